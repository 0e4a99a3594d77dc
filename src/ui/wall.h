/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The wall's inside: what view_wall.c decides and wall_draw.c shows.
 */
#ifndef UI_WALL_H
#define UI_WALL_H

#include "kpi/panel.h"
#include "ui/subject.h"
#include "ui/view.h"

struct wall {
	int panel;        /* index of the desk's panels */
	int row;          /* of the panel's KPIs; −1: the panel itself */
	bool is_expanded; /* secondary KPIs are shown too */
};

int wall_panel_count(const struct desk *desk);
const struct role_row *wall_role(const struct desk *desk, int panel);
/* The KPIs of a panel that are shown, headline first. */
size_t wall_kpis(const struct wall *wall, const struct desk *desk, int panel,
	enum kpi_id kpis[SUBJECT_KPI_MAX]);
const struct reading *wall_reading(const struct scene *scene, int panel, enum kpi_id kpi);

/* How a panel stands: how many of its KPIs are met, near, missed. */
struct tally {
	int verdicts[VERDICT_COUNT];
	const struct reading *worst;
};
struct tally wall_tally(const struct wall *wall, const struct scene *scene, int panel);

/* "3 Team leads". */
void wall_title(const struct desk *desk, int panel, bool is_short, char *out, size_t size);
/* A row of the panel can be clicked there; −1: the panel itself. */
void wall_note_hit(
	const struct wall *wall, struct canvas *canvas, int panel, int row, struct rect rect);
void wall_select(struct canvas *canvas, struct rect row);
/* The rows of a panel; scrolled so far that the selected one is seen. */
void wall_draw_rows(const struct wall *wall, const struct scene *scene, struct canvas *canvas,
	int panel, struct rect inside);
void wall_draw_panel(const struct wall *wall, const struct scene *scene, struct canvas *canvas,
	int panel, struct rect rect);

void wall_draw(
	const void *state, const struct scene *scene, struct canvas *canvas, struct rect body);

#endif
