/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The foot of the list: added up by hand here, and by the code from the list alone.
 */
#include "config.h"

#include <check.h>
#include <math.h>

#include "check_ui.h"
#include "ui/sum.h"

START_TEST(test_durations_give_the_nearest_rank_median)
{
	static const struct behind rows[] = {
		{ .value = 300 },
		{ .value = 60 },
		{ .value = NAN },
		{ .value = 7200 },
		{ .value = 120 },
	};
	/* 60 120 300 7200: the second of four */
	ck_assert_double_eq(sum_behind(KPI_FIRST_RESPONSE_TIME, 120, rows, 5), 120);
	/* Also where something else was expected. */
	ck_assert_double_eq(sum_behind(KPI_FIRST_RESPONSE_TIME, 300, rows, 5), 120);
	ck_assert_double_eq(sum_behind(KPI_FIRST_RESPONSE_TIME, NAN, rows, 5), 120);
	ck_assert_double_eq(sum_behind(KPI_FIRST_RESPONSE_TIME, NAN, rows, 1), 300);
	ck_assert(isnan(sum_behind(KPI_FIRST_RESPONSE_TIME, NAN, rows, 0)));
}
END_TEST

START_TEST(test_counts_and_shares)
{
	static const struct behind rows[] = {
		{ .value = 1,
			.in_numerator = true,
			.in_denominator = true,
			.numerator = 1,
			.denominator = 1 },
		{ .value = 1, .in_denominator = true, .denominator = 1 },
		{ .value = 1,
			.in_numerator = true,
			.in_denominator = true,
			.numerator = 1,
			.denominator = 1 },
		{ .value = 1, .in_denominator = true, .denominator = 1 },
	};
	ck_assert_double_eq(sum_behind(KPI_CSAT, NAN, rows, 4), 0.5);
	ck_assert_double_eq(sum_behind(KPI_TICKET_VOLUME, NAN, rows, 4), 2);
	ck_assert(isnan(sum_behind(KPI_CSAT, NAN, rows, 0)));
	ck_assert_double_eq(sum_behind(KPI_TICKET_VOLUME, NAN, rows, 0), 0);
}
END_TEST

Suite *suite_sum(void)
{
	Suite *suite = suite_create("sum");
	TCase *tests = tcase_create("sum");
	tcase_add_test(tests, test_durations_give_the_nearest_rank_median);
	tcase_add_test(tests, test_counts_and_shares);
	suite_add_tcase(suite, tests);
	return suite;
}
