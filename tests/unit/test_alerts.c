/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * When alerts ring: hand-made sequences of what is seen, minute by minute.
 */
#include "config.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "base/macros.h"
#include "check_kpi.h"
#include "kpi/alerts.h"

#define START_S INT64_C(1795185120)

static struct alerts alerts;

static void setup(void)
{
	alerts_init(&alerts);
}

static struct now minute(int64_t number)
{
	return (struct now){ .wall_s = START_S + 60 * number, .mono_ms = 7000 + 60000 * number };
}

static struct alert_sign sign(enum alert_cause cause, const char *id, int64_t amount)
{
	struct alert_sign made = { .cause = cause, .amount = amount };
	(void)snprintf(made.id, sizeof made.id, "%s", id);
	(void)snprintf(
		made.text, sizeof made.text, "%d%s: %lld", (int)cause, id, (long long)amount);
	return made;
}

/* Sees one cause alone at a minute; true: it rings then. */
static bool rings_at(int64_t number, enum alert_cause cause, int64_t amount)
{
	struct alert_sign seen = sign(cause, "", amount);
	struct alert_ring ring;
	alerts_see(&alerts, &seen, 1, minute(number));
	return alerts_ring(&alerts, false, minute(number), &ring);
}

/* A sequence of amounts, one a minute, and of the minutes that ring: '!' */
static void check_course(enum alert_cause cause, const char *amounts, const char *wanted)
{
	char rung[128] = "";
	ck_assert_uint_lt(strlen(amounts), sizeof rung);
	for (size_t i = 0; amounts[i]; i++)
		rung[i] = rings_at((int64_t)i, cause, amounts[i] - '0') ? '!' : '.';
	ck_assert_str_eq(rung, wanted);
}

/* clang-format off */
static const struct {
	const char *amounts, *wanted;
} courses[] = {
	/* What stands at the first look is on screen already. */
	{ "3333", "...." },
	{ "0011", "..!." },
	/* Waiting more and more: told at once, and then every quarter of an hour at most. */
	{ "012345678999999999999", ".!..............!...." },
	/* One that only stands does not ring again. */
	{ "0111111111111111111111111", ".!......................." },
	/* Flapping is one alert. */
	{ "0101010101010101010101010101", ".!.........................." },
	{ "0100001000010000100001", ".!...................." },
	/* Five minutes gone is gone. */
	{ "010000001", ".!......!" },
	/* Fewer, and as many again within five minutes: nothing new. */
	{ "5535355555555555555", "..................." },
	/* Fewer for long: growing from there is new. */
	{ "9222222222222222222223", ".....................!" },
};
/* clang-format on */

START_TEST(a_course_rings_where_something_is_new)
{
	check_course(ALERT_BREACHED, courses[_i].amounts, courses[_i].wanted);
}
END_TEST

START_TEST(one_ring_tells_of_all_that_is_new)
{
	struct alert_sign seen[4] = { sign(ALERT_STALE, "support", 0),
		sign(ALERT_MISSED, "csat", 0), sign(ALERT_OVER_PROMISE, "", 0),
		sign(ALERT_MISSED, "frt", 0) };
	struct alert_ring ring;
	alerts_see(&alerts, seen, 4, minute(0));
	for (size_t i = 0; i < 4; i++)
		seen[i] = sign(seen[i].cause, seen[i].id, 1);
	alerts_see(&alerts, seen, 4, minute(1));
	ck_assert(alerts_ring(&alerts, false, minute(1), &ring));
	ck_assert_int_eq(ring.first->sign.cause, ALERT_OVER_PROMISE);
	ck_assert_uint_eq(ring.others, 3);
	ck_assert(!alerts_ring(&alerts, false, minute(1), &ring));
	ck_assert(!alerts_ring(&alerts, false, minute(30), &ring));
}
END_TEST

START_TEST(a_storm_is_one_ring_a_minute)
{
	struct alert_ring ring;
	struct alert_sign seen;
	size_t rung = 0, told = 0;
	char id[16];
	for (int i = 0; i < 100; i++) {
		(void)snprintf(id, sizeof id, "k%d", i);
		seen = sign(ALERT_MISSED, id, 0);
		alerts_see(&alerts, &seen, 1, minute(0));
	}
	/* A hundred within ten minutes, one every six seconds. */
	for (int i = 0; i < 110; i++) {
		struct now now = { .wall_s = START_S + 6 * i,
			.mono_ms = 100000 + 6000 * (int64_t)i };
		(void)snprintf(id, sizeof id, "k%d", i);
		seen = sign(ALERT_MISSED, id, 1);
		alerts_see(&alerts, &seen, i < 100, now);
		if (alerts_ring(&alerts, false, now, &ring)) {
			rung++;
			told += 1 + ring.others;
		}
	}
	ck_assert_uint_eq(rung, 11);
	ck_assert_uint_eq(told, 100);
}
END_TEST

START_TEST(quiet_hours_are_made_up_for)
{
	struct alert_sign seen = sign(ALERT_BREACHED, "", 0);
	struct alert_sign gone = sign(ALERT_STALE, "support", 0);
	struct alert_ring ring;
	alerts_see(&alerts, &seen, 1, minute(0));
	alerts_see(&alerts, &gone, 1, minute(0));
	seen.amount = gone.amount = 2;
	alerts_see(&alerts, &seen, 1, minute(1));
	alerts_see(&alerts, &gone, 1, minute(1));
	ck_assert(!alerts_ring(&alerts, true, minute(1), &ring));
	ck_assert_uint_eq(alerts_open(&alerts), 2);
	gone.amount = 0;
	alerts_see(&alerts, &gone, 1, minute(2));
	alerts_see(&alerts, &gone, 1, minute(60));
	/* In the morning what still stands, and nothing of what has gone. */
	ck_assert(alerts_ring(&alerts, false, minute(60), &ring));
	ck_assert_int_eq(ring.first->sign.cause, ALERT_BREACHED);
	ck_assert_uint_eq(ring.others, 0);
}
END_TEST

START_TEST(snoozing_ends_by_itself)
{
	struct alert_ring ring;
	struct alert_sign seen = sign(ALERT_BREACHED, "", 0);
	alerts_see(&alerts, &seen, 1, minute(0));
	alerts_snooze(&alerts, minute(15).wall_s);
	seen.amount = 1;
	alerts_see(&alerts, &seen, 1, minute(1));
	ck_assert(!alerts_ring(&alerts, false, minute(14), &ring));
	ck_assert(alerts_is_snoozed(&alerts, minute(14).wall_s));
	ck_assert(!alerts_is_snoozed(&alerts, minute(15).wall_s));
	ck_assert(alerts_ring(&alerts, false, minute(15), &ring));
	alerts_snooze(&alerts, minute(90).wall_s);
	alerts_snooze(&alerts, TIME_NONE);
	ck_assert(!alerts_is_snoozed(&alerts, minute(16).wall_s));
}
END_TEST

START_TEST(what_is_acknowledged_rings_when_it_grows)
{
	struct alert_ring ring;
	struct alert_sign seen = sign(ALERT_BREACHED, "", 0);
	alerts_see(&alerts, &seen, 1, minute(0));
	seen = sign(ALERT_BREACHED, "", 3);
	alerts_see(&alerts, &seen, 1, minute(1));
	ck_assert_ptr_nonnull(alerts_acknowledge(&alerts, &seen, 1, minute(1)));
	ck_assert_uint_eq(alerts_open(&alerts), 0);
	ck_assert(!alerts_ring(&alerts, false, minute(1), &ring));
	/* Fewer, or as many, is still in hand. */
	seen.amount = 2;
	alerts_see(&alerts, &seen, 1, minute(2));
	seen.amount = 3;
	alerts_see(&alerts, &seen, 1, minute(3));
	ck_assert(!alerts_ring(&alerts, false, minute(3), &ring));
	ck_assert(alerts_find(&alerts, ALERT_BREACHED, "")->is_acknowledged);
	seen.amount = 4;
	alerts_see(&alerts, &seen, 1, minute(4));
	ck_assert(alerts_ring(&alerts, false, minute(4), &ring));
	ck_assert_uint_eq(alerts_open(&alerts), 1);
}
END_TEST

START_TEST(acknowledging_goes_in_the_order_of_the_strip)
{
	struct alert_sign seen[3] = { sign(ALERT_OVER_PROMISE, "", 0), sign(ALERT_BREACHED, "", 2),
		sign(ALERT_STALE, "support", 1) };
	alerts_see(&alerts, seen, 3, minute(0));
	ck_assert_int_eq(
		alerts_acknowledge(&alerts, seen, 3, minute(1))->sign.cause, ALERT_BREACHED);
	ck_assert_int_eq(alerts_acknowledge(&alerts, seen, 3, minute(1))->sign.cause, ALERT_STALE);
	ck_assert_ptr_null(alerts_acknowledge(&alerts, seen, 3, minute(1)));
}
END_TEST

START_TEST(what_rings_nobody_is_told_by_the_log)
{
	struct alert_ring ring;
	struct alert_sign seen = sign(ALERT_MISSED, "csat", 0);
	seen.is_silent = true;
	alerts_see(&alerts, &seen, 1, minute(0));
	seen.amount = 1;
	(void)snprintf(seen.text, sizeof seen.text, "CSAT 70 %%");
	alerts_see(&alerts, &seen, 1, minute(1));
	ck_assert(!alerts_ring(&alerts, false, minute(1), &ring));
	ck_assert_uint_eq(alerts_open(&alerts), 0);
	ck_assert_uint_eq(alerts_event_count(&alerts), 1);
	ck_assert_str_eq(alerts_event(&alerts, 0)->text, "CSAT 70 %");
	ck_assert_int_eq(alerts_event(&alerts, 0)->at_s, minute(1).wall_s);
}
END_TEST

START_TEST(the_log_tells_the_course_newest_first)
{
	static const int64_t amounts[] = { 0, 1, 2, 0, 0, 0, 0, 0, 0 };
	static const enum alert_event_kind wanted[] = { ALERT_OVER, ALERT_GREW, ALERT_CAME };
	for (size_t i = 0; i < ARRAY_LEN(amounts); i++)
		(void)rings_at((int64_t)i, ALERT_BREACHED, amounts[i]);
	ck_assert_uint_eq(alerts_event_count(&alerts), ARRAY_LEN(wanted));
	for (size_t i = 0; i < ARRAY_LEN(wanted); i++)
		ck_assert_int_eq(alerts_event(&alerts, i)->kind, wanted[i]);
	/* One that is over is told with the words it had. */
	ck_assert_str_eq(alerts_event(&alerts, 0)->text, "2: 2");
}
END_TEST

START_TEST(nothing_known_is_not_well)
{
	struct alert_ring ring;
	struct alert_sign seen = sign(ALERT_MISSED, "csat", 0);
	alerts_see(&alerts, &seen, 1, minute(0));
	seen.amount = 1;
	alerts_see(&alerts, &seen, 1, minute(1));
	ck_assert(alerts_ring(&alerts, false, minute(1), &ring));
	/* An hour in another view: the alert is as it was. */
	alerts_see(&alerts, NULL, 0, minute(61));
	alerts_see(&alerts, &seen, 1, minute(62));
	ck_assert(!alerts_ring(&alerts, false, minute(62), &ring));
	ck_assert_uint_eq(alerts_event_count(&alerts), 1);
}
END_TEST

START_TEST(more_causes_than_places_forget_the_oldest)
{
	char id[16];
	for (int i = 0; i < ALERTS_MAX + 10; i++) {
		(void)snprintf(id, sizeof id, "k%d", i);
		struct alert_sign seen = sign(ALERT_MISSED, id, 1);
		alerts_see(&alerts, &seen, 1, minute(i));
	}
	ck_assert_uint_eq(alerts.count, ALERTS_MAX);
	ck_assert_ptr_null(alerts_find(&alerts, ALERT_MISSED, "k9"));
	ck_assert_ptr_nonnull(alerts_find(&alerts, ALERT_MISSED, "k10"));
}
END_TEST

Suite *suite_alerts(void)
{
	Suite *suite = suite_create("alerts");
	TCase *tcase = tcase_create("rules");
	tcase_add_checked_fixture(tcase, setup, NULL);
	tcase_add_loop_test(
		tcase, a_course_rings_where_something_is_new, 0, (int)ARRAY_LEN(courses));
	tcase_add_test(tcase, one_ring_tells_of_all_that_is_new);
	tcase_add_test(tcase, a_storm_is_one_ring_a_minute);
	tcase_add_test(tcase, quiet_hours_are_made_up_for);
	tcase_add_test(tcase, snoozing_ends_by_itself);
	tcase_add_test(tcase, what_is_acknowledged_rings_when_it_grows);
	tcase_add_test(tcase, acknowledging_goes_in_the_order_of_the_strip);
	tcase_add_test(tcase, what_rings_nobody_is_told_by_the_log);
	tcase_add_test(tcase, the_log_tells_the_course_newest_first);
	tcase_add_test(tcase, nothing_known_is_not_well);
	tcase_add_test(tcase, more_causes_than_places_forget_the_oldest);
	suite_add_tcase(suite, tcase);
	return suite;
}
