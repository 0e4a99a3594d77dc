/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Surveys, reviews and calls that name a ticket: they are the ticket's, and one answer counts.
 */
#include "config.h"

#include <math.h>

#include "base/macros.h"
#include "check_kpi.h"
#include "kpi_desk.h"

#define NOW (MONDAY + 30 * DAY_S)
#define AT(hours) (MONDAY + (int64_t)((hours)*HOUR_S))
#define TICKET 7

static struct kpi_desk *desk;

static void make(void)
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

static double count(
	const struct board *board, enum kpi_id kpi, enum scope_kind scope, const char *id)
{
	return read_scope(board, kpi, scope, id)->n;
}

/* Ben's in Returns from the second hour on, solved at the tenth, Carla's in Billing from the
 * twentieth on. */
static struct story returned(void)
{
	struct story one = story(TICKET, AT(1));

	one.fact.channel = EMAIL;
	one.fact.priority = HIGH;
	one.fact.type = RETURNED;
	one.fact.topic = LOGIN;
	one.fact.customer = INVOICE; /* any name */
	story_team(&one, AT(1), RETURNS);
	story_assign(&one, AT(2), BEN);
	story_reply(&one, AT(3), BEN);
	story_state(&one, AT(10), STATE_SOLVED);
	story_assign(&one, AT(20), CARLA);
	story_team(&one, AT(20), BILLING);
	return one;
}

static struct activity_fact about(enum record_kind kind, int64_t key, int64_t at, fact_id what)
{
	struct activity_fact fact = activity(kind, key, at, what);

	fact.ticket = TICKET;
	fact.scale = 5;
	return fact;
}

static void rate(int64_t key, int64_t at, fact_id kind, double score)
{
	struct activity_fact fact = about(RECORD_RATING, key, at, kind);

	fact.value = score;
	fact.scale = kind == NPS ? 10 : 5;
	put_activity(desk, &fact);
}

static void take_back(int64_t key)
{
	struct activity_fact fact = { .kind = RECORD_RATING, .key = key, .is_gone = true };

	put_activity(desk, &fact);
}

static void put_all(bool is_ticket_first)
{
	struct story one = returned();
	struct activity_fact call = about(RECORD_CALL, 1, AT(4), ANSWERED);

	if (is_ticket_first)
		put(desk, &one);
	call.wait_s = 5;
	put_activity(desk, &call);
	rate(2, AT(11), NPS, 9);
	rate(3, AT(21), CES, 5);
	if (!is_ticket_first)
		put(desk, &one);
}

static void check_facets(void)
{
	const struct board *board = week();

	ck_assert_double_eq(count(board, KPI_CALL_VOLUME, SCOPE_TEAM, "r"), 1);
	ck_assert_double_eq(count(board, KPI_CALL_VOLUME, SCOPE_AGENT, "ben"), 1);
	ck_assert_double_eq(count(board, KPI_CALL_VOLUME, SCOPE_CHANNEL, "email"), 1);
	ck_assert_double_eq(count(board, KPI_CALL_VOLUME, SCOPE_PRIORITY, "high"), 1);
	ck_assert_double_eq(count(board, KPI_CALL_VOLUME, SCOPE_TYPE, "return"), 1);
	ck_assert_double_eq(count(board, KPI_CALL_VOLUME, SCOPE_TOPIC, "login"), 1);
	ck_assert_double_eq(count(board, KPI_CALL_VOLUME, SCOPE_CUSTOMER, "invoice"), 1);
	/* After the solve, before and after it was given on. */
	ck_assert_double_eq(count(board, KPI_NPS, SCOPE_AGENT, "ben"), 1);
	ck_assert_double_eq(count(board, KPI_NPS, SCOPE_TEAM, "r"), 1);
	ck_assert_double_eq(count(board, KPI_CES, SCOPE_AGENT, "903"), 1);
	ck_assert_double_eq(count(board, KPI_CES, SCOPE_TEAM, "b"), 1);
	board_done(board);
}

START_TEST(what_names_a_ticket_is_of_it)
{
	put_all(true);
	check_facets();
}
END_TEST

START_TEST(the_ticket_may_come_later)
{
	put_all(false);
	check_facets();
}
END_TEST

/* It was Returns' until the ninth hour, as is learnt later; its channel is what it is now. */
START_TEST(the_ticket_changes)
{
	put_all(true);
	struct story other = story(TICKET, AT(1));

	other.fact.channel = CHAT;
	story_team(&other, AT(1), TECHNICAL);
	story_assign(&other, AT(2), ANNA);
	put(desk, &other);
	const struct board *board = week();

	ck_assert_double_eq(count(board, KPI_CALL_VOLUME, SCOPE_TEAM, "t"), 1);
	ck_assert_double_eq(count(board, KPI_CALL_VOLUME, SCOPE_AGENT, "anna"), 1);
	ck_assert_double_eq(count(board, KPI_CALL_VOLUME, SCOPE_CHANNEL, "chat"), 1);
	ck_assert_double_eq(count(board, KPI_NPS, SCOPE_AGENT, "anna"), 1);
	board_done(board);
}
END_TEST

START_TEST(whom_it_names_itself_counts)
{
	struct story one = returned();
	struct activity_fact call = about(RECORD_CALL, 1, AT(4), ANSWERED);

	call.agent = ANNA;
	call.group = TECHNICAL;
	call.channel = CHAT;
	call.topic = INVOICE;
	call.customer = LOGIN;
	put_activity(desk, &call);
	put(desk, &one);
	const struct board *board = week();

	ck_assert_double_eq(count(board, KPI_CALL_VOLUME, SCOPE_TEAM, "t"), 1);
	ck_assert_double_eq(count(board, KPI_CALL_VOLUME, SCOPE_AGENT, "anna"), 1);
	ck_assert_double_eq(count(board, KPI_CALL_VOLUME, SCOPE_CHANNEL, "chat"), 1);
	ck_assert_double_eq(count(board, KPI_CALL_VOLUME, SCOPE_TOPIC, "invoice"), 1);
	ck_assert_double_eq(count(board, KPI_CALL_VOLUME, SCOPE_CUSTOMER, "login"), 1);
	ck_assert_double_eq(count(board, KPI_CALL_VOLUME, SCOPE_PRIORITY, "high"), 1);
	board_done(board);
}
END_TEST

/* Nobody has it when it is rated: Ben had it last. The call came before the ticket made of it. */
START_TEST(nobody_has_it_then)
{
	struct story one = story(TICKET, AT(1));
	struct activity_fact call = about(RECORD_CALL, 1, AT(0.9), ANSWERED);

	story_team(&one, AT(1), RETURNS);
	story_assign(&one, AT(2), BEN);
	story_assign(&one, AT(3), 0);
	put(desk, &one);
	put_activity(desk, &call);
	rate(2, AT(5), NPS, 9);
	const struct board *board = week();

	ck_assert_double_eq(count(board, KPI_NPS, SCOPE_AGENT, "ben"), 1);
	ck_assert_double_eq(count(board, KPI_CALL_VOLUME, SCOPE_AGENT, "ben"), 1);
	board_done(board);
}
END_TEST

/* --- reviews -------------------------------------------------------------------------------- */

static void review(int64_t key, int64_t whole, fact_id author, double score)
{
	struct activity_fact fact = about(RECORD_RATING, key, AT(12), QA);

	fact.whole = whole;
	fact.author = author;
	fact.item = KNOWLEDGE;
	fact.value = score;
	put_activity(desk, &fact);
}

/* 4 and 2 of 5 by two reviewers: 60 %, 40 % apart; of the ticket, and of what it becomes. */
START_TEST(reviews_of_a_ticket)
{
	struct story one = returned(), other = story(TICKET, AT(1));

	review(1, 1, ANNA, 4);
	review(2, 2, CARLA, 2);
	put(desk, &one);
	const struct board *board = week();

	ck_assert_double_eq_tol(read_scope(board, KPI_QA_SCORE, SCOPE_TEAM, "r")->value, 0.6, 1e-9);
	ck_assert_double_eq(count(board, KPI_REVIEWS, SCOPE_AGENT, "ben"), 2);
	ck_assert_double_eq(count(board, KPI_QA_SCORE, SCOPE_CHANNEL, "email"), 2);
	ck_assert_double_eq_tol(
		read_scope(board, KPI_CALIBRATION_SPREAD, SCOPE_TEAM, "r")->value, 0.4, 1e-9);
	board_done(board);
	other.fact.group = TECHNICAL;
	put(desk, &other);
	board = week();
	ck_assert_double_eq(count(board, KPI_REVIEWS, SCOPE_TEAM, "t"), 2);
	ck_assert_double_eq(count(board, KPI_CALIBRATION_SPREAD, SCOPE_TEAM, "t"), 1);
	board_done(board);
}
END_TEST

/* --- answers -------------------------------------------------------------------------------- */

static void put_rated(int64_t at, double score)
{
	struct story one = returned();

	story_rate(&one, at, score, 5);
	put(desk, &one);
}

static void check_csat(double n, double value)
{
	const struct board *board = week();

	ck_assert_double_eq(read_kpi(board, KPI_CSAT)->n, n);
	ck_assert_double_eq(read_kpi(board, KPI_CSAT)->value, value);
	board_done(board);
}

/* Good at the helpdesk, then bad, then good again in surveys; each may be taken back. */
START_TEST(the_last_answer_counts)
{
	put_rated(AT(30), 5);
	check_csat(1, 1);
	rate(1, AT(31), CSAT, 1);
	check_csat(1, 0);
	rate(2, AT(32), CSAT, 4);
	check_csat(1, 1);
	rate(3, AT(29), CSAT, 1); /* before all of them */
	check_csat(1, 1);
	take_back(2);
	check_csat(1, 0);
	put_rated(AT(33), 5); /* the ticket has another one */
	check_csat(1, 1);
	put_rated(AT(30), 5);
	check_csat(1, 0);
	take_back(1);
	check_csat(1, 1);
}
END_TEST

/* The helpdesk's own answer and three of surveys, in every order: the last by time is bad. */
START_TEST(answers_come_in_any_order)
{
	for (int order = 0; order < 24; order++) {
		int left[] = { 0, 1, 2, 3 };

		kpi_desk_begin(desk, TIME_NONE);
		for (int count = 4, rest = order; count > 0; rest /= count--) {
			int pick = rest % count, which = left[pick];

			left[pick] = left[count - 1];
			if (which == 0)
				put_rated(AT(31), 5);
			else
				rate(which, AT(29 + which), CSAT, which == 3 ? 1 : 5);
		}
		check_csat(1, 0);
		take_back(3);
		check_csat(1, 1);
	}
}
END_TEST

START_TEST(an_answer_moves_to_another_ticket)
{
	struct story other = story(8, AT(1));
	struct activity_fact fact = about(RECORD_RATING, 1, AT(31), CSAT);

	put(desk, &other);
	put_rated(AT(30), 5);
	rate(1, AT(31), CSAT, 1);
	check_csat(1, 0);
	fact.ticket = 8;
	fact.value = 1;
	put_activity(desk, &fact);
	check_csat(2, 0.5);
}
END_TEST

START_TEST(an_answer_about_spam)
{
	struct story one = returned();

	rate(1, AT(31), CSAT, 1);
	check_csat(1, 0);
	one.fact.state = STATE_SPAM;
	put(desk, &one);
	const struct board *board = week();

	ck_assert_double_eq(read_kpi(board, KPI_CSAT)->n, 0);
	ck_assert_int_eq(read_kpi(board, KPI_CSAT)->excluded[EXCLUDED_SPAM], 1);
	board_done(board);
}
END_TEST

/* Whatever is said of it: neither surveys nor reviews of spam count. */
START_TEST(no_voice_about_spam_counts)
{
	static const enum kpi_id kpis[] = { KPI_NPS, KPI_CES, KPI_QA_SCORE, KPI_CRITICAL_ERROR_RATE,
		KPI_REVIEWS };
	struct story one = returned();

	rate(1, AT(31), NPS, 9);
	rate(2, AT(31), CES, 5);
	review(3, 3, ANNA, 4);
	put(desk, &one);
	for (int is_spam = 0; is_spam < 2; is_spam++) {
		one.fact.state = is_spam ? STATE_SPAM : one.fact.state;
		put(desk, &one);
		const struct board *board = week();

		for (size_t i = 0; i < ARRAY_LEN(kpis); i++) {
			const struct reading *reading = read_kpi(board, kpis[i]);

			ck_assert_double_eq(reading->n, !is_spam);
			ck_assert_int_eq(reading->excluded[EXCLUDED_SPAM], is_spam);
		}
		board_done(board);
	}
}
END_TEST

/* --- who is at risk ------------------------------------------------------------------------- */

static double at_risk(void)
{
	const struct board *board = week();
	double value = read_kpi(board, KPI_ACCOUNTS_AT_RISK)->value;

	board_done(board);
	return value;
}

START_TEST(a_low_answer_puts_at_risk)
{
	struct activity_fact fact = activity(RECORD_RATING, 9, AT(40), CSAT);

	put_rated(AT(30), 5);
	ck_assert_double_eq(at_risk(), 0);
	rate(1, AT(31), CSAT, 1);
	rate(2, AT(31), CSAT, 2);
	ck_assert_double_eq(at_risk(), 1);
	/* About no ticket, by the same customer and by another. */
	fact.customer = INVOICE;
	fact.value = 1;
	fact.scale = 5;
	put_activity(desk, &fact);
	ck_assert_double_eq(at_risk(), 1);
	fact.key = 10;
	fact.customer = LOGIN;
	put_activity(desk, &fact);
	const struct board *board = week();

	ck_assert_double_eq(read_kpi(board, KPI_ACCOUNTS_AT_RISK)->value, 2);
	ck_assert_double_eq(
		read_scope(board, KPI_ACCOUNTS_AT_RISK, SCOPE_CUSTOMER, "login")->value, 1);
	ck_assert_double_eq(read_kpi(board, KPI_REPEAT_CONTACT_RATE)->numerator, 0);
	board_done(board);
}
END_TEST

/* The survey was bad; at the helpdesk it is good by now, and bad again. */
START_TEST(a_later_answer_ends_the_risk)
{
	rate(1, AT(31), CSAT, 1);
	put_rated(AT(32), 5);
	ck_assert_double_eq(at_risk(), 0);
	rate(2, AT(33), CSAT, 1);
	ck_assert_double_eq(at_risk(), 1);
	take_back(2);
	ck_assert_double_eq(at_risk(), 0);
	put_rated(AT(30), 5);
	ck_assert_double_eq(at_risk(), 1);
}
END_TEST

Suite *suite_told(void)
{
	Suite *suite = suite_create("told of tickets");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, make, end);
	tcase_add_test(tests, what_names_a_ticket_is_of_it);
	tcase_add_test(tests, the_ticket_may_come_later);
	tcase_add_test(tests, the_ticket_changes);
	tcase_add_test(tests, whom_it_names_itself_counts);
	tcase_add_test(tests, nobody_has_it_then);
	tcase_add_test(tests, reviews_of_a_ticket);
	tcase_add_test(tests, the_last_answer_counts);
	tcase_add_test(tests, answers_come_in_any_order);
	tcase_add_test(tests, an_answer_moves_to_another_ticket);
	tcase_add_test(tests, an_answer_about_spam);
	tcase_add_test(tests, no_voice_about_spam_counts);
	tcase_add_test(tests, a_low_answer_puts_at_risk);
	tcase_add_test(tests, a_later_answer_ends_the_risk);
	suite_add_tcase(suite, tests);
	return suite;
}
