/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words of readings.
 */
#include "config.h"

#include "kpi/reading.h"

#include <math.h>

#include "base/words.h"

/* clang-format off */
static const struct {
	const char *name, *words;
} reasons[REASON_COUNT] = {
	[REASON_NONE] = { NULL, N_("known") },
	[REASON_LOADING] = { "loading", N_("history is still being loaded") },
	[REASON_NO_SOURCE] = { "no_source", N_("no source delivers this") },
	[REASON_FORBIDDEN] = { "forbidden", N_("the helpdesk does not allow us to read this") },
	[REASON_NO_DATA] = { "no_data", N_("nothing to count in this period") },
	[REASON_TOO_FEW] = { "too_few", N_("too few answers to show a person by") },
	[REASON_UNDATED] = { "undated", N_("the helpdesk does not tell when") },
	[REASON_NOT_COVERED] = { "not_covered", N_("before the history that is kept") },
};

static const char *const verdict_names[VERDICT_COUNT] = {
	[VERDICT_NONE] = "none",
	[VERDICT_MET] = "met",
	[VERDICT_NEAR] = "near",
	[VERDICT_MISSED] = "missed",
};
/* clang-format on */

const char *reading_reason_name(enum reading_reason reason)
{
	return reasons[reason].name;
}

const char *reading_reason_words(enum reading_reason reason)
{
	return _(reasons[reason].words);
}

const char *reading_why_words(const struct reading *reading)
{
	if (reading->why)
		return reading->why;
	if (reading->reason == REASON_NO_DATA && reading->kpi == KPI_CSAT_SCORE)
		return _("no answer told a score: good or bad alone has none");
	if (reading->reason == REASON_NO_DATA && reading->kpi == KPI_FORECAST_ERROR)
		return _("too little history: it takes four of the same weekday before");
	return reading_reason_words(reading->reason);
}

static bool is_same_figure(double a, double b, int decimals)
{
	double steps = pow(10, decimals);

	return round(a * steps) == round(b * steps);
}

int reading_percent_decimals(const struct reading *reading, double share)
{
	double percent = share * 100, goal = reading->goal * 100;
	bool is_missed = share == reading->value && !isnan(goal) &&
			 (reading->verdict == VERDICT_NEAR || reading->verdict == VERDICT_MISSED);
	int decimals = fabs(percent) < 10 && fabs(percent - round(percent)) >= 0.05 ? 1 : 0;

	while (is_missed && decimals < 2 && is_same_figure(percent, goal, decimals))
		decimals++;
	return decimals;
}

int reading_side_decimals(double amount)
{
	return fabs(amount) < 10 && fabs(amount - round(amount)) >= 0.005 ? 2 : 0;
}

const char *reading_needs(const struct reading *reading)
{
	return reading->needs ? _(reading->needs) : NULL;
}

const char *verdict_name(enum verdict verdict)
{
	return verdict_names[verdict];
}

double reading_goal_of(const struct reading *reading, size_t bucket)
{
	return reading->series_goals ? reading->series_goals[bucket] : reading->goal;
}

double reading_warn_of(const struct reading *reading, size_t bucket)
{
	return reading->series_warns ? reading->series_warns[bucket] : reading->warn;
}
