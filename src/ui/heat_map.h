/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The hours of the week as a map: a bar a cell, as high as its value, with its scale in figures.
 */
#ifndef UI_HEAT_MAP_H
#define UI_HEAT_MAP_H

#include "kpi/heat.h"
#include "model/desk.h"
#include "ui/canvas.h"

#define HEAT_MAP_ROWS 10 /* hours, seven days, the scale, the highest and the lowest */

struct heat_map {
	const struct heat *heat;
	const struct reading *reading; /* of the whole; tells unit and clock */
	const struct desk *desk;
};
void heat_map_draw(const struct heat_map *map, struct canvas *canvas, struct rect rect);

#endif
