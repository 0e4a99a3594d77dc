/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The members of the scopes that were asked for, and which of them an observation belongs to.
 */
#ifndef KPI_GROUPS_H
#define KPI_GROUPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "kpi/feed.h"
#include "kpi/pool.h"
#include "kpi/request.h"

#define GROUP_NONE UINT32_MAX
/* The department, every role and site, one member of each partition. */
#define GROUPS_MAX (1 + ROSTER_SET_MAX + SCOPE_KIND_COUNT)

struct group {
	enum scope_kind scope;
	const char *id, *name;
	fact_id number;
	bool is_listed;       /* shown even where nothing is known of it */
	bool rests_on_holder; /* whose a ticket was decides whether it counts here */
	bool is_everybody;    /* a role that holds all */
	bool is_empty;        /* a role or site of which nobody is a member */
	bool is_of_teams;     /* a role or site that teams make */
	uint32_t
		counted_as; /* the group whose tallies are its own: itself, or one that holds the same */
};

struct groups {
	const struct facts *facts;
	struct arena *arena;
	struct group *rows;
	size_t len, capacity;
	uint32_t department;
	uint32_t *of[SCOPE_KIND_COUNT]; /* partitions: group by dense number; NULL: not asked */
	uint32_t set_group[ROSTER_SET_MAX];
	uint32_t asked_sets;              /* those with a group, as bits */
	bool has_names;                   /* a partition by channel, priority … was asked for */
	uint32_t everybody;               /* sets that hold everything, as bits */
	uint32_t *team_sets, *agent_sets; /* sets by dense number, as bits */
	uint32_t must_have;               /* sets that the filter asks for */
	bool *has_team, *has_agent;       /* the filter; NULL: any */
	bool *has_name[POOL_NAME_COUNT];  /* likewise, of channels, priorities … */
	bool is_by_name;                  /* any of these is not NULL */
};

void groups_init(
	struct groups *groups, const struct facts *facts, const struct board_request *request);
void groups_release(struct groups *groups);

/* True where the filter lets it pass. */
bool groups_pass(
	const struct groups *groups, uint16_t agent, uint16_t team, const struct pool_slot *slot);
/* Fills `out` (GROUPS_MAX) with the groups it belongs to; 0 where the filter stops it. */
size_t groups_of(const struct groups *groups, uint16_t agent, uint16_t team,
	const struct pool_slot *slot, uint32_t *out);

#endif
