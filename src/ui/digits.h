/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers in Persian digits, as people read them. Names that have digits in them stay as they are:
 * "#4711", "p90", "F5", addresses.
 */
#ifndef UI_DIGITS_H
#define UI_DIGITS_H

#include "base/buf.h"

/* Appends the text with its numbers in Persian digits; as many cells as before. */
void digits_persian(struct buf *out, const char *text);

/* The Latin digit that a Persian or Arabic one stands for, as somebody may type it; any other code
 * is itself. */
int digits_latin_key(int code);

#endif
