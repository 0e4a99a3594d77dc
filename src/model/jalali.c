/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The Jalali (Iranian solar) calendar.
 */
#include "config.h"

#include "model/jalali.h"

enum {
	CYCLE_YEARS = 33,
	CYCLE_LEAPS = 8,
	LONG_MONTHS = 6, /* of 31 days; the others have 30, the last one 29 but in leap years */
	LONG_DAYS = 31,
	SHORT_DAYS = 30,
	DAY_OF_1349 = 79 /* 21 March 1970 */
};

static int64_t divide_down(int64_t value, int64_t by)
{
	return (value - (value % by + by) % by) / by;
}

/* Days from an arbitrary one to the first of the year. */
static int64_t days_before(int64_t year)
{
	/* 21 puts the leap years where they are: 1375 is the first of its cycle. */
	return 365 * year + divide_down(CYCLE_LEAPS * year + 21, CYCLE_YEARS);
}

static int64_t year_start(int64_t year)
{
	return days_before(year) - days_before(1349) + DAY_OF_1349;
}

bool jalali_is_leap(int year)
{
	return year_start((int64_t)year + 1) - year_start(year) == 366;
}

int64_t jalali_to_days(int year, int month, int day)
{
	int64_t months = month - 1;
	int64_t longer = months < LONG_MONTHS ? months : LONG_MONTHS;

	return year_start(year) + SHORT_DAYS * months + longer + day - 1;
}

void jalali_from_days(int64_t days, int *year, int *month, int *day)
{
	int64_t at = 1349 + divide_down((days - DAY_OF_1349) * CYCLE_YEARS,
				    365 * CYCLE_YEARS + CYCLE_LEAPS);
	int64_t in_year;

	while (year_start(at) > days)
		at--;
	while (year_start(at + 1) <= days)
		at++;
	in_year = days - year_start(at);
	*year = (int)at;
	if (in_year < LONG_MONTHS * LONG_DAYS) {
		*month = (int)(in_year / LONG_DAYS + 1);
		*day = (int)(in_year % LONG_DAYS + 1);
		return;
	}
	in_year -= LONG_MONTHS * LONG_DAYS;
	*month = (int)(in_year / SHORT_DAYS + LONG_MONTHS + 1);
	*day = (int)(in_year % SHORT_DAYS + 1);
}
