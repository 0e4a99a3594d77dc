/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tickets before and after one, in the list that it was opened from: the tickets behind a
 * reading, a tab of the waiting view, or one agent's or team's open tickets.
 */
#ifndef UI_TICKET_SIBLINGS_H
#define UI_TICKET_SIBLINGS_H

#include "ui/subject.h"
#include "ui/view.h"

struct ticket_origin {
	struct subject subject; /* with a KPI: behind its reading */
	char tab[24];           /* of the waiting view; "": none */
};

void ticket_origin_init(struct ticket_origin *origin, const struct target *target);
void ticket_origin_need(
	const struct ticket_origin *origin, const struct scene *scene, struct view_need *need);
/* `step` −1 or 1; round the ends. The same ticket where the list is not there, or does not hold it. */
fact_id ticket_sibling(
	const struct ticket_origin *origin, const struct scene *scene, fact_id ticket, int step);

#endif
