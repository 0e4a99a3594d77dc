/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A set of positive numbers. Zeroed memory is an empty one.
 */
#ifndef SOURCE_IDS_H
#define SOURCE_IDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ids {
	int64_t *slots; /* 0: empty */
	size_t len, capacity;
};
bool ids_add(struct ids *ids, int64_t id); /* false where it was there, or is not positive */
bool ids_has(const struct ids *ids, int64_t id);
void ids_keep_above(struct ids *ids, int64_t id);
void ids_release(struct ids *ids);

#endif
