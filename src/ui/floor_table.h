/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Today's phones as a table: each half hour with its calls, the people they need and those who are
 * on.
 */
#ifndef UI_FLOOR_TABLE_H
#define UI_FLOOR_TABLE_H

#include "ui/canvas.h"
#include "ui/scene.h"
#include "ui/table.h"

/* The KPIs that it explains. */
bool floor_table_is_about(enum kpi_id kpi);
void floor_table_fill(const struct scene *scene, struct arena *arena, struct table *table);

/* How busy those who are on may be at the goal, in a line; how many lines were used. */
int floor_table_note(const struct scene *scene, struct canvas *canvas, struct place at);

/* "09:30" */
const char *floor_table_time(size_t slot, char *out, size_t size);

#endif
