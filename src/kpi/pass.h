/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One pass over the observations: every asked KPI of every asked member in every moment at once.
 *
 * Moments are in order of time (one period, or the buckets of a series; there may be gaps). Counts
 * and shares are summed
 * as they are met; durations are gathered and, when the pass is over, dealt out to the members and
 * their ranks selected. All of it goes on where it stopped.
 */
#ifndef KPI_PASS_H
#define KPI_PASS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kpi/feed.h"
#include "kpi/groups.h"
#include "kpi/spread.h"

/* What was counted for one KPI, member and moment. */
struct tally {
	double num, den;
	double squares; /* of what num sums up */
	uint32_t n;     /* how many observations */
	uint32_t unripe, apart, undated, marked;
	uint32_t unknown;             /* may count or not: nobody can tell */
	uint32_t inside, inside_warn; /* durations: within their own channel's goal and warning */
	uint32_t late;                /* unanswered beyond the goal of the first response */
	uint32_t max[2];              /* by enum clock_kind */
	uint32_t missing[2];          /* by enum clock_kind: durations that it does not tell */
};

/* Goals of a duration by channel, where they differ (catalogue: a scope that mixes them is judged by
 * the share inside each channel's own). By dense channel; NULL: not mixed. */
struct channel_goals {
	const double *goal, *warn;
	const uint8_t *is_business;
};

/* The goal of the first response of a member. */
struct group_goal {
	double goal; /* INFINITY: none */
	bool is_business;
};

/* The asked KPIs that read a kind of observation. */
struct readers {
	enum kpi_id kpis[FEED_KPIS_MAX];
	size_t len;
	bool is_level;
};

/* Where the rows of one ticket count that are of the same holder. */
struct pass_place {
	uint32_t ticket;
	uint16_t agent, team;
	bool is_known;
	size_t len;
	uint32_t groups[GROUPS_MAX];
	size_t cells[GROUPS_MAX]; /* of the group's first moment and KPI */
};

struct pass {
	const struct facts *facts;
	const struct groups *groups;
	const struct moment *moments;
	size_t moment_count;
	enum kpi_id kpis[KPI_COUNT]; /* counted */
	size_t kpi_count;
	int slot[KPI_COUNT]; /* place in kpis; −1: not asked */
	bool is_duration[KPI_COUNT], is_longest[KPI_COUNT];
	bool has_squares[KPI_COUNT]; /* means of a sample: how they scatter is asked for */
	struct channel_goals channel_goals[KPI_COUNT];
	const struct group_goal *first_goals;    /* by group; NULL: not asked for */
	struct tally *tallies;                   /* [group][moment][kpi] */
	uint32_t *excluded;                      /* [group][kpi][exclusion]; NULL: not wanted */
	struct spread *spreads;                  /* [group][moment][kpi]; durations only */
	struct sample_list samples[KPI_COUNT];   /* by place in kpis */
	size_t block;                            /* the next one to read */
	uint32_t from, to, level_from, level_to; /* of all moments */
	struct readers flows[OBS_KIND_COUNT], levels[OBS_KIND_COUNT];
	bool is_read[OBS_KIND_COUNT + 1]; /* by any of them; the dead are not */
	struct pass_place place;          /* of the row before */
	const double *solved_a_day;       /* by group, of the last 28 days; NULL: not asked for */
	bool has_stretches;               /* kinds are asked of which a period counts a part */
	size_t spread_kpi;                /* the next one to rank */
	uint32_t *values;                 /* of spread_kpi, dealt out */
	size_t *offsets;
	size_t spread_step;
	struct ranking ranking; /* of the hand at spread_step */
};

void pass_init(struct pass *pass, const struct groups *groups, const bool *kpis,
	const struct moment *moments, size_t moment_count);
void pass_release(struct pass *pass);
void pass_want_excluded(struct pass *pass);

/* True when done. Deadline in monotonic milliseconds. */
bool pass_step(struct pass *pass, int64_t deadline_ms);

const struct tally *pass_tally(
	const struct pass *pass, size_t group, size_t moment, enum kpi_id kpi);
/* To be filled by who works its KPI out otherwise; of a group that is counted as itself. */
struct tally *pass_tally_of(struct pass *pass, size_t group, size_t moment, enum kpi_id kpi);
const struct spread *pass_spread(
	const struct pass *pass, size_t group, size_t moment, enum kpi_id kpi);
/* NULL where not wanted. */
const uint32_t *pass_excluded(const struct pass *pass, size_t group, enum kpi_id kpi);

void pass_drop_samples(struct sample_list *list);
bool pass_is_late(int64_t deadline_ms);
/* Its values are gathered and ranked. */
bool pass_is_duration(enum kpi_id kpi);

/* Ranks the durations that were gathered; true when done. In spread.c. */
bool pass_rank(struct pass *pass, int64_t deadline_ms);

#endif
