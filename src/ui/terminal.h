/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The terminal, by curses, which only terminal.c and terminal_cells.c know. Started after signal
 * handlers are installed; stopped on every way out, also from a fatal signal (terminal_rescue writes
 * only what is safe there).
 */
#ifndef UI_TERMINAL_H
#define UI_TERMINAL_H

#include <stdbool.h>

#include "base/error.h"
#include "base/macros.h"
#include "ui/canvas.h"

struct terminal;

struct terminal_options {
	enum bidi bidi;           /* not BIDI_AUTO */
	bool is_ascii;            /* from --ascii, LANG=C or a terminal without UTF-8 */
	const char *theme;        /* NULL: by the terminal's background, where it tells */
	const char *theme_folder; /* of the user's own themes; NULL: none */
};

/* ERROR_SYSTEM where standard output is no terminal or TERM is unknown, saying what to do. */
MUST_CHECK bool terminal_start(
	const struct terminal_options *options, struct terminal **terminal, struct error *err);
void terminal_stop(struct terminal *terminal); /* restores; NULL is fine */
void terminal_suspend(struct terminal *terminal);
void terminal_resume(struct terminal *terminal);
bool terminal_is_ascii(const struct terminal *terminal);

/* Changes the colours of what is on screen; `name` NULL: by the environment, else dark. Where the
 * theme is unknown or wrong, nothing changes. */
MUST_CHECK bool terminal_use_theme(struct terminal *terminal, const char *name, struct error *err);

/* Asks for who orders right-to-left text from now on; not BIDI_AUTO. */
void terminal_use_bidi(struct terminal *terminal, enum bidi bidi);

void terminal_size(const struct terminal *terminal, int *width, int *height);
void terminal_resized(
	struct terminal *terminal);              /* after SIGWINCH: asks the size, resizes curses */
void terminal_redraw(struct terminal *terminal); /* next draw repaints everything */
void terminal_draw(struct terminal *terminal, const struct canvas *canvas);
/* Whether standard output takes bytes now; while it is stopped, or slow and full, writing waits. */
bool terminal_takes_bytes(void);

/* The next key without waiting; KEYCODE_NONE where none is there. */
int terminal_key(struct terminal *terminal);

/* What the settings allow beside the frames; before the first one, and when they change. */
void terminal_use_screen(struct terminal *terminal, const struct screen *screen);
void terminal_title(struct terminal *terminal, const char *title); /* of its window */
/* A notification, as far as the terminal knows such, and the bell. */
void terminal_notify(
	struct terminal *terminal, enum notify_kind kind, const char *title, const char *text);

/* Hands a text to the terminal's clipboard (OSC 52). False where it cannot be. */
bool terminal_copy(struct terminal *terminal, const char *text);

/* Async-signal-safe: puts the terminal back with the saved settings and fixed sequences. */
void terminal_rescue(void);

#endif
