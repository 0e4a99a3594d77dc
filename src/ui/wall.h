/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The wall's inside: what view_wall.c decides and wall_draw.c shows.
 */
#ifndef UI_WALL_H
#define UI_WALL_H

#include "ui/subject.h"
#include "ui/view.h"

struct wall {
	int panel; /* index of role_rows */
	int row;   /* of the panel's KPIs; −1: the panel itself */
};

/* The KPIs of a panel, headline first. */
size_t wall_kpis(const struct desk *desk, int panel, enum kpi_id kpis[SUBJECT_KPI_MAX]);
int wall_panel_count(void);
const struct reading *wall_reading(const struct scene *scene, int panel, enum kpi_id kpi);

void wall_draw(
	const void *state, const struct scene *scene, struct canvas *canvas, struct rect body);

#endif
