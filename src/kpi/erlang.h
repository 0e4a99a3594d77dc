/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How many people a load of calls or chats needs (Erlang B, C and A).
 *
 * Erlang C: callers wait for ever, so it asks for too many people where callers give up. Erlang A:
 * each gives up after a patience of its own, exponential with the given mean (Palm; Zeltyn and
 * Mandelbaum 2005). Only for what is answered at once, phone and chat; e-mail is planned by hours of
 * work. Who has several chats at once is as many lines. Pure arithmetic.
 */
#ifndef KPI_ERLANG_H
#define KPI_ERLANG_H

#define ERLANG_MOST 5000 /* lines on at once; more load than that has no answer */

struct erlang_load {
	double arrivals_per_hour;
	double handle_s;   /* talk, hold and wrap-up */
	double patience_s; /* mean; 0 or over a day: for ever, Erlang C */
	double within_s;   /* the T of "X % within T" */
	double at_once;    /* how many one person has at once; under 1: one */
};

struct erlang {
	double load;              /* erlangs: calls at work on average if nobody gave up */
	double wait_share;        /* who waits at all */
	double service_level;     /* answered within T ÷ all */
	double speed_of_answer_s; /* Erlang C: mean wait; A: of all, those who gave up too */
	double abandoned;         /* share who give up; 0 for Erlang C */
	double occupancy;         /* of all that so many people can have at once */
};
/* With so many people. Where Erlang C's queue would grow for ever: everybody waits, INFINITY long. */
struct erlang erlang_with(const struct erlang_load *load, int people);

double erlang_b(double load, int people); /* share of calls that find no line */
double erlang_c(double load, int people); /* share that waits; 1 where the queue grows for ever */

struct erlang_goal {
	double service_level; /* X, 0…1 */
	double occupancy_cap; /* more work than this share of their time wears people out; 0.85 */
};
/* The fewest people who keep the goal and the cap; 0 without load, −1: more than ERLANG_MOST. */
int erlang_needed(const struct erlang_load *load, const struct erlang_goal *goal);

/* How busy so many people are at the most load with which they still keep the goal of the service
 * level: a few are bound to wait for calls, many hardly are. The arrivals of `load` do not matter. */
double erlang_occupancy(const struct erlang_load *load, double service_level, int people);

/* How many to schedule so that so many are on, where this share (0…1) is not at work. */
int erlang_scheduled(int people, double shrinkage);

#endif
