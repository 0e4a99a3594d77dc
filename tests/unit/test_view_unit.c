/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One agent's and one team's page.
 */
#include "config.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check_ui.h"
#include "scene_fixture.h"

static struct scene_fixture *fixture;

static void setup(void)
{
	fixture = scene_fixture_new();
}

static void teardown(void)
{
	scene_fixture_free(fixture);
}

static struct shown open_agent(fact_id account)
{
	struct target target = { .view = "unit", .kpi = KPI_COUNT, .scope = SCOPE_AGENT };
	snprintf(target.scope_id, sizeof(target.scope_id), "%s",
		facts_account_scope_id(scene_fixture_scene(fixture)->facts, account));
	return shown_open(fixture, &target);
}

static struct shown open_team(fact_id group)
{
	struct target target = { .view = "unit", .kpi = KPI_COUNT, .scope = SCOPE_TEAM };
	snprintf(target.scope_id, sizeof(target.scope_id), "%s",
		facts_team_scope_id(scene_fixture_scene(fixture)->facts, group));
	return shown_open(fixture, &target);
}

START_TEST(test_frames)
{
	struct shown shown = open_agent(1);
	shown_check(&shown, "unit_agent");
	shown_close(&shown);
	shown = open_team(2);
	shown_check(&shown, "unit_team");
	shown_close(&shown);
}
END_TEST

START_TEST(test_shows_only_her_own_open_tickets)
{
	struct shown shown = open_agent(1);
	const struct scene *scene = scene_fixture_scene(fixture);
	ck_assert_uint_gt(scene->open_count, 0);
	for (size_t i = 0; i < scene->open_count; i++)
		ck_assert_int_eq(scene->open[i].agent, 1);
	shown_close(&shown);
}
END_TEST

START_TEST(test_enter_on_a_kpi_keeps_the_scope)
{
	struct target target;
	struct shown shown = open_agent(1);
	ck_assert_int_eq(shown_act(&shown, ACTION_ENTER, &target), VERB_PUSH);
	ck_assert_str_eq(target.view, "kpi");
	ck_assert_int_eq(target.scope, SCOPE_AGENT);
	ck_assert_str_eq(target.scope_id, "ada");
	ck_assert_int_eq(target.kpi, KPI_FIRST_RESPONSE_TIME);
	shown_act(&shown, ACTION_NEXT_PANEL, NULL);
	ck_assert_int_eq(shown_act(&shown, ACTION_ENTER, &target), VERB_PUSH);
	ck_assert_str_eq(target.view, "ticket");
	shown_close(&shown);
}
END_TEST

START_TEST(test_siblings_and_sides)
{
	struct target target;
	struct shown shown = open_agent(1);
	ck_assert(shown_says(&shown, "== Ada Lindqvist\n"));
	shown_act(&shown, ACTION_NEXT_SIBLING, NULL);
	ck_assert(shown_says(&shown, "== Ben Okafor\n"));
	shown_act(&shown, ACTION_PREVIOUS_SIBLING, NULL);
	ck_assert(shown_says(&shown, "== Ada Lindqvist\n"));
	ck_assert_int_eq(shown_act(&shown, ACTION_SWITCH, &target), VERB_PUSH);
	ck_assert_str_eq(target.view, "unit");
	ck_assert_int_eq(target.scope, SCOPE_TEAM);
	shown_close(&shown);
	shown = shown_open(fixture, &target);
	ck_assert(shown_says(&shown, "== Billing\n"));
	ck_assert_int_eq(shown_act(&shown, ACTION_SWITCH, &target), VERB_PUSH);
	ck_assert_str_eq(target.view, "agents");
	ck_assert_int_eq(target.scope, SCOPE_TEAM);
	shown_close(&shown);
}
END_TEST

Suite *suite_view_unit(void)
{
	Suite *suite = suite_create("view_unit");
	TCase *tests = tcase_create("view_unit");
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, test_frames);
	tcase_add_test(tests, test_shows_only_her_own_open_tickets);
	tcase_add_test(tests, test_enter_on_a_kpi_keeps_the_scope);
	tcase_add_test(tests, test_siblings_and_sides);
	suite_add_tcase(suite, tests);
	return suite;
}
