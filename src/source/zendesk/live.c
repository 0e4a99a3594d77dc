/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What happens now: the incremental export of tickets, by cursor, at most once a minute.
 *
 * The cursor is kept after the end of the stream and used again. A ticket may come twice; the
 * newer change wins in the store.
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
	POLL_MIN_S = 60,
	START_BACK_S = ZENDESK_LAG_S + 30, /* clocks differ a little */
	STEP_BACK = 4,                     /* and some differ by days */
	BACK_MAX_S = 400 * 86400
};

static int64_t poll_s(const struct source *source)
{
	int64_t interval = source_interval_s(source);

	return interval > POLL_MIN_S ? interval : POLL_MIN_S;
}

static bool live_ask(struct source *source, struct stream *stream, int64_t now_s, struct buf *url)
{
	struct zendesk *zendesk = zendesk_of(source);
	struct zendesk_live *live = &zendesk->live;

	if (!zendesk->people.is_ready && !source->streams[ZENDESK_PEOPLE].is_stopped)
		return false;
	stream->idle_until = stream->not_before;
	if (now_s < stream->not_before)
		return false;
	if (!zendesk_may_export(zendesk, now_s, 0, &stream->idle_until))
		return false;
	if (live->start == 0) {
		live->start = now_s - START_BACK_S;
		live->seen = live->start;
	}
	zendesk_add_export(url, live->cursor, live->seen);
	zendesk_note_export(zendesk, now_s);
	return true;
}

static void write_cursor(const struct zendesk_live *live, struct buf *cursor)
{
	buf_printf(cursor, "{\"start\":%" PRId64 ",\"seen\":%" PRId64, live->start, live->seen);
	if (live->cursor) {
		buf_add_text(cursor, ",\"cursor\":");
		json_add_text(cursor, live->cursor);
	}
	buf_add_char(cursor, '}');
}

static void add_tickets(struct zendesk *zendesk, struct turn *turn)
{
	struct zendesk_live *next = &zendesk->live_next;
	const cJSON *item;

	cJSON_ArrayForEach(item, json_list(turn->json, "tickets"))
	{
		int64_t changed = zendesk_ticket_changed(item);

		if (zendesk_ticket_add(zendesk, item, turn->batch) && changed > next->seen)
			next->seen = changed;
	}
}

static enum source_outcome live_take(struct turn *turn)
{
	struct zendesk *zendesk = zendesk_of(turn->source);
	const struct zendesk_live *live = &zendesk->live;
	struct zendesk_live *next = &zendesk->live_next;
	const char *after = json_raw(turn->json, "after_cursor");
	bool is_end = json_is_true(turn->json, "end_of_stream");

	if (!json_list(turn->json, "tickets"))
		return stream_fault(turn, ADVICE_RETRY, ERROR_PARSE, _("no list in the reply"));
	next->start = live->start;
	next->seen = live->seen;
	zendesk_set(&next->cursor, after && *after ? after : live->cursor);
	add_tickets(zendesk, turn);
	/* A page that moves nothing is an end too, whatever it says. */
	is_end |= !next->cursor || (live->cursor && !strcmp(live->cursor, next->cursor));
	if (is_end) {
		turn->stream->not_before = turn->now_s + poll_s(turn->source);
		zendesk->has_polled = true;
		turn->batch->is_caught_up = true;
		turn->batch->coverage[turn->batch->coverage_len++] = (struct coverage){
			.kind = RECORD_TICKET,
			.from = live->start,
			.to = turn->server_s - ZENDESK_LAG_S > live->start
				      ? turn->server_s - ZENDESK_LAG_S
				      : live->start,
			.share = turn->source->desk->since >= live->start ? 1 : 0,
		};
	}
	write_cursor(next, &turn->cursor);
	return SOURCE_BATCH;
}

/* A first start that is too recent for them, though not by our clock: they are behind us, by how
 * much nobody told. Without a position history cannot begin either, so we look further back. */
static enum source_outcome step_back(struct turn *turn)
{
	struct zendesk_live *live = &zendesk_of(turn->source)->live;
	int64_t back_s = (turn->now_s - live->start) * STEP_BACK;

	if (back_s <= BACK_MAX_S) {
		live->start = turn->now_s - (back_s > START_BACK_S ? back_s : START_BACK_S);
		live->seen = live->start;
		return SOURCE_NOTHING;
	}
	live->start = 0;
	return stream_fault(turn, ADVICE_RETRY, ERROR_NET,
		_("every start is refused as too recent (422): is the helpdesk's clock right?"));
}

/* Too recent a start is no news. How long a cursor lives is not told: one that is refused is given
 * up for the last change that we have. */
static bool live_miss(struct turn *turn, enum source_outcome *outcome)
{
	struct zendesk *zendesk = zendesk_of(turn->source);

	if (zendesk_is_nowhere(turn, outcome))
		return true;
	*outcome = SOURCE_NOTHING;
	if (zendesk->live.cursor && turn->reply->status != 403) {
		zendesk_set(&zendesk->live.cursor, NULL);
		return true;
	}
	if (turn->reply->status != 422)
		return false;
	if (!*turn->stream->cursor) {
		*outcome = step_back(turn);
		return true;
	}
	turn->stream->not_before = turn->now_s + poll_s(turn->source);
	zendesk->has_polled = true;
	return true;
}

static void live_restore(struct source *source, const cJSON *cursor)
{
	struct zendesk_live *live = &zendesk_of(source)->live;

	if (!json_int(cursor, "start", &live->start) || live->start < 0)
		live->start = 0;
	if (!json_int(cursor, "seen", &live->seen) || live->seen < live->start)
		live->seen = live->start;
	zendesk_set(&live->cursor, json_raw(cursor, "cursor"));
}

static void live_commit(struct source *source)
{
	struct zendesk *zendesk = zendesk_of(source);

	zendesk->live.seen = zendesk->live_next.seen;
	zendesk_set(&zendesk->live.cursor, zendesk->live_next.cursor);
}

const struct stream_row zendesk_live_row = {
	.name = "live",
	.ask = live_ask,
	.take = live_take,
	.miss = live_miss,
	.restore = live_restore,
	.commit = live_commit,
};
