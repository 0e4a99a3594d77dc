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

/* What of a KPI is dated within a moment and passes. */
struct dated {
	enum kpi_id kpi;
	struct moment moment;
	int64_t count;
};

static void count_row(
	const struct groups *groups, const struct observation *row, struct dated *asked, size_t len)
{
	const struct facts *facts = groups->facts;
	struct portion portion;

	for (size_t i = 0; i < len; i++)
		if (row->kind == kpi_row(asked[i].kpi)->reads &&
			feed_portion(facts, asked[i].kpi, row, &asked[i].moment, &portion) &&
			!portion.excluded)
			asked[i].count += groups_pass(
				groups, row->agent, row->team, &facts->slots[row->ticket]);
}

/* One look for all that is asked of a day: what came, and what was solved. */
static void count_dated(
	const struct groups *groups, struct span day, struct dated *asked, size_t len)
{
	const struct facts *facts = groups->facts;
	uint32_t from = observation_time(day.from), to = observation_time(day.to);

	for (size_t block = 0; block * POOL_BLOCK_LEN < facts->len; block++) {
		if (!pool_block_is_dated(facts, block, from, to))
			continue;
		size_t first = block * POOL_BLOCK_LEN;

		for (size_t i = first; i < first + POOL_BLOCK_LEN && i < facts->len; i++) {
			const struct observation *row = &facts->observations[i];

			if ((row->kind == OBS_CREATED || row->kind == OBS_SOLVED) &&
				row->at >= from && row->at < to)
				count_row(groups, row, asked, len);
		}
	}
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

/* The same reading of the clock some days earlier. */
static int64_t days_before(const struct zone *zone, int64_t at_s, int days)
{
	return zone_from_local_s(zone, zone_local_s(zone, at_s) - days * DAY_S);
}

/* A solve that was undone later counts until then, as today's do that will be undone. */
static void look_at(const struct groups *groups, struct span day, int64_t by_now, int64_t by_close,
	struct weekdays *past)
{
	enum {
		IN,
		OUT,
		IN_ALL_DAY,
		IN_OPEN,
		OUT_OPEN,
		COUNT
	};
	const struct moment until_now = between(day.from, by_now);
	const struct moment until_close = between(day.from, by_close);
	struct dated asked[COUNT] = {
		[IN] = { KPI_TICKET_VOLUME, until_now, 0 },
		[OUT] = { KPI_SOLVED, until_now, 0 },
		[IN_ALL_DAY] = { KPI_TICKET_VOLUME, between(day.from, day.to), 0 },
		[IN_OPEN] = { KPI_TICKET_VOLUME, until_close, 0 },
		[OUT_OPEN] = { KPI_SOLVED, until_close, 0 },
	};
	size_t i = past->len++;

	count_dated(groups, day, asked, COUNT);
	double in = (double)asked[IN].count, out = (double)asked[OUT].count;

	past->in[i] = (struct forecast_day){ in, (double)asked[IN_ALL_DAY].count };
	past->in_open[i] = (struct forecast_day){ in, (double)asked[IN_OPEN].count };
	past->out_open[i] = (struct forecast_day){ out, (double)asked[OUT_OPEN].count };
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

	struct moment today = between(day.from, now_s + 1);
	struct dated asked[] = { { KPI_TICKET_VOLUME, today, 0 }, { KPI_SOLVED, today, 0 } };

	count_dated(groups, (struct span){ day.from, now_s + 1 }, asked, ARRAY_LEN(asked));
	live->created_today = asked[0].count;
	live->solved_today = asked[1].count;
	/* Nothing is told of a day on which nobody works. */
	if (!hours_is_worked(desk, calendar, day))
		return;
	live->close_at = hours_day_close(desk, calendar, (struct span){ now_s, day.to });
	look_back(groups, calendar, now_s, live->close_at == TIME_NONE ? day.to : live->close_at,
		&past);
	tell(&past, live);
}
