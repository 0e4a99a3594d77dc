/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Stretches by the account whose time they are, and whose of them changed since when: so that a
 * change costs no more than its person.
 */
#ifndef KPI_BESIDE_TIMES_H
#define KPI_BESIDE_TIMES_H

#include "kpi/beside.h"

/* A stretch of that list, or NULL where it has been taken back. */
void beside_put_stretch(
	struct beside *beside, struct beside_list *list, int64_t key, const struct stretch *fresh);
/* Every stretch is derived anew. */
void beside_touch_all(struct beside *beside);

/* One of the persons whose time changed, and since when; there must be one. Touched no more. */
void beside_take_turn(const struct facts *facts, uint32_t *person, int64_t *since);

/* A walk over what is known of one person, begun with person and list. */
struct stretch_walk {
	uint32_t person;
	const struct beside_list *list;
	size_t account; /* the next one of all */
	uint32_t row;   /* row + 1 of the next stretch of the account before; 0: none */
};
/* NULL: that was all. */
const struct stretch *beside_next_stretch(const struct facts *facts, struct stretch_walk *walk);

#endif
