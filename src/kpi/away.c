/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who is not there.
 */
#include "config.h"

#include "kpi/away.h"

#define TOLD_S (7 * INT64_C(86400))

static bool is_there(const struct observation *row, int64_t now_s)
{
	return row->at <= now_s && row->value > now_s &&
	       (row->flags & (OBS_IS_IN_CONTACT | OBS_IS_AVAILABLE | OBS_IS_SIGNED_IN)) &&
	       !(row->flags & OBS_IS_RESTING);
}

struct look {
	bool *is_told, *is_there; /* by roster agent */
	int64_t now_s;
};

static void look_at(const struct facts *facts, size_t first, const struct look *look)
{
	for (size_t i = first; i < first + POOL_BLOCK_LEN && i < facts->len; i++) {
		const struct observation *row = &facts->observations[i];
		uint32_t agent;

		if (row->kind != OBS_PRESENCE || row->at > look->now_s ||
			row->value < look->now_s - TOLD_S)
			continue;
		agent = roster_agent(&facts->roster, facts->agents.ids[row->agent]);
		look->is_told[agent] = true;
		look->is_there[agent] |= is_there(row, look->now_s);
	}
}

const bool *away_find(const struct facts *facts, int64_t now_s, struct arena *arena)
{
	size_t count = facts->roster.agent_count + 1;
	uint32_t from = observation_time(now_s - TOLD_S), to = observation_time(now_s + 1);

	if (facts->seen[OBS_PRESENCE] == 0)
		return NULL;
	struct look look = { arena_alloc(arena, count, sizeof(bool)),
		arena_alloc(arena, count, sizeof(bool)), now_s };

	for (size_t block = 0; block * POOL_BLOCK_LEN < facts->len; block++)
		if (pool_block_is_dated(facts, block, from, to) ||
			pool_block_is_open(facts, block, to - 1, to))
			look_at(facts, block * POOL_BLOCK_LEN, &look);
	for (size_t i = 0; i < count; i++)
		look.is_told[i] = i > 0 && look.is_told[i] && !look.is_there[i];
	return look.is_told;
}
