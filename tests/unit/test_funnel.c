/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Funnels: luck alone marks hardly anybody, real differences are marked.
 */
#include "config.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/macros.h"
#include "check_kpi.h"
#include "kpi/funnel.h"

#define AGENTS 500
#define TABLES 200

static double chance(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return ((double)(*seed >> 11) + 0.5) / 9007199254740992.0;
}

/* Cases of an agent: 5 … 200. */
static int cases_of(uint64_t *seed)
{
	return 5 + (int)(196 * chance(seed));
}

static int hits_of(uint64_t *seed, int n, double rate)
{
	int hits = 0;

	for (int i = 0; i < n; i++)
		hits += chance(seed) < rate;
	return hits;
}

START_TEST(few_members_are_marked_one_in_500_many_one_table_in_20)
{
	ck_assert_double_eq(funnel_chance(3), 0.002);
	ck_assert_double_eq(funnel_chance(25), 0.002);
	ck_assert_double_eq(funnel_chance(500), 0.0001);
}
END_TEST

/* 0.9^20 = 0.12: 20 of 20 at 90 % is luck, 10 of 20 is not. */
START_TEST(limits_narrow_as_cases_grow)
{
	ck_assert_int_eq(funnel_share(20, 20, 0.9, 0.002), 0);
	ck_assert_int_eq(funnel_share(15, 20, 0.9, 0.002), 0);
	ck_assert_int_eq(funnel_share(10, 20, 0.9, 0.002), -1);
	ck_assert_int_eq(funnel_share(150, 200, 0.9, 0.002), -1);
	ck_assert_int_eq(funnel_share(200, 200, 0.9, 0.002), 1);
	ck_assert_int_eq(funnel_share(0, 1, 0.9, 0.002), 0);
	ck_assert_int_eq(funnel_share(0, 0, 0.9, 0.002), 0);
	ck_assert_int_eq(funnel_share(5, 5, 1, 0.002), 0);
}
END_TEST

/* At one in 500 a member, of 100 000 alike members up to 200 are marked; exact limits keep below. */
START_TEST(one_in_500_of_identical_agents_is_marked)
{
	uint64_t seed = 20261122;
	int marked = 0;

	for (int i = 0; i < AGENTS * TABLES; i++) {
		int n = cases_of(&seed);

		marked += funnel_share(hits_of(&seed, n, 0.85), n, 0.85, 0.002) != 0;
	}
	ck_assert_int_le(marked, 230);
	ck_assert_int_ge(marked, 60);
}
END_TEST

/* 200 tables of 500 identical agents: in about 1 of 20 anybody is marked, hence in at most 18. */
START_TEST(identical_agents_make_no_false_alarms)
{
	uint64_t seed = 7;
	int tables = 0;

	for (int table = 0; table < TABLES; table++) {
		int marked = 0;

		for (int i = 0; i < AGENTS; i++) {
			int n = cases_of(&seed);

			marked += funnel_share(hits_of(&seed, n, 0.85), n, 0.85,
					  funnel_chance(AGENTS)) != 0;
		}
		tables += marked > 0;
	}
	ck_assert_int_le(tables, 18);
	ck_assert_int_ge(tables, 1);
}
END_TEST

static int compare(const void *a, const void *b)
{
	double left = *(const double *)a, right = *(const double *)b;

	return (left > right) - (left < right);
}

/* Waits with the median 3600 s, as skewed as waits are: exp of a sum of even chances. */
static double median_wait(uint64_t *seed, int n)
{
	double waits[256];

	for (int i = 0; i < n; i++) {
		double sum = -6;

		for (int k = 0; k < 12; k++)
			sum += chance(seed);
		waits[i] = 3600 * exp(sum);
	}
	qsort(waits, (size_t)n, sizeof(*waits), compare);
	return waits[(n + 1) / 2 - 1];
}

static int count_marked(const struct funnel_member *members, size_t len)
{
	int marked = 0;

	for (size_t i = 0; i < len; i++)
		marked += members[i].side != 0;
	return marked;
}

START_TEST(identical_waits_make_no_false_alarms)
{
	uint64_t seed = 11;
	int tables = 0;

	for (int table = 0; table < 100; table++) {
		struct funnel_member members[100];

		for (size_t i = 0; i < ARRAY_LEN(members); i++) {
			int n = cases_of(&seed);

			members[i] = (struct funnel_member){ median_wait(&seed, n), n, 9 };
		}
		funnel_medians(members, ARRAY_LEN(members), 3600);
		tables += count_marked(members, ARRAY_LEN(members)) > 0;
	}
	ck_assert_int_le(tables, 15);
}
END_TEST

/* Three of forty take three times as long: they are marked, and nobody else. */
START_TEST(who_really_differs_is_marked)
{
	struct funnel_member members[40];
	uint64_t seed = 3;

	for (size_t i = 0; i < ARRAY_LEN(members); i++)
		members[i] =
			(struct funnel_member){ median_wait(&seed, 50) * (i < 3 ? 3 : 1), 50, 0 };
	members[3].value = 1200;
	funnel_medians(members, ARRAY_LEN(members), 3650);
	ck_assert_int_eq(members[0].side, 1);
	ck_assert_int_eq(members[1].side, 1);
	ck_assert_int_eq(members[2].side, 1);
	ck_assert_int_eq(members[3].side, -1);
	ck_assert_int_eq(count_marked(members, ARRAY_LEN(members)), 4);
}
END_TEST

START_TEST(few_members_or_cases_are_not_judged)
{
	struct funnel_member members[9];

	for (size_t i = 0; i < ARRAY_LEN(members); i++)
		members[i] = (struct funnel_member){ 100 + (double)i, 50, 0 };
	members[8] = (struct funnel_member){ 90000, 4, 0 };
	members[7].value = 90000;
	funnel_medians(members, 9, 103);
	ck_assert_int_eq(members[8].side, 0);
	ck_assert_int_eq(members[7].side, 1);
	members[0].value = NAN;
	funnel_medians(members, 9, 103);
	ck_assert_int_eq(count_marked(members, 9), 0);
}
END_TEST

Suite *suite_funnel(void)
{
	Suite *suite = suite_create("funnel");
	TCase *tests = tcase_create("all");

	tcase_add_test(tests, few_members_are_marked_one_in_500_many_one_table_in_20);
	tcase_add_test(tests, limits_narrow_as_cases_grow);
	tcase_add_test(tests, one_in_500_of_identical_agents_is_marked);
	tcase_add_test(tests, identical_agents_make_no_false_alarms);
	tcase_add_test(tests, identical_waits_make_no_false_alarms);
	tcase_add_test(tests, who_really_differs_is_marked);
	tcase_add_test(tests, few_members_or_cases_are_not_judged);
	suite_add_tcase(suite, tests);
	return suite;
}
