/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Presence now: of the stretches that hold the moment the one that began last.
 */
#include "config.h"

#include "kpi/presence.h"

#include "base/words.h"
#include "kpi/beside.h"
#include "kpi/inside.h"

static const char *const words[PRESENCE_STATE_COUNT] = {
	[PRESENCE_UNTOLD] = "",
	[PRESENCE_FREE] = N_("free"),
	[PRESENCE_BUSY] = N_("busy"),
	[PRESENCE_PAUSED] = N_("paused"),
	[PRESENCE_OFFLINE] = N_("offline"),
};

const char *presence_words(enum presence_state state)
{
	return words[state][0] ? _(words[state]) : "";
}

static enum presence_state state_of(uint8_t flags)
{
	if (flags & OBS_IS_IN_CONTACT)
		return PRESENCE_BUSY;
	if (flags & OBS_IS_AVAILABLE)
		return PRESENCE_FREE;
	return flags & OBS_IS_SIGNED_IN ? PRESENCE_PAUSED : PRESENCE_OFFLINE;
}

static bool look_at_stretches(const struct facts *facts, int64_t now_s, struct presence *of)
{
	const struct stretch *rows = facts->beside ? facts->beside->presences.rows : NULL;
	size_t len = facts->beside ? facts->beside->presences.len : 0;

	for (size_t i = 0; i < len; i++) {
		struct presence *her = &of[roster_agent(&facts->roster, rows[i].agent)];

		if (rows[i].is_gone || rows[i].from > now_s ||
			(rows[i].to != TIME_NONE && rows[i].to <= now_s) ||
			(her->state != PRESENCE_UNTOLD && her->since > rows[i].from))
			continue;
		her->state = state_of(rows[i].flags);
		her->word = rows[i].word;
		her->since = rows[i].from;
	}
	return len > 0;
}

static void look_at_activity(const struct facts *facts, int64_t now_s, struct presence *of)
{
	for (size_t i = 1; i < facts->agents.len && i < facts->activity_capacity; i++) {
		int64_t at = facts->activity[i].at;
		struct presence *her = &of[roster_agent(&facts->roster, facts->agents.ids[i])];

		if (at > 0 && at <= now_s && (her->active_at == TIME_NONE || at > her->active_at))
			her->active_at = at;
	}
}

struct presences presences_make(const struct facts *facts, int64_t now_s, struct arena *arena)
{
	size_t count = facts->roster.agent_count + 1;
	struct presence *of = arena_alloc(arena, count, sizeof(*of));

	for (size_t i = 0; i < count; i++)
		of[i] = (struct presence){ .since = TIME_NONE, .active_at = TIME_NONE };
	bool is_told = look_at_stretches(facts, now_s, of);
	look_at_activity(facts, now_s, of);
	of[0] = (struct presence){ .since = TIME_NONE, .active_at = TIME_NONE };
	return (struct presences){ facts, of, is_told };
}

const struct presence *presences_of(const struct presences *presences, fact_id account)
{
	return &presences->of[roster_agent(&presences->facts->roster, account)];
}
