/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A ticket read from its events.
 */
#include "config.h"

#include "base/mem.h"
#include "kpi/walk.h"

static enum actor_kind actor_kind_of(const struct walk *walk, const struct event_fact *event)
{
	if (event->actor_kind != ACTOR_UNKNOWN)
		return event->actor_kind;
	return roster_agent(&walk->facts->roster, event->actor) ? ACTOR_AGENT : ACTOR_CUSTOMER;
}

static bool is_machine(const struct walk *walk, const struct event_fact *event)
{
	enum actor_kind kind = actor_kind_of(walk, event);

	return event->is_automatic || kind == ACTOR_BOT || kind == ACTOR_SYSTEM;
}

/* --- messages ------------------------------------------------------------------------------- */

static struct observation *add_reply(
	struct walk *walk, enum observation_kind kind, const struct event_fact *event)
{
	struct observation *row = walk_add(walk, kind, event->at);

	row->agent = actor_kind_of(walk, event) == ACTOR_AGENT
			     ? dense_add_short(&walk->facts->agents, event->actor)
			     : 0;
	return row;
}

static void take_bot_message(struct walk *walk, const struct event_fact *event, uint8_t excluded)
{
	struct observation *row = add_reply(walk, OBS_REPLY, event);

	row->value = 1;
	row->excluded = excluded;
	walk->has_bot_spoken |= excluded == 1 + EXCLUDED_BOT;
	if (walk->first_reply_at != TIME_NONE || walk->has_bot_reply)
		return;
	/* Would have been the first response. */
	walk->has_bot_reply = true;
	row = add_reply(walk, OBS_FIRST_REPLY, event);
	row->excluded = excluded;
	walk_measure(walk, row, walk->created_at, event->at);
}

static void take_first_reply(struct walk *walk, const struct event_fact *event)
{
	struct observation *row = add_reply(walk, OBS_FIRST_REPLY, event);

	walk->first_reply_at = event->at;
	walk_measure(walk, row, walk->created_at, event->at);
	/* Who wrote first? */
	enum exclusion exclusion = walk->is_customer_last ? EXCLUDED_BY_AGENT : EXCLUDED_OUTBOUND;

	if (walk->is_outbound && !walk->facts->is_counted[exclusion])
		row->excluded = (uint8_t)(1 + exclusion);
}

/* Somebody of us did something about a ticket that was handed on. */
static void end_handed(struct walk *walk, int64_t at)
{
	if (walk->handed)
		walk->out->rows[walk->handed - 1].value = observation_time(at);
	walk->handed = 0;
}

/* One-touch and solved at the first contact until then, perhaps. */
static void note_late_reply(struct walk *walk, int64_t at)
{
	struct derived *out = walk->out;
	struct derived_solve *solve =
		out->solve_count > 0 ? &out->solves[out->solve_count - 1] : NULL;

	if (solve && solve->reopened_at == TIME_NONE && solve->replied_at == TIME_NONE)
		solve->replied_at = at;
}

static void take_reply(struct walk *walk, const struct event_fact *event)
{
	bool is_first = walk->first_reply_at == TIME_NONE;
	struct observation *row = add_reply(walk, OBS_REPLY, event);

	row->value = 1;
	row->business = dense_add_short(&walk->facts->agents, walk->agent);
	row->flags = walk_is_after_hours(walk, event->at) ? OBS_IS_AFTER_HOURS : 0;
	end_handed(walk, event->at);
	walk->replies++;
	note_late_reply(walk, event->at);
	if (is_first)
		take_first_reply(walk, event);

	bool is_next = walk->unanswered_at != TIME_NONE && (!is_first || walk->is_outbound);

	if (is_next)
		walk_measure(walk, add_reply(walk, OBS_NEXT_REPLY, event), walk->unanswered_at,
			event->at);
	if (is_next || walk->has_due[PROMISE_NEXT_REPLY])
		walk_add_next_promise(walk, event->at);
	walk->unanswered_at = TIME_NONE;
	walk->has_spoken = true;
	walk->is_customer_last = false;
}

/* 1 + why a message of ours is no reply; 0: it is one. */
static uint8_t no_reply(const struct walk *walk, const struct event_fact *event)
{
	enum actor_kind kind = actor_kind_of(walk, event);
	bool is_automatic = event->is_automatic || kind == ACTOR_SYSTEM;
	enum exclusion exclusion = is_automatic ? EXCLUDED_AUTOMATIC : EXCLUDED_BOT;

	if ((!is_automatic && kind != ACTOR_BOT) || walk->facts->is_counted[exclusion])
		return 0;
	return (uint8_t)(1 + exclusion);
}

static void take_message(struct walk *walk, const struct event_fact *event)
{
	uint8_t excluded = no_reply(walk, event);

	if (actor_kind_of(walk, event) == ACTOR_CUSTOMER) {
		if (excluded)
			return;
		if (walk->unanswered_at == TIME_NONE)
			walk->unanswered_at = event->at;
		walk->is_customer_last = true;
	} else if (excluded) {
		take_bot_message(walk, event, excluded);
	} else {
		take_reply(walk, event);
	}
}

/* --- states --------------------------------------------------------------------------------- */

/* A solve answers what was asked before it: after a reopening the customer waits anew. A reply that
 * was due by then was missed, one that was not is due no longer. */
static void settle_question(struct walk *walk)
{
	bool has_first = walk->first_reply_at != TIME_NONE || walk->is_outbound;

	if (walk->unanswered_at != TIME_NONE && (has_first || walk->has_due[PROMISE_NEXT_REPLY]))
		walk_add_next_promise(walk, TIME_NONE);
	walk->due_at[PROMISE_NEXT_REPLY] = TIME_NONE;
	walk->unanswered_at = TIME_NONE;
}

static void take_solve(struct walk *walk, const struct event_fact *event)
{
	struct derived *out = walk->out;

	if (out->solve_count > 0) {
		struct derived_solve *before = &out->solves[out->solve_count - 1];

		if (before->reopened_at != TIME_NONE && walk->replies == walk->replies_at_reopen)
			before->thanked_at = event->at;
	}
	struct derived_solve *solve = walk_add_solve(walk, event->at);

	end_handed(walk, event->at);
	settle_question(walk);
	solve->is_by_bot = walk->has_bot_spoken;
	solve->is_bot_alone = walk->has_bot_spoken && walk->replies == 0 &&
			      actor_kind_of(walk, event) != ACTOR_AGENT;
	if (actor_kind_of(walk, event) == ACTOR_AGENT)
		solve->actor = event->actor;
	if (is_machine(walk, event) && walk->is_in_stretch && walk->turn == WAITING_CUSTOMER) {
		solve->is_timed = true;
		solve->ends_at = walk->turn_from;
	}
}

static void take_reopening(struct walk *walk, const struct event_fact *event)
{
	struct derived *out = walk->out;

	walk->reopens++;
	walk->replies_at_reopen = walk->replies;
	if (out->solve_count == 0)
		return;
	out->solves[out->solve_count - 1].reopened_at = event->at;
	out->solves[out->solve_count - 1].replies = walk->replies;
}

static void take_state(struct walk *walk, const struct event_fact *event)
{
	bool was_open = ticket_state_is_open(walk->state);
	bool was_solved = ticket_state_is_solved(walk->state);

	if (was_open && ticket_state_is_solved(event->to_state))
		take_solve(walk, event);
	if (was_solved && ticket_state_is_open(event->to_state))
		take_reopening(walk, event);
	walk->state = event->to_state;
	walk->state_waiting = event->to_waiting;
}

/* --- the rest ------------------------------------------------------------------------------- */

static void take_assignee(struct walk *walk, const struct event_fact *event)
{
	fact_id agent = event->to;

	if (walk->agent != 0 && agent != 0 && agent != walk->agent)
		walk->moves++;
	walk->agent = agent;
	if (agent == 0)
		return;
	walk->last_agent = agent;
	walk_add(walk, OBS_ASSIGN, event->at);
}

static void add_move(struct walk *walk, enum observation_kind kind, int64_t at, uint32_t teams)
{
	struct observation *row = walk_add(walk, kind, at);

	row->value = OBS_NEVER;
	row->business = teams;
}

/* Only what is open is handed on; the rest is tidying up. */
static void take_team(struct walk *walk, const struct event_fact *event)
{
	struct dense *groups = &walk->facts->groups;
	bool is_move = event->from != 0 && event->to != 0 && event->from != event->to;

	if (is_move && ticket_state_is_open(walk->state)) {
		uint32_t teams = (uint32_t)dense_add_short(groups, event->from) << 16 |
				 dense_add_short(groups, event->to);

		end_handed(walk, event->at);
		add_move(walk, OBS_MOVE, event->at, teams);
		add_move(walk, OBS_HANDED, event->at, teams);
		walk->handed = walk->out->len;
	}
	walk->group = event->to;
}

static void take_rating(struct walk *walk, const struct event_fact *event)
{
	struct open_ticket *open = &walk->out->open;
	double scale = event->scale > 0 ? event->scale : 1;

	if (walk->ratings++ > 0) {
		struct observation *before = &walk->out->rows[walk->last_rating];

		before->business = observation_time(event->at) - before->at;
	}
	walk->last_rating = walk->out->len;
	walk_add_score(walk, event->at, event->value, scale);
	open->rating = event->value / scale;
	open->rated_at = event->at;
}

static void take_creation(struct walk *walk, const struct event_fact *event)
{
	if (actor_kind_of(walk, event) != ACTOR_AGENT || event->actor == walk->ticket->requester)
		return;
	walk->is_outbound = true;
	walk->unanswered_at = TIME_NONE;
	walk->is_customer_last = false;
	walk->has_spoken = true;
}

static void log_time(struct walk *walk, const struct event_fact *event)
{
	struct derived *out = walk->out;

	walk->handle_s += event->handle_s;
	out->logs = mem_grow(out->logs, &out->log_capacity, out->log_count + 1, sizeof(*out->logs));
	out->logs[out->log_count++] = (struct derived_log){ event->at, walk->handle_s };
}

static void take_event(struct walk *walk, const struct event_fact *event)
{
	switch (event->kind) {
	case EVENT_CREATE:
		take_creation(walk, event);
		break;
	case EVENT_MESSAGE:
		take_message(walk, event);
		break;
	case EVENT_STATE:
		take_state(walk, event);
		break;
	case EVENT_ASSIGN:
		take_assignee(walk, event);
		break;
	case EVENT_TEAM:
		take_team(walk, event);
		break;
	case EVENT_RATING:
		take_rating(walk, event);
		break;
	case EVENT_PROMISE:
		walk_take_promise(walk, event);
		break;
	case EVENT_MERGE:
		if (walk->ticket->state == STATE_MERGED)
			walk->state = STATE_MERGED;
		break;
	default:
		break;
	}
	if (event->handle_s > 0)
		log_time(walk, event);
}

/* --- from the first event to the last ------------------------------------------------------- */

static const struct event_fact *first_of(
	const struct event_fact *events, size_t count, enum event_kind kind)
{
	for (size_t i = 0; i < count; i++)
		if (events[i].kind == kind)
			return &events[i];
	return NULL;
}

static enum waiting usual_waiting(enum ticket_state state)
{
	if (state == STATE_PENDING)
		return WAITING_CUSTOMER;
	return state == STATE_HOLD ? WAITING_THIRD_PARTY : WAITING_BY_SPEAKER;
}

/* True where an event, be it after the moment looked back to, tells how the ticket came to be what
 * it is. */
static bool tells_state(const struct walk *walk, const struct event_fact *events, size_t count)
{
	enum ticket_state state = walk->ticket->state;

	for (size_t i = 0; i < count; i++)
		if ((events[i].kind == EVENT_STATE && events[i].to_state == state) ||
			(events[i].kind == EVENT_MERGE && state == STATE_MERGED))
			return true;
	return false;
}

/* What the ticket was before its first change; what never changed is as it is now. */
static void begin(struct walk *walk, const struct event_fact *events, size_t count)
{
	const struct ticket_fact *ticket = walk->ticket;
	const struct event_fact *state = first_of(events, count, EVENT_STATE);
	const struct event_fact *assign = first_of(events, count, EVENT_ASSIGN);
	const struct event_fact *team = first_of(events, count, EVENT_TEAM);

	walk->has_told_state = tells_state(walk, events, count);
	walk->state = state ? state->from_state : ticket->state;
	walk->state_waiting = state ? usual_waiting(walk->state) : ticket->waiting;
	walk->agent = walk->last_agent = assign ? assign->from : ticket->assignee;
	walk->group = team ? team->from : ticket->group;
	walk->has_spoken = walk->is_outbound;
	walk->is_customer_last = !walk->is_outbound;
	walk->unanswered_at = walk->is_outbound ? TIME_NONE : walk->created_at;
	if (!state && !ticket_state_is_open(ticket->state) &&
		!ticket_state_is_solved(ticket->state))
		walk->state = STATE_NEW; /* lost without a word; see take_final_state */
}

/* An owner or a team that the ticket was made with is an event of that moment; a rule that passes
 * it on in the same second is a move. */
static bool is_at_creation(const struct walk *walk, const struct event_fact *event)
{
	if (event->at > walk->created_at)
		return false;
	if (event->kind == EVENT_ASSIGN || event->kind == EVENT_TEAM)
		return event->from == 0;
	return event->kind == EVENT_CREATE;
}

static void take_until(struct walk *walk, const struct event_fact *events, size_t count)
{
	for (size_t i = 0; i < count && walk_is_before(walk, events[i].at); i++) {
		if (is_at_creation(walk, &events[i]))
			continue;
		take_event(walk, &events[i]);
		walk_settle(walk, events[i].at);
	}
}

void walk_events(struct walk *walk, const struct event_fact *events, size_t event_count)
{
	struct derived *out = walk->out;

	walk->knows_replies = walk->knows_reopens = true;
	begin(walk, events, event_count);
	for (size_t i = 0; i < event_count; i++)
		if (is_at_creation(walk, &events[i]))
			take_event(walk, &events[i]);
	walk_add_created(walk);
	walk_settle(walk, walk->created_at);
	if (ticket_state_is_solved(walk->state))
		walk_add_solve(walk, walk->created_at);
	take_until(walk, events, event_count);
	if (out->solve_count > 0 && out->solves[out->solve_count - 1].reopened_at == TIME_NONE)
		out->solves[out->solve_count - 1].replies = walk->replies;
}
