/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Hours of the week.
 */
#include "config.h"

#include "kpi/heat.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "kpi/statistics.h"

enum {
	HOUR_S = 3600,
	DAY_S = 86400,
	THURSDAY = 3 /* the first day of 1970 */
};

bool heat_is_about(enum kpi_id kpi)
{
	const struct kpi_row *row = kpi_row(kpi);
	bool is_summed = row->aggregate == AGGREGATE_COUNT || row->aggregate == AGGREGATE_SHARE;
	bool is_median = row->aggregate == AGGREGATE_MEDIAN && row->unit == UNIT_SECONDS;

	return !row->is_level && row->reads < OBS_KIND_COUNT && !kpi_counts_time(kpi) &&
	       row->unit != UNIT_POINTS && (is_summed || is_median);
}

static size_t cell_of(const struct desk *desk, int64_t at)
{
	int64_t local_s = zone_local_s(desk->zone, at);
	int64_t day = (local_s / DAY_S + THURSDAY - desk->week_start + HEAT_DAYS) % HEAT_DAYS;

	return (size_t)(day * HEAT_HOURS + local_s % DAY_S / HOUR_S);
}

static int compare(const void *left_void, const void *right_void)
{
	double left = *(const double *)left_void, right = *(const double *)right_void;

	return (left > right) - (left < right);
}

/* By the nearest rank, as the reading's own. */
static double median_of(double *values, size_t len)
{
	if (len == 0)
		return NAN;
	qsort(values, len, sizeof(*values), compare);
	return values[statistics_rank(0.5, len)];
}

/* The values of each cell beside one another. */
static void take_medians(struct heat *heat, const struct behind *rows, const uint8_t *cells)
{
	struct heat_cell *flat = &heat->cells[0][0];
	double *values = mem_new(heat->counted + 1, sizeof(*values));
	size_t ends[HEAT_CELLS], first = 0;

	for (size_t cell = 0; cell < HEAT_CELLS; cell++) {
		ends[cell] = first;
		first += flat[cell].n;
	}
	for (size_t i = 0; i < heat->counted; i++)
		if (!isnan(rows[i].value))
			values[ends[cells[i]]++] = rows[i].value;
	for (size_t cell = 0; cell < HEAT_CELLS; cell++)
		flat[cell].value = median_of(&values[ends[cell] - flat[cell].n], flat[cell].n);
	free(values);
}

static void take_sums(
	struct heat *heat, const struct behind *rows, const uint8_t *cells, bool is_share)
{
	struct heat_cell *flat = &heat->cells[0][0];
	double sums[HEAT_CELLS] = { 0 }, wholes[HEAT_CELLS] = { 0 };

	for (size_t i = 0; i < heat->counted; i++) {
		sums[cells[i]] += is_share ? rows[i].numerator : rows[i].value;
		wholes[cells[i]] += rows[i].denominator;
	}
	for (size_t cell = 0; cell < HEAT_CELLS; cell++) {
		if (flat[cell].n == 0 || (is_share && !(wholes[cell] > 0)))
			continue;
		flat[cell].value = is_share ? sums[cell] / wholes[cell] : sums[cell];
	}
}

void heat_make(struct heat *heat, enum kpi_id kpi, const struct behind *rows, size_t len,
	const struct desk *desk)
{
	enum kpi_aggregate aggregate = kpi_row(kpi)->aggregate;
	struct heat_cell *flat = &heat->cells[0][0];

	heat->counted = len < HEAT_MOST ? len : HEAT_MOST;
	heat->left_out = len - heat->counted;
	rows += heat->left_out;
	uint8_t *cells = mem_new(heat->counted + 1, sizeof(*cells));

	for (size_t cell = 0; cell < HEAT_CELLS; cell++)
		flat[cell] = (struct heat_cell){ .value = NAN };
	for (size_t i = 0; i < heat->counted; i++) {
		cells[i] = (uint8_t)cell_of(desk, rows[i].at);
		flat[cells[i]].n += !isnan(rows[i].value) || aggregate != AGGREGATE_MEDIAN;
	}
	if (aggregate == AGGREGATE_MEDIAN)
		take_medians(heat, rows, cells);
	else
		take_sums(heat, rows, cells, aggregate == AGGREGATE_SHARE);
	free(cells);
}
