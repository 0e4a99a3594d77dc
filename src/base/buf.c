/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A growing buffer of bytes with a maximum.
 */
#include "config.h"

#include "base/buf.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
	FIRST_BYTES = 32
};

/* Room for len more bytes and the NUL; returns how many of them fit. */
static size_t reserve(struct buf *buf, size_t len)
{
	size_t room = buf->max - buf->len;

	if (len > room) {
		len = room;
		buf->is_cut = true;
	}
	buf->bytes = mem_grow(buf->bytes, &buf->capacity, buf->len + len + 1, 1);
	return len;
}

void buf_init(struct buf *buf, size_t max)
{
	*buf = (struct buf){ .max = max ? max : BUF_MAX_DEFAULT };
	buf->bytes = mem_new(FIRST_BYTES, 1);
	buf->capacity = FIRST_BYTES;
}

void buf_release(struct buf *buf)
{
	free(buf->bytes);
	*buf = (struct buf){ 0 };
}

void buf_clear(struct buf *buf)
{
	buf->len = 0;
	if (buf->bytes) /* NULL after buf_take */
		buf->bytes[0] = '\0';
	buf->is_cut = false;
}

void buf_add(struct buf *buf, const char *bytes, size_t len)
{
	len = reserve(buf, len);
	if (len)
		memcpy(buf->bytes + buf->len, bytes, len);
	buf->len += len;
	buf->bytes[buf->len] = '\0';
}

void buf_add_text(struct buf *buf, const char *text)
{
	buf_add(buf, text, strlen(text));
}

void buf_add_char(struct buf *buf, char c)
{
	buf_add(buf, &c, 1);
}

void buf_printf(struct buf *buf, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_vprintf(buf, format, args);
	va_end(args);
}

void buf_vprintf(struct buf *buf, const char *format, va_list args)
{
	va_list again;
	int need;
	size_t fits;

	va_copy(again, args);
	need = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (need <= 0)
		return;
	fits = reserve(buf, (size_t)need);
	vsnprintf(buf->bytes + buf->len, fits + 1, format, args);
	buf->len += fits;
}

char *buf_take(struct buf *buf)
{
	char *bytes = buf->bytes;

	*buf = (struct buf){ .max = buf->max };
	return bytes;
}
