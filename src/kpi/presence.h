/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What everybody is doing now, as far as it is told: her state and since when, and when she last did
 * anything to a ticket.
 */
#ifndef KPI_PRESENCE_H
#define KPI_PRESENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "kpi/facts.h"

enum presence_state {
	PRESENCE_UNTOLD, /* nothing is told of her now */
	PRESENCE_FREE,   /* for a contact */
	PRESENCE_BUSY,   /* on one, or wrapping up */
	PRESENCE_PAUSED, /* signed in, and neither */
	PRESENCE_OFFLINE,
	PRESENCE_STATE_COUNT
};
const char *presence_words(enum presence_state state); /* translated; "" untold */

struct presence {
	enum presence_state state;
	fact_id word; /* the reason, else the state, in the words of its source; 0: none */
	int64_t since;
	int64_t active_at; /* TIME_NONE: never seen at work */
};

struct presences {
	const struct facts *facts; /* lent */
	const struct presence *of; /* by person */
	bool is_told;              /* of anybody */
};

/* Everybody's at a moment, in one pass; in the arena. */
struct presences presences_make(const struct facts *facts, int64_t now_s, struct arena *arena);
const struct presence *presences_of(const struct presences *presences, fact_id account);

#endif
