/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * People by half hour.
 */
#include "config.h"

#include "kpi/staffing.h"

#include <math.h>

#define HALF_HOURS_AN_HOUR 2
#define NEARLY 1e-9

static bool comes(const struct staffing_mix *mix, int kind)
{
	return mix->loads[kind].arrivals_per_hour > 0;
}

static int needed_for(const struct staffing_mix *mix, int kind)
{
	const struct erlang_load *load = &mix->loads[kind];

	if (load->arrivals_per_hour <= 0)
		return 0;
	return isnan(load->arrivals_per_hour) || !(load->handle_s > 0)
		       ? -1
		       : erlang_needed(load, &mix->goals[kind]);
}

bool staffing_needed(const struct staffing_mix *mix, struct staffing_need *need)
{
	*need = (struct staffing_need){ .all = 0 };
	for (int kind = 0; kind < LOAD_KIND_COUNT; kind++) {
		need->people[kind] = needed_for(mix, kind);
		if (need->people[kind] < 0)
			return false;
		need->all += need->people[kind];
	}
	return true;
}

/* As many of them for each kind as it needs in proportion; whoever is needed gets somebody. */
static bool divide(const struct staffing_mix *mix, int people, int given[LOAD_KIND_COUNT])
{
	struct staffing_need need;
	bool is_mixed = comes(mix, LOAD_CALLS) && comes(mix, LOAD_CHATS);

	if (is_mixed && !staffing_needed(mix, &need))
		return false;
	given[LOAD_CALLS] = comes(mix, LOAD_CHATS) ? 0 : people;
	if (is_mixed) {
		given[LOAD_CALLS] = (int)round(people * (double)need.people[LOAD_CALLS] / need.all);
		if (people > 1)
			given[LOAD_CALLS] = given[LOAD_CALLS] < 1        ? 1
					    : given[LOAD_CALLS] < people ? given[LOAD_CALLS]
									 : people - 1;
	}
	given[LOAD_CHATS] = people - given[LOAD_CALLS];
	return true;
}

/* Each call and each chat counts once, each person as much as her time. */
static void add(struct erlang *all, const struct erlang *one, double arrivals, double people)
{
	all->load += one->load;
	all->wait_share += arrivals * one->wait_share;
	all->service_level += arrivals * one->service_level;
	all->speed_of_answer_s += arrivals * one->speed_of_answer_s;
	all->abandoned += arrivals * one->abandoned;
	all->occupancy += people * one->occupancy;
}

bool staffing_expect(const struct staffing_mix *mix, int people, struct staffing_outlook *outlook)
{
	int given[LOAD_KIND_COUNT];
	double arrivals = 0;

	for (int kind = 0; kind < LOAD_KIND_COUNT; kind++) {
		if (isnan(mix->loads[kind].arrivals_per_hour) ||
			(comes(mix, kind) && !(mix->loads[kind].handle_s > 0)))
			return false;
		arrivals += mix->loads[kind].arrivals_per_hour;
	}
	if (!divide(mix, people, given))
		return false;
	*outlook = (struct staffing_outlook){ .is_kept = true };
	for (int kind = 0; kind < LOAD_KIND_COUNT; kind++) {
		if (!comes(mix, kind))
			continue;
		struct erlang with = erlang_with(&mix->loads[kind], given[kind]);

		add(&outlook->all, &with, mix->loads[kind].arrivals_per_hour / arrivals,
			people > 0 ? (double)given[kind] / people : 1);
		outlook->is_kept &= with.service_level >= mix->goals[kind].service_level;
	}
	if (arrivals <= 0)
		outlook->all.service_level = 1;
	return true;
}

static void set_arrivals(const struct staffing *staffing, size_t i, struct staffing_mix *mix,
	struct staffing_slot *slot)
{
	for (int kind = 0; kind < LOAD_KIND_COUNT; kind++) {
		double arrivals = staffing->arrivals[kind] ? staffing->arrivals[kind][i] : 0;

		slot->arrivals_of[kind] = arrivals;
		slot->arrivals += arrivals;
		mix->loads[kind].arrivals_per_hour = HALF_HOURS_AN_HOUR * arrivals;
	}
}

static void plan_slot(const struct staffing *staffing, size_t i, struct staffing_slot *slot)
{
	struct staffing_mix mix = staffing->mix;
	double shrinkage = i >= staffing->scheduled_from ? staffing->shrinkage : 0;
	struct staffing_need need;
	struct staffing_outlook outlook;

	*slot = (struct staffing_slot){
		.needed = NAN, .on = staffing->on[i], .gap = NAN, .service_level = NAN
	};
	set_arrivals(staffing, i, &mix, slot);
	if (staffing_needed(&mix, &need))
		slot->needed = erlang_scheduled(need.all, shrinkage);
	slot->gap = slot->on - slot->needed;
	if (isnan(slot->on) ||
		!staffing_expect(&mix, (int)floor(slot->on * (1 - shrinkage) + NEARLY), &outlook))
		return;
	slot->service_level = outlook.all.service_level;
	slot->is_kept = outlook.is_kept;
}

void staffing_plan(const struct staffing *staffing, struct staffing_slot *slots)
{
	for (size_t i = 0; i < staffing->len; i++)
		plan_slot(staffing, i, &slots[i]);
}
