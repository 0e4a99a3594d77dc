/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a terminal shows beside its frames: the window's title, notifications, the link on a frame.
 * Remembers what was said, so that nothing is said twice. No I/O: bytes are added to a buffer.
 */
#ifndef UI_OUTSIDE_H
#define UI_OUTSIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "model/screen.h"
#include "ui/canvas.h"
#include "ui/escape.h"

struct outside {
	struct escape_way way;
	enum escape_notice known; /* what this terminal reads */
	bool has_title, has_links, has_clipboard;
	bool is_pushed; /* the title that was there is kept */
	char title[ESCAPE_TITLE_MAX + 1];
	int link_y; /* of the link on screen; −1: none */
	uint64_t link_mark;
};

void outside_init(struct outside *outside, escape_look *look, bool is_ascii);
/* By the settings; what they forbid is taken back. */
void outside_set(struct outside *outside, const struct screen *screen, struct buf *out);

void outside_title(struct outside *outside, const char *title, struct buf *out);
/* Before the terminal is somebody else's; the title comes back with the next one said. */
void outside_leave(struct outside *outside, const char *shell, struct buf *out);
/* The notification, and the bell. */
void outside_notify(const struct outside *outside, enum notify_kind kind, const char *title,
	const char *text, struct buf *out);
bool outside_copy(const struct outside *outside, const char *text, struct buf *out);

/* Before a frame: the row that must be written anew, because a link that is on screen is not on the
 * canvas any more; −1: none. */
int outside_link_old(struct outside *outside, const struct canvas *canvas);
/* After it: the canvas's link, unless it is on screen. */
void outside_link(struct outside *outside, const struct canvas *canvas, struct buf *out);
void outside_link_forget(struct outside *outside); /* the screen is written anew */

#endif
