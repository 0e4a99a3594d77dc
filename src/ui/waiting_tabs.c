/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which open ticket stands in which tab.
 */
#include "config.h"

#include "ui/waiting_tabs.h"

#include <string.h>

#include "base/words.h"
#include "ui/rank.h"
#include "ui/table.h"

#define DAY_S 86400
#define UNTOUCHED_S (3 * DAY_S)
#define RATED_S (2 * DAY_S)
#define LOW_RATING 0.5 /* of 0…1: bad, or two stars of five and fewer */
#define MOVES_MANY 2

static bool is_breached(const struct open_ticket *ticket, const struct scene *scene)
{
	return ticket->is_breached ||
	       (ticket->due_at != TIME_NONE && ticket->due_at < scene->now.wall_s);
}

static bool is_due_soon(const struct open_ticket *ticket, const struct scene *scene)
{
	return ticket->next_due_at != TIME_NONE &&
	       ticket->next_due_at < scene->now.wall_s + scene->desk->due_soon_s;
}

static bool is_unassigned(const struct open_ticket *ticket, const struct scene *scene)
{
	(void)scene;
	return ticket->agent == 0;
}

static bool waits_on_us(const struct open_ticket *ticket, const struct scene *scene)
{
	(void)scene;
	return ticket->waiting == WAITING_US;
}

static bool is_escalated(const struct open_ticket *ticket, const struct scene *scene)
{
	return facts_team_tier(scene->facts, ticket->team) > 1;
}

static bool is_owner_away(const struct open_ticket *ticket, const struct scene *scene)
{
	(void)scene;
	return ticket->is_owner_away;
}

static bool is_pinned(const struct open_ticket *ticket, const struct scene *scene)
{
	return scene_is_pinned(scene, ticket->ticket);
}

static bool is_reopened(const struct open_ticket *ticket, const struct scene *scene)
{
	(void)scene;
	return ticket->reopens > 0;
}

static bool is_rated_low(const struct open_ticket *ticket, const struct scene *scene)
{
	return ticket->rating < LOW_RATING && ticket->rated_at != TIME_NONE &&
	       ticket->rated_at > scene->now.wall_s - RATED_S;
}

static bool is_untouched(const struct open_ticket *ticket, const struct scene *scene)
{
	return ticket->active_at < scene->now.wall_s - UNTOUCHED_S;
}

static bool is_moved(const struct open_ticket *ticket, const struct scene *scene)
{
	(void)scene;
	return ticket->moves > MOVES_MANY;
}

static bool waits_on_third_party(const struct open_ticket *ticket, const struct scene *scene)
{
	(void)scene;
	return ticket->waiting == WAITING_THIRD_PARTY;
}

static bool is_open(const struct open_ticket *ticket, const struct scene *scene)
{
	(void)ticket;
	(void)scene;
	return true;
}

/* clang-format off */
const struct waiting_tab waiting_tabs[WAITING_TAB_COUNT] = {
	{ "breached", N_("Breached"), N_("no promise is broken"), is_breached, false },
	{ "due-soon", N_("Due soon"), N_("nothing falls due soon"), is_due_soon, false },
	{ "unassigned", N_("Unassigned"), N_("every open ticket has an owner"), is_unassigned, true },
	{ "longest", N_("Longest wait"), N_("nobody waits for us"), waits_on_us, true },
	{ "escalated", N_("Escalated"), N_("no open ticket is with a higher tier"), is_escalated, true },
	{ "reopened", N_("Reopened"), N_("no open ticket was reopened"), is_reopened, true },
	{ "low-ratings", N_("Low ratings"), N_("no open ticket was rated low in the last 48 hours"), is_rated_low, true },
	{ "untouched", N_("Untouched 3 d"), N_("every open ticket was touched in the last 3 days"), is_untouched, true },
	{ "moved", N_("Moved > 2"), N_("no open ticket was moved more than twice"), is_moved, true },
	{ "third-party", N_("Third party"), N_("nothing waits on a third party"), waits_on_third_party, true },
	{ "away", N_("Owner away"), N_("of no owner is told that they are away"), is_owner_away, true },
	{ "pinned", N_("Pinned"), N_("no open ticket is pinned"), is_pinned, false },
	{ "all", N_("All open"), N_("no ticket is open"), is_open, false },
};
/* clang-format on */

static int longest_first(const void *left_void, const void *right_void)
{
	const struct open_ticket *left = *(const struct open_ticket *const *)left_void;
	const struct open_ticket *right = *(const struct open_ticket *const *)right_void;
	if (left->waiting_since == right->waiting_since)
		return (left->ticket > right->ticket) - (left->ticket < right->ticket);
	/* TIME_NONE is the smallest number, and means the least. */
	if (left->waiting_since == TIME_NONE || right->waiting_since == TIME_NONE)
		return left->waiting_since == TIME_NONE ? 1 : -1;
	return left->waiting_since < right->waiting_since ? -1 : 1;
}

const struct open_ticket **waiting_tab_tickets(
	const struct waiting_tab *tab, const struct scene *scene, struct arena *arena, size_t *len)
{
	const struct open_ticket **held = arena_alloc(arena, scene->open_count + 1, sizeof(*held));
	*len = 0;
	for (size_t i = 0; scene->facts && i < scene->open_count; i++)
		if (tab->holds(&scene->open[i], scene))
			held[(*len)++] = &scene->open[i];
	if (tab->is_by_wait)
		rank_first(held, *len, sizeof(*held), TABLE_ROW_MAX, longest_first);
	return held;
}

void waiting_tab_counts(const struct scene *scene, size_t counts[WAITING_TAB_COUNT])
{
	for (size_t tab = 0; tab < WAITING_TAB_COUNT; tab++)
		counts[tab] = 0;
	for (size_t i = 0; i < scene->open_count; i++)
		for (size_t tab = 0; tab < WAITING_TAB_COUNT; tab++)
			counts[tab] += waiting_tabs[tab].holds(&scene->open[i], scene);
}

size_t waiting_tab_find(const char *name)
{
	for (size_t i = 0; i < WAITING_TAB_COUNT; i++)
		if (strcmp(waiting_tabs[i].name, name) == 0)
			return i;
	return 0;
}
