/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Looking back: whatever has a later date is undone.
 */
#include "config.h"

#include <math.h>

#include "base/macros.h"
#include "check_kpi.h"
#include "kpi_desk.h"

static struct kpi_desk *desk;

static const struct board *look(int64_t as_of)
{
	struct board_request request = ask(MONDAY, as_of, as_of);

	return board_of(desk, &request, as_of);
}

static void begin_as_of(int64_t as_of)
{
	desk = kpi_desk_new();
	kpi_desk_begin(desk, as_of);
}

START_TEST(later_events_have_not_happened)
{
	begin_as_of(MONDAY + 4 * HOUR_S);
	struct story one = story(1, MONDAY + HOUR_S);
	struct story later = story(2, MONDAY + 5 * HOUR_S);
	struct story merged = story(3, MONDAY + HOUR_S);

	story_assign(&one, MONDAY + HOUR_S, ANNA);
	story_reply(&one, MONDAY + 5 * HOUR_S, ANNA);
	story_assign(&one, MONDAY + 6 * HOUR_S, BEN);
	story_state(&one, MONDAY + 6 * HOUR_S, STATE_SOLVED);
	story_state(&merged, MONDAY + 7 * HOUR_S, STATE_MERGED);
	put(desk, &one);
	put(desk, &later);
	put(desk, &merged);
	const struct board *board = look(MONDAY + 4 * HOUR_S);

	check_adds_up(board);
	ck_assert_double_eq(read_kpi(board, KPI_TICKET_VOLUME)->value, 2);
	ck_assert_double_eq(read_kpi(board, KPI_BACKLOG)->value, 2);
	ck_assert_double_eq(read_kpi(board, KPI_SOLVED)->value, 0);
	ck_assert_double_eq(read_scope(board, KPI_BACKLOG, SCOPE_AGENT, "anna")->value, 1);
	ck_assert(isnan(read_kpi(board, KPI_FIRST_RESPONSE_TIME)->value));
	board_done(board);
	kpi_desk_free(desk);
}
END_TEST

START_TEST(later_dates_of_a_summary_are_undone)
{
	begin_as_of(MONDAY + 4 * HOUR_S);
	struct story one = summary(1, MONDAY + HOUR_S);

	one.fact.state = STATE_CLOSED;
	one.fact.metrics.has = METRICS_FIRST_REPLY | METRICS_SOLVED;
	one.fact.metrics.first_reply_s = 2 * HOUR_S;
	one.fact.metrics.solved_s = 5 * HOUR_S;
	one.fact.metrics.solved_at = MONDAY + 6 * HOUR_S;
	put(desk, &one);
	const struct board *board = look(MONDAY + 4 * HOUR_S);

	ck_assert_double_eq(read_kpi(board, KPI_BACKLOG)->value, 1);
	ck_assert_double_eq(read_kpi(board, KPI_SOLVED)->value, 0);
	ck_assert_double_eq(read_kpi(board, KPI_FIRST_RESPONSE_TIME)->value, (double)(2 * HOUR_S));
	board_done(board);
	kpi_desk_free(desk);
}
END_TEST

START_TEST(a_deletion_without_a_date_stays_as_last_seen)
{
	begin_as_of(MONDAY + 4 * HOUR_S);
	struct story one = story(1, MONDAY + HOUR_S);

	one.fact.state = STATE_DELETED;
	put(desk, &one);
	const struct board *board = look(MONDAY + 4 * HOUR_S);

	ck_assert_double_eq(read_kpi(board, KPI_TICKET_VOLUME)->value, 0);
	ck_assert_int_eq(read_kpi(board, KPI_TICKET_VOLUME)->excluded[EXCLUDED_DELETED], 1);
	board_done(board);
	kpi_desk_free(desk);
}
END_TEST

Suite *suite_as_of(void)
{
	Suite *suite = suite_create("as of");
	TCase *tests = tcase_create("all");

	tcase_add_test(tests, later_events_have_not_happened);
	tcase_add_test(tests, later_dates_of_a_summary_are_undone);
	tcase_add_test(tests, a_deletion_without_a_date_stays_as_last_seen);
	suite_add_tcase(suite, tests);
	return suite;
}
