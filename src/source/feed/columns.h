/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The columns of a feed: what they are called, which records they belong to, which must be there.
 */
#ifndef SOURCE_FEED_COLUMNS_H
#define SOURCE_FEED_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/macros.h"
#include "model/record.h"
#include "model/sections.h"
#include "source/feed/csv.h"

enum column {
	COLUMN_RECORD,
	COLUMN_ID,
	COLUMN_KIND,
	COLUMN_ITEM,
	COLUMN_FROM, /* or the moment, of what has no end */
	COLUMN_TO,
	COLUMN_SCORE,
	COLUMN_SCALE,
	COLUMN_WEIGHT,
	COLUMN_CRITICAL,
	COLUMN_AGENT,
	COLUMN_GROUP,
	COLUMN_AUTHOR,
	COLUMN_TICKET,
	COLUMN_CUSTOMER,
	COLUMN_CHANNEL,
	COLUMN_TOPIC,
	COLUMN_DIRECTION,
	COLUMN_OUTCOME,
	COLUMN_WAIT,
	COLUMN_TALK,
	COLUMN_HOLD,
	COLUMN_WRAP_UP,
	COLUMN_STATE,
	COLUMN_REASON,
	COLUMN_NAME,
	COLUMN_VALUE,
	COLUMN_SCOPE,
	COLUMN_GONE,
	COLUMN_COUNT
};

/* The kinds of record that a feed may bring are RECORD_RATING … RECORD_MEASURE. */
#define FEED_KIND_NONE RECORD_KIND_COUNT

#define TITLE_MAX_BYTES 40

/* What a file calls its columns, for messages; "" where it has none of its own. */
struct titles {
	char items[COLUMN_COUNT][TITLE_MAX_BYTES + 1];
};

const char *column_name(enum column column);
const char *feed_kind_name(enum record_kind kind);
/* FEED_KIND_NONE where the word is none. */
enum record_kind feed_kind_find(const char *word);
/* The kind whose telltale column is there; FEED_KIND_NONE without one. */
enum record_kind feed_kind_guess(const bool has[COLUMN_COUNT]);
/* The first column that a record of the kind must have and that is not there; COLUMN_COUNT: none. */
enum column feed_kind_lacks(enum record_kind kind, const bool has[COLUMN_COUNT]);
/* Appends the columns that the kind must have: "at, kind, score". */
void feed_kind_needs(enum record_kind kind, struct buf *text);

/* What the settings `columns` and `values` say: other headings, and texts for what is not there. */
struct headings {
	const char *heading[COLUMN_COUNT]; /* NULL: its own names */
	const char *value[COLUMN_COUNT];   /* NULL: none */
};
MUST_CHECK bool headings_read(struct headings *headings, const struct source_config *config,
	struct arena *arena, struct error *err);

/* The column that a heading names; case, blanks, hyphens and underscores do not count.
 * COLUMN_COUNT: none. */
enum column headings_find(const struct headings *headings, const char *heading);

#endif
