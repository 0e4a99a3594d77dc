/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whose time changed.
 */
#include "config.h"

#include "kpi/beside_times.h"

#include "base/mem.h"

#define FROM_EVER INT64_MIN

/* Two accounts of one person are one; an account that is nobody's is itself. */
static uint32_t person_of(const struct facts *facts, fact_id account)
{
	uint32_t person = roster_agent(&facts->roster, account);

	return person ? person : UINT32_MAX / 2 + (uint32_t)account;
}

/* --- what is touched ------------------------------------------------------------------------ */

static struct account_time *time_of(struct beside *beside, fact_id account)
{
	size_t at = account > 0 ? (size_t)account : 0;

	beside->times =
		mem_grow(beside->times, &beside->time_capacity, at + 1, sizeof(*beside->times));
	struct account_time *time = &beside->times[at];

	if (time->is_known)
		return time;
	beside->accounts = mem_grow(beside->accounts, &beside->account_capacity,
		beside->account_count + 1, sizeof(*beside->accounts));
	beside->accounts[beside->account_count++] = (fact_id)at;
	time->is_known = true;
	return time;
}

static void touch(struct beside *beside, fact_id account, int64_t from)
{
	struct account_time *time = time_of(beside, account);

	if (!time->is_touched) {
		beside->touched = mem_grow(beside->touched, &beside->touched_capacity,
			beside->touched_count + 1, sizeof(*beside->touched));
		beside->touched[beside->touched_count++] = account > 0 ? account : 0;
		time->since = from;
	}
	time->is_touched = true;
	time->since = from < time->since ? from : time->since;
}

void beside_touch_all(struct beside *beside)
{
	for (size_t i = 0; i < beside->account_count; i++)
		touch(beside, beside->accounts[i], FROM_EVER);
}

static uint32_t *last_of(struct beside *beside, const struct beside_list *list, fact_id account)
{
	struct account_time *time = time_of(beside, account);

	return list == &beside->presences ? &time->presences : &time->schedules;
}

/* Takes the row out of the chain of its account, which is somebody else's from now on. */
static void unlink_row(struct beside *beside, const struct beside_list *list, uint32_t row)
{
	struct stretch *rows = list->rows;
	uint32_t *link = last_of(beside, list, rows[row - 1].agent);

	while (*link != row)
		link = &rows[*link - 1].before;
	*link = rows[row - 1].before;
}

/* What it was before may have cut others, and what it is now may. */
void beside_put_stretch(
	struct beside *beside, struct beside_list *list, int64_t key, const struct stretch *fresh)
{
	struct stretch *stretch = beside_row(list, key, sizeof(*stretch));
	uint32_t row = (uint32_t)(stretch - (struct stretch *)list->rows) + 1;
	bool is_new = stretch->key == 0;

	if (!is_new)
		touch(beside, stretch->agent, stretch->from);
	stretch->is_gone = !fresh;
	if (!fresh)
		return;
	bool is_moved = !is_new && stretch->agent != fresh->agent;

	if (is_moved)
		unlink_row(beside, list, row);
	uint32_t before = stretch->before;

	*stretch = *fresh;
	stretch->before = before;
	touch(beside, fresh->agent, fresh->from);
	if (!is_new && !is_moved)
		return;
	uint32_t *last = last_of(beside, list, fresh->agent);

	stretch->before = *last;
	*last = row;
}

/* --- whose turn it is ----------------------------------------------------------------------- */

const struct stretch *beside_next_stretch(const struct facts *facts, struct stretch_walk *walk)
{
	struct beside *beside = facts->beside;

	while (walk->row == 0 && walk->account < beside->account_count) {
		fact_id account = beside->accounts[walk->account++];

		if (person_of(facts, account) == walk->person)
			walk->row = *last_of(beside, walk->list, account);
	}
	if (walk->row == 0)
		return NULL;
	const struct stretch *rows = walk->list->rows, *row = &rows[walk->row - 1];

	walk->row = row->before;
	return row;
}

void beside_take_turn(const struct facts *facts, uint32_t *person, int64_t *since)
{
	struct beside *beside = facts->beside;

	*person = person_of(facts, beside->touched[beside->touched_count - 1]);
	*since = INT64_MAX;
	for (size_t i = beside->touched_count; i-- > 0;) {
		fact_id account = beside->touched[i];
		struct account_time *time = &beside->times[account];

		if (person_of(facts, account) != *person)
			continue;
		*since = time->since < *since ? time->since : *since;
		time->is_touched = false;
		beside->touched[i] = beside->touched[--beside->touched_count];
	}
}
