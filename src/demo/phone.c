/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Calls come by chance, more of them when customers write more. For each half hour as many of those
 * who are at work take calls as the expected load needs for four of five calls within 20 seconds;
 * who has been idle longest takes the next one.
 */
#include "config.h"

#include "demo/phone.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define HOUR_S 3600
#define HALF_HOUR_S 1800
#define OPENS_S (8 * HOUR_S)
#define CLOSES_S (19 * HOUR_S)
#define SUBJECT_CALLS 12 /* chance: the calls of a day */
#define SUBJECT_CREW 13  /* chance: who takes calls that day */
#define CALLS_PER_TICKET 0.6
#define CALLS_A_PERSON 8.0 /* and day, at most */
#define CALLS_A_DAY 500.0  /* at most */
#define HANDLE_S 365.0     /* mean, for the crew's size */
#define TRIALS 128         /* a half hour's calls are drawn out of so many */
#define SATURDAY 5

struct playing {
	const struct life_world *world;
	struct phone_day *out;
	struct chance chance;
	int crew[PHONE_PEOPLE_MOST];        /* people in the day's order */
	int64_t free_at[PHONE_PEOPLE_MOST]; /* by person */
};

int phone_people(const struct life_world *world)
{
	int people = staff_len(world->staff);
	return people < PHONE_PEOPLE_MOST ? people : PHONE_PEOPLE_MOST;
}

/* The share of calls in what is written, so that the people can take them. */
static double calls_per_ticket(const struct life_world *world)
{
	double tickets = timetable_per_day(world->table);
	double most = CALLS_A_PERSON * phone_people(world);
	if (most > CALLS_A_DAY)
		most = CALLS_A_DAY;
	return tickets * CALLS_PER_TICKET > most ? most / tickets : CALLS_PER_TICKET;
}

double phone_expected(const struct life_world *world, int64_t from_s, int64_t to_s)
{
	return timetable_expected(world->table, from_s, to_s) * calls_per_ticket(world);
}

/* --- calls ----------------------------------------------------------------------------------- */

static enum team draw_queue(struct chance *chance)
{
	int share = (int)chance_below(chance, 100);
	int team = 0;
	while (team < TEAM_VIP && share >= team_rows[team].ticket_share)
		share -= team_rows[team++].ticket_share;
	return (enum team)team;
}

static void add_call(struct playing *playing, int64_t at)
{
	struct chance *chance = &playing->chance;
	struct phone_day *out = playing->out;
	bool is_held = chance_hit(chance, 240);
	struct call call = { .at = at, .agent = -1 };
	call.team = draw_queue(chance);
	call.caller = chance_below(chance, playing->world->customers);
	call.talk_s = 60 + chance_spread(chance, 105);
	call.hold_s = 20 + chance_spread(chance, 30);
	call.wrap_up_s = 15 + chance_spread(chance, 25);
	call.wait_s = 3 + chance_spread(chance, 240); /* patience, for the time being */
	if (!is_held)
		call.hold_s = 0;
	if (out->call_count < PHONE_CALLS_MOST)
		out->calls[out->call_count++] = call;
}

static int compare_calls(const void *a, const void *b)
{
	const struct call *left = a;
	const struct call *right = b;
	return (left->at > right->at) - (left->at < right->at);
}

static void draw_calls(struct playing *playing, int64_t from)
{
	struct chance *chance = &playing->chance;
	double expected = phone_expected(playing->world, from, from + HALF_HOUR_S);
	for (int i = 0; i < TRIALS; i++)
		if (chance_unit(chance) * TRIALS < expected)
			add_call(playing, from + chance_below(chance, HALF_HOUR_S));
}

/* --- who takes them -------------------------------------------------------------------------- */

/* Another order every day, so that everybody has their turn. */
static void draw_crew(struct playing *playing)
{
	int people = playing->out->people;
	struct chance chance =
		chance_of(playing->world->seed, SUBJECT_CREW, (uint64_t)playing->out->day);
	for (int i = 0; i < people; i++) {
		int other = (int)chance_below(&chance, (uint32_t)i + 1);
		playing->crew[i] = playing->crew[other];
		playing->crew[other] = i;
	}
}

/* The fewest people whose slack grows with the root of their number, as queues need it. */
static int crew_size(const struct playing *playing, int64_t at)
{
	double load = phone_expected(playing->world, at - HALF_HOUR_S / 2, at + HALF_HOUR_S / 2) *
		      HANDLE_S / HALF_HOUR_S;
	int size = 1;
	while (size < PHONE_PEOPLE_MOST &&
		(size < load || (size - load) * (size - load) < 0.3 * size))
		size++;
	return size;
}

/* −1: nobody is there. */
static int longest_idle(const struct playing *playing, int64_t at)
{
	int left = crew_size(playing, at);
	int best = -1;
	for (int i = 0; i < playing->out->people && left > 0; i++) {
		int person = playing->crew[i];
		bool is_second_tier =
			staff_person(playing->world->staff, person)->team == TEAM_SPECIALISTS;
		if (is_second_tier || !workday_is_on(&playing->out->workdays[person], at))
			continue;
		left--;
		if (best < 0 || playing->free_at[person] < playing->free_at[best])
			best = person;
	}
	return best;
}

static void answer(struct playing *playing, struct call *call)
{
	int person = longest_idle(playing, call->at);
	if (person < 0)
		return;
	int64_t free_at = playing->free_at[person];
	int64_t queued_s = free_at > call->at ? free_at - call->at : 0;
	if (queued_s > call->wait_s)
		return;
	call->agent = person;
	call->wait_s = queued_s + 3 + chance_below(&playing->chance, 6); /* it rings */
	playing->free_at[person] =
		call->at + call->wait_s + call->talk_s + call->hold_s + call->wrap_up_s;
}

/* --- what people do -------------------------------------------------------------------------- */

static void add_activity(struct phone_day *out, struct activity activity)
{
	if (activity.to <= activity.from)
		return;
	out->activities = mem_grow(out->activities, &out->activity_capacity,
		out->activity_count + 1, sizeof(activity));
	out->activities[out->activity_count++] = activity;
}

/* Between calls and pauses people answer in writing, and look for the next ticket to take. */
static void fill_gap(struct playing *playing, int person, int64_t from, int64_t to)
{
	struct phone_day *out = playing->out;
	struct chance *chance = &playing->chance;
	int pace = staff_person(playing->world->staff, person)->pace_permille;
	while (from < to) {
		int64_t idle_until = from + 60 + chance_spread(chance, 300) * pace / 1000;
		int64_t busy_until = idle_until + 900 + chance_spread(chance, 2100);
		idle_until = idle_until < to ? idle_until : to;
		busy_until = busy_until < to ? busy_until : to;
		add_activity(out, (struct activity){ from, idle_until, person, "available", "" });
		add_activity(out,
			(struct activity){ idle_until, busy_until, person, "contact", "ticket" });
		from = busy_until;
	}
}

static size_t next_call(const struct phone_day *out, int person, size_t i)
{
	while (i < out->call_count && out->calls[i].agent != person)
		i++;
	return i;
}

static int64_t answered_at(const struct call *call)
{
	return call->at + call->wait_s;
}

static int64_t add_call_activity(struct phone_day *out, const struct call *call)
{
	int64_t from = answered_at(call);
	int64_t over = from + call->talk_s + call->hold_s;
	int64_t done = over + call->wrap_up_s;
	add_activity(out, (struct activity){ from, over, call->agent, "contact", "call" });
	add_activity(out, (struct activity){ over, done, call->agent, "wrap_up", "call" });
	return done;
}

static int64_t add_pause_activity(
	struct phone_day *out, int person, const struct pause *pause, struct pause cut)
{
	add_activity(out, (struct activity){ cut.from, cut.to, person,
				  pause->is_meeting ? "meeting" : "break", pause->reason });
	return cut.to > cut.from ? cut.to : cut.from;
}

/* Calls go before pauses: a pause that a call runs into begins later, and one into which a call is
 * answered ends there. */
static void write_activities(struct playing *playing, int person)
{
	struct phone_day *out = playing->out;
	const struct workday *workday = &out->workdays[person];
	size_t call = next_call(out, person, 0);
	size_t pause = 0;
	int64_t at = workday->came;
	while (call < out->call_count || pause < workday->pause_count) {
		int64_t call_at = call < out->call_count ? answered_at(&out->calls[call])
							 : workday->left + HOUR_S;
		bool is_pause =
			pause < workday->pause_count && workday->pauses[pause].from < call_at;
		if (!is_pause) {
			fill_gap(playing, person, at, call_at);
			at = add_call_activity(out, &out->calls[call]);
			call = next_call(out, person, call + 1);
			continue;
		}
		struct pause cut = workday->pauses[pause];
		cut.from = cut.from > at ? cut.from : at;
		cut.to = cut.to < call_at ? cut.to : call_at;
		fill_gap(playing, person, at, cut.from);
		at = add_pause_activity(out, person, &workday->pauses[pause++], cut);
	}
	fill_gap(playing, person, at, workday->left);
}

/* --- the day --------------------------------------------------------------------------------- */

void phone_day_write(const struct life_world *world, int64_t day, struct phone_day *out)
{
	struct playing playing = { .world = world,
		.out = out,
		.chance = chance_of(world->seed, SUBJECT_CALLS, (uint64_t)day) };
	memset(out, 0, sizeof(*out));
	out->day = day;
	out->people = phone_people(world);
	out->calls = mem_new(PHONE_CALLS_MOST, sizeof(*out->calls));
	for (int i = 0; i < out->people; i++)
		workday_write(world, i, day, &out->workdays[i]);
	draw_crew(&playing);
	for (int64_t second = OPENS_S; second < CLOSES_S; second += HALF_HOUR_S)
		if (workday_weekday(day) <= SATURDAY)
			draw_calls(&playing, workday_moment(world->zone, day, second));
	qsort(out->calls, out->call_count, sizeof(*out->calls), compare_calls);
	for (size_t i = 0; i < out->call_count; i++)
		answer(&playing, &out->calls[i]);
	for (int i = 0; i < out->people; i++)
		if (out->workdays[i].is_planned && !out->workdays[i].is_absent)
			write_activities(&playing, i);
}

void phone_day_release(struct phone_day *day)
{
	free(day->calls);
	free(day->activities);
}
