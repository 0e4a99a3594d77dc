/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The chart of a series: bars from zero, because a bar that does not start there lies about sizes.
 */
#include "config.h"

#include "ui/chart.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "kpi/target.h"
#include "ui/chart_legend.h"
#include "ui/chart_notes.h"
#include "ui/moment.h"
#include "ui/reading_text.h"

#define EIGHTHS 8
#define LABEL_MAX_COLS 9
#define SLOT_MAX_COLS 12
#define AXIS_LINE_ROWS 7 /* from this height on the axis has a line of its own */
#define NOTES_ROWS 8     /* and from this one on the notes have one below it */
#define LEGEND_ROWS 11   /* and from this one on the names of the lines */
/* Others who are so much further off than all of ours would squeeze the bars. */
#define BENCHMARK_REACH 2

/* Where everything goes: bars stand on the row `zero`, counted in rows from the bottom. */
struct plot {
	struct rect area;
	double low, high;
	int zero_rows;
	int slot, bar;                              /* cells a bucket and a bar take */
	size_t first;                               /* bucket at the left */
	size_t buckets;                             /* drawn */
	struct benchmark benchmarks[BENCHMARK_MAX]; /* of the user's own */
	size_t others;
};

static double round_up(double value, double unit)
{
	static const double steps[] = { 1, 1.5, 2, 3, 4, 5, 6, 8, 10 };
	double scaled = value / unit;
	double power = pow(10, floor(log10(scaled)));
	for (size_t i = 0; i < ARRAY_LEN(steps); i++)
		if (scaled <= steps[i] * power * (1 + 1e-9))
			return steps[i] * power * unit;
	return value;
}

/* The end of the axis: a number that people would have chosen. */
static double nice_top(const struct reading *reading, double value)
{
	enum kpi_unit unit = kpi_row(reading->kpi)->unit;
	if (unit == UNIT_SECONDS)
		return round_up(value, value >= 86400 ? 86400 : value >= 3600 ? 3600 : 60);
	if (unit == UNIT_SHARE && value > 0.5 && value <= 1)
		return 1;
	if (unit == UNIT_COUNT_OF && value <= 10)
		return ceil(value);
	return round_up(value, 1);
}

/* Two goals, one at each end. */
static bool is_band(const struct reading *reading, size_t bucket)
{
	enum kpi_better better = kpi_row(reading->kpi)->better;
	return better != BETTER_HIGHER && better != BETTER_LOWER &&
	       !isnan(reading_warn_of(reading, bucket));
}

/* The chart's upper end with what others reach. */
static double reach_others(const struct chart *chart, struct plot *plot, double high)
{
	double reach = high * BENCHMARK_REACH;
	plot->others = chart_benchmarks(chart, plot->benchmarks);
	for (size_t i = 0; i < plot->others; i++)
		if (plot->benchmarks[i].value <= reach)
			high = fmax(high, plot->benchmarks[i].value);
	return high;
}

static bool find_range(const struct chart *chart, struct plot *plot)
{
	const struct reading *reading = chart->reading;
	bool has_value = false;
	double low = 0;
	double high = 0;
	for (size_t i = plot->first; i < reading->series_len; i++) {
		if (!isfinite(reading->series[i]))
			continue;
		has_value = true;
		low = fmin(low, reading->series[i]);
		high = fmax(high, reading->series[i]);
		if (reading->course && !isnan(reading->course[i].high)) {
			low = fmin(low, reading->course[i].low);
			high = fmax(high, reading->course[i].high);
		}
	}
	for (size_t i = plot->first; i < reading->series_len; i++) {
		double goal = reading_goal_of(reading, i);
		if (isnan(goal))
			continue;
		low = fmin(low, goal);
		high = fmax(high, goal);
		if (is_band(reading, i))
			high = fmax(high, reading_warn_of(reading, i));
	}
	high = reach_others(chart, plot, high);
	plot->low = low < 0 ? -nice_top(reading, -low) : 0;
	plot->high = high > 0 ? nice_top(reading, high) : low < 0 ? 0 : 1;
	return has_value;
}

static int rows_of(const struct plot *plot, double value)
{
	double share = (value - plot->low) / (plot->high - plot->low);
	return (int)lround(share * plot->area.height);
}

/* The row of the area, from its top, in which a level lies. */
static int row_at(const struct plot *plot, double value)
{
	double share = (value - plot->low) / (plot->high - plot->low);
	int from_bottom = (int)ceil(share * plot->area.height) - 1;
	if (from_bottom < 0)
		from_bottom = 0;
	if (from_bottom >= plot->area.height)
		from_bottom = plot->area.height - 1;
	return plot->area.y + plot->area.height - 1 - from_bottom;
}

static enum style bar_style(const struct reading *reading, size_t bucket)
{
	static const enum style styles[VERDICT_COUNT] = {
		[VERDICT_NONE] = STYLE_CHART,
		[VERDICT_MET] = STYLE_MET,
		[VERDICT_NEAR] = STYLE_NEAR,
		[VERDICT_MISSED] = STYLE_MISSED,
	};
	return styles[target_judge(kpi_row(reading->kpi)->better, reading->series[bucket],
		reading_goal_of(reading, bucket), reading_warn_of(reading, bucket))];
}

/* --- bars ------------------------------------------------------------------------------------ */

static void fill_cells(struct canvas *canvas, const struct plot *plot, struct place at,
	enum style style, enum glyph glyph)
{
	for (int i = 0; i < plot->bar; i++)
		canvas_glyph(canvas, at.x + i, at.y, style, glyph);
}

static void draw_upwards(
	struct canvas *canvas, const struct plot *plot, int x, enum style style, double value)
{
	int base = plot->area.y + plot->area.height - 1 - plot->zero_rows;
	double rows = value / (plot->high - plot->low) * plot->area.height;
	int eighths = (int)lround(rows * EIGHTHS);
	if (eighths == 0)
		eighths = 1; /* something happened, though it was little */
	for (int row = 0; eighths > 0 && base - row >= plot->area.y; row++, eighths -= EIGHTHS) {
		int part = eighths > EIGHTHS ? EIGHTHS : eighths;
		fill_cells(canvas, plot, place(x, base - row, plot->bar), style,
			(enum glyph)(GLYPH_BAR_1 + part - 1));
	}
}

static void draw_downwards(
	struct canvas *canvas, const struct plot *plot, int x, enum style style, double value)
{
	int rows = (int)lround(-value / (plot->high - plot->low) * plot->area.height);
	if (rows == 0)
		rows = 1;
	int base = plot->area.y + plot->area.height - plot->zero_rows;
	for (int row = 0; row < rows && row < plot->zero_rows; row++)
		fill_cells(canvas, plot, place(x, base + row, plot->bar), style, GLYPH_BAR_8);
}

static enum xmr_signal signal_at(const struct reading *reading, size_t bucket)
{
	return reading->course ? reading->course[bucket].signal : XMR_NONE;
}

/* Above a bar its number, with an arrow where the bucket is news; narrow bars have but
 * the arrow. */
static void draw_number(const struct chart *chart, struct canvas *canvas, const struct plot *plot,
	struct place at, size_t bucket)
{
	char number[READING_TEXT_MAX];
	char text[READING_TEXT_MAX];
	double value = chart->reading->series[bucket];
	enum xmr_signal signal = signal_at(chart->reading, bucket);
	const char *arrow = reading_signal_arrow(signal);
	reading_number(number, sizeof(number), chart->reading, value, chart->desk);
	bool has_room =
		plot->slot > 3 && text_width_cols(number) + (arrow[0] != '\0') <= plot->slot;
	snprintf(text, sizeof(text), "%s%s", has_room ? number : "", arrow);
	int cols = text_width_cols(text);
	if (cols > plot->slot || at.y < plot->area.y || value < 0)
		return;
	canvas_text(canvas, place(at.x + (plot->bar - cols) / 2, at.y, cols),
		arrow[0] ? reading_signal_style(chart->reading, signal) : STYLE_DIM, text);
}

static void draw_bars(const struct chart *chart, struct canvas *canvas, const struct plot *plot)
{
	const struct reading *reading = chart->reading;
	for (size_t i = 0; i < plot->buckets; i++) {
		double value = reading->series[plot->first + i];
		int x = plot->area.x + (int)i * plot->slot;
		int zero_y = plot->area.y + plot->area.height - 1 - plot->zero_rows;
		if (!isfinite(value)) {
			canvas_glyph(canvas, x, zero_y < plot->area.y ? plot->area.y : zero_y,
				STYLE_DIM, GLYPH_DOT);
			continue;
		}
		enum style style = bar_style(reading, plot->first + i);
		if (value > 0)
			draw_upwards(canvas, plot, x, style, value);
		else if (value < 0)
			draw_downwards(canvas, plot, x, style, value);
		int top = value > 0 ? row_at(plot, value) - 1 : zero_y;
		draw_number(chart, canvas, plot, place(x, top, 0), plot->first + i);
	}
}

/* --- axes ------------------------------------------------------------------------------------ */

static void draw_label(const struct chart *chart, struct canvas *canvas, const struct plot *plot,
	double value, enum style style)
{
	char text[READING_TEXT_MAX];
	reading_number(text, sizeof(text), chart->reading, value, chart->desk);
	canvas_text_right(canvas,
		place(plot->area.x - 1 - LABEL_MAX_COLS, row_at(plot, value), LABEL_MAX_COLS),
		style, text);
}

static void draw_value_axis(
	const struct chart *chart, struct canvas *canvas, const struct plot *plot)
{
	double goal = chart->reading->goal;
	int goal_y = isnan(goal) ? -1 : row_at(plot, goal);
	const double levels[] = { plot->high, (plot->high + plot->low) / 2, plot->low };
	bool is_whole = kpi_row(chart->reading->kpi)->unit == UNIT_COUNT_OF;
	for (size_t i = 0; i < ARRAY_LEN(levels); i++) {
		bool is_middle = i == 1;
		if (is_middle && (plot->area.height < 5 || (is_whole && fmod(levels[i], 1) != 0)))
			continue;
		if (row_at(plot, levels[i]) != goal_y && (plot->area.height > 2 || i == 0))
			draw_label(chart, canvas, plot, levels[i], STYLE_DIM);
	}
	for (int y = plot->area.y; y < plot->area.y + plot->area.height; y++)
		canvas_glyph(canvas, plot->area.x - 1, y, STYLE_BORDER, GLYPH_VERTICAL);
}

static void draw_level(
	struct canvas *canvas, const struct plot *plot, size_t at, double level, enum glyph glyph)
{
	enum style style = glyph == GLYPH_GOAL_LINE ? STYLE_GOAL : STYLE_BORDER;
	int x = plot->area.x + (int)at * plot->slot;
	for (int i = 0; !isnan(level) && i < plot->slot; i++)
		canvas_glyph(canvas, x + i, row_at(plot, level), style, glyph);
}

/* Each bucket has the goal of its own day; labelled is the one that is in force. */
static void draw_goal(const struct chart *chart, struct canvas *canvas, const struct plot *plot)
{
	const struct reading *reading = chart->reading;
	size_t last = plot->first + plot->buckets - 1;
	if (!isnan(reading->goal))
		draw_label(chart, canvas, plot, reading->goal, STYLE_GOAL);
	if (!isnan(reading->goal) && is_band(reading, last))
		draw_label(chart, canvas, plot, reading->warn, STYLE_GOAL);
	for (size_t i = 0; i < plot->buckets; i++) {
		draw_level(canvas, plot, i, reading_goal_of(reading, plot->first + i),
			GLYPH_GOAL_LINE);
		if (is_band(reading, plot->first + i))
			draw_level(canvas, plot, i, reading_warn_of(reading, plot->first + i),
				GLYPH_GOAL_LINE);
	}
}

/* What others reach, as far as it lies on the chart. */
static void draw_benchmarks(struct canvas *canvas, const struct plot *plot)
{
	for (size_t i = 0; i < plot->others; i++) {
		double level = plot->benchmarks[i].value;
		if (level < plot->low || level > plot->high)
			continue;
		for (int x = 0; x < (int)plot->buckets * plot->slot; x++)
			canvas_glyph(canvas, plot->area.x + x, row_at(plot, level), STYLE_DIM,
				GLYPH_BENCHMARK_LINE);
	}
}

/* What is usual for each bucket, and the limits within which it predictably lies. */
static void draw_usual(const struct chart *chart, struct canvas *canvas, const struct plot *plot)
{
	const struct xmr_point *course = chart->reading->course;
	for (size_t i = 0; course && i < plot->buckets; i++) {
		const struct xmr_point *point = &course[plot->first + i];
		if (isnan(point->low))
			continue;
		draw_level(canvas, plot, i, point->mean, GLYPH_USUAL_LINE);
		draw_level(canvas, plot, i, point->high, GLYPH_LIMIT_LINE);
		if (point->low > plot->low)
			draw_level(canvas, plot, i, point->low, GLYPH_LIMIT_LINE);
	}
}

static void draw_time_axis(
	const struct chart *chart, struct canvas *canvas, const struct plot *plot, int y)
{
	int free_from = plot->area.x;
	int64_t length = 0;
	for (size_t i = 0; i < chart->period->bucket_count; i++) {
		struct span bucket = chart->period->buckets[i];
		length = bucket.to - bucket.from > length ? bucket.to - bucket.from : length;
	}
	for (size_t i = 0; i < plot->buckets && plot->first + i < chart->period->bucket_count;
		i++) {
		char text[32];
		int x = plot->area.x + (int)i * plot->slot;
		struct span bucket = chart->period->buckets[plot->first + i];
		/* The last one may be but begun: all are labelled by the length of a whole one. */
		bucket.to = bucket.from + length;
		moment_bucket(text, sizeof(text), chart->desk, bucket, plot->slot);
		int cols = text_width_cols(text);
		if (x < free_from || x + cols > plot->area.x + plot->area.width)
			continue;
		canvas_text(canvas, place(x, y, cols), STYLE_DIM, text);
		free_from = x + cols + 1;
	}
}

/* The axis, with a mark under each bucket in which something was noted. */
static void draw_axis_line(
	const struct chart *chart, struct canvas *canvas, const struct plot *plot, int y)
{
	canvas_glyph(canvas, plot->area.x - 1, y, STYLE_BORDER, GLYPH_BOTTOM_LEFT);
	for (int x = plot->area.x; x < plot->area.x + (int)plot->buckets * plot->slot; x++)
		canvas_glyph(canvas, x, y, STYLE_BORDER, GLYPH_HORIZONTAL);
	for (size_t i = 0; i < plot->buckets && plot->first + i < chart->period->bucket_count;
		i++) {
		int x = plot->area.x + (int)i * plot->slot + plot->bar / 2;
		if (chart_has_notes(chart->desk, chart->period->buckets[plot->first + i]))
			canvas_glyph(canvas, x, y, STYLE_VALUE, GLYPH_NOTE);
	}
}

/* What the chart shows of the period. */
static struct span shown_span(const struct chart *chart)
{
	const struct period *period = chart->period;
	if (period->bucket_count == 0)
		return period->span;
	return (struct span){
		.from = period->buckets[0].from,
		.to = period->buckets[period->bucket_count - 1].to,
	};
}

static struct plot lay_out(const struct chart *chart, struct rect rect)
{
	bool has_line = rect.height >= AXIS_LINE_ROWS;
	int left = LABEL_MAX_COLS + 1;
	struct plot plot = { 0 };
	plot.area = (struct rect){ rect.x + left, rect.y, rect.width - left,
		rect.height - 1 - (has_line ? 1 : 0) };
	plot.buckets = chart->reading->series_len;
	if (plot.area.width > 0 && plot.buckets > (size_t)plot.area.width)
		plot.buckets = (size_t)plot.area.width;
	plot.first = chart->reading->series_len - plot.buckets;
	if (plot.buckets == 0)
		return plot;
	plot.slot = plot.area.width / (int)plot.buckets;
	if (plot.slot > SLOT_MAX_COLS)
		plot.slot = SLOT_MAX_COLS;
	plot.bar = plot.slot >= 3 ? plot.slot - 1 : plot.slot;
	return plot;
}

void chart_draw(const struct chart *chart, struct canvas *canvas, struct rect rect)
{
	if (rect.height < 3 || rect.width < LABEL_MAX_COLS + 8)
		return;
	if (rect.height >= NOTES_ROWS && chart_has_notes(chart->desk, shown_span(chart))) {
		rect.height--;
		chart_notes_draw(chart->desk, shown_span(chart), canvas,
			place(rect.x, rect.y + rect.height, rect.width));
	}
	if (rect.height >= LEGEND_ROWS && chart_has_legend(chart)) {
		rect.height--;
		chart_legend_draw(chart, canvas,
			place(rect.x + LABEL_MAX_COLS + 1, rect.y + rect.height,
				rect.width - LABEL_MAX_COLS - 1));
	}
	struct plot plot = lay_out(chart, rect);
	if (plot.buckets == 0 || !find_range(chart, &plot)) {
		char why[READING_TEXT_MAX];
		reading_why(why, sizeof(why), chart->reading);
		canvas_printf(canvas, place(rect.x, rect.y, rect.width), STYLE_DIM,
			_("no course to draw: %s"), why[0] ? why : _("no series for this period"));
		return;
	}
	plot.zero_rows = plot.low < 0 ? rows_of(&plot, 0) : 0;
	draw_value_axis(chart, canvas, &plot);
	draw_benchmarks(canvas, &plot);
	draw_usual(chart, canvas, &plot);
	draw_goal(chart, canvas, &plot);
	draw_bars(chart, canvas, &plot);
	int y = plot.area.y + plot.area.height;
	if (y < rect.y + rect.height - 1) {
		draw_axis_line(chart, canvas, &plot, y);
		y++;
	}
	draw_time_axis(chart, canvas, &plot, y);
}
