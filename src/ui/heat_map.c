/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The map of the week.
 */
#include "config.h"

#include "ui/heat_map.h"

#include <math.h>
#include <stdio.h>

#include "base/words.h"
#include "ui/moment.h"
#include "ui/reading_text.h"

#define LEVELS 8
#define LABEL_COLS 4
#define CELL_COLS_MAX 4

/* The hours with the least and the most. */
struct ends {
	double low, high;
	int low_at, high_at; /* cells; −1: nothing happened at all */
};

static struct ends ends_of(const struct heat *heat)
{
	const struct heat_cell *flat = &heat->cells[0][0];
	struct ends ends = { .low_at = -1, .high_at = -1 };
	for (int i = 0; i < HEAT_CELLS; i++) {
		double value = flat[i].value;
		if (isnan(value))
			continue;
		if (ends.low_at < 0 || value < ends.low) {
			ends.low = value;
			ends.low_at = i;
		}
		if (ends.high_at < 0 || value > ends.high) {
			ends.high = value;
			ends.high_at = i;
		}
	}
	return ends;
}

/* 0 … LEVELS − 1 in equal steps from nothing to the most. */
static int level_of(const struct ends *ends, double value)
{
	int level = ends->high > 0 ? (int)ceil(value / ends->high * LEVELS) - 1 : 0;
	return level < 0 ? 0 : level >= LEVELS ? LEVELS - 1 : level;
}

static enum style level_style(int level)
{
	if (level < 2)
		return STYLE_DIM;
	return level < LEVELS - 2 ? STYLE_CHART : STYLE_VALUE;
}

static void draw_hours(struct canvas *canvas, struct place at, int cell_cols)
{
	int step = cell_cols > 2 ? 1 : cell_cols > 1 ? 2 : 4;
	for (int hour = 0; hour < HEAT_HOURS; hour += step)
		canvas_printf(canvas, place(at.x + hour * cell_cols, at.y, cell_cols * step),
			STYLE_DIM, "%02d", hour);
}

static void draw_cell(const struct heat_map *map, const struct ends *ends, int cell,
	struct canvas *canvas, struct place at)
{
	double value = (&map->heat->cells[0][0])[cell].value;
	if (isnan(value)) {
		canvas_glyph(canvas, at.x, at.y, STYLE_DIM, GLYPH_DOT);
		return;
	}
	int level = level_of(ends, value);
	for (int i = 0; i < (at.width > 1 ? at.width - 1 : 1); i++)
		canvas_glyph(canvas, at.x + i, at.y, level_style(level),
			(enum glyph)(GLYPH_BAR_1 + level));
}

static const char *day_of(const struct heat_map *map, int row)
{
	return moment_weekday((row + map->desk->week_start) % HEAT_DAYS);
}

/* "Mon 10:00 14" */
static void hour_words(const struct heat_map *map, int cell, double value, char *out, size_t size)
{
	char number[READING_TEXT_MAX];
	reading_number(number, sizeof(number), map->reading, value, map->desk);
	(void)snprintf(out, size, "%s %02d:00 %s (n %u)", day_of(map, cell / HEAT_HOURS),
		cell % HEAT_HOURS, number, (unsigned)(&map->heat->cells[0][0])[cell].n);
}

static void draw_scale(
	const struct heat_map *map, const struct ends *ends, struct canvas *canvas, struct place at)
{
	char top[READING_TEXT_MAX];
	int x = at.x, end = at.x + at.width;
	for (int level = 1; level < LEVELS; level += 2) {
		double edge = ends->high * (level + 1) / LEVELS;
		reading_number(top, sizeof(top), map->reading, edge, map->desk);
		canvas_glyph(
			canvas, x, at.y, level_style(level), (enum glyph)(GLYPH_BAR_1 + level));
		x += 4 +
		     canvas_printf(canvas, place(x + 2, at.y, end - x - 2), STYLE_DIM, "≤ %s", top);
	}
	canvas_glyph(canvas, x, at.y, STYLE_DIM, GLYPH_DOT);
	canvas_text(canvas, place(x + 2, at.y, end - x - 2), STYLE_DIM, _("nothing"));
}

static void draw_words(
	const struct heat_map *map, const struct ends *ends, struct canvas *canvas, struct place at)
{
	char low[READING_TEXT_MAX + 32], high[READING_TEXT_MAX + 32];
	hour_words(map, ends->high_at, ends->high, high, sizeof(high));
	hour_words(map, ends->low_at, ends->low, low, sizeof(low));
	int used = canvas_printf(canvas, at, STYLE_TEXT, _("highest %s; lowest %s"), high, low);
	if (map->heat->left_out > 0)
		canvas_printf(canvas, place(at.x + used, at.y, at.width - used), STYLE_DIM,
			_("; of the newest %zu of %zu"), map->heat->counted,
			map->heat->counted + map->heat->left_out);
}

static void draw_days(const struct heat_map *map, const struct ends *ends, struct canvas *canvas,
	struct rect rect)
{
	int cell_cols = (rect.width - LABEL_COLS) / HEAT_HOURS;
	cell_cols = cell_cols > CELL_COLS_MAX ? CELL_COLS_MAX : cell_cols;
	bool has_hours = rect.height > HEAT_DAYS;
	if (cell_cols < 1)
		return;
	if (has_hours)
		draw_hours(canvas, place(rect.x + LABEL_COLS, rect.y, rect.width), cell_cols);
	for (int cell = 0; cell < HEAT_CELLS; cell++) {
		int y = rect.y + has_hours + cell / HEAT_HOURS, hour = cell % HEAT_HOURS;
		if (hour == 0)
			canvas_text(canvas, place(rect.x, y, LABEL_COLS), STYLE_TEXT,
				day_of(map, cell / HEAT_HOURS));
		draw_cell(map, ends, cell, canvas,
			place(rect.x + LABEL_COLS + hour * cell_cols, y, cell_cols));
	}
}

/* Where it is low the scale goes first, then the hours; the days and the words stay. */
void heat_map_draw(const struct heat_map *map, struct canvas *canvas, struct rect rect)
{
	struct ends ends = ends_of(map->heat);
	int y = rect.y + rect.height - 1, days = rect.height - 1;
	if (ends.high_at < 0) {
		canvas_text(canvas, place(rect.x, rect.y, rect.width), STYLE_DIM,
			_("nothing happened in this period"));
		return;
	}
	if (rect.height > HEAT_MAP_ROWS)
		y = rect.y + HEAT_MAP_ROWS - 1;
	if (rect.height < HEAT_DAYS + 1) {
		draw_words(map, &ends, canvas, place(rect.x, rect.y, rect.width));
		return;
	}
	draw_words(map, &ends, canvas, place(rect.x, y, rect.width));
	if (rect.height >= HEAT_MAP_ROWS) {
		draw_scale(map, &ends, canvas, place(rect.x, y - 1, rect.width));
		days = HEAT_DAYS + 1;
	}
	draw_days(map, &ends, canvas, (struct rect){ rect.x, rect.y, rect.width, days });
}
