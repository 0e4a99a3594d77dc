/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The half hours of today.
 */
#include "config.h"

#include "kpi/floor.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "kpi/coverage.h"
#include "kpi/forecast.h"
#include "kpi/groups.h"
#include "kpi/load.h"
#include "kpi/ordinary.h"
#include "kpi/pass.h"
#include "kpi/past.h"
#include "model/hours.h"

#define SLOT_S 1800
#define WEEKS 8
#define HANDLE_REACH_S (28 * 86400)
#define STRETCH_REACH_S 86400 /* no shift is longer */
#define BLOCKS_A_LOOK 8       /* as a pass of a board does */

/* Sums of a half hour of today. */
struct slot_sums {
	double answered, in_time, judged; /* by the rule of the service level */
	double handle_s, handled;
};

struct floor {
	const struct facts *facts;
	struct board_request request;
	int64_t now_s;
	struct groups groups;
	bool has_groups;
	uint64_t version;                   /* of the facts that were counted */
	size_t block;                       /* the next one to count */
	struct span days[WEEKS + 1];        /* today, and a week, two weeks … ago */
	bool tells[WEEKS + 1];              /* of them: of today */
	size_t weeks;                       /* of them that are known, with today's */
	int64_t bounds[STAFFING_SLOTS + 1]; /* of today's half hours by the clock on the wall */
	size_t now;                         /* the one that goes on */
	double calls[LOAD_KIND_COUNT][(WEEKS + 1) * STAFFING_SLOTS];
	struct slot_sums sums[STAFFING_SLOTS];
	double on_s[STAFFING_SLOTS], planned_s[STAFFING_SLOTS];
	double handle_s[LOAD_KIND_COUNT], handled[LOAD_KIND_COUNT];
	bool has[LOAD_KIND_COUNT], has_people, has_plans;
};

static bool passes(const struct floor *floor, const struct observation *row)
{
	return !row->excluded && groups_pass(&floor->groups, row->agent, row->team,
					 &floor->facts->slots[row->ticket]);
}

static size_t slot_of(const struct floor *floor, int64_t at)
{
	return (size_t)(ordinary_second(floor->facts, at) / SLOT_S);
}

/* NULL where it is not of today. */
static struct slot_sums *sums_at(struct floor *floor, int64_t at)
{
	const struct span *today = &floor->days[0];

	return at >= today->from && at < today->to ? &floor->sums[slot_of(floor, at)] : NULL;
}

static void judge_call(struct floor *floor, const struct observation *row)
{
	struct slot_sums *sums = sums_at(floor, row->at);
	uint32_t now = observation_time(floor->now_s);
	const struct moment today = {
		.from = observation_time(floor->days[0].from), .to = now, .as_of = now
	};
	struct portion portion;

	if (!sums)
		return;
	sums->answered += !!(row->flags & OBS_IS_ANSWERED);
	if (!feed_portion(floor->facts, KPI_SERVICE_LEVEL, row, &today, &portion) ||
		portion.excluded)
		return;
	sums->judged += portion.den;
	sums->in_time += portion.num;
}

static void count_handle(struct floor *floor, const struct observation *row)
{
	struct slot_sums *sums = sums_at(floor, row->at);
	enum load_kind kind = load_kind_of(floor->facts, row);

	floor->handle_s[kind] += row->value;
	floor->handled[kind]++;
	if (!sums)
		return;
	sums->handle_s += row->value;
	sums->handled++;
}

static void count_call(struct floor *floor, const struct observation *row)
{
	enum load_kind kind = load_kind_of(floor->facts, row);

	floor->has[kind] = true;
	judge_call(floor, row);
	for (size_t week = 0; week < floor->weeks; week++)
		if (row->at >= floor->days[week].from && row->at < floor->days[week].to)
			floor->calls[kind][week * STAFFING_SLOTS + slot_of(floor, row->at)]++;
}

/* Shares a stretch out among the half hours that it touches. */
static void share_out(
	const struct floor *floor, const struct observation *row, int64_t until, double *seconds)
{
	for (size_t i = 0; i < STAFFING_SLOTS; i++) {
		int64_t from = floor->bounds[i], to = floor->bounds[i + 1];
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

static void count_row(struct floor *floor, const struct observation *row)
{
	int64_t today = floor->days[0].from;
	bool is_stretch = row->kind == OBS_PRESENCE || row->kind == OBS_SCHEDULED;

	if (is_stretch ? row->at < today - STRETCH_REACH_S : !(row->at < floor->now_s))
		return;
	switch (row->kind) {
	case OBS_CALL:
		count_call(floor, row);
		break;
	case OBS_HANDLE:
		if (!(row->flags & OBS_IS_CALL) || row->at < floor->now_s - HANDLE_REACH_S)
			break;
		count_handle(floor, row);
		break;
	case OBS_PRESENCE:
		floor->has_people = true;
		if (row->flags & (OBS_IS_IN_CONTACT | OBS_IS_AVAILABLE))
			share_out(floor, row, floor->now_s, floor->on_s);
		break;
	default:
		floor->has_plans = true;
		if (is_planned_work(row))
			share_out(floor, row, floor->days[0].to, floor->planned_s);
		break;
	}
}

static bool is_of_the_floor(enum observation_kind kind)
{
	return kind == OBS_CALL || kind == OBS_HANDLE || kind == OBS_PRESENCE ||
	       kind == OBS_SCHEDULED;
}

static void count_block(struct floor *floor, size_t first)
{
	const struct facts *facts = floor->facts;

	for (size_t i = first; i < first + POOL_BLOCK_LEN && i < facts->len; i++) {
		const struct observation *row = &facts->observations[i];

		if (is_of_the_floor((enum observation_kind)row->kind) && passes(floor, row))
			count_row(floor, row);
	}
}

/* Whether all of its calls are known and it was a day like today: a holiday, or one that a note
 * explains, tells of no other. */
static bool tells_of_today(
	const struct floor *floor, const struct calendar *calendar, struct span day)
{
	const struct facts *facts = floor->facts;
	double share;

	return coverage_beside(facts, RECORD_CALL, day, &share) == REASON_NONE && share >= 1 &&
	       !past_is_explained(facts->desk, day) &&
	       hours_is_worked(facts->desk, calendar, day) ==
		       hours_is_worked(facts->desk, calendar, floor->days[0]);
}

static void find_days(struct floor *floor)
{
	const struct facts *facts = floor->facts;
	const struct calendar *calendar = ordinary_calendar(facts, &floor->request.filter);

	for (int i = 0; i <= STAFFING_SLOTS; i++)
		floor->bounds[i] = ordinary_at(facts, floor->now_s, 0, i * (int64_t)SLOT_S);
	floor->now = slot_of(floor, floor->now_s);
	for (floor->weeks = 0; floor->weeks <= WEEKS; floor->weeks++) {
		int back = 7 * (int)floor->weeks;
		struct span day = { zone_day_start(facts->desk->zone, floor->now_s, -back),
			zone_day_start(facts->desk->zone, floor->now_s, 1 - back) };

		if (back > 0 && (facts->loaded_from == TIME_NONE || day.from < facts->loaded_from ||
					past_is_changed_in(facts->desk,
						(struct span){ day.from, floor->now_s + 1 })))
			break;
		floor->days[floor->weeks] = day;
		floor->tells[floor->weeks] = tells_of_today(floor, calendar, day);
	}
}

/* --- counting ------------------------------------------------------------------------------- */

struct floor *floor_new(const struct facts *facts, const struct board_filter *filter, int64_t now_s)
{
	struct floor *floor = mem_new(1, sizeof(*floor));

	floor->facts = facts;
	floor->now_s = now_s;
	if (filter)
		floor->request.filter = *filter;
	return floor;
}

void floor_free(struct floor *floor)
{
	if (floor && floor->has_groups)
		groups_release(&floor->groups);
	free(floor);
}

static void begin(struct floor *floor)
{
	struct floor *fresh = floor_new(floor->facts, &floor->request.filter, floor->now_s);

	if (floor->has_groups)
		groups_release(&floor->groups);
	*floor = *fresh;
	free(fresh);
	groups_init(&floor->groups, floor->facts, &floor->request);
	floor->has_groups = true;
	floor->version = floor->facts->version;
	find_days(floor);
}

static void count_blocks(struct floor *floor, size_t len)
{
	const struct facts *facts = floor->facts;
	uint32_t from = (uint32_t)floor->days[floor->weeks - 1].from;
	uint32_t to = (uint32_t)floor->days[0].to;

	if (from > floor->now_s - HANDLE_REACH_S)
		from = (uint32_t)(floor->now_s - HANDLE_REACH_S);
	for (size_t end = floor->block + len; floor->block < end; floor->block++)
		if (floor->block * POOL_BLOCK_LEN < facts->len &&
			pool_block_is_dated(facts, floor->block, from, to))
			count_block(floor, floor->block * POOL_BLOCK_LEN);
}

bool floor_step(struct floor *floor, int64_t deadline_ms)
{
	const struct facts *facts = floor->facts;

	if (!floor->has_groups || floor->version != facts->version)
		begin(floor);
	while (facts->seen[OBS_CALL] > 0 && floor->block * POOL_BLOCK_LEN < facts->len) {
		count_blocks(floor, BLOCKS_A_LOOK);
		if (pass_is_late(deadline_ms))
			return false;
	}
	return true;
}

/* --- the plan ------------------------------------------------------------------------------- */

static void find_mix(const struct floor *floor, struct staffing_mix *mix)
{
	struct board_request *request = mem_new(1, sizeof(*request));
	const struct group all = { .scope = SCOPE_DEPARTMENT, .id = "", .name = "" };
	const struct load_question question = { floor->facts, request, &all };
	double handle_s[LOAD_KIND_COUNT];

	request->filter = floor->request.filter;
	request->period.span = (struct span){ floor->now_s - 1, floor->now_s };
	for (int kind = 0; kind < LOAD_KIND_COUNT; kind++)
		handle_s[kind] = floor->handled[kind] > 0
					 ? floor->handle_s[kind] / floor->handled[kind]
					 : (double)NAN;
	load_mix(&question, handle_s, mix);
	free(request);
}

/* A day without a single one was a holiday that nobody told of, or before there were any. */
static void forget_other_days(const struct floor *floor, double *days)
{
	for (size_t week = 1; week < floor->weeks; week++) {
		double *calls = days + week * STAFFING_SLOTS, sum = 0;

		for (size_t i = 0; i < STAFFING_SLOTS; i++)
			sum += calls[i];
		for (size_t i = 0; i < STAFFING_SLOTS && (sum <= 0 || !floor->tells[week]); i++)
			calls[i] = NAN;
	}
}

/* What has come, and what is expected from now on. */
static void fill_arrivals(
	const struct floor *floor, enum load_kind kind, size_t now, double *arrivals)
{
	const double *calls = floor->calls[kind];
	double days[(WEEKS + 1) * STAFFING_SLOTS];
	struct forecast_past past = { days + STAFFING_SLOTS, floor->weeks - 1, STAFFING_SLOTS };

	memcpy(days, calls, sizeof(days));
	forget_other_days(floor, days);
	forecast_slots(&past, arrivals);
	if (isnan(arrivals[now])) /* no past tells: as in the half hour before, if not more */
		arrivals[now] = fmax(calls[now], now > 0 ? calls[now - 1] : 0);
	memcpy(arrivals, calls, now * sizeof(*arrivals));
}

/* People by whole half hours: those who were there, and those who are to come. */
static void fill_people(const struct floor *floor, size_t now, double *on)
{
	for (size_t i = 0; i < STAFFING_SLOTS; i++) {
		bool is_over = i < now;
		double whole = (double)(floor->bounds[i + 1] - floor->bounds[i]), seconds = 0;

		if (is_over)
			seconds = whole;
		else if (i == now)
			seconds = (double)(floor->now_s - floor->bounds[i]);
		on[i] = NAN;
		if (seconds > 0 && floor->has_people)
			on[i] = round(floor->on_s[i] / seconds);
		else if (!is_over && floor->has_plans)
			on[i] = whole > 0 ? round(floor->planned_s[i] / whole) : (double)NAN;
	}
}

static void tell_measured(const struct floor *floor, struct floor_day *day)
{
	for (size_t i = 0; i < STAFFING_SLOTS; i++) {
		const struct slot_sums *sums = &floor->sums[i];
		struct floor_measured *measured = &day->measured[i];

		*measured = (struct floor_measured){ NAN, NAN, NAN };
		if (i > day->now)
			continue;
		measured->answered = sums->answered;
		if (sums->judged > 0)
			measured->service_level = sums->in_time / sums->judged;
		if (sums->handled > 0)
			measured->handle_s = sums->handle_s / sums->handled;
	}
}

static void plan_day(const struct floor *floor, struct floor_day *day)
{
	double arrivals[LOAD_KIND_COUNT][STAFFING_SLOTS], on[STAFFING_SLOTS];
	struct staffing staffing = { .mix = day->mix,
		.shrinkage = day->shrinkage,
		.scheduled_from = day->now + 1,
		.on = on,
		.len = STAFFING_SLOTS };

	for (int kind = 0; kind < LOAD_KIND_COUNT; kind++) {
		fill_arrivals(floor, (enum load_kind)kind, day->now, arrivals[kind]);
		staffing.arrivals[kind] = day->has[kind] ? arrivals[kind] : NULL;
	}
	fill_people(floor, day->now, on);
	staffing_plan(&staffing, day->slots);
}

/* A desk of few is less busy at the same goal than one of many. */
static double occupancy_of(const struct floor_day *day)
{
	const struct erlang_load *load = &day->mix.loads[LOAD_CALLS];
	const struct erlang_goal *goal = &day->mix.goals[LOAD_CALLS];
	double on = day->slots[day->now].on;

	if (!(on > 0) || !(load->handle_s > 0) || day->has[LOAD_CHATS])
		return NAN;
	return fmin(erlang_occupancy(load, goal->service_level, (int)on), goal->occupancy_cap);
}

bool floor_read(const struct floor *floor, struct floor_day *day)
{
	*day = (struct floor_day){ .now = floor->now,
		.has = { floor->has[LOAD_CALLS], floor->has[LOAD_CHATS] } };
	find_mix(floor, &day->mix);
	if ((!day->has[LOAD_CALLS] && !day->has[LOAD_CHATS]) || isnan(floor_goal(day)))
		return false;
	day->shrinkage = desk_measuring(floor->facts->desk)->shrinkage / 100;
	tell_measured(floor, day);
	plan_day(floor, day);
	day->occupancy = occupancy_of(day);
	return true;
}

struct staffing_mix floor_mix(const struct floor_day *day, size_t slot)
{
	struct staffing_mix mix = day->mix;

	for (int kind = 0; kind < LOAD_KIND_COUNT; kind++)
		mix.loads[kind].arrivals_per_hour = 2 * day->slots[slot].arrivals_of[kind];
	return mix;
}

bool floor_try(
	const struct floor_day *day, size_t slot, int people, struct staffing_outlook *outlook)
{
	const struct staffing_mix mix = floor_mix(day, slot);
	int at_work = people;

	if (slot > day->now)
		at_work = (int)floor(people * (1 - day->shrinkage) + 1e-9);
	return staffing_expect(&mix, at_work, outlook);
}

double floor_goal(const struct floor_day *day)
{
	return day->mix.goals[day->has[LOAD_CALLS] ? LOAD_CALLS : LOAD_CHATS].service_level;
}
