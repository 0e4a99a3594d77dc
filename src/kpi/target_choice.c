/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which target applies.
 */
#include "config.h"

#include <math.h>
#include <string.h>
#include <strings.h>

#include "base/clock.h"
#include "base/format.h"
#include "kpi/filter.h"
#include "kpi/privacy.h"
#include "kpi/target.h"
#include "model/role.h"

/* --- to whom -------------------------------------------------------------------------------- */

struct condition {
	enum scope_kind scope;
	const char *word;     /* of the target; NULL: any */
	const char *filtered; /* what the request slices by */
};

#define CONDITION_COUNT 7

static void conditions_of(const struct target_config *target, const struct board_filter *filter,
	struct condition *conditions)
{
	conditions[0] = (struct condition){ SCOPE_TEAM, target->team, filter->of[SCOPE_TEAM] };
	conditions[1] = (struct condition){ SCOPE_AGENT, target->agent, filter->of[SCOPE_AGENT] };
	conditions[2] = (struct condition){ SCOPE_ROLE, target->role, filter->of[SCOPE_ROLE] };
	conditions[3] = (struct condition){ SCOPE_SITE, target->site, filter->of[SCOPE_SITE] };
	conditions[4] =
		(struct condition){ SCOPE_CHANNEL, target->channel, filter->of[SCOPE_CHANNEL] };
	conditions[5] =
		(struct condition){ SCOPE_PRIORITY, target->priority, filter->of[SCOPE_PRIORITY] };
	conditions[6] = (struct condition){ SCOPE_TOPIC, target->topic, filter->of[SCOPE_TOPIC] };
}

/* How a member meets a condition, the closer the higher. */
enum fit {
	FIT_NOT,
	FIT_WITHIN, /* it lies within what is named */
	FIT_NAMED
};

/* The slice is one team: the one that is named, by id or name. */
static bool slices_team(const struct roster *roster, const struct condition *condition)
{
	bool is_any = false;

	for (size_t i = 1; i < roster->team_count; i++) {
		const struct roster_team *team = &roster->teams[i];

		if (!filter_means(condition->filtered, team->scope_id, team->name))
			continue;
		if (!filter_means(condition->word, team->scope_id, team->name))
			return false;
		is_any = true;
	}
	return is_any;
}

static bool slices_agent(const struct roster *roster, const struct condition *condition)
{
	bool is_any = false;

	for (size_t i = 1; i < roster->agent_count; i++) {
		const struct roster_agent *agent = &roster->agents[i];

		if (!filter_means(condition->filtered, agent->scope_id, agent->name))
			continue;
		if (!filter_means(condition->word, agent->scope_id, agent->name))
			return false;
		is_any = true;
	}
	return is_any;
}

static bool is_sliced(const struct roster *roster, const struct condition *condition)
{
	if (!condition->filtered)
		return false;
	if (condition->scope == SCOPE_TEAM)
		return slices_team(roster, condition);
	if (condition->scope == SCOPE_AGENT)
		return slices_agent(roster, condition);
	return strcasecmp(condition->word, condition->filtered) == 0;
}

/* A role that nobody narrowed holds everybody: it reaches persons where it is one of persons. */
static bool holds_persons(const struct roster_set *set)
{
	const struct role_row *role = set->is_site ? NULL : role_find(set->id);

	return set->is_everybody && role && role->members == SCOPE_AGENT;
}

static bool is_within(
	const struct roster *roster, const struct condition *condition, const struct group *group)
{
	bool is_site = condition->scope == SCOPE_SITE;

	if (!is_site && condition->scope != SCOPE_ROLE)
		return false;
	size_t found = roster_set_find(roster, condition->word, is_site);

	if (found == ROSTER_SET_MAX || group->number == 0)
		return false;
	const struct roster_set *set = &roster->sets[found];

	if (group->scope == SCOPE_TEAM)
		return set->has_team[roster_team(roster, group->number)];
	return group->scope == SCOPE_AGENT &&
	       (holds_persons(set) || set->has_agent[roster_agent(roster, group->number)]);
}

static enum fit fit_condition(
	const struct roster *roster, const struct condition *condition, const struct group *group)
{
	if (group->scope == condition->scope &&
		(strcasecmp(condition->word, group->id) == 0 ||
			strcasecmp(condition->word, group->name) == 0))
		return FIT_NAMED;
	if (is_sliced(roster, condition))
		return FIT_NAMED;
	return is_within(roster, condition, group) ? FIT_WITHIN : FIT_NOT;
}

/* --- how well ------------------------------------------------------------------------------- */

struct rank {
	int conditions; /* met; −1: it does not apply */
	bool is_within; /* one of them but by lying within */
	int64_t from;
};

/* True where the target names all that narrows the member. */
static bool names_all(const struct target_question *question, const struct condition *conditions)
{
	const struct group *group = question->group;
	bool is_named = group->scope == SCOPE_DEPARTMENT || group->is_everybody;

	for (int i = 0; i < CONDITION_COUNT; i++) {
		is_named |= conditions[i].word && conditions[i].scope == group->scope;
		if (conditions[i].filtered && !conditions[i].word)
			return false;
	}
	return is_named;
}

static bool is_count(enum kpi_id kpi)
{
	enum kpi_aggregate aggregate = kpi_row(kpi)->aggregate;

	return aggregate == AGGREGATE_COUNT || aggregate == AGGREGATE_DIFFERENCE;
}

static double read_figure(enum kpi_unit unit, const char *text, double number)
{
	double value;

	return text && target_parse(unit, text, &value) ? value : number;
}

struct target_goals target_goals(enum kpi_id kpi, const struct target_config *target)
{
	enum kpi_unit unit = kpi_row(kpi)->unit;
	struct target_goals goals = {
		.goal = target->goal,
		.warn = read_figure(unit, target->warn_text, target->warn),
		.start = read_figure(unit, target->path_text, NAN),
	};
	double low, high = NAN;

	if (target->goal_text && target_parse_band(unit, target->goal_text, &low, &high))
		goals.goal = low;
	if (!isnan(high))
		goals.warn = high;
	return goals;
}

static bool reaches_parts(enum kpi_id kpi, const struct target_config *target)
{
	return !is_count(kpi) || fabs(target_goals(kpi, target).goal) < 1e-9;
}

static struct rank rank_of(
	const struct target_question *question, const struct target_config *target)
{
	const struct rank none = { .conditions = -1 };
	struct rank rank = { .from = target->from };
	struct condition conditions[CONDITION_COUNT];

	conditions_of(target, question->filter, conditions);
	for (int i = 0; i < CONDITION_COUNT; i++) {
		if (!conditions[i].word)
			continue;
		enum fit fit =
			fit_condition(&question->facts->roster, &conditions[i], question->group);

		if (fit == FIT_NOT)
			return none;
		rank.conditions++;
		rank.is_within |= fit == FIT_WITHIN;
	}
	bool is_whole = !rank.is_within && names_all(question, conditions);

	return is_whole || reaches_parts(question->kpi, target) ? rank : none;
}

/* Of equals the one behind wins, in time and then in the file; TIME_NONE is the smallest. */
static bool is_better(const struct rank *rank, const struct rank *best)
{
	if (rank->conditions != best->conditions)
		return rank->conditions > best->conditions;
	if (rank->is_within != best->is_within)
		return best->is_within;
	return rank->from >= best->from;
}

static const struct target_config *find_best(
	const struct target_question *question, int *conditions)
{
	const struct desk *desk = question->facts->desk;
	const struct target_config *best = NULL;
	struct rank best_rank = { .conditions = -1 };

	for (size_t i = 0; i < desk->target_count; i++) {
		const struct target_config *target = &desk->targets[i];

		if (!target->kpi || strcmp(target->kpi, kpi_row(question->kpi)->id) != 0 ||
			(target->from != TIME_NONE && target->from > question->at))
			continue;
		struct rank rank = rank_of(question, target);

		if (rank.conditions < 0 || (best && !is_better(&rank, &best_rank)))
			continue;
		best = target;
		best_rank = rank;
	}
	*conditions = best_rank.conditions;
	return best;
}

/* --- what it says --------------------------------------------------------------------------- */

static int64_t day_of(const struct facts *facts, int64_t at)
{
	const struct zone *zone = facts->desk->zone;

	return (at + (zone ? zone_offset_s(zone, at) : 0)) / 86400;
}

static const char *date_text(const struct facts *facts, int64_t at, struct arena *arena)
{
	int year, month, day;

	format_civil_from_days(day_of(facts, at), &year, &month, &day);
	return arena_printf(arena, "%04d-%02d-%02d", year, month, day);
}

static const char *describe(const struct target_question *question,
	const struct target_config *target, struct arena *arena)
{
	const struct facts *facts = question->facts;
	struct condition conditions[CONDITION_COUNT];
	const char *text = "";

	conditions_of(target, question->filter, conditions);
	for (int i = 0; i < CONDITION_COUNT; i++) {
		bool is_hidden = privacy_hides(facts->privacy, conditions[i].scope);
		if (conditions[i].word)
			text = arena_printf(arena, "%s%s%s %s", text, *text ? ", " : "",
				scope_rows[conditions[i].scope].name,
				is_hidden ? "…" : conditions[i].word);
	}
	if (*text == '\0')
		text = scope_rows[SCOPE_DEPARTMENT].name;
	if (target->from != TIME_NONE)
		text = arena_printf(
			arena, "%s from %s", text, date_text(facts, target->from, arena));
	if (target->by != TIME_NONE)
		text = arena_printf(arena, "%s by %s", text, date_text(facts, target->by, arena));
	return target->owner && facts->privacy != PRIVACY_ALL
		       ? arena_printf(arena, "%s, %s", text, target->owner)
		       : text;
}

/* How far the goal still is from its end: what is to be added to it on this day. */
static double left_of_path(const struct target_question *question,
	const struct target_config *target, const struct target_goals *goals)
{
	const struct facts *facts = question->facts;

	if (isnan(goals->start) || target->from == TIME_NONE || target->by == TIME_NONE)
		return 0;
	int64_t from = day_of(facts, target->from), by = day_of(facts, target->by);
	int64_t day = day_of(facts, question->at);

	return day >= by ? 0
			 : (goals->start - goals->goal) * (double)(by - day) / (double)(by - from);
}

static void take_target(const struct target_question *question, const struct target_config *target,
	struct arena *arena, struct target_choice *choice)
{
	struct target_goals goals = target_goals(question->kpi, target);
	double left = left_of_path(question, target, &goals);

	choice->goal = goals.goal + left;
	choice->warn = goals.warn + left;
	choice->text = describe(question, target, arena);
	choice->clock = (enum clock_kind)target->clock;
	choice->config = target;
}

static bool is_channel(const struct target_question *question, const char *channel)
{
	const struct group *group = question->group;
	const char *sliced = question->filter->of[SCOPE_CHANNEL];

	return (group->scope == SCOPE_CHANNEL && strcmp(group->id, channel) == 0) ||
	       (sliced && strcasecmp(sliced, channel) == 0);
}

/* Seven of ten are usual where a flag or a telephone tells; by replies and windows a desk has its
 * own level. */
static bool is_told_contact(const struct target_question *question)
{
	return question->kpi == KPI_FIRST_CONTACT_RESOLUTION &&
	       (desk_measuring(question->facts->desk)->fcr_method == FCR_MARK ||
		       is_channel(question, "phone"));
}

/* First responses by chat are counted in seconds, those by telephone are the call itself. */
static void take_default(const struct target_question *question, struct target_choice *choice)
{
	const struct kpi_row *row = kpi_row(question->kpi);
	bool is_response = question->kpi == KPI_FIRST_RESPONSE_TIME;

	const char *goal = is_told_contact(question) ? "70%" : row->goal;

	if (!goal || (is_response && is_channel(question, "phone")))
		return;
	choice->goal = read_figure(row->unit, goal, NAN);
	choice->warn = read_figure(row->unit, row->warn, NAN);
	choice->text = "default";
	if (is_response && is_channel(question, "chat")) {
		choice->goal = 60;
		choice->clock = CLOCK_CALENDAR;
	}
}

struct target_choice target_on(const struct target_question *question, struct arena *arena)
{
	struct target_choice choice = { NAN, NAN, NULL, CLOCK_DEFAULT, -1, NULL };
	enum kpi_better better = kpi_row(question->kpi)->better;
	const struct target_config *best = find_best(question, &choice.conditions);

	if (best)
		take_target(question, best, arena, &choice);
	else
		take_default(question, &choice);
	if (isnan(choice.warn) && (better == BETTER_HIGHER || better == BETTER_LOWER))
		choice.warn = target_warning(better, choice.goal);
	return choice;
}

struct target_choice target_choose(const struct facts *facts, enum kpi_id kpi,
	const struct group *group, const struct board_request *request, struct arena *arena)
{
	const struct span *span = &request->period.span;
	const struct target_question question = {
		.facts = facts,
		.kpi = kpi,
		.group = group,
		.filter = &request->filter,
		.at = span->to > span->from ? span->to - 1 : span->from,
	};

	return target_on(&question, arena);
}
