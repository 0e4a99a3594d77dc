/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Queues of callers against reference values and against a simulation.
 */
#include "config.h"

#include <math.h>
#include <stdint.h>

#include "base/macros.h"
#include "check_kpi.h"
#include "kpi/erlang.h"

/* 200 calls an hour of 300 s, to be answered within 20 s. */
static const struct erlang_load busy = { 200, 300, 0, 20, 1 };
static const struct erlang_load impatient = { 200, 300, 120, 20, 1 };
static const struct erlang_goal usual = { 0.80, 0.85 };

static const struct {
	int people;
	double waits, level, answer_s;
} endless[] = {
	{ 18, .6680, .3888, 150.31 },
	{ 19, .4810, .5883, 61.84 },
	{ 20, .3381, .7293, 30.43 },
	{ 21, .2318, .8263, 16.05 },
	{ 22, .1548, .8915, 8.71 },
};

START_TEST(erlang_c_has_the_reference_values)
{
	struct erlang with = erlang_with(&busy, endless[_i].people);

	ck_assert_double_eq_tol(with.load, 16.6667, 0.00005);
	ck_assert_double_eq_tol(with.wait_share, endless[_i].waits, 0.0001);
	ck_assert_double_eq_tol(with.service_level, endless[_i].level, 0.00006);
	ck_assert_double_eq_tol(with.speed_of_answer_s, endless[_i].answer_s, 0.006);
	ck_assert_double_eq(with.abandoned, 0);
}
END_TEST

static const struct {
	int people;
	double waits, abandoned, wait_s;
} patient[] = {
	{ 18, .3268, .0822, 9.87 },
	{ 20, .1956, .0431, 5.17 },
	{ 21, .1439, .0297, 3.57 },
};

START_TEST(erlang_a_has_the_reference_values)
{
	struct erlang with = erlang_with(&impatient, patient[_i].people);

	ck_assert_double_eq_tol(with.wait_share, patient[_i].waits, 0.00006);
	ck_assert_double_eq_tol(with.abandoned, patient[_i].abandoned, 0.00006);
	ck_assert_double_eq_tol(with.speed_of_answer_s, patient[_i].wait_s, 0.006);
}
END_TEST

START_TEST(eighty_within_twenty_needs_twenty_one)
{
	struct erlang with = erlang_with(&busy, 21);

	ck_assert_int_eq(erlang_needed(&busy, &usual), 21);
	ck_assert_double_eq_tol(with.occupancy, 0.794, 0.0005);
	ck_assert_int_eq(erlang_scheduled(21, 0.30), 30);
	ck_assert_int_eq(erlang_scheduled(21, 0), 21);
	ck_assert_int_eq(erlang_scheduled(0, 0.30), 0);
}
END_TEST

/* 2000 calls an hour are 166.7 erlangs: 174 would do for the goal, 85 % of 197 for the people. */
START_TEST(nobody_is_worn_out_for_the_goal)
{
	struct erlang_load large = { 2000, 300, 0, 20, 1 };
	struct erlang_goal uncapped = { 0.80, 1 };
	int fewest = erlang_needed(&large, &uncapped);

	ck_assert(erlang_with(&large, fewest).service_level >= 0.80);
	ck_assert(erlang_with(&large, fewest - 1).service_level < 0.80);
	ck_assert_int_lt(fewest, 180);
	ck_assert_int_eq(erlang_needed(&large, &usual), 197);
}
END_TEST

START_TEST(no_load_needs_nobody_and_too_much_has_no_answer)
{
	struct erlang_load none = { 0, 300, 0, 20, 1 }, flood = { 1e6, 300, 0, 20, 1 };

	ck_assert_int_eq(erlang_needed(&none, &usual), 0);
	ck_assert_int_eq(erlang_needed(&flood, &usual), -1);
	ck_assert_double_eq(erlang_with(&none, 0).service_level, 1);
	ck_assert(isinf(erlang_with(&busy, 16).speed_of_answer_s));
	ck_assert_double_eq(erlang_with(&busy, 16).service_level, 0);
	ck_assert_double_eq(erlang_c(16.6667, 0), 1);
}
END_TEST

/* One line and one erlang: half of the calls find it taken. */
START_TEST(erlang_b_has_the_textbook_values)
{
	ck_assert_double_eq_tol(erlang_b(1, 1), 0.5, 1e-12);
	ck_assert_double_eq_tol(erlang_b(1, 2), 0.2, 1e-12);
	ck_assert_double_eq_tol(erlang_b(10, 10), 0.2146, 0.00005);
}
END_TEST

START_TEST(service_level_of_the_impatient_has_the_right_ends)
{
	struct erlang_load load = impatient;

	load.within_s = 0;
	struct erlang at_once = erlang_with(&load, 20);

	load.within_s = 3600;
	struct erlang at_last = erlang_with(&load, 20);

	ck_assert_double_eq_tol(at_once.service_level, 1 - at_once.wait_share, 1e-9);
	ck_assert_double_eq_tol(at_last.service_level, 1 - at_last.abandoned, 1e-5);
}
END_TEST

/* Very patient callers are Erlang C's. */
START_TEST(endless_patience_is_erlang_c)
{
	struct erlang_load load = impatient;

	load.patience_s = 86400;
	struct erlang patient_ones = erlang_with(&load, 21), ever = erlang_with(&busy, 21);

	ck_assert_double_eq_tol(patient_ones.service_level, ever.service_level, 0.001);
	ck_assert_double_eq_tol(patient_ones.wait_share, ever.wait_share, 0.001);
	ck_assert_double_eq_tol(patient_ones.speed_of_answer_s, ever.speed_of_answer_s, 0.2);
}
END_TEST

/* Ten for the work of 16.7: all but a few wait, and what they cannot do is given up. */
START_TEST(patience_bears_an_overload)
{
	struct erlang_load load = impatient;

	for (load.patience_s = 60; load.patience_s <= 86400; load.patience_s *= 12) {
		struct erlang with = erlang_with(&load, 10);

		ck_assert_double_eq_tol(with.abandoned, 1 - with.occupancy * 10 / 16.66667, 1e-4);
		ck_assert_double_ge(with.occupancy, 0.95);
		ck_assert(with.service_level >= 0 && with.service_level < 0.35);
	}
}
END_TEST

START_TEST(fewer_are_needed_where_callers_give_up)
{
	int patient_need = erlang_needed(&impatient, &usual);

	ck_assert_int_le(patient_need, erlang_needed(&busy, &usual));
	ck_assert(erlang_with(&impatient, patient_need).service_level >= 0.80);
}
END_TEST

/* --- against callers one by one ---------------------------------------------------------------- */

static double chance(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return ((double)(*seed >> 11) + 0.5) / 9007199254740992.0;
}

static double spell(uint64_t *seed, double mean)
{
	return -mean * log(chance(seed));
}

/* Callers in order of arrival; each takes who is free first, unless she gives up before. */
START_TEST(callers_one_by_one_agree)
{
	enum {
		PEOPLE = 19,
		CALLERS = 400000
	};
	double free_at[PEOPLE] = { 0 }, now = 0;
	uint64_t seed = 20261122;
	int answered_in = 0, gave_up = 0;

	for (int i = 0; i < CALLERS; i++) {
		int first = 0;

		now += spell(&seed, 3600.0 / 200);
		for (int k = 1; k < PEOPLE; k++)
			first = free_at[k] < free_at[first] ? k : first;
		double wait = fmax(0, free_at[first] - now), patience = spell(&seed, 120);

		if (patience < wait) {
			gave_up++;
			continue;
		}
		answered_in += wait <= 20;
		free_at[first] = now + wait + spell(&seed, 300);
	}
	struct erlang with = erlang_with(&impatient, PEOPLE);

	ck_assert_double_eq_tol((double)gave_up / CALLERS, with.abandoned, 0.003);
	ck_assert_double_eq_tol((double)answered_in / CALLERS, with.service_level, 0.005);
}
END_TEST

/* 80 % within 20 s, calls of 300 s. */
START_TEST(a_few_are_less_busy_at_the_same_goal)
{
	ck_assert_double_eq_tol(erlang_occupancy(&busy, 0.80, 5), 0.594, 0.0005);
	ck_assert_double_eq_tol(erlang_occupancy(&busy, 0.80, 100), 0.924, 0.0005);
	ck_assert_double_eq(erlang_occupancy(&busy, 0.80, 0), 0);
	/* Who gives up leaves room for others. */
	ck_assert_double_gt(erlang_occupancy(&impatient, 0.80, 5), 0.594);
}
END_TEST

/* Two chats at once: 10 people are the 20 of the reference, 11 are 22; one and a half at once, 12 are
 * 18. 21 lines are needed: 11 people, or 14. */
START_TEST(chats_at_once_are_lines)
{
	struct erlang_load chats = busy, hasty = impatient;

	chats.at_once = hasty.at_once = 2;
	ck_assert_double_eq_tol(erlang_with(&chats, 10).service_level, .7293, 0.00006);
	ck_assert_double_eq_tol(erlang_with(&chats, 11).service_level, .8915, 0.00006);
	ck_assert_double_eq_tol(erlang_with(&chats, 11).speed_of_answer_s, 8.71, 0.006);
	ck_assert_double_eq_tol(erlang_with(&chats, 11).occupancy, 16.66667 / 22, 0.00001);
	ck_assert_double_eq_tol(erlang_with(&hasty, 9).abandoned, .0822, 0.00006);
	ck_assert_double_eq_tol(erlang_with(&hasty, 10).wait_share, .1956, 0.00006);
	ck_assert_int_eq(erlang_needed(&chats, &usual), 11);
	chats.at_once = 1.5;
	ck_assert_double_eq_tol(erlang_with(&chats, 12).service_level, .3888, 0.00006);
	ck_assert_int_eq(erlang_needed(&chats, &usual), 14);
}
END_TEST

Suite *suite_erlang(void)
{
	Suite *suite = suite_create("erlang");
	TCase *tests = tcase_create("all");

	tcase_add_loop_test(tests, erlang_c_has_the_reference_values, 0, (int)ARRAY_LEN(endless));
	tcase_add_loop_test(tests, erlang_a_has_the_reference_values, 0, (int)ARRAY_LEN(patient));
	tcase_add_test(tests, eighty_within_twenty_needs_twenty_one);
	tcase_add_test(tests, nobody_is_worn_out_for_the_goal);
	tcase_add_test(tests, no_load_needs_nobody_and_too_much_has_no_answer);
	tcase_add_test(tests, erlang_b_has_the_textbook_values);
	tcase_add_test(tests, service_level_of_the_impatient_has_the_right_ends);
	tcase_add_test(tests, endless_patience_is_erlang_c);
	tcase_add_test(tests, patience_bears_an_overload);
	tcase_add_test(tests, fewer_are_needed_where_callers_give_up);
	tcase_add_test(tests, callers_one_by_one_agree);
	tcase_add_test(tests, a_few_are_less_busy_at_the_same_goal);
	tcase_add_test(tests, chats_at_once_are_lines);
	suite_add_tcase(suite, tests);
	return suite;
}
