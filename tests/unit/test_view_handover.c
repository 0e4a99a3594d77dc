/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The handover: sums, note, pins, what falls due.
 */
#include "config.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check_ui.h"
#include "frames.h"

static struct frames frames;

static void setup(void)
{
	frames = frames_new();
}

static void teardown(void)
{
	frames_free(&frames);
}

static struct scene *scene(void)
{
	return scene_fixture_scene(frames.fixture);
}

START_TEST(test_handover_frames)
{
	static const fact_id pins[] = { 3, 15 };
	struct target target = { .view = "handover", .kpi = KPI_COUNT };
	struct shown shown = shown_open(frames.fixture, &target);
	scene()->pins = pins;
	scene()->pin_count = 2;
	scene()->note =
		"The payment provider is down since noon; refunds wait for their call back. "
		"Ada watches #4711.";
	scene()->noted_at = FIXTURE_NOW_S - 600;
	shown_check(&shown, "handover");
	shown_close(&shown);
}
END_TEST

/* Of the fixture's tickets of Friday from nine on: five came at 8:40 and later, one of them before
 * nine. */
START_TEST(test_sums_are_of_this_shift)
{
	frames_type(&frames, "H");
	ck_assert(frames_say(&frames, "This shift, 09:00 – 17:00; the next one ends Mon 17:00"));
	ck_assert(frames_say(&frames, "In                  4 tickets came"));
	frames_type(&frames, "b");
	ck_assert(frames_say(&frames, "Since close of business, Thu 17:00 – 17:00"));
	ck_assert(frames_say(&frames, "In                  5 tickets came"));
}
END_TEST

/* The period of the other views is as before. */
START_TEST(test_it_leaves_the_period_that_travels)
{
	frames_type(&frames, "H");
	ck_assert(!frames_say(&frames, "Last 7 days"));
	frames_press(&frames, KEYCODE_ESCAPE);
	ck_assert(frames_say(&frames, "Last 7 days"));
	ck_assert_int_eq(
		board_request(scene()->board)->period.span.from, scene()->period.span.from);
	ck_assert_str_eq(scene()->period.name, "last-7-days");
}
END_TEST

START_TEST(test_the_shift_before)
{
	frames_type(&frames, "H<");
	ck_assert(frames_say(&frames, "Then, Thu 09:00 – Thu 17:00; the next one ends 17:00"));
}
END_TEST

START_TEST(test_without_hours_it_is_of_today)
{
	struct desk desk = *scene()->desk;
	desk.stints.hours = NULL;
	desk.stints.shift_count = 0;
	scene()->desk = &desk;
	frames_type(&frames, "H");
	ck_assert(frames_say(&frames, "Today, 00:00"));
	ck_assert(frames_say(&frames, "In                  5 tickets came"));
}
END_TEST

/* What falls due before Monday's close, by the fixture's own promises. */
START_TEST(test_what_falls_due_is_listed)
{
	frames_type(&frames, "H");
	size_t due = 0;
	int64_t end = FIXTURE_NOW_S + 3 * 86400 + 2 * 3600 + 28 * 60; /* Monday 17:00 */
	for (size_t i = 0; i < scene()->open_count; i++)
		due += scene()->open[i].due_at != TIME_NONE && scene()->open[i].due_at < end;
	char words[32];
	snprintf(words, sizeof(words), "[Due by then %zu]", due);
	ck_assert_uint_gt(due, 0);
	ck_assert(frames_say(&frames, words));
}
END_TEST

START_TEST(test_a_note_is_typed)
{
	frames_type(&frames, "H");
	ck_assert(frames_say(&frames, "no note; i writes one"));
	frames_type(&frames, "i");
	ck_assert(frames_say(&frames, "Enter keeps, Esc leaves it as it was"));
	ck_assert(!frames_say(&frames, "part of its name"));
	frames_press(&frames, KEYCODE_ESCAPE);
	struct ui_result result = frames_type(&frames, "iq: call them\n");
	ck_assert(result.wants_note);
	ck_assert(!result.wants_quit);
	ck_assert_str_eq(result.note, "q: call them");
	/* The one there is can be gone on with, or left as it is. */
	scene()->note = "call them";
	result = frames_type(&frames, "i again\n");
	ck_assert_str_eq(result.note, "call them again");
	frames_type(&frames, "i, no");
	result = frames_press(&frames, KEYCODE_ESCAPE);
	ck_assert(!result.wants_note);
	ck_assert(frames_say(&frames, "Handover"));
}
END_TEST

START_TEST(test_a_long_note_shows_its_end)
{
	frames_type(&frames, "Hi");
	for (int i = 0; i < 100; i++)
		frames_type(&frames, "word ");
	frames_type(&frames, "end");
	struct ui_result result = frames_type(&frames, "\n");
	ck_assert_uint_lt(strlen(result.note), sizeof(result.note));
	frames_type(&frames, "i");
	for (int i = 0; i < 30; i++)
		frames_type(&frames, "word ");
	frames_type(&frames, "end");
	ck_assert(frames_say(&frames, "word word end"));
}
END_TEST

START_TEST(test_a_ticket_is_pinned_wherever_it_is_selected)
{
	frames_type(&frames, "*");
	ck_assert(frames_say(&frames, "no ticket is selected"));
	frames_type(&frames, "W");
	struct ui_result result = frames_type(&frames, "*");
	ck_assert_int_gt(result.pin, 0);
	fact_id pinned = result.pin;
	ck_assert_int_eq(frames_type(&frames, "j*").pin == pinned, false);
	frames_type(&frames, "k\n"); /* its page */
	ck_assert_int_eq(frames_type(&frames, "*").pin, pinned);
}
END_TEST

START_TEST(test_pinned_is_a_tab)
{
	static const fact_id pins[] = { 3 };
	scene()->pins = pins;
	scene()->pin_count = 1;
	frames_type(&frames, "H2");
	ck_assert(frames_say(&frames, "[Pinned 1]"));
	char *selected = frames_selected(&frames);
	ck_assert_ptr_nonnull(strstr(selected, "#4603"));
	free(selected);
}
END_TEST

Suite *suite_view_handover(void)
{
	Suite *suite = suite_create("view_handover");
	TCase *tests = tcase_create("view_handover");
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, test_handover_frames);
	tcase_add_test(tests, test_sums_are_of_this_shift);
	tcase_add_test(tests, test_it_leaves_the_period_that_travels);
	tcase_add_test(tests, test_the_shift_before);
	tcase_add_test(tests, test_without_hours_it_is_of_today);
	tcase_add_test(tests, test_what_falls_due_is_listed);
	tcase_add_test(tests, test_a_note_is_typed);
	tcase_add_test(tests, test_a_long_note_shows_its_end);
	tcase_add_test(tests, test_a_ticket_is_pinned_wherever_it_is_selected);
	tcase_add_test(tests, test_pinned_is_a_tab);
	suite_add_tcase(suite, tests);
	return suite;
}
