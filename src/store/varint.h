/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers as few bytes: seven bits a byte, the sign in the lowest bit.
 */
#ifndef STORE_VARINT_H
#define STORE_VARINT_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Gives 0 past the end: a damaged row gives wrong values, never a wrong read. */
struct unpacker {
	const unsigned char *at, *end;
};
struct unpacker unpacker_make(const void *bytes, size_t len);

void pack_int(struct buf *buf, int64_t value);
int64_t unpack_int(struct unpacker *from);
int unpack_word(struct unpacker *from, int count); /* below count */

/* TIME_NONE is one byte. */
void pack_time(struct buf *buf, int64_t at_s);
int64_t unpack_time(struct unpacker *from);

void pack_double(struct buf *buf, double value);
double unpack_double(struct unpacker *from);

#endif
