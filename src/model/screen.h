/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a user sets of the screen itself: colours, keys, saved filters. No number depends on it.
 */
#ifndef MODEL_SCREEN_H
#define MODEL_SCREEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/macros.h"
#include "base/setting.h"
#include "model/config_place.h"

/* How alerts are told. All but `off` ring the bell too, so that a multiplexer marks the window. */
enum notify_kind {
	NOTIFY_AUTO, /* as the terminal is known to read it */
	NOTIFY_OSC9,
	NOTIFY_OSC777,
	NOTIFY_OSC99,
	NOTIFY_BELL,
	NOTIFY_COMMAND,
	NOTIFY_OFF,
	NOTIFY_KIND_COUNT
};

enum synchronised_kind {
	SYNCHRONISED_AUTO, /* terminals of 256 colours and more */
	SYNCHRONISED_ON,
	SYNCHRONISED_OFF,
	SYNCHRONISED_KIND_COUNT
};

/* Who puts right-to-left text into the order in which it is read. */
enum bidi {
	BIDI_AUTO, /* the terminal, where it is known to do it, else we */
	BIDI_APP,
	BIDI_TERMINAL,
	BIDI_OFF, /* nobody is asked: text goes out as it is stored */
	BIDI_COUNT
};

/* What bars and lines are made of. */
enum glyph_kind {
	GLYPH_KIND_AUTO, /* blocks, or ASCII without UTF-8 */
	GLYPH_KIND_BRAILLE,
	GLYPH_KIND_BLOCKS,
	GLYPH_KIND_ASCII,
	GLYPH_KIND_COUNT
};

enum digits {
	DIGITS_LATIN,
	DIGITS_PERSIAN,
	DIGITS_COUNT
};

/* Whose names the screen hides. */
enum privacy {
	PRIVACY_OFF,
	PRIVACY_CUSTOMERS, /* and what they wrote as a subject */
	PRIVACY_ALL,       /* those of agents too */
	PRIVACY_COUNT
};
extern const char *const privacy_words[]; /* NULL-terminated */

/* `screen { … }` */
struct screen {
	const char *theme;               /* NULL: by the terminal's background */
	int notify;                      /* enum notify_kind */
	struct text_list notify_command; /* program and arguments; what is told comes last */
	struct text_list quiet;          /* "22:00-07:00", in the desk's zone */
	bool has_title, has_links, has_clipboard;
	int synchronised; /* enum synchronised_kind */
	int bidi;         /* enum bidi */
	int digits;       /* enum digits */
	int glyphs;       /* enum glyph_kind */
	int privacy;      /* enum privacy */
	bool has_mouse;
	int64_t rotate_s; /* how long the wallboard shows a panel; 0: until a key is pressed */
	struct config_place place;
};

/* `key ACTION { press = … }` */
struct key_config {
	const char *action;
	struct text_list press; /* empty: none */
	struct config_place place;
};

/* `filter NAME { show = "…" }` */
struct filter_config {
	const char *name;
	const char *show;
	struct config_place place;
};

extern const struct screen screen_fresh; /* the defaults */
extern const struct setting screen_settings[];
extern const struct setting key_settings[];
extern const struct setting filter_settings[];

struct desk;
/* Its `screen { }`, or the defaults. */
const struct screen *desk_screen(const struct desk *desk);
MUST_CHECK bool screen_check(const struct desk *desk, struct error *err);
/* Whether the moment lies in the quiet hours. */
bool screen_is_quiet(const struct desk *desk, int64_t at_s);

#endif
