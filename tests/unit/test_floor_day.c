/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The phones of a day: 100 calls of 300 s in the half hour from ten on, on every Monday.
 */
#include "config.h"

#include <math.h>

#include "check_kpi.h"
#include "kpi/floor.h"
#include "kpi_desk.h"

#define NINE 18 /* half hours from midnight */
#define TEN 20

static struct kpi_desk *desk;
static int64_t keys;

static void begin(void)
{
	desk = kpi_desk_new();
	kpi_desk_begin(desk, TIME_NONE);
	keys = 0;
}

static void end(void)
{
	kpi_desk_free(desk);
}

static void put_calls(int64_t from, int count)
{
	for (int i = 0; i < count; i++) {
		struct activity_fact fact = activity(RECORD_CALL, ++keys, from + i, ANSWERED);

		fact.group = BILLING;
		fact.agent = ANNA;
		fact.wait_s = 5;
		fact.talk_s = 240;
		fact.wrap_up_s = 60;
		put_activity(desk, &fact);
	}
}

static void put_stretch(enum record_kind kind, fact_id agent, int64_t from, int64_t to)
{
	struct activity_fact fact =
		activity(kind, ++keys, from, kind == RECORD_PRESENCE ? AVAILABLE : AT_WORK);

	fact.agent = agent;
	fact.group = BILLING;
	fact.to = to;
	put_activity(desk, &fact);
}

static bool read_day(int64_t now_s, struct floor_day *day)
{
	struct floor *floor = floor_new(desk->facts, NULL, now_s);

	ck_assert(floor_step(floor, INT64_MAX));
	bool is_there = floor_read(floor, day);

	floor_free(floor);
	return is_there;
}

/* The Monday so many weeks after the first. */
static int64_t at(int week, double hours)
{
	return MONDAY + week * 7 * DAY_S + (int64_t)(hours * HOUR_S);
}

START_TEST(the_load_needs_as_many_as_erlang_says)
{
	struct floor_day day;

	for (int week = 0; week < 5; week++)
		put_calls(at(week, 10), 100);
	put_calls(at(5, 9), 40);
	put_stretch(RECORD_PRESENCE, ANNA, at(5, 9), at(5, 11));
	put_stretch(RECORD_PRESENCE, BEN, at(5, 9.5), at(5, 11));
	put_stretch(RECORD_SCHEDULE, ANNA, at(5, 9), at(5, 17));
	ck_assert(facts_settle(desk->facts, INT64_MAX));
	ck_assert(read_day(at(5, 10.25), &day));
	ck_assert_uint_eq(day.now, TEN);
	ck_assert_double_eq(day.mix.loads[LOAD_CALLS].handle_s, 300);
	ck_assert_double_eq(floor_goal(&day), 0.80);
	/* What was: 40 calls in the half hour, one there. */
	ck_assert_double_eq(day.slots[NINE].arrivals, 40);
	ck_assert_double_eq(day.slots[NINE].on, 1);
	ck_assert_double_eq(day.slots[NINE + 1].on, 2);
	ck_assert_double_eq(day.slots[NINE + 1].needed, 0);
	/* Now: 100 are usual. */
	ck_assert_double_eq(day.slots[TEN].arrivals, 100);
	ck_assert_double_eq(day.slots[TEN].needed, 21);
	ck_assert_double_eq(day.slots[TEN].on, 2);
	ck_assert_double_eq(day.slots[TEN].gap, -19);
	/* To come: who is scheduled. */
	ck_assert_double_eq(day.slots[TEN + 1].on, 1);
	ck_assert_double_eq(day.slots[TEN + 1].needed, 0);
	ck_assert_double_eq(day.slots[2 * 17].on, 0);
}
END_TEST

/* Of three calls one is answered in time, one late, one is abandoned after a minute. */
START_TEST(what_has_been_is_measured)
{
	struct floor_day day;

	put_calls(at(5, 9), 1);
	struct activity_fact late = activity(RECORD_CALL, ++keys, at(5, 9) + 60, ANSWERED);

	late.group = BILLING;
	late.agent = ANNA;
	late.wait_s = 90;
	late.talk_s = 100;
	put_activity(desk, &late);
	struct activity_fact lost = activity(RECORD_CALL, ++keys, at(5, 9) + 90, ABANDONED);

	lost.group = BILLING;
	lost.wait_s = 60;
	put_activity(desk, &lost);
	ck_assert(read_day(at(5, 10.25), &day));
	ck_assert_double_eq(day.slots[NINE].arrivals, 3);
	ck_assert_double_eq(day.measured[NINE].answered, 2);
	ck_assert_double_eq_tol(day.measured[NINE].service_level, 1 / 3.0, 1e-9);
	ck_assert_double_eq(day.measured[NINE].handle_s, 200);
	ck_assert_double_eq(day.measured[NINE + 1].answered, 0);
	ck_assert_double_nan(day.measured[NINE + 1].service_level);
	ck_assert_double_nan(day.measured[TEN + 1].answered);
}
END_TEST

static void measure_by(int64_t patience_s, double shrinkage, double chats_at_once)
{
	kpi_desk_free(desk);
	desk = kpi_desk_new();
	struct measuring *measuring = kpi_desk_add(desk, "measuring");

	measuring->patience_s = patience_s;
	measuring->shrinkage = shrinkage;
	measuring->chats_at_once = chats_at_once;
	kpi_desk_begin(desk, TIME_NONE);
	keys = 0;
	for (int week = 0; week < 5; week++)
		put_calls(at(week, 10), 100);
}

/* 21 at work are 30 on the schedule where three of ten are away; who is there is at work. */
START_TEST(more_are_scheduled_than_are_at_work)
{
	struct floor_day day;

	measure_by(0, 30, 1);
	ck_assert(read_day(at(5, 9.75), &day));
	ck_assert_double_eq(day.slots[TEN].needed, 30);
	ck_assert(read_day(at(5, 10.25), &day));
	ck_assert_double_eq(day.slots[TEN].needed, 21);
}
END_TEST

START_TEST(fewer_are_needed_for_the_impatient)
{
	struct floor_day day;

	measure_by(120, 0, 1);
	ck_assert(read_day(at(5, 10.25), &day));
	ck_assert_double_lt(day.slots[TEN].needed, 21);
	ck_assert_double_ge(day.slots[TEN].needed, 16);
}
END_TEST

/* 100 of 300 s in each half hour from ten on. */
static void put_chats(int weeks)
{
	for (int week = 0; week < weeks; week++)
		for (int i = 0; i < 100; i++) {
			struct activity_fact fact =
				activity(RECORD_CALL, ++keys, at(week, 10) + i, ANSWERED);

			fact.channel = CHAT;
			fact.wait_s = 5;
			fact.talk_s = 300;
			put_activity(desk, &fact);
		}
}

/* Two chats at once: 21 are 11 people's; calls are had one by one, by others. */
START_TEST(chats_share_an_agent)
{
	struct floor_day day;

	measure_by(0, 0, 2);
	ck_assert(read_day(at(5, 10.25), &day));
	ck_assert(!day.has[LOAD_CHATS]);
	ck_assert_double_eq(day.slots[TEN].needed, 21);
	put_chats(5);
	ck_assert(read_day(at(5, 10.25), &day));
	ck_assert_double_eq(day.mix.loads[LOAD_CHATS].handle_s, 300);
	ck_assert_double_eq(day.slots[TEN].arrivals, 200);
	ck_assert_double_eq(day.slots[TEN].needed, 21 + 11);
}
END_TEST

/* Of one channel there are its own and nobody else's; nobody tells who is on for it. */
START_TEST(a_channel_is_staffed_alone)
{
	const struct board_filter chats = { .of = { [SCOPE_CHANNEL] = "chat" } };
	struct floor_day day;

	measure_by(0, 0, 2);
	put_chats(5);
	put_stretch(RECORD_PRESENCE, ANNA, at(5, 9), at(5, 11));
	ck_assert(facts_settle(desk->facts, INT64_MAX));
	struct floor *floor = floor_new(desk->facts, &chats, at(5, 10.25));

	ck_assert(floor_step(floor, INT64_MAX));
	ck_assert(floor_read(floor, &day));
	floor_free(floor);
	ck_assert(!day.has[LOAD_CALLS]);
	ck_assert_double_eq(day.slots[TEN].arrivals, 100);
	ck_assert_double_eq(day.slots[TEN].needed, 11);
	ck_assert(isnan(day.slots[TEN].on) && isnan(day.slots[TEN].gap));
}
END_TEST

/* 72.93 % with 20 of the reference: ten people keep 70 % of the chats, the calls' goal stays. */
START_TEST(chats_have_a_goal_of_their_own)
{
	struct floor_day day;

	end();
	desk = kpi_desk_new();
	((struct measuring *)kpi_desk_add(desk, "measuring"))->chats_at_once = 2;
	struct target_config *target = kpi_desk_add(desk, "target");

	target->kpi = "service_level";
	target->channel = "chat";
	target->goal_text = "70%";
	kpi_desk_begin(desk, TIME_NONE);
	for (int week = 0; week < 5; week++)
		put_calls(at(week, 10), 100);
	put_chats(5);
	ck_assert(read_day(at(5, 10.25), &day));
	ck_assert_double_eq(floor_goal(&day), 0.80);
	ck_assert_double_eq(day.mix.goals[LOAD_CHATS].service_level, 0.70);
	ck_assert_double_eq(day.slots[TEN].needed, 21 + 10);
}
END_TEST

/* Chats that came but two weeks ago tell nothing of those to come; until now they are known. */
START_TEST(new_chats_are_not_none)
{
	struct floor_day day;

	measure_by(0, 0, 1);
	for (int i = 0; i < 200; i++) {
		struct activity_fact fact =
			activity(RECORD_CALL, ++keys, at(i < 100 ? 3 : 4, 10) + i % 100, ANSWERED);

		fact.channel = CHAT;
		fact.talk_s = 300;
		put_activity(desk, &fact);
	}
	ck_assert(read_day(at(5, 9.25), &day));
	ck_assert_double_eq(day.slots[NINE - 1].needed, 0);
	ck_assert(isnan(day.slots[TEN].arrivals) && isnan(day.slots[TEN].needed));
}
END_TEST

/* 80 % within 20 s: two who are on are 38.8 % busy at most; computed by hand. */
START_TEST(a_few_on_may_not_be_busy)
{
	struct floor_day day;

	measure_by(0, 0, 1);
	ck_assert(read_day(at(5, 10.25), &day));
	ck_assert(isnan(day.occupancy));
	put_stretch(RECORD_PRESENCE, ANNA, at(5, 9), at(5, 11));
	put_stretch(RECORD_PRESENCE, BEN, at(5, 9), at(5, 11));
	ck_assert(facts_settle(desk->facts, INT64_MAX));
	ck_assert(read_day(at(5, 10.25), &day));
	ck_assert_double_eq_tol(day.occupancy, 0.388, 0.0005);
	/* Who has one chat of two is as busy as who has both. */
	put_chats(1);
	ck_assert(facts_settle(desk->facts, INT64_MAX));
	ck_assert(read_day(at(5, 10.25), &day));
	ck_assert(isnan(day.occupancy));
}
END_TEST

START_TEST(without_weeks_before_only_now_is_known)
{
	struct floor_day day;

	facts_set_loaded_from(desk->facts, at(4, 0));
	put_calls(at(5, 9.5), 100);
	ck_assert(read_day(at(5, 10.25), &day));
	ck_assert_double_eq(day.slots[TEN].needed, 21);
	ck_assert(isnan(day.slots[TEN].on) && isnan(day.slots[TEN].gap));
	ck_assert(isnan(day.slots[TEN + 1].needed));
}
END_TEST

/* Of five weeks one had an outage, one was known from noon on: three are too few to tell. */
START_TEST(days_that_are_not_whole_tell_nothing)
{
	const struct directory_coverage calls[] = {
		{ 1, RECORD_TICKET, 1, at(9, 0), 1 },
		{ 1, RECORD_CALL, at(0, 12), at(9, 0), 1 },
	};
	struct floor_day day;

	for (int week = 0; week < 5; week++)
		put_calls(at(week, 10), week == 2 ? 3 : 100);
	facts_take_coverage(desk->facts, calls, 2);
	ck_assert(read_day(at(5, 9.25), &day));
	ck_assert_double_eq_tol(day.slots[TEN].arrivals, 303 / 4.0, 1e-9);
	struct note_config note = { .text = "outage", .span = { at(2, 9), at(2, 11) } };

	desk->desk->notes = &note;
	desk->desk->note_count = 1;
	ck_assert(read_day(at(5, 9.25), &day));
	desk->desk->note_count = 0;
	desk->desk->notes = NULL;
	ck_assert(isnan(day.slots[TEN].arrivals) && isnan(day.slots[TEN].needed));
}
END_TEST

/* Somebody called on the holiday, whom nobody was meant to answer. */
START_TEST(a_holiday_tells_of_no_working_day)
{
	static const char *const holidays[] = { "2026-03-16" };
	struct floor_day day;

	end();
	desk = kpi_desk_new();
	kpi_desk_hours(desk, "08:00-18:00");
	desk->desk->hours->holidays = (struct text_list){ (const char **)(void *)holidays, 1 };
	kpi_desk_begin(desk, TIME_NONE);
	for (int week = 0; week < 5; week++)
		put_calls(at(week, 10), week == 2 ? 5 : 100);
	ck_assert(read_day(at(5, 9.25), &day));
	ck_assert_double_eq(day.slots[TEN].arrivals, 100);
}
END_TEST

/* On 2026-03-29 clocks in Berlin went from two to three: ten on the wall is eight in UTC, and was
 * nine on the Sundays before. */
START_TEST(half_hours_are_those_on_the_wall)
{
	const int64_t sunday = MONDAY + 27 * DAY_S;
	struct floor_day day;

	end();
	desk = kpi_desk_new();
	desk->desk->zone_text = "Europe/Berlin";
	kpi_desk_begin(desk, TIME_NONE);
	facts_set_loaded_from(desk->facts, sunday - 29 * DAY_S);
	for (int week = 1; week <= 4; week++)
		put_calls(sunday - week * 7 * DAY_S + 9 * HOUR_S, 100);
	put_calls(sunday + 7 * HOUR_S, 40);
	put_stretch(RECORD_PRESENCE, ANNA, sunday + 7 * HOUR_S, sunday + 8 * HOUR_S);
	ck_assert(facts_settle(desk->facts, INT64_MAX));
	ck_assert(read_day(sunday + 7 * HOUR_S + 45 * MINUTE_S, &day));
	ck_assert_uint_eq(day.now, NINE + 1);
	ck_assert_double_eq(day.slots[NINE].arrivals, 40);
	ck_assert_double_eq(day.slots[NINE].on, 1);
	ck_assert_double_eq(day.slots[TEN].arrivals, 100);
	ck_assert_double_eq(day.slots[2 * 23 + 1].arrivals, 0);
	/* Nobody is on from two to three, which was not. */
	ck_assert(isnan(day.slots[4].on) && isnan(day.slots[5].on));
	ck_assert_double_eq(day.slots[6].on, 0);
}
END_TEST

START_TEST(no_calls_make_no_floor)
{
	struct floor_day day;

	ck_assert(!read_day(at(5, 10), &day));
}
END_TEST

Suite *suite_floor_day(void)
{
	Suite *suite = suite_create("floor day");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, what_has_been_is_measured);
	tcase_add_test(tests, the_load_needs_as_many_as_erlang_says);
	tcase_add_test(tests, more_are_scheduled_than_are_at_work);
	tcase_add_test(tests, fewer_are_needed_for_the_impatient);
	tcase_add_test(tests, chats_share_an_agent);
	tcase_add_test(tests, a_channel_is_staffed_alone);
	tcase_add_test(tests, chats_have_a_goal_of_their_own);
	tcase_add_test(tests, new_chats_are_not_none);
	tcase_add_test(tests, a_few_on_may_not_be_busy);
	tcase_add_test(tests, without_weeks_before_only_now_is_known);
	tcase_add_test(tests, days_that_are_not_whole_tell_nothing);
	tcase_add_test(tests, a_holiday_tells_of_no_working_day);
	tcase_add_test(tests, half_hours_are_those_on_the_wall);
	tcase_add_test(tests, no_calls_make_no_floor);
	suite_add_tcase(suite, tests);
	return suite;
}
