/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Business hours: weekly intervals in a zone, without holidays.
 *
 * The week's hours belong to local days. A day's open time is what really passes between a window's
 * ends, so an hour that the clocks skip is not worked and one that they repeat is.
 */
#include "config.h"

#include "model/calendar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/format.h"
#include "base/mem.h"

enum {
	DAY_S = 86400,
	WEEKDAYS = 7
};

/* What lies beyond is cut: no ticket is older than its helpdesk, none is due after 2200. */
#define EARLIEST_S INT64_C(-2208988800) /* 1900-01-01 */
#define LATEST_S INT64_C(7258118400)    /* 2200-01-01 */

struct window { /* seconds since local midnight */
	int64_t from_s, to_s;
};

struct weekday {
	struct window *windows; /* in order, apart from each other */
	size_t len, capacity;
};

struct calendar {
	const struct zone *zone;
	struct weekday week[WEEKDAYS];
	int64_t *holidays; /* days since 1970, in order */
	size_t holiday_count, holiday_capacity;
	/* opened[i]: business seconds of the prepared days before first_day + i. */
	int64_t *opened;
	int64_t first_day;
	int64_t day_count; /* 0: not prepared */
};

struct calendar *calendar_new(const struct zone *zone)
{
	struct calendar *calendar = mem_new(1, sizeof *calendar);

	calendar->zone = zone;
	return calendar;
}

void calendar_free(struct calendar *calendar)
{
	if (!calendar)
		return;
	for (int day = 0; day < WEEKDAYS; day++)
		free(calendar->week[day].windows);
	free(calendar->holidays);
	free(calendar->opened);
	free(calendar);
}

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
	if (window->from_s < 0)
		return false;
	text += strspn(text, " ");
	if (*text++ != '-')
		return false;
	window->to_s = read_time(&text);
	return window->to_s > window->from_s && !*text;
}

bool calendar_add_hours(
	struct calendar *calendar, int weekday, const char *hours, struct error *err)
{
	struct weekday *day = &calendar->week[weekday];
	struct window window;
	size_t at;

	if (!read_window(hours, &window))
		return error_set(err, ERROR_CONFIG,
			"'%s' are no hours; write them as \"09:00-12:30\"", hours);
	for (at = 0; at < day->len && day->windows[at].to_s <= window.from_s; at++)
		continue;
	if (at < day->len && day->windows[at].from_s < window.to_s)
		return error_set(err, ERROR_CONFIG, "hours '%s' overlap others of that day", hours);
	day->windows = mem_grow(day->windows, &day->capacity, day->len + 1, sizeof *day->windows);
	memmove(day->windows + at + 1, day->windows + at, (day->len - at) * sizeof *day->windows);
	day->windows[at] = window;
	day->len++;
	return true;
}

bool calendar_add_holiday(struct calendar *calendar, const char *date, struct error *err)
{
	char midnight[32];
	int64_t at_s, day;
	size_t at = 0;

	snprintf(midnight, sizeof midnight, "%.10sT00:00:00Z", date);
	if (strlen(date) != 10 || !format_parse_iso(midnight, &at_s))
		return error_set(
			err, ERROR_CONFIG, "'%s' is no date; write it as \"2026-10-29\"", date);
	day = at_s / DAY_S;
	while (at < calendar->holiday_count && calendar->holidays[at] < day)
		at++;
	if (at < calendar->holiday_count && calendar->holidays[at] == day)
		return true;
	calendar->holidays = mem_grow(calendar->holidays, &calendar->holiday_capacity,
		calendar->holiday_count + 1, sizeof *calendar->holidays);
	memmove(calendar->holidays + at + 1, calendar->holidays + at,
		(calendar->holiday_count - at) * sizeof *calendar->holidays);
	calendar->holidays[at] = day;
	calendar->holiday_count++;
	return true;
}

bool calendar_has_hours(const struct calendar *calendar)
{
	for (int day = 0; day < WEEKDAYS; day++) {
		if (calendar->week[day].len)
			return true;
	}
	return false;
}

static int compare_days(const void *left, const void *right)
{
	int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;

	return (a > b) - (a < b);
}

static int64_t day_of(const struct calendar *calendar, int64_t at_s)
{
	int64_t local_s = zone_local_s(calendar->zone, at_s);
	int64_t second = ((local_s % DAY_S) + DAY_S) % DAY_S;

	return (local_s - second) / DAY_S;
}

/* The hours of a day; none on a holiday. */
static const struct weekday *hours_of(const struct calendar *calendar, int64_t day)
{
	static const struct weekday closed;

	if (calendar->holiday_count && bsearch(&day, calendar->holidays, calendar->holiday_count,
					       sizeof day, compare_days))
		return &closed;
	return &calendar->week[((day + 3) % WEEKDAYS + WEEKDAYS) % WEEKDAYS];
}

/* The window of that day in UTC. */
static struct window window_utc(
	const struct calendar *calendar, int64_t day, const struct window *window)
{
	return (struct window){
		.from_s = zone_from_local_s(calendar->zone, day * DAY_S + window->from_s),
		.to_s = zone_from_local_s(calendar->zone, day * DAY_S + window->to_s),
	};
}

/* Business seconds of the day before the moment; all of them with INT64_MAX. */
static int64_t day_opened_s(const struct calendar *calendar, int64_t day, int64_t until_s)
{
	const struct weekday *hours = hours_of(calendar, day);
	int64_t sum = 0;

	for (size_t i = 0; i < hours->len; i++) {
		struct window open = window_utc(calendar, day, &hours->windows[i]);
		int64_t to_s = open.to_s < until_s ? open.to_s : until_s;

		if (to_s > open.from_s)
			sum += to_s - open.from_s;
	}
	return sum;
}

/* Business seconds of whole days, `from` included, `to` excluded. */
static int64_t days_opened_s(const struct calendar *calendar, int64_t from, int64_t to)
{
	int64_t end = calendar->first_day + calendar->day_count;
	int64_t sum = 0;

	for (; from < to && (from < calendar->first_day || from >= end); from++)
		sum += day_opened_s(calendar, from, INT64_MAX);
	for (; from < to && to > end; to--)
		sum += day_opened_s(calendar, to - 1, INT64_MAX);
	if (from < to)
		sum += calendar->opened[to - calendar->first_day] -
		       calendar->opened[from - calendar->first_day];
	return sum;
}

bool calendar_is_open(const struct calendar *calendar, int64_t at_s)
{
	int64_t day = day_of(calendar, at_s);
	const struct weekday *hours = hours_of(calendar, day);

	if (!calendar_has_hours(calendar))
		return true;
	for (size_t i = 0; i < hours->len; i++) {
		struct window open = window_utc(calendar, day, &hours->windows[i]);

		if (at_s >= open.from_s && at_s < open.to_s)
			return true;
	}
	return false;
}

static int64_t clamp(int64_t at_s)
{
	if (at_s < EARLIEST_S)
		return EARLIEST_S;
	return at_s > LATEST_S ? LATEST_S : at_s;
}

int64_t calendar_elapsed_s(const struct calendar *calendar, int64_t from_s, int64_t to_s)
{
	int64_t from_day, to_day;

	from_s = clamp(from_s);
	to_s = clamp(to_s);
	if (to_s <= from_s)
		return 0;
	if (!calendar_has_hours(calendar))
		return to_s - from_s;
	from_day = day_of(calendar, from_s);
	to_day = day_of(calendar, to_s);
	return days_opened_s(calendar, from_day, to_day) -
	       day_opened_s(calendar, from_day, from_s) + day_opened_s(calendar, to_day, to_s);
}

/* The last prepared day from `day` on before which at most business_s have passed since `day`. */
static int64_t skip_days(const struct calendar *calendar, int64_t day, int64_t *business_s)
{
	int64_t low = day, high = calendar->first_day + calendar->day_count;
	int64_t before = 0;

	if (day < calendar->first_day || day >= high)
		return day;
	before = calendar->opened[day - calendar->first_day];
	while (high - low > 1) {
		int64_t middle = low + (high - low) / 2;

		if (calendar->opened[middle - calendar->first_day] - before < *business_s)
			low = middle;
		else
			high = middle;
	}
	*business_s -= calendar->opened[low - calendar->first_day] - before;
	return low;
}

int64_t calendar_add_s(const struct calendar *calendar, int64_t from_s, int64_t business_s)
{
	int64_t day;

	if (!calendar_has_hours(calendar) || business_s <= 0)
		return from_s + (business_s > 0 ? business_s : 0);
	day = day_of(calendar, clamp(from_s));
	business_s += day_opened_s(calendar, day, from_s);
	for (day = skip_days(calendar, day, &business_s); day < LATEST_S / DAY_S; day++) {
		const struct weekday *hours = hours_of(calendar, day);

		for (size_t i = 0; i < hours->len; i++) {
			struct window open = window_utc(calendar, day, &hours->windows[i]);

			if (business_s <= open.to_s - open.from_s)
				return open.from_s + business_s;
			business_s -= open.to_s - open.from_s;
		}
	}
	return LATEST_S;
}

int64_t calendar_day_s(const struct calendar *calendar)
{
	int64_t open_days[WEEKDAYS];
	size_t count = 0;

	for (int day = 0; day < WEEKDAYS; day++) {
		const struct weekday *hours = &calendar->week[day];
		int64_t sum = 0;

		for (size_t i = 0; i < hours->len; i++)
			sum += hours->windows[i].to_s - hours->windows[i].from_s;
		if (sum)
			open_days[count++] = sum;
	}
	if (!count)
		return DAY_S;
	qsort(open_days, count, sizeof *open_days, compare_days);
	return open_days[(count - 1) / 2];
}

void calendar_prepare(struct calendar *calendar, int64_t from_s, int64_t to_s)
{
	int64_t sum = 0, day_count;

	free(calendar->opened);
	calendar->opened = NULL;
	calendar->day_count = 0;
	if (!calendar_has_hours(calendar) || to_s <= from_s)
		return;
	calendar->first_day = day_of(calendar, clamp(from_s));
	day_count = day_of(calendar, clamp(to_s)) + 1 - calendar->first_day;
	calendar->opened = mem_new((size_t)day_count + 1, sizeof *calendar->opened);
	for (int64_t i = 0; i < day_count; i++) {
		calendar->opened[i] = sum;
		sum += day_opened_s(calendar, calendar->first_day + i, INT64_MAX);
	}
	calendar->opened[day_count] = sum;
	calendar->day_count = day_count;
}
