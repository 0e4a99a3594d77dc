/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Persons and teams out of accounts and groups.
 */
#include "config.h"

#include "kpi/roster.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/words.h"
#include "kpi/home.h"
#include "kpi/namesake.h"
#include "kpi/sets.h"

void roster_init(struct roster *roster)
{
	memset(roster, 0, sizeof(*roster));
	roster->arena = arena_new();
	roster->teams = arena_alloc(roster->arena, 1, sizeof(*roster->teams));
	roster->agents = arena_alloc(roster->arena, 1, sizeof(*roster->agents));
	roster->teams[0] = (struct roster_team){ .name = N_("none"), .scope_id = "-" };
	roster->agents[0] = (struct roster_agent){ .name = N_("none"), .scope_id = "-" };
	roster->team_count = roster->agent_count = 1;
}

void roster_release(struct roster *roster)
{
	arena_free(roster->arena);
	memset(roster, 0, sizeof(*roster));
}

static size_t largest_id(const void *rows, size_t count, size_t size)
{
	fact_id largest = 0;

	for (size_t i = 0; i < count; i++) {
		fact_id id; /* the first member of every directory row */

		memcpy(&id, (const char *)rows + i * size, sizeof(id));
		if (id > largest)
			largest = id;
	}
	return (size_t)largest;
}

/* Ids are unique within a source; where there are several they carry the source's name. */
static const char *scope_id_of(struct roster *roster, const struct directory *directory,
	fact_id source, const char *external_id)
{
	if (namesake_helpdesks(directory) < 2)
		return arena_dup(roster->arena, external_id);
	for (size_t i = 0; i < directory->source_count; i++)
		if (directory->sources[i].id == source)
			return arena_printf(
				roster->arena, "%s:%s", directory->sources[i].name, external_id);
	return arena_dup(roster->arena, external_id);
}

static int compare_teams(const void *a, const void *b)
{
	const struct roster_team *left = a, *right = b;
	int order = strcasecmp(left->name, right->name);

	return order ? order : strcmp(left->scope_id, right->scope_id);
}

static int compare_agents(const void *a, const void *b)
{
	const struct roster_agent *left = a, *right = b;
	int order = strcasecmp(left->name, right->name);

	return order ? order : strcmp(left->scope_id, right->scope_id);
}

/* --- teams ---------------------------------------------------------------------------------- */

static bool team_has_group(const struct team_config *team, const struct directory_group *group)
{
	if (team->groups.len == 0)
		return group->name && strcmp(team->name, group->name) == 0;
	for (size_t i = 0; i < team->groups.len; i++)
		if ((group->name && strcmp(team->groups.items[i], group->name) == 0) ||
			strcmp(team->groups.items[i], group->external_id) == 0)
			return true;
	return false;
}

/* Feeds know teams by the names that we show. */
static const struct team_config *team_of_name(const struct desk *desk, const char *name)
{
	for (size_t i = 0; i < desk->team_count; i++)
		if (name && strcasecmp(desk->teams[i].name, name) == 0)
			return &desk->teams[i];
	return NULL;
}

static const struct team_config *team_of_group(const struct desk *desk,
	const struct directory *directory, const struct directory_group *group)
{
	if (namesake_is_feed(directory, group->source) && team_of_name(desk, group->name))
		return team_of_name(desk, group->name);
	for (size_t i = 0; i < desk->team_count; i++)
		if (team_has_group(&desk->teams[i], group))
			return &desk->teams[i];
	return NULL;
}

/* A team of several groups goes by its own name, all others by their group's id. */
static void add_group(struct roster *roster, const struct desk *desk,
	const struct directory *directory, const struct directory_group *group)
{
	const struct team_config *config = team_of_group(desk, directory, group);
	const char *name = config ? config->name : group->name ? group->name : group->external_id;

	for (size_t i = 1; config && i < roster->team_count; i++) {
		struct roster_team *team = &roster->teams[i];

		if (strcmp(team->name, name) != 0 || team->tier < 0)
			continue;
		team->scope_id = team->name;
		team->is_active |= group->is_active;
		return;
	}
	roster->teams[roster->team_count++] = (struct roster_team){
		.name = arena_dup(roster->arena, name),
		.scope_id = scope_id_of(roster, directory, group->source, group->external_id),
		.group = group->id,
		.tier = config ? config->tier : -1,
		.is_active = group->is_active,
		.calendar = config ? config->calendar : NULL,
	};
}

static uint32_t team_by_group(const struct roster *roster, const struct desk *desk,
	const struct directory *directory, const struct directory_group *group)
{
	const struct directory_group *meant = namesake_group(directory, group);
	const struct team_config *config = team_of_group(desk, directory, group);

	if (meant && !config) {
		group = meant;
		config = team_of_group(desk, directory, group);
	}

	for (size_t i = 1; i < roster->team_count; i++) {
		const struct roster_team *team = &roster->teams[i];

		if (config ? team->tier >= 0 && strcmp(team->name, config->name) == 0
			   : team->group == group->id)
			return (uint32_t)i;
	}
	return 0;
}

/* A feed's group that goes by another one's name; two spellings may be two teams of the desk. */
static bool is_there_already(const struct desk *desk, const struct directory *directory,
	const struct directory_group *group)
{
	const struct directory_group *meant = namesake_group(directory, group);

	if (!meant)
		return false;
	return !namesake_is_feed(directory, meant->source) ||
	       team_of_group(desk, directory, group) == team_of_group(desk, directory, meant);
}

static void make_teams(
	struct roster *roster, const struct desk *desk, const struct directory *directory)
{
	size_t count = directory->group_count;
	struct roster_team none = roster->teams[0];

	roster->teams = arena_alloc(roster->arena, count + 1, sizeof(*roster->teams));
	roster->teams[0] = none;
	/* Those of helpdesks first: they give a team its id. */
	for (size_t i = 0; i < count; i++)
		if (!namesake_is_feed(directory, directory->groups[i].source))
			add_group(roster, desk, directory, &directory->groups[i]);
	for (size_t i = 0; i < count; i++)
		if (namesake_is_feed(directory, directory->groups[i].source) &&
			!is_there_already(desk, directory, &directory->groups[i]))
			add_group(roster, desk, directory, &directory->groups[i]);
	qsort(roster->teams + 1, roster->team_count - 1, sizeof(*roster->teams), compare_teams);
	roster->team_of_len = largest_id(directory->groups, count, sizeof(*directory->groups)) + 1;
	roster->team_of = arena_alloc(roster->arena, roster->team_of_len, sizeof(*roster->team_of));
	for (size_t i = 0; i < count; i++)
		roster->team_of[directory->groups[i].id] =
			team_by_group(roster, desk, directory, &directory->groups[i]);
}

/* --- persons -------------------------------------------------------------------------------- */

static bool is_one_person(const struct directory_account *a, const struct directory_account *b)
{
	return a->source != b->source && a->email && b->email && a->is_email_verified &&
	       b->is_email_verified && strcasecmp(a->email, b->email) == 0;
}

/* What the configuration says of this account: the person's name, or NULL. */
static const char *mapped_name(const struct desk *desk, const struct directory_account *account)
{
	for (size_t i = 0; i < desk->map_count; i++) {
		const char *from = desk->maps[i].from;

		if (strcmp(from, account->external_id) == 0 ||
			(account->login && strcmp(from, account->login) == 0) ||
			(account->email && strcasecmp(from, account->email) == 0))
			return desk->maps[i].to;
	}
	return NULL;
}

static const struct directory_account *account_find(const struct directory *directory, fact_id id)
{
	for (size_t i = 0; i < directory->account_count; i++)
		if (directory->accounts[i].id == id)
			return &directory->accounts[i];
	return NULL;
}

/* The person this account belongs to among those that are already there; 0: a new one. */
static size_t known_person(const struct roster *roster, const struct desk *desk,
	const struct directory *directory, const struct directory_account *account)
{
	const char *mapped = mapped_name(desk, account);

	if (!mapped && (namesake_helpdesks(directory) < 2 || !account->email))
		return 0;
	for (size_t i = 1; i < roster->agent_count; i++) {
		const struct roster_agent *agent = &roster->agents[i];

		if (mapped && strcmp(mapped, agent->name) == 0)
			return i;
		const struct directory_account *other = account_find(directory, agent->account);

		if (!mapped && other && is_one_person(other, account))
			return i;
	}
	return 0;
}

/* The directory's customers are those who worked here once: what they did stays theirs. */
static bool has_worked_here(const struct directory_account *account)
{
	return account->kind == ACTOR_AGENT || account->kind == ACTOR_CUSTOMER;
}

static bool works_here(const struct directory_account *account)
{
	return account->kind == ACTOR_AGENT && account->is_active;
}

static void add_account(struct roster *roster, const struct desk *desk,
	const struct directory *directory, const struct directory_account *account)
{
	size_t known = known_person(roster, desk, directory, account);
	const char *mapped = mapped_name(desk, account);

	roster->agent_of[account->id] = (uint32_t)(known ? known : roster->agent_count);
	if (known) {
		roster->agents[known].is_active |= works_here(account);
		return;
	}
	roster->agents[roster->agent_count++] = (struct roster_agent){
		.name = arena_dup(roster->arena, mapped          ? mapped
						 : account->name ? account->name
								 : account->external_id),
		.scope_id = account->login && account->login[0]
				    ? arena_dup(roster->arena, account->login)
				    : scope_id_of(roster, directory, account->source,
					      account->external_id),
		.alias = arena_printf(roster->arena, _("Agent %lld"), (long long)account->id),
		.account = account->id,
		.is_active = works_here(account),
	};
}

/* Two feeds that write the same text mean the same person. */
static uint32_t person_of_feeds(const struct roster *roster, const struct directory *directory,
	const struct directory_account *account)
{
	for (size_t i = 0; i < directory->account_count; i++) {
		const struct directory_account *other = &directory->accounts[i];

		if (other != account && namesake_is_feed(directory, other->source) &&
			strcasecmp(other->external_id, account->external_id) == 0 &&
			roster->agent_of[other->id] != 0)
			return roster->agent_of[other->id];
	}
	return 0;
}

/* Who is named by a feed is the helpdesk's person of that name; nobody else becomes one but who is
 * named as an agent. Whether they still work here the helpdesk knows better. */
static void add_named(struct roster *roster, const struct desk *desk,
	const struct directory *directory, const struct directory_account *account)
{
	const char *mapped = mapped_name(desk, account);
	uint32_t person =
		namesake_person(roster, directory, mapped ? mapped : account->external_id);

	if (person == 0)
		person = person_of_feeds(roster, directory, account);
	if (person != 0)
		roster->agent_of[account->id] = person;
	else if (account->kind == ACTOR_AGENT && !namesake_is_bot(directory, account->external_id))
		add_account(roster, desk, directory, account);
}

/* Sorts the persons and mends what points to them. */
static void sort_agents(struct roster *roster)
{
	size_t count = roster->agent_count;
	uint32_t *place = arena_alloc(roster->arena, count, sizeof(*place));
	fact_id *accounts = arena_alloc(roster->arena, count, sizeof(*accounts));

	for (size_t i = 1; i < count; i++)
		accounts[i] = roster->agents[i].account;
	qsort(roster->agents + 1, count - 1, sizeof(*roster->agents), compare_agents);
	uint32_t *place_of = arena_alloc(roster->arena, roster->agent_of_len, sizeof(*place_of));

	for (size_t i = 1; i < count; i++)
		place_of[roster->agents[i].account] = (uint32_t)i;
	for (size_t i = 1; i < count; i++)
		place[i] = place_of[accounts[i]];
	for (size_t i = 0; i < roster->agent_of_len; i++)
		roster->agent_of[i] = place[roster->agent_of[i]];
}

static void make_agents(
	struct roster *roster, const struct desk *desk, const struct directory *directory)
{
	size_t count = directory->account_count;
	struct roster_agent none = roster->agents[0];

	roster->agents = arena_alloc(roster->arena, count + 1, sizeof(*roster->agents));
	roster->agents[0] = none;
	roster->agent_of_len =
		largest_id(directory->accounts, count, sizeof(*directory->accounts)) + 1;
	roster->agent_of =
		arena_alloc(roster->arena, roster->agent_of_len, sizeof(*roster->agent_of));
	for (size_t i = 0; i < count; i++)
		if (has_worked_here(&directory->accounts[i]) &&
			!namesake_is_feed(directory, directory->accounts[i].source))
			add_account(roster, desk, directory, &directory->accounts[i]);
	for (size_t i = 0; i < count; i++)
		if (namesake_is_feed(directory, directory->accounts[i].source))
			add_named(roster, desk, directory, &directory->accounts[i]);
	sort_agents(roster);
}

static void make_bots(struct roster *roster, const struct directory *directory)
{
	roster->is_bot = arena_alloc(roster->arena, roster->agent_of_len, sizeof(*roster->is_bot));
	for (size_t i = 0; i < directory->account_count; i++) {
		const struct directory_account *account = &directory->accounts[i];

		roster->is_bot[account->id] = account->kind == ACTOR_BOT;
		if (account->kind == ACTOR_BOT)
			roster->bots += (uint64_t)account->id * (uint64_t)account->id + 1;
	}
}

static void make_names(struct roster *roster, const struct directory *directory)
{
	roster->name_count =
		largest_id(directory->names, directory->name_count, sizeof(*directory->names)) + 1;
	roster->names = arena_alloc(roster->arena, roster->name_count, sizeof(*roster->names));
	for (size_t i = 0; i < directory->name_count; i++)
		roster->names[directory->names[i].id] =
			arena_dup(roster->arena, directory->names[i].text);
}

void roster_make(struct roster *roster, const struct desk *desk, const struct directory *directory)
{
	roster_release(roster);
	roster_init(roster);
	make_names(roster, directory);
	make_teams(roster, desk, directory);
	make_agents(roster, desk, directory);
	make_bots(roster, directory);
	home_make(roster, directory);
	sets_make(roster, desk, directory);
}

uint32_t roster_team(const struct roster *roster, fact_id group)
{
	return group > 0 && (size_t)group < roster->team_of_len ? roster->team_of[group] : 0;
}

uint32_t roster_agent(const struct roster *roster, fact_id account)
{
	return account > 0 && (size_t)account < roster->agent_of_len ? roster->agent_of[account]
								     : 0;
}

bool roster_is_bot(const struct roster *roster, fact_id account)
{
	return account > 0 && (size_t)account < roster->agent_of_len && roster->is_bot[account];
}

const char *roster_name(const struct roster *roster, fact_id name)
{
	if (name <= 0 || (size_t)name >= roster->name_count || !roster->names[name])
		return "";
	return roster->names[name];
}

size_t roster_set_find(const struct roster *roster, const char *id, bool is_site)
{
	for (size_t i = 0; i < roster->set_count; i++)
		if (roster->sets[i].is_site == is_site && strcmp(roster->sets[i].id, id) == 0)
			return i;
	return ROSTER_SET_MAX;
}

bool roster_set_is_empty(const struct roster *roster, const struct roster_set *set)
{
	for (size_t i = 1; i < roster->team_count; i++)
		if (set->has_team[i])
			return false;
	for (size_t i = 1; i < roster->agent_count; i++)
		if (set->has_agent[i])
			return false;
	return !set->is_everybody;
}

bool roster_set_is_of_teams(const struct roster *roster, const struct roster_set *set)
{
	for (size_t i = 1; i < roster->agent_count; i++)
		if (set->has_agent[i])
			return false;
	return !set->is_everybody && !roster_set_is_empty(roster, set);
}
