/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Styles and how they look. Colour only repeats what a glyph or a word says, so that a theme
 * without any is as good as the others.
 */
#ifndef UI_THEME_H
#define UI_THEME_H

#include <stdbool.h>

#include "ui/style.h"

enum look_attribute {
	LOOK_BOLD = 1 << 0,
	LOOK_DIM = 1 << 1,
	LOOK_REVERSE = 1 << 2,
	LOOK_UNDERLINE = 1 << 3
};

/* Colours by number for terminals of 8, 16 and 256; −1: the terminal's own. */
struct look {
	short colour_8, colour_16, colour_256;
	unsigned attributes; /* enum look_attribute */
};

struct theme {
	const char *name;
	const char *help; /* N_() */
	bool has_colours;
	struct look looks[STYLE_COUNT];
};
extern const struct theme theme_rows[]; /* closed by a row with name NULL */

const struct theme *theme_find(const char *name); /* NULL: unknown */

struct style_row {
	const char *name; /* word of theme files */
	char letter;      /* in frames printed with styles; upper case where selected */
};
extern const struct style_row style_rows[STYLE_COUNT];

#endif
