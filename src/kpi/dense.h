/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Small numbers for fact ids, in the order in which they were first seen: indexes of arrays, and
 * few enough for sixteen bits. 0 is "none".
 */
#ifndef KPI_DENSE_H
#define KPI_DENSE_H

#include <stddef.h>
#include <stdint.h>

#include "model/facts.h"

/* Indexes above are taken as "none"; no desk has that many teams, agents or channels. */
#define DENSE_MAX_SHORT UINT16_MAX

struct dense {
	uint32_t *index_of; /* by fact id */
	size_t index_capacity;
	fact_id *ids; /* by index; ids[0] is 0 */
	size_t len, capacity;
};

void dense_init(struct dense *dense);
void dense_release(struct dense *dense);

/* The index of the id, given if it has none yet. */
uint32_t dense_add(struct dense *dense, fact_id id);
uint16_t dense_add_short(struct dense *dense, fact_id id);
/* 0 where it was never seen. */
uint32_t dense_find(const struct dense *dense, fact_id id);
size_t dense_bytes(const struct dense *dense);

#endif
