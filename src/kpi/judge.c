/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Readings.
 */
#include "config.h"

#include "kpi/judge.h"

#include <math.h>

#include "kpi/coverage.h"
#include "kpi/statistics.h"

static double ratio(double num, double den)
{
	return den > 0 ? num / den : NAN;
}

double judge_value(
	const struct pass *pass, size_t group, size_t moment, enum kpi_id kpi, bool is_business)
{
	const struct tally *tally = pass_tally(pass, group, moment, kpi);
	int clock = is_business && kpi_row(kpi)->has_clock ? CLOCK_BUSINESS : CLOCK_CALENDAR;

	if (tally->unknown > 0)
		return NAN;
	switch (kpi_row(kpi)->aggregate) {
	case AGGREGATE_COUNT:
		return tally->num;
	case AGGREGATE_DIFFERENCE:
		return (double)tally->num - tally->den;
	case AGGREGATE_SHARE:
		return ratio(tally->num, tally->den);
	case AGGREGATE_MAX:
		return tally->den > 0 ? (double)tally->max[clock] : (double)NAN;
	case AGGREGATE_MEDIAN:
		return pass_spread(pass, group, moment, kpi)->median[clock];
	case AGGREGATE_MEAN:
		return pass_spread(pass, group, moment, kpi)->mean[clock];
	}
	return NAN;
}

double judge_n(const struct pass *pass, size_t group, size_t moment, enum kpi_id kpi)
{
	const struct tally *tally = pass_tally(pass, group, moment, kpi);

	if (kpi_row(kpi)->aggregate == AGGREGATE_DIFFERENCE)
		return (double)tally->num + tally->den;
	return kpi_row(kpi)->aggregate == AGGREGATE_COUNT ? tally->num : tally->den;
}

bool judge_has_anything(const struct pass *pass, size_t group)
{
	for (size_t i = 0; i < pass->kpi_count; i++) {
		const struct tally *tally = pass_tally(pass, group, 0, pass->kpis[i]);

		if (tally->num > 0 || tally->den > 0)
			return true;
	}
	return false;
}

/* --- what could have been known ------------------------------------------------------------- */

static bool has_promises(const struct facts *facts)
{
	return facts->seen[OBS_PROMISE_FIRST] + facts->seen[OBS_PROMISE_RESOLUTION] +
		       facts->seen[OBS_PROMISE_NEXT] >
	       0;
}

/* True where the desk's sources can tell of this at all, as far as the facts at hand show. */
static bool has_source(const struct facts *facts, enum kpi_id kpi)
{
	switch (kpi_row(kpi)->reads) {
	case OBS_NEXT_REPLY:
		return facts->with_events > 0;
	case OBS_PROMISE_FIRST:
		return facts->seen[OBS_PROMISE_FIRST] > 0;
	case OBS_PROMISE_RESOLUTION:
		return kpi_row(kpi)->is_level ? has_promises(facts)
					      : facts->seen[OBS_PROMISE_RESOLUTION] > 0;
	case OBS_OFFER:
		return facts->with_offers > 0;
	case OBS_HANDLE:
	case OBS_RATING:
		return facts->seen[kpi_row(kpi)->reads] > 0;
	default:
		return true;
	}
}

static bool is_now(const struct board_request *request)
{
	return request->period.is_running;
}

static enum reading_reason coverage_reason(const struct facts *facts, enum kpi_id kpi,
	const struct board_request *request, double *share)
{
	const struct span *span = &request->period.span;

	if (kpi_row(kpi)->is_level)
		return coverage_at(facts, span->to, is_now(request), share);
	return coverage_of(facts, *span, share);
}

static enum reading_reason reason_of(const struct facts *facts, const struct reading *reading,
	const struct board_request *request, double *share)
{
	enum reading_reason reason = coverage_reason(facts, reading->kpi, request, share);

	if (reason != REASON_NONE)
		return reason;
	if (facts->slot_count > 0 && !has_source(facts, reading->kpi))
		return REASON_NO_SOURCE;
	if (isnan(reading->value) && kpi_row(reading->kpi)->is_level &&
		reading->excluded[EXCLUDED_NO_EVENTS] > 0)
		return REASON_UNDATED;
	if (isnan(reading->value))
		return reading->excluded[EXCLUDED_NO_EVENTS] > 0 ? REASON_NO_SOURCE
								 : REASON_NO_DATA;
	/* A person is not known by a handful of opinions; the answers themselves can be read. */
	if (kpi_row(reading->kpi)->kind == KIND_SAMPLE && reading->scope == SCOPE_AGENT &&
		reading->n < READING_LEAST_ANSWERS)
		return REASON_TOO_FEW;
	return REASON_NONE;
}

/* --- verdicts ------------------------------------------------------------------------------- */

/* The catalogue: where channels have different goals, what counts is the share inside each one's
 * own. The median is inside a goal when at least half of all are. */
static enum verdict judge_by_channel(const struct tally *tally)
{
	if (2 * (uint64_t)tally->inside >= tally->den)
		return VERDICT_MET;
	return 2 * (uint64_t)tally->inside_warn >= tally->den ? VERDICT_NEAR : VERDICT_MISSED;
}

static bool is_by_channel(
	const struct pass *pass, const struct reading *reading, const struct target_choice *choice)
{
	return pass->channel_goals[reading->kpi].goal && reading->scope != SCOPE_CHANNEL &&
	       choice->conditions <= 0;
}

static void judge_target(const struct pass *pass, size_t group, const struct target_choice *choice,
	struct reading *reading)
{
	const struct kpi_row *row = kpi_row(reading->kpi);
	const struct tally *tally = pass_tally(pass, group, 0, reading->kpi);

	/* Nine of ten call a binary survey good: it has no goal of ours. */
	if (row->kind == KIND_SAMPLE && choice->conditions < 0 &&
		2 * (uint64_t)tally->marked > tally->den)
		return;
	reading->goal = choice->goal;
	reading->warn = choice->warn;
	reading->target = choice->text;
	reading->set_by = choice->config;
	reading->verdict = target_judge(row->better, reading->value, choice->goal, choice->warn);
	if (reading->verdict != VERDICT_NONE && is_by_channel(pass, reading, choice)) {
		reading->verdict = judge_by_channel(tally);
		reading->target = "each channel's own";
		reading->has_own_goals = true;
	}
	if (row->kind == KIND_SAMPLE)
		reading->is_certain =
			!(reading->low < choice->goal && choice->goal <= reading->high);
}

void judge_channel_goals(const struct facts *facts, const struct board_request *request,
	enum kpi_id kpi, struct arena *arena, struct channel_goals *goals)
{
	const struct dense *names = &facts->names[POOL_CHANNEL];
	double *goal = arena_alloc(arena, names->len, sizeof(*goal));
	double *warn = arena_alloc(arena, names->len, sizeof(*warn));
	uint8_t *is_business = arena_alloc(arena, names->len, sizeof(*is_business));
	bool is_mixed = false;

	for (size_t i = 0; i < names->len; i++) {
		const char *name = i ? roster_name(&facts->roster, names->ids[i]) : "-";
		struct group group = { .scope = SCOPE_CHANNEL, .id = name, .name = name };
		struct target_choice choice = target_choose(facts, kpi, &group, request, arena);

		goal[i] = isnan(choice.goal) ? INFINITY : choice.goal;
		warn[i] = isnan(choice.warn) ? goal[i] : choice.warn;
		is_business[i] = choice.clock != CLOCK_CALENDAR && facts_has_hours(facts);
		is_mixed |= i > 1 && goal[i] != goal[1];
	}
	if (is_mixed)
		*goals = (struct channel_goals){ goal, warn, is_business };
}

/* --- the reading ---------------------------------------------------------------------------- */

static bool is_business(const struct facts *facts, const struct board_request *request,
	enum kpi_id kpi, enum clock_kind target_clock)
{
	enum clock_kind clock = request->clock != CLOCK_DEFAULT ? request->clock : target_clock;

	return kpi_row(kpi)->has_clock && facts_has_hours(facts) && clock != CLOCK_CALENDAR;
}

static void fill_duration(const struct pass *pass, size_t group, struct reading *reading)
{
	enum kpi_aggregate aggregate = kpi_row(reading->kpi)->aggregate;

	reading->other_value = judge_value(pass, group, 0, reading->kpi,
		!reading->is_business && facts_has_hours(pass->facts));
	if (aggregate == AGGREGATE_MAX)
		return;
	const struct spread *spread = pass_spread(pass, group, 0, reading->kpi);

	reading->mean = spread->mean[reading->is_business];
	reading->p90 = spread->p90[reading->is_business];
}

static const char *whose_promise(const struct tally *tally)
{
	if (tally->den == 0)
		return NULL;
	if (tally->marked == 0)
		return "helpdesk";
	return tally->marked == tally->den ? "ours" : "both";
}

static void fill_proof(const struct pass *pass, size_t group, struct reading *reading)
{
	const struct kpi_row *row = kpi_row(reading->kpi);
	const struct tally *tally = pass_tally(pass, group, 0, reading->kpi);
	const uint32_t *excluded = pass_excluded(pass, group, reading->kpi);

	reading->n = judge_n(pass, group, 0, reading->kpi);
	if (row->aggregate == AGGREGATE_SHARE) {
		reading->numerator = tally->num;
		reading->denominator = tally->den;
	}
	if (row->unit == UNIT_SECONDS)
		fill_duration(pass, group, reading);
	if (row->kind == KIND_SAMPLE)
		statistics_wilson(tally->num, tally->den, &reading->low, &reading->high);
	if (feed_has_window(reading->kpi) && tally->den > 0)
		reading->ripe = 1 - (double)tally->unripe / tally->den;
	reading->is_undated = tally->undated > 0;
	reading->apart = tally->apart;
	if (row->reads == OBS_PROMISE_FIRST ||
		(row->reads == OBS_PROMISE_RESOLUTION && !row->is_level))
		reading->promise = whose_promise(tally);
	for (int i = 0; excluded && i < EXCLUSION_COUNT; i++)
		reading->excluded[i] = excluded[i];
}

void judge_reading(const struct pass *pass, size_t group, const struct board_request *request,
	struct arena *arena, struct reading *reading)
{
	const struct group *member = &pass->groups->rows[group];
	struct target_choice choice =
		target_choose(pass->facts, reading->kpi, member, request, arena);

	reading->scope = member->scope;
	reading->scope_id = member->id;
	reading->scope_name = member->name;
	reading->scope_number = member->number;
	reading->is_business = is_business(pass->facts, request, reading->kpi, choice.clock);
	reading->value = judge_value(pass, group, 0, reading->kpi, reading->is_business);
	reading->is_certain = true;
	reading->ripe = 1;
	reading->numerator = reading->denominator = NAN;
	reading->mean = reading->p90 = reading->other_value = NAN;
	reading->low = reading->high = reading->goal = reading->warn = NAN;
	reading->previous_goal = NAN;
	reading->previous = reading->last_year = reading->change = reading->n_previous = NAN;
	fill_proof(pass, group, reading);
	reading->reason = reason_of(pass->facts, reading, request, &reading->covered);
	if (member->is_empty && reading->reason == REASON_NONE)
		reading->reason = REASON_NO_DATA;
	if (reading->reason != REASON_NONE)
		reading->value = reading->mean = reading->p90 = reading->other_value = NAN;
	judge_target(pass, group, &choice, reading);
}

double judge_change(const struct reading *reading)
{
	enum kpi_unit unit = kpi_row(reading->kpi)->unit;

	if (isnan(reading->value) || isnan(reading->previous))
		return NAN;
	if (unit == UNIT_SHARE || unit == UNIT_RATIO)
		return reading->value - reading->previous;
	if (fabs(reading->previous) < 1e-9)
		return NAN;
	return (reading->value - reading->previous) / fabs(reading->previous);
}
