/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Samples of opinions and reviews: between what the truth lies, what of a change is more than
 * chance, and how many more answers would settle a verdict.
 */
#include "config.h"

#include <math.h>

#include "kpi/interval.h"
#include "kpi/judge.h"

/* Fewer answers settle nothing, however much they agree. */
#define ANSWERS_LEAST 5

/* Scores are kept as of five. */
#define SCORE_MOST 5

static double per_of(enum kpi_id kpi)
{
	return kpi_row(kpi)->per > 0 ? kpi_row(kpi)->per : 1;
}

/* Promoters less detractors are counted, detractors are marked. */
static double promoters_of(const struct tally *tally)
{
	return tally->num + tally->marked;
}

/* Weighed items are as many answers as they are items: none is more scattered than yes and no. */
static double hits_of(const struct tally *tally)
{
	return tally->num / tally->den * tally->n;
}

/* No score lies beyond its scale, and so no mean of them. */
static struct estimate estimate_of_score(const struct tally *tally)
{
	struct estimate estimate = interval_of_mean(tally->num, tally->squares, tally->n);

	if (!isnan(estimate.within.low)) {
		estimate.within.low = fmax(estimate.within.low, 0);
		estimate.within.high = fmin(estimate.within.high, SCORE_MOST);
	}
	return estimate;
}

static struct estimate estimate_of(const struct tally *tally, enum kpi_id kpi)
{
	if (kpi == KPI_NPS)
		return interval_of_promoters(promoters_of(tally), tally->marked, tally->n);
	if (kpi_row(kpi)->aggregate == AGGREGATE_MEAN)
		return estimate_of_score(tally);
	return interval_of_share(hits_of(tally), tally->n);
}

void judge_interval(const struct tally *tally, struct reading *reading)
{
	struct estimate estimate = estimate_of(tally, reading->kpi);

	reading->low = estimate.within.low * per_of(reading->kpi);
	reading->high = estimate.within.high * per_of(reading->kpi);
	/* It contains its value, however the last digit of either was rounded. */
	reading->low = reading->low > reading->value ? reading->value : reading->low;
	reading->high = reading->high < reading->value ? reading->value : reading->high;
}

static double needs_of(const struct tally *tally, enum kpi_id kpi, double goal)
{
	double n = tally->n, mean = tally->num / n;

	if (kpi == KPI_NPS)
		return interval_mean_needs(mean,
			interval_promoter_variance(promoters_of(tally), tally->marked, n), n, goal);
	if (kpi_row(kpi)->aggregate == AGGREGATE_MEAN)
		return interval_mean_needs(
			mean, interval_variance(tally->num, tally->squares, n), n, goal);
	return interval_share_needs(hits_of(tally), n, goal);
}

bool judge_is_settled(const struct reading *reading)
{
	return reading->n >= ANSWERS_LEAST &&
	       (reading->low > reading->goal || reading->high < reading->goal);
}

void judge_certainty(const struct tally *tally, struct reading *reading)
{
	if (reading->verdict == VERDICT_NONE)
		return;
	double needs = needs_of(tally, reading->kpi, reading->goal / per_of(reading->kpi));
	double missing = fmax(ANSWERS_LEAST - reading->n, 0);

	reading->is_certain = judge_is_settled(reading);
	/* A single score says nothing of how they scatter: there it is no "never". */
	bool is_never = isnan(needs) && !isnan(reading->low);

	reading->answers_needed = is_never ? needs : fmax(needs, missing);
}

bool judge_is_other(
	const struct tally *before, const struct reading *reading, double *low, double *high)
{
	double per = per_of(reading->kpi);
	struct estimate was = estimate_of(before, reading->kpi);
	struct estimate is = { reading->value / per, { reading->low / per, reading->high / per } };
	struct estimate difference = interval_of_difference(is, was);

	*low = difference.within.low * per;
	*high = difference.within.high * per;
	return !interval_has_zero(difference);
}
