/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A feed: a file, or what an address answers, read in rounds.
 *
 * A round begins at the first byte and ends at the last. What was stored in an earlier round is only
 * compared: as long as its hash is the same it is not stored again, and where it is not, everything
 * is. Rows are told apart by their keys, so that storing one again changes nothing. Another process
 * reads those rows once more, to know what they have counted.
 *
 *     feed.c     when to ask, and what a reply means
 *     cursor.c   what the store keeps of where it stands
 *     layout.c   CSV or JSON lines, and the header
 *     reading.c  bytes into rows
 *     making.c   a row into a record
 */
#ifndef SOURCE_FEED_FEED_H
#define SOURCE_FEED_FEED_H

#include "source/feed/layout.h"
#include "source/feed/position.h"
#include "source/feed/tally.h"
#include "source/source.h"

#define FEED_STREAM "rows"

struct feed {
	const struct source_config *config; /* lent, like the desk */
	const struct desk *desk;
	char *secret;
	struct arena *arena; /* of what follows */
	const char *url;
	const char *shown; /* the file's path, or the address without what may be secret in it */
	bool is_file;
	enum record_kind kind; /* by the setting; FEED_KIND_NONE: not set */
	struct headings headings;
	const char *tickets_of; /* NULL: nobody's */
	bool has_tickets;       /* a ticket's id is not ambiguous */
	uint64_t settings;      /* hash of all that makes other records of the same rows */

	struct position done; /* in the store */
	char *cursor;         /* as the store has it */
	char tag[208];        /* of the file that was read to its end; "" otherwise */

	struct position here, next; /* of this round; and after the batch that was given */
	char *cursor_next;          /* of that batch; NULL: none */
	char tag_here[208];         /* as the round began */
	bool is_in_round, is_storing, ends_round;
	bool ends_open;    /* its last row is not ended: it will be read again */
	bool is_comparing; /* bytes alone, up to where `done` is: what it has seen is still at hand */
	bool can_compare; /* in the next round */
	int told;         /* lines of this round that people were told */
	uint64_t unknown; /* hash of the columns that people were told we do not know; 0: none */
	struct layout layout;
	struct tally repeats; /* of this round */
	struct tally known;   /* accounts and groups that the store has been given */
	char *room;           /* of a row's cells */
	int64_t not_before;   /* wall seconds */
	bool has_polled;
	int64_t now_s; /* of the last reply */
	int64_t from;  /* of the earliest record; TIME_NONE: none yet */
};

/* What a reply brought, from feed->here on. */
struct part {
	const char *bytes;
	size_t len;
	bool is_last;
	int64_t now_s;
	int64_t written_s; /* when the file was written; now_s where that is not known */
};

static inline struct feed *feed_of(struct source *source)
{
	return (struct feed *)(void *)source;
}
static inline struct source *feed_source(struct feed *feed)
{
	return (struct source *)(void *)feed;
}

/* --- open.c ---------------------------------------------------------------------------------- */

MUST_CHECK bool feed_check(const struct source_config *config, struct error *err);
MUST_CHECK bool feed_open(
	const struct source_setup *setup, struct source **source, struct error *err);
void feed_close(struct source *source);

/* --- cursor.c -------------------------------------------------------------------------------- */

void feed_restore(struct source *source, const char *stream, const char *cursor);
/* Fills cursor_next by where `next` stands. */
void feed_write_cursor(struct feed *feed);
/* The earliest moment that any record spoke of, `next` included; TIME_NONE: none yet. */
int64_t feed_earliest(const struct feed *feed);

/* --- reading.c ------------------------------------------------------------------------------- */

/* Reads what is whole of the part into the batch, and moves feed->next. False where the file as a
 * whole cannot be read. *is_other: what was read before is no longer there, and the round must
 * begin anew. */
MUST_CHECK bool feed_read(struct feed *feed, const struct part *part, struct batch *batch,
	bool *is_other, struct error *err);

#endif
