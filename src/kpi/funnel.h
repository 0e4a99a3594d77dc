/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Funnel limits: who among many differs from all of them by more than luck.
 *
 * The fewer cases a member has, the further luck takes it from the whole: the limits narrow as the
 * cases grow (Spiegelhalter 2005). They are shared among the members, so that a table of members
 * who are all alike marks anybody in at most 1 of 20 tables, however many they are, and each member
 * by itself in at most 1 of 500.
 */
#ifndef KPI_FUNNEL_H
#define KPI_FUNNEL_H

#include <stddef.h>
#include <stdint.h>

/* The chance by which each of so many members may be marked though it is like all. */
double funnel_chance(size_t members);

/* A share: −1 below, 0 within, 1 above what luck makes of `rate` in n cases (exact binomial). */
int funnel_share(double hits, double n, double rate, double chance);

/* Medians of durations. A median of n is off by the spread of the cases ÷ √n; what that spread is,
 * the members tell themselves: the median of their distances from the whole, on the logarithms, so
 * that a few who really differ do not widen it. Under FUNNEL_LEAST members nobody is marked, nor one
 * with under FUNNEL_LEAST_CASES cases. */
#define FUNNEL_LEAST 8
#define FUNNEL_LEAST_CASES 5
struct funnel_member {
	double value; /* median; NAN: unknown */
	double n;
	int side; /* made: −1 below, 0 within, 1 above */
};
/* whole: the median of all their cases together. */
void funnel_medians(struct funnel_member *members, size_t len, double whole);

#endif
