/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One KPI in one scope: what it is now, its course, its spread, its parts, and how it comes about.
 */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/words.h"
#include "ui/chart.h"
#include "ui/floor_table.h"
#include "ui/heat_map.h"
#include "ui/proof.h"
#include "ui/reading_text.h"
#include "ui/spread.h"
#include "ui/subject.h"
#include "ui/table.h"
#include "ui/views.h"

#define ABREAST_COLS 100 /* from this width on the spread stands beside the chart */
#define CHART_SHARE 0.62
#define CHART_MAX_ROWS 14
#define CHART_LEAST_ROWS 5
#define SPREAD_ROWS 12
#define THEIRS_ROWS 15 /* below, the helpdesk's own figures are not spoken of */

/* What `b` goes through; a spread has no scope. To add one: its row. */
struct breakdown {
	const char *title; /* N_() */
	enum scope_kind scope;
	bool is_floor; /* half hours of today in place of parts */
	bool is_heat;  /* hours of the week */
};
static const struct breakdown breakdowns[] = {
	{ .title = N_("By team"), .scope = SCOPE_TEAM },
	{ .title = N_("By agent"), .scope = SCOPE_AGENT },
	{ .title = N_("By channel"), .scope = SCOPE_CHANNEL },
	{ .title = N_("By priority"), .scope = SCOPE_PRIORITY },
	{ .title = N_("By type"), .scope = SCOPE_TYPE },
	{ .title = N_("By topic"), .scope = SCOPE_TOPIC },
	{ .title = N_("By site"), .scope = SCOPE_SITE },
	{ .title = N_("Spread"), .scope = SCOPE_KIND_COUNT },
	{ .title = N_("Half hours"), .scope = SCOPE_KIND_COUNT, .is_floor = true },
	{ .title = N_("Hour of week"), .scope = SCOPE_KIND_COUNT, .is_heat = true },
};

struct kpi_state {
	struct subject subject;
	size_t breakdown; /* index into breakdowns */
	bool is_defining; /* `d`: the proof in full, in place of pictures and parts */
	struct table_state table;
};

static bool has_spread(const struct kpi_state *state)
{
	return kpi_row(state->subject.kpi)->unit == UNIT_SECONDS;
}

/* A team has no parts by team, and what cannot be sliced has none at all. */
static bool is_offered(const struct kpi_state *state, const struct breakdown *breakdown)
{
	struct board_filter filter;
	if (breakdown->is_floor)
		return floor_table_is_about(state->subject.kpi) &&
		       state->subject.scope == SCOPE_DEPARTMENT;
	if (breakdown->is_heat)
		return heat_is_about(state->subject.kpi);
	if (breakdown->scope == SCOPE_KIND_COUNT)
		return has_spread(state);
	return breakdown->scope != state->subject.scope && subject_filter(&state->subject, &filter);
}

static void next_breakdown(struct kpi_state *state)
{
	for (size_t i = 0; i < ARRAY_LEN(breakdowns); i++) {
		state->breakdown = (state->breakdown + 1) % ARRAY_LEN(breakdowns);
		if (is_offered(state, &breakdowns[state->breakdown]))
			return;
	}
}

static void kpi_open(void *state_void, const struct target *target)
{
	struct kpi_state *state = state_void;
	subject_init(&state->subject, target);
	if (state->subject.kpi >= KPI_COUNT)
		state->subject.kpi = KPI_TICKET_VOLUME;
	table_state_init(&state->table);
	if (!is_offered(state, &breakdowns[0]))
		next_breakdown(state);
}

static void kpi_crumb(const void *state_void, const struct scene *scene, char *out, size_t size)
{
	const struct kpi_state *state = state_void;
	char name[VIEW_ID_MAX];
	const char *title = _(kpi_row(state->subject.kpi)->title);
	if (state->subject.scope == SCOPE_DEPARTMENT)
		snprintf(out, size, "%s", title);
	else
		snprintf(out, size, "%s: %s",
			subject_name(&state->subject, scene, name, sizeof(name)), title);
}

static void kpi_need(const void *state_void, const struct scene *scene, struct view_need *need)
{
	const struct kpi_state *state = state_void;
	enum scope_kind parts = breakdowns[state->breakdown].scope;
	subject_need(&state->subject, scene, true, need);
	need->request.kpis[state->subject.kpi] = true;
	need->request.has_previous = need->request.has_last_year = true;
	need->has_usual = true;
	need->has_floor = breakdowns[state->breakdown].is_floor;
	if (parts < SCOPE_KIND_COUNT)
		need->request.scopes[parts] = true;
	need->has_heat = breakdowns[state->breakdown].is_heat;
	if (!has_spread(state) && !need->has_heat)
		return;
	need->has_behind = true;
	need->behind_kpi = state->subject.kpi;
	need->behind_scope = state->subject.scope;
	snprintf(need->behind_scope_id, sizeof(need->behind_scope_id), "%s", state->subject.id);
}

static const struct reading *own_reading(const struct kpi_state *state, const struct scene *scene)
{
	return subject_fits_board(&state->subject, scene, true)
		       ? subject_reading(&state->subject, scene, state->subject.kpi)
		       : NULL;
}

/* --- parts ----------------------------------------------------------------------------------- */

enum part_column {
	PART_NAME,
	PART_VALUE,
	PART_MARK,
	PART_GOAL,
	PART_BEFORE,
	PART_CHANGE,
	PART_N
};

static void add_part_columns(struct table *table, const char *title)
{
	table_add_column(
		table, (struct table_column){ .title = title, .width = 14, .is_flexible = true });
	table_add_column(
		table, (struct table_column){
			       .title = _("Value"), .width = 9, .priority = 1, .is_right = true });
	table_add_column(table, (struct table_column){ .title = "", .width = 1, .priority = 1 });
	table_add_column(
		table, (struct table_column){
			       .title = _("Goal"), .width = 11, .priority = 3, .is_right = true });
	table_add_column(
		table, (struct table_column){
			       .title = _("Before"), .width = 9, .priority = 4, .is_right = true });
	table_add_column(
		table, (struct table_column){
			       .title = _("Change"), .width = 9, .priority = 5, .is_right = true });
	table_add_column(
		table, (struct table_column){
			       .title = _("n"), .width = 6, .priority = 2, .is_right = true });
}

/* Nobody is ranked on opinions below five answers. */
static double rank_of(const struct reading *reading)
{
	bool is_thin = kpi_row(reading->kpi)->kind == KIND_SAMPLE && !(reading->n >= 5);
	return is_thin ? NAN : reading->value;
}

static const char *base_text(
	const struct scene *scene, const struct reading *reading, struct arena *arena)
{
	char text[READING_TEXT_MAX];
	double base = reading_base(reading, (int)scene->travel.compare);
	if (isnan(base))
		return NULL;
	reading_number(text, sizeof(text), reading, base, scene->desk);
	return arena_dup(arena, text);
}

static void fill_part(const struct scene *scene, const struct reading *reading, struct arena *arena,
	struct table_row *row)
{
	char text[READING_TEXT_MAX];
	int compare = (int)scene->travel.compare;
	reading_value(text, sizeof(text), reading, scene->desk);
	table_number(row, PART_VALUE, STYLE_VALUE, arena_dup(arena, text), rank_of(reading));
	table_number(row, PART_MARK, reading_style(reading), proof_mark(reading),
		(double)reading->verdict);
	if (!isnan(reading->goal)) {
		reading_goal(text, sizeof(text), reading, scene->desk);
		table_number(row, PART_GOAL, STYLE_DIM, arena_dup(arena, text), reading->goal);
	}
	table_number(row, PART_BEFORE, STYLE_DIM, base_text(scene, reading, arena),
		reading_base(reading, compare));
	reading_change(text, sizeof(text), reading, compare);
	table_number(row, PART_CHANGE, reading_change_style(reading, compare),
		arena_dup(arena, text), reading->change);
	if (!isnan(reading->n))
		table_number(row, PART_N, STYLE_TEXT, arena_printf(arena, "%.0f", reading->n),
			reading->n);
}

static const char *part_name(const struct reading *reading)
{
	return strcmp(reading->scope_id, "-") == 0 ? _("none") : reading->scope_name;
}

/* Most teams have no part in one agent's number, and need no row to say so. */
static bool is_nothing(const struct reading *reading)
{
	return !(reading->n > 0) && !(fabs(reading->value) > 0);
}

static void make_parts(const struct kpi_state *state, const struct scene *scene,
	struct arena *arena, struct table *table)
{
	const struct breakdown *breakdown = &breakdowns[state->breakdown];
	if (breakdown->is_floor) {
		floor_table_fill(scene, arena, table);
		table_arrange(table, &state->table, scene->travel.filter);
		return;
	}
	const struct reading *whole = own_reading(state, scene);
	size_t count = scene->board ? board_count(scene->board) : 0;
	bool is_slice = state->subject.scope != SCOPE_DEPARTMENT;
	add_part_columns(table, _(breakdown->title));
	table_reserve(table, arena, count + 1);
	table->empty = _("not there yet");
	if (!whole)
		return;
	struct table_row *total = table_add_row(table, "");
	total->is_fixed = true;
	table_text(total, PART_NAME, STYLE_TEXT, _("All"));
	fill_part(scene, whole, arena, total);
	for (size_t i = 0; i < count; i++) {
		const struct reading *reading = board_at(scene->board, i);
		if (reading->scope != breakdown->scope || reading->kpi != state->subject.kpi ||
			(is_slice && is_nothing(reading)))
			continue;
		struct table_row *row = table_add_row(table, reading->scope_id);
		table_text(row, PART_NAME, STYLE_TEXT, part_name(reading));
		fill_part(scene, reading, arena, row);
	}
	table_arrange(table, &state->table, scene->travel.filter);
}

/* --- keys ------------------------------------------------------------------------------------ */

/* The whole department's parts lead to their own tickets; a slice's parts to the slice's. */
static void list_tickets(
	const struct kpi_state *state, const struct table *parts, struct target *target)
{
	int selected = table_selected(&state->table, parts);
	enum scope_kind scope = breakdowns[state->breakdown].scope;
	subject_target(&state->subject, "tickets", target);
	if (selected < 0 || parts->rows[selected].is_fixed || scope >= SCOPE_KIND_COUNT ||
		state->subject.scope != SCOPE_DEPARTMENT)
		return;
	target->scope = scope;
	snprintf(target->scope_id, sizeof(target->scope_id), "%s", parts->rows[selected].id);
}

static void go_to_sibling(struct kpi_state *state, const struct scene *scene, int step)
{
	enum kpi_id kpis[SUBJECT_KPI_MAX];
	size_t len = subject_kpis(&state->subject, scene->desk, kpis);
	size_t at = 0;
	while (at < len && kpis[at] != state->subject.kpi)
		at++;
	if (at == len)
		at = 0;
	else
		at = (at + (size_t)((int)len + step)) % len;
	state->subject.kpi = kpis[at];
	if (!is_offered(state, &breakdowns[state->breakdown]))
		next_breakdown(state);
}

static enum verb kpi_act(
	void *state_void, const struct scene *scene, enum action action, struct target *target)
{
	struct kpi_state *state = state_void;
	if (action == ACTION_PREVIOUS_SIBLING || action == ACTION_NEXT_SIBLING) {
		go_to_sibling(state, scene, action == ACTION_NEXT_SIBLING ? 1 : -1);
		return VERB_STAY;
	}
	if (action == ACTION_DEFINITION) {
		state->is_defining = !state->is_defining;
		return VERB_STAY;
	}
	if (action == ACTION_BREAKDOWN) {
		next_breakdown(state);
		state->is_defining = false;
		table_state_init(&state->table);
		return VERB_STAY;
	}
	struct arena *arena = arena_new();
	struct table parts = { 0 };
	make_parts(state, scene, arena, &parts);
	enum verb verb = VERB_IGNORED;
	if (action == ACTION_ENTER) {
		list_tickets(state, &parts, target);
		verb = VERB_PUSH;
	} else if (table_act(&state->table, &parts, action)) {
		verb = VERB_STAY;
	}
	arena_free(arena);
	return verb;
}

/* --- drawing --------------------------------------------------------------------------------- */

static void draw_spread(const struct scene *scene, const struct reading *reading,
	struct canvas *canvas, struct rect rect)
{
	struct arena *arena = arena_new();
	double *values = arena_alloc(arena, scene->behind_count + 1, sizeof(*values));
	for (size_t i = 0; i < scene->behind_count; i++)
		values[i] = scene->behind[i].value;
	struct spread spread = { .reading = reading,
		.desk = scene->desk,
		.values = values,
		.len = scene->behind_count };
	spread_draw(&spread, canvas, rect);
	arena_free(arena);
}

static void draw_heat(const struct scene *scene, const struct reading *reading,
	struct canvas *canvas, struct rect rect)
{
	struct heat_map map = { scene->heat, reading, scene->desk };
	if (scene->heat)
		heat_map_draw(&map, canvas, rect);
	else
		canvas_text(canvas, place(rect.x, rect.y, rect.width), STYLE_DIM,
			_("being worked out …"));
}

static void draw_pictures(const struct kpi_state *state, const struct scene *scene,
	struct canvas *canvas, struct rect rect)
{
	const struct reading *reading = own_reading(state, scene);
	struct chart chart = { .reading = reading,
		.period = &board_request(scene->board)->period,
		.desk = scene->desk };
	if (rect.width < ABREAST_COLS || !has_spread(state)) {
		chart_draw(&chart, canvas, rect);
		return;
	}
	int left = (int)(rect.width * CHART_SHARE);
	chart_draw(&chart, canvas, (struct rect){ rect.x, rect.y, left, rect.height });
	draw_spread(scene, reading, canvas,
		(struct rect){ rect.x + left + 2, rect.y, rect.width - left - 2, rect.height });
}

/* The whole week first; what room is left goes to the proof and, if it is enough, to the chart. */
static void draw_week(const struct kpi_state *state, const struct scene *scene,
	const struct reading *reading, struct canvas *canvas, struct rect rect)
{
	int spare = rect.height - HEAT_MAP_ROWS;
	int used = spare > 0 ? proof_draw(scene, reading, canvas,
				       (struct rect){ rect.x, rect.y, rect.width, spare })
			     : 0;
	int chart = spare - used > CHART_MAX_ROWS ? CHART_MAX_ROWS : spare - used;
	struct rect below = { rect.x, rect.y + used, rect.width, rect.height - used };
	if (chart >= CHART_LEAST_ROWS) {
		draw_pictures(state, scene, canvas,
			(struct rect){ below.x, below.y, below.width, chart });
		below.y += chart;
		below.height -= chart;
	}
	draw_heat(scene, reading, canvas, below);
}

static void draw_parts(const struct kpi_state *state, const struct scene *scene,
	const struct table *parts, struct canvas *canvas, struct rect rect)
{
	const struct breakdown *breakdown = &breakdowns[state->breakdown];
	if (breakdown->is_floor) {
		int used = floor_table_note(scene, canvas, place(rect.x, rect.y, rect.width));
		rect.y += used;
		rect.height -= used;
	}
	if (breakdown->scope < SCOPE_KIND_COUNT || breakdown->is_floor) {
		table_draw(parts, &state->table, canvas, rect);
		return;
	}
	canvas_text(canvas, place(rect.x, rect.y, rect.width), STYLE_HEADING, _(breakdown->title));
	draw_spread(scene, own_reading(state, scene), canvas,
		(struct rect){ rect.x, rect.y + 1, rect.width, rect.height - 1 });
}

/* "the helpdesk's own: 3 of 120 differ, by 5m in the median: 2 rounded …"; nothing where it keeps no
 * figure. Returns the lines used. */
static int draw_theirs(const struct scene *scene, const struct reading *reading,
	struct canvas *canvas, struct place at)
{
	struct theirs_summary theirs = theirs_summarise(scene->behind, scene->behind_count);
	char by[READING_TEXT_MAX];
	const char *mark = ": ";
	struct buf line;
	if (theirs.compared == 0)
		return 0;
	buf_init(&line, 0);
	buf_printf(&line, _("the helpdesk's own: %zu of %zu differ"), theirs.differing,
		theirs.compared);
	if (theirs.differing > 0)
		buf_printf(&line, _(", by %s in the median"),
			reading_number(by, sizeof(by), reading, theirs.median_s, scene->desk));
	for (int why = 0; why < THEIRS_WHY_COUNT; why++) {
		if (theirs.by_why[why] == 0)
			continue;
		buf_printf(&line, "%s%zu %s", mark, theirs.by_why[why],
			theirs_why_words((enum theirs_why)why));
		mark = ", ";
	}
	if (theirs.rounded > 0)
		buf_printf(&line, _("; %zu but for rounding"), theirs.rounded);
	canvas_text(canvas, at, STYLE_DIM, line.bytes);
	buf_release(&line);
	return 1;
}

/* Of the lines left below the proof: half for the chart, more where the parts need less. */
static int chart_rows(int left, int parts)
{
	int rows = left >= 18 || left < 10 ? left / 2 : left * 2 / 5;
	if (rows < left - parts)
		rows = left - parts;
	return rows > CHART_MAX_ROWS ? CHART_MAX_ROWS : rows;
}

static void kpi_draw(
	const void *state_void, const struct scene *scene, struct canvas *canvas, struct rect rect)
{
	const struct kpi_state *state = state_void;
	const struct reading *reading = own_reading(state, scene);
	if (!reading) {
		canvas_text(canvas, place(rect.x, rect.y, rect.width), STYLE_DIM,
			subject_absence(&state->subject, scene, state->subject.kpi, true));
		return;
	}
	if (state->is_defining) {
		proof_draw_whole(scene, reading, canvas, rect);
		return;
	}
	const struct breakdown *breakdown = &breakdowns[state->breakdown];
	if (breakdown->is_heat) {
		draw_week(state, scene, reading, canvas, rect);
		return;
	}
	struct arena *arena = arena_new();
	struct table parts = { 0 };
	make_parts(state, scene, arena, &parts);
	bool is_spread = breakdown->scope == SCOPE_KIND_COUNT && !breakdown->is_floor;
	int used = proof_draw(scene, reading, canvas, rect);
	if (rect.height >= THEIRS_ROWS)
		used += draw_theirs(
			scene, reading, canvas, place(rect.x, rect.y + used, rect.width));
	int left = rect.height - used;
	int rows = chart_rows(left, is_spread ? SPREAD_ROWS : (int)parts.row_count + 1);
	draw_pictures(
		state, scene, canvas, (struct rect){ rect.x, rect.y + used, rect.width, rows });
	draw_parts(state, scene, &parts, canvas,
		(struct rect){ rect.x, rect.y + used + rows, rect.width, left - rows });
	arena_free(arena);
}

static const enum action kpi_footer[] = { ACTION_ENTER, ACTION_BREAKDOWN, ACTION_DEFINITION,
	ACTION_PREVIOUS_SIBLING, ACTION_NEXT_SIBLING, ACTION_CLOCK, ACTION_PERIOD, ACTION_COMPARE,
	ACTION_HELP, ACTION_NONE };

const struct view_row view_kpi = {
	.name = "kpi",
	.title = N_("One KPI"),
	.help = N_(
		"One KPI in one scope: its course, its spread, its parts, and how it comes about."),
	.key = ACTION_NONE,
	.state_size = sizeof(struct kpi_state),
	.open = kpi_open,
	.crumb = kpi_crumb,
	.need = kpi_need,
	.act = kpi_act,
	.draw = kpi_draw,
	.footer = kpi_footer,
};
