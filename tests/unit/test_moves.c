/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tickets that go from team to team and from person to person, computed by hand.
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

/* Billing is the first line, Technical the second, Returns is beside Billing. */
static void begin(void)
{
	struct team_config *team = kpi_desk_add(desk, "team");

	team->name = "Technical";
	team->tier = 2;
	kpi_desk_begin(desk, TIME_NONE);
}

static struct story ticket(fact_id id, int64_t at)
{
	struct story one = story(id, at);

	one.fact.group = BILLING;
	return one;
}

/* Four tickets are handled in the week: one is answered and stays, one is escalated and comes back,
 * one is escalated and waits, one goes to Returns. A fifth is never touched. */
static void five_tickets(void)
{
	struct story stays = ticket(1, MONDAY + HOUR_S);
	struct story comes_back = ticket(2, MONDAY + HOUR_S);
	struct story waits = ticket(3, MONDAY + HOUR_S);
	struct story aside = ticket(4, MONDAY + HOUR_S);
	struct story untouched = ticket(5, MONDAY + HOUR_S);

	story_reply(&stays, MONDAY + 2 * HOUR_S, ANNA);
	story_assign(&comes_back, MONDAY + 2 * HOUR_S, ANNA);
	story_team(&comes_back, MONDAY + 3 * HOUR_S, TECHNICAL);
	story_assign(&comes_back, MONDAY + 4 * HOUR_S, BEN);
	story_team(&comes_back, MONDAY + 5 * HOUR_S, BILLING);
	story_assign(&comes_back, MONDAY + 6 * HOUR_S, ANNA);
	story_reply(&comes_back, MONDAY + 7 * HOUR_S, ANNA);
	story_state(&comes_back, MONDAY + 8 * HOUR_S, STATE_SOLVED);
	story_team(&waits, MONDAY + 3 * HOUR_S, TECHNICAL);
	story_assign(&waits, MONDAY + 4 * HOUR_S, BEN);
	story_reply(&aside, MONDAY + 2 * HOUR_S, ANNA);
	story_team(&aside, MONDAY + 3 * HOUR_S, RETURNS);
	put(desk, &stays);
	put(desk, &comes_back);
	put(desk, &waits);
	put(desk, &aside);
	put(desk, &untouched);
}

START_TEST(escalations_are_counted_by_tickets)
{
	begin();
	five_tickets();
	const struct board *board = days(0, 7);

	/* Two of the four that were handled. */
	ck_assert_double_eq(whole(board, KPI_ESCALATION_RATE), 0.5);
	ck_assert_double_eq(read_kpi(board, KPI_ESCALATION_RATE)->denominator, 4);
	/* The first line's: it moved them. */
	ck_assert_double_eq(read_scope(board, KPI_ESCALATION_RATE, SCOPE_TEAM, "b")->numerator, 2);
	/* One of the two came back. */
	ck_assert_double_eq(whole(board, KPI_ESCALATION_RETURN_RATE), 0.5);
	ck_assert_double_eq(
		read_scope(board, KPI_ESCALATION_RETURN_RATE, SCOPE_TEAM, "t")->numerator, 1);
	ck_assert_double_eq(whole(board, KPI_TRANSFER_RATE), 0.25);
	board_done(board);
}
END_TEST

START_TEST(an_escalation_waits_until_somebody_answers)
{
	begin();
	five_tickets();
	struct story answered = ticket(6, MONDAY + HOUR_S);

	story_team(&answered, MONDAY + 2 * HOUR_S, TECHNICAL);
	story_reply(&answered, MONDAY + 3 * HOUR_S, BEN);
	story_customer(&answered, MONDAY + 4 * HOUR_S);
	put(desk, &answered);
	const struct board *board = days(0, 7);

	ck_assert_double_eq(whole(board, KPI_ESCALATIONS_WAITING), 1);
	ck_assert_double_eq(value(board, KPI_ESCALATIONS_WAITING, SCOPE_TEAM, "t"), 1);
	ck_assert_double_eq(value(board, KPI_ESCALATIONS_WAITING, SCOPE_AGENT, "ben"), 1);
	board_done(board);
}
END_TEST

/* Ben answers for Anna. */
START_TEST(what_is_handled_is_its_owners)
{
	begin();
	struct story one = ticket(1, MONDAY + HOUR_S);

	story_assign(&one, MONDAY + 2 * HOUR_S, ANNA);
	story_reply(&one, MONDAY + 3 * HOUR_S, BEN);
	put(desk, &one);
	const struct board *board = days(0, 7);

	ck_assert_double_eq(
		read_scope(board, KPI_ESCALATION_RATE, SCOPE_AGENT, "anna")->denominator, 1);
	ck_assert_double_eq(
		read_scope(board, KPI_ESCALATION_RATE, SCOPE_AGENT, "ben")->denominator, 0);
	board_done(board);
}
END_TEST

/* Two changes from person to person; being taken from the heap is none. */
START_TEST(moves_are_from_person_to_person)
{
	begin();
	five_tickets();
	const struct board *board = days(0, 7);

	ck_assert_double_eq(whole(board, KPI_REASSIGNMENTS), 2);
	ck_assert_double_eq(read_kpi(board, KPI_REASSIGNMENTS)->n, 1);
	board_done(board);
}
END_TEST

START_TEST(without_tiers_nobody_knows_what_is_up)
{
	kpi_desk_begin(desk, TIME_NONE);
	five_tickets();
	const struct board *board = days(0, 7);

	ck_assert_int_eq(read_kpi(board, KPI_ESCALATION_RATE)->reason, REASON_NO_SOURCE);
	ck_assert(isnan(whole(board, KPI_ESCALATION_RATE)));
	/* All moves are aside: three of four tickets. */
	ck_assert_double_eq(whole(board, KPI_TRANSFER_RATE), 0.75);
	board_done(board);
}
END_TEST

Suite *suite_moves(void)
{
	Suite *suite = suite_create("moves");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, make, end);
	tcase_add_test(tests, escalations_are_counted_by_tickets);
	tcase_add_test(tests, an_escalation_waits_until_somebody_answers);
	tcase_add_test(tests, what_is_handled_is_its_owners);
	tcase_add_test(tests, moves_are_from_person_to_person);
	tcase_add_test(tests, without_tiers_nobody_knows_what_is_up);
	suite_add_tcase(suite, tests);
	return suite;
}
