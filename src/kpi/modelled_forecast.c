/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * By how much contacts were other than the same half hours of the weeks before told.
 */
#include "config.h"

#include <math.h>

#include "kpi/coverage.h"
#include "kpi/forecast.h"
#include "kpi/modelled.h"
#include "model/hours.h"

#define SLOTS HALF_HOURS_A_DAY /* by the wall clock */
#define WEEKS 8                /* that tell of a day, where they are known */
#define SLOTS_A_WEEK (7 * SLOTS)

/* One member's half hours. */
struct course {
	const struct modelled *modelled;
	const struct calendar *calendar;
	const uint16_t *contacts;
	int64_t since;  /* the slot of the first contact: before it there was nobody to contact */
	uint32_t until; /* nothing is known from here on */
};

/* A day by the wall clock: most have 24 hours, and then no zone need be asked for each half. */
struct day {
	const struct zone *zone;
	int64_t first_slot;
	struct span span;
};

static struct day day_of(const struct course *course, int64_t first_slot)
{
	const struct zone *zone = course->modelled->pass->facts->desk->zone;

	return (struct day){ zone, first_slot,
		{ zone_from_local_s(zone, first_slot * HALF_HOUR_S),
			zone_from_local_s(zone, (first_slot + SLOTS) * HALF_HOUR_S) } };
}

static int64_t start_of(const struct day *day, int slot)
{
	if (day->span.to - day->span.from == SLOTS * (int64_t)HALF_HOUR_S)
		return day->span.from + slot * (int64_t)HALF_HOUR_S;
	return zone_from_local_s(day->zone, (day->first_slot + slot) * HALF_HOUR_S);
}

/* Somebody works on that day, and everything that came is in the store. */
static bool is_known(const struct course *course, const struct day *day)
{
	const struct facts *facts = course->modelled->pass->facts;
	double share;

	return day->span.from > 0 && day->first_slot + SLOTS > course->since &&
	       coverage_of(facts, day->span, &share) == REASON_NONE &&
	       coverage_beside(facts, RECORD_CALL, day->span, &share) == REASON_NONE &&
	       share >= 1 && hours_is_worked(facts->desk, course->calendar, day->span);
}

/* What came in each half hour of the day; NAN where that is not known. */
static void take_day(const struct course *course, int64_t first_slot, double *out)
{
	int64_t place = first_slot - course->modelled->first_slot;
	struct day day = day_of(course, first_slot);
	bool is_there = place >= 0 && place + SLOTS <= (int64_t)course->modelled->slot_count &&
			is_known(course, &day);

	for (int slot = 0; slot < SLOTS; slot++) {
		bool is_over = is_there && start_of(&day, slot + 1) <= (int64_t)course->until;

		out[slot] = is_over ? course->contacts[place + slot] : (double)NAN;
	}
}

static void tell_day(const struct course *course, int64_t first_slot, double *out)
{
	double past[WEEKS * SLOTS];

	for (int week = 0; week < WEEKS; week++)
		take_day(course, first_slot - (week + 1) * (int64_t)SLOTS_A_WEEK,
			past + week * SLOTS);
	forecast_slots(&(struct forecast_past){ past, WEEKS, SLOTS }, out);
}

/* Half hours of the day that lie within the moment. */
static void add_day(const struct course *course, int64_t first_slot, const struct moment *moment,
	struct tally *tally)
{
	double came[SLOTS], told[SLOTS];
	struct day day = day_of(course, first_slot);

	take_day(course, first_slot, came);
	tell_day(course, first_slot, told);
	for (int slot = 0; slot < SLOTS; slot++) {
		int64_t from = start_of(&day, slot);

		if (isnan(told[slot]) || isnan(came[slot]) || from < (int64_t)moment->from ||
			start_of(&day, slot + 1) > (int64_t)moment->to)
			continue;
		tally->num += fabs(told[slot] - came[slot]);
		tally->den += came[slot];
	}
}

/* Within what the moment looks back to, whatever else is asked for. */
static int64_t first_contact(
	const struct modelled *modelled, size_t group, const struct moment *moment)
{
	const struct zone *zone = modelled->pass->facts->desk->zone;
	int64_t from = (int64_t)moment->from - BOARD_FORECAST_REACH_S;
	int64_t first = from > 0 ? zone_local_s(zone, from) / HALF_HOUR_S : 0;
	size_t slot = first > modelled->first_slot ? (size_t)(first - modelled->first_slot) : 0;

	while (slot < modelled->slot_count && modelled->contacts[group][slot] == 0)
		slot++;
	return modelled->first_slot + (int64_t)slot;
}

void modelled_forecast(
	const struct modelled *modelled, size_t group, size_t moment, struct tally *tally)
{
	const struct pass *pass = modelled->pass;
	const struct group *row = &pass->groups->rows[group];
	const struct moment *when = &pass->moments[moment];
	const struct zone *zone = pass->facts->desk->zone;
	struct course course = { .modelled = modelled,
		.contacts = modelled->contacts[group],
		.since = first_contact(modelled, group, when),
		.until = when->as_of };

	if (row->scope == SCOPE_TEAM)
		course.calendar = facts_calendar(pass->facts, row->number);
	int64_t first = zone_local_s(zone, when->from) / (SLOTS * HALF_HOUR_S) * SLOTS;
	int64_t end = zone_local_s(zone, when->to - 1) / HALF_HOUR_S;

	for (int64_t day = first; day <= end; day += SLOTS)
		add_day(&course, day, when, tally);
	tally->unknown = !(tally->den > 0);
}
