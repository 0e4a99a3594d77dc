/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A screen in memory: cells of text with a semantic role. Drawing never fails and never leaves the
 * clip rectangle; text from outside passes text_show here, so nothing else needs to.
 */
#ifndef UI_CANVAS_H
#define UI_CANVAS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/macros.h"
#include "model/screen.h"
#include "ui/glyph.h"
#include "ui/style.h"

struct rect {
	int x, y, width, height;
};

#define CELL_MAX_BYTES 32

struct cell {
	char text[CELL_MAX_BYTES]; /* one grapheme cluster; "" for the right half of a wide one */
	unsigned char style;       /* enum style */
	bool is_selected;          /* drawn reversed, whatever the style */
};

struct canvas; /* opaque: width × height cells, clip, glyph set, cursor */

struct canvas *canvas_new(int width, int height, bool is_ascii);
void canvas_free(struct canvas *canvas);
void canvas_resize(struct canvas *canvas, int width, int height); /* clears */
void canvas_clear(struct canvas *canvas);

/* How text is written, whatever is drawn: `bidi` is not BIDI_AUTO. New canvases reorder themselves
 * and have Latin digits. */
struct canvas_script {
	enum bidi bidi;
	enum digits digits;
};
void canvas_write(struct canvas *canvas, struct canvas_script script);
bool canvas_is_persian(const struct canvas *canvas); /* its digits */

bool canvas_is_ascii(const struct canvas *canvas);
int canvas_width(const struct canvas *canvas);
int canvas_height(const struct canvas *canvas);
const struct cell *canvas_cell(const struct canvas *canvas, int x, int y);

/* Tables that are drawn are also written to `csv`, whole. */
void canvas_record(struct canvas *canvas, struct buf *csv);
struct buf *canvas_recorder(const struct canvas *canvas); /* NULL: none */

/* For hits.c. */
struct hits;
struct hits **canvas_hits(struct canvas *canvas);
const struct hits *canvas_hits_get(const struct canvas *canvas);

/* Until the next call, drawing stays inside. */
void canvas_clip(struct canvas *canvas, struct rect rect);
void canvas_unclip(struct canvas *canvas);

/* Where a line of text goes and how many cells it may take; width negative: as far as the clip. */
struct place {
	int x, y, width;
};
static inline struct place place(int x, int y, int width)
{
	return (struct place){ .x = x, .y = y, .width = width };
}

/* What is cut ends in the ellipsis. Return the cells used. */
int canvas_text(struct canvas *canvas, struct place place, enum style style, const char *text);
int canvas_text_right(
	struct canvas *canvas, struct place place, enum style style, const char *text);
int canvas_printf(struct canvas *canvas, struct place place, enum style style, const char *format,
	...) PRINTF_LIKE(4, 5);
void canvas_glyph(struct canvas *canvas, int x, int y, enum style style, enum glyph glyph);
/* From now on everything is, or is not, in ASCII. */
void canvas_use_ascii(struct canvas *canvas, bool is_ascii);
/* From now on bars are made of braille dots; not in ASCII. */
void canvas_use_dots(struct canvas *canvas, bool has_dots);
bool canvas_has_dots(const struct canvas *canvas);
/* Two columns of up to four dots from the cell's foot, where the canvas has dots. */
void canvas_dots(struct canvas *canvas, struct place at, enum style style, const int dots[2]);
void canvas_fill(struct canvas *canvas, struct rect rect, enum style style);
void canvas_box(struct canvas *canvas, struct rect rect, enum style style);
/* Marks cells as selected and leaves their text. */
void canvas_select(struct canvas *canvas, struct rect rect);
/* Where the terminal's cursor is parked: on the selection, for screen readers. */
void canvas_cursor(struct canvas *canvas, int x, int y);
void canvas_cursor_get(const struct canvas *canvas, int *x, int *y);

/* Cells that are a link, where the terminal knows such; one a frame. The address is copied. */
#define CANVAS_URL_MAX 1024
struct canvas_link {
	struct place at; /* width 0: none */
	char url[CANVAS_URL_MAX + 1];
};
void canvas_link_set(struct canvas *canvas, struct place at, const char *url);
const struct canvas_link *canvas_link(const struct canvas *canvas);

/* The screen as text, a line a row, trailing blanks cut; with styles: a second block of one letter a
 * cell. For golden frames and `Y`. */
void canvas_print(const struct canvas *canvas, struct buf *out, bool has_styles);

#endif
