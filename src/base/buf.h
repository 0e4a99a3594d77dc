/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A growing buffer of bytes with a maximum. Always NUL-terminated. What does not fit is cut and
 * remembered in `is_cut`; adding to a buffer never fails.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/macros.h"

struct buf {
	char *bytes; /* never NULL after _init; NULL after _release and _take */
	size_t len;
	size_t capacity;
	size_t max; /* longest len allowed */
	bool is_cut;
};

#define BUF_MAX_DEFAULT (16u << 20)

void buf_init(struct buf *buf, size_t max); /* max 0: BUF_MAX_DEFAULT */
void buf_release(struct buf *buf);
void buf_clear(struct buf *buf);
void buf_add(struct buf *buf, const char *bytes, size_t len);
void buf_add_text(struct buf *buf, const char *text);
void buf_add_char(struct buf *buf, char c);
void buf_printf(struct buf *buf, const char *format, ...) PRINTF_LIKE(2, 3);
void buf_vprintf(struct buf *buf, const char *format, va_list args) PRINTF_LIKE(2, 0);
/* The bytes are the caller's to free. What is left owns nothing: it may be dropped or added to. */
char *buf_take(struct buf *buf);

#endif
