/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The wall in sentences: what the fixture's wall shows, and then only what has changed.
 */
#include "config.h"

#include <check.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "check_ui.h"
#include "frames.h"
#include "ui/plain.h"

static struct frames frames;
static struct scene *scene;
static struct plain *plain;
static struct live live;
static struct buf said;

static void setup(void)
{
	frames = frames_new();
	scene = scene_fixture_scene(frames.fixture);
	live = *scene->live;
	scene->live = &live;
	plain = plain_new(false);
	buf_init(&said, 0);
}

static void teardown(void)
{
	buf_release(&said);
	plain_free(plain);
	frames_free(&frames);
}

/* What is told now, in place of what was. */
static const char *report(void)
{
	buf_clear(&said);
	plain_tell(plain, scene, &said);
	return said.bytes;
}

static bool says(const char *line)
{
	return strstr(said.bytes, line) != NULL;
}

START_TEST(all_of_the_wall_comes_first)
{
	ck_assert(plain_is_whole(scene));
	report();
	ck_assert_int_eq(strncmp(said.bytes, "Acme Support, Last 7 days, 14:32\n", 33), 0);
	ck_assert(says("\nData from support is current, 20 s ago, 14:32\n"));
	ck_assert(says(
		"\nThe number of those who wait for us is 9, the longest for 11 business days, "
		"14:32\n"));
	ck_assert(says("\nThe number of breached tickets is 16, 14:32\n"));
	ck_assert(
		says("\nFirst response (FRT) of Agents is 48 min, goal at most 4 h, met, 14:32\n"));
	ck_assert(says("\nAge of open of Team leads is 2 business days 2 h, 14:32\n"));
	ck_assert(says("\nFirst response SLA of Support managers is 65 %, goal at least 90 %, "
		       "missed, 14:32\n"));
	ck_assert(says("\nSent back of Technical specialists is unknown: nothing to count in this "
		       "period, 14:32\n"));
}
END_TEST

START_TEST(a_typed_period_is_told_by_its_dates)
{
	frames_type(&frames, "p2026-11-10 2026-11-12\n");
	report();
	ck_assert(says("Acme Support, From 2026-11-10 to 2026-11-12, 14:32\n"));
	frames_type(&frames, "plast week\n");
	report();
	ck_assert(says("Acme Support, Last week, 14:32\n"));
}
END_TEST

START_TEST(nothing_is_told_twice)
{
	report();
	ck_assert_str_eq(report(), "");
	/* Time alone makes no news: the longest wait grows, the last reply grows older. */
	live.longest_wait_business_s += 60;
	scene->now.wall_s += 60;
	ck_assert_str_eq(report(), "");
}
END_TEST

START_TEST(only_what_has_changed_is_told)
{
	report();
	live.waiting_on_us = 10;
	scene->now.wall_s += 180;
	struct reading *reading = (struct reading *)(uintptr_t)board_find(
		scene->board, KPI_FIRST_RESPONSE_TIME, SCOPE_ROLE, "agent");
	reading->value = 4320;
	ck_assert_str_eq(report(),
		"Data from support is now late, 3 min ago, 14:35\n"
		"The number of those who wait for us is now 10, the longest for 11 business days, 14:35\n"
		"First response (FRT) of Agents is now 1 h 12 min, goal at most 4 h, met, 14:35\n");
}
END_TEST

START_TEST(trouble_is_told_and_its_end)
{
	report();
	scene->trouble = "the store\033]0;x\a is locked";
	ck_assert_str_eq(report(), "the store]0;x is locked, 14:32\n");
	scene->trouble = NULL;
	ck_assert_str_eq(report(), "The trouble is over, 14:32\n");
}
END_TEST

START_TEST(before_anything_is_known_it_says_whose_desk_it_is)
{
	const struct board *board = scene->board;
	scene->board = NULL;
	ck_assert(!plain_is_whole(scene));
	plain_tell_start(plain, scene, &said);
	ck_assert_str_eq(said.bytes, "Acme Support, Last 7 days, 14:32\n");
	scene->board = board;
	report();
	ck_assert(!says("Acme Support"));
	ck_assert(says("First response (FRT) of Agents is 48 min"));
}
END_TEST

START_TEST(a_reading_that_is_loading_waits)
{
	struct reading *reading = (struct reading *)(uintptr_t)board_find(
		scene->board, KPI_FIRST_RESPONSE_TIME, SCOPE_ROLE, "agent");
	double value = reading->value;
	reading->value = (double)NAN;
	reading->reason = REASON_LOADING;
	ck_assert(!plain_is_whole(scene));
	report();
	ck_assert(!says("of Agents is unknown"));
	reading->value = value;
	ck_assert_str_eq(report(),
		"First response (FRT) of Agents is 48 min, goal at most 4 h, met, 14:32\n");
}
END_TEST

START_TEST(without_utf8_every_sentence_is_ascii)
{
	plain_free(plain);
	plain = plain_new(true);
	scene->trouble = "Ömer — “چه”";
	report();
	for (const char *at = said.bytes; *at; at++)
		ck_assert((*at >= ' ' && *at <= '~') || *at == '\n');
}
END_TEST

static const struct {
	const char *text, *want;
} durations[] = {
	{ "1h 12m", "1 h 12 min" },
	{ "2d 03h", "2 days 3 h" },
	{ "1d", "1 day" },
	{ "1 bd 3h", "1 business day 3 h" },
	{ "11 bd", "11 business days" },
	{ "42s", "42 s" },
	{ "91 %", "91 %" },
	{ "−2.5", "−2.5" },
	{ "9.43 EUR", "9.43 EUR" },
	{ "—", "—" },
};

START_TEST(durations_are_words)
{
	plain_words(&said, durations[_i].text);
	ck_assert_str_eq(said.bytes, durations[_i].want);
}
END_TEST

Suite *suite_plain(void)
{
	Suite *suite = suite_create("plain");
	TCase *tests = tcase_create("sentences");
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, all_of_the_wall_comes_first);
	tcase_add_test(tests, a_typed_period_is_told_by_its_dates);
	tcase_add_test(tests, nothing_is_told_twice);
	tcase_add_test(tests, only_what_has_changed_is_told);
	tcase_add_test(tests, trouble_is_told_and_its_end);
	tcase_add_test(tests, before_anything_is_known_it_says_whose_desk_it_is);
	tcase_add_test(tests, a_reading_that_is_loading_waits);
	tcase_add_test(tests, without_utf8_every_sentence_is_ascii);
	tcase_add_loop_test(tests, durations_are_words, 0, (int)ARRAY_LEN(durations));
	suite_add_tcase(suite, tests);
	return suite;
}
