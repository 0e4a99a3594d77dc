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

/* --- the parts ------------------------------------------------------------------------------- */

/* The row of the frame that begins with these words after the mark of selection, to be freed. */
static char *row_of(const struct shown *shown, const char *words)
{
	char *text = shown_text(shown, 160, 45);
	char *row = NULL;
	for (char *line = text, *next; line && *line; line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		if (strncmp(line + 1, words, strlen(words)) == 0)
			row = line; /* the part stands below the KPIs */
	}
	ck_assert_msg(row, "no row '%s'", words);
	row = strdup(row);
	free(text);
	return row;
}

/* Her number of a period that is asked for by name. */
static double value_in(const char *period, enum kpi_id kpi)
{
	struct scene *scene = scene_fixture_scene(fixture);
	snprintf(scene->travel.period, sizeof(scene->travel.period), "%s", period);
	struct shown shown = open_agent(1);
	const struct reading *reading = board_find(scene->board, kpi, SCOPE_AGENT, "ada");
	double value = reading->value;
	shown_close(&shown);
	snprintf(scene->travel.period, sizeof(scene->travel.period), "%s", PERIOD_DEFAULT);
	return value;
}

START_TEST(test_eight_weeks_end_with_this_one)
{
	char wanted[64];
	int last_week = (int)value_in("last-week", KPI_SOLVED);
	int this_week = (int)value_in("this-week", KPI_SOLVED);
	ck_assert_int_gt(last_week, 0);
	struct shown shown = open_agent(1);
	shown_act(&shown, ACTION_BREAKDOWN, NULL);
	char *row = row_of(&shown, "KPI  ");
	ck_assert_ptr_nonnull(strstr(row, "28 Sep"));
	ck_assert_ptr_nonnull(strstr(row, "9 Nov    16 Nov…"));
	free(row);
	snprintf(wanted, sizeof(wanted), "%3d %10d", last_week, this_week);
	row = row_of(&shown, "Solved");
	ck_assert_msg(strstr(row, wanted) != NULL, "'%s' is not in '%s'", wanted, row);
	free(row);
	shown_close(&shown);
}
END_TEST

START_TEST(test_a_week_is_marked_by_its_goal)
{
	struct shown shown = open_agent(1);
	shown_act(&shown, ACTION_BREAKDOWN, NULL);
	char *row = row_of(&shown, "Reopened");
	ck_assert_ptr_nonnull(strstr(row, "0 %✔")); /* ≤ 5 % */
	ck_assert_ptr_nonnull(strstr(row, "11 %✖"));
	free(row);
	shown_close(&shown);
}
END_TEST

START_TEST(test_enter_on_a_week_leads_to_the_kpi)
{
	struct target target;
	struct shown shown = open_agent(1);
	shown_act(&shown, ACTION_BREAKDOWN, NULL);
	shown_act(&shown, ACTION_DOWN, NULL);
	ck_assert_int_eq(shown_act(&shown, ACTION_ENTER, &target), VERB_PUSH);
	ck_assert_str_eq(target.view, "kpi");
	ck_assert_int_eq(target.kpi, KPI_CSAT);
	ck_assert_str_eq(target.scope_id, "ada");
	shown_close(&shown);
}
END_TEST

/* The mix of everybody is everybody's: what is usual for it is what they reach. */
START_TEST(test_the_usual_of_the_whole_is_the_whole)
{
	struct target target = {
		.view = "unit", .role = "agent", .kpi = KPI_ONE_TOUCH, .scope = SCOPE_DEPARTMENT
	};
	struct shown shown = shown_open(fixture, &target);
	shown_act(&shown, ACTION_PANEL_4, NULL);
	char *row = row_of(&shown, "Channel    for such a mix");
	ck_assert_msg(strstr(row, " 81 %") != NULL, "%s", row);
	free(row);
	row = row_of(&shown, "           All");
	ck_assert_msg(strstr(row, "81 %        81 %") != NULL, "%s", row);
	free(row);
	shown_close(&shown);
}
END_TEST

/* What she answered, told by each kind. */
START_TEST(test_the_parts_of_a_mix_add_up)
{
	static const char *const kinds[] = { "Channel", "Topic", "Priority" };
	struct shown shown = open_agent(1);
	shown_act(&shown, ACTION_PANEL_4, NULL);
	const struct scene *scene = scene_fixture_scene(fixture);
	const struct reading *own =
		board_find(scene->board, KPI_FIRST_RESPONSE_TIME, SCOPE_AGENT, "ada");
	char *text = shown_text(&shown, 160, 45);
	for (size_t i = 0; i < 3; i++) {
		int total = 0, share = 0;
		for (const char *at = text; (at = strstr(at, kinds[i])) != NULL; at++) {
			char line[512];
			int n, percent;
			snprintf(line, sizeof(line), "%.*s", (int)strcspn(at, "\n"), at);
			if (strstr(line, "such a mix"))
				continue;
			/* Channel  email  17m  1h 48m  27  44 %  45 % */
			const char *end = strstr(line, " %");
			ck_assert_ptr_nonnull(end);
			while (end > line && end[-1] != ' ')
				end--;
			percent = (int)strtol(end, NULL, 10);
			while (end > line && end[-1] == ' ')
				end--;
			while (end > line && end[-1] != ' ')
				end--;
			n = (int)strtol(end, NULL, 10);
			total += n;
			share += percent;
		}
		ck_assert_int_eq(total, (int)own->n);
		ck_assert_int_ge(share, 98);
		ck_assert_int_le(share, 102);
	}
	free(text);
	shown_close(&shown);
}
END_TEST

START_TEST(test_an_example_leads_to_its_ticket)
{
	struct target target;
	struct shown shown = open_agent(1);
	shown_act(&shown, ACTION_PANEL_5, NULL);
	const struct scene *scene = scene_fixture_scene(fixture);
	ck_assert_uint_gt(scene->examples->len, 4);
	ck_assert(shown_says(&shown, "low rating"));
	ck_assert_int_eq(shown_act(&shown, ACTION_ENTER, &target), VERB_PUSH);
	ck_assert_str_eq(target.view, "ticket");
	ck_assert_int_eq(target.ticket, scene->examples->rows[0].ticket);
	shown_close(&shown);
}
END_TEST

START_TEST(test_frames_of_the_parts)
{
	static const char *const names[] = { "unit_weeks", "unit_mix", "unit_examples" };
	struct shown shown = open_agent(1);
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		shown_act(&shown, ACTION_BREAKDOWN, NULL);
		shown_check(&shown, names[i]);
	}
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
	tcase_add_test(tests, test_eight_weeks_end_with_this_one);
	tcase_add_test(tests, test_a_week_is_marked_by_its_goal);
	tcase_add_test(tests, test_enter_on_a_week_leads_to_the_kpi);
	tcase_add_test(tests, test_the_usual_of_the_whole_is_the_whole);
	tcase_add_test(tests, test_the_parts_of_a_mix_add_up);
	tcase_add_test(tests, test_an_example_leads_to_its_ticket);
	tcase_add_test(tests, test_frames_of_the_parts);
	suite_add_tcase(suite, tests);
	return suite;
}
