/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What comes beside a ticket: metric set, promises, rating.
 */
#include "config.h"

#include "source/zendesk/metrics.h"

#include <stddef.h>
#include <string.h>

#include "base/macros.h"
#include "source/json.h"

enum {
	MINUTES_MAX = 100000000
};

/* A null is "not reached", which is not zero: a ticket can be solved without any reply. */
static int64_t seconds_of(const cJSON *pair, const char *clock, int64_t unit_s)
{
	int64_t value;

	if (!json_int(pair, clock, &value) || value < 0 || value > MINUTES_MAX)
		return -1;
	return value * unit_s;
}

static const struct {
	const char *key;
	uint32_t has;
	size_t calendar, business; /* offsets; business 0: not kept */
} pair_rows[] = {
	{ "reply_time_in_minutes", METRICS_FIRST_REPLY,
		offsetof(struct ticket_metrics, first_reply_s),
		offsetof(struct ticket_metrics, first_reply_business_s) },
	{ "first_resolution_time_in_minutes", METRICS_FIRST_SOLVED,
		offsetof(struct ticket_metrics, first_solved_s),
		offsetof(struct ticket_metrics, first_solved_business_s) },
	{ "full_resolution_time_in_minutes", METRICS_SOLVED,
		offsetof(struct ticket_metrics, solved_s),
		offsetof(struct ticket_metrics, solved_business_s) },
	{ "requester_wait_time_in_minutes",
		METRICS_REQUESTER_WAIT | METRICS_REQUESTER_WAIT_BUSINESS,
		offsetof(struct ticket_metrics, requester_wait_s),
		offsetof(struct ticket_metrics, requester_wait_business_s) },
	{ "on_hold_time_in_minutes", METRICS_ON_HOLD, offsetof(struct ticket_metrics, on_hold_s),
		0 },
};

static void set_seconds(struct ticket_metrics *metrics, size_t offset, int64_t value)
{
	memcpy((char *)metrics + offset, &value, sizeof value);
}

static void read_pairs(const cJSON *set, struct ticket_metrics *metrics)
{
	for (size_t i = 0; i < ARRAY_LEN(pair_rows); i++) {
		const cJSON *pair = json_get(set, pair_rows[i].key);

		if (!cJSON_IsObject(pair))
			continue;
		set_seconds(metrics, pair_rows[i].calendar, seconds_of(pair, "calendar", 60));
		if (pair_rows[i].business)
			set_seconds(
				metrics, pair_rows[i].business, seconds_of(pair, "business", 60));
		metrics->has |= pair_rows[i].has;
	}
}

/* Conversations are told in seconds beside the minutes, where a quick answer would be 0. */
static void read_quick_reply(const cJSON *set, struct ticket_metrics *metrics)
{
	int64_t quick = seconds_of(json_get(set, "reply_time_in_seconds"), "calendar", 1);

	if (quick < 0)
		return;
	metrics->first_reply_s = quick;
	metrics->has |= METRICS_FIRST_REPLY;
}

static void read_count(const cJSON *set, const char *key, int64_t less, int64_t *count)
{
	int64_t value;

	if (json_int(set, key, &value) && value >= 0)
		*count = value > less ? value - less : 0;
}

static void read_counts(const cJSON *set, struct ticket_metrics *metrics)
{
	/* Stations are people and groups that had the ticket: one less is the moves. */
	const struct {
		const char *key;
		int64_t less;
		int64_t *count;
		uint32_t has;
	} rows[] = {
		{ "reopens", 0, &metrics->reopens, METRICS_REOPENS },
		{ "replies", 0, &metrics->replies, METRICS_REPLIES },
		{ "assignee_stations", 1, &metrics->moves, METRICS_MOVES },
		{ "group_stations", 1, &metrics->team_moves, METRICS_TEAM_MOVES },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int64_t count = -1;

		read_count(set, rows[i].key, rows[i].less, &count);
		if (count < 0)
			continue;
		*rows[i].count = count;
		metrics->has |= rows[i].has;
	}
}

static void read_moment(const cJSON *set, const char *key, uint32_t has,
	struct ticket_metrics *metrics, int64_t *at)
{
	if (!json_has(set, key))
		return;
	if (!json_time(set, key, at))
		*at = TIME_NONE;
	metrics->has |= has;
}

void zendesk_metrics_read(const cJSON *set, struct ticket_metrics *metrics)
{
	read_pairs(set, metrics);
	read_quick_reply(set, metrics);
	read_counts(set, metrics);
	read_moment(set, "requester_updated_at", METRICS_LAST_CUSTOMER, metrics,
		&metrics->last_customer_at);
	read_moment(
		set, "assignee_updated_at", METRICS_LAST_AGENT, metrics, &metrics->last_agent_at);
	read_moment(set, "initially_assigned_at", METRICS_ASSIGNED, metrics, &metrics->assigned_at);
	read_moment(set, "status_updated_at", METRICS_STATE_SINCE, metrics, &metrics->state_since);
	if (!json_time(set, "solved_at", &metrics->solved_at))
		metrics->solved_at = TIME_NONE;
}

/* Promises to update every so often, and of waiting times, have no place among ours. */
/* clang-format off */
static const struct {
	const char *name;
	enum promise_metric metric;
} promise_rows[] = {
	{ "first_reply_time",     PROMISE_FIRST_RESPONSE },
	{ "next_reply_time",      PROMISE_NEXT_REPLY },
	{ "agent_work_time",      PROMISE_RESOLUTION },
	{ "resolution_time",      PROMISE_RESOLUTION },
	{ "full_resolution_time", PROMISE_RESOLUTION },
	{ "total_resolution_time", PROMISE_RESOLUTION },
};
/* clang-format on */

static enum promise_stage stage_of(const cJSON *item)
{
	const char *stage = json_raw(item, "stage");

	if (stage && !strcmp(stage, "achieved"))
		return PROMISE_ACHIEVED;
	if (stage && !strcmp(stage, "paused"))
		return PROMISE_PAUSED;
	return stage && !strcmp(stage, "active") ? PROMISE_ACTIVE : PROMISE_PAUSED;
}

static void add_promise(struct ticket_sla *sla, const struct ticket_promise *promise)
{
	for (size_t i = 0; i < sla->len; i++) {
		struct ticket_promise *there = &sla->promises[i];
		bool is_sooner = promise->due_at != TIME_NONE &&
				 (there->due_at == TIME_NONE || promise->due_at < there->due_at);

		if (there->metric != promise->metric)
			continue;
		if (is_sooner)
			*there = *promise;
		return;
	}
	if (sla->len < TICKET_PROMISE_MAX)
		sla->promises[sla->len++] = *promise;
}

/* What is left is told in minutes, hours or days as it pleases: only breach_at is read. */
void zendesk_sla_read(const cJSON *slas, struct ticket_sla *sla)
{
	const cJSON *item;

	cJSON_ArrayForEach(item, json_list(slas, "policy_metrics"))
	{
		const char *name = json_raw(item, "metric");
		struct ticket_promise promise = { .stage = stage_of(item), .due_at = TIME_NONE };

		if (!json_time(item, "breach_at", &promise.due_at))
			promise.due_at = TIME_NONE;
		for (size_t i = 0; name && i < ARRAY_LEN(promise_rows); i++) {
			if (strcmp(promise_rows[i].name, name) != 0)
				continue;
			promise.metric = promise_rows[i].metric;
			add_promise(sla, &promise);
		}
	}
}

void zendesk_rating_read(const cJSON *rating, struct ticket_rating *out)
{
	const char *score = json_raw(rating, "score");
	bool is_good = score && !strncmp(score, "good", 4);
	bool is_bad = score && !strncmp(score, "bad", 3);

	out->stage = RATING_NONE;
	out->scale = 1;
	if (score && !strcmp(score, "offered"))
		out->stage = RATING_OFFERED;
	if (!is_good && !is_bad)
		return;
	out->stage = RATING_ANSWERED;
	out->score = is_good ? 1 : 0;
}
