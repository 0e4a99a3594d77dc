/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Persons and teams that differ from the whole by more than luck.
 */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "kpi/funnel.h"
#include "kpi/inside.h"

/* Nearer than this to what is expected, in standard deviations, is luck for any limit of ours. */
#define SURELY_LUCK 2.5

/* The shown members of a kind, without those that nobody is. */
struct table {
	struct reading **rows;
	struct funnel_member *members;
	size_t len;
};

/* Numerator and denominator count cases; weights and stretches of time are none. */
static bool is_share_of_cases(const struct reading *reading)
{
	const struct kpi_row *row = kpi_row(reading->kpi);

	return row->aggregate == AGGREGATE_SHARE && row->unit == UNIT_SHARE && !row->is_level &&
	       reading->n == reading->denominator;
}

static bool is_duration(enum kpi_id kpi)
{
	return pass_is_duration(kpi) && kpi_row(kpi)->unit == UNIT_SECONDS &&
	       !kpi_row(kpi)->is_level;
}

static void collect(struct board *board, size_t k, enum scope_kind scope, struct table *table)
{
	table->len = 0;
	for (size_t i = k; i < board->shown_count; i += board->kpi_count) {
		struct reading *reading = board_reading(board, i);

		if (reading->scope == scope && !isnan(reading->value) && reading->n > 0 &&
			strcmp(reading->scope_id, "-") != 0)
			table->rows[table->len++] = reading;
	}
}

static void mark_shares(const struct table *table, double rate)
{
	double chance = funnel_chance(table->len);

	for (size_t i = 0; i < table->len; i++) {
		struct reading *reading = table->rows[i];
		double n = reading->denominator, off = reading->numerator - n * rate;

		if (!is_share_of_cases(reading) ||
			fabs(off) <= SURELY_LUCK * sqrt(n * rate * (1 - rate)))
			continue;
		reading->outside = funnel_share(reading->numerator, n, rate, chance);
	}
}

static void mark_durations(const struct table *table, double whole)
{
	for (size_t i = 0; i < table->len; i++)
		table->members[i] =
			(struct funnel_member){ table->rows[i]->value, table->rows[i]->n, 0 };
	funnel_medians(table->members, table->len, whole);
	for (size_t i = 0; i < table->len; i++)
		table->rows[i]->outside = table->members[i].side;
}

void outliers_find(struct board *board)
{
	static const enum scope_kind scopes[] = { SCOPE_AGENT, SCOPE_TEAM };
	size_t most = board->kpi_count > 0 ? board->shown_count / board->kpi_count : 0;
	struct table table = { .rows = mem_new(most + 1, sizeof(*table.rows)),
		.members = mem_new(most + 1, sizeof(*table.members)) };

	for (size_t k = 0; k < board->kpi_count; k++) {
		const struct reading *whole =
			board_find(board, board->kpis[k], SCOPE_DEPARTMENT, NULL);

		for (size_t s = 0; whole && s < ARRAY_LEN(scopes); s++) {
			collect(board, k, scopes[s], &table);
			if (is_duration(whole->kpi))
				mark_durations(&table, whole->value);
			else if (is_share_of_cases(whole))
				mark_shares(&table, whole->value);
		}
	}
	free(table.rows);
	free(table.members);
}
