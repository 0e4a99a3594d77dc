/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How many people the day's calls or chats need by half hour, beside how many are on.
 */
#ifndef KPI_STAFFING_H
#define KPI_STAFFING_H

#include <stddef.h>

#include "kpi/erlang.h"

#define STAFFING_SLOTS 48 /* half hours of a day by the wall clock */

struct staffing {
	double handle_s, patience_s, within_s; /* as of struct erlang_load */
	struct erlang_goal goal;
	double shrinkage;      /* share of scheduled time that is not worked */
	size_t scheduled_from; /* before this slot `on` are at work, from it on they are scheduled */
	const double *arrivals; /* of each half hour, measured or told; NAN: unknown */
	const double *on;       /* people on in each; NAN: unknown */
	size_t len;
};

struct staffing_slot {
	double arrivals;
	double needed; /* people to keep the goal; NAN: arrivals unknown, or too many */
	double on;
	double gap;           /* on − needed; NAN where either is unknown */
	double service_level; /* to be expected with those who are on; NAN likewise */
};
/* Fills `len` slots. */
void staffing_plan(const struct staffing *staffing, struct staffing_slot *slots);

#endif
