/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tabs in a line.
 */
#include "config.h"

#include "ui/tab_bar.h"

#include <stdio.h>

#include "base/text.h"

#define LABEL_MAX 96

static const char *label_of(const struct tab_bar *bar, size_t tab, char *out)
{
	if (bar->counts[tab] == TAB_BAR_UNCOUNTED)
		(void)snprintf(out, LABEL_MAX, " %s ", bar->titles[tab]);
	else
		(void)snprintf(out, LABEL_MAX, " %s %zu ", bar->titles[tab], bar->counts[tab]);
	return out;
}

/* The first tab of the bar, so that the chosen one is whole on it. */
static size_t first_tab(const struct tab_bar *bar, int width)
{
	size_t first = bar->chosen;
	int used = 4;
	for (size_t i = bar->chosen + 1; i-- > 0;) {
		char label[LABEL_MAX];
		used += text_width_cols(label_of(bar, i, label));
		if (used > width)
			break;
		first = i;
	}
	return first;
}

static void draw_tab(struct canvas *canvas, struct place at, const char *label, bool is_chosen)
{
	int cols = text_width_cols(label);
	canvas_text(canvas, at, is_chosen ? STYLE_TITLE : STYLE_DIM, label);
	if (!is_chosen)
		return;
	/* Brackets, because without colours the style may not be seen. */
	canvas_text(canvas, place(at.x, at.y, 1), STYLE_TITLE, "[");
	canvas_text(canvas, place(at.x + cols - 1, at.y, 1), STYLE_TITLE, "]");
}

void tab_bar_draw(const struct tab_bar *bar, struct canvas *canvas, struct place at)
{
	size_t first = first_tab(bar, at.width);
	int x = at.x;
	int end = at.x + at.width;
	if (first > 0) {
		canvas_glyph(canvas, x, at.y, STYLE_KEY, GLYPH_LEFT);
		x += 2;
	}
	for (size_t i = first; i < bar->len; i++) {
		char label[LABEL_MAX];
		int cols = text_width_cols(label_of(bar, i, label));
		int reserved = i + 1 < bar->len ? 2 : 0;
		if (x + cols + reserved > end && i != first) {
			canvas_glyph(canvas, end - 1, at.y, STYLE_KEY, GLYPH_RIGHT);
			return;
		}
		draw_tab(canvas, place(x, at.y, end - x), label, i == bar->chosen);
		x += cols;
	}
}
