/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Right-to-left text as a terminal that puts cells from left to right must be given it.
 */
#ifndef UI_BIDI_H
#define UI_BIDI_H

#include "base/buf.h"
#include "model/screen.h"

/* Replaces the text by its visual order, letters in their joined forms. The text alone decides its
 * direction, so it never reaches beyond its own cells. */
void bidi_reorder(struct buf *text);

/* What `auto` means by the environment's words for the terminal; the others mean themselves.
 * `variable` gives the value of a name, NULL where it is not set. */
enum bidi bidi_pick(enum bidi wanted, const char *(*variable)(const char *name));

/* U+200E: behind right-to-left text it keeps a terminal that reorders by itself from carrying what
 * stands in the next column along. */
#define BIDI_LEFT_TO_RIGHT_MARK "\xe2\x80\x8e"

#endif
