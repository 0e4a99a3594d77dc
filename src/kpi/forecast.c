/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Forecasts from the same weekdays.
 */
#include "config.h"

#include "kpi/forecast.h"

#include <math.h>

/* What the days without one of them add up to. */
struct sums {
	double by_now, total, days;
};

static struct sums sums_of(const struct forecast_day *days, size_t len)
{
	struct sums sums = { .days = (double)len };

	for (size_t i = 0; i < len; i++) {
		sums.by_now += days[i].by_now;
		sums.total += days[i].total;
	}
	return sums;
}

static struct sums without(struct sums sums, const struct forecast_day *day)
{
	return (struct sums){ sums.by_now - day->by_now, sums.total - day->total, sums.days - 1 };
}

static double add_rest(struct sums past, double so_far)
{
	return so_far + (past.total - past.by_now) / past.days;
}

/* Where nothing has ever come by this time, there is no proportion. */
static double in_proportion(struct sums past, double so_far)
{
	return past.by_now > 0 ? so_far * past.total / past.by_now : (double)NAN;
}

static double error_of(const struct forecast_day *days, size_t len, struct sums sums,
	double (*rule)(struct sums past, double so_far))
{
	double error = 0;

	for (size_t i = 0; i < len; i++)
		error += fabs(rule(without(sums, &days[i]), days[i].by_now) - days[i].total);
	return error / (double)len;
}

struct forecast forecast_today(const struct forecast_day *days, size_t len, double so_far)
{
	struct forecast forecast = { .value = NAN, .error = NAN, .usual_by_now = NAN, .days = len };
	struct sums sums = sums_of(days, len);

	if (len < FORECAST_LEAST)
		return forecast;
	double added = error_of(days, len, sums, add_rest);
	double proportional = error_of(days, len, sums, in_proportion);

	forecast.is_proportional = proportional < added; /* false for NAN */
	forecast.error = forecast.is_proportional ? proportional : added;
	forecast.value =
		forecast.is_proportional ? in_proportion(sums, so_far) : add_rest(sums, so_far);
	forecast.usual_by_now = sums.by_now / sums.days;
	return forecast;
}

/* What the rule that was taken would have told of one day from the others. */
static double told_of(
	const struct forecast *forecast, const struct forecast_day *days, size_t len, size_t i)
{
	struct sums past = without(sums_of(days, len), &days[i]);

	return forecast->is_proportional ? in_proportion(past, days[i].by_now)
					 : add_rest(past, days[i].by_now);
}

struct forecast_net forecast_net(const struct forecast_day *in, const struct forecast_day *out,
	size_t len, double in_so_far, double out_so_far)
{
	struct forecast coming = forecast_today(in, len, in_so_far);
	struct forecast going = forecast_today(out, len, out_so_far);
	struct forecast_net net = { coming.value - going.value, 0 };

	for (size_t i = 0; i < len; i++) {
		double told = told_of(&coming, in, len, i) - told_of(&going, out, len, i);

		net.error += fabs(told - (in[i].total - out[i].total));
	}
	net.error = isnan(net.value) ? (double)NAN : net.error / (double)len;
	return net;
}

static double mean_of_slot(const struct forecast_past *past, size_t slot)
{
	double sum = 0;
	size_t known = 0;

	for (size_t day = 0; day < past->days; day++) {
		double count = past->counts[day * past->slots + slot];

		if (isnan(count))
			continue;
		sum += count;
		known++;
	}
	return known >= FORECAST_LEAST ? sum / (double)known : (double)NAN;
}

void forecast_slots(const struct forecast_past *past, double *out)
{
	for (size_t slot = 0; slot < past->slots; slot++)
		out[slot] = mean_of_slot(past, slot);
}

double forecast_error(const double *told, const double *came, size_t len)
{
	double off = 0, sum = 0;

	for (size_t i = 0; i < len; i++) {
		if (isnan(told[i]) || isnan(came[i]))
			continue;
		off += fabs(told[i] - came[i]);
		sum += came[i];
	}
	return sum > 0 ? off / sum : (double)NAN;
}
