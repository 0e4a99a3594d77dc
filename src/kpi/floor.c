/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The half hours of today.
 */
#include "config.h"

#include "kpi/floor.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "kpi/forecast.h"
#include "kpi/groups.h"
#include "kpi/target.h"

#define SLOT_S 1800
#define WEEKS 8
#define HANDLE_REACH_S (28 * 86400)
#define STRETCH_REACH_S 86400 /* no shift is longer */
#define OCCUPANCY_CAP 0.85    /* more work than this wears people out */

/* What is counted on the way. */
struct count {
	const struct groups *groups;
	int64_t now_s;
	int64_t starts[WEEKS + 1]; /* of the day today and a week, two weeks … ago */
	size_t weeks;              /* of them that are known, with today's */
	double calls[(WEEKS + 1) * STAFFING_SLOTS];
	double on_s[STAFFING_SLOTS], planned_s[STAFFING_SLOTS];
	double handle_s, handled;
	bool has_calls, has_people, has_plans;
};

static bool passes(const struct count *count, const struct observation *row)
{
	return !row->excluded && groups_pass(count->groups, row->agent, row->team,
					 &count->groups->facts->slots[row->ticket]);
}

static void count_call(struct count *count, const struct observation *row)
{
	count->has_calls = true;
	for (size_t week = 0; week < count->weeks; week++) {
		int64_t slot = ((int64_t)row->at - count->starts[week]) / SLOT_S;

		if (row->at >= count->starts[week] && slot < STAFFING_SLOTS)
			count->calls[week * STAFFING_SLOTS + (size_t)slot]++;
	}
}

/* Shares a stretch out among the half hours that it touches. */
static void share_out(
	const struct count *count, const struct observation *row, int64_t until, double *seconds)
{
	for (size_t i = 0; i < STAFFING_SLOTS; i++) {
		int64_t from = count->starts[0] + (int64_t)i * SLOT_S, to = from + SLOT_S;
		int64_t end = row->value < until ? row->value : until;

		from = row->at > from ? row->at : from;
		to = end < to ? end : to;
		seconds[i] += to > from ? (double)(to - from) : 0;
	}
}

/* To be at work as planned, or absent other than planned, is planned work. */
static bool is_planned_work(const struct observation *row)
{
	return !(row->flags & OBS_IS_AS_PLANNED) == !!(row->flags & OBS_IS_ABSENT);
}

static void count_row(struct count *count, const struct observation *row)
{
	int64_t today = count->starts[0];
	bool is_stretch = row->kind == OBS_PRESENCE || row->kind == OBS_SCHEDULED;

	if (is_stretch ? row->at < today - STRETCH_REACH_S : !(row->at < count->now_s))
		return;
	switch (row->kind) {
	case OBS_CALL:
		count_call(count, row);
		break;
	case OBS_HANDLE:
		if (!(row->flags & OBS_IS_CALL) || row->at < count->now_s - HANDLE_REACH_S)
			break;
		count->handle_s += row->value;
		count->handled++;
		break;
	case OBS_PRESENCE:
		count->has_people = true;
		if (row->flags & (OBS_IS_IN_CONTACT | OBS_IS_AVAILABLE))
			share_out(count, row, count->now_s, count->on_s);
		break;
	default:
		count->has_plans = true;
		if (is_planned_work(row))
			share_out(count, row, today + STAFFING_SLOTS * SLOT_S, count->planned_s);
		break;
	}
}

static bool is_of_the_floor(enum observation_kind kind)
{
	return kind == OBS_CALL || kind == OBS_HANDLE || kind == OBS_PRESENCE ||
	       kind == OBS_SCHEDULED;
}

static void count_block(struct count *count, size_t first)
{
	const struct facts *facts = count->groups->facts;

	for (size_t i = first; i < first + POOL_BLOCK_LEN && i < facts->len; i++) {
		const struct observation *row = &facts->observations[i];

		if (is_of_the_floor((enum observation_kind)row->kind) && passes(count, row))
			count_row(count, row);
	}
}

static void count_all(struct count *count)
{
	const struct facts *facts = count->groups->facts;
	uint32_t from = (uint32_t)count->starts[count->weeks - 1];
	uint32_t to = (uint32_t)(count->starts[0] + STAFFING_SLOTS * SLOT_S);

	if (from > count->now_s - HANDLE_REACH_S)
		from = (uint32_t)(count->now_s - HANDLE_REACH_S);
	for (size_t block = 0; block * POOL_BLOCK_LEN < facts->len; block++)
		if (pool_block_is_dated(facts, block, from, to))
			count_block(count, block * POOL_BLOCK_LEN);
}

static void find_days(struct count *count)
{
	const struct facts *facts = count->groups->facts;

	count->starts[0] = zone_day_start(facts->desk->zone, count->now_s, 0);
	for (count->weeks = 1; count->weeks <= WEEKS; count->weeks++) {
		int64_t start =
			zone_day_start(facts->desk->zone, count->now_s, -7 * (int)count->weeks);

		if (facts->loaded_from == TIME_NONE || start < facts->loaded_from)
			break;
		count->starts[count->weeks] = start;
	}
}

/* --- the plan ------------------------------------------------------------------------------- */

static double goal_of(const struct groups *groups, int64_t now_s)
{
	struct board_request *request = mem_new(1, sizeof(*request));
	const struct group all = { .scope = SCOPE_DEPARTMENT, .id = "", .name = "" };
	struct arena *arena = arena_new();

	request->period.span = request->period.whole = (struct span){ now_s - 1, now_s };
	double goal = target_choose(groups->facts, KPI_SERVICE_LEVEL, &all, request, arena).goal;

	arena_free(arena);
	free(request);
	return goal;
}

/* A day without a single call was a holiday, or before the calls were told of. */
static void forget_empty_days(struct count *count)
{
	for (size_t week = 1; week < count->weeks; week++) {
		double *calls = count->calls + week * STAFFING_SLOTS, sum = 0;

		for (size_t i = 0; i < STAFFING_SLOTS; i++)
			sum += calls[i];
		for (size_t i = 0; i < STAFFING_SLOTS && sum <= 0; i++)
			calls[i] = NAN;
	}
}

/* What has been measured, and what is expected from now on; people by whole half hours. */
static void fill_plan(const struct count *count, size_t now, double *arrivals, double *on)
{
	struct forecast_past past = { count->calls + STAFFING_SLOTS, count->weeks - 1,
		STAFFING_SLOTS };

	forecast_slots(&past, arrivals);
	if (isnan(arrivals[now])) /* no past tells: as in the half hour before, if not more */
		arrivals[now] = fmax(count->calls[now], now > 0 ? count->calls[now - 1] : 0);
	for (size_t i = 0; i < STAFFING_SLOTS; i++) {
		bool is_over = i < now;
		double seconds = is_over || i == now ? SLOT_S : 0;

		if (i == now)
			seconds = (double)(count->now_s - count->starts[0]) - (double)now * SLOT_S;
		on[i] = NAN;
		if (is_over)
			arrivals[i] = count->calls[i];
		if (seconds > 0 && count->has_people)
			on[i] = round(count->on_s[i] / seconds);
		else if (!is_over && count->has_plans)
			on[i] = round(count->planned_s[i] / SLOT_S);
	}
}

bool facts_floor_day(const struct facts *facts, const struct board_filter *filter, int64_t now_s,
	struct floor_day *day)
{
	double arrivals[STAFFING_SLOTS], on[STAFFING_SLOTS];
	struct board_request *request = mem_new(1, sizeof(*request));
	struct count *count = mem_new(1, sizeof(*count));
	struct groups groups;

	if (filter)
		request->filter = *filter;
	groups_init(&groups, facts, request);
	count->groups = &groups;
	count->now_s = now_s;
	find_days(count);
	count_all(count);
	size_t now = (size_t)((now_s - count->starts[0]) / SLOT_S);

	*day = (struct floor_day){ .from = count->starts[0],
		.now = now < STAFFING_SLOTS ? now : STAFFING_SLOTS - 1,
		.handle_s = count->handled > 0 ? count->handle_s / count->handled : (double)NAN,
		.goal = goal_of(&groups, now_s) };
	forget_empty_days(count);
	fill_plan(count, day->now, arrivals, on);
	struct staffing staffing = { .handle_s = day->handle_s,
		.within_s = (double)desk_measuring(facts->desk)->service_level_s,
		.goal = { day->goal, OCCUPANCY_CAP },
		.arrivals = arrivals,
		.on = on,
		.len = STAFFING_SLOTS };
	bool has_calls = count->has_calls && !isnan(day->goal);

	if (has_calls)
		staffing_plan(&staffing, day->slots);
	groups_release(&groups);
	free(count);
	free(request);
	return has_calls;
}
