/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The passes of a stage: one over everything that was asked, one for each span that the measures of
 * a formula cover, and the tickets solved a day.
 */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kpi/beside.h"
#include "kpi/formula.h"
#include "kpi/inside.h"
#include "kpi/judge.h"
#include "model/hours.h"

/* Members whose usual day is found between two looks at the clock. */
#define DAILIES_A_LOOK 64

/* --- parts ---------------------------------------------------------------------------------- */

static bool is_formula(enum kpi_id kpi)
{
	return kpi_row(kpi)->aggregate == AGGREGATE_FORMULA;
}

/* Where the measures of the formula end within the span; INT64_MAX: it has none. */
static int64_t measured_until(
	const struct facts *facts, const struct formula *formula, struct span span)
{
	int64_t until = INT64_MAX;

	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < formula->len[side]; i++) {
			const struct term *term = &formula->terms[side][i];
			int64_t end = term->kind == TERM_MEASURE
					      ? beside_measured_until(facts, term->measure, span)
					      : INT64_MAX;

			until = end < until ? end : until;
		}
	return until;
}

struct span stage_span(const struct board *board)
{
	const struct period *period = &board->request.period;

	if (board->stage == STAGE_PREVIOUS)
		return period->previous;
	return board->stage == STAGE_LAST_YEAR ? period->last_year : period->span;
}

/* The part that ends there; NULL: there are too many. */
static struct part *part_until(struct board *board, struct span span, int64_t until)
{
	for (size_t i = 0; i < board->part_count; i++)
		if (board->parts[i].moment.to == (uint32_t)until)
			return &board->parts[i];
	if (board->part_count == PARTS_MAX)
		return NULL;
	struct part *part = &board->parts[board->part_count++];

	memset(part, 0, sizeof(*part));
	part->moment = board_moment(board, (struct span){ span.from, until }, INT32_MAX);
	return part;
}

static void place_formula(struct board *board, enum kpi_id kpi)
{
	struct span span = stage_span(board);
	struct formula formula;

	formula_of(kpi, &formula);
	int64_t until = measured_until(board->facts, &formula, span);

	if (until >= span.to || until <= span.from || kpi_row(kpi)->is_level)
		return;
	struct part *part = part_until(board, span, until);

	if (!part)
		return;
	bool asked[KPI_COUNT] = { false };

	asked[kpi] = part->kpis[kpi] = true;
	formula_add_parts(asked, part->kpis);
	board->part_of[kpi] = (uint8_t)(part - board->parts + 1);
}

static void begin_parts(struct board *board)
{
	board->part_count = board->next_part = 0;
	memset(board->part_of, 0, sizeof(board->part_of));
	if (board->stage == STAGE_SERIES)
		return;
	for (int kpi = 0; kpi < kpi_count(); kpi++)
		if (board->request.kpis[kpi] && is_formula((enum kpi_id)kpi))
			place_formula(board, (enum kpi_id)kpi);
	for (size_t i = 0; i < board->part_count; i++) {
		struct part *part = &board->parts[i];

		pass_init(&part->pass, &board->groups, part->kpis, &part->moment, 1);
		pass_want_excluded(&part->pass);
		board->value_moments[i] =
			board->stage == STAGE_VALUES ? part->moment : board->value_moments[i];
	}
	if (board->stage == STAGE_VALUES)
		memcpy(board->value_part, board->part_of, sizeof(board->value_part));
}

/* --- tickets solved a day ------------------------------------------------------------------- */

static void begin_daily(struct board *board)
{
	bool kpis[KPI_COUNT] = { false };
	const struct zone *zone = board->facts->desk->zone;
	const struct moment *moment = &board->moments[0];
	int64_t to = moment->age_at;

	board->is_daily = zone && board->request.kpis[KPI_BACKLOG_DAYS];
	board->solved_a_day = NULL;
	if (!board->is_daily)
		return;
	kpis[KPI_SOLVED] = true;
	for (size_t i = 0; i < DAYS_OF_WORK; i++) {
		int back = (int)(DAYS_OF_WORK - i);

		board->day_spans[i] = (struct span){
			.from = zone_day_start(zone, to, -back),
			.to = zone_day_start(zone, to, 1 - back),
		};
		/* A period before is as it stood then: so are its days. */
		board->days[i] = board_moment(board, board->day_spans[i],
			(int64_t)moment->as_of - board->day_spans[i].to);
	}
	pass_init(&board->daily, &board->groups, kpis, board->days, DAYS_OF_WORK);
}

static bool is_working_day(const struct board *board, size_t group, size_t day)
{
	const struct group *row = &board->groups.rows[group];
	const struct calendar *calendar = NULL;

	if (row->scope == SCOPE_TEAM)
		calendar = facts_calendar(board->facts, row->number);
	return hours_is_worked(board->facts->desk, calendar, board->day_spans[day]);
}

static int compare_counts(const void *a, const void *b)
{
	double left = *(const double *)a, right = *(const double *)b;

	return (left > right) - (left < right);
}

static double usual_day(const struct board *board, size_t group)
{
	double counts[DAYS_OF_WORK];
	size_t len = 0;

	for (size_t d = 0; d < DAYS_OF_WORK; d++)
		if (is_working_day(board, group, d))
			counts[len++] = judge_value(&board->daily, group, d, KPI_SOLVED, false);
	qsort(counts, len, sizeof(*counts), compare_counts);
	return len > 0 ? counts[statistics_rank(0.5, len)] : (double)NAN;
}

/* A member at a time; true when done. */
static bool end_daily(struct board *board, int64_t deadline_ms)
{
	size_t len = board->groups.len;

	if (!board->solved_a_day) {
		board->solved_a_day =
			arena_alloc(board->results, len, sizeof(*board->solved_a_day));
		board->next_daily = 0;
	}
	while (board->next_daily < len) {
		board->solved_a_day[board->next_daily] = usual_day(board, board->next_daily);
		board->next_daily++;
		if (board->next_daily % DAILIES_A_LOOK == 0 && pass_is_late(deadline_ms))
			return false;
	}
	pass_release(&board->daily);
	board->is_daily = false;
	board->pass.solved_a_day = board->solved_a_day;
	return true;
}

/* --- the stage ------------------------------------------------------------------------------ */

void stage_begin(struct board *board)
{
	bool kpis[KPI_COUNT];

	memcpy(kpis, board->request.kpis, sizeof(kpis));
	formula_add_parts(board->request.kpis, kpis);
	pass_init(&board->pass, &board->groups, kpis, board->moments, board->moment_count);
	modelled_begin(&board->modelled, &board->request, &board->pass);
	begin_parts(board);
	if (board->stage != STAGE_SERIES)
		begin_daily(board);
}

bool stage_step(struct board *board, int64_t deadline_ms)
{
	if (board->is_daily) {
		if (!pass_step(&board->daily, deadline_ms) || !end_daily(board, deadline_ms))
			return false;
	}
	if (!pass_step(&board->pass, deadline_ms) || !modelled_step(&board->modelled, deadline_ms))
		return false;
	for (; board->next_part < board->part_count; board->next_part++)
		if (!pass_step(&board->parts[board->next_part].pass, deadline_ms))
			return false;
	return true;
}

void stage_release(struct board *board)
{
	modelled_release(&board->modelled);
	pass_release(&board->pass);
	for (size_t i = 0; i < board->part_count; i++)
		pass_release(&board->parts[i].pass);
	board->part_count = board->next_part = 0;
	if (board->is_daily)
		pass_release(&board->daily);
	board->is_daily = false;
}

const struct pass *stage_pass(const struct board *board, enum kpi_id kpi)
{
	size_t part = board->part_of[kpi];

	return part ? &board->parts[part - 1].pass : &board->pass;
}
