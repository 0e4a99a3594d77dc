/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Chances and intervals against published and hand-computed values.
 */
#include "config.h"

#include <math.h>

#include "base/macros.h"
#include "check_kpi.h"
#include "kpi/chance.h"
#include "kpi/interval.h"
#include "kpi/statistics.h"

#define NEAR(is, want) ck_assert_double_eq_tol(is, want, 0.00005)

START_TEST(binomial_tails_are_exact)
{
	NEAR(chance_at_most(2, 10, 0.5), 56.0 / 1024); /* 1 + 10 + 45 */
	NEAR(chance_at_least(8, 10, 0.5), 56.0 / 1024);
	NEAR(chance_at_most(7, 10, 0.5), 968.0 / 1024);
	NEAR(chance_at_least(3, 4, 0.9), 4 * 0.9 * 0.9 * 0.9 * 0.1 + 0.6561);
	NEAR(chance_at_most(-1, 10, 0.5), 0);
	NEAR(chance_at_least(0, 10, 0.5), 1);
	NEAR(chance_at_most(10, 10, 0.5), 1);
	NEAR(chance_at_least(1, 10, 0), 0);
	NEAR(chance_at_most(9, 10, 1), 0);
	/* Very many: within the normal approximation with its continuity correction. */
	ck_assert_double_eq_tol(
		chance_at_most(499000, 1e6, 0.5), 0.5 * erfc(999.5 / 500 / M_SQRT2), 0.0001);
}
END_TEST

/* 12 this week after 14 in four weeks: of 26, 12 or more with 1/5 each: 0.0023. */
START_TEST(a_topic_emerges_against_its_own_past)
{
	struct chance_rate now = { 12, 7 }, before = { 14, 28 };

	ck_assert(chance_is_emerging(now, before, 1));
	ck_assert(chance_is_emerging(now, before, 20));
	ck_assert(!chance_is_emerging(now, before, 60)); /* among so many topics one does */
	ck_assert(!chance_is_emerging((struct chance_rate){ 4, 7 }, before, 1));
	ck_assert(!chance_is_emerging(
		(struct chance_rate){ 1, 7 }, (struct chance_rate){ 0, 28 }, 20));
	ck_assert(chance_is_emerging(
		(struct chance_rate){ 5, 7 }, (struct chance_rate){ 0, 28 }, 20));
	ck_assert(!chance_is_emerging(
		(struct chance_rate){ 0, 7 }, (struct chance_rate){ 0, 28 }, 1));
	ck_assert(
		!chance_is_emerging((struct chance_rate){ 9, 7 }, (struct chance_rate){ 0, 0 }, 1));
}
END_TEST

START_TEST(normal_distances)
{
	NEAR(chance_distance(0.05), 1.95996);
	NEAR(chance_distance(0.0027), 2.99998);
	NEAR(chance_distance(0.002), 3.09023);
}
END_TEST

START_TEST(promoters_have_the_reference_interval)
{
	struct estimate score = interval_of_promoters(50, 20, 100);

	NEAR(score.value, 0.30);
	ck_assert_double_eq_tol(score.within.high - score.value, 0.1531, 0.00005);
	ck_assert_double_eq_tol(score.value - score.within.low, 0.1531, 0.00005);
	ck_assert_double_eq(interval_of_promoters(9, 0, 10).within.high, 1);
	ck_assert(isnan(interval_of_promoters(0, 0, 0).within.low));
}
END_TEST

/* Newcombe 1998, table II: 56/70 against 48/80 by method 10, and the two extreme cases. */
static const struct {
	double hits_a, n_a, hits_b, n_b, low, high;
} differences[] = {
	{ 56, 70, 48, 80, 0.0524, 0.3339 },
	{ 9, 10, 3, 10, 0.1705, 0.8090 },
	{ 10, 10, 0, 20, 0.6791, 1.0000 },
	{ 10, 10, 0, 10, 0.6075, 1.0000 },
};

START_TEST(newcombe_has_the_published_values)
{
	struct estimate now = interval_of_share(differences[_i].hits_a, differences[_i].n_a);
	struct estimate before = interval_of_share(differences[_i].hits_b, differences[_i].n_b);
	struct estimate difference = interval_of_difference(now, before);

	NEAR(difference.within.low, differences[_i].low);
	NEAR(difference.within.high, differences[_i].high);
	ck_assert(!interval_has_zero(difference));
}
END_TEST

START_TEST(a_small_difference_cannot_be_told)
{
	struct estimate now = interval_of_share(90, 100), before = interval_of_share(85, 100);

	ck_assert(interval_has_zero(interval_of_difference(now, before)));
	now = interval_of_share(9000, 10000);
	before = interval_of_share(8500, 10000);
	ck_assert(!interval_has_zero(interval_of_difference(now, before)));
	ck_assert(interval_has_zero(interval_of_difference(now, interval_of_share(0, 0))));
}
END_TEST

/* 4 5 3 5 4: mean 4.2, variance 0.7, standard error 0.37417. */
START_TEST(a_mean_has_the_normal_interval)
{
	struct estimate mean = interval_of_mean(21, 91, 5);

	NEAR(mean.value, 4.2);
	NEAR(interval_variance(21, 91, 5), 0.7);
	NEAR(mean.within.low, 4.2 - 1.959964 * 0.374166);
	NEAR(mean.within.high, 4.2 + 1.959964 * 0.374166);
	ck_assert(isnan(interval_of_mean(4, 16, 1).within.low));
}
END_TEST

START_TEST(more_answers_settle_a_share)
{
	/* 1.96² × 0.85 × 0.15 ÷ 0.05² = 195.9 */
	ck_assert_double_eq(interval_share_needs(90, 100, 0.85), 96);
	ck_assert_double_eq(interval_share_needs(850, 1000, 0.80), 0);
	ck_assert(isnan(interval_share_needs(85, 100, 0.85)));
	ck_assert(isnan(interval_share_needs(0, 0, 0.85)));
}
END_TEST

/* What it says is what Wilson's interval does: one answer fewer leaves it open. */
START_TEST(needs_agree_with_wilson)
{
	for (int hits = 0; hits <= 30; hits++) {
		double needs = interval_share_needs(hits, 30, 0.8), low, high;

		if (isnan(needs) || needs == 0)
			continue;
		double n = 30 + needs;

		statistics_wilson(n * hits / 30, n, &low, &high);
		ck_assert(low > 0.8 || high < 0.8);
		statistics_wilson((n - 1) * hits / 30, n - 1, &low, &high);
		ck_assert(low <= 0.8 && high >= 0.8);
	}
}
END_TEST

/* 1.96² × 0.7 ÷ 0.1² = 268.9 */
START_TEST(more_answers_settle_a_mean)
{
	ck_assert_double_eq(interval_mean_needs(4.2, 0.7, 5, 4.1), 264);
	ck_assert_double_eq(interval_mean_needs(4.2, 0.7, 300, 4.1), 0);
	NEAR(interval_promoter_variance(50, 20, 100), 0.61);
}
END_TEST

Suite *suite_interval(void)
{
	Suite *suite = suite_create("interval");
	TCase *tests = tcase_create("all");

	tcase_add_test(tests, binomial_tails_are_exact);
	tcase_add_test(tests, a_topic_emerges_against_its_own_past);
	tcase_add_test(tests, normal_distances);
	tcase_add_test(tests, promoters_have_the_reference_interval);
	tcase_add_loop_test(
		tests, newcombe_has_the_published_values, 0, (int)ARRAY_LEN(differences));
	tcase_add_test(tests, a_small_difference_cannot_be_told);
	tcase_add_test(tests, a_mean_has_the_normal_interval);
	tcase_add_test(tests, more_answers_settle_a_share);
	tcase_add_test(tests, needs_agree_with_wilson);
	tcase_add_test(tests, more_answers_settle_a_mean);
	suite_add_tcase(suite, tests);
	return suite;
}
