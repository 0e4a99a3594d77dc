/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Memory that never fails.
 */
#include "config.h"

#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The one variable of this file: set once at start, read only when the program aborts. */
static void (*exhausted_hook)(void);

static _Noreturn void give_up(void)
{
	void (*hook)(void) = exhausted_hook;

	exhausted_hook = NULL; /* the hook itself may run out of memory */
	if (hook)
		hook();
	abort();
}

void *mem_new(size_t count, size_t size)
{
	void *block = calloc(count ? count : 1, size ? size : 1);

	if (!block)
		give_up();
	return block;
}

void *mem_resize(void *block, size_t count, size_t size)
{
	void *resized;

	if (size && count > SIZE_MAX / size)
		give_up();
	resized = realloc(block, count && size ? count * size : 1);
	if (!resized)
		give_up();
	return resized;
}

char *mem_dup_text(const char *text)
{
	return text ? mem_dup_bytes(text, strlen(text)) : NULL;
}

char *mem_dup_bytes(const char *bytes, size_t len)
{
	char *copy;

	if (len == SIZE_MAX)
		give_up();
	copy = mem_new(len + 1, 1);
	if (len)
		memcpy(copy, bytes, len);
	return copy;
}

void *mem_grow(void *block, size_t *capacity, size_t need, size_t size)
{
	size_t wanted = *capacity + *capacity / 2 + 8;

	if (need <= *capacity)
		return block;
	if (wanted < need)
		wanted = need;
	block = mem_resize(block, wanted, size);
	memset((char *)block + *capacity * size, 0, (wanted - *capacity) * size);
	*capacity = wanted;
	return block;
}

void mem_wipe(void *block, size_t len)
{
	if (block)
		explicit_bzero(block, len);
}

void mem_on_exhausted(void (*hook)(void))
{
	exhausted_hook = hook;
}
