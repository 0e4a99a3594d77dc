/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Back-off grows, stays within its bounds and starts again; a budget holds in every minute.
 */
#include "config.h"

#include "base/macros.h"
#include "check_net.h"
#include "net/backoff.h"

START_TEST(backoff_grows_to_five_minutes)
{
	static const int64_t whole_ms[] = { 1000, 2000, 4000, 8000, 16000, 32000, 64000, 128000,
		256000, 300000, 300000, 300000 };
	for (uint64_t seed = 0; seed < 100; seed++) {
		struct backoff backoff = { .random = seed };
		for (size_t i = 0; i < ARRAY_LEN(whole_ms); i++) {
			int64_t wait_ms = backoff_next_ms(&backoff);
			ck_assert_int_ge(wait_ms, whole_ms[i] / 2);
			ck_assert_int_le(wait_ms, whole_ms[i]);
		}
	}
}
END_TEST

START_TEST(backoff_differs_between_collectors)
{
	struct backoff one = { .random = 1 }, two = { .random = 2 };
	int same = 0;
	for (int i = 0; i < 10; i++)
		same += backoff_next_ms(&one) == backoff_next_ms(&two);
	ck_assert_int_lt(same, 5);
}
END_TEST

START_TEST(backoff_starts_again_after_success)
{
	struct backoff backoff = { 0 };
	for (int i = 0; i < 6; i++)
		backoff_next_ms(&backoff);
	backoff_reset(&backoff);
	ck_assert_int_le(backoff_next_ms(&backoff), 1000);
}
END_TEST

START_TEST(rate_allows_a_minute_at_once_and_no_more)
{
	struct rate rate;
	rate_init(&rate, 10, 5000);
	for (int i = 0; i < 10; i++)
		ck_assert(rate_take(&rate, 5000));
	ck_assert(!rate_take(&rate, 5000));
	ck_assert(!rate_take(&rate, 64999));
	int64_t wait_ms = rate_wait_ms(&rate, 5000);
	ck_assert_int_eq(wait_ms, 61000);
	ck_assert(!rate_take(&rate, 5000 + wait_ms - 1));
	ck_assert_int_eq(rate_wait_ms(&rate, 5000 + wait_ms), 0);
	ck_assert(rate_take(&rate, 5000 + wait_ms));
}
END_TEST

/* Takes whatever it may, as early as it may; no 60 s hold more than the budget. */
START_TEST(rate_holds_in_every_minute)
{
	static const int64_t steps_ms[] = { 7, 113, 1009, 6311 };
	for (size_t s = 0; s < ARRAY_LEN(steps_ms); s++) {
		struct rate rate;
		int64_t taken_at[400] = { 0 };
		size_t len = 0;
		rate_init(&rate, 10, 0);
		for (int64_t now_ms = 0; now_ms < 600000; now_ms += steps_ms[s])
			while (len < ARRAY_LEN(taken_at) && rate_take(&rate, now_ms))
				taken_at[len++] = now_ms;
		ck_assert_uint_ge(len, 90);
		for (size_t i = 10; i < len; i++)
			ck_assert_int_ge(taken_at[i] - taken_at[i - 10], 60000);
	}
}
END_TEST

START_TEST(rate_spreads_what_was_spread)
{
	struct rate rate;
	rate_init(&rate, 2, 0);
	ck_assert(rate_take(&rate, 0));
	ck_assert(rate_take(&rate, 30000));
	ck_assert_int_eq(rate_wait_ms(&rate, 30000), 31000); /* second 0 leaves at 61 s */
	ck_assert(rate_take(&rate, 61000));
	ck_assert_int_eq(rate_wait_ms(&rate, 61000), 30000); /* second 30 leaves at 91 s */
}
END_TEST

START_TEST(rate_of_a_tiny_share_still_polls)
{
	struct rate rate;
	rate_init(&rate, 0.2, 0);
	ck_assert(rate_take(&rate, 0));
	ck_assert(!rate_take(&rate, 1000));
	ck_assert(rate_take(&rate, 61000));
}
END_TEST

START_TEST(rate_without_limit_never_waits)
{
	struct rate rate;
	rate_init(&rate, 0, 0);
	for (int i = 0; i < 10000; i++)
		ck_assert(rate_take(&rate, 0));
	ck_assert_int_eq(rate_wait_ms(&rate, 0), 0);
}
END_TEST

Suite *suite_backoff(void)
{
	Suite *suite = suite_create("backoff");
	TCase *cases = tcase_create("backoff");
	tcase_add_test(cases, backoff_grows_to_five_minutes);
	tcase_add_test(cases, backoff_differs_between_collectors);
	tcase_add_test(cases, backoff_starts_again_after_success);
	tcase_add_test(cases, rate_allows_a_minute_at_once_and_no_more);
	tcase_add_test(cases, rate_holds_in_every_minute);
	tcase_add_test(cases, rate_spreads_what_was_spread);
	tcase_add_test(cases, rate_of_a_tiny_share_still_polls);
	tcase_add_test(cases, rate_without_limit_never_waits);
	suite_add_tcase(suite, cases);
	return suite;
}
