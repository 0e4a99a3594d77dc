/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Slots of a quarter of an hour with running sums. No zone in use has an offset that is not a
 * multiple of it, so a slot is wholly open or wholly closed.
 */
#include "config.h"

#include "demo/timetable.h"

#include <stdlib.h>

#include "base/mem.h"
#include "demo/chance.h"

#define SLOT_S 900
#define DAY_S 86400
#define SUBJECT_DAY 1     /* chance: how busy a day is */
#define SUBJECT_ARRIVAL 2 /* chance: where in its turn a ticket is created */

struct slot {
	double arrived;               /* share of tickets created before the slot */
	uint32_t worked[SHIFT_COUNT]; /* seconds before the slot */
};

struct timetable {
	const struct zone *zone;
	struct timetable_plan plan;
	int64_t origin_s;
	struct slot *slots; /* `len` whole slots and the sums at the end of the last */
	size_t len, capacity;
	double arrived_at_start;
};

const struct shift_row shift_rows[SHIFT_COUNT] = {
	[SHIFT_EARLY] = { .from_hour = 8, .to_hour = 16, .first_weekday = 0, .last_weekday = 4 },
	[SHIFT_DAY] = { .from_hour = 9, .to_hour = 17, .first_weekday = 0, .last_weekday = 4 },
	[SHIFT_LATE] = { .from_hour = 11, .to_hour = 19, .first_weekday = 0, .last_weekday = 4 },
	[SHIFT_SATURDAY] = { .from_hour = 9, .to_hour = 17, .first_weekday = 1, .last_weekday = 5 },
	[SHIFT_BUSINESS] = { .from_hour = 9, .to_hour = 18, .first_weekday = 0, .last_weekday = 4 },
};

/* How much customers write in each hour of a weekday and by weekday. */
static const int hour_weights[24] = { 6, 4, 3, 2, 2, 4, 10, 24, 52, 82, 98, 92, 70, 74, 86, 84, 74,
	58, 44, 38, 36, 32, 22, 12 };
static const int weekday_weights[7] = { 126, 112, 102, 100, 92, 38, 34 };

static double busyness(const struct timetable *table, int64_t at_s, const struct civil *civil)
{
	int64_t day = (at_s + zone_offset_s(table->zone, at_s)) / DAY_S;
	struct chance chance = chance_of(table->plan.seed, SUBJECT_DAY, (uint64_t)day);
	double weight = hour_weights[civil->hour] * weekday_weights[civil->weekday];
	double noise = 0.84 + 0.32 * chance_unit(&chance);
	/* Now and then something breaks, and everybody writes. */
	bool is_incident = (chance_hit(&chance, 25) || day == table->plan.outage_day) &&
			   civil->hour >= 9 && civil->hour < 16;
	return weight * noise * (is_incident ? 1.9 : 1.0);
}

static bool works(enum shift shift, const struct civil *civil)
{
	const struct shift_row *row = &shift_rows[shift];
	return civil->weekday >= row->first_weekday && civil->weekday <= row->last_weekday &&
	       civil->hour >= row->from_hour && civil->hour < row->to_hour;
}

static int64_t slot_start(const struct timetable *table, size_t slot)
{
	return table->origin_s + (int64_t)slot * SLOT_S;
}

void timetable_reach(struct timetable *table, int64_t until_s)
{
	size_t need = (size_t)((until_s - table->origin_s) / SLOT_S) + 1;
	if (need <= table->len)
		return;
	table->slots = mem_grow(table->slots, &table->capacity, need + 1, sizeof(*table->slots));
	for (size_t i = table->len; i < need; i++) {
		int64_t at_s = slot_start(table, i);
		struct civil civil = zone_civil(table->zone, at_s);
		struct slot *slot = &table->slots[i];
		slot[1].arrived = slot->arrived + busyness(table, at_s, &civil);
		for (int shift = 0; shift < SHIFT_COUNT; shift++)
			slot[1].worked[shift] = slot->worked[shift] +
						(works((enum shift)shift, &civil) ? SLOT_S : 0);
	}
	table->len = need;
}

/* The slot that holds a moment, which is kept within the table. */
static size_t slot_at(const struct timetable *table, int64_t *at_s)
{
	if (*at_s < table->origin_s)
		*at_s = table->origin_s;
	int64_t last_s = slot_start(table, table->len) - 1;
	if (*at_s > last_s)
		*at_s = last_s;
	return (size_t)((*at_s - table->origin_s) / SLOT_S);
}

static double arrived(const struct timetable *table, int64_t at_s)
{
	size_t i = slot_at(table, &at_s);
	const struct slot *slot = &table->slots[i];
	return slot->arrived +
	       (slot[1].arrived - slot->arrived) * (double)(at_s - slot_start(table, i)) / SLOT_S;
}

struct timetable *timetable_new(const struct zone *zone, const struct timetable_plan *plan)
{
	struct timetable *table = mem_new(1, sizeof(*table));
	table->zone = zone;
	table->plan = *plan;
	table->origin_s = (plan->start_s - (int64_t)plan->days * DAY_S) / SLOT_S * SLOT_S;
	timetable_reach(table, plan->start_s + DAY_S);
	table->arrived_at_start = arrived(table, plan->start_s);
	return table;
}

void timetable_free(struct timetable *table)
{
	if (table == NULL)
		return;
	free(table->slots);
	free(table);
}

int64_t timetable_origin(const struct timetable *table)
{
	return table->origin_s;
}

int64_t timetable_arrival(const struct timetable *table, int64_t index)
{
	struct chance chance = chance_of(table->plan.seed, SUBJECT_ARRIVAL, (uint64_t)index);
	double turn = (double)index + chance_unit(&chance);
	double target = turn * table->arrived_at_start / (double)table->plan.tickets;
	size_t low = 0;
	size_t high = table->len;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (table->slots[middle].arrived <= target)
			low = middle;
		else
			high = middle;
	}
	const struct slot *slot = &table->slots[low];
	double share = (target - slot->arrived) / (slot[1].arrived - slot->arrived);
	int64_t into_s = share >= 1.0 ? SLOT_S : (int64_t)(share * SLOT_S);
	return slot_start(table, low) + into_s;
}

double timetable_per_day(const struct timetable *table)
{
	return (double)table->plan.tickets / table->plan.days;
}

double timetable_expected(const struct timetable *table, int64_t from_s, int64_t to_s)
{
	double share = (arrived(table, to_s) - arrived(table, from_s)) / table->arrived_at_start;
	return share * (double)table->plan.tickets;
}

static int64_t worked(const struct timetable *table, enum shift shift, int64_t at_s)
{
	size_t i = slot_at(table, &at_s);
	const struct slot *slot = &table->slots[i];
	bool is_open = slot[1].worked[shift] > slot->worked[shift];
	return slot->worked[shift] + (is_open ? at_s - slot_start(table, i) : 0);
}

int64_t timetable_work(
	const struct timetable *table, enum shift shift, int64_t from_s, int64_t to_s)
{
	return worked(table, shift, to_s) - worked(table, shift, from_s);
}

int64_t timetable_after(
	const struct timetable *table, enum shift shift, int64_t from_s, int64_t work_s)
{
	int64_t target = worked(table, shift, from_s) + work_s;
	size_t low = slot_at(table, &from_s);
	size_t high = table->len;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (table->slots[middle + 1].worked[shift] < target)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == table->len)
		return slot_start(table, low) - 1;
	int64_t at_s = slot_start(table, low) + target - table->slots[low].worked[shift];
	return at_s > from_s ? at_s : from_s;
}

bool timetable_is_open(const struct timetable *table, enum shift shift, int64_t at_s)
{
	size_t i = slot_at(table, &at_s);
	return table->slots[i + 1].worked[shift] > table->slots[i].worked[shift];
}
