/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tabs in a line, each with how many rows it holds; the chosen one is always whole on it.
 */
#ifndef UI_TAB_BAR_H
#define UI_TAB_BAR_H

#include <stddef.h>
#include <stdint.h>

#include "ui/canvas.h"

#define TAB_BAR_MAX 32
#define TAB_BAR_UNCOUNTED SIZE_MAX

struct tab_bar {
	const char *titles[TAB_BAR_MAX]; /* translated, lent */
	size_t counts[TAB_BAR_MAX];      /* TAB_BAR_UNCOUNTED: not said */
	size_t len, chosen;
};
void tab_bar_draw(const struct tab_bar *bar, struct canvas *canvas, struct place at);

#endif
