/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The past of tickets that are known by their summary alone: what it does not tell is not guessed
 * from today.
 */
#include "config.h"

#include <math.h>

#include "base/macros.h"
#include "check_kpi.h"
#include "kpi_desk.h"

#define NOW (MONDAY + 3 * DAY_S + 12 * HOUR_S)

static struct kpi_desk *desk;

static void begin(void)
{
	desk = kpi_desk_new();
	kpi_desk_begin(desk, TIME_NONE);
}

static void end(void)
{
	kpi_desk_free(desk);
}

/* Created Monday 10:00, given to Anna Tuesday 10:00, waiting for the customer since Wednesday
 * 10:00. */
static struct story pending(fact_id id)
{
	struct story one = summary(id, MONDAY + 10 * HOUR_S);
	struct ticket_metrics *metrics = &one.fact.metrics;

	one.fact.state = STATE_PENDING;
	one.fact.waiting = WAITING_CUSTOMER;
	one.fact.assignee = ANNA;
	one.fact.group = BILLING;
	one.fact.updated_at = MONDAY + 2 * DAY_S + 10 * HOUR_S;
	metrics->has = METRICS_FIRST_REPLY | METRICS_ASSIGNED | METRICS_STATE_SINCE;
	metrics->first_reply_s = 2 * DAY_S;
	metrics->assigned_at = MONDAY + DAY_S + 10 * HOUR_S;
	metrics->state_since = MONDAY + 2 * DAY_S + 10 * HOUR_S;
	return one;
}

/* Thursday so far, with the days of the week as its series. */
static const struct board *thursday(void)
{
	struct board_request request = ask(MONDAY + 3 * DAY_S, NOW, NOW);

	request.period.previous = (struct span){ MONDAY + DAY_S, MONDAY + 2 * DAY_S };
	request.has_series = true;
	request.period.bucket_count = 4;
	for (int i = 0; i < 4; i++)
		request.period.buckets[i] =
			(struct span){ MONDAY + i * DAY_S, MONDAY + (i + 1) * DAY_S };
	const struct board *board = board_of(desk, &request, NOW);

	check_adds_up(board);
	return board;
}

static const struct board *until(int64_t to)
{
	struct board_request request = ask(to - DAY_S, to, NOW);
	const struct board *board = board_of(desk, &request, NOW);

	check_adds_up(board);
	return board;
}

static void expect_series(const struct reading *reading, const double *want)
{
	for (size_t i = 0; i < 4; i++)
		ck_assert_msg(
			isnan(want[i]) ? isnan(reading->series[i]) : reading->series[i] == want[i],
			"%s on day %zu: %g instead of %g", kpi_row(reading->kpi)->id, i,
			reading->series[i], want[i]);
}

START_TEST(whom_it_waited_for_is_known_since_its_state_began)
{
	static const double customer[] = { NAN, NAN, 1, 1 }, us[] = { NAN, NAN, 0, 0 };
	struct story one = pending(1);

	put(desk, &one);
	const struct board *board = thursday();
	const struct reading *reading = read_kpi(board, KPI_WAITING_ON_CUSTOMER);

	ck_assert_double_eq(reading->value, 1);
	ck_assert(isnan(reading->previous));
	ck_assert(isnan(reading->change));
	expect_series(reading, customer);
	expect_series(read_kpi(board, KPI_WAITING_ON_US), us);
	board_done(board);
}
END_TEST

START_TEST(the_backlog_as_a_whole_is_known)
{
	static const double backlog[] = { 1, 1, 1, 1 };
	struct story one = pending(1);

	put(desk, &one);
	const struct board *board = thursday();

	ck_assert_double_eq(read_kpi(board, KPI_BACKLOG)->previous, 1);
	ck_assert(!read_kpi(board, KPI_BACKLOG)->is_undated);
	expect_series(read_kpi(board, KPI_BACKLOG), backlog);
	board_done(board);
}
END_TEST

START_TEST(whose_it_was_is_as_last_seen)
{
	struct story one = pending(1);

	put(desk, &one);
	const struct board *board = until(MONDAY + 2 * DAY_S);
	const struct reading *team = read_scope(board, KPI_BACKLOG, SCOPE_TEAM, "b");

	ck_assert_double_eq(team->value, 1);
	ck_assert(team->is_undated);
	ck_assert(read_scope(board, KPI_BACKLOG, SCOPE_AGENT, "anna")->is_undated);
	ck_assert(!read_kpi(board, KPI_BACKLOG)->is_undated);
	board_done(board);
	/* A slice by team rests on the same. */
	struct board_request request = ask(MONDAY + DAY_S, MONDAY + 2 * DAY_S, NOW);

	request.filter.of[SCOPE_TEAM] = "Billing";
	board = board_of(desk, &request, NOW);
	ck_assert(read_kpi(board, KPI_BACKLOG)->is_undated);
	board_done(board);
	board = thursday(); /* now it is hers; what it is compared with may not have been */
	ck_assert(read_scope(board, KPI_BACKLOG, SCOPE_TEAM, "b")->is_undated);
	ck_assert_double_eq(read_scope(board, KPI_BACKLOG, SCOPE_TEAM, "b")->previous, 1);
	board_done(board);
}
END_TEST

START_TEST(nobody_had_it_until_it_was_first_given_to_somebody)
{
	static const double unassigned[] = { 1, 0, 0, 0 };
	struct story one = pending(1);

	put(desk, &one);
	const struct board *board = thursday();
	const struct reading *reading = read_kpi(board, KPI_UNASSIGNED);

	ck_assert_double_eq(reading->value, 0);
	ck_assert_double_eq(reading->previous, 0);
	expect_series(reading, unassigned);
	board_done(board);
}
END_TEST

START_TEST(without_the_first_assignment_the_past_owner_is_unknown)
{
	static const double unassigned[] = { NAN, NAN, 0, 0 };
	struct story one = pending(1);

	one.fact.metrics.has &= ~(uint32_t)METRICS_ASSIGNED;
	put(desk, &one);
	const struct board *board = thursday();

	expect_series(read_kpi(board, KPI_UNASSIGNED), unassigned);
	board_done(board);
	/* Given back to nobody: when is not told either. */
	one = pending(1);
	one.fact.assignee = 0;
	put(desk, &one);
	board = thursday();
	static const double given_back[] = { 1, NAN, 1, 1 };

	expect_series(read_kpi(board, KPI_UNASSIGNED), given_back);
	board_done(board);
}
END_TEST

START_TEST(a_past_level_that_is_unknown_says_why)
{
	struct story one = pending(1), other = story(2, MONDAY);

	put(desk, &one);
	put(desk, &other);
	const struct board *board = until(MONDAY + 2 * DAY_S);
	const struct reading *reading = read_kpi(board, KPI_WAITING_ON_US);

	ck_assert(isnan(reading->value));
	ck_assert_int_eq(reading->reason, REASON_UNDATED);
	ck_assert_int_eq(reading->excluded[EXCLUDED_NO_EVENTS], 1);
	ck_assert_int_eq(read_kpi(board, KPI_LONGEST_WAIT)->reason, REASON_UNDATED);
	ck_assert_double_eq(read_kpi(board, KPI_BACKLOG)->value, 2);
	ck_assert_double_eq(read_kpi(board, KPI_BACKLOG_AGE)->n, 2);
	board_done(board);
}
END_TEST

START_TEST(a_solved_ticket_clouds_the_past_in_which_it_was_open_only)
{
	static const double us[] = { NAN, 0, 0, 0 };
	struct story one = summary(1, MONDAY + HOUR_S);

	one.fact.state = STATE_SOLVED;
	one.fact.updated_at = MONDAY + DAY_S + HOUR_S;
	one.fact.metrics.has = METRICS_SOLVED;
	one.fact.metrics.solved_s = DAY_S;
	one.fact.metrics.solved_at = MONDAY + DAY_S + HOUR_S;
	put(desk, &one);
	const struct board *board = thursday();

	expect_series(read_kpi(board, KPI_WAITING_ON_US), us);
	board_done(board);
}
END_TEST

START_TEST(what_is_there_now_is_never_in_doubt)
{
	struct story one = pending(1);

	one.fact.metrics.has = 0;
	one.fact.updated_at = TIME_NONE;
	put(desk, &one);
	const struct board *board = thursday();

	ck_assert_double_eq(read_kpi(board, KPI_WAITING_ON_CUSTOMER)->value, 1);
	ck_assert_double_eq(read_kpi(board, KPI_UNASSIGNED)->value, 0);
	ck_assert_double_eq(read_kpi(board, KPI_UNASSIGNED)->series[3], 0);
	ck_assert(isnan(read_kpi(board, KPI_UNASSIGNED)->series[2]));
	board_done(board);
}
END_TEST

START_TEST(a_moment_looked_back_to_is_past)
{
	struct story one = pending(1);

	kpi_desk_free(desk);
	desk = kpi_desk_new();
	kpi_desk_begin(desk, MONDAY + 2 * DAY_S);
	put(desk, &one);
	struct board_request request = ask(MONDAY, MONDAY + 2 * DAY_S, MONDAY + 2 * DAY_S);
	const struct board *board = board_of(desk, &request, NOW);

	ck_assert_int_eq(read_kpi(board, KPI_WAITING_ON_CUSTOMER)->reason, REASON_UNDATED);
	ck_assert_double_eq(read_kpi(board, KPI_BACKLOG)->value, 1);
	ck_assert_double_eq(read_kpi(board, KPI_UNASSIGNED)->value, 0);
	board_done(board);
}
END_TEST

START_TEST(promises_that_come_and_go_leave_no_past)
{
	static const double overdue[] = { NAN, NAN, 1, 1 };
	struct story one = pending(1);

	one.fact.facets |= 1u << FACET_SLA;
	one.fact.sla.len = 1;
	one.fact.sla.promises[0] =
		(struct ticket_promise){ PROMISE_RESOLUTION, PROMISE_ACTIVE, MONDAY + 12 * HOUR_S };
	put(desk, &one);
	const struct board *board = thursday();

	ck_assert_double_eq(read_kpi(board, KPI_OVERDUE)->value, 1);
	ck_assert(isnan(read_kpi(board, KPI_OVERDUE)->previous));
	expect_series(read_kpi(board, KPI_OVERDUE), overdue);
	ck_assert(isnan(read_kpi(board, KPI_DUE_SOON)->previous));
	board_done(board);
}
END_TEST

START_TEST(a_customer_who_asks_again_has_waited_since_the_first_time)
{
	struct story one = pending(1);
	struct ticket_metrics *metrics = &one.fact.metrics;

	/* Answered Tuesday; wrote Wednesday, which opened it again, and once more Thursday. */
	one.fact.state = STATE_OPEN;
	one.fact.waiting = WAITING_US;
	metrics->has |= METRICS_LAST_CUSTOMER | METRICS_LAST_AGENT;
	metrics->last_agent_at = MONDAY + DAY_S + 12 * HOUR_S;
	metrics->last_customer_at = NOW - HOUR_S;
	one.fact.updated_at = NOW - HOUR_S;
	put(desk, &one);
	const struct board *board = thursday();
	static const double wait[] = { NAN, NAN, 14.0 * HOUR_S, 26.0 * HOUR_S };

	ck_assert_double_eq(read_kpi(board, KPI_LONGEST_WAIT)->value, 26.0 * HOUR_S);
	expect_series(read_kpi(board, KPI_LONGEST_WAIT), wait);
	board_done(board);
	/* Answered after it was opened: only the last words are known, and nothing before. */
	metrics->last_agent_at = MONDAY + 2 * DAY_S + 12 * HOUR_S;
	put(desk, &one);
	board = thursday();
	ck_assert_double_eq(read_kpi(board, KPI_LONGEST_WAIT)->value, (double)HOUR_S);
	ck_assert(isnan(read_kpi(board, KPI_LONGEST_WAIT)->series[2]));
	board_done(board);
}
END_TEST

Suite *suite_past(void)
{
	Suite *suite = suite_create("past");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, whom_it_waited_for_is_known_since_its_state_began);
	tcase_add_test(tests, the_backlog_as_a_whole_is_known);
	tcase_add_test(tests, whose_it_was_is_as_last_seen);
	tcase_add_test(tests, nobody_had_it_until_it_was_first_given_to_somebody);
	tcase_add_test(tests, without_the_first_assignment_the_past_owner_is_unknown);
	tcase_add_test(tests, a_past_level_that_is_unknown_says_why);
	tcase_add_test(tests, a_solved_ticket_clouds_the_past_in_which_it_was_open_only);
	tcase_add_test(tests, what_is_there_now_is_never_in_doubt);
	tcase_add_test(tests, a_moment_looked_back_to_is_past);
	tcase_add_test(tests, promises_that_come_and_go_leave_no_past);
	tcase_add_test(tests, a_customer_who_asks_again_has_waited_since_the_first_time);
	suite_add_tcase(suite, tests);
	return suite;
}
