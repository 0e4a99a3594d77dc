/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The process behaviour chart (XmR): what a process predictably does, and which points are news.
 *
 * Natural limits are the mean ± 2.66 mean moving ranges; where a moving range itself lies above its
 * limit (3.268 means), an outlier has widened them, and median ± 3.145 median moving ranges (limit
 * 3.865) take their place. Three rules tell news: a point outside the limits; eight in a row on one
 * side of the mean; three of four in a row nearer a limit than the mean. No rule looks at the moving
 * ranges, which follow from one another. (Wheeler, Understanding Variation.)
 *
 * Where days are given with their weekdays and at least three of each that occurs are known, each
 * weekday's mean (from five on without its lowest and highest) is its usual value and the chart is
 * that of the residuals, put back around the usual values (Wheeler's deseasonalised chart, additive):
 * a quiet Sunday is then no news.
 *
 * Gaps (NAN) are left out: the points around one follow each other. Pure arithmetic.
 */
#ifndef KPI_XMR_H
#define KPI_XMR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define XMR_LEAST 6 /* known points under which there are no limits */
#define XMR_FIRM 17 /* known points under which limits are provisional */

/* Limits of points that have no season. */
struct xmr {
	double mean;               /* or the median where is_robust */
	double low, high;          /* NAN under XMR_LEAST points */
	double range, range_limit; /* mean or median moving range, and its upper limit */
	size_t n;                  /* known points */
	bool is_robust;            /* outliers: from medians */
	bool is_provisional;       /* under XMR_FIRM points */
};
void xmr_limits(const double *values, size_t len, struct xmr *xmr);

enum xmr_signal {
	XMR_NONE,
	XMR_POINT_HIGH, /* outside the limits */
	XMR_POINT_LOW,
	XMR_SHIFT_UP, /* one of eight in a row on one side */
	XMR_SHIFT_DOWN,
	XMR_LEAN_UP, /* one of three of four nearer the limit than the mean */
	XMR_LEAN_DOWN,
	XMR_SIGNAL_COUNT
};
const char *xmr_signal_name(enum xmr_signal signal); /* JSON: "none", "point_high", … */

struct xmr_point {
	double mean, low, high; /* at this point; NAN: no limits */
	enum xmr_signal signal;
};

struct xmr_series {
	const double *values; /* NAN: gap */
	size_t len;
	const uint8_t *weekdays; /* 0…6 of each point; NULL: no season is looked for */
	const bool *restarts; /* true where something changed: limits begin anew; NULL: nowhere */
};
/* Fills `points` (as many as the series has). Returns the limits of the last stretch, around zero
 * where it has a season. */
struct xmr xmr_chart(const struct xmr_series *series, struct xmr_point *points);

#endif
