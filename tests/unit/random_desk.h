/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Desks on which anything may happen, drawn from a seed: tickets that are lost, joined, made by us or
 * handled by machines, calls, shifts, surveys and measures; in four zones, with and without hours.
 */
#ifndef TESTS_RANDOM_DESK_H
#define TESTS_RANDOM_DESK_H

#include "kpi_desk.h"

#define RANDOM_DAYS 28
#define RANDOM_NOW (MONDAY + RANDOM_DAYS * DAY_S)
/* So many seeds see each zone with hours and without. */
#define RANDOM_SEEDS 8

/* The desk of this variant (0 … RANDOM_SEEDS − 1), to be begun. */
struct kpi_desk *random_desk(uint32_t seed, int variant);

enum random_fill {
	FILL_ALL,
	FILL_BACKWARDS, /* the last comes first, and some of it again */
	FILL_DATED,     /* no ticket is lost without a date */
	FILL_EVENTS     /* nor told by a summary */
};
/* All that happens. */
void random_desk_fill(struct kpi_desk *desk, enum random_fill fill);
/* The next number of the desk's seed. */
uint32_t random_draw(uint32_t below);

#endif
