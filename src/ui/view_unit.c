/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One agent or one team: the KPIs of the role beside those of the team and the department, the
 * course of one of them, and the open tickets with what falls due.
 */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/words.h"
#include "kpi/marks.h"
#include "ui/chart.h"
#include "ui/proof.h"
#include "ui/reading_text.h"
#include "ui/subject.h"
#include "ui/table.h"
#include "ui/ticket_rows.h"
#include "ui/views.h"

#define ABREAST_COLS 110 /* from this width on the chart stands beside the KPIs */
#define KPI_COLS 75

struct unit_state {
	struct subject subject;
	bool is_in_tickets; /* Tab: which of the two tables has the keys */
	struct table_state kpis;
	struct table_state tickets;
};

static void unit_open(void *state_void, const struct target *target)
{
	struct unit_state *state = state_void;
	*state = (struct unit_state){ .is_in_tickets = false };
	subject_init(&state->subject, target);
	if (!state->subject.role[0])
		snprintf(state->subject.role, sizeof(state->subject.role), "%s",
			target->scope == SCOPE_AGENT  ? "agent"
			: target->scope == SCOPE_TEAM ? "lead"
						      : "manager");
	table_state_init(&state->kpis);
	table_state_init(&state->tickets);
	if (target->kpi < KPI_COUNT)
		snprintf(state->kpis.selected, sizeof(state->kpis.selected), "%s",
			kpi_row(target->kpi)->id);
}

/* " (absent, new)"; "" for a team, and for one of whom nothing has to be known. */
static const char *marks_text(
	const struct unit_state *state, const struct scene *scene, char *out, size_t size)
{
	size_t len = 0;
	out[0] = '\0';
	if (state->subject.scope != SCOPE_AGENT || !scene->facts)
		return out;
	struct arena *arena = arena_new();
	struct marks marks = marks_make(scene->facts, scene->now.wall_s, arena);
	fact_id account = subject_number(&state->subject, scene);
	for (int mark = 0; mark < MARK_COUNT && len < size; mark++) {
		if (marks_has(&marks, account, (enum mark)mark))
			len += (size_t)snprintf(out + len, size - len, "%s%s", len ? ", " : " (",
				_(mark_rows[mark].title));
	}
	if (len > 0 && len < size)
		(void)snprintf(out + len, size - len, ")");
	arena_free(arena);
	return out;
}

static void unit_crumb(const void *state_void, const struct scene *scene, char *out, size_t size)
{
	const struct unit_state *state = state_void;
	char name[VIEW_ID_MAX], marks[64];
	subject_name(&state->subject, scene, name, sizeof(name));
	(void)snprintf(out, size, "%s%s", name, marks_text(state, scene, marks, sizeof(marks)));
}

/* Her first team, by name; 0 where she has none, or for what is no agent. */
static fact_id own_team(const struct unit_state *state, const struct scene *scene)
{
	if (state->subject.scope != SCOPE_AGENT)
		return 0;
	fact_id account = subject_number(&state->subject, scene);
	if (!account)
		return 0;
	struct arena *arena = arena_new();
	struct fact_list teams = facts_agent_teams(scene->facts, account, arena);
	fact_id team = teams.len ? teams.ids[0] : 0;
	arena_free(arena);
	return team;
}

static void unit_need(const void *state_void, const struct scene *scene, struct view_need *need)
{
	const struct unit_state *state = state_void;
	enum kpi_id kpis[SUBJECT_KPI_MAX];
	size_t len = subject_kpis(&state->subject, scene->desk, kpis);
	subject_need(&state->subject, scene, false, need);
	need->request.scopes[SCOPE_DEPARTMENT] = true;
	if (state->subject.scope == SCOPE_AGENT)
		need->request.scopes[SCOPE_TEAM] = true;
	for (size_t i = 0; i < len; i++)
		need->request.kpis[kpis[i]] = true;
	need->has_open = subject_filter(&state->subject, &need->open_filter);
	size_t wanted = scene->open_count < VIEW_TEXTS_MAX ? scene->open_count : VIEW_TEXTS_MAX;
	for (size_t i = 0; i < wanted; i++)
		need->texts[need->text_count++] = scene->open[i].ticket;
}

/* --- KPIs ------------------------------------------------------------------------------------ */

enum column {
	COLUMN_KPI,
	COLUMN_VALUE,
	COLUMN_MARK,
	COLUMN_GOAL,
	COLUMN_DEPARTMENT,
	COLUMN_BEFORE,
	COLUMN_N,
	COLUMN_TEAM
};

static void add_columns(struct table *table, bool has_team)
{
	table_add_column(table,
		(struct table_column){ .title = _("KPI"), .width = 20, .is_flexible = true });
	table_add_column(
		table, (struct table_column){
			       .title = _("Value"), .width = 9, .priority = 1, .is_right = true });
	table_add_column(table, (struct table_column){ .title = "", .width = 1, .priority = 1 });
	table_add_column(
		table, (struct table_column){
			       .title = _("Goal"), .width = 9, .priority = 2, .is_right = true });
	table_add_column(
		table, (struct table_column){
			       .title = _("All"), .width = 8, .priority = 4, .is_right = true });
	table_add_column(
		table, (struct table_column){
			       .title = _("Before"), .width = 8, .priority = 5, .is_right = true });
	table_add_column(
		table, (struct table_column){
			       .title = _("n"), .width = 5, .priority = 6, .is_right = true });
	if (has_team)
		table_add_column(table,
			(struct table_column){
				.title = _("Team"), .width = 8, .priority = 3, .is_right = true });
}

static void put_value(struct table_row *row, size_t column, const struct reading *reading,
	const struct desk *desk, struct arena *arena)
{
	char text[READING_TEXT_MAX];
	if (!reading)
		return;
	reading_value(text, sizeof(text), reading, desk);
	table_number(row, column, column == COLUMN_VALUE ? STYLE_VALUE : STYLE_DIM,
		arena_dup(arena, text), reading->value);
}

static void fill(struct table_row *row, const struct scene *scene, const struct reading *own,
	struct arena *arena)
{
	char text[READING_TEXT_MAX];
	double base = reading_base(own, (int)scene->travel.compare);
	put_value(row, COLUMN_VALUE, own, scene->desk, arena);
	table_number(row, COLUMN_MARK, reading_style(own), proof_mark(own), (double)own->verdict);
	if (!isnan(own->goal))
		table_number(row, COLUMN_GOAL, STYLE_GOAL,
			arena_dup(arena, reading_goal(text, sizeof(text), own, scene->desk)),
			own->goal);
	if (!isnan(base))
		table_number(row, COLUMN_BEFORE, STYLE_DIM,
			arena_dup(
				arena, reading_number(text, sizeof(text), own, base, scene->desk)),
			base);
	if (!isnan(own->n))
		table_number(row, COLUMN_N, STYLE_DIM, arena_printf(arena, "%.0f", own->n), own->n);
}

static void make_kpis(const struct unit_state *state, const struct scene *scene,
	struct arena *arena, struct table *table)
{
	enum kpi_id kpis[SUBJECT_KPI_MAX];
	size_t len = subject_kpis(&state->subject, scene->desk, kpis);
	fact_id team = own_team(state, scene);
	bool is_fit = subject_fits_board(&state->subject, scene, false);
	add_columns(table, team != 0);
	table_reserve(table, arena, len);
	table->empty = subject_absence(&state->subject, scene, KPI_COUNT, false);
	for (size_t i = 0; is_fit && i < len; i++) {
		const struct reading *own = subject_reading(&state->subject, scene, kpis[i]);
		if (!own)
			continue;
		struct table_row *row = table_add_row(table, kpi_row(kpis[i])->id);
		table_text(row, COLUMN_KPI, STYLE_TEXT, _(kpi_row(kpis[i])->title));
		fill(row, scene, own, arena);
		put_value(row, COLUMN_DEPARTMENT,
			board_find(scene->board, kpis[i], SCOPE_DEPARTMENT, NULL), scene->desk,
			arena);
		if (team)
			put_value(row, COLUMN_TEAM,
				board_find(scene->board, kpis[i], SCOPE_TEAM,
					facts_team_scope_id(scene->facts, team)),
				scene->desk, arena);
	}
	table_arrange(table, &state->kpis, NULL);
}

static enum kpi_id selected_kpi(const struct unit_state *state, const struct table *kpis)
{
	int selected = table_selected(&state->kpis, kpis);
	return selected < 0 ? KPI_COUNT : kpi_find(kpis->rows[selected].id);
}

/* --- tickets --------------------------------------------------------------------------------- */

static void make_tickets(const struct unit_state *state, const struct scene *scene,
	struct arena *arena, struct table *table)
{
	const struct open_ticket **tickets =
		arena_alloc(arena, scene->open_count + 1, sizeof(*tickets));
	size_t len = scene->facts ? scene->open_count : 0;
	for (size_t i = 0; i < len; i++)
		tickets[i] = &scene->open[i];
	open_table_make(table, scene, arena, tickets, len);
	table->empty = scene->open ? _("no ticket is open here") : _("being worked out …");
	table_arrange(table, &state->tickets, scene->travel.filter);
}

/* --- keys ------------------------------------------------------------------------------------ */

/* The members of the role, of this one's kind. */
static void go_to_sibling(struct unit_state *state, const struct scene *scene, int step)
{
	bool is_team = state->subject.scope == SCOPE_TEAM;
	fact_id own = subject_number(&state->subject, scene);
	if (!scene->facts || (!is_team && state->subject.scope != SCOPE_AGENT))
		return;
	struct arena *arena = arena_new();
	struct fact_list members =
		facts_role_members(scene->facts, state->subject.role, state->subject.scope, arena);
	size_t at = 0;
	while (at < members.len && members.ids[at] != own)
		at++;
	if (members.len) {
		at = at == members.len ? 0 : (at + (size_t)((int)members.len + step)) % members.len;
		const char *id = is_team ? facts_team_scope_id(scene->facts, members.ids[at])
					 : facts_account_scope_id(scene->facts, members.ids[at]);
		snprintf(state->subject.id, sizeof(state->subject.id), "%s", id);
		table_state_init(&state->tickets);
	}
	arena_free(arena);
}

/* From a team to its agents, from an agent to her team. */
static enum verb switch_side(
	const struct unit_state *state, const struct scene *scene, struct target *target)
{
	if (state->subject.scope == SCOPE_TEAM) {
		subject_target(&state->subject, "agents", target);
		return VERB_PUSH;
	}
	fact_id team = own_team(state, scene);
	if (!team)
		return VERB_STAY;
	*target = (struct target){ .view = "unit", .scope = SCOPE_TEAM, .kpi = KPI_COUNT };
	snprintf(target->scope_id, sizeof(target->scope_id), "%s",
		facts_team_scope_id(scene->facts, team));
	return VERB_PUSH;
}

/* The page knows whose tickets these are, for `[` and `]`. */
static enum verb open_ticket_page(
	const struct unit_state *state, const struct table *tickets, struct target *target)
{
	if (!ticket_rows_target(tickets, &state->tickets, target))
		return VERB_STAY;
	fact_id ticket = target->ticket;
	subject_target(&state->subject, "ticket", target);
	target->kpi = KPI_COUNT;
	target->ticket = ticket;
	return VERB_PUSH;
}

static enum verb act_on_tables(struct unit_state *state, const struct scene *scene,
	enum action action, struct target *target)
{
	struct arena *arena = arena_new();
	struct table kpis = { 0 };
	struct table tickets = { 0 };
	enum verb verb = VERB_IGNORED;
	make_kpis(state, scene, arena, &kpis);
	make_tickets(state, scene, arena, &tickets);
	enum kpi_id kpi = selected_kpi(state, &kpis);
	if (action == ACTION_ENTER && state->is_in_tickets) {
		verb = open_ticket_page(state, &tickets, target);
	} else if (action == ACTION_ENTER) {
		subject_target(&state->subject, "kpi", target);
		target->kpi = kpi;
		verb = kpi < KPI_COUNT ? VERB_PUSH : VERB_STAY;
	} else if (state->is_in_tickets ? table_act(&state->tickets, &tickets, action)
					: table_act(&state->kpis, &kpis, action)) {
		verb = VERB_STAY;
	}
	arena_free(arena);
	return verb;
}

static enum verb unit_act(
	void *state_void, const struct scene *scene, enum action action, struct target *target)
{
	struct unit_state *state = state_void;
	switch (action) {
	case ACTION_NEXT_PANEL:
	case ACTION_PREVIOUS_PANEL:
		state->is_in_tickets = !state->is_in_tickets;
		return VERB_STAY;
	case ACTION_PREVIOUS_SIBLING:
		go_to_sibling(state, scene, -1);
		return VERB_STAY;
	case ACTION_NEXT_SIBLING:
		go_to_sibling(state, scene, 1);
		return VERB_STAY;
	case ACTION_SWITCH:
		return switch_side(state, scene, target);
	default:
		return act_on_tables(state, scene, action, target);
	}
}

/* --- drawing --------------------------------------------------------------------------------- */

static void draw_chart(const struct unit_state *state, const struct scene *scene,
	const struct table *kpis, struct canvas *canvas, struct rect rect)
{
	const struct reading *reading =
		subject_reading(&state->subject, scene, selected_kpi(state, kpis));
	if (!reading)
		return;
	struct chart chart = { .reading = reading,
		.period = &board_request(scene->board)->period,
		.desk = scene->desk };
	canvas_text(canvas, place(rect.x, rect.y, rect.width), STYLE_HEADING,
		_(kpi_row(reading->kpi)->title));
	chart_draw(
		&chart, canvas, (struct rect){ rect.x, rect.y + 1, rect.width, rect.height - 1 });
}

/* A table without the keys shows no selection. */
static void draw_table(const struct table *table, const struct table_state *table_state,
	bool has_keys, struct canvas *canvas, struct rect rect)
{
	if (has_keys)
		table_draw(table, table_state, canvas, rect);
	else
		table_draw_quiet(table, table_state, canvas, rect);
}

static void draw_top(const struct unit_state *state, const struct scene *scene,
	const struct table *kpis, struct canvas *canvas, struct rect rect)
{
	bool is_abreast = rect.width >= ABREAST_COLS;
	struct rect left = rect;
	if (is_abreast)
		left.width = KPI_COLS;
	draw_table(kpis, &state->kpis, !state->is_in_tickets, canvas, left);
	if (is_abreast)
		draw_chart(state, scene, kpis, canvas,
			(struct rect){ rect.x + KPI_COLS + 2, rect.y, rect.width - KPI_COLS - 2,
				rect.height });
}

static void draw_tickets(const struct unit_state *state, const struct table *tickets,
	struct canvas *canvas, struct rect rect)
{
	if (rect.height < 3)
		return;
	canvas_printf(canvas, place(rect.x, rect.y, rect.width), STYLE_TITLE,
		ngettext("%zu open ticket", "%zu open tickets", (unsigned long)tickets->row_count),
		tickets->row_count);
	draw_table(tickets, &state->tickets, state->is_in_tickets, canvas,
		(struct rect){ rect.x, rect.y + 1, rect.width, rect.height - 1 });
}

static void unit_draw(
	const void *state_void, const struct scene *scene, struct canvas *canvas, struct rect rect)
{
	const struct unit_state *state = state_void;
	struct arena *arena = arena_new();
	struct table kpis = { 0 };
	struct table tickets = { 0 };
	make_kpis(state, scene, arena, &kpis);
	make_tickets(state, scene, arena, &tickets);
	bool is_abreast = rect.width >= ABREAST_COLS;
	int top = (int)kpis.row_count + 1;
	if (is_abreast && top < 9)
		top = 9;
	if (top > rect.height - 6)
		top = rect.height - 6;
	if (rect.height >= 12) {
		draw_top(state, scene, &kpis, canvas,
			(struct rect){ rect.x, rect.y, rect.width, top });
		draw_tickets(state, &tickets, canvas,
			(struct rect){
				rect.x, rect.y + top + 1, rect.width, rect.height - top - 1 });
	} else if (state->is_in_tickets) {
		draw_tickets(state, &tickets, canvas, rect);
	} else {
		draw_top(state, scene, &kpis, canvas, rect);
	}
	arena_free(arena);
}

static const enum action unit_footer[] = { ACTION_ENTER, ACTION_NEXT_PANEL, ACTION_SWITCH,
	ACTION_PREVIOUS_SIBLING, ACTION_NEXT_SIBLING, ACTION_PERIOD, ACTION_COMPARE, ACTION_HELP,
	ACTION_NONE };

const struct view_row view_unit = {
	.name = "unit",
	.title = N_("One agent, one team"),
	.help = N_("One agent's or team's KPIs beside the others', and the open tickets."),
	.key = ACTION_NONE,
	.state_size = sizeof(struct unit_state),
	.open = unit_open,
	.crumb = unit_crumb,
	.need = unit_need,
	.act = unit_act,
	.draw = unit_draw,
	.footer = unit_footer,
};
