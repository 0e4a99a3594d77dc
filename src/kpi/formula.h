/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Formulas: a KPI that is a ratio of other KPIs and of measures.
 */
#ifndef KPI_FORMULA_H
#define KPI_FORMULA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/macros.h"
#include "kpi/kpi.h"

#define FORMULA_TERMS_MAX 4

enum term_kind {
	TERM_KPI,
	TERM_MEASURE,
	TERM_SOLVED_A_DAY /* median of tickets solved on a working day of the last 28 days */
};

struct term {
	enum term_kind kind;
	enum kpi_id kpi;
	char measure[48];
	int sign; /* +1 or −1 */
};

struct formula {
	struct term terms[2][FORMULA_TERMS_MAX]; /* numerator, denominator */
	size_t len[2];
};

/* "measure:customers_end - measure:customers_new". A KPI must count something (a count or a level
 * of counts) and be no formula itself. */
MUST_CHECK bool formula_parse(
	const char *numerator, const char *denominator, struct formula *formula, struct error *err);

/* The formula of a KPI that is one; its row has been checked. */
void formula_of(enum kpi_id kpi, struct formula *formula);

/* Measures that it names, lent as long as the formula; how many of them. */
#define FORMULA_MEASURES_MAX (2 * FORMULA_TERMS_MAX)
size_t formula_measures(const struct formula *formula, const char *names[FORMULA_MEASURES_MAX]);

/* Adds the KPIs that the asked ones are made of. */
void formula_add_parts(const bool asked[KPI_COUNT], bool parts[KPI_COUNT]);

#endif
