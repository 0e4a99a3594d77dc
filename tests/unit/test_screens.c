/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every screen in every size and every set of glyphs, as it was last looked at.
 */
#include "config.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "check_screens.h"
#include "screens.h"

/* Styles stand beside the frame that most people see. */
static bool has_styles(const struct screen_set *set, struct screen_size size)
{
	return !set->is_ascii && size.width == 120;
}

START_TEST(every_screen_is_as_it_was)
{
	struct buf text;
	char name[64];
	struct frames frames = screen_open(&screen_ways[_i]);
	buf_init(&text, 0);
	for (size_t set = 0; set < SCREEN_SETS; set++) {
		for (size_t i = 0; i < SCREEN_SIZES; i++) {
			struct screen_size size = screen_sizes[i];
			struct canvas *canvas =
				screen_draw(&frames, size, screen_sets[set].is_ascii);
			buf_printf(&text, "== %dx%d %s\n", size.width, size.height,
				screen_sets[set].name);
			canvas_print(canvas, &text, has_styles(&screen_sets[set], size));
			canvas_free(canvas);
		}
	}
	(void)snprintf(name, sizeof name, "screen_%s", screen_ways[_i].name);
	golden_check(name, text.bytes);
	buf_release(&text);
	frames_free(&frames);
}
END_TEST

START_TEST(no_ascii_frame_has_more_than_ascii)
{
	struct frames frames = screen_open(&screen_ways[_i]);
	for (size_t i = 0; i < SCREEN_SIZES; i++) {
		struct canvas *canvas = screen_draw(&frames, screen_sizes[i], true);
		for (int y = 0; y < screen_sizes[i].height; y++) {
			for (int x = 0; x < screen_sizes[i].width; x++) {
				const char *cell = canvas_cell(canvas, x, y)->text;
				ck_assert_msg(cell[0] >= ' ' && cell[0] <= '~' && !cell[1],
					"%dx%d, column %d, row %d: '%s'", screen_sizes[i].width,
					screen_sizes[i].height, x, y, cell);
			}
		}
		canvas_free(canvas);
	}
	frames_free(&frames);
}
END_TEST

/* A view without a row among the screens would be proved by nothing here. */
START_TEST(every_view_is_among_the_screens)
{
	for (size_t i = 0; view_rows[i]; i++) {
		size_t found = 0;
		for (size_t j = 0; j < screen_way_count; j++)
			found += strcmp(screen_ways[j].view, view_rows[i]->name) == 0;
		ck_assert_msg(found > 0, "no screen of view '%s': tests/unit/screens.c wants a row",
			view_rows[i]->name);
	}
}
END_TEST

Suite *suite_screens(void)
{
	Suite *suite = suite_create("screens");
	TCase *tests = tcase_create("screens");
	tcase_add_loop_test(tests, every_screen_is_as_it_was, 0, (int)screen_way_count);
	tcase_add_loop_test(tests, no_ascii_frame_has_more_than_ascii, 0, (int)screen_way_count);
	tcase_add_test(tests, every_view_is_among_the_screens);
	suite_add_tcase(suite, tests);
	return suite;
}
