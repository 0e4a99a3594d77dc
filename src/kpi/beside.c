/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lists of what is known beside the tickets.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "kpi/beside_times.h"

static void release_list(struct beside_list *list)
{
	free(list->rows);
	free(list->place);
}

void beside_free(struct beside *beside)
{
	if (!beside)
		return;
	release_list(&beside->told);
	for (int i = 0; i < TOLD_CHAIN_COUNT; i++)
		free(beside->told_chains[i].first);
	free(beside->reviews);
	free(beside->reviewed);
	release_list(&beside->presences);
	release_list(&beside->schedules);
	release_list(&beside->measures);
	free(beside->series);
	free(beside->by_series);
	free(beside->pending);
	free(beside->times);
	free(beside->accounts);
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
	beside_touch_items(facts);
	beside_touch_all(beside);
}

bool facts_settle(struct facts *facts, int64_t deadline_ms)
{
	if (!facts->beside)
		return true;
	beside_settle_reviews(facts);
	beside_settle_measures(facts);
	return beside_settle_stretches(facts, deadline_ms);
}
