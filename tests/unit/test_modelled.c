/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * People that calls need, and the error of forecasts, computed by hand.
 */
#include "config.h"

#include <math.h>

#include "check_kpi.h"
#include "kpi_desk.h"

/* A Wednesday at noon, ten weeks on. */
#define NOON (MONDAY + 10 * 7 * DAY_S + 2 * DAY_S + 12 * HOUR_S)

static struct kpi_desk *desk;

static void make(void)
{
	desk = kpi_desk_new();
}

static void end(void)
{
	kpi_desk_free(desk);
}

static const struct board *between(int64_t from, int64_t to, int64_t now_s)
{
	struct board_request request = ask(from, to, now_s);
	const struct board *board = board_of(desk, &request, now_s);

	check_adds_up(board);
	return board;
}

static const struct board *today(void)
{
	return between(NOON - 12 * HOUR_S, NOON + 12 * HOUR_S, NOON);
}

static int64_t keys;

/* Answered at once, of 300 s. */
static void call(int64_t at, fact_id group)
{
	struct activity_fact fact = activity(RECORD_CALL, ++keys, at, ANSWERED);

	fact.group = group;
	fact.agent = ANNA;
	fact.wait_s = 0;
	fact.talk_s = 240;
	fact.wrap_up_s = 60;
	put_activity(desk, &fact);
}

static void calls(int count, int64_t at, fact_id group)
{
	for (int i = 0; i < count; i++)
		call(at + i, group);
}

static void on(fact_id agent, fact_id group, fact_id state)
{
	struct activity_fact fact = activity(RECORD_PRESENCE, ++keys, NOON - HOUR_S, state);

	fact.agent = agent;
	fact.group = group;
	put_activity(desk, &fact);
}

static void ticket(int64_t at)
{
	struct story one = story((fact_id)++keys, at);

	put(desk, &one);
}

/* Before it there is nothing to be loaded. */
static void history_begins(int64_t at)
{
	desk->desk->since = at;
	facts_set_loaded_from(desk->facts, at);
}

/* --- staffing ------------------------------------------------------------------------------- */

/* 100 calls in half an hour of 300 s each are the 200 an hour of the reference: 21 for 80 % in 20 s. */
START_TEST(people_on_less_people_needed)
{
	kpi_desk_begin(desk, TIME_NONE);
	calls(100, NOON - 20 * MINUTE_S, BILLING);
	on(ANNA, BILLING, IN_CONTACT);
	on(BEN, BILLING, AVAILABLE);
	on(CARLA, BILLING, ON_BREAK);
	const struct board *board = today();
	const struct reading *gap = read_kpi(board, KPI_STAFFING_GAP);

	ck_assert_double_eq(gap->value, 2 - 21);
	ck_assert_double_eq(gap->numerator, 2);
	ck_assert_double_eq(gap->denominator, 21);
	ck_assert_double_eq(gap->n, 100);
	ck_assert_double_eq(read_scope(board, KPI_STAFFING_GAP, SCOPE_TEAM, "b")->value, 2 - 21);
	board_done(board);
}
END_TEST

/* Anna is on in Billing, by name and by membership; the calls were for Billing. A role that holds
 * people by name has no calls of its own. */
START_TEST(sites_and_roles_of_teams_are_staffed)
{
	static const char *billing[] = { "Billing" }, *anna[] = { "anna" };
	struct site_config *site = kpi_desk_add(desk, "site");

	site->name = "Izmir";
	site->teams = (struct text_list){ billing, 1 };
	struct role_config *role = kpi_desk_add(desk, "role");

	role->name = "technical";
	role->teams = (struct text_list){ billing, 1 };
	role = kpi_desk_add(desk, "role");
	role->name = "aftersales";
	role->agents = (struct text_list){ anna, 1 };
	kpi_desk_begin(desk, TIME_NONE);
	calls(100, NOON - 20 * MINUTE_S, BILLING);
	on(ANNA, 0, IN_CONTACT);
	on(BEN, TECHNICAL, AVAILABLE);
	struct board_request request = ask(NOON - 12 * HOUR_S, NOON + 12 * HOUR_S, NOON);

	request.scopes[SCOPE_SITE] = true;
	const struct board *board = board_of(desk, &request, NOON);

	ck_assert_double_eq(
		read_scope(board, KPI_STAFFING_GAP, SCOPE_SITE, "Izmir")->value, 1 - 21);
	ck_assert_double_eq(
		read_scope(board, KPI_STAFFING_GAP, SCOPE_ROLE, "technical")->value, 1 - 21);
	ck_assert_double_eq(read_scope(board, KPI_STAFFING_GAP, SCOPE_TEAM, "b")->value, 1 - 21);
	ck_assert(isnan(read_scope(board, KPI_STAFFING_GAP, SCOPE_ROLE, "aftersales")->value));
	board_done(board);
}
END_TEST

/* 100 chats, two at once, need 11 beside those who have the calls. */
START_TEST(chats_need_people_of_their_own)
{
	struct measuring *measuring = kpi_desk_add(desk, "measuring");

	measuring->chats_at_once = 2;
	kpi_desk_begin(desk, TIME_NONE);
	for (int i = 0; i < 100; i++) {
		struct activity_fact fact =
			activity(RECORD_CALL, ++keys, NOON - 20 * MINUTE_S + i, ANSWERED);

		fact.group = RETURNS;
		fact.channel = CHAT;
		fact.agent = BEN;
		fact.wait_s = 0;
		fact.talk_s = 300;
		put_activity(desk, &fact);
	}
	on(BEN, RETURNS, AVAILABLE);
	const struct board *alone = today();

	ck_assert_double_eq(read_kpi(alone, KPI_STAFFING_GAP)->value, 1 - 11);
	board_done(alone);
	calls(100, NOON - 20 * MINUTE_S, BILLING);
	on(ANNA, BILLING, IN_CONTACT);
	const struct board *both = today();

	ck_assert_double_eq(read_kpi(both, KPI_STAFFING_GAP)->value, 2 - (21 + 11));
	ck_assert_double_eq(read_kpi(both, KPI_STAFFING_GAP)->n, 200);
	ck_assert_double_eq(read_scope(both, KPI_STAFFING_GAP, SCOPE_TEAM, "b")->value, 1 - 21);
	ck_assert_double_eq(read_scope(both, KPI_STAFFING_GAP, SCOPE_TEAM, "r")->value, 1 - 11);
	board_done(both);
}
END_TEST

/* 19 keep 58.8 % (the reference again): enough for a goal of 50 %, at an occupancy of 87.7 % too
 * many; 20 at 83.3 % hold the cap of 85 %. */
START_TEST(the_goal_of_the_service_level_is_kept)
{
	struct target_config *target = kpi_desk_add(desk, "target");

	target->kpi = "service_level";
	target->goal_text = "50%";
	kpi_desk_begin(desk, TIME_NONE);
	calls(100, NOON - 20 * MINUTE_S, BILLING);
	on(ANNA, BILLING, IN_CONTACT);
	const struct board *board = today();

	ck_assert_double_eq(read_kpi(board, KPI_STAFFING_GAP)->value, 1 - 20);
	board_done(board);
}
END_TEST

/* Calls of the morning tell how long one takes; nobody has called in the half hour before. */
START_TEST(no_load_needs_nobody)
{
	kpi_desk_begin(desk, TIME_NONE);
	calls(10, NOON - 3 * HOUR_S, BILLING);
	on(ANNA, BILLING, AVAILABLE);
	const struct board *board = today();

	ck_assert_double_eq(read_kpi(board, KPI_STAFFING_GAP)->value, 1);
	ck_assert_double_eq(read_kpi(board, KPI_STAFFING_GAP)->n, 0);
	board_done(board);
}
END_TEST

/* One agent is no queue, a team whose people nobody tells of has no gap, and calls alone have none. */
START_TEST(who_has_no_staffing_is_not_known)
{
	kpi_desk_begin(desk, TIME_NONE);
	calls(10, NOON - 20 * MINUTE_S, BILLING);
	calls(10, NOON - 20 * MINUTE_S, RETURNS);
	const struct board *none = today();

	ck_assert_int_eq(read_kpi(none, KPI_STAFFING_GAP)->reason, REASON_NO_SOURCE);
	board_done(none);
	on(ANNA, BILLING, AVAILABLE);
	const struct board *board = today();
	const struct reading *anna = read_scope(board, KPI_STAFFING_GAP, SCOPE_AGENT, "anna");
	const struct reading *returns = read_scope(board, KPI_STAFFING_GAP, SCOPE_TEAM, "r");

	ck_assert(isnan(anna->value));
	ck_assert_int_eq(anna->reason, REASON_NO_DATA);
	ck_assert(isnan(returns->value));
	ck_assert_int_eq(returns->reason, REASON_NO_DATA);
	ck_assert(!isnan(read_kpi(board, KPI_STAFFING_GAP)->value));
	board_done(board);
}
END_TEST

/* --- forecasts ------------------------------------------------------------------------------ */

#define WEEK_S (7 * DAY_S)

/* The history that is kept begins there, and all of it is loaded. */
static void keep_from(int64_t from)
{
	desk->desk->since = from;
	facts_set_loaded_from(desk->facts, from);
}

/* Four weeks each told 2 tickets between 9:00 and 9:30 and 4 answered calls between 9:30 and 10:00.
 * 3 and 2 came: off by 1 and 2 of 5. */
START_TEST(half_hours_are_told_from_the_weeks_before)
{
	int64_t nine = NOON - 3 * HOUR_S;

	kpi_desk_begin(desk, TIME_NONE);
	keep_from(NOON - 12 * HOUR_S - 4 * WEEK_S);
	for (int week = 1; week <= 4; week++) {
		ticket(nine - week * WEEK_S);
		ticket(nine - week * WEEK_S + 29 * MINUTE_S);
		calls(4, nine - week * WEEK_S + 30 * MINUTE_S, BILLING);
	}
	for (int i = 0; i < 3; i++)
		ticket(nine + i);
	calls(2, nine + 40 * MINUTE_S, BILLING);
	const struct board *board = today();
	const struct reading *error = read_kpi(board, KPI_FORECAST_ERROR);

	ck_assert_double_eq_tol(error->value, 3 / 5.0, 1e-9);
	ck_assert_double_eq(error->numerator, 3);
	ck_assert_double_eq(error->denominator, 5);
	/* The team has the calls alone: 4 told, 2 came. */
	ck_assert_double_eq_tol(
		read_scope(board, KPI_FORECAST_ERROR, SCOPE_TEAM, "b")->value, 1, 1e-9);
	ck_assert(isnan(read_scope(board, KPI_FORECAST_ERROR, SCOPE_AGENT, "anna")->value));
	board_done(board);
	/* The same of a period that ends now; and of one half hour. */
	const struct board *so_far = between(NOON - 12 * HOUR_S, NOON, NOON);

	ck_assert_double_eq_tol(read_kpi(so_far, KPI_FORECAST_ERROR)->value, 3 / 5.0, 1e-9);
	board_done(so_far);
	const struct board *part = between(nine, nine + 30 * MINUTE_S, NOON);

	ck_assert_double_eq_tol(read_kpi(part, KPI_FORECAST_ERROR)->value, 1 / 3.0, 1e-9);
	board_done(part);
}
END_TEST

/* Before all eight weeks are read every look would tell another error. */
START_TEST(weeks_that_are_still_being_read_tell_nothing)
{
	int64_t midnight = NOON - 12 * HOUR_S;

	kpi_desk_begin(desk, TIME_NONE);
	facts_set_loaded_from(desk->facts, midnight - 5 * WEEK_S);
	for (int week = 0; week <= 5; week++)
		ticket(NOON - 3 * HOUR_S - week * WEEK_S);
	const struct board *some = today();

	ck_assert_int_eq(read_kpi(some, KPI_FORECAST_ERROR)->reason, REASON_LOADING);
	ck_assert(isnan(read_kpi(some, KPI_FORECAST_ERROR)->value));
	board_done(some);
	facts_set_loaded_from(desk->facts, midnight - 8 * WEEK_S - DAY_S);
	const struct board *all = today();

	ck_assert_double_eq(read_kpi(all, KPI_FORECAST_ERROR)->value, 0);
	board_done(all);
}
END_TEST

/* Whoever asks for the days of a period beside it, and whoever asks for a longer one, is told the
 * same: a team that was contacted first three weeks ago is known for three weeks. */
START_TEST(longer_moments_do_not_change_the_error_of_a_day)
{
	int64_t nine = NOON - 3 * HOUR_S;

	kpi_desk_begin(desk, TIME_NONE);
	calls(1, nine - 9 * WEEK_S, BILLING);
	for (int week = 0; week <= 3; week++)
		calls(2, nine - week * WEEK_S, BILLING);
	struct board_request request = ask(NOON - 12 * HOUR_S - WEEK_S, NOON + 12 * HOUR_S, NOON);

	request.has_series = true;
	request.period.bucket_count = 8;
	for (int i = 0; i < 8; i++)
		request.period.buckets[i] = (struct span){ NOON - 12 * HOUR_S + (i - 7) * DAY_S,
			NOON - 12 * HOUR_S + (i - 6) * DAY_S };
	const struct board *week = board_of(desk, &request, NOON);
	const struct reading *error = read_kpi(week, KPI_FORECAST_ERROR);
	const struct board *day = today();

	ck_assert(isnan(read_kpi(day, KPI_FORECAST_ERROR)->value));
	ck_assert_uint_eq(error->series_len, 8);
	ck_assert(isnan(error->series[7]));
	board_done(day);
	board_done(week);
}
END_TEST

/* The other weekdays say nothing, a running half hour is not over, and three weeks are too few. */
START_TEST(three_weeks_tell_nothing)
{
	int64_t nine = NOON - 3 * HOUR_S;

	kpi_desk_begin(desk, TIME_NONE);
	keep_from(NOON - 12 * HOUR_S - 3 * WEEK_S);
	for (int week = 1; week <= 4; week++)
		ticket(nine - week * WEEK_S);
	ticket(nine);
	const struct board *few = today();

	ck_assert(isnan(read_kpi(few, KPI_FORECAST_ERROR)->value));
	ck_assert_int_eq(read_kpi(few, KPI_FORECAST_ERROR)->reason, REASON_NO_DATA);
	board_done(few);
	keep_from(NOON - 12 * HOUR_S - 4 * WEEK_S);
	for (int i = 0; i < 50; i++) {
		ticket(nine - DAY_S + i); /* a Tuesday */
		ticket(NOON - i);         /* until noon */
	}
	const struct board *board =
		between(NOON - 12 * HOUR_S, NOON + 12 * HOUR_S, NOON - MINUTE_S);

	ck_assert_double_eq(read_kpi(board, KPI_FORECAST_ERROR)->value, 0);
	board_done(board);
}
END_TEST

/* Days on which nobody works are neither told nor tell: the holiday of last week is not a zero. */
START_TEST(closed_days_are_left_out)
{
	int64_t nine = NOON - 3 * HOUR_S;

	kpi_desk_hours(desk, "8:00-17:00");
	kpi_desk_begin(desk, TIME_NONE);
	keep_from(NOON - 12 * HOUR_S - 5 * WEEK_S);
	for (int week = 1; week <= 5; week++) {
		ticket(nine - week * WEEK_S);
		ticket(nine - week * WEEK_S + 3 * DAY_S); /* Saturdays, closed */
	}
	ticket(nine);
	ticket(nine);
	const struct board *board =
		between(NOON - 12 * HOUR_S - 6 * DAY_S, NOON + 12 * HOUR_S, NOON);

	/* 1 told and 2 came; what came on the Saturday is not held against anybody. */
	ck_assert_double_eq(read_kpi(board, KPI_FORECAST_ERROR)->numerator, 1);
	ck_assert_double_eq(read_kpi(board, KPI_FORECAST_ERROR)->denominator, 2);
	board_done(board);
}
END_TEST

static struct directory_coverage calls_from(int64_t from)
{
	return (struct directory_coverage){ 1, RECORD_CALL, from, NOON + DAY_S, 1 };
}

/* Four weeks told 2 and 6 in turn; five weeks ago calls are known from ten on: the nothing before ten
 * is not told. */
START_TEST(days_that_are_not_wholly_known_tell_nothing)
{
	int64_t nine = NOON - 3 * HOUR_S;
	const struct directory_coverage coverage[] = {
		{ 1, RECORD_TICKET, 1, NOON + DAY_S, 1 },
		{ 1, RECORD_EVENT, 1, NOON + DAY_S, 1 },
		calls_from(NOON - 2 * HOUR_S - 5 * WEEK_S),
	};

	kpi_desk_begin(desk, TIME_NONE);
	history_begins(NOON - 12 * HOUR_S - 5 * WEEK_S);
	ticket(nine - 5 * WEEK_S - HOUR_S);
	for (int week = 1; week <= 4; week++)
		calls(week % 2 ? 2 : 6, nine - week * WEEK_S, BILLING);
	calls(5, nine, BILLING);
	const struct board *known = today();

	/* (2 + 6 + 2 + 6 + 0) ÷ 5 = 3.2 told, and 0.2 of the ticket at eight: off by 1.8 and 0.2 of 5 */
	ck_assert_double_eq_tol(read_kpi(known, KPI_FORECAST_ERROR)->numerator, 1.8 + 0.2, 1e-9);
	board_done(known);
	facts_take_coverage(desk->facts, coverage, 3);
	const struct board *partly = today();

	/* (2 + 6 + 2 + 6) ÷ 4 = 4 told: off by 1 of 5 */
	ck_assert_double_eq_tol(read_kpi(partly, KPI_FORECAST_ERROR)->numerator, 1, 1e-9);
	ck_assert_double_eq_tol(read_kpi(partly, KPI_FORECAST_ERROR)->value, 1 / 5.0, 1e-9);
	board_done(partly);
}
END_TEST

/* Two weeks ago there was a holiday, on which nothing came: 1 is told of the other four, not 0.8. */
START_TEST(a_holiday_is_not_a_zero)
{
	static const char *const holidays[] = { "2026-04-29" };
	int64_t nine = NOON - 3 * HOUR_S;

	kpi_desk_hours(desk, "8:00-17:00");
	desk->desk->hours->holidays = (struct text_list){ (const char **)(void *)holidays, 1 };
	kpi_desk_begin(desk, TIME_NONE);
	facts_set_loaded_from(desk->facts, NOON - 12 * HOUR_S - 5 * WEEK_S);
	for (int week = 1; week <= 5; week++)
		if (week != 2)
			ticket(nine - week * WEEK_S);
	ticket(nine);
	ticket(nine);
	const struct board *board = today();

	ck_assert_double_eq_tol(read_kpi(board, KPI_FORECAST_ERROR)->numerator, 1, 1e-9);
	board_done(board);
}
END_TEST

/* The desk rests on Saturdays, Technical works on them: what came for it was to be told, what came
 * for Billing was not. */
START_TEST(a_team_has_days_of_its_own)
{
	int64_t nine = NOON + 3 * DAY_S - 3 * HOUR_S, now_s = NOON + 3 * DAY_S;
	static const char *window[] = { "8:00-14:00" };

	kpi_desk_hours(desk, "8:00-17:00");
	struct hours_config *saturday = kpi_desk_add(desk, "hours");

	saturday->name = "saturday";
	saturday->days[5] = (struct text_list){ window, 1 };
	struct team_config *team = kpi_desk_add(desk, "team");

	team->name = "Technical";
	team->hours = "saturday";
	kpi_desk_begin(desk, TIME_NONE);
	history_begins(now_s - 12 * HOUR_S - 4 * WEEK_S);
	for (int week = 0; week <= 4; week++)
		for (int i = 0; i < (week == 0 ? 4 : 1); i++) {
			call(nine - week * WEEK_S + i, TECHNICAL);
			call(nine - week * WEEK_S + i, BILLING);
		}
	const struct board *board = between(now_s - 12 * HOUR_S, now_s + 12 * HOUR_S, now_s);

	/* 1 told, 4 came */
	ck_assert_double_eq_tol(
		read_scope(board, KPI_FORECAST_ERROR, SCOPE_TEAM, "t")->value, 3 / 4.0, 1e-9);
	ck_assert(isnan(read_scope(board, KPI_FORECAST_ERROR, SCOPE_TEAM, "b")->value));
	board_done(board);
}
END_TEST

/* On 2026-03-29 clocks in Berlin went forward at two: nine on the wall was eight in UTC on the Sundays
 * before and is seven now. 1 told and 3 came; and on the day, which has 23 hours, nothing else. */
START_TEST(half_hours_are_those_on_the_wall)
{
	int64_t sunday = MONDAY + 27 * DAY_S, midnight = sunday - HOUR_S;

	desk->desk->zone_text = "Europe/Berlin";
	kpi_desk_begin(desk, TIME_NONE);
	history_begins(midnight - 4 * WEEK_S);
	for (int week = 1; week <= 4; week++)
		ticket(sunday - week * WEEK_S + 8 * HOUR_S);
	for (int i = 0; i < 3; i++)
		ticket(sunday + 7 * HOUR_S);
	const struct board *board =
		between(midnight, midnight + 23 * HOUR_S, midnight + 23 * HOUR_S);

	ck_assert_double_eq_tol(read_kpi(board, KPI_FORECAST_ERROR)->numerator, 2, 1e-9);
	ck_assert_double_eq_tol(read_kpi(board, KPI_FORECAST_ERROR)->value, 2 / 3.0, 1e-9);
	board_done(board);
}
END_TEST

Suite *suite_modelled(void)
{
	Suite *suite = suite_create("modelled");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, make, end);
	tcase_add_test(tests, people_on_less_people_needed);
	tcase_add_test(tests, sites_and_roles_of_teams_are_staffed);
	tcase_add_test(tests, chats_need_people_of_their_own);
	tcase_add_test(tests, the_goal_of_the_service_level_is_kept);
	tcase_add_test(tests, no_load_needs_nobody);
	tcase_add_test(tests, who_has_no_staffing_is_not_known);
	tcase_add_test(tests, half_hours_are_told_from_the_weeks_before);
	tcase_add_test(tests, weeks_that_are_still_being_read_tell_nothing);
	tcase_add_test(tests, longer_moments_do_not_change_the_error_of_a_day);
	tcase_add_test(tests, three_weeks_tell_nothing);
	tcase_add_test(tests, closed_days_are_left_out);
	tcase_add_test(tests, days_that_are_not_wholly_known_tell_nothing);
	tcase_add_test(tests, a_holiday_is_not_a_zero);
	tcase_add_test(tests, a_team_has_days_of_its_own);
	tcase_add_test(tests, half_hours_are_those_on_the_wall);
	suite_add_tcase(suite, tests);
	return suite;
}
