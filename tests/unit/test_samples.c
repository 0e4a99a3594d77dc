/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Verdicts and changes of samples: what so many answers can tell.
 */
#include "config.h"

#include <math.h>

#include "base/macros.h"
#include "check_kpi.h"
#include "kpi_desk.h"

#define WEEK_S (7 * DAY_S)
#define NEAR(is, want) ck_assert_double_eq_tol(is, want, 0.0001)

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

static void rate(int64_t at, double score)
{
	struct story one = story(next_ticket++, at);

	story_assign(&one, at, ANNA);
	story_rate(&one, at + HOUR_S, score, 5);
	put(desk, &one);
}

static void rate_many(int64_t at, int good, int bad)
{
	for (int i = 0; i < good; i++)
		rate(at, 5);
	for (int i = 0; i < bad; i++)
		rate(at, 2);
}

static const struct board *week(void)
{
	int64_t from = MONDAY + 2 * WEEK_S;
	struct board_request request = ask(from, from + WEEK_S, from + WEEK_S);

	request.period.last_year = (struct span){ MONDAY, MONDAY + WEEK_S };
	request.has_last_year = true;
	return board_of(desk, &request, from + WEEK_S);
}

/* 90 of 100 lean towards the goal of 85 %; 196 answers of this kind would tell. */
START_TEST(a_verdict_says_how_many_more_answers_would_settle_it)
{
	rate_many(MONDAY + 2 * WEEK_S, 90, 10);
	const struct board *board = week();
	const struct reading *csat = read_kpi(board, KPI_CSAT);

	ck_assert_int_eq(csat->verdict, VERDICT_MET);
	ck_assert(!csat->is_certain);
	ck_assert_double_eq(csat->answers_needed, 96);
	board_done(board);
	rate_many(MONDAY + 2 * WEEK_S + DAY_S, 90, 6);
	board = week();
	csat = read_kpi(board, KPI_CSAT);
	ck_assert(csat->is_certain);
	ck_assert_double_eq(csat->answers_needed, 0);
	board_done(board);
}
END_TEST

/* By Wilson none of one lies within 0 … 0.7935 and none of four within 0 … 0.4899: both below the goal
 * of 85 %, and yet nothing to go by. None of five: 0 … 0.4345. */
static const struct {
	int good, bad;
	double high, needed;
	bool is_certain;
} few[] = {
	{ 0, 1, 0.7935, 4, false }, { 0, 4, 0.4899, 1, false }, { 0, 5, 0.4345, 0, true },
	{ 1, 0, 1, 21, false }, /* 0.2065 … 1; z² 0.85 × 0.15 ÷ 0.15² = 21.8, so 22 in all */
	{ 5, 0, 1, 17, false }, /* 0.5655 … 1 */
};

START_TEST(under_five_answers_nothing_is_certain)
{
	rate_many(MONDAY + 2 * WEEK_S, few[_i].good, few[_i].bad);
	const struct board *board = week();
	const struct reading *csat = read_kpi(board, KPI_CSAT);

	NEAR(csat->goal, 0.85);
	NEAR(csat->high, few[_i].high);
	ck_assert_int_eq(csat->is_certain, few[_i].is_certain);
	ck_assert_double_eq(csat->answers_needed, few[_i].needed);
	board_done(board);
}
END_TEST

/* A single score has no spread; two equal ones have none either, and are still but two. */
START_TEST(one_score_lacks_four)
{
	struct target_config *target = kpi_desk_add(desk, "target");

	target->kpi = "csat_score";
	target->goal = 4;
	rate(MONDAY + 2 * WEEK_S, 2);
	const struct board *board = week();

	ck_assert_int_eq(read_kpi(board, KPI_CSAT_SCORE)->verdict, VERDICT_MISSED);
	ck_assert(!read_kpi(board, KPI_CSAT_SCORE)->is_certain);
	ck_assert_double_eq(read_kpi(board, KPI_CSAT_SCORE)->answers_needed, 4);
	board_done(board);
	rate(MONDAY + 2 * WEEK_S, 2);
	board = week();
	ck_assert(!read_kpi(board, KPI_CSAT_SCORE)->is_certain);
	ck_assert_double_eq(read_kpi(board, KPI_CSAT_SCORE)->answers_needed, 3);
	board_done(board);
}
END_TEST

START_TEST(counts_of_everything_are_certain)
{
	rate_many(MONDAY + 2 * WEEK_S, 3, 1);
	rate_many(MONDAY + WEEK_S, 2, 1);
	const struct board *board = week();
	const struct reading *volume = read_kpi(board, KPI_TICKET_VOLUME);

	ck_assert(volume->is_certain && !volume->is_change_unsure && !volume->is_year_unsure);
	ck_assert(isnan(volume->answers_needed) && isnan(volume->change_low));
	board_done(board);
}
END_TEST

/* By Newcombe from Wilson's limits 0.8256–0.9448 and 0.5020–0.6906. */
START_TEST(a_large_change_is_more_than_chance)
{
	rate_many(MONDAY + 2 * WEEK_S, 90, 10);
	rate_many(MONDAY + WEEK_S, 60, 40);
	const struct board *board = week();
	const struct reading *csat = read_kpi(board, KPI_CSAT);

	ck_assert(!csat->is_change_unsure);
	NEAR(csat->change, 0.30);
	NEAR(csat->change_low, 0.1828);
	NEAR(csat->change_high, 0.4077);
	ck_assert(csat->is_year_unsure); /* nobody answered then */
	board_done(board);
}
END_TEST

START_TEST(a_small_change_may_be_chance)
{
	rate_many(MONDAY + 2 * WEEK_S, 90, 10);
	rate_many(MONDAY + WEEK_S, 85, 15);
	rate_many(MONDAY, 40, 60);
	const struct board *board = week();
	const struct reading *csat = read_kpi(board, KPI_CSAT);

	ck_assert(csat->is_change_unsure);
	ck_assert(csat->change_low < 0 && csat->change_high > 0.05);
	ck_assert(!csat->is_year_unsure);
	board_done(board);
}
END_TEST

/* 4 5 3 5 4: 4.2 ± 1.96 × 0.3742. No goal is shipped for a mean. */
START_TEST(a_mean_has_an_interval)
{
	static const double scores[] = { 4, 5, 3, 5, 4 };

	for (int i = 0; i < 5; i++)
		rate(MONDAY + 2 * WEEK_S, scores[i]);
	const struct board *board = week();
	const struct reading *mean = read_kpi(board, KPI_CSAT_SCORE);

	NEAR(mean->value, 4.2);
	NEAR(mean->low, 4.2 - 1.959964 * 0.374166);
	NEAR(mean->high, 4.2 + 1.959964 * 0.374166);
	ck_assert_int_eq(mean->verdict, VERDICT_NONE);
	ck_assert(mean->is_certain && isnan(mean->answers_needed));
	board_done(board);
}
END_TEST

/* Four are too few to rank a person by; the answers can be read, and count for the desk. */
START_TEST(nobody_is_known_by_four_answers)
{
	rate_many(MONDAY + 2 * WEEK_S, 3, 1);
	const struct board *board = week();
	const struct reading *anna = read_scope(board, KPI_CSAT_SCORE, SCOPE_AGENT, "anna");

	ck_assert_int_eq(anna->reason, REASON_TOO_FEW);
	ck_assert(isnan(anna->value));
	ck_assert_double_eq(anna->n, 4);
	ck_assert(!isnan(read_kpi(board, KPI_CSAT_SCORE)->value));
	board_done(board);
}
END_TEST

/* Nor by slicing the whole desk by that person. */
START_TEST(a_slice_of_one_person_is_that_person)
{
	rate_many(MONDAY + 2 * WEEK_S, 3, 1);
	struct board_request request =
		ask(MONDAY + 2 * WEEK_S, MONDAY + 3 * WEEK_S, MONDAY + 3 * WEEK_S);

	request.filter.of[SCOPE_AGENT] = "Anna";
	const struct board *board = board_of(desk, &request, MONDAY + 3 * WEEK_S);

	ck_assert_int_eq(read_kpi(board, KPI_CSAT_SCORE)->reason, REASON_TOO_FEW);
	ck_assert(isnan(read_kpi(board, KPI_CSAT_SCORE)->value));
	board_done(board);
}
END_TEST

/* What was too little then is no more by being the period before. */
START_TEST(nobody_is_compared_with_four_answers)
{
	rate_many(MONDAY + WEEK_S, 3, 1);
	rate_many(MONDAY + 2 * WEEK_S, 5, 1);
	const struct board *board = week();
	const struct reading *anna = read_scope(board, KPI_CSAT_SCORE, SCOPE_AGENT, "anna");

	ck_assert_int_eq(anna->reason, REASON_NONE);
	ck_assert(isnan(anna->previous) && isnan(anna->change) && isnan(anna->n_previous));
	ck_assert(!isnan(read_kpi(board, KPI_CSAT_SCORE)->previous));
	board_done(board);
}
END_TEST

Suite *suite_samples(void)
{
	Suite *suite = suite_create("samples");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, a_verdict_says_how_many_more_answers_would_settle_it);
	tcase_add_loop_test(tests, under_five_answers_nothing_is_certain, 0, (int)ARRAY_LEN(few));
	tcase_add_test(tests, one_score_lacks_four);
	tcase_add_test(tests, counts_of_everything_are_certain);
	tcase_add_test(tests, a_large_change_is_more_than_chance);
	tcase_add_test(tests, a_small_change_may_be_chance);
	tcase_add_test(tests, a_mean_has_an_interval);
	tcase_add_test(tests, nobody_is_known_by_four_answers);
	tcase_add_test(tests, a_slice_of_one_person_is_that_person);
	tcase_add_test(tests, nobody_is_compared_with_four_answers);
	suite_add_tcase(suite, tests);
	return suite;
}
