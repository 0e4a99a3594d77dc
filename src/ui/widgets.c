/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Frame of a panel, sparkline, gauge, items of a line.
 */
#include "config.h"

#include "ui/widgets.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>

#include "base/text.h"
#include "kpi/target.h"
#include "ui/glyph.h"
#include "ui/reading_text.h"

#define CUT_LEAST 24 /* cells that still tell something */
#define MORE_WIDTH 4 /* " +12": so many items have no room */

struct rect panel_draw(struct canvas *canvas, struct rect rect, const char *title, const char *note,
	bool has_focus)
{
	enum style border = has_focus ? STYLE_BORDER_FOCUS : STYLE_BORDER;
	int room = rect.width - 4;
	canvas_box(canvas, rect, border);
	if (title && room > 0) {
		enum style style = has_focus ? STYLE_BORDER_FOCUS : STYLE_TITLE;
		canvas_text(canvas, place(rect.x + 1, rect.y, 1), style, " ");
		int used = canvas_text(canvas, place(rect.x + 2, rect.y, room), style, title);
		canvas_text(canvas, place(rect.x + 2 + used, rect.y, 1), style, " ");
		room -= used + 3;
	}
	int note_width = note ? text_width_cols(note) : 0;
	if (note && note[0] && note_width <= room) {
		int x = rect.x + rect.width - 2 - note_width;
		canvas_text(canvas, place(x - 1, rect.y, 1), STYLE_DIM, " ");
		canvas_text(canvas, place(x, rect.y, note_width), STYLE_DIM, note);
		canvas_text(canvas, place(x + note_width, rect.y, 1), STYLE_DIM, " ");
	}
	return (struct rect){ rect.x + 1, rect.y + 1, rect.width - 2, rect.height - 2 };
}

struct range {
	double low, high;
};

/* Counts and durations stand on zero; shares use what they vary in, or nothing would be seen. */
static struct range range_of(const struct reading *reading)
{
	struct range range = { INFINITY, -INFINITY };
	for (size_t i = 0; i < reading->series_len; i++) {
		if (isnan(reading->series[i]))
			continue;
		range.low = fmin(range.low, reading->series[i]);
		range.high = fmax(range.high, reading->series[i]);
	}
	if (kpi_row(reading->kpi)->unit != UNIT_SHARE && range.low > 0)
		range.low = 0;
	return range;
}

static enum style bucket_style(const struct reading *reading, size_t bucket)
{
	enum verdict verdict = target_judge(kpi_row(reading->kpi)->better, reading->series[bucket],
		reading_goal_of(reading, bucket), reading_warn_of(reading, bucket));
	if (verdict == VERDICT_NONE)
		return STYLE_CHART;
	return verdict == VERDICT_MET ? STYLE_MET : STYLE_MISSED;
}

static enum glyph bucket_glyph(struct range range, double value)
{
	const int levels = GLYPH_BAR_8 - GLYPH_BAR_1;
	if (range.high <= range.low)
		return range.high == 0 ? GLYPH_BAR_1 : GLYPH_BAR_4;
	double level = (value - range.low) / (range.high - range.low) * levels;
	return (enum glyph)(GLYPH_BAR_1 + (int)lround(level));
}

/* How many of the newest buckets are shown; none where fewer than two of them are known, because
 * one alone says nothing of a course. */
static size_t shown_buckets(const struct reading *reading, int width)
{
	size_t room = width > 0 ? (size_t)width : 0;
	size_t shown = reading->series_len < room ? reading->series_len : room;
	size_t known = 0;
	for (size_t i = reading->series_len - shown; i < reading->series_len; i++)
		known += isnan(reading->series[i]) ? 0 : 1;
	return known >= 2 ? shown : 0;
}

/* Dots of a bucket's column; none where it is unknown. */
static int bucket_dots(const struct reading *reading, struct range range, size_t bucket)
{
	double value = reading->series[bucket];
	return isnan(value) ? 0 : glyph_dots(bucket_glyph(range, value));
}

/* Two buckets a cell, where they do not fit otherwise; the cell has the worse one's colour. */
static void draw_pairs(struct canvas *canvas, struct place at, const struct reading *reading)
{
	struct range range = range_of(reading);
	size_t shown = shown_buckets(reading, 2 * at.width) / 2 * 2;
	for (size_t i = 0; i < shown; i += 2) {
		size_t bucket = reading->series_len - shown + i;
		const int dots[2] = { bucket_dots(reading, range, bucket),
			bucket_dots(reading, range, bucket + 1) };
		enum style style = bucket_style(reading, dots[1] > 0 ? bucket + 1 : bucket);
		if (dots[0] > 0 && bucket_style(reading, bucket) == STYLE_MISSED)
			style = STYLE_MISSED;
		if (dots[0] > 0 || dots[1] > 0)
			canvas_dots(canvas, place(at.x + at.width - (int)(shown - i) / 2, at.y, 1),
				style, dots);
	}
}

void sparkline_draw(struct canvas *canvas, struct place place, const struct reading *reading)
{
	if (canvas_has_dots(canvas) && (int)reading->series_len > place.width) {
		draw_pairs(canvas, place, reading);
		return;
	}
	struct range range = range_of(reading);
	size_t shown = shown_buckets(reading, place.width);
	for (size_t i = 0; i < shown; i++) {
		size_t bucket = reading->series_len - shown + i;
		double value = reading->series[bucket];
		int x = place.x + place.width - (int)(shown - i);
		if (!isnan(value))
			canvas_glyph(canvas, x, place.y, bucket_style(reading, bucket),
				bucket_glyph(range, value));
	}
}

void sparkline_text(struct buf *out, const struct reading *reading, int width)
{
	struct range range = range_of(reading);
	size_t shown = shown_buckets(reading, width);
	for (size_t i = reading->series_len - shown; i < reading->series_len; i++) {
		double value = reading->series[i];
		buf_add_text(
			out, isnan(value) ? " " : glyph_text(bucket_glyph(range, value), false));
	}
}

void gauge_draw(struct canvas *canvas, struct place place, const struct reading *reading)
{
	bool is_higher = kpi_row(reading->kpi)->better == BETTER_HIGHER;
	double whole = is_higher ? reading->goal : reading->value;
	double part = is_higher ? reading->value : reading->goal;
	if (isnan(whole) || isnan(part) || whole < 0 || part < 0)
		return;
	double share = whole > 0 ? fmin(part / whole, 1) : 1;
	int filled = (int)lround(share * place.width);
	for (int i = 0; i < place.width; i++) {
		enum style style = i < filled ? reading_style(reading) : STYLE_DIM;
		canvas_glyph(canvas, place.x + i, place.y, style,
			i < filled ? GLYPH_BAR_8 : GLYPH_BAR_1);
	}
}

static int item_width(const struct item *item)
{
	int label = item->label ? text_width_cols(item->label) + 1 : 0;
	return label + text_width_cols(item->value);
}

/* Label and value; returns the cells used. */
static int item_draw(struct canvas *canvas, struct place at, const struct item *item)
{
	int used = 0;
	if (item->label)
		used = canvas_text(canvas, at, STYLE_DIM, item->label) + 1;
	return used + canvas_text(canvas, place(at.x + used, at.y, at.width - used), item->style,
			      item->value);
}

/* The first that does not fit is shown in part where `cut_least` cells are left for it. */
static int items_draw_until(
	struct canvas *canvas, struct place at, const struct item *items, size_t len, int cut_least)
{
	int used = 0;
	for (size_t i = 0; i < len; i++) {
		int gap = used > 0 ? 3 : 0;
		int room = at.width - used - gap;
		bool fits = item_width(&items[i]) <= room;
		if (used > 0 && !fits && room < cut_least)
			break;
		if (gap)
			canvas_text(canvas, place(at.x + used, at.y, 3), STYLE_DIM, " · ");
		used += gap;
		used += item_draw(canvas, place(at.x + used, at.y, room), &items[i]);
		if (!fits)
			break;
	}
	return used;
}

int items_draw(struct canvas *canvas, struct place at, const struct item *items, size_t len)
{
	return items_draw_until(canvas, at, items, len, INT_MAX);
}

int items_draw_cut(struct canvas *canvas, struct place at, const struct item *items, size_t len)
{
	char more[24];
	int width = 0;
	size_t whole = 0;
	for (size_t i = 0; i < len; i++)
		width += item_width(&items[i]) + (i > 0 ? 3 : 0);
	if (width <= at.width)
		return items_draw(canvas, at, items, len);
	int room = at.width - MORE_WIDTH;
	width = -3;
	while (whole < len && width + 3 + item_width(&items[whole]) <= room)
		width += 3 + item_width(&items[whole++]);
	size_t drawn = whole + (whole == 0 || room - width - 3 >= CUT_LEAST);
	int used = items_draw_until(
		canvas, place(at.x, at.y, room), items, drawn < len ? drawn : len, CUT_LEAST);
	if (drawn >= len)
		return used;
	(void)snprintf(more, sizeof(more), " +%zu", len - drawn);
	return used + canvas_text(canvas, place(at.x + used, at.y, MORE_WIDTH), STYLE_ALERT, more);
}
