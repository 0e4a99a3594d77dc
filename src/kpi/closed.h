/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Closed days: what nobody worked on is a gap in a series, and not a zero.
 */
#ifndef KPI_CLOSED_H
#define KPI_CLOSED_H

#include <stdbool.h>
#include <stddef.h>

#include "kpi/inside.h"

/* Finds out in which buckets of the period nobody works at all. */
void closed_begin(struct board *board);

/* Whether the bucket lies wholly outside the hours of the group: of a team those by which it works,
 * of all others those of the desk and of every team. */
bool closed_is(const struct board *board, size_t group, size_t bucket);

#endif
