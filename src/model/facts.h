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
#include "model/record.h"

typedef int32_t
	fact_id; /* the one typedef: the number of an account, group, ticket or name in the store */

/* Values of channel, priority, type, topic and customer are names: one table for all. */
struct directory_account {
	fact_id id;
	fact_id source;
	const char *external_id, *name, *login, *email;
	bool is_email_verified, is_active;
	enum actor_kind kind;
};
struct directory_group {
	fact_id id;
	fact_id source;
	const char *external_id, *name;
	bool is_active;
};
struct directory_membership {
	fact_id account, group;
	int64_t from, to; /* TIME_NONE: open */
};
struct directory_name {
	fact_id id;
	const char *text;
};
struct directory_source {
	fact_id id;
	const char *name, *kind;
};
struct directory_coverage {
	fact_id source;
	enum record_kind kind;
	int64_t from, to;
	double share;
};

/* Who and what is known, whole, in one arena; customers' accounts are left out (they are looked up
 * for one ticket at a time). */
struct directory {
	struct arena *arena;
	int64_t seq; /* the store's sequence number it was read at */
	struct directory_account *accounts;
	size_t account_count;
	struct directory_group *groups;
	size_t group_count;
	struct directory_membership *memberships;
	size_t membership_count;
	struct directory_name *names;
	size_t name_count;
	struct directory_source *sources;
	size_t source_count;
	struct directory_coverage *coverage;
	size_t coverage_count;
};
void directory_free(
	struct directory *directory); /* the struct itself is from mem_new; NULL is fine */

enum ticket_flag {
	TICKET_IS_TEST = 1 << 0,
	TICKET_IS_OUTBOUND = 1 << 1,
	TICKET_HAS_EVENTS = 1 << 2, /* events are whole from the ticket's creation on */
	TICKET_IS_PARTIAL = 1 << 3  /* only events so far, no core facet */
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
	int64_t deadline_ms; /* monotonic; INT64_MAX: to the end */
};

/* What changed after a sequence number; see store_changes. */
struct facts_changes {
	int64_t since;          /* in: after this number; out: up to this one */
	int64_t deadline_ms;    /* monotonic; INT64_MAX: to the end */
	bool directory_changed; /* accounts, groups, memberships, names or coverage */
	bool is_done;
};

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
