/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The driver that all sources share.
 */
#include "config.h"

#include "source/stream.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/words.h"
#include "source/fault.h"
#include "source/json.h"

enum {
	IDLE_MAX_S = 3600
};

void source_add_address(struct buf *buf, const char *url)
{
	size_t len = strlen(url);

	while (len > 0 && url[len - 1] == '/')
		len--;
	buf_add(buf, url, len);
}

bool source_init(struct source *source, const struct source_setup *setup, const char *path,
	struct error *err)
{
	const struct source_config *config = setup->config;
	struct http_address address;

	source->config = config;
	source->desk = setup->desk;
	source->opened_s = setup->now_s;
	source->budget_limit = -1;
	source->budget_left = -1;
	source->budget_resets_at = TIME_NONE;
	buf_init(&source->base, 1024);
	if (!config->url || !http_parse_url(config->url, &address))
		return error_set(err, ERROR_CONFIG,
			_("source '%s': 'url' must be an https address without user and password"),
			config->name);
	if (!setup->secret || !*setup->secret)
		return error_set(err, ERROR_CONFIG, _("source '%s': no secret"), config->name);
	source->secret = mem_dup_text(setup->secret);
	source_add_address(&source->base, config->url);
	buf_add_text(&source->base, path);
	for (size_t i = 0; i < source->len; i++)
		source->streams[i].cursor = mem_dup_text("");
	return true;
}

void source_release(struct source *source)
{
	if (source->secret)
		mem_wipe(source->secret, strlen(source->secret));
	free(source->secret);
	buf_release(&source->base);
	for (size_t i = 0; i < source->len; i++) {
		free(source->streams[i].cursor);
		free(source->streams[i].cursor_next);
	}
}

int64_t source_interval_s(const struct source *source)
{
	return source->config->interval_s > 0 ? source->config->interval_s
					      : source->row->interval_s;
}

void source_restore(struct source *source, const char *stream, const char *cursor)
{
	for (size_t i = 0; i < source->len; i++) {
		struct buf text;
		cJSON *json;

		if (strcmp(source->rows[i]->name, stream) != 0)
			continue;
		free(source->streams[i].cursor);
		source->streams[i].cursor = mem_dup_text(cursor);
		buf_init(&text, 0);
		buf_add_text(&text, cursor);
		/* A cursor that cannot be read means: begin anew. */
		if (source->rows[i]->restore && json_parse(&text, &json, NULL)) {
			source->rows[i]->restore(source, json);
			cJSON_Delete(json);
		}
		buf_release(&text);
	}
}

enum source_turn source_next(
	struct source *source, int64_t now_s, struct http_request *request, int64_t *idle_until)
{
	int64_t until = now_s + IDLE_MAX_S;

	for (size_t i = 0; i < source->len; i++) {
		struct stream *stream = &source->streams[i];

		if (stream->is_stopped)
			continue;
		buf_clear(&request->url);
		buf_add(&request->url, source->base.bytes, source->base.len);
		stream->idle_until = STREAM_NEVER;
		if (source->rows[i]->ask(source, stream, now_s, &request->url)) {
			source->current = i;
			return SOURCE_REQUEST;
		}
		if (stream->idle_until < until)
			until = stream->idle_until;
	}
	buf_clear(&request->url);
	*idle_until = until > now_s ? until : now_s + 1;
	return SOURCE_IDLE;
}

enum source_outcome stream_fault(
	struct turn *turn, enum source_advice advice, enum error_kind kind, const char *text)
{
	turn->fault->advice = advice;
	error_set(&turn->fault->error, kind, "%s", text);
	return SOURCE_FAULT;
}

static int64_t header_number(const struct http_reply *reply, const char *const *names)
{
	int64_t value;

	for (; *names; names++) {
		if (json_parse_int(http_reply_header(reply, *names), &value) && value >= 0)
			return value;
	}
	return -1;
}

/* Three spellings have been seen; the account's own limit comes before the endpoint's. */
static void note_budget(struct source *source, const struct http_reply *reply, int64_t now_s)
{
	static const char *const limits[] = { "ratelimit-limit", "x-rate-limit", "rate-limit",
		NULL };
	static const char *const lefts[] = { "ratelimit-remaining", "x-rate-limit-remaining",
		"rate-limit-remaining", NULL };
	static const char *const resets[] = { "ratelimit-reset", "rate-limit-reset", NULL };
	int64_t reset_s = header_number(reply, resets);

	source->budget_limit = header_number(reply, limits);
	source->budget_left = header_number(reply, lefts);
	source->budget_resets_at = reset_s < 0 ? TIME_NONE : now_s + reset_s;
}

static enum source_outcome refuse(struct turn *turn)
{
	const struct stream_row *row = turn->source->rows[turn->source->current];
	int status = turn->reply->status;
	enum source_outcome outcome = SOURCE_NOTHING;
	bool is_refusal = status == 400 || status == 403 || status == 404 || status == 422;

	if (status == 302 && turn->source->is_login_redirected)
		return stream_fault(turn, ADVICE_LOGIN, ERROR_AUTH,
			_("a login is wanted; check secret and user (302)"));
	if (is_refusal && row->miss && row->miss(turn, &outcome))
		return outcome;
	fault_read(turn->fault, turn->reply, turn->json, turn->now_s);
	return SOURCE_FAULT;
}

static enum source_outcome read_reply(struct turn *turn)
{
	const struct stream_row *row = turn->source->rows[turn->source->current];
	struct error err = { 0 };
	cJSON *json = NULL;
	bool is_json = json_parse(&turn->reply->body, &json, &err);
	enum source_outcome outcome;

	turn->json = json;
	if (turn->reply->status < 200 || turn->reply->status > 299)
		outcome = refuse(turn);
	else if (!is_json)
		outcome = stream_fault(turn, ADVICE_RETRY, ERROR_PARSE, err.text);
	else
		outcome = row->take(turn);
	cJSON_Delete(json);
	return outcome;
}

enum source_outcome source_accept(struct source *source, const struct http_reply *reply,
	int64_t now_s, struct batch *batch, struct source_fault *fault)
{
	const struct stream_row *row = source->rows[source->current];
	struct stream *stream = &source->streams[source->current];
	int64_t server_s = http_reply_date(reply);
	struct turn turn = { .source = source,
		.stream = stream,
		.reply = reply,
		.now_s = now_s,
		.server_s = server_s == TIME_NONE ? now_s : server_s,
		.batch = batch,
		.fault = fault };
	enum source_outcome outcome;

	*fault = (struct source_fault){ .wait_until = TIME_NONE };
	snprintf(fault->stream, sizeof fault->stream, "%s", row->name);
	note_budget(source, reply, now_s);
	buf_init(&turn.cursor, 0);
	outcome = read_reply(&turn);
	if (outcome == SOURCE_BATCH) {
		free(stream->cursor_next);
		stream->cursor_next = mem_dup_text(turn.cursor.bytes);
		batch->source = arena_dup(batch->arena, source->config->name);
		batch->stream = row->name;
		batch->cursor_from = arena_dup(batch->arena, stream->cursor);
		batch->cursor_to = arena_dup(batch->arena, turn.cursor.bytes);
	} else if (outcome == SOURCE_FAULT) {
		stream->is_stopped = fault->advice == ADVICE_STOP_STREAM;
	}
	buf_release(&turn.cursor);
	return outcome;
}

void source_commit(struct source *source)
{
	struct stream *stream = &source->streams[source->current];
	const struct stream_row *row = source->rows[source->current];

	if (!stream->cursor_next)
		return;
	free(stream->cursor);
	stream->cursor = stream->cursor_next;
	stream->cursor_next = NULL;
	if (row->commit)
		row->commit(source);
}

void source_poke(struct source *source)
{
	for (size_t i = 0; i < source->len; i++) {
		source->streams[i].not_before = 0;
		source->streams[i].is_stopped = false; /* a right may have been granted meanwhile */
	}
}
