/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A ticket while it is being read: where it stands, and what has been observed so far. Events and
 * summary fill the same walk; what both have in common is written out at its end.
 */
#ifndef KPI_WALK_H
#define KPI_WALK_H

#include "kpi/derive.h"
#include "kpi/pool.h"

/* Whom a ticket waits for, who owns it, since when: what makes one stretch of being open. */
struct stance {
	enum waiting waiting;
	fact_id agent, group;
	int64_t since;
	uint8_t doubts; /* OBS_IS_UNDATED, OBS_HAS_UNKNOWN_TURN … */
};

struct walk {
	struct facts *facts;
	const struct ticket_fact *ticket;
	struct derived *out;
	int64_t created_at;
	enum ticket_state state;
	enum waiting state_waiting; /* as the state says; may be BY_SPEAKER */
	fact_id agent, group;
	fact_id last_agent; /* the latest that was somebody */
	bool is_outbound, has_spoken, is_customer_last;
	uint8_t doubts;        /* of the stretch that comes */
	bool has_told_state;   /* an event told how the ticket came to be what it is */
	int64_t unanswered_at; /* oldest unanswered customer message; TIME_NONE: none */
	int64_t first_reply_at;
	bool has_bot_reply, has_bot_spoken;
	size_t handed; /* index + 1 of the OBS_HANDED that nobody has acted upon; 0: none */
	bool knows_replies, knows_reopens;
	int64_t replies, replies_at_reopen, reopens, moves, handle_s; /* counts −1: unknown */
	struct stance stance; /* of the stretch that is running */
	bool is_in_stretch;
	int64_t stretch_from, turn_from; /* turn: since when this party is waited for */
	enum waiting turn;
	bool has_due[PROMISE_METRIC_COUNT]; /* events told of such a promise */
	int64_t due_at[PROMISE_METRIC_COUNT], due_since[PROMISE_METRIC_COUNT];
	int64_t first_due_at[PROMISE_METRIC_COUNT]; /* when the first event told of one */
	size_t ratings;
	size_t last_rating; /* index of its row */
};

/* A row of the kind at the moment, owned by whoever owns the ticket now. */
struct observation *walk_add(struct walk *walk, enum observation_kind kind, int64_t at);
/* Fills value and business with the time passed by both clocks. */
void walk_measure(const struct walk *walk, struct observation *row, int64_t from, int64_t to);
/* Ends the running stretch and begins another where anything that makes it has changed. */
void walk_settle(struct walk *walk, int64_t at);
/* A reply of ours that lies outside business hours. */
bool walk_is_after_hours(const struct walk *walk, int64_t at);
/* The row belongs to whoever had the ticket at its moment. */
void walk_give_to_holder(const struct walk *walk, struct observation *row);
/* The row of the ticket's creation. */
void walk_add_created(struct walk *walk);
struct derived_solve *walk_add_solve(struct walk *walk, int64_t at);

bool walk_is_before(const struct walk *walk, int64_t at); /* not after the moment looked back to */

/* The events or the summary of the ticket, up to its end. */
void walk_events(struct walk *walk, const struct event_fact *events, size_t event_count);
void walk_summary(struct walk *walk);

/* What both have in common. */
void walk_add_solves(struct walk *walk);
void walk_add_promises(struct walk *walk);
/* The helpdesk promises something, be it anew. */
void walk_take_promise(struct walk *walk, const struct event_fact *event);
/* Our promise of the next reply to the oldest unanswered message; TIME_NONE: not replied yet. */
void walk_add_next_promise(struct walk *walk, int64_t replied_at);
/* A rating that only the summary tells, and the offer of a survey. */
void walk_add_rating(struct walk *walk);
struct observation *walk_add_score(struct walk *walk, int64_t at, double score, double scale);

#endif
