/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Teams, agents, channels side by side: also the members of a role. The first row is the whole,
 * what belongs to nobody is a row of its own, so the parts add up in sight.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/words.h"
#include "model/role.h"
#include "ui/members.h"
#include "ui/views.h"

#define KEY_HEIGHT_LEAST 8 /* below, arrows and marks are not explained */

/* The same table of another kind. Of reasons, those that rose come first. */
static void show_kind(struct members *members, enum scope_kind kind)
{
	members->kind = kind;
	members->team[0] = '\0';
	members->expanded[0] = '\0';
	table_state_init(&members->table);
	if (members_are_reasons(kind)) {
		members->table.sort_column = REASONS_CHANGE;
		members->table.is_reversed = true;
	}
}

static void members_open(struct members *members, enum scope_kind kind, const struct target *target)
{
	members->home = kind;
	show_kind(members, kind);
	(void)snprintf(members->role, sizeof(members->role), "%s", target->role);
	if (target->scope == kind)
		(void)snprintf(members->table.selected, sizeof(members->table.selected), "%s",
			target->scope_id);
	else if (target->scope == SCOPE_TEAM)
		(void)snprintf(members->team, sizeof(members->team), "%s", target->scope_id);
}

static void teams_open(void *state, const struct target *target)
{
	members_open(state, SCOPE_TEAM, target);
}

static void agents_open(void *state, const struct target *target)
{
	members_open(state, SCOPE_AGENT, target);
}

static void channels_open(void *state, const struct target *target)
{
	members_open(state, SCOPE_CHANNEL, target);
}

static void other_open(void *state, const struct target *target)
{
	members_open(
		state, target->scope == SCOPE_DEPARTMENT ? SCOPE_TOPIC : target->scope, target);
}

static void members_need(const void *state, const struct scene *scene, struct view_need *need)
{
	const struct members *members = state;
	enum kpi_id kpis[SUBJECT_KPI_MAX];
	size_t count = members_kpis(members, scene->desk, kpis);
	need->has_board = true;
	need->request.filter = members_filter(members);
	need->request.scopes[SCOPE_DEPARTMENT] = true;
	need->request.scopes[members->kind] = true;
	need->request.has_series = members->kind != SCOPE_CUSTOMER;
	for (size_t i = 0; i < count; i++)
		need->request.kpis[kpis[i]] = true;
	members_need_parts(members, scene, need);
}

/* --- acting --- */

static const struct table_row *selected_row(
	const struct members *members, const struct sheet *sheet)
{
	int index = table_selected(&members->table, &sheet->table);
	return index >= 0 ? &sheet->table.rows[index] : NULL;
}

static fact_id account_of(const struct scene *scene, const char *scope_id)
{
	size_t count = scene->board ? board_count(scene->board) : 0;
	for (size_t i = 0; i < count; i++) {
		const struct reading *reading = board_at(scene->board, i);
		if (reading->scope == SCOPE_AGENT && strcmp(reading->scope_id, scope_id) == 0)
			return reading->scope_number;
	}
	return 0;
}

/* The team to land on: the one we look into, else the first that the agent belongs to. */
static void team_of(const struct members *members, const struct scene *scene, const char *agent,
	struct target *target)
{
	target->scope = SCOPE_TEAM;
	(void)snprintf(target->scope_id, sizeof(target->scope_id), "%s", members->team);
	if (members->team[0] || !agent[0] || !scene->facts)
		return;
	struct arena *arena = arena_new();
	struct fact_list teams = facts_agent_teams(scene->facts, account_of(scene, agent), arena);
	if (teams.len > 0)
		(void)snprintf(target->scope_id, sizeof(target->scope_id), "%s",
			facts_team_scope_id(scene->facts, teams.ids[0]));
	arena_free(arena);
}

static enum verb switch_kind(const struct members *members, const struct scene *scene,
	const struct sheet *sheet, struct target *target)
{
	const struct table_row *row = selected_row(members, sheet);
	const char *id = !row ? "" : row->is_part ? members->expanded : row->id;
	if (members->kind != SCOPE_TEAM && members->kind != SCOPE_AGENT)
		return VERB_IGNORED;
	(void)snprintf(target->role, sizeof(target->role), "%s", members->role);
	if (members->kind == SCOPE_TEAM) {
		(void)snprintf(target->view, sizeof(target->view), "agents");
		(void)snprintf(target->scope_id, sizeof(target->scope_id), "%s", id);
		target->scope = id[0] ? SCOPE_TEAM : SCOPE_DEPARTMENT;
	} else {
		(void)snprintf(target->view, sizeof(target->view), "teams");
		team_of(members, scene, id, target);
	}
	return VERB_PUSH;
}

/* What the first row sums up: a team, a role, or the department. */
static enum verb open_whole(const struct members *members, struct target *target)
{
	const char *id = members->team[0] ? members->team : members->role;
	(void)snprintf(target->scope_id, sizeof(target->scope_id), "%s", id);
	target->scope = members->team[0]   ? SCOPE_TEAM
			: members->role[0] ? SCOPE_ROLE
					   : SCOPE_DEPARTMENT;
	return VERB_PUSH;
}

static enum verb open_member(
	const struct members *members, const struct sheet *sheet, struct target *target)
{
	const struct table_row *row = selected_row(members, sheet);
	if (!row)
		return VERB_STAY;
	const char *id = row->is_part ? row->id + 1 : row->id;
	(void)snprintf(target->view, sizeof(target->view), "unit");
	(void)snprintf(target->role, sizeof(target->role), "%s", members->role);
	if (!id[0])
		return open_whole(members, target);
	(void)snprintf(target->scope_id, sizeof(target->scope_id), "%s", id);
	if (members->kind == SCOPE_ROLE)
		(void)snprintf(target->role, sizeof(target->role), "%.31s", row->id);
	target->scope = row->is_part ? SCOPE_AGENT : members->kind;
	return VERB_PUSH;
}

static enum verb expand(struct members *members, const struct sheet *sheet)
{
	const struct table_row *row = selected_row(members, sheet);
	if (members->kind != SCOPE_TEAM)
		return VERB_IGNORED;
	if (row && row->id[0])
		members_expand(members, row);
	return VERB_STAY;
}

static enum scope_kind next_kind(enum scope_kind kind)
{
	return kind + 1 == SCOPE_KIND_COUNT ? SCOPE_ROLE : kind + 1;
}

static enum action key_of(enum scope_kind kind)
{
	return view_find(members_view(kind))->key;
}

static enum verb members_act(
	void *state, const struct scene *scene, enum action action, struct target *target)
{
	struct members *members = state;
	struct sheet sheet;
	enum verb verb = VERB_IGNORED;
	sheet_init(&sheet, members, scene);
	if (table_act(&members->table, &sheet.table, action))
		verb = VERB_STAY;
	else if (action == ACTION_ENTER)
		verb = open_member(members, &sheet, target);
	else if (action == ACTION_SWITCH)
		verb = switch_kind(members, scene, &sheet, target);
	else if (action == ACTION_EXPAND)
		verb = expand(members, &sheet);
	arena_free(sheet.arena);
	if (action != ACTION_BREAKDOWN &&
		(action == ACTION_NONE || action != key_of(members->home)))
		return verb;
	show_kind(members, action == ACTION_BREAKDOWN ? next_kind(members->kind) : members->home);
	return VERB_STAY;
}

/* --- drawing --- */

static const char *team_name(const struct members *members, const struct scene *scene)
{
	const struct directory *directory = scene->facts ? facts_directory(scene->facts) : NULL;
	for (size_t i = 0; directory && i < directory->group_count; i++) {
		fact_id id = directory->groups[i].id;
		if (strcmp(facts_team_scope_id(scene->facts, id), members->team) == 0)
			return facts_team_name(scene->facts, id);
	}
	return members->team;
}

static void members_crumb(const void *state, const struct scene *scene, char *out, size_t size)
{
	const struct members *members = state;
	const struct role_row *role = members->role[0] ? role_find(members->role) : NULL;
	const char *kind = _(scope_rows[members->kind].plural);
	if (members->team[0])
		(void)snprintf(out, size, "%s: %s", kind, team_name(members, scene));
	else if (role && strcmp(kind, _(role->title)) != 0)
		(void)snprintf(out, size, "%s: %s", kind, _(role->title));
	else
		(void)snprintf(out, size, "%s", kind);
}

static void members_draw(
	const void *state, const struct scene *scene, struct canvas *canvas, struct rect body)
{
	const struct members *members = state;
	struct sheet sheet;
	sheet_init(&sheet, members, scene);
	bool has_room = body.height > KEY_HEIGHT_LEAST;
	struct place last = place(body.x + 1, body.y + body.height - 1, body.width - 2);
	if (has_room && members_are_reasons(members->kind))
		body.height -= reasons_draw_key(scene, &sheet, canvas, last);
	else if (has_room)
		body.height -= members_draw_marks(members, scene, &sheet, canvas, last);
	table_draw(&sheet.table, &members->table, canvas, body);
	arena_free(sheet.arena);
}

const char *members_view(enum scope_kind kind)
{
	switch (kind) {
	case SCOPE_TEAM:
		return view_teams.name;
	case SCOPE_AGENT:
		return view_agents.name;
	case SCOPE_CHANNEL:
		return view_channels.name;
	default:
		return view_members.name;
	}
}

static const enum action teams_footer[] = { ACTION_ENTER, ACTION_SWITCH, ACTION_EXPAND, ACTION_SORT,
	ACTION_BREAKDOWN, ACTION_REVERSE, ACTION_VIEW_WAITING, ACTION_NONE };
static const enum action footer[] = { ACTION_ENTER, ACTION_SWITCH, ACTION_SORT, ACTION_BREAKDOWN,
	ACTION_REVERSE, ACTION_VIEW_WAITING, ACTION_NONE };

static struct table_state *members_table(void *state_void)
{
	struct members *state = state_void;
	return &state->table;
}

static size_t members_tables(void *state_void, struct table_state **first)
{
	*first = members_table(state_void);
	return 1;
}

static void members_columns(const void *state, const struct scene *scene, struct table *table)
{
	struct sheet sheet;
	sheet_init(&sheet, state, scene);
	memcpy(table->columns, sheet.table.columns, sizeof(table->columns));
	table->column_count = sheet.table.column_count;
	arena_free(sheet.arena);
}

static const char *members_role_name(const void *state, const struct scene *scene)
{
	(void)scene;
	return members_role(state);
}

const struct view_row view_teams = {
	.name = "teams",
	.title = N_("Teams"),
	.help = N_("The teams side by side; the first row is all of them together."),
	.key = ACTION_VIEW_TEAMS,
	.state_size = sizeof(struct members),
	.table = members_table,
	.tables = members_tables,
	.columns = members_columns,
	.role = members_role_name,
	.open = teams_open,
	.crumb = members_crumb,
	.need = members_need,
	.act = members_act,
	.draw = members_draw,
	.footer = teams_footer,
};

const struct view_row view_agents = {
	.name = "agents",
	.title = N_("Agents"),
	.help = N_("The agents side by side; the first row is all of them together."),
	.key = ACTION_VIEW_AGENTS,
	.state_size = sizeof(struct members),
	.table = members_table,
	.tables = members_tables,
	.columns = members_columns,
	.role = members_role_name,
	.open = agents_open,
	.crumb = members_crumb,
	.need = members_need,
	.act = members_act,
	.draw = members_draw,
	.footer = footer,
};

const struct view_row view_channels = {
	.name = "channels",
	.title = N_("Channels"),
	.help = N_("The channels side by side; the first row is all of them together."),
	.key = ACTION_VIEW_CHANNELS,
	.state_size = sizeof(struct members),
	.table = members_table,
	.tables = members_tables,
	.columns = members_columns,
	.role = members_role_name,
	.open = channels_open,
	.crumb = members_crumb,
	.need = members_need,
	.act = members_act,
	.draw = members_draw,
	.footer = footer,
};

const struct view_row view_members = {
	.name = "members",
	.title = N_("Members"),
	.help = N_(
		"Priorities, types, topics, customers, sites or roles side by side, as teams are."),
	.key = ACTION_NONE,
	.state_size = sizeof(struct members),
	.table = members_table,
	.tables = members_tables,
	.columns = members_columns,
	.role = members_role_name,
	.open = other_open,
	.crumb = members_crumb,
	.need = members_need,
	.act = members_act,
	.draw = members_draw,
	.footer = footer,
};
