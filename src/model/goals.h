/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a desk promises and aims at, as the configuration writes it: promises, targets, and what
 * others reach. Strings lie in the desk's arena.
 */
#ifndef MODEL_GOALS_H
#define MODEL_GOALS_H

#include <stdint.h>

#include "model/config_place.h"

enum clock_kind {
	CLOCK_CALENDAR,
	CLOCK_BUSINESS,
	CLOCK_DEFAULT,
	CLOCK_KIND_COUNT
};

struct promise_config {
	const char *channel, *priority, *team, *type;         /* NULL: any */
	int64_t first_response_s, next_reply_s, resolution_s; /* 0: none */
	int clock;         /* enum clock_kind; default: business where hours are set */
	const char *hours; /* by which it falls due; NULL: those of the ticket's team */
	struct config_place place;
	const struct calendar *calendar; /* of these hours; NULL: of the ticket's team */
};

struct target_config {
	const char *kpi;
	const char *role, *site, *team, *agent, *channel, *priority, *topic; /* NULL: any */
	double goal, warn;                 /* in the KPI's unit; NAN: not set */
	const char *goal_text, *warn_text; /* as written, converted by kpi/ by the KPI's unit */
	int64_t from;                      /* TIME_NONE: since ever */
	int64_t by;
	const char
		*path_text; /* where the goal starts on the day of `from`; NULL: it is the goal */
	const char *owner, *reason;
	int clock; /* enum clock_kind */
	const char *file_name;
	int line;
};

/* What others reach: a line beside a reading, never a colour. */
struct benchmark_config {
	const char *kpi;
	const char *value_text; /* as written, converted by kpi/ by the KPI's unit */
	const char *source;
	int64_t year; /* 0: not told */
	struct config_place place;
};

#endif
