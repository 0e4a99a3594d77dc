/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tickets to talk about: which of them are picked, in which order.
 */
#include "config.h"

#include <math.h>

#include "check_kpi.h"
#include "kpi/examples.h"
#include "kpi_desk.h"

static struct kpi_desk *desk;
static struct examples examples;

static void setup(void)
{
	desk = kpi_desk_new();
	kpi_desk_begin(desk, TIME_NONE);
}

static void teardown(void)
{
	kpi_desk_free(desk);
}

/* Created an hour after the other, solved after so many hours; rated a day later where 0 or 1. */
static void put_solved(fact_id id, int hours, int rating, bool is_reopened)
{
	int64_t created = MONDAY + id * HOUR_S;
	int64_t solved = created + hours * HOUR_S;
	struct story told = story(id, created);
	story_assign(&told, created, ANNA);
	story_reply(&told, created + 10 * MINUTE_S, ANNA);
	story_state(&told, solved, STATE_SOLVED);
	if (is_reopened) {
		story_state(&told, solved + HOUR_S, STATE_OPEN);
		story_reply(&told, solved + HOUR_S + MINUTE_S, ANNA);
		story_state(&told, solved + 2 * HOUR_S, STATE_SOLVED);
	}
	if (rating >= 0)
		story_rate(&told, solved + DAY_S, rating, 1);
	put(desk, &told);
}

static void pick(enum kpi_id kpi)
{
	struct board_request request = ask(MONDAY, MONDAY + 7 * DAY_S, MONDAY + 7 * DAY_S);
	request.scopes[SCOPE_DEPARTMENT] = true;
	for (int i = 0; i < KPI_COUNT; i++)
		request.kpis[i] = false;
	examples_ask(kpi, &request);
	const struct board *board = board_of(desk, &request, MONDAY + 7 * DAY_S);
	examples_pick(&examples, board, kpi, SCOPE_DEPARTMENT, NULL);
	board_done(board);
}

static void check_row(size_t i, enum example_why why, fact_id ticket)
{
	ck_assert_uint_lt(i, examples.len);
	ck_assert_int_eq(examples.rows[i].why, why);
	ck_assert_int_eq(examples.rows[i].ticket, ticket);
}

START_TEST(both_ends_of_what_took_long)
{
	put_solved(1, 5, -1, false);
	put_solved(2, 1, -1, false);
	put_solved(3, 9, -1, false);
	put_solved(4, 2, -1, false);
	pick(KPI_RESOLUTION_TIME);
	ck_assert_uint_eq(examples.len, 4);
	check_row(0, EXAMPLE_BEST, 2);
	check_row(1, EXAMPLE_BEST, 4);
	check_row(2, EXAMPLE_WORST, 3);
	check_row(3, EXAMPLE_WORST, 1);
	ck_assert_double_eq(examples.rows[2].value, 9 * HOUR_S);
}
END_TEST

START_TEST(what_came_back_and_what_was_rated_low_has_its_place)
{
	for (fact_id id = 1; id <= 12; id++)
		put_solved(id, (int)id, id == 6 || id == 7 || id == 8 ? 0 : 1, id == 12);
	pick(KPI_RESOLUTION_TIME);
	ck_assert_uint_eq(examples.len, EXAMPLES_MAX);
	/* Ticket 12 stands there as reopened alone, of three low ratings the newest two; those are no
	 * longer among the worst. */
	check_row(0, EXAMPLE_BEST, 1);
	check_row(1, EXAMPLE_BEST, 2);
	check_row(2, EXAMPLE_BEST, 3);
	check_row(3, EXAMPLE_BEST, 4);
	check_row(4, EXAMPLE_WORST, 11);
	check_row(5, EXAMPLE_WORST, 10);
	check_row(6, EXAMPLE_WORST, 9);
	check_row(7, EXAMPLE_REOPENED, 12);
	check_row(8, EXAMPLE_LOW_RATED, 8);
	check_row(9, EXAMPLE_LOW_RATED, 7);
}
END_TEST

START_TEST(of_a_share_no_good_one_is_among_the_worst)
{
	for (fact_id id = 1; id <= 3; id++)
		put_solved(id, 1, -1, false);
	pick(KPI_REOPEN_RATE);
	ck_assert_uint_eq(examples.len, 3);
	for (size_t i = 0; i < 3; i++) {
		check_row(i, EXAMPLE_BEST, 3 - (fact_id)i); /* the newest first */
		ck_assert_double_nan(examples.rows[i].value);
	}
}
END_TEST

START_TEST(nothing_to_tell_apart_goes_by_the_time_to_resolution)
{
	ck_assert_int_eq(examples_by(KPI_BACKLOG), KPI_RESOLUTION_TIME);
	ck_assert_int_eq(examples_by(KPI_SOLVED), KPI_RESOLUTION_TIME);
	ck_assert_int_eq(examples_by(KPI_CSAT), KPI_RESOLUTION_TIME);
	ck_assert_int_eq(examples_by(KPI_OCCUPANCY), KPI_RESOLUTION_TIME);
	ck_assert_int_eq(examples_by(KPI_FIRST_RESPONSE_TIME), KPI_FIRST_RESPONSE_TIME);
	ck_assert_int_eq(examples_by(KPI_ONE_TOUCH), KPI_ONE_TOUCH);
}
END_TEST

START_TEST(without_tickets_there_are_none)
{
	pick(KPI_FIRST_RESPONSE_TIME);
	ck_assert_uint_eq(examples.len, 0);
}
END_TEST

Suite *suite_examples(void)
{
	Suite *suite = suite_create("examples");
	TCase *tests = tcase_create("all");
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, both_ends_of_what_took_long);
	tcase_add_test(tests, what_came_back_and_what_was_rated_low_has_its_place);
	tcase_add_test(tests, of_a_share_no_good_one_is_among_the_worst);
	tcase_add_test(tests, nothing_to_tell_apart_goes_by_the_time_to_resolution);
	tcase_add_test(tests, without_tickets_there_are_none);
	suite_add_tcase(suite, tests);
	return suite;
}
