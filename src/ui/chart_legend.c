/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lines of a chart, named.
 */
#include "config.h"

#include "ui/chart_legend.h"

#include <math.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/words.h"
#include "ui/reading_text.h"

#define GAP 2

size_t chart_benchmarks(const struct chart *chart, struct benchmark benchmarks[BENCHMARK_MAX])
{
	size_t len = benchmarks_of(chart->desk, chart->reading->kpi, benchmarks);
	size_t own = 0;
	while (own < len && benchmarks[own].reliability == '\0')
		own++;
	return own;
}

bool chart_has_legend(const struct chart *chart)
{
	struct benchmark benchmarks[BENCHMARK_MAX];
	return chart->reading->course || chart_benchmarks(chart, benchmarks) > 0;
}

/* One line's glyph and name, whole or not at all; returns where the next one begins. */
static int add(struct canvas *canvas, struct place at, enum style style, enum glyph glyph,
	const char *name)
{
	int width = text_width_cols(name) + 2;
	if (width > at.width)
		return at.x + at.width;
	canvas_glyph(canvas, at.x, at.y, style, glyph);
	canvas_text(canvas, place(at.x + 2, at.y, at.width - 2), STYLE_DIM, name);
	return at.x + width + GAP;
}

static void benchmark_name(
	struct buf *out, const struct chart *chart, const struct benchmark *benchmark)
{
	char value[READING_TEXT_MAX];
	reading_number(value, sizeof(value), chart->reading, benchmark->value, chart->desk);
	buf_clear(out);
	buf_printf(out, "%s ", value);
	text_show(out, benchmark->source ? benchmark->source : "");
	if (benchmark->year > 0)
		buf_printf(out, " %lld", (long long)benchmark->year);
}

void chart_legend_draw(const struct chart *chart, struct canvas *canvas, struct place at)
{
	struct benchmark benchmarks[BENCHMARK_MAX];
	size_t len = chart_benchmarks(chart, benchmarks);
	int end = at.x + at.width;
	int x = at.x;
	if (!isnan(chart->reading->goal))
		x = add(canvas, place(x, at.y, end - x), STYLE_GOAL, GLYPH_GOAL_LINE, _("goal"));
	if (chart->reading->course) {
		x = add(canvas, place(x, at.y, end - x), STYLE_BORDER, GLYPH_USUAL_LINE,
			_("usual"));
		x = add(canvas, place(x, at.y, end - x), STYLE_BORDER, GLYPH_LIMIT_LINE,
			_("limits of what is usual"));
	}
	struct buf name;
	buf_init(&name, 0);
	for (size_t i = 0; i < len; i++) {
		benchmark_name(&name, chart, &benchmarks[i]);
		x = add(canvas, place(x, at.y, end - x), STYLE_DIM, GLYPH_BENCHMARK_LINE,
			name.bytes);
	}
	buf_release(&name);
}
