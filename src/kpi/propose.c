/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the past says of a goal.
 */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/format.h"
#include "base/macros.h"
#include "kpi/past.h"
#include "kpi/statistics.h"
#include "kpi/target.h"

/* --- figures -------------------------------------------------------------------------------- */

/* Durations up to `below` are written in these steps. */
static const struct {
	double below, step;
} duration_steps[] = {
	{ 60, 5 },
	{ 600, 30 },
	{ 3600, 60 },
	{ 4 * 3600.0, 300 },
	{ 24 * 3600.0, 900 },
	{ 7 * 86400.0, 3600 },
	{ INFINITY, 6 * 3600.0 },
};

static double duration_step(double value)
{
	size_t i = 0;

	while (value >= duration_steps[i].below)
		i++;
	return duration_steps[i].step;
}

static double step_of(enum kpi_unit unit, double value)
{
	double size = fabs(value);

	if (unit == UNIT_SECONDS)
		return duration_step(size);
	if (unit == UNIT_SHARE || unit == UNIT_RATIO)
		return size < 0.1 ? 0.001 : 0.01;
	if (unit == UNIT_COUNT_OF || size < 1e-9)
		return 1;
	return pow(10, floor(log10(size)) - 1); /* two digits */
}

/* Ninety-five hundredths are the 0.95 that is read back, and not the next number beside it. */
static double of_steps(double steps, double step)
{
	return step < 1 ? steps / round(1 / step) : steps * step;
}

/* Rounds to the side on which the goal is met as often as before. */
static double round_mildly(const struct kpi_row *row, double value)
{
	double step = step_of(row->unit, value);
	double steps = value / step;

	/* What is a whole number of steps but for the last bit stays. */
	if (fabs(steps - round(steps)) < 1e-6)
		return of_steps(round(steps), step);
	return of_steps(row->better == BETTER_HIGHER ? floor(steps) : ceil(steps), step);
}

static char *duration_figure(char *out, size_t size, double value)
{
	long long seconds = llround(value);
	long long hours = seconds / 3600, minutes = seconds / 60 % 60;
	int len = 0;

	out[0] = '\0';
	if (hours > 0)
		len += snprintf(out, size, "%lldh", hours);
	if (minutes > 0)
		len += snprintf(out + len, size - (size_t)len, "%s%lldm", len ? " " : "", minutes);
	if (seconds % 60 > 0 || seconds == 0)
		snprintf(out + len, size - (size_t)len, "%s%llds", len ? " " : "", seconds % 60);
	return out;
}

char *past_figure(char *out, size_t size, enum kpi_unit unit, double value)
{
	bool is_share = unit == UNIT_SHARE || unit == UNIT_RATIO;
	double figure = is_share ? value * 100 : value;
	int decimals = 0;
	char number[40];

	if (unit == UNIT_SECONDS)
		return duration_figure(out, size, value);
	while (decimals < 4 &&
		fabs(figure * pow(10, decimals) - round(figure * pow(10, decimals))) > 1e-6)
		decimals++;
	snprintf(out, size, "%s%s%s", figure < 0 ? "-" : "",
		format_number(number, sizeof(number), fabs(figure), decimals), is_share ? "%" : "");
	return out;
}

/* --- proposals ------------------------------------------------------------------------------ */

static int compare_values(const void *a, const void *b)
{
	const double *left = a, *right = b;

	return (*left > *right) - (*left < *right);
}

/* The value that the best `share` of all reach (nearest rank). */
static double reached_by(const struct kpi_row *row, const double *sorted, size_t len, double share)
{
	size_t rank = statistics_rank(share, len); /* from 0 */

	return row->better == BETTER_HIGHER ? sorted[len - 1 - rank] : sorted[rank];
}

static size_t count_met(const struct kpi_row *row, const struct past_values *values, double goal)
{
	size_t met = 0;

	for (size_t i = 0; i < values->len; i++)
		met += target_judge(row->better, values->values[i], goal, NAN) == VERDICT_MET;
	return met;
}

/* What three quarters of the days reach, and worse than the goal in any case. */
static double warning_of(const struct kpi_row *row, double goal, const double *sorted, size_t len)
{
	double warn = round_mildly(row, reached_by(row, sorted, len, 0.75));
	double step = step_of(row->unit, goal);

	if (row->better == BETTER_HIGHER)
		return warn < goal ? warn : goal - step;
	return warn > goal ? warn : goal + step;
}

static bool is_best(const struct kpi_row *row, const struct proposal *proposal)
{
	if (row->better == BETTER_HIGHER)
		return row->unit == UNIT_SHARE && proposal->goal >= 1 - 1e-9;
	return row->aggregate != AGGREGATE_DIFFERENCE && proposal->goal <= 1e-9;
}

/* Equal values stand in the way of a goal that half of the days meet. */
static enum doubt doubt_of(const struct kpi_row *row, const struct proposal *proposal, size_t len)
{
	if (is_best(row, proposal))
		return DOUBT_BEST;
	if (fabs(proposal->goal - proposal->stretch) < 1e-9)
		return DOUBT_STRETCH;
	return 3 * proposal->goal_met > 2 * len ? DOUBT_OFTEN : DOUBT_NONE;
}

const char *doubt_name(enum doubt doubt)
{
	static const char *const names[] = {
		[DOUBT_NONE] = NULL,
		[DOUBT_BEST] = "best_possible",
		[DOUBT_STRETCH] = "same_as_stretch",
		[DOUBT_OFTEN] = "met_too_often",
	};

	return names[doubt];
}

bool propose(enum kpi_id kpi, const struct past_values *values, struct proposal *proposal)
{
	const struct kpi_row *row = kpi_row(kpi);
	double sorted[PAST_LEN];

	if (values->len < PAST_LEAST ||
		(row->better != BETTER_HIGHER && row->better != BETTER_LOWER))
		return false;
	memcpy(sorted, values->values, values->len * sizeof(sorted[0]));
	qsort(sorted, values->len, sizeof(sorted[0]), compare_values);
	*proposal = (struct proposal){
		.goal = round_mildly(row, reached_by(row, sorted, values->len, 0.5)),
		.stretch = round_mildly(row, reached_by(row, sorted, values->len, 0.25)),
		.warn = NAN,
		.limits = past_limits(row->unit, values),
	};
	if (!(proposal->goal > 0))
		proposal->warn = warning_of(row, proposal->goal, sorted, values->len);
	proposal->goal_met = count_met(row, values, proposal->goal);
	proposal->stretch_met = count_met(row, values, proposal->stretch);
	proposal->doubt = doubt_of(row, proposal, values->len);
	return true;
}

/* --- what is predictable -------------------------------------------------------------------- */

struct xmr past_limits(enum kpi_unit unit, const struct past_values *values)
{
	struct xmr limits;
	bool is_signed = false;

	xmr_limits(values->values, values->len, &limits);
	for (size_t i = 0; i < values->len; i++)
		is_signed |= values->values[i] < 0;
	if (!is_signed && limits.low < 0)
		limits.low = 0;
	if (unit == UNIT_SHARE && limits.high > 1)
		limits.high = 1;
	return limits;
}

enum reach past_reach(enum kpi_better better, const struct xmr *limits, double goal)
{
	bool is_higher = better == BETTER_HIGHER;

	if (isnan(goal) || isnan(limits->low) || limits->is_provisional ||
		(!is_higher && better != BETTER_LOWER))
		return REACH_UNKNOWN;
	if (is_higher ? goal > limits->high : goal < limits->low)
		return REACH_NEVER;
	return (is_higher ? goal <= limits->low : goal >= limits->high) ? REACH_ALWAYS
									: REACH_WITHIN;
}

const char *reach_name(enum reach reach)
{
	static const char *const names[] = {
		[REACH_UNKNOWN] = "unknown",
		[REACH_WITHIN] = "within",
		[REACH_NEVER] = "never",
		[REACH_ALWAYS] = "always",
	};

	return names[reach];
}

/* --- trials --------------------------------------------------------------------------------- */

void try_goal(const struct past_values *values, enum kpi_better better, const double goals[2],
	struct trial *trial)
{
	size_t run = 0;

	*trial = (struct trial){ .met = 0 };
	for (size_t i = 0; i < values->len; i++) {
		enum verdict verdict = target_judge(better, values->values[i], goals[0], goals[1]);

		trial->met += verdict == VERDICT_MET;
		trial->near += verdict == VERDICT_NEAR;
		trial->missed += verdict == VERDICT_MISSED;
		run = verdict == VERDICT_MET ? 0 : run + 1;
		if (run <= trial->longest)
			continue;
		trial->longest = run;
		trial->longest_span = (struct span){
			.from = values->spans[i + 1 - run].from,
			.to = values->spans[i].to,
		};
	}
}
