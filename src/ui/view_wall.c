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

int wall_panel_count(void)
{
	int count = 0;
	while (role_rows[count].name)
		count++;
	return count;
}

size_t wall_kpis(const struct desk *desk, int panel, enum kpi_id kpis[SUBJECT_KPI_MAX])
{
	struct subject subject = { .scope = SCOPE_ROLE };
	(void)snprintf(subject.role, sizeof(subject.role), "%s", role_rows[panel].name);
	return subject_kpis(&subject, desk, kpis);
}

const struct reading *wall_reading(const struct scene *scene, int panel, enum kpi_id kpi)
{
	if (!scene->board)
		return NULL;
	return board_find(scene->board, kpi, SCOPE_ROLE, role_rows[panel].name);
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
	(void)state;
	enum kpi_id kpis[SUBJECT_KPI_MAX];
	need->has_board = true;
	need->request.scopes[SCOPE_ROLE] = true;
	need->request.has_series = true;
	for (int panel = 0; panel < wall_panel_count(); panel++) {
		size_t count = wall_kpis(scene->desk, panel, kpis);
		for (size_t i = 0; i < count; i++)
			need->request.kpis[kpis[i]] = true;
	}
}

static int last_row(const struct scene *scene, int panel)
{
	enum kpi_id kpis[SUBJECT_KPI_MAX];
	return (int)wall_kpis(scene->desk, panel, kpis) - 1;
}

static void go_to_panel(struct wall *wall, int panel)
{
	int count = wall_panel_count();
	wall->panel = count > 0 ? (panel + count) % count : 0;
	wall->row = -1;
}

/* Sideways the row is kept, as far as the other panel has it. */
static void go_sideways(struct wall *wall, const struct scene *scene, int step)
{
	int row = wall->row;
	go_to_panel(wall, wall->panel + step);
	int last = last_row(scene, wall->panel);
	wall->row = row < last ? row : last;
}

/* Rows of one panel are followed by the next panel. */
static void go_rows(struct wall *wall, const struct scene *scene, int step)
{
	int row = wall->row + step;
	if (row < -1 && wall->panel > 0) {
		wall->panel--;
		wall->row = last_row(scene, wall->panel);
	} else if (row > last_row(scene, wall->panel) && wall->panel + 1 < wall_panel_count()) {
		wall->panel++;
		wall->row = -1;
	} else if (row >= -1 && row <= last_row(scene, wall->panel)) {
		wall->row = row;
	}
}

static enum verb open_members(const struct wall *wall, bool is_other, struct target *target)
{
	const struct role_row *role = &role_rows[wall->panel];
	bool is_team = (strcmp(role->members, "team") == 0) != is_other;
	(void)snprintf(target->view, sizeof(target->view), "%s", is_team ? "teams" : "agents");
	(void)snprintf(target->role, sizeof(target->role), "%s", role->name);
	return VERB_PUSH;
}

static enum verb open_row(const struct wall *wall, const struct scene *scene, struct target *target)
{
	enum kpi_id kpis[SUBJECT_KPI_MAX];
	size_t count = wall_kpis(scene->desk, wall->panel, kpis);
	if (wall->row < 0 || (size_t)wall->row >= count)
		return open_members(wall, false, target);
	const char *role = role_rows[wall->panel].name;
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
		go_to_panel(wall, wall->panel + 1);
		return true;
	case ACTION_PREVIOUS_PANEL:
	case ACTION_PAGE_UP:
		go_to_panel(wall, wall->panel - 1);
		return true;
	default:
		return false;
	}
}

static bool jump(struct wall *wall, const struct scene *scene, enum action action)
{
	int panel = (int)action - (int)ACTION_PANEL_1;
	if (panel >= 0 && panel < wall_panel_count()) {
		go_to_panel(wall, panel);
		return true;
	}
	if (action == ACTION_FIRST) {
		go_to_panel(wall, 0);
		return true;
	}
	if (action == ACTION_LAST) {
		go_to_panel(wall, wall_panel_count() - 1);
		wall->row = last_row(scene, wall->panel);
		return true;
	}
	return false;
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
	if (action == ACTION_SWITCH)
		return open_members(wall, true, target);
	return VERB_IGNORED;
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
};
