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
	const char *names[FORMULA_MEASURES_MAX];
	struct formula formula;
	struct span latest;

	if (reading->reason != REASON_NOT_COVERED ||
		kpi_row(reading->kpi)->aggregate != AGGREGATE_FORMULA)
		return NULL;
	formula_of(reading->kpi, &formula);
	size_t len = formula_measures(&formula, names);

	if (beside_is_measured(facts, names, len, span))
		return _("measured of the whole desk, not of this part");
	if (!facts->desk->zone || !beside_measured_latest(facts, names, len, &latest))
		return _("not measured by this period");
	return say_span(facts->desk, latest, arena);
}
