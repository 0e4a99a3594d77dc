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
#include "kpi/feed.h"
#include "model/hours.h"

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

void past_days(const struct desk *desk, int64_t until_s, struct past *past)
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

void past_weeks(const struct desk *desk, int64_t until_s, struct past *past)
{
	int weekday = zone_civil(desk->zone, until_s).weekday;
	int into = (weekday - desk->week_start + 7) % 7;

	*past = (struct past){ .is_weeks = true };
	for (int back = 0; past->len < PAST_LEN; back++)
		past->spans[past->len++] = (struct span){
			.from = zone_day_start(desk->zone, until_s, -into - 7 * (back + 1)),
			.to = zone_day_start(desk->zone, until_s, -into - 7 * back),
		};
	turn(past);
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
	size_t open = 0;

	*values = (struct past_values){ .is_weeks = past->is_weeks };
	for (size_t i = 0; i < past->len && i < reading->series_len; i++) {
		/* Before the first thing ever counted there was nothing to be thin. */
		if (isnan(reading->series_n[i]) || (open == 0 && reading->series_n[i] <= 0))
			continue;
		counted[open++] = reading->series_n[i];
		if (isnan(reading->series[i]))
			continue;
		values->values[values->len] = reading->series[i];
		values->spans[values->len++] = past->spans[i];
	}
	values->is_thin = is_made_of_many(kpi_row(reading->kpi)) && open > 0 &&
			  middle(counted, open) < past_thin(reading->kpi);
}
