/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is usual for a reading, and what of it is news: its process behaviour chart.
 *
 * Periods of hours and days are held against the last 60 open days that end with them, each weekday
 * against its own kind; a day is judged when it is over, and ripe where the KPI ripens. Longer
 * buckets (weeks, months) are held against one another. Days with a note are explained and left out;
 * behind a note that says `change` limits begin anew. Levels have no limits: each day's follows from
 * the one before, so that every slow wave would be called news; what flows in and out is judged.
 *
 *     board → usual_ask → the board of the past → usual_take
 *
 * The board of the past is good for as long as the days and the request stay the same.
 */
#ifndef KPI_USUAL_H
#define KPI_USUAL_H

#include "kpi/board.h"

/* Where the days begin that tell what is usual in the period. */
int64_t usual_from(const struct desk *desk, const struct period *period);

/* What the board of the past is to be asked for what `request` asks. */
void usual_ask(
	const struct desk *desk, const struct board_request *request, struct board_request *past);

/* Fills the signals, the usual figures and the courses of a whole board. */
void usual_take(struct board *board, const struct board *past);

/* Both at once, to the end; a few KPIs at a time, so that many members need no more memory. */
void usual_learn(struct board *board);

#endif
