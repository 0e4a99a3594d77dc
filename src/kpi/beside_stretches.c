/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Stretches of somebody's time: presence and schedules. Where two of one person overlap, the one
 * that began later counts, so that no minute counts twice. A change is derived anew with whatever
 * of the same person it may touch.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "kpi/beside_times.h"
#include "kpi/pass.h"

/* A stretch, or what later ones leave of it. */
struct piece {
	int64_t from, to;
	const struct stretch *stretch;
};

struct pieces {
	struct piece *rows;
	size_t len, capacity;
};

/* One person. What ends after `since` is derived anew; what ends after `reach` may cut it. */
struct settling {
	struct facts *facts;
	uint32_t person;
	int64_t since, reach;
	struct pieces presences, plans;
};

/* An end that does not fit is never. */
static uint32_t end_time(int64_t at)
{
	return at >= (int64_t)OBS_NEVER ? OBS_NEVER : observation_time(at);
}

static int64_t end_of(const struct stretch *stretch)
{
	return stretch->to == TIME_NONE ? INT64_MAX : stretch->to;
}

static bool is_touched(const struct settling *settling, const struct stretch *stretch)
{
	return end_of(stretch) > settling->since;
}

static void widen_reach(struct settling *settling, const struct beside_list *list)
{
	struct stretch_walk walk = { .person = settling->person, .list = list };
	const struct stretch *row;

	while ((row = beside_next_stretch(settling->facts, &walk)))
		if (is_touched(settling, row) && row->from < settling->reach)
			settling->reach = row->from;
}

/* --- cutting -------------------------------------------------------------------------------- */

static void add_piece(struct pieces *pieces, struct piece piece)
{
	if (piece.from >= piece.to)
		return;
	pieces->rows =
		mem_grow(pieces->rows, &pieces->capacity, pieces->len + 1, sizeof(*pieces->rows));
	pieces->rows[pieces->len++] = piece;
}

static int compare(const void *a, const void *b)
{
	const struct piece *left = a, *right = b;

	if (left->from != right->from)
		return left->from < right->from ? -1 : 1;
	return (left->stretch->key > right->stretch->key) -
	       (left->stretch->key < right->stretch->key);
}

/* What is left of those that have begun, up to that moment: the last one on the pile began last.
 * Time is told up to `told`. */
static int64_t tell_pile(struct pieces *pile, int64_t told, int64_t until, struct pieces *out)
{
	while (pile->len > 0) {
		struct piece top = pile->rows[pile->len - 1];
		int64_t to = top.to < until ? top.to : until;

		if (to > told) {
			add_piece(out, (struct piece){ told, to, top.stretch });
			told = to;
		}
		if (top.to > until)
			break;
		pile->len--;
	}
	return until;
}

/* Each goes onto the pile and off it once, in order of their beginnings. */
static void cut(const struct pieces *whole, struct pieces *out)
{
	struct pieces pile = { NULL, 0, 0 };
	int64_t told = INT64_MIN;

	for (size_t i = 0; i < whole->len; i++) {
		told = tell_pile(&pile, told, whole->rows[i].from, out);
		add_piece(&pile, whole->rows[i]);
	}
	(void)tell_pile(&pile, told, INT64_MAX, out);
	free(pile.rows);
}

static void cut_list(
	const struct settling *settling, const struct beside_list *list, struct pieces *out)
{
	struct stretch_walk walk = { .person = settling->person, .list = list };
	struct pieces whole = { NULL, 0, 0 };
	const struct stretch *row;

	while ((row = beside_next_stretch(settling->facts, &walk)))
		if (!row->is_gone && end_of(row) > settling->reach)
			add_piece(&whole, (struct piece){ row->from, end_of(row), row });
	if (whole.len > 0)
		qsort(whole.rows, whole.len, sizeof(*whole.rows), compare);
	cut(&whole, out);
	free(whole.rows);
	if (out->len > 0)
		qsort(out->rows, out->len, sizeof(*out->rows), compare);
}

/* --- observations --------------------------------------------------------------------------- */

/* The team that was named, else the one that whose stretch it is was in. */
static uint16_t team_of(struct facts *facts, const struct piece *part)
{
	const struct stretch *stretch = part->stretch;
	fact_id group = stretch->group;

	if (group == 0)
		group = roster_home(&facts->roster, roster_agent(&facts->roster, stretch->agent),
			stretch->from);
	return dense_add_short(&facts->groups, group);
}

static void add(
	struct facts *facts, const struct piece *part, enum observation_kind kind, uint8_t flags)
{
	struct derived *out = &facts->derived;

	/* What begins after the last moment that fits has no place on any screen. */
	if (part->from >= part->to || part->from >= (int64_t)OBS_NEVER ||
		!facts_is_past(facts, part->from))
		return;
	out->rows = mem_grow(out->rows, &out->capacity, out->len + 1, sizeof(*out->rows));
	out->rows[out->len++] = (struct observation){
		.at = observation_time(part->from),
		.value = end_time(part->to),
		.kind = (uint8_t)kind,
		.agent = dense_add_short(&facts->agents, part->stretch->agent),
		.team = team_of(facts, part),
		.flags = flags,
	};
}

static void add_presence(struct settling *settling, const struct piece *piece)
{
	add(settling->facts, piece, OBS_PRESENCE, piece->stretch->flags);
}

/* A part of a plan in which nothing changed. `seen`: what the agent did; NULL: not there. */
static void add_part(struct facts *facts, const struct piece *part, const struct stretch *seen)
{
	uint8_t seen_flags = seen ? seen->flags : OBS_IS_RESTING;
	bool is_at_work = !(seen_flags & OBS_IS_RESTING);
	bool is_as_planned = is_at_work == (part->stretch->flags == PLAN_WORK);

	add(facts, part, OBS_SCHEDULED,
		(uint8_t)((is_as_planned ? OBS_IS_AS_PLANNED : 0) |
			  (is_at_work ? 0 : OBS_IS_ABSENT)));
}

/* The first piece that ends after `from`. */
static size_t first_of(const struct pieces *pieces, int64_t from)
{
	size_t low = 0, high = pieces->len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (pieces->rows[middle].to <= from)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* A plan whose end nobody told cannot be kept or missed. */
static void add_plan(struct settling *settling, const struct piece *plan)
{
	const struct pieces *presences = &settling->presences;
	struct piece part = *plan;

	if (plan->to == INT64_MAX)
		return;
	for (size_t i = first_of(presences, plan->from); i < presences->len; i++) {
		const struct piece *seen = &presences->rows[i];
		int64_t to = seen->to < plan->to ? seen->to : plan->to;

		if (seen->from >= plan->to)
			break;
		part.to = seen->from;
		add_part(settling->facts, &part, NULL);
		part.from = seen->from > part.from ? seen->from : part.from;
		part.to = to;
		add_part(settling->facts, &part, seen->stretch);
		part.from = to;
	}
	part.to = plan->to;
	add_part(settling->facts, &part, NULL);
}

/* --- all of them ---------------------------------------------------------------------------- */

struct settled {
	struct beside_list *list;
	struct pieces *pieces;
	enum pool_indexes index;
	void (*add)(struct settling *settling, const struct piece *piece);
};

static int compare_keys(const void *a, const void *b)
{
	const struct piece *left = a, *right = b;

	if (left->stretch->key != right->stretch->key)
		return left->stretch->key < right->stretch->key ? -1 : 1;
	return (left->from > right->from) - (left->from < right->from);
}

/* The rows as they lie in the pool already? What a poll repeats costs nothing. */
static bool is_there(const struct facts *facts, const struct pool_slot *slot)
{
	const struct derived *out = &facts->derived;

	if (slot->count != out->len)
		return false;
	for (size_t i = 0; i < out->len; i++) {
		struct observation row = facts->observations[slot->first + i];

		row.ticket = out->rows[i].ticket;
		if (memcmp(&row, &out->rows[i], sizeof(row)) != 0)
			return false;
	}
	return true;
}

static void put(struct settling *settling, const struct settled *settled,
	const struct stretch *stretch, const struct piece *pieces, size_t len)
{
	struct facts *facts = settling->facts;
	struct pool_slot *slot = pool_slot_for(facts, settled->index, stretch->key);

	facts->derived.len = 0;
	facts->derived.is_open = false;
	slot->created = observation_time(stretch->from);
	for (size_t i = 0; i < len; i++)
		settled->add(settling, &pieces[i]);
	if (!is_there(facts, slot))
		pool_replace(facts, slot);
}

/* Pieces of what is touched, those of one stretch together. */
static struct pieces own_pieces(const struct settling *settling, const struct pieces *all)
{
	struct pieces own = { NULL, 0, 0 };

	for (size_t i = 0; i < all->len; i++)
		if (is_touched(settling, all->rows[i].stretch))
			add_piece(&own, all->rows[i]);
	if (own.len > 0)
		qsort(own.rows, own.len, sizeof(*own.rows), compare_keys);
	return own;
}

static size_t first_of_key(const struct pieces *own, int64_t key)
{
	size_t low = 0, high = own->len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (own->rows[middle].stretch->key < key)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Of some nothing is left. */
static void put_list(struct settling *settling, const struct settled *settled)
{
	struct pieces own = own_pieces(settling, settled->pieces);
	struct stretch_walk walk = { .person = settling->person, .list = settled->list };
	const struct stretch *row;

	while ((row = beside_next_stretch(settling->facts, &walk))) {
		if (!is_touched(settling, row))
			continue;
		size_t first = first_of_key(&own, row->key), end = first;

		while (end < own.len && own.rows[end].stretch == row)
			end++;
		put(settling, settled, row, own.rows + first, end - first);
	}
	free(own.rows);
}

static void settle_person(struct facts *facts)
{
	struct beside *beside = facts->beside;
	struct settling settling = { .facts = facts };
	const struct settled presences = { &beside->presences, &settling.presences,
		POOL_INDEX_PRESENCE, add_presence };
	const struct settled plans = { &beside->schedules, &settling.plans, POOL_INDEX_SCHEDULE,
		add_plan };

	beside_take_turn(facts, &settling.person, &settling.since);
	settling.reach = settling.since;
	widen_reach(&settling, &beside->presences);
	widen_reach(&settling, &beside->schedules);
	cut_list(&settling, &beside->presences, &settling.presences);
	cut_list(&settling, &beside->schedules, &settling.plans);
	put_list(&settling, &presences);
	put_list(&settling, &plans);
	free(settling.presences.rows);
	free(settling.plans.rows);
}

bool beside_settle_stretches(struct facts *facts, int64_t deadline_ms)
{
	while (facts->beside->touched_count > 0) {
		settle_person(facts);
		if (pass_is_late(deadline_ms))
			return facts->beside->touched_count == 0;
	}
	return true;
}
