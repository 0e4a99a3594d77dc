/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is asked of a board.
 */
#ifndef KPI_REQUEST_H
#define KPI_REQUEST_H

#include <stdbool.h>

#include "kpi/kpi.h"
#include "model/desk.h"
#include "model/period.h"
#include "model/scope.h"

/* Slices the facts: only tickets and events of this role, team … count. Members of one list are
 * alternatives (separated by commas), lists are joined by "and". Words are scope ids or names; "-"
 * is "none". */
struct board_filter {
	const char *of[SCOPE_KIND_COUNT]; /* SCOPE_DEPARTMENT: nothing */
};
/* By the other, too, where it does not slice by the same scope already. */
void board_filter_add(struct board_filter *filter, const struct board_filter *other);
/* Words are compared, not what they mean; none is the same as an empty one. */
bool board_filter_is(const struct board_filter *filter, const struct board_filter *other);

struct board_request {
	struct period period;
	struct board_filter filter;
	bool scopes[SCOPE_KIND_COUNT];
	bool kpis[KPI_COUNT];
	enum clock_kind clock; /* CLOCK_DEFAULT: each goal's own, business where hours are set */
	bool has_previous, has_last_year, has_series;
	bool has_series_n; /* with the series: how much each bucket counted */
	/* Only this one member of a kind where not NULL (one agent's page): */
	enum scope_kind only_kind;
	const char *only_id;
};

#endif
