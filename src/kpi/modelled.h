/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * KPIs that no sum over observations makes, because a model stands between: how many people the
 * load of calls needs (Erlang C), and by how much contacts were other than forecast.
 *
 * Both rest on the half hours of the department and its teams; whoever else is asked for is not
 * known. The half hours are read in slices, then the tallies of the pass are filled.
 */
#ifndef KPI_MODELLED_H
#define KPI_MODELLED_H

#include "kpi/board.h"
#include "kpi/load.h"
#include "kpi/pass.h"

#define HALF_HOUR_S 1800
#define HALF_HOURS_A_DAY 48

/* The load of one member at the level of one moment. */
struct modelled_load {
	uint32_t offered[LOAD_KIND_COUNT]; /* in the half hour before */
	uint32_t handled[LOAD_KIND_COUNT]; /* of those that ended in the 28 days before */
	double handle_s[LOAD_KIND_COUNT];  /* their talk, hold and wrap-up */
	bool has_calls, has_people;        /* any in these days */
};

struct modelled {
	const struct board_request *request;
	struct pass *pass;           /* whose members and moments they are */
	uint32_t from, to;           /* dated within */
	size_t block;                /* the next one to read */
	size_t group;                /* the next one to fill in */
	struct modelled_load *loads; /* [group × moment]; NULL: not asked for */
	int64_t first_slot;          /* half hours of the local clock since 1970 */
	size_t slot_count;
	uint16_t **contacts; /* by group, of each slot; NULL: not asked for */
};

/* Nothing where the pass counts no such KPI. Request and pass are lent. */
void modelled_begin(
	struct modelled *modelled, const struct board_request *request, struct pass *pass);
/* True when done: the pass, which must be over, has the values. */
bool modelled_step(struct modelled *modelled, int64_t deadline_ms);
void modelled_release(struct modelled *modelled);

/* The KPI whose observations a modelled one rests on, and when: those are listed behind it. */
enum kpi_id modelled_rests_on(enum kpi_id kpi);
struct moment modelled_moment(enum kpi_id kpi, const struct moment *moment);

/* Mean absolute error ÷ mean of the half hours of one member in one moment. In modelled_forecast.c. */
void modelled_forecast(
	const struct modelled *modelled, size_t group, size_t moment, struct tally *tally);

#endif
