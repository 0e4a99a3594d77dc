/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The KPIs of one agent or team beside those of the team and the department.
 */
#include "config.h"

#include <math.h>

#include "base/words.h"
#include "ui/proof.h"
#include "ui/reading_text.h"
#include "ui/unit.h"

/* Her first team, by name; 0 where she has none, or for what is no agent. */
fact_id unit_team(const struct unit_state *state, const struct scene *scene)
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

void unit_make_kpis(const struct unit_state *state, const struct scene *scene, struct arena *arena,
	struct table *table)
{
	enum kpi_id kpis[SUBJECT_KPI_MAX];
	size_t len = subject_kpis(&state->subject, scene->desk, kpis);
	fact_id team = unit_team(state, scene);
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

enum kpi_id unit_kpi(const struct unit_state *state, const struct scene *scene)
{
	struct arena *arena = arena_new();
	struct table kpis = { 0 };
	unit_make_kpis(state, scene, arena, &kpis);
	int selected = table_selected(&state->kpis, &kpis);
	enum kpi_id kpi = selected < 0 ? KPI_COUNT : kpi_find(kpis.rows[selected].id);
	arena_free(arena);
	return kpi;
}
