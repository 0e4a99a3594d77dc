/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The row of Zendesk Support: opening, requests, progress, probe.
 */
#include "config.h"

#include "source/zendesk/zendesk.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "source/auth.h"
#include "source/fault.h"
#include "source/json.h"
#include "source/rows.h"
#include "source/zendesk/people.h"

struct zendesk *zendesk_of(struct source *source)
{
	return (struct zendesk *)source;
}

const struct zendesk *zendesk_of_const(const struct source *source)
{
	return (const struct zendesk *)source;
}

const char *zendesk_field_name(const struct source_config *config, enum zendesk_field field)
{
	switch (field) {
	case ZENDESK_TYPE:
		return config->type_field;
	case ZENDESK_TOPIC:
		return config->topic_field;
	case ZENDESK_CUSTOMER:
		return config->customer_field;
	case ZENDESK_CHANNEL:
		return config->channel_field;
	case ZENDESK_RATING:
		return config->rating_field;
	case ZENDESK_FIRST_CONTACT:
		return config->fcr_field;
	case ZENDESK_FIELD_COUNT:
		break;
	}
	return NULL;
}

void zendesk_set(char **text, const char *value)
{
	char *copy = mem_dup_text(value);

	free(*text);
	*text = copy;
}

/* Any minute holds at most so many; a clock that was set back is not waited for. */
bool zendesk_may_export(const struct zendesk *zendesk, int64_t now_s, size_t spare, int64_t *until)
{
	int64_t at = zendesk->exports[(zendesk->export_at + spare) % zendesk->export_count];

	if (at == 0 || at > now_s || at <= now_s - 60)
		return true;
	*until = at + 61;
	return false;
}

void zendesk_note_export(struct zendesk *zendesk, int64_t now_s)
{
	zendesk->exports[zendesk->export_at++ % zendesk->export_count] = now_s;
}

void zendesk_add_export(struct buf *url, const char *cursor, int64_t start_s)
{
	buf_add_text(url, "/incremental/tickets/cursor.json?");
	if (cursor) {
		buf_add_text(url, "cursor=");
		http_add_encoded(url, cursor);
	} else {
		buf_printf(url, "start_time=%" PRId64, start_s);
	}
	buf_add_text(url, "&per_page=1000&include=metric_sets,slas");
}

bool zendesk_is_nowhere(struct turn *turn, enum source_outcome *outcome)
{
	if (turn->reply->status != 404 || !cJSON_IsObject(json_get(turn->json, "error")))
		return false;
	*outcome = stream_fault(turn, ADVICE_STOP, ERROR_CONFIG,
		_("no Zendesk at this address; 'url' is like https://NAME.zendesk.com (404)"));
	return true;
}

static void zendesk_close(struct source *source)
{
	struct zendesk *zendesk = zendesk_of(source);

	ids_release(&zendesk->agents);
	free(zendesk->exports);
	free(zendesk->people.after);
	free(zendesk->live.cursor);
	free(zendesk->live_next.cursor);
	free(zendesk->history.cursor);
	free(zendesk->history_next.cursor);
	free(zendesk->open_cursor);
	free(zendesk->open_next);
	source_release(source);
	free(zendesk);
}

static bool zendesk_open(
	const struct source_setup *setup, struct source **source, struct error *err)
{
	static const struct stream_row *const rows[ZENDESK_STREAM_COUNT] = {
		[ZENDESK_LIVE] = &zendesk_live_row,
		[ZENDESK_PEOPLE] = &zendesk_people_row,
		[ZENDESK_OPEN] = &zendesk_open_row,
		[ZENDESK_HISTORY] = &zendesk_history_row,
	};
	struct zendesk *zendesk = mem_new(1, sizeof *zendesk);

	zendesk->base.row = &zendesk_source_row;
	zendesk->base.rows = rows;
	zendesk->base.len = ARRAY_LEN(rows);
	zendesk->history.covered = TIME_NONE;
	zendesk->export_count = setup->config->exports_per_minute > 0
					? (size_t)setup->config->exports_per_minute
					: ZENDESK_EXPORTS;
	zendesk->exports = mem_new(zendesk->export_count, sizeof *zendesk->exports);
	/* A name that is a number is a field's id. */
	for (enum zendesk_field i = 0; i < ZENDESK_FIELD_COUNT; i++) {
		if (!json_parse_int(zendesk_field_name(setup->config, i), &zendesk->fields[i]))
			zendesk->fields[i] = 0;
	}
	if (!source_init(&zendesk->base, setup, "/api/v2", err)) {
		zendesk_close(&zendesk->base);
		return false;
	}
	*source = &zendesk->base;
	return true;
}

static void authorize(const struct source *source, struct http_request *request)
{
	const char *user = source->config->user;

	if (user && *user)
		auth_add_basic(&request->authorization, user, "/token", source->secret);
	else
		auth_add_token(&request->authorization, "Bearer", source->secret);
}

static enum source_turn zendesk_next(
	struct source *source, int64_t now_s, struct http_request *request, int64_t *idle_until)
{
	if (source_next(source, now_s, request, idle_until) == SOURCE_IDLE)
		return SOURCE_IDLE;
	authorize(source, request);
	return SOURCE_REQUEST;
}

static void zendesk_progress(const struct source *source, struct source_progress *progress)
{
	const struct zendesk *zendesk = zendesk_of_const(source);
	const struct zendesk_history *history = &zendesk->history;
	int64_t start = zendesk->live.start, since = source->desk->since;

	*progress = (struct source_progress){
		.interval_s = source_interval_s(source),
		.budget_limit = source->budget_limit,
		.budget_left = source->budget_left,
		.budget_resets_at = source->budget_resets_at,
		.is_live = zendesk->has_polled,
		.is_complete = zendesk->has_polled && history->is_done,
		.history_share = history->is_done ? 1 : 0,
		.history_from = history->covered,
	};
	if (!history->is_done && history->covered != TIME_NONE && start > since)
		progress->history_share =
			(double)(start - history->covered) / (double)(start - since);
}

static void zendesk_probe(struct source *source, struct http_request *request)
{
	buf_add(&request->url, source->base.bytes, source->base.len);
	buf_add_text(&request->url, "/users/me.json");
	authorize(source, request);
}

static bool zendesk_probed(struct source *source, const struct http_reply *reply, char *said,
	size_t size, struct error *err)
{
	struct source_fault fault = { 0 };
	struct arena *arena = arena_new();
	cJSON *json = NULL;
	bool is_ok = json_parse(&reply->body, &json, err);
	const cJSON *user = json_get(json, "user");
	const char *name;

	(void)source;
	if (reply->status < 200 || reply->status > 299) {
		fault_read(&fault, reply, json, 0);
		is_ok = error_set(err, fault.error.kind, "%s", fault.error.text);
	}
	is_ok = is_ok && zendesk_me_read(json, err);
	name = json_text(arena, user, "name");
	if (is_ok)
		snprintf(said, size, _("logged in as %s (%s)"), name ? name : "?",
			json_raw(user, "role"));
	cJSON_Delete(json);
	arena_free(arena);
	return is_ok;
}

static void zendesk_link(const struct source_config *config, const char *ticket_id, struct buf *url)
{
	source_add_address(url, config->url);
	buf_add_text(url, "/agent/tickets/");
	http_add_encoded(url, ticket_id);
}

const struct source_row zendesk_source_row = {
	.name = "zendesk",
	.title = "Zendesk",
	.help = N_(
		"Zendesk Support by its incremental export, with a bearer token or an API token"),
	.needs_secret = true,
	.requests_per_minute = 200,
	.interval_s = 60,
	.open = zendesk_open,
	.restore = source_restore,
	.next = zendesk_next,
	.accept = source_accept,
	.commit = source_commit,
	.poke = source_poke,
	.progress = zendesk_progress,
	.probe = zendesk_probe,
	.probed = zendesk_probed,
	.link = zendesk_link,
	.close = zendesk_close,
};
