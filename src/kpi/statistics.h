/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The little statistics that readings need.
 */
#ifndef KPI_STATISTICS_H
#define KPI_STATISTICS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Nearest rank: the smallest value such that at least `share` of all are not above it. 0 < share ≤ 1;
 * len > 0. */
size_t statistics_rank(double share, size_t len);

/* Puts the value of that rank (from 0) at its place, smaller ones before it, larger ones behind, and
 * returns it. */
uint32_t statistics_select(uint32_t *values, size_t len, size_t rank);

/* The same in steps: each passes a bounded number of values, so that the largest hand can be left in between. */
struct selection {
	size_t low, high, rank;
	/* The division that is going on: values up to `next` are divided, those before `split` are
	 * less than the bound. */
	size_t next, split;
	uint64_t bound;
	bool is_dividing;
	bool is_of_equals; /* the least value is divided from the rest */
};
/* The value that is to stand at `rank` is among those from `first` to before `end`. */
void selection_init(struct selection *selection, size_t first, size_t end, size_t rank);
/* How many values were passed; 0: it stands there. */
size_t selection_step(struct selection *selection, uint32_t *values);

/* Wilson's interval at 95 % for `hits` of `n`; both NAN where n is 0. */
void statistics_wilson(double hits, double n, double *low, double *high);

#endif
