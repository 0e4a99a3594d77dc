/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How many people the day's calls and chats need by half hour, beside how many are on.
 *
 * Nobody has a call and chats at the same time: calls need their people and chats theirs.
 */
#ifndef KPI_STAFFING_H
#define KPI_STAFFING_H

#include <stdbool.h>
#include <stddef.h>

#include "kpi/erlang.h"

#define STAFFING_SLOTS 48 /* half hours of a day by the wall clock */

enum load_kind {
	LOAD_CALLS,
	LOAD_CHATS,
	LOAD_KIND_COUNT
};

/* What comes at the same time. */
struct staffing_mix {
	struct erlang_load loads[LOAD_KIND_COUNT]; /* arrivals 0: none; NAN: unknown */
	struct erlang_goal goals[LOAD_KIND_COUNT];
};

struct staffing_need {
	int people[LOAD_KIND_COUNT];
	int all;
};
/* The fewest who keep the goal of each kind. False where that is unknown, or too many. */
bool staffing_needed(const struct staffing_mix *mix, struct staffing_need *need);

struct staffing_outlook {
	struct erlang all; /* of calls and chats together */
	bool is_kept;      /* the goal of each */
};
/* With so many at work, who are divided as they are needed. False where that is unknown. */
bool staffing_expect(const struct staffing_mix *mix, int people, struct staffing_outlook *outlook);

struct staffing {
	struct staffing_mix mix; /* but for the arrivals */
	double shrinkage;        /* share of scheduled time that is not worked */
	size_t scheduled_from; /* before this slot `on` are at work, from it on they are scheduled */
	const double *arrivals[LOAD_KIND_COUNT]; /* of each half hour; NAN: unknown; NULL: never */
	const double *on;                        /* people on in each; NAN: unknown */
	size_t len;
};

struct staffing_slot {
	double arrivals; /* calls and chats */
	double needed;   /* people to keep the goal; NAN: arrivals unknown, or too many */
	double on;
	double gap;           /* on − needed; NAN where either is unknown */
	double service_level; /* to be expected with those who are on; NAN likewise */
	bool is_kept;         /* with them, the goal of each kind */
	double arrivals_of[LOAD_KIND_COUNT];
};
/* Fills `len` slots. */
void staffing_plan(const struct staffing *staffing, struct staffing_slot *slots);

#endif
