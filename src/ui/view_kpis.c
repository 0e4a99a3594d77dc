/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every KPI of the catalogue for the whole department, with what it means.
 */
#include "config.h"

#include <math.h>
#include <stdio.h>

#include "base/words.h"
#include "ui/proof.h"
#include "ui/reading_text.h"
#include "ui/subject.h"
#include "ui/table.h"
#include "ui/views.h"

struct kpis_state {
	struct table_state table;
};

enum column {
	COLUMN_TITLE,
	COLUMN_VALUE,
	COLUMN_MARK,
	COLUMN_GOAL,
	COLUMN_CHANGE,
	COLUMN_DEFINITION
};

static const struct subject department = { .scope = SCOPE_DEPARTMENT, .kpi = KPI_COUNT };

static void kpis_open(void *state_void, const struct target *target)
{
	struct kpis_state *state = state_void;
	(void)target;
	table_state_init(&state->table);
}

static void kpis_crumb(const void *state, const struct scene *scene, char *out, size_t size)
{
	(void)state;
	(void)scene;
	snprintf(out, size, "%s", _("KPIs"));
}

static void kpis_need(const void *state, const struct scene *scene, struct view_need *need)
{
	(void)state;
	subject_need(&department, scene, false, need);
	for (int kpi = 0; kpi < kpi_count(); kpi++)
		need->request.kpis[kpi] = true;
}

static void add_columns(struct table *table)
{
	table_add_column(table, (struct table_column){ .title = _("KPI"), .width = 30 });
	table_add_column(
		table, (struct table_column){
			       .title = _("Value"), .width = 9, .priority = 1, .is_right = true });
	table_add_column(table, (struct table_column){ .title = "", .width = 1, .priority = 1 });
	table_add_column(
		table, (struct table_column){
			       .title = _("Goal"), .width = 9, .priority = 2, .is_right = true });
	table_add_column(
		table, (struct table_column){
			       .title = _("Change"), .width = 9, .priority = 3, .is_right = true });
	table_add_column(table, (struct table_column){ .title = _("Definition"),
					.width = 20,
					.priority = 4,
					.is_flexible = true });
}

static void fill(struct table_row *row, const struct scene *scene, const struct reading *reading,
	struct arena *arena)
{
	char text[READING_TEXT_MAX];
	int compare = (int)scene->travel.compare;
	bool is_known = !isnan(reading->value);
	reading_value(text, sizeof(text), reading, scene->desk);
	table_number(row, COLUMN_VALUE, STYLE_VALUE, arena_dup(arena, text), reading->value);
	table_number(row, COLUMN_MARK, reading_style(reading), proof_mark(reading),
		(double)reading->verdict);
	reading_goal(text, sizeof(text), reading, scene->desk);
	table_number(row, COLUMN_GOAL, STYLE_GOAL, arena_dup(arena, text), reading->goal);
	reading_change(text, sizeof(text), reading, compare);
	table_number(row, COLUMN_CHANGE, reading_change_style(reading, compare),
		arena_dup(arena, text), reading->change);
	/* The reason takes the place of the definition, because it is what one asks then. */
	if (!is_known)
		table_text(row, COLUMN_DEFINITION, STYLE_LATE,
			arena_dup(arena, reading_why(text, sizeof(text), reading)));
}

static void make_table(const struct kpis_state *state, const struct scene *scene,
	struct arena *arena, struct table *table)
{
	bool is_fit = subject_fits_board(&department, scene, false);
	add_columns(table);
	table_reserve(table, arena, KPI_COUNT);
	for (int kpi = 0; kpi < kpi_count(); kpi++) {
		const struct reading *reading =
			is_fit ? subject_reading(&department, scene, (enum kpi_id)kpi) : NULL;
		struct table_row *row = table_add_row(table, kpi_row((enum kpi_id)kpi)->id);
		table_text(row, COLUMN_TITLE, STYLE_TEXT, _(kpi_row((enum kpi_id)kpi)->title));
		table_text(row, COLUMN_DEFINITION, STYLE_DIM,
			_(kpi_row((enum kpi_id)kpi)->definition));
		if (reading)
			fill(row, scene, reading, arena);
	}
	table_arrange(table, &state->table, scene->travel.filter);
}

static enum verb kpis_act(
	void *state_void, const struct scene *scene, enum action action, struct target *target)
{
	struct kpis_state *state = state_void;
	struct arena *arena = arena_new();
	struct table table = { 0 };
	make_table(state, scene, arena, &table);
	int selected = table_selected(&state->table, &table);
	enum verb verb = table_act(&state->table, &table, action) ? VERB_STAY : VERB_IGNORED;
	if (action == ACTION_ENTER && selected >= 0) {
		subject_target(&department, "kpi", target);
		target->kpi = kpi_find(table.rows[selected].id);
		verb = VERB_PUSH;
	}
	arena_free(arena);
	return verb;
}

static void kpis_draw(
	const void *state_void, const struct scene *scene, struct canvas *canvas, struct rect rect)
{
	const struct kpis_state *state = state_void;
	struct arena *arena = arena_new();
	struct table table = { 0 };
	make_table(state, scene, arena, &table);
	int lines = rect.height > 12 ? 2 : 0;
	table_draw(&table, &state->table, canvas,
		(struct rect){ rect.x, rect.y, rect.width, rect.height - lines });
	int selected = table_selected(&state->table, &table);
	if (lines && selected >= 0)
		canvas_text(canvas, place(rect.x, rect.y + rect.height - 1, rect.width), STYLE_TEXT,
			_(kpi_row(kpi_find(table.rows[selected].id))->definition));
	arena_free(arena);
}

static const enum action kpis_footer[] = { ACTION_ENTER, ACTION_SORT, ACTION_FILTER, ACTION_CLOCK,
	ACTION_PERIOD, ACTION_COMPARE, ACTION_HELP, ACTION_NONE };

static struct table_state *kpis_table(void *state_void)
{
	struct kpis_state *state = state_void;
	return &state->table;
}

static size_t kpis_tables(void *state_void, struct table_state **first)
{
	*first = kpis_table(state_void);
	return 1;
}

static void kpis_columns(const void *state, const struct scene *scene, struct table *table)
{
	(void)state;
	(void)scene;
	add_columns(table);
}

const struct view_row view_kpis = {
	.name = "kpis",
	.title = N_("KPIs"),
	.help = N_("Every KPI of the department, with its definition."),
	.key = ACTION_VIEW_KPIS,
	.state_size = sizeof(struct kpis_state),
	.table = kpis_table,
	.tables = kpis_tables,
	.columns = kpis_columns,
	.open = kpis_open,
	.crumb = kpis_crumb,
	.need = kpis_need,
	.act = kpis_act,
	.draw = kpis_draw,
	.footer = kpis_footer,
};
