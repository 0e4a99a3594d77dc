/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What everybody is doing at a moment.
 */
#include "config.h"

#include <check.h>

#include "check_kpi.h"
#include "kpi/presence.h"
#include "kpi_desk.h"

#define NOW (MONDAY + 11 * HOUR_S)

static struct kpi_desk *desk;
static struct presences presences;

static void begin(void)
{
	desk = kpi_desk_new();
	kpi_desk_begin(desk, TIME_NONE);
}

static void end(void)
{
	kpi_desk_free(desk);
}

static void tell(fact_id agent, int64_t from, int64_t to, fact_id what)
{
	static int64_t key = 5000;
	struct activity_fact fact = activity(RECORD_PRESENCE, key++, from, what);

	fact.agent = agent;
	fact.to = to;
	put_activity(desk, &fact);
}

static void look(void)
{
	ck_assert(facts_settle(desk->facts, INT64_MAX));
	presences = presences_make(desk->facts, NOW, desk->arena);
}

static void expect(fact_id account, enum presence_state state, int64_t since)
{
	const struct presence *her = presences_of(&presences, account);

	ck_assert_int_eq(her->state, state);
	ck_assert_int_eq(her->since, since);
}

START_TEST(of_stretches_the_one_that_began_last)
{
	tell(ANNA, NOW - HOUR_S, TIME_NONE, AVAILABLE);
	tell(ANNA, NOW - 10 * MINUTE_S, NOW + MINUTE_S, ON_BREAK);
	tell(ANNA, NOW - 2 * HOUR_S, TIME_NONE, IN_CONTACT);
	tell(BEN, NOW - 5 * MINUTE_S, TIME_NONE, WRAP_UP);
	look();
	ck_assert(presences.is_told);
	expect(ANNA, PRESENCE_PAUSED, NOW - 10 * MINUTE_S);
	ck_assert_int_eq(presences_of(&presences, ANNA)->word, ON_BREAK);
	expect(BEN, PRESENCE_BUSY, NOW - 5 * MINUTE_S);
}
END_TEST

START_TEST(what_is_over_or_to_come_is_not_now)
{
	tell(ANNA, NOW - HOUR_S, NOW, AVAILABLE);
	tell(BEN, NOW + 1, TIME_NONE, AVAILABLE);
	tell(CARLA, NOW - HOUR_S, NOW + HOUR_S, OFFLINE);
	look();
	expect(ANNA, PRESENCE_UNTOLD, TIME_NONE);
	expect(BEN, PRESENCE_UNTOLD, TIME_NONE);
	expect(CARLA, PRESENCE_OFFLINE, NOW - HOUR_S);
}
END_TEST

START_TEST(a_reason_goes_before_its_state)
{
	struct activity_fact fact = activity(RECORD_PRESENCE, 4999, NOW - HOUR_S, ON_BREAK);

	fact.agent = ANNA;
	fact.to = TIME_NONE;
	fact.item = LOGIN;
	put_activity(desk, &fact);
	look();
	ck_assert_int_eq(presences_of(&presences, ANNA)->word, LOGIN);
}
END_TEST

START_TEST(nothing_is_told_without_presence_but_work)
{
	struct story told = story(1, NOW - HOUR_S);

	story_assign(&told, NOW - 50 * MINUTE_S, ANNA);
	story_reply(&told, NOW - 40 * MINUTE_S, ANNA);
	put(desk, &told);
	look();
	ck_assert(!presences.is_told);
	expect(ANNA, PRESENCE_UNTOLD, TIME_NONE);
	ck_assert_int_eq(presences_of(&presences, ANNA)->active_at, NOW - 40 * MINUTE_S);
	ck_assert_int_eq(presences_of(&presences, CARLA)->active_at, TIME_NONE);
}
END_TEST

Suite *suite_presence_now(void)
{
	Suite *suite = suite_create("presence_now");
	TCase *tests = tcase_create("all");
	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, of_stretches_the_one_that_began_last);
	tcase_add_test(tests, what_is_over_or_to_come_is_not_now);
	tcase_add_test(tests, a_reason_goes_before_its_state);
	tcase_add_test(tests, nothing_is_told_without_presence_but_work);
	suite_add_tcase(suite, tests);
	return suite;
}
