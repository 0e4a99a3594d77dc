/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How often something was seen, by its hash. Zeroed memory is an empty one.
 */
#ifndef SOURCE_FEED_TALLY_H
#define SOURCE_FEED_TALLY_H

#include <stddef.h>
#include <stdint.h>

struct tally_slot {
	uint64_t hash; /* 0: free */
	uint32_t count;
};
struct tally {
	struct tally_slot *slots;
	size_t len, capacity;
};

uint32_t tally_add(struct tally *tally, uint64_t hash); /* how often by now */
void tally_clear(struct tally *tally);

/* FNV-1a, 64 bits; goes on where `hash` stands. */
#define HASH_START 14695981039346656037u
uint64_t hash_bytes(uint64_t hash, const char *bytes, size_t len);
/* A text and its end, so that "a","bc" is not "ab","c"; NULL is another one than "". */
uint64_t hash_text(uint64_t hash, const char *text);

#endif
