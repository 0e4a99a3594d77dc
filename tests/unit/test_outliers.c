/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Persons who differ from the whole by more than luck.
 */
#include "config.h"

#include <math.h>

#include "check_kpi.h"
#include "kpi_desk.h"

static struct kpi_desk *desk;
static fact_id next_ticket;

static void begin(void)
{
	desk = kpi_desk_new();
	kpi_desk_begin(desk, TIME_NONE);
	next_ticket = 1;
}

static void end(void)
{
	kpi_desk_free(desk);
}

/* So many tickets solved by her, some of them reopened the day after. */
static void solve(fact_id agent, int tickets, int reopened)
{
	for (int i = 0; i < tickets; i++) {
		struct story one = story(next_ticket++, MONDAY + (i + 1) * MINUTE_S);

		story_assign(&one, MONDAY + HOUR_S * 2, agent);
		story_reply(&one, MONDAY + HOUR_S * 3, agent);
		story_state(&one, MONDAY + HOUR_S * 3, STATE_SOLVED);
		if (i < reopened) {
			story_customer(&one, MONDAY + DAY_S);
			story_state(&one, MONDAY + DAY_S, STATE_OPEN);
			story_reply(&one, MONDAY + DAY_S + HOUR_S, agent);
			story_state(&one, MONDAY + DAY_S + HOUR_S, STATE_SOLVED);
		}
		put(desk, &one);
	}
}

static const struct board *week(void)
{
	struct board_request request = ask(MONDAY, MONDAY + 7 * DAY_S, MONDAY + 20 * DAY_S);

	return board_of(desk, &request, MONDAY + 20 * DAY_S);
}

/* 4, 5 and 30 of 60 solves each were reopened, and once more solved: 39 of 219 in all. */
START_TEST(who_has_far_more_reopenings_is_marked)
{
	solve(ANNA, 60, 4);
	solve(BEN, 60, 5);
	solve(CARLA, 60, 30);
	const struct board *board = week();

	ck_assert_double_eq_tol(read_kpi(board, KPI_REOPEN_RATE)->value, 39.0 / 219, 1e-9);
	ck_assert_int_eq(read_scope(board, KPI_REOPEN_RATE, SCOPE_AGENT, "903")->outside, 1);
	ck_assert_int_eq(read_scope(board, KPI_REOPEN_RATE, SCOPE_AGENT, "anna")->outside, 0);
	ck_assert_int_eq(read_kpi(board, KPI_REOPEN_RATE)->outside, 0);
	board_done(board);
}
END_TEST

/* The same shares of a sixth of the tickets may be luck. */
START_TEST(few_tickets_mark_nobody)
{
	solve(ANNA, 10, 1);
	solve(BEN, 10, 1);
	solve(CARLA, 10, 5);
	const struct board *board = week();

	ck_assert_int_eq(read_scope(board, KPI_REOPEN_RATE, SCOPE_AGENT, "903")->outside, 0);
	board_done(board);
}
END_TEST

START_TEST(how_much_is_done_marks_nobody)
{
	solve(ANNA, 60, 0);
	solve(BEN, 2, 0);
	const struct board *board = week();

	ck_assert_int_eq(read_scope(board, KPI_SOLVED, SCOPE_AGENT, "anna")->outside, 0);
	ck_assert_int_eq(read_scope(board, KPI_SOLVED, SCOPE_AGENT, "ben")->outside, 0);
	board_done(board);
}
END_TEST

Suite *suite_outliers(void)
{
	Suite *suite = suite_create("outliers");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, who_has_far_more_reopenings_is_marked);
	tcase_add_test(tests, few_tickets_mark_nobody);
	tcase_add_test(tests, how_much_is_done_marks_nobody);
	suite_add_tcase(suite, tests);
	return suite;
}
