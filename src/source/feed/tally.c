/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How often something was seen.
 */
#include "config.h"

#include "source/feed/tally.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static struct tally_slot *find_slot(const struct tally *tally, uint64_t hash)
{
	size_t mask = tally->capacity - 1;
	size_t i = (size_t)(hash ^ hash >> 32) & mask;

	while (tally->slots[i].hash != 0 && tally->slots[i].hash != hash)
		i = (i + 1) & mask;
	return &tally->slots[i];
}

static void grow(struct tally *tally)
{
	struct tally old = *tally;

	tally->capacity = old.capacity > 0 ? old.capacity * 2 : 256;
	tally->slots = mem_new(tally->capacity, sizeof *tally->slots);
	for (size_t i = 0; i < old.capacity; i++)
		if (old.slots[i].hash != 0)
			*find_slot(tally, old.slots[i].hash) = old.slots[i];
	free(old.slots);
}

uint32_t tally_add(struct tally *tally, uint64_t hash)
{
	hash += hash == 0;
	if (tally->len * 2 >= tally->capacity)
		grow(tally);
	struct tally_slot *slot = find_slot(tally, hash);

	tally->len += slot->hash == 0;
	slot->hash = hash;
	return ++slot->count;
}

void tally_clear(struct tally *tally)
{
	free(tally->slots);
	*tally = (struct tally){ 0 };
}

uint64_t hash_bytes(uint64_t hash, const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++)
		hash = (hash ^ (unsigned char)bytes[i]) * 1099511628211u;
	return hash;
}

uint64_t hash_text(uint64_t hash, const char *text)
{
	return text ? hash_bytes(hash, text, strlen(text) + 1) : hash_bytes(hash, "\1", 1);
}
