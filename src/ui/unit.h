/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The inside of the page of one agent or team: its KPIs above, and below them one of its parts.
 *
 * To add a part: its row in unit_parts[].
 */
#ifndef UI_UNIT_H
#define UI_UNIT_H

#include "base/arena.h"
#include "ui/subject.h"
#include "ui/table.h"
#include "ui/view.h"

#define UNIT_PART_MAX 8
#define UNIT_WEEKS 8

struct unit_state {
	struct subject subject;
	bool is_in_part; /* which of the two tables has the keys */
	size_t part;     /* index into unit_parts */
	struct table_state kpis;
	struct table_state parts[UNIT_PART_MAX];
};

struct unit_part {
	const char *title; /* N_() */
	void (*need)(
		const struct unit_state *state, const struct scene *scene, struct view_need *need);
	void (*make)(const struct unit_state *state, const struct scene *scene, struct arena *arena,
		struct table *table);
	bool is_of_tickets; /* a row's id is a ticket's, else a KPI's */
};

/* Her first team, by name; 0 where she has none, or for what is no agent. */
fact_id unit_team(const struct unit_state *state, const struct scene *scene);
/* The KPI that is selected in the upper table. */
enum kpi_id unit_kpi(const struct unit_state *state, const struct scene *scene);
void unit_make_kpis(const struct unit_state *state, const struct scene *scene, struct arena *arena,
	struct table *table);

/* The weeks up to the end of the period side by side. */
void unit_need_weeks(
	const struct unit_state *state, const struct scene *scene, struct view_need *need);
void unit_make_weeks(const struct unit_state *state, const struct scene *scene, struct arena *arena,
	struct table *table);

/* What kinds of tickets the selected KPI is made of, here and everywhere. */
void unit_need_mix(
	const struct unit_state *state, const struct scene *scene, struct view_need *need);
void unit_make_mix(const struct unit_state *state, const struct scene *scene, struct arena *arena,
	struct table *table);

/* Tickets to talk about. */
void unit_need_examples(
	const struct unit_state *state, const struct scene *scene, struct view_need *need);
void unit_make_examples(const struct unit_state *state, const struct scene *scene,
	struct arena *arena, struct table *table);

#endif
