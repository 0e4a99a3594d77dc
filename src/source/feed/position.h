/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a reading of a file stands, and what it has seen up to there.
 */
#ifndef SOURCE_FEED_POSITION_H
#define SOURCE_FEED_POSITION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/record.h"

#define TAIL_BYTES 64 /* read again with each part, to see that it is still the same file */

struct reach {
	int64_t from, to;
	bool is_known;
};

struct position {
	int64_t at, line; /* bytes and line ends before it */
	uint64_t hash;    /* of the bytes before it */
	bool is_skipping; /* the rest of this line belongs to a row that was refused */
	int64_t rejected; /* rows */
	char why[224];    /* of the first of them: "file:line: what is wrong" */
	struct reach seen[RECORD_KIND_COUNT];
	char tail[TAIL_BYTES]; /* the last bytes before it */
	size_t tail_len;
};

void position_init(struct position *position); /* at the file's beginning */
/* Goes on behind these bytes. */
void position_advance(struct position *position, const char *bytes, size_t len);
/* Widens what was seen of the kind. */
void position_see(struct position *position, enum record_kind kind, int64_t from, int64_t to);
/* Counts a row that was refused; keeps the first reason. */
void position_reject(struct position *position, const char *why);

#endif
