/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The hours by which teams work.
 */
#include "config.h"

#include "kpi/team_hours.h"

#include <stdlib.h>

#include "base/mem.h"
#include "kpi/pool.h"
#include "model/hours.h"

bool facts_has_hours(const struct facts *facts)
{
	return hours_are_set(facts->desk);
}

const struct calendar *facts_calendar(const struct facts *facts, fact_id group)
{
	const struct roster *roster = &facts->roster;
	const struct calendar *own = roster->teams[roster_team(roster, group)].calendar;

	return own ? own : facts->desk->calendar;
}

int64_t facts_elapsed_s(
	const struct facts *facts, fact_id group, int64_t from, int64_t to, bool is_business)
{
	const struct calendar *calendar = is_business ? facts_calendar(facts, group) : NULL;

	if (to <= from)
		return 0;
	return calendar ? calendar_elapsed_s(calendar, from, to) : to - from;
}

/* --- a change of directory -------------------------------------------------------------------- */

struct team_hours team_hours_of(const struct facts *facts)
{
	struct team_hours hours = { .len = facts->directory ? facts->groups.len : 0 };

	if (hours.len > 0)
		hours.calendars = mem_new(hours.len, sizeof(*hours.calendars));
	for (size_t i = 0; i < hours.len; i++)
		hours.calendars[i] = facts_calendar(facts, facts->groups.ids[i]);
	return hours;
}

void team_hours_release(struct team_hours *hours)
{
	free(hours->calendars);
}

bool team_hours_differ(const struct facts *facts, const struct team_hours *hours)
{
	for (size_t i = 0; i < hours->len; i++)
		if (facts_calendar(facts, facts->groups.ids[i]) != hours->calendars[i])
			return true;
	return false;
}
