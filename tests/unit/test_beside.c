/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Facts beside the tickets that come again, are taken back, come before their words or after the
 * moment looked back to; whose they are, and from when on they are there.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/macros.h"
#include "base/mem.h"
#include "check_kpi.h"
#include "kpi_desk.h"

#define NOW (MONDAY + 30 * DAY_S)
#define AT(hours) (MONDAY + (int64_t)((hours)*HOUR_S))

static struct kpi_desk *desk;

static void make(void)
{
	desk = kpi_desk_new();
}

static void end(void)
{
	kpi_desk_free(desk);
}

static const struct board *days(int from, int to)
{
	struct board_request request = ask(MONDAY + from * DAY_S, MONDAY + to * DAY_S, NOW);

	request.scopes[SCOPE_CUSTOMER] = true;
	const struct board *board = board_of(desk, &request, NOW);

	check_adds_up(board);
	return board;
}

static double whole(const struct board *board, enum kpi_id kpi)
{
	return read_kpi(board, kpi)->value;
}

static struct activity_fact call(int64_t key, int64_t at, fact_id outcome, int64_t wait_s)
{
	struct activity_fact fact = activity(RECORD_CALL, key, at, outcome);

	fact.group = BILLING;
	fact.wait_s = wait_s;
	if (outcome == ANSWERED) {
		fact.agent = ANNA;
		fact.talk_s = 200;
	}
	return fact;
}

static void put_call(int64_t key, int64_t at, fact_id outcome, int64_t wait_s)
{
	struct activity_fact fact = call(key, at, outcome, wait_s);

	put_activity(desk, &fact);
}

static void put_rating(int64_t key, int64_t at, fact_id kind, double score, double scale)
{
	struct activity_fact fact = activity(RECORD_RATING, key, at, kind);

	fact.agent = ANNA;
	fact.group = BILLING;
	fact.value = score;
	fact.scale = scale;
	put_activity(desk, &fact);
}

static void take_back(enum record_kind kind, int64_t key)
{
	struct activity_fact fact = { .kind = kind, .key = key, .is_gone = true };

	put_activity(desk, &fact);
}

/* --- again, and back ------------------------------------------------------------------------ */

START_TEST(an_answer_comes_again_and_is_taken_back)
{
	kpi_desk_begin(desk, TIME_NONE);
	put_rating(1, AT(1), NPS, 9, 10);
	put_rating(2, AT(2), NPS, 3, 10);
	put_rating(1, AT(1), NPS, 9, 10);
	const struct board *twice = days(0, 7);

	ck_assert_double_eq(read_kpi(twice, KPI_NPS)->n, 2);
	ck_assert_double_eq(whole(twice, KPI_NPS), 0);
	board_done(twice);
	put_rating(2, AT(2), NPS, 10, 10);
	const struct board *changed = days(0, 7);

	ck_assert_double_eq(whole(changed, KPI_NPS), 100);
	board_done(changed);
	take_back(RECORD_RATING, 1);
	const struct board *gone = days(0, 7);

	ck_assert_double_eq(read_kpi(gone, KPI_NPS)->n, 1);
	board_done(gone);
}
END_TEST

static void review(int64_t key, fact_id author, double score)
{
	struct activity_fact fact = activity(RECORD_RATING, key, AT((double)key), QA);

	fact.agent = ANNA;
	fact.group = BILLING;
	fact.ticket = 7;
	fact.author = author;
	fact.item = KNOWLEDGE;
	fact.value = score;
	fact.scale = 10;
	put_activity(desk, &fact);
}

/* Two reviewers of one contact, 80 % and 60 %; then one, then none. */
START_TEST(a_review_is_taken_back)
{
	kpi_desk_begin(desk, TIME_NONE);
	review(1, BEN, 8);
	review(2, CARLA, 6);
	const struct board *both = days(0, 7);

	ck_assert_double_eq_tol(whole(both, KPI_QA_SCORE), 0.7, 1e-9);
	ck_assert_double_eq_tol(whole(both, KPI_CALIBRATION_SPREAD), 0.2, 1e-9);
	board_done(both);
	take_back(RECORD_RATING, 2);
	const struct board *one = days(0, 7);

	ck_assert_double_eq_tol(whole(one, KPI_QA_SCORE), 0.8, 1e-9);
	ck_assert_double_eq(whole(one, KPI_REVIEWS), 1);
	ck_assert_double_eq(read_kpi(one, KPI_CALIBRATION_SPREAD)->n, 0);
	board_done(one);
	review(2, CARLA, 6);
	board_done(days(0, 7));
	take_back(RECORD_RATING, 1);
	take_back(RECORD_RATING, 2);
	const struct board *none = days(0, 7);

	ck_assert_double_eq(read_kpi(none, KPI_QA_SCORE)->n, 0);
	ck_assert_double_eq(read_kpi(none, KPI_CALIBRATION_SPREAD)->n, 0);
	board_done(none);
}
END_TEST

/* --- words that come later ------------------------------------------------------------------ */

/* The directory that a later batch brings: the same, with room for a name more. */
static struct directory *next_directory(void)
{
	const struct directory *known = facts_directory(desk->facts);
	struct directory *next = mem_new(1, sizeof(*next));

	*next = *known;
	next->arena = arena_new();
	next->accounts = arena_alloc(next->arena, known->account_count, sizeof(*next->accounts));
	memcpy(next->accounts, known->accounts, known->account_count * sizeof(*next->accounts));
	next->groups = arena_alloc(next->arena, known->group_count, sizeof(*next->groups));
	memcpy(next->groups, known->groups, known->group_count * sizeof(*next->groups));
	next->sources = arena_alloc(next->arena, known->source_count, sizeof(*next->sources));
	memcpy(next->sources, known->sources, known->source_count * sizeof(*next->sources));
	next->coverage = arena_alloc(next->arena, known->coverage_count, sizeof(*next->coverage));
	memcpy(next->coverage, known->coverage, known->coverage_count * sizeof(*next->coverage));
	next->memberships = NULL;
	next->membership_count = 0;
	next->names = arena_alloc(next->arena, known->name_count + 1, sizeof(*next->names));
	memcpy(next->names, known->names, known->name_count * sizeof(*next->names));
	return next;
}

/* A word for what had none. */
static void teach(fact_id id, const char *word)
{
	struct directory *next = next_directory();

	next->names[next->name_count++] = (struct directory_name){ id, word };
	facts_take_directory(desk->facts, next);
}

#define UNHEARD 90

START_TEST(a_word_is_learnt_later)
{
	kpi_desk_begin(desk, TIME_NONE);
	put_call(1, AT(1), UNHEARD, 3);
	put_call(2, AT(1), UNHEARD, 3); /* taken back */
	put_call(3, AT(1), UNHEARD, 3); /* answered, as it turns out */
	take_back(RECORD_CALL, 2);
	put_call(3, AT(1), ANSWERED, 3);
	const struct board *before = days(0, 7);

	ck_assert_double_eq(whole(before, KPI_CALL_VOLUME), 1);
	board_done(before);
	teach(UNHEARD, "abandoned_on_hold");
	const struct board *after = days(0, 7);

	ck_assert_double_eq(whole(after, KPI_CALL_VOLUME), 2);
	ck_assert_double_eq(read_kpi(after, KPI_SPEED_OF_ANSWER)->n, 1);
	board_done(after);
}
END_TEST

/* --- as it stood ---------------------------------------------------------------------------- */

START_TEST(what_is_later_has_not_happened)
{
	kpi_desk_begin(desk, AT(12));
	put_call(1, AT(11), ANSWERED, 10);
	put_call(2, AT(13), ANSWERED, 10);
	put_call(3, AT(12) - 100, ANSWERED, 10); /* its 200 s of talk are not over */
	put_rating(4, AT(11), NPS, 10, 10);
	put_rating(5, AT(13), NPS, 0, 10);
	put_rating(6, AT(13), CES, 7, 7);
	struct board_request request = ask(MONDAY, MONDAY + 7 * DAY_S, AT(12));
	const struct board *board = board_of(desk, &request, AT(12));

	ck_assert_double_eq(whole(board, KPI_CALL_VOLUME), 2);
	ck_assert_double_eq(read_kpi(board, KPI_HANDLE_TIME)->n, 1);
	ck_assert_double_eq(whole(board, KPI_NPS), 100);
	ck_assert_double_eq(read_kpi(board, KPI_NPS)->n, 1);
	ck_assert_double_eq(read_kpi(board, KPI_CES)->n, 0);
	board_done(board);
}
END_TEST

/* --- when and whose ------------------------------------------------------------------------- */

/* Tuesday: 1 of 2 in time; Monday 1 of 1. */
START_TEST(calls_have_a_past_and_a_course)
{
	kpi_desk_begin(desk, TIME_NONE);
	put_call(1, AT(9), ANSWERED, 10);
	put_call(2, AT(24 + 9), ANSWERED, 10);
	put_call(3, AT(24 + 15), ANSWERED, 60);
	struct board_request request = ask(MONDAY + DAY_S, MONDAY + 2 * DAY_S, NOW);

	request.has_series = true;
	request.period.bucket_count = 2;
	request.period.buckets[0] = (struct span){ AT(24), AT(36) };
	request.period.buckets[1] = (struct span){ AT(36), AT(48) };
	const struct board *board = board_of(desk, &request, NOW);
	const struct reading *level = read_kpi(board, KPI_SERVICE_LEVEL);

	ck_assert_double_eq(level->value, 0.5);
	ck_assert_double_eq(level->previous, 1);
	ck_assert_double_eq(level->change, -0.5);
	ck_assert_double_eq(level->series[0], 1);
	ck_assert_double_eq(level->series[1], 0);
	ck_assert_double_eq(read_kpi(board, KPI_CALL_VOLUME)->previous, 1);
	board_done(board);
}
END_TEST

/* Costs of Tuesday and Monday by their calls: 60 for two, 50 for one; no cost of any half day. */
START_TEST(formulas_have_a_past)
{
	kpi_desk_begin(desk, TIME_NONE);
	put_call(1, AT(9), ANSWERED, 10);
	put_call(2, AT(24 + 9), ANSWERED, 10);
	put_call(3, AT(24 + 15), ANSWERED, 60);
	for (int day = 0; day < 2; day++) {
		struct activity_fact cost =
			activity(RECORD_MEASURE, 10 + day, MONDAY + day * DAY_S, SUPPORT_COST);

		cost.to = cost.at + DAY_S;
		cost.value = day ? 60 : 50;
		put_activity(desk, &cost);
	}
	struct board_request request = ask(MONDAY + DAY_S, MONDAY + 2 * DAY_S, NOW);

	request.has_series = true;
	request.period.bucket_count = 1;
	request.period.buckets[0] = (struct span){ AT(24), AT(36) };
	const struct board *board = board_of(desk, &request, NOW);
	const struct reading *cost = read_kpi(board, KPI_COST_PER_CONTACT);

	ck_assert_double_eq(cost->value, 30);
	ck_assert_double_eq(cost->previous, 50);
	ck_assert(isnan(cost->series[0]));
	board_done(board);
	take_back(RECORD_MEASURE, 11);
	const struct board *gone = days(1, 2);

	ck_assert(isnan(whole(gone, KPI_COST_PER_CONTACT)));
	board_done(gone);
}
END_TEST

/* A customer's calls are hers, those of nobody stand beside them. */
START_TEST(calls_of_a_customer)
{
	kpi_desk_begin(desk, TIME_NONE);
	struct activity_fact hers = call(1, AT(1), ANSWERED, 30);

	hers.customer = INVOICE; /* any name */
	put_activity(desk, &hers);
	put_call(2, AT(1), ANSWERED, 5);
	const struct board *board = days(0, 7);

	ck_assert_double_eq(
		read_scope(board, KPI_CALL_VOLUME, SCOPE_CUSTOMER, "invoice")->value, 1);
	ck_assert_double_eq(
		read_scope(board, KPI_SERVICE_LEVEL, SCOPE_CUSTOMER, "invoice")->value, 0);
	ck_assert_double_eq(read_scope(board, KPI_SERVICE_LEVEL, SCOPE_CUSTOMER, "-")->value, 1);
	board_done(board);
}
END_TEST

/* 100 of the desk, 30 of Billing's own; the others know nothing of theirs. */
START_TEST(measures_of_a_team)
{
	kpi_desk_begin(desk, TIME_NONE);
	put_call(1, AT(1), ANSWERED, 5);
	put_call(2, AT(2), ANSWERED, 5);
	for (int i = 0; i < 2; i++) {
		struct activity_fact cost = activity(RECORD_MEASURE, 10 + i, MONDAY, SUPPORT_COST);

		cost.to = MONDAY + DAY_S;
		cost.value = i ? 30 : 100;
		cost.item = i ? UNHEARD : 0;
		put_activity(desk, &cost);
	}
	teach(UNHEARD, "Billing");
	const struct board *board = days(0, 1);

	ck_assert_double_eq(whole(board, KPI_COST_PER_CONTACT), 50);
	ck_assert_double_eq(read_scope(board, KPI_COST_PER_CONTACT, SCOPE_TEAM, "b")->value, 15);
	const struct reading *other = read_scope(board, KPI_COST_PER_CONTACT, SCOPE_TEAM, "r");

	ck_assert(isnan(other->value));
	ck_assert_str_eq(reading_why_words(other), "measured of the whole desk, not of this part");
	board_done(board);
}
END_TEST

/* Calls are told from Thursday noon on: half of the week; before it, none were told, not zero. */
START_TEST(a_feed_begins_in_the_middle)
{
	const struct directory_coverage coverage[] = {
		{ 1, RECORD_TICKET, 1, NOW, 1 },
		{ 1, RECORD_EVENT, 1, NOW, 1 },
		{ 1, RECORD_CALL, AT(3.5 * 24), NOW, 1 },
	};

	kpi_desk_begin(desk, TIME_NONE);
	facts_take_coverage(desk->facts, coverage, 3);
	put_call(1, AT(4 * 24), ANSWERED, 5);
	const struct board *week = days(0, 7), *before = days(0, 3);

	ck_assert_double_eq(whole(week, KPI_CALL_VOLUME), 1);
	ck_assert_double_eq_tol(read_kpi(week, KPI_CALL_VOLUME)->covered, 0.5, 1e-9);
	ck_assert_double_eq(read_kpi(week, KPI_TICKET_VOLUME)->covered, 1);
	ck_assert(isnan(read_kpi(week, KPI_CALL_VOLUME)->previous));
	ck_assert_int_eq(read_kpi(before, KPI_CALL_VOLUME)->reason, REASON_NOT_COVERED);
	ck_assert(isnan(whole(before, KPI_CALL_VOLUME)));
	board_done(week);
	board_done(before);
}
END_TEST

/* Calls are told from Tuesday on, one a day: a week with six of them is no week to have grown from. */
START_TEST(half_a_period_before_is_nothing_to_compare_with)
{
	const struct directory_coverage coverage[] = {
		{ 1, RECORD_TICKET, 1, NOW, 1 },
		{ 1, RECORD_EVENT, 1, NOW, 1 },
		{ 1, RECORD_CALL, AT(24), NOW, 1 },
	};

	kpi_desk_begin(desk, TIME_NONE);
	facts_take_coverage(desk->facts, coverage, 3);
	for (int day = 1; day < 21; day++)
		put_call(day, AT(24 * day + 9), ANSWERED, 5);
	const struct board *second = days(7, 14), *third = days(14, 21);

	ck_assert_double_eq(whole(second, KPI_CALL_VOLUME), 7);
	ck_assert_double_nan(read_kpi(second, KPI_CALL_VOLUME)->previous);
	ck_assert_double_nan(read_kpi(second, KPI_CALL_VOLUME)->change);
	ck_assert_double_eq(read_kpi(third, KPI_CALL_VOLUME)->previous, 7);
	ck_assert_double_eq(read_kpi(third, KPI_CALL_VOLUME)->change, 0);
	board_done(second);
	board_done(third);
}
END_TEST

/* Seven tickets a week, and from the second one on seven calls besides: the desk has not grown. */
START_TEST(a_new_feed_is_no_growth)
{
	const struct directory_coverage coverage[] = {
		{ 1, RECORD_TICKET, 1, NOW, 1 },
		{ 1, RECORD_EVENT, 1, NOW, 1 },
		{ 1, RECORD_CALL, AT(7 * 24), NOW, 1 },
	};
	static const enum kpi_id kpis[] = { KPI_CONTACTS, KPI_COST_PER_CONTACT };

	kpi_desk_begin(desk, TIME_NONE);
	facts_take_coverage(desk->facts, coverage, 3);
	for (int day = 0; day < 21; day++) {
		struct story one = story(day + 1, AT(24 * day + 8));

		struct activity_fact cost =
			activity(RECORD_MEASURE, day + 1, MONDAY + day * DAY_S, SUPPORT_COST);

		cost.to = cost.at + DAY_S;
		cost.value = 14;
		put_activity(desk, &cost);
		put(desk, &one);
		if (day >= 7)
			put_call(day, AT(24 * day + 9), ANSWERED, 5);
	}
	const struct board *second = days(7, 14), *third = days(14, 21);

	ck_assert_double_eq(whole(second, KPI_CONTACTS), 14);
	ck_assert_double_eq(whole(third, KPI_COST_PER_CONTACT), 7);
	ck_assert_double_eq(read_kpi(second, KPI_TICKET_VOLUME)->previous, 7);
	for (size_t i = 0; i < ARRAY_LEN(kpis); i++) {
		ck_assert_double_nan(read_kpi(second, kpis[i])->previous);
		ck_assert_double_eq(read_kpi(third, kpis[i])->change, 0);
	}
	board_done(second);
	board_done(third);
}
END_TEST

/* Nobody is known to have waited in a queue, or not to, before calls were told of. */
START_TEST(a_queue_has_no_past_before_its_feed)
{
	const struct directory_coverage coverage[] = {
		{ 1, RECORD_TICKET, 1, NOW, 1 },
		{ 1, RECORD_EVENT, 1, NOW, 1 },
		{ 1, RECORD_CALL, AT(3 * 24), NOW, 1 },
	};

	kpi_desk_begin(desk, TIME_NONE);
	facts_take_coverage(desk->facts, coverage, 3);
	put_call(1, AT(4 * 24), ANSWERED, 5);
	const struct board *second = days(2, 4), *third = days(4, 6);

	ck_assert_double_eq(whole(second, KPI_CALLS_WAITING), 0);
	ck_assert_double_nan(read_kpi(second, KPI_CALLS_WAITING)->previous);
	ck_assert_double_eq(read_kpi(second, KPI_BACKLOG)->previous, 0);
	ck_assert_double_eq(read_kpi(third, KPI_CALLS_WAITING)->previous, 0);
	board_done(second);
	board_done(third);
}
END_TEST

/* Anna's account is a customer's by now: her call and her ticket stay hers, and nobody's else. */
START_TEST(who_leaves_keeps_her_past)
{
	struct story one = story(1, AT(1));

	kpi_desk_begin(desk, TIME_NONE);
	story_assign(&one, AT(1), ANNA);
	story_reply(&one, AT(2), ANNA);
	story_state(&one, AT(3), STATE_SOLVED);
	put(desk, &one);
	put_call(1, AT(4), ANSWERED, 5);
	struct directory *next = next_directory();

	ck_assert_int_eq(next->accounts[0].id, ANNA);
	next->accounts[0].kind = ACTOR_CUSTOMER;
	facts_take_directory(desk->facts, next);
	const struct board *board = days(0, 7);

	ck_assert_double_eq(read_scope(board, KPI_SOLVED, SCOPE_AGENT, "anna")->value, 1);
	ck_assert_double_eq(read_scope(board, KPI_REPLIES, SCOPE_AGENT, "anna")->value, 1);
	ck_assert_double_eq(read_scope(board, KPI_CALL_VOLUME, SCOPE_AGENT, "anna")->value, 1);
	ck_assert_double_eq(read_scope(board, KPI_SOLVED, SCOPE_AGENT, "-")->value, 0);
	board_done(board);
	/* Later she is on no list of those who work here. */
	board = days(14, 21);
	for (size_t i = 0; i < board_count(board); i++)
		ck_assert_str_ne(board_at(board, i)->scope_id, "anna");
	board_done(board);
}
END_TEST

/* No helpdesk at all: one call a day, at nine, of one customer. Each comes again within a week but
 * the first, and each is as it was told. */
START_TEST(a_desk_of_calls_alone)
{
	kpi_desk_begin(desk, TIME_NONE);
	struct directory *next = next_directory();

	next->sources[0].kind = "feed";
	next->coverage_count = 0;
	facts_take_directory(desk->facts, next);
	for (int day = -14; day < 28; day++) {
		struct activity_fact fact = call(15 + day, AT(24 * day + 9), ANSWERED, 5);

		fact.customer = INVOICE; /* any name */
		put_activity(desk, &fact);
	}
	const struct board *first = days(-14, -7), *last = days(21, 28);

	ck_assert_double_eq(whole(last, KPI_CONTACTS), 7);
	ck_assert_double_eq(whole(last, KPI_REPEAT_CONTACT_RATE), 1);
	ck_assert_double_eq_tol(whole(first, KPI_REPEAT_CONTACT_RATE), 6 / 7.0, 1e-9);
	ck_assert_int_eq(read_kpi(last, KPI_FORECAST_ERROR)->reason, REASON_NONE);
	ck_assert_double_eq(whole(last, KPI_FORECAST_ERROR), 0);
	ck_assert_int_eq(read_kpi(last, KPI_TICKET_VOLUME)->reason, REASON_NO_SOURCE);
	board_done(first);
	board_done(last);
}
END_TEST

Suite *suite_beside(void)
{
	Suite *suite = suite_create("beside");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, make, end);
	tcase_add_test(tests, an_answer_comes_again_and_is_taken_back);
	tcase_add_test(tests, a_review_is_taken_back);
	tcase_add_test(tests, a_word_is_learnt_later);
	tcase_add_test(tests, what_is_later_has_not_happened);
	tcase_add_test(tests, calls_have_a_past_and_a_course);
	tcase_add_test(tests, formulas_have_a_past);
	tcase_add_test(tests, calls_of_a_customer);
	tcase_add_test(tests, measures_of_a_team);
	tcase_add_test(tests, a_feed_begins_in_the_middle);
	tcase_add_test(tests, half_a_period_before_is_nothing_to_compare_with);
	tcase_add_test(tests, a_new_feed_is_no_growth);
	tcase_add_test(tests, a_queue_has_no_past_before_its_feed);
	tcase_add_test(tests, who_leaves_keeps_her_past);
	tcase_add_test(tests, a_desk_of_calls_alone);
	suite_add_tcase(suite, tests);
	return suite;
}
