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

/* What a span makes of the rows that fill it: what flows is summed; what stands is not. */
enum measure_kind {
	MEASURE_FLOW,
	MEASURE_OPENING, /* as it stands when the span begins: its first row */
	MEASURE_CLOSING  /* as it stands when the span ends: its last row */
};

static enum measure_kind kind_of(const char *name)
{
	if (strcmp(name, "customers_start") == 0)
		return MEASURE_OPENING;
	return strcmp(name, "customers_end") == 0 ? MEASURE_CLOSING : MEASURE_FLOW;
}

/* Rows one after the other, from `*until` on; of those that begin together the shortest. NULL where
 * the next one begins elsewhere, or ends after the span. */
static const struct measured *next_row(const struct facts *facts,
	const struct measure_series *series, struct span span, int64_t *until)
{
	const struct beside *beside = facts->beside;

	if (!series || *until >= span.to)
		return NULL;
	size_t at = first_from(beside, series, *until);

	if (at == series->first + series->len || beside->by_series[at]->from != *until ||
		beside->by_series[at]->to > span.to)
		return NULL;
	*until = beside->by_series[at]->to;
	return beside->by_series[at];
}

double beside_measure(
	const struct facts *facts, const char *name, const char *scope, struct span span)
{
	const struct measure_series *series = find_series(facts, name, scope);
	enum measure_kind kind = kind_of(name);
	const struct measured *row;
	int64_t until = span.from;
	double value = 0;

	while ((row = next_row(facts, series, span, &until))) {
		if (kind == MEASURE_FLOW)
			value += row->value;
		else if (kind == MEASURE_CLOSING || row->from == span.from)
			value = row->value;
	}
	return until == span.to && span.to > span.from ? value : (double)NAN;
}

int64_t beside_measured_until(const struct facts *facts, const char *name, struct span span)
{
	const struct measure_series *series = find_series(facts, name, NULL);
	int64_t until = span.from;

	while (next_row(facts, series, span, &until))
		continue;
	return until;
}

bool beside_has_measure(const struct facts *facts, const char *name, const char *scope)
{
	return find_series(facts, name, scope) != NULL;
}

bool beside_is_measured(
	const struct facts *facts, const char *const *names, size_t len, struct span span)
{
	for (size_t i = 0; i < len; i++)
		if (isnan(beside_measure(facts, names[i], NULL, span)))
			return false;
	return len > 0;
}

#define ROWS_LOOKED_AT 64

bool beside_measured_latest(
	const struct facts *facts, const char *const *names, size_t len, struct span *span)
{
	*span = (struct span){ INT64_MIN, INT64_MIN };
	for (size_t i = 0; i < len; i++) {
		const struct measure_series *series = find_series(facts, names[i], NULL);
		size_t count = series ? series->len : 0;

		for (size_t k = 0; k < count && k < ROWS_LOOKED_AT; k++) {
			const struct measured *row =
				facts->beside->by_series[series->first + count - 1 - k];
			struct span own = { row->from, row->to };

			if (row->to < span->to || (row->to == span->to && row->from <= span->from))
				continue;
			if (beside_is_measured(facts, names, len, own))
				*span = own;
		}
	}
	return span->to != INT64_MIN;
}
