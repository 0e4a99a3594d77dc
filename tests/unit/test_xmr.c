/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Process behaviour charts: limits against worked examples, and each rule alone.
 */
#include "config.h"

#include <math.h>

#include "base/macros.h"
#include "check_kpi.h"
#include "kpi/xmr.h"

#define DAYS 70

static const double quiet[] = { 52, 47, 50, 55, 49, 51, 48, 53, 46, 50, 54, 49 };

START_TEST(limits_come_from_the_mean_moving_range)
{
	struct xmr xmr;

	xmr_limits(quiet, ARRAY_LEN(quiet), &xmr);
	ck_assert_double_eq_tol(xmr.mean, 50.333, 0.0005);
	ck_assert_double_eq_tol(xmr.range, 4.4545, 0.0005);
	ck_assert_double_eq_tol(xmr.low, 38.484, 0.0006);
	ck_assert_double_eq_tol(xmr.high, 62.182, 0.0006);
	ck_assert_double_eq_tol(xmr.range_limit, 14.557, 0.0006);
	ck_assert(!xmr.is_robust);
	ck_assert(xmr.is_provisional);
}
END_TEST

/* Ranges 1 1 1 1 1 46 45 1 1 1 1 1 1 1 1 1: the mean 6.5625 allows 21.4, so the median 1 counts. */
START_TEST(an_outlier_does_not_widen_the_limits)
{
	static const double values[] = { 10, 11, 10, 11, 10, 11, 57, 12, 11, 10, 11, 10, 11, 10, 11,
		10, 11 };
	struct xmr xmr;

	xmr_limits(values, ARRAY_LEN(values), &xmr);
	ck_assert(xmr.is_robust);
	ck_assert(!xmr.is_provisional);
	ck_assert_double_eq_tol(xmr.mean, 11, 1e-9);
	ck_assert_double_eq_tol(xmr.low, 11 - 3.145, 1e-9);
	ck_assert_double_eq_tol(xmr.high, 11 + 3.145, 1e-9);
	ck_assert_double_eq_tol(xmr.range_limit, 3.865, 1e-9);
}
END_TEST

START_TEST(gaps_are_left_out)
{
	double values[2 * ARRAY_LEN(quiet)];
	struct xmr with, without;

	for (size_t i = 0; i < ARRAY_LEN(quiet); i++) {
		values[2 * i] = quiet[i];
		values[2 * i + 1] = NAN;
	}
	xmr_limits(values, ARRAY_LEN(values), &with);
	xmr_limits(quiet, ARRAY_LEN(quiet), &without);
	ck_assert_uint_eq(with.n, ARRAY_LEN(quiet));
	ck_assert_double_eq_tol(with.low, without.low, 1e-12);
	ck_assert_double_eq_tol(with.high, without.high, 1e-12);
}
END_TEST

START_TEST(five_points_have_no_limits)
{
	struct xmr_point points[5];
	struct xmr_series series = { .values = quiet, .len = 5 };
	struct xmr xmr = xmr_chart(&series, points);

	ck_assert(isnan(xmr.low) && isnan(xmr.high) && isnan(points[4].high));
	xmr_limits(quiet, 6, &xmr);
	ck_assert(!isnan(xmr.low) && xmr.is_provisional);
}
END_TEST

/* --- rules: 40 60 40 60 … has the mean 50 and the limits 50 ± 53.2 ---------------------------- */

static void chart_of(double *values, const char *shape, struct xmr_point *points)
{
	struct xmr_series series = { .values = values };

	for (; shape[series.len]; series.len++)
		switch (shape[series.len]) {
		case '-':
			values[series.len] = 40;
			break;
		case '+':
			values[series.len] = 60;
			break;
		case 'H': /* between half way and the limit */
			values[series.len] = 90;
			break;
		case 'X':
			values[series.len] = 300;
			break;
		default:
			values[series.len] = NAN;
		}
	(void)xmr_chart(&series, points);
}

static size_t count(const struct xmr_point *points, size_t len, enum xmr_signal signal)
{
	size_t found = 0;

	for (size_t i = 0; i < len; i++)
		found += points[i].signal == signal;
	return found;
}

START_TEST(an_ordinary_course_is_no_news)
{
	double values[DAYS];
	struct xmr_point points[DAYS];

	chart_of(values, "-+-+-+-+-+-+-+-+-+-+", points);
	ck_assert_uint_eq(count(points, 20, XMR_NONE), 20);
	ck_assert_double_eq_tol(points[3].mean, 50, 1e-9);
	ck_assert_double_eq_tol(points[3].high, 103.2, 1e-9);
	ck_assert_double_eq_tol(points[3].low, -3.2, 1e-9);
}
END_TEST

START_TEST(a_point_outside_is_news)
{
	double values[DAYS];
	struct xmr_point points[DAYS];

	chart_of(values, "-+-+-+-+-+X+-+-+-+-+", points);
	ck_assert_int_eq(points[10].signal, XMR_POINT_HIGH);
	ck_assert_uint_eq(count(points, 20, XMR_NONE), 19);
}
END_TEST

/* The run goes across a gap, but not across the mean. */
START_TEST(eight_in_a_row_on_one_side_are_news)
{
	double values[DAYS];
	struct xmr_point points[DAYS];

	chart_of(values, "-+-+-+-+-+-+-++++ ++++", points);
	ck_assert_uint_eq(count(points, 22, XMR_SHIFT_UP), 8);
	ck_assert_int_eq(points[13].signal, XMR_SHIFT_UP);
	ck_assert_int_eq(points[12].signal, XMR_NONE);
	ck_assert_int_eq(points[17].signal, XMR_NONE);
	chart_of(values, "-+-+-+-+-+-+-+++++++", points);
	ck_assert_uint_eq(count(points, 20, XMR_NONE), 20); /* seven */
}
END_TEST

/* Eight above a mean of 50 and eight below; a value on the mean is on no side. */
START_TEST(a_point_on_the_mean_ends_a_run)
{
	double values[] = { 40, 20, 40, 20, 60, 80, 60, 80, NAN, 60, 80, 60, 80, 40, 20, 40, 20 };
	struct xmr_point points[ARRAY_LEN(values)];
	struct xmr_series series = { .values = values, .len = ARRAY_LEN(values) };

	(void)xmr_chart(&series, points);
	ck_assert_uint_eq(count(points, series.len, XMR_SHIFT_UP), 8);
	values[8] = 50;
	(void)xmr_chart(&series, points);
	ck_assert_double_eq(points[8].mean, 50);
	ck_assert_uint_eq(count(points, series.len, XMR_SHIFT_UP), 0);
}
END_TEST

/* The limit is far above: 17 ordinary points and H + H H. */
START_TEST(three_of_four_near_a_limit_are_news)
{
	double values[DAYS];
	struct xmr_point points[DAYS];

	chart_of(values, "-+-+-+-+-+-+-+-+-H+HH-+-+-+-+-+-", points);
	ck_assert_uint_eq(count(points, 33, XMR_LEAN_UP), 3);
	ck_assert_int_eq(points[17].signal, XMR_LEAN_UP);
	ck_assert_int_eq(points[18].signal, XMR_NONE);
	chart_of(values, "-+-+-+-+-+-+-+-+-H-+HH-+-+-+-+-+", points);
	ck_assert_uint_eq(count(points, 32, XMR_NONE), 32); /* two of four */
}
END_TEST

START_TEST(equal_values_are_no_news)
{
	double values[20];
	struct xmr_point points[20];
	struct xmr_series series = { .values = values, .len = 20 };

	for (size_t i = 0; i < 20; i++)
		values[i] = 7;
	(void)xmr_chart(&series, points);
	ck_assert_uint_eq(count(points, 20, XMR_NONE), 20);
	ck_assert_double_eq_tol(points[0].high, 7, 1e-12);
}
END_TEST

/* --- seasons and restarts ------------------------------------------------------------------- */

/* Weekdays around 100, Sundays around 10. */
static void fill_weeks(double *values, uint8_t *weekdays)
{
	static const double wobble[] = { 3, -4, 1, 5, -2, 0, -3, 4, -1, 2, -5 };

	for (size_t i = 0; i < DAYS; i++) {
		weekdays[i] = (uint8_t)(i % 7);
		values[i] = (i % 7 == 6 ? 10 : 100) + wobble[i % ARRAY_LEN(wobble)];
	}
}

/* Nine of ten every day is nine of ten, though a sum of 0.9 and 0.9 … is rounded on its way. */
START_TEST(equal_shares_are_no_news)
{
	static const double shares[] = { 0.9, 0.85, 1.0 / 3, 0.1, 33.3 };
	double values[DAYS];
	uint8_t weekdays[DAYS];
	struct xmr_point points[DAYS];

	for (size_t share = 0; share < ARRAY_LEN(shares); share++)
		for (size_t len = 7; len <= DAYS; len++) {
			struct xmr_series series = { .values = values, .len = len };

			for (size_t i = 0; i < len; i++) {
				values[i] = shares[share];
				weekdays[i] = (uint8_t)(i % 7);
			}
			(void)xmr_chart(&series, points);
			ck_assert_uint_eq(count(points, len, XMR_NONE), len);
			series.weekdays = weekdays;
			(void)xmr_chart(&series, points);
			ck_assert_uint_eq(count(points, len, XMR_NONE), len);
		}
}
END_TEST

START_TEST(a_quiet_sunday_is_no_news)
{
	double values[DAYS];
	uint8_t weekdays[DAYS];
	struct xmr_point points[DAYS];
	struct xmr_series series = { .values = values, .len = DAYS, .weekdays = weekdays };

	fill_weeks(values, weekdays);
	(void)xmr_chart(&series, points);
	ck_assert_uint_eq(count(points, DAYS, XMR_NONE), DAYS);
	ck_assert_double_lt(points[6].high, 40);
	ck_assert_double_gt(points[5].low, 70);
}
END_TEST

START_TEST(a_busy_sunday_is_news_and_a_quiet_weekday_too)
{
	double values[DAYS];
	uint8_t weekdays[DAYS];
	struct xmr_point points[DAYS];
	struct xmr_series series = { .values = values, .len = DAYS, .weekdays = weekdays };

	fill_weeks(values, weekdays);
	values[34] = 60; /* a Sunday */
	values[52] = 60;
	(void)xmr_chart(&series, points);
	ck_assert_int_eq(points[34].signal, XMR_POINT_HIGH);
	ck_assert_int_eq(points[52].signal, XMR_POINT_LOW);
	ck_assert_uint_eq(count(points, DAYS, XMR_NONE), DAYS - 2);
}
END_TEST

/* Two Sundays are too few to know what a Sunday is like: all days are one series again. */
START_TEST(two_of_a_weekday_make_no_season)
{
	double values[DAYS];
	uint8_t weekdays[DAYS];
	struct xmr_point points[DAYS];
	struct xmr_series series = { .values = values, .len = 20, .weekdays = weekdays };

	fill_weeks(values, weekdays);
	(void)xmr_chart(&series, points);
	ck_assert_double_eq_tol(points[5].mean, points[6].mean, 1e-9);
	series.len = 21;
	(void)xmr_chart(&series, points);
	ck_assert_double_gt(points[5].mean - points[6].mean, 80);
}
END_TEST

START_TEST(limits_begin_anew_where_something_changed)
{
	double values[40];
	bool restarts[40] = { [20] = true };
	struct xmr_point points[40];
	struct xmr_series series = { .values = values, .len = 40, .restarts = restarts };

	for (size_t i = 0; i < 40; i++)
		values[i] = (i < 20 ? 100 : 50) + (i % 2 ? 2 : -2);
	struct xmr xmr = xmr_chart(&series, points);

	ck_assert_uint_eq(count(points, 40, XMR_NONE), 40);
	ck_assert_double_eq_tol(points[19].mean, 100, 1e-9);
	ck_assert_double_eq_tol(points[20].mean, 50, 1e-9);
	ck_assert_double_eq_tol(xmr.mean, 50, 1e-9);
	series.restarts = NULL;
	(void)xmr_chart(&series, points);
	ck_assert_uint_eq(count(points, 20, XMR_NONE), 0);
	ck_assert_int_eq(points[39].signal, XMR_POINT_LOW);
}
END_TEST

/* About normal, with the deviation 1. */
static double noise(uint32_t *seed)
{
	double sum = -6;

	for (int k = 0; k < 12; k++) {
		*seed = *seed * 1664525 + 1013904223;
		sum += (double)(*seed >> 8) / (1 << 24);
	}
	return sum;
}

/* Of 200 charts without a season, and of 3, 5 and 10 weeks with one: how many of 1000 points lie
 * outside by chance alone. */
static const size_t chance_weeks[] = { 0, 3, 5, 10 };

START_TEST(chance_alone_makes_little_news)
{
	uint32_t seed = 20261122;
	size_t outside = 0, weeks = chance_weeks[_i], len = weeks ? 7 * weeks : DAYS;

	for (int chart = 0; chart < 200; chart++) {
		double values[DAYS];
		uint8_t weekdays[DAYS];
		struct xmr_point points[DAYS];
		struct xmr_series series = {
			.values = values, .len = len, .weekdays = weeks ? weekdays : NULL
		};

		for (size_t i = 0; i < len; i++) {
			weekdays[i] = (uint8_t)(i % 7);
			values[i] = (weeks ? 10.0 * weekdays[i] : 0) + noise(&seed);
		}
		(void)xmr_chart(&series, points);
		outside += count(points, len, XMR_POINT_HIGH) + count(points, len, XMR_POINT_LOW);
	}
	ck_assert_uint_lt(1000 * outside, 15 * 200 * len);
	ck_assert_uint_gt(1000 * outside, 1 * 200 * len);
}
END_TEST

START_TEST(every_signal_has_a_name_of_its_own)
{
	for (int i = 0; i < XMR_SIGNAL_COUNT; i++)
		for (int j = 0; j < i; j++)
			ck_assert_str_ne(xmr_signal_name((enum xmr_signal)i),
				xmr_signal_name((enum xmr_signal)j));
	ck_assert_str_eq(xmr_signal_name(XMR_NONE), "none");
	ck_assert_str_eq(xmr_signal_name(XMR_SHIFT_UP), "shift_up");
}
END_TEST

Suite *suite_xmr(void)
{
	Suite *suite = suite_create("xmr");
	TCase *tests = tcase_create("all");

	tcase_add_test(tests, limits_come_from_the_mean_moving_range);
	tcase_add_test(tests, an_outlier_does_not_widen_the_limits);
	tcase_add_test(tests, gaps_are_left_out);
	tcase_add_test(tests, five_points_have_no_limits);
	tcase_add_test(tests, an_ordinary_course_is_no_news);
	tcase_add_test(tests, a_point_outside_is_news);
	tcase_add_test(tests, eight_in_a_row_on_one_side_are_news);
	tcase_add_test(tests, a_point_on_the_mean_ends_a_run);
	tcase_add_test(tests, three_of_four_near_a_limit_are_news);
	tcase_add_test(tests, equal_values_are_no_news);
	tcase_add_test(tests, equal_shares_are_no_news);
	tcase_add_test(tests, a_quiet_sunday_is_no_news);
	tcase_add_test(tests, a_busy_sunday_is_news_and_a_quiet_weekday_too);
	tcase_add_test(tests, two_of_a_weekday_make_no_season);
	tcase_add_test(tests, limits_begin_anew_where_something_changed);
	tcase_add_loop_test(tests, chance_alone_makes_little_news, 0, (int)ARRAY_LEN(chance_weeks));
	tcase_add_test(tests, every_signal_has_a_name_of_its_own);
	suite_add_tcase(suite, tests);
	return suite;
}
