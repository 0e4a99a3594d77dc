/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dates: the Jalali calendar against the sky and against published dates, months of both calendars,
 * and dates as people write them.
 */
#include "config.h"

#include <stdio.h>

#include "base/format.h"
#include "base/macros.h"
#include "check_model.h"
#include "model/date.h"
#include "model/jalali.h"

static int64_t day_of(const char *date)
{
	char midnight[32];

	snprintf(midnight, sizeof midnight, "%sT00:00Z", date);
	return moment(midnight) / 86400;
}

/* The March equinox in UTC, as the almanacs tell it. The year begins on that day where it comes
 * before noon in Tehran (3:30 ahead), else on the next: that is the law, and not our arithmetic. */
START_TEST(the_year_begins_with_the_equinox)
{
	static const char *const equinoxes[] = { /* from 1369 on */
		"1990-03-20T21:19Z", "1991-03-21T03:02Z", "1992-03-20T08:48Z", "1993-03-20T14:41Z",
		"1994-03-20T20:28Z", "1995-03-21T02:14Z", "1996-03-20T08:03Z", "1997-03-20T13:55Z",
		"1998-03-20T19:54Z", "1999-03-21T01:46Z", "2000-03-20T07:35Z", "2001-03-20T13:31Z",
		"2002-03-20T19:16Z", "2003-03-21T01:00Z", "2004-03-20T06:49Z", "2005-03-20T12:33Z",
		"2006-03-20T18:26Z", "2007-03-21T00:07Z", "2008-03-20T05:48Z", "2009-03-20T11:44Z",
		"2010-03-20T17:32Z", "2011-03-20T23:21Z", "2012-03-20T05:14Z", "2013-03-20T11:02Z",
		"2014-03-20T16:57Z", "2015-03-20T22:45Z", "2016-03-20T04:30Z", "2017-03-20T10:29Z",
		"2018-03-20T16:15Z", "2019-03-20T21:58Z", "2020-03-20T03:50Z", "2021-03-20T09:37Z",
		"2022-03-20T15:33Z", "2023-03-20T21:24Z", "2024-03-20T03:06Z", "2025-03-20T09:01Z",
		"2026-03-20T14:46Z", "2027-03-20T20:25Z", "2028-03-20T02:17Z", "2029-03-20T08:02Z",
		"2030-03-20T13:52Z", "2031-03-20T19:41Z", "2032-03-20T01:22Z", "2033-03-20T07:23Z"
	};

	for (size_t i = 0; i < ARRAY_LEN(equinoxes); i++) {
		int64_t in_tehran_s = moment(equinoxes[i]) + 12600;
		int64_t first = in_tehran_s / 86400 + (in_tehran_s % 86400 >= 43200);

		ck_assert_msg(
			jalali_to_days(1369 + (int)i, 1, 1) == first, "1 Farvardin %zu", 1369 + i);
	}
}
END_TEST

START_TEST(leap_years_are_the_known_ones)
{
	static const int leaps[] = { 1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408 };
	size_t next = 0;

	for (int year = 1370; year <= 1411; year++) {
		bool is_leap = next < ARRAY_LEN(leaps) && leaps[next] == year;

		ck_assert_msg(jalali_is_leap(year) == is_leap, "%d", year);
		next += is_leap;
	}
}
END_TEST

START_TEST(known_days_of_history)
{
	static const struct {
		struct date date;
		const char *gregorian;
	} rows[] = {
		{ { 1357, 11, 22 }, "1979-02-11" },
		{ { 1332, 5, 28 }, "1953-08-19" },
		{ { 1378, 10, 11 }, "2000-01-01" },
		{ { 1403, 12, 30 }, "2025-03-20" },
		{ { 1404, 12, 29 }, "2026-03-20" },
		{ { 1405, 6, 31 }, "2026-09-22" },
		{ { 1405, 7, 1 }, "2026-09-23" },
		{ { 1405, 9, 1 }, "2026-11-22" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int64_t day = day_of(rows[i].gregorian);
		struct date date = date_from_days(DATE_JALALI, day);

		ck_assert_int_eq(date_to_days(DATE_JALALI, rows[i].date), day);
		ck_assert_int_eq(date.year, rows[i].date.year);
		ck_assert_int_eq(date.month, rows[i].date.month);
		ck_assert_int_eq(date.day, rows[i].date.day);
	}
}
END_TEST

/* From 1900 to 2200 each day follows the one before. */
START_TEST(no_day_is_missing)
{
	struct date before = date_from_days(DATE_JALALI, -25567);
	size_t wrong = 0;

	for (int64_t day = -25566; day < 84006; day++) {
		struct date date = date_from_days(DATE_JALALI, day);
		bool is_next = date.day == before.day + 1 && date.month == before.month;
		bool is_first = date.day == 1 && before.day >= 29 &&
				date.month == before.month % 12 + 1 &&
				date.year == before.year + (before.month == 12);

		wrong += !is_next && !is_first;
		wrong += date_to_days(DATE_JALALI, date) != day;
		before = date;
	}
	ck_assert_uint_eq(wrong, 0);
}
END_TEST

START_TEST(months_end_where_they_end)
{
	static const struct {
		enum date_kind kind;
		const char *from;
		int months;
		const char *start, *end;
	} rows[] = {
		{ DATE_GREGORIAN, "2026-03-31T10:00Z", -1, "2026-02-28T10:00Z",
			"2026-03-01T00:00Z" },
		{ DATE_GREGORIAN, "2026-03-28T10:00Z", -1, "2026-02-28T10:00Z",
			"2026-02-28T10:00Z" },
		{ DATE_GREGORIAN, "2024-02-29T00:00Z", -12, "2023-02-28T00:00Z",
			"2023-03-01T00:00Z" },
		{ DATE_GREGORIAN, "2026-01-15T00:00Z", -13, "2024-12-15T00:00Z",
			"2024-12-15T00:00Z" },
		{ DATE_GREGORIAN, "2026-12-31T23:59Z", 2, "2027-02-28T23:59Z",
			"2027-03-01T00:00Z" },
		{ DATE_GREGORIAN, "2026-05-01T00:00Z", 0, "2026-05-01T00:00Z",
			"2026-05-01T00:00Z" },
		/* 31 Shahrivar has no counterpart in Mehr, nor 30 Esfand of a leap year a year later */
		{ DATE_JALALI, "2026-09-22T10:00Z", 1, "2026-10-22T10:00Z", "2026-10-23T00:00Z" },
		{ DATE_JALALI, "2025-03-20T10:00Z", 12, "2026-03-20T10:00Z", "2026-03-21T00:00Z" },
		{ DATE_JALALI, "2026-03-21T00:00Z", -12, "2025-03-21T00:00Z", "2025-03-21T00:00Z" },
		{ DATE_JALALI, "2025-03-21T00:00Z", -12, "2024-03-20T00:00Z", "2024-03-20T00:00Z" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int64_t from = moment(rows[i].from);

		ck_assert_msg(date_add_months(rows[i].kind, from, rows[i].months, false) ==
				      moment(rows[i].start),
			"start of row %zu", i);
		ck_assert_msg(date_add_months(rows[i].kind, from, rows[i].months, true) ==
				      moment(rows[i].end),
			"end of row %zu", i);
	}
}
END_TEST

START_TEST(dates_are_read_by_their_year)
{
	static const char *const bad[] = { "", "2026-13-01", "2026-02-29", "29.10.2026",
		"1404-12-30", "1405-07-31", "1405-00-01", "0026-01-01", "2026-1-01", "2026-01-0x",
		"1750-01-01", "2200-01-01", "2026-10-29T00:00" };
	int64_t day;

	ck_assert(date_parse("2026-11-22", &day));
	ck_assert_int_eq(day, 20779);
	ck_assert(date_parse("1405-09-01", &day));
	ck_assert_int_eq(day, 20779);
	ck_assert(date_parse("1403-12-30", &day));
	ck_assert_int_eq(day, day_of("2025-03-20"));
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		ck_assert_msg(!date_parse(bad[i], &day), "%s", bad[i]);
}
END_TEST

Suite *suite_date(void)
{
	Suite *suite = suite_create("date");
	TCase *tests = tcase_create("all");

	tcase_add_test(tests, the_year_begins_with_the_equinox);
	tcase_add_test(tests, leap_years_are_the_known_ones);
	tcase_add_test(tests, known_days_of_history);
	tcase_add_test(tests, no_day_is_missing);
	tcase_add_test(tests, months_end_where_they_end);
	tcase_add_test(tests, dates_are_read_by_their_year);
	suite_add_tcase(suite, tests);
	return suite;
}
