/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goals that a pass counts against as it goes: each channel's own, and that of the first response,
 * against which whoever still waits may be late.
 */
#include "config.h"

#include <math.h>

#include "kpi/judge.h"

static void find_channel_goals(const struct facts *facts, const struct board_request *request,
	enum kpi_id kpi, struct arena *arena, struct channel_goals *goals)
{
	const struct dense *names = &facts->names[POOL_CHANNEL];
	double *goal = arena_alloc(arena, names->len, sizeof(*goal));
	double *warn = arena_alloc(arena, names->len, sizeof(*warn));
	uint8_t *is_business = arena_alloc(arena, names->len, sizeof(*is_business));
	bool is_mixed = false;

	for (size_t i = 0; i < names->len; i++) {
		const char *name = i ? roster_name(&facts->roster, names->ids[i]) : "-";
		struct group group = { .scope = SCOPE_CHANNEL, .id = name, .name = name };
		struct target_choice choice = target_choose(facts, kpi, &group, request, arena);

		goal[i] = isnan(choice.goal) ? INFINITY : choice.goal;
		warn[i] = isnan(choice.warn) ? goal[i] : choice.warn;
		is_business[i] = choice.clock != CLOCK_CALENDAR && facts_has_hours(facts);
		is_mixed |= i > 1 && (goal[i] != goal[1] || is_business[i] != is_business[1]);
	}
	if (is_mixed)
		*goals = (struct channel_goals){ goal, warn, is_business };
}

static void find_first_goals(
	const struct board_request *request, struct arena *arena, struct pass *pass)
{
	const struct groups *groups = pass->groups;
	struct group_goal *goals = arena_alloc(arena, groups->len, sizeof(*goals));

	for (size_t i = 0; i < groups->len; i++) {
		struct target_choice choice = target_choose(
			pass->facts, KPI_FIRST_RESPONSE_TIME, &groups->rows[i], request, arena);

		goals[i].goal = isnan(choice.goal) ? INFINITY : choice.goal;
		goals[i].is_business = judge_is_business(
			pass->facts, request, KPI_FIRST_RESPONSE_TIME, choice.clock);
	}
	pass->first_goals = goals;
}

void judge_goals(const struct board_request *request, struct arena *arena, struct pass *pass)
{
	for (int kpi = 0; kpi < kpi_count(); kpi++)
		if (request->kpis[kpi] && kpi_row((enum kpi_id)kpi)->has_clock)
			find_channel_goals(pass->facts, request, (enum kpi_id)kpi, arena,
				&pass->channel_goals[kpi]);
	if (request->kpis[KPI_FIRST_RESPONSE_TIME])
		find_first_goals(request, arena, pass);
}

/* A role of everybody is counted with the department, whose goal may be another. */
bool judge_goals_tell(const struct pass *pass, size_t group)
{
	const struct group_goal *own, *counted;

	if (!pass->first_goals)
		return false;
	own = &pass->first_goals[group];
	counted = &pass->first_goals[pass->groups->rows[group].counted_as];
	return own->goal < INFINITY && own->goal == counted->goal &&
	       own->is_business == counted->is_business;
}
