/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One agent or one team: the KPIs of the role beside those of the team and the department, the
 * course of one of them, and below them a part of the page: the open tickets with what falls due,
 * and what a talk needs: the weeks side by side, the mix, and examples.
 */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/macros.h"
#include "base/words.h"
#include "kpi/marks.h"
#include "ui/chart.h"
#include "ui/tab_bar.h"
#include "ui/ticket_rows.h"
#include "ui/unit.h"
#include "ui/views.h"

#define ABREAST_COLS 110 /* from this width on the chart stands beside the KPIs */
#define KPI_COLS 75
#define CHART_ROWS 9
#define BOTH_ROWS 12 /* from this height on the open tickets stand below the KPIs */
#define TALK_ROWS 24 /* and the other parts, which are longer */

/* --- parts ----------------------------------------------------------------------------------- */

static void need_tickets(
	const struct unit_state *state, const struct scene *scene, struct view_need *need)
{
	(void)state;
	size_t wanted = scene->open_count < VIEW_TEXTS_MAX ? scene->open_count : VIEW_TEXTS_MAX;
	for (size_t i = 0; i < wanted; i++)
		need->texts[need->text_count++] = scene->open[i].ticket;
}

static void make_tickets(const struct unit_state *state, const struct scene *scene,
	struct arena *arena, struct table *table)
{
	(void)state;
	const struct open_ticket **tickets =
		arena_alloc(arena, scene->open_count + 1, sizeof(*tickets));
	size_t len = scene->facts ? scene->open_count : 0;
	for (size_t i = 0; i < len; i++)
		tickets[i] = &scene->open[i];
	open_table_make(table, scene, arena, tickets, len);
	table->empty = scene->open ? _("no ticket is open here") : _("being worked out …");
}

static const struct unit_part unit_parts[] = {
	{ .title = N_("Open tickets"),
		.need = need_tickets,
		.make = make_tickets,
		.is_of_tickets = true },
	{ .title = N_("Eight weeks"), .need = unit_need_weeks, .make = unit_make_weeks },
	{ .title = N_("Mix"), .need = unit_need_mix, .make = unit_make_mix },
	{ .title = N_("Examples"),
		.need = unit_need_examples,
		.make = unit_make_examples,
		.is_of_tickets = true },
};
_Static_assert(ARRAY_LEN(unit_parts) <= UNIT_PART_MAX, "a state for every part");

static void make_part(const struct unit_state *state, const struct scene *scene,
	struct arena *arena, struct table *table)
{
	unit_parts[state->part].make(state, scene, arena, table);
	table_arrange(table, &state->parts[state->part], scene->travel.filter);
}

/* --- the page -------------------------------------------------------------------------------- */

static void unit_open(void *state_void, const struct target *target)
{
	struct unit_state *state = state_void;
	*state = (struct unit_state){ .is_in_part = false };
	subject_init(&state->subject, target);
	if (!state->subject.role[0])
		snprintf(state->subject.role, sizeof(state->subject.role), "%s",
			target->scope == SCOPE_AGENT  ? "agent"
			: target->scope == SCOPE_TEAM ? "lead"
						      : "manager");
	table_state_init(&state->kpis);
	for (size_t i = 0; i < ARRAY_LEN(unit_parts); i++)
		table_state_init(&state->parts[i]);
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
	unit_parts[state->part].need(state, scene, need);
}

/* --- keys ------------------------------------------------------------------------------------ */

/* The members of the role, of this one's kind. */
/* By it one who has accounts with several sources is one. */
static const char *member_id(const struct facts *facts, fact_id member, bool is_team)
{
	return is_team ? facts_team_scope_id(facts, member) : facts_account_scope_id(facts, member);
}

static void go_to_sibling(struct unit_state *state, const struct scene *scene, int step)
{
	bool is_team = state->subject.scope == SCOPE_TEAM;
	if (!scene->facts || (!is_team && state->subject.scope != SCOPE_AGENT))
		return;
	struct arena *arena = arena_new();
	struct fact_list members =
		facts_role_members(scene->facts, state->subject.role, state->subject.scope, arena);
	size_t at = 0;
	while (at < members.len &&
		strcmp(member_id(scene->facts, members.ids[at], is_team), state->subject.id) != 0)
		at++;
	if (members.len) {
		at = at == members.len ? 0 : (at + (size_t)((int)members.len + step)) % members.len;
		snprintf(state->subject.id, sizeof(state->subject.id), "%s",
			member_id(scene->facts, members.ids[at], is_team));
		for (size_t i = 0; i < ARRAY_LEN(unit_parts); i++)
			table_state_init(&state->parts[i]);
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
	fact_id team = unit_team(state, scene);
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
	if (!ticket_rows_target(tickets, &state->parts[state->part], target))
		return VERB_STAY;
	fact_id ticket = target->ticket;
	subject_target(&state->subject, "ticket", target);
	target->kpi = KPI_COUNT;
	target->ticket = ticket;
	return VERB_PUSH;
}

/* The KPI of the row, where the part's rows are KPIs; else the one selected above. */
static enum verb open_kpi_page(const struct unit_state *state, const struct scene *scene,
	const struct table *part, struct target *target)
{
	enum kpi_id kpi = KPI_COUNT;
	int selected = table_selected(&state->parts[state->part], part);
	if (state->is_in_part && selected >= 0)
		kpi = kpi_find(part->rows[selected].id);
	if (kpi == KPI_COUNT)
		kpi = unit_kpi(state, scene);
	subject_target(&state->subject, "kpi", target);
	target->kpi = kpi;
	return kpi < KPI_COUNT ? VERB_PUSH : VERB_STAY;
}

static enum verb act_on_tables(struct unit_state *state, const struct scene *scene,
	enum action action, struct target *target)
{
	struct arena *arena = arena_new();
	struct table kpis = { 0 };
	struct table part = { 0 };
	enum verb verb = VERB_IGNORED;
	unit_make_kpis(state, scene, arena, &kpis);
	make_part(state, scene, arena, &part);
	if (action == ACTION_ENTER && state->is_in_part && unit_parts[state->part].is_of_tickets)
		verb = open_ticket_page(state, &part, target);
	else if (action == ACTION_ENTER)
		verb = open_kpi_page(state, scene, &part, target);
	else if (state->is_in_part ? table_act(&state->parts[state->part], &part, action)
				   : table_act(&state->kpis, &kpis, action))
		verb = VERB_STAY;
	arena_free(arena);
	return verb;
}

/* The KPIs are panel 1, the parts those behind it. */
static bool go_to_panel(struct unit_state *state, enum action action)
{
	int panel = (int)action - (int)ACTION_PANEL_1;
	if (action > ACTION_PANEL_9 || panel < 0 || panel > (int)ARRAY_LEN(unit_parts))
		return false;
	state->is_in_part = panel > 0;
	if (panel > 0)
		state->part = (size_t)panel - 1;
	return true;
}

static enum verb unit_act(
	void *state_void, const struct scene *scene, enum action action, struct target *target)
{
	struct unit_state *state = state_void;
	if (go_to_panel(state, action))
		return VERB_STAY;
	switch (action) {
	case ACTION_NEXT_PANEL:
	case ACTION_PREVIOUS_PANEL:
		state->is_in_part = !state->is_in_part;
		return VERB_STAY;
	case ACTION_BREAKDOWN:
		state->part = (state->part + 1) % ARRAY_LEN(unit_parts);
		state->is_in_part = true;
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
	struct canvas *canvas, struct rect rect)
{
	const struct reading *reading =
		subject_reading(&state->subject, scene, unit_kpi(state, scene));
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
	draw_table(kpis, &state->kpis, !state->is_in_part, canvas, left);
	if (is_abreast)
		draw_chart(state, scene, canvas,
			(struct rect){ rect.x + KPI_COLS + 2, rect.y, rect.width - KPI_COLS - 2,
				rect.height });
}

/* The parts in a line, and the one that is chosen. */
static void draw_part(const struct unit_state *state, const struct scene *scene,
	const struct table *part, struct canvas *canvas, struct rect rect)
{
	struct tab_bar bar = { .len = ARRAY_LEN(unit_parts), .chosen = state->part };
	if (rect.height < 3)
		return;
	for (size_t i = 0; i < bar.len; i++) {
		bar.titles[i] = _(unit_parts[i].title);
		bar.counts[i] = TAB_BAR_UNCOUNTED;
	}
	if (scene->open)
		bar.counts[0] = scene->open_count;
	tab_bar_draw(&bar, canvas, place(rect.x, rect.y, rect.width));
	draw_table(part, &state->parts[state->part], state->is_in_part, canvas,
		(struct rect){ rect.x, rect.y + 1, rect.width, rect.height - 1 });
}

/* Lines for the KPIs and the chart: all of them above the tickets, fewer above longer parts. */
static int top_rows(const struct unit_state *state, const struct table *kpis, struct rect rect)
{
	int rows = (int)kpis->row_count + 1;
	int most = state->part == 0 ? rect.height - 6 : rect.height * 2 / 5;
	if (rect.width >= ABREAST_COLS && rows < CHART_ROWS)
		rows = CHART_ROWS;
	return rows < most ? rows : most;
}

static void unit_draw(
	const void *state_void, const struct scene *scene, struct canvas *canvas, struct rect rect)
{
	const struct unit_state *state = state_void;
	struct arena *arena = arena_new();
	struct table kpis = { 0 };
	struct table part = { 0 };
	unit_make_kpis(state, scene, arena, &kpis);
	make_part(state, scene, arena, &part);
	int top = top_rows(state, &kpis, rect);
	if (rect.height >= (state->part == 0 ? BOTH_ROWS : TALK_ROWS)) {
		draw_top(state, scene, &kpis, canvas,
			(struct rect){ rect.x, rect.y, rect.width, top });
		draw_part(state, scene, &part, canvas,
			(struct rect){
				rect.x, rect.y + top + 1, rect.width, rect.height - top - 1 });
	} else if (state->is_in_part) {
		draw_part(state, scene, &part, canvas, rect);
	} else {
		draw_top(state, scene, &kpis, canvas, rect);
	}
	arena_free(arena);
}

static const char *unit_role(const void *state_void, const struct scene *scene)
{
	const struct unit_state *state = state_void;
	(void)scene;
	return state->subject.role;
}

static const enum action unit_footer[] = { ACTION_ENTER, ACTION_BREAKDOWN, ACTION_NEXT_PANEL,
	ACTION_SWITCH, ACTION_PREVIOUS_SIBLING, ACTION_NEXT_SIBLING, ACTION_PERIOD, ACTION_COMPARE,
	ACTION_HELP, ACTION_NONE };

const struct view_row view_unit = {
	.name = "unit",
	.title = N_("One agent, one team"),
	.help = N_(
		"One agent's or team's KPIs beside the others', open tickets, weeks, mix, examples."),
	.key = ACTION_NONE,
	.state_size = sizeof(struct unit_state),
	.open = unit_open,
	.crumb = unit_crumb,
	.need = unit_need,
	.act = unit_act,
	.draw = unit_draw,
	.footer = unit_footer,
	.role = unit_role,
};
