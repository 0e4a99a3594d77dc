/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Boards: filters, roles, sites, teams of several groups, reasons, slices, comparison.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/macros.h"
#include "base/mem.h"
#include "check_kpi.h"
#include "kpi_desk.h"

#define NOW (MONDAY + 30 * DAY_S)

static const char *billing_and_returns[] = { "Billing", "Returns" };
static const char *technical[] = { "Technical" };

/* Ticket 1: Billing, Anna, e-mail, high. 2: Returns, Carla, chat. 3: Technical, Ben, e-mail. */
static void put_three(struct kpi_desk *desk)
{
	static const fact_id groups[] = { BILLING, RETURNS, TECHNICAL };
	static const fact_id agents[] = { ANNA, CARLA, BEN };

	for (int i = 0; i < 3; i++) {
		struct story one = story(i + 1, MONDAY + (i + 1) * HOUR_S);

		one.fact.group = groups[i];
		one.fact.assignee = agents[i];
		one.fact.channel = i == 1 ? CHAT : EMAIL;
		one.fact.priority = i == 0 ? HIGH : 0;
		story_reply(&one, MONDAY + (i + 2) * HOUR_S, agents[i]);
		put(desk, &one);
	}
}

static struct kpi_desk *desk_with_teams(void)
{
	struct kpi_desk *desk = kpi_desk_new();
	struct team_config *front = kpi_desk_add(desk, "team");

	front->name = "Front";
	front->tier = 1;
	front->groups = (struct text_list){ billing_and_returns, 2 };
	struct team_config *second = kpi_desk_add(desk, "team");

	second->name = "Second line";
	second->tier = 2;
	second->groups = (struct text_list){ technical, 1 };
	kpi_desk_begin(desk, TIME_NONE);
	put_three(desk);
	return desk;
}

static double volume(const struct board *board, enum scope_kind scope, const char *id)
{
	return read_scope(board, KPI_TICKET_VOLUME, scope, id)->value;
}

START_TEST(teams_may_hold_several_groups)
{
	struct kpi_desk *desk = desk_with_teams();
	struct board_request request = ask(MONDAY, MONDAY + 7 * DAY_S, NOW);
	const struct board *board = board_of(desk, &request, NOW);

	check_adds_up(board);
	ck_assert_double_eq(volume(board, SCOPE_TEAM, "Front"), 2);
	ck_assert_double_eq(volume(board, SCOPE_TEAM, "t"), 1);
	ck_assert_str_eq(read_scope(board, KPI_SOLVED, SCOPE_TEAM, "t")->scope_name, "Second line");
	ck_assert_str_eq(facts_team_name(desk->facts, RETURNS), "Front");
	/* The second tier's own. */
	ck_assert_double_eq(volume(board, SCOPE_ROLE, "technical"), 1);
	ck_assert_double_eq(volume(board, SCOPE_ROLE, "agent"), 3);
	board_done(board);
	kpi_desk_free(desk);
}
END_TEST

START_TEST(roles_and_sites_are_chosen_sets)
{
	static const char *anna[] = { "anna" };
	struct kpi_desk *desk = kpi_desk_new();
	struct role_config *role = kpi_desk_add(desk, "role");
	struct site_config *site = kpi_desk_add(desk, "site");

	role->name = "agent";
	role->agents = (struct text_list){ anna, 1 };
	role->teams = (struct text_list){ technical, 1 };
	site->name = "Izmir";
	site->teams = (struct text_list){ billing_and_returns, 2 };
	kpi_desk_begin(desk, TIME_NONE);
	put_three(desk);
	struct board_request request = ask(MONDAY, MONDAY + 7 * DAY_S, NOW);

	request.scopes[SCOPE_SITE] = true;
	const struct board *board = board_of(desk, &request, NOW);

	check_adds_up(board);
	ck_assert_double_eq(volume(board, SCOPE_ROLE, "agent"), 2);
	ck_assert_double_eq(volume(board, SCOPE_ROLE, "lead"), 3);
	ck_assert_double_eq(volume(board, SCOPE_SITE, "Izmir"), 2);
	board_done(board);
	struct arena *arena = arena_new();
	struct fact_list members = facts_role_members(desk->facts, "agent", SCOPE_AGENT, arena);

	ck_assert_uint_eq(members.len, 2); /* Anna by name, Ben by his team */
	ck_assert_int_eq(members.ids[0], ANNA);
	ck_assert_int_eq(members.ids[1], BEN);
	members = facts_role_members(desk->facts, "lead", SCOPE_TEAM, arena);
	ck_assert_uint_eq(members.len, 3);
	arena_free(arena);
	kpi_desk_free(desk);
}
END_TEST

/* Nobody is of the second tier: there is nothing to know, which is not nought. */
START_TEST(a_role_of_nobody_is_not_known)
{
	struct kpi_desk *desk = kpi_desk_new();

	kpi_desk_begin(desk, TIME_NONE);
	put_three(desk);
	struct board_request request = ask(MONDAY, MONDAY + 7 * DAY_S, NOW);

	request.has_previous = true;
	const struct board *board = board_of(desk, &request, NOW);
	const struct reading *reading =
		read_scope(board, KPI_TICKET_VOLUME, SCOPE_ROLE, "technical");

	ck_assert(isnan(reading->value));
	ck_assert(isnan(reading->previous));
	ck_assert_int_eq(reading->reason, REASON_NO_DATA);
	board_done(board);
	kpi_desk_free(desk);
}
END_TEST

START_TEST(lists_members_of_now)
{
	struct kpi_desk *desk = kpi_desk_new();
	struct arena *arena = arena_new();

	kpi_desk_begin(desk, TIME_NONE);
	struct fact_list agents = facts_team_agents(desk->facts, BILLING, arena);

	ck_assert_uint_eq(agents.len, 2);
	ck_assert_int_eq(agents.ids[0], ANNA);
	ck_assert_uint_eq(facts_team_agents(desk->facts, RETURNS, arena).len, 0); /* Carla left */
	struct fact_list teams = facts_agent_teams(desk->facts, BEN, arena);

	ck_assert_uint_eq(teams.len, 2);
	ck_assert_int_eq(teams.ids[1], TECHNICAL);
	ck_assert_str_eq(facts_account_scope_id(desk->facts, ANNA), "anna");
	ck_assert_str_eq(facts_account_scope_id(desk->facts, CARLA), "903"); /* no login */
	ck_assert_str_eq(facts_account_name(desk->facts, 0), "");
	arena_free(arena);
	kpi_desk_free(desk);
}
END_TEST

static const struct {
	struct board_filter filter;
	double want;
} filters[] = {
	{ { .of[SCOPE_TEAM] = "Billing" }, 1 },
	{ { .of[SCOPE_TEAM] = "b" }, 1 },
	{ { .of[SCOPE_TEAM] = "b,r" }, 2 },
	{ { .of[SCOPE_AGENT] = "anna" }, 1 },
	{ { .of[SCOPE_AGENT] = "Ben" }, 1 },
	{ { .of[SCOPE_TEAM] = "BILLING", .of[SCOPE_AGENT] = "aNNa" }, 1 },
	{ { .of[SCOPE_CHANNEL] = "email" }, 2 },
	{ { .of[SCOPE_CHANNEL] = "email", .of[SCOPE_PRIORITY] = "-" }, 1 },
	{ { .of[SCOPE_PRIORITY] = "high" }, 1 },
	{ { .of[SCOPE_TEAM] = "Billing", .of[SCOPE_AGENT] = "ben" }, 0 },
	{ { .of[SCOPE_TEAM] = "nowhere" }, 0 },
	{ { .of[SCOPE_ROLE] = "technical" }, 0 },
	{ { .of[SCOPE_ROLE] = "nobody" }, 0 },
};

START_TEST(filters_slice_the_facts)
{
	struct kpi_desk *desk = kpi_desk_new();

	kpi_desk_begin(desk, TIME_NONE);
	put_three(desk);
	struct board_request request = ask(MONDAY, MONDAY + 7 * DAY_S, NOW);

	request.filter = filters[_i].filter;
	const struct board *board = board_of(desk, &request, NOW);
	struct arena *arena = arena_new();

	check_adds_up(board);
	ck_assert_double_eq(read_kpi(board, KPI_TICKET_VOLUME)->value, filters[_i].want);
	ck_assert_double_eq(
		(double)facts_open(desk->facts, &request.filter, NOW, arena).len, filters[_i].want);
	arena_free(arena);
	board_done(board);
	kpi_desk_free(desk);
}
END_TEST

static const struct {
	struct board_filter filter;
	const char *want; /* NULL: it is fine */
} checks[] = {
	{ { .of[SCOPE_TEAM] = "billing,R,-" }, NULL },
	{ { .of[SCOPE_AGENT] = "ANNA" }, NULL },
	{ { .of[SCOPE_AGENT] = "903" }, NULL },
	{ { .of[SCOPE_CHANNEL] = "email,chat", .of[SCOPE_PRIORITY] = "-" }, NULL },
	{ { .of[SCOPE_ROLE] = "agent" }, NULL },
	{ { .of[SCOPE_ROLE] = "technical" },
		"nobody is in role 'technical': name its teams or persons in the configuration" },
	{ { .of[SCOPE_TEAM] = "Biling" },
		"unknown team 'Biling': there are Billing, Returns, Technical" },
	{ { .of[SCOPE_TEAM] = "b,x,y" },
		"unknown team 'x': there are Billing, Returns, Technical" },
	{ { .of[SCOPE_AGENT] = "anne" }, "unknown agent 'anne': there are Anna, Ben, Carla" },
	{ { .of[SCOPE_CHANNEL] = "fax" }, "unknown channel 'fax': there are email, chat" },
	{ { .of[SCOPE_PRIORITY] = "vital" }, "unknown priority 'vital': there are high" },
	{ { .of[SCOPE_SITE] = "Izmir" }, "unknown site 'Izmir': none is known yet" },
};

START_TEST(a_filter_of_nobody_is_a_mistake)
{
	struct kpi_desk *desk = kpi_desk_new();
	struct error err = { 0 };

	kpi_desk_begin(desk, TIME_NONE);
	put_three(desk);
	bool is_good = facts_check_filter(desk->facts, &checks[_i].filter, &err);

	ck_assert_msg(is_good == !checks[_i].want, "%s", err.text);
	if (checks[_i].want) {
		ck_assert_str_eq(err.text, checks[_i].want);
		ck_assert_int_eq(err.kind, ERROR_USAGE);
	}
	kpi_desk_free(desk);
}
END_TEST

START_TEST(one_member_alone)
{
	struct kpi_desk *desk = kpi_desk_new();

	kpi_desk_begin(desk, TIME_NONE);
	put_three(desk);
	struct board_request request = ask(MONDAY, MONDAY + 7 * DAY_S, NOW);

	memset(request.scopes, 0, sizeof(request.scopes));
	request.scopes[SCOPE_AGENT] = true;
	request.only_kind = SCOPE_AGENT;
	request.only_id = "ben";
	const struct board *board = board_of(desk, &request, NOW);

	ck_assert_int_eq((int)board_count(board), kpi_count());
	ck_assert_double_eq(volume(board, SCOPE_AGENT, "ben"), 1);
	board_done(board);
	kpi_desk_free(desk);
}
END_TEST

static void expect_nothing(const struct board *board, enum scope_kind scope, const char *id)
{
	const struct reading *time = read_scope(board, KPI_FIRST_RESPONSE_TIME, scope, id);

	ck_assert_double_eq(volume(board, scope, id), 0);
	ck_assert_double_eq(read_scope(board, KPI_BACKLOG, scope, id)->value, 0);
	ck_assert(isnan(time->value));
	ck_assert_int_eq(time->reason, REASON_NO_DATA);
}

START_TEST(the_member_asked_for_is_found_though_nothing_was_counted)
{
	static const struct {
		enum scope_kind scope;
		const char *id;
	} rows[] = { { SCOPE_AGENT, "-" }, { SCOPE_AGENT, "gone" }, { SCOPE_TEAM, "-" },
		{ SCOPE_TEAM, "nowhere" }, { SCOPE_CHANNEL, "fax" } };
	struct kpi_desk *desk = kpi_desk_new();

	kpi_desk_begin(desk, TIME_NONE);
	put_three(desk);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct board_request request = ask(MONDAY, MONDAY + 7 * DAY_S, NOW);

		request.only_kind = rows[i].scope;
		request.only_id = rows[i].id;
		const struct board *board = board_of(desk, &request, NOW);

		expect_nothing(board, rows[i].scope, rows[i].id);
		board_done(board);
	}
	kpi_desk_free(desk);
}
END_TEST

START_TEST(who_is_not_listed_is_found)
{
	struct kpi_desk *desk = kpi_desk_new();

	kpi_desk_begin(desk, TIME_NONE);
	put_three(desk);
	struct board_request request = ask(MONDAY, MONDAY + 7 * DAY_S, NOW);
	const struct board *board = board_of(desk, &request, NOW);

	for (size_t i = 0; i < board_count(board); i++)
		ck_assert(board_at(board, i)->scope != SCOPE_AGENT ||
			  strcmp(board_at(board, i)->scope_id, "-") != 0);
	expect_nothing(board, SCOPE_AGENT, "-");
	board_done(board);
	kpi_desk_free(desk);
}
END_TEST

START_TEST(readings_come_in_order)
{
	struct kpi_desk *desk = kpi_desk_new();

	kpi_desk_begin(desk, TIME_NONE);
	put_three(desk);
	struct board_request request = ask(MONDAY, MONDAY + 7 * DAY_S, NOW);
	const struct board *board = board_of(desk, &request, NOW);

	for (size_t i = 1; i < board_count(board); i++) {
		const struct reading *before = board_at(board, i - 1), *now = board_at(board, i);

		ck_assert_int_le(before->scope, now->scope);
		if (before->scope == now->scope && before->scope_id == now->scope_id)
			ck_assert_int_lt(before->kpi, now->kpi);
		else if (before->scope == now->scope && now->scope == SCOPE_TEAM &&
			 strcmp(now->scope_id, "-") != 0)
			ck_assert_int_lt(strcmp(before->scope_name, now->scope_name), 0);
	}
	board_done(board);
	kpi_desk_free(desk);
}
END_TEST

START_TEST(a_period_that_is_not_there_is_loading)
{
	struct kpi_desk *desk = kpi_desk_new();

	kpi_desk_begin(desk, TIME_NONE);
	put_three(desk);
	facts_set_loaded_from(desk->facts, MONDAY + 5 * DAY_S);
	struct board_request request = ask(MONDAY, MONDAY + 10 * DAY_S, NOW);
	const struct board *board = board_of(desk, &request, NOW);
	const struct reading *tickets = read_kpi(board, KPI_TICKET_VOLUME);

	ck_assert(isnan(tickets->value));
	ck_assert_int_eq(tickets->reason, REASON_LOADING);
	ck_assert_double_eq_tol(tickets->covered, 0.5, 1e-9);
	ck_assert_int_eq(tickets->verdict, VERDICT_NONE);
	board_done(board);
	facts_set_loaded_from(desk->facts, MONDAY);
	board = board_of(desk, &request, NOW);
	ck_assert_double_eq(read_kpi(board, KPI_TICKET_VOLUME)->value, 3);
	/* The period before is not there, so there is nothing to compare with. */
	ck_assert(isnan(read_kpi(board, KPI_TICKET_VOLUME)->previous));
	ck_assert(isnan(read_kpi(board, KPI_TICKET_VOLUME)->change));
	board_done(board);
	kpi_desk_free(desk);
}
END_TEST

START_TEST(nothing_to_count_is_not_nought)
{
	struct kpi_desk *desk = kpi_desk_new();

	kpi_desk_begin(desk, TIME_NONE);
	put_three(desk);
	struct board_request request = ask(MONDAY + 8 * DAY_S, MONDAY + 9 * DAY_S, NOW);
	const struct board *board = board_of(desk, &request, NOW);

	ck_assert_double_eq(read_kpi(board, KPI_TICKET_VOLUME)->value, 0);
	ck_assert_int_eq(read_kpi(board, KPI_FIRST_RESPONSE_TIME)->reason, REASON_NO_DATA);
	ck_assert_int_eq(read_kpi(board, KPI_RESOLUTION_RATE)->reason, REASON_NO_DATA);
	board_done(board);
	kpi_desk_free(desk);
}
END_TEST

START_TEST(compares_with_the_period_before)
{
	struct kpi_desk *desk = kpi_desk_new();

	kpi_desk_begin(desk, TIME_NONE);
	for (fact_id id = 1; id <= 9; id++) {
		struct story one = story(id, MONDAY + (id <= 4 ? 0 : 7 * DAY_S) + id * HOUR_S);

		story_reply(&one, one.fact.created_at + HOUR_S, ANNA);
		if (id != 4 && id != 9)
			story_state(&one, one.fact.created_at + 2 * HOUR_S, STATE_SOLVED);
		put(desk, &one);
	}
	struct board_request request = ask(MONDAY + 7 * DAY_S, MONDAY + 14 * DAY_S, NOW);
	const struct board *board = board_of(desk, &request, NOW);
	const struct reading *tickets = read_kpi(board, KPI_TICKET_VOLUME);
	const struct reading *rate = read_kpi(board, KPI_RESOLUTION_RATE);

	ck_assert_double_eq(tickets->value, 5);
	ck_assert_double_eq(tickets->previous, 4);
	ck_assert_double_eq_tol(tickets->change, 0.25, 1e-9);
	/* Shares differ in points: 80 % after 75 %. */
	ck_assert_double_eq_tol(rate->change, 0.05, 1e-9);
	ck_assert_double_eq(rate->n_previous, 4);
	board_done(board);
	kpi_desk_free(desk);
}
END_TEST

/* A deadline that has passed: a little is done at each step, and the end is the same. */
START_TEST(goes_on_where_it_stopped)
{
	struct kpi_desk *desk = kpi_desk_new();

	kpi_desk_begin(desk, TIME_NONE);
	for (fact_id id = 1; id <= 3000; id++) {
		struct story one = story(id, MONDAY + id * MINUTE_S);

		story_reply(&one, one.fact.created_at + id, ANNA);
		story_state(&one, one.fact.created_at + HOUR_S, STATE_SOLVED);
		put(desk, &one);
	}
	struct board_request request = ask(MONDAY, MONDAY + 7 * DAY_S, NOW);
	const struct board *whole = board_of(desk, &request, NOW);
	struct board *sliced = board_new(desk->facts, &request, NOW);
	int steps = 0;

	while (!board_step(sliced, 0)) {
		ck_assert(!board_is_done(sliced));
		steps++;
	}
	ck_assert_int_gt(steps, 3);
	ck_assert_uint_eq(board_count(sliced), board_count(whole));
	for (size_t i = 0; i < board_count(whole); i++) {
		const struct reading *a = board_at(whole, i), *b = board_at(sliced, i);

		ck_assert((isnan(a->value) && isnan(b->value)) || a->value == b->value);
		ck_assert((isnan(a->previous) && isnan(b->previous)) || a->previous == b->previous);
	}
	board_free(sliced);
	board_done(whole);
	kpi_desk_free(desk);
}
END_TEST

START_TEST(starts_over_when_the_facts_change)
{
	struct kpi_desk *desk = kpi_desk_new();

	kpi_desk_begin(desk, TIME_NONE);
	put_three(desk);
	struct board_request request = ask(MONDAY, MONDAY + 7 * DAY_S, NOW);
	struct board *board = board_new(desk->facts, &request, NOW);

	while (!board_has_values(board))
		board_step(board, 0);
	struct story fourth = story(4, MONDAY + HOUR_S);

	put(desk, &fourth);
	ck_assert(board_step(board, INT64_MAX));
	ck_assert_double_eq(read_kpi(board, KPI_TICKET_VOLUME)->value, 4);
	check_adds_up(board);
	board_free(board);
	kpi_desk_free(desk);
}
END_TEST

Suite *suite_boards(void)
{
	Suite *suite = suite_create("boards");
	TCase *tests = tcase_create("all");

	tcase_add_test(tests, teams_may_hold_several_groups);
	tcase_add_test(tests, roles_and_sites_are_chosen_sets);
	tcase_add_test(tests, a_role_of_nobody_is_not_known);
	tcase_add_test(tests, lists_members_of_now);
	tcase_add_loop_test(tests, filters_slice_the_facts, 0, (int)ARRAY_LEN(filters));
	tcase_add_loop_test(tests, a_filter_of_nobody_is_a_mistake, 0, (int)ARRAY_LEN(checks));
	tcase_add_test(tests, one_member_alone);
	tcase_add_test(tests, the_member_asked_for_is_found_though_nothing_was_counted);
	tcase_add_test(tests, who_is_not_listed_is_found);
	tcase_add_test(tests, readings_come_in_order);
	tcase_add_test(tests, a_period_that_is_not_there_is_loading);
	tcase_add_test(tests, nothing_to_count_is_not_nought);
	tcase_add_test(tests, compares_with_the_period_before);
	tcase_add_test(tests, goes_on_where_it_stopped);
	tcase_add_test(tests, starts_over_when_the_facts_change);
	suite_add_tcase(suite, tests);
	return suite;
}
