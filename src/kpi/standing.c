/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The promises of one ticket, out of its observations.
 */
#include "config.h"

#include "kpi/standing.h"

#include "kpi/pool.h"

/* PROMISE_METRIC_COUNT: the row is no promise, or none that stands. */
static enum promise_metric metric_of(const struct observation *row)
{
	if (row->flags & (OBS_IS_REPLACED | OBS_IS_VOID))
		return PROMISE_METRIC_COUNT;
	switch (row->kind) {
	case OBS_PROMISE_FIRST:
		return PROMISE_FIRST_RESPONSE;
	case OBS_PROMISE_NEXT:
		return PROMISE_NEXT_REPLY;
	case OBS_PROMISE_RESOLUTION:
		return PROMISE_RESOLUTION;
	default:
		return PROMISE_METRIC_COUNT;
	}
}

struct standings facts_standings(const struct facts *facts, fact_id ticket)
{
	const struct pool_slot *slot = pool_slot_find(facts, POOL_INDEX_TICKET, ticket);
	const struct observation *last[PROMISE_METRIC_COUNT] = { NULL };
	struct standings standings = { .len = 0 };

	for (size_t i = 0; slot && i < slot->count; i++) {
		const struct observation *row = &facts->observations[slot->first + i];
		enum promise_metric metric = metric_of(row);

		if (metric < PROMISE_METRIC_COUNT && (!last[metric] || last[metric]->at < row->at))
			last[metric] = row;
	}
	for (int metric = 0; metric < PROMISE_METRIC_COUNT; metric++) {
		const struct observation *row = last[metric];

		if (!row)
			continue;
		bool is_done = row->value != OBS_NEVER;

		standings.rows[standings.len++] = (struct standing){
			.metric = (enum promise_metric)metric,
			.due_at = row->at,
			.done_at = is_done ? (int64_t)row->value : TIME_NONE,
			.is_kept = is_done && (row->flags & OBS_IS_KEPT),
			.is_ours = row->flags & OBS_IS_OURS,
		};
	}
	return standings;
}

int64_t facts_next_due(const struct facts *facts, fact_id ticket, int64_t now_s)
{
	const struct pool_slot *slot = pool_slot_find(facts, POOL_INDEX_TICKET, ticket);
	int64_t next = TIME_NONE;

	for (size_t i = 0; slot && i < slot->count; i++) {
		const struct observation *row = &facts->observations[slot->first + i];

		if (metric_of(row) == PROMISE_METRIC_COUNT || row->value != OBS_NEVER ||
			(int64_t)row->at <= now_s)
			continue;
		if (next == TIME_NONE || (int64_t)row->at < next)
			next = row->at;
	}
	return next;
}
