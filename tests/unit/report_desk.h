/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A small desk and its report, for the tests of src/report.
 */
#ifndef TESTS_REPORT_DESK_H
#define TESTS_REPORT_DESK_H

#include "kpi_desk.h"
#include "report/report.h"

#define REPORT_NOW (MONDAY + 7 * DAY_S)

struct report_desk {
	struct kpi_desk *desk;
	const struct board *board;
	struct source_status source;
	struct report report;
	struct buf out;
};

/* Two tickets answered within 1 h and 3 h, one of them solved; asked for the last seven days. */
struct report_desk *report_desk_new(void);
void report_desk_free(struct report_desk *made);
/* Written in the format, as text. */
const char *report_desk_write(struct report_desk *made, const char *format);

struct report_listing {
	struct report_tickets tickets;
	struct arena *arena;
	struct buf out;
};
/* The tickets behind a department's reading. */
void report_listing_init(struct report_listing *listing, struct report_desk *made, enum kpi_id kpi);
void report_listing_release(struct report_listing *listing);

#endif
