/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tails of distributions.
 */
#include "config.h"

#include "kpi/chance.h"

#include <math.h>

/* Terms this much smaller than the sum no longer matter. */
#define NEGLIGIBLE 1e-17
#define EMERGING 0.05
#define BISECTIONS 60

static double binomial_term(double hits, double n, double share)
{
	return exp(lgamma(n + 1) - lgamma(hits + 1) - lgamma(n - hits + 1) + hits * log(share) +
		   (n - hits) * log1p(-share));
}

/* From `hits` downwards, where the terms fall. */
static double lower_tail(double hits, double n, double share)
{
	double odds = (1 - share) / share, term = binomial_term(hits, n, share), sum = term;

	for (double k = hits; k > 0 && term > sum * NEGLIGIBLE; k--) {
		term *= k / (n - k + 1) * odds;
		sum += term;
	}
	return fmin(sum, 1);
}

double chance_at_most(double hits, double n, double share)
{
	if (hits < 0)
		return 0;
	if (hits >= n || share <= 0)
		return 1;
	if (share >= 1)
		return 0;
	if (hits <= n * share)
		return lower_tail(hits, n, share);
	/* Seen from the misses, the other tail is a lower one. */
	return 1 - lower_tail(n - hits - 1, n, 1 - share);
}

double chance_at_least(double hits, double n, double share)
{
	return chance_at_most(n - hits, n, 1 - share);
}

bool chance_is_emerging(struct chance_rate now, struct chance_rate before, double topics)
{
	double count = now.count + before.count;

	if (!(now.time > 0) || !(before.time > 0) || !(now.count > 0))
		return false;
	return chance_at_least(now.count, count, now.time / (now.time + before.time)) <
	       EMERGING / fmax(topics, 1);
}

double chance_distance(double chance)
{
	double low = 0, high = 40;

	for (int i = 0; i < BISECTIONS; i++) {
		double middle = (low + high) / 2;

		if (erfc(middle * M_SQRT1_2) > chance)
			low = middle;
		else
			high = middle;
	}
	return (low + high) / 2;
}
