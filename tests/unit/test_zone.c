/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Zones against what their governments decreed.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/macros.h"
#include "check_model.h"

START_TEST(offsets_change_when_clocks_did)
{
	static const struct {
		const char *zone, *at;
		int64_t offset_s;
	} rows[] = {
		{ "UTC", "2026-06-01T00:00:00Z", 0 },
		/* Iran changed at midnight, for the last time in 2022 */
		{ "Asia/Tehran", "2022-03-21T20:29:59Z", 12600 },
		{ "Asia/Tehran", "2022-03-21T20:30:00Z", 16200 },
		{ "Asia/Tehran", "2022-09-21T19:29:59Z", 16200 },
		{ "Asia/Tehran", "2022-09-21T19:30:00Z", 12600 },
		{ "Asia/Tehran", "2026-07-01T00:00:00Z", 12600 },
		/* Turkey stayed on summer time in the autumn of 2016 */
		{ "Europe/Istanbul", "2015-12-01T00:00:00Z", 7200 },
		{ "Europe/Istanbul", "2016-03-27T00:59:59Z", 7200 },
		{ "Europe/Istanbul", "2016-03-27T01:00:00Z", 10800 },
		{ "Europe/Istanbul", "2016-12-01T00:00:00Z", 10800 },
		{ "Europe/Istanbul", "2026-01-15T00:00:00Z", 10800 },
		{ "America/New_York", "2026-03-08T06:59:59Z", -18000 },
		{ "America/New_York", "2026-03-08T07:00:00Z", -14400 },
		{ "America/New_York", "2026-11-01T05:59:59Z", -14400 },
		{ "America/New_York", "2026-11-01T06:00:00Z", -18000 },
		{ "America/New_York", "2028-07-01T00:00:00Z", -14400 }, /* the table looks ahead */
		/* half an hour of summer time */
		{ "Australia/Lord_Howe", "2026-04-04T14:59:59Z", 39600 },
		{ "Australia/Lord_Howe", "2026-04-04T15:00:00Z", 37800 },
		{ "Australia/Lord_Howe", "2026-10-03T15:29:59Z", 37800 },
		{ "Australia/Lord_Howe", "2026-10-03T15:30:00Z", 39600 },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct zone *zone = zone_of(rows[i].zone);
		int64_t offset_s = zone_offset_s(zone, moment(rows[i].at));

		ck_assert_str_eq(zone_name(zone), rows[i].zone);
		ck_assert_msg(offset_s == rows[i].offset_s, "%s %s: %lld", rows[i].zone, rows[i].at,
			(long long)offset_s);
		zone_free(zone);
	}
}
END_TEST

START_TEST(table_agrees_with_the_library)
{
	static const char *const names[] = { "Africa/Casablanca", "America/St_Johns", "Asia/Tehran",
		"Europe/Dublin", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu" };

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		struct zone *zone = zone_of(names[i]);
		int wrong = 0;

		setenv("TZ", names[i], 1);
		tzset();
		for (int64_t at_s = 946684800; at_s < 1860000000; at_s += 5000) {
			time_t at = (time_t)at_s;
			struct tm local;

			localtime_r(&at, &local);
			wrong += zone_offset_s(zone, at_s) != local.tm_gmtoff;
		}
		ck_assert_msg(wrong == 0, "%d offsets of %s", wrong, names[i]);
		zone_free(zone);
	}
}
END_TEST

START_TEST(names_that_are_no_zones)
{
	static const char *const names[] = { "", "Mars/Olympus", "../../etc/passwd",
		"/usr/share/zoneinfo/UTC", "Asia/../UTC", "Asia", "zone.tab", "Asia/Tehran\n",
		"asia tehran",
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" };

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		struct zone *zone;
		struct error err = { .kind = ERROR_NONE };

		ck_assert_msg(!zone_new(names[i], 0, &zone, &err), "%s", names[i]);
		ck_assert_int_eq(err.kind, ERROR_CONFIG);
		ck_assert_ptr_null(zone);
		ck_assert_ptr_nonnull(strstr(err.text, "for example"));
	}
}
END_TEST

START_TEST(the_process_keeps_its_zone)
{
	time_t at = 1795341600; /* 2026-11-22T10:00Z */
	struct tm local;

	setenv("TZ", "America/New_York", 1);
	tzset();
	zone_free(zone_of("Asia/Tehran"));
	ck_assert_str_eq(getenv("TZ"), "America/New_York");
	localtime_r(&at, &local);
	ck_assert_int_eq(local.tm_hour, 5);
	unsetenv("TZ");
	tzset();
	zone_free(zone_of("Asia/Tehran"));
	ck_assert_ptr_null(getenv("TZ"));
}
END_TEST

START_TEST(civil_time_reads_as_the_clock_on_the_wall)
{
	struct zone *zone = zone_of("Asia/Tehran");
	struct civil civil = zone_civil(zone, moment("2026-11-21T20:29:59Z"));

	ck_assert_int_eq(civil.year, 2026);
	ck_assert_int_eq(civil.month, 11);
	ck_assert_int_eq(civil.day, 21);
	ck_assert_int_eq(civil.hour, 23);
	ck_assert_int_eq(civil.minute, 59);
	ck_assert_int_eq(civil.second, 59);
	ck_assert_int_eq(civil.weekday, 5); /* Saturday */
	civil = zone_civil(zone, moment("2026-11-21T20:30:00Z"));
	ck_assert_int_eq(civil.day, 22);
	ck_assert_int_eq(civil.hour, 0);
	ck_assert_int_eq(civil.weekday, 6);
	zone_free(zone);
}
END_TEST

START_TEST(local_time_that_is_missing_or_double)
{
	static const struct {
		const char *zone;
		struct civil local;
		const char *utc;   /* missing ones move by the gap, double ones are the first */
		const char *floor; /* missing ones become the moment of the change */
	} rows[] = {
		{ "America/New_York", { 2026, 3, 8, 1, 59, 59, 0 }, "2026-03-08T06:59:59Z",
			"2026-03-08T06:59:59Z" },
		{ "America/New_York", { 2026, 3, 8, 2, 30, 0, 0 }, "2026-03-08T07:30:00Z",
			"2026-03-08T07:00:00Z" },
		{ "America/New_York", { 2026, 3, 8, 3, 0, 0, 0 }, "2026-03-08T07:00:00Z",
			"2026-03-08T07:00:00Z" },
		{ "America/New_York", { 2026, 11, 1, 1, 30, 0, 0 }, "2026-11-01T05:30:00Z",
			"2026-11-01T05:30:00Z" },
		{ "America/New_York", { 2026, 11, 1, 2, 0, 0, 0 }, "2026-11-01T07:00:00Z",
			"2026-11-01T07:00:00Z" },
		{ "America/New_York", { 2026, 10, 31, 24, 0, 0, 0 }, "2026-11-01T04:00:00Z",
			"2026-11-01T04:00:00Z" },
		{ "Asia/Tehran", { 2022, 3, 22, 0, 30, 0, 0 }, "2022-03-21T21:00:00Z",
			"2022-03-21T20:30:00Z" },
		{ "Asia/Tehran", { 2022, 9, 21, 23, 30, 0, 0 }, "2022-09-21T19:00:00Z",
			"2022-09-21T19:00:00Z" },
		{ "Asia/Tehran", { 2022, 9, 22, 0, 0, 0, 0 }, "2022-09-21T20:30:00Z",
			"2022-09-21T20:30:00Z" },
		{ "Australia/Lord_Howe", { 2026, 4, 5, 1, 45, 0, 0 }, "2026-04-04T14:45:00Z",
			"2026-04-04T14:45:00Z" },
		{ "Australia/Lord_Howe", { 2026, 10, 4, 2, 15, 0, 0 }, "2026-10-03T15:45:00Z",
			"2026-10-03T15:30:00Z" },
		{ "Pacific/Apia", { 2011, 12, 30, 12, 0, 0, 0 }, "2011-12-30T22:00:00Z",
			"2011-12-30T10:00:00Z" }, /* a day that Samoa left out */
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct zone *zone = zone_of(rows[i].zone);
		const struct civil *local = &rows[i].local;
		struct civil day = { local->year, local->month, local->day, 0, 0, 0, 0 };
		/* local seconds are UTC seconds of the same reading */
		struct zone *utc = zone_of("UTC");
		int64_t local_s = zone_utc(utc, &day) + local->hour * 3600 + local->minute * 60 +
				  local->second;

		ck_assert_msg(zone_utc(zone, local) == moment(rows[i].utc), "row %zu", i);
		ck_assert_msg(zone_from_local_s(zone, local_s) == moment(rows[i].floor),
			"floor of row %zu", i);
		zone_free(zone);
		zone_free(utc);
	}
}
END_TEST

START_TEST(days_begin_when_they_begin)
{
	static const struct {
		const char *zone, *at;
		int days;
		const char *start;
		int64_t length_s;
	} rows[] = {
		{ "America/New_York", "2026-03-08T18:00Z", 0, "2026-03-08T05:00Z", 23 * 3600 },
		{ "America/New_York", "2026-11-02T18:00Z", -1, "2026-11-01T04:00Z", 25 * 3600 },
		{ "Asia/Tehran", "2022-03-20T18:00Z", 2, "2022-03-21T20:30Z", 23 * 3600 },
		{ "Asia/Tehran", "2022-09-21T19:45Z", 0, "2022-09-20T19:30Z", 25 * 3600 },
		{ "Australia/Lord_Howe", "2026-04-05T00:00Z", 0, "2026-04-04T13:00Z", 88200 },
		{ "UTC", "2026-03-01T00:00Z", -1, "2026-02-28T00:00Z", 86400 },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct zone *zone = zone_of(rows[i].zone);
		int64_t at_s = moment(rows[i].at);
		int64_t start = zone_day_start(zone, at_s, rows[i].days);

		ck_assert_msg(start == moment(rows[i].start), "row %zu", i);
		ck_assert_int_eq(
			zone_day_start(zone, at_s, rows[i].days + 1) - start, rows[i].length_s);
		zone_free(zone);
	}
}
END_TEST

Suite *suite_zone(void)
{
	Suite *suite = suite_create("zone");
	TCase *tests = tcase_create("all");

	tcase_set_timeout(tests, 60); /* a slow machine is no error */
	tcase_add_test(tests, offsets_change_when_clocks_did);
	tcase_add_test(tests, table_agrees_with_the_library);
	tcase_add_test(tests, names_that_are_no_zones);
	tcase_add_test(tests, the_process_keeps_its_zone);
	tcase_add_test(tests, civil_time_reads_as_the_clock_on_the_wall);
	tcase_add_test(tests, local_time_that_is_missing_or_double);
	tcase_add_test(tests, days_begin_when_they_begin);
	suite_add_tcase(suite, tests);
	return suite;
}
