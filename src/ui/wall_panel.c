/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One panel of the wall: its title, who stands behind it, its rows, how it stands.
 */
#include "config.h"

#include <math.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/words.h"
#include "ui/hits.h"
#include "ui/proof.h"
#include "ui/reading_row.h"
#include "ui/wall.h"
#include "ui/widgets.h"

struct tally wall_tally(const struct wall *wall, const struct scene *scene, int panel)
{
	enum kpi_id kpis[SUBJECT_KPI_MAX];
	size_t count = wall_kpis(wall, scene->desk, panel, kpis);
	struct tally tally = { 0 };
	for (size_t i = 0; i < count; i++) {
		const struct reading *reading = wall_reading(scene, panel, kpis[i]);
		if (!reading || isnan(reading->value))
			continue;
		tally.verdicts[reading->verdict]++;
		if (!tally.worst || reading->verdict > tally.worst->verdict)
			tally.worst = reading;
	}
	return tally;
}

void wall_title(const struct desk *desk, int panel, bool is_short, char *out, size_t size)
{
	const struct role_row *role = wall_role(desk, panel);
	(void)snprintf(
		out, size, "%d %s", panel + 1, _(is_short ? role->short_title : role->title));
}

static size_t member_count(
	const struct scene *scene, const struct role_row *role, enum scope_kind kind)
{
	if (!scene->facts)
		return 0;
	struct arena *arena = arena_new();
	size_t count = facts_role_members(scene->facts, role->name, kind, arena).len;
	arena_free(arena);
	return count;
}

/* "12 agents": who stands behind the panel; nothing where it is not about people. */
static void panel_note(const struct scene *scene, int panel, char *out, size_t size)
{
	const struct role_row *role = wall_role(scene->desk, panel);
	unsigned long number = 0;
	if (role->members == SCOPE_TEAM || role->members == SCOPE_AGENT)
		number = member_count(scene, role, role->members);
	out[0] = '\0';
	if (number > 0)
		(void)snprintf(out, size,
			role->members == SCOPE_TEAM ? ngettext("%lu team", "%lu teams", number)
						    : ngettext("%lu agent", "%lu agents", number),
			number);
}

/* People are known, but none of them has the role: the configuration has to say who. */
static bool is_vacant(const struct scene *scene, int panel)
{
	const struct role_row *role = wall_role(scene->desk, panel);
	return role_rows != role && member_count(scene, role, SCOPE_AGENT) == 0 &&
	       member_count(scene, role, SCOPE_TEAM) == 0 &&
	       member_count(scene, role_rows, SCOPE_AGENT) > 0;
}

static void draw_vacancy(const struct role_row *role, struct canvas *canvas, struct rect inside)
{
	char text[256];
	(void)snprintf(text, sizeof(text),
		_("Nobody has this role. Name its teams in the configuration: role %s { teams = "
		  "{\"…\"} }"),
		role->name);
	(void)paragraph_draw(canvas,
		(struct rect){ inside.x + 1, inside.y, inside.width - 2, inside.height }, STYLE_DIM,
		text);
}

void wall_select(struct canvas *canvas, struct rect row)
{
	canvas_select(canvas, row);
	canvas_cursor(canvas, row.x + 1, row.y);
}

void wall_note_hit(
	const struct wall *wall, struct canvas *canvas, int panel, int row, struct rect rect)
{
	struct hit hit = { .rect = rect, .down = row - wall->row };
	if (panel != wall->panel) {
		hit.action = (enum action)((int)ACTION_PANEL_1 + panel);
		hit.down = row + 1;
	}
	if (panel == wall->panel || panel < 9)
		hits_add(canvas, hit);
}

/* The rows of a panel; scrolled so far that the selected one is seen. */
void wall_draw_rows(const struct wall *wall, const struct scene *scene, struct canvas *canvas,
	int panel, struct rect inside)
{
	enum kpi_id kpis[SUBJECT_KPI_MAX];
	int count = (int)wall_kpis(wall, scene->desk, panel, kpis);
	int selected = wall->panel == panel ? wall->row : -1;
	int top = selected >= inside.height ? selected - inside.height + 1 : 0;
	for (int i = 0; i < inside.height && top + i < count; i++) {
		enum kpi_id kpi = kpis[top + i];
		reading_row_draw(scene, canvas, place(inside.x, inside.y + i, inside.width), kpi,
			wall_reading(scene, panel, kpi));
		wall_note_hit(wall, canvas, panel, top + i,
			(struct rect){ inside.x, inside.y + i, inside.width, 1 });
		if (top + i == selected)
			wall_select(
				canvas, (struct rect){ inside.x, inside.y + i, inside.width, 1 });
	}
}

void wall_draw_panel(const struct wall *wall, const struct scene *scene, struct canvas *canvas,
	int panel, struct rect rect)
{
	char title[96], note[96];
	bool has_focus = wall->panel == panel;
	wall_title(scene->desk, panel, rect.width < 50, title, sizeof(title));
	panel_note(scene, panel, note, sizeof(note));
	struct rect inside = panel_draw(canvas, rect, title, note, has_focus);
	wall_note_hit(wall, canvas, panel, -1, (struct rect){ rect.x, rect.y, rect.width, 1 });
	bool is_entered = has_focus && wall->row >= 0;
	if (!is_entered && is_vacant(scene, panel))
		draw_vacancy(wall_role(scene->desk, panel), canvas, inside);
	else
		wall_draw_rows(wall, scene, canvas, panel, inside);
	if (has_focus && wall->row < 0)
		wall_select(
			canvas, (struct rect){ rect.x + 1, rect.y, text_width_cols(title) + 2, 1 });
}
