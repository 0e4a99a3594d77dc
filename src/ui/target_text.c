/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goals and benchmarks in words.
 */
#include "config.h"

#include "ui/target_text.h"

#include <math.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "base/words.h"
#include "kpi/benchmark.h"
#include "kpi/past.h"
#include "kpi/target.h"
#include "ui/glyph.h"
#include "ui/moment.h"
#include "ui/reading_text.h"

static char *give(struct buf *text, char *out, size_t size)
{
	(void)snprintf(out, size, "%.*s", (int)text_fit(text->bytes, size - 1), text->bytes);
	buf_release(text);
	return out;
}

static void add_path(struct buf *text, const struct reading *reading, const struct scene *scene)
{
	const struct target_config *target = reading->set_by;
	struct target_goals goals = target_goals(reading->kpi, target);
	char start[READING_TEXT_MAX], end[READING_TEXT_MAX], by[READING_TEXT_MAX];
	if (target->by == TIME_NONE)
		return;
	moment_day(by, sizeof(by), scene->desk, target->by, scene->now.wall_s);
	if (isnan(goals.start)) {
		buf_printf(text, _("to be reached by %s"), by);
		return;
	}
	reading_number(start, sizeof(start), reading, goals.start, scene->desk);
	reading_number(end, sizeof(end), reading, goals.goal, scene->desk);
	buf_printf(text, _("on the way from %s to %s by %s"), start, end, by);
}

static void add_word(struct buf *text, const char *label, const char *word)
{
	if (!word)
		return;
	buf_printf(text, "%s%s ", text->len > 0 ? "; " : "", label);
	text_show(text, word);
}

char *target_text(char *out, size_t size, const struct reading *reading, const struct scene *scene)
{
	struct buf text;
	buf_init(&text, TARGET_TEXT_MAX);
	if (reading->set_by) {
		add_path(&text, reading, scene);
		if (scene_privacy(scene) != PRIVACY_ALL)
			add_word(&text, _("set by"), reading->set_by->owner);
		add_word(&text, _("because:"), reading->set_by->reason);
	}
	return give(&text, out, size);
}

char *benchmark_text(
	char *out, size_t size, const struct reading *reading, const struct scene *scene)
{
	struct benchmark benchmarks[BENCHMARK_MAX];
	size_t len = benchmarks_of(scene->desk, reading->kpi, benchmarks);
	enum kpi_unit unit = kpi_row(reading->kpi)->unit;
	struct buf text;
	buf_init(&text, TARGET_TEXT_MAX);
	for (size_t i = 0; i < len; i++) {
		const struct benchmark *benchmark = &benchmarks[i];
		char figure[READING_TEXT_MAX];
		if (unit == UNIT_SECONDS) /* to the second, as others tell it */
			past_figure(figure, sizeof(figure), unit, benchmark->value);
		else
			reading_number(
				figure, sizeof(figure), reading, benchmark->value, scene->desk);
		buf_printf(&text, "%s%s", i > 0 ? "; " : _("others: "), figure);
		if (benchmark->note)
			buf_printf(&text, ", %s", benchmark->note);
		buf_add_text(&text, ", ");
		text_show(&text, benchmark->source);
		if (benchmark->year > 0)
			buf_printf(&text, " %lld", (long long)benchmark->year);
	}
	return give(&text, out, size);
}

const char *previous_mark(const struct reading *reading)
{
	static const enum glyph marks[VERDICT_COUNT] = {
		[VERDICT_MET] = GLYPH_MET,
		[VERDICT_NEAR] = GLYPH_NEAR,
		[VERDICT_MISSED] = GLYPH_MISSED,
	};
	if (reading->previous_verdict == VERDICT_NONE || isnan(reading->previous))
		return "";
	return glyph_text(marks[reading->previous_verdict], false);
}

int target_draw(const struct scene *scene, const struct reading *reading, struct canvas *canvas,
	struct rect rect)
{
	char text[TARGET_TEXT_MAX];
	int lines = 0;
	if (lines < rect.height && target_text(text, sizeof(text), reading, scene)[0])
		canvas_text(canvas, place(rect.x, rect.y + lines++, rect.width), STYLE_TEXT, text);
	if (lines < rect.height && benchmark_text(text, sizeof(text), reading, scene)[0])
		canvas_text(canvas, place(rect.x, rect.y + lines++, rect.width), STYLE_DIM, text);
	return lines;
}
