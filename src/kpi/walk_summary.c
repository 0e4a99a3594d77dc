/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A ticket read from the summary that its helpdesk keeps. Counts without a date are dated by the
 * last solve and marked undated; what lies after the moment looked back to is undone.
 */
#include "config.h"

#include "base/macros.h"
#include "kpi/walk.h"

/* No helpdesk reopens a ticket more often; a larger figure is a mistake of the source. */
#define SUMMARY_REOPENS_MAX 50

static bool has(const struct walk *walk, enum metrics_field field)
{
	return (walk->ticket->facets & (1u << FACET_METRICS)) &&
	       (walk->ticket->metrics.has & (uint32_t)field);
}

static int64_t since_creation(const struct walk *walk, enum metrics_field field, int64_t seconds)
{
	return has(walk, field) && seconds >= 0 ? walk->created_at + seconds : TIME_NONE;
}

/* The last solve, or TIME_NONE where the ticket is not solved. */
static int64_t solved_at(const struct walk *walk, bool *is_undated)
{
	const struct ticket_metrics *metrics = &walk->ticket->metrics;
	int64_t at = TIME_NONE;

	*is_undated = false;
	if (!ticket_state_is_solved(walk->ticket->state))
		return TIME_NONE;
	if (has(walk, METRICS_SOLVED)) {
		at = metrics->solved_at;
		if (at == TIME_NONE)
			at = since_creation(walk, METRICS_SOLVED, metrics->solved_s);
	}
	if (at == TIME_NONE)
		at = since_creation(walk, METRICS_FIRST_SOLVED, metrics->first_solved_s);
	if (at == TIME_NONE) {
		*is_undated = true;
		at = walk->ticket->updated_at;
	}
	return at < walk->created_at ? walk->created_at : at;
}

/* A bot has it and nobody else ever had: what was said in it the bot said. */
static bool is_of_bot(const struct walk *walk)
{
	return walk->moves == 0 && !walk->facts->is_counted[EXCLUDED_BOT] &&
	       roster_is_bot(&walk->facts->roster, walk->ticket->assignee);
}

static void add_first_reply(struct walk *walk)
{
	int64_t at = since_creation(walk, METRICS_FIRST_REPLY, walk->ticket->metrics.first_reply_s);
	bool is_bots = is_of_bot(walk);

	if (at == TIME_NONE || !walk_is_before(walk, at))
		return;
	walk->first_reply_at = is_bots ? TIME_NONE : at;
	struct observation *row = walk_add(walk, OBS_FIRST_REPLY, at);

	walk_measure(walk, row, walk->created_at, at);
	if (is_bots)
		row->excluded = 1 + EXCLUDED_BOT;
	else if (walk->is_outbound && !walk->facts->is_counted[EXCLUDED_OUTBOUND])
		row->excluded = 1 + EXCLUDED_OUTBOUND;
}

static void add_replies(struct walk *walk, int64_t at)
{
	struct observation *row = walk_add(walk, OBS_REPLY, at);

	row->flags |= OBS_IS_UNDATED;
	row->value = observation_time(walk->replies);
	if (!walk->knows_replies)
		row->excluded = 1 + EXCLUDED_NO_EVENTS;
}

/* Solves that were undone: when is not told, so they stand beside the last one (or the first where
 * the ticket is open again). */
static void add_undone_solves(struct walk *walk, int64_t at)
{
	int64_t count = walk->reopens < SUMMARY_REOPENS_MAX ? walk->reopens : SUMMARY_REOPENS_MAX;

	for (int64_t i = 0; walk->knows_reopens && i < count; i++) {
		struct observation *row = walk_add(walk, OBS_SOLVE, at);

		row->value = 0;
		row->business = OBS_NEVER;
		row->flags |= OBS_IS_UNDATED;
	}
}

/* It may have been undone since. */
static void add_first_solve(struct walk *walk)
{
	int64_t at =
		since_creation(walk, METRICS_FIRST_SOLVED, walk->ticket->metrics.first_solved_s);

	if (at == TIME_NONE || !walk_is_before(walk, at))
		return;
	walk_measure(walk, walk_add(walk, OBS_FIRST_SOLVE, at), walk->created_at, at);
}

static void take_solve(struct walk *walk, int64_t at, bool is_undated)
{
	struct derived_solve *solve = walk_add_solve(walk, at);

	solve->replies = walk->replies;
	solve->is_undated = is_undated;
	solve->is_bot_alone = is_of_bot(walk);
	add_replies(walk, at);
	add_undone_solves(walk, at);
}

/* --- what is known of being open, and from when on ------------------------------------------ */

struct knowledge {
	int64_t turn_from; /* whom it waits for; INT64_MAX: of no time */
	int64_t seen_from; /* everything else */
	bool is_whole;     /* it was open all the time */
};

static int64_t told_at(const struct walk *walk, enum metrics_field field, int64_t at)
{
	return has(walk, field) ? at : TIME_NONE;
}

static int64_t later(int64_t a, int64_t b)
{
	return b == TIME_NONE || a > b ? a : b;
}

/* Since when the ticket has waited for whom it waits for now; at least since its last change. */
static int64_t turn_from(const struct walk *walk)
{
	const struct ticket_metrics *metrics = &walk->ticket->metrics;
	int64_t from = told_at(walk, METRICS_STATE_SINCE, metrics->state_since);

	if (from == TIME_NONE)
		from = walk->ticket->updated_at;
	if (from == TIME_NONE)
		return INT64_MAX;
	if (walk->state_waiting != WAITING_BY_SPEAKER)
		return from;
	from = later(from, told_at(walk, METRICS_LAST_CUSTOMER, metrics->last_customer_at));
	return later(from, told_at(walk, METRICS_LAST_AGENT, metrics->last_agent_at));
}

static struct knowledge knowledge_of(const struct walk *walk, bool is_as_seen, bool is_undated)
{
	struct knowledge known = { INT64_MAX, INT64_MAX, !is_undated && walk->reopens <= 0 };

	if (!is_as_seen)
		return known;
	known.turn_from = turn_from(walk);
	if (walk->ticket->updated_at != TIME_NONE)
		known.seen_from = walk->ticket->updated_at;
	return known;
}

/* Before the first assignment nobody had it. What came after it is as last seen. */
static bool was_unassigned(const struct walk *walk, int64_t at)
{
	int64_t assigned_at = walk->ticket->metrics.assigned_at;

	return has(walk, METRICS_ASSIGNED) && assigned_at != TIME_NONE && at < assigned_at;
}

static bool knows_owner(const struct walk *walk, int64_t at)
{
	bool was_given = walk->ticket->metrics.assigned_at != TIME_NONE;

	if (!has(walk, METRICS_ASSIGNED))
		return false;
	return was_unassigned(walk, at) || was_given == (walk->ticket->assignee != 0);
}

static uint8_t doubts_at(const struct walk *walk, const struct knowledge *known, int64_t at)
{
	unsigned doubts = 0;

	if (at < known->turn_from)
		doubts |= OBS_HAS_UNKNOWN_TURN;
	if (at < known->turn_from && at < known->seen_from && !known->is_whole)
		doubts |= OBS_IS_UNDATED;
	if (at < known->seen_from)
		doubts |= OBS_IS_AS_LAST_SEEN;
	if (at < known->seen_from && !knows_owner(walk, at))
		doubts |= OBS_HAS_UNKNOWN_OWNER;
	return (uint8_t)doubts;
}

/* --- stretches ------------------------------------------------------------------------------ */

/* The oldest unanswered message, as far as the last ones tell: what opened the ticket again after
 * our last word was the first of them. */
static int64_t unanswered_since(const struct walk *walk, int64_t agent, int64_t customer)
{
	int64_t since = told_at(walk, METRICS_STATE_SINCE, walk->ticket->metrics.state_since);
	bool has_opened = walk->state_waiting == WAITING_US && since != TIME_NONE && agent < since;

	return has_opened && since < customer ? since : customer;
}

/* Whom an open ticket waits for, by the last words where its state does not tell. */
static void take_turn(struct walk *walk)
{
	const struct ticket_metrics *metrics = &walk->ticket->metrics;
	int64_t customer = told_at(walk, METRICS_LAST_CUSTOMER, metrics->last_customer_at);
	int64_t agent = told_at(walk, METRICS_LAST_AGENT, metrics->last_agent_at);

	if (agent == TIME_NONE && walk->first_reply_at != TIME_NONE)
		agent = walk->first_reply_at;
	walk->has_spoken = agent != TIME_NONE || walk->replies > 0 || walk->is_outbound;
	walk->is_customer_last = customer != TIME_NONE && (agent == TIME_NONE || customer > agent);
	if (walk->is_customer_last && agent != TIME_NONE)
		walk->unanswered_at = unanswered_since(walk, agent, customer);
	else if (!walk->has_spoken)
		walk->unanswered_at = walk->created_at;
}

/* The next moment at which more is known. */
static int64_t next_cut(const struct walk *walk, const struct knowledge *known, int64_t at)
{
	const int64_t cuts[] = {
		told_at(walk, METRICS_ASSIGNED, walk->ticket->metrics.assigned_at),
		known->turn_from,
		known->seen_from,
	};
	int64_t next = INT64_MAX;

	for (size_t i = 0; i < ARRAY_LEN(cuts); i++)
		if (cuts[i] > at && cuts[i] < next)
			next = cuts[i];
	return next;
}

static void take_stretches(struct walk *walk, const struct knowledge *known, int64_t end)
{
	int64_t at = walk->created_at;

	while (at < end && at != INT64_MAX && walk_is_before(walk, at)) {
		walk->agent = was_unassigned(walk, at) ? 0 : walk->ticket->assignee;
		walk->doubts = doubts_at(walk, known, at);
		if (at == known->turn_from && has(walk, METRICS_STATE_SINCE))
			walk->turn_from = at;
		walk_settle(walk, at);
		at = next_cut(walk, known, at);
	}
	walk->agent = walk->ticket->assignee;
}

static void take_open(struct walk *walk, int64_t until, bool is_undated)
{
	bool is_as_seen = until == TIME_NONE && ticket_state_is_open(walk->ticket->state);

	walk->state_waiting = walk->ticket->waiting;
	if (until == TIME_NONE && walk->ticket->state != STATE_NEW)
		take_turn(walk);
	else if (!walk->is_outbound)
		walk->unanswered_at = walk->created_at;
	if (ticket_state_is_solved(walk->ticket->state))
		walk->state = STATE_OPEN;
	struct knowledge known = knowledge_of(walk, is_as_seen, is_undated);

	take_stretches(walk, &known, until == TIME_NONE ? INT64_MAX : until);
	if (until == TIME_NONE)
		return;
	walk->state = walk->ticket->state;
	walk_settle(walk, until);
}

static void add_created(struct walk *walk)
{
	walk->agent = was_unassigned(walk, walk->created_at) ? 0 : walk->ticket->assignee;
	walk_add_created(walk);
	walk->agent = walk->ticket->assignee;
}

static void take_counts(struct walk *walk)
{
	const struct ticket_metrics *metrics = &walk->ticket->metrics;

	walk->knows_replies = has(walk, METRICS_REPLIES);
	walk->knows_reopens = has(walk, METRICS_REOPENS);
	walk->replies = walk->knows_replies ? metrics->replies : -1;
	walk->reopens = walk->knows_reopens ? metrics->reopens : -1;
	walk->moves = has(walk, METRICS_MOVES) ? metrics->moves : -1;
	if (walk->knows_replies && is_of_bot(walk))
		walk->replies = 0;
	walk->handle_s = has(walk, METRICS_HANDLE) ? metrics->handle_s : 0;
}

void walk_summary(struct walk *walk)
{
	const struct ticket_fact *ticket = walk->ticket;
	bool is_undated;
	int64_t solved = solved_at(walk, &is_undated);

	walk->state = ticket->state;
	walk->agent = walk->last_agent = ticket->assignee;
	walk->group = ticket->group;
	take_counts(walk);
	add_created(walk);
	add_first_reply(walk);
	add_first_solve(walk);
	if (solved != TIME_NONE && !walk_is_before(walk, solved))
		solved = TIME_NONE;
	if (ticket_state_is_open(ticket->state) || ticket_state_is_solved(ticket->state))
		take_open(walk, solved, is_undated);
	if (solved != TIME_NONE)
		take_solve(walk, solved, is_undated);
	else if (has(walk, METRICS_FIRST_SOLVED) && ticket->metrics.first_solved_s >= 0)
		add_undone_solves(walk, walk->created_at + ticket->metrics.first_solved_s);
}
