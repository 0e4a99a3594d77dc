/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a period is compared with.
 */
#include "config.h"

#include "ui/comparison.h"

#include <math.h>
#include <stdio.h>

#include "base/format.h"
#include "base/words.h"
#include "model/hours.h"
#include "ui/moment.h"
#include "ui/reading_text.h"

#define DAY_S 86400
/* Clocks that are put forward or back make no other length. */
#define LEAST_DAYS 0.1

static struct span compared_span(const struct scene *scene)
{
	return scene->travel.compare == COMPARE_LAST_YEAR ? scene->period.last_year
							  : scene->period.previous;
}

/* Where the tickets of the source that knows the least begin; TIME_NONE: nothing is known of it. */
static int64_t history_begin(const struct scene *scene)
{
	const struct directory *directory = scene->facts ? facts_directory(scene->facts) : NULL;
	int64_t from = TIME_NONE;
	for (size_t i = 0; directory && i < directory->coverage_count; i++) {
		const struct directory_coverage *covered = &directory->coverage[i];
		if (covered->kind == RECORD_TICKET && (from == TIME_NONE || covered->from > from))
			from = covered->from;
	}
	return from;
}

char *comparison_absence(char *out, size_t size, const struct scene *scene)
{
	char day[48];
	int64_t from = history_begin(scene);
	out[0] = '\0';
	if (scene->travel.compare == COMPARE_NONE || !scene->has_period || from == TIME_NONE ||
		from <= compared_span(scene).from)
		return out;
	(void)snprintf(out, size, _("no history so far back, it begins on %s"),
		moment_day(day, sizeof(day), scene->desk, from, scene->now.wall_s));
	return out;
}

/* Days of work where hours are set, else days. */
static double days_of(const struct scene *scene, struct span span)
{
	const struct calendar *calendar = scene->desk->calendar;
	double day_s = calendar ? (double)calendar_day_s(calendar) : 0;
	if (!hours_are_set(scene->desk) || !(day_s > 0))
		return (double)(span.to - span.from) / DAY_S;
	return (double)calendar_elapsed_s(calendar, span.from, span.to) / day_s;
}

static bool adds_up(const struct reading *reading)
{
	const struct kpi_row *row = kpi_row(reading->kpi);
	return row->aggregate == AGGREGATE_COUNT && !row->is_level;
}

static char *days_text(char *out, size_t size, double days)
{
	bool is_whole = fabs(days - round(days)) < LEAST_DAYS / 2;
	return format_number(out, size, days, is_whole ? 0 : 1);
}

char *comparison_lengths(
	char *out, size_t size, const struct reading *reading, const struct scene *scene)
{
	char now[32], then[32], now_rate[32], then_rate[32];
	double base = reading_base(reading, (int)scene->travel.compare);
	out[0] = '\0';
	if (!adds_up(reading) || isnan(base) || isnan(reading->value) || !scene->has_period)
		return out;
	double days = days_of(scene, scene->period.span);
	double before = days_of(scene, compared_span(scene));
	if (!(days > 0) || !(before > 0) || fabs(days - before) < LEAST_DAYS)
		return out;
	(void)snprintf(out, size,
		hours_are_set(scene->desk) ? _("%s open days against %s: %s a day against %s")
					   : _("%s days against %s: %s a day against %s"),
		days_text(now, sizeof(now), days), days_text(then, sizeof(then), before),
		format_number(now_rate, sizeof(now_rate), reading->value / days, 1),
		format_number(then_rate, sizeof(then_rate), base / before, 1));
	return out;
}
