/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Time as the screens tell it: dates of the desk's calendar, shifts, notes, and the key that
 * switches the clock.
 */
#include "config.h"

#include <check.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/macros.h"
#include "check_ui.h"
#include "frames.h"
#include "model/hours.h"
#include "ui/chart_notes.h"
#include "ui/keys.h"
#include "ui/moment.h"

#define DAY_S 86400

static struct frames frames;

static void begin(void)
{
	frames = frames_new();
}

static void end(void)
{
	frames_free(&frames);
}

/* The fixture's own, to be changed. */
static struct desk *desk_of(void)
{
	return (struct desk *)(uintptr_t)scene_fixture_scene(frames.fixture)->desk;
}

static void add_note(int64_t from, int64_t to, const char *text)
{
	const struct section_row *row = desk_sections;
	struct note_config *note;

	while (strcmp(row->name, "note") != 0)
		row++;
	note = desk_add(desk_of(), row);
	note->text = text;
	note->span = (struct span){ from, to };
}

static void add_shift(const char *name, const char *from, const char *to)
{
	const struct section_row *row = desk_sections;
	struct shift_config *shift;

	while (strcmp(row->name, "shift") != 0)
		row++;
	shift = desk_add(desk_of(), row);
	*shift = (struct shift_config){ .name = name, .from = from, .to = to };
}

/* Friday 20 November 2026 is 29 Aban 1405; 21 March 2027 is the first day of 1406. */
START_TEST(dates_are_of_the_calendar_of_the_desk)
{
	static const struct {
		int64_t days; /* from today */
		const char *shortly[2], *full[2], *day[2];
	} rows[] = {
		{ 0, { "14:32", "14:32" },
			{ "Fri 20 Nov 2026 14:32:00", "Fri 29 Aban 1405 14:32:00" },
			{ "20 Nov", "29 Aban" } },
		{ -2, { "Wed 14:32", "Wed 14:32" },
			{ "Wed 18 Nov 2026 14:32:00", "Wed 27 Aban 1405 14:32:00" },
			{ "18 Nov", "27 Aban" } },
		{ -30, { "21 Oct 14:32", "29 Mehr 14:32" },
			{ "Wed 21 Oct 2026 14:32:00", "Wed 29 Mehr 1405 14:32:00" },
			{ "21 Oct", "29 Mehr" } },
		{ 50, { "9 Jan 2027", "19 Dey 14:32" },
			{ "Sat 9 Jan 2027 14:32:00", "Sat 19 Dey 1405 14:32:00" },
			{ "9 Jan 2027", "19 Dey" } },
		{ 121, { "21 Mar 2027", "1 Farvardin 1406" },
			{ "Sun 21 Mar 2027 14:32:00", "Sun 1 Farvardin 1406 14:32:00" },
			{ "21 Mar 2027", "1 Farvardin 1406" } },
	};
	char text[48];

	for (int kind = DATE_GREGORIAN; kind <= DATE_JALALI; kind++) {
		desk_of()->dates = kind;
		for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
			int64_t at = FIXTURE_NOW_S + rows[i].days * DAY_S;

			ck_assert_str_eq(
				moment_short(text, sizeof text, desk_of(), at, FIXTURE_NOW_S),
				rows[i].shortly[kind]);
			ck_assert_str_eq(
				moment_full(text, sizeof text, desk_of(), at), rows[i].full[kind]);
			ck_assert_str_eq(
				moment_day(text, sizeof text, desk_of(), at, FIXTURE_NOW_S),
				rows[i].day[kind]);
		}
	}
	ck_assert_str_eq(moment_full(text, sizeof text, desk_of(), TIME_NONE), "—");
}
END_TEST

START_TEST(buckets_are_labelled_by_the_calendar_of_the_desk)
{
	int64_t midnight = FIXTURE_NOW_S / DAY_S * DAY_S;
	char text[32];

	desk_of()->dates = DATE_JALALI;
	ck_assert_str_eq(moment_bucket(text, sizeof text, desk_of(),
				 (struct span){ midnight, midnight + DAY_S }, 8),
		"Fri 29");
	ck_assert_str_eq(moment_bucket(text, sizeof text, desk_of(),
				 (struct span){ midnight + 2 * DAY_S, midnight + 32 * DAY_S }, 8),
		"Azar");
	frames_type(&frames, "<");
	ck_assert(frames_say(&frames, "‹ 16 Aban – 22 Aban ›"));
}
END_TEST

START_TEST(shifts_are_offered_where_there_are_any)
{
	frames_type(&frames, "p");
	ck_assert(frames_say(&frames, "This shift"));
	ck_assert(frames_say(&frames, "Since close of business"));
	frames_press(&frames, KEYCODE_ESCAPE);
	/* without hours nobody hands over */
	desk_of()->stints.hours = NULL;
	frames_type(&frames, "p");
	ck_assert(!frames_say(&frames, "This shift"));
	ck_assert(frames_say(&frames, "Last 12 months"));
	frames_press(&frames, KEYCODE_ESCAPE);
}
END_TEST

START_TEST(a_shift_says_its_name_and_its_hours)
{
	struct error err;

	add_shift("early", "06:00", "14:00");
	add_shift("late", "14:00", "22:00");
	ck_assert(hours_make(desk_of(), FIXTURE_NOW_S, &err));
	frames_type(&frames, "pthis shift\n");
	ck_assert_str_eq(ui_travel(frames.ui)->period, "this-shift");
	ck_assert(frames_say(&frames, "‹ late, 14:00 – 22:00 ›"));
	frames_type(&frames, "<");
	ck_assert(frames_say(&frames, "‹ early, 06:00 – 14:00 ›"));
	frames_type(&frames, "<");
	ck_assert(frames_say(&frames, "‹ late, Thu 14:00 – 22:00 ›"));
}
END_TEST

START_TEST(since_close_says_so)
{
	frames_type(&frames, "pclose\n");
	ck_assert_str_eq(ui_travel(frames.ui)->period, "since-close");
	ck_assert(frames_say(&frames, "‹ Since close of business › vs a week before"));
	frames_type(&frames, "<"); /* from Wednesday's close to Thursday's */
	ck_assert(frames_say(&frames, "‹ Wed 17:00 – Thu 17:00 ›"));
}
END_TEST

/* One that lasts three days, and one of an hour. */
START_TEST(notes_stand_on_the_chart)
{
	int64_t midnight = FIXTURE_NOW_S / DAY_S * DAY_S;
	const struct span week = { midnight - 6 * DAY_S, midnight + DAY_S };

	ck_assert(!chart_has_notes(desk_of(), week));
	add_note(midnight - 4 * DAY_S, midnight - DAY_S, "Outage of the payment provider");
	add_note(midnight + 3600, midnight + 7200, "Mail is slow");
	add_note(midnight + DAY_S, midnight + 2 * DAY_S, "Tomorrow");
	ck_assert(chart_has_notes(desk_of(), week));
	frames_type(&frames, "K\n");
	ck_assert(frames_say(&frames,
		"▲ 16 Nov – 18 Nov Outage of the payment provider  ▲ 20 Nov Mail is slow"));
	ck_assert(!frames_say(&frames, "Tomorrow"));
}
END_TEST

/* The line of the frame that begins with the words, or "". */
static void line_of(const char *words, char *out, size_t size)
{
	char *text = frames_text(&frames, 160, 45, false);
	char *line = strstr(text, words);

	(void)snprintf(out, size, "%.*s", line ? (int)strcspn(line, "\n") : 0, line ? line : "");
	free(text);
}

/* By each goal's own clock, which is that of business; by the calendar; by business; and again. The
 * fixture's first responses take 48 minutes of business, by the calendar an hour and a half. */
START_TEST(the_clock_is_switched_everywhere)
{
	static const struct {
		const char *keys, *words; /* from view to view, and the line that is looked at */
	} rows[] = {
		{ "", "FRT " },                     /* wall */
		{ "", "waiting 9 " },               /* the live line */
		{ "T", "Returns " },                /* teams */
		{ "A", "Ada Lindqvist " },          /* agents */
		{ "Tj\n", "Longest wait" },         /* one team */
		{ "K", "First response " },         /* all KPIs */
		{ "/(FRT)\n\n", "All " },           /* one of them */
		{ "\n", "first replies, median " }, /* its tickets, and what they come to */
		{ "W", "−3h 31m " },                /* what waits; when it is due stays */
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char lines[4][512];

		frames_type(&frames, rows[i].keys);
		for (int turn = 0; turn < 4; turn++) {
			line_of(rows[i].words, lines[turn], sizeof lines[turn]);
			frames_type(&frames, turn < 3 ? "B" : "");
		}
		ck_assert_msg(lines[0][0], "no line '%s' of view %zu", rows[i].words, i);
		ck_assert_msg(strcmp(lines[0], lines[1]) != 0, "view %zu: %s", i, lines[0]);
		ck_assert_msg(
			strcmp(lines[0], lines[2]) == 0, "view %zu: %s, %s", i, lines[0], lines[2]);
		ck_assert_msg(strcmp(lines[0], lines[3]) == 0, "view %zu: %s", i, lines[3]);
	}
}
END_TEST

Suite *suite_time_on_screen(void)
{
	Suite *suite = suite_create("time on screen");
	TCase *tests = tcase_create("all");

	tcase_set_timeout(tests, 60); /* a slow machine is no error */
	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, dates_are_of_the_calendar_of_the_desk);
	tcase_add_test(tests, buckets_are_labelled_by_the_calendar_of_the_desk);
	tcase_add_test(tests, shifts_are_offered_where_there_are_any);
	tcase_add_test(tests, a_shift_says_its_name_and_its_hours);
	tcase_add_test(tests, since_close_says_so);
	tcase_add_test(tests, notes_stand_on_the_chart);
	tcase_add_test(tests, the_clock_is_switched_everywhere);
	suite_add_tcase(suite, tests);
	return suite;
}
