/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers and moments as text, and back.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/clock.h"
#include "base/format.h"
#include "base/macros.h"
#include "check_base.h"

START_TEST(iso_moments_are_read)
{
	static const struct {
		const char *text;
		int64_t want;
	} rows[] = {
		{ "1970-01-01T00:00:00Z", 0 }, { "2026-11-22T10:00:00Z", 1795341600 },
		{ "2026-11-22T10:00:00.999Z", 1795341600 }, { "2026-11-22 10:00:00", 1795341600 },
		{ "2026-11-22T13:30:00+03:30", 1795341600 },
		{ "2026-11-22T13:30:00+0330", 1795341600 },
		{ "2026-11-22T05:00:00-05", 1795341600 },
		{ "2026-11-22 10:00:00 +0000", 1795341600 }, { "2026-11-22T10:00Z", 1795341600 },
		{ "2024-02-29T00:00:00Z", 1709164800 }, { "1969-12-31T23:59:59Z", -1 },
		{ "2016-12-31T23:59:60Z", 1483228800 }, /* leap second */
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int64_t at_s = 7;

		ck_assert_msg(format_parse_iso(rows[i].text, &at_s), "%s", rows[i].text);
		ck_assert_msg(at_s == rows[i].want, "%s: %lld", rows[i].text, (long long)at_s);
	}
}
END_TEST

START_TEST(iso_nonsense_is_refused)
{
	static const char *const rows[] = { "", "2026", "2026-11-22", "2026-11-22T",
		"2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-11-31T00:00:00Z",
		"2026-11-22T24:00:00Z", "2026-11-22T10:60:00Z", "2026-11-22T10:00:00ZZ",
		"2026-11-22T10:00:00+3:30", "2026-11-22T10:00:00.Z",
		"2026-11-22T10:00:00+03:", "26-11-22T10:00:00Z", "2026-00-10T00:00:00Z",
		"2026-01-00T00:00:00Z", " 2026-11-22T10:00:00Z", "1970-01-01T00:00:61Z",
		"3000-01-01T00:00:00Z", "9806-11-22T10:00:00Z" };

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int64_t at_s;

		ck_assert_msg(!format_parse_iso(rows[i], &at_s), "%s", rows[i]);
	}
}
END_TEST

START_TEST(iso_is_written_and_read_back)
{
	char out[32];

	ck_assert_str_eq(format_iso(out, sizeof out, 1795341600), "2026-11-22T10:00:00Z");
	ck_assert_str_eq(format_iso(out, sizeof out, -1), "1969-12-31T23:59:59Z");
	ck_assert_str_eq(format_iso(out, sizeof out, TIME_NONE), "");
	for (int64_t at_s = -5000000000; at_s < 5000000000; at_s += 123456789) {
		int64_t back;

		ck_assert(format_parse_iso(format_iso(out, sizeof out, at_s), &back));
		ck_assert_int_eq(back, at_s);
	}
}
END_TEST

START_TEST(civil_days_follow_the_calendar)
{
	int year = 1899, month = 12, day = 31;
	int64_t days = format_days_from_civil(year, month, day);
	int wrong = 0;

	ck_assert_int_eq(format_days_from_civil(1970, 1, 1), 0);
	ck_assert_int_eq(format_days_from_civil(2000, 3, 1), 11017);
	ck_assert_int_eq(format_days_from_civil(2026, 11, 22), 20779);
	for (int i = 0; i < 400 * 366; i++) { /* one cycle, day by day */
		int next_year, next_month, next_day;

		format_civil_from_days(++days, &next_year, &next_month, &next_day);
		wrong += format_days_from_civil(next_year, next_month, next_day) != days;
		wrong += next_day != (next_month == month ? day + 1 : 1);
		year = next_year;
		month = next_month;
		day = next_day;
	}
	ck_assert_int_eq(wrong, 0);
	ck_assert_int_eq(year, 2300);
}
END_TEST

START_TEST(durations_are_those_of_people)
{
	static const struct {
		double seconds;
		int64_t day_s;
		const char *want;
	} rows[] = {
		{ 0, 0, "0s" }, { 42, 0, "42s" }, { 59.4, 0, "59s" }, { 59.6, 0, "1m" },
		{ 720, 0, "12m" }, { 3570, 0, "1h" }, /* 59 min 30 s */
		{ 4320, 0, "1h 12m" }, { 14400, 0, "4h" }, { 86340, 0, "23h 59m" },
		{ 86399, 0, "1d" }, { 183600, 0, "2d 03h" }, { 172800, 86400, "2d" },
		{ 14 * 86400.0 + 3600 * 5, 0, "14d" }, { -720, 0, "-12m" },
		{ 2 * 28800 + 3 * 3600, 28800, "2 bd 3h" }, /* days of eight hours */
		{ 28800, 28800, "1 bd" }, { 28740, 28800, "7h 59m" },
		{ 12 * 28800, 28800, "12 bd" },
		{ 28800 + 28000, 28800, "2 bd" }, /* 7 h 47 min round to a whole day */
	};
	char out[32];

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_str_eq(format_duration(out, sizeof out, rows[i].seconds, rows[i].day_s),
			rows[i].want);
	ck_assert_str_eq(format_duration(out, sizeof out, NAN, 0), "");
	ck_assert_str_eq(format_duration(out, sizeof out, INFINITY, 0), "");
	ck_assert_str_eq(format_duration(out, 4, 4320, 0), "1h ");
}
END_TEST

START_TEST(ages_are_never_negative)
{
	char out[32];

	ck_assert_str_eq(format_age(out, sizeof out, -5), "0 s ago");
	ck_assert_str_eq(format_age(out, sizeof out, 20), "20 s ago");
	ck_assert_str_eq(format_age(out, sizeof out, 299), "4 min ago");
	ck_assert_str_eq(format_age(out, sizeof out, 7200), "2 h ago");
	ck_assert_str_eq(format_age(out, sizeof out, 3 * 86400), "3 d ago");
}
END_TEST

START_TEST(numbers_are_written_with_a_point)
{
	char out[32];

	ck_assert_str_eq(format_number(out, sizeof out, 12345, 0), "12345");
	ck_assert_str_eq(format_number(out, sizeof out, 3.14159, 2), "3.14");
	ck_assert_str_eq(format_number(out, sizeof out, 0.05, 1), "0.1");
	ck_assert_str_eq(format_number(out, sizeof out, 2, 1), "2.0");
	ck_assert_str_eq(format_number(out, sizeof out, -0.5, 0), "-1");
	ck_assert_str_eq(format_number(out, sizeof out, -0.04, 1), "0.0");
	ck_assert_str_eq(format_number(out, sizeof out, -12.25, 1), "-12.3");
	ck_assert_str_eq(format_number(out, sizeof out, NAN, 1), "");
}
END_TEST

START_TEST(spans_are_read)
{
	static const struct {
		const char *text;
		int64_t seconds;
		int months;
	} rows[] = {
		{ "90s", 90, 0 },
		{ "30m", 1800, 0 },
		{ "4h", 14400, 0 },
		{ "2d", 172800, 0 },
		{ "1h30m", 5400, 0 },
		{ "1h 30m", 5400, 0 },
		{ "1.5h", 5400, 0 },
		{ "2 weeks", 1209600, 0 },
		{ "13 months", 0, 13 },
		{ "1 year", 0, 12 },
		{ "1 Year 2 days", 172800, 12 },
		{ " 5 min ", 300, 0 },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int64_t seconds = -1;
		int months = -1;

		ck_assert_msg(
			format_parse_span(rows[i].text, &seconds, &months), "%s", rows[i].text);
		ck_assert_msg(seconds == rows[i].seconds, "%s", rows[i].text);
		ck_assert_msg(months == rows[i].months, "%s", rows[i].text);
	}
}
END_TEST

START_TEST(spans_that_are_none)
{
	static const char *const rows[] = { "", "h", "5", "4 apples", "-4h", "1.h", "1.5 months",
		"4h,", "99999999999h", "99999999999999999999999999h", "1e3s", "h4", "4hh" };

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int64_t seconds;
		int months;

		ck_assert_msg(!format_parse_span(rows[i], &seconds, &months), "%s", rows[i]);
	}
}
END_TEST

Suite *suite_format(void)
{
	Suite *suite = suite_create("format");
	TCase *tests = tcase_create("all");

	tcase_set_timeout(tests, 60); /* a slow machine is no error */
	tcase_add_test(tests, iso_moments_are_read);
	tcase_add_test(tests, iso_nonsense_is_refused);
	tcase_add_test(tests, iso_is_written_and_read_back);
	tcase_add_test(tests, civil_days_follow_the_calendar);
	tcase_add_test(tests, durations_are_those_of_people);
	tcase_add_test(tests, ages_are_never_negative);
	tcase_add_test(tests, numbers_are_written_with_a_point);
	tcase_add_test(tests, spans_are_read);
	tcase_add_test(tests, spans_that_are_none);
	suite_add_tcase(suite, tests);
	return suite;
}
