/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A reading by the hours of the week: what lies behind it, sorted by the local hour of its date.
 */
#ifndef KPI_HEAT_H
#define KPI_HEAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kpi/board.h"

#define HEAT_DAYS 7
#define HEAT_HOURS 24
#define HEAT_CELLS (HEAT_DAYS * HEAT_HOURS)
/* The newest so many are sorted, so that a long period costs no more than a moment. */
#define HEAT_MOST 100000

struct heat_cell {
	double value; /* as the reading: count, share or median; NAN: nothing happened */
	uint32_t n;
};

struct heat {
	struct heat_cell cells[HEAT_DAYS]
			      [HEAT_HOURS]; /* from the desk's first day of the week on */
	size_t counted, left_out;
};

/* Counts, shares and medians have hours; states, formulas and differences have not. */
bool heat_is_about(enum kpi_id kpi);
/* Rows in order of time, as board_behind gives them. */
void heat_make(struct heat *heat, enum kpi_id kpi, const struct behind *rows, size_t len,
	const struct desk *desk);

#endif
