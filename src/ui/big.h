/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Values in large digits, to be read across a room: block characters, two dots to a cell one above
 * the other; in ASCII a dot is a cell or more.
 */
#ifndef UI_BIG_H
#define UI_BIG_H

#include <stdbool.h>

#include "ui/canvas.h"

#define BIG_SCALE_MAX 12

/* Every sign of the text can be drawn so. */
bool big_knows(const char *text);
/* Cells that the text takes, a dot being `scale` cells wide. */
int big_width(const struct canvas *canvas, const char *text, int scale);
int big_height(const struct canvas *canvas, int scale);
/* The largest scale at which the text fits; 0: none. */
int big_scale(const struct canvas *canvas, const char *text, int width, int height);
/* Returns the cells used. Signs that it does not know are left out. */
int big_draw(struct canvas *canvas, struct place at, enum style style, const char *text, int scale);

#endif
