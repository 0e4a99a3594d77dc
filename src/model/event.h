/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What happened to a ticket, one fact an event.
 */
#ifndef MODEL_EVENT_H
#define MODEL_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "model/ticket.h"
#include "model/ticket_facets.h"

enum event_kind {
	EVENT_CREATE,
	EVENT_MESSAGE,  /* public message, by a customer or by us: the actor tells */
	EVENT_NOTE,     /* internal */
	EVENT_STATE,    /* from_state → to_state */
	EVENT_ASSIGN,   /* from → to, accounts; NULL: nobody */
	EVENT_TEAM,     /* from → to, groups; NULL: none */
	EVENT_PRIORITY, /* from → to, names */
	EVENT_RATING,   /* value of scale */
	EVENT_PROMISE,  /* metric's due time is now due_at (TIME_NONE: withdrawn) */
	EVENT_MERGE,    /* into ticket `to` */
	EVENT_OTHER,    /* kept for the time line; `to` is its name */
	EVENT_KIND_COUNT
};

struct event_record {
	const char *id;     /* external id, unique within the source */
	const char *ticket; /* external id */
	enum event_kind kind;
	int64_t at;
	const char *actor;          /* account; NULL: nobody known */
	enum actor_kind actor_kind; /* ACTOR_UNKNOWN: the store decides by the account */
	bool is_automatic;          /* sent by a trigger or a timer on somebody's behalf */
	const char *from, *to;
	enum ticket_state from_state, to_state;
	enum waiting to_waiting;    /* with EVENT_STATE */
	double value, scale;        /* with EVENT_RATING */
	enum promise_metric metric; /* with EVENT_PROMISE */
	int64_t due_at;
	int64_t handle_s; /* time logged with this event; 0: none */
};

#endif
