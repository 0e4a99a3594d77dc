/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Teams and persons that the configuration names and that nobody knows: a slip of the pen leaves a role
 * empty, or a target without anybody to judge.
 */
#ifndef KPI_UNMATCHED_H
#define KPI_UNMATCHED_H

#include "kpi/facts.h"

enum member_kind {
	MEMBER_TEAM,
	MEMBER_GROUP,
	MEMBER_AGENT
};

struct unmatched {
	const char *section; /* "role", "site", "team", "target" or "promise" */
	const char *owner;   /* which one: its name, its KPI, its place */
	enum member_kind kind;
	const char *word; /* as the configuration has it */
};

/* All of them, in the order of the configuration, in the arena. Nothing where the store knows no
 * teams or persons yet. */
size_t facts_unmatched(const struct facts *facts, struct arena *arena, struct unmatched **list);

/* Roles and sites that hold nobody, by name in the order of the roster; NULL from behind the last.
 * Nothing where the store knows no teams and no persons yet. */
const char *facts_empty_set(const struct facts *facts, size_t index, bool *is_site);

#endif
