/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Right-to-left text as a terminal that puts cells from left to right must be given it.
 */
#ifndef UI_BIDI_H
#define UI_BIDI_H

#include "base/buf.h"

/* Replaces the text by its visual order, letters in their joined forms. The text alone decides its
 * direction, so it never reaches beyond its own cells. */
void bidi_reorder(struct buf *text);

#endif
