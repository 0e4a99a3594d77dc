/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Presence and schedules, computed by hand.
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

static int64_t stretches;

static void present(fact_id agent, int64_t from, int64_t to, fact_id state)
{
	struct activity_fact fact = activity(RECORD_PRESENCE, ++stretches, from, state);

	fact.agent = agent;
	fact.group = BILLING;
	fact.to = to;
	put_activity(desk, &fact);
}

static void planned(fact_id agent, int64_t from, int64_t to, fact_id state)
{
	struct activity_fact fact = activity(RECORD_SCHEDULE, ++stretches, from, state);

	fact.agent = agent;
	fact.to = to;
	put_activity(desk, &fact);
}

#define AT(hours) (MONDAY + (int64_t)((hours)*HOUR_S))

/* 9 to 10 on contacts, 10 to 10:30 wrapping up, 10:30 to 11 waiting for one, 11 to 12 a break:
 * 1.5 h of 2 h; of 3 h signed in. */
START_TEST(occupancy_and_utilisation)
{
	begin();
	present(ANNA, AT(9), AT(10), IN_CONTACT);
	present(ANNA, AT(10), AT(10.5), WRAP_UP);
	present(ANNA, AT(10.5), AT(11), AVAILABLE);
	present(ANNA, AT(11), AT(12), ON_BREAK);
	present(ANNA, AT(12), AT(18), OFFLINE);
	const struct board *board = days(0, 1);

	ck_assert_double_eq(whole(board, KPI_OCCUPANCY), 0.75);
	ck_assert_double_eq(whole(board, KPI_UTILISATION), 0.5);
	ck_assert_double_eq(value(board, KPI_OCCUPANCY, SCOPE_AGENT, "anna"), 0.75);
	board_done(board);
}
END_TEST

/* A ratio of sums: 1 h of 1 h and 0 h of 3 h are 25 %, not 50 %. */
START_TEST(shares_are_of_sums)
{
	begin();
	present(ANNA, AT(9), AT(10), IN_CONTACT);
	present(BEN, AT(9), AT(12), AVAILABLE);
	const struct board *board = days(0, 1);

	ck_assert_double_eq(whole(board, KPI_OCCUPANCY), 0.25);
	board_done(board);
}
END_TEST

/* From 22:00 on Monday on contacts until 2:00, then waiting until 4:00: each day has its part. */
START_TEST(a_stretch_over_midnight_is_divided)
{
	begin();
	present(ANNA, AT(22), AT(26), IN_CONTACT);
	present(ANNA, AT(26), AT(28), AVAILABLE);
	const struct board *monday = days(0, 1), *tuesday = days(1, 2), *both = days(0, 2);

	ck_assert_double_eq(read_kpi(monday, KPI_OCCUPANCY)->numerator, 2.0 * HOUR_S);
	ck_assert_double_eq(read_kpi(tuesday, KPI_OCCUPANCY)->numerator, 2.0 * HOUR_S);
	ck_assert_double_eq(read_kpi(tuesday, KPI_OCCUPANCY)->denominator, 4.0 * HOUR_S);
	ck_assert_double_eq(read_kpi(both, KPI_OCCUPANCY)->numerator, 4.0 * HOUR_S);
	board_done(monday);
	board_done(tuesday);
	board_done(both);
}
END_TEST

/* A plan for the year 2150 is no plan of today. */
START_TEST(a_year_mistyped)
{
	const int64_t later = INT64_C(5680281600) + 9 * HOUR_S;

	begin();
	planned(ANNA, later, later + HOUR_S, AT_WORK);
	planned(BEN, AT(9), AT(10), AT_WORK);
	present(BEN, AT(9), AT(10), AVAILABLE);
	const struct board *board = days(0, 1);

	ck_assert_double_eq(whole(board, KPI_ADHERENCE), 1);
	ck_assert_double_eq(read_kpi(board, KPI_ADHERENCE)->denominator, HOUR_S);
	board_done(board);
}
END_TEST

/* What is still going on counts up to now. */
START_TEST(a_running_stretch_ends_now)
{
	begin();
	present(ANNA, NOW - HOUR_S, TIME_NONE, IN_CONTACT);
	present(BEN, NOW - HOUR_S, TIME_NONE, AVAILABLE);
	present(CARLA, NOW - HOUR_S, TIME_NONE, ON_BREAK);
	const struct board *board = days(29, 30);

	ck_assert_double_eq(read_kpi(board, KPI_OCCUPANCY)->denominator, 2.0 * HOUR_S);
	ck_assert_double_eq(whole(board, KPI_AGENTS_ON), 2);
	board_done(board);
}
END_TEST

static void put_stretch(enum record_kind kind, fact_id agent, int64_t from, fact_id state)
{
	struct activity_fact fact = activity(kind, ++stretches, from, state);

	fact.agent = agent;
	fact.to = from + HOUR_S;
	put_activity(desk, &fact);
}

static void teams_of_sets(void)
{
	static const char *billing[] = { "Billing" };
	struct role_config *role = kpi_desk_add(desk, "role");

	role->name = "technical";
	role->teams = (struct text_list){ billing, 1 };

	struct site_config *site = kpi_desk_add(desk, "site");

	site->name = "Izmir";
	site->teams = (struct text_list){ billing, 1 };
}

/* Nobody wrote a team. Anna is in Billing, Ben in two teams, Carla left Returns when Monday began:
 * an hour of Anna's contacts in Billing, her hour of waiting on Sunday in Returns. */
START_TEST(a_stretch_is_of_the_agents_only_team)
{
	teams_of_sets();
	begin();
	put_stretch(RECORD_PRESENCE, ANNA, AT(9), IN_CONTACT);
	put_stretch(RECORD_PRESENCE, ANNA, AT(10), AVAILABLE);
	put_stretch(RECORD_SCHEDULE, ANNA, AT(9), AT_WORK);
	put_stretch(RECORD_SCHEDULE, ANNA, AT(11), AT_WORK);
	put_stretch(RECORD_PRESENCE, BEN, AT(9), AVAILABLE);
	put_stretch(RECORD_PRESENCE, CARLA, AT(-2), IN_CONTACT);
	put_stretch(RECORD_PRESENCE, CARLA, AT(9), IN_CONTACT);
	struct board_request request = ask(AT(-24), AT(24), NOW);

	request.scopes[SCOPE_SITE] = true;
	const struct board *board = board_of(desk, &request, NOW);

	check_adds_up(board);
	ck_assert_double_eq(value(board, KPI_OCCUPANCY, SCOPE_TEAM, "b"), 0.5);
	ck_assert_double_eq(value(board, KPI_OCCUPANCY, SCOPE_SITE, "Izmir"), 0.5);
	ck_assert_double_eq(value(board, KPI_OCCUPANCY, SCOPE_ROLE, "technical"), 0.5);
	ck_assert_double_eq(value(board, KPI_UTILISATION, SCOPE_TEAM, "b"), 0.5);
	ck_assert_double_eq(value(board, KPI_ADHERENCE, SCOPE_TEAM, "b"), 0.5);
	ck_assert_double_eq(value(board, KPI_SHRINKAGE, SCOPE_SITE, "Izmir"), 0.5);
	ck_assert_double_eq(value(board, KPI_OCCUPANCY, SCOPE_TEAM, "r"), 1);
	ck_assert_double_eq(
		read_scope(board, KPI_OCCUPANCY, SCOPE_TEAM, "r")->denominator, 1.0 * HOUR_S);
	ck_assert_double_eq(value(board, KPI_OCCUPANCY, SCOPE_TEAM, "-"), 0.5);
	ck_assert(isnan(value(board, KPI_OCCUPANCY, SCOPE_TEAM, "t")));
	board_done(board);
}
END_TEST

/* The team that is written holds, whosoever she is. */
START_TEST(a_stretch_is_of_the_team_that_is_named)
{
	begin();
	struct activity_fact lent = activity(RECORD_PRESENCE, 1000, AT(9), IN_CONTACT);

	lent.agent = ANNA;
	lent.group = TECHNICAL;
	lent.to = AT(10);
	put_activity(desk, &lent);
	put_stretch(RECORD_PRESENCE, ANNA, AT(10), AVAILABLE);
	const struct board *board = days(0, 1);

	ck_assert_double_eq(value(board, KPI_OCCUPANCY, SCOPE_TEAM, "t"), 1);
	ck_assert_double_eq(value(board, KPI_OCCUPANCY, SCOPE_TEAM, "b"), 0);
	board_done(board);
}
END_TEST

/* Three tickets wait for us and two agents are on; of an agent it is her own. */
START_TEST(load_is_by_agents_available)
{
	begin();
	for (fact_id id = 1; id <= 3; id++) {
		struct story one = story(id, NOW - HOUR_S);

		story_assign(&one, NOW - HOUR_S, id == 1 ? BEN : ANNA);
		put(desk, &one);
	}
	present(ANNA, NOW - HOUR_S, TIME_NONE, IN_CONTACT);
	present(BEN, NOW - HOUR_S, TIME_NONE, AVAILABLE);
	const struct board *board = days(29, 30);

	ck_assert_double_eq(whole(board, KPI_AGENT_LOAD), 1.5);
	ck_assert_double_eq(value(board, KPI_AGENT_LOAD, SCOPE_AGENT, "anna"), 2);
	board_done(board);
}
END_TEST

/* Planned 9 to 17 with a break from 12 to 13. She comes at 9:30, takes her break in time, is in a
 * meeting from 16 to 17: 7.5 h of 8 h as planned. Not at work: half an hour and the break. */
START_TEST(adherence_and_shrinkage)
{
	begin();
	planned(ANNA, AT(9), AT(12), AT_WORK);
	planned(ANNA, AT(12), AT(13), ON_BREAK);
	planned(ANNA, AT(13), AT(17), AT_WORK);
	present(ANNA, AT(9.5), AT(12), IN_CONTACT);
	present(ANNA, AT(12), AT(13), ON_BREAK);
	present(ANNA, AT(13), AT(16), AVAILABLE);
	present(ANNA, AT(16), AT(17), QA); /* any other word: at work */
	const struct board *board = days(0, 1);

	ck_assert_double_eq(whole(board, KPI_ADHERENCE), 7.5 / 8);
	ck_assert_double_eq(whole(board, KPI_SHRINKAGE), 1.5 / 8);
	board_done(board);
}
END_TEST

/* The plan comes after the deed, and both in any order. */
START_TEST(order_does_not_matter)
{
	begin();
	present(BEN, AT(13), AT(16), AVAILABLE);
	planned(BEN, AT(9), AT(17), AT_WORK);
	const struct board *before = days(0, 1);

	ck_assert_double_eq(whole(before, KPI_ADHERENCE), 3.0 / 8);
	board_done(before);
	present(BEN, AT(9), AT(13), IN_CONTACT);
	const struct board *after = days(0, 1);

	ck_assert_double_eq(whole(after, KPI_ADHERENCE), 7.0 / 8);
	board_done(after);
}
END_TEST

/* Two sources tell of one hour; the state that began later holds, and what was before it goes on:
 * 9 to 12 waiting, a call from 10 to 11 within it. Nobody works four hours in three. */
START_TEST(no_minute_counts_twice)
{
	begin();
	present(ANNA, AT(9), AT(12), AVAILABLE);
	present(ANNA, AT(10), AT(11), IN_CONTACT);
	present(BEN, AT(10), AT(11), AVAILABLE); /* somebody else */
	const struct board *board = days(0, 1);

	ck_assert_double_eq(
		read_scope(board, KPI_OCCUPANCY, SCOPE_AGENT, "anna")->denominator, 3.0 * HOUR_S);
	ck_assert_double_eq(
		read_scope(board, KPI_OCCUPANCY, SCOPE_AGENT, "anna")->numerator, 1.0 * HOUR_S);
	ck_assert_double_eq(read_kpi(board, KPI_OCCUPANCY)->denominator, 4.0 * HOUR_S);
	board_done(board);
}
END_TEST

/* A hundred within each other, ten seconds apart at both ends, calls and waiting in turns: of eight
 * hours 1000 s are calls, the innermost waits. */
START_TEST(stretches_within_stretches)
{
	begin();
	for (int i = 0; i < 100; i++)
		present(ANNA, AT(9) + 10 * i, AT(17) - 10 * i, i % 2 ? AVAILABLE : IN_CONTACT);
	const struct board *board = days(0, 1);

	ck_assert_double_eq(read_kpi(board, KPI_OCCUPANCY)->denominator, 8.0 * HOUR_S);
	ck_assert_double_eq(read_kpi(board, KPI_OCCUPANCY)->numerator, 1000);
	board_done(board);
}
END_TEST

/* Twice the same, then the end that comes late, then taken back: what it covered is there again. */
START_TEST(a_stretch_comes_again_and_is_taken_back)
{
	begin();
	struct activity_fact call = activity(RECORD_PRESENCE, 1000, AT(10), IN_CONTACT);

	present(ANNA, AT(9), AT(12), AVAILABLE);
	call.agent = ANNA;
	call.group = BILLING;
	call.to = AT(11);
	put_activity(desk, &call);
	put_activity(desk, &call);
	const struct board *told = days(0, 1);

	ck_assert_double_eq(read_kpi(told, KPI_OCCUPANCY)->numerator, 1.0 * HOUR_S);
	board_done(told);
	call.to = AT(10.5);
	put_activity(desk, &call);
	const struct board *shorter = days(0, 1);

	ck_assert_double_eq(read_kpi(shorter, KPI_OCCUPANCY)->numerator, 0.5 * HOUR_S);
	ck_assert_double_eq(read_kpi(shorter, KPI_OCCUPANCY)->denominator, 3.0 * HOUR_S);
	board_done(shorter);
	call = (struct activity_fact){ .kind = RECORD_PRESENCE, .key = 1000, .is_gone = true };
	put_activity(desk, &call);
	const struct board *gone = days(0, 1);

	ck_assert_double_eq(read_kpi(gone, KPI_OCCUPANCY)->numerator, 0);
	ck_assert_double_eq(read_kpi(gone, KPI_OCCUPANCY)->denominator, 3.0 * HOUR_S);
	board_done(gone);
}
END_TEST

/* A stretch that is another's after all. */
START_TEST(a_stretch_may_change_hands)
{
	begin();
	struct activity_fact fact = activity(RECORD_PRESENCE, 1000, AT(9), IN_CONTACT);

	present(ANNA, AT(8), AT(10), AVAILABLE);
	fact.group = BILLING;
	fact.agent = ANNA;
	fact.to = AT(10);
	put_activity(desk, &fact);
	board_done(days(0, 1));
	fact.agent = BEN;
	put_activity(desk, &fact);
	const struct board *board = days(0, 1);

	ck_assert_double_eq(value(board, KPI_OCCUPANCY, SCOPE_AGENT, "anna"), 0);
	ck_assert_double_eq(value(board, KPI_OCCUPANCY, SCOPE_AGENT, "ben"), 1);
	ck_assert_double_eq(read_kpi(board, KPI_OCCUPANCY)->denominator, 3.0 * HOUR_S);
	board_done(board);
}
END_TEST

/* Person by person, and afterwards those alone who changed. */
START_TEST(it_is_settled_in_slices)
{
	begin();
	present(ANNA, AT(9), AT(10), IN_CONTACT);
	present(BEN, AT(9), AT(10), AVAILABLE);
	present(CARLA, AT(9), AT(10), AVAILABLE);
	ck_assert(!facts_settle(desk->facts, 0));
	ck_assert(!facts_settle(desk->facts, 0));
	ck_assert(facts_settle(desk->facts, 0));
	size_t before = facts_observation_count(desk->facts);

	present(BEN, AT(10), AT(12), IN_CONTACT);
	ck_assert(facts_settle(desk->facts, 0));
	ck_assert_uint_eq(facts_observation_count(desk->facts), before + 1);
	const struct board *board = days(0, 1);

	ck_assert_double_eq(whole(board, KPI_OCCUPANCY), 3 / 5.0);
	board_done(board);
}
END_TEST

/* A plan of the whole day and the break within it: eight hours are planned, not nine. She works
 * through her break. */
START_TEST(plans_may_overlap)
{
	begin();
	planned(ANNA, AT(9), AT(17), AT_WORK);
	planned(ANNA, AT(12), AT(13), ON_BREAK);
	present(ANNA, AT(9), AT(17), AVAILABLE);
	const struct board *board = days(0, 1);

	ck_assert_double_eq(whole(board, KPI_ADHERENCE), 7.0 / 8);
	ck_assert_double_eq(whole(board, KPI_SHRINKAGE), 0);
	board_done(board);
}
END_TEST

/* Nobody tells who was there: that is no absence. */
START_TEST(a_plan_without_presence_is_neither_kept_nor_missed)
{
	begin();
	planned(ANNA, AT(9), AT(17), AT_WORK);
	const struct board *board = days(0, 1);

	ck_assert_double_nan(whole(board, KPI_ADHERENCE));
	ck_assert_double_nan(whole(board, KPI_SHRINKAGE));
	ck_assert_int_eq(read_kpi(board, KPI_SHRINKAGE)->reason, REASON_NO_SOURCE);
	board_done(board);
}
END_TEST

/* Presence is told of from Tuesday on. */
START_TEST(a_plan_from_before_presence_is_not_covered)
{
	const struct directory_coverage coverage[] = {
		{ .source = 1, .kind = RECORD_TICKET, .to = NOW },
		{ .source = 1, .kind = RECORD_PRESENCE, .from = AT(24), .to = NOW },
	};

	begin();
	(void)facts_take_coverage(desk->facts, coverage, ARRAY_LEN(coverage));
	planned(ANNA, AT(9), AT(17), AT_WORK);
	planned(ANNA, AT(24 + 9), AT(24 + 17), AT_WORK);
	present(ANNA, AT(24 + 9), AT(24 + 17), AVAILABLE);
	const struct board *both = days(0, 2), *tuesday = days(1, 2);

	ck_assert_double_nan(whole(both, KPI_ADHERENCE));
	ck_assert_int_eq(read_kpi(both, KPI_ADHERENCE)->reason, REASON_NOT_COVERED);
	ck_assert_double_eq(read_kpi(both, KPI_ADHERENCE)->covered, 0.5);
	ck_assert_double_eq(whole(tuesday, KPI_ADHERENCE), 1);
	ck_assert_double_eq(whole(tuesday, KPI_SHRINKAGE), 0);
	board_done(both);
	board_done(tuesday);
}
END_TEST

static const struct board *as_of_noon(void)
{
	kpi_desk_begin(desk, AT(12));
	planned(ANNA, AT(9), AT(17), AT_WORK);
	present(ANNA, AT(9), AT(11), IN_CONTACT);
	present(ANNA, AT(11), AT(16), AVAILABLE);
	present(BEN, AT(13), AT(16), IN_CONTACT);
	return days(0, 1);
}

/* At noon Ben had not come, and nobody had worked in the afternoon. */
START_TEST(later_presence_has_not_happened)
{
	const struct board *board = as_of_noon();

	ck_assert_double_eq(read_kpi(board, KPI_OCCUPANCY)->numerator, 2.0 * HOUR_S);
	ck_assert_double_eq(read_kpi(board, KPI_OCCUPANCY)->denominator, 3.0 * HOUR_S);
	ck_assert_double_eq(read_kpi(board, KPI_ADHERENCE)->numerator, 3.0 * HOUR_S);
	ck_assert_double_eq(read_kpi(board, KPI_ADHERENCE)->denominator, 3.0 * HOUR_S);
	ck_assert_double_eq(whole(board, KPI_AGENTS_ON), 1);
	board_done(board);
}
END_TEST

/* The week before and each day, hour by hour. */
START_TEST(series_and_the_period_before)
{
	begin();
	present(ANNA, AT(9), AT(11), IN_CONTACT);
	present(ANNA, AT(11), AT(12), AVAILABLE);
	present(ANNA, AT(24 + 9), AT(24 + 10), IN_CONTACT);
	present(ANNA, AT(24 + 10), AT(24 + 13), AVAILABLE);
	struct board_request request = ask(MONDAY + DAY_S, MONDAY + 2 * DAY_S, NOW);

	request.has_series = true;
	request.period.bucket_count = 2;
	request.period.buckets[0] = (struct span){ MONDAY + DAY_S, MONDAY + DAY_S + 10 * HOUR_S };
	request.period.buckets[1] =
		(struct span){ MONDAY + DAY_S + 10 * HOUR_S, MONDAY + 2 * DAY_S };
	const struct board *board = board_of(desk, &request, NOW);
	const struct reading *occupancy = read_kpi(board, KPI_OCCUPANCY);

	ck_assert_double_eq(occupancy->value, 0.25);
	ck_assert_double_eq_tol(occupancy->previous, 2.0 / 3, 1e-9);
	ck_assert_double_eq_tol(occupancy->change, 0.25 - 2.0 / 3, 1e-9);
	ck_assert_double_eq(occupancy->series[0], 1);
	ck_assert_double_eq(occupancy->series[1], 0);
	board_done(board);
}
END_TEST

/* At eleven Anna is gone, Ben is free, nobody ever told of Carla; on a break at a quarter past twelve
 * Ben is away too. */
START_TEST(tickets_whose_owner_is_away)
{
	struct arena *arena = arena_new();
	bool at_eleven[4] = { false }, at_twelve[4] = { false };

	begin();
	present(ANNA, AT(9), AT(10), AVAILABLE);
	present(BEN, AT(9), AT(12), AVAILABLE);
	present(BEN, AT(12), AT(13), ON_BREAK);
	for (fact_id agent = ANNA; agent <= CARLA; agent++) {
		struct story one = story(agent, AT(8));

		one.fact.assignee = agent;
		story_assign(&one, AT(8.5), agent);
		put(desk, &one);
	}
	ck_assert(facts_settle(desk->facts, INT64_MAX));
	struct open_list list = facts_open(desk->facts, NULL, AT(11), arena);

	ck_assert_uint_eq(list.len, 3);
	for (size_t i = 0; i < list.len; i++)
		at_eleven[list.tickets[i].ticket] = list.tickets[i].is_owner_away;
	ck_assert(at_eleven[ANNA] && !at_eleven[BEN] && !at_eleven[CARLA]);
	list = facts_open(desk->facts, NULL, AT(12.25), arena);
	for (size_t i = 0; i < list.len; i++)
		at_twelve[list.tickets[i].ticket] = list.tickets[i].is_owner_away;
	ck_assert(at_twelve[ANNA] && at_twelve[BEN] && !at_twelve[CARLA]);
	/* Nobody told anything of Anna for more than a week. */
	list = facts_open(desk->facts, NULL, AT(9 + 24 * 8), arena);
	ck_assert(!list.tickets[0].is_owner_away);
	arena_free(arena);
}
END_TEST

Suite *suite_presence(void)
{
	Suite *suite = suite_create("presence");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, make, end);
	tcase_add_test(tests, occupancy_and_utilisation);
	tcase_add_test(tests, shares_are_of_sums);
	tcase_add_test(tests, a_stretch_over_midnight_is_divided);
	tcase_add_test(tests, a_running_stretch_ends_now);
	tcase_add_test(tests, a_year_mistyped);
	tcase_add_test(tests, a_stretch_is_of_the_agents_only_team);
	tcase_add_test(tests, a_stretch_is_of_the_team_that_is_named);
	tcase_add_test(tests, load_is_by_agents_available);
	tcase_add_test(tests, adherence_and_shrinkage);
	tcase_add_test(tests, order_does_not_matter);
	tcase_add_test(tests, no_minute_counts_twice);
	tcase_add_test(tests, stretches_within_stretches);
	tcase_add_test(tests, a_stretch_comes_again_and_is_taken_back);
	tcase_add_test(tests, a_stretch_may_change_hands);
	tcase_add_test(tests, it_is_settled_in_slices);
	tcase_add_test(tests, plans_may_overlap);
	tcase_add_test(tests, a_plan_without_presence_is_neither_kept_nor_missed);
	tcase_add_test(tests, a_plan_from_before_presence_is_not_covered);
	tcase_add_test(tests, later_presence_has_not_happened);
	tcase_add_test(tests, series_and_the_period_before);
	tcase_add_test(tests, tickets_whose_owner_is_away);
	suite_add_tcase(suite, tests);
	return suite;
}
