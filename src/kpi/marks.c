/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who is absent, new, outsourced.
 */
#include "config.h"

#include "kpi/marks.h"

#include "base/words.h"
#include "kpi/beside.h"
#include "kpi/pool.h"
#include "model/calendar.h"

/* clang-format off */
const struct mark_row mark_rows[MARK_COUNT] = {
	[MARK_ABSENT] = { "absent", N_("absent"), '-' },
	[MARK_NEW] = { "new", N_("new"), '+' },
	[MARK_OUTSOURCED] = { "outsourced", N_("outsourced"), '~' },
};
/* clang-format on */

/* What is known of a person's day. */
struct day {
	bool is_due, is_excused;         /* scheduled now: to work, to be absent */
	bool is_told, is_here, was_here; /* her presence: known today, now at work, at any time */
	bool has_joined_long_ago, has_joined;
};

static bool covers(const struct stretch *stretch, int64_t at)
{
	return !stretch->is_gone && stretch->from <= at &&
	       (stretch->to == TIME_NONE || stretch->to > at);
}

static void look_at_schedules(const struct facts *facts, int64_t now_s, struct day *days)
{
	const struct stretch *rows = facts->beside->schedules.rows;

	for (size_t i = 0; i < facts->beside->schedules.len; i++) {
		struct day *day = &days[roster_agent(&facts->roster, rows[i].agent)];

		if (!covers(&rows[i], now_s))
			continue;
		day->is_due |= rows[i].flags != PLAN_ABSENT;
		day->is_excused |= rows[i].flags == PLAN_ABSENT;
	}
}

static void look_at_presence(
	const struct facts *facts, int64_t now_s, int64_t midnight, struct day *days)
{
	const struct stretch *rows = facts->beside->presences.rows;

	for (size_t i = 0; i < facts->beside->presences.len; i++) {
		struct day *day = &days[roster_agent(&facts->roster, rows[i].agent)];
		bool is_at_work = rows[i].flags & OBS_IS_SIGNED_IN;

		if (rows[i].is_gone || rows[i].from > now_s ||
			(rows[i].to != TIME_NONE && rows[i].to <= midnight))
			continue;
		day->is_told = true;
		day->was_here |= is_at_work;
		day->is_here |= is_at_work && covers(&rows[i], now_s);
	}
}

/* What she did today is work, whatever presence says. */
static void look_at_activity(const struct facts *facts, int64_t midnight, struct day *days)
{
	for (size_t i = 1; i < facts->agents.len && i < facts->activity_capacity; i++)
		if (facts->activity[i].at >= midnight)
			days[roster_agent(&facts->roster, facts->agents.ids[i])].was_here = true;
}

static void look_at_memberships(
	const struct facts *facts, int64_t now_s, struct day *days, uint8_t *marks)
{
	const struct directory *directory = facts->directory;
	const struct roster *roster = &facts->roster;
	int64_t since = now_s - facts->desk->new_agent_s;

	for (size_t i = 0; directory && i < directory->membership_count; i++) {
		const struct directory_membership *row = &directory->memberships[i];
		uint32_t agent = roster_agent(roster, row->account);
		uint32_t team = roster_team(roster, row->group);

		if (row->from != TIME_NONE && row->from > now_s)
			continue;
		days[agent].has_joined = true;
		days[agent].has_joined_long_ago |= row->from == TIME_NONE || row->from <= since;
		if (row->to != TIME_NONE && row->to <= now_s)
			continue;
		for (size_t s = 0; s < roster->set_count; s++)
			if (roster->sets[s].is_outsourced && roster->sets[s].has_team[team])
				marks[agent] |= 1u << MARK_OUTSOURCED;
	}
}

static bool is_absent(const struct day *day, bool is_business)
{
	if (day->is_here)
		return false;
	if (day->is_excused)
		return true;
	if (day->is_due)
		return day->is_told || !day->was_here;
	return is_business && day->is_told && !day->was_here;
}

struct marks marks_make(const struct facts *facts, int64_t now_s, struct arena *arena)
{
	const struct roster *roster = &facts->roster;
	const struct calendar *calendar = facts->desk->calendar;
	struct day *days = arena_alloc(arena, roster->agent_count, sizeof(*days));
	uint8_t *marks = arena_alloc(arena, roster->agent_count, sizeof(*marks));
	int64_t midnight = zone_day_start(facts->desk->zone, now_s, 0);
	bool is_business = calendar_has_hours(calendar) && calendar_is_open(calendar, now_s);

	look_at_memberships(facts, now_s, days, marks);
	if (facts->beside) {
		look_at_schedules(facts, now_s, days);
		look_at_presence(facts, now_s, midnight, days);
		look_at_activity(facts, midnight, days);
	}
	for (size_t i = 1; i < roster->agent_count; i++) {
		if (is_absent(&days[i], is_business))
			marks[i] |= 1u << MARK_ABSENT;
		if (days[i].has_joined && !days[i].has_joined_long_ago)
			marks[i] |= 1u << MARK_NEW;
	}
	return (struct marks){ facts, marks };
}

bool marks_has(const struct marks *marks, fact_id account, enum mark mark)
{
	uint32_t agent = roster_agent(&marks->facts->roster, account);

	return agent > 0 && (marks->of[agent] & (1u << mark));
}
