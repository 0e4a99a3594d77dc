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
#define COURSE_HEIGHT_LEAST 10 /* the selected KPI's chart has room below the panels */

/* How a panel stands: how many of its KPIs are met, near, missed. */
struct tally {
	int verdicts[VERDICT_COUNT];
	const struct reading *worst;
};

static struct tally tally_of(const struct scene *scene, int panel)
{
	enum kpi_id kpis[SUBJECT_KPI_MAX];
	size_t count = wall_kpis(scene->desk, panel, kpis);
	struct tally tally = { 0 };
	for (size_t i = 0; i < count; i++) {
		const struct reading *reading = wall_reading(scene, panel, kpis[i]);
		if (!reading || isnan(reading->value))
			continue;
		tally.verdicts[reading->verdict]++;
		if (!tally.worst || reading->verdict > tally.worst->verdict)
			tally.worst = reading;
	}
	return tally;
}

static void panel_title(int panel, bool is_short, char *out, size_t size)
{
	const struct role_row *role = &role_rows[panel];
	(void)snprintf(
		out, size, "%d %s", panel + 1, _(is_short ? role->short_title : role->title));
}

static size_t member_count(const struct scene *scene, int panel)
{
	const struct role_row *role = &role_rows[panel];
	if (!scene->facts)
		return 0;
	bool is_team = strcmp(role->members, "team") == 0;
	struct arena *arena = arena_new();
	size_t count = facts_role_members(
		scene->facts, role->name, is_team ? SCOPE_TEAM : SCOPE_AGENT, arena)
			       .len;
	arena_free(arena);
	return count;
}

/* "12 agents": who stands behind the panel. */
static void panel_note(const struct scene *scene, int panel, char *out, size_t size)
{
	unsigned long number = member_count(scene, panel);
	bool is_team = strcmp(role_rows[panel].members, "team") == 0;
	out[0] = '\0';
	if (number > 0)
		(void)snprintf(out, size,
			is_team ? ngettext("%lu team", "%lu teams", number)
				: ngettext("%lu agent", "%lu agents", number),
			number);
}

/* People are known, but none of them has the role: the configuration has to say who. */
static bool is_vacant(const struct scene *scene, int panel)
{
	return member_count(scene, panel) == 0 && member_count(scene, 0) > 0;
}

static void draw_vacancy(struct canvas *canvas, int panel, struct rect inside)
{
	char text[256];
	(void)snprintf(text, sizeof(text),
		_("Nobody has this role. Name its teams in the configuration: role %s { teams = "
		  "{\"…\"} }"),
		role_rows[panel].name);
	(void)paragraph_draw(canvas,
		(struct rect){ inside.x + 1, inside.y, inside.width - 2, inside.height }, STYLE_DIM,
		text);
}

static void select_row(struct canvas *canvas, struct rect row)
{
	canvas_select(canvas, row);
	canvas_cursor(canvas, row.x + 1, row.y);
}

/* The rows of a panel; scrolled so far that the selected one is seen. */
static void draw_rows(const struct wall *wall, const struct scene *scene, struct canvas *canvas,
	int panel, struct rect inside)
{
	enum kpi_id kpis[SUBJECT_KPI_MAX];
	int count = (int)wall_kpis(scene->desk, panel, kpis);
	int selected = wall->panel == panel ? wall->row : -1;
	int top = selected >= inside.height ? selected - inside.height + 1 : 0;
	for (int i = 0; i < inside.height && top + i < count; i++) {
		enum kpi_id kpi = kpis[top + i];
		reading_row_draw(scene, canvas, place(inside.x, inside.y + i, inside.width), kpi,
			wall_reading(scene, panel, kpi));
		if (top + i == selected)
			select_row(
				canvas, (struct rect){ inside.x, inside.y + i, inside.width, 1 });
	}
}

static void draw_panel(const struct wall *wall, const struct scene *scene, struct canvas *canvas,
	int panel, struct rect rect)
{
	char title[96], note[96];
	bool has_focus = wall->panel == panel;
	panel_title(panel, rect.width < 50, title, sizeof(title));
	panel_note(scene, panel, note, sizeof(note));
	struct rect inside = panel_draw(canvas, rect, title, note, has_focus);
	bool is_entered = has_focus && wall->row >= 0;
	if (!is_entered && is_vacant(scene, panel))
		draw_vacancy(canvas, panel, inside);
	else
		draw_rows(wall, scene, canvas, panel, inside);
	if (has_focus && wall->row < 0)
		select_row(
			canvas, (struct rect){ rect.x + 1, rect.y, text_width_cols(title) + 2, 1 });
}

/* --- abreast --- */

static int wanted_height(const struct scene *scene, int first, int columns)
{
	enum kpi_id kpis[SUBJECT_KPI_MAX];
	int most = 0;
	for (int panel = first; panel < first + columns && panel < wall_panel_count(); panel++) {
		int count = (int)wall_kpis(scene->desk, panel, kpis);
		most = count > most ? count : most;
	}
	return most + 2;
}

/* Three where they are wide enough for whole rows, or two would not all fit one below the other. */
static int columns_of(const struct scene *scene, struct rect body)
{
	int panels = wall_panel_count();
	int bands = (panels + 1) / 2;
	if (body.width < 160)
		return 2;
	if (body.width >= 3 * PANEL_WIDTH_WHOLE)
		return 3;
	return bands * wanted_height(scene, 0, panels) <= body.height ? 2 : 3;
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
	for (int i = 0; i < band->columns && band->first + i < wall_panel_count(); i++) {
		int left = rect->width * i / band->columns;
		int right = rect->width * (i + 1) / band->columns;
		draw_panel(wall, scene, canvas, band->first + i,
			(struct rect){ rect->x + left, rect->y, right - left, rect->height });
	}
}

/* As many bands as fit, of the page that holds the selection. Returns the lines used. */
static int draw_abreast(
	const struct wall *wall, const struct scene *scene, struct canvas *canvas, struct rect body)
{
	int columns = columns_of(scene, body);
	int bands = (wall_panel_count() + columns - 1) / columns;
	int height = wanted_height(scene, 0, wall_panel_count());
	int page = body.height / height;
	page = page < 1 ? 1 : page;
	int first = wall->panel / columns / page * page;
	int y = 0;
	for (int i = first; i < bands && i < first + page; i++) {
		int wanted = wanted_height(scene, i * columns, columns);
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

static void draw_summary(
	const struct scene *scene, struct canvas *canvas, int panel, struct place at)
{
	char title[96], value[READING_TEXT_MAX];
	struct tally tally = tally_of(scene, panel);
	panel_title(panel, at.width < 80, title, sizeof(title));
	canvas_text(canvas, place(at.x + 2, at.y, 26), STYLE_TITLE, title);
	int x = at.x + 30;
	x += draw_marks(canvas, place(x, at.y, 20), &tally);
	if (!tally.worst || tally.worst->verdict < VERDICT_NEAR)
		return;
	reading_value(value, sizeof(value), tally.worst, scene->desk);
	canvas_printf(canvas, place(x, at.y, at.width - x - 1), reading_style(tally.worst), "%s %s",
		reading_short_title(tally.worst), value);
}

/* The chosen panel in full, the others as lines, or in full too as far as there is room. */
static int draw_stacked(
	const struct wall *wall, const struct scene *scene, struct canvas *canvas, struct rect body)
{
	int y = body.y, count = wall_panel_count();
	int room = body.height - DETAIL_HEIGHT - (count - 1) - wanted_height(scene, wall->panel, 1);
	for (int panel = 0; panel < count; panel++) {
		int height = wanted_height(scene, panel, 1);
		bool is_chosen = panel == wall->panel;
		if (!is_chosen && height - 1 > room) {
			draw_summary(scene, canvas, panel, place(body.x, y++, body.width));
			continue;
		}
		room -= is_chosen ? 0 : height - 1;
		draw_panel(
			wall, scene, canvas, panel, (struct rect){ body.x, y, body.width, height });
		y += height;
	}
	return y - body.y;
}

/* All panels on a line: the chosen one by name, the others as far as there is room. */
static void draw_bar(
	const struct wall *wall, const struct scene *scene, struct canvas *canvas, struct place at)
{
	char title[96];
	bool has_names = at.width >= 60;
	int x = at.x + 1;
	for (int panel = 0; panel < wall_panel_count(); panel++) {
		struct tally tally = tally_of(scene, panel);
		bool is_chosen = panel == wall->panel;
		panel_title(panel, true, title, sizeof(title));
		if (!has_names && !is_chosen)
			(void)snprintf(title, sizeof(title), "%d", panel + 1);
		int used = canvas_text(canvas, place(x, at.y, at.width - x),
			is_chosen ? STYLE_BORDER_FOCUS : STYLE_DIM, title);
		if (is_chosen && wall->row < 0)
			select_row(canvas, (struct rect){ x, at.y, used, 1 });
		x += used + 1;
		if (tally.worst && tally.worst->verdict != VERDICT_NONE)
			canvas_glyph(canvas, x, at.y, reading_style(tally.worst),
				reading_mark(tally.worst));
		x += 3;
	}
}

static int draw_small(
	const struct wall *wall, const struct scene *scene, struct canvas *canvas, struct rect body)
{
	struct rect rest = { body.x, body.y + 1, body.width, body.height - 1 };
	draw_bar(wall, scene, canvas, place(body.x, body.y, body.width));
	if (rest.height >= wanted_height(scene, wall->panel, 1)) {
		rest.height = wanted_height(scene, wall->panel, 1);
		rest = panel_draw(canvas, rest, NULL, NULL, true);
	}
	draw_rows(wall, scene, canvas, wall->panel, rest);
	return body.height;
}

/* --- what the selected row means --- */

static void draw_detail(
	const struct wall *wall, const struct scene *scene, struct canvas *canvas, struct rect rect)
{
	enum kpi_id kpis[SUBJECT_KPI_MAX];
	size_t count = wall_kpis(scene->desk, wall->panel, kpis);
	if (rect.height >= 2 && wall->row < 0)
		canvas_printf(canvas, place(rect.x + 1, rect.y + 1, rect.width - 2), STYLE_DIM,
			"%s: %s", _(role_rows[wall->panel].title), _(role_rows[wall->panel].help));
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
	size_t count = wall_kpis(scene->desk, wall->panel, kpis);
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
		_(role_rows[wall->panel].title), _(kpi_row(reading->kpi)->title));
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
	int stacked = wanted_height(scene, wall->panel, 1) + wall_panel_count() - 1;
	int used;
	if (body.width >= 100)
		used = draw_abreast(wall, scene, canvas, body);
	else if (body.height >= stacked)
		used = draw_stacked(wall, scene, canvas, body);
	else
		used = draw_small(wall, scene, canvas, body);
	struct rect rest = { body.x, body.y + used, body.width, body.height - used };
	if (rest.width >= 100 && rest.height >= COURSE_HEIGHT_LEAST)
		draw_course(wall, scene, canvas, rest);
	else
		draw_detail(wall, scene, canvas, rest);
}
