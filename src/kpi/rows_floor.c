/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows of the catalogue: what calls, presence and schedules tell.
 *
 * Shipped goals are those that hold anywhere; where only a department's own history can tell, the
 * row has none and the reading is shown without a verdict until its owner sets a target.
 */
#include "config.h"

#include "base/words.h"
#include "kpi/rows.h"

/* clang-format off */
const struct kpi_row kpi_floor_rows[] = {
	[KPI_CALL_VOLUME - KPI_CALL_VOLUME] = {
		.id = "call_volume", .title = N_("Calls"), .short_title = N_("Calls"),
		.definition = N_("Incoming calls offered to a queue."),
		.unit = UNIT_COUNT_OF, .better = BETTER_NEITHER, .aggregate = AGGREGATE_COUNT,
		.reads = OBS_CALL,
		.needs = N_("calls, from a feed of kind call"),
	},
	[KPI_SERVICE_LEVEL - KPI_CALL_VOLUME] = {
		.id = "service_level", .title = N_("Service level"), .short_title = N_("Serv. level"),
		.definition = N_("Calls answered within the time (20 s), of those offered; short abandons "
			"(under 5 s) are left out, later ones are misses."),
		.unit = UNIT_SHARE, .better = BETTER_HIGHER, .aggregate = AGGREGATE_SHARE,
		.reads = OBS_CALL,
		.goal = "80%", .warn = "75%",
		.needs = N_("calls, from a feed of kind call"),
	},
	[KPI_SPEED_OF_ANSWER - KPI_CALL_VOLUME] = {
		.id = "speed_of_answer", .title = N_("Speed of answer (ASA)"), .short_title = N_("ASA"),
		.definition = N_("Mean wait of answered calls, those that did not wait included."),
		.unit = UNIT_SECONDS, .better = BETTER_LOWER, .aggregate = AGGREGATE_MEAN,
		.reads = OBS_CALL_ANSWER,
		.needs = N_("calls, from a feed of kind call"),
	},
	[KPI_ABANDONMENT_RATE - KPI_CALL_VOLUME] = {
		.id = "abandonment_rate", .title = N_("Abandoned"), .short_title = N_("Abandoned"),
		.definition = N_("Calls abandoned in the queue, of those offered; short abandons are left "
			"out of both."),
		.unit = UNIT_SHARE, .better = BETTER_LOWER, .aggregate = AGGREGATE_SHARE,
		.reads = OBS_CALL,
		.goal = "5%", .warn = "8%",
		.needs = N_("calls, from a feed of kind call"),
	},
	[KPI_CALLS_WAITING - KPI_CALL_VOLUME] = {
		.id = "calls_waiting", .title = N_("Calls waiting"), .short_title = N_("Calls wait"),
		.definition = N_("Calls in the queue."),
		.unit = UNIT_COUNT_OF, .better = BETTER_LOWER, .aggregate = AGGREGATE_COUNT,
		.is_level = true, .reads = OBS_CALL_WAIT,
		.needs = N_("calls, from a feed of kind call"),
	},
	[KPI_LONGEST_CALL_WAIT - KPI_CALL_VOLUME] = {
		.id = "longest_call_wait", .title = N_("Longest call wait"), .short_title = N_("Call wait"),
		.definition = N_("How long the oldest call in the queue has waited."),
		.unit = UNIT_SECONDS, .better = BETTER_LOWER, .aggregate = AGGREGATE_MAX,
		.is_level = true, .reads = OBS_CALL_WAIT,
		.needs = N_("calls, from a feed of kind call"),
	},
	[KPI_AGENTS_ON - KPI_CALL_VOLUME] = {
		.id = "agents_on", .title = N_("Agents on"), .short_title = N_("Agents on"),
		.definition = N_("Agents who are on a contact, wrapping up or available."),
		.unit = UNIT_COUNT_OF, .better = BETTER_NEITHER, .aggregate = AGGREGATE_COUNT,
		.is_level = true, .reads = OBS_PRESENCE,
		.needs = N_("presence, from a feed of kind presence"),
	},
	[KPI_OCCUPANCY - KPI_CALL_VOLUME] = {
		.id = "occupancy", .title = N_("Occupancy"), .short_title = N_("Occupancy"),
		.definition = N_("Time on contacts and wrapping up, of that and the time available."),
		.unit = UNIT_SHARE, .better = BETTER_BAND, .aggregate = AGGREGATE_SHARE,
		.reads = OBS_PRESENCE,
		.needs = N_("presence, from a feed of kind presence"),
	},
	[KPI_UTILISATION - KPI_CALL_VOLUME] = {
		.id = "utilisation", .title = N_("Utilisation"), .short_title = N_("Utilisation"),
		.definition = N_("Time on contacts and wrapping up, of the time signed in."),
		.unit = UNIT_SHARE, .better = BETTER_BAND, .aggregate = AGGREGATE_SHARE,
		.reads = OBS_PRESENCE,
		.needs = N_("presence, from a feed of kind presence"),
	},
	[KPI_ADHERENCE - KPI_CALL_VOLUME] = {
		.id = "adherence", .title = N_("Adherence"), .short_title = N_("Adherence"),
		.definition = N_("Scheduled time spent in the scheduled state."),
		.unit = UNIT_SHARE, .better = BETTER_HIGHER, .aggregate = AGGREGATE_SHARE,
		.reads = OBS_SCHEDULED, .ground = GROUND_PRESENCE,
		.needs = N_("schedules and presence, from feeds of these kinds"),
	},
	[KPI_SHRINKAGE - KPI_CALL_VOLUME] = {
		.id = "shrinkage", .title = N_("Shrinkage"), .short_title = N_("Shrinkage"),
		.definition = N_("Scheduled time in which the agent was not at work."),
		.unit = UNIT_SHARE, .better = BETTER_LOWER, .aggregate = AGGREGATE_SHARE,
		.reads = OBS_SCHEDULED, .ground = GROUND_PRESENCE,
		.needs = N_("schedules and presence, from feeds of these kinds"),
	},
	[KPI_STAFFING_GAP - KPI_CALL_VOLUME] = {
		.id = "staffing_gap", .title = N_("Staffing gap"), .short_title = N_("Staff gap"),
		.definition = N_("Agents on less the agents that the load of calls needs for the goal of "
			"the service level (Erlang C)."),
		.unit = UNIT_COUNT_OF, .better = BETTER_BAND, .aggregate = AGGREGATE_MODEL,
		.is_level = true, .reads = OBS_CALL, .ground = GROUND_FLOOR,
		.needs = N_("calls, from a feed of kind call; presence, from a feed of kind presence"),
	},
	[KPI_FORECAST_ERROR - KPI_CALL_VOLUME] = {
		.id = "forecast_error", .title = N_("Forecast error"), .short_title = N_("Forecast err"),
		.definition = N_("Mean absolute error of the forecast of contacts by half hour, by their "
			"mean."),
		.unit = UNIT_SHARE, .better = BETTER_LOWER, .aggregate = AGGREGATE_MODEL,
		.reads = OBS_CREATED,
	},
};
/* clang-format on */
