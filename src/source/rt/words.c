/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Request Tracker's words and numbers in ours.
 */
#include "config.h"

#include "source/rt/words.h"

#include <stddef.h>
#include <strings.h>

#include "base/macros.h"
#include "model/states.h"
#include "source/json.h"

/* The default lifecycle, then words that other lifecycles commonly use. "rejected" is closed as no
 * request at all: excluded like spam, not counted as solved. */
/* clang-format off */
static const struct rt_state rt_states[] = {
	{ "new",       STATE_NEW,     WAITING_US },
	{ "open",      STATE_OPEN,    WAITING_BY_SPEAKER },
	{ "stalled",   STATE_PENDING, WAITING_CUSTOMER },
	{ "resolved",  STATE_SOLVED,  WAITING_US },
	{ "rejected",  STATE_SPAM,    WAITING_US },
	{ "deleted",   STATE_DELETED, WAITING_US },
	{ "pending",   STATE_PENDING, WAITING_CUSTOMER },
	{ "waiting",   STATE_PENDING, WAITING_CUSTOMER },
	{ "hold",      STATE_HOLD,    WAITING_THIRD_PARTY },
	{ "on hold",   STATE_HOLD,    WAITING_THIRD_PARTY },
	{ "blocked",   STATE_HOLD,    WAITING_THIRD_PARTY },
	{ "solved",    STATE_SOLVED,  WAITING_US },
	{ "done",      STATE_SOLVED,  WAITING_US },
	{ "completed", STATE_SOLVED,  WAITING_US },
	{ "closed",    STATE_CLOSED,  WAITING_US },
	{ "spam",      STATE_SPAM,    WAITING_US },
};
/* clang-format on */

struct rt_state rt_state(const struct text_list *states, const char *word)
{
	struct rt_state state = { "", STATE_OPEN, WAITING_BY_SPEAKER };

	for (size_t i = 0; i < ARRAY_LEN(rt_states); i++) {
		if (!strcasecmp(rt_states[i].word, word))
			state = rt_states[i];
	}
	(void)states_override(states, word, &state.state, &state.waiting);
	return state;
}

const char *rt_priority(const char *number)
{
	int64_t value;

	if (!json_parse_int(number, &value))
		return NULL;
	if (value < 25)
		return "low";
	if (value < 75)
		return "normal";
	return value <= 100 ? "high" : "urgent";
}
