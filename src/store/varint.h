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

/* As the distance from another number; what is damaged turns round at the end of all numbers. */
void pack_distance(struct buf *buf, int64_t from, int64_t to);
int64_t unpack_after(struct unpacker *from, int64_t before); /* that much more */
int64_t unpack_before(struct unpacker *from, int64_t after); /* that much less */

/* TIME_NONE is one byte. */
void pack_time(struct buf *buf, int64_t at_s);
int64_t unpack_time(struct unpacker *from);

void pack_double(struct buf *buf, double value);
double unpack_double(struct unpacker *from);

#endif
