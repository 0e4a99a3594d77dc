/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Figures as text.
 */
#include "config.h"

#include "report/figure.h"

#include <math.h>

#include "base/clock.h"
#include "base/format.h"
#include "base/text.h"
#include "base/words.h"
#include "kpi/kpi.h"
#include "model/hours.h"

/* Durations from a minute to this are told to the second. */
#define SECONDS_TOLD_UNDER 300
/* From so many percent more on a change is told as "×12". */
#define MANY_TIMES 900

static void add_percent(struct buf *out, const struct reading *reading, double share)
{
	char number[32];
	int decimals = reading_percent_decimals(reading, share);

	buf_printf(out, "%s %%", format_number(number, sizeof(number), share * 100, decimals));
}

/* A minute and a quarter is not a minute where seconds are promised. */
static bool add_seconds(struct buf *out, double seconds)
{
	long long whole = llround(seconds);

	if (whole < 60 || whole >= SECONDS_TOLD_UNDER || whole % 60 == 0)
		return false;
	buf_printf(out, "%lldm %llds", whole / 60, whole % 60);
	return true;
}

void figure_value(
	struct buf *out, const struct desk *desk, const struct reading *reading, double value)
{
	char text[48];
	enum kpi_unit unit = kpi_row(reading->kpi)->unit;

	if (isnan(value)) {
		buf_add_text(out, "—");
	} else if (unit == UNIT_SECONDS && !add_seconds(out, value)) {
		int64_t day_s =
			reading->is_business && desk->calendar ? calendar_day_s(desk->calendar) : 0;

		buf_add_text(out, format_duration(text, sizeof(text), value, day_s));
	} else if (unit == UNIT_SHARE || unit == UNIT_RATIO) {
		add_percent(out, reading, value);
	} else if (unit != UNIT_SECONDS) {
		if (value < 0)
			buf_add_text(out, "−");
		buf_add_text(out, format_number(text, sizeof(text), fabs(value),
					  kpi_unit_decimals(unit, value)));
		if (unit == UNIT_MONEY && desk_measuring(desk)->currency)
			buf_printf(out, " %s", desk_measuring(desk)->currency);
	}
}

void figure_goal(struct buf *out, const struct desk *desk, const struct reading *reading)
{
	enum kpi_better better = kpi_row(reading->kpi)->better;

	if (isnan(reading->goal))
		return;
	if (better != BETTER_HIGHER && better != BETTER_LOWER && !isnan(reading->warn)) {
		figure_value(out, desk, reading, fmin(reading->goal, reading->warn));
		buf_add_text(out, " … ");
		figure_value(out, desk, reading, fmax(reading->goal, reading->warn));
		return;
	}
	buf_add_text(out, better == BETTER_HIGHER ? "≥ " : "≤ ");
	figure_value(out, desk, reading, reading->goal);
	if (reading->has_own_goals)
		buf_add_char(out, '*');
}

/* A difference has no percents, and neither has what a model makes of a load. */
bool figure_is_difference(const struct reading *reading)
{
	enum kpi_aggregate aggregate = kpi_row(reading->kpi)->aggregate;

	return (aggregate == AGGREGATE_DIFFERENCE || aggregate == AGGREGATE_MODEL) &&
	       kpi_row(reading->kpi)->unit == UNIT_COUNT_OF;
}

static void add_difference(struct buf *out, const struct reading *reading)
{
	double difference = round(reading->value - reading->previous);
	char number[32];

	if (isnan(difference))
		return;
	format_number(number, sizeof(number), fabs(difference), 0);
	buf_printf(out, "%s%s", difference == 0 ? "" : difference < 0 ? "−" : "+", number);
}

/* Percents of so much more say nothing: thirty times as much does. */
static bool add_times(struct buf *out, double change)
{
	char number[32];

	if (round(change * 100) < MANY_TIMES)
		return false;
	buf_printf(out, "×%s", format_number(number, sizeof(number), change + 1, 0));
	return true;
}

/* "+1.2 pt", "−14 %"; what rounds to nothing has no direction. */
static void add_amount(struct buf *out, double change, double percent, bool is_points)
{
	char number[32];
	bool is_nothing = percent < (is_points ? 0.05 : 0.5);
	const char *sign = is_nothing ? "" : change < 0 ? "−" : "+";

	format_number(number, sizeof(number), percent, is_points && percent < 10 ? 1 : 0);
	if (is_points)
		buf_printf(out, _("%s%s pt"), sign, number);
	else
		buf_printf(out, "%s%s %%", sign, number);
}

void figure_change(struct buf *out, const struct reading *reading)
{
	enum kpi_unit unit = kpi_row(reading->kpi)->unit;
	bool is_points = unit == UNIT_SHARE || unit == UNIT_RATIO || unit == UNIT_POINTS;

	if (figure_is_difference(reading)) {
		add_difference(out, reading);
		return;
	}
	if (isnan(reading->change) || (!is_points && add_times(out, reading->change)))
		return;
	add_amount(out, reading->change, fabs(reading->change) * (unit == UNIT_POINTS ? 1 : 100),
		is_points);
}

const char *figure_mark(const struct reading *reading)
{
	static const char *const words[VERDICT_COUNT] = {
		[VERDICT_NONE] = "",
		[VERDICT_MET] = N_("met"),
		[VERDICT_NEAR] = N_("narrowly missed"),
		[VERDICT_MISSED] = N_("missed"),
	};
	static const char *const leaning[VERDICT_COUNT] = {
		[VERDICT_NONE] = "",
		[VERDICT_MET] = N_("leans to met"),
		[VERDICT_NEAR] = N_("leans to narrowly missed"),
		[VERDICT_MISSED] = N_("leans to missed"),
	};
	static const char *const so_far[VERDICT_COUNT] = {
		[VERDICT_NONE] = "",
		[VERDICT_MET] = N_("met so far"),
		[VERDICT_NEAR] = N_("narrowly missed so far"),
		[VERDICT_MISSED] = N_("missed so far"),
	};

	if (reading->reason != REASON_NONE)
		return reading_why_words(reading);
	if (reading->verdict == VERDICT_NONE)
		return "";
	const char *const *table = !reading->is_certain ? leaning
				   : reading->ripe < 1  ? so_far
							: words;
	return _(table[reading->verdict]);
}

void figure_cell(struct buf *out, const char *text, int width_cols, bool is_right)
{
	struct buf shown;
	int width;

	buf_init(&shown, 0);
	text_show(&shown, text);
	width = text_width_cols(shown.bytes);
	for (int i = width; is_right && i < width_cols; i++)
		buf_add_char(out, ' ');
	if (width > width_cols)
		text_cut(out, shown.bytes, width_cols, "…");
	else
		buf_add_text(out, shown.bytes);
	for (int i = width; !is_right && i < width_cols; i++)
		buf_add_char(out, ' ');
	buf_release(&shown);
}

void figure_time(struct buf *out, const struct desk *desk, int64_t at)
{
	if (at == TIME_NONE) {
		buf_add_text(out, "—");
		return;
	}
	if (!desk->zone) {
		char text[32];

		buf_add_text(out, format_iso(text, sizeof(text), at));
		return;
	}
	struct civil civil = hours_civil(desk, at);

	buf_printf(out, "%04d-%02d-%02d %02d:%02d", civil.year, civil.month, civil.day, civil.hour,
		civil.minute);
}
