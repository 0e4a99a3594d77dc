/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The department's time: when customers write and when people work.
 */
#include "config.h"

#include "base/format.h"
#include "check_demo.h"
#include "demo/timetable.h"

#define HOUR_S 3600

struct fixture {
	struct zone *zone;
	struct timetable *table;
};

static struct fixture open_table(int64_t start_s, int64_t tickets, int days)
{
	struct fixture fixture = { 0 };
	struct error err = { 0 };
	ck_assert_msg(zone_new("Europe/Berlin", start_s, &fixture.zone, &err), "%s", err.text);
	fixture.table = timetable_new(
		fixture.zone, &(struct timetable_plan){ 1, start_s, tickets, days, 0 });
	timetable_reach(fixture.table, start_s + 30 * 24 * HOUR_S);
	return fixture;
}

static void close_table(struct fixture *fixture)
{
	timetable_free(fixture->table);
	zone_free(fixture->zone);
}

static int64_t moment(const char *text)
{
	int64_t at_s;
	ck_assert_msg(format_parse_iso(text, &at_s), "%s", text);
	return at_s;
}

static const struct {
	const char *name;
	enum shift shift;
	const char *from;
	int64_t work_s;
	const char *want;
} after_rows[] = {
	{ "within a day", SHIFT_BUSINESS, "2026-11-17T10:00:00+01:00", 2 * HOUR_S,
		"2026-11-17T12:00:00+01:00" },
	{ "over night", SHIFT_BUSINESS, "2026-11-17T17:30:00+01:00", HOUR_S,
		"2026-11-18T09:30:00+01:00" },
	{ "before the day begins", SHIFT_DAY, "2026-11-17T03:00:00+01:00", 60,
		"2026-11-17T09:01:00+01:00" },
	{ "over the weekend", SHIFT_BUSINESS, "2026-11-20T17:00:00+01:00", 2 * HOUR_S,
		"2026-11-23T10:00:00+01:00" },
	{ "on a Saturday", SHIFT_SATURDAY, "2026-11-20T16:00:00+01:00", 2 * HOUR_S,
		"2026-11-21T10:00:00+01:00" },
	{ "over the end of summer time", SHIFT_BUSINESS, "2026-10-23T17:00:00+02:00", 2 * HOUR_S,
		"2026-10-26T10:00:00+01:00" },
	{ "nothing to do", SHIFT_DAY, "2026-11-17T20:00:00+01:00", 0, "2026-11-17T20:00:00+01:00" },
};

START_TEST(after_work)
{
	struct fixture fixture = open_table(moment("2026-11-25T00:00:00Z"), 100, 60);
	int64_t from_s = moment(after_rows[_i].from);
	int64_t want_s = moment(after_rows[_i].want);
	int64_t got_s =
		timetable_after(fixture.table, after_rows[_i].shift, from_s, after_rows[_i].work_s);
	ck_assert_msg(got_s == want_s, "%s: %lld, not %lld", after_rows[_i].name, (long long)got_s,
		(long long)want_s);
	ck_assert_int_eq(timetable_work(fixture.table, after_rows[_i].shift, from_s, want_s),
		after_rows[_i].work_s);
	close_table(&fixture);
}
END_TEST

START_TEST(all_tickets_are_created_before_the_start)
{
	int64_t start_s = DEMO_NOW;
	struct fixture fixture = open_table(start_s, 5000, 28);
	int64_t before = 0;
	for (int64_t i = 0; i < 5000; i++) {
		int64_t at_s = timetable_arrival(fixture.table, i);
		ck_assert_int_ge(at_s, before);
		ck_assert_int_ge(at_s, timetable_origin(fixture.table));
		ck_assert_int_lt(at_s, start_s);
		before = at_s;
	}
	ck_assert_int_ge(timetable_arrival(fixture.table, 5000), start_s);
	close_table(&fixture);
}
END_TEST

START_TEST(customers_write_by_day_and_little_at_weekends)
{
	struct fixture fixture = open_table(DEMO_NOW, 10000, 28);
	int weekend = 0;
	int night = 0;
	for (int64_t i = 0; i < 10000; i++) {
		struct civil civil = zone_civil(fixture.zone, timetable_arrival(fixture.table, i));
		weekend += civil.weekday >= 5;
		night += civil.hour < 6;
	}
	/* A seventh would be 1429 a day, a quarter 2500. */
	ck_assert_int_gt(weekend, 600);
	ck_assert_int_lt(weekend, 1800);
	ck_assert_int_gt(night, 50);
	ck_assert_int_lt(night, 500);
	close_table(&fixture);
}
END_TEST

START_TEST(reaching_further_changes_nothing)
{
	struct fixture fixture = open_table(DEMO_NOW, 1000, 28);
	int64_t first = timetable_arrival(fixture.table, 999);
	int64_t later = timetable_arrival(fixture.table, 1200);
	timetable_reach(fixture.table, DEMO_NOW + 400 * 24 * HOUR_S);
	ck_assert_int_eq(timetable_arrival(fixture.table, 999), first);
	ck_assert_int_eq(timetable_arrival(fixture.table, 1200), later);
	close_table(&fixture);
}
END_TEST

Suite *suite_demo_timetable(void)
{
	Suite *suite = suite_create("demo timetable");
	TCase *tcase = tcase_create("timetable");
	tcase_add_loop_test(
		tcase, after_work, 0, (int)(sizeof(after_rows) / sizeof(after_rows[0])));
	tcase_add_test(tcase, all_tickets_are_created_before_the_start);
	tcase_add_test(tcase, customers_write_by_day_and_little_at_weekends);
	tcase_add_test(tcase, reaching_further_changes_nothing);
	suite_add_tcase(suite, tcase);
	return suite;
}
