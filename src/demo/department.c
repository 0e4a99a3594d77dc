/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The log holds one entry a change. An entry counts only while the ticket has not changed again;
 * when half of the log no longer counts, it is cleared out.
 */
#include "config.h"

#include "demo/department.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/words.h"
#include "demo/workday.h"
#include "model/zone.h"

#define DAY_S 86400
#define REACH_S (LIFE_MOST_S + 2 * DAY_S) /* lives are written to their end */
#define RISING_DAYS 5                     /* before the start: a reason begins to grow */
#define OUTAGE_FROM_S (9 * 3600)
#define OUTAGE_TO_S (16 * 3600)
#define CUSTOMERS_SHARE 3 /* a customer writes three times on average */

/* Moments in seconds since the timetable's origin. */
struct entry {
	uint32_t at;
	uint32_t index;
};

struct entries {
	struct entry *items;
	size_t len, capacity;
};

struct department {
	struct zone *zone;
	struct timetable *table;
	struct staff *staff;
	struct life_world world;
	int64_t start_s, origin_s;
	int64_t planned, outage_day;
	int64_t moment_s;
	uint32_t *changed_at; /* by ticket */
	size_t born, changed_capacity;
	uint8_t *open_bits;
	size_t open_capacity, open_count;
	struct entries log; /* ascending; stale ones included */
	size_t stale;
	struct entries heap; /* next changes; the earliest first */
};

static bool precedes(struct entry a, struct entry b)
{
	return a.at != b.at ? a.at < b.at : a.index < b.index;
}

static int compare(const void *a, const void *b)
{
	const struct entry *left = a;
	const struct entry *right = b;
	return precedes(*left, *right) ? -1 : precedes(*right, *left);
}

static void append(struct entries *entries, struct entry entry)
{
	if (entries->len == entries->capacity)
		entries->items = mem_grow(
			entries->items, &entries->capacity, entries->len + 1, sizeof(entry));
	entries->items[entries->len++] = entry;
}

static void heap_push(struct entries *heap, struct entry entry)
{
	append(heap, entry);
	size_t i = heap->len - 1;
	while (i > 0 && precedes(entry, heap->items[(i - 1) / 2])) {
		heap->items[i] = heap->items[(i - 1) / 2];
		i = (i - 1) / 2;
	}
	heap->items[i] = entry;
}

static struct entry heap_pop(struct entries *heap)
{
	struct entry top = heap->items[0];
	struct entry last = heap->items[--heap->len];
	size_t i = 0;
	for (;;) {
		size_t child = 2 * i + 1;
		if (child + 1 < heap->len && precedes(heap->items[child + 1], heap->items[child]))
			child++;
		if (child >= heap->len || !precedes(heap->items[child], last))
			break;
		heap->items[i] = heap->items[child];
		i = child;
	}
	if (heap->len > 0)
		heap->items[i] = last;
	return top;
}

static uint32_t relative(const struct department *department, int64_t at_s)
{
	return (uint32_t)(at_s - department->origin_s);
}

static void mark_open(struct department *department, size_t index, bool is_open)
{
	uint8_t bit = (uint8_t)(1u << (index % 8));
	bool was_open = (department->open_bits[index / 8] & bit) != 0;
	if (is_open == was_open)
		return;
	department->open_bits[index / 8] ^= bit;
	department->open_count += is_open ? 1 : (size_t)-1;
}

/* Reads off a life how the ticket stands at a moment and when it changes next. */
static void record(struct department *department, const struct life *life, int64_t at_s)
{
	size_t index = (size_t)life->index;
	size_t count = life_steps_until(life, at_s);
	const struct step *last = &life->steps[count - 1];
	department->changed_at[index] = relative(department, last->at);
	mark_open(department, index, status_is_open(last->status));
	if (count < life->len)
		heap_push(&department->heap,
			(struct entry){
				relative(department, life->steps[count].at), (uint32_t)index });
}

static void bear(struct department *department, int64_t at_s)
{
	size_t index = department->born++;
	struct life life;
	if (index == department->changed_capacity)
		department->changed_at = mem_grow(department->changed_at,
			&department->changed_capacity, index + 1, sizeof(uint32_t));
	if (index / 8 >= department->open_capacity)
		department->open_bits = mem_grow(department->open_bits, &department->open_capacity,
			index / 8 + 1, sizeof(uint8_t));
	life_write(&department->world, (int64_t)index, &life);
	record(department, &life, at_s);
}

static void clear_stale(struct department *department)
{
	size_t kept = 0;
	for (size_t i = 0; i < department->log.len; i++) {
		struct entry entry = department->log.items[i];
		if (department->changed_at[entry.index] == entry.at)
			department->log.items[kept++] = entry;
	}
	department->log.len = kept;
	department->stale = 0;
}

/* The history before the first moment: the last change of each ticket, sorted once. */
static void begin(struct department *department, int64_t tickets)
{
	for (int64_t i = 0; i < tickets; i++) {
		bear(department, department->moment_s);
		append(&department->log, (struct entry){ department->changed_at[i], (uint32_t)i });
	}
	qsort(department->log.items, department->log.len, sizeof(struct entry), compare);
}

bool department_new(
	const struct demo_options *options, struct department **department, struct error *err)
{
	int64_t start_s = options->simulation.sim_start_s - DEPARTMENT_HELD_BACK_S;
	struct zone *zone = NULL;
	if (!zone_new(options->zone, start_s, &zone, err))
		return false;
	struct department *new = mem_new(1, sizeof(*new));
	new->zone = zone;
	new->outage_day = workday_of_outage(workday_number(zone, options->simulation.sim_start_s));
	new->table =
		timetable_new(zone, &(struct timetable_plan){ options->seed, start_s,
					    options->tickets, options->days, new->outage_day });
	new->staff = staff_new(options->seed, options->agents);
	new->world = (struct life_world){ options->seed, new->table, new->staff,
		(uint32_t)(options->tickets / CUSTOMERS_SHARE) + 1, zone,
		zone_day_start(zone, start_s, -RISING_DAYS),
		workday_moment(zone, new->outage_day, OUTAGE_FROM_S),
		workday_moment(zone, new->outage_day, OUTAGE_TO_S) };
	new->origin_s = timetable_origin(new->table);
	new->planned = options->tickets;
	new->start_s = options->simulation.sim_start_s;
	new->moment_s = start_s;
	timetable_reach(new->table, start_s + REACH_S);
	begin(new, options->tickets);
	*department = new;
	return true;
}

void department_free(struct department *department)
{
	if (department == NULL)
		return;
	free(department->changed_at);
	free(department->open_bits);
	free(department->log.items);
	free(department->heap.items);
	staff_free(department->staff);
	timetable_free(department->table);
	zone_free(department->zone);
	free(department);
}

/* One change, in its own second: the next step of a life or the next creation. */
static void happen(struct department *department, int64_t at_s, bool is_birth)
{
	if (is_birth) {
		bear(department, at_s);
		append(&department->log, (struct entry){ relative(department, at_s),
						 (uint32_t)(department->born - 1) });
		return;
	}
	struct entry entry = heap_pop(&department->heap);
	struct life life;
	life_write(&department->world, entry.index, &life);
	record(department, &life, at_s);
	append(&department->log, entry);
	department->stale++;
}

void department_advance(struct department *department, int64_t at_s)
{
	if (at_s <= department->moment_s)
		return;
	timetable_reach(department->table, at_s + REACH_S);
	for (;;) {
		int64_t birth_s = timetable_arrival(department->table, (int64_t)department->born);
		int64_t step_s = department->heap.len > 0
					 ? department->origin_s + department->heap.items[0].at
					 : INT64_MAX;
		/* Of two in one second the one with the lower index comes first. */
		bool is_birth = birth_s < step_s;
		int64_t next_s = is_birth ? birth_s : step_s;
		if (next_s > at_s)
			break;
		happen(department, next_s, is_birth);
	}
	department->moment_s = at_s;
	if (department->stale > department->born / 2 + 1024)
		clear_stale(department);
}

int64_t department_moment(const struct department *department)
{
	return department->moment_s;
}

const struct life_world *department_world(const struct department *department)
{
	return &department->world;
}

const char *department_zone(const struct department *department)
{
	return zone_name(department->zone);
}

int64_t department_start(const struct department *department)
{
	return department->start_s;
}

int64_t department_planned(const struct department *department)
{
	return department->planned;
}

int64_t department_origin(const struct department *department)
{
	return department->origin_s;
}

int64_t department_ticket_count(const struct department *department)
{
	return (int64_t)department->born;
}

int64_t department_open_count(const struct department *department)
{
	return (int64_t)department->open_count;
}

/* The first entry of the log after a position. */
static size_t find(const struct department *department, struct change after)
{
	size_t low = 0;
	size_t high = department->log.len;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct entry *entry = &department->log.items[middle];
		int64_t at = department->origin_s + entry->at;
		if (at < after.at || (at == after.at && entry->index <= after.index))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t department_changes(const struct department *department, struct change after,
	struct change *changes, size_t limit, bool *has_more)
{
	size_t count = 0;
	*has_more = false;
	for (size_t i = find(department, after); i < department->log.len; i++) {
		struct entry entry = department->log.items[i];
		if (department->changed_at[entry.index] != entry.at)
			continue;
		if (count == limit) {
			*has_more = true;
			break;
		}
		changes[count++] = (struct change){ department->origin_s + entry.at, entry.index };
	}
	return count;
}

size_t department_open(const struct department *department, int64_t before, int64_t *indexes,
	size_t limit, bool *has_more)
{
	size_t count = 0;
	*has_more = false;
	int64_t born = (int64_t)department->born;
	for (int64_t i = (before < born ? before : born) - 1; i >= 0; i--) {
		if ((department->open_bits[i / 8] >> (i % 8) & 1) == 0)
			continue;
		if (count == limit) {
			*has_more = true;
			break;
		}
		indexes[count++] = i;
	}
	return count;
}

bool department_ticket(const struct department *department, int64_t index, struct life *life,
	struct standing *standing)
{
	if (index < 0 || index >= (int64_t)department->born)
		return false;
	life_write(&department->world, index, life);
	return standing_at(&department->world, life, department->moment_s, standing);
}
