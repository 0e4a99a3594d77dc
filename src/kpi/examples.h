/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tickets that show what a number is made of: the best and the worst, what came back, and what
 * customers rated low. Something to talk about, not a measure.
 */
#ifndef KPI_EXAMPLES_H
#define KPI_EXAMPLES_H

#include <stddef.h>
#include <stdint.h>

#include "kpi/board.h"

#define EXAMPLES_MAX 10

enum example_why {
	EXAMPLE_BEST,
	EXAMPLE_WORST,
	EXAMPLE_REOPENED,
	EXAMPLE_LOW_RATED,
	EXAMPLE_WHY_COUNT
};
const char *example_why_words(enum example_why why); /* translated */

struct example {
	fact_id ticket;
	enum example_why why;
	int64_t at;   /* of what makes it one */
	double value; /* best and worst of a duration: its seconds; else NAN */
};

struct examples {
	enum kpi_id by;                    /* what tells the best from the worst */
	struct example rows[EXAMPLES_MAX]; /* in order of `why`; a ticket stands there once */
	size_t len;
};

/* Best and worst by the KPI where its tickets can be told apart, else by the time to resolution. */
enum kpi_id examples_by(enum kpi_id kpi);
/* Marks what a board must have been asked for. */
void examples_ask(enum kpi_id kpi, struct board_request *request);
/* Of a member; NULL for the department. The newest where many are alike. */
void examples_pick(struct examples *examples, const struct board *board, enum kpi_id kpi,
	enum scope_kind scope, const char *scope_id);

#endif
