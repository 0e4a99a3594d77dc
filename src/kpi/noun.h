/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a KPI counts, in words: the proof of a reading and the foot of its list name it alike.
 *
 * A KPI of the catalogue has its row in the table of noun.c; formulas name their sides by their own
 * words, and times are told as times.
 */
#ifndef KPI_NOUN_H
#define KPI_NOUN_H

#include <stddef.h>

#include "base/buf.h"
#include "kpi/board.h"

#define NOUN_MAX 192

/* "1 first reply", "120 first replies"; of shares what they are out of. */
char *noun_count(char *out, size_t size, enum kpi_id kpi, double count);
/* "96 of 120 first responses due", "262 tickets created − 231 tickets solved", "3h of 4h",
 * "mean of 2 contacts reviewed by several": how the two sides make the value. */
char *noun_sides(char *out, size_t size, enum kpi_id kpi, double numerator, double denominator);
/* What one row behind such a reading says: "10 promoter", "8 of 10", "1h of 1h", "yes", "1", "5 %"
 * of a spread; "" where it is a value of the reading's own unit. */
char *noun_row(char *out, size_t size, enum kpi_id kpi, const struct behind *row);
/* "312 contacts / 4810 orders × 100": the sides of a formula. */
void noun_add_ratio(struct buf *text, const struct reading *reading);

#endif
