/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Small things drawn inside views: frame of a panel, sparkline, gauge.
 */
#ifndef UI_WIDGETS_H
#define UI_WIDGETS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "kpi/board.h"
#include "ui/canvas.h"

/* A box with its title in the upper border and a note at its right end (either may be NULL).
 * Returns the inside. */
struct rect panel_draw(struct canvas *canvas, struct rect rect, const char *title, const char *note,
	bool has_focus);

/* One cell a bucket, the newest at the right; cells on the wrong side of the goal stand in another
 * style and, without colours, are told apart by the mark beside them. Nothing where fewer than two
 * of the buckets that fit are known. */
void sparkline_draw(struct canvas *canvas, struct place place, const struct reading *reading);

/* The same as text, for a cell of a table; at most width cells. */
void sparkline_text(struct buf *out, const struct reading *reading, int width);

/* How far the value is on its way to the goal: a bar of place.width cells. */
void gauge_draw(struct canvas *canvas, struct place place, const struct reading *reading);

/* A table of a few fixed words: shows "a · b · c" pairs of label and value, cutting whole items. */
struct item {
	const char *label; /* NULL: the value alone */
	const char *value;
	enum style style; /* of the value */
};
int items_draw(struct canvas *canvas, struct place place, const struct item *items, size_t len);
/* The same, but of the first one that does not fit as much is shown as there is room for, and how many
 * more there are. */
int items_draw_cut(struct canvas *canvas, struct place place, const struct item *items, size_t len);

#endif
