/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tallies → readings.
 */
#ifndef KPI_JUDGE_H
#define KPI_JUDGE_H

#include "kpi/pass.h"
#include "kpi/reading.h"
#include "kpi/target.h"

/* The value of one KPI, member and moment by a clock; NAN where nothing was counted. */
double judge_value(
	const struct pass *pass, size_t group, size_t moment, enum kpi_id kpi, bool is_business);
double judge_n(const struct pass *pass, size_t group, size_t moment, enum kpi_id kpi);

/* A formula's value; fills the reading's numerator and denominator where it is not NULL. */
double judge_formula(const struct pass *pass, size_t group, size_t moment, enum kpi_id kpi,
	struct reading *reading);
double judge_formula_n(const struct pass *pass, size_t group, size_t moment, enum kpi_id kpi);

/* Samples; in judge_sample.c. */
void judge_interval(const struct tally *tally, struct reading *reading);
/* Whether all that may be true lies on one side of its goal, and five answers or more say so. */
bool judge_is_settled(const struct reading *reading);
/* How certain its verdict is, and what is missing. Its value, goal and verdict are there. */
void judge_certainty(const struct tally *tally, struct reading *reading);
/* True where it differs from `before` by more than chance; within which limits it does. */
bool judge_is_other(
	const struct tally *before, const struct reading *reading, double *low, double *high);

/* Why a value is not known, and how much of what it needs is there. In judge_known.c. */
enum reading_reason judge_reason(const struct facts *facts, const struct reading *reading,
	const struct board_request *request, double *share);
/* Whether the desk's sources tell of it at all, as far as the facts at hand show; which records
 * bring it; what would bring it (N_(); NULL: nothing to say). In judge_source.c. */
bool judge_has_source(const struct facts *facts, enum kpi_id kpi);
enum record_kind judge_record_of(const struct facts *facts, enum kpi_id kpi);
const char *judge_needs(const struct facts *facts, const struct reading *reading);
/* True where n answers are too few to judge a person by. */
bool judge_is_too_few(
	const struct reading *reading, const struct board_request *request, double n);
/* Of a span that is compared with, or a bucket: REASON_NONE where all of it is there. */
enum reading_reason judge_coverage(
	const struct facts *facts, enum kpi_id kpi, struct span span, double *share);

/* Of a ratio whose measures do not fit: what there is instead; else NULL. In judge_measured.c. */
const char *judge_measured(const struct facts *facts, const struct reading *reading,
	struct span span, struct arena *arena);

/* Whether anything at all was counted for the member in the first moment. */
bool judge_has_anything(const struct pass *pass, size_t group);

/* Fills the reading but for comparison and series, from the pass over the period itself. Strings
 * in the arena. */
void judge_reading(const struct pass *pass, size_t group, const struct board_request *request,
	struct arena *arena, struct reading *reading);

/* Compares with the period before. */
double judge_change(const struct reading *reading);

/* By which clock the KPI is judged: as asked, else as its target says. */
bool judge_is_business(const struct facts *facts, const struct board_request *request,
	enum kpi_id kpi, enum clock_kind target_clock);

/* Gives the pass the goals that it counts against; they live in the arena. */
void judge_goals(const struct board_request *request, struct arena *arena, struct pass *pass);
/* Whether the late ones among those who wait for a first reply have been counted by the goal of
 * this member. */
bool judge_goals_tell(const struct pass *pass, size_t group);

#endif
