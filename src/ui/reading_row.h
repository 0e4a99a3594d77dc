/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A reading on one line: title, value, mark, goal, sparkline, change; as much of it as fits.
 */
#ifndef UI_READING_ROW_H
#define UI_READING_ROW_H

#include "kpi/board.h"
#include "ui/canvas.h"
#include "ui/view.h"

/* `reading` NULL: not there yet. */
void reading_row_draw(const struct scene *scene, struct canvas *canvas, struct place place,
	enum kpi_id kpi, const struct reading *reading);

#endif
