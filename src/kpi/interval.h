/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Intervals at 95 %: where the truth behind a sample lies, and how much larger the sample would have
 * to be. Wilson's for one share is in statistics.h.
 */
#ifndef KPI_INTERVAL_H
#define KPI_INTERVAL_H

#include <stdbool.h>

struct interval {
	double low, high; /* NAN: cannot be told */
};

/* Something estimated, with its interval. */
struct estimate {
	double value;
	struct interval within;
};

struct estimate interval_of_share(double hits, double n); /* Wilson */
/* Net promoter score −1 … 1, from the numbers of promoters, detractors and all. */
struct estimate interval_of_promoters(double promoters, double detractors, double n);
/* A mean, from the sums of the values and of their squares; no interval under 2. */
struct estimate interval_of_mean(double sum, double sum_squares, double n);

/* `now` less `before`: Newcombe's interval (1998, method 10) where both are shares with Wilson's,
 * and the same rule for other independent estimates (Zou and Donner 2008). */
struct estimate interval_of_difference(struct estimate now, struct estimate before);
/* Neither rise nor fall can be told apart from none. */
bool interval_has_zero(struct estimate difference);

/* How many more answers would settle on which side of the goal the truth lies if their rate stays
 * the same; 0: settled; NAN: never, or no answers. */
double interval_share_needs(double hits, double n, double goal);
/* The same for a mean or net promoter score, from the variance of a single answer. */
double interval_mean_needs(double mean, double variance, double n, double goal);

double interval_promoter_variance(double promoters, double detractors, double n);
double interval_variance(double sum, double sum_squares, double n); /* of a single answer */

#endif
