/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Readings of formulas: ratios of other KPIs and of measures.
 */
#include "config.h"

#include <math.h>

#include "kpi/beside.h"
#include "kpi/formula.h"
#include "kpi/judge.h"

struct place {
	const struct pass *pass;
	size_t group, moment;
};

static struct span span_of(const struct place *place)
{
	const struct moment *moment = &place->pass->moments[place->moment];

	return (struct span){ moment->from, moment->to };
}

/* Of a member: its own where the measure has it; as a denominator else the desk's, since parts of
 * the requests for all orders still add up; as a numerator nobody's. */
static double measure_of(const struct place *place, const char *name, bool is_denominator)
{
	const struct facts *facts = place->pass->facts;
	const struct group *group = &place->pass->groups->rows[place->group];
	bool is_all = group->scope == SCOPE_DEPARTMENT || group->is_everybody;

	if (is_all)
		return beside_measure(facts, name, NULL, span_of(place));
	if (beside_has_measure(facts, name, group->id))
		return beside_measure(facts, name, group->id, span_of(place));
	if (beside_has_measure(facts, name, group->name))
		return beside_measure(facts, name, group->name, span_of(place));
	return is_denominator ? beside_measure(facts, name, NULL, span_of(place)) : (double)NAN;
}

static double term_value(const struct place *place, const struct term *term, bool is_denominator)
{
	const struct pass *pass = place->pass;

	switch (term->kind) {
	case TERM_MEASURE:
		return measure_of(place, term->measure, is_denominator);
	case TERM_SOLVED_A_DAY:
		return pass->solved_a_day && pass->moment_count == 1
			       ? pass->solved_a_day[pass->groups->rows[place->group].counted_as]
			       : (double)NAN;
	default:
		if (pass->slot[term->kpi] < 0)
			return NAN;
		return judge_value(pass, place->group, place->moment, term->kpi, false);
	}
}

static double side_value(const struct place *place, const struct formula *formula, int side)
{
	double sum = 0;

	for (size_t i = 0; i < formula->len[side]; i++)
		sum += formula->terms[side][i].sign *
		       term_value(place, &formula->terms[side][i], side == 1);
	return formula->len[side] > 0 ? sum : (double)NAN;
}

/* The load of one agent is her own, whoever else is there. */
static bool is_own_load(const struct place *place, enum kpi_id kpi)
{
	return kpi == KPI_AGENT_LOAD &&
	       place->pass->groups->rows[place->group].scope == SCOPE_AGENT;
}

double judge_formula(const struct pass *pass, size_t group, size_t moment, enum kpi_id kpi,
	struct reading *reading)
{
	const struct place place = { pass, group, moment };
	const struct kpi_row *row = kpi_row(kpi);
	struct formula formula;

	formula_of(kpi, &formula);
	double num = side_value(&place, &formula, 0);
	double den = is_own_load(&place, kpi) ? 1 : side_value(&place, &formula, 1);

	if (reading) {
		reading->numerator = num;
		reading->denominator = den;
	}
	return den > 0 ? num / den * (row->per > 0 ? row->per : 1) : (double)NAN;
}

double judge_formula_n(const struct pass *pass, size_t group, size_t moment, enum kpi_id kpi)
{
	const struct place place = { pass, group, moment };
	struct formula formula;
	double n = 0;

	formula_of(kpi, &formula);
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < formula.len[side]; i++) {
			const struct term *term = &formula.terms[side][i];

			if (term->kind == TERM_KPI && pass->slot[term->kpi] >= 0)
				n += judge_n(pass, place.group, place.moment, term->kpi);
		}
	return n;
}
