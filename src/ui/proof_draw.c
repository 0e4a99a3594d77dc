/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A reading and its proof as the first lines of its page.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "base/words.h"
#include "ui/comparison.h"
#include "ui/proof.h"
#include "ui/reading_text.h"
#include "ui/target_text.h"
#include "ui/widgets.h"

#define SHORT_ROWS 13 /* below, only the figures and the formula */
#define TALL_ROWS 19  /* from here on the definition may take two lines */

/* Bytes of the longest part that fits, ending before a blank where there is one. */
static size_t line_bytes(const char *text, int width_cols)
{
	size_t len = 0;
	size_t last_blank = 0;
	int used = 0;
	while (text[len]) {
		int cols;
		size_t step = text_next(text + len, &cols);
		if (used + cols > width_cols)
			return last_blank ? last_blank : len;
		if (text[len] == ' ')
			last_blank = len;
		used += cols;
		len += step;
	}
	return len;
}

int paragraph_draw(struct canvas *canvas, struct rect rect, enum style style, const char *text)
{
	int line = 0;
	while (*text && line < rect.height) {
		struct buf part;
		size_t len = line_bytes(text, rect.width);
		if (len == 0)
			break;
		/* The last line takes all that is left, and ends in the ellipsis. */
		bool is_last = line + 1 == rect.height;
		buf_init(&part, 0);
		buf_add(&part, text, is_last ? strlen(text) : len);
		canvas_text(canvas, place(rect.x, rect.y + line, rect.width), style, part.bytes);
		buf_release(&part);
		text += len;
		text += strspn(text, " ");
		line++;
	}
	return line;
}

static const char *value_text(
	const struct scene *scene, const struct reading *reading, struct arena *arena)
{
	char text[READING_TEXT_MAX];
	const char *mark = proof_mark(reading);
	reading_value(text, sizeof(text), reading, scene->desk);
	if (!mark[0])
		return arena_dup(arena, text);
	return arena_printf(arena, "%s %s %s", text, mark, reading_verdict_words(reading));
}

static const char *goal_text(
	const struct scene *scene, const struct reading *reading, struct arena *arena)
{
	char text[READING_TEXT_MAX];
	reading_goal(text, sizeof(text), reading, scene->desk);
	if (reading->has_own_goals)
		return arena_printf(arena, _("%s (each channel's own: %.0f of %.0f inside)"), text,
			reading->inside, reading->n);
	if (!reading->target)
		return arena_dup(arena, text);
	return arena_printf(arena, "%s (%s)", text, reading->target);
}

static const char *base_text(
	const struct scene *scene, const struct reading *reading, int compare, struct arena *arena)
{
	char text[READING_TEXT_MAX];
	char change[READING_TEXT_MAX];
	const char *word = reading_change_word(reading, compare);
	const char *mark = compare == COMPARE_LAST_YEAR ? "" : previous_mark(reading);
	const char *gap = mark[0] ? " " : "";
	reading_number(text, sizeof(text), reading, reading_base(reading, compare), scene->desk);
	reading_change(change, sizeof(change), reading, compare);
	if (change[0] && reading_may_be_chance(reading, compare))
		return arena_printf(arena, _("%s%s%s, %s may be chance"), text, gap, mark, change);
	bool is_other = change[0] && strcmp(change, "·") != 0;
	return arena_printf(arena, "%s%s%s%s%s%s%s", text, gap, mark, is_other ? ", " : "",
		is_other ? change : "", is_other && word[0] ? " " : "", is_other ? word : "");
}

static const char *number_text(
	const struct scene *scene, const struct reading *reading, double value, struct arena *arena)
{
	char text[READING_TEXT_MAX];
	return arena_dup(arena, reading_number(text, sizeof(text), reading, value, scene->desk));
}

/* Both comparisons, the chosen one first; where that is not known, why. */
static size_t add_bases(const struct scene *scene, const struct reading *reading,
	struct arena *arena, struct item *items)
{
	static const char *const labels[COMPARE_COUNT] = {
		[COMPARE_PREVIOUS] = N_("before"),
		[COMPARE_LAST_YEAR] = N_("a year before"),
	};
	int chosen = (int)scene->travel.compare;
	char why[COMPARISON_MAX];
	size_t len = 0;
	if (chosen == COMPARE_NONE)
		return 0;
	for (int i = 0; i < COMPARE_NONE; i++) {
		int compare = i == 0 ? chosen : COMPARE_LAST_YEAR - chosen;
		bool is_known = !isnan(reading_base(reading, compare));
		if (is_known)
			items[len++] = (struct item){ _(labels[compare]),
				base_text(scene, reading, compare, arena),
				reading_change_style(reading, compare) };
		else if (i == 0 && comparison_absence(why, sizeof(why), scene)[0])
			items[len++] = (struct item){ _(labels[compare]), arena_dup(arena, why),
				STYLE_DIM };
	}
	return len;
}

static void draw_figures(const struct scene *scene, const struct reading *reading,
	struct canvas *canvas, struct place at)
{
	struct item items[7];
	size_t len = 0;
	struct arena *arena = arena_new();
	items[len++] =
		(struct item){ NULL, value_text(scene, reading, arena), reading_style(reading) };
	if (!isnan(reading->goal))
		items[len++] =
			(struct item){ _("goal"), goal_text(scene, reading, arena), STYLE_GOAL };
	len += add_bases(scene, reading, arena, &items[len]);
	if (!isnan(reading->n))
		items[len++] = (struct item){ _("n"), arena_printf(arena, "%.0f", reading->n),
			STYLE_VALUE };
	if (!isnan(reading->p90))
		items[len++] = (struct item){ _("p90"),
			number_text(scene, reading, reading->p90, arena), STYLE_VALUE };
	if (!isnan(reading->mean))
		items[len++] = (struct item){ _("mean"),
			number_text(scene, reading, reading->mean, arena), STYLE_VALUE };
	items_draw(canvas, at, items, len);
	arena_free(arena);
}

int proof_draw(const struct scene *scene, const struct reading *reading, struct canvas *canvas,
	struct rect rect)
{
	char text[PROOF_MAX];
	char rest[PROOF_MAX];
	int y = rect.y;
	draw_figures(scene, reading, canvas, place(rect.x, y++, rect.width));
	proof_formula(text, sizeof(text), reading, scene->desk);
	canvas_text(canvas, place(rect.x, y++, rect.width), STYLE_TEXT, text);
	if (rect.height < SHORT_ROWS)
		return y - rect.y;
	if (comparison_lengths(text, sizeof(text), reading, scene)[0])
		canvas_text(canvas, place(rect.x, y++, rect.width), STYLE_TEXT, text);
	if (proof_interval(text, sizeof(text), reading, scene->desk)[0])
		canvas_text(canvas, place(rect.x, y++, rect.width), STYLE_TEXT, text);
	if (proof_usual(text, sizeof(text), reading, scene->desk)[0])
		canvas_text(canvas, place(rect.x, y++, rect.width),
			reading_signal_style(reading, reading->signal), text);
	y += target_draw(scene, reading, canvas,
		(struct rect){ rect.x, y, rect.width, rect.height >= TALL_ROWS ? 2 : 1 });
	proof_source(rest, sizeof(rest), scene);
	if (proof_clock(text, sizeof(text), reading, scene->desk)[0])
		canvas_printf(
			canvas, place(rect.x, y++, rect.width), STYLE_DIM, "%s · %s", text, rest);
	else
		canvas_text(canvas, place(rect.x, y++, rect.width), STYLE_DIM, rest);
	int lines = rect.height >= TALL_ROWS ? 2 : 1;
	y += paragraph_draw(canvas, (struct rect){ rect.x, y, rect.width, lines }, STYLE_DIM,
		_(kpi_row(reading->kpi)->definition));
	return y - rect.y;
}

void proof_draw_whole(const struct scene *scene, const struct reading *reading,
	struct canvas *canvas, struct rect rect)
{
	char formula[PROOF_MAX];
	char lengths[COMPARISON_MAX];
	char interval[PROOF_MAX];
	char usual[PROOF_MAX];
	char clock[PROOF_MAX];
	char source[PROOF_MAX];
	char target[TARGET_TEXT_MAX];
	char benchmark[TARGET_TEXT_MAX];
	const char *const texts[] = {
		_(kpi_row(reading->kpi)->definition),
		proof_formula(formula, sizeof(formula), reading, scene->desk),
		comparison_lengths(lengths, sizeof(lengths), reading, scene),
		proof_interval(interval, sizeof(interval), reading, scene->desk),
		proof_usual(usual, sizeof(usual), reading, scene->desk),
		target_text(target, sizeof(target), reading, scene),
		benchmark_text(benchmark, sizeof(benchmark), reading, scene),
		proof_clock(clock, sizeof(clock), reading, scene->desk),
		proof_source(source, sizeof(source), scene),
	};
	int y = rect.y;
	draw_figures(scene, reading, canvas, place(rect.x, y++, rect.width));
	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		y += paragraph_draw(canvas,
			(struct rect){ rect.x, y, rect.width, rect.y + rect.height - y },
			i == 0 ? STYLE_TITLE : STYLE_TEXT, texts[i]);
}
