/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The glyphs in both sets, and any text said in ASCII.
 */
#ifndef UI_GLYPH_H
#define UI_GLYPH_H

#include <stdbool.h>

#include "base/buf.h"
#include "ui/canvas.h"

const char *glyph_text(enum glyph glyph, bool is_ascii);

/* Appends the text with every glyph in its ASCII form; what has none becomes '?' a cell. */
void glyph_add_ascii(struct buf *out, const char *text);

#endif
