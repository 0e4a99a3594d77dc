/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Intervals of samples.
 */
#include "config.h"

#include "kpi/interval.h"

#include <math.h>

#include "kpi/statistics.h"

#define NORMAL_Z 1.959963984540054

static struct estimate around(double value, double reach)
{
	return (struct estimate){ value, { value - reach, value + reach } };
}

static struct estimate unknown(double value)
{
	return (struct estimate){ value, { NAN, NAN } };
}

struct estimate interval_of_share(double hits, double n)
{
	struct estimate estimate = { .value = n > 0 ? hits / n : (double)NAN };

	statistics_wilson(hits, n, &estimate.within.low, &estimate.within.high);
	return estimate;
}

/* Each answer counts +1, 0 or −1; its variance is p + d − (p − d)². */
double interval_promoter_variance(double promoters, double detractors, double n)
{
	double score = (promoters - detractors) / n;

	return (promoters + detractors) / n - score * score;
}

struct estimate interval_of_promoters(double promoters, double detractors, double n)
{
	if (!(n > 0))
		return unknown(NAN);
	double score = (promoters - detractors) / n;
	double variance = interval_promoter_variance(promoters, detractors, n);
	struct estimate estimate = around(score, NORMAL_Z * sqrt(fmax(variance, 0) / n));

	estimate.within.low = fmax(-1, estimate.within.low);
	estimate.within.high = fmin(1, estimate.within.high);
	return estimate;
}

double interval_variance(double sum, double sum_squares, double n)
{
	return n > 1 ? fmax(sum_squares - sum * sum / n, 0) / (n - 1) : (double)NAN;
}

struct estimate interval_of_mean(double sum, double sum_squares, double n)
{
	if (!(n > 0))
		return unknown(NAN);
	double variance = interval_variance(sum, sum_squares, n);

	return isnan(variance) ? unknown(sum / n) : around(sum / n, NORMAL_Z * sqrt(variance / n));
}

struct estimate interval_of_difference(struct estimate now, struct estimate before)
{
	double difference = now.value - before.value;
	double down = hypot(now.value - now.within.low, before.within.high - before.value);
	double up = hypot(now.within.high - now.value, before.value - before.within.low);

	return (struct estimate){ difference, { difference - down, difference + up } };
}

bool interval_has_zero(struct estimate difference)
{
	return !(difference.within.low > 0) && !(difference.within.high < 0);
}

/* Wilson's interval of n answers is all goals that this variance of theirs would let them be from:
 * it leaves the goal when n (value − goal)² > z² variance. */
static double needs(double value, double variance, double n, double goal)
{
	double off = fabs(value - goal);

	if (!(n > 0) || !(off > 1e-12) || isnan(variance))
		return NAN;
	double whole = floor(NORMAL_Z * NORMAL_Z * variance / (off * off)) + 1;

	return fmax(whole - n, 0);
}

double interval_share_needs(double hits, double n, double goal)
{
	return needs(hits / n, goal * (1 - goal), n, goal);
}

double interval_mean_needs(double mean, double variance, double n, double goal)
{
	return needs(mean, variance, n, goal);
}
