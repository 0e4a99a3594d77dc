/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Readings.
 */
#include "config.h"

#include "kpi/judge.h"

#include <math.h>

#include "kpi/privacy.h"

static double ratio(double num, double den)
{
	return den > 0 ? num / den : NAN;
}

static double measured_value(
	const struct pass *pass, size_t cell_group, size_t moment, enum kpi_id kpi, int clock)
{
	const struct tally *tally = pass_tally(pass, cell_group, moment, kpi);

	switch (kpi_row(kpi)->aggregate) {
	case AGGREGATE_MAX:
		return tally->den > 0 ? (double)tally->max[clock] : (double)NAN;
	case AGGREGATE_MEDIAN:
		return pass_spread(pass, cell_group, moment, kpi)->median[clock];
	default:
		if (!pass_is_duration(kpi))
			return ratio(tally->num, tally->den);
		return pass_spread(pass, cell_group, moment, kpi)->mean[clock];
	}
}

double judge_value(
	const struct pass *pass, size_t group, size_t moment, enum kpi_id kpi, bool is_business)
{
	const struct kpi_row *row = kpi_row(kpi);
	const struct tally *tally = pass_tally(pass, group, moment, kpi);

	if (tally->unknown > 0)
		return NAN;
	switch (row->aggregate) {
	case AGGREGATE_COUNT:
		return tally->num;
	case AGGREGATE_DIFFERENCE:
		return tally->num - tally->den;
	case AGGREGATE_SHARE:
		return ratio(tally->num, tally->den) * (row->per > 0 ? row->per : 1);
	case AGGREGATE_FORMULA:
		return judge_formula(pass, group, moment, kpi, NULL);
	case AGGREGATE_MODEL:
		return row->unit == UNIT_SHARE ? ratio(tally->num, tally->den)
					       : tally->num - tally->den;
	default:
		return measured_value(pass, group, moment, kpi,
			is_business && row->has_clock ? CLOCK_BUSINESS : CLOCK_CALENDAR);
	}
}

/* Observations that weigh more or less than one. */
static bool has_weights(enum observation_kind kind)
{
	return kind == OBS_PRESENCE || kind == OBS_SCHEDULED || kind == OBS_REVIEW_ITEM ||
	       kind == OBS_CALIBRATION;
}

double judge_n(const struct pass *pass, size_t group, size_t moment, enum kpi_id kpi)
{
	const struct tally *tally = pass_tally(pass, group, moment, kpi);

	switch (kpi_row(kpi)->aggregate) {
	case AGGREGATE_DIFFERENCE:
		return tally->num + tally->den;
	case AGGREGATE_COUNT:
		return tally->num;
	case AGGREGATE_FORMULA:
		return judge_formula_n(pass, group, moment, kpi);
	case AGGREGATE_MODEL:
		return tally->n;
	default:
		return has_weights(kpi_row(kpi)->reads) ? tally->n : tally->den;
	}
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

/* --- verdicts ------------------------------------------------------------------------------- */

/* The catalogue: where channels have different goals, what counts is the share inside each one's
 * own. The median is inside a goal when at least half of all are, the longest when all are. */
static enum verdict judge_by_channel(const struct tally *tally, const struct reading *reading)
{
	bool is_longest = kpi_row(reading->kpi)->aggregate == AGGREGATE_MAX;
	double least = is_longest ? reading->n : reading->n / 2;

	if (tally->inside >= least)
		return VERDICT_MET;
	return tally->inside_warn >= least ? VERDICT_NEAR : VERDICT_MISSED;
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
	if (row->kind == KIND_SAMPLE && choice->conditions < 0 && 2.0 * tally->marked > tally->n)
		return;
	reading->goal = choice->goal;
	reading->warn = choice->warn;
	reading->target = choice->text;
	reading->set_by = choice->config;
	reading->verdict = target_judge(row->better, reading->value, choice->goal, choice->warn);
	if (reading->verdict != VERDICT_NONE && is_by_channel(pass, reading, choice)) {
		reading->verdict = judge_by_channel(tally, reading);
		reading->target = "each channel's own";
		reading->has_own_goals = true;
		reading->inside = tally->inside;
	}
	if (row->kind == KIND_SAMPLE)
		judge_certainty(tally, reading);
}

/* --- the reading ---------------------------------------------------------------------------- */

bool judge_is_business(const struct facts *facts, const struct board_request *request,
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
	return tally->marked == tally->n ? "ours" : "both";
}

static void fill_unanswered(const struct pass *pass, size_t group, struct reading *reading)
{
	const struct tally *tally = pass_tally(pass, group, 0, KPI_UNANSWERED);

	reading->unanswered = judge_value(pass, group, 0, KPI_UNANSWERED, false);
	if (pass->facts->seen[OBS_PROMISE_FIRST] > 0)
		reading->unanswered_overdue =
			judge_value(pass, group, 0, KPI_UNANSWERED_OVERDUE, false);
	else if (judge_goals_tell(pass, group))
		reading->unanswered_overdue = tally->late;
	reading->is_overdue_by_goal = pass->facts->seen[OBS_PROMISE_FIRST] == 0;
	if (reading->unanswered > 0)
		reading->oldest_unanswered_s = tally->max[reading->is_business];
}

static bool is_promised(const struct kpi_row *row)
{
	return row->reads == OBS_PROMISE_FIRST || row->reads == OBS_PROMISE_NEXT ||
	       (row->reads == OBS_PROMISE_RESOLUTION && !row->is_level);
}

/* What only some KPIs have. */
static void fill_own_proof(const struct pass *pass, size_t group, struct reading *reading)
{
	const struct kpi_row *row = kpi_row(reading->kpi);
	const struct tally *tally = pass_tally(pass, group, 0, reading->kpi);
	bool is_ranked = pass_is_duration(reading->kpi) || row->aggregate == AGGREGATE_MAX;

	bool is_modelled = row->aggregate == AGGREGATE_MODEL && tally->unknown == 0;

	if (row->aggregate == AGGREGATE_SHARE || is_modelled) {
		reading->numerator = tally->num;
		reading->denominator = tally->den;
	}
	if (row->unit == UNIT_SECONDS && is_ranked)
		fill_duration(pass, group, reading);
	if (reading->kpi == KPI_FIRST_RESPONSE_TIME && pass->slot[KPI_UNANSWERED] >= 0)
		fill_unanswered(pass, group, reading);
	if (row->aggregate == AGGREGATE_FORMULA)
		judge_formula(pass, group, 0, reading->kpi, reading);
	if (row->kind == KIND_SAMPLE)
		judge_interval(tally, reading);
}

static void fill_proof(const struct pass *pass, size_t group, struct reading *reading)
{
	const struct tally *tally = pass_tally(pass, group, 0, reading->kpi);
	const uint32_t *excluded = pass_excluded(pass, group, reading->kpi);

	reading->n = judge_n(pass, group, 0, reading->kpi);
	if (feed_has_window(reading->kpi) && tally->den > 0)
		reading->ripe = 1 - (double)tally->unripe / tally->den;
	reading->is_undated = tally->undated > 0;
	reading->apart = tally->apart;
	if (is_promised(kpi_row(reading->kpi)))
		reading->promise = whose_promise(tally);
	for (int i = 0; excluded && i < EXCLUSION_COUNT; i++)
		reading->excluded[i] = excluded[i];
	if (!pass_is_duration(reading->kpi))
		return;
	reading->n -= tally->missing[reading->is_business];
	reading->excluded[EXCLUDED_NO_EVENTS] += tally->missing[reading->is_business];
}

/* Formulas are counted as far as their measures go: their pass ends there. */
static int64_t measured_until(
	const struct pass *pass, const struct board_request *request, enum kpi_id kpi)
{
	const struct kpi_row *row = kpi_row(kpi);
	int64_t until = (int64_t)pass->moments[0].to;

	if (row->aggregate != AGGREGATE_FORMULA || row->is_level ||
		until >= request->period.span.to)
		return TIME_NONE;
	return until;
}

void judge_reading(const struct pass *pass, size_t group, const struct board_request *request,
	struct arena *arena, struct reading *reading)
{
	const struct group *member = &pass->groups->rows[group];
	struct target_choice choice =
		target_choose(pass->facts, reading->kpi, member, request, arena);

	reading->scope = member->scope;
	reading->scope_id = member->id;
	reading->scope_name =
		facts_shown_name(pass->facts, member->scope, member->name, member->number, arena);
	reading->scope_number = member->number;
	reading->is_business = judge_is_business(pass->facts, request, reading->kpi, choice.clock);
	reading->value = judge_value(pass, group, 0, reading->kpi, reading->is_business);
	reading->is_certain = true;
	reading->ripe = 1;
	reading->numerator = reading->denominator = NAN;
	reading->mean = reading->p90 = reading->other_value = NAN;
	reading->low = reading->high = reading->goal = reading->warn = NAN;
	reading->previous_goal = NAN;
	reading->change_low = reading->change_high = reading->answers_needed = NAN;
	reading->usual = reading->usual_low = reading->usual_high = NAN;
	reading->unanswered = reading->unanswered_overdue = reading->oldest_unanswered_s = NAN;
	reading->previous = reading->last_year = reading->change = reading->n_previous = NAN;
	fill_proof(pass, group, reading);
	fill_own_proof(pass, group, reading);
	reading->measured_until = measured_until(pass, request, reading->kpi);
	reading->reason = judge_reason(pass->facts, reading, request, &reading->covered);
	if (member->is_empty && reading->reason == REASON_NONE)
		reading->reason = REASON_NO_DATA;
	reading->needs = judge_needs(pass->facts, reading);
	reading->why = judge_measured(pass->facts, reading, request->period.span, arena);
	if (reading->reason == REASON_NO_SOURCE ||
		(reading->reason != REASON_NONE &&
			kpi_row(reading->kpi)->aggregate == AGGREGATE_FORMULA))
		reading->numerator = reading->denominator = NAN;
	if (reading->reason != REASON_NONE)
		reading->value = reading->mean = reading->p90 = reading->other_value =
			reading->low = reading->high = NAN;
	judge_target(pass, group, &choice, reading);
}

double judge_change(const struct reading *reading)
{
	enum kpi_unit unit = kpi_row(reading->kpi)->unit;

	if (isnan(reading->value) || isnan(reading->previous))
		return NAN;
	if (unit == UNIT_SHARE || unit == UNIT_RATIO || unit == UNIT_POINTS)
		return reading->value - reading->previous;
	if (fabs(reading->previous) < 1e-9)
		return NAN;
	return (reading->value - reading->previous) / fabs(reading->previous);
}
