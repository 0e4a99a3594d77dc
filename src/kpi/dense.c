/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dense indexes.
 */
#include "config.h"

#include "kpi/dense.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void dense_init(struct dense *dense)
{
	memset(dense, 0, sizeof(*dense));
	dense->ids = mem_grow(NULL, &dense->capacity, 1, sizeof(*dense->ids));
	dense->len = 1;
}

void dense_release(struct dense *dense)
{
	free(dense->index_of);
	free(dense->ids);
	memset(dense, 0, sizeof(*dense));
}

uint32_t dense_add(struct dense *dense, fact_id id)
{
	if (id <= 0)
		return 0;
	size_t at = (size_t)id;

	dense->index_of =
		mem_grow(dense->index_of, &dense->index_capacity, at + 1, sizeof(*dense->index_of));
	if (dense->index_of[at] == 0) {
		dense->ids =
			mem_grow(dense->ids, &dense->capacity, dense->len + 1, sizeof(*dense->ids));
		dense->ids[dense->len] = id;
		dense->index_of[at] = (uint32_t)dense->len++;
	}
	return dense->index_of[at];
}

uint16_t dense_add_short(struct dense *dense, fact_id id)
{
	uint32_t index = dense_add(dense, id);

	return index <= DENSE_MAX_SHORT ? (uint16_t)index : 0;
}

uint32_t dense_find(const struct dense *dense, fact_id id)
{
	return id > 0 && (size_t)id < dense->index_capacity ? dense->index_of[id] : 0;
}

size_t dense_bytes(const struct dense *dense)
{
	return dense->index_capacity * sizeof(*dense->index_of) +
	       dense->capacity * sizeof(*dense->ids);
}
