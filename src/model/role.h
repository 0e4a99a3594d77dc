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

struct role_row {
	const char *
		name; /* word of configuration, options and JSON: "agent", "technical", "lead", "manager" */
	const char *title; /* N_(), plural: "Agents" */
	const char *short_title;
	const char *help;
	int least_tier; /* without members in the configuration: teams of this tier or above; 0: everybody */
	const char *members;  /* what Enter on the panel lists first: "agent" or "team" */
	const char *kpis[10]; /* KPI ids, headline first; NULL-terminated */
};
extern const struct role_row role_rows[]; /* closed by a row with name NULL */

const struct role_row *role_find(const char *name); /* NULL: unknown */

#endif
