/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goals as they are written, and what they say of a value.
 */
#include "config.h"

#include "kpi/target.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/format.h"

/* Longest figure that is read: "1 year 6 months 2 weeks". */
#define FIGURE_MAX 64

bool target_parse(enum kpi_unit unit, const char *text, double *value)
{
	int64_t seconds;
	int months;
	char *end;

	if (unit == UNIT_SECONDS && format_parse_span(text, &seconds, &months)) {
		*value = (double)seconds + months * 30.0 * 86400;
		return true;
	}
	*value = strtod(text, &end);
	if (end == text || !isfinite(*value))
		return false;
	while (*end == ' ')
		end++;
	bool is_percent = *end == '%';

	if (is_percent)
		end++;
	/* "85" can only mean percent where a share ends at 1. */
	if (is_percent || (unit == UNIT_SHARE && *value > 1))
		*value /= 100;
	return *end == '\0';
}

/* The first len bytes without blanks around them. */
static bool parse_part(enum kpi_unit unit, const char *text, size_t len, double *value)
{
	char part[FIGURE_MAX];

	while (len > 0 && *text == ' ') {
		text++;
		len--;
	}
	while (len > 0 && text[len - 1] == ' ')
		len--;
	if (len >= sizeof(part))
		return false;
	memcpy(part, text, len);
	part[len] = '\0';
	return target_parse(unit, part, value);
}

bool target_parse_band(enum kpi_unit unit, const char *text, double *low, double *high)
{
	const char *dots = strstr(text, "..");

	*high = NAN;
	if (!dots)
		return parse_part(unit, text, strlen(text), low);
	return dots[2] != '.' && parse_part(unit, text, (size_t)(dots - text), low) &&
	       parse_part(unit, dots + 2, strlen(dots + 2), high);
}

double target_warning(enum kpi_better better, double goal)
{
	if (!(goal > 0))
		return NAN;
	return better == BETTER_HIGHER ? goal * 0.9 : goal * 1.25;
}

static enum verdict judge_band(double value, double goal, double warn)
{
	double low = fmin(goal, warn), high = fmax(goal, warn), slack = (high - low) / 2;

	if (value >= low && value <= high)
		return VERDICT_MET;
	return value >= low - slack && value <= high + slack ? VERDICT_NEAR : VERDICT_MISSED;
}

enum verdict target_judge(enum kpi_better better, double value, double goal, double warn)
{
	if (isnan(value) || isnan(goal))
		return VERDICT_NONE;
	if (better == BETTER_BAND || better == BETTER_NEITHER)
		return isnan(warn) ? VERDICT_NONE : judge_band(value, goal, warn);
	bool is_higher = better == BETTER_HIGHER;

	if (is_higher ? value >= goal : value <= goal)
		return VERDICT_MET;
	if (isnan(warn))
		return VERDICT_MISSED;
	return (is_higher ? value >= warn : value <= warn) ? VERDICT_NEAR : VERDICT_MISSED;
}
