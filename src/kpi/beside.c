/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lists of what is known beside the tickets, and measures.
 */
#include "config.h"

#include "kpi/beside.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static void release_list(struct beside_list *list)
{
	free(list->rows);
	free(list->place);
}

void beside_free(struct beside *beside)
{
	if (!beside)
		return;
	release_list(&beside->items);
	release_list(&beside->presences);
	release_list(&beside->schedules);
	release_list(&beside->measures);
	free(beside->pending);
	free(beside->touched);
	free(beside);
}

struct beside *beside_of(struct facts *facts)
{
	if (!facts->beside)
		facts->beside = mem_new(1, sizeof(*facts->beside));
	return facts->beside;
}

void *beside_row(struct beside_list *list, int64_t key, size_t size)
{
	size_t at = (size_t)(key > 0 ? key : 0);

	list->place = mem_grow(list->place, &list->place_capacity, at + 1, sizeof(*list->place));
	if (list->place[at] == 0) {
		list->rows = mem_grow(list->rows, &list->capacity, list->len + 1, size);
		memset((char *)list->rows + list->len * size, 0, size);
		list->place[at] = (uint32_t)++list->len;
	}
	return (char *)list->rows + (list->place[at] - 1) * size;
}

bool beside_has(const struct beside_list *list, int64_t key)
{
	return key > 0 && (size_t)key < list->place_capacity && list->place[key] != 0;
}

void beside_refresh(struct facts *facts)
{
	struct beside *beside = facts->beside;

	if (!beside)
		return;
	struct activity_fact *pending = beside->pending;
	size_t len = beside->pending_len;

	beside->pending = NULL;
	beside->pending_len = beside->pending_capacity = 0;
	for (size_t i = 0; i < len; i++)
		(void)facts_put_activity(facts, &pending[i]);
	free(pending);
	/* Whose account is whose, and what a team is, may have changed. */
	beside->has_new_reviews = beside->is_all_new = true;
}

void facts_settle(struct facts *facts)
{
	if (!facts->beside)
		return;
	beside_settle_reviews(facts);
	beside_settle_stretches(facts);
}

/* --- measures ------------------------------------------------------------------------------- */

struct wanted {
	const struct facts *facts;
	const char *name, *scope;
};

static bool is_wanted(const struct wanted *wanted, const struct measured *row)
{
	const struct roster *roster = &wanted->facts->roster;

	if (row->is_gone || strcmp(roster_name(roster, row->name), wanted->name) != 0)
		return false;
	if (!wanted->scope)
		return row->scope == 0;
	return row->scope != 0 && strcmp(roster_name(roster, row->scope), wanted->scope) == 0;
}

/* The row that begins with the span; NULL: none. Of overlapping ones the one that ends first. */
static const struct measured *row_at(const struct wanted *wanted, struct span span)
{
	const struct beside *beside = wanted->facts->beside;
	const struct measured *rows = beside->measures.rows, *best = NULL;

	for (size_t i = 0; i < beside->measures.len; i++)
		if (rows[i].from == span.from && rows[i].to <= span.to && rows[i].to > span.from &&
			(!best || rows[i].to < best->to) && is_wanted(wanted, &rows[i]))
			best = &rows[i];
	return best;
}

static double sum_until(const struct wanted *wanted, struct span span, int64_t *until)
{
	double sum = 0;

	*until = span.from;
	while (wanted->facts->beside && *until < span.to) {
		const struct measured *row = row_at(wanted, (struct span){ *until, span.to });

		if (!row)
			break;
		sum += row->value;
		*until = row->to;
	}
	return sum;
}

double beside_measure(
	const struct facts *facts, const char *name, const char *scope, struct span span)
{
	const struct wanted wanted = { facts, name, scope };
	int64_t until;
	double sum = sum_until(&wanted, span, &until);

	return until == span.to && span.to > span.from ? sum : (double)NAN;
}

int64_t beside_measured_until(const struct facts *facts, const char *name, struct span span)
{
	const struct wanted wanted = { facts, name, NULL };
	int64_t until;

	(void)sum_until(&wanted, span, &until);
	return until;
}

bool beside_has_measure(const struct facts *facts, const char *name, const char *scope)
{
	const struct wanted wanted = { facts, name, scope };
	const struct measured *rows = facts->beside ? facts->beside->measures.rows : NULL;

	for (size_t i = 0; rows && i < facts->beside->measures.len; i++)
		if (is_wanted(&wanted, &rows[i]))
			return true;
	return false;
}
