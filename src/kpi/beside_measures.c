/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Measures: orders, revenue, costs …, each known for the spans that its rows cover.
 */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "kpi/beside.h"

static int compare_numbers(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int compare_rows(const void *a, const void *b)
{
	const struct measured *left = *(const struct measured *const *)a;
	const struct measured *right = *(const struct measured *const *)b;
	int order = compare_numbers(left->name, right->name);

	order = order ? order : compare_numbers(left->scope, right->scope);
	order = order ? order : compare_numbers(left->from, right->from);
	return order ? order : compare_numbers(left->to, right->to);
}

static bool is_same_series(const struct measured *a, const struct measured *b)
{
	return a->name == b->name && a->scope == b->scope;
}

static void divide(struct beside *beside, size_t count)
{
	size_t capacity = 0;

	free(beside->series);
	beside->series = NULL;
	beside->series_len = 0;
	for (size_t i = 0; i < count; i++) {
		const struct measured *row = beside->by_series[i];

		if (i > 0 && is_same_series(row, beside->by_series[i - 1])) {
			beside->series[beside->series_len - 1].len++;
			continue;
		}
		beside->series = mem_grow(
			beside->series, &capacity, beside->series_len + 1, sizeof(*beside->series));
		beside->series[beside->series_len++] =
			(struct measure_series){ row->name, row->scope, i, 1 };
	}
}

void beside_settle_measures(struct facts *facts)
{
	struct beside *beside = facts->beside;
	const struct measured *rows = beside->measures.rows;
	size_t count = 0;

	if (!beside->has_new_measures)
		return;
	beside->has_new_measures = false;
	free(beside->by_series);
	beside->by_series = mem_new(beside->measures.len + 1, sizeof(*beside->by_series));
	for (size_t i = 0; i < beside->measures.len; i++)
		if (!rows[i].is_gone && rows[i].to > rows[i].from)
			beside->by_series[count++] = &rows[i];
	qsort(beside->by_series, count, sizeof(*beside->by_series), compare_rows);
	divide(beside, count);
}

/* --- asking --------------------------------------------------------------------------------- */

static const struct measure_series *find_series(
	const struct facts *facts, const char *name, const char *scope)
{
	const struct beside *beside = facts->beside;

	for (size_t i = 0; beside && i < beside->series_len; i++) {
		const struct measure_series *series = &beside->series[i];
		const char *own = roster_name(&facts->roster, series->scope);
		bool is_scope =
			scope ? series->scope != 0 && strcmp(own, scope) == 0 : series->scope == 0;

		if (is_scope && strcmp(roster_name(&facts->roster, series->name), name) == 0)
			return series;
	}
	return NULL;
}

/* The first row that begins there or later. */
static size_t first_from(
	const struct beside *beside, const struct measure_series *series, int64_t from)
{
	size_t low = series->first, high = series->first + series->len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (beside->by_series[middle]->from < from)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Rows one after the other; of those that begin together the shortest. Where the next one begins
 * elsewhere, or ends after the span, it ends. */
static double sum_until(const struct facts *facts, const struct measure_series *series,
	struct span span, int64_t *until)
{
	const struct beside *beside = facts->beside;
	double sum = 0;

	*until = span.from;
	while (series && *until < span.to) {
		size_t at = first_from(beside, series, *until);

		if (at == series->first + series->len || beside->by_series[at]->from != *until ||
			beside->by_series[at]->to > span.to)
			break;
		sum += beside->by_series[at]->value;
		*until = beside->by_series[at]->to;
	}
	return sum;
}

double beside_measure(
	const struct facts *facts, const char *name, const char *scope, struct span span)
{
	int64_t until;
	double sum = sum_until(facts, find_series(facts, name, scope), span, &until);

	return until == span.to && span.to > span.from ? sum : (double)NAN;
}

int64_t beside_measured_until(const struct facts *facts, const char *name, struct span span)
{
	int64_t until;

	(void)sum_until(facts, find_series(facts, name, NULL), span, &until);
	return until;
}

bool beside_has_measure(const struct facts *facts, const char *name, const char *scope)
{
	return find_series(facts, name, scope) != NULL;
}
