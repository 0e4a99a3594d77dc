/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Memory that is freed all at once: one arena per parsed reply, per board, per list.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

#include "base/macros.h"

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena);  /* NULL is fine */
void arena_clear(struct arena *arena); /* keeps one block for reuse */

/* Zeroed, aligned for any type; lent until the arena is cleared or freed. */
void *arena_alloc(struct arena *arena, size_t count, size_t size);
char *arena_dup(struct arena *arena, const char *text); /* NULL gives NULL */
char *arena_dup_bytes(struct arena *arena, const char *bytes, size_t len);
char *arena_printf(struct arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);

#endif
