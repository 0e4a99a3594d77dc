/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scopes and filters as tables by dense number, so that asking costs a few loads.
 */
#include "config.h"

#include "kpi/groups.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/words.h"
#include "kpi/filter.h"

/* --- the filter ----------------------------------------------------------------------------- */

static bool *filter_teams(struct groups *groups, const char *words)
{
	const struct facts *facts = groups->facts;
	bool *has = words ? arena_alloc(groups->arena, facts->groups.len, sizeof(bool)) : NULL;

	for (size_t i = 0; has && i < facts->groups.len; i++) {
		const struct roster_team *team =
			&facts->roster.teams[roster_team(&facts->roster, facts->groups.ids[i])];

		has[i] = filter_means(words, team->scope_id, team->name);
	}
	return has;
}

static bool *filter_agents(struct groups *groups, const char *words)
{
	const struct facts *facts = groups->facts;
	bool *has = words ? arena_alloc(groups->arena, facts->agents.len, sizeof(bool)) : NULL;

	for (size_t i = 0; has && i < facts->agents.len; i++) {
		const struct roster_agent *agent =
			&facts->roster.agents[roster_agent(&facts->roster, facts->agents.ids[i])];

		has[i] = filter_means(words, agent->scope_id, agent->name);
	}
	return has;
}

static bool *filter_names(struct groups *groups, const struct dense *names, const char *words)
{
	bool *has = words ? arena_alloc(groups->arena, names->len, sizeof(bool)) : NULL;

	for (size_t i = 0; has && i < names->len; i++) {
		const char *name =
			i == 0 ? "-" : roster_name(&groups->facts->roster, names->ids[i]);

		has[i] = filter_means(words, name, name);
	}
	return has;
}

static uint32_t filter_set(const struct groups *groups, const char *id, bool is_site)
{
	size_t set = id ? roster_set_find(&groups->facts->roster, id, is_site) : ROSTER_SET_MAX;

	return set == ROSTER_SET_MAX ? 0 : 1u << set;
}

/* A role or site that does not exist holds nobody. */
static bool is_unknown_set(const struct groups *groups, const char *id, bool is_site)
{
	return id && roster_set_find(&groups->facts->roster, id, is_site) == ROSTER_SET_MAX;
}

static void make_filter(struct groups *groups, const struct board_filter *filter)
{
	const struct facts *facts = groups->facts;
	const char *const words[POOL_NAME_COUNT] = {
		[POOL_CHANNEL] = filter->of[SCOPE_CHANNEL],
		[POOL_PRIORITY] = filter->of[SCOPE_PRIORITY],
		[POOL_TYPE] = filter->of[SCOPE_TYPE],
		[POOL_TOPIC] = filter->of[SCOPE_TOPIC],
		[POOL_CUSTOMER] = filter->of[SCOPE_CUSTOMER],
	};

	groups->has_team = filter_teams(groups, filter->of[SCOPE_TEAM]);
	groups->has_agent = filter_agents(groups, filter->of[SCOPE_AGENT]);
	for (int kind = 0; kind < POOL_NAME_COUNT; kind++) {
		groups->has_name[kind] = filter_names(groups, &facts->names[kind], words[kind]);
		groups->is_by_name |= groups->has_name[kind] != NULL;
	}
	groups->must_have = filter_set(groups, filter->of[SCOPE_ROLE], false) |
			    filter_set(groups, filter->of[SCOPE_SITE], true);
	if (is_unknown_set(groups, filter->of[SCOPE_ROLE], false) ||
		is_unknown_set(groups, filter->of[SCOPE_SITE], true))
		groups->has_team = arena_alloc(groups->arena, facts->groups.len, sizeof(bool));
}

/* --- sets ----------------------------------------------------------------------------------- */

static void make_sets(struct groups *groups)
{
	const struct facts *facts = groups->facts;
	const struct roster *roster = &facts->roster;

	groups->team_sets = arena_alloc(groups->arena, facts->groups.len, sizeof(uint32_t));
	groups->agent_sets = arena_alloc(groups->arena, facts->agents.len, sizeof(uint32_t));
	for (size_t s = 0; s < roster->set_count; s++) {
		const struct roster_set *set = &roster->sets[s];

		if (set->is_everybody)
			groups->everybody |= 1u << s;
		for (size_t i = 1; i < facts->groups.len; i++)
			if (set->has_team[roster_team(roster, facts->groups.ids[i])])
				groups->team_sets[i] |= 1u << s;
		for (size_t i = 1; i < facts->agents.len; i++)
			if (set->has_agent[roster_agent(roster, facts->agents.ids[i])])
				groups->agent_sets[i] |= 1u << s;
	}
}

/* --- members -------------------------------------------------------------------------------- */

/* With strings of its own: a board outlives the roster it was made from. */
static uint32_t add_group(struct groups *groups, struct group group)
{
	group.id = arena_dup(groups->arena, group.id);
	group.name = arena_dup(groups->arena, group.name);
	groups->rows =
		mem_grow(groups->rows, &groups->capacity, groups->len + 1, sizeof(*groups->rows));
	groups->rows[groups->len] = group;
	groups->rows[groups->len].counted_as = (uint32_t)groups->len;
	return (uint32_t)groups->len++;
}

/* A filter by persons makes a slice of everything. */
static bool is_slice_of_holders(const struct board_filter *filter)
{
	return filter->of[SCOPE_TEAM] || filter->of[SCOPE_AGENT] || filter->of[SCOPE_ROLE] ||
	       filter->of[SCOPE_SITE];
}

static bool rests_on_holder(const struct board_filter *filter, const struct group *group)
{
	return is_slice_of_holders(filter) || group->scope == SCOPE_TEAM ||
	       group->scope == SCOPE_AGENT ||
	       ((group->scope == SCOPE_ROLE || group->scope == SCOPE_SITE) && !group->is_everybody);
}

static bool is_only(const struct board_request *request, enum scope_kind scope)
{
	return request->only_id && request->only_kind == scope;
}

static bool is_wanted(const struct board_request *request, const struct group *group)
{
	return !is_only(request, group->scope) || strcmp(request->only_id, group->id) == 0;
}

static uint32_t offer_group(
	struct groups *groups, const struct board_request *request, struct group group)
{
	if (!is_wanted(request, &group))
		return GROUP_NONE;
	group.rests_on_holder = rests_on_holder(&request->filter, &group);
	group.is_listed |= is_only(request, group.scope);
	return add_group(groups, group);
}

static void add_sets(
	struct groups *groups, const struct board_request *request, enum scope_kind scope)
{
	const struct roster *roster = &groups->facts->roster;

	for (size_t i = 0; i < roster->set_count; i++) {
		const struct roster_set *set = &roster->sets[i];

		if (set->is_site != (scope == SCOPE_SITE))
			continue;
		groups->set_group[i] = offer_group(groups, request,
			(struct group){
				.scope = scope,
				.id = set->id,
				.name = set->is_site ? set->title : _(set->title),
				.is_listed = true,
				.is_everybody = set->is_everybody,
				.is_empty = roster_set_is_empty(roster, set),
				.is_of_teams = roster_set_is_of_teams(roster, set),
			});
	}
}

static struct group none_of(enum scope_kind scope)
{
	return (struct group){ .scope = scope, .id = "-", .name = _("none") };
}

static void add_teams(struct groups *groups, const struct board_request *request)
{
	const struct facts *facts = groups->facts;
	const struct roster *roster = &facts->roster;
	uint32_t *place = arena_alloc(groups->arena, roster->team_count, sizeof(*place));
	uint32_t *of = arena_alloc(groups->arena, facts->groups.len, sizeof(*of));

	for (size_t i = 1; i < roster->team_count; i++) {
		const struct roster_team *team = &roster->teams[i];

		place[i] = offer_group(groups, request,
			(struct group){ .scope = SCOPE_TEAM,
				.id = team->scope_id,
				.name = team->name,
				.number = team->group,
				.is_listed = team->is_active });
	}
	place[0] = offer_group(groups, request, none_of(SCOPE_TEAM));
	for (size_t i = 0; i < facts->groups.len; i++)
		of[i] = place[roster_team(roster, facts->groups.ids[i])];
	groups->of[SCOPE_TEAM] = of;
}

static void add_agents(struct groups *groups, const struct board_request *request)
{
	const struct facts *facts = groups->facts;
	const struct roster *roster = &facts->roster;
	uint32_t *place = arena_alloc(groups->arena, roster->agent_count, sizeof(*place));
	uint32_t *of = arena_alloc(groups->arena, facts->agents.len, sizeof(*of));

	for (size_t i = 1; i < roster->agent_count; i++) {
		const struct roster_agent *agent = &roster->agents[i];

		place[i] = offer_group(groups, request,
			(struct group){ .scope = SCOPE_AGENT,
				.id = agent->scope_id,
				.name = agent->name,
				.number = agent->account,
				.is_listed = agent->is_active });
	}
	place[0] = offer_group(groups, request, none_of(SCOPE_AGENT));
	for (size_t i = 0; i < facts->agents.len; i++)
		of[i] = place[roster_agent(roster, facts->agents.ids[i])];
	groups->of[SCOPE_AGENT] = of;
}

struct named {
	const char *name;
	uint32_t index;
};

static int compare_named(const void *a, const void *b)
{
	const struct named *left = a, *right = b;
	int order = strcasecmp(left->name, right->name);

	return order ? order : (left->index > right->index) - (left->index < right->index);
}

static void add_names(struct groups *groups, const struct board_request *request,
	enum scope_kind scope, const struct dense *names)
{
	struct named *sorted = arena_alloc(groups->arena, names->len, sizeof(*sorted));
	uint32_t *of = arena_alloc(groups->arena, names->len, sizeof(*of));

	for (size_t i = 1; i < names->len; i++)
		sorted[i - 1] = (struct named){
			roster_name(&groups->facts->roster, names->ids[i]),
			(uint32_t)i,
		};
	qsort(sorted, names->len - 1, sizeof(*sorted), compare_named);
	for (size_t i = 0; i + 1 < names->len; i++)
		of[sorted[i].index] = offer_group(groups, request,
			(struct group){ .scope = scope,
				.id = sorted[i].name,
				.name = sorted[i].name,
				.number = names->ids[sorted[i].index] });
	of[0] = offer_group(groups, request, none_of(scope));
	groups->of[scope] = of;
	groups->has_names = true;
}

static void add_scope(
	struct groups *groups, const struct board_request *request, enum scope_kind scope)
{
	static const enum pool_name names[SCOPE_KIND_COUNT] = {
		[SCOPE_CHANNEL] = POOL_CHANNEL,
		[SCOPE_PRIORITY] = POOL_PRIORITY,
		[SCOPE_TYPE] = POOL_TYPE,
		[SCOPE_TOPIC] = POOL_TOPIC,
		[SCOPE_CUSTOMER] = POOL_CUSTOMER,
	};
	const struct desk *desk = groups->facts->desk;

	switch (scope) {
	case SCOPE_DEPARTMENT:
		groups->department = add_group(
			groups, (struct group){ .scope = scope,
					.id = desk->name ? desk->name : "-",
					.name = desk->title ? desk->title : _("Department"),
					.is_listed = true,
					.rests_on_holder = is_slice_of_holders(&request->filter) });
		break;
	case SCOPE_ROLE:
	case SCOPE_SITE:
		add_sets(groups, request, scope);
		break;
	case SCOPE_TEAM:
		add_teams(groups, request);
		break;
	case SCOPE_AGENT:
		add_agents(groups, request);
		break;
	default:
		add_names(groups, request, scope, &groups->facts->names[names[scope]]);
		break;
	}
}

/* Who was asked for has a place, even where nobody has heard of her (yet). */
static void add_only(struct groups *groups, const struct board_request *request)
{
	struct group group = { .scope = request->only_kind, .id = request->only_id };

	for (size_t i = 0; i < groups->len; i++)
		if (groups->rows[i].scope == group.scope)
			return;
	group.name = group.id;
	group.is_listed = true;
	add_group(groups, group);
}

/* A role that holds everybody has the figures of the department: they are counted once. */
static void share_everybody(struct groups *groups)
{
	uint32_t holder = groups->department;

	for (size_t i = 0; i < groups->facts->roster.set_count; i++) {
		uint32_t group = groups->set_group[i];

		if (group == GROUP_NONE || !(groups->everybody & (1u << i)))
			continue;
		if (holder == GROUP_NONE)
			holder = group;
		groups->rows[group].counted_as = holder;
		if (group != holder)
			groups->set_group[i] = GROUP_NONE;
	}
}

void groups_init(
	struct groups *groups, const struct facts *facts, const struct board_request *request)
{
	memset(groups, 0, sizeof(*groups));
	groups->facts = facts;
	groups->arena = arena_new();
	groups->department = GROUP_NONE;
	for (size_t i = 0; i < ROSTER_SET_MAX; i++)
		groups->set_group[i] = GROUP_NONE;
	make_sets(groups);
	make_filter(groups, &request->filter);
	for (int scope = 0; scope < SCOPE_KIND_COUNT; scope++)
		if (request->scopes[scope])
			add_scope(groups, request, (enum scope_kind)scope);
	if (request->only_id && request->scopes[request->only_kind])
		add_only(groups, request);
	share_everybody(groups);
	for (size_t i = 0; i < ROSTER_SET_MAX; i++)
		if (groups->set_group[i] != GROUP_NONE)
			groups->asked_sets |= 1u << i;
}

void groups_release(struct groups *groups)
{
	arena_free(groups->arena);
	free(groups->rows);
	memset(groups, 0, sizeof(*groups));
}

/* --- asking --------------------------------------------------------------------------------- */

static uint32_t sets_of(const struct groups *groups, uint16_t agent, uint16_t team)
{
	return groups->everybody | groups->team_sets[team] | groups->agent_sets[agent];
}

static inline bool has_name(const struct groups *groups, enum pool_name kind, size_t index)
{
	return !groups->has_name[kind] || groups->has_name[kind][index];
}

static bool names_pass(const struct groups *groups, const struct pool_slot *slot)
{
	return has_name(groups, POOL_CHANNEL, slot->channel) &&
	       has_name(groups, POOL_PRIORITY, slot->priority) &&
	       has_name(groups, POOL_TYPE, slot->type) &&
	       has_name(groups, POOL_TOPIC, slot->topic) &&
	       has_name(groups, POOL_CUSTOMER, slot->customer);
}

static inline bool passes(
	const struct groups *groups, uint16_t agent, uint16_t team, const struct pool_slot *slot)
{
	return (!groups->has_team || groups->has_team[team]) &&
	       (!groups->has_agent || groups->has_agent[agent]) &&
	       (!groups->is_by_name || names_pass(groups, slot)) &&
	       (sets_of(groups, agent, team) & groups->must_have) == groups->must_have;
}

bool groups_pass(
	const struct groups *groups, uint16_t agent, uint16_t team, const struct pool_slot *slot)
{
	return passes(groups, agent, team, slot);
}

static inline size_t put(const uint32_t *of, size_t index, uint32_t *out, size_t len)
{
	if (of && of[index] != GROUP_NONE)
		out[len++] = of[index];
	return len;
}

size_t groups_of(const struct groups *groups, uint16_t agent, uint16_t team,
	const struct pool_slot *slot, uint32_t *out)
{
	size_t len = 0;

	if (!passes(groups, agent, team, slot))
		return 0;
	if (groups->department != GROUP_NONE)
		out[len++] = groups->department;
	for (uint32_t sets = sets_of(groups, agent, team) & groups->asked_sets; sets;
		sets &= sets - 1)
		out[len++] = groups->set_group[__builtin_ctz(sets)];
	len = put(groups->of[SCOPE_TEAM], team, out, len);
	len = put(groups->of[SCOPE_AGENT], agent, out, len);
	if (!groups->has_names)
		return len;
	len = put(groups->of[SCOPE_CHANNEL], slot->channel, out, len);
	len = put(groups->of[SCOPE_PRIORITY], slot->priority, out, len);
	len = put(groups->of[SCOPE_TYPE], slot->type, out, len);
	len = put(groups->of[SCOPE_TOPIC], slot->topic, out, len);
	return put(groups->of[SCOPE_CUSTOMER], slot->customer, out, len);
}
