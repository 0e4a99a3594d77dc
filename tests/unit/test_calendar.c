/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Business hours: counted by hand, across lunch, nights, holidays and changes of clocks.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "check_model.h"
#include "model/calendar.h"

static void add_hours(struct calendar *calendar, int first, int last, const char *hours)
{
	struct error err;

	for (int day = first; day <= last; day++)
		ck_assert_msg(calendar_add_hours(calendar, day, hours, &err), "%s", hours);
}

/* Monday to Friday 09:00-12:30 and 13:30-18:00, closed on Thursday 29 October 2026. */
static struct calendar *office(const struct zone *zone)
{
	struct calendar *calendar = calendar_new(zone);
	struct error err;

	add_hours(calendar, 0, 4, "13:30-18:00");
	add_hours(calendar, 0, 4, "09:00-12:30");
	ck_assert(calendar_add_holiday(calendar, "2026-10-29", &err));
	ck_assert(calendar_add_holiday(calendar, "2026-10-29", &err));
	return calendar;
}

/* In Istanbul, three hours before UTC. */
static const struct {
	const char *from, *to;
	int64_t want_s;
} office_rows[] = {
	{ "2026-11-23T08:00+03:00", "2026-11-23T19:00+03:00", 8 * 3600 },
	{ "2026-11-23T12:00+03:00", "2026-11-23T14:00+03:00", 3600 }, /* lunch */
	{ "2026-11-23T12:30+03:00", "2026-11-23T13:30+03:00", 0 },
	{ "2026-11-20T17:00+03:00", "2026-11-23T10:00+03:00", 2 * 3600 }, /* weekend */
	{ "2026-11-21T10:00+03:00", "2026-11-22T10:00+03:00", 0 },
	{ "2026-10-28T17:00+03:00", "2026-10-30T10:00+03:00", 2 * 3600 }, /* holiday */
	{ "2026-10-29T10:00+03:00", "2026-10-29T11:00+03:00", 0 },
	{ "2026-11-01T00:00+03:00", "2026-12-01T00:00+03:00", 21 * 8 * 3600 },
	{ "2026-10-01T00:00+03:00", "2026-11-01T00:00+03:00",
		21 * 8 * 3600 }, /* 22 weekdays less one */
	{ "2026-11-23T10:00:01+03:00", "2026-11-23T10:00:02+03:00", 1 },
	{ "2026-11-23T11:00+03:00", "2026-11-23T10:00+03:00", 0 },
	{ "2026-11-23T11:00+03:00", "2026-11-23T11:00+03:00", 0 },
};

START_TEST(elapsed_counts_open_time_only)
{
	struct zone *zone = zone_of("Europe/Istanbul");
	struct calendar *calendar = office(zone);

	/* without sums, with sums, and with sums that hold only a part */
	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < ARRAY_LEN(office_rows); i++)
			ck_assert_msg(calendar_elapsed_s(calendar, moment(office_rows[i].from),
					      moment(office_rows[i].to)) == office_rows[i].want_s,
				"round %d row %zu", round, i);
		if (round == 0)
			calendar_prepare(
				calendar, moment("2024-01-01T00:00Z"), moment("2028-01-01T00:00Z"));
		else
			calendar_prepare(
				calendar, moment("2026-10-29T12:00Z"), moment("2026-11-21T00:00Z"));
	}
	ck_assert_int_eq(calendar_day_s(calendar), 8 * 3600);
	calendar_free(calendar);
	zone_free(zone);
}
END_TEST

START_TEST(without_hours_everything_counts)
{
	struct zone *zone = zone_of("Europe/Istanbul");
	struct calendar *calendar = calendar_new(zone);
	int64_t from_s = moment("2026-11-21T10:00Z");

	calendar_prepare(calendar, 0, from_s);
	ck_assert(!calendar_has_hours(calendar));
	ck_assert(calendar_is_open(calendar, from_s));
	ck_assert_int_eq(calendar_elapsed_s(calendar, from_s, from_s + 12345), 12345);
	ck_assert_int_eq(calendar_elapsed_s(calendar, from_s, from_s - 1), 0);
	ck_assert_int_eq(calendar_add_s(calendar, from_s, 99), from_s + 99);
	ck_assert_int_eq(calendar_day_s(calendar), 86400);
	calendar_free(calendar);
	zone_free(zone);
}
END_TEST

START_TEST(adding_business_time_ends_within_hours)
{
	static const struct {
		const char *from;
		int64_t business_s;
		const char *want;
	} rows[] = {
		{ "2026-11-20T17:00+03:00", 2 * 3600, "2026-11-23T10:00+03:00" },
		{ "2026-11-21T11:00+03:00", 3600, "2026-11-23T10:00+03:00" },
		{ "2026-11-23T09:00+03:00", 8 * 3600, "2026-11-23T18:00+03:00" },
		{ "2026-11-23T09:00+03:00", 8 * 3600 + 1, "2026-11-24T09:00:01+03:00" },
		{ "2026-11-23T12:00+03:00", 1800, "2026-11-23T12:30+03:00" },
		{ "2026-11-23T12:00+03:00", 1801, "2026-11-23T13:30:01+03:00" },
		{ "2026-10-28T18:00+03:00", 60, "2026-10-30T09:01+03:00" },
		{ "2026-11-21T11:00+03:00", 0, "2026-11-21T11:00+03:00" },
		{ "2026-11-02T09:00+03:00", 20 * 8 * 3600, "2026-11-27T18:00+03:00" },
	};
	struct zone *zone = zone_of("Europe/Istanbul");
	struct calendar *calendar = office(zone);

	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < ARRAY_LEN(rows); i++)
			ck_assert_msg(calendar_add_s(calendar, moment(rows[i].from),
					      rows[i].business_s) == moment(rows[i].want),
				"round %d row %zu", round, i);
		calendar_prepare(
			calendar, moment("2026-01-01T00:00Z"), moment("2027-01-01T00:00Z"));
	}
	calendar_free(calendar);
	zone_free(zone);
}
END_TEST

START_TEST(a_change_of_clocks_counts_what_passed)
{
	static const struct {
		const char *hours, *from, *to; /* New York; Sundays */
		int64_t want_s;
	} rows[] = {
		{ "00:00-24:00", "2026-03-08T00:00-05:00", "2026-03-09T00:00-04:00", 23 * 3600 },
		{ "00:00-24:00", "2026-11-01T00:00-04:00", "2026-11-02T00:00-05:00", 25 * 3600 },
		{ "01:00-03:00", "2026-03-08T00:00-05:00", "2026-03-09T00:00-04:00", 3600 },
		{ "02:30-05:00", "2026-03-08T00:00-05:00", "2026-03-09T00:00-04:00", 2 * 3600 },
		{ "00:00-02:30", "2026-03-08T00:00-05:00", "2026-03-09T00:00-04:00", 2 * 3600 },
		{ "02:10-02:50", "2026-03-08T00:00-05:00", "2026-03-09T00:00-04:00", 0 },
		{ "00:00-02:00", "2026-11-01T00:00-04:00", "2026-11-02T00:00-05:00", 3 * 3600 },
		{ "09:00-17:00", "2026-03-08T00:00-05:00", "2026-03-09T00:00-04:00", 8 * 3600 },
		{ "00:00-24:00", "2026-03-08T06:30Z", "2026-03-08T07:30Z", 3600 },
	};
	struct zone *zone = zone_of("America/New_York");

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct calendar *calendar = calendar_new(zone);

		add_hours(calendar, 6, 6, rows[i].hours);
		ck_assert_msg(calendar_elapsed_s(calendar, moment(rows[i].from),
				      moment(rows[i].to)) == rows[i].want_s,
			"row %zu", i);
		calendar_free(calendar);
	}
	zone_free(zone);
}
END_TEST

/* Minute by minute: what is open adds up to what has elapsed, whatever the zone does. */
START_TEST(elapsed_is_the_sum_of_open_minutes)
{
	static const char *const names[] = { "America/New_York", "Asia/Tehran",
		"Australia/Lord_Howe" };

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		struct zone *zone = zone_of(names[i]);
		struct calendar *calendar = office(zone);
		int64_t from_s = moment("2022-03-01T00:00Z"), to_s = moment("2022-12-01T00:00Z");
		int64_t sum_s = 0;

		add_hours(calendar, 5, 5, "00:00-02:00");
		add_hours(calendar, 6, 6, "22:00-24:00");
		calendar_prepare(
			calendar, moment("2022-02-01T00:00Z"), moment("2022-11-10T00:00Z"));
		for (int64_t at_s = from_s; at_s < to_s; at_s += 60) {
			if (at_s % 7200 == 0) {
				ck_assert_int_eq(calendar_elapsed_s(calendar, from_s, at_s), sum_s);
				ck_assert_int_eq(calendar_elapsed_s(calendar, at_s, to_s),
					calendar_elapsed_s(calendar, from_s, to_s) - sum_s);
			}
			if (calendar_is_open(calendar, at_s))
				sum_s += 60;
		}
		ck_assert_int_eq(calendar_elapsed_s(calendar, from_s, to_s), sum_s);
		calendar_free(calendar);
		zone_free(zone);
	}
}
END_TEST

START_TEST(adding_is_the_inverse_of_elapsed)
{
	struct zone *zone = zone_of("America/New_York");
	struct calendar *calendar = office(zone);
	int64_t start_s = moment("2026-02-20T03:21:09Z");

	calendar_prepare(calendar, moment("2026-01-01T00:00Z"), moment("2026-04-01T00:00Z"));
	for (int64_t i = 0; i < 2000; i++) {
		int64_t from_s = start_s + i * 5003, business_s = 1 + i * 97;
		int64_t end_s = calendar_add_s(calendar, from_s, business_s);

		ck_assert_int_eq(calendar_elapsed_s(calendar, from_s, end_s), business_s);
		ck_assert_int_eq(calendar_elapsed_s(calendar, from_s, end_s - 1), business_s - 1);
	}
	calendar_free(calendar);
	zone_free(zone);
}
END_TEST

START_TEST(far_away_times_are_no_trouble)
{
	struct zone *zone = zone_of("America/New_York");
	struct calendar *calendar = office(zone);

	ck_assert_int_gt(calendar_elapsed_s(calendar, INT64_MIN, INT64_MAX), 0);
	ck_assert_int_gt(calendar_elapsed_s(calendar, 0, moment("2026-01-01T00:00Z")), 0);
	ck_assert_int_gt(calendar_add_s(calendar, 0, INT64_C(1) << 40), 0);
	calendar_free(calendar);
	zone_free(zone);
}
END_TEST

START_TEST(hours_and_holidays_that_are_none)
{
	static const char *const bad_hours[] = { "", "9-17", "09:00", "09:00-", "09:00-09:00",
		"09:00-24:01", "25:00-26:00", "09:60-10:00", "09:00-17:00x", "-1:00-02:00",
		"9:5-10:00", "09:00-12:00-13:00", "+9:00-10:00", "24:00-06:00", "00:00-00:00" };
	static const char *const bad_dates[] = { "", "2026-13-01", "2026-02-29", "29.10.2026",
		"2026-10-29T00:00", "*-02-30", "*-13-01", "*-00-10", "**-01-01", "*-1-1",
		"*-01-01x", "2026-12-24..", "2026-12-24...2026-12-26", "2026-12-26..2026-12-24",
		"2025-01-01..2026-12-31", "*-12-24..2026-12-26", "*" };
	struct zone *zone = zone_of("UTC");
	struct calendar *calendar = calendar_new(zone);
	struct error err;

	for (size_t i = 0; i < ARRAY_LEN(bad_hours); i++)
		ck_assert_msg(
			!calendar_add_hours(calendar, 0, bad_hours[i], &err), "%s", bad_hours[i]);
	for (size_t i = 0; i < ARRAY_LEN(bad_dates); i++)
		ck_assert_msg(
			!calendar_add_holiday(calendar, bad_dates[i], &err), "%s", bad_dates[i]);
	ck_assert(calendar_add_hours(calendar, 0, "9:00 - 12:00", &err));
	ck_assert(calendar_add_hours(calendar, 0, "12:00-24:00", &err)); /* touching is fine */
	ck_assert(!calendar_add_hours(calendar, 0, "08:00-09:01", &err));
	ck_assert(!calendar_add_hours(calendar, 0, "10:00-11:00", &err));
	ck_assert_ptr_nonnull(strstr(err.text, "overlap"));
	ck_assert(calendar_is_open(calendar, moment("2026-11-23T23:59:59Z")));
	ck_assert(!calendar_is_open(calendar, moment("2026-11-24T00:00Z")));
	ck_assert_int_eq(calendar_day_s(calendar), 15 * 3600);
	calendar_free(calendar);
	zone_free(zone);
}
END_TEST

/* 22:00 to 06:00 from Monday to Friday, with an hour at noon; New York, whose clocks change in the
 * night to Sunday, and whose Thursday 26 November 2026 is a holiday. */
START_TEST(a_night_belongs_to_the_day_on_which_it_begins)
{
	static const struct {
		const char *from, *to;
		int64_t want_s;
	} rows[] = {
		{ "2026-11-23T00:00-05:00", "2026-11-24T00:00-05:00", 3 * 3600 }, /* Monday */
		{ "2026-11-24T00:00-05:00", "2026-11-25T00:00-05:00", 9 * 3600 },
		{ "2026-11-24T05:00-05:00", "2026-11-24T23:00-05:00", 3 * 3600 },
		{ "2026-11-28T00:00-05:00", "2026-11-29T00:00-05:00",
			6 * 3600 }, /* Friday's night */
		{ "2026-11-29T00:00-05:00", "2026-11-30T12:30-05:00", 1800 },
		/* the night before the holiday is worked, its own is not */
		{ "2026-11-26T00:00-05:00", "2026-11-27T00:00-05:00", 6 * 3600 },
		{ "2026-11-23T00:00-05:00", "2026-11-30T00:00-05:00", 4 * 9 * 3600 },
	};
	struct zone *zone = zone_of("America/New_York");
	struct calendar *calendar = calendar_new(zone);
	struct error err;

	add_hours(calendar, 0, 4, "22:00-06:00");
	add_hours(calendar, 0, 4, "12:00-13:00");
	ck_assert(!calendar_add_hours(calendar, 1, "05:00-07:00", &err));
	ck_assert(!calendar_add_hours(calendar, 5, "05:59-07:00", &err));
	ck_assert(!calendar_add_hours(calendar, 6, "23:00-22:01", &err));
	ck_assert(calendar_add_hours(calendar, 5, "06:00-06:01", &err));
	calendar_free(calendar);
	calendar = calendar_new(zone);
	add_hours(calendar, 0, 4, "12:00-13:00");
	add_hours(calendar, 0, 4, "22:00-06:00");
	ck_assert(calendar_add_holiday(calendar, "2026-11-26", &err));
	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < ARRAY_LEN(rows); i++)
			ck_assert_msg(calendar_elapsed_s(calendar, moment(rows[i].from),
					      moment(rows[i].to)) == rows[i].want_s,
				"round %d row %zu", round, i);
		/* a range that begins and ends in the middle of a night */
		calendar_prepare(calendar, moment("2026-11-24T05:00-05:00"),
			moment(round == 0 ? "2026-11-26T23:00-05:00" : "2026-12-30T00:00Z"));
	}
	ck_assert_int_eq(calendar_add_s(calendar, moment("2026-11-23T23:00-05:00"), 7 * 3600 + 1),
		moment("2026-11-24T12:00:01-05:00"));
	ck_assert_int_eq(calendar_add_s(calendar, moment("2026-11-24T05:00-05:00"), 3600),
		moment("2026-11-24T06:00-05:00"));
	calendar_free(calendar);
	zone_free(zone);
}
END_TEST

/* Saturday's night into Sunday, when the clocks change. */
START_TEST(a_night_with_a_change_of_clocks)
{
	struct zone *zone = zone_of("America/New_York");
	struct calendar *calendar = calendar_new(zone);

	add_hours(calendar, 5, 5, "22:00-06:00");
	ck_assert_int_eq(calendar_elapsed_s(calendar, moment("2026-03-07T12:00-05:00"),
				 moment("2026-03-09T12:00-04:00")),
		7 * 3600);
	ck_assert_int_eq(calendar_elapsed_s(calendar, moment("2026-10-31T12:00-04:00"),
				 moment("2026-11-02T12:00-05:00")),
		9 * 3600);
	calendar_free(calendar);
	zone_free(zone);
}
END_TEST

/* Iran gave up summer time in 2022, Turkey stayed on it in 2016: hours follow the clock of the day. */
START_TEST(zones_that_changed_their_rules)
{
	static const struct {
		const char *zone, *at; /* 09:00 on that day */
	} rows[] = {
		{ "Asia/Tehran", "2022-06-01T04:30Z" },
		{ "Asia/Tehran", "2023-06-01T05:30Z" },
		{ "Asia/Tehran", "2022-11-01T05:30Z" },
		{ "Europe/Istanbul", "2015-11-26T07:00Z" },
		{ "Europe/Istanbul", "2016-11-24T06:00Z" },
		{ "Europe/Istanbul", "2015-07-02T06:00Z" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct zone *zone = zone_of(rows[i].zone);
		struct calendar *calendar = calendar_new(zone);
		int64_t at_s = moment(rows[i].at);

		add_hours(calendar, 0, 6, "09:00-17:00");
		ck_assert_msg(!calendar_is_open(calendar, at_s - 1) &&
				      calendar_is_open(calendar, at_s) &&
				      calendar_is_open(calendar, at_s + 8 * 3600 - 1) &&
				      !calendar_is_open(calendar, at_s + 8 * 3600),
			"row %zu", i);
		calendar_free(calendar);
		zone_free(zone);
	}
}
END_TEST

static bool is_closed_on(const struct calendar *calendar, const char *noon)
{
	return !calendar_is_open(calendar, moment(noon));
}

START_TEST(holidays_of_all_kinds)
{
	static const struct {
		enum date_kind dates;
		const char *holiday;
		const char *closed[4], *open[3]; /* noon */
	} rows[] = {
		{ DATE_GREGORIAN, "2026-12-24..2026-12-26",
			{ "2026-12-24T12:00Z", "2026-12-25T12:00Z", "2026-12-26T12:00Z" },
			{ "2026-12-23T12:00Z", "2026-12-27T12:00Z", "2025-12-25T12:00Z" } },
		{ DATE_GREGORIAN, "*-05-01",
			{ "2020-05-01T12:00Z", "2026-05-01T12:00Z", "2027-05-01T12:00Z" },
			{ "2026-05-02T12:00Z", "2026-04-30T12:00Z" } },
		{ DATE_GREGORIAN, "*-12-31..*-01-01",
			{ "2025-12-31T12:00Z", "2026-01-01T12:00Z", "2026-12-31T12:00Z" },
			{ "2026-01-02T12:00Z", "2026-12-30T12:00Z" } },
		{ DATE_GREGORIAN, "*-02-29", { "2024-02-29T12:00Z", "2028-02-29T12:00Z" },
			{ "2026-02-28T12:00Z", "2026-03-01T12:00Z" } },
		/* Nowruz and the days after it; the last day of a year that may have no 30th */
		{ DATE_JALALI, "*-01-01..*-01-04",
			{ "2024-03-20T12:00Z", "2024-03-23T12:00Z", "2026-03-21T12:00Z",
				"2026-03-24T12:00Z" },
			{ "2024-03-19T12:00Z", "2024-03-24T12:00Z", "2026-03-20T12:00Z" } },
		{ DATE_JALALI, "*-12-29", { "2025-03-19T12:00Z", "2026-03-20T12:00Z" },
			{ "2025-03-20T12:00Z", "2026-03-19T12:00Z" } },
		{ DATE_GREGORIAN, "1405-08-07", { "2026-10-29T12:00Z" }, { "2026-10-28T12:00Z" } },
	};
	struct zone *zone = zone_of("UTC");

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct calendar *calendar = calendar_new(zone);
		struct error err;

		add_hours(calendar, 0, 6, "09:00-17:00");
		calendar_reckon_by(calendar, rows[i].dates);
		ck_assert_msg(
			calendar_add_holiday(calendar, rows[i].holiday, &err), "%s", err.text);
		for (size_t j = 0; j < 4 && rows[i].closed[j]; j++)
			ck_assert_msg(is_closed_on(calendar, rows[i].closed[j]), "%s on %s",
				rows[i].holiday, rows[i].closed[j]);
		for (size_t j = 0; j < 3 && rows[i].open[j]; j++)
			ck_assert_msg(!is_closed_on(calendar, rows[i].open[j]), "%s on %s",
				rows[i].holiday, rows[i].open[j]);
		calendar_free(calendar);
	}
	zone_free(zone);
}
END_TEST

/* Working days that count Saturdays: due at the end of the n-th one after the day of the request. */
START_TEST(laws_count_days)
{
	static const struct {
		const char *from;
		int64_t promised_s;
		const char *want;
	} rows[] = {
		{ "2026-11-20T10:00+03:00", 86400,
			"2026-11-22T00:00+03:00" }, /* Friday: Saturday */
		{ "2026-11-20T10:00+03:00", 2 * 86400, "2026-11-24T00:00+03:00" }, /* Monday */
		{ "2026-11-21T23:59+03:00", 86400, "2026-11-24T00:00+03:00" },
		{ "2026-11-22T00:00+03:00", 86400, "2026-11-24T00:00+03:00" },
		{ "2026-10-28T09:00+03:00", 86400, "2026-10-31T00:00+03:00" }, /* over a holiday */
		{ "2026-11-02T09:00+03:00", 15 * 86400, "2026-11-20T00:00+03:00" },
		{ "2026-11-02T09:00+03:00", 3600, "2026-11-04T00:00+03:00" },
	};
	struct zone *zone = zone_of("Europe/Istanbul");
	struct calendar *calendar = calendar_new(zone);
	struct error err;

	add_hours(calendar, 0, 5, "00:00-24:00");
	ck_assert(calendar_add_holiday(calendar, "2026-10-29", &err));
	calendar_count_days(calendar);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_msg(calendar_due_s(calendar, moment(rows[i].from), rows[i].promised_s) ==
				      moment(rows[i].want),
			"row %zu", i);
	calendar_free(calendar);
	calendar = office(zone);
	ck_assert_int_eq(calendar_due_s(calendar, moment("2026-11-20T17:00+03:00"), 7200),
		moment("2026-11-23T10:00+03:00"));
	calendar_free(calendar);
	zone_free(zone);
}
END_TEST

START_TEST(openings_and_closes)
{
	static const struct {
		const char *at, *from, *to, *next_from, *close, *next_close;
	} rows[] = {
		{ "2026-11-23T10:00+03:00", "2026-11-23T09:00+03:00", "2026-11-23T12:30+03:00",
			"2026-11-23T13:30+03:00", "2026-11-20T18:00+03:00",
			"2026-11-23T18:00+03:00" },
		{ "2026-11-23T13:00+03:00", "2026-11-23T09:00+03:00", "2026-11-23T12:30+03:00",
			"2026-11-23T13:30+03:00", "2026-11-20T18:00+03:00",
			"2026-11-23T18:00+03:00" },
		{ "2026-11-23T18:00+03:00", "2026-11-23T13:30+03:00", "2026-11-23T18:00+03:00",
			"2026-11-24T09:00+03:00", "2026-11-23T18:00+03:00",
			"2026-11-24T18:00+03:00" },
		{ "2026-11-22T10:00+03:00", "2026-11-20T13:30+03:00", "2026-11-20T18:00+03:00",
			"2026-11-23T09:00+03:00", "2026-11-20T18:00+03:00",
			"2026-11-23T18:00+03:00" },
		{ "2026-10-30T08:59+03:00", "2026-10-28T13:30+03:00", "2026-10-28T18:00+03:00",
			"2026-10-30T09:00+03:00", "2026-10-28T18:00+03:00",
			"2026-10-30T18:00+03:00" },
	};
	struct zone *zone = zone_of("Europe/Istanbul");
	struct calendar *calendar = office(zone);
	struct span span;
	int64_t close_s;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int64_t at_s = moment(rows[i].at);

		ck_assert(calendar_opening(calendar, at_s, &span));
		ck_assert_msg(span.from == moment(rows[i].from) && span.to == moment(rows[i].to),
			"opening of row %zu", i);
		ck_assert(calendar_next_opening(calendar, at_s, &span));
		ck_assert_msg(span.from == moment(rows[i].next_from), "next of row %zu", i);
		ck_assert(calendar_close(calendar, at_s, &close_s));
		ck_assert_msg(close_s == moment(rows[i].close), "close of row %zu", i);
		ck_assert(calendar_next_close(calendar, at_s, &close_s));
		ck_assert_msg(close_s == moment(rows[i].next_close), "next close of row %zu", i);
	}
	calendar_free(calendar);
	/* round the clock on weekdays: closes on Friday alone */
	calendar = calendar_new(zone);
	add_hours(calendar, 0, 4, "06:00-22:00");
	add_hours(calendar, 0, 3, "22:00-06:00");
	ck_assert(calendar_close(calendar, moment("2026-11-25T12:00+03:00"), &close_s));
	ck_assert_int_eq(close_s, moment("2026-11-20T22:00+03:00"));
	ck_assert(calendar_next_close(calendar, moment("2026-11-25T12:00+03:00"), &close_s));
	ck_assert_int_eq(close_s, moment("2026-11-27T22:00+03:00"));
	calendar_free(calendar);
	/* never, or no hours at all */
	calendar = calendar_new(zone);
	ck_assert(!calendar_opening(calendar, moment("2026-11-25T12:00Z"), &span));
	ck_assert(!calendar_close(calendar, moment("2026-11-25T12:00Z"), &close_s));
	add_hours(calendar, 0, 6, "00:00-24:00");
	ck_assert(!calendar_close(calendar, moment("2026-11-25T12:00Z"), &close_s));
	ck_assert(!calendar_next_close(calendar, moment("2026-11-25T12:00Z"), &close_s));
	calendar_free(calendar);
	zone_free(zone);
}
END_TEST

Suite *suite_calendar(void)
{
	Suite *suite = suite_create("calendar");
	TCase *tests = tcase_create("all");

	tcase_set_timeout(tests, 60); /* a slow machine is no error */
	tcase_add_test(tests, elapsed_counts_open_time_only);
	tcase_add_test(tests, without_hours_everything_counts);
	tcase_add_test(tests, adding_business_time_ends_within_hours);
	tcase_add_test(tests, a_change_of_clocks_counts_what_passed);
	tcase_add_test(tests, elapsed_is_the_sum_of_open_minutes);
	tcase_add_test(tests, adding_is_the_inverse_of_elapsed);
	tcase_add_test(tests, far_away_times_are_no_trouble);
	tcase_add_test(tests, hours_and_holidays_that_are_none);
	tcase_add_test(tests, a_night_belongs_to_the_day_on_which_it_begins);
	tcase_add_test(tests, a_night_with_a_change_of_clocks);
	tcase_add_test(tests, zones_that_changed_their_rules);
	tcase_add_test(tests, holidays_of_all_kinds);
	tcase_add_test(tests, laws_count_days);
	tcase_add_test(tests, openings_and_closes);
	suite_add_tcase(suite, tests);
	return suite;
}
