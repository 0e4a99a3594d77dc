/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Promises: ours and the helpdesk's, kept, missed, open and due.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/macros.h"
#include "check_kpi.h"
#include "kpi/live.h"
#include "kpi/standing.h"
#include "kpi_desk.h"

static struct kpi_desk *desk;

/* We promise a first response within 4 h and a resolution within two days; for chats a first
 * response within 10 minutes. */
static void begin(void)
{
	desk = kpi_desk_new();
	struct promise_config *promise = kpi_desk_add(desk, "promise");

	promise->first_response_s = 4 * HOUR_S;
	promise->resolution_s = 2 * DAY_S;
	promise = kpi_desk_add(desk, "promise");
	promise->channel = "chat";
	promise->first_response_s = 10 * MINUTE_S;
	kpi_desk_begin(desk, TIME_NONE);
}

static void end(void)
{
	kpi_desk_free(desk);
}

static const struct board *look(int64_t now)
{
	struct board_request request = ask(MONDAY, now, now);

	request.period.is_running = true;
	const struct board *board = board_of(desk, &request, now);

	check_adds_up(board);
	return board;
}

START_TEST(counts_what_fell_due_open_ones_included)
{
	struct story kept = story(1, MONDAY + HOUR_S);
	struct story late = story(2, MONDAY + HOUR_S);
	struct story open = story(3, MONDAY + HOUR_S);
	struct story not_yet = story(4, MONDAY + 8 * HOUR_S);

	story_reply(&kept, MONDAY + 5 * HOUR_S, ANNA);
	story_reply(&late, MONDAY + 5 * HOUR_S + 1, ANNA);
	put(desk, &kept);
	put(desk, &late);
	put(desk, &open);
	put(desk, &not_yet);
	const struct board *board = look(MONDAY + 11 * HOUR_S - 1);
	const struct reading *sla = read_kpi(board, KPI_SLA_FIRST_RESPONSE);

	ck_assert_double_eq(sla->numerator, 1);
	ck_assert_double_eq(sla->denominator, 3);
	ck_assert_str_eq(sla->promise, "ours");
	ck_assert_int_eq(sla->verdict, VERDICT_MISSED);
	ck_assert(sla->is_certain); /* a census is what it is */
	ck_assert_double_eq(read_kpi(board, KPI_OVERDUE)->value, 1);
	ck_assert_double_eq(read_kpi(board, KPI_DUE_SOON)->value, 0);
	board_done(board);
	board = look(MONDAY + 11 * HOUR_S);
	ck_assert_double_eq(read_kpi(board, KPI_DUE_SOON)->value, 1);
	board_done(board);
	board = look(MONDAY + 13 * HOUR_S);
	ck_assert_double_eq(read_kpi(board, KPI_OVERDUE)->value, 2);
	ck_assert_double_eq(read_kpi(board, KPI_SLA_FIRST_RESPONSE)->denominator, 4);
	board_done(board);
}
END_TEST

START_TEST(the_narrower_promise_wins)
{
	struct story one = story(1, MONDAY + HOUR_S);

	one.fact.channel = CHAT;
	story_reply(&one, MONDAY + HOUR_S + 11 * MINUTE_S, ANNA);
	put(desk, &one);
	const struct board *board = look(MONDAY + DAY_S);

	ck_assert_double_eq(read_kpi(board, KPI_SLA_FIRST_RESPONSE)->value, 0);
	ck_assert_double_eq(read_kpi(board, KPI_SLA_FIRST_RESPONSE)->n, 1);
	board_done(board);
}
END_TEST

START_TEST(what_was_solved_unanswered_in_time_owes_no_response)
{
	struct story one = story(1, MONDAY + HOUR_S);

	story_state(&one, MONDAY + 2 * HOUR_S, STATE_SOLVED);
	put(desk, &one);
	const struct board *board = look(MONDAY + 5 * DAY_S);

	ck_assert_double_eq(read_kpi(board, KPI_SLA_FIRST_RESPONSE)->n, 0);
	ck_assert_double_eq(read_kpi(board, KPI_SLA_RESOLUTION)->value, 1);
	board_done(board);
}
END_TEST

START_TEST(a_resolution_must_stand_when_it_is_due)
{
	struct story reopened = story(1, MONDAY);
	struct story late = story(2, MONDAY);

	story_state(&reopened, MONDAY + HOUR_S, STATE_SOLVED);
	story_state(&reopened, MONDAY + DAY_S, STATE_OPEN);
	story_reply(&reopened, MONDAY + DAY_S, ANNA);
	story_state(&reopened, MONDAY + 3 * DAY_S, STATE_SOLVED);
	story_state(&late, MONDAY + 2 * DAY_S, STATE_SOLVED);
	put(desk, &reopened);
	put(desk, &late);
	const struct board *board = look(MONDAY + 5 * DAY_S);

	ck_assert_double_eq(read_kpi(board, KPI_SLA_RESOLUTION)->numerator, 1);
	ck_assert_double_eq(read_kpi(board, KPI_SLA_RESOLUTION)->denominator, 2);
	board_done(board);
}
END_TEST

START_TEST(the_helpdesks_own_come_first)
{
	struct story events = story(1, MONDAY + HOUR_S);
	struct story facet = summary(2, MONDAY + HOUR_S);

	struct event_fact *due = story_event(&events, EVENT_PROMISE, MONDAY + HOUR_S + 1);

	due->metric = PROMISE_FIRST_RESPONSE;
	due->due_at = MONDAY + 6 * HOUR_S;
	story_reply(&events, MONDAY + 5 * HOUR_S + 30 * MINUTE_S, ANNA);
	facet.fact.facets |= 1u << FACET_SLA;
	facet.fact.sla.len = 1;
	facet.fact.sla.promises[0] = (struct ticket_promise){ PROMISE_FIRST_RESPONSE,
		PROMISE_ACTIVE, MONDAY + 7 * HOUR_S };
	put(desk, &events);
	put(desk, &facet);
	const struct board *board = look(MONDAY + 10 * HOUR_S);
	const struct reading *sla = read_kpi(board, KPI_SLA_FIRST_RESPONSE);

	ck_assert_double_eq(sla->numerator, 1);
	ck_assert_double_eq(sla->denominator, 2);
	ck_assert_str_eq(sla->promise, "helpdesk");
	board_done(board);
}
END_TEST

START_TEST(a_withdrawn_promise_is_none)
{
	struct story one = story(1, MONDAY + HOUR_S);

	story_event(&one, EVENT_PROMISE, MONDAY + HOUR_S)->metric = PROMISE_FIRST_RESPONSE;
	put(desk, &one);
	const struct board *board = look(MONDAY + DAY_S);

	ck_assert_double_eq(read_kpi(board, KPI_SLA_FIRST_RESPONSE)->n, 0);
	board_done(board);
}
END_TEST

/* What one ticket's page says is what the KPIs count. */
START_TEST(a_tickets_promises_stand_as_they_count)
{
	struct story late = story(2, MONDAY + HOUR_S);

	story_reply(&late, MONDAY + 5 * HOUR_S + 1, ANNA);
	put(desk, &late);
	struct standings standings = facts_standings(desk->facts, 2);

	ck_assert_uint_eq(standings.len, 2);
	ck_assert_int_eq(standings.rows[0].metric, PROMISE_FIRST_RESPONSE);
	ck_assert_int_eq(standings.rows[0].due_at, MONDAY + 5 * HOUR_S);
	ck_assert_int_eq(standings.rows[0].done_at, MONDAY + 5 * HOUR_S + 1);
	ck_assert(!standings.rows[0].is_kept && standings.rows[0].is_ours);
	ck_assert_int_eq(standings.rows[1].metric, PROMISE_RESOLUTION);
	ck_assert_int_eq(standings.rows[1].due_at, MONDAY + HOUR_S + 2 * DAY_S);
	ck_assert(standings.rows[1].done_at == TIME_NONE);
	ck_assert_uint_eq(facts_standings(desk->facts, 77).len, 0);
}
END_TEST

/* The response is overdue for long, the resolution falls due in half an hour: it is both, for the KPI
 * and for the live line. */
START_TEST(what_is_broken_may_have_more_to_keep)
{
	struct story one = story(1, MONDAY);
	struct live live;
	int64_t now = MONDAY + 2 * DAY_S - 1800;

	desk->desk->due_soon_s = HOUR_S;
	put(desk, &one);
	const struct board *board = look(now);

	facts_live(desk->facts, NULL, now, &live);
	ck_assert_double_eq(read_kpi(board, KPI_OVERDUE)->value, 1);
	ck_assert_double_eq(read_kpi(board, KPI_DUE_SOON)->value, 1);
	ck_assert_int_eq(live.breached, 1);
	ck_assert_int_eq(live.due_soon, 1);
	board_done(board);
}
END_TEST

/* Two promises of one ticket are overdue: it is one ticket, and its owner's of today. */
START_TEST(overdue_counts_tickets)
{
	struct story one = story(1, MONDAY);

	story_assign(&one, MONDAY, ANNA);
	story_assign(&one, MONDAY + 3 * DAY_S, BEN);
	put(desk, &one);
	const struct board *board = look(MONDAY + 4 * DAY_S);

	ck_assert_double_eq(read_kpi(board, KPI_OVERDUE)->value, 1);
	ck_assert_double_eq(read_scope(board, KPI_OVERDUE, SCOPE_AGENT, "ben")->value, 1);
	/* But who held it when it fell due answers for it. */
	ck_assert_double_eq(
		read_scope(board, KPI_SLA_RESOLUTION, SCOPE_AGENT, "anna")->denominator, 1);
	ck_assert_double_eq(
		read_scope(board, KPI_SLA_RESOLUTION, SCOPE_AGENT, "ben")->denominator, 0);
	board_done(board);
}
END_TEST

/* --- whose promise -------------------------------------------------------------------------- */

static struct promise_config *promise_anew(int64_t first_response_s)
{
	struct promise_config *promise = kpi_desk_add(desk, "promise");

	promise->first_response_s = first_response_s;
	return promise;
}

/* Five tickets wait for a first response from Monday on. */
static const struct {
	fact_id group, channel, priority, type;
	int64_t due_s; /* after creation */
} tickets[] = {
	{ 0, 0, 0, 0, 8 * HOUR_S }, { BILLING, 0, 0, 0, 4 * HOUR_S }, { 0, 0, HIGH, 0, 2 * HOUR_S },
	{ 0, 0, 0, LOW, 3 * HOUR_S }, { BILLING, 0, HIGH, 0, HOUR_S },
	{ BILLING, 0, 0, LOW, 3 * HOUR_S }, /* equally narrow: the later one */
};

START_TEST(a_promise_is_made_to_a_team_a_priority_a_type)
{
	kpi_desk_free(desk);
	desk = kpi_desk_new();
	promise_anew(8 * HOUR_S);
	promise_anew(4 * HOUR_S)->team = "Billing";
	promise_anew(2 * HOUR_S)->priority = "high";
	promise_anew(3 * HOUR_S)->type = "low"; /* a name like any other */
	struct promise_config *both = promise_anew(HOUR_S);

	both->team = "Billing";
	both->priority = "high";
	kpi_desk_begin(desk, TIME_NONE);
	struct story one = story(1, MONDAY);

	one.fact.group = tickets[_i].group;
	one.fact.channel = tickets[_i].channel;
	one.fact.priority = tickets[_i].priority;
	one.fact.type = tickets[_i].type;
	put(desk, &one);
	const struct board *board = look(MONDAY + tickets[_i].due_s - 1);

	ck_assert_double_eq(read_kpi(board, KPI_OVERDUE)->value, 0);
	ck_assert_double_eq(read_kpi(board, KPI_SLA_FIRST_RESPONSE)->n, 0);
	board_done(board);
	board = look(MONDAY + tickets[_i].due_s);
	ck_assert_double_eq(read_kpi(board, KPI_OVERDUE)->value, 1);
	board_done(board);
}
END_TEST

/* Created and answered on Monday, due on Wednesday: it is Wednesday's. */
START_TEST(it_counts_when_it_falls_due)
{
	struct story one = story(1, MONDAY + HOUR_S);

	story_state(&one, MONDAY + 2 * HOUR_S, STATE_SOLVED);
	put(desk, &one);
	for (int day = 0; day < 4; day++) {
		struct board_request request =
			ask(MONDAY + day * DAY_S, MONDAY + (day + 1) * DAY_S, MONDAY + 10 * DAY_S);
		const struct board *board = board_of(desk, &request, MONDAY + 10 * DAY_S);

		ck_assert_double_eq(
			read_kpi(board, KPI_SLA_RESOLUTION)->denominator, day == 2 ? 1 : 0);
		board_done(board);
	}
}
END_TEST

/* --- further replies ------------------------------------------------------------------------- */

/* A first response within the hour; after that each reply is due two hours after the customer
 * wrote. */
static struct story asked_again(void)
{
	kpi_desk_free(desk);
	desk = kpi_desk_new();
	struct promise_config *promise = kpi_desk_add(desk, "promise");

	promise->next_reply_s = 2 * HOUR_S;
	kpi_desk_begin(desk, TIME_NONE);
	struct story one = story(1, MONDAY);

	story_reply(&one, MONDAY + HOUR_S, ANNA);
	story_customer(&one, MONDAY + 2 * HOUR_S);
	return one;
}

static void expect_next(int64_t now, double kept, double due)
{
	const struct board *board = look(now);
	const struct reading *sla = read_kpi(board, KPI_SLA_NEXT_REPLY);

	ck_assert_double_eq(sla->denominator, due);
	ck_assert_double_eq(sla->numerator, kept);
	board_done(board);
}

START_TEST(every_further_reply_has_its_own_time)
{
	struct story one = asked_again();

	story_reply(&one, MONDAY + 4 * HOUR_S, ANNA); /* in time */
	story_customer(&one, MONDAY + 10 * HOUR_S);
	story_customer(&one, MONDAY + 11 * HOUR_S); /* the same wait */
	story_reply(&one, MONDAY + 12 * HOUR_S + 1, ANNA);
	story_customer(&one, MONDAY + 20 * HOUR_S);
	put(desk, &one);
	expect_next(MONDAY + 9 * HOUR_S, 1, 1);
	expect_next(MONDAY + 13 * HOUR_S, 1, 2);
	expect_next(MONDAY + 22 * HOUR_S - 1, 1, 2);
	expect_next(MONDAY + 22 * HOUR_S + 1, 1, 3); /* waited for in vain */
}
END_TEST

START_TEST(who_solves_too_late_without_a_reply_has_missed_it)
{
	struct story one = asked_again();

	story_state(&one, MONDAY + 5 * HOUR_S, STATE_SOLVED);
	put(desk, &one);
	expect_next(MONDAY + 6 * HOUR_S, 0, 1);
}
END_TEST

START_TEST(who_solves_in_time_owes_no_further_reply)
{
	struct story one = asked_again();

	story_state(&one, MONDAY + 3 * HOUR_S, STATE_SOLVED);
	put(desk, &one);
	expect_next(MONDAY + 6 * HOUR_S, 0, 0);
}
END_TEST

/* A summary tells who waits now, and of no reply that came in time. */
START_TEST(a_summary_presses_but_makes_no_share)
{
	asked_again();
	struct story one = summary(1, MONDAY);

	one.fact.state = STATE_OPEN;
	one.fact.metrics.has = METRICS_FIRST_REPLY | METRICS_LAST_CUSTOMER | METRICS_LAST_AGENT;
	one.fact.metrics.first_reply_s = HOUR_S;
	one.fact.metrics.last_agent_at = MONDAY + HOUR_S;
	one.fact.metrics.last_customer_at = MONDAY + 2 * HOUR_S;
	put(desk, &one);
	const struct board *board = look(MONDAY + 6 * HOUR_S);
	const struct reading *sla = read_kpi(board, KPI_SLA_NEXT_REPLY);

	ck_assert(isnan(sla->value));
	ck_assert_int_eq(sla->reason, REASON_NO_SOURCE);
	ck_assert_double_eq(read_kpi(board, KPI_OVERDUE)->value, 1);
	board_done(board);
	/* Beside tickets that do tell, it is no miss. */
	struct story other = story(2, MONDAY);

	story_reply(&other, MONDAY + HOUR_S, ANNA);
	story_customer(&other, MONDAY + 2 * HOUR_S);
	story_reply(&other, MONDAY + 3 * HOUR_S, ANNA);
	put(desk, &other);
	expect_next(MONDAY + 6 * HOUR_S, 1, 1);
}
END_TEST

/* It was solved when the reply fell due; that it was reopened a day later does not make it late. */
START_TEST(a_later_reply_is_not_late_where_it_was_solved_in_time)
{
	struct story one = asked_again();

	story_state(&one, MONDAY + 3 * HOUR_S, STATE_SOLVED);
	story_state(&one, MONDAY + DAY_S, STATE_OPEN);
	story_reply(&one, MONDAY + DAY_S + HOUR_S, ANNA);
	put(desk, &one);
	expect_next(MONDAY + 2 * DAY_S, 0, 0);
}
END_TEST

START_TEST(thanks_after_the_end_owe_nothing)
{
	struct story one = asked_again();

	story_reply(&one, MONDAY + 3 * HOUR_S, ANNA);
	story_state(&one, MONDAY + 3 * HOUR_S + 1, STATE_SOLVED);
	story_customer(&one, MONDAY + 5 * HOUR_S);
	put(desk, &one);
	expect_next(MONDAY + 20 * HOUR_S, 1, 1);
}
END_TEST

/* Friday 16:00 plus four business hours is Monday 12:00. */
START_TEST(ours_runs_by_the_business_clock)
{
	kpi_desk_free(desk);
	desk = kpi_desk_new();
	kpi_desk_hours(desk, "09:00-17:00");
	struct promise_config *promise = kpi_desk_add(desk, "promise");

	promise->first_response_s = 4 * HOUR_S;
	promise->clock = CLOCK_DEFAULT;
	kpi_desk_begin(desk, TIME_NONE);
	int64_t friday = MONDAY + 4 * DAY_S;
	struct story one = story(1, friday + 16 * HOUR_S);

	put(desk, &one);
	const struct board *board = look(MONDAY + 7 * DAY_S + 12 * HOUR_S - 1);

	ck_assert_double_eq(read_kpi(board, KPI_OVERDUE)->value, 0);
	ck_assert_double_eq(read_kpi(board, KPI_DUE_SOON)->value, 1);
	board_done(board);
	board = look(MONDAY + 7 * DAY_S + 12 * HOUR_S);
	ck_assert_double_eq(read_kpi(board, KPI_OVERDUE)->value, 1);
	board_done(board);
}
END_TEST

/* The helpdesk told of each as it gave it. */
START_TEST(a_reply_keeps_the_promise_of_a_reply_for_good)
{
	struct story one = story(1, MONDAY + HOUR_S);

	story_reply(&one, MONDAY + 2 * HOUR_S, ANNA);
	story_customer(&one, MONDAY + 3 * HOUR_S);
	story_event(&one, EVENT_PROMISE, MONDAY + 3 * HOUR_S)->metric = PROMISE_NEXT_REPLY;
	one.events[one.len - 1].due_at = MONDAY + 5 * HOUR_S;
	story_reply(&one, MONDAY + 4 * HOUR_S, BEN);
	story_customer(&one, MONDAY + 6 * HOUR_S);
	put(desk, &one);
	const struct board *board = look(MONDAY + 7 * HOUR_S);

	ck_assert_double_eq(read_kpi(board, KPI_OVERDUE)->value, 0);
	ck_assert_double_eq(read_kpi(board, KPI_SLA_NEXT_REPLY)->numerator, 1);
	ck_assert_double_eq(read_kpi(board, KPI_SLA_NEXT_REPLY)->denominator, 1);
	board_done(board);
}
END_TEST

static void promise_next_replies(void)
{
	struct promise_config *promise = kpi_desk_add(desk, "promise");

	promise->next_reply_s = 2 * HOUR_S;
	kpi_desk_begin(desk, TIME_NONE);
}

/* Solved before the reply was due; what is said long after keeps and breaks nothing. */
START_TEST(a_solve_in_time_owes_no_next_reply)
{
	struct story one = story(1, MONDAY + HOUR_S);

	promise_next_replies();
	story_reply(&one, MONDAY + 2 * HOUR_S, ANNA);
	story_customer(&one, MONDAY + 3 * HOUR_S);
	story_state(&one, MONDAY + 4 * HOUR_S, STATE_SOLVED);
	story_reply(&one, MONDAY + DAY_S, ANNA);
	put(desk, &one);
	const struct board *board = look(MONDAY + 2 * DAY_S);

	ck_assert_double_eq(read_kpi(board, KPI_SLA_NEXT_REPLY)->denominator, 0);
	board_done(board);
}
END_TEST

/* The first of the helpdesk's own, the other solved and told by its summary alone. */
START_TEST(ours_is_no_reply_that_is_promised_or_was_not_asked_for)
{
	struct story theirs = story(1, MONDAY + HOUR_S), told = summary(2, MONDAY + HOUR_S);

	promise_next_replies();
	theirs.fact.facets |= 1u << FACET_SLA;
	theirs.fact.sla.len = 1;
	theirs.fact.sla.promises[0] = (struct ticket_promise){ PROMISE_NEXT_REPLY, PROMISE_ACHIEVED,
		MONDAY + 20 * HOUR_S };
	story_reply(&theirs, MONDAY + 2 * HOUR_S, ANNA);
	story_customer(&theirs, MONDAY + 3 * HOUR_S);
	story_reply(&theirs, MONDAY + 4 * HOUR_S, ANNA);
	told.fact.state = STATE_SOLVED;
	told.fact.metrics.has = METRICS_FIRST_REPLY | METRICS_SOLVED;
	told.fact.metrics.first_reply_s = HOUR_S;
	told.fact.metrics.solved_s = 9 * HOUR_S;
	told.fact.metrics.solved_at = MONDAY + 10 * HOUR_S;
	put(desk, &theirs);
	put(desk, &told);
	const struct board *board = look(MONDAY + 2 * DAY_S);

	ck_assert_double_eq(read_kpi(board, KPI_SLA_NEXT_REPLY)->numerator, 1);
	ck_assert_double_eq(read_kpi(board, KPI_SLA_NEXT_REPLY)->denominator, 1);
	board_done(board);
}
END_TEST

/* Anna had it when it fell due, though it was solved by then and is Ben's now. */
START_TEST(a_promise_is_of_whoever_has_the_ticket_when_it_falls_due)
{
	struct story one = story(1, MONDAY + HOUR_S);

	story_team(&one, MONDAY + 2 * HOUR_S, BILLING);
	story_assign(&one, MONDAY + 2 * HOUR_S, ANNA);
	story_state(&one, MONDAY + 2 * HOUR_S, STATE_SOLVED);
	story_state(&one, MONDAY + 3 * DAY_S, STATE_OPEN);
	story_team(&one, MONDAY + 3 * DAY_S, RETURNS);
	story_assign(&one, MONDAY + 3 * DAY_S, BEN);
	put(desk, &one);
	const struct board *board = look(MONDAY + 4 * DAY_S);

	ck_assert_double_eq(
		read_scope(board, KPI_SLA_RESOLUTION, SCOPE_AGENT, "anna")->numerator, 1);
	ck_assert_double_eq(read_scope(board, KPI_SLA_RESOLUTION, SCOPE_TEAM, "b")->numerator, 1);
	board_done(board);
}
END_TEST

START_TEST(no_promise_at_all_has_no_source)
{
	kpi_desk_free(desk);
	desk = kpi_desk_new();
	kpi_desk_begin(desk, TIME_NONE);
	struct story one = story(1, MONDAY);

	put(desk, &one);
	const struct board *board = look(MONDAY + DAY_S);

	ck_assert_int_eq(read_kpi(board, KPI_SLA_RESOLUTION)->reason, REASON_NO_SOURCE);
	ck_assert_int_eq(read_kpi(board, KPI_OVERDUE)->reason, REASON_NO_SOURCE);
	ck_assert(isnan(read_kpi(board, KPI_OVERDUE)->value));
	board_done(board);
}
END_TEST

Suite *suite_promises(void)
{
	Suite *suite = suite_create("promises");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, counts_what_fell_due_open_ones_included);
	tcase_add_test(tests, a_tickets_promises_stand_as_they_count);
	tcase_add_test(tests, what_is_broken_may_have_more_to_keep);
	tcase_add_test(tests, the_narrower_promise_wins);
	tcase_add_test(tests, what_was_solved_unanswered_in_time_owes_no_response);
	tcase_add_test(tests, a_resolution_must_stand_when_it_is_due);
	tcase_add_test(tests, the_helpdesks_own_come_first);
	tcase_add_test(tests, a_withdrawn_promise_is_none);
	tcase_add_test(tests, overdue_counts_tickets);
	tcase_add_test(tests, ours_runs_by_the_business_clock);
	tcase_add_test(tests, a_reply_keeps_the_promise_of_a_reply_for_good);
	tcase_add_test(tests, a_solve_in_time_owes_no_next_reply);
	tcase_add_test(tests, ours_is_no_reply_that_is_promised_or_was_not_asked_for);
	tcase_add_test(tests, a_promise_is_of_whoever_has_the_ticket_when_it_falls_due);
	tcase_add_loop_test(
		tests, a_promise_is_made_to_a_team_a_priority_a_type, 0, (int)ARRAY_LEN(tickets));
	tcase_add_test(tests, it_counts_when_it_falls_due);
	tcase_add_test(tests, every_further_reply_has_its_own_time);
	tcase_add_test(tests, who_solves_too_late_without_a_reply_has_missed_it);
	tcase_add_test(tests, who_solves_in_time_owes_no_further_reply);
	tcase_add_test(tests, a_later_reply_is_not_late_where_it_was_solved_in_time);
	tcase_add_test(tests, a_summary_presses_but_makes_no_share);
	tcase_add_test(tests, thanks_after_the_end_owe_nothing);
	tcase_add_test(tests, no_promise_at_all_has_no_source);
	suite_add_tcase(suite, tests);
	return suite;
}
