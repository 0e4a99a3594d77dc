/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The records of one reply, with the stream's next cursor.
 */
#ifndef MODEL_BATCH_H
#define MODEL_BATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/record.h"

/* What a batch says about completeness: facts of `kind` are whole from `from` to `to`. The store
 * keeps one interval a source and kind; one that touches it widens it. */
struct coverage {
	enum record_kind kind;
	int64_t from, to;
	double share; /* of the wished history, 0…1 */
};

struct batch {
	struct arena *arena; /* owns every string below */
	const char *source;  /* the source's title */
	const char *stream;
	const char *tickets_of; /* title of the source that ticket ids mean; NULL: this one */
	const char
		*cursor_from; /* as restored or as the last batch left it; "" at the first start */
	const char *cursor_to;
	struct record *records; /* grown by batch_add */
	size_t len, capacity;
	struct coverage coverage[5];
	size_t coverage_len;
	int64_t rejected; /* lines the source refused itself; below 0: it takes refusals back */
	const char *remarks; /* what people are to be told, one a line; NULL: nothing */

	/* Complete lists: records of list_kind in batches of one list_id form a list; when list_ends,
	 * memberships it did not name are closed, accounts and groups it did not name become inactive. */
	bool is_list;
	enum record_kind list_kind;
	int64_t list_id;
	bool list_ends;

	bool is_caught_up; /* the stream has everything up to now */
};

void batch_init(struct batch *batch); /* with an arena of its own */
void batch_release(struct batch *batch);
void batch_clear(struct batch *batch);
/* A zeroed record of the kind at the end of the list; lent until the next batch_add. Times start as
 * TIME_NONE, durations as -1, waiting as WAITING_US. */
struct record *batch_add(struct batch *batch, enum record_kind kind);

#endif
