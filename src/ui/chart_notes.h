/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Notes of the desk's owner on a chart: a mark at each bucket that they touch, and their words.
 */
#ifndef UI_CHART_NOTES_H
#define UI_CHART_NOTES_H

#include <stdbool.h>

#include "model/desk.h"
#include "model/span.h"
#include "ui/canvas.h"

bool chart_has_notes(const struct desk *desk, struct span span);

/* "▲ 10 Nov – 12 Nov Outage of the payment provider · ▲ …", as far as there is room. */
void chart_notes_draw(
	const struct desk *desk, struct span span, struct canvas *canvas, struct place place);

#endif
