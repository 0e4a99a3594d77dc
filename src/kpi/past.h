/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The last open days of a desk, or its last weeks or months: what goals are proposed from and tried
 * on. Weeks where a day holds too little, months (or weeks) where a measure is told by them.
 *
 *     past_make → past_ask → a board → past_take of a reading → propose, try_goal
 */
#ifndef KPI_PAST_H
#define KPI_PAST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kpi/facts.h"
#include "kpi/kpi.h"
#include "kpi/reading.h"
#include "kpi/request.h"
#include "kpi/xmr.h"
#include "model/desk.h"
#include "model/period.h"

#define PAST_LEN 60   /* open days, or weeks, or months that are looked at */
#define PAST_LEAST 20 /* known ones below which nothing is said */
/* Things counted in the middle one, below which days are too short. Of opinions and reviews more are
 * needed: a share of five answers is 80 % or 100 % and nothing between. */
#define PAST_THIN 5
#define PAST_THIN_SAMPLE 20

enum past_grain {
	PAST_BY_DAYS,
	PAST_BY_WEEKS,
	PAST_BY_MONTHS,
	PAST_GRAIN_COUNT
};
const char *past_grain_name(enum past_grain grain); /* JSON: "open_day", "week", "month" */

struct past {
	struct span spans[PAST_LEN]; /* oldest first; closed days are left out */
	size_t len;
	enum past_grain grain;
};

/* The whole ones before `until_s`; as long as a day is not over it is none. Months are those of the
 * desk's calendar. */
void past_make(const struct desk *desk, enum past_grain grain, int64_t until_s, struct past *past);

double past_thin(enum kpi_id kpi);

/* A note that says no `change` explains what it lies upon; behind one that does all is different. */
bool past_is_explained(const struct desk *desk, struct span span);
bool past_is_changed_in(const struct desk *desk, struct span span);

/* How long ago the KPI's youngest ripe day ends. */
int64_t past_ripening_s(const struct desk *desk, enum kpi_id kpi);

/* Puts the period into the request: one bucket each, and what was counted in it. */
void past_ask(const struct past *past, struct board_request *request);

/* What is known of them. */
struct past_values {
	double values[PAST_LEN];
	struct span spans[PAST_LEN];
	size_t len;
	enum past_grain grain;
	bool is_thin; /* a value a day rests on too little: ask for weeks */
};
void past_take(const struct past *past, const struct reading *reading, struct past_values *values);

/* By what to look at it after the days: weeks for what is thin; where no day is known, weeks or
 * months if its measures are told by them. */
enum past_grain past_wanted(
	const struct facts *facts, enum kpi_id kpi, const struct past_values *days);

/* Where a goal lies to what the process predictably does. */
enum reach {
	REACH_UNKNOWN, /* nothing is predictable yet */
	REACH_WITHIN,
	REACH_NEVER, /* better than anything it does: no effort within it gets there */
	REACH_ALWAYS /* worse than anything it does: it says nothing */
};
const char *reach_name(enum reach reach); /* JSON: "unknown", "within", "never", "always" */

/* Natural process limits, within what the unit can be. */
struct xmr past_limits(enum kpi_unit unit, const struct past_values *values);
enum reach past_reach(enum kpi_better better, const struct xmr *limits, double goal);

/* Why a proposal should be thought over before it is taken. */
enum doubt {
	DOUBT_NONE,
	DOUBT_BEST,    /* nothing better is possible */
	DOUBT_STRETCH, /* the better quartile reaches no more */
	DOUBT_OFTEN    /* met on far more than half */
};
const char *doubt_name(enum doubt doubt); /* JSON; NULL for none */

struct proposal {
	double goal;    /* met on about half of the days; in figures that people write */
	double warn;    /* NAN: the usual one; a goal that is not above zero needs its own */
	double stretch; /* the better quartile */
	size_t goal_met, stretch_met;
	enum doubt doubt;
	struct xmr limits;
};
/* False under PAST_LEAST values, or where neither higher nor lower is better. */
bool propose(enum kpi_id kpi, const struct past_values *values, struct proposal *proposal);

struct trial {
	size_t met, near, missed;
	size_t longest; /* in a row without the goal */
	struct span longest_span;
};
void try_goal(const struct past_values *values, enum kpi_better better, const double goals[2],
	struct trial *trial);

/* The figure as the configuration takes it, rounded to what people write: "3h 50m", "85%", "12". */
char *past_figure(char *out, size_t size, enum kpi_unit unit, double value);

#endif
