/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Random schedules in zones of all sorts: what a clock on the wall would say, minute by minute, and
 * what must hold of any schedule.
 */
#include "config.h"

#include <stdio.h>

#include "base/macros.h"
#include "check_model.h"
#include "model/calendar.h"

#define MINUTE_S 60
#define DAY_S 86400
#define ROUNDS 12

/* Both directions, half an hour, at midnight, and rules that were given up. */
static const struct {
	const char *zone, *from, *to;
} worlds[] = {
	{ "America/New_York", "2026-02-20T00:00Z", "2026-03-25T00:00Z" },
	{ "America/New_York", "2026-10-20T00:00Z", "2026-11-20T00:00Z" },
	{ "Europe/Berlin", "2026-03-15T00:00Z", "2026-04-10T00:00Z" },
	{ "Europe/Istanbul", "2015-10-15T00:00Z", "2015-11-20T00:00Z" },
	{ "Europe/Istanbul", "2016-03-15T00:00Z", "2016-04-10T00:00Z" },
	{ "Asia/Tehran", "2022-03-10T00:00Z", "2022-04-05T00:00Z" },
	{ "Asia/Tehran", "2022-09-10T00:00Z", "2022-10-05T00:00Z" },
	{ "Australia/Lord_Howe", "2026-03-20T00:00Z", "2026-04-15T00:00Z" },
	{ "Australia/Lord_Howe", "2026-09-20T00:00Z", "2026-10-15T00:00Z" },
	{ "UTC", "2026-02-20T00:00Z", "2026-03-10T00:00Z" },
};

/* The same schedule, kept as plainly as can be. */
struct plain {
	int from[7][2], to[7][2]; /* minutes of the day; to may be on the next one; −1: none */
	int64_t holiday;          /* days since 1970 */
};

static uint32_t next_random(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

/* Edges lie between 04:00 and 22:00: at an hour that comes twice a clock on the wall tells nothing
 * of which is meant. */
static void add_window(
	struct calendar *calendar, struct plain *plain, int day, int slot, int from, int to)
{
	char text[32];
	struct error err;

	snprintf(text, sizeof text, "%02d:%02d-%02d:%02d", from / 60, from % 60, to / 60 % 24,
		to % 60);
	if (!calendar_add_hours(calendar, day, text, &err))
		return;
	plain->from[day][slot] = from;
	plain->to[day][slot] = to > from ? to : to + 1440;
}

static struct calendar *random_calendar(
	const struct zone *zone, uint32_t *state, int64_t first_s, struct plain *plain)
{
	struct calendar *calendar = calendar_new(zone);
	char holiday[16];
	struct date date;

	for (int day = 0; day < 7; day++) {
		for (int slot = 0; slot < 2; slot++) {
			int from = 240 + 15 * (int)(next_random(state) % 72);
			int to = 240 + 15 * (int)(next_random(state) % 72);

			plain->from[day][slot] = plain->to[day][slot] = -1;
			if (from != to && next_random(state) % 4)
				add_window(calendar, plain, day, slot, from, to);
		}
	}
	plain->holiday = first_s / DAY_S + 1 + next_random(state) % 20;
	date = date_from_days(DATE_GREGORIAN, plain->holiday);
	snprintf(holiday, sizeof holiday, "%04d-%02d-%02d", date.year, date.month, date.day);
	ck_assert(calendar_add_holiday(calendar, holiday, NULL));
	return calendar;
}

static bool covers(const struct plain *plain, int64_t date, int weekday, int minute)
{
	if (date == plain->holiday)
		return false;
	for (int slot = 0; slot < 2; slot++) {
		if (plain->from[weekday][slot] >= 0 && minute >= plain->from[weekday][slot] &&
			minute < plain->to[weekday][slot])
			return true;
	}
	return false;
}

/* What somebody would say who looks at the clock and at the schedule on the wall. */
static bool is_open(const struct plain *plain, const struct zone *zone, int64_t at_s)
{
	struct civil civil = zone_civil(zone, at_s);
	struct date date = { civil.year, civil.month, civil.day };
	int64_t day = date_to_days(DATE_GREGORIAN, date);
	int minute = civil.hour * 60 + civil.minute;

	return covers(plain, day, civil.weekday, minute) ||
	       covers(plain, day - 1, (civil.weekday + 6) % 7, minute + 1440);
}

static void check_minutes(const struct calendar *calendar, const struct plain *plain,
	const struct zone *zone, struct span span)
{
	int64_t sum_s = 0;
	size_t wrong = 0;

	for (int64_t at_s = span.from; at_s < span.to; at_s += MINUTE_S) {
		bool should = is_open(plain, zone, at_s);

		wrong += calendar_is_open(calendar, at_s) != should;
		sum_s += should ? MINUTE_S : 0;
		if (at_s % 10800 == 0)
			wrong += calendar_elapsed_s(calendar, span.from, at_s + MINUTE_S) != sum_s;
	}
	ck_assert_msg(wrong == 0, "%zu moments are wrong in %s", wrong, zone_name(zone));
	ck_assert_int_eq(calendar_elapsed_s(calendar, span.from, span.to), sum_s);
}

/* Parts add up, nothing runs backwards or faster than time, and adding undoes measuring. */
static void check_laws(const struct calendar *calendar, uint32_t *state, struct span span)
{
	int64_t length = span.to - span.from;

	for (int i = 0; i < 300; i++) {
		int64_t a = span.from + next_random(state) % length;
		int64_t b = a + next_random(state) % (length / 3),
			c = b + next_random(state) % DAY_S;
		int64_t ab = calendar_elapsed_s(calendar, a, b),
			bc = calendar_elapsed_s(calendar, b, c);
		int64_t end;

		ck_assert_int_eq(ab + bc, calendar_elapsed_s(calendar, a, c));
		ck_assert_int_ge(ab, 0);
		ck_assert_int_le(ab, b - a);
		ck_assert_int_eq(calendar_elapsed_s(calendar, b, a), 0);
		if (ab == 0)
			continue;
		end = calendar_add_s(calendar, a, ab);
		ck_assert_int_le(end, b);
		ck_assert_int_eq(calendar_elapsed_s(calendar, a, end), ab);
		ck_assert_int_eq(calendar_elapsed_s(calendar, end, b), 0);
	}
}

/* An opening is open from its first second to its last, and closed around. */
static void check_openings(const struct calendar *calendar, struct span span)
{
	struct span opening = { 0 };
	int64_t sum_s = 0, at_s = span.from;

	while (calendar_next_opening(calendar, at_s, &opening) && opening.to < span.to) {
		ck_assert_int_gt(opening.from, at_s);
		ck_assert_int_eq(calendar_elapsed_s(calendar, opening.from, opening.to),
			opening.to - opening.from);
		sum_s += opening.to - opening.from;
		at_s = opening.from;
	}
	if (sum_s)
		ck_assert_int_le(sum_s, calendar_elapsed_s(calendar, span.from, span.to));
}

START_TEST(any_schedule_is_as_on_the_wall)
{
	struct zone *zone = zone_of(worlds[_i].zone);
	struct span span = { moment(worlds[_i].from), moment(worlds[_i].to) };
	uint32_t state = 7919u * (uint32_t)(_i + 1);

	for (int round = 0; round < ROUNDS; round++) {
		struct plain plain;
		struct calendar *calendar = random_calendar(zone, &state, span.from, &plain);

		if (!calendar_has_hours(calendar)) {
			calendar_free(calendar);
			continue;
		}
		if (round % 3 == 0) /* without sums, with sums, with sums of a part */
			calendar_prepare(calendar, span.from - 30 * DAY_S, span.to + 30 * DAY_S);
		else if (round % 3 == 1)
			calendar_prepare(calendar, span.from + 5 * DAY_S + 41 * MINUTE_S,
				span.to - 7 * DAY_S - 13 * MINUTE_S);
		check_minutes(calendar, &plain, zone, span);
		check_laws(calendar, &state, span);
		check_openings(calendar, span);
		calendar_free(calendar);
	}
	zone_free(zone);
}
END_TEST

Suite *suite_calendar_random(void)
{
	Suite *suite = suite_create("random calendars");
	TCase *tests = tcase_create("all");

	tcase_set_timeout(tests, 120); /* a slow machine is no error */
	tcase_add_loop_test(tests, any_schedule_is_as_on_the_wall, 0, ARRAY_LEN(worlds));
	suite_add_tcase(suite, tests);
	return suite;
}
