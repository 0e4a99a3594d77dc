/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Periods: where they begin and end, what they are compared with, and the parts they are drawn in.
 */
#include "config.h"

#include <string.h>

#include "base/format.h"
#include "base/macros.h"
#include "check_model.h"
#include "model/period.h"

struct expectation {
	const char *zone, *now, *name;
	int step;
	const char *from, *to, *whole_to; /* whole_to NULL: as `to` */
	const char *before_from, *before_to;
	const char *year_from, *year_to;
	size_t buckets;
};

static void check_moment(const char *name, const char *what, int64_t got, const char *want)
{
	char said[32];

	ck_assert_msg(got == moment(want), "%s of %s is %s, not %s", what, name,
		format_iso(said, sizeof said, got), want);
}

static void check_row(const struct expectation *row)
{
	struct zone *zone = zone_of(row->zone);
	struct period_wish wish = { .name = row->name, .step = row->step };
	struct period period;
	struct error err;

	ck_assert_msg(period_make(&wish, zone, moment(row->now), &period, &err), "%s", row->name);
	ck_assert_str_eq(period.name, row->name);
	check_moment(row->name, "from", period.span.from, row->from);
	check_moment(row->name, "to", period.span.to, row->to);
	check_moment(row->name, "whole from", period.whole.from, row->from);
	check_moment(
		row->name, "whole to", period.whole.to, row->whole_to ? row->whole_to : row->to);
	check_moment(row->name, "before from", period.previous.from, row->before_from);
	check_moment(row->name, "before to", period.previous.to, row->before_to);
	check_moment(row->name, "year before from", period.last_year.from, row->year_from);
	check_moment(row->name, "year before to", period.last_year.to, row->year_to);
	ck_assert_msg(period.bucket_count == row->buckets, "%s has %zu buckets", row->name,
		period.bucket_count);
	ck_assert_int_eq(period.is_running, period.span.to == moment(row->now));
	zone_free(zone);
}

/* Sunday 22 November 2026, 10:34. */
#define NOW "2026-11-22T10:34Z"

START_TEST(every_name_in_utc)
{
	/* clang-format off */
	static const struct expectation rows[] = {
		{ "UTC", NOW, "today", 0, "2026-11-22T00:00Z", NOW, "2026-11-23T00:00Z",
			"2026-11-21T00:00Z", "2026-11-21T10:34Z", "2025-11-22T00:00Z", "2025-11-22T10:34Z", 11 },
		{ "UTC", NOW, "yesterday", 0, "2026-11-21T00:00Z", "2026-11-22T00:00Z", NULL,
			"2026-11-20T00:00Z", "2026-11-21T00:00Z", "2025-11-21T00:00Z", "2025-11-22T00:00Z", 24 },
		{ "UTC", NOW, "last-24-hours", 0, "2026-11-21T10:34Z", NOW, NULL,
			"2026-11-20T10:34Z", "2026-11-21T10:34Z", "2025-11-21T10:34Z", "2025-11-22T10:34Z", 24 },
		{ "UTC", NOW, "last-7-days", 0, "2026-11-16T00:00Z", NOW, "2026-11-23T00:00Z",
			"2026-11-09T00:00Z", "2026-11-15T10:34Z", "2025-11-16T00:00Z", "2025-11-22T10:34Z", 7 },
		{ "UTC", NOW, "last-28-days", 0, "2026-10-26T00:00Z", NOW, "2026-11-23T00:00Z",
			"2026-09-28T00:00Z", "2026-10-25T10:34Z", "2025-10-26T00:00Z", "2025-11-22T10:34Z", 28 },
		{ "UTC", NOW, "this-week", 0, "2026-11-16T00:00Z", NOW, "2026-11-23T00:00Z",
			"2026-11-09T00:00Z", "2026-11-15T10:34Z", "2025-11-17T00:00Z", "2025-11-23T10:34Z", 7 },
		{ "UTC", NOW, "last-week", 0, "2026-11-09T00:00Z", "2026-11-16T00:00Z", NULL,
			"2026-11-02T00:00Z", "2026-11-09T00:00Z", "2025-11-10T00:00Z", "2025-11-17T00:00Z", 7 },
		{ "UTC", NOW, "this-month", 0, "2026-11-01T00:00Z", NOW, "2026-12-01T00:00Z",
			"2026-10-01T00:00Z", "2026-10-22T10:34Z", "2025-11-01T00:00Z", "2025-11-22T10:34Z", 22 },
		{ "UTC", NOW, "last-month", 0, "2026-10-01T00:00Z", "2026-11-01T00:00Z", NULL,
			"2026-09-01T00:00Z", "2026-10-01T00:00Z", "2025-10-01T00:00Z", "2025-11-01T00:00Z", 31 },
		{ "UTC", NOW, "this-quarter", 0, "2026-10-01T00:00Z", NOW, "2027-01-01T00:00Z",
			"2026-07-01T00:00Z", "2026-08-22T10:34Z", "2025-10-01T00:00Z", "2025-11-22T10:34Z", 8 },
		{ "UTC", NOW, "last-quarter", 0, "2026-07-01T00:00Z", "2026-10-01T00:00Z", NULL,
			"2026-04-01T00:00Z", "2026-07-01T00:00Z", "2025-07-01T00:00Z", "2025-10-01T00:00Z", 14 },
		{ "UTC", NOW, "this-year", 0, "2026-01-01T00:00Z", NOW, "2027-01-01T00:00Z",
			"2025-01-01T00:00Z", "2025-11-22T10:34Z", "2025-01-01T00:00Z", "2025-11-22T10:34Z", 11 },
		{ "UTC", NOW, "last-year", 0, "2025-01-01T00:00Z", "2026-01-01T00:00Z", NULL,
			"2024-01-01T00:00Z", "2025-01-01T00:00Z", "2024-01-01T00:00Z", "2025-01-01T00:00Z", 12 },
		{ "UTC", NOW, "last-12-months", 0, "2025-12-01T00:00Z", NOW, "2026-12-01T00:00Z",
			"2024-12-01T00:00Z", "2025-11-22T10:34Z", "2024-12-01T00:00Z", "2025-11-22T10:34Z", 12 },
	};
	/* clang-format on */

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		check_row(&rows[i]);
	for (size_t i = 0; period_names[i].name; i++) { /* others need shifts or hours */
		if (period_is_offered(&period_names[i], NULL))
			ck_assert_str_eq(period_names[i].name, rows[i].name);
		else
			ck_assert_uint_ge(i, ARRAY_LEN(rows));
	}
}
END_TEST

START_TEST(days_follow_the_clock_of_the_zone)
{
	/* clang-format off */
	static const struct expectation rows[] = {
		/* Tehran is 3:30 ahead: its Sunday began on Saturday evening */
		{ "Asia/Tehran", NOW, "today", 0, "2026-11-21T20:30Z", NOW, "2026-11-22T20:30Z",
			"2026-11-20T20:30Z", "2026-11-21T10:34Z", "2025-11-21T20:30Z", "2025-11-22T10:34Z", 15 },
		/* 08:00 on the Sunday that has no 02:30 */
		{ "America/New_York", "2026-03-08T12:00Z", "today", 0,
			"2026-03-08T05:00Z", "2026-03-08T12:00Z", "2026-03-09T04:00Z",
			"2026-03-07T05:00Z", "2026-03-07T13:00Z", "2025-03-08T05:00Z", "2025-03-08T13:00Z", 7 },
		{ "America/New_York", "2026-03-09T12:00Z", "yesterday", 0,
			"2026-03-08T05:00Z", "2026-03-09T04:00Z", NULL,
			"2026-03-07T05:00Z", "2026-03-08T05:00Z", "2025-03-08T05:00Z", "2025-03-09T05:00Z", 23 },
		{ "America/New_York", "2026-11-02T12:00Z", "yesterday", 0,
			"2026-11-01T04:00Z", "2026-11-02T05:00Z", NULL,
			"2026-10-31T04:00Z", "2026-11-01T04:00Z", "2025-11-01T04:00Z", "2025-11-02T04:00Z", 25 },
		/* last 7 days over the change: cut at the same local time */
		{ "America/New_York", "2026-03-10T18:00Z", "last-7-days", 0,
			"2026-03-04T05:00Z", "2026-03-10T18:00Z", "2026-03-11T04:00Z",
			"2026-02-25T05:00Z", "2026-03-03T19:00Z", "2025-03-04T05:00Z", "2025-03-10T18:00Z", 7 },
		/* rolling hours are real hours */
		{ "America/New_York", "2026-03-08T12:00Z", "last-24-hours", 0,
			"2026-03-07T12:00Z", "2026-03-08T12:00Z", NULL,
			"2026-03-06T12:00Z", "2026-03-07T12:00Z", "2025-03-07T12:00Z", "2025-03-08T12:00Z", 24 },
		/* the night in which Iran had no midnight */
		{ "Asia/Tehran", "2022-03-22T06:00Z", "today", 0,
			"2022-03-21T20:30Z", "2022-03-22T06:00Z", "2022-03-22T19:30Z",
			"2022-03-20T20:30Z", "2022-03-21T07:00Z", "2021-03-21T20:30Z", "2021-03-22T06:00Z", 10 },
		/* a day of 24½ hours */
		{ "Australia/Lord_Howe", "2026-04-05T20:00Z", "yesterday", 0,
			"2026-04-04T13:00Z", "2026-04-05T13:30Z", NULL,
			"2026-04-03T13:00Z", "2026-04-04T13:00Z", "2025-04-04T13:00Z", "2025-04-05T13:00Z", 25 },
	};
	/* clang-format on */

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		check_row(&rows[i]);
}
END_TEST

START_TEST(short_months_and_leap_days)
{
	/* clang-format off */
	static const struct expectation rows[] = {
		/* on 31 March as much of February as there is, up to the same time of day */
		{ "UTC", "2026-03-31T14:00Z", "this-month", 0, "2026-03-01T00:00Z", "2026-03-31T14:00Z", "2026-04-01T00:00Z",
			"2026-02-01T00:00Z", "2026-02-28T14:00Z", "2025-03-01T00:00Z", "2025-03-31T14:00Z", 31 },
		/* 29 February has no counterpart a year before: the 28th stands for it */
		{ "UTC", "2024-02-29T10:00Z", "today", 0, "2024-02-29T00:00Z", "2024-02-29T10:00Z", "2024-03-01T00:00Z",
			"2024-02-28T00:00Z", "2024-02-28T10:00Z", "2023-02-28T00:00Z", "2023-02-28T10:00Z", 10 },
		{ "UTC", "2024-12-31T10:00Z", "this-year", 0, "2024-01-01T00:00Z", "2024-12-31T10:00Z", "2025-01-01T00:00Z",
			"2023-01-01T00:00Z", "2023-12-31T10:00Z", "2023-01-01T00:00Z", "2023-12-31T10:00Z", 12 },
	};
	/* clang-format on */

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		check_row(&rows[i]);
}
END_TEST

START_TEST(steps_move_by_whole_periods)
{
	/* clang-format off */
	static const struct expectation rows[] = {
		{ "UTC", NOW, "last-7-days", -1, "2026-11-09T00:00Z", "2026-11-16T00:00Z", NULL,
			"2026-11-02T00:00Z", "2026-11-09T00:00Z", "2025-11-09T00:00Z", "2025-11-16T00:00Z", 7 },
		{ "UTC", NOW, "this-month", -9, "2026-02-01T00:00Z", "2026-03-01T00:00Z", NULL,
			"2026-01-01T00:00Z", "2026-02-01T00:00Z", "2025-02-01T00:00Z", "2025-03-01T00:00Z", 28 },
		{ "UTC", NOW, "last-quarter", -1, "2026-04-01T00:00Z", "2026-07-01T00:00Z", NULL,
			"2026-01-01T00:00Z", "2026-04-01T00:00Z", "2025-04-01T00:00Z", "2025-07-01T00:00Z", 14 },
		{ "UTC", NOW, "yesterday", 1, "2026-11-22T00:00Z", NOW, "2026-11-23T00:00Z",
			"2026-11-21T00:00Z", "2026-11-21T10:34Z", "2025-11-22T00:00Z", "2025-11-22T10:34Z", 11 },
		{ "UTC", NOW, "last-24-hours", -2, "2026-11-19T10:34Z", "2026-11-20T10:34Z", NULL,
			"2026-11-18T10:34Z", "2026-11-19T10:34Z", "2025-11-19T10:34Z", "2025-11-20T10:34Z", 24 },
		{ "America/New_York", "2026-03-08T12:00Z", "today", -1, "2026-03-07T05:00Z", "2026-03-08T05:00Z", NULL,
			"2026-03-06T05:00Z", "2026-03-07T05:00Z", "2025-03-07T05:00Z", "2025-03-08T05:00Z", 24 },
	};
	/* clang-format on */

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		check_row(&rows[i]);
}
END_TEST

/* Months, quarters and years of the Jalali calendar, in Tehran. Days as its almanac has them: 1
 * Farvardin 1405 is 21 March 2026, 1 Mehr 23 September, 1 Aban 23 October, 1 Azar 22 November; 1
 * Farvardin 1404 is 21 March 2025, 1 Farvardin 1403 20 March 2024, whose Esfand has 30 days. */
START_TEST(months_of_the_jalali_calendar)
{
	static const struct {
		const char *now, *name;
		const char *from, *whole_to, *before_from, *before_to, *year_from, *year_to;
		size_t buckets;
	} rows[] = {
		/* clang-format off */
		{ "2026-11-24T12:00+03:30", "this-month", "2026-11-22T00:00+03:30", "2026-12-22T00:00+03:30",
			"2026-10-23T00:00+03:30", "2026-10-25T12:00+03:30", "2025-11-22T00:00+03:30", "2025-11-24T12:00+03:30", 3 },
		{ "2026-11-24T12:00+03:30", "last-month", "2026-10-23T00:00+03:30", "2026-11-22T00:00+03:30",
			"2026-09-23T00:00+03:30", "2026-10-23T00:00+03:30", "2025-10-23T00:00+03:30", "2025-11-22T00:00+03:30", 30 },
		{ "2026-11-24T12:00+03:30", "this-quarter", "2026-09-23T00:00+03:30", "2026-12-22T00:00+03:30",
			"2026-06-22T00:00+03:30", "2026-08-25T12:00+03:30", "2025-09-23T00:00+03:30", "2025-11-24T12:00+03:30", 10 },
		{ "2026-11-24T12:00+03:30", "last-quarter", "2026-06-22T00:00+03:30", "2026-09-23T00:00+03:30",
			"2026-03-21T00:00+03:30", "2026-06-22T00:00+03:30", "2025-06-22T00:00+03:30", "2025-09-23T00:00+03:30", 14 },
		{ "2026-11-24T12:00+03:30", "this-year", "2026-03-21T00:00+03:30", "2027-03-21T00:00+03:30",
			"2025-03-21T00:00+03:30", "2025-11-24T12:00+03:30", "2025-03-21T00:00+03:30", "2025-11-24T12:00+03:30", 9 },
		{ "2026-11-24T12:00+03:30", "last-year", "2025-03-21T00:00+03:30", "2026-03-21T00:00+03:30",
			"2024-03-20T00:00+03:30", "2025-03-21T00:00+03:30", "2024-03-20T00:00+03:30", "2025-03-21T00:00+03:30", 12 },
		{ "2026-11-24T12:00+03:30", "last-12-months", "2025-12-22T00:00+03:30", "2026-12-22T00:00+03:30",
			"2024-12-21T00:00+03:30", "2025-11-24T12:00+03:30", "2024-12-21T00:00+03:30", "2025-11-24T12:00+03:30", 12 },
		/* Nowruz of the year after a leap year */
		{ "2025-03-21T06:00+03:30", "this-year", "2025-03-21T00:00+03:30", "2026-03-21T00:00+03:30",
			"2024-03-20T00:00+03:30", "2024-03-20T06:00+03:30", "2024-03-20T00:00+03:30", "2024-03-20T06:00+03:30", 1 },
		{ "2025-03-20T06:00+03:30", "this-month", "2025-02-19T00:00+03:30", "2025-03-21T00:00+03:30",
			"2025-01-20T00:00+03:30", "2025-02-18T06:00+03:30", "2024-02-20T00:00+03:30", "2024-03-19T06:00+03:30", 30 },
		/* the same day a year earlier is the same Jalali date */
		{ "2026-03-21T06:00+03:30", "today", "2026-03-21T00:00+03:30", "2026-03-22T00:00+03:30",
			"2026-03-20T00:00+03:30", "2026-03-20T06:00+03:30", "2025-03-21T00:00+03:30", "2025-03-21T06:00+03:30", 6 },
		{ "2025-03-21T06:00+03:30", "today", "2025-03-21T00:00+03:30", "2025-03-22T00:00+03:30",
			"2025-03-20T00:00+03:30", "2025-03-20T06:00+03:30", "2024-03-20T00:00+03:30", "2024-03-20T06:00+03:30", 6 },
		/* clang-format on */
	};
	struct zone *zone = zone_of("Asia/Tehran");

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct period_wish wish = { .name = rows[i].name, .dates = DATE_JALALI };
		struct period period;

		ck_assert(period_make(&wish, zone, moment(rows[i].now), &period, NULL));
		check_moment(rows[i].name, "from", period.span.from, rows[i].from);
		check_moment(rows[i].name, "whole to", period.whole.to, rows[i].whole_to);
		check_moment(
			rows[i].name, "before from", period.previous.from, rows[i].before_from);
		check_moment(rows[i].name, "before to", period.previous.to, rows[i].before_to);
		check_moment(rows[i].name, "year from", period.last_year.from, rows[i].year_from);
		check_moment(rows[i].name, "year to", period.last_year.to, rows[i].year_to);
		ck_assert_msg(period.bucket_count == rows[i].buckets, "%s has %zu buckets",
			rows[i].name, period.bucket_count);
	}
	zone_free(zone);
}
END_TEST

START_TEST(a_leap_day_makes_no_year_shorter)
{
	struct zone *zone = zone_of("UTC");
	struct period_wish wish = { .name = "last-28-days" };
	struct period period;

	ck_assert(period_make(&wish, zone, moment("2024-03-08T12:00Z"), &period, NULL));
	ck_assert_int_eq(period.span.from, moment("2024-02-10T00:00Z"));
	check_moment("28 days", "year from", period.last_year.from, "2023-02-09T00:00Z");
	check_moment("28 days", "year to", period.last_year.to, "2023-03-08T12:00Z");
	zone_free(zone);
}
END_TEST

START_TEST(dates_may_be_jalali)
{
	struct zone *zone = zone_of("Asia/Tehran");
	struct period_wish wish = { .from = "1405-08-01", .to = "1405-09-01" };
	struct period period;
	int64_t at_s;

	ck_assert(period_make(&wish, zone, moment("2026-11-24T12:00Z"), &period, NULL));
	check_moment("Aban", "from", period.span.from, "2026-10-23T00:00+03:30");
	check_moment("Aban", "to", period.span.to, "2026-11-22T00:00+03:30");
	ck_assert(period_parse_time("1405-09-01T14:30", zone, &at_s, NULL));
	ck_assert_int_eq(at_s, moment("2026-11-22T11:00Z"));
	ck_assert(period_parse_time("1405-09-01T14:30Z", zone, &at_s, NULL));
	ck_assert_int_eq(at_s, moment("2026-11-22T14:30Z"));
	ck_assert(!period_parse_time("1405-12-30", zone, &at_s, NULL));
	zone_free(zone);
}
END_TEST

START_TEST(weeks_start_when_the_desk_says)
{
	struct zone *zone = zone_of("Asia/Tehran");
	struct period_wish wish = { .name = "this-week", .week_start = 5 }; /* Saturday */
	struct period period;

	ck_assert(period_make(&wish, zone, moment(NOW), &period, NULL));
	ck_assert_int_eq(period.span.from, moment("2026-11-20T20:30Z"));
	ck_assert_int_eq(period.whole.to, moment("2026-11-27T20:30Z"));
	wish.week_start = 6;
	ck_assert(period_make(&wish, zone, moment(NOW), &period, NULL));
	ck_assert_int_eq(period.span.from, moment("2026-11-21T20:30Z"));
	zone_free(zone);
}
END_TEST

START_TEST(custom_periods)
{
	struct zone *zone = zone_of("Europe/Istanbul");
	struct period_wish wish = { .from = "2026-11-02", .to = "2026-11-05" };
	struct period period;
	struct error err;

	ck_assert(period_make(&wish, zone, moment(NOW), &period, &err));
	ck_assert_str_eq(period.name, "custom");
	ck_assert_int_eq(period.span.from, moment("2026-11-01T21:00Z"));
	ck_assert_int_eq(period.span.to, moment("2026-11-04T21:00Z"));
	ck_assert_int_eq(period.previous.from, moment("2026-10-29T21:00Z"));
	ck_assert_int_eq(period.previous.to, moment("2026-11-01T21:00Z"));
	ck_assert_int_eq(period.last_year.from, moment("2025-11-01T21:00Z"));
	ck_assert(!period.is_running);
	ck_assert_uint_eq(period.bucket_count, 3);

	/* as people say it: the 5th as well */
	wish.is_to_included = true;
	ck_assert(period_make(&wish, zone, moment(NOW), &period, &err));
	ck_assert_int_eq(period.span.from, moment("2026-11-01T21:00Z"));
	ck_assert_int_eq(period.span.to, moment("2026-11-05T21:00Z"));
	ck_assert_int_eq(period.previous.from, moment("2026-10-28T21:00Z"));
	wish.to = "2026-11-05T10:00";
	ck_assert(period_make(&wish, zone, moment(NOW), &period, &err));
	ck_assert_int_eq(period.span.to, moment("2026-11-05T07:00Z"));
	wish.to = "2026-11-01";
	ck_assert(!period_make(&wish, zone, moment(NOW), &period, &err));

	/* to the hour, and with another zone */
	wish = (struct period_wish){ .from = "2026-11-02T09:00", .to = "2026-11-02T10:00Z" };
	ck_assert(period_make(&wish, zone, moment(NOW), &period, &err));
	ck_assert_int_eq(period.span.from, moment("2026-11-02T06:00Z"));
	ck_assert_int_eq(period.span.to, moment("2026-11-02T10:00Z"));
	ck_assert_int_eq(period.previous.from, moment("2026-11-02T02:00Z"));
	ck_assert_int_eq(period.previous.to, moment("2026-11-02T06:00Z"));
	ck_assert_uint_eq(period.bucket_count, 4);

	/* until now: compared with as many days before, cut at the same time of day */
	wish = (struct period_wish){ .from = "2026-11-20" };
	ck_assert(period_make(&wish, zone, moment(NOW), &period, &err));
	ck_assert(period.is_running);
	ck_assert_int_eq(period.span.to, moment(NOW));
	ck_assert_int_eq(period.previous.from, moment("2026-11-16T21:00Z"));
	ck_assert_int_eq(period.previous.to, moment("2026-11-19T10:34Z"));

	/* what lies ahead is not yet part of it */
	wish = (struct period_wish){ .from = "2026-11-20", .to = "2026-12-20" };
	ck_assert(period_make(&wish, zone, moment(NOW), &period, &err));
	ck_assert(period.is_running);
	ck_assert_int_eq(period.span.to, moment(NOW));
	ck_assert_int_eq(period.whole.to, moment("2026-12-19T21:00Z"));

	wish = (struct period_wish){ .from = "2026-11-02", .to = "2026-11-05", .step = -1 };
	ck_assert(period_make(&wish, zone, moment(NOW), &period, &err));
	ck_assert_int_eq(period.span.to, moment("2026-11-01T21:00Z"));
	zone_free(zone);
}
END_TEST

START_TEST(wishes_that_cannot_be)
{
	static const struct {
		struct period_wish wish;
		const char *says;
	} rows[] = {
		{ { .name = "last-8-days" }, "unknown period 'last-8-days'" },
		{ { .name = "this-shift" }, "needs shifts or business hours" },
		{ { .name = "last-shift" }, "needs shifts or business hours" },
		{ { .name = "since-close" }, "needs business hours" },
		{ { .to = "2026-11-05" }, "needs its start" },
		{ { .from = "2026-11-05", .to = "2026-11-05" }, "before it begins" },
		{ { .from = "2026-11-06", .to = "2026-11-05" }, "before it begins" },
		{ { .from = "2026-12-01" }, "has not begun" },
		{ { .name = "today", .step = 1 }, "has not begun" },
		{ { .from = "yesterday" }, "no date or time" },
		{ { .from = "2026-02-30" }, "no date or time" },
		{ { .from = "2026-11-01", .to = "5 pm" }, "no date or time" },
		{ { .from = "2026-11-01T12:00:00:00" }, "no date or time" },
		{ { .from = "2026-11-01T12:00Zebra" }, "no date or time" },
	};
	struct zone *zone = zone_of("UTC");

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct period period;
		struct error err;

		ck_assert_msg(!period_make(&rows[i].wish, zone, moment(NOW), &period, &err),
			"row %zu", i);
		ck_assert_int_eq(err.kind, ERROR_USAGE);
		ck_assert_msg(strstr(err.text, rows[i].says) != NULL, "%s", err.text);
	}
	zone_free(zone);
}
END_TEST

static void check_buckets(const struct period *period, const char *what)
{
	int64_t at = period->span.from;
	int wrong = 0;

	ck_assert_msg(period->bucket_count <= PERIOD_BUCKET_MAX, "%s", what);
	for (size_t i = 0; i < period->bucket_count; i++) {
		wrong += period->buckets[i].from != at || period->buckets[i].to <= at;
		at = period->buckets[i].to;
	}
	ck_assert_msg(wrong == 0 && at == period->span.to, "%s", what);
}

START_TEST(buckets_meet_and_cover_the_period)
{
	static const char *const zones[] = { "UTC", "America/New_York", "Asia/Tehran",
		"Australia/Lord_Howe" };
	static const char *const starts[] = { "2026-11-21", "2026-09-30", "2026-09-01",
		"2026-05-06", "2026-01-01", "2024-02-29", "2021-01-17", "2003-05-05",
		"1971-01-01" };

	for (size_t i = 0; i < ARRAY_LEN(zones); i++) {
		struct zone *zone = zone_of(zones[i]);
		struct period period;

		for (const struct period_name *row = period_names; row->name; row++) {
			for (int step = -40; step <= 0 && period_is_offered(row, NULL); step++) {
				const struct period_wish wish = {
					.name = row->name, .step = step, .week_start = 5
				};

				ck_assert(period_make(&wish, zone, moment(NOW), &period, NULL));
				check_buckets(&period, row->name);
				ck_assert_int_le(period.previous.to, period.span.from + 3 * 86400);
			}
		}
		for (size_t j = 0; j < ARRAY_LEN(starts); j++) {
			const struct period_wish wish = { .from = starts[j] };

			ck_assert(period_make(&wish, zone, moment(NOW), &period, NULL));
			check_buckets(&period, starts[j]);
		}
		zone_free(zone);
	}
}
END_TEST

START_TEST(a_period_that_begins_now_is_empty)
{
	struct zone *zone = zone_of("UTC");
	const struct period_wish wish = { .name = "today" };
	struct period period;

	ck_assert(period_make(&wish, zone, moment("2026-11-22T00:00Z"), &period, NULL));
	ck_assert_int_eq(period.span.from, period.span.to);
	ck_assert_uint_eq(period.bucket_count, 0);
	ck_assert(period.is_running);
	zone_free(zone);
}
END_TEST

START_TEST(buckets_of_a_month_are_days_and_of_a_quarter_weeks)
{
	struct zone *zone = zone_of("America/New_York");
	struct period period;

	ck_assert(period_make(&(struct period_wish){ .name = "last-month", .step = -7 }, zone,
		moment(NOW), &period, NULL));
	ck_assert_int_eq(period.buckets[7].from, moment("2026-03-08T05:00Z"));
	ck_assert_int_eq(period.buckets[7].to, moment("2026-03-09T04:00Z")); /* 23 hours */
	ck_assert(period_make(
		&(struct period_wish){ .name = "this-quarter" }, zone, moment(NOW), &period, NULL));
	ck_assert_int_eq(
		period.buckets[0].from, moment("2026-10-01T04:00Z")); /* Thursday to Monday */
	ck_assert_int_eq(period.buckets[0].to, moment("2026-10-05T04:00Z"));
	ck_assert_int_eq(period.buckets[4].to, moment("2026-11-02T05:00Z")); /* after the change */
	ck_assert_int_eq(period.buckets[7].to, moment(NOW));
	zone_free(zone);
}
END_TEST

/* Berlin puts its clocks back on 25 October; the week with that day has 169 hours. */
START_TEST(weeks_side_by_side)
{
	struct zone *zone = zone_of("Europe/Berlin");
	struct period period;

	period_make_weeks(&period, zone, 0, 8, moment("2026-11-22T10:34Z"));
	ck_assert_uint_eq(period.bucket_count, 8);
	check_moment("weeks", "from", period.span.from, "2026-09-27T22:00Z");
	check_moment("weeks", "to", period.span.to, "2026-11-22T10:34Z");
	check_moment("weeks", "the fourth", period.buckets[3].from, "2026-10-18T22:00Z");
	check_moment("weeks", "the fifth", period.buckets[4].from, "2026-10-25T23:00Z");
	check_moment("weeks", "the end of the seventh", period.buckets[6].to, "2026-11-15T23:00Z");
	check_moment("weeks", "the end of the eighth", period.buckets[7].to, "2026-11-22T10:34Z");
	ck_assert(period.is_running);
	/* What ends with a week has that week last, and it is over. */
	period_make_weeks(&period, zone, 5, 2, moment("2026-11-20T23:00Z"));
	check_moment("two weeks", "from", period.span.from, "2026-11-06T23:00Z");
	check_moment("two weeks", "to", period.span.to, "2026-11-20T23:00Z");
	ck_assert(!period.is_running);
	zone_free(zone);
}
END_TEST

Suite *suite_period(void)
{
	Suite *suite = suite_create("period");
	TCase *tests = tcase_create("all");

	tcase_set_timeout(tests, 60); /* a slow machine is no error */
	tcase_add_test(tests, every_name_in_utc);
	tcase_add_test(tests, days_follow_the_clock_of_the_zone);
	tcase_add_test(tests, short_months_and_leap_days);
	tcase_add_test(tests, steps_move_by_whole_periods);
	tcase_add_test(tests, months_of_the_jalali_calendar);
	tcase_add_test(tests, a_leap_day_makes_no_year_shorter);
	tcase_add_test(tests, dates_may_be_jalali);
	tcase_add_test(tests, weeks_start_when_the_desk_says);
	tcase_add_test(tests, custom_periods);
	tcase_add_test(tests, wishes_that_cannot_be);
	tcase_add_test(tests, buckets_meet_and_cover_the_period);
	tcase_add_test(tests, a_period_that_begins_now_is_empty);
	tcase_add_test(tests, buckets_of_a_month_are_days_and_of_a_quarter_weeks);
	tcase_add_test(tests, weeks_side_by_side);
	suite_add_tcase(suite, tests);
	return suite;
}
