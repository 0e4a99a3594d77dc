/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The observations behind a reading: the pass over again, for one KPI and one member.
 */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "kpi/formula.h"
#include "kpi/inside.h"

struct list {
	struct behind *rows;
	size_t len, capacity;
};

static bool is_member(const struct groups *groups, const struct portion *portion,
	const struct pool_slot *slot, size_t group)
{
	uint32_t found[GROUPS_MAX];
	size_t len = groups_of(groups, portion->agent, portion->team, slot, found);

	for (size_t i = 0; i < len; i++)
		if (found[i] == group)
			return true;
	return false;
}

/* A KPI whose observations are listed: the reading's own, or one its formula is made of. */
struct asked {
	enum kpi_id kpi;
	int sign, side; /* of a formula's term; side −1: the reading's own */
};

static double value_of(
	const struct reading *reading, const struct observation *row, const struct portion *portion)
{
	const struct kpi_row *kpi = kpi_row(reading->kpi);

	if (row->kind == OBS_RATING || row->kind == OBS_NPS || row->kind == OBS_CES)
		return row->value / 1000.0;
	if (kpi->unit == UNIT_SECONDS)
		return portion->value[reading->is_business];
	if (kpi->aggregate == AGGREGATE_DIFFERENCE)
		return portion->num - portion->den;
	if (row->kind == OBS_REVIEW_ITEM || row->kind == OBS_CALIBRATION)
		return portion->num / portion->den;
	/* A move more than one adds as many. */
	return kpi->aggregate == AGGREGATE_COUNT || kpi->unit == UNIT_NUMBER ? portion->num
									     : portion->num > 0;
}

/* A duration that the reading's clock does not tell. */
static bool is_missing(
	const struct reading *reading, enum kpi_id kpi, const struct portion *portion)
{
	return pass_is_duration(kpi) && portion->value[reading->is_business] == OBS_NEVER;
}

static double other_value(
	const struct facts *facts, const struct reading *reading, const struct portion *portion)
{
	uint32_t value = portion->value[!reading->is_business];
	bool has_other = kpi_row(reading->kpi)->has_clock && facts_has_hours(facts);

	return has_other && value != OBS_NEVER ? (double)value : (double)NAN;
}

static void add(const struct facts *facts, const struct reading *reading,
	const struct observation *row, const struct portion *portion, struct list *list)
{
	bool is_share = kpi_row(reading->kpi)->aggregate == AGGREGATE_SHARE;

	list->rows = mem_grow(list->rows, &list->capacity, list->len + 1, sizeof(*list->rows));
	list->rows[list->len++] = (struct behind){
		.ticket = facts->slots[row->ticket].id,
		.at = row->at,
		.value = value_of(reading, row, portion),
		.other_value = other_value(facts, reading, portion),
		.in_numerator = portion->num > 0,
		.in_denominator = is_share && portion->den > 0,
		.numerator = portion->num,
		.denominator = is_share ? portion->den : 0,
		.agent = facts->agents.ids[portion->agent],
		.team = facts->groups.ids[portion->team],
	};
}

/* What a term counts stands on its side of the formula. */
static void place_term(const struct asked *asked, struct behind *row)
{
	double value = asked->sign * row->value;

	row->in_numerator = asked->side == 0;
	row->in_denominator = asked->side == 1;
	row->numerator = asked->side == 0 ? value : 0;
	row->denominator = asked->side == 1 ? value : 0;
	row->value = value;
}

static bool reads(enum kpi_id kpi, const struct observation *row)
{
	size_t len;
	const enum kpi_id *kpis;

	if (row->kind == OBS_KIND_COUNT)
		return false;
	kpis = feed_kpis((enum observation_kind)row->kind, &len);
	for (size_t i = 0; i < len; i++)
		if (kpis[i] == kpi)
			return true;
	return false;
}

static int compare(const void *a, const void *b)
{
	const struct behind *left = a, *right = b;

	if (left->at != right->at)
		return left->at < right->at ? -1 : 1;
	return (left->ticket > right->ticket) - (left->ticket < right->ticket);
}

/* The group of the reading's member; GROUP_NONE where it is no reading of this board. */
static size_t group_of(const struct board *board, const struct reading *reading)
{
	for (size_t m = 0; m < board->member_count; m++)
		if (reading >= board->readings[m] &&
			reading < board->readings[m] + board->kpi_count)
			return board->groups.rows[board->group_of[m]].counted_as;
	return GROUP_NONE;
}

static void find_rows(const struct board *board, const struct reading *reading,
	const struct asked *asked, size_t group, struct list *list)
{
	const struct facts *facts = board->facts;
	uint8_t part = board->value_part[reading->kpi];
	struct moment moment = part ? board->value_moments[part - 1] : board->period_moment;

	if (kpi_row(reading->kpi)->aggregate == AGGREGATE_MODEL)
		moment = modelled_moment(reading->kpi, &moment);
	for (size_t i = 0; i < facts->len; i++) {
		const struct observation *row = &facts->observations[i];
		struct portion portion;

		if (!reads(asked->kpi, row) ||
			!feed_portion(facts, asked->kpi, row, &moment, &portion) ||
			portion.excluded || is_missing(reading, asked->kpi, &portion) ||
			!is_member(&board->groups, &portion, &facts->slots[row->ticket], group))
			continue;
		struct reading shown = *reading;

		shown.kpi = asked->kpi;
		add(facts, &shown, row, &portion, list);
		if (asked->side >= 0)
			place_term(asked, &list->rows[list->len - 1]);
	}
}

static void find_all(
	const struct board *board, const struct reading *reading, size_t group, struct list *list)
{
	enum kpi_aggregate aggregate = kpi_row(reading->kpi)->aggregate;
	struct formula formula;

	if (aggregate != AGGREGATE_FORMULA) {
		enum kpi_id kpi = aggregate == AGGREGATE_MODEL ? modelled_rests_on(reading->kpi)
							       : reading->kpi;

		find_rows(board, reading, &(struct asked){ kpi, 1, -1 }, group, list);
		return;
	}
	formula_of(reading->kpi, &formula);
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < formula.len[side]; i++) {
			const struct term *term = &formula.terms[side][i];

			if (term->kind == TERM_KPI)
				find_rows(board, reading,
					&(struct asked){ term->kpi, term->sign, side }, group,
					list);
		}
}

/* Half of what it takes makes no reading, and no list that adds up to one. */
static bool lacks_half(const struct reading *reading)
{
	bool is_plan_alone = reading->reason == REASON_NOT_COVERED &&
			     kpi_row(reading->kpi)->reads == OBS_SCHEDULED;

	return reading->reason == REASON_NO_SOURCE || is_plan_alone;
}

void board_behind(const struct board *board, const struct reading *reading, struct arena *arena,
	struct behind **rows, size_t *len)
{
	size_t group = group_of(board, reading);
	struct list list = { NULL, 0, 0 };

	*rows = NULL;
	*len = 0;
	if (group == GROUP_NONE || board->version != board->facts->version || lacks_half(reading))
		return;
	find_all(board, reading, group, &list);
	if (list.len > 0) {
		qsort(list.rows, list.len, sizeof(*list.rows), compare);
		*rows = arena_alloc(arena, list.len, sizeof(**rows));
		memcpy(*rows, list.rows, list.len * sizeof(**rows));
	}
	*len = list.len;
	free(list.rows);
}
