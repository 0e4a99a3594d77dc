/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How things stood: the backlog and its parts, now and at any moment before.
 */
#include "config.h"

#include <math.h>

#include "base/macros.h"
#include "check_kpi.h"
#include "kpi/live.h"
#include "kpi_desk.h"

static struct kpi_desk *desk;

/* One ticket, day by day: created Monday 10:00 of nobody, Anna takes it at 12:00 and asks at 14:00
 * (pending), the customer answers Tuesday 10:00, it waits for a courier from Tuesday 12:00, Ben gets
 * it Wednesday 12:00 and solves it Thursday 12:00. */
static void begin(void)
{
	desk = kpi_desk_new();
	kpi_desk_begin(desk, TIME_NONE);
	struct story one = story(1, MONDAY + 10 * HOUR_S);

	one.fact.channel = EMAIL;
	story_team(&one, MONDAY + 12 * HOUR_S, BILLING);
	story_assign(&one, MONDAY + 12 * HOUR_S, ANNA);
	story_reply(&one, MONDAY + 14 * HOUR_S, ANNA);
	story_state(&one, MONDAY + 14 * HOUR_S, STATE_PENDING);
	story_customer(&one, MONDAY + DAY_S + 10 * HOUR_S);
	story_state(&one, MONDAY + DAY_S + 10 * HOUR_S, STATE_OPEN);
	story_state(&one, MONDAY + DAY_S + 12 * HOUR_S, STATE_HOLD);
	story_assign(&one, MONDAY + 2 * DAY_S + 12 * HOUR_S, BEN);
	story_state(&one, MONDAY + 3 * DAY_S + 12 * HOUR_S, STATE_SOLVED);
	put(desk, &one);
}

static void end(void)
{
	kpi_desk_free(desk);
}

static const struct {
	int64_t at;
	double open, us, customer, third_party, unassigned;
	const char *agent;
} moments[] = {
	{ 10 * HOUR_S, 0, 0, 0, 0, 0, NULL }, /* the end of a period is not in it */
	{ 11 * HOUR_S, 1, 1, 0, 0, 1, "-" },
	{ 13 * HOUR_S, 1, 1, 0, 0, 0, "anna" },
	{ 20 * HOUR_S, 1, 0, 1, 0, 0, "anna" },
	{ DAY_S + 11 * HOUR_S, 1, 1, 0, 0, 0, "anna" },
	{ DAY_S + 20 * HOUR_S, 1, 0, 0, 1, 0, "anna" },
	{ 2 * DAY_S + 13 * HOUR_S, 1, 0, 0, 1, 0, "ben" },
	{ 3 * DAY_S + 12 * HOUR_S, 1, 0, 0, 1, 0, "ben" },
	{ 3 * DAY_S + 13 * HOUR_S, 0, 0, 0, 0, 0, NULL },
};

START_TEST(any_moment_of_the_past_is_known)
{
	int64_t now = MONDAY + 10 * DAY_S, at = MONDAY + moments[_i].at;
	struct board_request request = ask(at - DAY_S, at, now);
	const struct board *board = board_of(desk, &request, now);

	check_adds_up(board);
	ck_assert_double_eq(read_kpi(board, KPI_BACKLOG)->value, moments[_i].open);
	ck_assert_double_eq(read_kpi(board, KPI_WAITING_ON_US)->value, moments[_i].us);
	ck_assert_double_eq(read_kpi(board, KPI_WAITING_ON_CUSTOMER)->value, moments[_i].customer);
	ck_assert_double_eq(
		read_kpi(board, KPI_WAITING_ON_THIRD_PARTY)->value, moments[_i].third_party);
	ck_assert_double_eq(read_kpi(board, KPI_UNASSIGNED)->value, moments[_i].unassigned);
	if (moments[_i].agent)
		ck_assert_double_eq(
			read_scope(board, KPI_BACKLOG, SCOPE_AGENT, moments[_i].agent)->value, 1);
	board_done(board);
}
END_TEST

START_TEST(what_happens_this_second_is_there_now)
{
	int64_t now = MONDAY + 10 * HOUR_S;
	struct board_request request = ask(MONDAY, now, now);

	request.period.is_running = true;
	const struct board *board = board_of(desk, &request, now);

	ck_assert_double_eq(read_kpi(board, KPI_BACKLOG)->value, 1);
	board_done(board);
}
END_TEST

START_TEST(age_and_wait_are_taken_at_the_moment)
{
	int64_t at = MONDAY + DAY_S + 11 * HOUR_S, now = MONDAY + 10 * DAY_S;
	struct board_request request = ask(at - DAY_S, at, now);
	const struct board *board = board_of(desk, &request, now);

	ck_assert_double_eq(read_kpi(board, KPI_BACKLOG_AGE)->value, (double)(25 * HOUR_S));
	/* Since the customer's answer at ten, not since the creation. */
	ck_assert_double_eq(read_kpi(board, KPI_LONGEST_WAIT)->value, (double)HOUR_S);
	board_done(board);
}
END_TEST

START_TEST(the_longest_wait_is_the_longest)
{
	int64_t now = MONDAY + DAY_S + 11 * HOUR_S;
	struct story other = story(2, MONDAY + 5 * HOUR_S);

	/* Two messages of which none was answered: the older one counts. */
	story_customer(&other, MONDAY + 9 * HOUR_S);
	put(desk, &other);
	struct board_request request = ask(MONDAY, now, now);
	const struct board *board = board_of(desk, &request, now);

	check_adds_up(board);
	ck_assert_double_eq(read_kpi(board, KPI_LONGEST_WAIT)->value, (double)(30 * HOUR_S));
	ck_assert_double_eq(
		read_scope(board, KPI_LONGEST_WAIT, SCOPE_CHANNEL, "email")->value, (double)HOUR_S);
	board_done(board);
}
END_TEST

/* Asked on Monday 8:00, solved without an answer at noon: who writes again on Wednesday waits since
 * then, and where we opened it ourselves it waits since that. */
START_TEST(a_solve_answers_what_was_asked_before)
{
	static const struct {
		int64_t written_at, reopened_at, since;
	} rows[] = {
		{ 2 * DAY_S, 2 * DAY_S, 2 * DAY_S },
		{ 2 * DAY_S, 2 * DAY_S + 60, 2 * DAY_S },
		{ 0, 2 * DAY_S, 2 * DAY_S },
	};
	struct story one = story(9, MONDAY);
	int64_t now = MONDAY + 2 * DAY_S + 6 * HOUR_S;

	kpi_desk_free(desk);
	desk = kpi_desk_new();
	kpi_desk_begin(desk, TIME_NONE);
	story_reply(&one, MONDAY + HOUR_S, ANNA);
	story_customer(&one, MONDAY + 8 * HOUR_S);
	story_state(&one, MONDAY + 12 * HOUR_S, STATE_SOLVED);
	if (rows[_i].written_at)
		story_customer(&one, MONDAY + rows[_i].written_at);
	story_state(&one, MONDAY + rows[_i].reopened_at, STATE_OPEN);
	put(desk, &one);
	struct board_request request = ask(MONDAY, now, now);
	const struct board *board = board_of(desk, &request, now);
	struct open_list list = facts_open(desk->facts, NULL, now, desk->arena);

	ck_assert_double_eq(
		read_kpi(board, KPI_LONGEST_WAIT)->value, (double)(now - MONDAY - rows[_i].since));
	ck_assert_uint_eq(list.len, 1);
	ck_assert_int_eq(list.tickets[0].waiting_since, MONDAY + rows[_i].since);
	board_done(board);
}
END_TEST

/* Both were read as waiting for a third party, by events and by a summary, before anybody wrote what
 * the word means. */
START_TEST(own_words_for_states_hold_for_what_was_read_before)
{
	static const struct {
		const char *states;
		double third_party, customer, backlog, solved;
	} rows[] = {
		{ "Other = customer", 2, 0, 2, 0 },
		{ "Login = customer", 0, 2, 2, 0 },
		{ "LOGIN = solved", 0, 0, 0, 1 }, /* when, the summary does not tell */
		{ "login = us", 0, 0, 2, 0 },
	};
	const char *items[] = { rows[_i].states };
	struct story one = story(1, MONDAY), two = summary(2, MONDAY);
	int64_t now = MONDAY + DAY_S;

	kpi_desk_free(desk);
	desk = kpi_desk_new();
	kpi_desk_begin(desk, TIME_NONE);
	desk->desk->sources[0].states = (struct text_list){ items, 1 };
	struct event_fact *event = story_state(&one, MONDAY + HOUR_S, STATE_HOLD);

	event->to = one.fact.state_word = LOGIN;
	event->to_waiting = WAITING_THIRD_PARTY;
	two.fact.state = STATE_HOLD;
	two.fact.waiting = WAITING_THIRD_PARTY;
	two.fact.state_word = LOGIN;
	put(desk, &one);
	put(desk, &two);
	struct board_request request = ask(MONDAY, now, now);

	request.period.is_running = true;
	const struct board *board = board_of(desk, &request, now);

	ck_assert_double_eq(
		read_kpi(board, KPI_WAITING_ON_THIRD_PARTY)->value, rows[_i].third_party);
	ck_assert_double_eq(read_kpi(board, KPI_WAITING_ON_CUSTOMER)->value, rows[_i].customer);
	ck_assert_double_eq(read_kpi(board, KPI_BACKLOG)->value, rows[_i].backlog);
	if (rows[_i].solved > 0)
		ck_assert_double_ge(read_kpi(board, KPI_SOLVED)->value, rows[_i].solved);
	board_done(board);
}
END_TEST

START_TEST(nobody_waiting_is_not_a_wait_of_nothing)
{
	int64_t at = MONDAY + 5 * HOUR_S;
	struct board_request request = ask(at - DAY_S, at, MONDAY + 10 * DAY_S);
	const struct board *board = board_of(desk, &request, MONDAY + 10 * DAY_S);

	ck_assert(isnan(read_kpi(board, KPI_LONGEST_WAIT)->value));
	ck_assert_int_eq(read_kpi(board, KPI_LONGEST_WAIT)->reason, REASON_NO_DATA);
	ck_assert_double_eq(read_kpi(board, KPI_BACKLOG)->value, 0);
	board_done(board);
}
END_TEST

START_TEST(series_show_each_day_as_it_ended)
{
	static const double open[] = { 1, 1, 1, 0, 0 };
	int64_t now = MONDAY + 4 * DAY_S + HOUR_S;
	struct board_request request = ask(MONDAY, now, now);

	request.has_series = true;
	request.period.bucket_count = 6;
	for (int i = 0; i < 6; i++)
		request.period.buckets[i] =
			(struct span){ MONDAY + i * DAY_S, MONDAY + (i + 1) * DAY_S };
	const struct board *board = board_of(desk, &request, now);
	const struct reading *backlog = read_kpi(board, KPI_BACKLOG);
	const struct reading *solved = read_kpi(board, KPI_SOLVED);

	ck_assert_uint_eq(backlog->series_len, 6);
	for (size_t i = 0; i < 5; i++) {
		ck_assert_double_eq(backlog->series[i], open[i]);
		ck_assert_double_eq(solved->series[i], i == 3);
	}
	ck_assert(isnan(backlog->series[5])); /* not yet */
	ck_assert(isnan(solved->series[5]));
	board_done(board);
}
END_TEST

START_TEST(net_flow_is_how_the_backlog_grew)
{
	for (fact_id id = 2; id < 12; id++) {
		struct story one = story(id, MONDAY + id * 9 * HOUR_S);

		if (id % 3)
			story_state(&one, MONDAY + (id * 9 + 20) * HOUR_S, STATE_SOLVED);
		put(desk, &one);
	}
	int64_t now = MONDAY + 60 * DAY_S;
	struct board_request request = ask(MONDAY + DAY_S, MONDAY + 4 * DAY_S, now);

	request.period.previous.to = MONDAY + DAY_S;
	const struct board *board = board_of(desk, &request, now);
	const struct reading *backlog = read_kpi(board, KPI_BACKLOG);

	ck_assert_double_eq(
		backlog->value - backlog->previous, read_kpi(board, KPI_NET_FLOW)->value);
	board_done(board);
}
END_TEST

Suite *suite_levels(void)
{
	Suite *suite = suite_create("levels");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_loop_test(tests, any_moment_of_the_past_is_known, 0, (int)ARRAY_LEN(moments));
	tcase_add_test(tests, what_happens_this_second_is_there_now);
	tcase_add_test(tests, age_and_wait_are_taken_at_the_moment);
	tcase_add_test(tests, the_longest_wait_is_the_longest);
	tcase_add_loop_test(tests, a_solve_answers_what_was_asked_before, 0, 3);
	tcase_add_loop_test(tests, own_words_for_states_hold_for_what_was_read_before, 0, 4);
	tcase_add_test(tests, nobody_waiting_is_not_a_wait_of_nothing);
	tcase_add_test(tests, series_show_each_day_as_it_ended);
	tcase_add_test(tests, net_flow_is_how_the_backlog_grew);
	suite_add_tcase(suite, tests);
	return suite;
}
