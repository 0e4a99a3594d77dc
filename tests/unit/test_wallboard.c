/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Large digits, and the wallboard made of them.
 */
#include "config.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "check_ui.h"
#include "frames.h"
#include "ui/big.h"

static char *large(const char *text, int scale, bool is_ascii)
{
	struct buf out;
	struct canvas *canvas = canvas_new(24, 8, is_ascii);
	buf_init(&out, 0);
	ck_assert_int_eq(big_draw(canvas, place(0, 0, -1), STYLE_VALUE, text, scale),
		big_width(canvas, text, scale));
	canvas_print(canvas, &out, false);
	canvas_free(canvas);
	return buf_take(&out);
}

/* Drawn by hand: two dots a cell, one above the other; in ASCII a cell is a dot or more. */
START_TEST(digits_are_made_of_dots)
{
	static const struct {
		const char *text;
		int scale;
		bool is_ascii;
		const char *want;
	} rows[] = {
		{ "7", 1, false, "▀▀█\n  █\n  ▀\n\n\n\n\n\n" },
		{ "42", 1, false, "█ █ ▀▀█\n▀▀█ █▀▀\n  ▀ ▀▀▀\n\n\n\n\n\n" },
		{ "1", 2, false, "  ██\n████\n  ██\n  ██\n██████\n\n\n\n" },
		{ "7", 1, true, "###\n  #\n  #\n  #\n  #\n\n\n\n" },
		{ "7", 2, true, "######\n    ##\n    ##\n    ##\n    ##\n\n\n\n" },
		{ ".5", 1, false, "  █▀▀\n  ▀▀█\n▀ ▀▀▀\n\n\n\n\n\n" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *text = large(rows[i].text, rows[i].scale, rows[i].is_ascii);
		ck_assert_str_eq(text, rows[i].want);
		free(text);
	}
}
END_TEST

/* Persian digits are as wide as they are, letters and marks stay. */
START_TEST(persian_digits_are_large_too)
{
	struct buf out;
	struct canvas *canvas = canvas_new(24, 4, false);
	canvas_write(canvas, (struct canvas_script){ .digits = DIGITS_PERSIAN });
	buf_init(&out, 0);
	ck_assert_int_eq(big_draw(canvas, place(0, 0, -1), STYLE_VALUE, "72h", 1), 13);
	ck_assert_int_eq(big_width(canvas, "72h", 1), 13);
	canvas_print(canvas, &out, false);
	ck_assert_str_eq(out.bytes, "█   █ █▄█ █\n █ █  █   █▀█\n  ▀   ▀   ▀ ▀\n\n");
	buf_release(&out);
	canvas_free(canvas);
}
END_TEST

START_TEST(the_largest_that_fits_is_taken)
{
	struct canvas *unicode = canvas_new(80, 24, false), *ascii = canvas_new(80, 24, true);
	/* Two digits and a gap are seven dots wide, five high: 2.5 cells, or 5 in ASCII. */
	ck_assert_int_eq(big_scale(unicode, "42", 7, 3), 1);
	ck_assert_int_eq(big_scale(unicode, "42", 6, 3), 0);
	ck_assert_int_eq(big_scale(unicode, "42", 7, 2), 0);
	ck_assert_int_eq(big_scale(unicode, "42", 27, 24), 3);
	ck_assert_int_eq(big_scale(unicode, "42", 80, 10), 4);
	ck_assert_int_eq(big_scale(ascii, "42", 80, 5), 2);
	ck_assert_int_eq(big_scale(ascii, "42", 80, 4), 0);
	ck_assert(big_knows("2 bd 3h") && big_knows("−14 %") && !big_knows("12 EUR"));
	canvas_free(unicode);
	canvas_free(ascii);
}
END_TEST

START_TEST(z_shows_the_selected_panel_and_leaves_it)
{
	struct frames frames = frames_new();
	frames_type(&frames, "3j");
	char *before = frames_text(&frames, 120, 30, true);
	frames_type(&frames, "z");
	ck_assert(frames_say(&frames, "3 Team leads"));
	ck_assert(!frames_say(&frames, "1 Agents"));
	frames_type(&frames, "z");
	char *after = frames_text(&frames, 120, 30, true);
	ck_assert_str_eq(after, before);
	frames_type(&frames, "z");
	frames_press(&frames, KEYCODE_ESCAPE);
	free(after);
	after = frames_text(&frames, 120, 30, true);
	ck_assert_str_eq(after, before);
	free(before);
	free(after);
	frames_free(&frames);
}
END_TEST

START_TEST(panels_come_in_turn_by_key)
{
	struct frames frames = frames_new();
	frames_type(&frames, "z\t");
	ck_assert(frames_say(&frames, "2 Technical specialists"));
	frames_press(&frames, KEYCODE_LEFT);
	ck_assert(frames_say(&frames, "1 Agents"));
	frames_press(&frames, KEYCODE_LEFT);
	ck_assert(!frames_say(&frames, "1 Agents"));
	frames_type(&frames, "\t");
	ck_assert(frames_say(&frames, "1 Agents"));
	frames_free(&frames);
}
END_TEST

/* The first headline KPI of the agents' panel and what is live are on it at any size. */
START_TEST(the_smallest_screen_has_a_kpi_and_the_age)
{
	struct frames frames = frames_new();
	frames_type(&frames, "z");
	char *text = frames_text(&frames, 40, 12, false);
	ck_assert_ptr_nonnull(strstr(text, "█"));
	ck_assert_ptr_nonnull(strstr(text, "waiting"));
	ck_assert_ptr_nonnull(strstr(text, "14:32"));
	free(text);
	frames_free(&frames);
}
END_TEST

START_TEST(it_turns_only_where_nothing_is_asked)
{
	struct frames frames = frames_new();
	struct scene *scene = scene_fixture_scene(frames.fixture);
	ck_assert(!ui_rotates(frames.ui));
	frames_type(&frames, "z");
	ck_assert(ui_rotates(frames.ui));
	ui_rotate(frames.ui, scene);
	ck_assert(frames_say(&frames, "2 Technical specialists"));
	frames_type(&frames, ":");
	ck_assert(!ui_rotates(frames.ui));
	ui_rotate(frames.ui, scene);
	frames_press(&frames, KEYCODE_ESCAPE);
	ck_assert(frames_say(&frames, "2 Technical specialists"));
	frames_free(&frames);
}
END_TEST

START_TEST(it_can_be_the_first_thing_seen)
{
	struct frames frames = frames_new();
	ui_open(frames.ui, "wallboard");
	frames_press(&frames, KEYCODE_NONE);
	ck_assert(frames_say(&frames, "1 Agents"));
	frames_type(&frames, "z");
	ck_assert(frames_say(&frames, "Enter"));
	frames_free(&frames);
}
END_TEST

Suite *suite_wallboard(void)
{
	Suite *suite = suite_create("wallboard");
	TCase *tests = tcase_create("wallboard");
	tcase_add_test(tests, digits_are_made_of_dots);
	tcase_add_test(tests, the_largest_that_fits_is_taken);
	tcase_add_test(tests, z_shows_the_selected_panel_and_leaves_it);
	tcase_add_test(tests, panels_come_in_turn_by_key);
	tcase_add_test(tests, persian_digits_are_large_too);
	tcase_add_test(tests, the_smallest_screen_has_a_kpi_and_the_age);
	tcase_add_test(tests, it_turns_only_where_nothing_is_asked);
	tcase_add_test(tests, it_can_be_the_first_thing_seen);
	suite_add_tcase(suite, tests);
	return suite;
}
