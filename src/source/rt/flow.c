/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What live and history have in common.
 */
#include "config.h"

#include "source/rt/flow.h"

#include <inttypes.h>
#include <string.h>

#include "base/words.h"
#include "source/json.h"
#include "source/rt/page.h"
#include "source/rt/tickets.h"
#include "source/rt/user.h"

/* The first hundred that a list may have; the same ones for as long as nothing is committed. */
static size_t due_debts(const struct rt_owed *owed, const struct rt_debt **due)
{
	size_t len = 0;

	for (size_t i = 0; i < owed->len && len < RT_PAGE_LEN; i++) {
		if (owed->debts[i].kind != RT_DEBT_LOOK_UP)
			due[len++] = &owed->debts[i];
	}
	return len;
}

/* "id=1 OR id=5": there is no IN. */
static void ask_tickets(
	const struct rt *rt, const struct rt_debt **due, size_t len, struct buf *url)
{
	struct buf query;

	buf_init(&query, 0);
	for (size_t i = 0; i < len; i++)
		buf_printf(&query, "%sid=%" PRId64, i ? " OR " : "", due[i]->id);
	rt_add_tickets(rt, url, query.bytes);
	buf_add_text(url, "&orderby=id");
	buf_release(&query);
}

bool rt_flow_ask(struct rt *rt, struct rt_flow *flow, struct buf *url, bool drains)
{
	const struct rt_debt *due[RT_PAGE_LEN];
	size_t len;

	if (flow->page.is_waiting) {
		flow->step = RT_STEP_USER;
		flow->number = rt_page_unknown(&flow->page, &rt->people);
		buf_printf(url, "/user/%" PRId64, flow->number);
		return true;
	}
	if (!drains || flow->at.owed.len == 0)
		return false;
	len = due_debts(&flow->at.owed, due);
	flow->step = len ? RT_STEP_TICKETS : RT_STEP_TICKET;
	if (len)
		ask_tickets(rt, due, len, url);
	else
		buf_printf(url, "/ticket/%" PRId64, flow->at.owed.debts[0].id);
	return true;
}

void rt_flow_begin(struct rt_flow *flow)
{
	struct rt_owed owed = flow->next.owed;

	flow->next = flow->at;
	flow->next.owed = owed;
	rt_owed_copy(&flow->next.owed, &flow->at.owed);
}

void rt_flow_commit(struct rt_flow *flow)
{
	struct rt_position before = flow->at;

	flow->at = flow->next;
	flow->next = before;
}

void rt_flow_release(struct rt_flow *flow)
{
	rt_owed_release(&flow->at.owed);
	rt_owed_release(&flow->next.owed);
	rt_page_release(&flow->page);
}

bool rt_flow_learn(struct rt *rt, struct rt_flow *flow, const cJSON *json)
{
	rt_user_learn(&rt->people, flow->number, json);
	flow->page.is_waiting = rt_page_unknown(&flow->page, &rt->people) != 0;
	return !flow->page.is_waiting;
}

static void settle_missing(struct turn *turn, struct rt_flow *flow, const struct rt_debt *debt)
{
	if (debt->kind == RT_DEBT_DELETED) {
		rt_ticket_add_gone(turn->batch, debt->id);
		rt_owed_remove(&flow->next.owed, debt->id);
	} else {
		rt_owed_add(&flow->next.owed, debt->id, RT_DEBT_LOOK_UP);
	}
}

static bool settle_list(struct turn *turn, struct rt_flow *flow)
{
	struct rt *rt = rt_of(turn->source);
	const struct rt_debt *due[RT_PAGE_LEN];
	size_t len = due_debts(&flow->at.owed, due);
	struct ids found = { 0 };
	const cJSON *item;

	if (rt_tickets_are_wrong(turn))
		return false;
	cJSON_ArrayForEach(item, json_list(turn->json, "items"))
		ids_add(&found, rt_ticket_add(rt, item, turn->server_s, turn->batch));
	for (size_t i = 0; i < len; i++) {
		if (ids_has(&found, due[i]->id))
			rt_owed_remove(&flow->next.owed, due[i]->id);
		else
			settle_missing(turn, flow, due[i]);
	}
	ids_release(&found);
	return true;
}

/* Asked for one that was merged, the server answers with the survivor; one that was deleted is
 * shown as such; a reminder or an approval is no ticket, though it has transactions like one; what
 * we may not see is refused. */
static void settle_one(struct turn *turn, struct rt_flow *flow)
{
	struct rt *rt = rt_of(turn->source);
	int64_t asked = flow->at.owed.debts[0].id;
	const char *status = json_raw(turn->json, "Status");
	bool is_deleted = status && !strcmp(status, "deleted");
	int64_t id = 0;

	ids_add(&rt->delivered, asked);
	rt_owed_remove(&flow->next.owed, asked);
	if (!json_int(turn->json, "id", &id) || id <= 0)
		return;
	if (id != asked)
		rt_ticket_add_merged(turn->batch, asked, id, turn->server_s);
	else if (is_deleted || !rt_ticket_add(rt, turn->json, turn->server_s, turn->batch))
		rt_ticket_add_gone(turn->batch, asked);
}

bool rt_flow_settle(struct turn *turn, struct rt_flow *flow)
{
	rt_flow_begin(flow);
	if (flow->step == RT_STEP_TICKETS)
		return settle_list(turn, flow);
	settle_one(turn, flow);
	return true;
}

static bool is_deletion(const struct rt_row *row)
{
	return !strcmp(row->type, "Status") && !strcmp(row->to, "deleted");
}

void rt_flow_debts(const struct rt_page *page, struct rt_owed *owed, struct ids *merged)
{
	for (size_t i = 0; i < page->len; i++) {
		const struct rt_row *row = &page->rows[i];
		int64_t survivor = rt_row_survivor(row);

		if (survivor) {
			rt_owed_remove(owed, row->ticket);
			ids_add(merged, row->ticket);
			rt_owed_add(owed, survivor, RT_DEBT_FETCH);
		} else {
			rt_owed_add(owed, row->ticket,
				is_deletion(row) ? RT_DEBT_DELETED : RT_DEBT_FETCH);
		}
	}
}

void rt_position_write(const struct rt_position *position, struct buf *cursor)
{
	buf_printf(
		cursor, "{\"id\":%" PRId64 ",\"anchor\":%" PRId64, position->id, position->anchor);
	if (position->anchor_at != TIME_NONE)
		buf_printf(cursor, ",\"anchor_at\":%" PRId64, position->anchor_at);
	if (position->from != TIME_NONE)
		buf_printf(cursor, ",\"from\":%" PRId64, position->from);
	if (position->tickets_from != TIME_NONE)
		buf_printf(cursor, ",\"tickets_from\":%" PRId64, position->tickets_from);
	buf_printf(cursor, ",\"done\":%s,\"owed\":", position->is_done ? "true" : "false");
	rt_owed_write(&position->owed, cursor);
	buf_add_char(cursor, '}');
}

static int64_t time_or_none(const cJSON *cursor, const char *key)
{
	int64_t at;

	return json_int(cursor, key, &at) ? at : TIME_NONE;
}

void rt_position_read(struct rt_position *position, const cJSON *cursor)
{
	if (!json_int(cursor, "id", &position->id) || position->id < 0)
		position->id = 0;
	if (!json_int(cursor, "anchor", &position->anchor) || position->anchor < 0)
		position->anchor = 0;
	position->anchor_at = time_or_none(cursor, "anchor_at");
	position->from = time_or_none(cursor, "from");
	position->tickets_from = time_or_none(cursor, "tickets_from");
	position->is_done = json_is_true(cursor, "done");
	rt_owed_read(&position->owed, json_list(cursor, "owed"));
}

double rt_share(const struct rt *rt, int64_t from)
{
	int64_t to = rt->live.at.anchor_at, since = rt->base.desk->since;

	if (from == TIME_NONE || to == TIME_NONE)
		return 0;
	if (from <= since || to <= since)
		return 1;
	return from >= to ? 0 : (double)(to - from) / (double)(to - since);
}

void rt_add_coverage(
	const struct rt *rt, struct batch *batch, enum record_kind kind, int64_t from, int64_t to)
{
	if (from == TIME_NONE || to == TIME_NONE ||
		batch->coverage_len == ARRAY_LEN(batch->coverage))
		return;
	batch->coverage[batch->coverage_len++] = (struct coverage){
		.kind = kind,
		.from = from,
		.to = to < from ? from : to,
		.share = rt_share(rt, from),
	};
}
