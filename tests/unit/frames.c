/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Driving the user interface as the dashboard does, without a terminal.
 */
#include "config.h"

#include "frames.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "ui/keys.h"

/* What a view wants may follow from what it sees, so it is asked until that settles. */
static void settle(struct frames *frames)
{
	struct scene *scene = scene_fixture_scene(frames->fixture);
	for (int round = 0; round < 3; round++) {
		struct view_need need;
		scene->travel = *ui_travel(frames->ui);
		ui_need(frames->ui, scene, &need);
		scene_fixture_show(frames->fixture, &need);
	}
}

struct frames frames_new(void)
{
	struct frames frames = { .fixture = scene_fixture_new(), .ui = ui_new("wall", NULL) };
	frames.desk = scene_fixture_scene(frames.fixture)->desk;
	settle(&frames);
	return frames;
}

void frames_free(struct frames *frames)
{
	ui_free(frames->ui);
	scene_fixture_free(frames->fixture);
}

struct ui_result frames_press(struct frames *frames, int code)
{
	struct scene *scene = scene_fixture_scene(frames->fixture);
	struct ui_result result = ui_key(frames->ui, scene, code);
	if (result.wants_desk)
		scene->desk = ui_desk(frames->ui, frames->desk);
	settle(frames);
	return result;
}

struct ui_result frames_type(struct frames *frames, const char *keys)
{
	struct ui_result result = { 0 };
	for (; *keys; keys++)
		result = frames_press(frames, *keys == '\n'   ? (int)KEYCODE_ENTER
					      : *keys == '\t' ? (int)KEYCODE_TAB
							      : *keys);
	return result;
}

static struct canvas *drawn(const struct frames *frames, int width, int height)
{
	struct canvas *canvas = canvas_new(width, height, false);
	ui_draw(frames->ui, scene_fixture_scene(frames->fixture), canvas);
	return canvas;
}

char *frames_text(const struct frames *frames, int width, int height, bool has_styles)
{
	struct buf text;
	struct canvas *canvas = drawn(frames, width, height);
	buf_init(&text, 0);
	canvas_print(canvas, &text, has_styles);
	canvas_free(canvas);
	return buf_take(&text);
}

bool frames_say(const struct frames *frames, const char *words)
{
	char *text = frames_text(frames, 120, 30, false);
	bool is_said = strstr(text, words) != NULL;
	free(text);
	return is_said;
}

char *frames_selected(const struct frames *frames)
{
	struct buf text;
	struct canvas *canvas = drawn(frames, 120, 30);
	buf_init(&text, 0);
	for (int y = 0; y < 30; y++) {
		for (int x = 0; x < 120; x++) {
			if (canvas_cell(canvas, x, y)->is_selected)
				buf_add_text(&text, canvas_cell(canvas, x, y)->text);
		}
	}
	canvas_free(canvas);
	while (text.len > 0 && text.bytes[text.len - 1] == ' ')
		text.bytes[--text.len] = '\0';
	size_t blanks = strspn(text.bytes, " ");
	memmove(text.bytes, text.bytes + blanks, text.len - blanks + 1);
	return buf_take(&text);
}

void frames_check(const struct frames *frames, const char *name, int width, int height)
{
	char path[96];
	char *text = frames_text(frames, width, height, true);
	snprintf(path, sizeof(path), "%s_%dx%d", name, width, height);
	golden_check(path, text);
	free(text);
}
