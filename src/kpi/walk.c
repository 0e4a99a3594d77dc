/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What reading a ticket's events and its summary have in common.
 */
#include "config.h"

#include "kpi/walk.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

bool walk_is_before(const struct walk *walk, int64_t at)
{
	return facts_is_past(walk->facts, at);
}

struct observation *walk_add(struct walk *walk, enum observation_kind kind, int64_t at)
{
	struct derived *out = walk->out;

	out->rows = mem_grow(out->rows, &out->capacity, out->len + 1, sizeof(*out->rows));
	struct observation *row = &out->rows[out->len++];

	*row = (struct observation){
		.at = observation_time(at),
		.kind = (uint8_t)kind,
		.agent = dense_add_short(&walk->facts->agents, walk->agent),
		.team = dense_add_short(&walk->facts->groups, walk->group),
	};
	return row;
}

void walk_measure(const struct walk *walk, struct observation *row, int64_t from, int64_t to)
{
	row->value = observation_time(facts_elapsed_s(walk->facts, walk->group, from, to, false));
	row->business = observation_time(facts_elapsed_s(walk->facts, walk->group, from, to, true));
}

bool walk_is_after_hours(const struct walk *walk, int64_t at)
{
	const struct calendar *calendar = facts_calendar(walk->facts, walk->group);

	return calendar && !calendar_is_open(calendar, at);
}

void walk_add_created(struct walk *walk)
{
	walk_add(walk, OBS_CREATED, walk->created_at)->flags =
		walk->is_outbound ? OBS_IS_OUTBOUND : 0;
}

static enum waiting waiting_now(const struct walk *walk)
{
	if (walk->state_waiting != WAITING_BY_SPEAKER)
		return walk->state_waiting;
	return walk->is_customer_last || !walk->has_spoken ? WAITING_US : WAITING_CUSTOMER;
}

static bool is_same_stance(const struct stance *a, const struct stance *b)
{
	return a->waiting == b->waiting && a->agent == b->agent && a->group == b->group &&
	       a->since == b->since && a->doubts == b->doubts;
}

static void end_stretch(struct walk *walk, int64_t at, bool is_running)
{
	const struct stance *stance = &walk->stance;

	if (!is_running && at <= walk->stretch_from)
		return;
	struct observation *row = walk_add(walk, OBS_OPEN, walk->stretch_from);

	row->value = is_running ? OBS_NEVER : observation_time(at);
	row->business = observation_time(stance->since);
	row->agent = dense_add_short(&walk->facts->agents, stance->agent);
	row->team = dense_add_short(&walk->facts->groups, stance->group);
	row->flags = (uint8_t)(((unsigned)stance->waiting << OBS_WAITING_SHIFT) | stance->doubts);
	if (stance->agent == 0)
		row->flags |= OBS_IS_UNASSIGNED;
}

/* Of two in one second the later one has it. */
static void note_holder(struct walk *walk, int64_t at)
{
	struct derived *out = walk->out;
	const struct derived_holder holder = { at, walk->agent, walk->group };

	if (out->holder_count > 0 && out->holders[out->holder_count - 1].from == at)
		out->holder_count--;
	out->holders = mem_grow(
		out->holders, &out->holder_capacity, out->holder_count + 1, sizeof(*out->holders));
	out->holders[out->holder_count++] = holder;
}

void walk_give_to_holder(const struct walk *walk, struct observation *row)
{
	const struct derived *out = walk->out;

	for (size_t i = out->holder_count; i > 0; i--) {
		const struct derived_holder *holder = &out->holders[i - 1];

		if (observation_time(holder->from) > row->at)
			continue;
		row->agent = dense_add_short(&walk->facts->agents, holder->agent);
		row->team = dense_add_short(&walk->facts->groups, holder->group);
		return;
	}
}

void walk_settle(struct walk *walk, int64_t at)
{
	bool is_open = ticket_state_is_open(walk->state);
	enum waiting turn = waiting_now(walk);

	note_holder(walk, at);
	if (!is_open) {
		if (walk->is_in_stretch)
			end_stretch(walk, at, false);
		walk->is_in_stretch = false;
		return;
	}
	if (!walk->is_in_stretch || turn != walk->turn)
		walk->turn_from = at;
	walk->turn = turn;

	struct stance stance = { turn, walk->agent, walk->group, walk->turn_from, walk->doubts };

	if (turn == WAITING_US && walk->unanswered_at != TIME_NONE)
		stance.since = walk->unanswered_at;
	if (walk->is_in_stretch && is_same_stance(&stance, &walk->stance))
		return;
	if (walk->is_in_stretch)
		end_stretch(walk, at, false);
	walk->stance = stance;
	walk->stretch_from = at;
	walk->is_in_stretch = true;
}

struct derived_solve *walk_add_solve(struct walk *walk, int64_t at)
{
	struct derived *out = walk->out;

	out->solves = mem_grow(
		out->solves, &out->solve_capacity, out->solve_count + 1, sizeof(*out->solves));
	struct derived_solve *solve = &out->solves[out->solve_count++];

	*solve = (struct derived_solve){
		.at = at,
		.ends_at = at,
		.reopened_at = TIME_NONE,
		.replied_at = TIME_NONE,
		.thanked_at = TIME_NONE,
		.agent = walk->agent,
		.group = walk->group,
		.moves = walk->moves,
	};
	return solve;
}

/* Whose the ticket was while it was not open, where that is another than the stretch before it
 * tells. Both are in order of time. */
static void add_held(struct walk *walk)
{
	struct derived *out = walk->out;
	struct derived_holder then = { 0, 0, 0 };
	size_t next = 0, len = out->len;

	for (size_t i = 0; i < out->holder_count; i++) {
		const struct derived_holder *holder = &out->holders[i];
		uint32_t from = observation_time(holder->from);

		for (; next < len; next++) {
			const struct observation *row = &out->rows[next];

			if (row->kind != OBS_OPEN)
				continue;
			if (row->at > from)
				break;
			then.agent = walk->facts->agents.ids[row->agent];
			then.group = walk->facts->groups.ids[row->team];
		}
		if (then.agent == holder->agent && then.group == holder->group)
			continue;
		then = *holder;
		walk->agent = holder->agent;
		walk->group = holder->group;
		walk_add(walk, OBS_HELD, holder->from);
	}
}

/* --- the end of a ticket -------------------------------------------------------------------- */

static uint8_t ticket_exclusion(const struct walk *walk)
{
	static const struct {
		enum ticket_state state;
		enum exclusion exclusion;
	} by_state[] = {
		{ STATE_DELETED, EXCLUDED_DELETED },
		{ STATE_SPAM, EXCLUDED_SPAM },
		{ STATE_MERGED, EXCLUDED_MERGED },
	};
	const struct facts *facts = walk->facts;

	for (size_t i = 0; i < ARRAY_LEN(by_state); i++)
		if (walk->state == by_state[i].state && !facts->is_counted[by_state[i].exclusion])
			return (uint8_t)(1 + by_state[i].exclusion);
	if ((walk->ticket->flags & TICKET_IS_TEST) && !facts->is_counted[EXCLUDED_TEST])
		return 1 + EXCLUDED_TEST;
	return 0;
}

/* Levels know nobody else than the owner of the moment; what happened belongs to the last owner
 * where nobody owned the ticket then. Replies belong to their actor. */
static bool belongs_to_owner(enum observation_kind kind)
{
	return kind != OBS_OPEN && kind != OBS_REPLY && kind != OBS_FIRST_REPLY &&
	       kind != OBS_NEXT_REPLY && kind != OBS_ASSIGN;
}

/* Handled by a bot alone, and solved. Who came back since waits for us. */
static bool is_bot_only(const struct walk *walk)
{
	const struct derived *out = walk->out;

	if (!ticket_state_is_solved(walk->state))
		return false;
	for (size_t i = 0; i < out->solve_count; i++)
		if (!out->solves[i].is_bot_alone)
			return false;
	return out->solve_count > 0 && walk->replies == 0 &&
	       !walk->facts->is_counted[EXCLUDED_BOT_ONLY];
}

/* How long a bot took says nothing of us. */
static bool is_of_handling(enum observation_kind kind)
{
	return kind == OBS_SOLVE || kind == OBS_SOLVED || kind == OBS_FIRST_SOLVE ||
	       kind == OBS_WAITED || kind == OBS_TOUCH || kind == OBS_PROMISE_FIRST ||
	       kind == OBS_PROMISE_NEXT || kind == OBS_PROMISE_RESOLUTION;
}

static void give_to_last(struct observation *row, uint16_t last)
{
	if (row->kind == OBS_REPLY && row->business == 0)
		row->business = last;
	else if (row->agent == 0 && belongs_to_owner((enum observation_kind)row->kind))
		row->agent = last;
	else
		return;
	row->flags |= OBS_IS_LAST_OWNERS;
}

static void finish_rows(struct walk *walk)
{
	struct derived *out = walk->out;
	bool has_bot_only = is_bot_only(walk);
	uint8_t excluded = ticket_exclusion(walk);
	uint16_t last = dense_add_short(&walk->facts->agents, walk->last_agent);

	for (size_t i = 0; i < out->len; i++) {
		struct observation *row = &out->rows[i];

		if (has_bot_only && is_of_handling((enum observation_kind)row->kind))
			row->excluded = 1 + EXCLUDED_BOT_ONLY;
		if (excluded)
			row->excluded = row->spare = excluded;
		if (row->kind == OBS_PROMISE_NEXT) /* replied to before it was due */
			walk_give_to_holder(walk, row);
		give_to_last(row, last);
	}
	if (excluded)
		out->is_open = false;
}

/* A state that no event told of, as a deletion that only the ticket itself shows. */
static void take_final_state(struct walk *walk)
{
	const struct ticket_fact *ticket = walk->ticket;
	bool is_lost =
		!ticket_state_is_open(ticket->state) && !ticket_state_is_solved(ticket->state);

	if (!is_lost || walk->has_told_state)
		return;
	walk->state = ticket->state;
	walk_settle(walk, ticket->active_at == TIME_NONE ? walk->created_at : ticket->active_at);
}

static void fill_open(struct walk *walk)
{
	const struct ticket_fact *ticket = walk->ticket;
	struct open_ticket *open = &walk->out->open;

	open->ticket = ticket->id;
	open->state = walk->state;
	open->waiting = walk->stance.waiting;
	open->created_at = walk->created_at;
	open->active_at = ticket->active_at;
	open->waiting_since = walk->stance.since;
	open->reopens = walk->reopens;
	open->moves = walk->moves;
	open->agent = walk->agent;
	open->team = walk->group;
	open->channel = ticket->channel;
	open->priority = ticket->priority;
	open->topic = ticket->topic;
	open->type = ticket->type;
}

static bool created_at(const struct ticket_fact *ticket, const struct event_fact *events,
	size_t count, int64_t *at)
{
	*at = ticket->created_at;
	for (size_t i = 0; *at == TIME_NONE && i < count; i++)
		if (events[i].kind == EVENT_CREATE)
			*at = events[i].at;
	return *at != TIME_NONE;
}

void derive(struct facts *facts, const struct ticket_fact *ticket, const struct event_fact *events,
	size_t event_count)
{
	struct derived *out = &facts->derived;
	struct walk walk = {
		.facts = facts,
		.ticket = ticket,
		.out = out,
		.unanswered_at = TIME_NONE,
		.first_reply_at = TIME_NONE,
		.is_outbound = (ticket->flags & TICKET_IS_OUTBOUND) != 0,
	};

	out->len = out->solve_count = out->holder_count = out->log_count = 0;
	out->replaced_count = 0;
	out->is_open = false;
	memset(&out->open, 0, sizeof(out->open));
	out->open.due_at = out->open.rated_at = TIME_NONE;
	out->open.rating = NAN;
	out->is_there = created_at(ticket, events, event_count, &walk.created_at) &&
			walk_is_before(&walk, walk.created_at);
	out->created_at = walk.created_at;
	if (!out->is_there)
		return;
	if (ticket->flags & TICKET_HAS_EVENTS)
		walk_events(&walk, events, event_count);
	else
		walk_summary(&walk);
	take_final_state(&walk);
	out->is_open = walk.is_in_stretch;
	if (out->is_open) {
		fill_open(&walk);
		end_stretch(&walk, 0, true);
	}
	walk_add_solves(&walk);
	walk_add_promises(&walk);
	walk_add_rating(&walk);
	add_held(&walk);
	finish_rows(&walk);
}

void derived_release(struct derived *derived)
{
	free(derived->rows);
	free(derived->solves);
	free(derived->holders);
	free(derived->logs);
	free(derived->replaced);
}
