/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The palette, the list of periods and saved filters, by their keys.
 */
#include "config.h"

#include <check.h>
#include <string.h>

#include "base/macros.h"
#include "check_ui.h"
#include "frames.h"
#include "scene_fixture.h"
#include "ui/choice.h"
#include "ui/keys.h"

static struct frames frames;

static void setup(void)
{
	frames = frames_new();
}

static void teardown(void)
{
	frames_free(&frames);
}

START_TEST(a_period_is_taken_by_a_part_of_its_name)
{
	frames_type(&frames, "plast month\n");
	ck_assert_str_eq(ui_travel(frames.ui)->period, "last-month");
	ck_assert(!frames_say(&frames, "Last 12 months"));
}
END_TEST

START_TEST(the_names_of_the_manual_are_understood)
{
	const struct scene *scene = scene_fixture_scene(frames.fixture);
	struct arena *arena = arena_new();
	for (const struct period_name *row = period_names; row->name; row++) {
		if (!period_is_offered(row, &scene->desk->stints))
			continue;
		struct choice_ask ask = { .list = CHOICES_PERIODS, .typed = row->name, .role = "" };
		struct choices choices = choices_make(&ask, scene, arena);
		ck_assert_msg(choices.count == 1, "%s: %zu", row->name, choices.count);
		ck_assert_str_eq(choices.items[0].value, row->name);
	}
	arena_free(arena);
	frames_type(&frames, ":last-28-days\n");
	ck_assert_str_eq(ui_travel(frames.ui)->period, "last-28-days");
}
END_TEST

START_TEST(the_line_says_that_dates_may_be_typed)
{
	frames_type(&frames, "p");
	ck_assert(frames_say(&frames, "part of a name, or 2026-11-01 2026-11-30; Enter takes"));
	frames_press(&frames, KEYCODE_ESCAPE);
	frames_type(&frames, ":");
	ck_assert(frames_say(&frames, "type a part of its name, Enter takes"));
}
END_TEST

START_TEST(two_dates_are_a_period)
{
	frames_type(&frames, "p2026-10-01..2026-11-01");
	ck_assert(frames_say(&frames, "From 2026-10-01 to 2026-11-01"));
	frames_type(&frames, "\n");
	ck_assert_str_eq(ui_travel(frames.ui)->period, "custom");
	ck_assert_str_eq(ui_travel(frames.ui)->from, "2026-10-01");
	ck_assert_str_eq(ui_travel(frames.ui)->to, "2026-11-01");
	frames_type(&frames, "p2026-13-41");
	ck_assert(frames_say(&frames, "'2026-13-41' is no date"));
	frames_type(&frames, "\n");
	frames_press(&frames, KEYCODE_ESCAPE);
	ck_assert_str_eq(ui_travel(frames.ui)->from, "2026-10-01");
}
END_TEST

/* Today is 20 November 2026. */
START_TEST(dates_that_make_no_period_are_refused)
{
	static const struct {
		const char *typed, *why;
	} rows[] = {
		{ "2026-11-12 2026-11-10", "before it begins" },
		{ "2026-11-30 2026-12-02", "has not" },
		{ "2026-11-30", "has not" },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		frames_type(&frames, "p");
		frames_type(&frames, rows[i].typed);
		ck_assert_msg(!frames_say(&frames, "From 2026-11"), "%s", rows[i].typed);
		ck_assert_msg(frames_say(&frames, rows[i].why), "%s", rows[i].typed);
		frames_type(&frames, "\n");
		frames_press(&frames, KEYCODE_ESCAPE);
		ck_assert_str_eq(ui_travel(frames.ui)->period, PERIOD_DEFAULT);
		ck_assert_str_eq(ui_travel(frames.ui)->from, "");
	}
}
END_TEST

START_TEST(a_period_is_returned_to)
{
	struct travel before = *ui_travel(frames.ui);
	frames_type(&frames, "p2026-10-01 2026-11-01\n<");
	ui_period_return(frames.ui, &before);
	ck_assert_str_eq(ui_travel(frames.ui)->period, PERIOD_DEFAULT);
	ck_assert_str_eq(ui_travel(frames.ui)->from, "");
	ck_assert_str_eq(ui_travel(frames.ui)->to, "");
	ck_assert_int_eq(ui_travel(frames.ui)->step, 0);
}
END_TEST

START_TEST(the_header_says_what_was_typed)
{
	static const struct {
		const char *typed, *shown;
	} rows[] = {
		{ "p2026-11-10 2026-11-12\n", "‹ 10 Nov – 12 Nov › vs the 3 days before" },
		{ "p2026-11-10 2026-11-11\n", "‹ 10 Nov – 11 Nov › vs the 2 days before" },
		{ "p2026-11-10 2026-11-10\n", "‹ 10 Nov › vs the day before" },
		{ "p2026-11-10T08:00 2026-11-10T12:00\n",
			"‹ 10 Nov 08:00 – 12:00 › vs the one before" },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		frames_type(&frames, rows[i].typed);
		ck_assert_msg(frames_say(&frames, rows[i].shown), "%s", rows[i].typed);
	}
}
END_TEST

START_TEST(dates_are_read_as_people_part_them)
{
	char from[TRAVEL_DATE_MAX], to[TRAVEL_DATE_MAX];
	ck_assert(choice_read_span("2026-10-01 2026-11-01", from, to));
	ck_assert_str_eq(from, "2026-10-01");
	ck_assert_str_eq(to, "2026-11-01");
	ck_assert(choice_read_span("2026-10-01T12:00 .. 2026-10-01T18:00", from, to));
	ck_assert_str_eq(to, "2026-10-01T18:00");
	ck_assert(choice_read_span("2026-10-01", from, to));
	ck_assert_str_eq(to, "");
	ck_assert(!choice_read_span("last week", from, to));
	ck_assert(!choice_read_span("7", from, to));
	ck_assert(!choice_read_span("2026-10-01 2026-11-01 2026-12-01", from, to));
	ck_assert(!choice_read_span("", from, to));
}
END_TEST

START_TEST(the_palette_does_what_a_key_does)
{
	frames_type(&frames, ":teams side\n");
	ck_assert(frames_say(&frames, "Teams"));
	frames_press(&frames, KEYCODE_ESCAPE);
	frames_type(&frames, ":period: yesterday\n");
	ck_assert_str_eq(ui_travel(frames.ui)->period, "yesterday");
	frames_type(&frames, ":no such thing");
	ck_assert(frames_say(&frames, "nothing is named so"));
	frames_press(&frames, KEYCODE_ESCAPE);
	ck_assert(!frames_say(&frames, "nothing is named so"));
}
END_TEST

START_TEST(letters_in_order_find_a_command)
{
	frames_type(&frames, ":ystrdy\n");
	ck_assert_str_eq(ui_travel(frames.ui)->period, "yesterday");
}
END_TEST

START_TEST(themes_and_the_configuration_are_asked_for)
{
	ck_assert_str_eq(frames_type(&frames, ":theme: light").theme, "");
	ck_assert_str_eq(frames_type(&frames, "\n").theme, "light");
	ck_assert(!frames_type(&frames, ":configuration again").wants_reload);
	ck_assert(frames_type(&frames, "\n").wants_reload);
}
END_TEST

START_TEST(a_saved_filter_is_as_if_typed)
{
	struct filter_config filters[] = { { .name = "busy ones", .show = "open>3" } };
	struct desk *desk = (struct desk *)(uintptr_t)scene_fixture_scene(frames.fixture)->desk;
	frames_type(&frames, "Af");
	ck_assert(frames_say(&frames, "the desk has no filters of its own"));
	desk->filters = filters;
	desk->filter_count = 1;
	frames_type(&frames, "f");
	ck_assert(frames_say(&frames, "busy ones"));
	frames_type(&frames, "\n");
	ck_assert_str_eq(ui_travel(frames.ui)->filter, "open>3");
	desk->filter_count = 0;
}
END_TEST

Suite *suite_choice(void)
{
	Suite *suite = suite_create("choice");
	TCase *lists = tcase_create("lists");
	tcase_add_checked_fixture(lists, setup, teardown);
	tcase_add_test(lists, a_period_is_taken_by_a_part_of_its_name);
	tcase_add_test(lists, the_names_of_the_manual_are_understood);
	tcase_add_test(lists, the_line_says_that_dates_may_be_typed);
	tcase_add_test(lists, two_dates_are_a_period);
	tcase_add_test(lists, dates_that_make_no_period_are_refused);
	tcase_add_test(lists, a_period_is_returned_to);
	tcase_add_test(lists, the_header_says_what_was_typed);
	tcase_add_test(lists, dates_are_read_as_people_part_them);
	tcase_add_test(lists, the_palette_does_what_a_key_does);
	tcase_add_test(lists, letters_in_order_find_a_command);
	tcase_add_test(lists, themes_and_the_configuration_are_asked_for);
	tcase_add_test(lists, a_saved_filter_is_as_if_typed);
	suite_add_tcase(suite, lists);
	return suite;
}
