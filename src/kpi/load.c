/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The load of calls and chats.
 */
#include "config.h"

#include "kpi/load.h"

#include <strings.h>

#include "kpi/target.h"

/* More work than this share of their time wears people out. */
#define OCCUPANCY_CAP 0.85

static const char *const chat_channels[] = { "chat", "messaging" };

enum load_kind load_kind_of(const struct facts *facts, const struct observation *row)
{
	const struct dense *channels = &facts->names[POOL_CHANNEL];
	uint16_t channel = facts->slots[row->ticket].channel;
	const char *name = roster_name(&facts->roster, channels->ids[channel]);

	for (size_t i = 0; i < ARRAY_LEN(chat_channels); i++)
		if (strcasecmp(name, chat_channels[i]) == 0)
			return LOAD_CHATS;
	return LOAD_CALLS;
}

/* As if it were asked of that channel alone. */
static double goal_of(const struct load_question *question, const char *channel)
{
	const struct span *span = &question->request->period.span;
	struct board_filter filter = question->request->filter;
	const struct target_question wanted = {
		.facts = question->facts,
		.kpi = KPI_SERVICE_LEVEL,
		.group = question->group,
		.filter = &filter,
		.at = span->to > span->from ? span->to - 1 : span->from,
	};
	struct arena *arena = arena_new();

	if (!filter.of[SCOPE_CHANNEL])
		filter.of[SCOPE_CHANNEL] = channel;
	double goal = target_on(&wanted, arena).goal;

	arena_free(arena);
	return goal;
}

void load_mix(const struct load_question *question, const double handle_s[LOAD_KIND_COUNT],
	struct staffing_mix *mix)
{
	static const char *const channels[] = { [LOAD_CALLS] = NULL, [LOAD_CHATS] = "chat" };
	const struct measuring *measuring = desk_measuring(question->facts->desk);

	for (int kind = 0; kind < LOAD_KIND_COUNT; kind++) {
		mix->loads[kind] = (struct erlang_load){
			.handle_s = handle_s[kind],
			.patience_s = (double)measuring->patience_s,
			.within_s = (double)measuring->service_level_s,
			.at_once = kind == LOAD_CHATS ? measuring->chats_at_once : 1,
		};
		mix->goals[kind] =
			(struct erlang_goal){ goal_of(question, channels[kind]), OCCUPANCY_CAP };
	}
}
