/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Process behaviour charts.
 */
#include "config.h"

#include "kpi/xmr.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

#define MEAN_LIMIT 2.66
#define MEAN_RANGE_LIMIT 3.268
#define MEDIAN_LIMIT 3.145
#define MEDIAN_RANGE_LIMIT 3.865
#define ROUNDING 1e-12 /* of the larger one */
#define RUN 8
#define WEEKDAYS 7
#define LEAST_OF_A_WEEKDAY 3
#define LEAST_TO_TRIM 5

static int compare(const void *a, const void *b)
{
	double left = *(const double *)a, right = *(const double *)b;

	return (left > right) - (left < right);
}

/* Sorts the values. */
static double median_of(double *values, size_t len)
{
	if (len == 0)
		return NAN;
	qsort(values, len, sizeof(*values), compare);
	return (values[(len - 1) / 2] + values[len / 2]) / 2;
}

static double mean_of(const double *values, size_t len)
{
	double sum = 0;

	for (size_t i = 0; i < len; i++)
		sum += values[i];
	return len > 0 ? sum / (double)len : (double)NAN;
}

/* What sums are rounded by on their way is no difference: it would be news of equal values, which
 * have no range. */
static double difference(double a, double b)
{
	return fabs(a - b) <= ROUNDING * fmax(fabs(a), fabs(b)) ? 0 : a - b;
}

static double largest_of(const double *values, size_t len)
{
	double largest = 0;

	for (size_t i = 0; i < len; i++)
		largest = fmax(largest, values[i]);
	return largest;
}

/* --- limits --------------------------------------------------------------------------------- */

static void set_limits(struct xmr *xmr, double factor)
{
	xmr->low = xmr->mean - factor * xmr->range;
	xmr->high = xmr->mean + factor * xmr->range;
}

/* Limits of values without gaps; sorts `ranges` and `known`. */
static void limits_of(double *known, double *ranges, struct xmr *xmr)
{
	size_t len = xmr->n, range_len = len - 1;

	for (size_t i = 0; i < range_len; i++)
		ranges[i] = fabs(known[i + 1] - known[i]);
	xmr->mean = mean_of(known, len);
	xmr->range = mean_of(ranges, range_len);
	xmr->range_limit = MEAN_RANGE_LIMIT * xmr->range;
	set_limits(xmr, MEAN_LIMIT);
	if (largest_of(ranges, range_len) <= xmr->range_limit)
		return;
	double range = median_of(ranges, range_len);

	if (range <= 0) /* mostly equal values have no median range to go by */
		return;
	xmr->is_robust = true;
	xmr->mean = median_of(known, len);
	xmr->range = range;
	xmr->range_limit = MEDIAN_RANGE_LIMIT * range;
	set_limits(xmr, MEDIAN_LIMIT);
}

void xmr_limits(const double *values, size_t len, struct xmr *xmr)
{
	double *known = mem_new(2 * len + 1, sizeof(*known));

	*xmr = (struct xmr){
		.mean = NAN, .low = NAN, .high = NAN, .range = NAN, .range_limit = NAN
	};
	for (size_t i = 0; i < len; i++)
		if (!isnan(values[i]))
			known[xmr->n++] = values[i];
	xmr->is_provisional = xmr->n < XMR_FIRM;
	if (xmr->n >= XMR_LEAST)
		limits_of(known, known + len, xmr);
	free(known);
}

/* --- news ----------------------------------------------------------------------------------- */

static const char *const signal_names[XMR_SIGNAL_COUNT] = {
	[XMR_NONE] = "none",
	[XMR_POINT_HIGH] = "point_high",
	[XMR_POINT_LOW] = "point_low",
	[XMR_SHIFT_UP] = "shift_up",
	[XMR_SHIFT_DOWN] = "shift_down",
	[XMR_LEAN_UP] = "lean_up",
	[XMR_LEAN_DOWN] = "lean_down",
};

const char *xmr_signal_name(enum xmr_signal signal)
{
	return signal_names[signal];
}

/* Where a known value lies, in halves of the way from the mean to its limit. */
enum zone {
	ZONE_BELOW = -3,
	ZONE_LOW = -2,
	ZONE_UNDER = -1,
	ZONE_MEAN = 0,
	ZONE_OVER = 1,
	ZONE_HIGH = 2,
	ZONE_ABOVE = 3
};

static enum zone zone_of(const struct xmr *xmr, double value)
{
	double way = difference(value, xmr->mean), limit = xmr->high - xmr->mean;
	int zone = fabs(way) > limit * (1 + 1e-9) ? ZONE_ABOVE
		   : 2 * fabs(way) > limit        ? ZONE_HIGH
		   : fabs(way) > 0                ? ZONE_OVER
						  : ZONE_MEAN;

	return (enum zone)(way < 0 ? -zone : zone);
}

/* One stretch: the places of its known points, and where they lie. */
struct stretch {
	size_t *at;
	int *zones;
	size_t len;
};

static void mark(struct xmr_point *point, enum xmr_signal signal)
{
	if (point->signal == XMR_NONE)
		point->signal = signal;
}

static void mark_outside(const struct stretch *stretch, struct xmr_point *points)
{
	for (size_t i = 0; i < stretch->len; i++) {
		if (stretch->zones[i] == ZONE_ABOVE)
			mark(&points[stretch->at[i]], XMR_POINT_HIGH);
		if (stretch->zones[i] == ZONE_BELOW)
			mark(&points[stretch->at[i]], XMR_POINT_LOW);
	}
}

static int side_of(int zone)
{
	return (zone > 0) - (zone < 0);
}

/* A point on the mean is on no side and ends a run. */
static void mark_runs(const struct stretch *stretch, struct xmr_point *points)
{
	size_t end;

	for (size_t first = 0; first < stretch->len; first = end) {
		int side = side_of(stretch->zones[first]);

		end = first + 1;
		while (end < stretch->len && side_of(stretch->zones[end]) == side)
			end++;
		for (size_t i = first; side != 0 && end - first >= RUN && i < end; i++)
			mark(&points[stretch->at[i]], side > 0 ? XMR_SHIFT_UP : XMR_SHIFT_DOWN);
	}
}

static void mark_leans(const struct stretch *stretch, struct xmr_point *points, int side)
{
	for (size_t first = 0; first + 4 <= stretch->len; first++) {
		int count = 0;

		for (size_t i = first; i < first + 4; i++)
			count += side * stretch->zones[i] >= ZONE_HIGH;
		for (size_t i = first; count >= 3 && i < first + 4; i++)
			if (side * stretch->zones[i] >= ZONE_HIGH)
				mark(&points[stretch->at[i]],
					side > 0 ? XMR_LEAN_UP : XMR_LEAN_DOWN);
	}
}

static void mark_news(const struct xmr *xmr, const double *values, size_t len,
	const struct stretch *stretch, struct xmr_point *points)
{
	struct stretch known = *stretch;

	known.len = 0;
	for (size_t i = 0; i < len; i++)
		if (!isnan(values[i])) {
			known.at[known.len] = i;
			known.zones[known.len++] = zone_of(xmr, values[i]);
		}
	mark_outside(&known, points);
	mark_runs(&known, points);
	mark_leans(&known, points, 1);
	mark_leans(&known, points, -1);
}

/* --- seasons -------------------------------------------------------------------------------- */

/* Without the lowest and the highest where five are known: one strange day is no part of what is
 * usual. Not the median, on which one of few days would always lie. Sorts the values. */
static double usual_of(double *values, size_t len)
{
	if (len < LEAST_TO_TRIM)
		return mean_of(values, len);
	qsort(values, len, sizeof(*values), compare);
	return mean_of(values + 1, len - 2);
}

/* What each weekday usually has, less than three of one that occurs: no season. */
static bool find_usual(const double *values, const uint8_t *weekdays, size_t len, double *usual)
{
	double *of_day = mem_new(len + 1, sizeof(*of_day));
	bool is_found = weekdays != NULL;

	for (uint8_t day = 0; is_found && day < WEEKDAYS; day++) {
		size_t n = 0;

		for (size_t i = 0; i < len; i++)
			if (weekdays[i] == day && !isnan(values[i]))
				of_day[n++] = values[i];
		is_found = n == 0 || n >= LEAST_OF_A_WEEKDAY;
		usual[day] = usual_of(of_day, n);
	}
	free(of_day);
	return is_found;
}

static void chart_stretch(
	const struct xmr_series *series, struct xmr_point *points, struct xmr *xmr)
{
	size_t len = series->len;
	double usual[WEEKDAYS] = { 0 };
	double *rest = mem_new(len + 1, sizeof(*rest));
	struct stretch stretch = { .at = mem_new(len + 1, sizeof(*stretch.at)),
		.zones = mem_new(len + 1, sizeof(*stretch.zones)) };
	/* NULL: no season. */
	const uint8_t *weekdays =
		find_usual(series->values, series->weekdays, len, usual) ? series->weekdays : NULL;

	for (size_t i = 0; i < len; i++)
		rest[i] = difference(series->values[i], weekdays ? usual[weekdays[i]] : 0);
	xmr_limits(rest, len, xmr);
	for (size_t i = 0; i < len; i++) {
		double base = weekdays ? usual[weekdays[i]] : 0;

		points[i] = (struct xmr_point){
			.mean = base + xmr->mean, .low = base + xmr->low, .high = base + xmr->high
		};
	}
	if (!isnan(xmr->low))
		mark_news(xmr, rest, len, &stretch, points);
	free(rest);
	free(stretch.at);
	free(stretch.zones);
}

struct xmr xmr_chart(const struct xmr_series *series, struct xmr_point *points)
{
	struct xmr xmr = { .mean = NAN, .low = NAN, .high = NAN };
	size_t end;

	for (size_t first = 0; first < series->len; first = end) {
		end = first + 1;
		while (end < series->len && !(series->restarts && series->restarts[end]))
			end++;
		struct xmr_series stretch = { .values = series->values + first,
			.len = end - first,
			.weekdays = series->weekdays ? series->weekdays + first : NULL };

		chart_stretch(&stretch, points + first, &xmr);
	}
	return xmr;
}
