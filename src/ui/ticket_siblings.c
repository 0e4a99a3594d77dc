/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tickets before and after one. Lists are walked in the order in which they first appear:
 * newest first behind a reading, the tab's own order where people wait.
 */
#include "config.h"

#include "ui/ticket_siblings.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "ui/table.h"
#include "ui/waiting_tabs.h"

void ticket_origin_init(struct ticket_origin *origin, const struct target *target)
{
	*origin = (struct ticket_origin){ .tab = "" };
	subject_init(&origin->subject, target);
	snprintf(origin->tab, sizeof(origin->tab), "%s", target->tab);
}

static bool is_behind(const struct ticket_origin *origin)
{
	return origin->subject.kpi < KPI_COUNT;
}

void ticket_origin_need(
	const struct ticket_origin *origin, const struct scene *scene, struct view_need *need)
{
	const struct subject *subject = &origin->subject;
	if (!is_behind(origin)) {
		need->has_open = subject_filter(subject, &need->open_filter);
		return;
	}
	subject_need(subject, scene, false, need);
	need->request.kpis[subject->kpi] = true;
	need->has_behind = true;
	need->behind_kpi = subject->kpi;
	need->behind_scope = subject->scope;
	snprintf(need->behind_scope_id, sizeof(need->behind_scope_id), "%s", subject->id);
}

struct walk {
	fact_id *tickets;
	size_t len;
};

static void walk_add(struct walk *walk, fact_id ticket)
{
	/* Several replies to one ticket stand together often, but not always. */
	for (size_t i = 0; i < walk->len; i++)
		if (walk->tickets[i] == ticket)
			return;
	walk->tickets[walk->len++] = ticket;
}

static struct walk walk_behind(const struct scene *scene, struct arena *arena)
{
	size_t len = scene->behind_count < TABLE_ROW_MAX ? scene->behind_count : TABLE_ROW_MAX;
	struct walk walk = { arena_alloc(arena, len + 1, sizeof(fact_id)), 0 };
	for (size_t i = 0; i < len; i++)
		walk_add(&walk, scene->behind[scene->behind_count - 1 - i].ticket);
	return walk;
}

static struct walk walk_open(
	const struct ticket_origin *origin, const struct scene *scene, struct arena *arena)
{
	size_t tab = waiting_tab_find(origin->tab[0] ? origin->tab : "all");
	size_t len;
	const struct open_ticket **held =
		waiting_tab_tickets(&waiting_tabs[tab], scene, arena, &len);
	struct walk walk = { arena_alloc(arena, len + 1, sizeof(fact_id)), 0 };
	for (size_t i = 0; i < len && i < TABLE_ROW_MAX; i++)
		walk.tickets[walk.len++] = held[i]->ticket;
	return walk;
}

fact_id ticket_sibling(
	const struct ticket_origin *origin, const struct scene *scene, fact_id ticket, int step)
{
	struct arena *arena = arena_new();
	struct walk walk =
		is_behind(origin) ? walk_behind(scene, arena) : walk_open(origin, scene, arena);
	size_t at = 0;
	while (at < walk.len && walk.tickets[at] != ticket)
		at++;
	if (at < walk.len)
		ticket = walk.tickets[(at + (size_t)((int)walk.len + step)) % walk.len];
	arena_free(arena);
	return ticket;
}
