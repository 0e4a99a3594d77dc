/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Waiting, the catalogue, the log and help.
 */
#include "config.h"

#include <check.h>
#include <math.h>
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

static struct shown open_view(const char *view, const char *tab)
{
	struct target target = { .kpi = KPI_COUNT };
	snprintf(target.view, sizeof(target.view), "%s", view);
	snprintf(target.tab, sizeof(target.tab), "%s", tab);
	return shown_open(fixture, &target);
}

/* --- waiting --------------------------------------------------------------------------------- */

START_TEST(test_waiting_frames)
{
	struct shown shown = open_view("waiting", "");
	shown_check(&shown, "waiting");
	shown_close(&shown);
	shown = open_view("waiting", "third-party");
	shown_check(&shown, "waiting_third_party");
	shown_close(&shown);
}
END_TEST

/* A handful of tickets of which each belongs where its line says. */
static const struct open_ticket handful[] = {
	{ .ticket = 1,
		.due_at = FIXTURE_NOW_S - 60,
		.next_due_at = TIME_NONE,
		.waiting = WAITING_US,
		.agent = 1,
		.active_at = FIXTURE_NOW_S,
		.waiting_since = FIXTURE_NOW_S - 7200,
		.rating = NAN },
	{ .ticket = 2,
		.due_at = FIXTURE_NOW_S + 1800,
		.next_due_at = FIXTURE_NOW_S + 1800,
		.waiting = WAITING_US,
		.agent = 0,
		.active_at = FIXTURE_NOW_S,
		.waiting_since = FIXTURE_NOW_S - 9000,
		.rating = NAN },
	{ .ticket = 3,
		.due_at = FIXTURE_NOW_S + 7200,
		.next_due_at = FIXTURE_NOW_S + 7200,
		.waiting = WAITING_THIRD_PARTY,
		.agent = 2,
		.active_at = FIXTURE_NOW_S - 4 * 86400,
		.is_owner_away = true,
		.waiting_since = FIXTURE_NOW_S - 86400,
		.rating = NAN },
	{ .ticket = 4,
		.due_at = TIME_NONE,
		.next_due_at = TIME_NONE,
		.waiting = WAITING_CUSTOMER,
		.agent = 2,
		.reopens = 1,
		.moves = 3,
		.active_at = FIXTURE_NOW_S,
		.waiting_since = TIME_NONE,
		.rating = 0,
		.rated_at = FIXTURE_NOW_S - 86400 },
	{ .ticket = 5,
		.due_at = TIME_NONE,
		.next_due_at = TIME_NONE,
		.waiting = WAITING_CUSTOMER,
		.agent = 2,
		.reopens = -1,
		.moves = -1,
		.active_at = FIXTURE_NOW_S,
		.waiting_since = TIME_NONE,
		.rating = 0,
		.rated_at = FIXTURE_NOW_S - 5 * 86400 },
};

/* The tickets of a tab in order, by opening each row from the first on: "1 2". */
static void check_tab(const char *tab, const char *want)
{
	char got[64] = "";
	struct target target;
	struct shown shown = open_view("waiting", tab);
	struct scene *scene = scene_fixture_scene(fixture);
	fact_id last = 0;
	for (;;) {
		scene->open = handful;
		scene->open_count = ARRAY_LEN(handful);
		if (shown.row->act(shown.state, scene, ACTION_ENTER, &target) != VERB_PUSH ||
			target.ticket == last)
			break;
		last = target.ticket;
		size_t used = strlen(got);
		snprintf(got + used, sizeof(got) - used, "%s%d", used ? " " : "", (int)last);
		shown.row->act(shown.state, scene, ACTION_DOWN, &target);
	}
	shown_close(&shown);
	ck_assert_msg(strcmp(got, want) == 0, "tab %s holds %s, not %s", tab, got, want);
}

START_TEST(test_tabs_hold_what_they_say)
{
	check_tab("breached", "1");
	check_tab("due-soon", "2");
	check_tab("unassigned", "2");
	check_tab("longest", "2 1");
	check_tab("reopened", "4");
	check_tab("low-ratings", "4");
	check_tab("untouched", "3");
	check_tab("moved", "4");
	check_tab("third-party", "3");
	check_tab("away", "3");
	check_tab("all", "1 2 3 4 5");
}
END_TEST

/* What is saved is a tab of its own, and what is typed narrows it. */
START_TEST(test_saved_filters_are_tabs)
{
	struct filter_config filters[] = { { .name = "Gwen's", .show = "owner:gwen" },
		{ .name = "Nobody", .show = "owner:xyzzy" } };
	struct scene *scene = scene_fixture_scene(fixture);
	struct desk desk = *scene->desk;
	desk.filters = filters;
	desk.filter_count = 2;
	scene->desk = &desk;
	struct shown shown = open_view("waiting", "all");
	ck_assert(shown_says(&shown, "[All open 24]"));
	shown_act(&shown, ACTION_NEXT_PANEL, NULL);
	ck_assert(shown_says(&shown, "== Waiting: Gwen's"));
	ck_assert(shown_says(&shown, "Gwen Pritchard"));
	ck_assert(!shown_says(&shown, "Ada Lindqvist"));
	snprintf(scene->travel.filter, sizeof(scene->travel.filter), "topic:xyzzy");
	ck_assert(!shown_says(&shown, "Gwen Pritchard"));
	scene->travel.filter[0] = '\0';
	shown_act(&shown, ACTION_NEXT_PANEL, NULL);
	ck_assert(shown_says(&shown, "[Nobody 0]"));
	ck_assert(shown_says(&shown, "no open ticket is so"));
	shown_act(&shown, ACTION_NEXT_PANEL, NULL);
	ck_assert(shown_says(&shown, "== Waiting: Breached"));
	shown_close(&shown);
}
END_TEST

START_TEST(test_tab_keys_go_round_and_keep_their_selection)
{
	struct shown shown = open_view("waiting", "all");
	shown_act(&shown, ACTION_DOWN, NULL);
	shown_act(&shown, ACTION_DOWN, NULL);
	struct target before;
	struct target after;
	shown_act(&shown, ACTION_ENTER, &before);
	shown_act(&shown, ACTION_NEXT_PANEL, NULL);
	ck_assert(shown_says(&shown, "== Waiting: Breached"));
	shown_act(&shown, ACTION_PREVIOUS_PANEL, NULL);
	ck_assert(shown_says(&shown, "== Waiting: All open"));
	shown_act(&shown, ACTION_ENTER, &after);
	ck_assert_int_eq(before.ticket, after.ticket);
	shown_close(&shown);
}
END_TEST

START_TEST(test_hostile_subjects_reach_no_terminal)
{
	struct shown shown = open_view("waiting", "all");
	char *text = shown_text(&shown, 160, 45);
	ck_assert_ptr_null(strchr(text, '\033'));
	ck_assert_ptr_null(strchr(text, '\a'));
	ck_assert_ptr_null(strstr(text, "\xe2\x80\xae"));
	/* Persian keeps its ZWNJ: the yeh before it stands in its final form, not joined on. */
	ck_assert_ptr_nonnull(strstr(text, "ﯽﻣ"));
	ck_assert_ptr_null(strstr(text, "ﯿﻣ"));
	free(text);
	shown_close(&shown);
}
END_TEST

START_TEST(test_a_long_subject_ends_in_its_cell)
{
	static char subject[10240];
	memset(subject, 'x', sizeof(subject) - 1);
	struct shown shown = open_view("waiting", "all");
	struct scene *scene = scene_fixture_scene(fixture);
	struct ticket_text text = {
		.id = scene->open[0].ticket, .external_id = "1", .subject = subject
	};
	scene->texts = &text;
	scene->text_count = 1;
	char *frame = shown_text(&shown, 120, 10);
	for (char *line = frame; line && *line; line = strchr(line, '\n')) {
		line += *line == '\n';
		ck_assert_uint_le(strcspn(line, "\n"), 400);
	}
	ck_assert_ptr_nonnull(strstr(frame, "xxx…"));
	free(frame);
	shown_close(&shown);
}
END_TEST

/* --- catalogue, log, help -------------------------------------------------------------------- */

START_TEST(test_kpis_frames)
{
	struct shown shown = open_view("kpis", "");
	shown_check(&shown, "kpis");
	struct target target;
	shown_act(&shown, ACTION_LAST, NULL);
	ck_assert_int_eq(shown_act(&shown, ACTION_ENTER, &target), VERB_PUSH);
	ck_assert_str_eq(target.view, "kpi");
	ck_assert_int_eq(target.kpi, kpi_count() - 1);
	shown_close(&shown);
}
END_TEST

START_TEST(test_log_frames)
{
	struct shown shown = open_view("log", "");
	shown_check(&shown, "log");
	shown_close(&shown);
}
END_TEST

START_TEST(test_log_says_what_ails_a_source)
{
	struct scene *scene = scene_fixture_scene(fixture);
	struct source_status source = scene->sources[0];
	source.state = SOURCE_FAILED;
	snprintf(source.error_kind, sizeof(source.error_kind), "auth");
	snprintf(source.error, sizeof(source.error), "cannot log in: the token was refused");
	source.error_since = FIXTURE_NOW_S - 7200;
	source.last_success = FIXTURE_NOW_S - 7200;
	source.clock_offset_s = -120;
	source.is_complete = false;
	source.history_share = 0.41;
	source.history_eta_s = 3000;
	scene->sources = &source;
	scene->is_collector_up = false;
	struct shown shown = open_view("log", "");
	shown_check(&shown, "log_failed");
	ck_assert(shown_says(&shown, "auth since 12:32: cannot log in: the token was refused"));
	ck_assert(shown_says(&shown, "Its clock is 2m behind ours."));
	ck_assert(shown_says(&shown, "41 %, about 50m to go"));
	shown_close(&shown);
}
END_TEST

START_TEST(test_log_tells_who_collects)
{
	struct scene *scene = scene_fixture_scene(fixture);
	struct shown shown = open_view("log", "");
	ck_assert(shown_says(&shown, "runs as our own process"));
	scene->is_collector_ours = scene->is_collector_up = false;
	ck_assert(shown_says(&shown, "Another process collects for this desk"));
	struct source_status stopped = scene->sources[0];
	stopped.state = SOURCE_STOPPED;
	scene->sources = &stopped;
	scene->source_count = 1;
	ck_assert(shown_says(&shown, "No collector is running for this desk"));
	shown_close(&shown);
}
END_TEST

START_TEST(test_help_has_every_key_and_view)
{
	struct shown shown = open_view("help", "");
	char *text = shown_text(&shown, 200, 120);
	for (const struct key_row *key = key_rows; key->name; key++)
		ck_assert_msg(strstr(text, key->help) != NULL, "no help for %s", key->name);
	for (size_t i = 0; view_rows[i]; i++)
		ck_assert_msg(strstr(text, view_rows[i]->help) != NULL, "no help for %s",
			view_rows[i]->name);
	free(text);
	shown_close(&shown);
}
END_TEST

/* Words of a text may stand on two lines: they are sought one by one. */
static bool has_words(const char *frame, const char *words)
{
	for (size_t len; *words; words += len + (words[len] == ' ')) {
		char word[64];
		len = strcspn(words, " ");
		snprintf(word, sizeof(word), "%.*s", (int)len, words);
		if (!strstr(frame, word))
			return false;
	}
	return true;
}

START_TEST(test_help_is_whole_on_a_small_screen)
{
	static const int sizes[][2] = { { 80, 20 }, { 40, 9 } };
	for (size_t size = 0; size < ARRAY_LEN(sizes); size++) {
		struct shown shown = open_view("help", "");
		for (size_t i = 0; view_rows[i]; i++) {
			shown_act(&shown, ACTION_DOWN, NULL);
			char *text = shown_text(&shown, sizes[size][0], sizes[size][1]);
			ck_assert_msg(has_words(text, view_rows[i]->help), "%s", text);
			free(text);
		}
		shown_close(&shown);
	}
}
END_TEST

START_TEST(test_help_scrolls)
{
	struct shown shown = open_view("help", "");
	ck_assert(!shown_says(&shown, "never zero"));
	shown_act(&shown, ACTION_LAST, NULL);
	ck_assert(shown_says(&shown, "never zero"));
	shown_close(&shown);
}
END_TEST

Suite *suite_view_lists(void)
{
	Suite *suite = suite_create("view_lists");
	TCase *tests = tcase_create("view_lists");
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, test_waiting_frames);
	tcase_add_test(tests, test_tabs_hold_what_they_say);
	tcase_add_test(tests, test_saved_filters_are_tabs);
	tcase_add_test(tests, test_tab_keys_go_round_and_keep_their_selection);
	tcase_add_test(tests, test_hostile_subjects_reach_no_terminal);
	tcase_add_test(tests, test_a_long_subject_ends_in_its_cell);
	tcase_add_test(tests, test_kpis_frames);
	tcase_add_test(tests, test_log_frames);
	tcase_add_test(tests, test_log_says_what_ails_a_source);
	tcase_add_test(tests, test_log_tells_who_collects);
	tcase_add_test(tests, test_help_has_every_key_and_view);
	tcase_add_test(tests, test_help_is_whole_on_a_small_screen);
	tcase_add_test(tests, test_help_scrolls);
	suite_add_tcase(suite, tests);
	return suite;
}
