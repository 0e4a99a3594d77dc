/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Adds up the list behind a reading, in the reading's own way, and says whether it is the reading.
 */
#ifndef UI_SUM_H
#define UI_SUM_H

#include <stdbool.h>
#include <stddef.h>

#include "kpi/board.h"
#include "ui/view.h"

/* The value that the rows give by the KPI's aggregate; NAN without any that counts. `expected` is
 * what it should be: whether that is the median is told without ordering the rows. */
double sum_behind(enum kpi_id kpi, double expected, const struct behind *rows, size_t len);

/* "120 first replies, median 1h 12m = the reading"; the style warns where it is not. */
char *sum_say(char *out, size_t size, enum style *style, const struct reading *reading,
	const struct scene *scene);

#endif
