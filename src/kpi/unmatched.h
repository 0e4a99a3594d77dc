/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Members that the configuration names and that nobody knows: a slip of the pen leaves a role empty.
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
	const char *section; /* "role", "site" or "team" */
	const char *owner;   /* which one */
	enum member_kind kind;
	const char *word; /* as the configuration has it */
};

/* All of them, in the order of the configuration, in the arena. Nothing where the store knows no
 * teams or persons yet. */
size_t facts_unmatched(const struct facts *facts, struct arena *arena, struct unmatched **list);

#endif
