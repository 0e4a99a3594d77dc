/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a file is written: CSV with its header, or JSON lines.
 */
#ifndef SOURCE_FEED_LAYOUT_H
#define SOURCE_FEED_LAYOUT_H

#include "base/buf.h"
#include "source/feed/columns.h"

struct feed;
struct part;

/* How the file at hand is written. */
struct layout {
	bool is_json;
	char delimiter;
	enum column columns[CELLS_MAX]; /* by cell; COLUMN_COUNT: not known */
	size_t len;
	struct titles titles;
	enum record_kind kind; /* of rows that do not say; FEED_KIND_NONE: guess */
};

/* Reads the beginning of the file: how it is written, and the header of CSV. *taken: its bytes. */
MUST_CHECK bool layout_read(struct feed *feed, const struct part *part, size_t *taken,
	struct buf *remarks, struct error *err);
/* The row's cells by column; false where they are not a row of this layout. */
MUST_CHECK bool layout_values(const struct feed *feed, const struct cells *cells,
	const char *values[COLUMN_COUNT], struct error *err);

#endif
