/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows of the catalogue: what tickets tell.
 *
 * Shipped goals are those that hold anywhere; where only a department's own history can tell, the
 * row has none and the reading is shown without a verdict until its owner sets a target.
 */
#include "config.h"

#include "base/words.h"
#include "kpi/rows.h"

/* clang-format off */
const struct kpi_row kpi_tickets_rows[] = {
	[KPI_TICKET_VOLUME] = {
		.id = "ticket_volume", .title = N_("Tickets"), .short_title = N_("Tickets"),
		.definition = N_("Tickets created in the period."),
		.unit = UNIT_COUNT_OF, .better = BETTER_NEITHER, .aggregate = AGGREGATE_COUNT,
		.reads = OBS_CREATED,
	},
	[KPI_SOLVED] = {
		.id = "solved", .title = N_("Solved"), .short_title = N_("Solved"),
		.definition = N_("Tickets solved in the period and not reopened since."),
		.unit = UNIT_COUNT_OF, .better = BETTER_HIGHER, .aggregate = AGGREGATE_COUNT,
		.reads = OBS_SOLVED,
	},
	[KPI_REPLIES] = {
		.id = "replies", .title = N_("Replies"), .short_title = N_("Replies"),
		.definition = N_("Public messages by a human agent; automatic ones and bots are none."),
		.unit = UNIT_COUNT_OF, .better = BETTER_NEITHER, .aggregate = AGGREGATE_COUNT,
		.reads = OBS_REPLY,
	},
	[KPI_NET_FLOW] = {
		.id = "net_flow", .title = N_("Net flow"), .short_title = N_("Net flow"),
		.definition = N_("Tickets created less tickets solved: by how much the backlog grew."),
		.unit = UNIT_COUNT_OF, .better = BETTER_LOWER, .aggregate = AGGREGATE_DIFFERENCE,
		.reads = OBS_CREATED,
	},
	[KPI_BACKLOG] = {
		.id = "backlog", .title = N_("Open"), .short_title = N_("Open"),
		.definition = N_("Tickets neither solved nor closed at the end of the period, or now."),
		.unit = UNIT_COUNT_OF, .better = BETTER_LOWER, .aggregate = AGGREGATE_COUNT,
		.is_level = true, .reads = OBS_OPEN,
	},
	[KPI_WAITING_ON_US] = {
		.id = "waiting_on_us", .title = N_("Waiting on us"), .short_title = N_("On us"),
		.definition = N_("Open tickets that are new or in which the customer spoke last."),
		.unit = UNIT_COUNT_OF, .better = BETTER_LOWER, .aggregate = AGGREGATE_COUNT,
		.is_level = true, .reads = OBS_OPEN,
	},
	[KPI_WAITING_ON_CUSTOMER] = {
		.id = "waiting_on_customer", .title = N_("Waiting on the customer"),
		.short_title = N_("On customer"),
		.definition = N_("Open tickets in which we asked and the customer has not answered."),
		.unit = UNIT_COUNT_OF, .better = BETTER_NEITHER, .aggregate = AGGREGATE_COUNT,
		.is_level = true, .reads = OBS_OPEN,
	},
	[KPI_WAITING_ON_THIRD_PARTY] = {
		.id = "waiting_on_third_party", .title = N_("Waiting on a third party"),
		.short_title = N_("On others"),
		.definition = N_("Open tickets that wait for parts, a courier, developers …"),
		.unit = UNIT_COUNT_OF, .better = BETTER_LOWER, .aggregate = AGGREGATE_COUNT,
		.is_level = true, .reads = OBS_OPEN,
	},
	[KPI_BACKLOG_AGE] = {
		.id = "backlog_age", .title = N_("Age of open"), .short_title = N_("Age of open"),
		.definition = N_("Median time since creation of the open tickets."),
		.unit = UNIT_SECONDS, .better = BETTER_LOWER, .aggregate = AGGREGATE_MEDIAN,
		.is_level = true, .has_clock = true, .reads = OBS_OPEN,
	},
	[KPI_BACKLOG_DAYS] = {
		.id = "backlog_days", .title = N_("Days of work"), .short_title = N_("Work days"),
		.definition = N_("Open tickets that wait for us or a third party, by the median of tickets "
			"solved on a working day of the last 28 days."),
		.unit = UNIT_DAYS, .better = BETTER_LOWER, .aggregate = AGGREGATE_FORMULA,
		.is_level = true, .reads = OBS_KIND_COUNT,
		.numerator = "waiting_on_us + waiting_on_third_party", .denominator = "solved_a_day",
		.goal = "2",
	},
	[KPI_UNASSIGNED] = {
		.id = "unassigned", .title = N_("Unassigned"), .short_title = N_("Unassigned"),
		.definition = N_("Open tickets that nobody owns."),
		.unit = UNIT_COUNT_OF, .better = BETTER_LOWER, .aggregate = AGGREGATE_COUNT,
		.is_level = true, .reads = OBS_OPEN,
	},
	[KPI_LONGEST_WAIT] = {
		.id = "longest_wait", .title = N_("Longest wait"), .short_title = N_("Longest wait"),
		.definition = N_("Longest time since the oldest unanswered message of a customer, "
			"among the tickets that wait for us."),
		.unit = UNIT_SECONDS, .better = BETTER_LOWER, .aggregate = AGGREGATE_MAX,
		.is_level = true, .has_clock = true, .reads = OBS_OPEN,
	},
	[KPI_OVERDUE] = {
		.id = "overdue", .title = N_("Breached, open"), .short_title = N_("Breached"),
		.definition = N_("Open tickets with a promise whose time has passed."),
		.unit = UNIT_COUNT_OF, .better = BETTER_LOWER, .aggregate = AGGREGATE_COUNT,
		.is_level = true, .reads = OBS_PROMISE_RESOLUTION,
		.hint = N_("promises, the helpdesk's own or ours: promise { … }"),
	},
	[KPI_DUE_SOON] = {
		.id = "due_soon", .title = N_("Due soon"), .short_title = N_("Due soon"),
		.definition = N_("Open tickets with a promise that falls due within the hour."),
		.unit = UNIT_COUNT_OF, .better = BETTER_LOWER, .aggregate = AGGREGATE_COUNT,
		.is_level = true, .reads = OBS_PROMISE_RESOLUTION,
		.hint = N_("promises, the helpdesk's own or ours: promise { … }"),
	},
	[KPI_UNANSWERED] = {
		.id = "unanswered", .title = N_("Waiting for a first reply"), .short_title = N_("Unanswered"),
		.definition = N_("Open tickets of customers that have seen no reply yet: what the first response "
			"time does not count until they are answered."),
		.unit = UNIT_COUNT_OF, .better = BETTER_LOWER, .aggregate = AGGREGATE_COUNT,
		.is_level = true, .reads = OBS_OPEN,
	},
	[KPI_UNANSWERED_OVERDUE] = {
		.id = "unanswered_overdue", .title = N_("First replies overdue"), .short_title = N_("1st overdue"),
		.definition = N_("Open tickets whose promised first response has passed without one."),
		.unit = UNIT_COUNT_OF, .better = BETTER_LOWER, .aggregate = AGGREGATE_COUNT,
		.is_level = true, .reads = OBS_PROMISE_FIRST,
	},
	[KPI_AGENT_LOAD] = {
		.id = "agent_load", .title = N_("Load"), .short_title = N_("Load"),
		.definition = N_("Open tickets that wait for us for each agent available; of an agent her "
			"own."),
		.unit = UNIT_NUMBER, .better = BETTER_BAND, .aggregate = AGGREGATE_FORMULA,
		.is_level = true, .reads = OBS_KIND_COUNT, .ground = GROUND_PRESENCE,
		.numerator = "waiting_on_us", .denominator = "agents_on",
		.needs = N_("presence, from a feed of kind presence"),
	},
	[KPI_REASSIGNMENTS] = {
		.id = "reassignments", .title = N_("Moves"), .short_title = N_("Moves"),
		.definition = N_("How often a solved ticket went from one person to another."),
		.unit = UNIT_NUMBER, .better = BETTER_LOWER, .aggregate = AGGREGATE_SHARE,
		.reads = OBS_TOUCH,
	},
	[KPI_AFTER_HOURS_SHARE] = {
		.id = "after_hours_share", .title = N_("After hours"), .short_title = N_("After hours"),
		.definition = N_("Replies outside business hours, of all replies."),
		.unit = UNIT_SHARE, .better = BETTER_LOWER, .aggregate = AGGREGATE_SHARE,
		.reads = OBS_REPLY, .ground = GROUND_HOURS,
		.needs = N_("business hours: hours { monday = … }"),
	},
	[KPI_FIRST_RESPONSE_TIME] = {
		.id = "first_response_time", .title = N_("First response (FRT)"),
		.short_title = N_("FRT"),
		.definition = N_("Median time from creation to the first reply by a human."),
		.unit = UNIT_SECONDS, .better = BETTER_LOWER, .aggregate = AGGREGATE_MEDIAN,
		.has_clock = true, .reads = OBS_FIRST_REPLY, .goal = "4h",
	},
	[KPI_NEXT_REPLY_TIME] = {
		.id = "next_reply_time", .title = N_("Next reply"), .short_title = N_("Next reply"),
		.definition = N_("Median time from the oldest unanswered message of the customer to our "
			"reply; first replies are counted apart."),
		.unit = UNIT_SECONDS, .better = BETTER_LOWER, .aggregate = AGGREGATE_MEDIAN,
		.has_clock = true, .reads = OBS_NEXT_REPLY, .ground = GROUND_EVENTS,
		.hint = N_("the course of tickets, from a source that tells it, such as kind = rt"),
	},
	[KPI_REQUESTER_WAIT] = {
		.id = "requester_wait", .title = N_("Customer waited"), .short_title = N_("Waited"),
		.definition = N_("Median time for which a solved ticket waited for us or a third party."),
		.unit = UNIT_SECONDS, .better = BETTER_LOWER, .aggregate = AGGREGATE_MEDIAN,
		.has_clock = true, .reads = OBS_WAITED,
	},
	[KPI_RESOLUTION_TIME] = {
		.id = "resolution_time", .title = N_("Resolution"), .short_title = N_("Resolution"),
		.definition = N_("Median time from creation to the final solve; where a timer solved, to "
			"the moment from which the customer was waited for."),
		.unit = UNIT_SECONDS, .better = BETTER_LOWER, .aggregate = AGGREGATE_MEDIAN,
		.has_clock = true, .reads = OBS_SOLVED,
	},
	[KPI_FIRST_RESOLUTION_TIME] = {
		.id = "first_resolution_time", .title = N_("First resolution"), .short_title = N_("First solved"),
		.definition = N_("Median time from creation to the first solve, whether it held or not."),
		.unit = UNIT_SECONDS, .better = BETTER_LOWER, .aggregate = AGGREGATE_MEDIAN,
		.has_clock = true, .reads = OBS_FIRST_SOLVE,
	},
	[KPI_RESOLUTION_RATE] = {
		.id = "resolution_rate", .title = N_("Resolution rate"), .short_title = N_("Resolved"),
		.definition = N_("Tickets solved for each ticket created; a flow, so it may pass 100 %."),
		.unit = UNIT_RATIO, .better = BETTER_HIGHER, .aggregate = AGGREGATE_SHARE,
		.reads = OBS_SOLVED,
	},
	[KPI_RESOLVED_WITHIN] = {
		.id = "resolved_within", .title = N_("Resolved in time"), .short_title = N_("Resolved in"),
		.definition = N_("Tickets created in the period and finally solved within the window (7 "
			"days), of those created."),
		.unit = UNIT_SHARE, .better = BETTER_HIGHER, .aggregate = AGGREGATE_SHARE,
		.reads = OBS_CREATED,
		.goal = "90%",
	},
	[KPI_HANDLE_TIME] = {
		.id = "handle_time", .title = N_("Handle time (AHT)"), .short_title = N_("AHT"),
		.definition = N_("Mean time logged on a solved ticket, of those that have any."),
		.unit = UNIT_SECONDS, .better = BETTER_BAND, .aggregate = AGGREGATE_MEAN,
		.reads = OBS_HANDLE,
		.hint = N_("time logged on tickets, or calls from a feed of kind call"),
	},
	[KPI_REOPEN_RATE] = {
		.id = "reopen_rate", .title = N_("Reopened"), .short_title = N_("Reopened"),
		.definition = N_("Solves that were reopened within the window; a reopening closed again "
			"without a reply is a \"thanks\" and not counted."),
		.unit = UNIT_SHARE, .better = BETTER_LOWER, .aggregate = AGGREGATE_SHARE,
		.reads = OBS_SOLVE, .goal = "5%", .warn = "8%",
	},
	[KPI_ONE_TOUCH] = {
		.id = "one_touch", .title = N_("One-touch"), .short_title = N_("One-touch"),
		.definition = N_("Solved tickets that took exactly one reply, of those with a reply."),
		.unit = UNIT_SHARE, .better = BETTER_HIGHER, .aggregate = AGGREGATE_SHARE,
		.reads = OBS_TOUCH,
	},
	[KPI_FIRST_CONTACT_RESOLUTION] = {
		.id = "first_contact_resolution", .title = N_("First contact resolution (FCR)"),
		.short_title = N_("FCR"),
		.definition = N_("Solved tickets that took at most one reply and were not reopened within "
			"the window (method: reply)."),
		.unit = UNIT_SHARE, .better = BETTER_HIGHER, .aggregate = AGGREGATE_SHARE,
		.reads = OBS_TOUCH,
	},
	[KPI_CONTACTS] = {
		.id = "contacts", .title = N_("Contacts"), .short_title = N_("Contacts"),
		.definition = N_("Tickets created and calls answered."),
		.unit = UNIT_COUNT_OF, .better = BETTER_NEITHER, .aggregate = AGGREGATE_COUNT,
		.reads = OBS_CREATED,
	},
	[KPI_REPEAT_CONTACT_RATE] = {
		.id = "repeat_contact_rate", .title = N_("Repeat contacts"), .short_title = N_("Repeats"),
		.definition = N_("Contacts by a customer who had contacted us on the same topic within the "
			"window before, of all contacts."),
		.unit = UNIT_SHARE, .better = BETTER_LOWER, .aggregate = AGGREGATE_SHARE,
		.reads = OBS_CREATED, .ground = GROUND_CONTACTS,
		.hint = N_("customers of tickets: customer_field of the source"),
	},
	[KPI_ESCALATION_RATE] = {
		.id = "escalation_rate", .title = N_("Escalated"), .short_title = N_("Escalated"),
		.definition = N_("Tickets moved to a team of a higher tier, of tickets with a reply or an "
			"assignment in the period."),
		.unit = UNIT_SHARE, .better = BETTER_LOWER, .aggregate = AGGREGATE_SHARE,
		.reads = OBS_MOVE, .ground = GROUND_TIERS,
		.needs = N_("moves of tickets, from a source that tells them, and tiers: team NAME { tier = 2 }"),
	},
	[KPI_ESCALATIONS_WAITING] = {
		.id = "escalations_waiting", .title = N_("Waiting escalations"), .short_title = N_("Esc. waiting"),
		.definition = N_("Open tickets that were moved to a higher tier, wait for us and have seen "
			"no reply since."),
		.unit = UNIT_COUNT_OF, .better = BETTER_LOWER, .aggregate = AGGREGATE_COUNT,
		.is_level = true, .reads = OBS_HANDED, .ground = GROUND_TIERS,
		.needs = N_("moves of tickets, from a source that tells them, and tiers: team NAME { tier = 2 }"),
	},
	[KPI_ESCALATION_RETURN_RATE] = {
		.id = "escalation_return_rate", .title = N_("Sent back"), .short_title = N_("Sent back"),
		.definition = N_("Escalated tickets moved back to a lower tier, for each escalation of the "
			"period."),
		.unit = UNIT_RATIO, .better = BETTER_LOWER, .aggregate = AGGREGATE_SHARE,
		.reads = OBS_MOVE, .ground = GROUND_TIERS,
		.goal = "10%",
		.needs = N_("moves of tickets, from a source that tells them, and tiers: team NAME { tier = 2 }"),
	},
	[KPI_TRANSFER_RATE] = {
		.id = "transfer_rate", .title = N_("Transferred"), .short_title = N_("Transferred"),
		.definition = N_("Tickets moved between teams of one tier, of tickets with a reply or an "
			"assignment in the period."),
		.unit = UNIT_SHARE, .better = BETTER_LOWER, .aggregate = AGGREGATE_SHARE,
		.reads = OBS_MOVE, .ground = GROUND_EVENTS,
		.hint = N_("the course of tickets, from a source that tells it, such as kind = rt"),
	},
	[KPI_SLA_FIRST_RESPONSE] = {
		.id = "sla_first_response", .title = N_("First response SLA"),
		.short_title = N_("First SLA"),
		.definition = N_("First responses promised for the period that came in time; those still "
			"open count as missed."),
		.unit = UNIT_SHARE, .better = BETTER_HIGHER, .aggregate = AGGREGATE_SHARE,
		.reads = OBS_PROMISE_FIRST, .goal = "90%", .warn = "85%",
		.hint = N_("promises, the helpdesk's own or ours: promise { … }"),
	},
	[KPI_SLA_NEXT_REPLY] = {
		.id = "sla_next_reply", .title = N_("Next reply SLA"), .short_title = N_("Next SLA"),
		.definition = N_("Next replies promised for the period that came in time; those still open "
			"count as missed."),
		.unit = UNIT_SHARE, .better = BETTER_HIGHER, .aggregate = AGGREGATE_SHARE,
		.reads = OBS_PROMISE_NEXT, .ground = GROUND_EVENTS,
		.goal = "90%", .warn = "85%",
		.hint = N_("promises, the helpdesk's own or ours: promise { … }"),
	},
	[KPI_SLA_RESOLUTION] = {
		.id = "sla_resolution", .title = N_("Resolution SLA"), .short_title = N_("Resol. SLA"),
		.definition = N_("Resolutions promised for the period that came in time; those still open "
			"count as missed."),
		.unit = UNIT_SHARE, .better = BETTER_HIGHER, .aggregate = AGGREGATE_SHARE,
		.reads = OBS_PROMISE_RESOLUTION, .goal = "90%", .warn = "85%",
		.hint = N_("promises, the helpdesk's own or ours: promise { … }"),
	},
	[KPI_COMPLAINTS] = {
		.id = "complaints", .title = N_("Complaints"), .short_title = N_("Complaints"),
		.definition = N_("Complaints created in the period."),
		.unit = UNIT_COUNT_OF, .better = BETTER_LOWER, .aggregate = AGGREGATE_COUNT,
		.reads = OBS_CREATED, .ground = GROUND_TYPES,
		.needs = N_("a type of tickets: type_field of the source"),
	},
	[KPI_COMPLAINT_SHARE] = {
		.id = "complaint_share", .title = N_("Complaint share"), .short_title = N_("Compl. share"),
		.definition = N_("Complaints, of all tickets created."),
		.unit = UNIT_SHARE, .better = BETTER_LOWER, .aggregate = AGGREGATE_SHARE,
		.reads = OBS_CREATED, .ground = GROUND_TYPES,
		.needs = N_("a type of tickets: type_field of the source"),
	},
	[KPI_COMPLAINT_ACK_TIME] = {
		.id = "complaint_ack_time", .title = N_("Complaint answered"), .short_title = N_("Compl. first"),
		.definition = N_("Median time from a complaint to our first reply."),
		.unit = UNIT_SECONDS, .better = BETTER_LOWER, .aggregate = AGGREGATE_MEDIAN,
		.has_clock = true, .reads = OBS_FIRST_REPLY, .ground = GROUND_TYPES,
		.needs = N_("a type of tickets: type_field of the source"),
	},
	[KPI_COMPLAINT_RESOLUTION_TIME] = {
		.id = "complaint_resolution_time", .title = N_("Complaint resolved"), .short_title = N_("Compl. done"),
		.definition = N_("Median time from a complaint to its final solve."),
		.unit = UNIT_SECONDS, .better = BETTER_LOWER, .aggregate = AGGREGATE_MEDIAN,
		.has_clock = true, .reads = OBS_SOLVED, .ground = GROUND_TYPES,
		.needs = N_("a type of tickets: type_field of the source"),
	},
	[KPI_RETURN_BACKLOG] = {
		.id = "return_backlog", .title = N_("Returns open"), .short_title = N_("Returns"),
		.definition = N_("Open returns and repairs."),
		.unit = UNIT_COUNT_OF, .better = BETTER_LOWER, .aggregate = AGGREGATE_COUNT,
		.is_level = true, .reads = OBS_OPEN, .ground = GROUND_TYPES,
		.needs = N_("a type of tickets: type_field of the source"),
	},
	[KPI_REPAIR_TIME] = {
		.id = "repair_time", .title = N_("Repair time"), .short_title = N_("Repair time"),
		.definition = N_("Median time from a return or repair to its final solve."),
		.unit = UNIT_SECONDS, .better = BETTER_LOWER, .aggregate = AGGREGATE_MEDIAN,
		.has_clock = true, .reads = OBS_SOLVED, .ground = GROUND_TYPES,
		.needs = N_("a type of tickets: type_field of the source"),
	},
};
/* clang-format on */
