/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The cells of a canvas as curses wants them. Used by terminal.c alone.
 *
 * Curses sends neighbours in one run, so that a terminal which takes a character for wider or
 * narrower than the C library does would shift what stands behind it. Of a character on which they
 * may differ curses sees blanks in its cells; it is written into them after the frame, with its
 * address, and the address of the cursor after it.
 */
#ifndef UI_TERMINAL_CELLS_H
#define UI_TERMINAL_CELLS_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/canvas.h"
#include "ui/theme.h"

struct cell_looks {
	unsigned attributes[STYLE_COUNT]; /* of curses */
	bool has_colours;
	short pairs[STYLE_COUNT], selected_pairs[STYLE_COUNT]; /* of curses */
	bool has_selection; /* selected cells have pairs of their own; else they are reversed */
	bool is_rich;       /* so many colours that lines and blocks need no bold beside theirs */
	bool is_ascii;
};

/* After curses knows the terminal: as the theme wants it and the terminal can. */
void cells_use_theme(struct cell_looks *looks, const struct theme *theme);

/* FNV-1a of all that is seen, never 0: a frame like the one before costs the line no byte. */
uint64_t cells_mark(const struct canvas *canvas);

/* Before curses' refresh. True where cells are left to cells_finish. */
bool cells_draw(const struct cell_looks *looks, const struct canvas *canvas);
/* After it: what curses is not told. */
void cells_finish(const struct cell_looks *looks, const struct canvas *canvas);

/* Whether terminals may differ on the width of the cluster that is `width` cells wide here. */
bool cells_may_drift(const char *text, int width);

#endif
