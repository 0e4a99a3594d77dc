/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ratios of KPIs and measures, computed by hand.
 */
#include "config.h"

#include <math.h>

#include "base/macros.h"
#include "check_kpi.h"
#include "kpi/formula.h"
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
	struct error err = { .kind = ERROR_NONE };

	ck_assert_msg(kpi_define(desk->desk, &err), "%s", err.text);
	kpi_desk_begin(desk, TIME_NONE);
}

static int64_t measures;

static void measure(fact_id name, int from_day, int to_day, double amount)
{
	struct activity_fact fact =
		activity(RECORD_MEASURE, ++measures, MONDAY + from_day * DAY_S, name);

	fact.to = MONDAY + to_day * DAY_S;
	fact.value = amount;
	put_activity(desk, &fact);
}

static void tickets(int count, int64_t at, fact_id group)
{
	static fact_id id;

	for (int i = 0; i < count; i++) {
		struct story one = story(++id, at);

		one.fact.group = group;
		put(desk, &one);
	}
}

/* Six tickets and two calls on 50 + 30 orders: 10 for a hundred. */
START_TEST(requests_by_orders)
{
	begin();
	measure(ORDERS, 0, 1, 50);
	measure(ORDERS, 1, 2, 30);
	tickets(4, MONDAY + HOUR_S, BILLING);
	tickets(2, MONDAY + 30 * HOUR_S, RETURNS);
	for (int i = 0; i < 2; i++) {
		struct activity_fact call = activity(RECORD_CALL, 1 + i, MONDAY + HOUR_S, ANSWERED);

		call.wait_s = 1;
		put_activity(desk, &call);
	}
	const struct board *board = days(0, 2);
	const struct reading *rate = read_kpi(board, KPI_CONTACT_RATE);

	ck_assert_double_eq_tol(rate->value, 10, 1e-9);
	ck_assert_double_eq(rate->numerator, 8);
	ck_assert_double_eq(rate->denominator, 80);
	/* Of all orders, so that the parts add up. */
	ck_assert_double_eq_tol(value(board, KPI_CONTACT_RATE, SCOPE_TEAM, "b"), 5, 1e-9);
	board_done(board);
}
END_TEST

/* Measures are never prorated: a month's cost says nothing of a week, and a gap is a gap. */
START_TEST(measures_are_whole)
{
	begin();
	tickets(4, MONDAY + HOUR_S, BILLING);
	measure(SUPPORT_COST, 0, 31, 3100);
	measure(ORDERS, 0, 1, 50);
	measure(ORDERS, 2, 3, 50);
	const struct board *board = days(0, 7);

	ck_assert(isnan(whole(board, KPI_COST_PER_CONTACT)));
	ck_assert_int_eq(read_kpi(board, KPI_COST_PER_CONTACT)->reason, REASON_NOT_COVERED);
	ck_assert_str_eq(reading_why_words(read_kpi(board, KPI_COST_PER_CONTACT)),
		"not measured by this period; the latest is 2026-03-02 to 2026-04-01");
	/* Orders reach over the first day: its four tickets alone count. */
	ck_assert_double_eq(whole(board, KPI_CONTACT_RATE), 8);
	ck_assert_int_eq(read_kpi(board, KPI_COST_SHARE)->reason, REASON_NO_SOURCE);
	board_done(board);
}
END_TEST

/* Three months of 10 days: 1000 customers, 20 lost in each, none new. Stocks are not summed: 940 of
 * 1000 stay, 60 are lost; of the last month alone 20 of 960. */
START_TEST(customers_of_several_months)
{
	static const double start[] = { 1000, 980, 960 };

	begin();
	for (int month = 0; month < 3; month++) {
		int from = 10 * month;

		measure(CUSTOMERS_START, from, from + 10, start[month]);
		measure(CUSTOMERS_END, from, from + 10, start[month] - 20);
		measure(CUSTOMERS_NEW, from, from + 10, 0);
		measure(CUSTOMERS_LOST, from, from + 10, 20);
	}
	const struct board *all = days(0, 30), *last = days(20, 30);

	ck_assert_double_eq_tol(whole(all, KPI_RETENTION_RATE), 0.94, 1e-9);
	ck_assert_double_eq_tol(whole(all, KPI_CHURN_RATE), 0.06, 1e-9);
	ck_assert_double_eq(read_kpi(all, KPI_CHURN_RATE)->numerator, 60);
	ck_assert_double_eq(read_kpi(all, KPI_CHURN_RATE)->denominator, 1000);
	ck_assert_double_eq_tol(whole(last, KPI_RETENTION_RATE), 940 / 960.0, 1e-9);
	ck_assert_double_eq_tol(whole(last, KPI_CHURN_RATE), 20 / 960.0, 1e-9);
	board_done(all);
	board_done(last);
}
END_TEST

/* A running week whose orders are known up to yesterday counts the tickets up to yesterday too. */
START_TEST(both_sides_count_the_same_days)
{
	begin();
	for (int day = 23; day < 29; day++) {
		measure(ORDERS, day, day + 1, 10);
		tickets(1, MONDAY + day * DAY_S + HOUR_S, BILLING);
	}
	tickets(5, MONDAY + 29 * DAY_S + HOUR_S, BILLING);
	const struct board *board = days(23, 30);

	ck_assert_double_eq(read_kpi(board, KPI_CONTACT_RATE)->numerator, 6);
	ck_assert_double_eq(read_kpi(board, KPI_CONTACT_RATE)->denominator, 60);
	board_done(board);
}
END_TEST

START_TEST(the_desks_own_ratio)
{
	struct kpi_config *config = kpi_desk_add(desk, "kpi");

	config->name = "solved_by_created";
	config->numerator = "solved";
	config->denominator = "ticket_volume + replies";
	config->per = 10;
	begin();
	struct story one = story(1000, MONDAY + HOUR_S);

	story_reply(&one, MONDAY + 2 * HOUR_S, ANNA);
	story_state(&one, MONDAY + 3 * HOUR_S, STATE_SOLVED);
	put(desk, &one);
	tickets(2, MONDAY + HOUR_S, BILLING);
	const struct board *board = days(0, 7);
	enum kpi_id kpi = kpi_find("solved_by_created");

	/* 1 by 3 + 1, ten times. */
	ck_assert_double_eq(whole(board, kpi), 2.5);
	ck_assert_int_eq(kpi_row(kpi)->better, BETTER_HIGHER);
	board_done(board);
}
END_TEST

static const struct {
	const char *name, *numerator, *denominator, *error;
} faults[] = {
	{ "mine", "happiness", "solved",
		"d.conf:7: kpi mine: 'happiness' is neither a KPI nor a measure; "
		"a measure is written measure:happiness" },
	{ "mine", "measure:", "solved",
		"d.conf:7: kpi mine: a part of the ratio is missing or too long" },
	{ "mine", "csat", "solved",
		"d.conf:7: kpi mine: 'csat' counts nothing, so it cannot be part of a "
		"ratio" },
	{ "mine", "solved", NULL,
		"d.conf:7: kpi mine: a ratio needs a numerator and a denominator" },
	{ "solved", "solved", "replies",
		"d.conf:7: kpi solved: there is a KPI of this name already" },
};

START_TEST(faults_are_named)
{
	struct kpi_config *config = kpi_desk_add(desk, "kpi");
	struct error err = { .kind = ERROR_NONE };

	config->name = faults[_i].name;
	config->numerator = faults[_i].numerator;
	config->denominator = faults[_i].denominator;
	config->place.file_name = "d.conf";
	config->place.line = 7;
	ck_assert(!kpi_define(desk->desk, &err));
	ck_assert_str_eq(err.text, faults[_i].error);
	kpi_desk_begin(desk, TIME_NONE);
}
END_TEST

/* As after a configuration that was read again, while the screen shows it. */
START_TEST(one_that_is_gone_has_words_of_its_own)
{
	struct error err = { .kind = ERROR_NONE };
	struct desk without = *desk->desk;
	struct formula formula;
	struct kpi_config *config = kpi_desk_add(desk, "kpi");

	config->name = "mine";
	config->numerator = "solved";
	config->denominator = "replies";
	begin();
	enum kpi_id mine = kpi_find("mine");
	without.kpi_count = 0;
	ck_assert_msg(kpi_define(&without, &err), "%s", err.text);
	ck_assert_int_eq(kpi_find("mine"), KPI_COUNT);
	ck_assert_str_eq(kpi_row(mine)->title, "no such KPI any more");
	formula_of(mine, &formula);
	ck_assert_uint_eq(formula.len[0] + formula.len[1], 0);
}
END_TEST

/* Six are open and wait for us; on the days of the last four weeks 2 were solved each. */
START_TEST(days_of_work)
{
	begin();
	for (int day = 2; day < 30; day++)
		for (int i = 0; i < 2; i++) {
			struct story one = story(1000 + 2 * day + i, MONDAY + day * DAY_S + HOUR_S);

			story_reply(&one, MONDAY + day * DAY_S + 2 * HOUR_S, ANNA);
			story_state(&one, MONDAY + day * DAY_S + 3 * HOUR_S, STATE_SOLVED);
			put(desk, &one);
		}
	tickets(6, NOW - HOUR_S, BILLING);
	const struct board *board = days(23, 30);

	ck_assert_double_eq(whole(board, KPI_BACKLOG_DAYS), 3);
	board_done(board);
}
END_TEST

/* On 13 days 1 was solved, on 15 days 3. */
START_TEST(days_of_work_take_the_median_day)
{
	fact_id id = 1000;

	begin();
	for (int day = 2; day < 30; day++)
		for (int i = 0; i < (day < 15 ? 1 : 3); i++) {
			struct story one = story(id++, MONDAY + day * DAY_S + HOUR_S);

			story_reply(&one, MONDAY + day * DAY_S + 2 * HOUR_S, ANNA);
			story_state(&one, MONDAY + day * DAY_S + 3 * HOUR_S, STATE_SOLVED);
			put(desk, &one);
		}
	tickets(6, NOW - HOUR_S, BILLING);
	const struct board *board = days(23, 30);

	ck_assert_double_eq(whole(board, KPI_BACKLOG_DAYS), 2);
	board_done(board);
}
END_TEST

/* A week ago four waited, by the days before that: one solved on each of them, two on each since. */
START_TEST(days_of_work_a_week_ago)
{
	fact_id id = 1000;

	begin();
	for (int day = -5; day < 30; day++)
		for (int i = 0; i < (day < 9 ? 1 : 2); i++) {
			struct story one = story(id++, MONDAY + day * DAY_S + HOUR_S);

			story_reply(&one, MONDAY + day * DAY_S + 2 * HOUR_S, ANNA);
			story_state(&one, MONDAY + day * DAY_S + 3 * HOUR_S, STATE_SOLVED);
			put(desk, &one);
		}
	for (int i = 0; i < 4; i++) {
		struct story one = story(id++, MONDAY + 22 * DAY_S);

		story_state(&one, MONDAY + 24 * DAY_S, STATE_SOLVED);
		put(desk, &one);
	}
	tickets(6, NOW - HOUR_S, BILLING);
	const struct board *board = days(23, 30);

	ck_assert_double_eq(whole(board, KPI_BACKLOG_DAYS), 3);
	ck_assert_double_eq(read_kpi(board, KPI_BACKLOG_DAYS)->previous, 4);
	board_done(board);
}
END_TEST

Suite *suite_formulas(void)
{
	Suite *suite = suite_create("formulas");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, make, end);
	tcase_add_test(tests, requests_by_orders);
	tcase_add_test(tests, measures_are_whole);
	tcase_add_test(tests, customers_of_several_months);
	tcase_add_test(tests, both_sides_count_the_same_days);
	tcase_add_test(tests, the_desks_own_ratio);
	tcase_add_test(tests, days_of_work_take_the_median_day);
	tcase_add_test(tests, days_of_work_a_week_ago);
	tcase_add_test(tests, one_that_is_gone_has_words_of_its_own);
	tcase_add_test(tests, days_of_work);
	tcase_add_loop_test(tests, faults_are_named, 0, ARRAY_LEN(faults));
	suite_add_tcase(suite, tests);
	return suite;
}
