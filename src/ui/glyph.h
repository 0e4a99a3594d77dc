/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Glyphs by meaning, in the Unicode and the ASCII set.
 */
#ifndef UI_GLYPH_H
#define UI_GLYPH_H

#include <stdbool.h>

#include "base/buf.h"

enum glyph {
	GLYPH_MET,
	GLYPH_NEAR,
	GLYPH_MISSED,
	GLYPH_UNCERTAIN,
	GLYPH_UNKNOWN,
	GLYPH_UP,
	GLYPH_DOWN,
	GLYPH_FRESH,
	GLYPH_LATE,
	GLYPH_STALE,
	GLYPH_ELLIPSIS,
	GLYPH_DOT,
	GLYPH_BULLET,
	GLYPH_LESS_OR_EQUAL,
	GLYPH_GREATER_OR_EQUAL,
	GLYPH_MINUS,
	GLYPH_LEFT,
	GLYPH_RIGHT,
	GLYPH_CRUMB,
	GLYPH_HORIZONTAL,
	GLYPH_VERTICAL,
	GLYPH_TOP_LEFT,
	GLYPH_TOP_RIGHT,
	GLYPH_BOTTOM_LEFT,
	GLYPH_BOTTOM_RIGHT,
	GLYPH_TEE_LEFT,
	GLYPH_TEE_RIGHT,
	GLYPH_TEE_UP,
	GLYPH_TEE_DOWN,
	GLYPH_CROSS,
	GLYPH_BAR_1,
	GLYPH_BAR_2,
	GLYPH_BAR_3,
	GLYPH_BAR_4,
	GLYPH_BAR_5,
	GLYPH_BAR_6,
	GLYPH_BAR_7,
	GLYPH_BAR_8,
	GLYPH_UPPER_HALF,
	GLYPH_LOWER_HALF, /* of large digits, which are never made of braille */
	GLYPH_FULL_BLOCK,
	GLYPH_GOAL_LINE,
	GLYPH_USUAL_LINE,
	GLYPH_LIMIT_LINE,
	GLYPH_BENCHMARK_LINE,
	GLYPH_NOTE,
	GLYPH_COUNT
};

const char *glyph_text(enum glyph glyph, bool is_ascii);

/* How many of the four dots on top of each other a bar's glyph stands for: 1 to 4. */
int glyph_dots(enum glyph bar);
/* Appends the braille sign with so many dots, from the foot, in its left and right column. */
void glyph_add_dots(struct buf *out, int left, int right);
/* Appends the text with every bar made of dots. */
void glyph_add_dotted(struct buf *out, const char *text);

/* Appends the text with every glyph in its ASCII form; what has none becomes '?' a cell. */
void glyph_add_ascii(struct buf *out, const char *text);

#endif
