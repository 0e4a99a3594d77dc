/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dates of the calendars that desks reckon in: which days make a month, a quarter and a year.
 *
 * Weeks and hours are the same in all of them. No zone is involved; day 0 is 1970-01-01.
 */
#ifndef MODEL_DATE_H
#define MODEL_DATE_H

#include <stdbool.h>
#include <stdint.h>

enum date_kind {
	DATE_GREGORIAN,
	DATE_JALALI,
	DATE_KIND_COUNT
};

/* Years before this one are Jalali wherever a date is read: no helpdesk is that old. */
#define DATE_JALALI_YEAR_MAX 1699

struct date {
	int year, month, day; /* month and day from 1 */
};

int64_t date_to_days(enum date_kind kind, struct date date);
struct date date_from_days(enum date_kind kind, int64_t days);
/* False where the month has no such day. */
bool date_is_valid(enum date_kind kind, struct date date);

/* The same reading of the clock `months` later, in seconds without zone. A day that the month lacks
 * becomes its last one or, where it is the end of a span, the end of the month. */
int64_t date_add_months(enum date_kind kind, int64_t local_s, int months, bool is_end);

/* "2026-10-29", or "1405-08-07" of the Jalali calendar; false where it is none. */
bool date_parse(const char *text, int64_t *days);

#endif
