/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Members of roles and sites, and the lists that screens show of them.
 */
#include "config.h"

#include "kpi/sets.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "kpi/pool.h"
#include "model/role.h"

/* --- who goes by a word: case does not matter ----------------------------------------------- */

static bool is_either(const char *word, const char *name, const char *id)
{
	return (name && strcasecmp(word, name) == 0) || (id && strcasecmp(word, id) == 0);
}

static bool is_team(const struct roster_team *team, const char *word)
{
	return is_either(word, team->name, team->scope_id);
}

static bool is_group(const struct directory_group *group, const char *word)
{
	return is_either(word, group->name, group->external_id);
}

static bool is_account(const struct directory_account *account, const char *word)
{
	return is_either(word, account->name, account->external_id) ||
	       is_either(word, account->login, account->email);
}

static bool is_agent(const struct roster_agent *agent, const char *word)
{
	return is_either(word, agent->name, agent->scope_id);
}

bool sets_find_team(const struct roster *roster, const char *word)
{
	for (size_t i = 1; i < roster->team_count; i++)
		if (is_team(&roster->teams[i], word))
			return true;
	return false;
}

bool sets_find_group(const struct directory *directory, const char *word)
{
	for (size_t i = 0; i < directory->group_count; i++)
		if (is_group(&directory->groups[i], word))
			return true;
	return false;
}

/* Marks the persons that the word means; how many. */
static size_t mark_agents(const struct roster *roster, const struct directory *directory,
	const char *word, bool *marked)
{
	size_t count = 0;

	for (size_t i = 1; i < roster->agent_count; i++)
		if (is_agent(&roster->agents[i], word)) {
			marked[i] = true;
			count++;
		}
	for (size_t i = 0; i < directory->account_count; i++) {
		uint32_t agent = roster_agent(roster, directory->accounts[i].id);

		if (agent != 0 && is_account(&directory->accounts[i], word)) {
			marked[agent] = true;
			count++;
		}
	}
	return count;
}

bool sets_find_agent(
	const struct roster *roster, const struct directory *directory, const char *word)
{
	bool *marked = mem_new(roster->agent_count, sizeof(*marked));
	size_t count = mark_agents(roster, directory, word, marked);

	free(marked);
	return count > 0;
}

/* --- the sets ------------------------------------------------------------------------------ */

static struct roster_set *add_set(
	struct roster *roster, const char *id, const char *title, bool is_site)
{
	struct roster_set *set = &roster->sets[roster->set_count];

	if (roster->set_count == ROSTER_SET_MAX)
		return NULL;
	roster->set_count++;
	*set = (struct roster_set){ .id = id, .title = title, .is_site = is_site };
	set->has_team = arena_alloc(roster->arena, roster->team_count, sizeof(bool));
	set->has_agent = arena_alloc(roster->arena, roster->agent_count, sizeof(bool));
	return set;
}

static void choose_teams(
	const struct roster *roster, struct roster_set *set, const struct text_list *teams)
{
	for (size_t i = 1; i < roster->team_count; i++)
		for (size_t word = 0; word < teams->len; word++)
			if (is_team(&roster->teams[i], teams->items[word]))
				set->has_team[i] = true;
}

/* A team of several groups is chosen by any of them. */
static void choose_groups(const struct roster *roster, const struct directory *directory,
	struct roster_set *set, const struct text_list *groups)
{
	for (size_t i = 0; i < directory->group_count; i++)
		for (size_t word = 0; word < groups->len; word++)
			if (is_group(&directory->groups[i], groups->items[word]))
				set->has_team[roster_team(roster, directory->groups[i].id)] = true;
}

static const struct role_config *role_config_find(const struct desk *desk, const char *name)
{
	for (size_t i = 0; i < desk->role_count; i++)
		if (strcmp(desk->roles[i].name, name) == 0)
			return &desk->roles[i];
	return NULL;
}

static void add_role(struct roster *roster, const struct directory *directory,
	const struct role_config *config, const struct role_row *row)
{
	struct roster_set *set = add_set(
		roster, row ? row->name : config->name, row ? row->title : config->name, false);
	bool is_narrowed =
		config && config->teams.len + config->groups.len + config->agents.len > 0;

	if (!set)
		return;
	if (is_narrowed) {
		choose_teams(roster, set, &config->teams);
		choose_groups(roster, directory, set, &config->groups);
		for (size_t i = 0; i < config->agents.len; i++)
			(void)mark_agents(
				roster, directory, config->agents.items[i], set->has_agent);
		return;
	}
	set->is_everybody = !row || row->least_tier == 0;
	for (size_t i = 1; row && row->least_tier > 0 && i < roster->team_count; i++)
		set->has_team[i] = roster->teams[i].tier >= row->least_tier;
}

void sets_make(struct roster *roster, const struct desk *desk, const struct directory *directory)
{
	for (const struct role_row *row = role_rows; row->name; row++)
		add_role(roster, directory, role_config_find(desk, row->name), row);
	for (size_t i = 0; i < desk->role_count; i++)
		if (!role_find(desk->roles[i].name))
			add_role(roster, directory, &desk->roles[i], NULL);
	for (size_t i = 0; i < desk->site_count; i++) {
		struct roster_set *set =
			add_set(roster, desk->sites[i].name, desk->sites[i].name, true);

		if (!set)
			continue;
		set->is_outsourced = desk->sites[i].is_outsourced;
		choose_teams(roster, set, &desk->sites[i].teams);
	}
}

/* --- lists ---------------------------------------------------------------------------------- */

static bool is_now(const struct directory_membership *membership, int64_t now_s)
{
	return membership->to == TIME_NONE || membership->to > now_s;
}

/* Marks the agents of the chosen teams, or the teams of the chosen agents. */
static void mark_members(const struct facts *facts, const bool *chosen, bool by_team, bool *marked)
{
	const struct directory *directory = facts->directory;
	int64_t now_s = facts->as_of == TIME_NONE ? INT64_MAX - 1 : facts->as_of;

	for (size_t i = 0; directory && i < directory->membership_count; i++) {
		const struct directory_membership *membership = &directory->memberships[i];
		uint32_t team = roster_team(&facts->roster, membership->group);
		uint32_t agent = roster_agent(&facts->roster, membership->account);

		if (team == 0 || agent == 0 || !is_now(membership, now_s))
			continue;
		if (by_team && chosen[team])
			marked[agent] = true;
		if (!by_team && chosen[agent])
			marked[team] = true;
	}
}

static struct fact_list list_agents(
	const struct roster *roster, const bool *marked, struct arena *arena)
{
	struct fact_list list = { arena_alloc(arena, roster->agent_count, sizeof(fact_id)), 0 };

	for (size_t i = 1; i < roster->agent_count; i++)
		if (marked[i] && roster->agents[i].is_active)
			list.ids[list.len++] = roster->agents[i].account;
	return list;
}

static struct fact_list list_teams(
	const struct roster *roster, const bool *marked, struct arena *arena)
{
	struct fact_list list = { arena_alloc(arena, roster->team_count, sizeof(fact_id)), 0 };

	for (size_t i = 1; i < roster->team_count; i++)
		if (marked[i] && roster->teams[i].is_active)
			list.ids[list.len++] = roster->teams[i].group;
	return list;
}

struct fact_list facts_role_members(
	const struct facts *facts, const char *role, enum scope_kind kind, struct arena *arena)
{
	const struct roster *roster = &facts->roster;
	size_t found = role ? roster_set_find(roster, role, false) : ROSTER_SET_MAX;
	bool is_agents = kind == SCOPE_AGENT;
	size_t len = is_agents ? roster->agent_count : roster->team_count;
	bool *marked = arena_alloc(arena, len, sizeof(bool));

	if (found == ROSTER_SET_MAX)
		return (struct fact_list){ NULL, 0 };
	const struct roster_set *set = &roster->sets[found];
	const bool *own = is_agents ? set->has_agent : set->has_team;

	for (size_t i = 0; i < len; i++)
		marked[i] = set->is_everybody || own[i];
	if (!set->is_everybody)
		mark_members(facts, is_agents ? set->has_team : set->has_agent, is_agents, marked);
	return is_agents ? list_agents(roster, marked, arena) : list_teams(roster, marked, arena);
}

struct fact_list facts_team_agents(const struct facts *facts, fact_id group, struct arena *arena)
{
	const struct roster *roster = &facts->roster;
	bool *chosen = arena_alloc(arena, roster->team_count, sizeof(bool));
	bool *marked = arena_alloc(arena, roster->agent_count, sizeof(bool));
	uint32_t team = roster_team(roster, group);

	if (team == 0)
		return (struct fact_list){ NULL, 0 };
	chosen[team] = true;
	mark_members(facts, chosen, true, marked);
	return list_agents(roster, marked, arena);
}

struct fact_list facts_agent_teams(const struct facts *facts, fact_id account, struct arena *arena)
{
	const struct roster *roster = &facts->roster;
	bool *chosen = arena_alloc(arena, roster->agent_count, sizeof(bool));
	bool *marked = arena_alloc(arena, roster->team_count, sizeof(bool));
	uint32_t agent = roster_agent(roster, account);

	if (agent == 0)
		return (struct fact_list){ NULL, 0 };
	chosen[agent] = true;
	mark_members(facts, chosen, false, marked);
	return list_teams(roster, marked, arena);
}
