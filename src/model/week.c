/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The hours of a week, as its owner writes them.
 */
#include "config.h"

#include "model/week.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/words.h"

enum {
	DAY_S = 86400,
	WEEK_S = WEEK_DAYS * DAY_S
};

/* "9:00" or "09:00" as seconds, or -1. */
static int64_t read_time(const char **text)
{
	int hour, minute, taken = 0;

	if (sscanf(*text, "%2d:%2d%n", &hour, &minute, &taken) != 2 || (*text)[taken - 3] != ':')
		return -1;
	if (hour < 0 || minute < 0 || minute > 59 || hour * 60 + minute > 24 * 60)
		return -1;
	*text += taken;
	return hour * 3600 + minute * 60;
}

static bool read_window(const char *text, struct window *window)
{
	if (text[strspn(text, "0123456789: -")])
		return false;
	window->from_s = read_time(&text);
	if (window->from_s < 0 || window->from_s >= DAY_S)
		return false;
	text += strspn(text, " ");
	if (*text++ != '-')
		return false;
	window->to_s = read_time(&text);
	if (window->to_s < 0 || window->to_s == window->from_s)
		return false;
	if (window->to_s < window->from_s)
		window->to_s += DAY_S;
	return !*text;
}

/* Whether two windows of the week meet, where one of them may reach into the next week. */
static bool overlap(
	int64_t day, const struct window *window, int64_t other_day, const struct window *other)
{
	for (int64_t shift_s = -WEEK_S; shift_s <= WEEK_S; shift_s += WEEK_S) {
		int64_t apart_s = (other_day - day) * DAY_S + shift_s;

		if (other->from_s + apart_s < window->to_s &&
			window->from_s < other->to_s + apart_s)
			return true;
	}
	return false;
}

static bool is_free(const struct week *week, int weekday, const struct window *window)
{
	for (int day = 0; day < WEEK_DAYS; day++) {
		for (size_t i = 0; i < week->days[day].len; i++) {
			if (overlap(weekday, window, day, &week->days[day].windows[i]))
				return false;
		}
	}
	return true;
}

bool week_add(struct week *week, int weekday, const char *hours, struct error *err)
{
	struct weekday *day = &week->days[weekday];
	struct window window;
	size_t at = 0;

	if (!read_window(hours, &window))
		return error_set(err, ERROR_CONFIG,
			_("'%s' are no hours; write them as \"09:00-12:30\""), hours);
	if (!is_free(week, weekday, &window))
		return error_set(
			err, ERROR_CONFIG, _("hours '%s' overlap others of that day"), hours);
	while (at < day->len && day->windows[at].from_s < window.from_s)
		at++;
	day->windows = mem_grow(day->windows, &day->capacity, day->len + 1, sizeof *day->windows);
	memmove(day->windows + at + 1, day->windows + at, (day->len - at) * sizeof *day->windows);
	day->windows[at] = window;
	day->len++;
	return true;
}

void week_release(struct week *week)
{
	for (int day = 0; day < WEEK_DAYS; day++)
		free(week->days[day].windows);
}
