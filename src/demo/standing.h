/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a ticket stood at a moment: its state, the helpdesk's summary of it, and its promises.
 */
#ifndef DEMO_STANDING_H
#define DEMO_STANDING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "demo/life.h"

/* A duration by the calendar and by the business hours; calendar −1: there was none. */
struct lapse {
	int64_t calendar_s, business_s;
};

enum promise {
	PROMISED_REPLY,
	PROMISED_RESOLUTION, /* our own work until it is solved; stands still while others have it */
	PROMISED_COUNT
};

enum stage {
	STAGE_ACTIVE,
	STAGE_PAUSED,
	STAGE_ACHIEVED
};

struct promise_standing {
	enum stage stage;
	int64_t due_at; /* TIME_NONE: paused with time left, so that nobody knows */
	int64_t left_s; /* business seconds until it breaks; negative: broken since */
};

/* Moments are TIME_NONE where there was none. */
struct standing {
	struct step last; /* state, team, assignee and opinion after it */
	int64_t created_at, updated_at;
	int64_t initially_assigned_at, assigned_at, assignee_updated_at, requester_updated_at;
	int64_t status_updated_at, latest_comment_at, solved_at;
	int replies, reopens, group_stations, assignee_stations;
	struct lapse first_reply, first_solved, solved;
	struct lapse agent_wait, requester_wait, on_hold;
	bool is_merged;
	bool has_promises;
	struct promise_standing promises[PROMISED_COUNT];
};

/* False where the ticket had not been created. */
bool standing_at(const struct life_world *world, const struct life *life, int64_t at_s,
	struct standing *standing);

#endif
