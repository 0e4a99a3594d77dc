/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Styles and how they look. Colour only repeats what a glyph or a word says, so that a theme
 * without any is as good as the others.
 *
 * A theme is a text (themes/NAME.theme; the format stands in kpitop-theme(5)). Those of the project
 * are built in; the user's own lie in a folder and go before them.
 */
#ifndef UI_THEME_H
#define UI_THEME_H

#include <stdbool.h>

#include "base/error.h"
#include "base/macros.h"
#include "ui/style.h"

enum look_attribute {
	LOOK_BOLD = 1 << 0,
	LOOK_DIM = 1 << 1,
	LOOK_REVERSE = 1 << 2,
	LOOK_UNDERLINE = 1 << 3
};

/* Colours as 0xRRGGBB and by number for terminals of 256, 16 and 8; −1: the terminal's own. */
struct look {
	int rgb;
	short colour_256, colour_16, colour_8;
	unsigned attributes; /* enum look_attribute */
	unsigned mono;       /* those where there are no colours */
};

#define THEME_NAME_MAX 64

struct theme {
	char name[THEME_NAME_MAX];
	char about[96];
	int background; /* 0xRRGGBB that its colours are made for; −1: none */
	bool has_colours;
	struct look looks[STYLE_COUNT];
	struct look selection; /* behind a selected row, of 24 bits and 256; −1: reversed */
};

/* The themes built in, in the order of their names, generated from themes/. */
struct theme_text {
	const char *name, *text;
};
extern const struct theme_text theme_texts[]; /* closed by a row with name NULL */

/* Reads the theme of this name: `folder`/NAME.theme where that exists (folder NULL: none), else the
 * one built in. ERROR_USAGE: unknown, naming the known; ERROR_CONFIG: "file:line: what". */
MUST_CHECK bool theme_load(
	const char *name, const char *folder, struct theme *theme, struct error *err);

/* Reads a theme's text; `file` is what errors name. */
MUST_CHECK bool theme_parse(
	struct theme *theme, const char *file, const char *text, struct error *err);

/* How a style is written on the selected row: in its own colours where they can be read there
 * (4.5:1), else in black or white. */
struct look theme_selected(const struct theme *theme, enum style style);

struct style_row {
	const char *name; /* word of theme files */
	char letter;      /* in frames printed with styles; upper case where selected */
	const char *help; /* N_(): what stands in it */
};
extern const struct style_row style_rows[STYLE_COUNT];

#endif
