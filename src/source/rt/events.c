/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Transactions as events.
 *
 * One transaction is at most one event, with the transaction's id. A change of owner is there
 * twice, as Set and as SetWatcher: the second is left out. A transaction that means nothing to us
 * is kept only for the time logged with it.
 *
 * Due is one date: the next moment by which something was promised. The rule that keeps it (RT's
 * SLA_SetDue) gives it the earlier of the answer's and the solution's time while the customer
 * waits, and the solution's time once we have answered. So it falls when the customer writes and
 * rises when we answer, which tells whose promise a change is:
 *     first set, ticket of a customer       first response
 *     first set, ticket made by an agent    resolution
 *     earlier than before                   next reply
 *     later than before, or by a person     resolution
 */
#include "config.h"

#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "source/json.h"
#include "source/rt/page.h"
#include "source/rt/words.h"

struct delivery {
	struct rt *rt;
	struct rt_flow *flow;
	struct batch *batch;
};

static const char *number_text(struct batch *batch, int64_t number)
{
	return arena_printf(batch->arena, "%" PRId64, number);
}

/* Version above everything that the ticket's own clock can have given before. */
static int64_t merge_version(int64_t at)
{
	return at * RT_VERSION_STEP + RT_VERSION_STEP - 1;
}

static enum actor_kind creator_of(
	const struct rt_flow *flow, const struct rt_directory *people, int64_t ticket)
{
	for (size_t i = 0; i < flow->page.len; i++) {
		const struct rt_row *row = &flow->page.rows[i];

		if (row->ticket == ticket && !strcmp(row->type, "Create"))
			return rt_actor_kind(people, row->creator);
	}
	for (size_t i = 0; i < ARRAY_LEN(flow->creations); i++) {
		if (flow->creations[i].ticket == ticket)
			return flow->creations[i].by;
	}
	return ACTOR_UNKNOWN;
}

static bool fill_create(
	const struct delivery *delivery, const struct rt_row *row, struct event_record *event)
{
	struct rt_flow *flow = delivery->flow;

	event->kind = EVENT_CREATE;
	flow->creations[flow->creation++ % ARRAY_LEN(flow->creations)] =
		(struct rt_creation){ .ticket = row->ticket, .by = event->actor_kind };
	return true;
}

static bool fill_message(
	const struct delivery *delivery, const struct rt_row *row, struct event_record *event)
{
	(void)delivery;
	(void)row;
	event->kind = EVENT_MESSAGE;
	event->is_automatic = event->actor_kind == ACTOR_SYSTEM;
	return true;
}

static bool fill_note(
	const struct delivery *delivery, const struct rt_row *row, struct event_record *event)
{
	(void)delivery;
	(void)row;
	event->kind = EVENT_NOTE;
	return true;
}

static bool fill_state(
	const struct delivery *delivery, const struct rt_row *row, struct event_record *event)
{
	const struct text_list *states = &delivery->rt->base.config->states;

	event->kind = EVENT_STATE;
	event->from = arena_dup(delivery->batch->arena, row->from);
	event->to = arena_dup(delivery->batch->arena, row->to);
	event->from_state = rt_state(states, row->from).state;
	event->to_state = rt_state(states, row->to).state;
	event->to_waiting = rt_state(states, row->to).waiting;
	return true;
}

static const char *owner_of(const struct delivery *delivery, const char *number)
{
	const struct rt_user *user;
	int64_t value;

	if (!json_parse_int(number, &value))
		return NULL;
	user = rt_user_by_number(&delivery->rt->people, value);
	return user ? arena_dup(delivery->batch->arena, rt_owner(user->login)) : NULL;
}

static bool fill_owner(
	const struct delivery *delivery, const struct rt_row *row, struct event_record *event)
{
	event->kind = EVENT_ASSIGN;
	event->from = owner_of(delivery, row->from);
	event->to = owner_of(delivery, row->to);
	return true;
}

static const char *queue_of(const struct delivery *delivery, const char *id)
{
	return text_is_id(id) ? arena_dup(delivery->batch->arena, id) : NULL;
}

static bool fill_queue(
	const struct delivery *delivery, const struct rt_row *row, struct event_record *event)
{
	event->kind = EVENT_TEAM;
	event->from = queue_of(delivery, row->from);
	event->to = queue_of(delivery, row->to);
	return true;
}

static bool fill_priority(
	const struct delivery *delivery, const struct rt_row *row, struct event_record *event)
{
	(void)delivery;
	event->kind = EVENT_PRIORITY;
	event->from = rt_priority(row->from);
	event->to = rt_priority(row->to);
	return true;
}

static enum promise_metric promise_of(
	const struct delivery *delivery, const struct rt_row *row, int64_t from, int64_t to)
{
	const struct rt_directory *people = &delivery->rt->people;

	if (rt_actor_kind(people, row->creator) != ACTOR_SYSTEM || to == TIME_NONE)
		return PROMISE_RESOLUTION;
	if (from != TIME_NONE)
		return to < from ? PROMISE_NEXT_REPLY : PROMISE_RESOLUTION;
	return creator_of(delivery->flow, people, row->ticket) == ACTOR_AGENT
		       ? PROMISE_RESOLUTION
		       : PROMISE_FIRST_RESPONSE;
}

static bool fill_due(
	const struct delivery *delivery, const struct rt_row *row, struct event_record *event)
{
	event->kind = EVENT_PROMISE;
	event->due_at = rt_time(row->to);
	event->metric = promise_of(delivery, row, rt_time(row->from), event->due_at);
	return true;
}

static bool fill_rating(
	const struct delivery *delivery, const struct rt_row *row, struct event_record *event)
{
	const struct rt_directory *people = &delivery->rt->people;
	int64_t field, score;
	bool is_rating = false;

	if (!json_parse_int(row->field, &field))
		return false;
	for (size_t i = 0; i < people->rating_field_count; i++)
		is_rating |= people->rating_fields[i] == field;
	if (!is_rating || !json_parse_int(row->to, &score) || score < 1 || score > 5)
		return false;
	event->kind = EVENT_RATING;
	event->value = (double)score;
	event->scale = 5;
	return true;
}

/* Its marker is all that tells: searches do not find a merged ticket, and asking for it by its
 * number gives the survivor. */
static bool fill_link(
	const struct delivery *delivery, const struct rt_row *row, struct event_record *event)
{
	int64_t survivor = rt_row_survivor(row);

	if (survivor == 0)
		return false;
	event->kind = EVENT_MERGE;
	event->to = number_text(delivery->batch, survivor);
	return true;
}

static void add_merged(struct batch *batch, const struct rt_row *row)
{
	struct ticket_record *ticket = &batch_add(batch, RECORD_TICKET)->ticket;

	ticket->id = number_text(batch, row->ticket);
	ticket->version[FACET_CORE] = merge_version(row->at);
	ticket->core.has = CORE_STATE | CORE_MERGED_INTO;
	ticket->core.state = STATE_MERGED;
	ticket->core.state_text = "merged";
	ticket->core.merged_into = number_text(batch, rt_row_survivor(row));
}

struct transaction_kind {
	const char *type, *field; /* field NULL: any */
	bool (*fill)(const struct delivery *, const struct rt_row *, struct event_record *);
};

/* clang-format off */
static const struct transaction_kind transaction_kinds[] = {
	{ "Create",      NULL,       fill_create },
	{ "Correspond",  NULL,       fill_message },
	{ "Comment",     NULL,       fill_note },
	{ "Status",      NULL,       fill_state },
	{ "Set",         "Owner",    fill_owner },
	{ "Set",         "Queue",    fill_queue },
	{ "Set",         "Priority", fill_priority },
	{ "Set",         "Due",      fill_due },
	{ "CustomField", NULL,       fill_rating },
	{ "AddLink",     NULL,       fill_link },
};
/* clang-format on */

static bool fill(
	const struct delivery *delivery, const struct rt_row *row, struct event_record *event)
{
	for (size_t i = 0; i < ARRAY_LEN(transaction_kinds); i++) {
		const struct transaction_kind *kind = &transaction_kinds[i];

		if (!strcmp(kind->type, row->type) &&
			(!kind->field || !strcmp(kind->field, row->field)))
			return kind->fill(delivery, row, event);
	}
	return false;
}

static void deliver_row(const struct delivery *delivery, const struct rt_row *row)
{
	struct batch *batch = delivery->batch;
	struct record blank = { .kind = RECORD_EVENT };
	struct event_record *event = &blank.event;
	bool is_known;

	event->at = row->at;
	event->due_at = TIME_NONE;
	event->actor = *row->creator ? arena_dup(batch->arena, row->creator) : NULL;
	event->actor_kind = rt_actor_kind(&delivery->rt->people, row->creator);
	event->handle_s = row->minutes > 0 && row->minutes < 1000000 ? row->minutes * 60 : 0;
	event->id = number_text(batch, row->id);
	event->ticket = number_text(batch, row->ticket);
	is_known = fill(delivery, row, event);
	if (!is_known && event->handle_s == 0)
		return;
	if (!is_known) {
		event->kind = EVENT_OTHER;
		event->to = arena_dup(batch->arena, row->type);
	}
	batch_add(batch, RECORD_EVENT)->event = *event;
	if (event->kind == EVENT_MERGE)
		add_merged(batch, row);
}

void rt_page_deliver(struct rt *rt, struct rt_flow *flow, struct batch *batch)
{
	struct delivery delivery = { .rt = rt, .flow = flow, .batch = batch };

	for (size_t i = 0; i < flow->page.len; i++)
		deliver_row(&delivery, &flow->page.rows[i]);
}
