/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The wallboard: one panel's headline KPIs in large digits, for a screen on the wall.
 */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "model/role.h"
#include "ui/big.h"
#include "ui/reading_text.h"
#include "ui/views.h"
#include "ui/wall.h"

#define COLUMNS_MAX 4
#define LARGE_WIDTH 100
#define TILE_LINES 2 /* beside the digits: its title, and a goal or a blank */

struct wallboard {
	char role[32]; /* whose panel; "" the first */
};

/* What is shown and how large. */
struct tiling {
	const struct reading *readings[SUBJECT_KPI_MAX]; /* NULL: not there yet */
	enum kpi_id kpis[SUBJECT_KPI_MAX];
	size_t count;
	int columns, rows, scale;
};

static int panel_of(const struct wallboard *board, const struct desk *desk)
{
	for (int panel = 0; panel < wall_panel_count(desk); panel++) {
		if (strcmp(wall_role(desk, panel)->name, board->role) == 0)
			return panel;
	}
	return 0;
}

static void board_open(void *state, const struct target *target)
{
	struct wallboard *board = state;
	(void)snprintf(board->role, sizeof(board->role), "%s", target->role);
}

static void board_crumb(const void *state, const struct scene *scene, char *out, size_t size)
{
	int panel = panel_of(state, scene->desk);
	(void)snprintf(
		out, size, "%s: %s", _("Wallboard"), _(wall_role(scene->desk, panel)->title));
}

/* All panels at once, so that the next one is there when its turn comes. */
static void board_need(const void *state, const struct scene *scene, struct view_need *need)
{
	const struct wall wall = { .row = -1 };
	enum kpi_id kpis[SUBJECT_KPI_MAX];
	(void)state;
	need->has_board = true;
	need->request.scopes[SCOPE_ROLE] = true;
	need->request.has_series = true;
	for (int panel = 0; panel < wall_panel_count(scene->desk); panel++) {
		size_t count = wall_kpis(&wall, scene->desk, panel, kpis);
		for (size_t i = 0; i < count; i++)
			need->request.kpis[kpis[i]] = true;
	}
}

static void go_to(struct wallboard *board, const struct desk *desk, int panel)
{
	int count = wall_panel_count(desk);
	(void)snprintf(board->role, sizeof(board->role), "%s",
		wall_role(desk, (panel + count) % count)->name);
}

/* Panels lie in a ring. */
static int step_of(enum action action)
{
	switch (action) {
	case ACTION_NEXT_PANEL:
	case ACTION_RIGHT:
	case ACTION_DOWN:
	case ACTION_PAGE_DOWN:
		return 1;
	case ACTION_PREVIOUS_PANEL:
	case ACTION_LEFT:
	case ACTION_UP:
	case ACTION_PAGE_UP:
		return -1;
	default:
		return 0;
	}
}

static enum verb board_act(
	void *state, const struct scene *scene, enum action action, struct target *target)
{
	struct wallboard *board = state;
	int chosen = (int)action - (int)ACTION_PANEL_1;
	(void)target;
	if (action == ACTION_WALLBOARD)
		return VERB_POP;
	if (step_of(action)) {
		go_to(board, scene->desk, panel_of(board, scene->desk) + step_of(action));
		return VERB_STAY;
	}
	if (chosen < 0 || action > ACTION_PANEL_9 || chosen >= wall_panel_count(scene->desk))
		return VERB_IGNORED;
	go_to(board, scene->desk, chosen);
	return VERB_STAY;
}

/* --- what is written large --- */

/* "1h 12m ✖"; the mark says what the colour says. */
static void large_text(
	const struct scene *scene, const struct reading *reading, char *out, size_t size)
{
	char value[READING_TEXT_MAX];
	if (!reading) {
		(void)snprintf(out, size, "…");
		return;
	}
	reading_value(value, sizeof(value), reading, scene->desk);
	bool is_known = !isnan(reading->value), has_goal = !isnan(reading->goal);
	(void)snprintf(out, size, "%s%s%s", value, is_known && has_goal ? " " : "",
		is_known && has_goal ? glyph_text(reading_mark(reading), false) : "");
}

static int common_scale(const struct tiling *tiling, const struct scene *scene,
	const struct canvas *canvas, struct rect tile)
{
	int scale = BIG_SCALE_MAX;
	for (size_t i = 0; i < tiling->count; i++) {
		char text[READING_TEXT_MAX + 8];
		large_text(scene, tiling->readings[i], text, sizeof(text));
		int fitting = big_scale(canvas, text, tile.width - 3, tile.height - TILE_LINES);
		scale = fitting < scale ? fitting : scale;
	}
	return scale;
}

static struct rect tile_of(const struct tiling *tiling, struct rect rect, int at)
{
	int column = at % tiling->columns, row = at / tiling->columns;
	int left = rect.width * column / tiling->columns;
	int right = rect.width * (column + 1) / tiling->columns;
	int top = rect.height * row / tiling->rows, bottom = rect.height * (row + 1) / tiling->rows;
	return (struct rect){ rect.x + left, rect.y + top, right - left, bottom - top };
}

/* The arrangement of all `count` KPIs with the largest digits; scale 0: there is none. */
static void arrange(struct tiling *tiling, const struct scene *scene, const struct canvas *canvas,
	struct rect rect)
{
	tiling->scale = 0;
	for (int columns = 1; tiling->count > 0 && columns <= COLUMNS_MAX; columns++) {
		struct tiling tried = *tiling;
		tried.columns = columns;
		tried.rows = ((int)tiling->count + columns - 1) / columns;
		struct rect tile = { .width = rect.width / columns,
			.height = rect.height / tried.rows };
		tried.scale = common_scale(&tried, scene, canvas, tile);
		if (tried.scale > tiling->scale)
			*tiling = tried;
	}
}

/* As many of the headline KPIs as fit, the first ones first. */
static struct tiling tiling_of(const struct wallboard *board, const struct scene *scene,
	const struct canvas *canvas, struct rect rect)
{
	const struct wall wall = { .row = -1 };
	struct tiling tiling = { .columns = 1, .rows = 1 };
	int panel = panel_of(board, scene->desk);
	tiling.count = wall_kpis(&wall, scene->desk, panel, tiling.kpis);
	for (size_t i = 0; i < tiling.count; i++)
		tiling.readings[i] = wall_reading(scene, panel, tiling.kpis[i]);
	/* A large screen hangs far away: rather fewer KPIs than small ones. */
	int least = rect.width >= LARGE_WIDTH ? 2 : 1;
	for (; tiling.count > 1; tiling.count--) {
		arrange(&tiling, scene, canvas, rect);
		if (tiling.scale >= least)
			return tiling;
	}
	arrange(&tiling, scene, canvas, rect);
	return tiling;
}

/* --- drawing --- */

/* Goal and change, or why there is no value. */
static void draw_beside(const struct scene *scene, const struct reading *reading,
	struct canvas *canvas, struct place line)
{
	char goal[READING_TEXT_MAX], change[READING_TEXT_MAX], value[READING_TEXT_MAX];
	int compare = (int)scene->travel.compare;
	if (!reading)
		return;
	if (isnan(reading->value)) {
		canvas_text(canvas, line, STYLE_DIM, reading_why(goal, sizeof(goal), reading));
		return;
	}
	reading_goal(goal, sizeof(goal), reading, scene->desk);
	reading_change(change, sizeof(change), reading, compare);
	reading_value(value, sizeof(value), reading, scene->desk);
	const char *sign = big_knows(value) ? "" : value + strcspn(value, " ");
	int used = canvas_printf(canvas, line, STYLE_TEXT, "%s%s%s%s", sign + (sign[0] == ' '),
		sign[0] ? "  " : "", goal, goal[0] ? "   " : "");
	canvas_printf(canvas, place(line.x + used, line.y, line.width - used),
		reading_change_style(reading, compare), "%s %s", change,
		reading_change_word(reading, compare));
}

static void draw_tile(const struct scene *scene, const struct tiling *tiling, size_t at,
	struct canvas *canvas, struct rect tile)
{
	char text[READING_TEXT_MAX + 8];
	const struct reading *reading = tiling->readings[at];
	int digits = big_height(canvas, tiling->scale);
	int y = tile.y + (tile.height - digits - TILE_LINES) / 2;
	struct place line = place(tile.x + 2, y, tile.width - 3);
	const char *title = _(kpi_row(tiling->kpis[at])->title);
	large_text(scene, reading, text, sizeof(text));
	if (text_width_cols(title) > line.width)
		title = _(kpi_row(tiling->kpis[at])->short_title);
	canvas_text(canvas, line, STYLE_TITLE, title);
	enum style style = reading && !isnan(reading->value) ? reading_style(reading) : STYLE_DIM;
	/* Without a goal there is no verdict, and the value is as plain as any. */
	if (style == STYLE_DIM && reading && !isnan(reading->value))
		style = STYLE_VALUE;
	big_draw(canvas, place(line.x, y + 1, line.width), style, text, tiling->scale);
	draw_beside(scene, reading, canvas, place(line.x, y + 1 + digits, line.width));
}

static void board_draw(
	const void *state, const struct scene *scene, struct canvas *canvas, struct rect body)
{
	char title[96];
	int panel = panel_of(state, scene->desk);
	bool has_title = body.height >= 12;
	struct rect rest = { body.x, body.y + has_title, body.width, body.height - has_title };
	wall_title(scene->desk, panel, body.width < 60, title, sizeof(title));
	struct tiling tiling = tiling_of(state, scene, canvas, rest);
	if (has_title)
		canvas_text(canvas, place(body.x + 2, body.y, body.width - 3), STYLE_BORDER_FOCUS,
			title);
	for (size_t i = 0; tiling.scale > 0 && i < tiling.count; i++)
		draw_tile(scene, &tiling, i, canvas, tile_of(&tiling, rest, (int)i));
	canvas_cursor(canvas, body.x + 2, body.y);
}

static const enum action footer[] = { ACTION_WALLBOARD, ACTION_NEXT_PANEL, ACTION_NONE };

const struct view_row view_wallboard = {
	.name = "wallboard",
	.title = N_("Wallboard"),
	.help = N_("One panel in large digits, to be read across a room."),
	.key = ACTION_WALLBOARD,
	.state_size = sizeof(struct wallboard),
	.open = board_open,
	.crumb = board_crumb,
	.need = board_need,
	.act = board_act,
	.draw = board_draw,
	.footer = footer,
	.is_bare = true,
	.is_unfiltered = true,
};
