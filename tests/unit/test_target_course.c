/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goals that change while a period goes on: each bucket and the period before by their own day's.
 */
#include "config.h"

#include <math.h>

#include "base/macros.h"
#include "check_kpi.h"
#include "kpi/target.h"
#include "kpi_desk.h"

#define NOW (MONDAY + 30 * DAY_S)

static struct kpi_desk *desk;

static void begin(void)
{
	desk = kpi_desk_new();
}

static void end(void)
{
	kpi_desk_free(desk);
}

static struct target_config *add_target(const char *goal, int64_t from)
{
	struct target_config *target = kpi_desk_add(desk, "target");

	target->kpi = "first_response_time";
	target->goal_text = goal;
	target->from = from;
	return target;
}

/* A ticket a day for two weeks, each answered within 90 minutes; asked for the second week. */
static const struct board *second_week(void)
{
	kpi_desk_begin(desk, TIME_NONE);
	for (int day = 0; day < 14; day++) {
		struct story one = story(day + 1, MONDAY + day * DAY_S + HOUR_S);

		story_reply(&one, one.fact.created_at + 90 * MINUTE_S, ANNA);
		put(desk, &one);
	}
	struct board_request request = ask(MONDAY + 7 * DAY_S, MONDAY + 14 * DAY_S, NOW);

	request.has_series = true;
	request.period.bucket_count = 7;
	for (int day = 0; day < 7; day++)
		request.period.buckets[day] =
			(struct span){ MONDAY + (7 + day) * DAY_S, MONDAY + (8 + day) * DAY_S };
	return board_of(desk, &request, NOW);
}

/* From Thursday of the second week on two hours are enough. */
START_TEST(a_period_is_judged_by_its_last_day_and_a_day_by_itself)
{
	add_target("1h", MONDAY - 30 * DAY_S);
	add_target("2h", MONDAY + 10 * DAY_S);
	const struct board *board = second_week();
	const struct reading *reading = read_kpi(board, KPI_FIRST_RESPONSE_TIME);

	ck_assert_double_eq(reading->goal, 7200);
	ck_assert_int_eq(reading->verdict, VERDICT_MET);
	ck_assert_str_eq(reading->target, "department from 2026-03-12");
	ck_assert_ptr_nonnull(reading->series_goals);
	for (int day = 0; day < 7; day++) {
		ck_assert_double_eq(reading->series_goals[day], day < 3 ? 3600 : 7200);
		ck_assert_double_eq(reading->series_warns[day], day < 3 ? 4500 : 9000);
		ck_assert_double_eq(reading->series[day], 5400);
	}
	/* The week before had the stricter one, and 90 minutes are beyond its warning. */
	ck_assert_double_eq(reading->previous, 5400);
	ck_assert_double_eq(reading->previous_goal, 3600);
	ck_assert_int_eq(reading->previous_verdict, VERDICT_MISSED);
	board_done(board);
}
END_TEST

START_TEST(before_the_first_day_there_is_no_goal_but_ours)
{
	add_target("2h", MONDAY + 8 * DAY_S);
	const struct board *board = second_week();
	const struct reading *reading = read_kpi(board, KPI_FIRST_RESPONSE_TIME);

	ck_assert_double_eq(reading->series_goals[0], 14400); /* the shipped one */
	ck_assert_double_eq(reading->series_goals[1], 7200);
	ck_assert_double_eq(reading->previous_goal, 14400);
	ck_assert_int_eq(reading->previous_verdict, VERDICT_MET);
	board_done(board);
}
END_TEST

/* Four hours on Monday of the second week, one hour on the Monday after: 180 minutes in 6 days. */
START_TEST(each_day_has_its_place_on_the_path)
{
	struct target_config *target = add_target("1h", MONDAY + 7 * DAY_S);

	target->path_text = "4h";
	target->by = MONDAY + 13 * DAY_S;
	const struct board *board = second_week();
	const struct reading *reading = read_kpi(board, KPI_FIRST_RESPONSE_TIME);

	for (int day = 0; day < 7; day++)
		ck_assert_double_eq_tol(reading->series_goals[day], (240 - 30 * day) * 60.0, 1e-6);
	ck_assert_double_eq_tol(reading->goal, 3600, 1e-6);
	ck_assert_int_eq(reading->verdict, VERDICT_MISSED);
	board_done(board);
}
END_TEST

START_TEST(one_goal_for_all_needs_no_list)
{
	add_target("2h", MONDAY);
	const struct board *board = second_week();
	const struct reading *reading = read_kpi(board, KPI_FIRST_RESPONSE_TIME);

	ck_assert_ptr_null(reading->series_goals);
	ck_assert_double_eq(reading->previous_goal, 7200);
	ck_assert(isnan(read_kpi(board, KPI_BACKLOG)->previous_goal));
	ck_assert_int_eq(read_kpi(board, KPI_BACKLOG)->previous_verdict, VERDICT_NONE);
	board_done(board);
}
END_TEST

Suite *suite_target_course(void)
{
	Suite *suite = suite_create("target course");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, a_period_is_judged_by_its_last_day_and_a_day_by_itself);
	tcase_add_test(tests, before_the_first_day_there_is_no_goal_but_ours);
	tcase_add_test(tests, each_day_has_its_place_on_the_path);
	tcase_add_test(tests, one_goal_for_all_needs_no_list);
	suite_add_tcase(suite, tests);
	return suite;
}
