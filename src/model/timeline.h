/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What lists and the ticket page show of a ticket, as text.
 */
#ifndef MODEL_TIMELINE_H
#define MODEL_TIMELINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/directory.h"

/* What lists and the ticket page show of a ticket. Strings in the arena given. */
struct ticket_text {
	fact_id id;
	const char *source, *external_id, *subject, *state_text;
	const char *requester_name;
};

/* One step of a ticket's time line; actor and names as text. */
struct timeline_event {
	int64_t at;
	enum event_kind kind;
	enum actor_kind actor_kind;
	bool is_automatic;
	const char *actor; /* NULL: unknown */
	const char *from, *to;
	fact_id actor_number, from_number, to_number; /* of accounts, groups, names; 0: none */
	enum ticket_state from_state, to_state;
	double value, scale;
	enum promise_metric metric;
	int64_t due_at, handle_s;
};
struct timeline {
	struct timeline_event *events;
	size_t len;
};

#endif
