/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is known beside the tickets: calls, surveys, reviews, presence, schedules, measures.
 *
 * What stands for itself becomes observations as it comes (activity.c). What is judged together
 * (the items of a review, reviewers of one contact, a schedule and who was there) is kept here and
 * derived when facts are settled, for those that changed.
 */
#ifndef KPI_BESIDE_H
#define KPI_BESIDE_H

#include "kpi/told.h"
#include "model/period.h"

/* A stretch of somebody's time. */
struct stretch {
	int64_t key;
	int64_t from, to; /* to TIME_NONE: still */
	fact_id agent, group;
	fact_id word;  /* the reason, else the state; 0: none */
	uint8_t flags; /* enum observation_flag of OBS_PRESENCE; schedules: enum plan */
	bool is_gone;
	uint32_t before; /* row + 1 of the same account's that came before it; 0: none */
};

enum plan {
	PLAN_WORK,
	PLAN_BREAK,
	PLAN_ABSENT
};

struct measured {
	int64_t key;
	int64_t from, to;
	fact_id name, scope;
	double value;
	bool is_gone;
};

/* A growing list in which what comes again replaces what it said before. */
struct beside_list {
	void *rows;
	size_t len, capacity;
	uint32_t *place; /* row + 1 by key */
	size_t place_capacity;
};

/* Whose time an account's is. */
struct account_time {
	uint32_t presences, schedules; /* row + 1 of the last that came; 0: none */
	bool is_known, is_touched;
	int64_t since; /* touched: changed from then on */
};

/* The rows of one measure in one scope, in order of time: a part of by_series. */
struct measure_series {
	fact_id name, scope;
	size_t first, len;
};

struct beside {
	struct beside_list told, presences, schedules, measures;
	struct told_chains told_chains[TOLD_CHAIN_COUNT];
	int64_t *reviews; /* that changed */
	size_t review_count, review_capacity;
	fact_id *reviewed; /* tickets whose reviews changed */
	size_t reviewed_count, reviewed_capacity;
	struct activity_fact *pending; /* whose words are not known yet */
	size_t pending_len, pending_capacity;
	struct measure_series *series;
	size_t series_len;
	const struct measured **by_series;
	bool has_new_measures;
	struct account_time *times; /* by account */
	size_t time_capacity;
	fact_id *accounts, *touched; /* those that are known; those of them that changed */
	size_t account_count, account_capacity;
	size_t touched_count, touched_capacity;
};

void beside_free(struct beside *beside);
struct beside *beside_of(struct facts *facts); /* made where there is none */

/* The row of that key, zeroed where it is new. */
void *beside_row(struct beside_list *list, int64_t key, size_t size);
bool beside_has(const struct beside_list *list, int64_t key);

/* A directory came: what waited for its words is put again, and all is derived anew. */
void beside_refresh(struct facts *facts);

/* Derives what is judged together; stretches person by person: true when done. */
void beside_settle_reviews(struct facts *facts);
bool beside_settle_stretches(struct facts *facts, int64_t deadline_ms);
void beside_settle_measures(struct facts *facts);

/* A measure over the span: the sum of its rows; customers_start is the first of them, customers_end
 * the last. NAN unless they fill the span without gap or overlap. scope NULL: of the whole desk. */
double beside_measure(
	const struct facts *facts, const char *name, const char *scope, struct span span);
bool beside_has_measure(const struct facts *facts, const char *name, const char *scope);
/* All of them are known of the whole desk for the span. */
bool beside_is_measured(
	const struct facts *facts, const char *const *names, size_t len, struct span span);
/* The latest span for which all of them are known: one of their rows; false where there is none. */
bool beside_measured_latest(
	const struct facts *facts, const char *const *names, size_t len, struct span *span);
/* Where the last row ends that lies within the span; span.from: none does. */
int64_t beside_measured_until(const struct facts *facts, const char *name, struct span span);

#endif
