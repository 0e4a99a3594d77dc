/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Days by the clock on the wall, which may have 23 hours or 25.
 */
#include "config.h"

#include "kpi/ordinary.h"

#include "kpi/filter.h"
#include "kpi/pool.h"

#define DAY_S 86400

const struct calendar *ordinary_calendar(
	const struct facts *facts, const struct board_filter *filter)
{
	const struct roster *roster = &facts->roster;
	const struct calendar *found = NULL;
	int count = 0;

	for (size_t i = 1; filter && filter->of[SCOPE_TEAM] && i < roster->team_count; i++) {
		const struct roster_team *team = &roster->teams[i];

		if (!filter_means(filter->of[SCOPE_TEAM], team->scope_id, team->name))
			continue;
		found = facts_calendar(facts, team->group);
		count++;
	}
	return count == 1 ? found : NULL;
}

int64_t ordinary_at(const struct facts *facts, int64_t now_s, int days, int64_t second_of_day)
{
	int64_t midnight = zone_local_s(facts->desk->zone, now_s) / DAY_S * DAY_S;

	return zone_from_local_s(facts->desk->zone, midnight + days * DAY_S + second_of_day);
}

int64_t ordinary_second(const struct facts *facts, int64_t at)
{
	return zone_local_s(facts->desk->zone, at) % DAY_S;
}
