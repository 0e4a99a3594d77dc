/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Members that nobody knows.
 */
#include "config.h"

#include "kpi/unmatched.h"

#include <string.h>

#include "kpi/pool.h"
#include "kpi/sets.h"

struct search {
	const struct facts *facts;
	struct arena *arena;
	struct unmatched *found; /* NULL: only counted */
	size_t len;
};

static bool is_known(const struct facts *facts, enum member_kind kind, const char *word)
{
	const struct roster *roster = &facts->roster;

	if (kind == MEMBER_TEAM)
		return roster->team_count < 2 || sets_find_team(roster, word);
	if (kind == MEMBER_GROUP)
		return facts->directory->group_count == 0 ||
		       sets_find_group(facts->directory, word);
	return roster->agent_count < 2 || sets_find_agent(roster, facts->directory, word);
}

static void look(struct search *search, struct unmatched meant, const struct text_list *words)
{
	for (size_t i = 0; i < words->len; i++) {
		if (is_known(search->facts, meant.kind, words->items[i]))
			continue;
		meant.word = words->items[i];
		if (search->found)
			search->found[search->len] = meant;
		search->len++;
	}
}

static void look_for(struct search *search, struct unmatched meant, const char *word)
{
	if (word)
		look(search, meant, &(const struct text_list){ &word, 1 });
}

/* Whom targets judge and to whom promises are given. */
static void look_at_goals(struct search *search)
{
	const struct desk *desk = search->facts->desk;

	for (size_t i = 0; i < desk->target_count; i++) {
		const struct target_config *target = &desk->targets[i];

		look_for(search, (struct unmatched){ "target", target->kpi, MEMBER_TEAM, NULL },
			target->team);
		look_for(search, (struct unmatched){ "target", target->kpi, MEMBER_AGENT, NULL },
			target->agent);
	}
	for (size_t i = 0; i < desk->promise_count; i++) {
		const struct promise_config *promise = &desk->promises[i];
		const char *place = arena_printf(search->arena, "%s:%d",
			promise->place.file_name ? promise->place.file_name : "?",
			promise->place.line);

		look_for(search, (struct unmatched){ "promise", place, MEMBER_TEAM, NULL },
			promise->team);
	}
}

static void look_everywhere(struct search *search)
{
	const struct desk *desk = search->facts->desk;

	for (size_t i = 0; i < desk->team_count; i++)
		look(search, (struct unmatched){ "team", desk->teams[i].name, MEMBER_GROUP, NULL },
			&desk->teams[i].groups);
	for (size_t i = 0; i < desk->site_count; i++)
		look(search, (struct unmatched){ "site", desk->sites[i].name, MEMBER_TEAM, NULL },
			&desk->sites[i].teams);
	for (size_t i = 0; i < desk->role_count; i++) {
		const struct role_config *role = &desk->roles[i];

		look(search, (struct unmatched){ "role", role->name, MEMBER_TEAM, NULL },
			&role->teams);
		look(search, (struct unmatched){ "role", role->name, MEMBER_GROUP, NULL },
			&role->groups);
		look(search, (struct unmatched){ "role", role->name, MEMBER_AGENT, NULL },
			&role->agents);
	}
	look_at_goals(search);
}

size_t facts_unmatched(const struct facts *facts, struct arena *arena, struct unmatched **list)
{
	struct search search = { .facts = facts, .arena = arena };

	*list = NULL;
	if (!facts->directory)
		return 0;
	look_everywhere(&search);
	if (search.len == 0)
		return 0;
	*list = search.found = arena_alloc(arena, search.len, sizeof(**list));
	search.len = 0;
	look_everywhere(&search);
	return search.len;
}

const char *facts_empty_set(const struct facts *facts, size_t index, bool *is_site)
{
	const struct roster *roster = &facts->roster;

	if (roster->agent_count < 2 && roster->team_count < 2)
		return NULL;
	for (size_t i = 0; i < roster->set_count; i++) {
		*is_site = roster->sets[i].is_site;
		if (roster_set_is_empty(roster, &roster->sets[i]) && index-- == 0)
			return roster->sets[i].id;
	}
	return NULL;
}
