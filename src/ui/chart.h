/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The picture of a reading's series over the period's buckets, with axis and goal.
 */
#ifndef UI_CHART_H
#define UI_CHART_H

#include <stddef.h>

#include "kpi/board.h"
#include "model/desk.h"
#include "model/period.h"
#include "ui/canvas.h"

struct chart {
	const struct reading *reading; /* its series, unit, goal and warning */
	const struct period *period;   /* whose buckets the series has */
	const struct desk *desk;       /* zone and hours, for labels */
};

/* A bar a bucket; gaps stay gaps. Says why where there is nothing to draw. */
void chart_draw(const struct chart *chart, struct canvas *canvas, struct rect rect);

#endif
