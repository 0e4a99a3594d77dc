/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What holds for every page below the wall: any size, any terminal, the same frame twice, and no
 * page that fails before anything is there.
 */
#include "config.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "check_ui.h"
#include "scene_fixture.h"

static const struct target pages[] = {
	{ .view = "kpi", .kpi = KPI_FIRST_RESPONSE_TIME },
	{ .view = "kpi", .kpi = KPI_NET_FLOW },
	{ .view = "kpi", .kpi = KPI_CSAT, .scope = SCOPE_CHANNEL, .scope_id = "chat" },
	{ .view = "kpi", .kpi = KPI_BACKLOG, .scope = SCOPE_ROLE, .role = "technical" },
	{ .view = "kpi", .kpi = KPI_COUNT, .scope = SCOPE_AGENT, .scope_id = "nobody-of-the-name" },
	{ .view = "tickets", .kpi = KPI_SLA_RESOLUTION },
	{ .view = "ticket", .kpi = KPI_COUNT, .ticket = 40 },
	{ .view = "ticket", .kpi = KPI_COUNT, .ticket = 34 },
	{ .view = "ticket", .kpi = KPI_COUNT, .ticket = 9999 },
	{ .view = "unit", .kpi = KPI_COUNT, .scope = SCOPE_AGENT, .scope_id = "ada" },
	{ .view = "unit", .kpi = KPI_COUNT, .scope = SCOPE_CHANNEL, .scope_id = "email" },
	{ .view = "unit", .kpi = KPI_COUNT, .scope = SCOPE_AGENT, .scope_id = "-" },
	{ .view = "members", .kpi = KPI_COUNT, .scope = SCOPE_TOPIC, .role = "voice" },
	{ .view = "members", .kpi = KPI_COUNT, .scope = SCOPE_CUSTOMER },
	{ .view = "members", .kpi = KPI_COUNT, .scope = SCOPE_SITE },
	{ .view = "members", .kpi = KPI_COUNT, .scope = SCOPE_ROLE },
	{ .view = "wall", .kpi = KPI_COUNT },
	{ .view = "waiting", .kpi = KPI_COUNT, .tab = "all" },
	{ .view = "waiting", .kpi = KPI_COUNT, .tab = "no such tab" },
	{ .view = "handover", .kpi = KPI_COUNT },
	{ .view = "staffing", .kpi = KPI_COUNT },
	{ .view = "kpis", .kpi = KPI_COUNT },
	{ .view = "log", .kpi = KPI_COUNT },
	{ .view = "help", .kpi = KPI_COUNT },
};

static struct scene_fixture *fixture;

static void setup(void)
{
	fixture = scene_fixture_new();
}

static void teardown(void)
{
	scene_fixture_free(fixture);
}

START_TEST(test_any_size)
{
	struct shown shown = shown_open(fixture, &pages[_i]);
	for (int width = 1; width < 200; width += 9)
		for (int height = 1; height < 50; height += 4)
			free(shown_text(&shown, width, height));
	shown_close(&shown);
}
END_TEST

START_TEST(test_the_same_frame_twice)
{
	struct shown shown = shown_open(fixture, &pages[_i]);
	char *first = shown_text(&shown, 120, 24);
	char *second = shown_text(&shown, 120, 24);
	ck_assert_str_eq(first, second);
	free(first);
	free(second);
	shown_close(&shown);
}
END_TEST

START_TEST(test_ascii_is_ascii)
{
	struct shown shown = shown_open(fixture, &pages[_i]);
	char *text = shown_ascii(&shown, 160, 45);
	/* The first line is the crumb, which is no canvas. */
	for (const char *at = strchr(text, '\n'); *at; at++)
		ck_assert_msg((unsigned char)*at < 0x80, "not ASCII: %s", at);
	free(text);
	shown_close(&shown);
}
END_TEST

/* Every key on a scene that holds nothing yet, and on one that holds everything. */
START_TEST(test_any_key_on_any_scene)
{
	struct shown shown = shown_open(fixture, &pages[_i]);
	struct scene *scene = scene_fixture_scene(fixture);
	for (int action = ACTION_NONE; action < ACTION_COUNT; action++) {
		shown_act(&shown, (enum action)action, NULL);
		free(shown_text(&shown, 100, 30));
	}
	struct scene empty = { .desk = scene->desk,
		.facts = scene->facts,
		.now = scene->now,
		.travel = scene->travel };
	*scene = empty;
	for (int action = ACTION_NONE; action < ACTION_COUNT; action++) {
		struct target target;
		struct view_need need = { 0 };
		shown.row->act(shown.state, scene, (enum action)action, &target);
		shown.row->need(shown.state, scene, &need);
		free(shown_text(&shown, 100, 30));
	}
	shown_close(&shown);
}
END_TEST

/* The command line slices by something that no page slices by itself: what is there is shown. */
START_TEST(test_a_slice_of_everything_is_shown)
{
	const struct board_filter high = { .of[SCOPE_PRIORITY] = "high" };
	scene_fixture_scene(fixture)->slice = &high;
	struct shown shown = shown_open(fixture, &pages[_i]);
	ck_assert(!shown_says(&shown, "loading"));
	ck_assert(!shown_says(&shown, "being worked out"));
	shown_close(&shown);
}
END_TEST

Suite *suite_view_all(void)
{
	Suite *suite = suite_create("view_all");
	TCase *tests = tcase_create("view_all");
	int count = (int)ARRAY_LEN(pages);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_loop_test(tests, test_any_size, 0, count);
	tcase_add_loop_test(tests, test_the_same_frame_twice, 0, count);
	tcase_add_loop_test(tests, test_ascii_is_ascii, 0, count);
	tcase_add_loop_test(tests, test_any_key_on_any_scene, 0, count);
	tcase_add_loop_test(tests, test_a_slice_of_everything_is_shown, 0, count);
	suite_add_tcase(suite, tests);
	return suite;
}
