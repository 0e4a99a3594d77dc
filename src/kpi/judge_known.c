/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Why a value is not known: nobody delivers it, it is not there yet, there was nothing.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "kpi/board.h"
#include "kpi/coverage.h"
#include "kpi/formula.h"
#include "kpi/judge.h"

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

/* While the weeks before are still coming the error would be another one at every look. */
static enum reading_reason forecast_coverage(
	const struct facts *facts, struct span span, double *share)
{
	const struct span weeks = { span.from - BOARD_FORECAST_REACH_S, span.to };

	if (coverage_of(facts, weeks, share) == REASON_LOADING)
		return REASON_LOADING;
	return coverage_of(facts, span, share);
}

/* Of a period of its own whatever is there counts. */
static enum reading_reason coverage_of_span(
	const struct facts *facts, enum kpi_id kpi, struct span span, double *share)
{
	enum record_kind record = judge_record_of(facts, kpi);

	*share = 1;
	if (is_of_measures(kpi))
		return REASON_NONE;
	if (kpi == KPI_BACKLOG_DAYS)
		span.from = span.to - BOARD_REACH_S;
	if (kpi == KPI_FORECAST_ERROR)
		return forecast_coverage(facts, span, share);
	if (record == RECORD_TICKET)
		return coverage_of(facts, span, share);
	/* Before presence is told of nobody is known to have kept a plan, or to have missed it. */
	if (record == RECORD_SCHEDULE &&
		(coverage_beside(facts, RECORD_PRESENCE, span, share) != REASON_NONE || *share < 1))
		return REASON_NOT_COVERED;
	return coverage_beside(facts, record, span, share);
}

static bool counts_contacts(enum kpi_id kpi)
{
	struct formula formula;

	if (kpi_row(kpi)->aggregate != AGGREGATE_FORMULA)
		return kpi == KPI_CONTACTS || kpi == KPI_REPEAT_CONTACT_RATE;
	formula_of(kpi, &formula);
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < formula.len[side]; i++)
			if (formula.terms[side][i].kind == TERM_KPI &&
				formula.terms[side][i].kpi == KPI_CONTACTS)
				return true;
	return false;
}

/* Contacts are calls too: before those were told of there were no fewer, less was known. */
static bool lacks_calls(const struct facts *facts, enum kpi_id kpi, struct span span)
{
	double share;

	if (facts->seen[OBS_CALL] == 0 || !counts_contacts(kpi))
		return false;
	return coverage_beside(facts, RECORD_CALL, span, &share) != REASON_NONE || share < 1;
}

/* A part of what stands beside the tickets is no whole to compare with; a roster begins with its
 * first shift, and not at midnight. */
enum reading_reason judge_coverage(
	const struct facts *facts, enum kpi_id kpi, struct span span, double *share)
{
	enum reading_reason reason = coverage_of_span(facts, kpi, span, share);
	bool is_part = reason == REASON_NONE && *share < 1 &&
		       judge_record_of(facts, kpi) != RECORD_SCHEDULE;

	is_part |= reason == REASON_NONE && lacks_calls(facts, kpi, span);
	return is_part ? REASON_NOT_COVERED : reason;
}

static enum reading_reason coverage_reason(const struct facts *facts, enum kpi_id kpi,
	const struct board_request *request, double *share)
{
	const struct span *span = &request->period.span;

	if (kpi_row(kpi)->is_level && judge_record_of(facts, kpi) == RECORD_TICKET &&
		kpi != KPI_BACKLOG_DAYS)
		return coverage_at(facts, span->to, request->period.is_running, share);
	return coverage_of_span(facts, kpi, *span, share);
}

/* Why there is nothing, where all is there that can be. */
static enum reading_reason absence(const struct reading *reading)
{
	const struct kpi_row *row = kpi_row(reading->kpi);

	if (row->aggregate == AGGREGATE_FORMULA && !is_of_measures(reading->kpi) && row->is_level)
		return REASON_NO_DATA;
	if (row->aggregate == AGGREGATE_FORMULA)
		return isnan(reading->numerator) || isnan(reading->denominator) ? REASON_NOT_COVERED
										: REASON_NO_DATA;
	if (reading->excluded[EXCLUDED_NO_EVENTS] == 0)
		return REASON_NO_DATA;
	return row->is_level ? REASON_UNDATED : REASON_NO_SOURCE;
}

/* A person is not known by a handful of opinions; the answers themselves can be read. */
bool judge_is_too_few(const struct reading *reading, const struct board_request *request, double n)
{
	const char *agents = request->filter.of[SCOPE_AGENT];
	bool is_person = reading->scope == SCOPE_AGENT || (agents && !strchr(agents, ','));

	return kpi_row(reading->kpi)->kind == KIND_SAMPLE && is_person && n < READING_LEAST_ANSWERS;
}

enum reading_reason judge_reason(const struct facts *facts, const struct reading *reading,
	const struct board_request *request, double *share)
{
	const char *needs = kpi_row(reading->kpi)->needs;
	enum reading_reason reason = coverage_reason(facts, reading->kpi, request, share);
	bool has_none = (facts->slot_count > 0 || needs) && !judge_has_source(facts, reading->kpi);

	/* What nobody will ever deliver is not being loaded. */
	if (has_none && (reason == REASON_NONE || (needs && reason != REASON_LOADING)))
		return REASON_NO_SOURCE;
	if (reason != REASON_NONE)
		return reason;
	if (isnan(reading->value))
		return absence(reading);
	return judge_is_too_few(reading, request, reading->n) ? REASON_TOO_FEW : REASON_NONE;
}
