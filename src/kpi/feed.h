/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What one observation adds to one KPI: the formulas. Evaluation and the list behind a reading both
 * ask here, so the list adds up to the number.
 */
#ifndef KPI_FEED_H
#define KPI_FEED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kpi/kpi.h"
#include "kpi/pool.h"

/* A span of time and the moment from which it is looked at. */
struct moment {
	uint32_t from, to; /* what is dated within counts */
	uint32_t as_of;    /* what happened after it does not count yet */
	uint32_t level;    /* levels: the state before this second; 0: not known (yet) */
	uint32_t age_at;   /* ages of levels are taken at */
	bool is_now;       /* what is as last seen is as it is */
	bool is_then;      /* by now more is known than was known at as_of */
};

enum portion_flag {
	PORTION_IS_UNRIPE = 1 << 0, /* its window has not passed */
	PORTION_IS_APART = 1 << 1,  /* a resolution by a timer */
	PORTION_IS_MARKED = 1 << 2, /* a promise of ours, or a good-or-bad rating */
	PORTION_IS_UNDATED = 1 << 3,
	PORTION_IS_UNKNOWN = 1 << 4,     /* excluded, because it cannot be told whether it counts */
	PORTION_IS_AS_LAST_SEEN = 1 << 5 /* whose it was then is not told */
};

struct portion {
	double num, den;
	uint32_t value[2]; /* durations by enum clock_kind */
	uint16_t agent, team;
	uint8_t excluded; /* 1 + enum exclusion; 0: counts */
	uint8_t flags;    /* enum portion_flag; mostly none */
};

#define FEED_KPIS_MAX 12

/* KPIs that read this kind of observation; *len of them. */
const enum kpi_id *feed_kpis(enum observation_kind kind, size_t *len);

/* False where the observation (dated within the moment, or standing at its level) adds nothing. */
bool feed_portion(const struct facts *facts, enum kpi_id kpi, const struct observation *row,
	const struct moment *moment, struct portion *portion);

/* The KPI has a window in which its observations ripen. */
bool feed_has_window(enum kpi_id kpi);

/* A stretch of time of which a period counts the part that lies within it. */
bool feed_is_stretch(enum observation_kind kind);

/* A row in a moment, and the KPI that asks about it. */
struct feed {
	const struct facts *facts;
	enum kpi_id kpi;
	const struct observation *row;
	const struct moment *moment;
	struct portion *portion;
};

/* feed_portion in two steps, for many KPIs that ask about the same row: what they have in common
 * goes into feed->portion, then the formula makes it the KPI's own. The row is within the moment, or
 * the moment has a level. */
void feed_common(const struct feed *feed, bool is_level);
bool feed_counts(const struct feed *feed, bool is_level);
/* Dated within the moment, or a stretch of which a part is. */
bool feed_is_within(const struct observation *row, const struct moment *moment);

/* The formulas of their families. In feed_*.c. */
bool feed_created(const struct feed *feed);
bool feed_solved(const struct feed *feed);
bool feed_solve(const struct feed *feed);
bool feed_waited(const struct feed *feed);
bool feed_touch(const struct feed *feed);
bool feed_reply(const struct feed *feed);
bool feed_first_reply(const struct feed *feed);
bool feed_promised(const struct feed *feed);
bool feed_stands(const struct observation *promise, uint32_t as_of); /* no other in its place */
bool feed_handled(const struct feed *feed);
bool feed_offer(const struct feed *feed);
bool feed_level(const struct feed *feed);
bool feed_move(const struct feed *feed);    /* handing on between teams */
bool feed_contact(const struct feed *feed); /* contacts and those who come back */
bool feed_call(const struct feed *feed);
bool feed_stretch(const struct feed *feed);
bool feed_voice(const struct feed *feed); /* surveys and reviews */

#endif
