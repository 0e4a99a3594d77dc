/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Shifts with a lunch in the middle, short breaks that nobody plans, a meeting now and then; people
 * who come a little late, some a good deal, and some not at all.
 */
#include "config.h"

#include "demo/workday.h"

#define DAY_S 86400
#define HOUR_S 3600
#define MINUTE_S 60
#define SUBJECT_WORKDAY 11 /* chance: one person's day */
#define DAYS_A_WEEK 7

int64_t workday_number(const struct zone *zone, int64_t at_s)
{
	return zone_local_s(zone, at_s) / DAY_S;
}

int64_t workday_moment(const struct zone *zone, int64_t day, int64_t second)
{
	return zone_from_local_s(zone, day * DAY_S + second);
}

int workday_weekday(int64_t day)
{
	return (int)((day + 3) % DAYS_A_WEEK); /* day 0 was a Thursday */
}

int64_t workday_of_outage(int64_t start_day)
{
	int64_t day = start_day - 6;
	while (workday_weekday(day) > 4)
		day--;
	return day;
}

static int64_t minutes(struct chance *chance, uint32_t least, uint32_t more)
{
	return MINUTE_S * (int64_t)(least + chance_below(chance, more + 1));
}

static void add_pause(struct workday *workday, struct pause pause)
{
	workday->pauses[workday->pause_count++] = pause;
}

/* Lunch begins and ends a little off plan, and mostly too late. */
static void add_lunch(struct workday *workday, struct chance *chance)
{
	int64_t from = workday->lunch_from + minutes(chance, 0, 9) - 3 * MINUTE_S;
	int64_t to = workday->lunch_to + minutes(chance, 0, 10) - 2 * MINUTE_S;
	add_pause(workday, (struct pause){ from, to, false, "lunch" });
}

static void add_break(struct workday *workday, struct chance *chance, int64_t hours)
{
	int64_t from = workday->from + hours * HOUR_S + minutes(chance, 0, 45);
	add_pause(workday, (struct pause){ from, from + minutes(chance, 6, 7), false, "break" });
}

static void add_meeting(struct workday *workday, struct chance *chance)
{
	int64_t from = workday->to - 2 * HOUR_S + minutes(chance, 10, 15);
	add_pause(workday, (struct pause){ from, from + minutes(chance, 20, 25), true, "meeting" });
}

static void come_and_go(struct workday *workday, struct chance *chance)
{
	bool is_late = chance_hit(chance, 70);
	workday->came = workday->from + minutes(chance, 0, 5) - 2 * MINUTE_S;
	workday->came += is_late ? minutes(chance, 6, 24) : 0;
	workday->left = workday->to + minutes(chance, 0, 8) - 3 * MINUTE_S;
}

void workday_write(const struct life_world *world, int person, int64_t day, struct workday *out)
{
	const struct shift_row *shift = &shift_rows[staff_person(world->staff, person)->shift];
	struct chance chance = chance_of(
		world->seed, SUBJECT_WORKDAY, (uint64_t)day << 16 | (uint64_t)(unsigned)person);
	int weekday = workday_weekday(day);
	*out = (struct workday){ .is_planned = false };
	if (weekday < shift->first_weekday || weekday > shift->last_weekday)
		return;
	/* A week off comes as a whole. */
	struct chance leave = chance_of(world->seed, SUBJECT_WORKDAY,
		UINT64_C(1) << 40 | (uint64_t)((day + 3) / DAYS_A_WEEK) << 16 |
			(uint64_t)(unsigned)person);
	if (chance_hit(&leave, 75))
		return;
	out->is_planned = true;
	out->from = workday_moment(world->zone, day, shift->from_hour * HOUR_S);
	out->to = workday_moment(world->zone, day, shift->to_hour * HOUR_S);
	out->lunch_from = out->from + 3 * HOUR_S + 30 * MINUTE_S * chance_below(&chance, 4);
	out->lunch_to = out->lunch_from + 30 * MINUTE_S;
	out->is_absent = chance_hit(&chance, 34);
	if (out->is_absent)
		return;
	come_and_go(out, &chance);
	add_break(out, &chance, 1);
	add_lunch(out, &chance);
	if (chance_hit(&chance, 300))
		add_meeting(out, &chance);
	else
		add_break(out, &chance, 6);
}

bool workday_is_on(const struct workday *workday, int64_t at_s)
{
	if (!workday->is_planned || workday->is_absent || at_s < workday->came ||
		at_s >= workday->left)
		return false;
	for (size_t i = 0; i < workday->pause_count; i++)
		if (at_s >= workday->pauses[i].from && at_s < workday->pauses[i].to)
			return false;
	return true;
}
