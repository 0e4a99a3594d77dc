/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The inside of a board.
 */
#ifndef KPI_INSIDE_H
#define KPI_INSIDE_H

#include "kpi/board.h"
#include "kpi/modelled.h"
#include "kpi/pass.h"

enum board_stage {
	STAGE_VALUES,
	STAGE_PREVIOUS,
	STAGE_LAST_YEAR,
	STAGE_SERIES,
	STAGE_DONE
};

/* Formulas of measures are counted over the part of the span that their measures cover. */
#define PARTS_MAX 6
struct part {
	struct pass pass;
	struct moment moment;
	bool kpis[KPI_COUNT];
};

/* Working days of which the median is taken. */
#define DAYS_OF_WORK 28

struct board {
	const struct facts *facts;
	struct board_request request;
	int64_t now_s;
	struct arena *strings; /* of the request */
	struct arena *results; /* of the readings; cleared when the facts have changed */
	struct groups groups;
	bool has_groups;
	enum board_stage stage;
	uint64_t version;         /* of the facts */
	struct pass pass;         /* of the stage */
	struct modelled modelled; /* follows the pass of the stage */
	struct part parts[PARTS_MAX];
	size_t part_count, next_part;
	uint8_t part_of[KPI_COUNT];             /* index + 1; 0: counted by the pass of the stage */
	struct moment value_moments[PARTS_MAX]; /* of the parts that the values were counted in */
	uint8_t value_part[KPI_COUNT];
	struct pass daily; /* tickets solved a day, before the values */
	struct moment days[DAYS_OF_WORK];
	struct span day_spans[DAYS_OF_WORK]; /* whole local days before the last one */
	bool is_daily;                       /* being counted */
	double *solved_a_day;                /* by group; NULL: not asked for */
	size_t next_daily;                   /* whose is found next */
	struct moment moments[PERIOD_BUCKET_MAX];
	size_t moment_count;
	bool is_closed[PERIOD_BUCKET_MAX]; /* nobody works in that bucket of the series */
	struct moment period_moment;       /* the period itself: what is behind a reading */
	struct reading **readings;         /* by member: so many as there are KPIs */
	size_t reading_count, shown_count; /* the rest are found by their ids alone */
	enum kpi_id kpis[KPI_COUNT];       /* asked */
	size_t kpi_count;                  /* so many readings a member */
	size_t *group_of;                  /* by member */
	size_t member_count;
	uint32_t *found; /* member + 1 by scope and id: a hash table, at most half full */
	size_t found_len;
	size_t next_member; /* whose readings are made next, when a pass is over; values: twice each */
};

/* In the order of members, then of KPIs. */
static inline struct reading *board_reading(const struct board *board, size_t i)
{
	return &board->readings[i / board->kpi_count][i % board->kpi_count];
}

/* The passes of a stage; its moments are made. In stage.c. */
void stage_begin(struct board *board);
bool stage_step(struct board *board, int64_t deadline_ms); /* true when done */
void stage_release(struct board *board);
struct span stage_span(const struct board *board); /* what it looks at */
/* The pass that counted what the KPI is made of. */
const struct pass *stage_pass(const struct board *board, enum kpi_id kpi);
/* Marks who differs from the whole by more than luck; the values are there. In outlier.c. */
void outliers_find(struct board *board);
/* A span as it stood `age` seconds after its end. */
struct moment board_moment(const struct board *board, struct span span, int64_t age);

#endif
