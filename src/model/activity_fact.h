/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Facts beside the tickets as the store hands them to the KPI engine: surveys and reviews, calls,
 * presence, schedules, measures. Everything external has become a small integer; 0 is "none".
 */
#ifndef MODEL_ACTIVITY_FACT_H
#define MODEL_ACTIVITY_FACT_H

#include <stdbool.h>
#include <stdint.h>

#include "model/directory.h"
#include "model/record.h"

struct activity_fact {
	enum record_kind kind; /* RECORD_RATING, CALL, PRESENCE, SCHEDULE or MEASURE */
	int64_t whole;         /* rating: the same for all items of one review */
	int64_t key;           /* with the kind: the same fact, whenever it comes again */
	fact_id source;
	bool is_gone; /* taken back; nothing else is read */
	int64_t at;   /* from (included) */
	/* Presence, schedule, measure: excluded; TIME_NONE: still. The store ends a presence whose end
	 * nobody told where the agent's next one begins; ends that were told may overlap the next. */
	int64_t to;
	fact_id what; /* name: kind of rating, outcome of a call, state, name of a measure */
	fact_id item; /* name: part of a review, reason of a state, scope of a measure */
	fact_id ticket, agent, group, author;
	fact_id customer, channel, topic; /* names */
	double value;                     /* score, or what was measured */
	double scale, weight;             /* of a rating */
	bool is_critical, is_inbound;
	bool is_unanswered;                        /* a survey that was offered: it has no score */
	int64_t wait_s, talk_s, hold_s, wrap_up_s; /* of a call; −1: not known */
};

/* Receives one fact, lent for the call. False stops the iteration. */
struct activity_receiver {
	bool (*receive)(void *to, const struct activity_fact *fact);
	void *to;
};

#endif
