/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Moments as text. Names of days and months are ours and not the C library's, because they follow
 * the language of the messages.
 */
#include "config.h"

#include "ui/moment.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/words.h"
#include "model/hours.h"

#define HOUR_S 3600
#define DAY_S 86400

static const char *const weekdays[] = {
	N_("Mon"),
	N_("Tue"),
	N_("Wed"),
	N_("Thu"),
	N_("Fri"),
	N_("Sat"),
	N_("Sun"),
};

static const char *const months[DATE_KIND_COUNT][12] = { {
								 N_("Jan"),
								 N_("Feb"),
								 N_("Mar"),
								 N_("Apr"),
								 N_("May"),
								 N_("Jun"),
								 N_("Jul"),
								 N_("Aug"),
								 N_("Sep"),
								 N_("Oct"),
								 N_("Nov"),
								 N_("Dec"),
							 },
	{
		N_("Farvardin"),
		N_("Ordibehesht"),
		N_("Khordad"),
		N_("Tir"),
		N_("Mordad"),
		N_("Shahrivar"),
		N_("Mehr"),
		N_("Aban"),
		N_("Azar"),
		N_("Dey"),
		N_("Bahman"),
		N_("Esfand"),
	} };

static const char *weekday_name(const struct civil *civil)
{
	return _(weekdays[civil->weekday % 7]);
}

static const char *month_name(const struct desk *desk, const struct civil *civil)
{
	return _(months[desk->dates][(civil->month + 11) % 12]);
}

char *moment_short(char *out, size_t size, const struct desk *desk, int64_t at_s, int64_t now_s)
{
	if (at_s == TIME_NONE) {
		snprintf(out, size, "—");
		return out;
	}
	struct civil at = hours_civil(desk, at_s);
	struct civil now = hours_civil(desk, now_s);
	int64_t apart = at_s > now_s ? at_s - now_s : now_s - at_s;
	if (at.year == now.year && at.month == now.month && at.day == now.day)
		snprintf(out, size, "%02d:%02d", at.hour, at.minute);
	else if (apart < 6 * DAY_S)
		snprintf(out, size, "%s %02d:%02d", weekday_name(&at), at.hour, at.minute);
	else if (at.year == now.year)
		snprintf(out, size, "%d %s %02d:%02d", at.day, month_name(desk, &at), at.hour,
			at.minute);
	else
		snprintf(out, size, "%d %s %d", at.day, month_name(desk, &at), at.year);
	return out;
}

char *moment_full(char *out, size_t size, const struct desk *desk, int64_t at_s)
{
	if (at_s == TIME_NONE) {
		snprintf(out, size, "—");
		return out;
	}
	struct civil at = hours_civil(desk, at_s);
	snprintf(out, size, "%s %d %s %d %02d:%02d:%02d", weekday_name(&at), at.day,
		month_name(desk, &at), at.year, at.hour, at.minute, at.second);
	return out;
}

char *moment_day(char *out, size_t size, const struct desk *desk, int64_t at_s, int64_t now_s)
{
	if (at_s == TIME_NONE) {
		snprintf(out, size, "—");
		return out;
	}
	struct civil at = hours_civil(desk, at_s);
	if (at.year == hours_civil(desk, now_s).year)
		snprintf(out, size, "%d %s", at.day, month_name(desk, &at));
	else
		snprintf(out, size, "%d %s %d", at.day, month_name(desk, &at), at.year);
	return out;
}

const char *moment_weekday(int weekday)
{
	return _(weekdays[weekday]);
}

char *moment_bucket(
	char *out, size_t size, const struct desk *desk, struct span bucket, int width_cols)
{
	struct civil at = hours_civil(desk, bucket.from);
	int64_t length = bucket.to - bucket.from;
	if (length < 20 * HOUR_S)
		snprintf(out, size, "%02d", at.hour);
	else if (length > 25 * DAY_S)
		snprintf(out, size, "%s", month_name(desk, &at));
	else if (length > 2 * DAY_S)
		snprintf(out, size, "%d %s", at.day, month_name(desk, &at));
	else if (width_cols >= 6)
		snprintf(out, size, "%s %d", weekday_name(&at), at.day);
	else
		snprintf(out, size, "%d", at.day);
	return out;
}
