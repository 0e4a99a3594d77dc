/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A set of positive numbers.
 */
#include "config.h"

#include "source/ids.h"

#include <stdlib.h>

#include "base/mem.h"

enum {
	SLOTS_FIRST = 256
};

/* Open addressing; 0 is an empty slot, so ids are positive. */
static size_t slot_of(const struct ids *ids, int64_t id)
{
	size_t slot = ((uint64_t)id * UINT64_C(0x9E3779B97F4A7C15)) >> 20;

	for (;; slot++) {
		int64_t there = ids->slots[slot % ids->capacity];

		if (there == 0 || there == id)
			return slot % ids->capacity;
	}
}

static void ids_widen(struct ids *ids)
{
	struct ids wider = { .capacity = ids->capacity ? ids->capacity * 2 : SLOTS_FIRST };

	wider.slots = mem_new(wider.capacity, sizeof *wider.slots);
	for (size_t i = 0; i < ids->capacity; i++) {
		if (ids->slots[i])
			wider.slots[slot_of(&wider, ids->slots[i])] = ids->slots[i];
	}
	wider.len = ids->len;
	free(ids->slots);
	*ids = wider;
}

bool ids_add(struct ids *ids, int64_t id)
{
	size_t slot;

	if (id <= 0)
		return false;
	if (ids->len * 2 >= ids->capacity)
		ids_widen(ids);
	slot = slot_of(ids, id);
	if (ids->slots[slot] == id)
		return false;
	ids->slots[slot] = id;
	ids->len++;
	return true;
}

bool ids_has(const struct ids *ids, int64_t id)
{
	return ids->capacity && id > 0 && ids->slots[slot_of(ids, id)] == id;
}

void ids_release(struct ids *ids)
{
	free(ids->slots);
	*ids = (struct ids){ 0 };
}

void ids_keep_above(struct ids *ids, int64_t id)
{
	struct ids kept = { 0 };

	for (size_t i = 0; i < ids->capacity; i++) {
		if (ids->slots[i] > id)
			ids_add(&kept, ids->slots[i]);
	}
	ids_release(ids);
	*ids = kept;
}
