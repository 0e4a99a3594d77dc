/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Durations gathered by a pass, and their ranks.
 */
#ifndef KPI_SPREAD_H
#define KPI_SPREAD_H

#include <stddef.h>
#include <stdint.h>

#include "kpi/statistics.h"

/* Ranks of durations by enum clock_kind. */
struct spread {
	double median[2], mean[2], p90[2];
};

/* How far the ranking of one hand of durations has come. */
enum ranking_stage {
	RANKING_NONE,
	RANKING_MEDIAN,
	RANKING_P90
};
struct ranking {
	enum ranking_stage stage;
	struct selection selection;
};

struct sample {
	uint32_t value[2];
	uint32_t ticket;
	uint32_t moment;
	uint16_t agent, team;
};

/* In pieces, so that a list that grows is never copied. */
#define SAMPLES_A_PIECE 4096
struct sample_list {
	struct sample **pieces;
	size_t len, capacity; /* capacity: of pieces */
};

#endif
