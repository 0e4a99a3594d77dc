/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ranks and intervals against published values, and the catalogue's table.
 *
 * The reference values and their tests:
 *     Wilson's interval           here, wilson_has_the_reference_values
 *     net promoter 30 ± 15.31     test_voices.c, net_promoter
 *     XmR of twelve points        test_xmr.c
 *     Erlang C, 18 to 22 people   test_erlang.c, erlang_c_has_the_reference_values
 *     21 of them for 80/20        test_erlang.c; test_modelled.c, by a hundred calls
 *     Erlang A, 18, 20, 21 people test_erlang.c, erlang_a_has_the_reference_values
 *     service level of 70/10/20   test_calls.c, service_level_by_each_rule
 */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "check_kpi.h"
#include "kpi/kpi.h"
#include "kpi/statistics.h"
#include "model/role.h"

static const struct {
	double hits, n, low, high;
} intervals[] = {
	{ 4, 5, .3755, .9638 },
	{ 9, 10, .5958, .9821 },
	{ 45, 50, .7864, .9565 },
	{ 90, 100, .8256, .9448 },
	{ 850, 1000, .8265, .8708 },
	{ 0, 5, 0, .4345 },
	{ 5, 5, .5655, 1 },
};

START_TEST(wilson_has_the_reference_values)
{
	double low, high;

	statistics_wilson(intervals[_i].hits, intervals[_i].n, &low, &high);
	ck_assert_double_eq_tol(low, intervals[_i].low, 0.00005);
	ck_assert_double_eq_tol(high, intervals[_i].high, 0.00005);
}
END_TEST

START_TEST(no_answers_have_no_interval)
{
	double low, high;

	statistics_wilson(0, 0, &low, &high);
	ck_assert(isnan(low) && isnan(high));
}
END_TEST

START_TEST(nearest_rank_is_exact)
{
	ck_assert_uint_eq(statistics_rank(0.5, 1), 0);
	ck_assert_uint_eq(statistics_rank(0.5, 2), 0);
	ck_assert_uint_eq(statistics_rank(0.5, 3), 1);
	ck_assert_uint_eq(statistics_rank(0.9, 10), 8);
	ck_assert_uint_eq(statistics_rank(0.9, 11), 9);
	ck_assert_uint_eq(statistics_rank(0.9, 100), 89);
}
END_TEST

static int compare(const void *a, const void *b)
{
	uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;

	return (left > right) - (left < right);
}

/* Random, all equal, rising and falling values. */
START_TEST(selection_agrees_with_sorting)
{
	uint32_t values[257], sorted[257];
	uint32_t seed = 12345;

	for (size_t i = 0; i < ARRAY_LEN(values); i++) {
		seed = seed * 1664525 + 1013904223;
		values[i] = _i == 0   ? seed % 50
			    : _i == 1 ? 7
			    : _i == 2 ? (uint32_t)i
				      : 300 - (uint32_t)i;
	}
	memcpy(sorted, values, sizeof(values));
	qsort(sorted, ARRAY_LEN(sorted), sizeof(sorted[0]), compare);
	for (size_t rank = 0; rank < ARRAY_LEN(values); rank++) {
		uint32_t copy[257];

		memcpy(copy, values, sizeof(values));
		ck_assert_uint_eq(statistics_select(copy, ARRAY_LEN(copy), rank), sorted[rank]);
		for (size_t i = rank; i < ARRAY_LEN(copy); i++)
			ck_assert_uint_ge(copy[i], sorted[rank]);
	}
}
END_TEST

START_TEST(every_row_is_whole)
{
	for (int i = 0; i < kpi_count(); i++) {
		const struct kpi_row *row = kpi_row(i);

		ck_assert_ptr_nonnull(row->id);
		ck_assert_ptr_nonnull(row->title);
		ck_assert_ptr_nonnull(row->short_title);
		ck_assert_uint_le(strlen(row->short_title), 12);
		ck_assert_ptr_nonnull(row->definition);
		ck_assert_int_eq(kpi_find(row->id), i);
	}
	ck_assert_int_eq(kpi_find("no_such_kpi"), KPI_COUNT);
}
END_TEST

START_TEST(every_kpi_of_a_role_is_in_the_catalogue)
{
	for (const struct role_row *role = role_rows; role->name; role++) {
		for (size_t i = 0; role->kpis[i]; i++)
			ck_assert_msg(kpi_find(role->kpis[i]) != KPI_COUNT, "%s", role->kpis[i]);
		for (size_t i = 0; role->secondary[i]; i++)
			ck_assert_msg(kpi_find(role->secondary[i]) != KPI_COUNT, "%s",
				role->secondary[i]);
	}
}
END_TEST

/* However many values there are, no step takes them all at once. */
START_TEST(selection_can_be_left_between_steps)
{
	static uint32_t values[200001];
	uint32_t seed = 5;
	size_t most = 0, steps = 0;
	struct selection selection;

	for (size_t i = 0; i < ARRAY_LEN(values); i++) {
		seed = seed * 1664525 + 1013904223;
		values[i] = seed >> 8;
	}
	selection_init(&selection, 0, ARRAY_LEN(values), 90000);
	for (size_t looked; (looked = selection_step(&selection, values)) > 0; steps++)
		most = looked > most ? looked : most;
	ck_assert_uint_lt(most, ARRAY_LEN(values));
	ck_assert_uint_gt(steps, 3);
	for (size_t i = 0; i < ARRAY_LEN(values); i++)
		ck_assert(i < 90000 ? values[i] <= values[90000] : values[i] >= values[90000]);
}
END_TEST

Suite *suite_statistics(void)
{
	Suite *suite = suite_create("statistics");
	TCase *tests = tcase_create("all");

	tcase_add_loop_test(tests, wilson_has_the_reference_values, 0, (int)ARRAY_LEN(intervals));
	tcase_add_test(tests, no_answers_have_no_interval);
	tcase_add_test(tests, nearest_rank_is_exact);
	tcase_add_loop_test(tests, selection_agrees_with_sorting, 0, 4);
	tcase_add_test(tests, every_row_is_whole);
	tcase_add_test(tests, every_kpi_of_a_role_is_in_the_catalogue);
	tcase_add_test(tests, selection_can_be_left_between_steps);
	suite_add_tcase(suite, tests);
	return suite;
}
