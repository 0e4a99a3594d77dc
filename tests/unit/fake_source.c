/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The fake helpdesk.
 */
#include "config.h"

#include "fake_source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "source/rows.h"

struct source {
	const struct source_config *config;
	char position[32], wished[32]; /* cursor in the store, and of the batch under way */
	int64_t not_before;
	bool is_live;
};

static struct fake_seen seen;

const struct fake_seen *fake_seen(void)
{
	return &seen;
}

static bool open_fake(const struct source_setup *setup, struct source **source, struct error *err)
{
	if (setup->secret && strcmp(setup->secret, "unopenable") == 0)
		return error_set(err, ERROR_AUTH, "this secret opens nothing");
	*source = mem_new(1, sizeof(**source));
	(*source)->config = setup->config;
	(*source)->not_before = setup->now_s;
	snprintf(seen.secret, sizeof(seen.secret), "%s", setup->secret ? setup->secret : "");
	seen.opened++;
	seen.cursor[0] = '\0';
	return true;
}

static void restore(struct source *source, const char *stream, const char *cursor)
{
	if (strcmp(stream, "live") != 0)
		abort();
	snprintf(source->position, sizeof(source->position), "%s", cursor);
	snprintf(seen.cursor, sizeof(seen.cursor), "%s", cursor);
}

static enum source_turn next(
	struct source *source, int64_t now_s, struct http_request *request, int64_t *idle_until)
{
	seen.asked_at = now_s;
	*idle_until = source->not_before;
	if (now_s < source->not_before)
		return SOURCE_IDLE;
	buf_printf(&request->url, "%s/page?cursor=%s", source->config->url, source->position);
	buf_printf(&request->authorization, "Bearer %s", seen.secret);
	return SOURCE_REQUEST;
}

static enum source_outcome fail(
	struct source_fault *fault, enum source_advice advice, enum error_kind kind, int status)
{
	fault->advice = advice;
	snprintf(fault->stream, sizeof(fault->stream), "live");
	error_set(&fault->error, kind, "status %d", status);
	return SOURCE_FAULT;
}

static enum source_outcome judge(
	const struct http_reply *reply, int64_t now_s, struct source_fault *fault)
{
	int64_t retry_after_s = http_reply_retry_after_s(reply);
	switch (reply->status) {
	case 401:
		return fail(fault, ADVICE_LOGIN, ERROR_AUTH, reply->status);
	case 403:
		return fail(fault, ADVICE_STOP_STREAM, ERROR_FORBIDDEN, reply->status);
	case 404:
		return fail(fault, ADVICE_STOP, ERROR_CONFIG, reply->status);
	case 429:
		fault->wait_until = retry_after_s < 0 ? TIME_NONE : now_s + retry_after_s;
		return fail(fault, ADVICE_WAIT, ERROR_RATE, reply->status);
	default:
		return fail(fault, ADVICE_RETRY, ERROR_NET, reply->status);
	}
}

static void read_line(struct source *source, const char *line, struct batch *batch)
{
	char id[32];
	if (sscanf(line, "ticket %31s", id) == 1) {
		struct ticket_record *ticket = &batch_add(batch, RECORD_TICKET)->ticket;
		ticket->id = arena_dup(batch->arena, id);
		ticket->version[FACET_CORE] = 1;
		ticket->core.has = CORE_STATE | CORE_CREATED;
		ticket->core.state = STATE_OPEN;
		ticket->core.created_at = 1795341600;
	}
	sscanf(line, "more %31s", source->wished);
}

static enum source_outcome accept(struct source *source, const struct http_reply *reply,
	int64_t now_s, struct batch *batch, struct source_fault *fault)
{
	if (strcmp(reply->body.bytes, "shut") == 0)
		source->not_before = now_s + FAKE_INTERVAL_S;
	if (reply->status != 200)
		return judge(reply, now_s, fault);
	snprintf(source->wished, sizeof(source->wished), "%s", source->position);
	for (const char *line = reply->body.bytes; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		read_line(source, line, batch);
	}
	source->is_live = strstr(reply->body.bytes, "end") != NULL;
	if (source->is_live)
		source->not_before = now_s + FAKE_INTERVAL_S;
	if (batch->len == 0)
		return SOURCE_NOTHING;
	batch->source = source->config->name;
	batch->stream = "live";
	batch->cursor_from = arena_dup(batch->arena, source->position);
	batch->cursor_to = arena_dup(batch->arena, source->wished);
	return SOURCE_BATCH;
}

static void commit(struct source *source)
{
	snprintf(source->position, sizeof(source->position), "%s", source->wished);
	snprintf(seen.cursor, sizeof(seen.cursor), "%s", source->wished);
}

static void poke(struct source *source)
{
	source->not_before = 0;
	seen.poked++;
}

static void progress(const struct source *source, struct source_progress *said)
{
	*said = (struct source_progress){ .interval_s = FAKE_INTERVAL_S,
		.budget_limit = 700,
		.budget_left = 690,
		.budget_resets_at = TIME_NONE,
		.is_live = source->is_live,
		.is_complete = source->is_live,
		.history_share = source->is_live ? 1 : 0.5,
		.history_from = TIME_NONE };
}

static void close_fake(struct source *source)
{
	free(source);
}

static const struct source_row fake_row = {
	.name = "fake",
	.title = "Fake",
	.help = "Answers as the test wishes.",
	.requests_per_minute = 0,
	.interval_s = FAKE_INTERVAL_S,
	.open = open_fake,
	.restore = restore,
	.next = next,
	.accept = accept,
	.commit = commit,
	.poke = poke,
	.progress = progress,
	.close = close_fake,
};

/* One that configurations name, and nobody polls. */
static const struct source_row rt_row = { .name = "rt", .title = "Request Tracker" };

const struct source_row *const source_rows[] = { &fake_row, &rt_row, &feed_source_row, NULL };

const struct source_row *source_find(const char *name)
{
	for (size_t i = 0; source_rows[i]; i++)
		if (strcmp(source_rows[i]->name, name) == 0)
			return source_rows[i];
	return NULL;
}
