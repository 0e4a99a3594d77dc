/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How much of a span of time the facts know.
 */
#ifndef KPI_COVERAGE_H
#define KPI_COVERAGE_H

#include "kpi/pool.h"
#include "kpi/reading.h"
#include "model/period.h"

/* REASON_NONE, REASON_LOADING or REASON_NOT_COVERED; *share of the span that is there, 0…1. */
enum reading_reason coverage_of(const struct facts *facts, struct span span, double *share);

/* True where a source brings tickets at all, or none is known yet. */
bool coverage_has_tickets(const struct facts *facts);

/* The same for what is known beside the tickets: whatever is there counts, *share says how much of the
 * span it reaches. REASON_NOT_COVERED where it begins after the span. */
enum reading_reason coverage_beside(
	const struct facts *facts, enum record_kind kind, struct span span, double *share);

/* The same for the state at one moment; now: what is open comes first of all. */
enum reading_reason coverage_at(const struct facts *facts, int64_t at, bool is_now, double *share);

#endif
