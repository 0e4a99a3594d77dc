/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Memory that is freed all at once: a list of blocks, each filled from its start.
 */
#include "config.h"

#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
	FIRST_BLOCK = 4096,
	LARGEST_BLOCK = 1 << 20
};

struct block {
	struct block *next;
	size_t size, used;
	max_align_t start[]; /* the memory that is lent */
};

struct arena {
	struct block *newest;
	size_t next_size;
};

static struct block *add_block(struct arena *arena, size_t need)
{
	size_t size = need > arena->next_size ? need : arena->next_size;
	struct block *block = mem_resize(NULL, sizeof *block + size, 1);

	*block = (struct block){ .next = arena->newest, .size = size };
	arena->newest = block;
	if (arena->next_size < LARGEST_BLOCK)
		arena->next_size *= 2;
	return block;
}

static void free_blocks(struct block *block)
{
	while (block) {
		struct block *next = block->next;

		free(block);
		block = next;
	}
}

struct arena *arena_new(void)
{
	struct arena *arena = mem_new(1, sizeof *arena);

	arena->next_size = FIRST_BLOCK;
	return arena;
}

void arena_free(struct arena *arena)
{
	if (!arena)
		return;
	free_blocks(arena->newest);
	free(arena);
}

void arena_clear(struct arena *arena)
{
	if (!arena->newest)
		return;
	free_blocks(arena->newest->next);
	arena->newest->next = NULL;
	arena->newest->used = 0;
}

void *arena_alloc(struct arena *arena, size_t count, size_t size)
{
	const size_t align = alignof(max_align_t);
	struct block *block = arena->newest;
	size_t need;
	void *lent;

	if (size && count > (SIZE_MAX / 2) / size)
		return mem_new(count, size); /* cannot be had: this aborts */
	need = (count * size + align - 1) / align * align;
	if (!block || block->size - block->used < need)
		block = add_block(arena, need);
	lent = (char *)block->start + block->used;
	block->used += need;
	return memset(lent, 0, need);
}

char *arena_dup(struct arena *arena, const char *text)
{
	return text ? arena_dup_bytes(arena, text, strlen(text)) : NULL;
}

char *arena_dup_bytes(struct arena *arena, const char *bytes, size_t len)
{
	char *copy = arena_alloc(arena, len + 1, 1);

	if (len)
		memcpy(copy, bytes, len);
	return copy;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
	va_list args;
	int len;
	char *text;

	va_start(args, format);
	len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	text = arena_alloc(arena, len > 0 ? (size_t)len + 1 : 1, 1);
	if (len <= 0)
		return text;
	va_start(args, format);
	vsnprintf(text, (size_t)len + 1, format, args);
	va_end(args);
	return text;
}
