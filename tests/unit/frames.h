/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The whole user interface on the fixture's scene: keys go in, frames come out.
 */
#ifndef TESTS_FRAMES_H
#define TESTS_FRAMES_H

#include "scene_fixture.h"
#include "ui/ui.h"

struct frames {
	struct scene_fixture *fixture;
	struct ui *ui;
	const struct desk *desk; /* without what is chosen on screen */
};

struct frames frames_new(void);
void frames_free(struct frames *frames);

/* Keys as typed, one after the other; the scene is filled after each. Returns what the last gave. */
struct ui_result frames_type(struct frames *frames, const char *keys);
struct ui_result frames_press(struct frames *frames, int code);

/* The frame as text, to be freed. */
char *frames_text(const struct frames *frames, int width, int height, bool has_styles);
/* Is it on a frame of 120×30? */
bool frames_say(const struct frames *frames, const char *words);
/* Text of the selected cells, blanks cut, to be freed. */
char *frames_selected(const struct frames *frames);
/* Against NAME_WIDTHxHEIGHT. */
void frames_check(const struct frames *frames, const char *name, int width, int height);

#endif
