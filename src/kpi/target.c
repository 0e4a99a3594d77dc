/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Choosing and judging.
 */
#include "config.h"

#include "kpi/target.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/format.h"

bool target_parse(enum kpi_unit unit, const char *text, double *value)
{
	int64_t seconds;
	int months;
	char *end;

	if (unit == UNIT_SECONDS && format_parse_span(text, &seconds, &months)) {
		*value = (double)seconds + months * 30.0 * 86400;
		return true;
	}
	*value = strtod(text, &end);
	if (end == text || !isfinite(*value))
		return false;
	while (*end == ' ')
		end++;
	bool is_percent = *end == '%';

	if (is_percent)
		end++;
	/* "85" can only mean percent where a share ends at 1. */
	if (is_percent || (unit == UNIT_SHARE && *value > 1))
		*value /= 100;
	return *end == '\0';
}

double target_warning(enum kpi_better better, double goal)
{
	if (!(goal > 0))
		return NAN;
	return better == BETTER_HIGHER ? goal * 0.9 : goal * 1.25;
}

static enum verdict judge_band(double value, double goal, double warn)
{
	double low = fmin(goal, warn), high = fmax(goal, warn);

	if (value >= low && value <= high)
		return VERDICT_MET;
	return value >= low * 0.9 && value <= high * 1.25 ? VERDICT_NEAR : VERDICT_MISSED;
}

enum verdict target_judge(enum kpi_better better, double value, double goal, double warn)
{
	if (isnan(value) || isnan(goal))
		return VERDICT_NONE;
	if (better == BETTER_BAND && !isnan(warn))
		return judge_band(value, goal, warn);
	bool is_higher = better == BETTER_HIGHER;

	if (is_higher ? value >= goal : value <= goal)
		return VERDICT_MET;
	if (isnan(warn))
		return VERDICT_MISSED;
	return (is_higher ? value >= warn : value <= warn) ? VERDICT_NEAR : VERDICT_MISSED;
}

/* --- which one ------------------------------------------------------------------------------ */

struct condition {
	enum scope_kind scope;
	const char *word;     /* of the target; NULL: any */
	const char *filtered; /* what the request slices by */
};

#define CONDITION_COUNT 7

static void conditions_of(const struct target_config *target, const struct board_filter *filter,
	struct condition *conditions)
{
	conditions[0] = (struct condition){ SCOPE_TEAM, target->team, filter->team };
	conditions[1] = (struct condition){ SCOPE_AGENT, target->agent, filter->agent };
	conditions[2] = (struct condition){ SCOPE_ROLE, target->role, filter->role };
	conditions[3] = (struct condition){ SCOPE_SITE, target->site, filter->site };
	conditions[4] = (struct condition){ SCOPE_CHANNEL, target->channel, filter->channel };
	conditions[5] = (struct condition){ SCOPE_PRIORITY, target->priority, filter->priority };
	conditions[6] = (struct condition){ SCOPE_TOPIC, target->topic, NULL };
}

static bool is_met_by(const struct condition *condition, const struct group *group)
{
	if (group->scope == condition->scope && (strcmp(condition->word, group->id) == 0 ||
							strcmp(condition->word, group->name) == 0))
		return true;
	return condition->filtered && strcmp(condition->word, condition->filtered) == 0;
}

/* How many conditions the target has, all of them met; −1: it does not apply. */
static int fit(const struct target_config *target, const struct group *group,
	const struct board_filter *filter)
{
	struct condition conditions[CONDITION_COUNT];
	int count = 0;

	conditions_of(target, filter, conditions);
	for (int i = 0; i < CONDITION_COUNT; i++) {
		if (!conditions[i].word)
			continue;
		if (!is_met_by(&conditions[i], group))
			return -1;
		count++;
	}
	return count;
}

static const char *describe(const struct facts *facts, const struct target_config *target,
	const struct board_filter *filter, struct arena *arena)
{
	struct condition conditions[CONDITION_COUNT];
	const char *text = "";

	conditions_of(target, filter, conditions);
	for (int i = 0; i < CONDITION_COUNT; i++)
		if (conditions[i].word)
			text = arena_printf(arena, "%s%s%s %s", text, *text ? ", " : "",
				scope_rows[conditions[i].scope].name, conditions[i].word);
	if (*text == '\0')
		text = scope_rows[SCOPE_DEPARTMENT].name;
	if (target->from == TIME_NONE)
		return text;
	const struct zone *zone = facts->desk->zone;
	int64_t days = (target->from + (zone ? zone_offset_s(zone, target->from) : 0)) / 86400;
	int year, month, day;

	format_civil_from_days(days, &year, &month, &day);
	return arena_printf(arena, "%s from %04d-%02d-%02d", text, year, month, day);
}

static double read_figure(enum kpi_unit unit, const char *text, double number)
{
	double value;

	return text && target_parse(unit, text, &value) ? value : number;
}

/* First responses by chat are counted in seconds, those by telephone are the call itself. */
static void choose_default(enum kpi_id kpi, const struct group *group, struct target_choice *choice)
{
	const struct kpi_row *row = kpi_row(kpi);

	if (!row->goal)
		return;
	if (kpi == KPI_FIRST_RESPONSE_TIME && group->scope == SCOPE_CHANNEL &&
		strcmp(group->id, "phone") == 0)
		return;
	choice->goal = read_figure(row->unit, row->goal, NAN);
	choice->warn = read_figure(row->unit, row->warn, NAN);
	choice->text = "default";
	if (kpi == KPI_FIRST_RESPONSE_TIME && group->scope == SCOPE_CHANNEL &&
		strcmp(group->id, "chat") == 0) {
		choice->goal = 60;
		choice->clock = CLOCK_CALENDAR;
	}
}

static bool is_later(const struct target_config *a, const struct target_config *b)
{
	return !b || a->from >= b->from; /* TIME_NONE is the smallest */
}

static const struct target_config *find_best(const struct facts *facts, const char *kpi,
	const struct group *group, const struct board_request *request, int *conditions)
{
	const struct target_config *best = NULL;

	for (size_t i = 0; i < facts->desk->target_count; i++) {
		const struct target_config *target = &facts->desk->targets[i];

		if (!target->kpi || strcmp(target->kpi, kpi) != 0 ||
			(target->from != TIME_NONE && target->from >= request->period.span.to))
			continue;
		int count = fit(target, group, &request->filter);

		if (count < *conditions || count < 0 ||
			(count == *conditions && !is_later(target, best)))
			continue;
		best = target;
		*conditions = count;
	}
	return best;
}

struct target_choice target_choose(const struct facts *facts, enum kpi_id kpi,
	const struct group *group, const struct board_request *request, struct arena *arena)
{
	struct target_choice choice = { NAN, NAN, NULL, CLOCK_DEFAULT, -1 };
	const struct kpi_row *row = kpi_row(kpi);
	const struct target_config *best =
		find_best(facts, row->id, group, request, &choice.conditions);

	if (best) {
		choice.goal = read_figure(row->unit, best->goal_text, best->goal);
		choice.warn = read_figure(row->unit, best->warn_text, best->warn);
		choice.text = describe(facts, best, &request->filter, arena);
		choice.clock = (enum clock_kind)best->clock;
	} else {
		choose_default(kpi, group, &choice);
	}
	if (isnan(choice.warn) && row->better != BETTER_BAND)
		choice.warn = target_warning(row->better, choice.goal);
	return choice;
}
