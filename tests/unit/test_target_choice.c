/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whom a target reaches, which of several wins, and what the reading says of it.
 */
#include "config.h"

#include <math.h>

#include "base/macros.h"
#include "check_kpi.h"
#include "kpi/target.h"
#include "kpi_desk.h"

#define NOW (MONDAY + 30 * DAY_S)

static struct kpi_desk *desk;

static void begin(void)
{
	desk = kpi_desk_new();
}

static void end(void)
{
	kpi_desk_free(desk);
}

static struct target_config *add_target(const char *kpi, const char *goal)
{
	struct target_config *target = kpi_desk_add(desk, "target");

	target->kpi = kpi;
	target->goal_text = goal;
	return target;
}

/* One open ticket of Billing by e-mail, answered by Anna within an hour. */
static void put_one(void)
{
	struct story one = story(1, MONDAY + HOUR_S);

	kpi_desk_begin(desk, TIME_NONE);
	one.fact.group = BILLING;
	one.fact.assignee = ANNA;
	one.fact.channel = EMAIL;
	one.fact.priority = HIGH;
	story_reply(&one, MONDAY + 2 * HOUR_S, ANNA);
	put(desk, &one);
}

static const struct board *week(const struct board_filter *filter)
{
	struct board_request request = ask(MONDAY, MONDAY + 7 * DAY_S, NOW);

	request.scopes[SCOPE_SITE] = true;
	if (filter)
		request.filter = *filter;
	return board_of(desk, &request, NOW);
}

/* The goal of first responses in minutes; −1: none. */
static int minutes(const struct board *board, enum scope_kind scope, const char *id)
{
	double goal = read_scope(board, KPI_FIRST_RESPONSE_TIME, scope, id)->goal;

	return isnan(goal) ? -1 : (int)lround(goal / 60);
}

START_TEST(a_site_reaches_its_teams)
{
	static const char *const teams[] = { "Billing", "Returns" };
	struct site_config *site = kpi_desk_add(desk, "site");

	site->name = "Izmir";
	site->teams = (struct text_list){ (const char **)(void *)teams, 2 };
	add_target("first_response_time", "30m")->site = "Izmir";
	add_target("first_response_time", "20m")->team = "Returns";
	put_one();
	const struct board *board = week(NULL);

	ck_assert_int_eq(minutes(board, SCOPE_SITE, "Izmir"), 30);
	ck_assert_int_eq(minutes(board, SCOPE_TEAM, "b"), 30);
	ck_assert_int_eq(minutes(board, SCOPE_TEAM, "r"), 20); /* its own is closer */
	ck_assert_int_eq(minutes(board, SCOPE_TEAM, "t"), 240);
	ck_assert_int_eq(minutes(board, SCOPE_AGENT, "anna"), 240);
	ck_assert_str_eq(
		read_scope(board, KPI_FIRST_RESPONSE_TIME, SCOPE_TEAM, "b")->target, "site Izmir");
	board_done(board);
}
END_TEST

/* Anna is named; Ben belongs to a team of the role and to another one. */
START_TEST(a_role_reaches_whom_it_names)
{
	static const char *const teams[] = { "Technical" };
	static const char *const agents[] = { "anna" };
	struct role_config *role = kpi_desk_add(desk, "role");

	role->name = "technical";
	role->teams = (struct text_list){ (const char **)(void *)teams, 1 };
	role->agents = (struct text_list){ (const char **)(void *)agents, 1 };
	add_target("first_response_time", "30m")->role = "technical";
	put_one();
	const struct board *board = week(NULL);

	ck_assert_int_eq(minutes(board, SCOPE_ROLE, "technical"), 30);
	ck_assert_int_eq(minutes(board, SCOPE_AGENT, "anna"), 30);
	ck_assert_int_eq(minutes(board, SCOPE_AGENT, "ben"), 240);
	ck_assert_int_eq(minutes(board, SCOPE_TEAM, "t"), 30);
	ck_assert_int_eq(minutes(board, SCOPE_TEAM, "b"), 240);
	ck_assert_int_eq(minutes(board, SCOPE_CHANNEL, "email"), 240);
	board_done(board);
	/* On the role's page it is the slice that is judged. */
	board = week(&(struct board_filter){ .of[SCOPE_ROLE] = "technical" });
	ck_assert_int_eq(minutes(board, SCOPE_AGENT, "ben"), 30);
	board_done(board);
}
END_TEST

START_TEST(a_role_of_everybody_reaches_persons_where_it_is_one_of_persons)
{
	add_target("first_response_time", "30m")->role = "agent";
	add_target("first_response_time", "20m")->role = "manager";
	put_one();
	const struct board *board = week(NULL);

	ck_assert_int_eq(minutes(board, SCOPE_AGENT, "anna"), 30);
	ck_assert_int_eq(minutes(board, SCOPE_TEAM, "b"), 240);
	ck_assert_int_eq(minutes(board, SCOPE_ROLE, "manager"), 20);
	ck_assert_int_eq(minutes(board, SCOPE_DEPARTMENT, "acme"), 240);
	board_done(board);
}
END_TEST

START_TEST(a_teams_target_does_not_reach_its_agents)
{
	add_target("first_response_time", "30m")->team = "Billing";
	put_one();
	const struct board *board = week(NULL);

	ck_assert_int_eq(minutes(board, SCOPE_TEAM, "b"), 30);
	ck_assert_int_eq(minutes(board, SCOPE_AGENT, "anna"), 240);
	board_done(board);
	/* Her share of its work is the team's, named by id or name. */
	board = week(&(struct board_filter){ .of[SCOPE_TEAM] = "b" });
	ck_assert_int_eq(minutes(board, SCOPE_AGENT, "anna"), 30);
	board_done(board);
	/* Two teams are not the one. */
	board = week(&(struct board_filter){ .of[SCOPE_TEAM] = "b,r" });
	ck_assert_int_eq(minutes(board, SCOPE_DEPARTMENT, "acme"), 240);
	board_done(board);
}
END_TEST

START_TEST(the_goal_of_a_count_reaches_no_part)
{
	add_target("backlog", "50");
	add_target("unassigned", "0")->warn_text = "3";
	put_one();
	const struct board *board = week(NULL);

	ck_assert_double_eq(read_kpi(board, KPI_BACKLOG)->goal, 50);
	ck_assert_double_eq(read_scope(board, KPI_BACKLOG, SCOPE_ROLE, "manager")->goal, 50);
	ck_assert(isnan(read_scope(board, KPI_BACKLOG, SCOPE_TEAM, "b")->goal));
	ck_assert(isnan(read_scope(board, KPI_BACKLOG, SCOPE_CHANNEL, "email")->goal));
	ck_assert_double_eq(read_scope(board, KPI_UNASSIGNED, SCOPE_TEAM, "b")->goal, 0);
	board_done(board);
	board = week(&(struct board_filter){ .of[SCOPE_TEAM] = "Billing" });
	ck_assert(isnan(read_kpi(board, KPI_BACKLOG)->goal));
	board_done(board);
}
END_TEST

START_TEST(the_goal_of_a_teams_count_is_the_whole_teams)
{
	add_target("backlog", "50")->team = "Billing";
	put_one();
	const struct board *board = week(NULL);

	ck_assert_double_eq(read_scope(board, KPI_BACKLOG, SCOPE_TEAM, "b")->goal, 50);
	board_done(board);
	board = week(&(struct board_filter){ .of[SCOPE_TEAM] = "b" });
	ck_assert_double_eq(read_kpi(board, KPI_BACKLOG)->goal, 50);
	ck_assert(isnan(read_scope(board, KPI_BACKLOG, SCOPE_AGENT, "anna")->goal));
	board_done(board);
	board = week(&(struct board_filter){ .of[SCOPE_TEAM] = "b", .of[SCOPE_CHANNEL] = "email" });
	ck_assert(isnan(read_kpi(board, KPI_BACKLOG)->goal));
	board_done(board);
}
END_TEST

START_TEST(two_conditions_beat_one)
{
	struct target_config *narrow = add_target("first_response_time", "10m");

	narrow->team = "Billing";
	narrow->channel = "email";
	add_target("first_response_time", "30m")->team = "Billing";
	add_target("first_response_time", "40m")->channel = "email";
	put_one();
	const struct board *board = week(&(struct board_filter){
		.of[SCOPE_TEAM] = "Billing", .of[SCOPE_CHANNEL] = "email" });

	ck_assert_int_eq(minutes(board, SCOPE_DEPARTMENT, "acme"), 10);
	ck_assert_str_eq(
		read_kpi(board, KPI_FIRST_RESPONSE_TIME)->target, "team Billing, channel email");
	board_done(board);
	board = week(&(struct board_filter){
		.of[SCOPE_TEAM] = "Billing", .of[SCOPE_PRIORITY] = "high" });
	ck_assert_int_eq(minutes(board, SCOPE_DEPARTMENT, "acme"), 30);
	board_done(board);
}
END_TEST

START_TEST(of_equals_the_later_day_wins)
{
	add_target("first_response_time", "10m")->from = MONDAY - DAY_S;
	add_target("first_response_time", "20m")->from = MONDAY - 5 * DAY_S;
	add_target("first_response_time", "30m");
	put_one();
	const struct board *board = week(NULL);

	ck_assert_int_eq(minutes(board, SCOPE_DEPARTMENT, "acme"), 10);
	board_done(board);
}
END_TEST

START_TEST(of_the_same_day_the_one_further_down_wins)
{
	add_target("first_response_time", "10m")->from = MONDAY;
	add_target("first_response_time", "20m")->from = MONDAY;
	put_one();
	const struct board *board = week(NULL);

	ck_assert_int_eq(minutes(board, SCOPE_DEPARTMENT, "acme"), 20);
	board_done(board);
}
END_TEST

START_TEST(says_when_it_ends_and_whose_it_is)
{
	struct target_config *target = add_target("first_response_time", "10m");

	target->team = "Billing";
	target->from = MONDAY - DAY_S;
	target->by = MONDAY + 30 * DAY_S;
	target->owner = "Head of support";
	put_one();
	const struct board *board = week(NULL);
	const struct reading *team = read_scope(board, KPI_FIRST_RESPONSE_TIME, SCOPE_TEAM, "b");

	ck_assert_str_eq(
		team->target, "team Billing from 2026-03-01 by 2026-04-01, Head of support");
	ck_assert_ptr_eq(team->set_by, &desk->desk->targets[0]);
	ck_assert_ptr_null(read_kpi(board, KPI_FIRST_RESPONSE_TIME)->set_by);
	board_done(board);
}
END_TEST

/* From 40 minutes to 10 in ten days: three minutes a day. */
static const struct {
	int day; /* the last of the period, from the start of the path */
	int goal, warn;
} steps[] = {
	{ 0, 40, 50 },
	{ 1, 37, 47 },
	{ 3, 31, 41 },
	{ 9, 13, 23 },
	{ 10, 10, 20 },
	{ 11, 10, 20 },
};

START_TEST(a_path_leads_to_the_goal)
{
	struct target_config *target = add_target("first_response_time", "10m");

	target->from = MONDAY;
	target->by = MONDAY + 10 * DAY_S;
	target->path_text = "40m";
	target->warn_text = "20m"; /* ten minutes beyond the goal, all the way */
	put_one();
	int64_t day = MONDAY + steps[_i].day * DAY_S;
	struct board_request request = ask(MONDAY - DAY_S, day + 12 * HOUR_S, NOW);
	const struct board *board = board_of(desk, &request, NOW);
	const struct reading *reading = read_kpi(board, KPI_FIRST_RESPONSE_TIME);

	ck_assert_double_eq_tol(reading->goal, steps[_i].goal * 60.0, 1e-6);
	ck_assert_double_eq_tol(reading->warn, steps[_i].warn * 60.0, 1e-6);
	board_done(board);
}
END_TEST

/* 82 % now, 90 % in 16 weeks: 85 % when six of them are over. */
START_TEST(the_usual_warning_walks_along)
{
	struct target_config *target = add_target("resolution_rate", "90%");

	target->from = MONDAY;
	target->by = MONDAY + 112 * DAY_S;
	target->path_text = "82%";
	put_one();
	struct board_request request = ask(MONDAY, MONDAY + 43 * DAY_S, MONDAY + 50 * DAY_S);
	const struct board *board = board_of(desk, &request, MONDAY + 50 * DAY_S);
	const struct reading *reading = read_kpi(board, KPI_RESOLUTION_RATE);

	ck_assert_double_eq_tol(reading->goal, 0.85, 1e-9);
	ck_assert_double_eq_tol(reading->warn, 0.765, 1e-9);
	board_done(board);
}
END_TEST

/* By replies and windows a desk has a level of its own; on the telephone, and where somebody marks what
 * was solved at once, seven of ten are usual. */
START_TEST(first_contact_has_a_default_where_it_is_told)
{
	const struct board_filter phone = { .of[SCOPE_CHANNEL] = "phone" };
	struct measuring *measuring = kpi_desk_add(desk, "measuring");

	put_one();
	const struct board *board = week(NULL), *calls = week(&phone);

	ck_assert(isnan(read_kpi(board, KPI_FIRST_CONTACT_RESOLUTION)->goal));
	ck_assert_double_eq(read_kpi(calls, KPI_FIRST_CONTACT_RESOLUTION)->goal, 0.7);
	board_done(board);
	board_done(calls);
	measuring->fcr_method = FCR_MARK;
	board = week(NULL);
	ck_assert_double_eq(read_kpi(board, KPI_FIRST_CONTACT_RESOLUTION)->goal, 0.7);
	board_done(board);
}
END_TEST

START_TEST(a_slice_by_channel_has_the_channels_default)
{
	put_one();
	const struct board *board = week(&(struct board_filter){ .of[SCOPE_CHANNEL] = "chat" });
	const struct reading *chat = read_kpi(board, KPI_FIRST_RESPONSE_TIME);

	ck_assert_double_eq(chat->goal, 60);
	board_done(board);
}
END_TEST

Suite *suite_target_choice(void)
{
	Suite *suite = suite_create("target choice");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, a_site_reaches_its_teams);
	tcase_add_test(tests, a_role_reaches_whom_it_names);
	tcase_add_test(tests, a_role_of_everybody_reaches_persons_where_it_is_one_of_persons);
	tcase_add_test(tests, a_teams_target_does_not_reach_its_agents);
	tcase_add_test(tests, the_goal_of_a_count_reaches_no_part);
	tcase_add_test(tests, the_goal_of_a_teams_count_is_the_whole_teams);
	tcase_add_test(tests, two_conditions_beat_one);
	tcase_add_test(tests, of_equals_the_later_day_wins);
	tcase_add_test(tests, of_the_same_day_the_one_further_down_wins);
	tcase_add_test(tests, says_when_it_ends_and_whose_it_is);
	tcase_add_loop_test(tests, a_path_leads_to_the_goal, 0, (int)ARRAY_LEN(steps));
	tcase_add_test(tests, the_usual_warning_walks_along);
	tcase_add_test(tests, first_contact_has_a_default_where_it_is_told);
	tcase_add_test(tests, a_slice_by_channel_has_the_channels_default);
	suite_add_tcase(suite, tests);
	return suite;
}
