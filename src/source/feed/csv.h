/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One row of comma-separated values (RFC 4180) out of bytes that may end anywhere.
 */
#ifndef SOURCE_FEED_CSV_H
#define SOURCE_FEED_CSV_H

#include <stdbool.h>
#include <stddef.h>

#define CELLS_MAX 128
#define ROW_MAX_BYTES ((size_t)256 << 10)

struct cells {
	const char *items[CELLS_MAX]; /* lent until the next row; blanks cut off; "" where empty */
	size_t len;
};

enum row_outcome {
	ROW_READ,
	ROW_MORE,  /* it does not end within the bytes */
	ROW_BROKEN /* no row; `why` says what is wrong */
};

struct row_input {
	const char *bytes;
	size_t len;
	bool is_last;    /* the bytes end where the file ends */
	char delimiter;  /* of CSV */
	char *room;      /* ROW_MAX_BYTES + 2, at least as much as the bytes and 2 */
	size_t taken;    /* out: bytes up to the row after it */
	const char *why; /* out, with ROW_BROKEN; translated */
};

enum row_outcome csv_read(struct row_input *input, struct cells *cells);

/* What stands between the cells of a header: a comma, a semicolon or a tab, whichever stands there
 * most often outside quotes. */
char csv_delimiter(const char *bytes, size_t len);

#endif
