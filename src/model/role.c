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
		.members = SCOPE_AGENT,
		.kpis = { "first_response_time", "csat", "one_touch", "reopen_rate", "overdue",
			"waiting_on_us", "solved", "due_soon" },
		.secondary = { "first_contact_resolution", "next_reply_time", "handle_time",
			"qa_score", "backlog" },
	},
	{
		.name = "technical", .title = N_("Technical specialists"), .short_title = N_("Technical"),
		.help = N_("Those who solve what the first line hands on: teams of tier 2 and above."),
		.least_tier = 2, .members = SCOPE_AGENT,
		.kpis = { "escalations_waiting", "resolution_time", "sla_resolution",
			"reopen_rate", "escalation_return_rate", "waiting_on_us", "longest_wait",
			"waiting_on_third_party" },
		.secondary = { "backlog_age", "overdue", "first_resolution_time", "handle_time" },
	},
	{
		.name = "lead", .title = N_("Team leads"), .short_title = N_("Leads"),
		.help = N_("Those who keep a team's work flowing."),
		.members = SCOPE_TEAM,
		.kpis = { "unassigned", "longest_wait", "sla_first_response", "sla_resolution",
			"net_flow", "backlog_age", "csat", "agent_load" },
		.secondary = { "backlog", "escalation_rate", "transfer_rate", "reassignments",
			"qa_score", "occupancy" },
	},
	{
		.name = "manager", .title = N_("Support managers"), .short_title = N_("Managers"),
		.help = N_("Those who answer for the department."),
		.members = SCOPE_TEAM,
		.kpis = { "sla_first_response", "sla_resolution", "first_response_time",
			"resolution_time", "csat", "first_contact_resolution", "backlog_days",
			"cost_per_contact" },
		.secondary = { "ticket_volume", "backlog", "forecast_error", "contact_rate",
			"staffing_gap", "cost_share" },
	},
	{
		.name = "senior", .title = N_("Senior specialists"), .short_title = N_("Seniors"),
		.help = N_("Those to whom hard cases, escalations and reopened tickets come."),
		.members = SCOPE_AGENT,
		.kpis = { "escalations_waiting", "resolution_time", "sla_resolution",
			"reopen_rate", "first_contact_resolution", "waiting_on_us", "overdue",
			"csat" },
		.secondary = { "escalation_rate", "escalation_return_rate", "backlog_age",
			"complaints", "qa_score" },
	},
	{
		.name = "aftersales", .title = N_("After-sales managers"), .short_title = N_("After-sales"),
		.help = N_("Those who answer for what happens after the sale: returns, repairs, complaints."),
		.members = SCOPE_TEAM,
		.kpis = { "resolved_within", "repeat_contact_rate", "reopen_rate", "contact_rate",
			"return_backlog", "repair_time", "csat" },
		.secondary = { "complaint_ack_time", "complaint_resolution_time", "complaints",
			"repeat_purchase_rate" },
	},
	{
		.name = "quality", .title = N_("Quality specialists"), .short_title = N_("Quality"),
		.help = N_("Those who review answers and train on them."),
		.members = SCOPE_AGENT,
		.kpis = { "qa_score", "critical_error_rate", "empathy", "review_coverage",
			"calibration_spread", "reviews" },
		.secondary = { "csat", "csat_score", "reopen_rate" },
	},
	{
		.name = "experience", .title = N_("Customer experience managers"), .short_title = N_("Experience"),
		.help = N_("Those who answer for what customers live through."),
		.members = SCOPE_CHANNEL,
		.kpis = { "csat", "ces", "nps", "first_contact_resolution", "churn_rate",
			"contact_rate" },
		.secondary = { "survey_response_rate", "csat_score", "requester_wait",
			"repeat_contact_rate" },
	},
	{
		.name = "success", .title = N_("Customer success"), .short_title = N_("Success"),
		.help = N_("Those who keep customers."),
		.members = SCOPE_CUSTOMER,
		.kpis = { "retention_rate", "churn_rate", "nps", "accounts_at_risk",
			"resolution_time" },
		.secondary = { "repeat_purchase_rate", "complaints", "csat", "acquisition_cost" },
	},
	{
		.name = "callcentre", .title = N_("Call-centre agents"), .short_title = N_("Call centre"),
		.help = N_("Those who answer calls, and the floor they work on."),
		.members = SCOPE_AGENT,
		.kpis = { "service_level", "abandonment_rate", "speed_of_answer", "calls_waiting",
			"longest_call_wait", "handle_time", "occupancy" },
		.secondary = { "agents_on", "call_volume", "transfer_rate", "adherence",
			"shrinkage", "utilisation", "staffing_gap" },
	},
	{
		.name = "voice", .title = N_("Voice of the customer"), .short_title = N_("Voice"),
		.help = N_("Those who tell the company why customers get in touch."),
		.members = SCOPE_TOPIC,
		.kpis = { "contact_rate", "repeat_contact_rate", "csat", "nps", "complaint_share",
			"contacts" },
		.secondary = { "complaints", "ces", "survey_response_rate", "deflection_rate",
			"bot_resolution_rate" },
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
