/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Targets: which one applies to a reading, and what it says of a value.
 *
 * A target applies to what it names and to what lies wholly within that: one for everybody to every
 * member, a role's or a site's to the teams and persons it is made of. A team's does not reach its
 * agents, who work for other teams as well; on the team's own page their share of its work is judged
 * by it. A count is as large as what it counts: a goal for one reaches no part, unless it is 0.
 *
 * A goal counts from a day on, so every bucket and the period before have the goal of their own last
 * day. Along a path it moves evenly, a day at a time.
 */
#ifndef KPI_TARGET_H
#define KPI_TARGET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/macros.h"
#include "kpi/groups.h"
#include "kpi/kpi.h"
#include "kpi/reading.h"

struct target_choice {
	double goal, warn; /* NAN: no target */
	const char *
		text; /* "team Billing from 2026-07-01 by 2026-12-31, Head of support", "default"; NULL: none. In the arena. */
	enum clock_kind clock;
	int conditions;                     /* how narrow it is; −1: shipped default */
	const struct target_config *config; /* the desk's; NULL: a shipped default, or none */
};

/* "4h", "85%", "0.85", "85" as the KPI's unit has it. False where it cannot be read. */
bool target_parse(enum kpi_unit unit, const char *text, double *value);

/* Goal and warning (or the other end of a band) as the target ends up; where its path starts. NAN:
 * not given. */
struct target_goals {
	double goal, warn, start;
};
struct target_goals target_goals(enum kpi_id kpi, const struct target_config *target);

/* The same, or a band "75%..85%" that fills both; *high is NAN where it is none. */
bool target_parse_band(enum kpi_unit unit, const char *text, double *low, double *high);

/* Which target is asked for: of a KPI, a member and a slice, on the day that holds `at`. */
struct target_question {
	const struct facts *facts;
	enum kpi_id kpi;
	const struct group *group;
	const struct board_filter *filter;
	int64_t at;
};

/* The most specific target that is in force on the day; of equals the one that names the member
 * itself, then the later one. */
struct target_choice target_on(const struct target_question *question, struct arena *arena);

/* The same for the last day of the request's period. */
struct target_choice target_choose(const struct facts *facts, enum kpi_id kpi,
	const struct group *group, const struct board_request *request, struct arena *arena);

/* Fills the goals of the reading's buckets, where they are not all the reading's own; judges the
 * period before by the goal of its day. After value, goal and previous are there. */
void target_course(const struct facts *facts, const struct group *group,
	const struct board_request *request, struct arena *arena, struct reading *reading);
void target_judge_previous(const struct facts *facts, const struct group *group,
	const struct board_request *request, struct arena *arena, struct reading *reading);

/* Where goal is set and warn is not: 0.9 of it where higher is better, 1.25 of it where lower is.
 * A goal of zero or below has no warning but its own. */
double target_warning(enum kpi_better better, double goal);

/* A band is met from one end to the other, both included, and near outside it by at most half its
 * width: 75 % … 85 % is near from 70 % to 90 %. */
enum verdict target_judge(enum kpi_better better, double value, double goal, double warn);

/* Whether the desk's targets and benchmarks can be understood; the error names file and line. */
MUST_CHECK bool target_check_one(const struct target_config *target, struct error *err);
MUST_CHECK bool target_check(const struct desk *desk, struct error *err);

#endif
