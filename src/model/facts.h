/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Facts as the store hands them to the KPI engine: the iteration that app/ joins the two with.
 *
 * Everything external has become a small integer. 0 is "none". Numbers are valid for one store
 * (store_id) and never leave the process.
 */
#ifndef MODEL_FACTS_H
#define MODEL_FACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/macros.h"
#include "model/activity_fact.h"
#include "model/directory.h"
#include "model/record.h"
#include "model/timeline.h"

enum ticket_flag {
	TICKET_IS_TEST = 1 << 0,
	TICKET_IS_OUTBOUND = 1 << 1,
	TICKET_HAS_EVENTS = 1 << 2,       /* events are whole from the ticket's creation on */
	TICKET_IS_PARTIAL = 1 << 3,       /* only events so far, no core facet */
	TICKET_IS_FIRST_CONTACT = 1 << 4, /* so it is marked, or */
	TICKET_IS_NO_FIRST_CONTACT = 1 << 5
};

struct ticket_fact {
	fact_id id;
	fact_id source;
	enum ticket_state state;
	enum waiting waiting;
	uint32_t flags; /* enum ticket_flag */
	int64_t created_at, updated_at;
	int64_t active_at; /* latest of everything dated that is known of the ticket */
	fact_id assignee, group, requester;
	fact_id state_word; /* a name: the helpdesk's own word; 0: not told */
	fact_id channel, priority, type, topic, customer;
	fact_id merged_into;
	uint32_t facets; /* bit (1 << enum facet) where the facet is known */
	struct ticket_metrics metrics;
	struct ticket_sla sla;
	struct ticket_rating rating;
};

struct event_fact {
	int64_t at;
	enum event_kind kind;
	enum actor_kind actor_kind;
	bool is_automatic;
	fact_id actor;
	fact_id from, to; /* account, group, name or ticket, by kind */
	enum ticket_state from_state, to_state;
	enum waiting to_waiting;
	double value, scale;
	enum promise_metric metric;
	int64_t due_at;
	int64_t handle_s;
};

/* Receives one ticket with all its known events in order of time (ties in the source's order). Lent
 * for the call. False stops the iteration. */
struct facts_receiver {
	bool (*receive)(void *to, const struct ticket_fact *ticket, const struct event_fact *events,
		size_t event_count);
	void *to;
};

/* Where an iteration stands; zeroed at its start. */
struct facts_position {
	int64_t active_at;
	fact_id id;
	bool is_started;
	bool is_done;
	int phase; /* the store's own */
};

/* What is to be read: tickets that were active at or after `from` and created before `to`, newest
 * activity first, and then every open ticket that was not among them. */
struct facts_query {
	int64_t from, to;
	int64_t seen_from;   /* what was active at or after it was read before; 0: nothing was */
	int64_t deadline_ms; /* monotonic; INT64_MAX: to the end */
};

/* What changed after a sequence number; see store_changes. */
struct facts_changes {
	int64_t since;          /* in: after this number; out: up to this one */
	int64_t deadline_ms;    /* monotonic; INT64_MAX: to the end */
	bool directory_changed; /* accounts, groups, memberships or names */
	bool coverage_changed;  /* coverage, since this reader last read it */
	bool is_done;
};

#endif
