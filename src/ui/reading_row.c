/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A reading on one line. Columns join in the order of what they tell a supervisor.
 */
#include "config.h"

#include "ui/reading_row.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/format.h"
#include "base/text.h"
#include "base/words.h"
#include "ui/reading_text.h"
#include "ui/widgets.h"

#define TITLE_LEAST 12
#define TITLE_LONG 24
#define VALUE_WIDTH 8
/* A blank at either end, the value, a blank, the mark. */
#define FIXED_WIDTH (2 + VALUE_WIDTH + 2)

/* Widths in cells; 0: the column is left out. */
struct reading_columns {
	int title, value, goal, spark, change, word, count, gauge;
};

/* Takes `width` cells and a gap for a column if the title keeps `least`. */
static int take(int *room, int width, int least)
{
	if (*room - width - 1 < least)
		return 0;
	*room -= width + 1;
	return width;
}

/* Of lines `width` cells wide on a screen of `screen_width`. */
static struct reading_columns columns_of(int width, int screen_width)
{
	struct reading_columns columns = { .value = VALUE_WIDTH };
	int room = width - FIXED_WIDTH;
	if (screen_width >= 50) {
		columns.goal = take(&room, 8, TITLE_LEAST);
		columns.change = take(&room, 7, TITLE_LEAST);
	}
	if (screen_width >= 80)
		columns.spark = take(&room, 8, TITLE_LEAST);
	if (screen_width >= 160) {
		columns.count = take(&room, 7, TITLE_LEAST);
		if (columns.spark)
			columns.spark += take(&room, 5, TITLE_LEAST) ? 6 : 0;
		columns.gauge = take(&room, 5, TITLE_LEAST);
	}
	if (screen_width >= 80)
		columns.word = take(&room, 6, TITLE_LONG);
	columns.title = room > 0 ? room : 0;
	return columns;
}

/* A title that fits, with the mark of a filter that found it. */
static void draw_title(
	const struct scene *scene, struct canvas *canvas, struct place at, enum kpi_id kpi)
{
	const char *title = _(kpi_row(kpi)->title);
	const char *filter = scene->travel.filter;
	bool is_match = filter[0] && text_contains(title, filter);
	if (canvas_width(canvas) < 80 || text_width_cols(title) > at.width)
		title = _(kpi_row(kpi)->short_title);
	canvas_text(canvas, at, is_match ? STYLE_MATCH : STYLE_TEXT, title);
}

/* What a count counts is the count itself. */
static void draw_count(struct canvas *canvas, struct place at, const struct reading *reading)
{
	char digits[32];
	char count[40];
	if (isnan(reading->n) || reading->n == reading->value)
		return;
	format_number(digits, sizeof(digits), reading->n, 0);
	(void)snprintf(count, sizeof(count), _("n %s"), digits);
	canvas_text_right(canvas, at, STYLE_DIM, count);
}

/* The change, and in the last cell the arrow of what is more than noise. */
static void draw_change(const struct scene *scene, struct canvas *canvas, struct place at,
	const struct reading *reading)
{
	char text[READING_TEXT_MAX];
	int compare = (int)scene->travel.compare;
	const char *arrow = reading_news_arrow(reading, compare);
	if (at.width == 0)
		return;
	reading_change(text, sizeof(text), reading, compare);
	bool has_room = text_width_cols(text) < at.width;
	canvas_text_right(canvas, place(at.x, at.y, at.width - (has_room ? 1 : 0)),
		reading_change_style(reading, compare), text);
	if (arrow[0] && has_room)
		canvas_text(canvas, place(at.x + at.width - 1, at.y, 1),
			reading_signal_style(reading, reading->signal), arrow);
}

/* The columns behind the mark. */
static void draw_rest(const struct scene *scene, struct canvas *canvas, struct place at,
	const struct reading_columns *columns, const struct reading *reading)
{
	char text[READING_TEXT_MAX];
	int compare = (int)scene->travel.compare, x = at.x;
	reading_goal(text, sizeof(text), reading, scene->desk);
	canvas_text(canvas, place(x, at.y, columns->goal), STYLE_DIM, text);
	x += columns->goal + (columns->goal ? 1 : 0);
	gauge_draw(canvas, place(x, at.y, columns->gauge), reading);
	x += columns->gauge + (columns->gauge ? 1 : 0);
	sparkline_draw(canvas, place(x, at.y, columns->spark), reading);
	x += columns->spark + (columns->spark ? 1 : 0);
	draw_change(scene, canvas, place(x, at.y, columns->change), reading);
	x += columns->change + (columns->change ? 1 : 0);
	canvas_text(canvas, place(x, at.y, columns->word), reading_change_style(reading, compare),
		reading_change_word(reading, compare));
	x += columns->word + (columns->word ? 1 : 0);
	draw_count(canvas, place(x, at.y, columns->count), reading);
}

void reading_row_draw(const struct scene *scene, struct canvas *canvas, struct place at,
	enum kpi_id kpi, const struct reading *reading)
{
	char text[READING_TEXT_MAX];
	struct reading_columns columns = columns_of(at.width, canvas_width(canvas));
	int x = at.x + 1;
	draw_title(scene, canvas, place(x, at.y, columns.title), kpi);
	x += columns.title;
	if (!reading) {
		canvas_text_right(canvas, place(x, at.y, columns.value), STYLE_DIM, "…");
		return;
	}
	bool is_known = !isnan(reading->value);
	reading_value(text, sizeof(text), reading, scene->desk);
	canvas_text_right(
		canvas, place(x, at.y, columns.value), is_known ? STYLE_VALUE : STYLE_DIM, text);
	x += columns.value + 1;
	int rest = at.x + at.width - 1 - x;
	if (!is_known) {
		reading_why(text, sizeof(text), reading);
		/* In brief where there is no room: "needs calls" of "needs calls, from a feed …". */
		if (text_width_cols(text) > rest)
			text[strcspn(text, ",:;")] = '\0';
		canvas_text(canvas, place(x, at.y, rest), STYLE_DIM, text);
		return;
	}
	canvas_glyph(canvas, x, at.y, reading_style(reading), reading_mark(reading));
	draw_rest(scene, canvas, place(x + 2, at.y, rest), &columns, reading);
}
