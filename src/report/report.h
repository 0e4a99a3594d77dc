/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A board written out. To add a format: a function and its row in report_formats[].
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "kpi/board.h"
#include "model/desk.h"
#include "model/status.h"

struct report {
	const struct desk *desk;
	const struct board *board;
	const struct facts *facts; /* of the board; NULL: nobody is marked */
	const struct source_status *sources;
	size_t source_count;
	int64_t now_s;
	int64_t data_as_of; /* oldest last success of the sources; TIME_NONE: never */
	int width_cols;     /* of text; 0: no limit */
};

struct report_format {
	const char *name; /* word of --format */
	const char *help;
	bool tells_all; /* also the series */
	void (*write)(const struct report *report, struct buf *out);
};
extern const struct report_format report_formats[]; /* closed by a row with name NULL */
const struct report_format *report_format_find(const char *name);

/* The tickets behind a reading, as `kpitop tickets` prints them. texts[i] belongs to rows[i]. */
struct report_tickets {
	const struct desk *desk;
	const struct facts *facts;
	const struct board *board;
	const struct reading *reading;
	const struct behind *rows;
	const struct ticket_text *texts;
	size_t len;
	int64_t now_s;
	int width_cols; /* of text; 0: no limit */
};
void report_tickets_text(const struct report_tickets *tickets, struct buf *out);
void report_tickets_json(const struct report_tickets *tickets, struct buf *out);

#endif
