/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How likely chance alone makes a count: exact tails of the binomial distribution.
 */
#ifndef KPI_CHANCE_H
#define KPI_CHANCE_H

#include <stdbool.h>

/* That at most, or at least, `hits` of `n` happen where each happens with `share`. */
double chance_at_most(double hits, double n, double share);
double chance_at_least(double hits, double n, double share);

/* A count in a time, both of the period; the times in any one unit. */
struct chance_rate {
	double count, time;
};

/* Whether a topic emerges: that its rate has risen since before is less likely than 1 in 20 by
 * chance, shared among all `topics` that are looked at (Bonferroni), because among many some rise by
 * chance. Of the counts together, those now are binomial if nothing has changed (the conditional
 * test of two Poisson rates, Przyborowski and Wilenski 1940). */
bool chance_is_emerging(struct chance_rate now, struct chance_rate before, double topics);

/* The distance from the middle, in standard deviations, that a normal value passes on either side
 * with this chance: 0.05 gives 1.96. */
double chance_distance(double chance);

#endif
