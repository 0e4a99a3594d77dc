/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The department at a moment that only moves forward: which tickets there are, in which order they
 * last changed, and which are open.
 *
 * Of each ticket it keeps when it last changed (4 bytes), that change in a log ordered by time
 * (8 bytes) and a bit for open. A heap holds the next change of tickets whose lives go on. So the
 * changes since a moment are found by a search, whatever the number of tickets.
 */
#ifndef DEMO_DEPARTMENT_H
#define DEMO_DEPARTMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/macros.h"
#include "demo/demo.h"
#include "demo/life.h"
#include "demo/staff.h"
#include "demo/standing.h"

struct department;

/* What changed in the last minute is not told yet: the export holds it back. */
#define DEPARTMENT_HELD_BACK_S 60

/* Starts at the options' sim_start_s, less what is held back. */
MUST_CHECK bool department_new(
	const struct demo_options *options, struct department **department, struct error *err);
void department_free(struct department *department);

/* Everything that happened up to at_s. Moments that are past already change nothing. */
void department_advance(struct department *department, int64_t at_s);
int64_t department_moment(const struct department *department);

const struct life_world *department_world(const struct department *department);
const char *department_zone(const struct department *department);
int64_t department_start(const struct department *department);   /* of the simulated clock */
int64_t department_planned(const struct department *department); /* tickets before the start */
int64_t department_origin(const struct department *department);  /* nothing is older */

int64_t department_ticket_count(const struct department *department);
int64_t department_open_count(const struct department *department);

/* Where a list of changes goes on: after this change. */
struct change {
	int64_t at;
	int64_t index; /* of the ticket, from 0; −1: before all of that second */
};

/* The latest change of each ticket, in order of time and then index, after a position. Returns how
 * many were written. `has_more` tells whether others follow. */
size_t department_changes(const struct department *department, struct change after,
	struct change *changes, size_t limit, bool *has_more);

/* Open tickets with an index below `before`, newest first. */
size_t department_open(const struct department *department, int64_t before, int64_t *indexes,
	size_t limit, bool *has_more);

/* False where there is no such ticket by now. */
bool department_ticket(const struct department *department, int64_t index, struct life *life,
	struct standing *standing);

#endif
