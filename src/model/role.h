/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Roles: who a panel is for. A role picks KPIs (by id, headline first) and members; a role that the
 * configuration does not narrow means everybody.
 *
 * To add one: add its row to role_rows[].
 */
#ifndef MODEL_ROLE_H
#define MODEL_ROLE_H

#include <stddef.h>

#include "model/scope.h"

/* KPIs of a panel that fit a screen, and those that stand behind them. */
#define ROLE_HEADLINE_MAX 8
#define ROLE_SECONDARY_MAX 8

struct role_row {
	const char *name;  /* word of configuration, options and JSON: "agent", "lead" … */
	const char *title; /* N_(), plural: "Agents" */
	const char *short_title;
	const char *help;
	int least_tier; /* without members in the configuration: teams of this tier or above; 0: everybody */
	enum scope_kind members; /* what Enter on the panel lists first */
	/* KPI ids, NULL-terminated: what the panel shows, and what it shows on request. */
	const char *kpis[ROLE_HEADLINE_MAX + 1];
	const char *secondary[ROLE_SECONDARY_MAX + 1];
};
extern const struct role_row role_rows[]; /* closed by a row with name NULL */
#define ROLE_MAX 16

const struct role_row *role_find(const char *name); /* NULL: unknown */

#endif
