/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Roles and sites: which teams and persons they are made of.
 */
#ifndef KPI_SETS_H
#define KPI_SETS_H

#include "kpi/roster.h"

/* Fills the sets of a roster whose teams and agents stand. */
void sets_make(struct roster *roster, const struct desk *desk, const struct directory *directory);

/* Whether anybody goes by the word, as roles and sites name their members. */
bool sets_find_team(const struct roster *roster, const char *word);
bool sets_find_group(const struct directory *directory, const char *word);
bool sets_find_agent(
	const struct roster *roster, const struct directory *directory, const char *word);

#endif
