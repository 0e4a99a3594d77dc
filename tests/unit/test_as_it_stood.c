/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The period before is read as it stood at the same age: a desk of which nothing later is known says
 * the same of it.
 */
#include "config.h"

#include <math.h>

#include "base/macros.h"
#include "check_kpi.h"
#include "random_desk.h"

/* What was lost since was there then, so all of it counts. */
static struct kpi_desk *begin(int seed, int64_t as_of)
{
	static const char *words[] = { "spam", "deleted", "merged", "test" };
	struct kpi_desk *desk = random_desk((uint32_t)seed * 8191 + 29, seed);

	desk->desk->excluded = (struct text_list){ words, ARRAY_LEN(words) };
	kpi_desk_begin(desk, as_of);
	random_desk_fill(desk, FILL_EVENTS);
	return desk;
}

/* Those that both tell, one by one. */
static size_t compare(const struct board *now, const struct board *then)
{
	size_t compared = 0;

	for (size_t i = 0; i < board_count(then); i++) {
		const struct reading *was = board_at(then, i);
		const struct reading *is = board_find(now, was->kpi, was->scope, was->scope_id);

		if (!is || isnan(was->value) || is->reason == REASON_NO_SOURCE ||
			is->reason == REASON_TOO_FEW)
			continue;
		ck_assert_msg(fabs(is->previous - was->value) < 1e-9 * (1 + fabs(was->value)),
			"%s of %s '%s' was %f, and is said to have been %f", kpi_row(was->kpi)->id,
			scope_rows[was->scope].name, was->scope_id, was->value, is->previous);
		compared++;
	}
	return compared;
}

/* A running period, and one that ended two days ago. */
static void look_back(int seed, int64_t age)
{
	int64_t to = RANDOM_NOW - age, cut = to - 10 * DAY_S, then = cut + age;
	struct kpi_desk *today = begin(seed, TIME_NONE), *back = begin(seed, then);
	struct board_request request = ask(cut, to, RANDOM_NOW);
	struct board_request before = ask(cut - (to - cut), cut, then);
	const struct board *now = board_of(today, &request, RANDOM_NOW);
	const struct board *past = board_of(back, &before, then);

	ck_assert_uint_gt(compare(now, past), 1000);
	board_done(now);
	board_done(past);
	kpi_desk_free(today);
	kpi_desk_free(back);
}

START_TEST(a_running_period_is_compared_with_what_was_known_then)
{
	look_back(_i, 0);
}
END_TEST

START_TEST(a_past_period_is_compared_with_what_was_known_as_late)
{
	look_back(_i, 2 * DAY_S);
}
END_TEST

Suite *suite_as_it_stood(void)
{
	Suite *suite = suite_create("as it stood");
	TCase *tests = tcase_create("all");

	tcase_set_timeout(tests, 120);
	tcase_add_loop_test(
		tests, a_running_period_is_compared_with_what_was_known_then, 0, RANDOM_SEEDS);
	tcase_add_loop_test(
		tests, a_past_period_is_compared_with_what_was_known_as_late, 0, RANDOM_SEEDS);
	suite_add_tcase(suite, tests);
	return suite;
}
