/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A table: columns with priorities that drop out when the width is short, rows by id, a selection
 * that survives new data, sorting, a filter, scrolling.
 */
#ifndef UI_TABLE_H
#define UI_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "ui/canvas.h"
#include "ui/keys.h"
#include "ui/view.h"

#define TABLE_COLUMN_MAX 16

struct table_column {
	const char *title;       /* shown, already translated */
	const char *short_title; /* NULL: the title cut */
	int width;               /* cells; the one with `is_flexible` takes the rest */
	int priority;            /* 0 stays longest */
	bool is_right, is_flexible;
};

struct table_cell {
	const char *text; /* NULL: nothing */
	enum style style;
	double sort;           /* NAN sorts last */
	const char *sort_text; /* used instead of `sort` where not NULL */
};

struct table_row {
	char id[VIEW_ID_MAX];
	struct table_cell cells[TABLE_COLUMN_MAX];
	bool is_fixed; /* stays on top, not sorted: totals */
	bool is_dim;
};

/* Kept in a view's state: ids, no pointers. */
struct table_state {
	char selected[VIEW_ID_MAX];
	int top;         /* first row on screen */
	int sort_column; /* −1: as given */
	bool is_reversed;
	int page_rows; /* rows of the last frame, for paging; estimated before the first */
};

struct table {
	struct table_column columns[TABLE_COLUMN_MAX];
	size_t column_count;
	struct table_row *rows; /* in an arena */
	size_t row_count;
	const char *empty; /* said where there are no rows */
};

/* Orders rows by the state and leaves out those without `filter` in any text (NULL: all). */
void table_arrange(struct table *table, const struct table_state *state, const char *filter);
/* Moves the selection; true where the action was one of moving or sorting. */
bool table_act(struct table_state *state, const struct table *table, enum action action);
/* Index of the selected row; the nearest one (0) where its id is gone, −1 without rows. */
int table_selected(const struct table_state *state, const struct table *table);
void table_draw(const struct table *table, const struct table_state *state, struct canvas *canvas,
	struct rect rect);

#endif
