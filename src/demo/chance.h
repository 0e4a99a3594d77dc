/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Chance that repeats itself: the same seed and number give the same draws on every machine, so
 * nothing here uses floating-point library functions.
 */
#ifndef DEMO_CHANCE_H
#define DEMO_CHANCE_H

#include <stdbool.h>
#include <stdint.h>

struct chance {
	uint64_t state;
};

/* A sequence of its own for each (seed, subject, number). */
struct chance chance_of(uint64_t seed, uint64_t subject, uint64_t number);

uint32_t chance_below(struct chance *chance, uint32_t limit); /* 0…limit−1; limit is not 0 */
bool chance_hit(struct chance *chance, uint32_t permille);
double chance_unit(struct chance *chance); /* 0 included, 1 excluded */

/* A skewed duration as work and waiting have it: half of the draws lie under the median, one in ten
 * above 4.6 times of it. */
int64_t chance_spread(struct chance *chance, int64_t median);

#endif
