/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What happens now: transactions above the position.
 *
 * The position is held back to what is older than two minutes; what is younger is delivered at once
 * and read again, because a smaller id may still appear. `window` remembers what was delivered, so
 * that reading again brings nothing new and an idle poll is one request.
 *
 * A page is not the end because it is short (rows that the account may not see are dropped after
 * paging): a round goes on by key until a page brings nothing new.
 */
#include "config.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/words.h"
#include "source/json.h"
#include "source/rt/flow.h"
#include "source/rt/page.h"

static bool is_blocked(const struct rt *rt)
{
	return !rt->people.is_ready && !rt->base.streams[RT_PEOPLE].is_stopped;
}

static bool live_ask(struct source *source, struct stream *stream, int64_t now_s, struct buf *url)
{
	struct rt *rt = rt_of(source);
	struct rt_flow *live = &rt->live;
	bool is_due = now_s >= stream->not_before;

	if (is_blocked(rt))
		return false;
	if (live->at.anchor == 0) {
		live->step = RT_STEP_ANCHOR;
		rt_add_transactions(url, "%3E", 0, false);
		return true;
	}
	if (rt_flow_ask(rt, live, url, !rt->is_round_open || live->at.owed.len >= RT_PAGE_LEN))
		return true;
	if (!is_due && !rt->is_round_open) {
		stream->idle_until = stream->not_before;
		return false;
	}
	if (!rt->is_round_open)
		rt->top = live->at.id;
	live->step = RT_STEP_PAGE;
	rt_add_transactions(url, "%3E", rt->top, true);
	return true;
}

/* Highest id that no smaller one can still come before; `least` where there is none. */
static int64_t settled_id(const struct rt_page *page, int64_t least)
{
	for (size_t i = page->len; i > 0; i--) {
		const struct rt_row *row = &page->rows[i - 1];

		if (row->at <= page->server_s - RT_HOLD_S)
			return row->id > least ? row->id : least;
	}
	return least;
}

/* Where live begins and history ends. */
static enum source_outcome take_anchor(struct rt *rt, struct turn *turn)
{
	struct rt_flow *live = &rt->live;
	struct rt_page *page = &live->page;
	int64_t least;

	rt_page_read(page, json_list(turn->json, "items"), turn->server_s);
	least = page->len ? page->rows[0].id - 1 : 1;
	rt_flow_begin(live);
	live->next.id = settled_id(page, least > 1 ? least : 1);
	live->next.anchor = live->next.id;
	live->next.anchor_at = turn->server_s - RT_HOLD_S;
	rt_page_clear(page);
	rt_position_write(&live->next, &turn->cursor);
	return SOURCE_BATCH;
}

static void keep_new_rows(struct rt *rt, struct rt_page *page)
{
	size_t len = 0;

	for (size_t i = 0; i < page->len; i++) {
		if (!ids_has(&rt->window, page->rows[i].id))
			page->rows[len++] = page->rows[i];
	}
	page->len = len;
}

/* Everything up to the server's clock is there when no round is open and no ticket owed. */
static enum source_outcome finish(struct rt *rt, struct turn *turn)
{
	const struct rt_position *next = &rt->live.next;

	if (!rt->is_round_open && next->owed.len == 0) {
		rt->has_polled = true;
		turn->batch->is_caught_up = true;
		rt_add_coverage(rt, turn->batch, RECORD_EVENT, next->anchor_at, turn->server_s);
		rt_add_coverage(rt, turn->batch, RECORD_TICKET, next->anchor_at, turn->server_s);
	}
	rt_position_write(next, &turn->cursor);
	return SOURCE_BATCH;
}

static enum source_outcome deliver(struct rt *rt, struct turn *turn)
{
	struct rt_flow *live = &rt->live;
	struct rt_page *page = &live->page;
	struct rt_owed owed = { 0 };

	rt_page_deliver(rt, live, turn->batch);
	rt_flow_debts(page, &owed, &rt->delivered);
	for (size_t i = 0; i < owed.len; i++)
		rt_owed_add(&live->next.owed, owed.debts[i].id, owed.debts[i].kind);
	for (size_t i = 0; i < page->len; i++)
		ids_add(&rt->window, page->rows[i].id);
	rt->is_round_open = page->len > 0;
	if (!rt->is_round_open) {
		turn->stream->not_before = turn->now_s + source_interval_s(turn->source);
		ids_keep_above(&rt->window, live->next.id);
	}
	rt_owed_release(&owed);
	rt_page_clear(page);
	return finish(rt, turn);
}

static enum source_outcome take_page(struct rt *rt, struct turn *turn)
{
	struct rt_flow *live = &rt->live;
	struct rt_page *page = &live->page;

	rt_page_read(page, json_list(turn->json, "items"), turn->server_s);
	rt_flow_begin(live);
	live->next.id = settled_id(page, live->at.id);
	if (page->len && page->rows[page->len - 1].id > rt->top)
		rt->top = page->rows[page->len - 1].id;
	keep_new_rows(rt, page);
	page->is_waiting = rt_page_unknown(page, &rt->people) != 0;
	return page->is_waiting ? SOURCE_NOTHING : deliver(rt, turn);
}

static enum source_outcome live_take(struct turn *turn)
{
	struct rt *rt = rt_of(turn->source);
	struct rt_flow *live = &rt->live;
	bool is_page = live->step == RT_STEP_PAGE || live->step == RT_STEP_ANCHOR;

	if (is_page && !json_list(turn->json, "items"))
		return stream_fault(turn, ADVICE_RETRY, ERROR_PARSE, _("no list in the reply"));
	switch (live->step) {
	case RT_STEP_ANCHOR:
		return take_anchor(rt, turn);
	case RT_STEP_PAGE:
		return take_page(rt, turn);
	case RT_STEP_USER:
		return rt_flow_learn(rt, live, turn->json) ? deliver(rt, turn) : SOURCE_NOTHING;
	case RT_STEP_TICKETS:
	case RT_STEP_TICKET:
		return rt_flow_settle(turn, live) ? finish(rt, turn) : SOURCE_FAULT;
	}
	return SOURCE_NOTHING;
}

static bool live_miss(struct turn *turn, enum source_outcome *outcome)
{
	struct rt *rt = rt_of(turn->source);

	if (rt->live.step != RT_STEP_USER && rt->live.step != RT_STEP_TICKET)
		return false;
	turn->json = NULL; /* the words of a refusal are no user and no ticket */
	if (rt->live.step == RT_STEP_USER)
		*outcome = rt_flow_learn(rt, &rt->live, NULL) ? deliver(rt, turn) : SOURCE_NOTHING;
	else
		*outcome = rt_flow_settle(turn, &rt->live) ? finish(rt, turn) : SOURCE_FAULT;
	return true;
}

static void live_restore(struct source *source, const cJSON *cursor)
{
	struct rt_position *at = &rt_of(source)->live.at;

	rt_position_read(at, cursor);
	if (at->anchor_at == TIME_NONE)
		at->anchor = 0;
}

static void live_commit(struct source *source)
{
	rt_flow_commit(&rt_of(source)->live);
}

const struct stream_row rt_live_row = {
	.name = "live",
	.ask = live_ask,
	.take = live_take,
	.miss = live_miss,
	.restore = live_restore,
	.commit = live_commit,
};
