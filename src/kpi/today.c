/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Today so far, held against the same weekdays.
 */
#include "config.h"

#include "kpi/today.h"

#include "kpi/coverage.h"
#include "kpi/forecast.h"
#include "kpi/ordinary.h"
#include "kpi/past.h"
#include "model/hours.h"

#define DAY_S INT64_C(86400)
#define USUAL_WEEKS_MAX 8
/* Weeks looked through for them, some of which have a holiday on that day. */
#define WEEKS_BACK_MAX 16

/* What of this kind is dated within [from, to) and passes. */
static int64_t count_dated(const struct groups *groups, enum kpi_id kpi, struct moment moment)
{
	const struct facts *facts = groups->facts;
	int64_t count = 0;

	for (size_t block = 0; block * POOL_BLOCK_LEN < facts->len; block++) {
		if (!(kpi_row(kpi)->reads == OBS_CREATED
				    ? pool_block_is_created
				    : pool_block_is_dated)(facts, block, moment.from, moment.to))
			continue;
		size_t first = block * POOL_BLOCK_LEN;

		for (size_t i = first; i < first + POOL_BLOCK_LEN && i < facts->len; i++) {
			const struct observation *row = &facts->observations[i];
			struct portion portion;

			if (row->kind != kpi_row(kpi)->reads ||
				!feed_portion(facts, kpi, row, &moment, &portion) ||
				portion.excluded)
				continue;
			count += groups_pass(
				groups, row->agent, row->team, &facts->slots[row->ticket]);
		}
	}
	return count;
}

static struct moment between(int64_t from, int64_t to)
{
	return (struct moment){
		.from = from > 0 ? (uint32_t)from : 0,
		.to = to > 0 ? (uint32_t)to : 0,
		.as_of = to > 0 ? (uint32_t)to : 0,
	};
}

/* Open, wholly known, and like any other day. */
static bool is_ordinary(const struct facts *facts, const struct calendar *calendar, struct span day)
{
	double share;

	return hours_is_worked(facts->desk, calendar, day) &&
	       !past_is_explained(facts->desk, day) &&
	       coverage_of(facts, day, &share) == REASON_NONE;
}

/* What one past day was, as it stood at each time of it. */
struct weekdays {
	struct forecast_day in[USUAL_WEEKS_MAX];       /* until midnight */
	struct forecast_day in_open[USUAL_WEEKS_MAX];  /* until today's work ends */
	struct forecast_day out_open[USUAL_WEEKS_MAX]; /* likewise */
	size_t len;
};

static double count_until(
	const struct groups *groups, enum kpi_id kpi, int64_t day_from, int64_t until)
{
	return (double)count_dated(groups, kpi, between(day_from, until));
}

/* The same reading of the clock some days earlier. */
static int64_t days_before(const struct zone *zone, int64_t at_s, int days)
{
	return zone_from_local_s(zone, zone_local_s(zone, at_s) - days * DAY_S);
}

/* A solve that was undone later counts until then, as today's do that will be undone. */
static void look_at(const struct groups *groups, struct span day, int64_t by_now, int64_t by_close,
	struct weekdays *past)
{
	double in = count_until(groups, KPI_TICKET_VOLUME, day.from, by_now);
	double out = count_until(groups, KPI_SOLVED, day.from, by_now);
	size_t i = past->len++;

	past->in[i] = (struct forecast_day){ in,
		count_until(groups, KPI_TICKET_VOLUME, day.from, day.to) };
	past->in_open[i] = (struct forecast_day){ in,
		count_until(groups, KPI_TICKET_VOLUME, day.from, by_close) };
	past->out_open[i] =
		(struct forecast_day){ out, count_until(groups, KPI_SOLVED, day.from, by_close) };
}

/* The same weekdays before, each up to the same local times. */
static void look_back(const struct groups *groups, const struct calendar *calendar, int64_t now_s,
	int64_t close_at, struct weekdays *past)
{
	const struct facts *facts = groups->facts;
	const struct desk *desk = facts->desk;

	past->len = 0;
	for (int back = 7; back <= 7 * WEEKS_BACK_MAX && past->len < USUAL_WEEKS_MAX; back += 7) {
		struct span day = { zone_day_start(desk->zone, now_s, -back),
			zone_day_start(desk->zone, now_s, 1 - back) };

		if (facts->loaded_from == TIME_NONE || day.from < facts->loaded_from ||
			day.from < desk->since ||
			past_is_changed_in(desk, (struct span){ day.from, now_s + 1 }))
			break;
		if (is_ordinary(facts, calendar, day))
			look_at(groups, day, days_before(desk->zone, now_s, back),
				days_before(desk->zone, close_at, back), past);
	}
}

static void tell(const struct weekdays *past, struct live *live)
{
	double in = (double)live->created_today, out = (double)live->solved_today;
	struct forecast forecast = forecast_today(past->in, past->len, in);

	live->usual_by_now = forecast.usual_by_now;
	live->forecast_today = forecast.value;
	live->forecast_error = forecast.error;
	if (live->close_at == TIME_NONE)
		return;
	struct forecast_net net = forecast_net(past->in_open, past->out_open, past->len, in, out);

	live->more_at_close = net.value;
	live->more_error = net.error;
}

void today_tell(const struct groups *groups, const struct board_filter *filter, int64_t now_s,
	struct live *live)
{
	const struct desk *desk = groups->facts->desk;
	const struct calendar *calendar = ordinary_calendar(groups->facts, filter);
	struct span day = { zone_day_start(desk->zone, now_s, 0),
		zone_day_start(desk->zone, now_s, 1) };
	struct weekdays past;

	live->created_today = count_dated(groups, KPI_TICKET_VOLUME, between(day.from, now_s + 1));
	live->solved_today = count_dated(groups, KPI_SOLVED, between(day.from, now_s + 1));
	/* Nothing is told of a day on which nobody works. */
	if (!hours_is_worked(desk, calendar, day))
		return;
	live->close_at = hours_day_close(desk, calendar, (struct span){ now_s, day.to });
	look_back(groups, calendar, now_s, live->close_at == TIME_NONE ? day.to : live->close_at,
		&past);
	tell(&past, live);
}
