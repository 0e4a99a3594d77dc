/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Facts in memory: what the store knows of a period, as observations.
 */
#ifndef KPI_FACTS_H
#define KPI_FACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/macros.h"
#include "kpi/request.h"
#include "model/desk.h"
#include "model/facts.h"
#include "model/scope.h"

struct facts;

/* The desk is lent. as_of: nothing dated after it counts; TIME_NONE: no such limit. */
struct facts *facts_new(const struct desk *desk, int64_t as_of);
void facts_free(struct facts *facts);

/* Replaces the directory; owned from now on. Roles and teams apply at once to everything put. Where
 * a group has come to work by other hours, all of it is to be put again: nothing counts as loaded. */
void facts_take_directory(struct facts *facts, struct directory *directory);
/* Replaces the directory's coverage; false where no reading can tell the difference. */
bool facts_take_coverage(
	struct facts *facts, const struct directory_coverage *coverage, size_t len);
const struct directory *facts_directory(const struct facts *facts);

/* Fits struct facts_receiver with `to` the facts: derives the ticket's observations, replacing
 * those it had. */
bool facts_put(void *facts, const struct ticket_fact *ticket, const struct event_fact *events,
	size_t event_count);

/* Fits struct activity_receiver with `to` the facts: replaces what the same fact said before. */
bool facts_put_activity(void *facts, const struct activity_fact *fact);

/* Derives what is judged together (reviews, schedules), after puts and before a board is made; of
 * what has changed. True when done. Deadline in monotonic milliseconds; INT64_MAX: all at once. */
bool facts_settle(struct facts *facts, int64_t deadline_ms);

/* Tells that everything active at or after `from` and everything open has been put. */
void facts_set_loaded_from(struct facts *facts, int64_t from);
int64_t facts_loaded_from(const struct facts *facts); /* TIME_NONE: nothing yet */

size_t facts_ticket_count(const struct facts *facts);
size_t facts_observation_count(const struct facts *facts);
size_t facts_bytes(const struct facts *facts);

/* The hours by which the team of a helpdesk's group works: its own, else the desk's. */
const struct calendar *facts_calendar(const struct facts *facts, fact_id group);

/* Scope of a ticket's numbers as text: names by the directory; "" for 0. */
const char *facts_account_name(const struct facts *facts, fact_id account);
const char *facts_account_scope_id(const struct facts *facts, fact_id account);
const char *facts_team_name(const struct facts *facts, fact_id group);
const char *facts_team_scope_id(const struct facts *facts, fact_id group);
/* 1 where none is set, and for 0. */
int64_t facts_team_tier(const struct facts *facts, fact_id group);
const char *facts_name(const struct facts *facts, fact_id name);

/* A usage error that names the first word of the filter that is nobody's, and who there is. */
MUST_CHECK bool facts_check_filter(
	const struct facts *facts, const struct board_filter *filter, struct error *err);

struct fact_list {
	fact_id *ids;
	size_t len;
};
/* Members of a role in the order of their names: accounts (SCOPE_AGENT) or groups (SCOPE_TEAM). In
 * the arena. */
struct fact_list facts_role_members(
	const struct facts *facts, const char *role, enum scope_kind kind, struct arena *arena);
/* Agents of a team now, and teams of an agent now; by name, in the arena. */
struct fact_list facts_team_agents(const struct facts *facts, fact_id group, struct arena *arena);
struct fact_list facts_agent_teams(const struct facts *facts, fact_id account, struct arena *arena);

#endif
