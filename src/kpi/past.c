/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Days and weeks that are over.
 */
#include "config.h"

#include "kpi/past.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "kpi/beside.h"
#include "kpi/feed.h"
#include "kpi/formula.h"
#include "model/hours.h"

#define DAY_S INT64_C(86400)
#define LONGEST_DAY_S (25 * INT64_C(3600))
#define SHORTEST_MONTH_S (28 * DAY_S - 3600)

/* Days looked through for open ones: a desk that opens on one day a week has its sixty. */
#define DAYS_BACK_MAX (PAST_LEN * 7 + 7)

/* They were found youngest first. */
static void turn(struct past *past)
{
	for (size_t i = 0; i < past->len / 2; i++) {
		struct span span = past->spans[i];

		past->spans[i] = past->spans[past->len - 1 - i];
		past->spans[past->len - 1 - i] = span;
	}
}

static void make_days(const struct desk *desk, int64_t until_s, struct past *past)
{
	*past = (struct past){ .len = 0 };
	for (int back = 0; back < DAYS_BACK_MAX && past->len < PAST_LEN; back++) {
		struct span day = {
			.from = zone_day_start(desk->zone, until_s, -back - 1),
			.to = zone_day_start(desk->zone, until_s, -back),
		};

		if (hours_is_worked(desk, NULL, day))
			past->spans[past->len++] = day;
	}
	turn(past);
}

static void make_weeks(const struct desk *desk, int64_t until_s, struct past *past)
{
	int weekday = zone_civil(desk->zone, until_s).weekday;
	int into = (weekday - desk->week_start + 7) % 7;

	*past = (struct past){ .grain = PAST_BY_WEEKS };
	for (int back = 0; past->len < PAST_LEN; back++)
		past->spans[past->len++] = (struct span){
			.from = zone_day_start(desk->zone, until_s, -into - 7 * (back + 1)),
			.to = zone_day_start(desk->zone, until_s, -into - 7 * back),
		};
	turn(past);
}

static void make_months(const struct desk *desk, int64_t until_s, struct past *past)
{
	enum date_kind dates = (enum date_kind)desk->dates;
	int64_t day_s = zone_local_s(desk->zone, zone_day_start(desk->zone, until_s, 0));
	int64_t days = day_s / DAY_S;
	int64_t month_s = (days - date_from_days(dates, days).day + 1) * DAY_S;

	*past = (struct past){ .grain = PAST_BY_MONTHS };
	for (int back = 0; past->len < PAST_LEN; back++) {
		int64_t from_s = date_add_months(dates, month_s, -back - 1, false);
		int64_t to_s = date_add_months(dates, month_s, -back, false);

		past->spans[past->len++] = (struct span){
			.from = zone_from_local_s(desk->zone, from_s),
			.to = zone_from_local_s(desk->zone, to_s),
		};
	}
	turn(past);
}

/* To add a grain: how its spans are found, and its row. */
static const struct {
	const char *name;
	void (*make)(const struct desk *desk, int64_t until_s, struct past *past);
} grains[PAST_GRAIN_COUNT] = {
	[PAST_BY_DAYS] = { "open_day", make_days },
	[PAST_BY_WEEKS] = { "week", make_weeks },
	[PAST_BY_MONTHS] = { "month", make_months },
};

const char *past_grain_name(enum past_grain grain)
{
	return grains[grain].name;
}

void past_make(const struct desk *desk, enum past_grain grain, int64_t until_s, struct past *past)
{
	grains[grain].make(desk, until_s, past);
}

bool past_is_explained(const struct desk *desk, struct span span)
{
	for (size_t i = 0; i < desk->note_count; i++) {
		const struct note_config *note = &desk->notes[i];

		if (!note->is_change && note->span.from < span.to && note->span.to > span.from)
			return true;
	}
	return false;
}

bool past_is_changed_in(const struct desk *desk, struct span span)
{
	for (size_t i = 0; i < desk->note_count; i++) {
		const struct note_config *note = &desk->notes[i];

		if (note->is_change && note->span.from >= span.from && note->span.from < span.to)
			return true;
	}
	return false;
}

int64_t past_ripening_s(const struct desk *desk, enum kpi_id kpi)
{
	const struct measuring *measuring = desk_measuring(desk);
	int64_t windows[] = { desk->reopen_window_s, measuring->resolved_within_s,
		measuring->repeat_window_s };
	int64_t longest = 0;

	for (size_t i = 0; feed_has_window(kpi) && i < ARRAY_LEN(windows); i++)
		if (windows[i] > longest)
			longest = windows[i];
	return longest;
}

void past_ask(const struct past *past, struct board_request *request)
{
	struct period *period = &request->period;

	*period = (struct period){ .bucket_count = past->len };
	snprintf(period->name, sizeof(period->name), "custom");
	memcpy(period->buckets, past->spans, past->len * sizeof(past->spans[0]));
	period->span = (struct span){
		.from = past->spans[0].from,
		.to = past->spans[past->len - 1].to,
	};
	period->whole = period->span;
	request->has_previous = request->has_last_year = false;
	request->has_series = request->has_series_n = true;
}

/* --- values --------------------------------------------------------------------------------- */

static int compare_values(const void *a, const void *b)
{
	const double *left = a, *right = b;

	return (*left > *right) - (*left < *right);
}

static double middle(double *values, size_t len)
{
	if (len == 0)
		return NAN;
	qsort(values, len, sizeof(*values), compare_values);
	return values[(len - 1) / 2];
}

/* A ratio of measures alone rests on nothing that is counted here. */
static bool is_measured(enum kpi_id kpi, struct formula *formula, const char *names[], size_t *len)
{
	if (kpi_row(kpi)->aggregate != AGGREGATE_FORMULA)
		return false;
	formula_of(kpi, formula);
	*len = formula_measures(formula, names);
	return *len > 0;
}

static bool counts_nothing(enum kpi_id kpi)
{
	const char *names[FORMULA_MEASURES_MAX];
	struct formula formula;
	size_t len;

	return is_measured(kpi, &formula, names, &len) && len == formula.len[0] + formula.len[1];
}

/* Counts are what they are; what is made of a handful of things jumps from day to day. */
static bool is_made_of_many(const struct kpi_row *row)
{
	return !row->is_level &&
	       (row->aggregate == AGGREGATE_SHARE || row->aggregate == AGGREGATE_MEDIAN ||
		       row->aggregate == AGGREGATE_MEAN || row->aggregate == AGGREGATE_FORMULA);
}

double past_thin(enum kpi_id kpi)
{
	return kpi_row(kpi)->kind == KIND_SAMPLE ? PAST_THIN_SAMPLE : PAST_THIN;
}

void past_take(const struct past *past, const struct reading *reading, struct past_values *values)
{
	double counted[PAST_LEN];
	bool is_counted = !counts_nothing(reading->kpi);
	size_t open = 0;

	*values = (struct past_values){ .grain = past->grain };
	for (size_t i = 0; i < past->len && i < reading->series_len; i++) {
		/* Before the first thing ever counted there was nothing to be thin. */
		if (is_counted &&
			(isnan(reading->series_n[i]) || (open == 0 && reading->series_n[i] <= 0)))
			continue;
		counted[open++] = reading->series_n[i];
		if (isnan(reading->series[i]))
			continue;
		values->values[values->len] = reading->series[i];
		values->spans[values->len++] = past->spans[i];
	}
	values->is_thin = is_counted && is_made_of_many(kpi_row(reading->kpi)) && open > 0 &&
			  middle(counted, open) < past_thin(reading->kpi);
}

enum past_grain past_wanted(
	const struct facts *facts, enum kpi_id kpi, const struct past_values *days)
{
	const char *names[FORMULA_MEASURES_MAX];
	struct formula formula;
	struct span latest;
	size_t len;

	if (days->is_thin)
		return PAST_BY_WEEKS;
	if (days->len > 0 || !is_measured(kpi, &formula, names, &len) ||
		!beside_measured_latest(facts, names, len, &latest) ||
		latest.to - latest.from <= LONGEST_DAY_S)
		return PAST_BY_DAYS;
	return latest.to - latest.from < SHORTEST_MONTH_S ? PAST_BY_WEEKS : PAST_BY_MONTHS;
}
