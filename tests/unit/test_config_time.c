/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a desk says of its time, as the configuration writes it: hours of teams and laws, shifts,
 * periods that follow them, notes.
 */
#include "config.h"

#include <string.h>

#include "base/format.h"
#include "base/macros.h"
#include "check_config.h"
#include "config/config.h"
#include "model/hours.h"
#include "model/period.h"

static int64_t moment(const char *text)
{
	int64_t at_s = 0;

	ck_assert_msg(format_parse_iso(text, &at_s), "no moment: %s", text);
	return at_s;
}

static struct config *config;

static struct desk *parse(const char *text)
{
	struct error err = { .kind = ERROR_NONE };

	ck_assert_msg(config_parse("k.conf", text, CONFIG_NOW, &config, &err), "%s", err.text);
	return config->desks[0];
}

static void end(void)
{
	config_free(config);
	config = NULL;
}

static const char several[] =
	"desk a {\n"
	"  zone = \"Europe/Istanbul\"\n"
	"  hours { monday = {\"09:00-12:30\", \"13:30-18:00\"} holidays = {\"2026-10-29\"} }\n"
	"  hours\n"
	"  \"Tier 2 night\" { monday = {\"22:00-06:00\"} zone = \"Asia/Tehran\" }\n"
	"  hours legal { kind = days all_day = {monday, tuesday, wednesday, thursday, friday,\n"
	"    saturday} holidays = {\"*-10-29\"} }\n"
	"  team \"Tier 2\" { tier = 2 hours = \"Tier 2 night\" }\n"
	"  team Billing { }\n"
	"  promise { type = complaint resolution = 15d hours = legal }\n"
	"  promise { first_response = 4h }\n"
	"}\n";

START_TEST(hours_have_names)
{
	struct desk *desk = parse(several);
	int64_t from = moment("2026-11-23T00:00Z"), to = moment("2026-11-30T00:00Z");

	ck_assert_uint_eq(desk->hours_count, 3);
	ck_assert_int_eq(calendar_elapsed_s(desk->calendar, from, to), 8 * 3600);
	ck_assert_ptr_null(desk->teams[1].calendar);
	ck_assert_int_eq(calendar_elapsed_s(desk->teams[0].calendar, from, to), 8 * 3600);
	ck_assert(!calendar_is_open(desk->teams[0].calendar, moment("2026-11-23T21:59+03:30")));
	ck_assert(calendar_is_open(desk->teams[0].calendar, moment("2026-11-23T22:00+03:30")));
	/* Saturday counts, 29 October does not: the 15th working day after 19 October */
	ck_assert_int_eq(calendar_due_s(desk->promises[0].calendar,
				 moment("2026-10-19T11:00+03:00"), 15 * 86400),
		moment("2026-11-07T00:00+03:00"));
	ck_assert_ptr_null(desk->promises[1].calendar);
	/* a promise of 15 days of law reaches further back than 15 days */
	ck_assert_int_gt(desk_reach_s(desk), 17 * 86400);
}
END_TEST

START_TEST(a_desk_without_hours_may_have_teams_with_them)
{
	struct desk *desk = parse("desk a { hours n { monday = {\"09:00-17:00\"} }\n"
				  "team T { hours = n } }");
	const struct span tuesday = { moment("2026-11-24T00:00Z"), moment("2026-11-25T00:00Z") };

	ck_assert(!calendar_has_hours(desk->calendar));
	ck_assert(hours_are_set(desk));
	ck_assert(hours_is_worked(desk, NULL, tuesday));
	ck_assert(!hours_is_worked(desk, desk->teams[0].calendar, tuesday));
}
END_TEST

START_TEST(a_day_is_closed_when_nobody_works)
{
	struct desk *desk = parse(several);
	const struct span monday = { moment("2026-11-23T00:00Z"), moment("2026-11-23T06:00Z") };
	const struct span tuesday = { moment("2026-11-23T21:00Z"), moment("2026-11-24T21:00Z") };

	/* before nine in Istanbul */
	ck_assert(!hours_is_worked(desk, NULL, monday));
	/* the desk is closed on Tuesday, the night of Tier 2 ends then */
	ck_assert(!hours_is_worked(desk, desk->calendar, tuesday));
	ck_assert(hours_is_worked(desk, NULL, tuesday));
}
END_TEST

START_TEST(a_day_ends_with_the_last_who_work)
{
	struct desk *desk = parse(several);
	int64_t midnight = moment("2026-11-23T21:00Z");
	const struct span lunch = { moment("2026-11-23T09:45Z"), midnight };
	const struct span evening = { moment("2026-11-23T15:00Z"), midnight };
	const struct span tuesday = { midnight, midnight + 86400 };

	ck_assert_int_eq(hours_day_close(desk, desk->calendar, lunch), moment("2026-11-23T15:00Z"));
	ck_assert_int_eq(hours_day_close(desk, desk->calendar, evening), TIME_NONE);
	/* the night of Tier 2 goes on into the next day and ends in it */
	ck_assert_int_eq(hours_day_close(desk, NULL, lunch), midnight);
	ck_assert_int_eq(hours_day_close(desk, NULL, tuesday), moment("2026-11-24T02:30Z"));
}
END_TEST

START_TEST(without_hours_a_day_ends_at_midnight)
{
	struct desk *desk = parse("desk a { }");
	const struct span rest = { moment("2026-11-23T15:00Z"), moment("2026-11-24T00:00Z") };

	ck_assert_int_eq(hours_day_close(desk, NULL, rest), rest.to);
}
END_TEST

START_TEST(hours_that_cannot_be)
{
	static const struct {
		const char *text, *says;
	} rows[] = {
		{ "desk a { team T { hours = n } }", "k.conf:1: unknown hours \"n\"" },
		{ "desk a {\n hours { monday = {\"09:00-17:00\"} }\n promise { resolution = 1d\n"
		  " hours = n } }",
			"k.conf:3: unknown hours \"n\"" },
		{ "desk a { hours n { } }", "k.conf:1: hours \"n\" have no day" },
		{ "desk a { hours { kind = days } }",
			"k.conf:1: hours that count days need a name" },
		{ "desk a { hours n { kind = days all_day = {monday} }\nteam T { hours = n } }",
			"k.conf:2: hours \"n\" count days; they are for promises" },
		{ "desk a { hours n { all_day = {monday} }\n"
		  "promise { resolution = 1d clock = calendar hours = n } }",
			"k.conf:2: a promise by the calendar's clock takes no hours" },
		{ "desk a { hours n { all_day = {moonday} } }", "'moonday' is no day of the week" },
		{ "desk a { hours n { all_day = {monday} monday = {\"09:00-17:00\"} } }",
			"overlap" },
		{ "desk a { hours n { all_day = {monday} zone = \"Mars/Olympus\" } }",
			"k.conf:1: unknown time zone 'Mars/Olympus'" },
		{ "desk a { hours { all_day = {monday} holidays = {\"2026-02-30\"} } }",
			"k.conf:1: '2026-02-30' is no date" },
		{ "desk a { shift s { from = \"06:00\" } }",
			"k.conf:1: shift \"s\" needs from and to" },
		{ "desk a { shift s { from = \"6\" to = \"14:00\" } }",
			"k.conf:1: '6-14:00' are no hours" },
		{ "desk a { shift s { from = \"06:00\" to = \"14:00\" days = {funday} } }",
			"funday" },
		{ "desk a { note { text = \"x\" } }", "k.conf:1: a note needs from and text" },
		{ "desk a { note { from = 2026-11-10 } }", "a note needs from and text" },
		{ "desk a { note { from = 2026-11-10 to = 2026-11-09 text = x } }",
			"before it begins" },
		{ "desk a { note { from = 2026-11-31 text = x } }", "no date or time" },
		{ "desk a { calendar = lunar }", "unknown word 'lunar' for calendar" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct error err = { .kind = ERROR_NONE };

		ck_assert_msg(!config_parse("k.conf", rows[i].text, CONFIG_NOW, &config, &err),
			"%s", rows[i].text);
		ck_assert_msg(strstr(err.text, rows[i].says) != NULL, "%s says: %s", rows[i].text,
			err.text);
	}
}
END_TEST

/* --- shifts ---------------------------------------------------------------------------------- */

struct expectation {
	const char *now, *name;
	int step;
	const char *shift;
	const char *from, *to, *whole_to; /* whole_to NULL: as `to` */
	const char *before_from, *before_to, *year_from, *year_to;
};

static void check_at(const struct expectation *row, const char *what, int64_t got, const char *want)
{
	char said[32];

	ck_assert_msg(got == moment(want), "%s of %s%+d at %s is %s, not %s", what, row->name,
		row->step, row->now, format_iso(said, sizeof said, got), want);
}

static void check_period(const struct desk *desk, const struct expectation *row)
{
	struct period_wish wish = { .name = row->name, .step = row->step };
	struct period period;
	struct error err = { .kind = ERROR_NONE };

	hours_tell_period(desk, &wish);
	ck_assert_msg(
		period_make(&wish, desk->zone, moment(row->now), &period, &err), "%s", err.text);
	ck_assert_str_eq(period.name, row->name);
	ck_assert_str_eq(period.shift, row->shift);
	check_at(row, "from", period.span.from, row->from);
	check_at(row, "to", period.span.to, row->to);
	check_at(row, "whole to", period.whole.to, row->whole_to ? row->whole_to : row->to);
	check_at(row, "before from", period.previous.from, row->before_from);
	check_at(row, "before to", period.previous.to, row->before_to);
	check_at(row, "year from", period.last_year.from, row->year_from);
	check_at(row, "year to", period.last_year.to, row->year_to);
	ck_assert_int_eq(period.is_running, period.span.to != period.whole.to);
	ck_assert_int_eq(period.buckets[0].from, period.span.from);
	ck_assert_int_eq(period.buckets[period.bucket_count - 1].to, period.span.to);
}

/* Sunday 22 November 2026; the clocks of Berlin went back on Sunday 25 October and go forward on
 * Sunday 29 March. */
START_TEST(shifts_are_periods)
{
	/* clang-format off */
	static const struct expectation rows[] = {
		{ "2026-11-24T10:00+01:00", "this-shift", 0, "early", "2026-11-24T06:00+01:00", "2026-11-24T10:00+01:00", "2026-11-24T14:00+01:00",
			"2026-11-23T06:00+01:00", "2026-11-23T10:00+01:00", "2025-11-25T06:00+01:00", "2025-11-25T10:00+01:00" },
		/* Monday: the early shift before is Friday's */
		{ "2026-11-23T10:00+01:00", "this-shift", 0, "early", "2026-11-23T06:00+01:00", "2026-11-23T10:00+01:00", "2026-11-23T14:00+01:00",
			"2026-11-20T06:00+01:00", "2026-11-20T10:00+01:00", "2025-11-24T06:00+01:00", "2025-11-24T10:00+01:00" },
		/* the night from Sunday on */
		{ "2026-11-23T03:00+01:00", "this-shift", 0, "night", "2026-11-22T22:00+01:00", "2026-11-23T03:00+01:00", "2026-11-23T06:00+01:00",
			"2026-11-21T22:00+01:00", "2026-11-22T03:00+01:00", "2025-11-23T22:00+01:00", "2025-11-24T03:00+01:00" },
		{ "2026-11-24T10:00+01:00", "last-shift", 0, "night", "2026-11-23T22:00+01:00", "2026-11-24T06:00+01:00", NULL,
			"2026-11-22T22:00+01:00", "2026-11-23T06:00+01:00", "2025-11-24T22:00+01:00", "2025-11-25T06:00+01:00" },
		{ "2026-11-24T10:00+01:00", "last-shift", -1, "late", "2026-11-23T14:00+01:00", "2026-11-23T22:00+01:00", NULL,
			"2026-11-20T14:00+01:00", "2026-11-20T22:00+01:00", "2025-11-24T14:00+01:00", "2025-11-24T22:00+01:00" },
		{ "2026-11-24T10:00+01:00", "this-shift", -2, "late", "2026-11-23T14:00+01:00", "2026-11-23T22:00+01:00", NULL,
			"2026-11-20T14:00+01:00", "2026-11-20T22:00+01:00", "2025-11-24T14:00+01:00", "2025-11-24T22:00+01:00" },
		{ "2026-11-24T10:00+01:00", "last-shift", 1, "early", "2026-11-24T06:00+01:00", "2026-11-24T10:00+01:00", "2026-11-24T14:00+01:00",
			"2026-11-23T06:00+01:00", "2026-11-23T10:00+01:00", "2025-11-25T06:00+01:00", "2025-11-25T10:00+01:00" },
		/* Saturday noon nobody is on: the latest shift is over and is the last one too */
		{ "2026-11-21T12:00+01:00", "this-shift", 0, "night", "2026-11-20T22:00+01:00", "2026-11-21T06:00+01:00", NULL,
			"2026-11-19T22:00+01:00", "2026-11-20T06:00+01:00", "2025-11-21T22:00+01:00", "2025-11-22T06:00+01:00" },
		{ "2026-11-21T12:00+01:00", "last-shift", 0, "night", "2026-11-20T22:00+01:00", "2026-11-21T06:00+01:00", NULL,
			"2026-11-19T22:00+01:00", "2026-11-20T06:00+01:00", "2025-11-21T22:00+01:00", "2025-11-22T06:00+01:00" },
		/* a night of nine hours, and one of seven */
		{ "2026-10-25T08:00+01:00", "last-shift", 0, "night", "2026-10-24T22:00+02:00", "2026-10-25T06:00+01:00", NULL,
			"2026-10-23T22:00+02:00", "2026-10-24T06:00+02:00", "2025-10-25T22:00+02:00", "2025-10-26T06:00+01:00" },
		{ "2026-03-29T05:00+02:00", "this-shift", 0, "night", "2026-03-28T22:00+01:00", "2026-03-29T05:00+02:00", "2026-03-29T06:00+02:00",
			"2026-03-27T22:00+01:00", "2026-03-28T05:00+01:00", "2025-03-29T22:00+01:00", "2025-03-30T05:00+02:00" },
	};
	/* clang-format on */
	struct desk *desk = parse("desk a { zone = \"Europe/Berlin\"\n"
				  "shift early { from = \"06:00\" to = \"14:00\"\n"
				  "  days = {monday, tuesday, wednesday, thursday, friday} }\n"
				  "shift late { from = \"14:00\" to = \"22:00\"\n"
				  "  days = {monday, tuesday, wednesday, thursday, friday} }\n"
				  "shift night { from = \"22:00\" to = \"06:00\" } }");

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		check_period(desk, &rows[i]);
}
END_TEST

START_TEST(hours_are_shifts_where_none_are_named)
{
	/* clang-format off */
	static const struct expectation rows[] = {
		{ "2026-11-24T10:00+03:00", "this-shift", 0, "", "2026-11-24T09:00+03:00", "2026-11-24T10:00+03:00", "2026-11-24T12:30+03:00",
			"2026-11-23T09:00+03:00", "2026-11-23T10:00+03:00", "2025-11-25T09:00+03:00", "2025-11-25T10:00+03:00" },
		{ "2026-11-23T15:00+03:00", "this-shift", 0, "", "2026-11-23T13:30+03:00", "2026-11-23T15:00+03:00", "2026-11-23T18:00+03:00",
			"2026-11-20T13:30+03:00", "2026-11-20T15:00+03:00", "2025-11-24T13:30+03:00", "2025-11-24T15:00+03:00" },
		{ "2026-11-23T15:00+03:00", "last-shift", 0, "", "2026-11-23T09:00+03:00", "2026-11-23T12:30+03:00", NULL,
			"2026-11-20T09:00+03:00", "2026-11-20T12:30+03:00", "2025-11-24T09:00+03:00", "2025-11-24T12:30+03:00" },
		{ "2026-11-23T10:00+03:00", "since-close", 0, "", "2026-11-20T18:00+03:00", "2026-11-23T10:00+03:00", "2026-11-23T18:00+03:00",
			"2026-11-13T18:00+03:00", "2026-11-16T10:00+03:00", "2025-11-21T18:00+03:00", "2025-11-24T10:00+03:00" },
		{ "2026-11-23T13:00+03:00", "since-close", 0, "", "2026-11-20T18:00+03:00", "2026-11-23T13:00+03:00", "2026-11-23T18:00+03:00",
			"2026-11-13T18:00+03:00", "2026-11-16T13:00+03:00", "2025-11-21T18:00+03:00", "2025-11-24T13:00+03:00" },
		{ "2026-11-23T20:00+03:00", "since-close", 0, "", "2026-11-23T18:00+03:00", "2026-11-23T20:00+03:00", "2026-11-24T18:00+03:00",
			"2026-11-16T18:00+03:00", "2026-11-16T20:00+03:00", "2025-11-24T18:00+03:00", "2025-11-24T20:00+03:00" },
		{ "2026-11-23T20:00+03:00", "since-close", -1, "", "2026-11-20T18:00+03:00", "2026-11-23T18:00+03:00", NULL,
			"2026-11-13T18:00+03:00", "2026-11-16T18:00+03:00", "2025-11-21T18:00+03:00", "2025-11-24T18:00+03:00" },
	};
	/* clang-format on */
	struct desk *desk = parse("desk a { zone = \"Europe/Istanbul\"\n"
				  "hours { monday = {\"09:00-12:30\", \"13:30-18:00\"}\n"
				  "tuesday = {\"09:00-12:30\", \"13:30-18:00\"}\n"
				  "wednesday = {\"09:00-12:30\", \"13:30-18:00\"}\n"
				  "thursday = {\"09:00-12:30\", \"13:30-18:00\"}\n"
				  "friday = {\"09:00-12:30\", \"13:30-18:00\"} } }");

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		check_period(desk, &rows[i]);
}
END_TEST

START_TEST(who_never_closes_has_no_close)
{
	struct desk *desk =
		parse("desk a { hours { all_day = {monday, tuesday, wednesday, thursday,\n"
		      "friday, saturday, sunday} } }");
	struct period_wish wish = { .name = "since-close" };
	struct period period;
	struct error err = { .kind = ERROR_NONE };

	hours_tell_period(desk, &wish);
	ck_assert(!period_make(&wish, desk->zone, moment("2026-11-22T10:00Z"), &period, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "no period 'since-close'"));
	wish.name = "this-shift";
	ck_assert(period_make(&wish, desk->zone, moment("2026-11-22T10:00Z"), &period, &err));
	wish.step = 1;
	ck_assert(!period_make(&wish, desk->zone, moment("2026-11-22T10:00Z"), &period, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "has not begun"));
}
END_TEST

/* --- Jalali desks and notes ------------------------------------------------------------------ */

START_TEST(a_jalali_desk)
{
	struct desk *desk =
		parse("desk a { zone = \"Asia/Tehran\" calendar = jalali week_start = saturday\n"
		      "hours { saturday = {\"08:00-16:00\"} sunday = {\"08:00-16:00\"}\n"
		      "  holidays = {\"*-01-01..*-01-04\", \"1405-09-02\"} }\n"
		      "target { kpi = csat goal = 90% from = 1405-07-01 } }");
	struct period_wish wish = { .name = "this-month" };
	struct period period;

	hours_tell_period(desk, &wish);
	ck_assert(period_make(&wish, desk->zone, moment("2026-11-24T10:00Z"), &period, NULL));
	ck_assert_int_eq(period.span.from, moment("2026-11-22T00:00+03:30"));
	ck_assert_int_eq(wish.week_start, 5);
	/* Saturdays 21 March 2026 (1 Farvardin) and 28 March, Monday 23 November (2 Azar) */
	ck_assert(!calendar_is_open(desk->calendar, moment("2026-03-21T10:00+03:30")));
	ck_assert(calendar_is_open(desk->calendar, moment("2026-03-28T10:00+03:30")));
	ck_assert_int_eq(desk->targets[0].from, moment("2026-09-23T00:00+03:30"));
}
END_TEST

START_TEST(notes_have_a_span)
{
	static const struct {
		const char *from, *to, *text;
	} want[] = {
		{ "2026-11-10T00:00+03:00", "2026-11-13T00:00+03:00",
			"Outage of the payment provider" },
		{ "2026-11-14T00:00+03:00", "2026-11-15T00:00+03:00", "Bayram" },
		{ "2026-11-15T09:30+03:00", "2026-11-15T11:00+03:00", "Mail is slow" },
		{ "2026-11-16T09:30+03:00", "2026-11-16T09:30:01+03:00", "New macro" },
	};
	struct desk *desk = parse(
		"desk a { zone = \"Europe/Istanbul\"\n"
		"note { from = 2026-11-10 to = 2026-11-12 text = \"Outage of the payment provider\" }\n"
		"note { from = 2026-11-14 text = Bayram }\n"
		"note { from = \"2026-11-15T09:30\" to = \"2026-11-15T11:00\" text = \"Mail is slow\" }\n"
		"note { from = \"2026-11-16T09:30\" text = \"New macro\" } }");

	ck_assert_uint_eq(desk->note_count, ARRAY_LEN(want));
	for (size_t i = 0; i < ARRAY_LEN(want); i++) {
		ck_assert_int_eq(desk->notes[i].span.from, moment(want[i].from));
		ck_assert_int_eq(desk->notes[i].span.to, moment(want[i].to));
		ck_assert_str_eq(desk->notes[i].text, want[i].text);
	}
}
END_TEST

Suite *suite_config_time(void)
{
	Suite *suite = suite_create("time of a desk");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, NULL, end);
	tcase_add_test(tests, hours_have_names);
	tcase_add_test(tests, a_desk_without_hours_may_have_teams_with_them);
	tcase_add_test(tests, a_day_is_closed_when_nobody_works);
	tcase_add_test(tests, a_day_ends_with_the_last_who_work);
	tcase_add_test(tests, without_hours_a_day_ends_at_midnight);
	tcase_add_test(tests, hours_that_cannot_be);
	tcase_add_test(tests, shifts_are_periods);
	tcase_add_test(tests, hours_are_shifts_where_none_are_named);
	tcase_add_test(tests, who_never_closes_has_no_close);
	tcase_add_test(tests, a_jalali_desk);
	tcase_add_test(tests, notes_have_a_span);
	suite_add_tcase(suite, tests);
	return suite;
}
