/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The inside of a board.
 */
#ifndef KPI_INSIDE_H
#define KPI_INSIDE_H

#include "kpi/board.h"
#include "kpi/pass.h"

enum board_stage {
	STAGE_VALUES,
	STAGE_PREVIOUS,
	STAGE_LAST_YEAR,
	STAGE_SERIES,
	STAGE_DONE
};

struct board {
	const struct facts *facts;
	struct board_request request;
	int64_t now_s;
	struct arena *strings; /* of the request */
	struct arena *results; /* of the readings; cleared when the facts have changed */
	struct groups groups;
	bool has_groups;
	enum board_stage stage;
	uint64_t version; /* of the facts */
	struct pass pass; /* of the stage */
	struct moment moments[PERIOD_BUCKET_MAX];
	size_t moment_count;
	struct moment period_moment; /* the period itself: what is behind a reading */
	struct reading *readings;
	size_t reading_count, shown_count; /* the rest are found by their ids alone */
	size_t kpi_count;                  /* so many readings a member */
	size_t *group_of;                  /* by member */
	size_t member_count;
	uint32_t *found; /* member + 1 by scope and id: a hash table, at most half full */
	size_t found_len;
	size_t next_member; /* whose readings are made next, when a pass is over; values: twice each */
};

#endif
