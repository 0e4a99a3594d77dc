/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Facts in memory, and the board: the readings that somebody asked for, evaluated in slices.
 *
 *     facts_new → facts_take_directory → facts_put for every ticket the store gives → board_new
 *     with a request → board_step until done → board_at …
 *
 * A change puts the ticket again (what it meant before is replaced) and the board is stepped anew;
 * the old board stays valid until the new one is whole. A board lends the strings of its readings.
 */
#ifndef KPI_BOARD_H
#define KPI_BOARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "kpi/facts.h"
#include "kpi/kpi.h"
#include "kpi/live.h"
#include "kpi/reading.h"
#include "kpi/request.h"
#include "kpi/theirs.h"

struct board;

/* How far before the end of a period a board looks for what is usual on a working day. */
#define BOARD_REACH_S (29 * INT64_C(86400))
/* How far before a period half hours are read that tell of its own: eight weeks and the day. */
#define BOARD_FORECAST_REACH_S (57 * INT64_C(86400))

/* Facts are lent until board_free; the request is copied. now_s: the moment of looking. */
struct board *board_new(
	const struct facts *facts, const struct board_request *request, int64_t now_s);
void board_free(struct board *board);

/* Goes on until done or the monotonic deadline (INT64_MAX: to the end); true when whole. Values
 * first, then previous, last year and series. Facts must not change between the first and last
 * step: the board then starts over by itself. */
bool board_step(struct board *board, int64_t deadline_ms);
bool board_has_values(
	const struct board *board); /* current values are there, comparison perhaps not */
bool board_is_done(const struct board *board);

const struct board_request *board_request(const struct board *board);
int64_t board_made_at(const struct board *board); /* now_s */

/* Readings: ordered by scope kind, then by member (roles in table order, others by name, "none"
 * last), then by KPI. Members of whom nothing is known in the period are left out where they are no
 * longer active. Lent until the board is freed. */
size_t board_count(const struct board *board);
const struct reading *board_at(const struct board *board, size_t i);
/* NULL where it was not asked. scope_id NULL for the department. Teams and persons that are left
 * out of the list, and the one member that was asked for, are found: counts 0, the rest unknown. */
const struct reading *board_find(
	const struct board *board, enum kpi_id kpi, enum scope_kind scope, const char *scope_id);

struct behind {
	fact_id ticket;
	int64_t at;         /* date of the observation */
	double value;       /* what it adds: 1, seconds, score; NAN: nothing to show */
	double other_value; /* duration by the other clock */
	bool in_numerator, in_denominator;
	double numerator, denominator; /* what it adds to either: mostly 0 or 1 */
	fact_id agent, team;
	enum theirs_why why; /* not looked at, until somebody compares the row */
	double theirs;       /* the helpdesk's own figure, where `why` says that it has one */
};

/* Every observation behind the reading, in order of time; their sum is the reading (counts: the
 * values; shares: the numerators over the denominators; durations: the median, mean or longest of
 * the values; formulas: what they count, measures apart); none where what the KPI needs is not
 * delivered, or only half of it. In the arena. */
void board_behind(const struct board *board, const struct reading *reading, struct arena *arena,
	struct behind **rows, size_t *len);

#endif
