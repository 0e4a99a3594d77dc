/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table of views.
 */
#include "config.h"

#include "ui/view.h"

#include <string.h>

#include "kpi/privacy.h"
#include "ui/views.h"

const struct view_row *const view_rows[] = {
	&view_wall,
	&view_waiting,
	&view_teams,
	&view_agents,
	&view_channels,
	&view_members,
	&view_kpis,
	&view_staffing,
	&view_handover,
	&view_log,
	&view_unit,
	&view_kpi,
	&view_tickets,
	&view_ticket,
	&view_wallboard,
	&view_help,
	NULL,
};

const struct view_row *view_find(const char *name)
{
	for (size_t i = 0; view_rows[i]; i++) {
		if (strcmp(view_rows[i]->name, name) == 0)
			return view_rows[i];
	}
	return NULL;
}

bool scene_is_pinned(const struct scene *scene, fact_id ticket)
{
	for (size_t i = 0; i < scene->pin_count; i++) {
		if (scene->pins[i] == ticket)
			return true;
	}
	return false;
}

const struct ticket_text *scene_text(const struct scene *scene, fact_id ticket)
{
	for (size_t i = 0; i < scene->text_count; i++) {
		if (scene->texts[i].id == ticket)
			return &scene->texts[i];
	}
	return NULL;
}

static bool is_sliced_so(
	const struct scene *scene, const struct board *board, const struct board_filter *filter)
{
	if (!board)
		return false;
	struct board_filter whole = *filter;
	if (scene->slice)
		board_filter_add(&whole, scene->slice);
	return board_filter_is(&whole, &board_request(board)->filter);
}

bool scene_board_is(const struct scene *scene, const struct board_filter *filter)
{
	return is_sliced_so(scene, scene->board, filter);
}

bool scene_aside_is(const struct scene *scene, const struct board_filter *filter)
{
	return is_sliced_so(scene, scene->aside, filter);
}

enum privacy scene_privacy(const struct scene *scene)
{
	return scene->facts ? facts_privacy(scene->facts)
			    : (enum privacy)desk_screen(scene->desk)->privacy;
}
