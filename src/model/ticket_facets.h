/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The other facets of a ticket: the helpdesk's summary, its promises, its rating.
 */
#ifndef MODEL_TICKET_FACETS_H
#define MODEL_TICKET_FACETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum metrics_field {
	METRICS_FIRST_REPLY = 1 << 0,
	METRICS_FIRST_SOLVED = 1 << 1,
	METRICS_SOLVED = 1 << 2,
	METRICS_REOPENS = 1 << 3,
	METRICS_REPLIES = 1 << 4,
	METRICS_REQUESTER_WAIT = 1 << 5,
	METRICS_ON_HOLD = 1 << 6,
	METRICS_HANDLE = 1 << 7,
	METRICS_MOVES = 1 << 8,
	METRICS_LAST_CUSTOMER = 1 << 9,
	METRICS_LAST_AGENT = 1 << 10,
	METRICS_TEAM_MOVES = 1 << 11,
	METRICS_ASSIGNED = 1 << 12,
	METRICS_STATE_SINCE = 1 << 13,
	METRICS_REQUESTER_WAIT_BUSINESS = 1 << 14
};

/* The summary that a helpdesk keeps of a ticket, used where its events are not complete. Durations
 * in seconds, -1: not reached. The *_business_s ones are the vendor's own business-hour figures. */
struct ticket_metrics {
	uint32_t has;                                    /* enum metrics_field */
	int64_t first_reply_s, first_reply_business_s;   /* since creation */
	int64_t first_solved_s, first_solved_business_s; /* since creation */
	int64_t solved_s, solved_business_s; /* since creation, last solve; -1 after a reopening */
	int64_t solved_at;                   /* last solve; TIME_NONE: not solved or not told */
	int64_t reopens, replies, moves, team_moves; /* counts */
	int64_t requester_wait_s, requester_wait_business_s, on_hold_s, handle_s;
	int64_t last_customer_at, last_agent_at;
	int64_t assigned_at; /* to somebody for the first time; TIME_NONE: never */
	int64_t state_since; /* when the present state began; TIME_NONE: not told */
};

enum promise_metric {
	PROMISE_FIRST_RESPONSE,
	PROMISE_NEXT_REPLY,
	PROMISE_RESOLUTION,
	PROMISE_METRIC_COUNT
};
enum promise_stage {
	PROMISE_ACTIVE,
	PROMISE_PAUSED,
	PROMISE_ACHIEVED,
	PROMISE_STAGE_COUNT
};

struct ticket_promise {
	enum promise_metric metric;
	enum promise_stage stage;
	int64_t due_at; /* TIME_NONE while paused without a date */
};

#define TICKET_PROMISE_MAX 6

struct ticket_sla {
	struct ticket_promise promises[TICKET_PROMISE_MAX];
	size_t len; /* the list is whole: what is not in it is no longer promised */
};

enum rating_stage {
	RATING_NONE,
	RATING_OFFERED,
	RATING_ANSWERED,
	RATING_STAGE_COUNT
};

struct ticket_rating {
	enum rating_stage stage;
	double score;       /* 1…scale, or 0 and 1 where scale is 1 (bad, good) */
	double scale;       /* 1: good or bad; 5: stars; … */
	int64_t offered_at; /* TIME_NONE: not told */
	int64_t answered_at; /* TIME_NONE: not told, then dated by the last solve and marked undated */
};

#endif
