/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Staffing: the half hours, and what would be with others.
 */
#include "config.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check_ui.h"
#include "scene_fixture.h"

static struct scene_fixture *fixture;
static struct floor_day day;
static struct shown shown;

/* 100 calls of 300 s in the half hour: a load of 16.67 erlangs, for which textbooks ask 21 people at
 * 80 % within 20 s: 84 %. */
static void setup(void)
{
	struct target target = { .view = "staffing", .kpi = KPI_COUNT };
	fixture = scene_fixture_new();
	struct scene *scene = scene_fixture_scene(fixture);
	day = (struct floor_day){ .now = 20,
		.has = { true, false },
		.mix = { { { .handle_s = 300, .within_s = 20 },
				 { .handle_s = 300, .within_s = 20, .at_once = 2 } },
			{ { 0.8, 0.85 }, { 0.8, 0.85 } } },
		.occupancy = 0.85 };
	for (size_t i = 0; i < STAFFING_SLOTS; i++)
		day.measured[i] = (struct floor_measured){ NAN, NAN, NAN };
	day.measured[19] = (struct floor_measured){ 38, 0.95, 290 };
	day.measured[20] = (struct floor_measured){ 51, 0.7, 312 };
	day.slots[19] = (struct staffing_slot){ 40, 10, 12, 2, 0.93, true, { 40 } };
	day.slots[20] = (struct staffing_slot){ 100, 21, 19, -2, 0.59, false, { 100 } };
	day.slots[21] = (struct staffing_slot){ 80, 18, 17, -1, 0.76, false, { 80 } };
	day.slots[22] = (struct staffing_slot){ NAN, NAN, 17, NAN, NAN, false, { NAN } };
	scene->floor = &day;
	shown = shown_open(fixture, &target);
}

static void teardown(void)
{
	shown_close(&shown);
	scene_fixture_free(fixture);
}

START_TEST(test_staffing_frames)
{
	shown_check(&shown, "staffing");
}
END_TEST

START_TEST(test_the_one_that_goes_on_is_tried_first)
{
	ck_assert(shown_says(&shown, "10:00 with 19 on: service level 59 %"));
	ck_assert(shown_says(&shown, "under the goal"));
	shown_act(&shown, ACTION_MORE, NULL);
	shown_act(&shown, ACTION_MORE, NULL);
	ck_assert(shown_says(&shown, "10:00 with 21 on (2 more): service level 8"));
	ck_assert(shown_says(&shown, "79 % busy: the goal is kept"));
}
END_TEST

/* With no more people than erlangs nobody is ever answered in the end. */
START_TEST(test_two_on_a_break_may_be_too_many)
{
	for (int i = 0; i < 3; i++)
		shown_act(&shown, ACTION_FEWER, NULL);
	ck_assert(shown_says(
		&shown, "10:00 with 16 on (3 fewer): service level 0 %, the queue grows for ever"));
	for (int i = 0; i < 40; i++)
		shown_act(&shown, ACTION_FEWER, NULL);
	ck_assert(shown_says(&shown, "10:00 with 0 on"));
}
END_TEST

START_TEST(test_another_half_hour_is_tried_when_selected)
{
	shown_act(&shown, ACTION_UP, NULL);
	ck_assert(shown_says(&shown, "09:30 with 12 on"));
	shown_act(&shown, ACTION_LAST, NULL);
	ck_assert(shown_says(&shown, "11:00: nobody knows its calls"));
}
END_TEST

/* Of 20 on the schedule, of whom a fifth is away, 16 work: no more than the load. */
START_TEST(test_scheduled_people_are_not_all_at_work)
{
	struct staffing_outlook expected;
	day.shrinkage = 0.2;
	ck_assert(floor_try(&day, 20, 20, &expected));
	ck_assert_double_gt(expected.all.service_level, 0.6);
	day.slots[21].arrivals_of[LOAD_CALLS] = 100;
	ck_assert(floor_try(&day, 21, 20, &expected));
	ck_assert_double_eq(expected.all.service_level, 0);
}
END_TEST

/* 21 for the calls and 11 for as many chats, of which one has two at once; see the reference. */
START_TEST(test_calls_and_chats_are_told_apart)
{
	day.has[LOAD_CHATS] = true;
	day.slots[20] = (struct staffing_slot){ 200, 32, 32, 0, 0.86, true, { 100, 100 } };
	ck_assert(shown_says(&shown, "Calls and chats; the goals are 80 % and 80 % within 20s"));
	ck_assert(shown_says(&shown, "10:00 with 32 on: service level 86 %"));
	ck_assert(shown_says(&shown, "the goal is kept; calls need 21 at work, chats 11"));
	shown_act(&shown, ACTION_FEWER, NULL);
	ck_assert(shown_says(&shown, "under the goal; calls need 21"));
	day.has[LOAD_CALLS] = false;
	day.slots[20] = (struct staffing_slot){ 100, 11, NAN, NAN, NAN, false, { 0, 100 } };
	ck_assert(shown_says(&shown, "Today's chats; the goal is 80 % within 20s"));
}
END_TEST

START_TEST(test_without_calls_it_says_so)
{
	scene_fixture_scene(fixture)->floor = NULL;
	ck_assert(shown_says(&shown, "no calls are known; a feed of calls brings them"));
}
END_TEST

Suite *suite_view_staffing(void)
{
	Suite *suite = suite_create("view_staffing");
	TCase *tests = tcase_create("view_staffing");
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, test_staffing_frames);
	tcase_add_test(tests, test_the_one_that_goes_on_is_tried_first);
	tcase_add_test(tests, test_two_on_a_break_may_be_too_many);
	tcase_add_test(tests, test_another_half_hour_is_tried_when_selected);
	tcase_add_test(tests, test_scheduled_people_are_not_all_at_work);
	tcase_add_test(tests, test_calls_and_chats_are_told_apart);
	tcase_add_test(tests, test_without_calls_it_says_so);
	suite_add_tcase(suite, tests);
	return suite;
}
