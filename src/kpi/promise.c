/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Promises: the helpdesk's own where it tells any, else ours by the configuration. One counts in
 * the period in which it falls due: it is kept if what was promised stood at that moment.
 */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "kpi/walk.h"

struct promise {
	enum promise_metric metric;
	int64_t due_at;
	int64_t done_at; /* TIME_NONE: not yet */
	bool is_ours, is_kept;
	bool is_void;         /* nothing was due any longer */
	int64_t since, until; /* when it stood; TIME_NONE: all the time, until now */
};

static bool is_named(const char *wanted, const char *name)
{
	return !wanted || strcmp(wanted, name) == 0;
}

static bool is_team(const struct walk *walk, const char *wanted)
{
	const struct roster *roster = &walk->facts->roster;
	const struct roster_team *team = &roster->teams[roster_team(roster, walk->group)];

	return !wanted || strcmp(wanted, team->name) == 0 || strcmp(wanted, team->scope_id) == 0;
}

static bool fits(const struct walk *walk, const struct promise_config *config)
{
	const struct roster *roster = &walk->facts->roster;
	const struct ticket_fact *ticket = walk->ticket;

	return is_named(config->channel, roster_name(roster, ticket->channel)) &&
	       is_named(config->priority, roster_name(roster, ticket->priority)) &&
	       is_named(config->type, roster_name(roster, ticket->type)) &&
	       is_team(walk, config->team);
}

static int64_t promised_s(const struct promise_config *config, enum promise_metric metric)
{
	if (metric == PROMISE_FIRST_RESPONSE)
		return config->first_response_s;
	return metric == PROMISE_NEXT_REPLY ? config->next_reply_s : config->resolution_s;
}

/* The one with the most conditions that promises this; of equals the later one. */
static const struct promise_config *our_promise(const struct walk *walk, enum promise_metric metric)
{
	const struct desk *desk = walk->facts->desk;
	const struct promise_config *best = NULL;
	int best_conditions = -1;

	for (size_t i = 0; i < desk->promise_count; i++) {
		const struct promise_config *config = &desk->promises[i];
		int conditions =
			!!config->channel + !!config->priority + !!config->type + !!config->team;

		if (promised_s(config, metric) <= 0 || conditions < best_conditions ||
			!fits(walk, config))
			continue;
		best = config;
		best_conditions = conditions;
	}
	return best;
}

/* When ours falls due; TIME_NONE: we promised nothing. */
static int64_t our_due(const struct walk *walk, enum promise_metric metric, int64_t from)
{
	const struct promise_config *config = our_promise(walk, metric);

	if (!config)
		return TIME_NONE;
	if (config->clock == CLOCK_CALENDAR)
		return from + promised_s(config, metric);
	return calendar_due_s(
		config->calendar ? config->calendar : facts_calendar(walk->facts, walk->group),
		from, promised_s(config, metric));
}

static void note_open(struct walk *walk, const struct promise *promise)
{
	struct open_ticket *open = &walk->out->open;

	if (promise->done_at != TIME_NONE || promise->until != TIME_NONE || !walk->out->is_open)
		return;
	if (open->due_at != TIME_NONE && open->due_at <= promise->due_at)
		return;
	open->due_at = promise->due_at;
	open->due_metric = promise->metric;
	open->is_due_ours = promise->is_ours;
	open->is_due_by_calendar =
		promise->is_ours && our_promise(walk, promise->metric)->clock == CLOCK_CALENDAR;
}

static void add_promise(struct walk *walk, const struct promise *promise)
{
	static const enum observation_kind kinds[PROMISE_METRIC_COUNT] = {
		[PROMISE_FIRST_RESPONSE] = OBS_PROMISE_FIRST,
		[PROMISE_NEXT_REPLY] = OBS_PROMISE_NEXT,
		[PROMISE_RESOLUTION] = OBS_PROMISE_RESOLUTION,
	};
	struct observation *row = walk_add(walk, kinds[promise->metric], promise->due_at);

	if (promise->metric != PROMISE_NEXT_REPLY)
		walk_give_to_holder(walk, row);
	row->value = promise->done_at == TIME_NONE ? OBS_NEVER : observation_time(promise->done_at);
	row->flags = (uint8_t)((promise->is_kept ? OBS_IS_KEPT : 0) |
			       (promise->is_void ? OBS_IS_VOID : 0) |
			       (promise->is_ours ? OBS_IS_OURS : 0));
	if (promise->until != TIME_NONE) {
		row->business = observation_time(promise->until);
		row->flags |= OBS_IS_REPLACED;
	} else if (promise->since != TIME_NONE) {
		row->business = observation_time(promise->since);
	}
	note_open(walk, promise);
}

/* One that stood until then, due at a time to be filled in. */
static struct promise promise_of(enum promise_metric metric, int64_t until)
{
	return (struct promise){ .metric = metric,
		.due_at = TIME_NONE,
		.done_at = TIME_NONE,
		.since = TIME_NONE,
		.until = until };
}

/* The solve that stood when the promise fell due, else the first one after it. */
static const struct derived_solve *solve_for(const struct walk *walk, int64_t due_at)
{
	const struct derived *out = walk->out;

	for (size_t i = 0; i < out->solve_count; i++) {
		const struct derived_solve *solve = &out->solves[i];

		if (solve->at > due_at || solve->reopened_at == TIME_NONE ||
			solve->reopened_at > due_at)
			return solve;
	}
	return NULL;
}

static void finish_resolution(const struct walk *walk, struct promise *promise)
{
	const struct derived_solve *solve = solve_for(walk, promise->due_at);

	promise->done_at = solve ? solve->at : TIME_NONE;
	promise->is_kept = solve && solve->at <= promise->due_at;
}

/* Solved in time without an answer: nothing is due any longer. */
static void finish_answer(const struct walk *walk, int64_t replied_at, struct promise *promise)
{
	const struct derived_solve *solve = solve_for(walk, promise->due_at);

	promise->done_at = replied_at;
	promise->is_kept = replied_at != TIME_NONE && replied_at <= promise->due_at;
	if (promise->is_kept || !solve)
		return;
	if (promise->done_at == TIME_NONE || solve->at < promise->done_at)
		promise->done_at = solve->at;
	promise->is_void = solve->at <= promise->due_at;
}

/* Further replies are told by events alone: without them only what still waits is known, and a
 * share of that would be of misses. It presses all the same. */
static void finish_next(const struct walk *walk, struct promise *promise)
{
	finish_answer(walk, TIME_NONE, promise);
	promise->is_void |= !(walk->ticket->flags & TICKET_HAS_EVENTS);
}

static void finish(const struct walk *walk, struct promise *promise)
{
	if (promise->metric == PROMISE_FIRST_RESPONSE)
		finish_answer(walk, walk->first_reply_at, promise);
	else if (promise->metric == PROMISE_NEXT_REPLY)
		finish_next(walk, promise);
	else
		finish_resolution(walk, promise);
}

static void take_promise(struct walk *walk, struct promise *promise, bool is_achieved)
{
	if (promise->due_at == TIME_NONE)
		return;
	finish(walk, promise);
	/* The helpdesk knows that it was done but not when: in time, as far as one can tell. */
	if (is_achieved && promise->done_at == TIME_NONE) {
		promise->done_at = promise->due_at;
		promise->is_kept = true;
	}
	add_promise(walk, promise);
}

static bool has_theirs(const struct walk *walk, enum promise_metric metric)
{
	const struct ticket_sla *sla = &walk->ticket->sla;

	if (!(walk->ticket->facets & (1u << FACET_SLA)))
		return false;
	for (size_t i = 0; i < sla->len && i < TICKET_PROMISE_MAX; i++)
		if (sla->promises[i].metric == metric)
			return true;
	return false;
}

static bool take_summary(struct walk *walk, enum promise_metric metric, int64_t until)
{
	const struct ticket_sla *sla = &walk->ticket->sla;
	bool is_there = false;

	if (!(walk->ticket->facets & (1u << FACET_SLA)))
		return false;
	for (size_t i = 0; i < sla->len && i < TICKET_PROMISE_MAX; i++) {
		struct promise promise = promise_of(metric, until);

		if (sla->promises[i].metric != metric)
			continue;
		promise.due_at = sla->promises[i].due_at;
		take_promise(walk, &promise, sla->promises[i].stage == PROMISE_ACHIEVED);
		is_there = true;
	}
	return is_there;
}

/* Further replies alone are owed to who has asked. */
static bool is_next_owed(const struct walk *walk)
{
	return walk->unanswered_at != TIME_NONE &&
	       (walk->first_reply_at != TIME_NONE || walk->is_outbound);
}

/* When what stood until now was due; ours but for the next reply is found at the end of all. */
static int64_t due_until_now(const struct walk *walk, enum promise_metric metric)
{
	bool is_next = metric == PROMISE_NEXT_REPLY;

	if (walk->has_due[metric])
		return is_next && walk->unanswered_at == TIME_NONE ? TIME_NONE
								   : walk->due_at[metric];
	if (!is_next || !is_next_owed(walk) || has_theirs(walk, metric))
		return TIME_NONE;
	return our_due(walk, metric, walk->unanswered_at);
}

void walk_take_promise(struct walk *walk, const struct event_fact *event)
{
	struct derived *out = walk->out;
	enum promise_metric metric = event->metric;
	int64_t due_at = due_until_now(walk, metric);

	if (!walk->has_due[metric])
		walk->first_due_at[metric] = event->at;
	if (due_at != TIME_NONE) {
		out->replaced = mem_grow(out->replaced, &out->replaced_capacity,
			out->replaced_count + 1, sizeof(*out->replaced));
		out->replaced[out->replaced_count++] = (struct derived_promise){ metric, due_at,
			event->at, !walk->has_due[metric] };
	}
	walk->has_due[metric] = true;
	walk->due_at[metric] = event->due_at;
	walk->due_since[metric] = event->at;
}

/* Those of this reply, of which none was kept: they were due before another took their place. */
static void add_replaced_next(struct walk *walk, int64_t replied_at)
{
	struct derived *out = walk->out;
	size_t left = 0;

	for (size_t i = 0; i < out->replaced_count; i++) {
		struct promise promise = promise_of(PROMISE_NEXT_REPLY, out->replaced[i].until);

		if (out->replaced[i].metric != PROMISE_NEXT_REPLY) {
			out->replaced[left++] = out->replaced[i];
			continue;
		}
		promise.due_at = out->replaced[i].due_at;
		promise.is_ours = out->replaced[i].is_ours;
		finish_answer(walk, replied_at, &promise);
		add_promise(walk, &promise);
	}
	out->replaced_count = left;
}

void walk_add_next_promise(struct walk *walk, int64_t replied_at)
{
	bool is_theirs = walk->has_due[PROMISE_NEXT_REPLY];
	struct promise promise = promise_of(PROMISE_NEXT_REPLY, TIME_NONE);

	promise.is_ours = !is_theirs;
	promise.since = walk->unanswered_at == TIME_NONE ? replied_at : walk->unanswered_at;
	if (is_theirs && walk->due_since[PROMISE_NEXT_REPLY] > promise.since)
		promise.since = walk->due_since[PROMISE_NEXT_REPLY];
	add_replaced_next(walk, replied_at);
	if (!is_theirs && has_theirs(walk, PROMISE_NEXT_REPLY))
		return;
	promise.due_at = is_theirs ? walk->due_at[PROMISE_NEXT_REPLY]
				   : our_due(walk, PROMISE_NEXT_REPLY, walk->unanswered_at);
	finish_answer(walk, replied_at, &promise);
	if (promise.due_at != TIME_NONE)
		add_promise(walk, &promise);
	walk->due_at[PROMISE_NEXT_REPLY] = TIME_NONE; /* it was for this reply alone */
}

static void take_ours(struct walk *walk, enum promise_metric metric, int64_t until)
{
	struct promise promise = promise_of(metric, until);
	bool has_first = walk->first_reply_at != TIME_NONE || walk->is_outbound;

	bool is_next = metric == PROMISE_NEXT_REPLY;

	/* Whether anything was left unanswered at a solve, a summary does not tell. */
	bool is_told = (walk->ticket->flags & TICKET_HAS_EVENTS) || walk->out->is_open;

	if (is_next && (!has_first || !is_told || walk->unanswered_at == TIME_NONE))
		return;
	if (metric == PROMISE_FIRST_RESPONSE && walk->is_outbound)
		return;
	promise.is_ours = true;
	promise.since = is_next ? walk->unanswered_at : TIME_NONE;
	promise.due_at = our_due(walk, metric, is_next ? walk->unanswered_at : walk->created_at);
	take_promise(walk, &promise, false);
}

/* What holds without an event that tells of it, until one does. */
static void take_default(struct walk *walk, enum promise_metric metric, int64_t until)
{
	if (!take_summary(walk, metric, until))
		take_ours(walk, metric, until);
}

static void take_replaced(struct walk *walk, enum promise_metric metric)
{
	const struct derived *out = walk->out;

	if (metric != PROMISE_NEXT_REPLY && walk->first_due_at[metric] > walk->created_at)
		take_default(walk, metric, walk->first_due_at[metric]);
	for (size_t i = 0; i < out->replaced_count; i++) {
		struct promise promise = promise_of(metric, out->replaced[i].until);

		promise.due_at = out->replaced[i].due_at;
		promise.is_ours = out->replaced[i].is_ours;
		if (out->replaced[i].metric == metric)
			take_promise(walk, &promise, false);
	}
}

static void take_metric(struct walk *walk, enum promise_metric metric)
{
	struct promise promise = promise_of(metric, TIME_NONE);

	if (!walk->has_due[metric]) {
		take_default(walk, metric, TIME_NONE);
		return;
	}
	take_replaced(walk, metric);
	promise.due_at = walk->due_at[metric];
	promise.since = walk->due_since[metric];
	if (metric == PROMISE_NEXT_REPLY && walk->unanswered_at > promise.since)
		promise.since = walk->unanswered_at;
	if (metric != PROMISE_NEXT_REPLY || walk->unanswered_at != TIME_NONE)
		take_promise(walk, &promise, false);
}

void walk_add_promises(struct walk *walk)
{
	for (int metric = 0; metric < PROMISE_METRIC_COUNT; metric++)
		take_metric(walk, (enum promise_metric)metric);
}
