/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * People by half hour.
 */
#include "config.h"

#include "kpi/staffing.h"

#include <math.h>

#define HALF_HOURS_AN_HOUR 2

static double needed_for(
	const struct staffing *staffing, const struct erlang_load *load, double shrinkage)
{
	int people = erlang_needed(load, &staffing->goal);

	return people < 0 ? (double)NAN : erlang_scheduled(people, shrinkage);
}

void staffing_plan(const struct staffing *staffing, struct staffing_slot *slots)
{
	for (size_t i = 0; i < staffing->len; i++) {
		struct staffing_slot *slot = &slots[i];
		double shrinkage = i >= staffing->scheduled_from ? staffing->shrinkage : 0;
		struct erlang_load load = {
			.arrivals_per_hour = HALF_HOURS_AN_HOUR * staffing->arrivals[i],
			.handle_s = staffing->handle_s,
			.patience_s = staffing->patience_s,
			.within_s = staffing->within_s,
		};

		*slot = (struct staffing_slot){ .arrivals = staffing->arrivals[i],
			.needed = NAN,
			.on = staffing->on[i],
			.gap = NAN,
			.service_level = NAN };
		if (isnan(slot->arrivals) || !(staffing->handle_s > 0))
			continue;
		slot->needed = needed_for(staffing, &load, shrinkage);
		if (isnan(slot->on))
			continue;
		int at_work = (int)floor(slot->on * (1 - shrinkage) + 1e-9);

		slot->gap = slot->on - slot->needed;
		slot->service_level = erlang_with(&load, at_work).service_level;
	}
}
