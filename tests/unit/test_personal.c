/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Panels, KPIs and columns as somebody wants them: chosen from the palette, kept, and there again.
 */
#include "config.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "check_ui.h"
#include "frames.h"
#include "ui/keys.h"
#include "ui/ui_state.h"

static struct frames frames;

static void setup(void)
{
	frames = frames_new();
}

static void teardown(void)
{
	frames_free(&frames);
}

static char *kept(void)
{
	struct buf text;
	buf_init(&text, 0);
	ui_kept_write(frames.ui, &text);
	return buf_take(&text);
}

static void check_kept(const char *line)
{
	char *text = kept();
	ck_assert_msg(strstr(text, line) != NULL, "'%s' is not in:\n%s", line, text);
	free(text);
}

/* A frame with room for everything. */
static bool large_says(const char *words)
{
	char *text = frames_text(&frames, 300, 100, false);
	bool is_said = strstr(text, words) != NULL;
	free(text);
	return is_said;
}

START_TEST(a_panel_leaves_the_wall_and_comes_back)
{
	ck_assert(frames_say(&frames, " 2 Technical specialists "));
	frames_type(&frames, ":panels of\ntechnical\n");
	/* The list stays, so that more can be chosen. */
	ck_assert_int_eq(frames.ui->prompt, PROMPT_CHOICE);
	frames_press(&frames, KEYCODE_ESCAPE);
	ck_assert(!frames_say(&frames, "Technical specialists"));
	ck_assert(frames_say(&frames, " 2 Team leads "));
	char *text = kept();
	ck_assert_ptr_nonnull(strstr(text, "\npanels = agent lead "));
	free(text);
	frames_type(&frames, ":panels of\ntechnical\n");
	frames_press(&frames, KEYCODE_ESCAPE);
	check_kept(" technical\n"); /* behind the others now */
}
END_TEST

START_TEST(the_last_panel_stays)
{
	ui_kept_read(frames.ui, "panels", "agent");
	struct scene *scene = scene_fixture_scene(frames.fixture);
	scene->desk = ui_desk(frames.ui, frames.desk);
	frames_type(&frames, ":panels of\nagents\n");
	frames_press(&frames, KEYCODE_ESCAPE);
	ck_assert(frames_say(&frames, " 1 Agents "));
	ck_assert(!frames_say(&frames, "2 Technical"));
}
END_TEST

START_TEST(a_kpi_joins_the_panel_that_is_selected)
{
	frames_type(&frames, "2:kpis of the panel\ncomplaints\n");
	frames_press(&frames, KEYCODE_ESCAPE);
	char *text = kept();
	ck_assert_ptr_nonnull(strstr(text, "\npanel = technical "));
	ck_assert_ptr_nonnull(strstr(text, " complaints\n"));
	free(text);
	ck_assert(large_says("│ Complaints"));
	/* What the panel has, the tables of its role have too. */
	frames_type(&frames, "2\n");
	ck_assert(large_says("  Complaints "));
}
END_TEST

START_TEST(a_column_is_hidden_and_numbers_count_what_is_left)
{
	frames_type(&frames, "A");
	ck_assert(frames_say(&frames, "  FRT "));
	frames_type(&frames, ":columns\nfrt");
	ck_assert(frames_say(&frames, " shown │"));
	frames_type(&frames, "\n");
	ck_assert(!frames_say(&frames, " shown │"));
	frames_press(&frames, KEYCODE_ESCAPE);
	ck_assert(!frames_say(&frames, "  FRT "));
	check_kept("hide = agents/ 2\n");
	/* The third column is what was the fourth, and sorting passes over what is hidden. */
	frames_type(&frames, "3");
	check_kept("sort = agents/ 3\n");
	frames_press(&frames, KEYCODE_BACK_TAB);
	check_kept("sort = agents/ 1\n");
	frames_type(&frames, "s");
	check_kept("sort = agents/ 3\n");
	/* It stays hidden when the view comes back. */
	frames_press(&frames, KEYCODE_ESCAPE);
	frames_type(&frames, "A");
	ck_assert(!frames_say(&frames, "  FRT "));
}
END_TEST

START_TEST(columns_of_all_tabs_are_hidden_at_once)
{
	frames_type(&frames, "W:columns\nowner\n");
	frames_press(&frames, KEYCODE_ESCAPE);
	ck_assert(!frames_say(&frames, "Owner "));
	frames_type(&frames, "\t\t");
	ck_assert(!frames_say(&frames, "Owner "));
}
END_TEST

START_TEST(lines_of_the_file_are_read_as_they_were_written)
{
	ui_kept_read(frames.ui, "panels", "manager agent nobody");
	ui_kept_read(frames.ui, "panel", "manager csat backlog no_such_kpi");
	ui_kept_read(frames.ui, "panel", "nobody csat");
	ui_kept_read(frames.ui, "hide", "waiting/ 3 9 99");
	ui_kept_read(frames.ui, "hide", "");
	check_kept("panels = manager agent\n");
	check_kept("panel = manager csat backlog\n");
	check_kept("hide = waiting/ 3 9\n");
	scene_fixture_scene(frames.fixture)->desk = ui_desk(frames.ui, frames.desk);
	frames_type(&frames, "g");
	ck_assert(frames_say(&frames, " 1 Support managers "));
	ck_assert(frames_say(&frames, " 2 Agents "));
}
END_TEST

Suite *suite_personal(void)
{
	Suite *suite = suite_create("personal");
	TCase *tests = tcase_create("all");
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, a_panel_leaves_the_wall_and_comes_back);
	tcase_add_test(tests, the_last_panel_stays);
	tcase_add_test(tests, a_kpi_joins_the_panel_that_is_selected);
	tcase_add_test(tests, a_column_is_hidden_and_numbers_count_what_is_left);
	tcase_add_test(tests, columns_of_all_tabs_are_hidden_at_once);
	tcase_add_test(tests, lines_of_the_file_are_read_as_they_were_written);
	suite_add_tcase(suite, tests);
	return suite;
}
