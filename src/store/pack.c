/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Facets as few bytes: what is always read whole needs no columns.
 */
#include "config.h"

#include "store/pack.h"

#include <string.h>

#include "store/varint.h"

/* The members of struct ticket_metrics that a bit of enum metrics_field stands for, in its
 * order. */
#define AT(member) offsetof(struct ticket_metrics, member)
#define METRICS_MEMBERS 3
static const struct metrics_row {
	size_t len;
	size_t at[METRICS_MEMBERS];
	bool is_time[METRICS_MEMBERS];
} metrics_rows[METRICS_FIELDS] = {
	{ .len = 2, .at = { AT(first_reply_s), AT(first_reply_business_s) } },
	{ .len = 2, .at = { AT(first_solved_s), AT(first_solved_business_s) } },
	{ .len = 3,
		.at = { AT(solved_s), AT(solved_business_s), AT(solved_at) },
		.is_time = { false, false, true } },
	{ .len = 1, .at = { AT(reopens) } },
	{ .len = 1, .at = { AT(replies) } },
	{ .len = 1, .at = { AT(requester_wait_s) } },
	{ .len = 1, .at = { AT(on_hold_s) } },
	{ .len = 1, .at = { AT(handle_s) } },
	{ .len = 1, .at = { AT(moves) } },
	{ .len = 1, .at = { AT(last_customer_at) }, .is_time = { true } },
	{ .len = 1, .at = { AT(last_agent_at) }, .is_time = { true } },
	{ .len = 1, .at = { AT(team_moves) } },
	{ .len = 1, .at = { AT(assigned_at) }, .is_time = { true } },
	{ .len = 1, .at = { AT(state_since) }, .is_time = { true } },
	{ .len = 1, .at = { AT(requester_wait_business_s) } },
};
#undef AT

static int64_t metrics_get(const struct ticket_metrics *metrics, size_t at)
{
	int64_t value = 0;
	memcpy(&value, (const char *)metrics + at, sizeof value);
	return value;
}

static void metrics_set(struct ticket_metrics *metrics, size_t at, int64_t value)
{
	memcpy((char *)metrics + at, &value, sizeof value);
}

static void init_metrics(struct ticket_metrics *metrics)
{
	*metrics = (struct ticket_metrics){
		.first_reply_s = -1,
		.first_reply_business_s = -1,
		.first_solved_s = -1,
		.first_solved_business_s = -1,
		.solved_s = -1,
		.solved_business_s = -1,
		.solved_at = TIME_NONE,
		.requester_wait_s = -1,
		.requester_wait_business_s = -1,
		.on_hold_s = -1,
		.handle_s = -1,
		.last_customer_at = TIME_NONE,
		.last_agent_at = TIME_NONE,
		.assigned_at = TIME_NONE,
		.state_since = TIME_NONE,
	};
}

void metrics_copy_field(struct ticket_metrics *to, const struct ticket_metrics *from, int field)
{
	const struct metrics_row *row = &metrics_rows[field];
	for (size_t i = 0; i < row->len; i++)
		metrics_set(to, row->at[i], metrics_get(from, row->at[i]));
	to->has |= 1u << field;
}

int metrics_compare_field(const struct ticket_metrics *a, const struct ticket_metrics *b, int field)
{
	const struct metrics_row *row = &metrics_rows[field];
	for (size_t i = 0; i < row->len; i++) {
		int64_t left = metrics_get(a, row->at[i]), right = metrics_get(b, row->at[i]);
		if (left != right)
			return left < right ? -1 : 1;
	}
	return 0;
}

int64_t metrics_version(const struct metrics_facet *facet)
{
	int64_t version = 0;
	for (int i = 0; i < METRICS_FIELDS; i++)
		if ((facet->values.has & 1u << i) && (version == 0 || facet->versions[i] > version))
			version = facet->versions[i];
	return version;
}

void pack_metrics(struct buf *buf, const struct metrics_facet *facet)
{
	int64_t version = metrics_version(facet);
	pack_int(buf, facet->values.has);
	for (int i = 0; i < METRICS_FIELDS; i++) {
		if (!(facet->values.has & 1u << i))
			continue;
		const struct metrics_row *row = &metrics_rows[i];
		pack_distance(buf, facet->versions[i], version);
		for (size_t m = 0; m < row->len; m++) {
			int64_t value = metrics_get(&facet->values, row->at[m]);
			if (row->is_time[m])
				pack_time(buf, value);
			else
				pack_int(buf, value);
		}
	}
}

void unpack_metrics(const void *bytes, size_t len, int64_t version, struct ticket_metrics *values,
	int64_t *versions)
{
	init_metrics(values);
	if (len == 0)
		return;
	struct unpacker from = unpacker_make(bytes, len);
	values->has = (uint32_t)unpack_int(&from);
	for (int i = 0; i < METRICS_FIELDS; i++) {
		if (!(values->has & 1u << i))
			continue;
		const struct metrics_row *row = &metrics_rows[i];
		int64_t then = unpack_before(&from, version);
		if (versions)
			versions[i] = then;
		for (size_t m = 0; m < row->len; m++)
			metrics_set(values, row->at[m],
				row->is_time[m] ? unpack_time(&from) : unpack_int(&from));
	}
}

static bool promise_is_before(const struct ticket_promise *a, const struct ticket_promise *b)
{
	if (a->metric != b->metric)
		return a->metric < b->metric;
	if (a->due_at != b->due_at)
		return a->due_at < b->due_at;
	return a->stage < b->stage;
}

void pack_sla(struct buf *buf, const struct ticket_sla *sla)
{
	struct ticket_promise sorted[TICKET_PROMISE_MAX];
	size_t len = sla->len < TICKET_PROMISE_MAX ? sla->len : TICKET_PROMISE_MAX;
	for (size_t i = 0; i < len; i++) {
		size_t at = i;
		for (; at > 0 && promise_is_before(&sla->promises[i], &sorted[at - 1]); at--)
			sorted[at] = sorted[at - 1];
		sorted[at] = sla->promises[i];
	}
	pack_int(buf, (int64_t)len);
	for (size_t i = 0; i < len; i++) {
		pack_int(buf, sorted[i].metric);
		pack_int(buf, sorted[i].stage);
		pack_time(buf, sorted[i].due_at);
	}
}

void unpack_sla(const void *bytes, size_t len, struct ticket_sla *sla)
{
	struct unpacker from = unpacker_make(bytes, len);
	uint64_t count = len > 0 ? (uint64_t)unpack_int(&from) : 0;
	sla->len = count < TICKET_PROMISE_MAX ? (size_t)count : TICKET_PROMISE_MAX;
	for (size_t i = 0; i < sla->len; i++) {
		struct ticket_promise *promise = &sla->promises[i];
		promise->metric = (enum promise_metric)unpack_word(&from, PROMISE_METRIC_COUNT);
		promise->stage = (enum promise_stage)unpack_word(&from, PROMISE_STAGE_COUNT);
		promise->due_at = unpack_time(&from);
	}
}

void pack_rating(struct buf *buf, const struct ticket_rating *rating)
{
	pack_int(buf, rating->stage);
	pack_double(buf, rating->score);
	pack_double(buf, rating->scale);
	pack_time(buf, rating->offered_at);
	pack_time(buf, rating->answered_at);
}

void unpack_rating(const void *bytes, size_t len, struct ticket_rating *rating)
{
	*rating = (struct ticket_rating){ .offered_at = TIME_NONE, .answered_at = TIME_NONE };
	if (len == 0)
		return;
	struct unpacker from = unpacker_make(bytes, len);
	rating->stage = (enum rating_stage)unpack_word(&from, RATING_STAGE_COUNT);
	rating->score = unpack_double(&from);
	rating->scale = unpack_double(&from);
	rating->offered_at = unpack_time(&from);
	rating->answered_at = unpack_time(&from);
}

void pack_lag(struct buf *buf, const int64_t *versions, uint32_t has, int64_t version)
{
	for (int i = 0; i < CORE_FIELDS; i++) {
		if (!(has & 1u << i) || versions[i] == version)
			continue;
		pack_int(buf, i);
		pack_distance(buf, versions[i], version);
	}
}

void unpack_lag(const void *bytes, size_t len, uint32_t has, int64_t version, int64_t *versions)
{
	for (int i = 0; i < CORE_FIELDS; i++)
		versions[i] = has & 1u << i ? version : 0;
	struct unpacker from = unpacker_make(bytes, len);
	while (len > 0 && from.at < from.end) {
		int64_t field = unpack_int(&from);
		int64_t then = unpack_before(&from, version);
		if (field >= 0 && field < CORE_FIELDS)
			versions[field] = then;
	}
}
