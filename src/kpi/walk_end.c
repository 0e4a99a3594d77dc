/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Solves and ratings of a ticket, written out once all of it has been read.
 */
#include "config.h"

#include "kpi/walk.h"

static uint32_t delay(int64_t from, int64_t to)
{
	if (to == TIME_NONE)
		return OBS_NEVER;
	return observation_time(to > from ? to - from : 0);
}

/* A reopening within the window that was more than a "thanks". */
static bool was_reopened(const struct walk *walk, const struct derived_solve *solve)
{
	return solve->reopened_at != TIME_NONE && solve->thanked_at == TIME_NONE &&
	       solve->reopened_at - solve->at <= walk->facts->desk->reopen_window_s;
}

/* Stretches in which we or a third party were waited for, up to the solve, by a clock. */
static int64_t waited_s(
	const struct walk *walk, const struct derived_solve *solve, bool is_business)
{
	int64_t sum = 0;

	for (size_t i = 0; i < walk->out->len; i++) {
		const struct observation *row = &walk->out->rows[i];
		unsigned waiting = ((unsigned)row->flags >> OBS_WAITING_SHIFT) & 3;
		int64_t to = row->value < solve->at ? row->value : solve->at;

		if (row->kind == OBS_OPEN && waiting != WAITING_CUSTOMER)
			sum += facts_elapsed_s(walk->facts, solve->group, row->at, to, is_business);
	}
	return sum;
}

/* What the helpdesk's summary tells of it by a clock; the business hours are its own. */
static uint32_t told_wait(const struct walk *walk, enum metrics_field field, int64_t seconds)
{
	const struct ticket_fact *ticket = walk->ticket;
	bool is_told = (ticket->facets & (1u << FACET_METRICS)) &&
		       (ticket->metrics.has & (uint32_t)field) && seconds >= 0;

	return is_told ? observation_time(seconds) : OBS_NEVER;
}

static void add_waited(struct walk *walk, const struct derived_solve *solve)
{
	struct observation *row = walk_add(walk, OBS_WAITED, solve->at);
	const struct ticket_metrics *metrics = &walk->ticket->metrics;

	row->flags = solve->is_undated ? OBS_IS_UNDATED : 0;
	if (walk->ticket->flags & TICKET_HAS_EVENTS) {
		row->value = observation_time(waited_s(walk, solve, false));
		row->business = observation_time(waited_s(walk, solve, true));
		return;
	}
	row->value = told_wait(walk, METRICS_REQUESTER_WAIT, metrics->requester_wait_s);
	row->business = told_wait(
		walk, METRICS_REQUESTER_WAIT_BUSINESS, metrics->requester_wait_business_s);
	if (row->value == OBS_NEVER &&
		(row->business == OBS_NEVER || !facts_has_hours(walk->facts)))
		row->excluded = 1 + EXCLUDED_NO_EVENTS;
}

static void add_first_solve(struct walk *walk, int64_t at)
{
	struct observation *row = walk_add(walk, OBS_FIRST_SOLVE, at);

	walk_measure(walk, row, walk->created_at, at);
}

static void add_touch(struct walk *walk, const struct derived_solve *solve, bool was_undone)
{
	struct observation *row = walk_add(walk, OBS_TOUCH, solve->at);

	if (!walk->knows_replies)
		row->excluded = 1 + EXCLUDED_NO_EVENTS;
	if (solve->replies > 0)
		row->flags |= OBS_HAS_REPLY;
	if (solve->replies == 1)
		row->flags |= OBS_HAS_ONE_REPLY;
	if (walk->knows_reopens)
		row->flags |= OBS_KNOWS_REOPENS;
	if (solve->replies <= 1 && !was_undone)
		row->flags |= OBS_IS_FIRST_CONTACT;
	if (solve->is_undated)
		row->flags |= OBS_IS_UNDATED;
	row->flags |= (uint8_t)((solve->is_by_bot ? OBS_IS_BY_BOT : 0) |
				(solve->is_bot_alone ? OBS_IS_BOT_ALONE : 0));
	row->value = solve->moves < 0 ? OBS_NEVER : observation_time(solve->moves);
	row->business = delay(solve->at, solve->replied_at);
}

static void add_logged(
	struct walk *walk, const struct derived_solve *solve, const struct derived_log *log)
{
	struct observation *row;

	if (log->seconds <= 0)
		return;
	row = walk_add(walk, OBS_HANDLE, solve->at);
	row->value = observation_time(log->seconds);
	row->business = delay(solve->at, log->at);
	row->flags |= solve->is_undated ? OBS_IS_UNDATED : 0;
	if (solve->actor != 0)
		row->agent = dense_add_short(&walk->facts->agents, solve->actor);
}

/* What had been logged by the solve, and each time that more was, until it was reopened. */
static void add_handled(struct walk *walk, const struct derived_solve *solve)
{
	const struct derived *out = walk->out;
	struct derived_log first = { solve->at, out->log_count > 0 ? 0 : walk->handle_s };
	size_t i = 0;

	for (; i < out->log_count && out->logs[i].at <= solve->at; i++)
		first.seconds = out->logs[i].seconds;
	add_logged(walk, solve, &first);
	for (; i < out->log_count; i++)
		if (solve->reopened_at == TIME_NONE || out->logs[i].at < solve->reopened_at)
			add_logged(walk, solve, &out->logs[i]);
}

static void add_solve(struct walk *walk, const struct derived_solve *solve, bool was_undone)
{
	struct observation *row = walk_add(walk, OBS_SOLVE, solve->at);

	row->value = delay(solve->at, solve->reopened_at);
	row->business = delay(solve->at, solve->thanked_at);
	row->flags |= solve->is_undated ? OBS_IS_UNDATED : 0;
	if (!walk->knows_reopens)
		row->excluded = 1 + EXCLUDED_NO_EVENTS;

	row = walk_add(walk, OBS_SOLVED, solve->at);
	walk_measure(walk, row, walk->created_at, solve->ends_at);
	row->flags |= (uint8_t)((solve->is_undated ? OBS_IS_UNDATED : 0) |
				(solve->is_timed ? OBS_IS_TIMED : 0));

	add_waited(walk, solve);
	add_touch(walk, solve, was_undone);
	add_handled(walk, solve);
}

/* The mark is of the ticket: it counts where it was solved for good, as long as that lasts. */
static void add_mark(struct walk *walk, const struct derived_solve *solve)
{
	uint32_t marks = TICKET_IS_FIRST_CONTACT | TICKET_IS_NO_FIRST_CONTACT;
	uint32_t mark = walk->ticket->flags & marks;

	if (mark == 0)
		return;
	struct observation *row = walk_add(walk, OBS_FCR_MARK, solve->at);

	row->business = delay(solve->at, solve->reopened_at);
	row->flags = (uint8_t)((mark & TICKET_IS_FIRST_CONTACT ? OBS_IS_GOOD : 0) |
			       (solve->is_undated ? OBS_IS_UNDATED : 0));
}

void walk_add_solves(struct walk *walk)
{
	const struct derived *out = walk->out;
	fact_id agent = walk->agent, group = walk->group;
	bool was_undone = !(walk->ticket->flags & TICKET_HAS_EVENTS) && walk->reopens > 0;

	for (size_t i = 0; i < out->solve_count; i++) {
		const struct derived_solve *solve = &out->solves[i];

		walk->agent = solve->agent;
		walk->group = solve->group;
		if (i == 0 && (walk->ticket->flags & TICKET_HAS_EVENTS))
			add_first_solve(walk, solve->at);
		add_solve(walk, solve, was_undone);
		was_undone |= was_reopened(walk, solve);
		add_mark(walk, solve);
	}
	walk->agent = agent;
	walk->group = group;
}

/* 4 or 5 of 5 is good, 1 or 2 is low, and so are the same shares of another scale. */
struct observation *walk_add_score(struct walk *walk, int64_t at, double score, double scale)
{
	struct observation *row = walk_add(walk, OBS_RATING, at);

	row->value =
		observation_time((int64_t)((scale > 1 ? score * 5 / scale : score) * 1000 + 0.5));
	row->business = OBS_NEVER;
	row->flags = (uint8_t)((score * 5 >= scale * 4 ? OBS_IS_GOOD : 0) |
			       (score * 5 <= scale * 2 ? OBS_IS_BAD : 0) |
			       (scale <= 1 ? OBS_IS_BINARY : 0));
	return row;
}

/* When something of the rating happened; what is not told is dated by the last solve. */
static int64_t rating_date(const struct walk *walk, int64_t told, bool *is_undated)
{
	const struct derived *out = walk->out;

	*is_undated = told == TIME_NONE;
	if (told != TIME_NONE)
		return told;
	return out->solve_count > 0 ? out->solves[out->solve_count - 1].at : TIME_NONE;
}

/* Until the window has passed, or the customer thinks better of it. */
static void add_low_rating(struct walk *walk, const struct observation *answer)
{
	int64_t window_s = desk_measuring(walk->facts->desk)->risk_window_s;
	struct observation given = *answer;
	bool is_superseded = given.business != OBS_NEVER && given.business < window_s;

	struct observation *row = walk_add(walk, OBS_LOW_RATING, given.at);

	row->value =
		observation_time(given.at + (is_superseded ? (int64_t)given.business : window_s));
	row->agent = given.agent;
	row->team = given.team;
}

static void add_low_ratings(struct walk *walk)
{
	size_t len = walk->out->len;

	for (size_t i = 0; i < len; i++) {
		const struct observation *row = &walk->out->rows[i];

		if (row->kind == OBS_RATING && (row->flags & OBS_IS_BAD))
			add_low_rating(walk, row);
	}
}

static void add_answer(struct walk *walk)
{
	const struct ticket_rating *rating = &walk->ticket->rating;
	struct open_ticket *open = &walk->out->open;
	double scale = rating->scale > 0 ? rating->scale : 1;
	bool is_undated;
	int64_t at = rating_date(walk, rating->answered_at, &is_undated);

	if (walk->ratings > 0 || at == TIME_NONE || !walk_is_before(walk, at))
		return;
	struct observation *row = walk_add_score(walk, at, rating->score, scale);

	walk_give_to_holder(walk, row);
	row->flags |= is_undated ? OBS_IS_UNDATED : 0;
	open->rating = rating->score / scale;
	open->rated_at = at;
}

void walk_add_rating(struct walk *walk)
{
	const struct ticket_rating *rating = &walk->ticket->rating;
	bool is_undated;

	bool has_facet = (walk->ticket->facets & (1u << FACET_RATING)) != 0;

	if (has_facet && rating->stage == RATING_ANSWERED)
		add_answer(walk);
	add_low_ratings(walk);
	if (!has_facet || rating->stage == RATING_NONE)
		return;
	int64_t at = rating_date(walk, rating->offered_at, &is_undated);

	if (at == TIME_NONE || !walk_is_before(walk, at))
		return;
	struct observation *row = walk_add(walk, OBS_OFFER, at);

	walk_give_to_holder(walk, row);
	row->flags |= is_undated ? OBS_IS_UNDATED : 0;
	row->value = OBS_NEVER;
	if (rating->stage == RATING_ANSWERED)
		row->value = rating->answered_at == TIME_NONE ? 0 : delay(at, rating->answered_at);
	if (!walk_is_before(walk, rating->answered_at))
		row->value = OBS_NEVER;
}
