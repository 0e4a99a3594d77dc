/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Why a value is not known: nobody delivers it, it is not there yet, there was nothing.
 */
#include "config.h"

#include <math.h>

#include "kpi/beside.h"
#include "kpi/board.h"
#include "kpi/coverage.h"
#include "kpi/formula.h"
#include "kpi/judge.h"

static bool has_promises(const struct facts *facts)
{
	return facts->seen[OBS_PROMISE_FIRST] + facts->seen[OBS_PROMISE_RESOLUTION] +
		       facts->seen[OBS_PROMISE_NEXT] >
	       0;
}

static bool has_measures(const struct facts *facts, enum kpi_id kpi)
{
	struct formula formula;

	formula_of(kpi, &formula);
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < formula.len[side]; i++) {
			const struct term *term = &formula.terms[side][i];

			if (term->kind == TERM_MEASURE &&
				!beside_has_measure(facts, term->measure, NULL))
				return false;
		}
	return true;
}

static bool has_tiers(const struct facts *facts)
{
	for (size_t i = 1; i < facts->roster.team_count; i++)
		if (facts->roster.teams[i].tier > 1)
			return true;
	return false;
}

/* KPIs that need more than observations of their kind. */
static bool has_ground(const struct facts *facts, enum kpi_id kpi)
{
	switch (kpi) {
	case KPI_AFTER_HOURS_SHARE:
		return facts_has_hours(facts);
	case KPI_ESCALATION_RATE:
	case KPI_ESCALATIONS_WAITING:
	case KPI_ESCALATION_RETURN_RATE:
		return has_tiers(facts) && facts->with_events > 0;
	case KPI_TRANSFER_RATE:
		return facts->with_events > 0;
	case KPI_COMPLAINTS:
	case KPI_COMPLAINT_SHARE:
	case KPI_COMPLAINT_ACK_TIME:
	case KPI_COMPLAINT_RESOLUTION_TIME:
	case KPI_RETURN_BACKLOG:
	case KPI_REPAIR_TIME:
		return facts->names[POOL_TYPE].len > 1;
	case KPI_REPEAT_CONTACT_RATE:
	case KPI_ACCOUNTS_AT_RISK:
		return facts->contacts.count > 0;
	case KPI_AGENT_LOAD:
		return facts->seen[OBS_PRESENCE] > 0;
	case KPI_STAFFING_GAP:
		return facts->seen[OBS_PRESENCE] > 0 && facts->seen[OBS_CALL] > 0;
	default:
		return true;
	}
}

/* True where the desk's sources can tell of this at all, as far as the facts at hand show. */
static bool has_source(const struct facts *facts, enum kpi_id kpi)
{
	enum observation_kind reads = kpi_row(kpi)->reads;

	if (!has_ground(facts, kpi))
		return false;
	switch (reads) {
	case OBS_KIND_COUNT:
		return has_measures(facts, kpi);
	case OBS_NEXT_REPLY:
		return facts->with_events > 0;
	case OBS_PROMISE_RESOLUTION:
		return kpi_row(kpi)->is_level ? has_promises(facts) : facts->seen[reads] > 0;
	case OBS_OFFER:
		return facts->with_offers > 0;
	case OBS_CALL_WAIT:
		return facts->seen[OBS_CALL] > 0;
	case OBS_PROMISE_FIRST:
	case OBS_PROMISE_NEXT:
	case OBS_HANDLE:
	case OBS_RATING:
	case OBS_CALL:
	case OBS_CALL_ANSWER:
	case OBS_PRESENCE:
	case OBS_SCHEDULED:
	case OBS_NPS:
	case OBS_CES:
	case OBS_REVIEW:
	case OBS_REVIEW_ITEM:
	case OBS_CALIBRATION:
		return facts->seen[reads] > 0;
	default:
		return true;
	}
}

/* The kind of record that brings what the KPI reads. */
static enum record_kind record_of(enum kpi_id kpi)
{
	switch (kpi_row(kpi)->reads) {
	case OBS_CALL:
	case OBS_CALL_ANSWER:
	case OBS_CALL_WAIT:
		return RECORD_CALL;
	case OBS_PRESENCE:
		return RECORD_PRESENCE;
	case OBS_SCHEDULED:
		return RECORD_SCHEDULE;
	case OBS_NPS:
	case OBS_CES:
	case OBS_REVIEW:
	case OBS_REVIEW_ITEM:
	case OBS_CALIBRATION:
		return RECORD_RATING;
	default:
		return RECORD_TICKET;
	}
}

/* Formulas of measures alone stand on no tickets. */
static bool is_of_measures(enum kpi_id kpi)
{
	struct formula formula;

	if (kpi_row(kpi)->aggregate != AGGREGATE_FORMULA)
		return false;
	formula_of(kpi, &formula);
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < formula.len[side]; i++)
			if (formula.terms[side][i].kind != TERM_MEASURE)
				return false;
	return true;
}

enum reading_reason judge_coverage(
	const struct facts *facts, enum kpi_id kpi, struct span span, double *share)
{
	enum record_kind record = record_of(kpi);

	*share = 1;
	if (is_of_measures(kpi))
		return REASON_NONE;
	if (kpi == KPI_BACKLOG_DAYS)
		span.from = span.to - BOARD_REACH_S;
	if (record == RECORD_TICKET)
		return coverage_of(facts, span, share);
	return coverage_beside(facts, record, span, share);
}

static enum reading_reason coverage_reason(const struct facts *facts, enum kpi_id kpi,
	const struct board_request *request, double *share)
{
	const struct span *span = &request->period.span;

	if (kpi_row(kpi)->is_level && record_of(kpi) == RECORD_TICKET && kpi != KPI_BACKLOG_DAYS)
		return coverage_at(facts, span->to, request->period.is_running, share);
	return judge_coverage(facts, kpi, *span, share);
}

/* Why there is nothing, where all is there that can be. */
static enum reading_reason absence(const struct reading *reading)
{
	const struct kpi_row *row = kpi_row(reading->kpi);

	if (row->aggregate == AGGREGATE_FORMULA && !is_of_measures(reading->kpi) && row->is_level)
		return REASON_NO_DATA;
	if (row->aggregate == AGGREGATE_FORMULA)
		return REASON_NOT_COVERED;
	if (reading->excluded[EXCLUDED_NO_EVENTS] == 0)
		return REASON_NO_DATA;
	return row->is_level ? REASON_UNDATED : REASON_NO_SOURCE;
}

enum reading_reason judge_reason(const struct facts *facts, const struct reading *reading,
	const struct board_request *request, double *share)
{
	bool is_empty = facts->slot_count == 0 && kpi_row(reading->kpi)->needs == NULL;
	enum reading_reason reason = coverage_reason(facts, reading->kpi, request, share);

	/* What nobody will ever deliver is not being loaded. */
	if (!is_empty && kpi_row(reading->kpi)->needs && !has_source(facts, reading->kpi) &&
		reason != REASON_LOADING)
		return REASON_NO_SOURCE;
	if (reason != REASON_NONE)
		return reason;
	if (!is_empty && !has_source(facts, reading->kpi))
		return REASON_NO_SOURCE;
	if (isnan(reading->value))
		return absence(reading);
	/* A person is not known by a handful of opinions; the answers themselves can be read. */
	if (kpi_row(reading->kpi)->kind == KIND_SAMPLE && reading->scope == SCOPE_AGENT &&
		reading->n < READING_LEAST_ANSWERS)
		return REASON_TOO_FEW;
	return REASON_NONE;
}
