/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Memberships by agent.
 */
#include "config.h"

#include "kpi/home.h"

#include "base/clock.h"

/* Memberships of nobody whom we know are agent 0's. */
void home_make(struct roster *roster, const struct directory *directory)
{
	size_t count = directory->membership_count, agents = roster->agent_count;
	size_t *next = arena_alloc(roster->arena, agents, sizeof(*next));

	roster->stays = arena_alloc(roster->arena, count + 1, sizeof(*roster->stays));
	roster->first_stay = arena_alloc(roster->arena, agents + 1, sizeof(*roster->first_stay));
	for (size_t i = 0; i < count; i++)
		roster->first_stay[roster_agent(roster, directory->memberships[i].account) + 1]++;
	for (size_t i = 0; i < agents; i++) {
		next[i] = roster->first_stay[i];
		roster->first_stay[i + 1] += roster->first_stay[i];
	}
	for (size_t i = 0; i < count; i++) {
		const struct directory_membership *row = &directory->memberships[i];
		uint32_t agent = roster_agent(roster, row->account);

		roster->stays[next[agent]++] =
			(struct roster_stay){ row->group, row->from, row->to };
	}
}

static bool holds(const struct roster_stay *stay, int64_t at)
{
	return (stay->from == TIME_NONE || stay->from <= at) &&
	       (stay->to == TIME_NONE || stay->to > at);
}

fact_id roster_home(const struct roster *roster, uint32_t agent, int64_t at)
{
	fact_id home = 0;

	if (agent == 0 || !roster->first_stay)
		return 0;
	for (size_t i = roster->first_stay[agent]; i < roster->first_stay[agent + 1]; i++) {
		fact_id group = roster->stays[i].group;

		if (!holds(&roster->stays[i], at) || roster_team(roster, group) == 0)
			continue;
		if (home && roster_team(roster, home) != roster_team(roster, group))
			return 0;
		home = group;
	}
	return home;
}
