/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tabs of the waiting view.
 *
 * To add one: a function that says which tickets it holds, its row in waiting_tabs[], and the count.
 */
#ifndef UI_WAITING_TABS_H
#define UI_WAITING_TABS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "ui/view.h"

#define WAITING_TAB_COUNT 13

struct waiting_tab {
	const char *name;  /* word of a target */
	const char *title; /* N_() */
	const char *empty; /* N_(), said where it holds nothing */
	bool (*holds)(const struct open_ticket *ticket, const struct scene *scene);
	bool is_by_wait; /* longest waiting first; else nearest due first, as the facts come */
};
extern const struct waiting_tab waiting_tabs[WAITING_TAB_COUNT];

size_t waiting_tab_find(const char *name); /* 0 where the word is none */
/* Tickets of the scene that the tab holds, the first TABLE_ROW_MAX of them in its order; lent by the
 * arena and the scene. */
const struct open_ticket **waiting_tab_tickets(
	const struct waiting_tab *tab, const struct scene *scene, struct arena *arena, size_t *len);
/* How many tickets each tab holds. */
void waiting_tab_counts(const struct scene *scene, size_t counts[WAITING_TAB_COUNT]);

#endif
