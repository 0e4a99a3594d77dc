/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * By whose hours everything that was put has been derived, so that a change of teams is noticed:
 * business durations and promises are counted once, when a ticket is put.
 */
#ifndef KPI_TEAM_HOURS_H
#define KPI_TEAM_HOURS_H

#include <stdbool.h>
#include <stddef.h>

#include "kpi/facts.h"

struct team_hours {
	const struct calendar **calendars; /* by dense group; the desk's */
	size_t len;
};
struct team_hours team_hours_of(const struct facts *facts); /* release it */
void team_hours_release(struct team_hours *hours);

/* True where a group that was met works by other hours than then. */
bool team_hours_differ(const struct facts *facts, const struct team_hours *hours);

#endif
