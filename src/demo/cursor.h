/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The opaque words by which a list goes on.
 */
#ifndef DEMO_CURSOR_H
#define DEMO_CURSOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "demo/department.h"

#define CURSOR_SIZE 96

/* The export's: base64 of "time||ticket|". */
void cursor_write_change(char out[CURSOR_SIZE], struct change change);
bool cursor_read_change(const char *text, struct change *change);

/* A list's: base64 of the key at which the next page begins. */
void cursor_write_key(char out[CURSOR_SIZE], int64_t key);
bool cursor_read_key(const char *text, int64_t *key);

#endif
