/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What today will bring, told from the same weekdays before it, and how far such forecasts are off.
 *
 * Two simple rules are tried on the past, each day told from the others as it stood at this time of
 * day: what has come so far and what usually comes in the rest of the day; or what has come so far
 * in proportion to a usual day. The one that was off by less is taken, and its mean error is said.
 */
#ifndef KPI_FORECAST_H
#define KPI_FORECAST_H

#include <stdbool.h>
#include <stddef.h>

#define FORECAST_LEAST 4 /* days under which nothing is told */

/* A past day of the same weekday. */
struct forecast_day {
	double by_now; /* until the same time of day */
	double total;
};

struct forecast {
	double value;         /* of the whole day; NAN: too few days */
	double error;         /* mean absolute error of such forecasts, in the same unit */
	double usual_by_now;  /* mean of the days */
	bool is_proportional; /* the second rule */
	size_t days;
};
struct forecast forecast_today(const struct forecast_day *days, size_t len, double so_far);

/* What comes in less what goes out, each by its own better rule, on the same days. */
struct forecast_net {
	double value; /* NAN: too few days */
	double error; /* mean absolute error of such differences */
};
struct forecast_net forecast_net(const struct forecast_day *in, const struct forecast_day *out,
	size_t len, double in_so_far, double out_so_far);

/* Days by slots (half hours): counts[day × slots + slot]; NAN: closed or not known. */
struct forecast_past {
	const double *counts;
	size_t days, slots;
};
/* The mean of each slot; NAN where under FORECAST_LEAST days tell of it. */
void forecast_slots(const struct forecast_past *past, double *out);

/* Mean absolute error ÷ mean of what came, over the slots where both are known; NAN: nothing came. */
double forecast_error(const double *told, const double *came, size_t len);

#endif
