/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Closed days: single ones, spans, and those of every year.
 */
#include "config.h"

#include "model/holidays.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/words.h"

enum {
	DATE_LEN = 10,  /* 2026-10-29 */
	YEARLY_LEN = 7, /* *-10-29 */
	LONGEST_DAYS = 366,
	FIRST_DAY = -25567, /* 1900-01-01 */
	LAST_DAY = 84006    /* 2200-01-01 */
};

static int compare_days(const void *left, const void *right)
{
	int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;

	return (a > b) - (a < b);
}

bool holidays_has(const struct holidays *holidays, int64_t day)
{
	return holidays->len &&
	       bsearch(&day, holidays->days, holidays->len, sizeof day, compare_days);
}

static void add_day(struct holidays *holidays, int64_t day)
{
	size_t at = holidays->len;

	while (at > 0 && holidays->days[at - 1] >= day)
		at--;
	if (at < holidays->len && holidays->days[at] == day)
		return;
	holidays->days = mem_grow(
		holidays->days, &holidays->capacity, holidays->len + 1, sizeof *holidays->days);
	memmove(holidays->days + at + 1, holidays->days + at,
		(holidays->len - at) * sizeof *holidays->days);
	holidays->days[at] = day;
	holidays->len++;
}

static void add_days(struct holidays *holidays, int64_t first, int64_t last)
{
	for (int64_t day = first; day <= last; day++)
		add_day(holidays, day);
}

/* Splits "A..B"; the end of "A" alone is A. */
static bool split(const char *text, size_t len, char first[], char last[])
{
	size_t given = strlen(text);
	bool is_span = given == 2 * len + 2 && text[len] == '.' && text[len + 1] == '.';

	if (given != len && !is_span)
		return false;
	memcpy(first, text, len);
	memcpy(last, is_span ? text + len + 2 : text, len);
	first[len] = last[len] = '\0';
	return true;
}

static bool add_once(struct holidays *holidays, const char *text)
{
	char from[DATE_LEN + 1], to[DATE_LEN + 1];
	int64_t first, last;

	if (!split(text, DATE_LEN, from, to) || !date_parse(from, &first) ||
		!date_parse(to, &last) || last < first || last - first >= LONGEST_DAYS)
		return false;
	add_days(holidays, first, last);
	return true;
}

/* "*-02-29" as month and day of a year that has all days. */
static bool read_yearly(const char *text, enum date_kind kind, struct date *date)
{
	int taken = 0;

	*date = (struct date){ .year = kind == DATE_JALALI ? 1403 : 2024 };
	return strspn(text + 2, "0123456789-") == YEARLY_LEN - 2 &&
	       sscanf(text, "*-%2d-%2d%n", &date->month, &date->day, &taken) == 2 &&
	       taken == YEARLY_LEN && date_is_valid(kind, *date);
}

static bool add_yearly(struct holidays *holidays, enum date_kind kind, const char *text)
{
	char from[YEARLY_LEN + 1], to[YEARLY_LEN + 1];
	struct date first, last;
	bool is_over_new_year;

	if (!split(text, YEARLY_LEN, from, to) || !read_yearly(from, kind, &first) ||
		!read_yearly(to, kind, &last))
		return false;
	is_over_new_year = date_to_days(kind, last) < date_to_days(kind, first);
	first.year = date_from_days(kind, FIRST_DAY).year;
	for (; date_to_days(kind, first) < LAST_DAY; first.year++) {
		struct date end = last;
		bool has_begin = date_is_valid(kind, first);

		end.year = first.year + is_over_new_year;
		/* 29 February alone is no day in most years; as an edge it falls on the next one. */
		if (has_begin || strcmp(from, to) != 0)
			add_days(holidays, date_to_days(kind, first),
				date_to_days(kind, end) - !date_is_valid(kind, end));
	}
	return true;
}

bool holidays_add(
	struct holidays *holidays, enum date_kind kind, const char *text, struct error *err)
{
	if (*text == '*' ? add_yearly(holidays, kind, text) : add_once(holidays, text))
		return true;
	return error_set(err, ERROR_CONFIG,
		_("'%s' is no date; write it as \"2026-10-29\", \"2026-12-24..2026-12-26\" or, "
		  "for every year, \"*-05-01\""),
		text);
}

void holidays_release(struct holidays *holidays)
{
	free(holidays->days);
}
