/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Further durations and what belongs to types of tickets, computed by hand.
 */
#include "config.h"

#include <math.h>

#include "check_kpi.h"
#include "kpi_desk.h"

#define NOW (MONDAY + 30 * DAY_S)

static struct kpi_desk *desk;

static void make(void)
{
	desk = kpi_desk_new();
}

static void end(void)
{
	kpi_desk_free(desk);
}

static const struct board *days(int from, int to)
{
	struct board_request request = ask(MONDAY + from * DAY_S, MONDAY + to * DAY_S, NOW);
	const struct board *board = board_of(desk, &request, NOW);

	check_adds_up(board);
	return board;
}

static double value(
	const struct board *board, enum kpi_id kpi, enum scope_kind scope, const char *id)
{
	return read_scope(board, kpi, scope, id)->value;
}

static double whole(const struct board *board, enum kpi_id kpi)
{
	return read_kpi(board, kpi)->value;
}

static void begin(void)
{
	kpi_desk_begin(desk, TIME_NONE);
}

/* Waits for us 1 h, for the customer 3 h, for us 2 h, for a third party 4 h; solved: 7 h. The first
 * solve, undone after an hour, came after 10 h. */
START_TEST(what_the_customer_waited)
{
	begin();
	struct story one = story(1, MONDAY + HOUR_S);

	story_reply(&one, MONDAY + 2 * HOUR_S, ANNA);
	story_customer(&one, MONDAY + 5 * HOUR_S);
	story_state(&one, MONDAY + 7 * HOUR_S, STATE_HOLD);
	story_state(&one, MONDAY + 11 * HOUR_S, STATE_SOLVED);
	put(desk, &one);
	const struct board *board = days(0, 7);

	ck_assert_double_eq(whole(board, KPI_REQUESTER_WAIT), 7.0 * HOUR_S);
	ck_assert_double_eq(whole(board, KPI_FIRST_RESOLUTION_TIME), 10.0 * HOUR_S);
	board_done(board);
}
END_TEST

/* Solved after 2 h, reopened, solved after 30 h: each has its own duration and date. */
START_TEST(the_first_solve_counts_though_undone)
{
	begin();
	struct story one = story(1, MONDAY + HOUR_S);

	story_state(&one, MONDAY + 3 * HOUR_S, STATE_SOLVED);
	story_state(&one, MONDAY + 4 * HOUR_S, STATE_OPEN);
	story_reply(&one, MONDAY + 5 * HOUR_S, ANNA);
	story_state(&one, MONDAY + 31 * HOUR_S, STATE_SOLVED);
	put(desk, &one);
	const struct board *monday = days(0, 1), *tuesday = days(1, 2);

	ck_assert_double_eq(whole(monday, KPI_FIRST_RESOLUTION_TIME), 2.0 * HOUR_S);
	ck_assert_double_eq(read_kpi(monday, KPI_RESOLUTION_TIME)->n, 0);
	ck_assert_double_eq(whole(tuesday, KPI_RESOLUTION_TIME), 30.0 * HOUR_S);
	ck_assert_double_eq(read_kpi(tuesday, KPI_FIRST_RESOLUTION_TIME)->n, 0);
	board_done(monday);
	board_done(tuesday);
}
END_TEST

/* Open 9 to 17: one of three replies came at 20:00. */
START_TEST(replies_after_hours)
{
	kpi_desk_hours(desk, "09:00-17:00");
	begin();
	struct story one = story(1, MONDAY + 9 * HOUR_S);

	story_reply(&one, MONDAY + 10 * HOUR_S, ANNA);
	story_reply(&one, MONDAY + 16 * HOUR_S, ANNA);
	story_reply(&one, MONDAY + 20 * HOUR_S, BEN);
	put(desk, &one);
	const struct board *board = days(0, 7);

	ck_assert_double_eq_tol(whole(board, KPI_AFTER_HOURS_SHARE), 1 / 3.0, 1e-9);
	ck_assert_double_eq(value(board, KPI_AFTER_HOURS_SHARE, SCOPE_AGENT, "ben"), 1);
	board_done(board);
}
END_TEST

/* Two complaints of four tickets; one answered in 2 h and solved in 6 h. A return is open, another
 * took 5 h. */
START_TEST(complaints_and_returns)
{
	static const fact_id types[] = { COMPLAINT, COMPLAINT, RETURNED, RETURNED };

	begin();
	for (fact_id id = 1; id <= 4; id++) {
		struct story one = story(id, MONDAY + HOUR_S);

		one.fact.type = types[id - 1];
		if (id % 2) {
			story_reply(&one, MONDAY + 3 * HOUR_S, ANNA);
			story_state(&one, MONDAY + (id == 1 ? 7 : 6) * HOUR_S, STATE_SOLVED);
		}
		put(desk, &one);
	}
	const struct board *board = days(0, 30);

	ck_assert_double_eq(whole(board, KPI_COMPLAINTS), 2);
	ck_assert_double_eq(whole(board, KPI_COMPLAINT_SHARE), 0.5);
	ck_assert_double_eq(whole(board, KPI_COMPLAINT_ACK_TIME), 2.0 * HOUR_S);
	ck_assert_double_eq(whole(board, KPI_COMPLAINT_RESOLUTION_TIME), 6.0 * HOUR_S);
	ck_assert_double_eq(whole(board, KPI_RETURN_BACKLOG), 1);
	ck_assert_double_eq(whole(board, KPI_REPAIR_TIME), 5.0 * HOUR_S);
	board_done(board);
}
END_TEST

START_TEST(types_are_the_desks_own)
{
	static const char *words[] = { "Return" };
	struct measuring *measuring = kpi_desk_add(desk, "measuring");

	measuring->complaint_types = (struct text_list){ words, 1 };
	begin();
	struct story one = story(1, MONDAY + HOUR_S), other = story(2, MONDAY + HOUR_S);

	one.fact.type = COMPLAINT;
	other.fact.type = RETURNED;
	put(desk, &one);
	put(desk, &other);
	const struct board *board = days(0, 7);

	ck_assert_double_eq(whole(board, KPI_COMPLAINTS), 1);
	board_done(board);
}
END_TEST

/* One was answered; three are not since 9, 6 and 2 h, of which the promise to two has passed; one was
 * made by an agent. */
START_TEST(what_is_not_answered_stands_beside)
{
	struct promise_config *promise = kpi_desk_add(desk, "promise");

	promise->first_response_s = 4 * HOUR_S;
	begin();
	struct story done = story(1, NOW - 5 * HOUR_S), old = story(2, NOW - 6 * HOUR_S);
	struct story young = story(3, NOW - 2 * HOUR_S), asked = story(4, NOW - 9 * HOUR_S);

	story_reply(&done, NOW - HOUR_S, ANNA);
	story_state(&asked, NOW - 8 * HOUR_S, STATE_PENDING);
	put(desk, &done);
	put(desk, &old);
	put(desk, &young);
	put(desk, &asked);
	struct story ours = story(5, NOW - HOUR_S);

	ours.events[0].actor = ANNA;
	ours.events[0].actor_kind = ACTOR_AGENT;
	put(desk, &ours);
	const struct board *board = days(29, 30);
	const struct reading *frt = read_kpi(board, KPI_FIRST_RESPONSE_TIME);

	ck_assert_double_eq(frt->n, 1);
	ck_assert_double_eq(frt->unanswered, 3);
	ck_assert_double_eq(frt->oldest_unanswered_s, 9.0 * HOUR_S);
	ck_assert_double_eq(frt->unanswered_overdue, 2);
	ck_assert_double_eq(read_kpi(board, KPI_SLA_FIRST_RESPONSE)->denominator, 3);
	ck_assert_double_eq(read_kpi(board, KPI_SLA_FIRST_RESPONSE)->numerator, 1);
	board_done(board);
}
END_TEST

/* Nothing is promised, the goal is four hours, the team's one: created at 9:00, 13:00 and 16:30 on a
 * day that works from 9 to 17, seen at 19:00. */
START_TEST(without_promises_the_goal_tells_who_is_late)
{
	struct target_config *target;
	int64_t day = MONDAY + 28 * DAY_S, now = day + 19 * HOUR_S;

	kpi_desk_free(desk);
	desk = kpi_desk_new();
	kpi_desk_hours(desk, "09:00-17:00");
	target = kpi_desk_add(desk, "target");
	target->kpi = "first_response_time";
	target->goal = 4 * HOUR_S;
	target = kpi_desk_add(desk, "target");
	target->kpi = "first_response_time";
	target->team = "Billing";
	target->goal = HOUR_S / 4;
	kpi_desk_begin(desk, TIME_NONE);
	struct story old = story(1, day + 9 * HOUR_S), noon = story(2, day + 13 * HOUR_S);
	struct story late = story(3, day + 16 * HOUR_S + 30 * MINUTE_S);

	late.fact.group = BILLING;
	put(desk, &old);
	put(desk, &noon);
	put(desk, &late);
	for (int is_calendar = 0; is_calendar < 2; is_calendar++) {
		struct board_request request = ask(day, day + DAY_S, now);

		request.clock = is_calendar ? CLOCK_CALENDAR : CLOCK_DEFAULT;
		request.period.is_running = true;
		request.period.span.to = now;
		const struct board *board = board_of(desk, &request, now);
		const struct reading *frt = read_kpi(board, KPI_FIRST_RESPONSE_TIME);

		ck_assert_double_eq(frt->unanswered, 3);
		ck_assert(frt->is_overdue_by_goal);
		/* Worked on: 8 h, 4 h and half an hour; passed: 10 h, 6 h and two and a half. */
		ck_assert_double_eq(frt->unanswered_overdue, is_calendar ? 2 : 1);
		ck_assert_double_eq(read_scope(board, KPI_FIRST_RESPONSE_TIME, SCOPE_TEAM, "b")
					    ->unanswered_overdue,
			1);
		board_done(board);
	}
}
END_TEST

/* Promised within 2 h of each further message: one came after 1 h, one after 3 h, one is overdue. */
START_TEST(next_replies_in_time)
{
	struct promise_config *promise = kpi_desk_add(desk, "promise");

	promise->next_reply_s = 2 * HOUR_S;
	begin();
	static const int64_t after[] = { 1, 3, 0 };

	for (fact_id id = 1; id <= 3; id++) {
		struct story one = story(id, MONDAY + HOUR_S);

		story_reply(&one, MONDAY + 2 * HOUR_S, ANNA);
		story_customer(&one, MONDAY + 4 * HOUR_S);
		if (after[id - 1])
			story_reply(&one, MONDAY + (4 + after[id - 1]) * HOUR_S, ANNA);
		put(desk, &one);
	}
	const struct board *board = days(0, 7);

	ck_assert_double_eq_tol(whole(board, KPI_SLA_NEXT_REPLY), 1 / 3.0, 1e-9);
	ck_assert_str_eq(read_kpi(board, KPI_SLA_NEXT_REPLY)->promise, "ours");
	board_done(board);
}
END_TEST

/* A bot answers three: it closes one, a human helps in another, the third comes back. */
START_TEST(what_bots_solve_alone)
{
	begin();
	for (fact_id id = 1; id <= 3; id++) {
		struct story one = story(id, MONDAY + HOUR_S);

		story_robot(&one, MONDAY + HOUR_S + 5);
		if (id == 2)
			story_reply(&one, MONDAY + 2 * HOUR_S, ANNA);
		struct event_fact *solve = story_state(&one, MONDAY + 3 * HOUR_S, STATE_SOLVED);

		if (id != 2) {
			solve->actor = ROBOT;
			solve->actor_kind = ACTOR_BOT;
		}
		if (id == 3) {
			story_customer(&one, MONDAY + 4 * HOUR_S);
			story_state(&one, MONDAY + 4 * HOUR_S, STATE_OPEN);
			story_reply(&one, MONDAY + 5 * HOUR_S, BEN);
			story_state(&one, MONDAY + 6 * HOUR_S, STATE_SOLVED);
		}
		put(desk, &one);
	}
	const struct board *board = days(0, 7);

	ck_assert_double_eq_tol(whole(board, KPI_BOT_RESOLUTION_RATE), 1 / 3.0, 1e-9);
	board_done(board);
}
END_TEST

Suite *suite_durations(void)
{
	Suite *suite = suite_create("durations");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, make, end);
	tcase_add_test(tests, what_the_customer_waited);
	tcase_add_test(tests, the_first_solve_counts_though_undone);
	tcase_add_test(tests, replies_after_hours);
	tcase_add_test(tests, complaints_and_returns);
	tcase_add_test(tests, types_are_the_desks_own);
	tcase_add_test(tests, what_is_not_answered_stands_beside);
	tcase_add_test(tests, without_promises_the_goal_tells_who_is_late);
	tcase_add_test(tests, next_replies_in_time);
	tcase_add_test(tests, what_bots_solve_alone);
	suite_add_tcase(suite, tests);
	return suite;
}
