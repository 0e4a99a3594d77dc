/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Readings in the words of the trade.
 */
#include "config.h"

#include "ui/reading_text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/format.h"
#include "base/words.h"

static const struct kpi_row *row_of(const struct reading *reading)
{
	return kpi_row(reading->kpi);
}

static int64_t day_of(const struct reading *reading, const struct desk *desk)
{
	return reading->is_business && desk && desk->calendar ? calendar_day_s(desk->calendar) : 0;
}

static double rounded(double value, int decimals)
{
	double scale = pow(10, decimals);
	return round(value * scale) / scale;
}

/* A typographic minus, as everywhere on screen. */
static char *signed_number(char *out, size_t size, double value, int decimals)
{
	char digits[40];
	format_number(digits, sizeof(digits), fabs(value), decimals);
	(void)snprintf(out, size, "%s%s", value < 0 ? "−" : "", digits);
	return out;
}

static char *share_text(char *out, size_t size, const struct reading *reading, double share)
{
	char digits[48];
	signed_number(
		digits, sizeof(digits), share * 100, reading_percent_decimals(reading, share));
	(void)snprintf(out, size, "%s %%", digits);
	return out;
}

char *reading_number(char *out, size_t size, const struct reading *reading, double value,
	const struct desk *desk)
{
	char digits[READING_TEXT_MAX];
	const char *currency = desk ? desk_measuring(desk)->currency : NULL;
	if (isnan(value)) {
		(void)snprintf(out, size, "—");
		return out;
	}
	switch (row_of(reading)->unit) {
	case UNIT_SECONDS:
		return format_duration(out, size, value, day_of(reading, desk));
	case UNIT_SHARE:
	case UNIT_RATIO:
		return share_text(out, size, reading, value);
	case UNIT_MONEY:
		signed_number(digits, sizeof(digits), value, kpi_unit_decimals(UNIT_MONEY, value));
		(void)snprintf(
			out, size, "%s%s%s", digits, currency ? " " : "", currency ? currency : "");
		return out;
	default:
		return signed_number(
			out, size, value, kpi_unit_decimals(row_of(reading)->unit, value));
	}
}

char *reading_value(char *out, size_t size, const struct reading *reading, const struct desk *desk)
{
	return reading_number(out, size, reading, reading->value, desk);
}

char *reading_goal(char *out, size_t size, const struct reading *reading, const struct desk *desk)
{
	char number[READING_TEXT_MAX];
	out[0] = '\0';
	if (isnan(reading->goal))
		return out;
	reading_number(number, sizeof(number), reading, reading->goal, desk);
	enum kpi_better better = row_of(reading)->better;
	if (better != BETTER_HIGHER && better != BETTER_LOWER && !isnan(reading->warn)) {
		char other[READING_TEXT_MAX];
		reading_number(other, sizeof(other), reading, reading->warn, desk);
		if (row_of(reading)->unit == UNIT_SHARE)
			(void)snprintf(out, size, "%.0f–%.0f %%", reading->goal * 100,
				reading->warn * 100);
		else
			(void)snprintf(out, size, "%s–%s", number, other);
		return out;
	}
	const char *sign = better == BETTER_HIGHER ? "≥ " : "≤ ";
	(void)snprintf(out, size, "%s%s%s", sign, number, reading->has_own_goals ? "*" : "");
	return out;
}

char *reading_why(char *out, size_t size, const struct reading *reading)
{
	out[0] = '\0';
	if (!isnan(reading->value))
		return out;
	if (reading->reason == REASON_LOADING && !isnan(reading->covered))
		(void)snprintf(out, size, _("loading, %.0f %%"), floor(reading->covered * 100));
	else if (reading_needs(reading))
		(void)snprintf(out, size, _("needs %s"), reading_needs(reading));
	else if (reading->reason != REASON_NONE)
		(void)snprintf(out, size, "%s", reading_why_words(reading));
	return out;
}

/* A sample that is too small for any verdict, though there is a goal. */
static bool is_undecided(const struct reading *reading)
{
	return reading->verdict == VERDICT_NONE && !isnan(reading->goal);
}

enum glyph reading_mark(const struct reading *reading)
{
	static const enum glyph marks[VERDICT_COUNT] = {
		[VERDICT_NONE] = GLYPH_DOT,
		[VERDICT_MET] = GLYPH_MET,
		[VERDICT_NEAR] = GLYPH_NEAR,
		[VERDICT_MISSED] = GLYPH_MISSED,
	};
	if (isnan(reading->value))
		return GLYPH_UNKNOWN;
	return is_undecided(reading) ? GLYPH_UNCERTAIN : marks[reading->verdict];
}

enum style reading_style(const struct reading *reading)
{
	static const enum style styles[VERDICT_COUNT] = {
		[VERDICT_NONE] = STYLE_DIM,
		[VERDICT_MET] = STYLE_MET,
		[VERDICT_NEAR] = STYLE_NEAR,
		[VERDICT_MISSED] = STYLE_MISSED,
	};
	if (isnan(reading->value))
		return STYLE_DIM;
	bool may_turn = !reading->is_certain || reading->ripe < 1;
	if (is_undecided(reading) || (reading->verdict != VERDICT_NONE && may_turn))
		return STYLE_UNCERTAIN;
	return styles[reading->verdict];
}

const char *reading_verdict_words(const struct reading *reading)
{
	static const char *const sure[VERDICT_COUNT] = {
		[VERDICT_NONE] = "",
		[VERDICT_MET] = N_("met"),
		[VERDICT_NEAR] = N_("narrowly missed"),
		[VERDICT_MISSED] = N_("missed"),
	};
	static const char *const leaning[VERDICT_COUNT] = {
		[VERDICT_NONE] = "",
		[VERDICT_MET] = N_("rather met, too few to be sure"),
		[VERDICT_NEAR] = N_("rather narrowly missed, too few to be sure"),
		[VERDICT_MISSED] = N_("rather missed, too few to be sure"),
	};
	static const char *const so_far[VERDICT_COUNT] = {
		[VERDICT_NONE] = "",
		[VERDICT_MET] = N_("met so far"),
		[VERDICT_NEAR] = N_("narrowly missed so far"),
		[VERDICT_MISSED] = N_("missed so far"),
	};
	if (isnan(reading->value))
		return "";
	if (is_undecided(reading))
		return _("too few to tell");
	const char *const *table = !reading->is_certain ? leaning
				   : reading->ripe < 1  ? so_far
							: sure;
	const char *words = table[reading->verdict];
	return words[0] ? _(words) : "";
}

double reading_base(const struct reading *reading, int compare)
{
	if (compare == COMPARE_NONE)
		return (double)NAN;
	return compare == COMPARE_LAST_YEAR ? reading->last_year : reading->previous;
}

/* How a change is measured: in points, as a share of what was, or as a plain difference. */
struct change {
	double amount;
	const char *unit;
	bool is_known, is_share;
};

static struct change change_of(const struct reading *reading, int compare)
{
	double base = reading_base(reading, compare);
	struct change change = { .unit = "" };
	if (isnan(base) || isnan(reading->value))
		return change;
	change.is_known = true;
	double difference = reading->value - base;
	enum kpi_unit unit = row_of(reading)->unit;
	if (unit == UNIT_SHARE || unit == UNIT_RATIO) {
		change.amount = difference * 100;
		change.unit = _(" pt");
	} else if (unit == UNIT_POINTS) {
		change.amount = difference;
		change.unit = _(" pt");
	} else if (row_of(reading)->aggregate == AGGREGATE_DIFFERENCE ||
		   row_of(reading)->aggregate == AGGREGATE_MODEL) {
		change.amount = difference;
	} else if (base == 0) {
		/* No share of nothing: a count tells the plain number, a duration nothing. */
		change.is_known = row_of(reading)->unit == UNIT_COUNT_OF || difference == 0;
		change.amount = difference;
	} else {
		change.amount = difference / base * 100;
		change.unit = " %";
		change.is_share = true;
	}
	change.amount = rounded(change.amount, 0);
	return change;
}

char *reading_change(char *out, size_t size, const struct reading *reading, int compare)
{
	struct change change = change_of(reading, compare);
	char digits[48];
	out[0] = '\0';
	if (!change.is_known)
		return out;
	if (change.amount == 0) {
		(void)snprintf(out, size, "·");
		return out;
	}
	/* Percents of so much more say nothing: thirty times as much does. */
	if (change.is_share && change.amount >= 900) {
		format_number(digits, sizeof(digits), change.amount / 100 + 1, 0);
		(void)snprintf(out, size, "×%s", digits);
		return out;
	}
	signed_number(digits, sizeof(digits), change.amount, 0);
	(void)snprintf(out, size, "%s%s%s", change.amount > 0 ? "+" : "", digits, change.unit);
	return out;
}

bool reading_may_be_chance(const struct reading *reading, int compare)
{
	return compare == COMPARE_LAST_YEAR ? reading->is_year_unsure : reading->is_change_unsure;
}

/* 1 better, −1 worse, 0 neither. */
static int change_side(const struct reading *reading, int compare)
{
	struct change change = change_of(reading, compare);
	enum kpi_better better = row_of(reading)->better;
	if (!change.is_known || change.amount == 0 || better == BETTER_NEITHER ||
		better == BETTER_BAND || reading_may_be_chance(reading, compare))
		return 0;
	return (change.amount > 0) == (better == BETTER_HIGHER) ? 1 : -1;
}

const char *reading_change_word(const struct reading *reading, int compare)
{
	int side = change_side(reading, compare);
	if (side == 0)
		return "";
	return side > 0 ? _("better") : _("worse");
}

enum style reading_change_style(const struct reading *reading, int compare)
{
	int side = change_side(reading, compare);
	if (side == 0)
		return STYLE_DIM;
	return side > 0 ? STYLE_BETTER : STYLE_WORSE;
}

/* --- news ------------------------------------------------------------------------------------ */

/* clang-format off */
static const struct {
	int side; /* 1 up, −1 down */
	const char *words;
} signals[XMR_SIGNAL_COUNT] = {
	[XMR_NONE] = { 0, "" },
	[XMR_POINT_HIGH] = { 1, N_("above what is usual") },
	[XMR_POINT_LOW] = { -1, N_("below what is usual") },
	[XMR_SHIFT_UP] = { 1, N_("eight in a row above the mean") },
	[XMR_SHIFT_DOWN] = { -1, N_("eight in a row below the mean") },
	[XMR_LEAN_UP] = { 1, N_("three of four near the upper limit") },
	[XMR_LEAN_DOWN] = { -1, N_("three of four near the lower limit") },
};
/* clang-format on */

const char *reading_signal_arrow(enum xmr_signal signal)
{
	if (signals[signal].side == 0)
		return "";
	return glyph_text(signals[signal].side > 0 ? GLYPH_UP : GLYPH_DOWN, false);
}

const char *reading_news_arrow(const struct reading *reading, int compare)
{
	double base = reading_base(reading, compare);
	double change = isnan(base) ? 0 : reading->value - base;
	bool is_against = change * signals[reading->signal].side < 0;
	return is_against ? "" : reading_signal_arrow(reading->signal);
}

const char *reading_outside(const struct reading *reading)
{
	if (reading->outside == 0)
		return " ";
	return glyph_text(reading->outside > 0 ? GLYPH_UP : GLYPH_DOWN, false);
}

const char *reading_signal_words(enum xmr_signal signal)
{
	return signal == XMR_NONE ? "" : _(signals[signal].words);
}

enum style reading_signal_style(const struct reading *reading, enum xmr_signal signal)
{
	enum kpi_better better = row_of(reading)->better;
	int side = signals[signal].side;
	if (side == 0)
		return STYLE_DIM;
	if (better != BETTER_HIGHER && better != BETTER_LOWER)
		return STYLE_VALUE;
	return (side > 0) == (better == BETTER_HIGHER) ? STYLE_BETTER : STYLE_WORSE;
}

const char *reading_short_title(const struct reading *reading)
{
	return _(row_of(reading)->short_title);
}
