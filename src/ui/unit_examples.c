/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ten tickets of one agent or team to talk about.
 */
#include "config.h"

#include <math.h>
#include <stdio.h>

#include "base/words.h"
#include "kpi/examples.h"
#include "ui/moment.h"
#include "ui/reading_text.h"
#include "ui/ticket_rows.h"
#include "ui/unit.h"

enum example_column {
	EXAMPLE_WHY,
	EXAMPLE_VALUE,
	EXAMPLE_AT,
	EXAMPLE_NUMBER,
	EXAMPLE_SUBJECT
};

void unit_need_examples(
	const struct unit_state *state, const struct scene *scene, struct view_need *need)
{
	enum kpi_id kpi = unit_kpi(state, scene);
	if (kpi >= KPI_COUNT)
		return;
	examples_ask(kpi, &need->request);
	need->has_examples = true;
	need->example_kpi = kpi;
	need->behind_scope = state->subject.scope;
	(void)snprintf(need->behind_scope_id, sizeof(need->behind_scope_id), "%s",
		state->subject.scope == SCOPE_DEPARTMENT ? "" : state->subject.id);
	for (size_t i = 0; scene->examples && i < scene->examples->len; i++)
		need->texts[need->text_count++] = scene->examples->rows[i].ticket;
}

static void add_columns(struct table *table, const struct examples *examples)
{
	const char *by = examples ? _(kpi_row(examples->by)->short_title) : "";
	table_add_column(
		table, (struct table_column){ .title = _("Why"), .width = 10, .priority = 0 });
	table_add_column(table,
		(struct table_column){ .title = by, .width = 12, .priority = 1, .is_right = true });
	table_add_column(
		table, (struct table_column){ .title = _("When"), .width = 12, .priority = 3 });
	table_add_column(
		table, (struct table_column){ .title = _("Ticket"), .width = 8, .priority = 2 });
	table_add_column(table,
		(struct table_column){ .title = _("Subject"), .width = 16, .is_flexible = true });
}

static void fill(struct table_row *row, const struct scene *scene, const struct reading *reading,
	const struct example *example, struct arena *arena)
{
	static const enum style styles[EXAMPLE_WHY_COUNT] = {
		[EXAMPLE_BEST] = STYLE_MET,
		[EXAMPLE_WORST] = STYLE_MISSED,
		[EXAMPLE_REOPENED] = STYLE_NEAR,
		[EXAMPLE_LOW_RATED] = STYLE_NEAR,
	};
	char text[READING_TEXT_MAX];
	table_text(row, EXAMPLE_WHY, styles[example->why], example_why_words(example->why));
	if (reading && !isnan(example->value)) {
		reading_number(text, sizeof(text), reading, example->value, scene->desk);
		table_number(
			row, EXAMPLE_VALUE, STYLE_VALUE, arena_dup(arena, text), example->value);
	}
	moment_short(text, sizeof(text), scene->desk, example->at, scene->now.wall_s);
	table_number(row, EXAMPLE_AT, STYLE_DIM, arena_dup(arena, text), (double)example->at);
	table_text(
		row, EXAMPLE_NUMBER, STYLE_DIM, ticket_row_number(scene, example->ticket, arena));
	table_text(row, EXAMPLE_SUBJECT, STYLE_TEXT, ticket_row_subject(scene, example->ticket));
}

void unit_make_examples(const struct unit_state *state, const struct scene *scene,
	struct arena *arena, struct table *table)
{
	const struct examples *examples = scene->examples;
	const struct reading *reading =
		examples ? subject_reading(&state->subject, scene, examples->by) : NULL;
	add_columns(table, examples);
	table_reserve(table, arena, EXAMPLES_MAX);
	table->empty =
		examples ? _("no ticket to talk about in this period") : _("being worked out …");
	for (size_t i = 0; examples && i < examples->len; i++) {
		char id[32];
		(void)snprintf(id, sizeof(id), "%d", (int)examples->rows[i].ticket);
		fill(table_add_row(table, id), scene, reading, &examples->rows[i], arena);
	}
}
