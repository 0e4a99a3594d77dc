/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whose a ticket was.
 */
#include "config.h"

#include "kpi/holder.h"

#include "kpi/pool.h"

/* Rows that tell whose the ticket was from then on; the first is of its creation. */
static bool tells_holder(const struct observation *row)
{
	return row->kind == OBS_OPEN || row->kind == OBS_HELD || row->kind == OBS_CREATED;
}

static uint16_t agent_of(const struct observation *row)
{
	return row->flags & OBS_IS_LAST_OWNERS ? 0 : row->agent;
}

/* `row` tells more of the moment than what was found before it. */
static bool is_later(
	const struct observation *row, const struct observation *found, uint32_t moment)
{
	return row->at <= moment && (!found || row->at >= found->at);
}

/* Where it was given away in the second in which it was given, no stretch tells of that. */
static uint16_t last_agent(
	const struct facts *facts, const struct pool_slot *ticket, uint32_t as_of)
{
	const struct observation *last = NULL;

	for (size_t i = 0; i < ticket->count; i++) {
		const struct observation *row = &facts->observations[ticket->first + i];

		if ((tells_holder(row) || row->kind == OBS_ASSIGN) && agent_of(row) &&
			is_later(row, last, as_of))
			last = row;
	}
	return last ? last->agent : 0;
}

struct holder holder_at(const struct facts *facts, const struct pool_slot *ticket, uint32_t moment)
{
	const struct observation *then = NULL;
	struct holder holder = { 0, 0, false };

	for (size_t i = 0; i < ticket->count; i++) {
		const struct observation *row = &facts->observations[ticket->first + i];

		if (tells_holder(row) && (!then || is_later(row, then, moment)))
			then = row;
	}
	if (then)
		holder = (struct holder){ agent_of(then), then->team, false };
	if (holder.agent == 0) {
		holder.agent = last_agent(facts, ticket, UINT32_MAX);
		holder.is_last = true;
	}
	return holder;
}

uint16_t holder_last(const struct facts *facts, const struct observation *row, uint32_t as_of)
{
	const struct pool_slot *slot = &facts->slots[row->ticket];

	if (slot->origin != ORIGIN_TICKET)
		slot = pool_slot_find(facts, POOL_INDEX_TICKET, slot->id);
	return slot ? last_agent(facts, slot, as_of) : 0;
}
