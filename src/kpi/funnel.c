/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who lies outside the funnel.
 */
#include "config.h"

#include "kpi/funnel.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "kpi/chance.h"

#define A_TABLE 0.05
#define A_MEMBER 0.002
/* The median distance of normal values is this many standard deviations' share. */
#define MEDIAN_DISTANCE 0.6744897501960817

double funnel_chance(size_t members)
{
	return members == 0 ? A_MEMBER : fmin(A_MEMBER, A_TABLE / (double)members);
}

int funnel_share(double hits, double n, double rate, double chance)
{
	if (!(n > 0) || isnan(hits) || isnan(rate))
		return 0;
	if (chance_at_most(hits, n, rate) < chance / 2)
		return -1;
	return chance_at_least(hits, n, rate) < chance / 2 ? 1 : 0;
}

static int compare(const void *a, const void *b)
{
	double left = *(const double *)a, right = *(const double *)b;

	return (left > right) - (left < right);
}

/* A second more keeps a median of zero. */
static double distance_of(const struct funnel_member *member, double whole)
{
	return (log(member->value + 1) - log(whole + 1)) * sqrt(member->n);
}

static int is_counted(const struct funnel_member *member)
{
	return member->value >= 0 && member->n >= FUNNEL_LEAST_CASES;
}

void funnel_medians(struct funnel_member *members, size_t len, double whole)
{
	double *distances = mem_new(len + 1, sizeof(*distances));
	size_t counted = 0;

	for (size_t i = 0; i < len; i++) {
		members[i].side = 0;
		if (is_counted(&members[i]) && whole >= 0)
			distances[counted++] = fabs(distance_of(&members[i], whole));
	}
	if (counted >= FUNNEL_LEAST) {
		qsort(distances, counted, sizeof(*distances), compare);
		double spread = distances[counted / 2] / MEDIAN_DISTANCE;
		double limit = spread * chance_distance(funnel_chance(counted));

		for (size_t i = 0; i < len; i++) {
			double distance = distance_of(&members[i], whole);

			if (is_counted(&members[i]) && spread > 0 && fabs(distance) > limit)
				members[i].side = distance > 0 ? 1 : -1;
		}
	}
	free(distances);
}
