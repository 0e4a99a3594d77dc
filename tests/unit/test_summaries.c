/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tickets of which the helpdesk tells a summary and no events.
 */
#include "config.h"

#include <math.h>

#include "base/macros.h"
#include "check_kpi.h"
#include "kpi_desk.h"

#define NOW (MONDAY + 30 * DAY_S)

static struct kpi_desk *desk;

static void begin(void)
{
	desk = kpi_desk_new();
	kpi_desk_begin(desk, TIME_NONE);
}

static void end(void)
{
	kpi_desk_free(desk);
}

static const struct board *week(void)
{
	struct board_request request = ask(MONDAY, MONDAY + 7 * DAY_S, NOW);
	const struct board *board = board_of(desk, &request, NOW);

	check_adds_up(board);
	return board;
}

/* Answered after 1 h, solved after 5 h, with so many replies and reopenings. */
static struct story solved(fact_id id, int64_t replies, int64_t reopens)
{
	struct story one = summary(id, MONDAY + HOUR_S);
	struct ticket_metrics *metrics = &one.fact.metrics;

	one.fact.state = STATE_SOLVED;
	one.fact.assignee = ANNA;
	one.fact.group = BILLING;
	metrics->has = METRICS_FIRST_REPLY | METRICS_SOLVED | METRICS_REPLIES | METRICS_REOPENS |
		       METRICS_HANDLE;
	metrics->first_reply_s = HOUR_S;
	metrics->solved_s = 5 * HOUR_S;
	metrics->solved_at = MONDAY + 6 * HOUR_S;
	metrics->replies = replies;
	metrics->reopens = reopens;
	metrics->handle_s = 20 * MINUTE_S;
	return one;
}

/* Of two that a bot has at the end somebody else had one before. */
START_TEST(what_nobody_but_a_bot_had_is_the_bots)
{
	struct story alone = solved(1, 1, 0), passed = solved(2, 1, 0), ours = solved(3, 1, 0);

	alone.fact.assignee = passed.fact.assignee = ROBOT;
	alone.fact.metrics.has |= METRICS_MOVES;
	passed.fact.metrics.has |= METRICS_MOVES;
	passed.fact.metrics.moves = 1;
	put(desk, &alone);
	put(desk, &passed);
	put(desk, &ours);
	const struct board *board = week();
	const struct reading *first = read_kpi(board, KPI_FIRST_RESPONSE_TIME);
	const struct reading *resolution = read_kpi(board, KPI_RESOLUTION_TIME);

	ck_assert_double_eq(first->n, 2);
	ck_assert_int_eq(first->excluded[EXCLUDED_BOT], 1);
	ck_assert_double_eq(resolution->n, 2);
	ck_assert_int_eq(resolution->excluded[EXCLUDED_BOT_ONLY], 1);
	ck_assert_double_eq(read_kpi(board, KPI_REPLIES)->value, 2);
	ck_assert_double_eq(read_kpi(board, KPI_SOLVED)->value, 3);
	ck_assert_double_eq(read_kpi(board, KPI_ONE_TOUCH)->n, 2);
	/* Nobody tells in how many a bot spoke. */
	ck_assert(isnan(read_kpi(board, KPI_BOT_RESOLUTION_RATE)->value));
	board_done(board);
}
END_TEST

START_TEST(a_bot_that_counts_as_one_of_us_is_one)
{
	struct story alone = solved(1, 1, 0);

	end();
	desk = kpi_desk_new();
	static const char *const off[] = { "bot" };

	desk->desk->excluded = (struct text_list){ (const char **)(void *)off, 1 };
	kpi_desk_begin(desk, TIME_NONE);
	alone.fact.assignee = ROBOT;
	alone.fact.metrics.has |= METRICS_MOVES;
	put(desk, &alone);
	const struct board *board = week();

	ck_assert_double_eq(read_kpi(board, KPI_FIRST_RESPONSE_TIME)->value, HOUR_S);
	ck_assert_double_eq(read_kpi(board, KPI_RESOLUTION_TIME)->value, 5 * HOUR_S);
	board_done(board);
}
END_TEST

START_TEST(a_summary_feeds_the_same_kpis)
{
	struct story first = solved(1, 1, 0), second = solved(2, 3, 1);
	struct story open = summary(3, MONDAY + 2 * HOUR_S);

	second.fact.rating =
		(struct ticket_rating){ RATING_ANSWERED, 1, 1, MONDAY + DAY_S, MONDAY + 2 * DAY_S };
	second.fact.facets |= 1u << FACET_RATING;
	put(desk, &first);
	put(desk, &second);
	put(desk, &open);
	const struct board *board = week();

	ck_assert_double_eq(read_kpi(board, KPI_TICKET_VOLUME)->value, 3);
	ck_assert_double_eq(read_kpi(board, KPI_SOLVED)->value, 2);
	ck_assert_double_eq(read_kpi(board, KPI_BACKLOG)->value, 1);
	ck_assert_double_eq(read_kpi(board, KPI_FIRST_RESPONSE_TIME)->value, (double)HOUR_S);
	ck_assert_double_eq(read_kpi(board, KPI_RESOLUTION_TIME)->value, (double)(5 * HOUR_S));
	ck_assert_double_eq(read_kpi(board, KPI_REPLIES)->value, 4);
	ck_assert(read_kpi(board, KPI_REPLIES)->is_undated);
	ck_assert_double_eq(read_kpi(board, KPI_REOPEN_RATE)->numerator, 1);
	ck_assert_double_eq(read_kpi(board, KPI_REOPEN_RATE)->denominator, 3);
	ck_assert(read_kpi(board, KPI_REOPEN_RATE)->is_undated);
	ck_assert_double_eq(read_kpi(board, KPI_ONE_TOUCH)->value, 0.5);
	ck_assert_double_eq(read_kpi(board, KPI_FIRST_CONTACT_RESOLUTION)->value, 0.5);
	ck_assert_double_eq(read_kpi(board, KPI_HANDLE_TIME)->value, (double)(20 * MINUTE_S));
	ck_assert_double_eq(read_kpi(board, KPI_CSAT)->value, 1);
	ck_assert_double_eq(read_kpi(board, KPI_SURVEY_RESPONSE_RATE)->value, 1);
	ck_assert_double_eq(read_scope(board, KPI_FIRST_RESPONSE_TIME, SCOPE_AGENT, "anna")->n, 2);
	ck_assert_double_eq(read_scope(board, KPI_SOLVED, SCOPE_TEAM, "b")->value, 2);
	board_done(board);
}
END_TEST

/* Two tickets of which the helpdesk tells both clocks, and one read before it told the hours: that
 * one counts by the calendar alone. */
START_TEST(the_customers_wait_by_both_clocks)
{
	static const int64_t waits[][2] = {
		{ 3 * HOUR_S, HOUR_S },
		{ 5 * HOUR_S, 2 * HOUR_S },
		{ 4 * HOUR_S, -1 },
	};

	kpi_desk_free(desk);
	desk = kpi_desk_new();
	kpi_desk_hours(desk, "09:00-17:00");
	kpi_desk_begin(desk, TIME_NONE);
	for (size_t i = 0; i < ARRAY_LEN(waits); i++) {
		struct story one = solved((fact_id)i + 1, 1, 0);

		one.fact.metrics.has |= METRICS_REQUESTER_WAIT;
		one.fact.metrics.has |= waits[i][1] < 0 ? 0 : METRICS_REQUESTER_WAIT_BUSINESS;
		one.fact.metrics.requester_wait_s = waits[i][0];
		one.fact.metrics.requester_wait_business_s = waits[i][1];
		put(desk, &one);
	}
	const struct board *board = week();
	const struct reading *wait = read_kpi(board, KPI_REQUESTER_WAIT);

	ck_assert(wait->is_business);
	ck_assert_double_eq(wait->value, (double)HOUR_S); /* of 1 and 2: the nearest rank */
	ck_assert_double_eq(wait->mean, 1.5 * (double)HOUR_S);
	ck_assert_double_eq(wait->n, 2);
	ck_assert_int_eq(wait->excluded[EXCLUDED_NO_EVENTS], 1);
	ck_assert_double_eq(wait->other_value, (double)(4 * HOUR_S));
	board_done(board);

	struct board_request request = ask(MONDAY, MONDAY + 7 * DAY_S, NOW);

	request.clock = CLOCK_CALENDAR;
	board = board_of(desk, &request, NOW);
	check_adds_up(board);
	wait = read_kpi(board, KPI_REQUESTER_WAIT);
	ck_assert_double_eq(wait->value, (double)(4 * HOUR_S));
	ck_assert_double_eq(wait->n, 3);
	board_done(board);
}
END_TEST

START_TEST(what_only_events_tell_has_no_source)
{
	struct story one = solved(1, 1, 0);

	put(desk, &one);
	const struct board *board = week();

	ck_assert_int_eq(read_kpi(board, KPI_NEXT_REPLY_TIME)->reason, REASON_NO_SOURCE);
	ck_assert(isnan(read_kpi(board, KPI_NEXT_REPLY_TIME)->value));
	ck_assert_int_eq(read_kpi(board, KPI_CSAT)->reason, REASON_NO_SOURCE);
	board_done(board);
}
END_TEST

START_TEST(what_a_summary_does_not_tell_is_left_out_and_counted)
{
	struct story told = solved(1, 1, 0), silent = solved(2, 1, 0);

	silent.fact.metrics.has = METRICS_SOLVED;
	put(desk, &told);
	put(desk, &silent);
	const struct board *board = week();
	const struct reading *touch = read_kpi(board, KPI_ONE_TOUCH);

	ck_assert_double_eq(touch->denominator, 1);
	ck_assert_int_eq(touch->excluded[EXCLUDED_NO_EVENTS], 1);
	ck_assert_int_eq(read_kpi(board, KPI_REOPEN_RATE)->excluded[EXCLUDED_NO_EVENTS], 1);
	ck_assert_double_eq(read_kpi(board, KPI_SOLVED)->value, 2);
	board_done(board);
}
END_TEST

START_TEST(an_answer_without_a_date_is_dated_by_the_last_solve)
{
	struct story one = solved(1, 1, 0);

	one.fact.facets |= 1u << FACET_RATING;
	one.fact.rating = (struct ticket_rating){ RATING_ANSWERED, 4, 5, TIME_NONE, TIME_NONE };
	put(desk, &one);
	const struct board *board = week();

	ck_assert_double_eq(read_kpi(board, KPI_CSAT)->value, 1);
	ck_assert(read_kpi(board, KPI_CSAT)->is_undated);
	board_done(board);
}
END_TEST

START_TEST(answers_alone_do_not_tell_how_many_were_asked)
{
	struct story answered = solved(1, 1, 0), offered = solved(2, 1, 0);

	answered.fact.facets |= 1u << FACET_RATING;
	answered.fact.rating =
		(struct ticket_rating){ RATING_ANSWERED, 4, 5, TIME_NONE, MONDAY + DAY_S };
	put(desk, &answered);
	const struct board *board = week();

	ck_assert_int_eq(read_kpi(board, KPI_SURVEY_RESPONSE_RATE)->reason, REASON_NO_SOURCE);
	board_done(board);
	offered.fact.facets |= 1u << FACET_RATING;
	offered.fact.rating = (struct ticket_rating){ RATING_OFFERED, 0, 1, TIME_NONE, TIME_NONE };
	put(desk, &offered);
	board = week();
	ck_assert_double_eq(read_kpi(board, KPI_SURVEY_RESPONSE_RATE)->value, 0.5);
	board_done(board);
}
END_TEST

START_TEST(the_last_word_tells_whom_an_open_ticket_waits_for)
{
	struct story ours = summary(1, MONDAY), theirs = summary(2, MONDAY);

	ours.fact.state = theirs.fact.state = STATE_OPEN;
	ours.fact.metrics.has = theirs.fact.metrics.has =
		METRICS_LAST_CUSTOMER | METRICS_LAST_AGENT;
	ours.fact.metrics.last_customer_at = MONDAY + 5 * HOUR_S;
	ours.fact.metrics.last_agent_at = MONDAY + 2 * HOUR_S;
	theirs.fact.metrics.last_customer_at = MONDAY;
	theirs.fact.metrics.last_agent_at = MONDAY + HOUR_S;
	put(desk, &ours);
	put(desk, &theirs);
	int64_t now = MONDAY + 8 * HOUR_S;
	struct board_request request = ask(MONDAY, now, now);
	const struct board *board = board_of(desk, &request, now);

	ck_assert_double_eq(read_kpi(board, KPI_WAITING_ON_US)->value, 1);
	ck_assert_double_eq(read_kpi(board, KPI_WAITING_ON_CUSTOMER)->value, 1);
	ck_assert_double_eq(read_kpi(board, KPI_LONGEST_WAIT)->value, (double)(3 * HOUR_S));
	board_done(board);
}
END_TEST

/* Of one of three the wait by our hours is told, which is within its channel's goal; those that are
 * not told are outside of none. */
START_TEST(what_is_not_told_misses_no_goal_of_its_channel)
{
	static const char *const goals[] = { "4h", "1h" };

	kpi_desk_free(desk);
	desk = kpi_desk_new();
	kpi_desk_hours(desk, "09:00-17:00");
	for (size_t i = 0; i < ARRAY_LEN(goals); i++) {
		struct target_config *target = kpi_desk_add(desk, "target");

		target->kpi = "requester_wait";
		target->goal_text = goals[i];
		target->channel = i == 0 ? NULL : "chat";
	}
	kpi_desk_begin(desk, TIME_NONE);
	for (fact_id id = 1; id <= 3; id++) {
		struct story one = solved(id, 1, 0);

		one.fact.channel = id == 1 ? CHAT : EMAIL;
		one.fact.metrics.has |= METRICS_REQUESTER_WAIT;
		one.fact.metrics.has |= id > 1 ? 0 : METRICS_REQUESTER_WAIT_BUSINESS;
		one.fact.metrics.requester_wait_s = 9 * HOUR_S;
		one.fact.metrics.requester_wait_business_s = HOUR_S;
		put(desk, &one);
	}
	const struct board *board = week();
	const struct reading *wait = read_kpi(board, KPI_REQUESTER_WAIT);

	ck_assert(wait->has_own_goals);
	ck_assert_double_eq(wait->n, 1);
	ck_assert_int_eq(wait->verdict, VERDICT_MET);
	board_done(board);
}
END_TEST

Suite *suite_summaries(void)
{
	Suite *suite = suite_create("summaries");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, what_nobody_but_a_bot_had_is_the_bots);
	tcase_add_test(tests, a_bot_that_counts_as_one_of_us_is_one);
	tcase_add_test(tests, a_summary_feeds_the_same_kpis);
	tcase_add_test(tests, the_customers_wait_by_both_clocks);
	tcase_add_test(tests, what_only_events_tell_has_no_source);
	tcase_add_test(tests, what_a_summary_does_not_tell_is_left_out_and_counted);
	tcase_add_test(tests, an_answer_without_a_date_is_dated_by_the_last_solve);
	tcase_add_test(tests, answers_alone_do_not_tell_how_many_were_asked);
	tcase_add_test(tests, the_last_word_tells_whom_an_open_ticket_waits_for);
	tcase_add_test(tests, what_is_not_told_misses_no_goal_of_its_channel);
	suite_add_tcase(suite, tests);
	return suite;
}
