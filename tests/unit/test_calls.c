/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Calls, computed by hand.
 */
#include "config.h"

#include <math.h>

#include "base/macros.h"
#include "check_kpi.h"
#include "kpi_desk.h"

#define NOW (MONDAY + 30 * DAY_S)

static struct kpi_desk *desk;

static void make(void)
{
	desk = kpi_desk_new();
}

static void end(void)
{
	kpi_desk_free(desk);
}

static const struct board *days(int from, int to)
{
	struct board_request request = ask(MONDAY + from * DAY_S, MONDAY + to * DAY_S, NOW);
	const struct board *board = board_of(desk, &request, NOW);

	check_adds_up(board);
	return board;
}

static double value(
	const struct board *board, enum kpi_id kpi, enum scope_kind scope, const char *id)
{
	return read_scope(board, kpi, scope, id)->value;
}

static double whole(const struct board *board, enum kpi_id kpi)
{
	return read_kpi(board, kpi)->value;
}

static void begin(void)
{
	kpi_desk_begin(desk, TIME_NONE);
}

static int64_t calls;

static struct activity_fact call(int64_t at, fact_id outcome, int64_t wait_s)
{
	struct activity_fact fact = activity(RECORD_CALL, ++calls, at, outcome);

	fact.group = BILLING;
	fact.wait_s = wait_s;
	if (outcome == ANSWERED) {
		fact.agent = ANNA;
		fact.talk_s = 200;
		fact.hold_s = 40;
		fact.wrap_up_s = 60;
	}
	return fact;
}

static void put_calls(int count, fact_id outcome, int64_t wait_s)
{
	for (int i = 0; i < count; i++) {
		struct activity_fact fact = call(MONDAY + HOUR_S + i, outcome, wait_s);

		put_activity(desk, &fact);
	}
}

/* 70 answered in time, 10 given up within it, 20 answered late. */
static const struct {
	enum service_rule rule;
	double level;
} rules[] = {
	{ SERVICE_SHORT_IGNORED, 70 / 100.0 },
	{ SERVICE_EARLY_IGNORED, 70 / 90.0 },
	{ SERVICE_EARLY_NEGATIVE, 70 / 100.0 },
	{ SERVICE_EARLY_POSITIVE, 80 / 100.0 },
	{ SERVICE_ANSWERED, 70 / 90.0 },
};

START_TEST(service_level_by_each_rule)
{
	struct measuring *measuring = kpi_desk_add(desk, "measuring");

	measuring->service_rule = rules[_i].rule;
	begin();
	put_calls(70, ANSWERED, 20);
	put_calls(10, ABANDONED, 15);
	put_calls(20, ANSWERED, 21);
	const struct board *board = days(0, 7);

	ck_assert_double_eq_tol(whole(board, KPI_SERVICE_LEVEL), rules[_i].level, 1e-9);
	ck_assert_double_eq(whole(board, KPI_CALL_VOLUME), 100);
	board_done(board);
}
END_TEST

/* Of 12 answered, the wait of two is not told; of three given up, that of one, which only some rules
 * need to know. */
static const struct {
	enum service_rule rule;
	double level;
	int64_t untold;
} untold_waits[] = {
	{ SERVICE_SHORT_IGNORED, 9 / 12.0, 3 },
	{ SERVICE_EARLY_IGNORED, 9 / 11.0, 3 },
	{ SERVICE_EARLY_NEGATIVE, 9 / 13.0, 2 },
	{ SERVICE_EARLY_POSITIVE, 10 / 12.0, 3 },
	{ SERVICE_ANSWERED, 9 / 10.0, 2 },
};

START_TEST(a_wait_that_is_not_told_is_no_miss)
{
	struct measuring *measuring = kpi_desk_add(desk, "measuring");

	measuring->service_rule = untold_waits[_i].rule;
	begin();
	put_calls(9, ANSWERED, 10);
	put_calls(1, ANSWERED, 50);
	put_calls(2, ANSWERED, -1);
	put_calls(1, ABANDONED, 15);
	put_calls(1, ABANDONED, 30);
	put_calls(1, ABANDONED, -1);
	const struct board *board = days(0, 7);
	const struct reading *reading = read_kpi(board, KPI_SERVICE_LEVEL);

	ck_assert_double_eq_tol(reading->value, untold_waits[_i].level, 1e-9);
	ck_assert_int_eq(reading->excluded[EXCLUDED_NO_EVENTS], untold_waits[_i].untold);
	ck_assert_double_eq(whole(board, KPI_CALL_VOLUME), 15);
	/* To have given up is known all the same. */
	ck_assert_double_eq(whole(board, KPI_ABANDONMENT_RATE), 3 / 15.0);
	board_done(board);
}
END_TEST

/* Eight answered, one given up after 30 s, one after 3 s: the last was nobody's fault. */
START_TEST(short_abandons_are_left_out)
{
	begin();
	put_calls(8, ANSWERED, 10);
	put_calls(1, ABANDONED, 30);
	put_calls(1, ABANDONED, 3);
	const struct board *board = days(0, 7);

	ck_assert_double_eq(whole(board, KPI_CALL_VOLUME), 10);
	ck_assert_double_eq_tol(whole(board, KPI_SERVICE_LEVEL), 8 / 9.0, 1e-9);
	ck_assert_double_eq_tol(whole(board, KPI_ABANDONMENT_RATE), 1 / 9.0, 1e-9);
	board_done(board);
}
END_TEST

/* 0, 10 and 50 s of waiting; 300 s of talk, hold and wrap-up each. */
START_TEST(waits_and_lengths_are_means)
{
	begin();
	put_calls(1, ANSWERED, 0);
	put_calls(1, ANSWERED, 10);
	put_calls(1, ANSWERED, 50);
	/* A call of ours waited in no queue. */
	struct activity_fact ours = call(MONDAY + 2 * HOUR_S, ANSWERED, 500);

	ours.is_inbound = false;
	put_activity(desk, &ours);
	const struct board *board = days(0, 7);

	ck_assert_double_eq(whole(board, KPI_SPEED_OF_ANSWER), 20);
	ck_assert_double_eq(whole(board, KPI_HANDLE_TIME), 300);
	ck_assert_double_eq(read_kpi(board, KPI_HANDLE_TIME)->n, 4);
	ck_assert_double_eq(value(board, KPI_HANDLE_TIME, SCOPE_AGENT, "anna"), 300);
	ck_assert_double_eq(whole(board, KPI_CONTACTS), 3);
	board_done(board);
}
END_TEST

/* Dated by its arrival, whatever came of it later. */
START_TEST(a_call_counts_in_the_period_of_its_arrival)
{
	begin();
	struct activity_fact late = call(MONDAY + DAY_S - 5, ANSWERED, 30);

	put_activity(desk, &late);
	const struct board *monday = days(0, 1), *tuesday = days(1, 2);

	ck_assert_double_eq(whole(monday, KPI_CALL_VOLUME), 1);
	ck_assert_double_eq(whole(tuesday, KPI_CALL_VOLUME), 0);
	/* But its answer came on Tuesday. */
	ck_assert_double_eq(read_kpi(monday, KPI_SPEED_OF_ANSWER)->n, 0);
	ck_assert_double_eq(whole(tuesday, KPI_SPEED_OF_ANSWER), 30);
	board_done(monday);
	board_done(tuesday);
}
END_TEST

START_TEST(the_queue_is_a_level)
{
	begin();
	struct activity_fact first = call(NOW - 90, QUEUED, -1),
			     second = call(NOW - 20, QUEUED, -1);
	struct activity_fact gone = call(NOW - 200, ANSWERED, 100);

	put_activity(desk, &first);
	put_activity(desk, &second);
	put_activity(desk, &gone);
	const struct board *board = days(29, 30);

	ck_assert_double_eq(whole(board, KPI_CALLS_WAITING), 2);
	ck_assert_double_eq(whole(board, KPI_LONGEST_CALL_WAIT), 90);
	board_done(board);
}
END_TEST

/* The same call told again, with its end; and one that was taken back. */
START_TEST(what_comes_again_replaces_what_was)
{
	begin();
	struct activity_fact one = call(MONDAY + HOUR_S, QUEUED, -1);
	struct activity_fact other = call(MONDAY + HOUR_S, ANSWERED, 5);

	put_activity(desk, &one);
	put_activity(desk, &other);
	one.what = ABANDONED;
	one.wait_s = 40;
	other.is_gone = true;
	put_activity(desk, &one);
	put_activity(desk, &other);
	put_activity(desk, &one);
	const struct board *board = days(0, 30);

	ck_assert_double_eq(whole(board, KPI_CALL_VOLUME), 1);
	ck_assert_double_eq(whole(board, KPI_ABANDONMENT_RATE), 1);
	ck_assert_double_eq(whole(board, KPI_CALLS_WAITING), 0);
	board_done(board);
}
END_TEST

START_TEST(no_calls_are_no_zero)
{
	begin();
	struct story one = story(1, MONDAY + HOUR_S);

	put(desk, &one);
	const struct board *board = days(0, 7);

	ck_assert(isnan(whole(board, KPI_CALL_VOLUME)));
	ck_assert_int_eq(read_kpi(board, KPI_SERVICE_LEVEL)->reason, REASON_NO_SOURCE);
	board_done(board);
}
END_TEST

Suite *suite_calls(void)
{
	Suite *suite = suite_create("calls");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, make, end);
	tcase_add_test(tests, short_abandons_are_left_out);
	tcase_add_test(tests, waits_and_lengths_are_means);
	tcase_add_test(tests, a_call_counts_in_the_period_of_its_arrival);
	tcase_add_test(tests, the_queue_is_a_level);
	tcase_add_test(tests, what_comes_again_replaces_what_was);
	tcase_add_test(tests, no_calls_are_no_zero);
	tcase_add_loop_test(tests, a_wait_that_is_not_told_is_no_miss, 0, ARRAY_LEN(untold_waits));
	tcase_add_loop_test(tests, service_level_by_each_rule, 0, ARRAY_LEN(rules));
	suite_add_tcase(suite, tests);
	return suite;
}
