/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the past says of a goal: open days and weeks, proposals, what is within reach, trials.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/macros.h"
#include "check_kpi.h"
#include "kpi/past.h"
#include "kpi/target.h"
#include "kpi_desk.h"

#define WEEKS 12
#define NOW (MONDAY + WEEKS * 7 * DAY_S + 8 * HOUR_S)

static struct kpi_desk *desk;

static void begin(void)
{
	desk = kpi_desk_new();
}

static void end(void)
{
	kpi_desk_free(desk);
}

/* --- days and weeks -------------------------------------------------------------------------- */

START_TEST(closed_days_are_left_out)
{
	static const char *const holidays[] = { "2026-05-01" };
	struct past past;

	kpi_desk_hours(desk, "09:00-17:00");
	struct hours_config *hours = desk->desk->hours;

	hours->holidays = (struct text_list){ (const char **)(void *)holidays, 1 };
	kpi_desk_begin(desk, TIME_NONE);
	past_make(desk->desk, PAST_BY_DAYS, NOW, &past);
	ck_assert_uint_eq(past.len, 60);
	/* Friday, the 22nd of May, is the last; the holiday costs a day at the beginning. */
	ck_assert_int_eq(past.spans[59].from, MONDAY + 81 * DAY_S);
	ck_assert_int_eq(past.spans[0].from, MONDAY - 3 * DAY_S);
	for (size_t i = 0; i < past.len; i++) {
		int weekday = zone_civil(desk->desk->zone, past.spans[i].from).weekday;

		ck_assert_int_lt(weekday, 5);
		ck_assert_int_eq(past.spans[i].to - past.spans[i].from, DAY_S);
		ck_assert_int_ne(past.spans[i].from, MONDAY + 60 * DAY_S); /* the holiday */
	}
}
END_TEST

START_TEST(without_hours_every_day_is_open)
{
	struct past past;

	kpi_desk_begin(desk, TIME_NONE);
	past_make(desk->desk, PAST_BY_DAYS, NOW, &past);
	ck_assert_uint_eq(past.len, 60);
	ck_assert_int_eq(past.spans[59].to, MONDAY + WEEKS * 7 * DAY_S);
	ck_assert_int_eq(past.spans[0].from, past.spans[59].to - 60 * DAY_S);
}
END_TEST

/* The clocks of Berlin went forward on the 29th of March. */
START_TEST(a_day_is_as_long_as_it_was)
{
	struct past past;
	int short_days = 0;

	desk->desk->zone_text = "Europe/Berlin";
	kpi_desk_begin(desk, TIME_NONE);
	past_make(desk->desk, PAST_BY_DAYS, NOW, &past);
	for (size_t i = 0; i < past.len; i++) {
		short_days += past.spans[i].to - past.spans[i].from == 23 * HOUR_S;
		if (i > 0)
			ck_assert_int_eq(past.spans[i].from, past.spans[i - 1].to);
	}
	ck_assert_int_eq(short_days, 1);
}
END_TEST

START_TEST(weeks_begin_on_the_desks_day)
{
	struct past past;

	desk->desk->week_start = 5; /* Saturday */
	kpi_desk_begin(desk, TIME_NONE);
	past_make(desk->desk, PAST_BY_WEEKS, NOW, &past);
	ck_assert_int_eq(past.grain, PAST_BY_WEEKS);
	ck_assert_int_eq(past.spans[past.len - 1].to, MONDAY + (WEEKS * 7 - 2) * DAY_S);
	ck_assert_int_eq(past.spans[past.len - 1].from, MONDAY + (WEEKS * 7 - 9) * DAY_S);
}
END_TEST

START_TEST(months_are_those_of_the_desks_calendar)
{
	struct past past;

	kpi_desk_begin(desk, TIME_NONE);
	past_make(desk->desk, PAST_BY_MONTHS, NOW, &past); /* the 25th of May */
	ck_assert_uint_eq(past.len, 60);
	ck_assert_int_eq(past.spans[59].to, MONDAY + 60 * DAY_S);   /* the 1st of May */
	ck_assert_int_eq(past.spans[59].from, MONDAY + 30 * DAY_S); /* the 1st of April */
	ck_assert_int_eq(past.spans[57].to - past.spans[57].from, 28 * DAY_S);
	/* In May of 2026 the month of Khordad began on the 22nd. */
	desk->desk->dates = DATE_JALALI;
	past_make(desk->desk, PAST_BY_MONTHS, NOW, &past);
	ck_assert_int_eq(past.spans[59].to, MONDAY + 81 * DAY_S);
	ck_assert_int_eq(past.spans[59].to - past.spans[59].from, 31 * DAY_S);
}
END_TEST

/* --- a desk of known days -------------------------------------------------------------------- */

/* On the first working day every ticket is answered within one minute, on the next within two … on
 * the sixtieth within sixty. Whoever writes on a Saturday waits until Monday and counts there not at
 * all: the answer comes at once. */
static void put_days(int a_day)
{
	int number = 0;

	kpi_desk_hours(desk, "09:00-17:00");
	kpi_desk_begin(desk, TIME_NONE);
	for (int day = 0; day < WEEKS * 7; day++) {
		bool is_open = day % 7 < 5;
		int64_t at = MONDAY + day * DAY_S + 10 * HOUR_S;
		int wait = day / 7 * 5 + day % 7 + 1;

		for (int i = 0; i < a_day; i++) {
			struct story one = story(++number, at + i * MINUTE_S);

			story_reply(
				&one, one.fact.created_at + (is_open ? wait * MINUTE_S : 1), ANNA);
			put(desk, &one);
		}
	}
}

static struct past_values look_back(const struct past *past)
{
	struct board_request request = ask(0, 1, NOW);
	struct past_values values;

	past_ask(past, &request);
	const struct board *board = board_of(desk, &request, NOW);

	past_take(past, read_kpi(board, KPI_FIRST_RESPONSE_TIME), &values);
	board_done(board);
	return values;
}

static struct past_values last_days(void)
{
	struct past past;

	past_make(desk->desk, PAST_BY_DAYS, NOW, &past);
	return look_back(&past);
}

START_TEST(a_goal_is_what_half_of_the_days_met)
{
	struct proposal proposal;

	put_days(5);
	struct past_values values = last_days();

	ck_assert_uint_eq(values.len, 60);
	ck_assert(!values.is_thin);
	for (size_t i = 0; i < values.len; i++)
		ck_assert_double_eq(values.values[i], (double)(i + 1) * 60);
	ck_assert(propose(KPI_FIRST_RESPONSE_TIME, &values, &proposal));
	ck_assert_double_eq(proposal.goal, 30 * 60);
	ck_assert_uint_eq(proposal.goal_met, 30);
	ck_assert_double_eq(proposal.stretch, 15 * 60);
	ck_assert_uint_eq(proposal.stretch_met, 15);
	ck_assert(isnan(proposal.warn));
	/* mean 1830 s, moving ranges of 60 s: 1830 ± 2.66 × 60 */
	ck_assert_double_eq_tol(proposal.limits.low, 1670.4, 0.01);
	ck_assert_double_eq_tol(proposal.limits.high, 1989.6, 0.01);
	ck_assert_int_eq(past_reach(BETTER_LOWER, &proposal.limits, proposal.stretch), REACH_NEVER);
	ck_assert_int_eq(past_reach(BETTER_LOWER, &proposal.limits, 1800), REACH_WITHIN);
	ck_assert_int_eq(past_reach(BETTER_LOWER, &proposal.limits, 3600), REACH_ALWAYS);
}
END_TEST

START_TEST(nineteen_days_propose_nothing)
{
	struct proposal proposal;
	struct past past;

	put_days(5);
	past_make(desk->desk, PAST_BY_DAYS, NOW, &past);
	facts_set_loaded_from(desk->facts, past.spans[41].from);
	struct past_values values = last_days();

	ck_assert_uint_eq(values.len, 19);
	ck_assert(!propose(KPI_FIRST_RESPONSE_TIME, &values, &proposal));
	facts_set_loaded_from(desk->facts, past.spans[40].from);
	values = last_days();
	ck_assert_uint_eq(values.len, 20);
	ck_assert(propose(KPI_FIRST_RESPONSE_TIME, &values, &proposal));
	ck_assert_double_eq(proposal.goal, 50 * 60); /* of 41 … 60 minutes */
	ck_assert_uint_eq(proposal.goal_met, 10);
}
END_TEST

START_TEST(four_a_day_are_looked_at_by_the_week)
{
	struct past past;

	put_days(4);
	ck_assert(last_days().is_thin);
	past_make(desk->desk, PAST_BY_WEEKS, NOW, &past);
	struct past_values values = look_back(&past);

	ck_assert(values.grain == PAST_BY_WEEKS && !values.is_thin);
	ck_assert_uint_eq(values.len, WEEKS);
	/* 28 a week, 8 of them on closed days within a second: 8 × 0, then 1, 1, 1, 1, 2, 2 minutes. */
	ck_assert_double_eq(values.values[0], 2 * 60);
}
END_TEST

/* --- measures ------------------------------------------------------------------------------- */

static void put_measure(fact_id name, struct span span, double amount)
{
	static int64_t number;
	struct activity_fact fact = activity(RECORD_MEASURE, ++number, span.from, name);

	fact.to = span.to;
	fact.value = amount;
	put_activity(desk, &fact);
}

/* The last `count` months (or weeks) began with 1000 customers each, of whom 1, 2, 3 … were lost. */
static void put_churn(const struct past *past, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct span span = past->spans[past->len - count + i];

		put_measure(CUSTOMERS_START, span, 1000);
		put_measure(CUSTOMERS_LOST, span, (double)(i + 1));
	}
}

static struct past_values churn_of(const struct past *past)
{
	struct board_request request = ask(0, 1, NOW);
	struct past_values values;

	past_ask(past, &request);
	const struct board *board = board_of(desk, &request, NOW);

	past_take(past, read_kpi(board, KPI_CHURN_RATE), &values);
	board_done(board);
	return values;
}

START_TEST(what_is_measured_by_the_month_is_looked_at_by_the_month)
{
	struct past days, months;
	struct proposal proposal;

	kpi_desk_begin(desk, TIME_NONE);
	past_make(desk->desk, PAST_BY_DAYS, NOW, &days);
	past_make(desk->desk, PAST_BY_MONTHS, NOW, &months);
	put_churn(&months, 20);
	struct past_values values = churn_of(&days);

	ck_assert_uint_eq(values.len, 0);
	ck_assert_int_eq(past_wanted(desk->facts, KPI_CHURN_RATE, &values), PAST_BY_MONTHS);
	values = churn_of(&months);
	ck_assert_int_eq(values.grain, PAST_BY_MONTHS);
	ck_assert_uint_eq(values.len, 20);
	ck_assert(!values.is_thin);
	ck_assert_int_eq(values.spans[19].to, MONDAY + 60 * DAY_S);
	ck_assert(propose(KPI_CHURN_RATE, &values, &proposal));
	ck_assert_double_eq_tol(proposal.goal, 0.01, 1e-9); /* the tenth of 0.1 … 2.0 % */
	ck_assert_uint_eq(proposal.goal_met, 10);
	ck_assert_double_eq_tol(proposal.stretch, 0.005, 1e-9);
}
END_TEST

START_TEST(nineteen_months_propose_nothing)
{
	struct past months;
	struct proposal proposal;

	kpi_desk_begin(desk, TIME_NONE);
	past_make(desk->desk, PAST_BY_MONTHS, NOW, &months);
	put_churn(&months, 19);
	struct past_values values = churn_of(&months);

	ck_assert_uint_eq(values.len, 19);
	ck_assert(!propose(KPI_CHURN_RATE, &values, &proposal));
}
END_TEST

START_TEST(what_is_measured_by_the_week_or_day_is_looked_at_by_that)
{
	struct past days, weeks;

	kpi_desk_begin(desk, TIME_NONE);
	past_make(desk->desk, PAST_BY_DAYS, NOW, &days);
	past_make(desk->desk, PAST_BY_WEEKS, NOW, &weeks);
	put_churn(&weeks, 3);
	struct past_values values = churn_of(&days);

	ck_assert_int_eq(past_wanted(desk->facts, KPI_CHURN_RATE, &values), PAST_BY_WEEKS);
	put_churn(&days, 3);
	values = churn_of(&days);
	ck_assert_uint_eq(values.len, 3);
	ck_assert_int_eq(past_wanted(desk->facts, KPI_CHURN_RATE, &values), PAST_BY_DAYS);
	/* Where nothing is measured there is nothing to look at but days. */
	values.len = 0;
	ck_assert_int_eq(past_wanted(desk->facts, KPI_COST_SHARE, &values), PAST_BY_DAYS);
	ck_assert_int_eq(past_wanted(desk->facts, KPI_CSAT, &values), PAST_BY_DAYS);
}
END_TEST

/* Nineteen answers a day are too few for a share of opinions, and many for a duration. */
START_TEST(opinions_need_more_a_day)
{
	double counts[PAST_LEN], shares[PAST_LEN];
	struct past past;
	struct past_values values;
	struct reading reading = { .kpi = KPI_CSAT, .series = shares, .series_n = counts };

	kpi_desk_begin(desk, TIME_NONE);
	past_make(desk->desk, PAST_BY_DAYS, NOW, &past);
	reading.series_len = past.len;
	for (size_t i = 0; i < past.len; i++) {
		shares[i] = 0.9;
		counts[i] = 19;
	}
	past_take(&past, &reading, &values);
	ck_assert(values.is_thin);
	for (size_t i = 0; i < past.len; i++)
		counts[i] = 20;
	past_take(&past, &reading, &values);
	ck_assert(!values.is_thin);
	reading.kpi = KPI_REOPEN_RATE;
	for (size_t i = 0; i < past.len; i++)
		counts[i] = 5;
	past_take(&past, &reading, &values);
	ck_assert(!values.is_thin);
}
END_TEST

/* --- proposals of given days ----------------------------------------------------------------- */

static struct past_values days_of(const double *given, size_t len)
{
	struct past_values values = { .len = len };

	for (size_t i = 0; i < len; i++) {
		values.values[i] = given[i];
		values.spans[i] = (struct span){ MONDAY + (int64_t)i * DAY_S,
			MONDAY + (int64_t)(i + 1) * DAY_S };
	}
	return values;
}

START_TEST(where_higher_is_better_the_upper_half_met_it)
{
	double shares[20];
	struct proposal proposal;

	for (int i = 0; i < 20; i++)
		shares[i] = (80 + (i * 7) % 20) / 100.0 + 0.004; /* 80.4 … 99.4 % in disorder */
	struct past_values values = days_of(shares, 20);

	ck_assert(propose(KPI_CSAT, &values, &proposal));
	ck_assert_double_eq_tol(proposal.goal, 0.90, 1e-9);
	ck_assert_uint_eq(proposal.goal_met, 10);
	ck_assert_double_eq_tol(proposal.stretch, 0.95, 1e-9);
	ck_assert_uint_eq(proposal.stretch_met, 5);
}
END_TEST

START_TEST(a_goal_that_is_not_above_zero_brings_its_warning)
{
	double flows[20];
	struct proposal proposal;

	for (int i = 0; i < 20; i++)
		flows[i] = i - 12; /* −12 … 7 */
	struct past_values values = days_of(flows, 20);

	ck_assert(propose(KPI_NET_FLOW, &values, &proposal));
	ck_assert_double_eq(proposal.goal, -3);
	ck_assert_double_eq(proposal.warn, 2);
	for (int i = 0; i < 20; i++)
		values.values[i] = 0;
	ck_assert(propose(KPI_UNASSIGNED, &values, &proposal));
	ck_assert_double_eq(proposal.goal, 0);
	ck_assert_double_eq(proposal.warn, 1);
}
END_TEST

START_TEST(what_has_no_direction_has_no_goal)
{
	double volumes[20] = { 1, 2, 3 };
	struct proposal proposal;
	struct past_values values = days_of(volumes, 20);

	ck_assert(!propose(KPI_TICKET_VOLUME, &values, &proposal));
	ck_assert(!propose(KPI_HANDLE_TIME, &values, &proposal));
}
END_TEST

START_TEST(limits_stay_within_what_can_be)
{
	double shares[20];

	for (int i = 0; i < 20; i++)
		shares[i] = i % 2 ? 1 : 0.5;
	struct past_values values = days_of(shares, 20);
	struct xmr limits = past_limits(UNIT_SHARE, &values);

	ck_assert_double_eq(limits.low, 0);
	ck_assert_double_eq(limits.high, 1);
	ck_assert_int_eq(past_reach(BETTER_HIGHER, &limits, 1), REACH_WITHIN);
}
END_TEST

START_TEST(a_trial_counts_days_and_the_longest_run)
{
	static const double given[] = { 50, 70, 110, 130, 90, 101, 126, 140, 120, 10 };
	static const double goals[] = { 100, 125 };
	struct past_values values = days_of(given, ARRAY_LEN(given));
	struct trial trial;

	try_goal(&values, BETTER_LOWER, goals, &trial);
	ck_assert_uint_eq(trial.met, 4);
	ck_assert_uint_eq(trial.near, 3);
	ck_assert_uint_eq(trial.missed, 3);
	ck_assert_uint_eq(trial.longest, 4);
	ck_assert_int_eq(trial.longest_span.from, MONDAY + 5 * DAY_S);
	ck_assert_int_eq(trial.longest_span.to, MONDAY + 9 * DAY_S);
}
END_TEST

static const struct {
	enum kpi_unit unit;
	double value;
	const char *want;
} figures[] = {
	{ UNIT_SECONDS, 13800, "3h 50m" },
	{ UNIT_SECONDS, 96, "1m 36s" },
	{ UNIT_SECONDS, 0, "0s" },
	{ UNIT_SECONDS, 26 * 3600, "26h" },
	{ UNIT_SHARE, 0.85, "85%" },
	{ UNIT_SHARE, 0.051, "5.1%" },
	{ UNIT_RATIO, 1.09, "109%" },
	{ UNIT_COUNT_OF, -12, "-12" },
	{ UNIT_COUNT_OF, 131, "131" },
};

START_TEST(a_figure_is_read_back_as_it_was)
{
	char text[48];
	double value;

	ck_assert_str_eq(past_figure(text, sizeof(text), figures[_i].unit, figures[_i].value),
		figures[_i].want);
	ck_assert(target_parse(figures[_i].unit, text, &value));
	ck_assert_double_eq_tol(value, figures[_i].value, 1e-9);
}
END_TEST

Suite *suite_propose(void)
{
	Suite *suite = suite_create("propose");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, closed_days_are_left_out);
	tcase_add_test(tests, without_hours_every_day_is_open);
	tcase_add_test(tests, a_day_is_as_long_as_it_was);
	tcase_add_test(tests, weeks_begin_on_the_desks_day);
	tcase_add_test(tests, months_are_those_of_the_desks_calendar);
	tcase_add_test(tests, what_is_measured_by_the_month_is_looked_at_by_the_month);
	tcase_add_test(tests, nineteen_months_propose_nothing);
	tcase_add_test(tests, what_is_measured_by_the_week_or_day_is_looked_at_by_that);
	tcase_add_test(tests, a_goal_is_what_half_of_the_days_met);
	tcase_add_test(tests, nineteen_days_propose_nothing);
	tcase_add_test(tests, four_a_day_are_looked_at_by_the_week);
	tcase_add_test(tests, opinions_need_more_a_day);
	tcase_add_test(tests, where_higher_is_better_the_upper_half_met_it);
	tcase_add_test(tests, a_goal_that_is_not_above_zero_brings_its_warning);
	tcase_add_test(tests, what_has_no_direction_has_no_goal);
	tcase_add_test(tests, limits_stay_within_what_can_be);
	tcase_add_test(tests, a_trial_counts_days_and_the_longest_run);
	tcase_add_loop_test(tests, a_figure_is_read_back_as_it_was, 0, (int)ARRAY_LEN(figures));
	suite_add_tcase(suite, tests);
	return suite;
}
