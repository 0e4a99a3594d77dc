/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The spread of the durations behind a reading, with median and p90.
 */
#ifndef UI_SPREAD_H
#define UI_SPREAD_H

#include <stddef.h>

#include "kpi/board.h"
#include "model/desk.h"
#include "ui/canvas.h"

struct spread {
	const struct reading *reading; /* median, p90, clock */
	const struct desk *desk;
	const double *values; /* durations in seconds; NAN is left out */
	size_t len;
};

/* A line a class of durations: "≤ 4h", bar, how many, and which class has the median and the p90. */
void spread_draw(const struct spread *spread, struct canvas *canvas, struct rect rect);

#endif
