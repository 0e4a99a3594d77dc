/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A table: columns with priorities that drop out when the width is short, rows by id, a selection
 * that survives new data, sorting, a filter, scrolling.
 *
 * A view builds the table anew for every frame and every key, in an arena of that moment, arranges
 * it, and then draws it or acts on it. What is on screen follows from the selection and the height
 * alone, so a change of size loses nothing.
 */
#ifndef UI_TABLE_H
#define UI_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "ui/canvas.h"
#include "ui/keys.h"
#include "ui/view.h"

#define TABLE_COLUMN_MAX 18
/* Rows that Page Up and Page Down move by; less than a screen, so that the eye keeps its place. */
#define TABLE_PAGE_ROWS 10
/* More rows than anybody reads: views show so many and say how many there are. */
#define TABLE_ROW_MAX 2000

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
	bool is_part; /* of the last row before it that is none: stands below that, whatever the order */
	bool is_dim;
	size_t order; /* as given; filled by table_arrange */
};

/* Kept in a view's state: ids, no pointers. */
struct table_state {
	char selected[VIEW_ID_MAX];
	int row;         /* where the selection was last, for when its id is gone */
	int sort_column; /* −1: as given */
	bool is_reversed;
	unsigned hidden; /* columns that nobody wants to see, a bit each; never the first */
};

struct table {
	struct table_column columns[TABLE_COLUMN_MAX];
	size_t column_count;
	struct table_row *rows; /* in an arena */
	size_t row_count, row_capacity;
	struct arena *arena; /* the rows' */
	const char *empty;   /* said where there are no rows, but not where a filter hid them all */
	size_t sought;       /* rows that table_arrange found, but for the fixed ones */
	char no_column[32];  /* that the filter asks for by name and is not there; "": none */
};

/* Nothing selected, rows as given. */
void table_state_init(struct table_state *state);

/* Whether somebody hid the column. */
bool table_is_hidden(const struct table_state *state, size_t column);

/* Orders rows by the state and leaves out those that `filter` (see ui/filter.h) does not ask for
 * (NULL or "": all stay). */
void table_arrange(struct table *table, const struct table_state *state, const char *filter);
/* Moves the selection; true where the action was one of moving or sorting. */
bool table_act(struct table_state *state, const struct table *table, enum action action);
/* Index of the selected row; the nearest one where its id is gone, 0 at first, −1 without rows. */
int table_selected(const struct table_state *state, const struct table *table);
void table_draw(const struct table *table, const struct table_state *state, struct canvas *canvas,
	struct rect rect);
/* Without showing a selection: another table of the same page has the keys. */
void table_draw_quiet(const struct table *table, const struct table_state *state,
	struct canvas *canvas, struct rect rect);

/* All of it as CSV, behind what is there. */
void table_csv(const struct table *table, struct buf *out);

/* --- for those who fill one --- */

void table_add_column(struct table *table, struct table_column column);
/* Room for `count` rows in the arena, more comes as needed; row_count stays 0 until
 * table_add_row, whose row is lent until the next one. */
void table_reserve(struct table *table, struct arena *arena, size_t count);
struct table_row *table_add_row(struct table *table, const char *id);
/* Text is lent for the table's life; the cell sorts by it. */
void table_text(struct table_row *row, size_t column, enum style style, const char *text);
void table_number(
	struct table_row *row, size_t column, enum style style, const char *text, double sort);

#endif
