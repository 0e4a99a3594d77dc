/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What must hold on any desk: parts add up to the whole, lists to their readings, split periods to
 * the joined one, and the order in which tickets come does not matter.
 */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "base/macros.h"
#include "check_kpi.h"
#include "kpi_desk.h"

#define TICKETS 120
#define ACTIVITIES 400
#define DAYS 28
#define NOW (MONDAY + DAYS * DAY_S)
#define SEEDS 8

static uint32_t state;

static uint32_t draw(uint32_t below)
{
	state = state * 1664525 + 1013904223;
	return (state >> 8) % below;
}

static fact_id some_agent(void)
{
	static const fact_id agents[] = { ANNA, BEN, CARLA, ROBOT, 0 };

	return agents[draw(5)];
}

static fact_id some_group(void)
{
	static const fact_id groups[] = { BILLING, RETURNS, TECHNICAL, 0 };

	return groups[draw(4)];
}

static void add_random_event(struct story *story, int64_t at)
{
	static const enum ticket_state states[] = { STATE_OPEN, STATE_PENDING, STATE_HOLD,
		STATE_SOLVED, STATE_SOLVED, STATE_CLOSED };

	switch (draw(9)) {
	case 0:
	case 1:
		story_customer(story, at);
		break;
	case 2:
	case 3:
		story_reply(story, at, ANNA + (fact_id)draw(3));
		story->events[story->len - 1].handle_s = draw(900);
		break;
	case 4:
		story_assign(story, at, some_agent());
		break;
	case 5:
		story_team(story, at, some_group());
		break;
	case 6:
		story_rate(story, at, 1 + draw(5), 5);
		break;
	case 7:
		story_robot(story, at);
		break;
	default: {
		struct event_fact *event = story_state(story, at, states[draw(6)]);

		if (draw(4) == 0)
			event->actor_kind = ACTOR_SYSTEM;
		break;
	}
	}
}

static struct story random_summary(fact_id id, int64_t at)
{
	struct story one = summary(id, at);
	struct ticket_metrics *metrics = &one.fact.metrics;

	one.fact.assignee = some_agent();
	one.fact.group = some_group();
	metrics->has = METRICS_FIRST_REPLY | METRICS_SOLVED | METRICS_HANDLE;
	metrics->has |= draw(4) ? METRICS_REPLIES | METRICS_REOPENS : 0;
	metrics->first_reply_s = draw(5) ? (int64_t)draw(90000) : -1;
	metrics->solved_s = -1;
	metrics->solved_at = TIME_NONE;
	metrics->replies = draw(4);
	metrics->reopens = draw(5) == 0;
	metrics->handle_s = draw(1000);
	if (draw(3)) {
		one.fact.state = STATE_SOLVED;
		metrics->solved_s = draw(300000);
		metrics->solved_at = at + metrics->solved_s;
	}
	return one;
}

static struct story random_story(fact_id id)
{
	static const fact_id channels[] = { EMAIL, CHAT, 0 };
	static const fact_id priorities[] = { HIGH, LOW, URGENT, 0 };
	static const fact_id types[] = { COMPLAINT, RETURNED, 0 };
	static const fact_id topics[] = { LOGIN, INVOICE, 0 };
	int64_t at = MONDAY + draw(DAYS * 24 * 60) * MINUTE_S;
	bool has_events = draw(4) > 0;
	struct story one = has_events ? story(id, at) : random_summary(id, at);

	one.fact.channel = channels[draw(3)];
	one.fact.priority = priorities[draw(4)];
	one.fact.type = types[draw(3)];
	one.fact.topic = topics[draw(3)];
	one.fact.requester = draw(8) ? 200 + (fact_id)draw(20) : 0;
	if (draw(15) == 0)
		one.fact.flags |= TICKET_IS_TEST;
	if (draw(15) == 0)
		one.fact.flags |= TICKET_IS_OUTBOUND;
	for (uint32_t i = draw(14); has_events && i > 0; i--) {
		at += draw(40000);
		add_random_event(&one, at);
	}
	return one;
}

/* --- beside the tickets --------------------------------------------------------------------- */

static struct activity_fact random_call(int64_t key, int64_t at)
{
	static const fact_id outcomes[] = { ANSWERED, ANSWERED, ABANDONED, QUEUED };
	struct activity_fact fact = activity(RECORD_CALL, key, at, outcomes[draw(4)]);

	fact.group = some_group();
	fact.agent = fact.what == ANSWERED ? some_agent() : 0;
	fact.is_inbound = draw(6) > 0;
	fact.wait_s = fact.what == QUEUED ? -1 : (int64_t)draw(60);
	fact.talk_s = fact.what == ANSWERED ? (int64_t)draw(500) : -1;
	return fact;
}

static struct activity_fact random_answer(int64_t key, int64_t at)
{
	static const struct {
		fact_id kind;
		uint32_t scale;
	} kinds[] = { { NPS, 10 }, { CES, 7 }, { CSAT, 5 }, { QA, 100 } };
	size_t kind = draw(ARRAY_LEN(kinds));
	struct activity_fact fact = activity(RECORD_RATING, key, at, kinds[kind].kind);

	fact.agent = some_agent();
	fact.group = some_group();
	fact.scale = kinds[kind].scale;
	fact.value = 1 + draw(kinds[kind].scale);
	fact.is_critical = draw(6) == 0;
	if (fact.what != QA)
		return fact;
	fact.item = draw(2) ? EMPATHY : KNOWLEDGE;
	fact.ticket = 1 + (fact_id)draw(10);
	fact.author = some_agent();
	fact.weight = 1 + draw(3);
	return fact;
}

static struct activity_fact random_stretch(int64_t key, int64_t at, bool is_plan)
{
	static const fact_id states[] = { AVAILABLE, IN_CONTACT, WRAP_UP, ON_BREAK, OFFLINE };
	static const fact_id plans[] = { AT_WORK, AT_WORK, ON_BREAK, ABSENT };
	struct activity_fact fact = activity(is_plan ? RECORD_SCHEDULE : RECORD_PRESENCE, key, at,
		is_plan ? plans[draw(4)] : states[draw(5)]);

	fact.agent = ANNA + (fact_id)draw(3);
	fact.to = at + 1 + draw(9000);
	return fact;
}

static struct activity_fact random_activity(int64_t key)
{
	static const fact_id measures[] = { ORDERS, SUPPORT_COST, REVENUE, SELF_SOLVED };
	int64_t at = MONDAY + draw(DAYS * 24 * 60) * MINUTE_S;
	struct activity_fact fact;

	if (key <= DAYS * (int64_t)ARRAY_LEN(measures)) { /* each of them, day by day */
		at = MONDAY + (key - 1) / (int64_t)ARRAY_LEN(measures) * DAY_S;
		fact = activity(
			RECORD_MEASURE, key, at, measures[(size_t)(key - 1) % ARRAY_LEN(measures)]);
		fact.to = at + DAY_S;
		/* Support costs less than is earned. */
		fact.value = (fact.what == REVENUE ? 100 : 1) + draw(100);
		return fact;
	}
	switch (draw(4)) {
	case 0:
		return random_call(key, at);
	case 1:
		return random_answer(key, at);
	default:
		return random_stretch(key, at, draw(3) == 0);
	}
}

/* --- desks ---------------------------------------------------------------------------------- */

static struct kpi_desk *random_desk(uint32_t seed, bool has_hours)
{
	struct kpi_desk *desk = kpi_desk_new();
	struct team_config *team = kpi_desk_add(desk, "team");
	struct promise_config *promise = kpi_desk_add(desk, "promise");

	team->name = "Technical";
	team->tier = 2;
	promise->first_response_s = 3 * HOUR_S;
	promise->next_reply_s = 6 * HOUR_S;
	promise->resolution_s = 2 * DAY_S;
	promise->clock = CLOCK_DEFAULT;
	if (has_hours)
		kpi_desk_hours(desk, "08:00-18:00");
	kpi_desk_begin(desk, TIME_NONE);
	state = seed;
	return desk;
}

static void fill(struct kpi_desk *desk, bool is_backwards)
{
	static struct story stories[TICKETS];
	static struct activity_fact activities[ACTIVITIES];

	for (int i = 0; i < TICKETS; i++)
		stories[i] = random_story(i + 1);
	for (int i = 0; i < ACTIVITIES; i++)
		activities[i] = random_activity(i + 1);
	for (int i = 0; i < ACTIVITIES; i++)
		put_activity(desk, &activities[is_backwards ? ACTIVITIES - 1 - i : i]);
	for (int i = 0; i < TICKETS; i++)
		put(desk, &stories[is_backwards ? TICKETS - 1 - i : i]);
	/* Some come again. */
	for (int i = 0; is_backwards && i < TICKETS; i += 7)
		put(desk, &stories[i]);
	for (int i = 0; is_backwards && i < ACTIVITIES; i += 5)
		put_activity(desk, &activities[i]);
}

START_TEST(parts_and_lists_add_up)
{
	struct kpi_desk *desk = random_desk((uint32_t)_i * 7919 + 1, _i % 2);

	fill(desk, false);
	for (int day = 3; day <= DAYS; day += 5) {
		struct board_request request = ask(MONDAY, MONDAY + day * DAY_S, NOW);
		const struct board *board = board_of(desk, &request, NOW);

		check_adds_up(board);
		board_done(board);
	}
	kpi_desk_free(desk);
}
END_TEST

START_TEST(values_stay_within_their_bounds)
{
	struct kpi_desk *desk = random_desk((uint32_t)_i * 104729 + 3, _i % 2);

	fill(desk, false);
	struct board_request request = ask(MONDAY, MONDAY + 14 * DAY_S, NOW);
	const struct board *board = board_of(desk, &request, NOW);

	for (size_t i = 0; i < board_count(board); i++) {
		const struct reading *reading = board_at(board, i);
		const struct kpi_row *row = kpi_row(reading->kpi);

		ck_assert_msg(
			isnan(reading->value) == (reading->reason != REASON_NONE), "%s", row->id);
		if (row->aggregate ==
			AGGREGATE_MODEL) /* may lack people, or be off by more than all */
			continue;
		double least = row->unit == UNIT_POINTS ? -100 : 0;

		if (row->aggregate != AGGREGATE_DIFFERENCE && !isnan(reading->value))
			ck_assert_msg(reading->value >= least, "%s of %s: %f", row->id,
				reading->scope_id, reading->value);
		if (row->unit == UNIT_POINTS && !isnan(reading->value))
			ck_assert_double_le(reading->value, 100);
		if (row->unit == UNIT_SHARE && !isnan(reading->value))
			ck_assert_msg(reading->value <= 1, "%s of %s: %f", row->id,
				reading->scope_id, reading->value);
		if (!isnan(reading->p90))
			ck_assert_double_ge(reading->p90, reading->value);
		if (!isnan(reading->low))
			ck_assert_double_le(reading->low, reading->high);
	}
	board_done(board);
	kpi_desk_free(desk);
}
END_TEST

static double known(double value)
{
	return isnan(value) ? 0 : value;
}

/* Levels have no parts; ratios of measures, models and shares of tickets, each once a period, are no
 * sums. */
static bool is_additive(const struct kpi_row *row)
{
	return !row->is_level && row->aggregate != AGGREGATE_FORMULA &&
	       row->aggregate != AGGREGATE_MODEL && row->aggregate != AGGREGATE_MAX &&
	       row->reads != OBS_MOVE &&
	       !(row->reads >= OBS_PRESENCE && row->reads <= OBS_SCHEDULED);
}

static void check_joined(
	const struct reading *first, const struct reading *second, const struct reading *both)
{
	const struct kpi_row *row = kpi_row(both->kpi);

	ck_assert_msg(fabs(first->n + second->n - both->n) < 1e-6, "n of %s", row->id);
	if (row->aggregate == AGGREGATE_COUNT || row->aggregate == AGGREGATE_DIFFERENCE)
		ck_assert_msg(known(first->value) + known(second->value) == known(both->value),
			"%s", row->id);
	ck_assert_msg(fabs(known(first->numerator) + known(second->numerator) -
			      known(both->numerator)) < 1e-6,
		"numerator of %s", row->id);
	ck_assert_msg(fabs(known(first->denominator) + known(second->denominator) -
			      known(both->denominator)) < 1e-6,
		"denominator of %s", row->id);
}

START_TEST(split_periods_give_the_joined_count)
{
	struct kpi_desk *desk = random_desk((uint32_t)_i * 31 + 5, false);

	fill(desk, false);
	int64_t cut = MONDAY + (1 + (int64_t)draw(20)) * DAY_S + draw(80000);
	struct board_request first = ask(MONDAY, cut, NOW), second = ask(cut, NOW, NOW);
	struct board_request both = ask(MONDAY, NOW, NOW);
	const struct board *a = board_of(desk, &first, NOW), *b = board_of(desk, &second, NOW);
	const struct board *all = board_of(desk, &both, NOW);

	for (int kpi = 0; kpi < kpi_count(); kpi++)
		if (is_additive(kpi_row((enum kpi_id)kpi)))
			check_joined(read_kpi(a, (enum kpi_id)kpi), read_kpi(b, (enum kpi_id)kpi),
				read_kpi(all, (enum kpi_id)kpi));
	board_done(a);
	board_done(b);
	board_done(all);
	kpi_desk_free(desk);
}
END_TEST

START_TEST(the_order_of_arrival_changes_nothing)
{
	struct kpi_desk *one = random_desk((uint32_t)_i * 13 + 11, true);

	fill(one, false);
	struct kpi_desk *other = random_desk((uint32_t)_i * 13 + 11, true);

	fill(other, true);
	struct board_request request = ask(MONDAY, MONDAY + 14 * DAY_S, NOW);
	const struct board *a = board_of(one, &request, NOW), *b = board_of(other, &request, NOW);

	ck_assert_uint_eq(board_count(a), board_count(b));
	for (size_t i = 0; i < board_count(a); i++) {
		const struct reading *left = board_at(a, i), *right = board_at(b, i);

		ck_assert_str_eq(left->scope_id, right->scope_id);
		ck_assert(
			(isnan(left->value) && isnan(right->value)) || left->value == right->value);
		ck_assert((isnan(left->previous) && isnan(right->previous)) ||
			  left->previous == right->previous);
		for (int k = 0; k < EXCLUSION_COUNT; k++)
			ck_assert_int_eq(left->excluded[k], right->excluded[k]);
	}
	board_done(a);
	board_done(b);
	kpi_desk_free(one);
	kpi_desk_free(other);
}
END_TEST

/* The backlog at a moment is what the open list says at that moment. */
START_TEST(history_agrees_with_what_was_seen_then)
{
	struct kpi_desk *today = random_desk((uint32_t)_i * 17 + 23, false);

	fill(today, false);
	int64_t then = MONDAY + 10 * DAY_S;
	struct board_request request = ask(MONDAY, then, NOW);
	const struct board *board = board_of(today, &request, NOW);
	struct kpi_desk *back = kpi_desk_new();
	struct arena *arena = arena_new();
	double open = read_kpi(board, KPI_BACKLOG)->value;

	/* The same desk looked at then. Summaries tell no turns, so only the whole is compared. */
	kpi_desk_begin(back, then - 1);
	state = (uint32_t)_i * 17 + 23;
	fill(back, false);
	ck_assert_double_eq((double)facts_open(back->facts, NULL, then, arena).len, open);
	arena_free(arena);
	board_done(board);
	kpi_desk_free(today);
	kpi_desk_free(back);
}
END_TEST

Suite *suite_random_desks(void)
{
	Suite *suite = suite_create("random desks");
	TCase *tests = tcase_create("all");

	tcase_set_timeout(tests, 120);
	tcase_add_loop_test(tests, parts_and_lists_add_up, 0, SEEDS);
	tcase_add_loop_test(tests, values_stay_within_their_bounds, 0, SEEDS);
	tcase_add_loop_test(tests, split_periods_give_the_joined_count, 0, SEEDS);
	tcase_add_loop_test(tests, the_order_of_arrival_changes_nothing, 0, SEEDS);
	tcase_add_loop_test(tests, history_agrees_with_what_was_seen_then, 0, SEEDS);
	suite_add_tcase(suite, tests);
	return suite;
}
