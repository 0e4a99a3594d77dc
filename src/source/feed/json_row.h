/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One row of JSON lines: an object whose keys are columns.
 */
#ifndef SOURCE_FEED_JSON_ROW_H
#define SOURCE_FEED_JSON_ROW_H

#include "source/feed/columns.h"

struct json_row {
	struct arena *arena;              /* of the texts */
	const char *values[COLUMN_COUNT]; /* NULL: not there, null or "" */
	const char *unknown;              /* the first key that is no column; NULL: none */
};

/* Finds the row's end; ROW_MORE where it does not end within the bytes. */
enum row_outcome json_row_find(struct row_input *input);

/* Fills the row, of which the arena is given. */
MUST_CHECK bool json_row_values(const struct headings *headings, const struct row_input *input,
	struct json_row *row, struct error *err);

#endif
