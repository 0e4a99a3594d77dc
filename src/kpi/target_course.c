/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goals of other days than the reading's own: of the buckets of its series, of the period before.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/clock.h"
#include "kpi/target.h"

/* The last second of a span decides whose day it is. */
static int64_t last_of(struct span span)
{
	return span.to > span.from ? span.to - 1 : span.from;
}

static bool is_between(int64_t at, int64_t from, int64_t to)
{
	return at != TIME_NONE && at > from && at <= to;
}

/* False where no target of the KPI begins or moves between the two moments. */
static bool may_change(const struct desk *desk, const char *kpi, int64_t from, int64_t to)
{
	for (size_t i = 0; i < desk->target_count; i++) {
		const struct target_config *target = &desk->targets[i];
		bool is_on_path = target->path_text && target->by > from && target->from <= to;

		if (target->kpi && strcmp(target->kpi, kpi) == 0 &&
			(is_on_path || is_between(target->from, from, to)))
			return true;
	}
	return false;
}

static struct target_question question_of(const struct facts *facts, const struct group *group,
	const struct board_request *request, const struct reading *reading, int64_t at)
{
	return (struct target_question){
		.facts = facts,
		.kpi = reading->kpi,
		.group = group,
		.filter = &request->filter,
		.at = at,
	};
}

/* Judged by something else than one goal, or by none at all. */
static bool has_no_goal(const struct reading *reading)
{
	return reading->has_own_goals || isnan(reading->goal);
}

void target_course(const struct facts *facts, const struct group *group,
	const struct board_request *request, struct arena *arena, struct reading *reading)
{
	const struct period *period = &request->period;
	size_t len = reading->series_len;

	if (len == 0 || len > period->bucket_count || has_no_goal(reading) ||
		!may_change(facts->desk, kpi_row(reading->kpi)->id, last_of(period->buckets[0]),
			last_of(period->span)))
		return;
	double *goals = arena_alloc(arena, len, sizeof(*goals));
	double *warns = arena_alloc(arena, len, sizeof(*warns));

	for (size_t i = 0; i < len; i++) {
		struct target_question question =
			question_of(facts, group, request, reading, last_of(period->buckets[i]));
		struct target_choice choice = target_on(&question, arena);

		goals[i] = choice.goal;
		warns[i] = choice.warn;
	}
	reading->series_goals = goals;
	reading->series_warns = warns;
}

void target_judge_previous(const struct facts *facts, const struct group *group,
	const struct board_request *request, struct arena *arena, struct reading *reading)
{
	if (isnan(reading->previous) || has_no_goal(reading))
		return;
	const struct kpi_row *row = kpi_row(reading->kpi);
	int64_t then = last_of(request->period.previous);
	double goal = reading->goal, warn = reading->warn;

	if (may_change(facts->desk, row->id, then, last_of(request->period.span))) {
		struct target_question question = question_of(facts, group, request, reading, then);
		struct target_choice choice = target_on(&question, arena);

		goal = choice.goal;
		warn = choice.warn;
	}
	reading->previous_goal = goal;
	reading->previous_verdict = target_judge(row->better, reading->previous, goal, warn);
}
