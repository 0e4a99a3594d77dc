/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Closed days.
 */
#include "config.h"

#include "kpi/closed.h"

#include "model/hours.h"

void closed_begin(struct board *board)
{
	const struct period *period = &board->request.period;

	for (size_t i = 0; i < period->bucket_count; i++)
		board->is_closed[i] =
			!hours_is_worked(board->facts->desk, NULL, period->buckets[i]);
}

bool closed_is(const struct board *board, size_t group, size_t bucket)
{
	const struct group *row = &board->groups.rows[group];
	const struct facts *facts = board->facts;

	if (row->scope != SCOPE_TEAM || !facts->desk->calendar)
		return board->is_closed[bucket];
	return !hours_is_worked(facts->desk, facts_calendar(facts, row->number),
		board->request.period.buckets[bucket]);
}
