/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text from outside, made safe at the border and again at each exit, and measured in cells.
 *
 * Border (text_accept): invalid UTF-8 becomes U+FFFD; C0, C1 and DEL are removed (tab and newline
 * become a space); the length is capped at a character. Exit (text_show): bidi controls, tags and
 * stray zero-width characters are dropped; ZWNJ and ZWJ stay between letters and emoji, because
 * Persian and emoji sequences need them.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/macros.h"

#define TEXT_MAX_BYTES 1024 /* longest text a record may carry */
#define TEXT_ID_MAX_BYTES 190

/* Border: cleaned copy of len bytes in the arena, at most max_bytes long (0: TEXT_MAX_BYTES). */
char *text_accept(struct arena *arena, const char *bytes, size_t len, size_t max_bytes);

/* Ids are never altered but refused: valid UTF-8, no control, bidi or zero-width character, not
 * empty, at most TEXT_ID_MAX_BYTES. */
bool text_is_id(const char *text);

/* Exit: appends to buf what may be shown, in whole characters. Accepts any bytes. Line breaks and
 * tabs become spaces, other controls vanish; at most TEXT_MARK_MAX combining marks a letter. */
#define TEXT_MARK_MAX 4
void text_show(struct buf *buf, const char *text);

/* True where text_show leaves the text as it is. */
bool text_is_plain(const char *text);

/* JSON as it may be printed: in its strings what is hidden or a control is written as \uXXXX, which
 * means the same to who reads it. Invalid bytes become U+FFFD. */
void text_escape_json(struct buf *buf, const char *json);

/* Bytes of the longest start of text that has at most max bytes and ends with a whole character. */
size_t text_fit(const char *text, size_t max);

/* One step through UTF-8: returns the bytes taken by the grapheme cluster at text (0 at the end),
 * and its width in cells (0, 1 or 2). Invalid bytes count as one U+FFFD each. */
size_t text_next(const char *text, int *width_cols);

int text_width_cols(const char *text);

/* Appends at most width_cols cells; what is cut ends in `ellipsis` ("…" or "..."; "" for none). */
void text_cut(struct buf *buf, const char *text, int width_cols, const char *ellipsis);

/* Case-insensitive search by code points (utf8proc case folding); "" is found everywhere. */
bool text_contains(const char *text, const char *part);

/* True when the UTF-8 text has a strong right-to-left character. */
bool text_is_right_to_left(const char *text);

#endif
