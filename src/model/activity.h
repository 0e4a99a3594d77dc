/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Facts beside the tickets: surveys and reviews, calls, presence, schedules, measures.
 */
#ifndef MODEL_ACTIVITY_H
#define MODEL_ACTIVITY_H

#include <stdbool.h>
#include <stdint.h>

struct rating_record { /* of surveys that are no ticket's: NPS, CES, quality reviews */
	const char *id;
	const char *kind; /* "nps", "ces", "csat", "qa", … */
	const char *item; /* part of a review, or NULL */
	int64_t at;
	const char *ticket, *agent, *group, *author, *customer; /* NULL: none */
	const char *channel, *topic;                            /* NULL: the ticket's */
	double score, scale, weight;
	bool is_critical;
	bool is_unanswered; /* a survey was offered, and there is no score */
};

struct call_record {
	const char *id;
	int64_t at;
	bool is_inbound;
	const char *agent, *group, *ticket, *customer;
	const char *channel, *topic;               /* NULL: the ticket's */
	const char *outcome;                       /* "answered", "abandoned_in_queue", … */
	int64_t wait_s, talk_s, hold_s, wrap_up_s; /* -1: not known */
};

struct presence_record {
	const char *agent;
	int64_t from, to;  /* to TIME_NONE: still */
	const char *state; /* "available", "contact", "wrap_up", "break", … */
	const char *reason;
	const char *group; /* NULL: her own */
};

struct schedule_record {
	const char *id;
	const char *agent;
	int64_t from, to;
	const char *state; /* "work", "break", "absent", … */
	const char *group; /* NULL: her own */
};

struct measure_record {
	const char *name; /* "orders", "revenue", … */
	int64_t from, to; /* the period the value covers; to excluded */
	double value;
	const char *scope; /* NULL: the whole desk */
};

#endif
