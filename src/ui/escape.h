/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is said to a terminal beside the frame, as bytes: clipboard, window title, notifications,
 * links. No I/O.
 *
 * Every text passes text_show, loses all controls and is cut to a length; without UTF-8 only ASCII
 * leaves. What a multiplexer would swallow is wrapped for it. A terminal that would print such
 * sequences instead of reading them gets none.
 */
#ifndef UI_ESCAPE_H
#define UI_ESCAPE_H

#include <stdbool.h>

#include "base/buf.h"

enum escape_through {
	THROUGH_NOTHING,
	THROUGH_TMUX,
	THROUGH_SCREEN /* GNU screen */
};

/* How a notification is written; each is read by other terminals. */
enum escape_notice {
	NOTICE_NONE,
	NOTICE_OSC9,
	NOTICE_OSC777,
	NOTICE_OSC99
};

/* What lies between us and the eyes. */
struct escape_way {
	enum escape_through through;
	bool reads_strings; /* operating system commands are read, not printed */
	bool is_ascii;      /* no UTF-8 */
};

/* Looks up a variable of the environment; NULL: not set. */
typedef const char *escape_look(const char *name);

struct escape_way escape_way(escape_look *look, bool is_ascii);
/* What the terminal is known to read; NOTICE_NONE: nothing, or nobody knows. */
enum escape_notice escape_notice_known(escape_look *look);

/* The functions add to `out`, or nothing where the terminal reads no such thing. */

/* Lines stay lines; at most ESCAPE_CLIPBOARD_MAX bytes, then nothing: half of a text is none. */
#define ESCAPE_CLIPBOARD_MAX 49152
bool escape_clipboard(struct buf *out, const struct escape_way *way, const char *text);

#define ESCAPE_TITLE_MAX 96
void escape_title(struct buf *out, const struct escape_way *way, const char *text);
/* The title that was there is kept by the terminal, and comes back. GNU screen keeps none: there
 * `shell`, the path of the user's shell, names the window again. */
void escape_title_push(struct buf *out, const struct escape_way *way);
void escape_title_pop(struct buf *out, const struct escape_way *way, const char *shell);

#define ESCAPE_NOTICE_MAX 240
void escape_notify(struct buf *out, const struct escape_way *way, enum escape_notice notice,
	const char *title, const char *text);

/* The text as a link at a cell counted from 0; the cursor comes back. False, and nothing, where the
 * address is not http or https or longer than ESCAPE_URL_MAX, or the way has no links. */
#define ESCAPE_URL_MAX 1024
struct escape_anchor {
	int x, y;
	const char *url, *text;
};
bool escape_link(struct buf *out, const struct escape_way *way, const struct escape_anchor *anchor);

/* The text as it may leave: no control, at most `max` bytes, whole characters. */
void escape_text(struct buf *out, bool is_ascii, const char *text, size_t max);

#endif
