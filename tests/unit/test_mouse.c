/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Clicks and the wheel, as key codes on the frame that was seen.
 */
#include "config.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "check_ui.h"
#include "frames.h"
#include "ui/click.h"
#include "ui/ui_state.h"

#define WIDTH 120
#define HEIGHT 30

/* The last place on the frame where the words stand. */
static int code_of(const struct canvas *canvas, const char *words)
{
	int code = KEYCODE_NONE;
	struct buf line;
	buf_init(&line, 0);
	for (int y = 0; y < HEIGHT; y++) {
		for (int x = 0; x < WIDTH; x++) {
			buf_clear(&line);
			for (int i = x; i < WIDTH && line.len < strlen(words); i++)
				buf_add_text(&line, canvas_cell(canvas, i, y)->text);
			if (strcmp(line.bytes, words) == 0)
				code = keycode_click(x, y);
		}
	}
	buf_release(&line);
	return code;
}

/* What the user sees, and a code on it; `words` NULL: the code itself. */
static struct ui_result mouse(struct frames *frames, const char *words, int code)
{
	struct scene *scene = scene_fixture_scene(frames->fixture);
	struct canvas *canvas = canvas_new(WIDTH, HEIGHT, false);
	ui_draw(frames->ui, scene, canvas);
	if (words)
		code = code_of(canvas, words);
	ck_assert_msg(ui_is_mouse(code), "'%s' is not on screen", words ? words : "");
	struct ui_result result = ui_mouse(frames->ui, scene, canvas, code);
	canvas_free(canvas);
	frames_press(frames, KEYCODE_NONE);
	return result;
}

static void selected_begins(const struct frames *frames, const char *words)
{
	char *text = frames_selected(frames);
	ck_assert_msg(strncmp(text, words, strlen(words)) == 0, "selected is '%s', not '%s'", text,
		words);
	free(text);
}

START_TEST(a_click_selects_and_a_second_one_opens)
{
	struct frames frames = frames_new();
	frames_type(&frames, "A");
	mouse(&frames, "Gwen", 0);
	selected_begins(&frames, "Gwen");
	ck_assert_str_eq(ui_top(frames.ui)->row->name, "agents");
	mouse(&frames, "Gwen", 0);
	ck_assert_str_eq(ui_top(frames.ui)->row->name, "unit");
	frames_free(&frames);
}
END_TEST

START_TEST(panels_and_their_rows_can_be_clicked)
{
	struct frames frames = frames_new();
	mouse(&frames, "3 Team leads", 0);
	selected_begins(&frames, "3 Team leads");
	mouse(&frames, "Satisfaction", 0); /* of the panel that has it last */
	char *text = frames_selected(&frames);
	ck_assert_ptr_nonnull(strstr(text, "Satisfaction"));
	free(text);
	mouse(&frames, "1 Agents", 0);
	selected_begins(&frames, "1 Agents");
	mouse(&frames, "1 Agents", 0);
	ck_assert_str_eq(ui_top(frames.ui)->row->name, "agents");
	frames_free(&frames);
}
END_TEST

START_TEST(a_key_of_the_footer_is_a_button)
{
	struct frames frames = frames_new();
	mouse(&frames, "? help", 0);
	ck_assert_str_eq(ui_top(frames.ui)->row->name, "help");
	frames_press(&frames, KEYCODE_ESCAPE);
	mouse(&frames, "W waiting", 0);
	ck_assert_str_eq(ui_top(frames.ui)->row->name, "waiting");
	frames_free(&frames);
}
END_TEST

START_TEST(a_list_takes_clicks_and_covers_what_is_below)
{
	struct frames frames = frames_new();
	frames_type(&frames, "p");
	mouse(&frames, "Today", 0);
	mouse(&frames, "Today", 0);
	ck_assert_str_eq(ui_travel(frames.ui)->period, "today");
	frames_type(&frames, "p");
	mouse(&frames, NULL, keycode_click(1, 5)); /* a panel's title stands there */
	ck_assert_str_eq(ui_top(frames.ui)->row->name, "wall");
	frames_free(&frames);
}
END_TEST

START_TEST(the_wheel_moves_and_nobody_is_interrupted)
{
	struct frames frames = frames_new();
	frames_type(&frames, "A");
	char *before = frames_selected(&frames);
	mouse(&frames, NULL, KEYCODE_WHEEL_DOWN);
	char *after = frames_selected(&frames);
	ck_assert_str_ne(after, before);
	free(after);
	mouse(&frames, NULL, KEYCODE_WHEEL_UP);
	after = frames_selected(&frames);
	ck_assert_str_eq(after, before);
	free(after);
	free(before);
	frames_type(&frames, "/gw");
	mouse(&frames, NULL, keycode_click(5, 8));
	frames_type(&frames, "en");
	ck_assert(frames_say(&frames, "/gwen"));
	frames_free(&frames);
}
END_TEST

START_TEST(a_click_on_nothing_does_nothing)
{
	struct frames frames = frames_new();
	char *before = frames_text(&frames, WIDTH, HEIGHT, true);
	mouse(&frames, NULL, keycode_click(WIDTH - 1, 0));
	mouse(&frames, NULL, keycode_click(1000, 1000));
	char *after = frames_text(&frames, WIDTH, HEIGHT, true);
	ck_assert_str_eq(after, before);
	free(before);
	free(after);
	frames_free(&frames);
}
END_TEST

Suite *suite_mouse(void)
{
	Suite *suite = suite_create("mouse");
	TCase *tests = tcase_create("mouse");
	tcase_add_test(tests, a_click_selects_and_a_second_one_opens);
	tcase_add_test(tests, panels_and_their_rows_can_be_clicked);
	tcase_add_test(tests, a_key_of_the_footer_is_a_button);
	tcase_add_test(tests, a_list_takes_clicks_and_covers_what_is_below);
	tcase_add_test(tests, the_wheel_moves_and_nobody_is_interrupted);
	tcase_add_test(tests, a_click_on_nothing_does_nothing);
	suite_add_tcase(suite, tests);
	return suite;
}
