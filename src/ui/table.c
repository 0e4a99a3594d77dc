/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables: which columns fit, which rows are on screen, where the selection is.
 */
#include "config.h"

#include "ui/table.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "ui/hits.h"

#define WIDE_GAP 2
#define WIDE_COLS 90 /* from this width on columns stand two cells apart */

/* --- the selection --------------------------------------------------------------------------- */

void table_state_init(struct table_state *state)
{
	*state = (struct table_state){ .sort_column = -1 };
}

int table_selected(const struct table_state *state, const struct table *table)
{
	int count = (int)table->row_count;
	if (count == 0)
		return -1;
	int row = state->row < 0 ? 0 : state->row;
	/* Its old place first: where an id stands twice, the selection stays where it was. */
	if (row < count && strcmp(table->rows[row].id, state->selected) == 0)
		return row;
	for (int i = 0; i < count; i++)
		if (strcmp(table->rows[i].id, state->selected) == 0)
			return i;
	return row < count ? row : count - 1;
}

static void select_row(struct table_state *state, const struct table *table, int row)
{
	int count = (int)table->row_count;
	if (count == 0)
		return;
	state->row = row < 0 ? 0 : row >= count ? count - 1 : row;
	snprintf(state->selected, sizeof(state->selected), "%s", table->rows[state->row].id);
}

static bool move(struct table_state *state, const struct table *table, enum action action)
{
	int row = table_selected(state, table);
	switch (action) {
	case ACTION_UP:
		row--;
		break;
	case ACTION_DOWN:
		row++;
		break;
	case ACTION_PAGE_UP:
		row -= TABLE_PAGE_ROWS;
		break;
	case ACTION_PAGE_DOWN:
		row += TABLE_PAGE_ROWS;
		break;
	case ACTION_FIRST:
		row = 0;
		break;
	case ACTION_LAST:
		row = (int)table->row_count - 1;
		break;
	default:
		return false;
	}
	select_row(state, table, row);
	return true;
}

bool table_is_hidden(const struct table_state *state, size_t column)
{
	return column > 0 && (state->hidden >> column & 1U) != 0;
}

/* The column at that place of those that are not hidden; −1 where there are fewer. */
static int column_at(const struct table_state *state, const struct table *table, int place)
{
	for (size_t i = 0; i < table->column_count; i++) {
		if (!table_is_hidden(state, i) && place-- == 0)
			return (int)i;
	}
	return -1;
}

/* The next column in that direction, from −1 (as given) round to the other end. */
static int column_beside(const struct table_state *state, const struct table *table, int step)
{
	int count = (int)table->column_count, column = state->sort_column;
	do
		column = (column + 1 + step + count + 1) % (count + 1) - 1;
	while (column > 0 && table_is_hidden(state, (size_t)column));
	return column;
}

static void sort_by(struct table_state *state, int column)
{
	state->is_reversed = state->sort_column == column && !state->is_reversed;
	state->sort_column = column;
}

static bool sort(struct table_state *state, const struct table *table, enum action action)
{
	if (action == ACTION_REVERSE) {
		state->is_reversed = !state->is_reversed;
	} else if (action == ACTION_SORT || action == ACTION_NEXT_PANEL) {
		state->sort_column = column_beside(state, table, 1);
	} else if (action == ACTION_PREVIOUS_PANEL) {
		state->sort_column = column_beside(state, table, -1);
	} else if (action >= ACTION_PANEL_1 && action <= ACTION_PANEL_9) {
		int column = column_at(state, table, (int)action - (int)ACTION_PANEL_1);
		if (column >= 0)
			sort_by(state, column);
	} else {
		return false;
	}
	return true;
}

bool table_act(struct table_state *state, const struct table *table, enum action action)
{
	/* What is selected now is remembered by id before anything moves. */
	int selected = table_selected(state, table);
	if (sort(state, table, action)) {
		select_row(state, table, selected);
		return true;
	}
	return move(state, table, action);
}

/* --- drawing --------------------------------------------------------------------------------- */

struct layout {
	bool is_shown[TABLE_COLUMN_MAX];
	int x[TABLE_COLUMN_MAX], width[TABLE_COLUMN_MAX];
};

static int shown_width(const struct table *table, const struct layout *layout, int gap)
{
	int width = 0;
	for (size_t i = 0; i < table->column_count; i++)
		if (layout->is_shown[i])
			width += table->columns[i].width + (width ? gap : 0);
	return width;
}

/* Hides the least important of the shown columns, the rightmost of equals; false with one left. */
static bool hide_one(const struct table *table, struct layout *layout)
{
	int worst = -1;
	int shown = 0;
	for (size_t i = 0; i < table->column_count; i++) {
		if (!layout->is_shown[i])
			continue;
		shown++;
		if (worst < 0 || table->columns[i].priority >= table->columns[worst].priority)
			worst = (int)i;
	}
	if (shown < 2)
		return false;
	layout->is_shown[worst] = false;
	return true;
}

static struct layout lay_out(
	const struct table *table, const struct table_state *state, struct rect rect)
{
	struct layout layout = { 0 };
	int gap = rect.width >= WIDE_COLS ? WIDE_GAP : 1;
	for (size_t i = 0; i < table->column_count; i++)
		layout.is_shown[i] = !table_is_hidden(state, i);
	while (shown_width(table, &layout, gap) > rect.width && hide_one(table, &layout))
		;
	int spare = rect.width - shown_width(table, &layout, gap);
	int x = rect.x;
	for (size_t i = 0; i < table->column_count; i++) {
		if (!layout.is_shown[i])
			continue;
		layout.x[i] = x;
		layout.width[i] = table->columns[i].width;
		if (table->columns[i].is_flexible) {
			layout.width[i] += spare;
			spare = 0;
		}
		if (layout.width[i] > rect.width)
			layout.width[i] = rect.width;
		x += layout.width[i] + gap;
	}
	return layout;
}

static void draw_cell(struct canvas *canvas, const struct table_column *column, struct place place,
	enum style style, const char *text)
{
	if (column->is_right)
		canvas_text_right(canvas, place, style, text);
	else
		canvas_text(canvas, place, style, text);
}

static void draw_heading(const struct table *table, const struct table_state *state,
	const struct layout *layout, struct canvas *canvas, int y)
{
	for (size_t i = 0; i < table->column_count; i++) {
		if (!layout->is_shown[i])
			continue;
		const struct table_column *column = &table->columns[i];
		bool is_sorted = state->sort_column == (int)i;
		int width = layout->width[i] - (is_sorted ? 1 : 0);
		const char *title = column->title;
		if (column->short_title && text_width_cols(title) > width)
			title = column->short_title;
		draw_cell(canvas, column, place(layout->x[i], y, width), STYLE_HEADING, title);
		if (!is_sorted)
			continue;
		int used = column->is_right ? width : text_width_cols(title);
		canvas_glyph(canvas, layout->x[i] + (used < width ? used : width), y, STYLE_KEY,
			state->is_reversed ? GLYPH_DOWN : GLYPH_UP);
	}
}

static void draw_row(const struct table *table, const struct table_row *row,
	const struct layout *layout, struct canvas *canvas, int y)
{
	for (size_t i = 0; i < table->column_count; i++) {
		const struct table_cell *cell = &row->cells[i];
		if (!layout->is_shown[i] || !cell->text)
			continue;
		draw_cell(canvas, &table->columns[i], place(layout->x[i], y, layout->width[i]),
			row->is_dim ? STYLE_DIM : cell->style, cell->text);
	}
}

static int fixed_rows(const struct table *table)
{
	int count = 0;
	while (count < (int)table->row_count && table->rows[count].is_fixed)
		count++;
	return count;
}

/* The first row below the fixed ones that is on screen: the selection stays in the middle. */
static int first_row(const struct table *table, int selected, int fixed, int height)
{
	int visible = height - fixed;
	int last_first = (int)table->row_count - visible;
	int first = selected - visible / 2;
	if (first > last_first)
		first = last_first;
	return first < fixed ? fixed : first;
}

/* Why there are no rows: none were there, or a filter hid them all. */
static void draw_empty(const struct table *table, struct canvas *canvas, struct place at)
{
	if (table->sought == 0 && table->empty)
		canvas_text(canvas, at, STYLE_DIM, table->empty);
	else if (table->no_column[0])
		canvas_printf(canvas, at, STYLE_DIM, _("nothing matches: no column “%s” here"),
			table->no_column);
	else if (table->sought > 0)
		canvas_text(canvas, at, STYLE_DIM, _("nothing matches the filter"));
}

/* Below the rows, what a filter hid: a total on top of them is not theirs alone. */
static void draw_hidden(const struct table *table, struct canvas *canvas, struct rect rect)
{
	int fixed = fixed_rows(table), used = (int)table->row_count + 1;
	if (fixed == 0 || used >= rect.height)
		return;
	size_t shown = table->row_count - (size_t)fixed;
	struct place at = place(rect.x, rect.y + used, rect.width);
	if (table->no_column[0])
		canvas_printf(canvas, at, STYLE_DIM, _("%zu of %zu shown: no column “%s” here"),
			shown, table->sought, table->no_column);
	else if (shown < table->sought)
		canvas_printf(canvas, at, STYLE_DIM, _("%zu of %zu shown"), shown, table->sought);
}

/* Returns the line of the selected row; −1 where it is not on screen. */
static int draw_all(const struct table *table, const struct table_state *state,
	struct canvas *canvas, struct rect rect)
{
	int selected_y = -1;
	if (rect.height < 1 || rect.width < 1 || table->column_count == 0)
		return -1;
	struct layout layout = lay_out(table, state, rect);
	draw_heading(table, state, &layout, canvas, rect.y);
	int selected = table_selected(state, table);
	if (selected < 0) {
		if (rect.height > 1)
			draw_empty(table, canvas, place(rect.x, rect.y + 1, rect.width));
		return -1;
	}
	int height = rect.height - 1;
	draw_hidden(table, canvas, rect);
	int fixed = fixed_rows(table);
	if (fixed > height - 1)
		fixed = 0;
	int row = first_row(table, selected, fixed, height);
	for (int line = 0; line < height; line++) {
		int at = line < fixed ? line : row++;
		if (at >= (int)table->row_count)
			break;
		int y = rect.y + 1 + line;
		draw_row(table, &table->rows[at], &layout, canvas, y);
		hits_add(canvas, (struct hit){ .rect = { rect.x, y, rect.width, 1 },
					 .down = at - selected });
		if (at == selected)
			selected_y = y;
	}
	return selected_y;
}

static void record(const struct table *table, struct canvas *canvas)
{
	if (canvas_recorder(canvas))
		table_csv(table, canvas_recorder(canvas));
}

void table_draw(const struct table *table, const struct table_state *state, struct canvas *canvas,
	struct rect rect)
{
	record(table, canvas);
	int y = draw_all(table, state, canvas, rect);
	if (y < 0)
		return;
	canvas_select(canvas, (struct rect){ rect.x, y, rect.width, 1 });
	canvas_cursor(canvas, rect.x, y);
}

void table_draw_quiet(const struct table *table, const struct table_state *state,
	struct canvas *canvas, struct rect rect)
{
	size_t before = hits_count(canvas);
	record(table, canvas);
	draw_all(table, state, canvas, rect);
	hits_cut(canvas, before);
}

/* --- filling --------------------------------------------------------------------------------- */

void table_add_column(struct table *table, struct table_column column)
{
	assert(table->column_count < TABLE_COLUMN_MAX);
	table->columns[table->column_count++] = column;
}

void table_reserve(struct table *table, struct arena *arena, size_t count)
{
	table->arena = arena;
	table->row_capacity = count ? count : 1;
	table->rows = arena_alloc(arena, table->row_capacity, sizeof(*table->rows));
	table->row_count = 0;
}

static void grow(struct table *table)
{
	struct table_row *rows = arena_alloc(table->arena, table->row_capacity * 2, sizeof(*rows));
	memcpy(rows, table->rows, table->row_count * sizeof(*rows));
	table->rows = rows;
	table->row_capacity *= 2;
}

struct table_row *table_add_row(struct table *table, const char *id)
{
	if (table->row_count == table->row_capacity)
		grow(table);
	struct table_row *row = &table->rows[table->row_count++];
	snprintf(row->id, sizeof(row->id), "%s", id);
	for (size_t i = 0; i < TABLE_COLUMN_MAX; i++)
		row->cells[i].sort = NAN;
	return row;
}

void table_text(struct table_row *row, size_t column, enum style style, const char *text)
{
	row->cells[column] =
		(struct table_cell){ .text = text, .style = style, .sort = NAN, .sort_text = text };
}

void table_number(
	struct table_row *row, size_t column, enum style style, const char *text, double sort)
{
	row->cells[column] = (struct table_cell){ .text = text, .style = style, .sort = sort };
}
