/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The spread of durations as a histogram lying on its side: its classes have names that people
 * use, and the words "median" and "p90" stand where they fall.
 */
#include "config.h"

#include "ui/spread.h"

#include <math.h>
#include <stdio.h>

#include "base/format.h"
#include "base/text.h"
#include "base/words.h"
#include "model/calendar.h"

#define CLASS_MAX 24
#define LABEL_COLS 10
#define MARK_COLS 12
#define EIGHTHS 8

struct classes {
	double edges[CLASS_MAX]; /* upper ends; the last one is infinite */
	size_t counts[CLASS_MAX];
	size_t len;
	size_t first, last; /* those with something in them, and what lies between */
};

static double day_s(const struct spread *spread)
{
	return spread->reading->is_business ? (double)calendar_day_s(spread->desk->calendar)
					    : 86400;
}

/* Minutes and hours up to a day, then days; a day of business is as long as the desk works. */
static void add_edges(struct classes *classes, double day)
{
	static const double short_edges[] = { 60, 300, 900, 1800, 3600, 7200, 14400, 28800, 43200 };
	static const double days[] = { 1, 2, 3, 5, 7, 14, 28 };
	for (size_t i = 0; i < ARRAY_LEN(short_edges) && short_edges[i] < day; i++)
		classes->edges[classes->len++] = short_edges[i];
	for (size_t i = 0; i < ARRAY_LEN(days); i++)
		classes->edges[classes->len++] = days[i] * day;
	classes->edges[classes->len++] = INFINITY;
}

static size_t class_of(const struct classes *classes, double value)
{
	size_t i = classes->first;
	while (i + 1 < classes->len && value > classes->edges[i])
		i++;
	return i;
}

static size_t count_values(struct classes *classes, const struct spread *spread)
{
	size_t total = 0;
	for (size_t i = 0; i < spread->len; i++) {
		if (isnan(spread->values[i]))
			continue;
		classes->counts[class_of(classes, spread->values[i])]++;
		total++;
	}
	classes->last = classes->len - 1;
	while (classes->first < classes->last && classes->counts[classes->first] == 0)
		classes->first++;
	while (classes->last > classes->first && classes->counts[classes->last] == 0)
		classes->last--;
	return total;
}

/* Joins neighbours until the lines fit: the shortest durations first, they tell least. */
static void join_classes(struct classes *classes, int lines)
{
	while (classes->last - classes->first + 1 > (size_t)lines) {
		classes->counts[classes->first + 1] += classes->counts[classes->first];
		classes->first++;
	}
}

static void class_label(const struct classes *classes, const struct spread *spread, size_t i,
	char *out, size_t size)
{
	char edge[32];
	bool is_open = isinf(classes->edges[i]);
	format_duration(
		edge, sizeof(edge), classes->edges[is_open ? i - 1 : i], (int64_t)day_s(spread));
	snprintf(out, size, "%s %s", is_open ? ">" : "≤", edge);
}

static void draw_bar(struct canvas *canvas, struct place place, size_t count, size_t most)
{
	int eighths = (int)lround((double)count / (double)most * place.width * EIGHTHS);
	int full = eighths / EIGHTHS;
	for (int x = 0; x < full; x++)
		canvas_glyph(canvas, place.x + x, place.y, STYLE_CHART, GLYPH_BAR_8);
	if (full == 0 && count > 0)
		canvas_glyph(canvas, place.x, place.y, STYLE_CHART, GLYPH_VERTICAL);
}

static const char *mark_words(
	const struct classes *classes, const struct reading *reading, size_t i)
{
	bool has_median = !isnan(reading->value) && class_of(classes, reading->value) == i;
	bool has_p90 = !isnan(reading->p90) && class_of(classes, reading->p90) == i;
	if (has_median && has_p90)
		return _("median, p90");
	return has_median ? _("median") : has_p90 ? _("p90") : "";
}

void spread_draw(const struct spread *spread, struct canvas *canvas, struct rect rect)
{
	if (rect.height < 2 || rect.width < LABEL_COLS + 12)
		return;
	struct classes classes = { .len = 0 };
	add_edges(&classes, day_s(spread));
	if (count_values(&classes, spread) == 0) {
		canvas_text(canvas, place(rect.x, rect.y, rect.width), STYLE_DIM,
			_("nothing measured in this period"));
		return;
	}
	join_classes(&classes, rect.height);
	size_t most = 1;
	for (size_t i = classes.first; i <= classes.last; i++)
		most = classes.counts[i] > most ? classes.counts[i] : most;
	int count_cols = 6;
	int bar_cols = rect.width - LABEL_COLS - 1 - count_cols - 1 - MARK_COLS;
	bool has_marks = bar_cols >= 4;
	if (!has_marks)
		bar_cols = rect.width - LABEL_COLS - 1 - count_cols;
	for (size_t i = classes.first; i <= classes.last; i++) {
		char label[48];
		int y = rect.y + (int)(i - classes.first);
		int x = rect.x + LABEL_COLS + 1;
		const char *mark = mark_words(&classes, spread->reading, i);
		class_label(&classes, spread, i, label, sizeof(label));
		canvas_text_right(canvas, place(rect.x, y, LABEL_COLS),
			mark[0] ? STYLE_GOAL : STYLE_DIM, label);
		draw_bar(canvas, place(x, y, bar_cols), classes.counts[i], most);
		canvas_printf(canvas, place(x + bar_cols, y, count_cols), STYLE_VALUE, "%5zu",
			classes.counts[i]);
		if (has_marks)
			canvas_text(canvas, place(x + bar_cols + count_cols + 1, y, MARK_COLS),
				STYLE_GOAL, mark);
	}
}
