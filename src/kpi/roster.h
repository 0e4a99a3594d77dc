/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who works here, as the desk sees it: persons, teams, roles and sites over the accounts and groups
 * of the helpdesks. Made anew with each directory; observations keep the helpdesk's numbers.
 */
#ifndef KPI_ROSTER_H
#define KPI_ROSTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/desk.h"
#include "model/facts.h"

struct roster_team {
	const char *name, *scope_id;
	fact_id group; /* the first of its groups */
	int64_t tier;
	bool is_active;
	const struct calendar *calendar; /* NULL: the desk's */
};

struct roster_agent {
	const char *name, *scope_id;
	const char *alias; /* "Agent 7", where the name is hidden */
	fact_id account;   /* the first of this person's accounts */
	bool is_active;
};

/* From when until when somebody was a member; TIME_NONE: ever, still. */
struct roster_stay {
	fact_id group;
	int64_t from, to;
};

/* A chosen set: a role or a site. Sets may overlap. */
struct roster_set {
	const char *id, *title; /* the title is translated when shown */
	bool is_site, is_everybody;
	bool is_outsourced;         /* a site of another company */
	bool *has_team, *has_agent; /* by index into teams and agents */
};

/* Roles and sites together; each is a bit of a mask. */
#define ROSTER_SET_MAX DESK_SETS_MAX

struct roster {
	struct arena *arena;
	struct roster_team *teams; /* from 1, by name; 0 is "none" */
	size_t team_count;         /* with "none" */
	struct roster_agent *agents;
	size_t agent_count;
	uint32_t *team_of; /* by group */
	size_t team_of_len;
	uint32_t *agent_of; /* by account */
	size_t agent_of_len;
	bool *is_bot;              /* by account, likewise */
	uint64_t bots;             /* says which of them are bots: another number, others */
	struct roster_stay *stays; /* by agent; those of the first begin at first_stay[0] */
	size_t *first_stay;        /* of agents and one more; NULL: nobody is in any team */
	const char **names;        /* by name's number */
	size_t name_count;
	struct roster_set sets[ROSTER_SET_MAX];
	size_t set_count;
};

void roster_init(struct roster *roster); /* nobody */
void roster_release(struct roster *roster);
void roster_make(struct roster *roster, const struct desk *desk, const struct directory *directory);

uint32_t roster_team(const struct roster *roster, fact_id group);    /* 0: none */
uint32_t roster_agent(const struct roster *roster, fact_id account); /* 0: none */
bool roster_is_bot(const struct roster *roster, fact_id account);
const char *roster_name(const struct roster *roster, fact_id name); /* "" for none */
/* A group of the one team that the agent was in at that moment; 0 where it was none or several. */
fact_id roster_home(const struct roster *roster, uint32_t agent, int64_t at);
/* ROSTER_SET_MAX where the word is none. */
size_t roster_set_find(const struct roster *roster, const char *id, bool is_site);
bool roster_set_is_empty(const struct roster *roster, const struct roster_set *set);
/* True where teams make it, and nobody belongs to it by name. */
bool roster_set_is_of_teams(const struct roster *roster, const struct roster_set *set);

#endif
