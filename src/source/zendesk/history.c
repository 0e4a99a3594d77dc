/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What happened before: windows of the incremental export that go back until `since`.
 *
 * The export only goes upwards, so a window below what is covered is read upwards to its end; rows
 * at or above the end are known already. Windows grow and shrink so that each is some pages long:
 * the last page of each is partly waste, and the newest must come first.
 */
#include "config.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "source/json.h"
#include "source/zendesk/tickets.h"
#include "source/zendesk/zendesk.h"

enum {
	WINDOW_FIRST_S = 86400,
	WINDOW_MIN_S = 3600,
	WINDOW_MAX_S = 120 * 86400,
	PAGES_FEW = 3,
	PAGES_MANY = 8
};

/* The window that ends at `to`. */
static void open_window(const struct zendesk *zendesk, struct zendesk_history *history, int64_t to)
{
	int64_t since = zendesk->base.desk->since;

	history->to = to;
	history->from = to - history->window_s;
	history->pages = 0;
	if (history->from <= since) {
		history->from = since;
		history->is_done = to <= since;
	}
}

static bool history_ask(
	struct source *source, struct stream *stream, int64_t now_s, struct buf *url)
{
	struct zendesk *zendesk = zendesk_of(source);
	struct zendesk_history *history = &zendesk->history;
	bool is_open_listed = zendesk->is_open_done || source->streams[ZENDESK_OPEN].is_stopped;

	/* Live's own position must be in the store, else its start might be lost. */
	if (history->is_done || !is_open_listed || !*source->streams[ZENDESK_LIVE].cursor)
		return false;
	if (history->to == 0) {
		history->window_s = WINDOW_FIRST_S;
		open_window(zendesk, history, zendesk->live.start);
	}
	if (history->is_done || !zendesk_may_export(zendesk, now_s, 1, &stream->idle_until))
		return false;
	zendesk_add_export(url, history->cursor, history->from);
	zendesk_note_export(zendesk, now_s);
	return true;
}

static void write_cursor(const struct zendesk_history *history, struct buf *cursor)
{
	buf_printf(cursor,
		"{\"from\":%" PRId64 ",\"to\":%" PRId64 ",\"window\":%" PRId64
		",\"pages\":%" PRId64,
		history->from, history->to, history->window_s, history->pages);
	if (history->covered != TIME_NONE)
		buf_printf(cursor, ",\"covered\":%" PRId64, history->covered);
	if (history->cursor) {
		buf_add_text(cursor, ",\"cursor\":");
		json_add_text(cursor, history->cursor);
	}
	buf_printf(cursor, ",\"done\":%s}", history->is_done ? "true" : "false");
}

static void close_window(struct zendesk *zendesk, struct zendesk_history *next)
{
	next->covered = next->from;
	next->is_done = next->from <= zendesk->base.desk->since;
	zendesk_set(&next->cursor, NULL);
	if (next->pages <= PAGES_FEW)
		next->window_s *= next->pages <= 1 ? 4 : 2;
	else if (next->pages > PAGES_MANY)
		next->window_s /= 2;
	if (next->window_s < WINDOW_MIN_S)
		next->window_s = WINDOW_MIN_S;
	if (next->window_s > WINDOW_MAX_S)
		next->window_s = WINDOW_MAX_S;
	if (!next->is_done)
		open_window(zendesk, next, next->from);
}

/* True where rows reach the window's end. */
static bool add_tickets(const struct zendesk *zendesk, struct turn *turn, int64_t to)
{
	bool is_end = false;
	const cJSON *item;

	cJSON_ArrayForEach(item, json_list(turn->json, "tickets"))
	{
		int64_t changed = zendesk_ticket_changed(item);

		if (changed != TIME_NONE && changed >= to)
			is_end = true;
		else
			zendesk_ticket_add(zendesk, item, turn->batch);
	}
	return is_end;
}

static void copy(struct zendesk_history *to, const struct zendesk_history *from)
{
	char *cursor = to->cursor;

	*to = *from;
	to->cursor = cursor;
	zendesk_set(&to->cursor, from->cursor);
}

static void add_coverage(const struct zendesk *zendesk, struct turn *turn)
{
	int64_t covered = zendesk->history_next.covered, start = zendesk->live.start;
	int64_t since = turn->source->desk->since;
	double span = (double)(start - since);

	if (covered == TIME_NONE || covered > start)
		return;
	turn->batch->coverage[turn->batch->coverage_len++] = (struct coverage){
		.kind = RECORD_TICKET,
		.from = covered,
		.to = start,
		.share = covered <= since ? 1 : (double)(start - covered) / span,
	};
}

static enum source_outcome history_take(struct turn *turn)
{
	struct zendesk *zendesk = zendesk_of(turn->source);
	const struct zendesk_history *history = &zendesk->history;
	struct zendesk_history *next = &zendesk->history_next;
	const char *after = json_raw(turn->json, "after_cursor");
	bool is_end = json_is_true(turn->json, "end_of_stream");

	if (!json_list(turn->json, "tickets"))
		return stream_fault(turn, ADVICE_RETRY, ERROR_PARSE, _("no list in the reply"));
	copy(next, history);
	next->pages++;
	is_end |= add_tickets(zendesk, turn, history->to);
	is_end |= !after || !*after || (history->cursor && !strcmp(after, history->cursor));
	if (is_end)
		close_window(zendesk, next);
	else
		zendesk_set(&next->cursor, after);
	add_coverage(zendesk, turn);
	write_cursor(next, &turn->cursor);
	return SOURCE_BATCH;
}

/* A cursor that is refused: the window is read anew. Too recent a window brings nothing. */
static bool history_miss(struct turn *turn, enum source_outcome *outcome)
{
	struct zendesk *zendesk = zendesk_of(turn->source);

	*outcome = SOURCE_NOTHING;
	if (turn->reply->status == 403)
		return false;
	if (zendesk->history.cursor) {
		zendesk_set(&zendesk->history.cursor, NULL);
		zendesk->history.pages = 0;
		return true;
	}
	return zendesk_is_nowhere(turn, outcome);
}

static void history_restore(struct source *source, const cJSON *cursor)
{
	struct zendesk_history *history = &zendesk_of(source)->history;
	bool is_whole = json_int(cursor, "from", &history->from) &&
			json_int(cursor, "to", &history->to) &&
			json_int(cursor, "window", &history->window_s) &&
			json_int(cursor, "pages", &history->pages);

	if (!is_whole || history->from <= 0 || history->to < history->from ||
		history->window_s < WINDOW_MIN_S || history->window_s > WINDOW_MAX_S) {
		*history = (struct zendesk_history){ .covered = TIME_NONE };
		return;
	}
	if (!json_int(cursor, "covered", &history->covered))
		history->covered = TIME_NONE;
	history->is_done = json_is_true(cursor, "done");
	zendesk_set(&history->cursor, json_raw(cursor, "cursor"));
}

static void history_commit(struct source *source)
{
	struct zendesk *zendesk = zendesk_of(source);

	copy(&zendesk->history, &zendesk->history_next);
}

const struct stream_row zendesk_history_row = {
	.name = "history",
	.ask = history_ask,
	.take = history_take,
	.miss = history_miss,
	.restore = history_restore,
	.commit = history_commit,
};
