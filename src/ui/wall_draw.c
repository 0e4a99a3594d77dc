/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The wall's drawing: panels abreast where the screen is wide, one panel and its neighbours as
 * lines where it is not, a bar of panels and bare rows where it is small.
 */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/words.h"
#include "model/role.h"
#include "ui/chart.h"
#include "ui/proof.h"
#include "ui/reading_row.h"
#include "ui/reading_text.h"
#include "ui/wall.h"
#include "ui/widgets.h"

#define PANEL_HEIGHT_LEAST 5
#define PANEL_WIDTH_WHOLE 76   /* a row has all its columns */
#define DETAIL_HEIGHT 3        /* what the selected row means */
#define NEIGHBOURS_LEAST 3     /* lines, else the bar alone */
#define COURSE_HEIGHT_LEAST 10 /* the selected KPI's chart has room below the panels */

/* --- all panels on a line --- */

/* What the bar says of a panel: its name, or where there is no room its number alone. */
static void bar_title(const struct scene *scene, int panel, bool has_name, char *out, size_t size)
{
	if (has_name)
		wall_title(scene->desk, panel, true, out, size);
	else
		(void)snprintf(out, size, "%d", panel + 1);
}

/* Cells that the bar needs from a panel on. */
static int bar_width(const struct wall *wall, const struct scene *scene, int first, bool has_names)
{
	char title[96];
	int width = 1;
	for (int panel = first; panel < wall_panel_count(scene->desk); panel++) {
		bar_title(scene, panel, has_names || panel == wall->panel, title, sizeof(title));
		width += text_width_cols(title) + 4;
	}
	return width;
}

/* Where they do not all fit, the bar begins with the panel before the chosen one. */
static int bar_first(const struct wall *wall, const struct scene *scene, int width, bool has_names)
{
	int first = wall->panel > 0 ? wall->panel - 1 : 0;
	while (first > 0 && bar_width(wall, scene, first - 1, has_names) <= width)
		first--;
	return first;
}

/* The chosen panel by name, the others as far as there is room, each with its worst mark. */
static void draw_bar(
	const struct wall *wall, const struct scene *scene, struct canvas *canvas, struct place at)
{
	char title[96];
	bool has_names = at.width >= 60 && bar_width(wall, scene, 0, true) <= at.width;
	int x = at.x + 1;
	for (int panel = bar_first(wall, scene, at.width, has_names);
		panel < wall_panel_count(scene->desk) && x < at.x + at.width - 2; panel++) {
		struct tally tally = wall_tally(wall, scene, panel);
		bool is_chosen = panel == wall->panel;
		bar_title(scene, panel, has_names || is_chosen, title, sizeof(title));
		int used = canvas_text(canvas, place(x, at.y, at.x + at.width - x),
			is_chosen ? STYLE_BORDER_FOCUS : STYLE_DIM, title);
		wall_note_hit(wall, canvas, panel, -1, (struct rect){ x, at.y, used, 1 });
		if (is_chosen && wall->row < 0)
			wall_select(canvas, (struct rect){ x, at.y, used, 1 });
		x += used + 1;
		if (tally.worst && tally.worst->verdict != VERDICT_NONE)
			canvas_glyph(canvas, x, at.y, reading_style(tally.worst),
				reading_mark(tally.worst));
		x += 3;
	}
}

/* --- abreast --- */

static int wanted_height(const struct wall *wall, const struct scene *scene, int first, int columns)
{
	enum kpi_id kpis[SUBJECT_KPI_MAX];
	int most = 0;
	for (int panel = first; panel < first + columns && panel < wall_panel_count(scene->desk);
		panel++) {
		int count = (int)wall_kpis(wall, scene->desk, panel, kpis);
		most = count > most ? count : most;
	}
	return most + 2;
}

/* Three where they are wide enough for whole rows, or two would not all fit one below the other. */
static int columns_of(const struct wall *wall, const struct scene *scene, struct rect body)
{
	int panels = wall_panel_count(scene->desk);
	int bands = (panels + 1) / 2;
	if (body.width < 160)
		return 2;
	if (body.width >= 3 * PANEL_WIDTH_WHOLE)
		return 3;
	return bands * wanted_height(wall, scene, 0, panels) <= body.height ? 2 : 3;
}

/* `band` holds `columns` panels from the first one on. */
struct band {
	int first, columns;
	struct rect rect;
};

static void draw_band(const struct wall *wall, const struct scene *scene, struct canvas *canvas,
	const struct band *band)
{
	const struct rect *rect = &band->rect;
	for (int i = 0; i < band->columns && band->first + i < wall_panel_count(scene->desk); i++) {
		int left = rect->width * i / band->columns;
		int right = rect->width * (i + 1) / band->columns;
		wall_draw_panel(wall, scene, canvas, band->first + i,
			(struct rect){ rect->x + left, rect->y, right - left, rect->height });
	}
}

/* As many bands as fit, of the page that holds the selection. Returns the lines used. */
static int draw_abreast(
	const struct wall *wall, const struct scene *scene, struct canvas *canvas, struct rect body)
{
	int count = wall_panel_count(scene->desk);
	int columns = columns_of(wall, scene, body);
	int bands = (count + columns - 1) / columns;
	int height = wanted_height(wall, scene, 0, count);
	int page = body.height / height;
	page = page < 1 ? 1 : page;
	int first = wall->panel / columns / page * page;
	int y = 0;
	for (int i = first; i < bands && i < first + page; i++) {
		int wanted = wanted_height(wall, scene, i * columns, columns);
		int room = body.height - y;
		if (room < PANEL_HEIGHT_LEAST && y > 0)
			break;
		int used = wanted < room ? wanted : room;
		struct band band = { .first = i * columns,
			.columns = columns,
			.rect = { body.x, body.y + y, body.width, used } };
		draw_band(wall, scene, canvas, &band);
		y += used;
	}
	if (bands > page && y < body.height)
		draw_bar(wall, scene, canvas, place(body.x, body.y + y++, body.width));
	return y;
}

/* --- one at a time --- */

static int draw_marks(struct canvas *canvas, struct place at, const struct tally *tally)
{
	static const struct {
		enum verdict verdict;
		enum glyph glyph;
		enum style style;
	} marks[] = {
		{ VERDICT_MISSED, GLYPH_MISSED, STYLE_MISSED },
		{ VERDICT_NEAR, GLYPH_NEAR, STYLE_NEAR },
		{ VERDICT_MET, GLYPH_MET, STYLE_MET },
	};
	int used = 0;
	for (size_t i = 0; i < ARRAY_LEN(marks); i++) {
		int count = tally->verdicts[marks[i].verdict];
		if (count == 0)
			continue;
		canvas_glyph(canvas, at.x + used, at.y, marks[i].style, marks[i].glyph);
		used += 2 + canvas_printf(canvas, place(at.x + used + 2, at.y, -1), marks[i].style,
				    "%d", count);
		used += 2;
	}
	return used;
}

static void draw_summary(const struct wall *wall, const struct scene *scene, struct canvas *canvas,
	int panel, struct place at)
{
	char title[96], value[READING_TEXT_MAX];
	struct tally tally = wall_tally(wall, scene, panel);
	wall_title(scene->desk, panel, at.width < 80, title, sizeof(title));
	canvas_text(canvas, place(at.x + 2, at.y, 27), STYLE_TITLE, title);
	int x = at.x + 30;
	x += draw_marks(canvas, place(x, at.y, 20), &tally);
	if (!tally.worst || tally.worst->verdict < VERDICT_NEAR)
		return;
	reading_value(value, sizeof(value), tally.worst, scene->desk);
	canvas_printf(canvas, place(x, at.y, at.width - x - 1), reading_style(tally.worst), "%s %s",
		reading_short_title(tally.worst), value);
}

/* Lines left for the panels beside the chosen one. */
static int neighbour_lines(const struct wall *wall, const struct scene *scene, struct rect body)
{
	return body.height - DETAIL_HEIGHT - wanted_height(wall, scene, wall->panel, 1);
}

/* The panels around the chosen one that have a line, from which on. */
static int first_neighbour(const struct wall *wall, int count, int shown)
{
	int first = wall->panel - shown / 2;
	if (first > count - shown)
		first = count - shown;
	return first > 0 ? first : 0;
}

/* The chosen panel in full, the others as lines, or in full too as far as there is room; where not
 * even their lines fit, those around the chosen one, and the bar of all. */
static int draw_stacked(
	const struct wall *wall, const struct scene *scene, struct canvas *canvas, struct rect body)
{
	int y = body.y, count = wall_panel_count(scene->desk);
	int lines = neighbour_lines(wall, scene, body);
	bool is_whole = lines >= count - 1;
	int shown = is_whole ? count : lines;
	int room = is_whole ? lines - (count - 1) : 0;
	int first = first_neighbour(wall, count, shown);
	for (int panel = first; panel < first + shown; panel++) {
		int height = wanted_height(wall, scene, panel, 1);
		bool is_chosen = panel == wall->panel;
		if (!is_chosen && height - 1 > room) {
			draw_summary(wall, scene, canvas, panel, place(body.x, y++, body.width));
			continue;
		}
		room -= is_chosen ? 0 : height - 1;
		wall_draw_panel(
			wall, scene, canvas, panel, (struct rect){ body.x, y, body.width, height });
		y += height;
	}
	if (!is_whole)
		draw_bar(wall, scene, canvas, place(body.x, y++, body.width));
	return y - body.y;
}

static int draw_small(
	const struct wall *wall, const struct scene *scene, struct canvas *canvas, struct rect body)
{
	struct rect rest = { body.x, body.y + 1, body.width, body.height - 1 };
	draw_bar(wall, scene, canvas, place(body.x, body.y, body.width));
	if (rest.height >= wanted_height(wall, scene, wall->panel, 1)) {
		rest.height = wanted_height(wall, scene, wall->panel, 1);
		rest = panel_draw(canvas, rest, NULL, NULL, true);
	}
	wall_draw_rows(wall, scene, canvas, wall->panel, rest);
	return body.height;
}

/* --- what the selected row means --- */

static void draw_detail(
	const struct wall *wall, const struct scene *scene, struct canvas *canvas, struct rect rect)
{
	enum kpi_id kpis[SUBJECT_KPI_MAX];
	size_t count = wall_kpis(wall, scene->desk, wall->panel, kpis);
	if (rect.height >= 2 && wall->row < 0)
		canvas_printf(canvas, place(rect.x + 1, rect.y + 1, rect.width - 2), STYLE_DIM,
			"%s: %s", _(wall_role(scene->desk, wall->panel)->title),
			_(wall_role(scene->desk, wall->panel)->help));
	if (rect.height < 2 || wall->row < 0 || (size_t)wall->row >= count)
		return;
	const struct reading *reading = wall_reading(scene, wall->panel, kpis[wall->row]);
	const struct kpi_row *kpi = kpi_row(kpis[wall->row]);
	char proof[PROOF_MAX] = "", before[READING_TEXT_MAX];
	struct place line = place(rect.x + 1, rect.y + 1, rect.width - 2);
	canvas_printf(canvas, line, STYLE_DIM, "%s: %s", _(kpi->title), _(kpi->definition));
	if (!reading || rect.height < 3)
		return;
	line.y++;
	int used = canvas_text(
		canvas, line, STYLE_DIM, proof_formula(proof, sizeof(proof), reading, scene->desk));
	double base = reading_base(reading, (int)scene->travel.compare);
	const char *word = reading_change_word(reading, (int)scene->travel.compare);
	if (isnan(base))
		return;
	canvas_printf(canvas, place(line.x + used, line.y, line.width - used), STYLE_DIM,
		_(" · before %s%s%s"),
		reading_number(before, sizeof(before), reading, base, scene->desk),
		word[0] ? ", " : "", word);
}

/* The course of the selected KPI, or of the panel's headline, and how it comes about. */
static void draw_course(
	const struct wall *wall, const struct scene *scene, struct canvas *canvas, struct rect rect)
{
	enum kpi_id kpis[SUBJECT_KPI_MAX];
	size_t count = wall_kpis(wall, scene->desk, wall->panel, kpis);
	size_t row = wall->row > 0 ? (size_t)wall->row : 0;
	const struct reading *reading =
		row < count ? wall_reading(scene, wall->panel, kpis[row]) : NULL;
	if (!reading)
		return;
	struct chart chart = { .reading = reading,
		.period = &board_request(scene->board)->period,
		.desk = scene->desk };
	int left = rect.width * 3 / 5;
	canvas_printf(canvas, place(rect.x + 1, rect.y + 1, left), STYLE_HEADING, "%s: %s",
		_(wall_role(scene->desk, wall->panel)->title), _(kpi_row(reading->kpi)->title));
	chart_draw(
		&chart, canvas, (struct rect){ rect.x + 1, rect.y + 2, left - 2, rect.height - 2 });
	proof_draw_whole(scene, reading, canvas,
		(struct rect){
			rect.x + left + 1, rect.y + 2, rect.width - left - 2, rect.height - 2 });
}

void wall_draw(
	const void *state, const struct scene *scene, struct canvas *canvas, struct rect body)
{
	const struct wall *wall = state;
	int lines = neighbour_lines(wall, scene, body);
	int used;
	if (body.width >= 100)
		used = draw_abreast(wall, scene, canvas, body);
	else if (lines >= NEIGHBOURS_LEAST || lines >= wall_panel_count(scene->desk) - 1)
		used = draw_stacked(wall, scene, canvas, body);
	else
		used = draw_small(wall, scene, canvas, body);
	struct rect rest = { body.x, body.y + used, body.width, body.height - used };
	if (rest.width >= 100 && rest.height >= COURSE_HEIGHT_LEAST)
		draw_course(wall, scene, canvas, rest);
	else
		draw_detail(wall, scene, canvas, rest);
}
