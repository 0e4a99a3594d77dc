/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What happened before: transactions downwards from live's anchor until `since`, newest first, and
 * the tickets they name, fetched by the hundred.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "source/json.h"
#include "source/rt/flow.h"
#include "source/rt/page.h"

enum {
	/* So many are worth a request; the next page would seldom fit beside them. */
	DRAIN_FROM = 80,
	/* How far below its Create the rule sets a ticket's first Due, at most. */
	UNDECIDED_MAX = 10
};

static bool is_blocked(const struct rt *rt)
{
	const struct source *source = &rt->base;

	return rt->live.at.anchor == 0 ||
	       (!rt->is_open_done && !source->streams[RT_OPEN].is_stopped);
}

static bool history_ask(
	struct source *source, struct stream *stream, int64_t now_s, struct buf *url)
{
	struct rt *rt = rt_of(source);
	struct rt_flow *history = &rt->history;
	const struct rt_position *at = &history->at;

	(void)stream;
	(void)now_s;
	if (is_blocked(rt))
		return false;
	history->is_draining |= at->is_done || at->owed.len >= DRAIN_FROM;
	history->is_draining &= at->owed.len > 0;
	if (rt_flow_ask(rt, history, url, history->is_draining))
		return true;
	if (at->is_done)
		return false;
	history->step = RT_STEP_PAGE;
	rt_add_transactions(url, "%3C", at->id > 0 ? at->id : rt->live.at.anchor + 1, false);
	return true;
}

static bool has_creation(const struct rt_page *page, int64_t ticket)
{
	for (size_t i = 0; i < page->len; i++) {
		if (page->rows[i].ticket == ticket && !strcmp(page->rows[i].type, "Create"))
			return true;
	}
	return false;
}

static bool is_undecided(const struct rt_page *page, const struct rt_row *row)
{
	return !strcmp(row->field, "Due") && !strcmp(row->creator, "RT_System") &&
	       rt_time(row->from) == TIME_NONE && !has_creation(page, row->ticket);
}

/* Whose promise a first Due is depends on who made the ticket, and that row may be on the next
 * page: then the lowest rows are left to it. */
static void leave_undecided(struct rt_page *page)
{
	size_t cut = 0;

	for (size_t i = 0; i < page->len && i < UNDECIDED_MAX; i++) {
		if (is_undecided(page, &page->rows[i]))
			cut = i + 1;
	}
	if (cut == page->len)
		return;
	page->rows += cut;
	page->len -= cut;
}

static void owe(struct rt *rt, struct rt_flow *history)
{
	struct rt_owed owed = { 0 };

	rt_flow_debts(&history->page, &owed, &rt->delivered);
	for (size_t i = 0; i < owed.len; i++) {
		int64_t id = owed.debts[i].id;

		if (!ids_has(&rt->delivered, id) && !rt_owed_find(&history->next.owed, id))
			rt_owed_add(&history->next.owed, id, owed.debts[i].kind);
	}
	rt_owed_release(&owed);
}

static enum source_outcome finish(struct rt *rt, struct turn *turn)
{
	struct rt_position *next = &rt->history.next;
	int64_t to = rt->live.at.anchor_at;

	if (next->owed.len == 0)
		next->tickets_from = next->from;
	rt_add_coverage(rt, turn->batch, RECORD_EVENT, next->from, to);
	rt_add_coverage(rt, turn->batch, RECORD_TICKET, next->tickets_from, to);
	rt_position_write(next, &turn->cursor);
	return SOURCE_BATCH;
}

static enum source_outcome deliver(struct rt *rt, struct turn *turn)
{
	struct rt_flow *history = &rt->history;
	struct rt_page *page = &history->page;
	struct rt_position *next = &history->next;
	int64_t since = rt->base.desk->since;

	rt_page_deliver(rt, history, turn->batch);
	owe(rt, history);
	if (page->len) {
		next->id = page->rows[0].id;
		next->from = page->rows[0].at;
	}
	next->is_done = page->len == 0 || next->from <= since || next->id <= 1;
	if (next->is_done)
		next->from = since;
	rt_page_clear(page);
	return finish(rt, turn);
}

static enum source_outcome take_page(struct rt *rt, struct turn *turn)
{
	struct rt_flow *history = &rt->history;
	struct rt_page *page = &history->page;
	int64_t below = history->at.id > 0 ? history->at.id : rt->live.at.anchor + 1;

	rt_page_read(page, json_list(turn->json, "items"), turn->server_s);
	if (page->len && page->rows[page->len - 1].id >= below)
		return stream_fault(turn, ADVICE_STOP_STREAM, ERROR_PARSE,
			_("the helpdesk does not keep to the order of transactions"));
	leave_undecided(page);
	rt_flow_begin(history);
	page->is_waiting = rt_page_unknown(page, &rt->people) != 0;
	return page->is_waiting ? SOURCE_NOTHING : deliver(rt, turn);
}

static enum source_outcome history_take(struct turn *turn)
{
	struct rt *rt = rt_of(turn->source);
	struct rt_flow *history = &rt->history;

	if (history->step == RT_STEP_USER)
		return rt_flow_learn(rt, history, turn->json) ? deliver(rt, turn) : SOURCE_NOTHING;
	if (history->step != RT_STEP_PAGE)
		return rt_flow_settle(turn, history) ? finish(rt, turn) : SOURCE_FAULT;
	if (!json_list(turn->json, "items"))
		return stream_fault(turn, ADVICE_RETRY, ERROR_PARSE, _("no list in the reply"));
	return take_page(rt, turn);
}

static bool history_miss(struct turn *turn, enum source_outcome *outcome)
{
	struct rt *rt = rt_of(turn->source);
	struct rt_flow *history = &rt->history;

	if (history->step != RT_STEP_USER && history->step != RT_STEP_TICKET)
		return false;
	turn->json = NULL; /* the words of a refusal are no user and no ticket */
	if (history->step == RT_STEP_USER)
		*outcome = rt_flow_learn(rt, history, NULL) ? deliver(rt, turn) : SOURCE_NOTHING;
	else
		*outcome = rt_flow_settle(turn, history) ? finish(rt, turn) : SOURCE_FAULT;
	return true;
}

static void history_restore(struct source *source, const cJSON *cursor)
{
	rt_position_read(&rt_of(source)->history.at, cursor);
}

static void history_commit(struct source *source)
{
	rt_flow_commit(&rt_of(source)->history);
}

const struct stream_row rt_history_row = {
	.name = "history",
	.ask = history_ask,
	.take = history_take,
	.miss = history_miss,
	.restore = history_restore,
	.commit = history_commit,
};
