/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Forecasts of a day, and the people that its half hours need, by hand.
 */
#include "config.h"

#include <math.h>

#include "base/macros.h"
#include "check_kpi.h"
#include "kpi/forecast.h"
#include "kpi/staffing.h"

#define NEAR(is, want) ck_assert_double_eq_tol(is, want, 1e-9)

/* The rest of the day is always 60, however the morning was. */
START_TEST(the_rest_of_the_day_is_added)
{
	static const struct forecast_day days[] = { { 30, 90 }, { 50, 110 }, { 40, 100 },
		{ 60, 122 } };
	struct forecast forecast = forecast_today(days, ARRAY_LEN(days), 80);

	ck_assert(!forecast.is_proportional);
	NEAR(forecast.usual_by_now, 45);
	NEAR(forecast.value, 80 + 60.5);
	/* Told from the others: off by 2/3, 2/3, 2/3 and 2. */
	NEAR(forecast.error, 1);
}
END_TEST

/* The morning is always half of the day. */
START_TEST(a_busy_morning_makes_a_busy_day)
{
	static const struct forecast_day days[] = { { 30, 60 }, { 50, 100 }, { 40, 80 },
		{ 60, 120 } };
	struct forecast forecast = forecast_today(days, ARRAY_LEN(days), 80);

	ck_assert(forecast.is_proportional);
	NEAR(forecast.value, 160);
	NEAR(forecast.error, 0);
}
END_TEST

START_TEST(before_the_first_ticket_a_usual_day_is_told)
{
	static const struct forecast_day days[] = { { 0, 60 }, { 0, 100 }, { 0, 80 }, { 0, 120 } };
	struct forecast forecast = forecast_today(days, ARRAY_LEN(days), 0);

	NEAR(forecast.value, 90);
	NEAR(forecast.usual_by_now, 0);
	/* 60 from 100, 100 from 86.7, 80 from 93.3, 120 from 80 */
	NEAR(forecast.error, (40 + 40.0 / 3 + 40.0 / 3 + 40) / 4);
}
END_TEST

/* In comes what the first test had; out goes half by now and half in the rest. */
START_TEST(what_comes_in_less_what_goes_out)
{
	static const struct forecast_day in[] = { { 30, 90 }, { 50, 110 }, { 40, 100 },
		{ 60, 122 } };
	static const struct forecast_day out[] = { { 20, 40 }, { 40, 80 }, { 30, 60 },
		{ 50, 100 } };
	struct forecast_net net = forecast_net(in, out, 4, 80, 60);

	NEAR(net.value, 80 + 60.5 - 120);
	NEAR(net.error, 1); /* that of what comes in: what goes out was told exactly */
	net = forecast_net(in, out, 3, 80, 60);
	ck_assert(isnan(net.value) && isnan(net.error));
}
END_TEST

/* Both are off by the same: what is open is told exactly. */
START_TEST(errors_of_both_sides_may_cancel)
{
	static const struct forecast_day days[] = { { 4, 9 }, { 6, 31 }, { 6, 11 }, { 4, 29 } };
	struct forecast_net net = forecast_net(days, days, 4, 7, 4);

	NEAR(net.value, 3); /* to each the same 15 */
	NEAR(net.error, 0);
	ck_assert(forecast_today(days, 4, 7).error > 10);
}
END_TEST

START_TEST(three_days_tell_nothing)
{
	static const struct forecast_day days[3] = { { 1, 2 }, { 1, 2 }, { 1, 2 } };
	struct forecast forecast = forecast_today(days, 3, 1);

	ck_assert(isnan(forecast.value) && isnan(forecast.error) && isnan(forecast.usual_by_now));
}
END_TEST

/* Five days of three slots; the last slot is known of three days only. */
static const double counts[] = { 1, 10, NAN, 2, 20, 5, 3, 30, 5, 4, 40, 5, 5, NAN, NAN };

START_TEST(slots_are_means)
{
	struct forecast_past past = { counts, 5, 3 };
	double out[3];

	forecast_slots(&past, out);
	NEAR(out[0], 3);
	NEAR(out[1], 25);
	ck_assert(isnan(out[2]));
}
END_TEST

/* Off by 2, 0 and 4 where 30 came; the last two are not both known. */
START_TEST(error_is_mean_error_by_mean)
{
	static const double told[] = { 8, 10, 14, NAN, 7 }, came[] = { 10, 10, 10, 3, NAN };

	NEAR(forecast_error(told, came, 5), 0.2);
	ck_assert(isnan(forecast_error(told + 3, came + 3, 2)));
}
END_TEST

/* --- people ------------------------------------------------------------------------------------ */

/* 100 calls of 300 s in a half hour for 80 % within 20 s: 21 people; see the reference values. */
START_TEST(a_half_hour_needs_what_erlang_says)
{
	static const double arrivals[] = { 100, 0, NAN, 100, 1e7 }, on[] = { 20, 2, 5, NAN, 9 };
	struct staffing staffing = { .mix = { { { .handle_s = 300, .within_s = 20 } },
					     { { 0.80, 0.85 } } },
		.arrivals = { arrivals },
		.scheduled_from = 5,
		.on = on,
		.len = 5 };
	struct staffing_slot slots[5];

	staffing_plan(&staffing, slots);
	NEAR(slots[0].needed, 21);
	NEAR(slots[0].gap, -1);
	ck_assert_double_eq_tol(slots[0].service_level, 0.7293, 0.0001);
	NEAR(slots[1].needed, 0);
	NEAR(slots[1].gap, 2);
	ck_assert(isnan(slots[2].needed) && isnan(slots[2].gap));
	NEAR(slots[3].needed, 21);
	ck_assert(isnan(slots[3].gap) && isnan(slots[3].service_level));
	ck_assert(isnan(slots[4].needed) && isnan(slots[4].gap));
	staffing.shrinkage = 0.30;
	staffing.scheduled_from = 0;
	staffing_plan(&staffing, slots);
	NEAR(slots[0].needed, 30);
}
END_TEST

START_TEST(without_a_handle_time_no_need_is_known)
{
	static const double arrivals[] = { 100 }, on[] = { 20 };
	struct staffing staffing = { .mix = { { { .handle_s = NAN, .within_s = 20 } },
					     { { 0.80, 0.85 } } },
		.arrivals = { arrivals },
		.on = on,
		.len = 1 };
	struct staffing_slot slot;

	staffing_plan(&staffing, &slot);
	ck_assert(isnan(slot.needed));
	NEAR(slot.on, 20);
}
END_TEST

/* 100 calls need 21, 100 chats, two at once, 21 halves of a person: 11; 32 together. */
START_TEST(calls_and_chats_need_their_own)
{
	static const double calls[] = { 100, 100, 100, 0 }, chats[] = { 100, 100, 100, 100 };
	static const double on[] = { 32, 31, 3, 10 };
	const struct erlang_load call = { .handle_s = 300, .within_s = 20 };
	const struct erlang_load chat = { .handle_s = 300, .within_s = 20, .at_once = 2 };
	const struct staffing staffing = {
		.mix = { { call, chat }, { { 0.80, 0.85 }, { 0.80, 0.85 } } },
		.arrivals = { calls, chats },
		.scheduled_from = 4,
		.on = on,
		.len = 4,
	};
	struct staffing_slot slots[4];

	staffing_plan(&staffing, slots);
	NEAR(slots[0].arrivals, 200);
	NEAR(slots[0].needed, 32);
	NEAR(slots[0].gap, 0);
	/* 21 keep 82.63 % of the calls, 11 who are 22 halves 89.15 % of the chats. */
	ck_assert_double_eq_tol(slots[0].service_level, (.8263 + .8915) / 2, 0.0001);
	ck_assert(slots[0].is_kept);
	/* 20 and 11: 72.93 % of the calls are under the goal, whatever the chats make of it. */
	ck_assert_double_eq_tol(slots[1].service_level, (.7293 + .8915) / 2, 0.0001);
	ck_assert_double_gt(slots[1].service_level, 0.80);
	ck_assert(!slots[1].is_kept);
	NEAR(slots[2].service_level, 0);
	NEAR(slots[3].needed, 11);
	ck_assert_double_eq_tol(slots[3].service_level, .7293, 0.0001);
}
END_TEST

Suite *suite_forecast(void)
{
	Suite *suite = suite_create("forecast");
	TCase *tests = tcase_create("all");

	tcase_add_test(tests, the_rest_of_the_day_is_added);
	tcase_add_test(tests, a_busy_morning_makes_a_busy_day);
	tcase_add_test(tests, before_the_first_ticket_a_usual_day_is_told);
	tcase_add_test(tests, what_comes_in_less_what_goes_out);
	tcase_add_test(tests, errors_of_both_sides_may_cancel);
	tcase_add_test(tests, three_days_tell_nothing);
	tcase_add_test(tests, slots_are_means);
	tcase_add_test(tests, error_is_mean_error_by_mean);
	tcase_add_test(tests, a_half_hour_needs_what_erlang_says);
	tcase_add_test(tests, without_a_handle_time_no_need_is_known);
	tcase_add_test(tests, calls_and_chats_need_their_own);
	suite_add_tcase(suite, tests);
	return suite;
}
