/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Memory that never fails: out of memory calls the hook (which restores the terminal) and aborts.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

#include "base/macros.h"

/* Zeroed memory; the caller frees with free(). count * size is checked for overflow. */
void *mem_new(size_t count, size_t size);
void *mem_resize(void *block, size_t count, size_t size);
char *mem_dup_text(const char *text);               /* NULL gives NULL */
char *mem_dup_bytes(const char *bytes, size_t len); /* adds a NUL */

/* Makes room for at least `need` elements of `size` bytes in *block, growing by half; updates
 * *capacity. New elements are zeroed. Returns *block. */
void *mem_grow(void *block, size_t *capacity, size_t need, size_t size);

/* Overwrites a secret so that the compiler cannot leave it out. */
void mem_wipe(void *block, size_t len);

/* Called once before abort(), with curses or NULL. */
void mem_on_exhausted(void (*hook)(void));

#endif
