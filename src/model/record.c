/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words of the records, and the batch that carries them.
 */
#include "config.h"

#include "model/record.h"

#include <stdlib.h>

#include "base/mem.h"

/* What a fresh record of each kind holds: nothing known. */
/* clang-format off */
static const struct record fresh_records[RECORD_KIND_COUNT] = {
	[RECORD_TICKET] = { .kind = RECORD_TICKET, .ticket = {
		.core = {
			.waiting = WAITING_US,
			.created_at = TIME_NONE, .updated_at = TIME_NONE,
		},
		.metrics = {
			.first_reply_s = -1, .first_reply_business_s = -1,
			.first_solved_s = -1, .first_solved_business_s = -1,
			.solved_s = -1, .solved_business_s = -1,
			.requester_wait_s = -1, .on_hold_s = -1, .handle_s = -1,
			.solved_at = TIME_NONE,
			.last_customer_at = TIME_NONE, .last_agent_at = TIME_NONE,
		},
		.sla = { .promises = {
			{ .due_at = TIME_NONE }, { .due_at = TIME_NONE }, { .due_at = TIME_NONE },
			{ .due_at = TIME_NONE }, { .due_at = TIME_NONE }, { .due_at = TIME_NONE },
		} },
		.rating = { .offered_at = TIME_NONE, .answered_at = TIME_NONE },
	} },
	[RECORD_EVENT] = { .kind = RECORD_EVENT, .event = {
		.at = TIME_NONE, .due_at = TIME_NONE, .to_waiting = WAITING_US,
	} },
	[RECORD_ACCOUNT] = { .kind = RECORD_ACCOUNT },
	[RECORD_GROUP] = { .kind = RECORD_GROUP },
	[RECORD_MEMBERSHIP] = { .kind = RECORD_MEMBERSHIP, .membership = {
		.from = TIME_NONE, .to = TIME_NONE,
	} },
	[RECORD_RATING] = { .kind = RECORD_RATING, .rating = { .at = TIME_NONE } },
	[RECORD_CALL] = { .kind = RECORD_CALL, .call = {
		.at = TIME_NONE, .wait_s = -1, .talk_s = -1, .hold_s = -1, .wrap_up_s = -1,
	} },
	[RECORD_PRESENCE] = { .kind = RECORD_PRESENCE, .presence = {
		.from = TIME_NONE, .to = TIME_NONE,
	} },
	[RECORD_SCHEDULE] = { .kind = RECORD_SCHEDULE, .schedule = {
		.from = TIME_NONE, .to = TIME_NONE,
	} },
	[RECORD_MEASURE] = { .kind = RECORD_MEASURE, .measure = {
		.from = TIME_NONE, .to = TIME_NONE,
	} },
};

static const char *const record_kind_names[RECORD_KIND_COUNT] = {
	[RECORD_TICKET]     = "ticket",
	[RECORD_EVENT]      = "event",
	[RECORD_ACCOUNT]    = "account",
	[RECORD_GROUP]      = "group",
	[RECORD_MEMBERSHIP] = "membership",
	[RECORD_RATING]     = "rating",
	[RECORD_CALL]       = "call",
	[RECORD_PRESENCE]   = "presence",
	[RECORD_SCHEDULE]   = "schedule",
	[RECORD_MEASURE]    = "measure",
};

struct state_row {
	const char *name;
	bool is_open, is_solved;
};

static const struct state_row state_rows[STATE_COUNT] = {
	[STATE_NEW]     = { .name = "new",     .is_open = true },
	[STATE_OPEN]    = { .name = "open",    .is_open = true },
	[STATE_PENDING] = { .name = "pending", .is_open = true },
	[STATE_HOLD]    = { .name = "hold",    .is_open = true },
	[STATE_SOLVED]  = { .name = "solved",  .is_solved = true },
	[STATE_CLOSED]  = { .name = "closed",  .is_solved = true },
	[STATE_SPAM]    = { .name = "spam" },
	[STATE_MERGED]  = { .name = "merged" },
	[STATE_DELETED] = { .name = "deleted" },
};

static const char *const actor_kind_names[ACTOR_KIND_COUNT] = {
	[ACTOR_UNKNOWN]  = "unknown",
	[ACTOR_CUSTOMER] = "customer",
	[ACTOR_AGENT]    = "agent",
	[ACTOR_BOT]      = "bot",
	[ACTOR_SYSTEM]   = "system",
};

static const char *const event_kind_names[EVENT_KIND_COUNT] = {
	[EVENT_CREATE]   = "create",
	[EVENT_MESSAGE]  = "message",
	[EVENT_NOTE]     = "note",
	[EVENT_STATE]    = "state",
	[EVENT_ASSIGN]   = "assign",
	[EVENT_TEAM]     = "team",
	[EVENT_PRIORITY] = "priority",
	[EVENT_RATING]   = "rating",
	[EVENT_PROMISE]  = "promise",
	[EVENT_MERGE]    = "merge",
	[EVENT_OTHER]    = "other",
};

static const char *const promise_metric_names[PROMISE_METRIC_COUNT] = {
	[PROMISE_FIRST_RESPONSE] = "first_response",
	[PROMISE_NEXT_REPLY]     = "next_reply",
	[PROMISE_RESOLUTION]     = "resolution",
};
/* clang-format on */

/* Numbers come from a store that another version may have written: none is trusted. */
static const char *word(const char *const *words, unsigned index, unsigned count)
{
	return index < count ? words[index] : "unknown";
}

const char *record_kind_name(enum record_kind kind)
{
	return word(record_kind_names, (unsigned)kind, RECORD_KIND_COUNT);
}

bool ticket_state_is_open(enum ticket_state state)
{
	return (unsigned)state < STATE_COUNT && state_rows[state].is_open;
}

bool ticket_state_is_solved(enum ticket_state state)
{
	return (unsigned)state < STATE_COUNT && state_rows[state].is_solved;
}

const char *ticket_state_name(enum ticket_state state)
{
	return (unsigned)state < STATE_COUNT ? state_rows[state].name : "unknown";
}

const char *actor_kind_name(enum actor_kind kind)
{
	return word(actor_kind_names, (unsigned)kind, ACTOR_KIND_COUNT);
}

const char *promise_metric_name(enum promise_metric metric)
{
	return word(promise_metric_names, (unsigned)metric, PROMISE_METRIC_COUNT);
}

const char *event_kind_name(enum event_kind kind)
{
	return word(event_kind_names, (unsigned)kind, EVENT_KIND_COUNT);
}

void batch_init(struct batch *batch)
{
	*batch = (struct batch){ .arena = arena_new(), .cursor_from = "", .cursor_to = "" };
}

void batch_release(struct batch *batch)
{
	arena_free(batch->arena);
	free(batch->records);
	*batch = (struct batch){ 0 };
}

void batch_clear(struct batch *batch)
{
	arena_clear(batch->arena);
	*batch = (struct batch){
		.arena = batch->arena,
		.cursor_from = "",
		.cursor_to = "",
		.records = batch->records,
		.capacity = batch->capacity,
	};
}

struct record *batch_add(struct batch *batch, enum record_kind kind)
{
	batch->records =
		mem_grow(batch->records, &batch->capacity, batch->len + 1, sizeof *batch->records);
	batch->records[batch->len] = fresh_records[kind];
	return &batch->records[batch->len++];
}
