/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An event as its row has it.
 */
#include "config.h"

#include "store/event_row.h"

#include <string.h>

#define LONGEST_TIE 255

int64_t event_bits_pack(const struct event_bits *bits)
{
	return (int64_t)bits->is_automatic | (int64_t)bits->is_stated << 1 |
	       (int64_t)bits->to_waiting << 2 | (int64_t)bits->metric << 4 |
	       (int64_t)bits->to_state << 8 | (int64_t)bits->from_state << 12;
}

struct event_bits event_bits_unpack(int64_t packed)
{
	unsigned int to_state = packed >> 8 & 15, from_state = packed >> 12 & 15;
	unsigned int metric = packed >> 4 & 15;
	return (struct event_bits){
		.is_automatic = packed & 1,
		.is_stated = packed >> 1 & 1,
		.to_waiting = (enum waiting)(packed >> 2 & 3),
		.metric = (enum promise_metric)(metric < PROMISE_METRIC_COUNT ? metric : 0),
		.to_state = (enum ticket_state)(to_state < STATE_COUNT ? to_state : 0),
		.from_state = (enum ticket_state)(from_state < STATE_COUNT ? from_state : 0),
	};
}

enum identity event_link(enum event_kind kind)
{
	switch (kind) {
	case EVENT_ASSIGN:
		return IDENTITY_ACCOUNT;
	case EVENT_TEAM:
		return IDENTITY_GROUP;
	case EVENT_MERGE:
		return IDENTITY_TICKET;
	default:
		return IDENTITY_NAME;
	}
}

int64_t event_tie(enum event_kind kind, const char *external_id)
{
	if (kind == EVENT_CREATE)
		return 0;
	size_t len = strlen(external_id);
	return len < LONGEST_TIE ? (int64_t)len : LONGEST_TIE;
}

enum actor_kind event_judge(enum actor_kind kind, int64_t agent_until, int64_t at_s)
{
	bool was_agent = agent_until != TIME_NONE && at_s <= agent_until;
	return was_agent && kind != ACTOR_BOT ? ACTOR_AGENT : kind;
}
