/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A team that is expanded in place: which one, and the board of its agents. Their figures are those
 * of their work for the team, so that they add up to its own.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "ui/members.h"

static struct board_filter parts_filter(const struct members *members)
{
	struct board_filter filter = members_filter(members);
	filter.of[SCOPE_TEAM] = members->expanded;
	return filter;
}

void members_need_parts(
	const struct members *members, const struct scene *scene, struct view_need *need)
{
	if (!members->expanded[0])
		return;
	need->has_aside = true;
	need->aside.filter = parts_filter(members);
	need->aside.scopes[SCOPE_AGENT] = true;
	need->aside.clock = scene->travel.clock;
	need->aside.has_series = true;
	memcpy(need->aside.kpis, need->request.kpis, sizeof(need->aside.kpis));
}

const struct board *members_parts(const struct members *members, const struct scene *scene)
{
	const struct board_filter filter = parts_filter(members);
	bool is_ours =
		scene_aside_is(scene, &filter) && board_request(scene->aside)->scopes[SCOPE_AGENT];
	return is_ours ? scene->aside : NULL;
}

void members_expand(struct members *members, const struct table_row *row)
{
	bool is_open = row->is_part || strcmp(row->id, members->expanded) == 0;
	const char *team = row->is_part ? members->expanded : row->id;
	(void)snprintf(members->table.selected, sizeof(members->table.selected), "%s", team);
	(void)snprintf(members->expanded, sizeof(members->expanded), "%s", is_open ? "" : row->id);
}
