/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ranking agrees with a whole sort, whatever the order it starts from.
 */
#include "config.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "check_ui.h"
#include "ui/rank.h"

#define COUNT 500

static int compare(const void *left_void, const void *right_void)
{
	int left = *(const int *)left_void;
	int right = *(const int *)right_void;
	return (left > right) - (left < right);
}

static int upwards(int i)
{
	return i;
}

static int downwards(int i)
{
	return -i;
}

static int mixed(int i)
{
	return i * 7919 % 503;
}

static int few(int i)
{
	return i * 31 % 3;
}

static int equal(int i)
{
	return i - i;
}

static void check_order(int (*value)(int i), size_t len, size_t keep)
{
	int sorted[COUNT];
	int ranked[COUNT];
	for (size_t i = 0; i < len; i++)
		sorted[i] = ranked[i] = value((int)i);
	qsort(sorted, len, sizeof(int), compare);
	rank_first(ranked, len, sizeof(int), keep, compare);
	ck_assert_mem_eq(sorted, ranked, (keep < len ? keep : len) * sizeof(int));
	for (size_t i = 0; i < len; i++)
		ranked[i] = value((int)i);
	rank_select(ranked, len, sizeof(int), keep, compare);
	if (keep < len)
		ck_assert_int_eq(ranked[keep], sorted[keep]);
	qsort(ranked, len, sizeof(int), compare);
	ck_assert_mem_eq(sorted, ranked, len * sizeof(int));
}

START_TEST(test_any_order_and_any_number)
{
	static int (*const orders[])(int i) = { upwards, downwards, mixed, few, equal };
	static const size_t keeps[] = { 0, 1, 2, 7, 250, 498, 499, 500, 900 };
	for (size_t i = 0; i < sizeof(orders) / sizeof(orders[0]); i++)
		for (size_t k = 0; k < sizeof(keeps) / sizeof(keeps[0]); k++)
			for (size_t len = 1; len <= COUNT; len += len < 6 ? 1 : 247)
				check_order(orders[i], len, keeps[k]);
}
END_TEST

Suite *suite_rank(void)
{
	Suite *suite = suite_create("rank");
	TCase *tests = tcase_create("rank");
	tcase_add_test(tests, test_any_order_and_any_number);
	suite_add_tcase(suite, tests);
	return suite;
}
