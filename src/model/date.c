/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dates of the calendars that desks reckon in.
 */
#include "config.h"

#include "model/date.h"

#include <string.h>

#include "base/format.h"
#include "model/jalali.h"

enum {
	DAY_S = 86400,
	MONTHS_A_YEAR = 12,
	YEAR_MIN = 1200, /* Jalali; Gregorian ones begin with 1900 */
	GREGORIAN_YEAR_MIN = 1900,
	YEAR_MAX = 2199
};

static int64_t gregorian_to_days(int year, int month, int day)
{
	return format_days_from_civil(year, month, day);
}

static const struct reckoning {
	int64_t (*to_days)(int year, int month, int day);
	void (*from_days)(int64_t days, int *year, int *month, int *day);
} reckonings[DATE_KIND_COUNT] = {
	[DATE_GREGORIAN] = { gregorian_to_days, format_civil_from_days },
	[DATE_JALALI] = { jalali_to_days, jalali_from_days },
};

int64_t date_to_days(enum date_kind kind, struct date date)
{
	return reckonings[kind].to_days(date.year, date.month, date.day);
}

struct date date_from_days(enum date_kind kind, int64_t days)
{
	struct date date;

	reckonings[kind].from_days(days, &date.year, &date.month, &date.day);
	return date;
}

/* The first day of a month that is counted from January of the year 0 on. */
static int64_t month_start(enum date_kind kind, int64_t months)
{
	int64_t month = (months % MONTHS_A_YEAR + MONTHS_A_YEAR) % MONTHS_A_YEAR;

	return reckonings[kind].to_days((int)((months - month) / MONTHS_A_YEAR), (int)month + 1, 1);
}

bool date_is_valid(enum date_kind kind, struct date date)
{
	int64_t months = (int64_t)date.year * MONTHS_A_YEAR + date.month - 1;

	return date.month >= 1 && date.month <= MONTHS_A_YEAR && date.day >= 1 &&
	       month_start(kind, months) + date.day <= month_start(kind, months + 1);
}

int64_t date_add_months(enum date_kind kind, int64_t local_s, int months, bool is_end)
{
	int64_t second = (local_s % DAY_S + DAY_S) % DAY_S;
	struct date date = date_from_days(kind, (local_s - second) / DAY_S);
	int64_t wanted = (int64_t)date.year * MONTHS_A_YEAR + date.month - 1 + months;
	int64_t first = month_start(kind, wanted), next = month_start(kind, wanted + 1);

	if (first + date.day <= next)
		return (first + date.day - 1) * DAY_S + second;
	return is_end ? next * DAY_S : (next - 1) * DAY_S + second;
}

/* Exactly so many digits; −1: they are not there. */
static int read_digits(const char *text, size_t len)
{
	int value = 0;

	for (size_t i = 0; i < len; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		value = value * 10 + text[i] - '0';
	}
	return value;
}

bool date_parse(const char *text, int64_t *days)
{
	struct date date;
	enum date_kind kind;

	if (strlen(text) != 10 || text[4] != '-' || text[7] != '-')
		return false;
	date.year = read_digits(text, 4);
	date.month = read_digits(text + 5, 2);
	date.day = read_digits(text + 8, 2);
	kind = date.year <= DATE_JALALI_YEAR_MAX ? DATE_JALALI : DATE_GREGORIAN;
	if (date.year < YEAR_MIN || date.year > YEAR_MAX || !date_is_valid(kind, date) ||
		(kind == DATE_GREGORIAN && date.year < GREGORIAN_YEAR_MIN))
		return false;
	*days = date_to_days(kind, date);
	return true;
}
