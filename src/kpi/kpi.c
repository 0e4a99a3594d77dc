/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of the catalogue.
 *
 * Shipped goals are those that hold anywhere; where only a department's own history can tell, the
 * row has none and the reading is shown without a verdict until its owner sets a target.
 */
#include "config.h"

#include "kpi/kpi.h"

#include <string.h>

#include "base/macros.h"
#include "base/words.h"

/* clang-format off */
static const struct kpi_row kpi_rows[KPI_COUNT] = {
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
	},
	[KPI_DUE_SOON] = {
		.id = "due_soon", .title = N_("Due soon"), .short_title = N_("Due soon"),
		.definition = N_("Open tickets with a promise that falls due within the hour."),
		.unit = UNIT_COUNT_OF, .better = BETTER_LOWER, .aggregate = AGGREGATE_COUNT,
		.is_level = true, .reads = OBS_PROMISE_RESOLUTION,
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
		.has_clock = true, .reads = OBS_NEXT_REPLY,
	},
	[KPI_RESOLUTION_TIME] = {
		.id = "resolution_time", .title = N_("Resolution"), .short_title = N_("Resolution"),
		.definition = N_("Median time from creation to the final solve; where a timer solved, to "
			"the moment from which the customer was waited for."),
		.unit = UNIT_SECONDS, .better = BETTER_LOWER, .aggregate = AGGREGATE_MEDIAN,
		.has_clock = true, .reads = OBS_SOLVED,
	},
	[KPI_RESOLUTION_RATE] = {
		.id = "resolution_rate", .title = N_("Resolution rate"), .short_title = N_("Resolved"),
		.definition = N_("Tickets solved for each ticket created; a flow, so it may pass 100 %."),
		.unit = UNIT_RATIO, .better = BETTER_HIGHER, .aggregate = AGGREGATE_SHARE,
		.reads = OBS_SOLVED,
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
	[KPI_HANDLE_TIME] = {
		.id = "handle_time", .title = N_("Handle time (AHT)"), .short_title = N_("AHT"),
		.definition = N_("Mean time logged on a solved ticket, of those that have any."),
		.unit = UNIT_SECONDS, .better = BETTER_BAND, .aggregate = AGGREGATE_MEAN,
		.reads = OBS_HANDLE,
	},
	[KPI_SLA_FIRST_RESPONSE] = {
		.id = "sla_first_response", .title = N_("First response SLA"),
		.short_title = N_("SLA first"),
		.definition = N_("First responses promised for the period that came in time; those still "
			"open count as missed."),
		.unit = UNIT_SHARE, .better = BETTER_HIGHER, .aggregate = AGGREGATE_SHARE,
		.reads = OBS_PROMISE_FIRST, .goal = "90%", .warn = "85%",
	},
	[KPI_SLA_RESOLUTION] = {
		.id = "sla_resolution", .title = N_("Resolution SLA"), .short_title = N_("SLA solved"),
		.definition = N_("Resolutions promised for the period that came in time; those still open "
			"count as missed."),
		.unit = UNIT_SHARE, .better = BETTER_HIGHER, .aggregate = AGGREGATE_SHARE,
		.reads = OBS_PROMISE_RESOLUTION, .goal = "90%", .warn = "85%",
	},
	[KPI_CSAT] = {
		.id = "csat", .title = N_("Satisfaction (CSAT)"), .short_title = N_("CSAT"),
		.definition = N_("Answers of 4 or 5 of 5, or good, of all answers; the last of a ticket."),
		.unit = UNIT_SHARE, .better = BETTER_HIGHER, .kind = KIND_SAMPLE,
		.aggregate = AGGREGATE_SHARE, .reads = OBS_RATING, .goal = "85%", .warn = "80%",
	},
	[KPI_SURVEY_RESPONSE_RATE] = {
		.id = "survey_response_rate", .title = N_("Answered surveys"),
		.short_title = N_("Answered"),
		.definition = N_("Surveys offered in the period that were answered."),
		.unit = UNIT_SHARE, .better = BETTER_HIGHER, .aggregate = AGGREGATE_SHARE,
		.reads = OBS_OFFER,
	},
};

static const char *const unit_names[UNIT_KIND_COUNT] = {
	[UNIT_COUNT_OF] = "count",
	[UNIT_SECONDS] = "s",
	[UNIT_SHARE] = "share",
	[UNIT_RATIO] = "ratio",
};

static const char *const aggregate_names[] = {
	[AGGREGATE_COUNT] = "count",
	[AGGREGATE_MEDIAN] = "median",
	[AGGREGATE_MEAN] = "mean",
	[AGGREGATE_SHARE] = "share",
	[AGGREGATE_MAX] = "max",
	[AGGREGATE_DIFFERENCE] = "difference",
};
/* clang-format on */

const char *kpi_unit_name(enum kpi_unit unit)
{
	return unit_names[unit];
}

const char *kpi_aggregate_name(enum kpi_aggregate aggregate)
{
	return aggregate_names[aggregate];
}

const struct kpi_row *kpi_row(enum kpi_id kpi)
{
	return &kpi_rows[kpi];
}

int kpi_count(void)
{
	return KPI_COUNT;
}

enum kpi_id kpi_find(const char *id)
{
	for (int i = 0; i < KPI_COUNT; i++)
		if (strcmp(kpi_rows[i].id, id) == 0)
			return (enum kpi_id)i;
	return KPI_COUNT;
}
