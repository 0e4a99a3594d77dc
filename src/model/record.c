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
			.requester_wait_s = -1, .requester_wait_business_s = -1, .on_hold_s = -1, .handle_s = -1,
			.solved_at = TIME_NONE,
			.last_customer_at = TIME_NONE, .last_agent_at = TIME_NONE,
			.assigned_at = TIME_NONE, .state_since = TIME_NONE,
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

struct state_row {
	bool is_open, is_solved;
};

/* Spam, merged and deleted are neither. */
static const struct state_row state_rows[STATE_COUNT] = {
	[STATE_NEW]     = { .is_open = true },
	[STATE_OPEN]    = { .is_open = true },
	[STATE_PENDING] = { .is_open = true },
	[STATE_HOLD]    = { .is_open = true },
	[STATE_SOLVED]  = { .is_solved = true },
	[STATE_CLOSED]  = { .is_solved = true },
};
/* clang-format on */

/* Numbers come from a store that another version may have written: none is trusted. */
bool ticket_state_is_open(enum ticket_state state)
{
	return (unsigned)state < STATE_COUNT && state_rows[state].is_open;
}

bool ticket_state_is_solved(enum ticket_state state)
{
	return (unsigned)state < STATE_COUNT && state_rows[state].is_solved;
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
