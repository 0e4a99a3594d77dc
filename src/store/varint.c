/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers as few bytes: seven bits a byte, the sign in the lowest bit.
 */
#include "config.h"

#include "store/varint.h"

#include <string.h>

#include "base/clock.h"

void pack_int(struct buf *buf, int64_t value)
{
	uint64_t rest = ((uint64_t)value << 1) ^ (value < 0 ? UINT64_MAX : 0);
	while (rest >= 0x80) {
		buf_add_char(buf, (char)(unsigned char)(rest | 0x80));
		rest >>= 7;
	}
	buf_add_char(buf, (char)(unsigned char)rest);
}

int64_t unpack_int(struct unpacker *from)
{
	uint64_t rest = 0;
	for (unsigned int shift = 0; from->at < from->end && shift < 64; shift += 7) {
		unsigned char byte = *from->at++;
		rest |= (uint64_t)(byte & 0x7f) << shift;
		if (byte < 0x80)
			break;
	}
	return (int64_t)((rest >> 1) ^ (rest & 1 ? UINT64_MAX : 0));
}

void pack_distance(struct buf *buf, int64_t from, int64_t to)
{
	pack_int(buf, (int64_t)((uint64_t)to - (uint64_t)from));
}

int64_t unpack_after(struct unpacker *from, int64_t before)
{
	return (int64_t)((uint64_t)before + (uint64_t)unpack_int(from));
}

int64_t unpack_before(struct unpacker *from, int64_t after)
{
	return (int64_t)((uint64_t)after - (uint64_t)unpack_int(from));
}

int unpack_word(struct unpacker *from, int count)
{
	return (int)((uint64_t)unpack_int(from) % (unsigned int)count);
}

/* Times are far from 0 and absent ones from all: an absent one is packed as 0. */
void pack_time(struct buf *buf, int64_t at_s)
{
	pack_int(buf, at_s == TIME_NONE ? 0 : at_s >= 0 && at_s < INT64_MAX ? at_s + 1 : at_s);
}

int64_t unpack_time(struct unpacker *from)
{
	int64_t value = unpack_int(from);
	return value == 0 ? TIME_NONE : value > 0 ? value - 1 : value;
}

void pack_double(struct buf *buf, double value)
{
	uint64_t bits = 0;
	memcpy(&bits, &value, sizeof bits);
	for (int shift = 56; shift >= 0; shift -= 8)
		buf_add_char(buf, (char)(unsigned char)(bits >> shift));
}

double unpack_double(struct unpacker *from)
{
	uint64_t bits = 0;
	for (int i = 0; i < 8; i++)
		bits = bits << 8 | (from->at < from->end ? *from->at++ : 0u);
	double value = 0;
	memcpy(&value, &bits, sizeof value);
	return value;
}

struct unpacker unpacker_make(const void *bytes, size_t len)
{
	const unsigned char *start = bytes;
	return (struct unpacker){ .at = start, .end = len > 0 ? start + len : start };
}
