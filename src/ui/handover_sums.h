/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What came and went in a shift, as figures: in, out, breached, escalations, reopened, low ratings.
 */
#ifndef UI_HANDOVER_SUMS_H
#define UI_HANDOVER_SUMS_H

#include "ui/view.h"

/* Asks for the readings they are made of. */
void handover_sums_need(struct view_need *need);
/* One a line with what they mean, as many as fit; returns how many. */
int handover_sums_draw(const struct scene *scene, struct canvas *canvas, struct rect rect);
/* The same in one line; returns 1. */
int handover_sums_line(const struct scene *scene, struct canvas *canvas, struct place at);

#endif
