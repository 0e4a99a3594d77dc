/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One row made into one record, or refused with a reason.
 */
#ifndef SOURCE_FEED_MAKING_H
#define SOURCE_FEED_MAKING_H

#include "source/feed/columns.h"
#include "source/feed/tally.h"

struct making {
	const char *values[COLUMN_COUNT]; /* the row's; NULL: not there or empty */
	const struct titles *titles;      /* what the file calls its columns */
	enum record_kind usual_kind;      /* without a record column; FEED_KIND_NONE: guess */
	bool is_guessed;                  /* nobody said which record it is, its columns did */
	bool has_comma;                   /* decimal commas */
	bool has_tickets;                 /* it is known whose tickets are meant */
	const struct zone *zone;
	int64_t now_s;
	struct arena *arena;        /* the batch's */
	struct tally *repeats;      /* rows without an id, this reading of the file */
	int64_t seen_from, seen_to; /* out: what the record speaks of; to TIME_NONE: still */
};

/* The record stands at the end of the batch; a row that is refused leaves none. */
MUST_CHECK bool making_row(struct making *making, struct batch *batch, struct error *err);

/* The texts that name who works, by the record; NULL where there are none. */
struct named {
	const char *agent, *author, *group;
};
struct named record_named(const struct record *record);

#endif
