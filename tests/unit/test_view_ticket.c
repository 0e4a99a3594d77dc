/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One ticket's page.
 */
#include "config.h"

#include <check.h>
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

static struct shown open_ticket(fact_id ticket)
{
	struct target target = { .view = "ticket", .kpi = KPI_COUNT, .ticket = ticket };
	return shown_open(fixture, &target);
}

START_TEST(test_frames)
{
	/* Number 40 was solved, reopened and solved again. */
	struct shown shown = open_ticket(40);
	shown_check(&shown, "ticket");
	shown_close(&shown);
}
END_TEST

START_TEST(test_summary_says_that_it_is_one)
{
	/* Number 34 comes without steps: first reply after half an hour, solved after two hours. */
	struct shown shown = open_ticket(34);
	shown_check(&shown, "ticket_summary");
	ck_assert(shown_says(&shown, "The helpdesk's summary"));
	ck_assert(shown_says(&shown, "30m"));
	ck_assert(shown_says(&shown, "2h"));
	shown_close(&shown);
}
END_TEST

START_TEST(test_link_is_opened_where_there_is_one)
{
	struct shown shown = open_ticket(40);
	ck_assert(shown_says(&shown, "https://acme.example/agent/tickets/4640"));
	ck_assert_int_eq(shown_act(&shown, ACTION_OPEN, NULL), VERB_OPEN_LINK);
	scene_fixture_scene(fixture)->ticket_link = NULL;
	struct target target;
	ck_assert_int_eq(
		shown.row->act(shown.state, scene_fixture_scene(fixture), ACTION_OPEN, &target),
		VERB_STAY);
	shown_close(&shown);
}
END_TEST

START_TEST(test_waits_for_what_is_not_there_yet)
{
	struct shown shown = open_ticket(40);
	struct scene *scene = scene_fixture_scene(fixture);
	scene->ticket = NULL;
	scene->texts = NULL;
	scene->text_count = 0;
	ck_assert(shown_says(&shown, "being read"));
	shown_close(&shown);
}
END_TEST

/* The numbers one meets by walking with `]` until the first comes again. */
static size_t walk_round(struct shown *shown)
{
	size_t steps = 0;
	const struct ticket_fact *first = scene_fixture_scene(fixture)->ticket;
	do {
		shown_act(shown, ACTION_NEXT_SIBLING, NULL);
		steps++;
	} while (scene_fixture_scene(fixture)->ticket != first && steps < 1000);
	return steps;
}

START_TEST(test_siblings_are_those_of_the_list)
{
	struct target target = { .view = "waiting", .tab = "third-party", .kpi = KPI_COUNT };
	struct target opened;
	struct shown list = shown_open(fixture, &target);
	ck_assert_int_eq(shown_act(&list, ACTION_ENTER, &opened), VERB_PUSH);
	size_t held = 0;
	const struct scene *scene = scene_fixture_scene(fixture);
	for (size_t i = 0; i < scene->open_count; i++)
		held += scene->open[i].waiting == WAITING_THIRD_PARTY;
	shown_close(&list);
	struct shown shown = shown_open(fixture, &opened);
	ck_assert_uint_gt(held, 1);
	ck_assert_uint_eq(walk_round(&shown), held);
	shown_close(&shown);
}
END_TEST

START_TEST(test_siblings_behind_a_reading_go_back_in_time)
{
	struct target target = { .view = "tickets", .kpi = KPI_TICKET_VOLUME };
	struct target opened;
	struct shown list = shown_open(fixture, &target);
	ck_assert_int_eq(shown_act(&list, ACTION_ENTER, &opened), VERB_PUSH);
	ck_assert_int_eq(opened.ticket, 1);
	shown_close(&list);
	struct shown shown = shown_open(fixture, &opened);
	shown_act(&shown, ACTION_NEXT_SIBLING, NULL);
	ck_assert_int_eq(scene_fixture_scene(fixture)->ticket->id, 2);
	shown_act(&shown, ACTION_PREVIOUS_SIBLING, NULL);
	ck_assert_int_eq(scene_fixture_scene(fixture)->ticket->id, 1);
	ck_assert_uint_eq(walk_round(&shown), scene_fixture_scene(fixture)->behind_count);
	shown_close(&shown);
}
END_TEST

Suite *suite_view_ticket(void)
{
	Suite *suite = suite_create("view_ticket");
	TCase *tests = tcase_create("view_ticket");
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, test_frames);
	tcase_add_test(tests, test_summary_says_that_it_is_one);
	tcase_add_test(tests, test_link_is_opened_where_there_is_one);
	tcase_add_test(tests, test_waits_for_what_is_not_there_yet);
	tcase_add_test(tests, test_siblings_are_those_of_the_list);
	tcase_add_test(tests, test_siblings_behind_a_reading_go_back_in_time);
	suite_add_tcase(suite, tests);
	return suite;
}
