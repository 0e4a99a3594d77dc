/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Measures that are told for other spans than the period, or of others than the member: what there
 * is instead.
 */
#include "config.h"

#include "base/words.h"
#include "kpi/beside.h"
#include "kpi/formula.h"
#include "kpi/judge.h"
#include "model/hours.h"

struct names {
	const char *rows[2 * FORMULA_TERMS_MAX];
	size_t len;
};

static struct names names_of(const struct formula *formula)
{
	struct names names = { .len = 0 };

	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < formula->len[side]; i++)
			if (formula->terms[side][i].kind == TERM_MEASURE)
				names.rows[names.len++] = formula->terms[side][i].measure;
	return names;
}

/* Whole days, as most are: the last one is named, not the moment after it. */
static const char *say_span(const struct desk *desk, struct span span, struct arena *arena)
{
	struct civil from = hours_civil(desk, span.from), to = hours_civil(desk, span.to - 1);

	if (from.year == to.year && from.month == to.month && from.day == to.day)
		return arena_printf(arena,
			_("not measured by this period; the latest is %04d-%02d-%02d"), from.year,
			from.month, from.day);
	return arena_printf(arena,
		_("not measured by this period; the latest is %04d-%02d-%02d to %04d-%02d-%02d"),
		from.year, from.month, from.day, to.year, to.month, to.day);
}

const char *judge_measured(const struct facts *facts, const struct reading *reading,
	struct span span, struct arena *arena)
{
	struct formula formula;
	struct span latest;

	if (reading->reason != REASON_NOT_COVERED ||
		kpi_row(reading->kpi)->aggregate != AGGREGATE_FORMULA)
		return NULL;
	formula_of(reading->kpi, &formula);
	struct names names = names_of(&formula);

	if (beside_is_measured(facts, names.rows, names.len, span))
		return _("measured of the whole desk, not of this part");
	if (!facts->desk->zone || !beside_measured_latest(facts, names.rows, names.len, &latest))
		return _("not measured by this period");
	return say_span(facts->desk, latest, arena);
}
