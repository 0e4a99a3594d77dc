/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is set on screen comes back: when a view does, and the next time.
 */
#include "config.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "check_ui.h"
#include "frames.h"
#include "ui/keys.h"

static struct frames frames;

static void setup(void)
{
	frames = frames_new();
}

static void teardown(void)
{
	frames_free(&frames);
}

static bool kept_says(const char *line)
{
	struct buf text;
	buf_init(&text, 0);
	ui_kept_write(frames.ui, &text);
	bool is_said = strstr(text.bytes, line) != NULL;
	buf_release(&text);
	return is_said;
}

/* The first names of the agents' table, under the line of all. */
static char *table_of(void)
{
	return frames_text(&frames, 120, 30, false);
}

START_TEST(a_view_is_sorted_as_when_it_was_left)
{
	frames_type(&frames, "A");
	char *plain = table_of();
	frames_type(&frames, "2");
	char *sorted = table_of();
	ck_assert_str_ne(plain, sorted);
	frames_press(&frames, KEYCODE_ESCAPE);
	frames_type(&frames, "A");
	char *again = table_of();
	ck_assert_str_eq(sorted, again);
	free(plain);
	free(sorted);
	free(again);
}
END_TEST

START_TEST(what_is_set_can_be_kept)
{
	ck_assert(kept_says("period = last-7-days\n"));
	ck_assert(kept_says("compare = previous\n"));
	ck_assert(!kept_says("sort"));
	frames_type(&frames, "pyesterday\nccB");
	frames_type(&frames, "A22");
	ck_assert(kept_says("period = yesterday\n"));
	ck_assert(kept_says("compare = none\n"));
	ck_assert(kept_says("sort = agents/ 1 reversed\n"));
}
END_TEST

START_TEST(what_was_kept_is_there_the_next_time)
{
	frames_type(&frames, "A2");
	char *sorted = table_of();
	frames_free(&frames);
	frames = frames_new();
	ui_kept_read(frames.ui, "sort", "agents/ 1");
	ui_kept_read(frames.ui, "compare", "last-year");
	ui_kept_read(frames.ui, "clock", "business");
	frames_type(&frames, "A");
	char *again = table_of();
	ck_assert_int_eq(ui_travel(frames.ui)->compare, COMPARE_LAST_YEAR);
	ck_assert_int_eq(ui_travel(frames.ui)->clock, CLOCK_BUSINESS);
	ui_kept_read(frames.ui, "compare", "previous");
	ck_assert(kept_says("sort = agents/ 1\n"));
	free(sorted);
	free(again);
}
END_TEST

START_TEST(lines_that_mean_nothing_change_nothing)
{
	ui_kept_read(frames.ui, "period", "yesteryear");
	ui_kept_read(frames.ui, "clock", "sundial");
	ui_kept_read(frames.ui, "compare", "");
	ui_kept_read(frames.ui, "sort", "agents/");
	ui_kept_read(frames.ui, "sort", "agents/ 99");
	ui_kept_read(frames.ui, "colour", "red");
	ck_assert(kept_says("period = last-7-days\ncompare = previous\n"));
	ck_assert(!kept_says("sort"));
}
END_TEST

Suite *suite_kept(void)
{
	Suite *suite = suite_create("kept");
	TCase *screen = tcase_create("screen");
	tcase_add_checked_fixture(screen, setup, teardown);
	tcase_add_test(screen, a_view_is_sorted_as_when_it_was_left);
	tcase_add_test(screen, what_is_set_can_be_kept);
	tcase_add_test(screen, what_was_kept_is_there_the_next_time);
	tcase_add_test(screen, lines_that_mean_nothing_change_nothing);
	suite_add_tcase(suite, screen);
	return suite;
}
