/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Roles: who a panel is for.
 */
#include "config.h"

#include "model/role.h"

#include <string.h>

#include "base/words.h"

/* clang-format off */
const struct role_row role_rows[] = {
	{
		.name = "agent", .title = N_("Agents"), .short_title = N_("Agents"),
		.help = N_("Those who answer customers."),
		.members = "agent",
		.kpis = { "first_response_time", "csat", "one_touch", "reopen_rate", "overdue",
			"waiting_on_us", "solved", "due_soon" },
	},
	{
		.name = "technical", .title = N_("Technical specialists"), .short_title = N_("Technical"),
		.help = N_("Those who solve what the first line hands on: teams of tier 2 and above."),
		.least_tier = 2, .members = "agent",
		.kpis = { "resolution_time", "sla_resolution", "waiting_on_us", "reopen_rate",
			"backlog_age", "longest_wait", "waiting_on_third_party", "overdue" },
	},
	{
		.name = "lead", .title = N_("Team leads"), .short_title = N_("Leads"),
		.help = N_("Those who keep a team's work flowing."),
		.members = "team",
		.kpis = { "unassigned", "longest_wait", "sla_first_response", "sla_resolution",
			"net_flow", "backlog_age", "csat", "backlog" },
	},
	{
		.name = "manager", .title = N_("Support managers"), .short_title = N_("Managers"),
		.help = N_("Those who answer for the department."),
		.members = "team",
		.kpis = { "sla_first_response", "sla_resolution", "first_response_time",
			"resolution_time", "csat", "first_contact_resolution", "backlog", "ticket_volume" },
	},
	{ .name = NULL },
};
/* clang-format on */

const struct role_row *role_find(const char *name)
{
	for (const struct role_row *row = role_rows; row->name; row++) {
		if (!strcmp(row->name, name))
			return row;
	}
	return NULL;
}
