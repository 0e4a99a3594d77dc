/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of a table: which a filter leaves, and in what order. What is part of another row goes
 * where that goes.
 */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ui/filter.h"
#include "ui/table.h"

/* --- order --- */

static int compare_numbers(double left, double right, bool is_reversed)
{
	if (isnan(left) || isnan(right))
		return isnan(left) - isnan(right);
	int order = (left > right) - (left < right);
	return is_reversed ? -order : order;
}

static int compare_texts(const char *left, const char *right, bool is_reversed)
{
	if (!left || !right)
		return !left - !right;
	int order = strcoll(left, right);
	return is_reversed ? -order : order;
}

static int compare_cells(
	const struct table_cell *left, const struct table_cell *right, bool is_reversed)
{
	if (left->sort_text || right->sort_text)
		return compare_texts(left->sort_text, right->sort_text, is_reversed);
	return compare_numbers(left->sort, right->sort, is_reversed);
}

static int compare_rows(const void *left_void, const void *right_void, void *state_void)
{
	const struct table_row *left = left_void;
	const struct table_row *right = right_void;
	const struct table_state *state = state_void;
	int order = (int)right->is_fixed - (int)left->is_fixed;
	if (order == 0 && !left->is_fixed && state->sort_column >= 0)
		order = compare_cells(&left->cells[state->sort_column],
			&right->cells[state->sort_column], state->is_reversed);
	if (order == 0)
		order = (left->order > right->order) - (left->order < right->order);
	return order;
}

struct placed {
	const struct table_row *row, *head; /* a row that is no part is its own head */
};

static int compare_placed(const void *left_void, const void *right_void, void *state_void)
{
	const struct placed *left = left_void;
	const struct placed *right = right_void;
	if (left->head != right->head)
		return compare_rows(left->head, right->head, state_void);
	if (left->row == left->head || right->row == right->head)
		return (left->row != left->head) - (right->row != right->head);
	return compare_rows(left->row, right->row, state_void);
}

/* Heads among themselves, and behind each its parts. */
static void sort_with_parts(struct table *table, struct table_state *state)
{
	size_t count = table->row_count;
	struct placed *places = mem_new(count, sizeof(*places));
	struct table_row *sorted = mem_new(count, sizeof(*sorted));
	const struct table_row *head = table->rows;
	for (size_t i = 0; i < count; i++) {
		if (!table->rows[i].is_part)
			head = &table->rows[i];
		places[i] = (struct placed){ .row = &table->rows[i], .head = head };
	}
	qsort_r(places, count, sizeof(*places), compare_placed, state);
	for (size_t i = 0; i < count; i++)
		sorted[i] = *places[i].row;
	memcpy(table->rows, sorted, count * sizeof(*sorted));
	free(sorted);
	free(places);
}

static bool has_parts(const struct table *table)
{
	for (size_t i = 0; i < table->row_count; i++) {
		if (table->rows[i].is_part)
			return true;
	}
	return false;
}

/* --- what stays --- */

/* A row stays for the sake of its parts, too. */
static void choose(const struct table *table, const struct filter *wanted, bool *is_kept)
{
	size_t head = 0;
	for (size_t i = 0; i < table->row_count; i++) {
		const struct table_row *row = &table->rows[i];
		if (!row->is_part) {
			head = i;
			is_kept[i] = row->is_fixed || filter_holds(wanted, table, row);
			continue;
		}
		is_kept[i] = filter_holds_part(wanted, table, &table->rows[head], row);
		is_kept[head] |= is_kept[i];
	}
}

void table_arrange(struct table *table, const struct table_state *state, const char *filter)
{
	size_t kept = 0;
	struct filter wanted;
	bool *is_kept = mem_new(table->row_count + 1, sizeof(*is_kept));
	filter_parse(&wanted, filter ? filter : "");
	const char *lacking = filter_lacks(&wanted, table);
	(void)snprintf(table->no_column, sizeof(table->no_column), "%s", lacking ? lacking : "");
	filter_loosen(&wanted, table);
	choose(table, &wanted, is_kept);
	table->sought = 0;
	for (size_t i = 0; i < table->row_count; i++) {
		table->sought += !table->rows[i].is_fixed;
		if (!is_kept[i])
			continue;
		if (kept != i)
			table->rows[kept] = table->rows[i];
		table->rows[kept].order = kept;
		kept++;
	}
	free(is_kept);
	table->row_count = kept;
	struct table_state order = *state;
	if (order.sort_column >= (int)table->column_count)
		order.sort_column = -1;
	if (has_parts(table))
		sort_with_parts(table, &order);
	else if (kept > 1)
		qsort_r(table->rows, kept, sizeof(*table->rows), compare_rows, &order);
}
