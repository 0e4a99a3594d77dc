/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The wall: a panel for every role.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/words.h"
#include "model/role.h"
#include "ui/views.h"
#include "ui/wall.h"

int wall_panel_count(const struct desk *desk)
{
	const struct role_row *roles[ROLE_MAX];
	return (int)panel_roles(desk, roles);
}

const struct role_row *wall_role(const struct desk *desk, int panel)
{
	const struct role_row *roles[ROLE_MAX];
	(void)panel_roles(desk, roles);
	return roles[panel];
}

size_t wall_kpis(const struct wall *wall, const struct desk *desk, int panel,
	enum kpi_id kpis[SUBJECT_KPI_MAX])
{
	struct panel own;
	panel_make(&own, desk, wall_role(desk, panel)->name);
	size_t count = wall->is_expanded ? own.len : own.headline;
	for (size_t i = 0; i < count; i++)
		kpis[i] = own.kpis[i];
	return count;
}

const struct reading *wall_reading(const struct scene *scene, int panel, enum kpi_id kpi)
{
	if (!scene->board)
		return NULL;
	return board_find(scene->board, kpi, SCOPE_ROLE, wall_role(scene->desk, panel)->name);
}

static void wall_open(void *state, const struct target *target)
{
	struct wall *wall = state;
	(void)target;
	wall->row = -1;
}

static void wall_crumb(const void *state, const struct scene *scene, char *out, size_t size)
{
	(void)state;
	(void)scene;
	(void)snprintf(out, size, "%s", _("Wall"));
}

static void wall_need(const void *state, const struct scene *scene, struct view_need *need)
{
	const struct wall *wall = state;
	enum kpi_id kpis[SUBJECT_KPI_MAX];
	need->has_board = true;
	need->request.scopes[SCOPE_ROLE] = true;
	need->request.has_series = true;
	need->has_usual = true;
	for (int panel = 0; panel < wall_panel_count(scene->desk); panel++) {
		size_t count = wall_kpis(wall, scene->desk, panel, kpis);
		for (size_t i = 0; i < count; i++)
			need->request.kpis[kpis[i]] = true;
	}
}

static int last_row(const struct wall *wall, const struct scene *scene, int panel)
{
	enum kpi_id kpis[SUBJECT_KPI_MAX];
	return (int)wall_kpis(wall, scene->desk, panel, kpis) - 1;
}

static void go_to_panel(struct wall *wall, const struct scene *scene, int panel)
{
	int count = wall_panel_count(scene->desk);
	wall->panel = count > 0 ? (panel + count) % count : 0;
	wall->row = -1;
}

/* Sideways the row is kept, as far as the other panel has it. */
static void go_sideways(struct wall *wall, const struct scene *scene, int step)
{
	int row = wall->row;
	go_to_panel(wall, scene, wall->panel + step);
	int last = last_row(wall, scene, wall->panel);
	wall->row = row < last ? row : last;
}

/* Rows of one panel are followed by the next panel. */
static void go_rows(struct wall *wall, const struct scene *scene, int step)
{
	int row = wall->row + step;
	if (row < -1 && wall->panel > 0) {
		wall->panel--;
		wall->row = last_row(wall, scene, wall->panel);
	} else if (row > last_row(wall, scene, wall->panel) &&
		   wall->panel + 1 < wall_panel_count(scene->desk)) {
		wall->panel++;
		wall->row = -1;
	} else if (row >= -1 && row <= last_row(wall, scene, wall->panel)) {
		wall->row = row;
	}
}

/* The role's own kind of members, or on `t` the other of teams and agents. */
static enum verb open_members(
	const struct wall *wall, const struct scene *scene, bool is_other, struct target *target)
{
	const struct role_row *role = wall_role(scene->desk, wall->panel);
	enum scope_kind kind = role->members;
	if (is_other)
		kind = kind == SCOPE_TEAM ? SCOPE_AGENT : SCOPE_TEAM;
	(void)snprintf(target->view, sizeof(target->view), "%s", members_view(kind));
	(void)snprintf(target->role, sizeof(target->role), "%s", role->name);
	return VERB_PUSH;
}

static enum verb open_row(const struct wall *wall, const struct scene *scene, struct target *target)
{
	enum kpi_id kpis[SUBJECT_KPI_MAX];
	size_t count = wall_kpis(wall, scene->desk, wall->panel, kpis);
	if (wall->row < 0 || (size_t)wall->row >= count)
		return open_members(wall, scene, false, target);
	const char *role = wall_role(scene->desk, wall->panel)->name;
	(void)snprintf(target->view, sizeof(target->view), "kpi");
	(void)snprintf(target->role, sizeof(target->role), "%s", role);
	(void)snprintf(target->scope_id, sizeof(target->scope_id), "%s", role);
	target->scope = SCOPE_ROLE;
	target->kpi = kpis[wall->row];
	return VERB_PUSH;
}

static bool move(struct wall *wall, const struct scene *scene, enum action action)
{
	switch (action) {
	case ACTION_UP:
		go_rows(wall, scene, -1);
		return true;
	case ACTION_DOWN:
		go_rows(wall, scene, 1);
		return true;
	case ACTION_LEFT:
		go_sideways(wall, scene, -1);
		return true;
	case ACTION_RIGHT:
		go_sideways(wall, scene, 1);
		return true;
	case ACTION_NEXT_PANEL:
	case ACTION_PAGE_DOWN:
		go_to_panel(wall, scene, wall->panel + 1);
		return true;
	case ACTION_PREVIOUS_PANEL:
	case ACTION_PAGE_UP:
		go_to_panel(wall, scene, wall->panel - 1);
		return true;
	default:
		return false;
	}
}

static bool jump(struct wall *wall, const struct scene *scene, enum action action)
{
	int panel = (int)action - (int)ACTION_PANEL_1;
	if (panel >= 0 && action <= ACTION_PANEL_9 && panel < wall_panel_count(scene->desk)) {
		go_to_panel(wall, scene, panel);
		return true;
	}
	if (action == ACTION_FIRST) {
		go_to_panel(wall, scene, 0);
		return true;
	}
	if (action == ACTION_LAST) {
		go_to_panel(wall, scene, wall_panel_count(scene->desk) - 1);
		wall->row = last_row(wall, scene, wall->panel);
		return true;
	}
	return false;
}

/* Shows or hides the secondary KPIs; the selection stays on a row that is there. */
static void expand(struct wall *wall, const struct scene *scene)
{
	wall->is_expanded = !wall->is_expanded;
	int last = last_row(wall, scene, wall->panel);
	wall->row = wall->row < last ? wall->row : last;
}

static enum verb open_wallboard(
	const struct wall *wall, const struct scene *scene, struct target *target)
{
	(void)snprintf(target->view, sizeof(target->view), "wallboard");
	(void)snprintf(target->role, sizeof(target->role), "%s",
		wall_role(scene->desk, wall->panel)->name);
	return VERB_PUSH;
}

static enum verb wall_act(
	void *state, const struct scene *scene, enum action action, struct target *target)
{
	struct wall *wall = state;
	if (move(wall, scene, action) || jump(wall, scene, action))
		return VERB_STAY;
	if (action == ACTION_ENTER)
		return open_row(wall, scene, target);
	if (action == ACTION_DEFINITION && wall->row >= 0)
		return open_row(wall, scene, target);
	if (action == ACTION_EXPAND) {
		expand(wall, scene);
		return VERB_STAY;
	}
	if (action == ACTION_SWITCH)
		return open_members(wall, scene, true, target);
	if (action == ACTION_WALLBOARD)
		return open_wallboard(wall, scene, target);
	return VERB_IGNORED;
}

static const char *wall_role_name(const void *state, const struct scene *scene)
{
	const struct wall *wall = state;
	bool is_there = wall->panel < wall_panel_count(scene->desk);
	return is_there ? wall_role(scene->desk, wall->panel)->name : "";
}

static const enum action footer[] = { ACTION_ENTER, ACTION_SWITCH, ACTION_VIEW_WAITING,
	ACTION_VIEW_TEAMS, ACTION_VIEW_AGENTS, ACTION_NEXT_PANEL, ACTION_NONE };

const struct view_row view_wall = {
	.name = "wall",
	.title = N_("Wall"),
	.help = N_("Every role's KPIs against their goals, and what is live now."),
	.key = ACTION_NONE,
	.state_size = sizeof(struct wall),
	.open = wall_open,
	.crumb = wall_crumb,
	.need = wall_need,
	.act = wall_act,
	.draw = wall_draw,
	.footer = footer,
	.role = wall_role_name,
	.is_unfiltered = true,
};
