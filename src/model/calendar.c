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
#include "base/words.h"

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

/* A window of one day in UTC. */
struct opening {
	int64_t from_s, to_s;
	int64_t before_s; /* business seconds of all openings before */
};

struct calendar {
	const struct zone *zone;
	struct weekday week[WEEKDAYS];
	int64_t *holidays; /* days since 1970, in order */
	size_t holiday_count, holiday_capacity;
	/* Prepared: all windows from from_s to to_s in UTC, in order. */
	int64_t from_s, to_s; /* equal: not prepared */
	struct opening *openings;
	size_t opening_count, opening_capacity;
	size_t *first_of_day; /* index of the first opening that begins that many 86400 s after from_s */
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
	free(calendar->openings);
	free(calendar->first_of_day);
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
			_("'%s' are no hours; write them as \"09:00-12:30\""), hours);
	for (at = 0; at < day->len && day->windows[at].to_s <= window.from_s; at++)
		continue;
	if (at < day->len && day->windows[at].from_s < window.to_s)
		return error_set(
			err, ERROR_CONFIG, _("hours '%s' overlap others of that day"), hours);
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
			err, ERROR_CONFIG, _("'%s' is no date; write it as \"2026-10-29\""), date);
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

/* A window of that day in UTC. */
static struct opening open_on(
	const struct calendar *calendar, int64_t day, const struct window *window)
{
	return (struct opening){
		.from_s = zone_from_local_s(calendar->zone, day * DAY_S + window->from_s),
		.to_s = zone_from_local_s(calendar->zone, day * DAY_S + window->to_s),
	};
}

static int64_t clamp(int64_t at_s, int64_t low, int64_t high)
{
	if (at_s < low)
		return low;
	return at_s > high ? high : at_s;
}

/* Day by day, for what lies outside the prepared range. */
static int64_t count_days(const struct calendar *calendar, int64_t from_s, int64_t to_s)
{
	int64_t sum = 0;

	if (to_s <= from_s)
		return 0;
	for (int64_t day = day_of(calendar, from_s); day <= day_of(calendar, to_s); day++) {
		const struct weekday *hours = hours_of(calendar, day);

		for (size_t i = 0; i < hours->len; i++) {
			struct opening open = open_on(calendar, day, &hours->windows[i]);

			sum += clamp(to_s, open.from_s, open.to_s) -
			       clamp(from_s, open.from_s, open.to_s);
		}
	}
	return sum;
}

/* The last opening that begins at or before a moment of the prepared range, or the first of all. */
static const struct opening *opening_at(const struct calendar *calendar, int64_t at_s)
{
	size_t i = calendar->first_of_day[(at_s - calendar->from_s) / DAY_S];

	while (i + 1 < calendar->opening_count && calendar->openings[i + 1].from_s <= at_s)
		i++;
	while (i > 0 && (i == calendar->opening_count || calendar->openings[i].from_s > at_s))
		i--;
	return &calendar->openings[i];
}

/* Business seconds from the start of the prepared range to a moment in it. */
static int64_t position(const struct calendar *calendar, int64_t at_s)
{
	const struct opening *open;

	if (!calendar->opening_count)
		return 0;
	open = opening_at(calendar, at_s);
	return open->before_s + clamp(at_s, open->from_s, open->to_s) - open->from_s;
}

bool calendar_is_open(const struct calendar *calendar, int64_t at_s)
{
	at_s = clamp(at_s, EARLIEST_S, LATEST_S - 1);
	return !calendar_has_hours(calendar) || calendar_elapsed_s(calendar, at_s, at_s + 1) == 1;
}

int64_t calendar_elapsed_s(const struct calendar *calendar, int64_t from_s, int64_t to_s)
{
	int64_t low = calendar->from_s, high = calendar->to_s;

	from_s = clamp(from_s, EARLIEST_S, LATEST_S);
	to_s = clamp(to_s, EARLIEST_S, LATEST_S);
	if (to_s <= from_s)
		return 0;
	if (!calendar_has_hours(calendar))
		return to_s - from_s;
	if (low == high)
		return count_days(calendar, from_s, to_s);
	return count_days(calendar, from_s, to_s < low ? to_s : low) +
	       position(calendar, clamp(to_s, low, high)) -
	       position(calendar, clamp(from_s, low, high)) +
	       count_days(calendar, from_s > high ? from_s : high, to_s);
}

static int64_t add_by_days(const struct calendar *calendar, int64_t from_s, int64_t business_s)
{
	for (int64_t day = day_of(calendar, from_s); day < LATEST_S / DAY_S; day++) {
		const struct weekday *hours = hours_of(calendar, day);

		for (size_t i = 0; i < hours->len; i++) {
			struct opening open = open_on(calendar, day, &hours->windows[i]);
			int64_t begin_s = clamp(from_s, open.from_s, open.to_s);

			if (business_s <= open.to_s - begin_s)
				return begin_s + business_s;
			business_s -= open.to_s - begin_s;
		}
	}
	return LATEST_S;
}

/* The moment of the prepared range when so many business seconds have passed since its start. */
static int64_t moment_of(const struct calendar *calendar, int64_t business_s)
{
	size_t low = 0, high = calendar->opening_count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (calendar->openings[middle].before_s < business_s)
			low = middle;
		else
			high = middle;
	}
	return calendar->openings[low].from_s + business_s - calendar->openings[low].before_s;
}

int64_t calendar_add_s(const struct calendar *calendar, int64_t from_s, int64_t business_s)
{
	int64_t wanted_s, all_s;

	if (business_s <= 0)
		return from_s;
	if (!calendar_has_hours(calendar))
		return from_s + business_s;
	from_s = clamp(from_s, EARLIEST_S, LATEST_S);
	if (from_s < calendar->from_s || from_s >= calendar->to_s)
		return add_by_days(calendar, from_s, business_s);
	wanted_s = position(calendar, from_s) + business_s;
	all_s = position(calendar, calendar->to_s);
	if (wanted_s <= all_s)
		return moment_of(calendar, wanted_s);
	return add_by_days(calendar, calendar->to_s, wanted_s - all_s);
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

static void add_openings(struct calendar *calendar, int64_t day, int64_t *sum_s)
{
	const struct weekday *hours = hours_of(calendar, day);

	for (size_t i = 0; i < hours->len; i++) {
		struct opening open = open_on(calendar, day, &hours->windows[i]);

		open.before_s = *sum_s;
		*sum_s += open.to_s - open.from_s;
		calendar->openings = mem_grow(calendar->openings, &calendar->opening_capacity,
			calendar->opening_count + 1, sizeof *calendar->openings);
		calendar->openings[calendar->opening_count++] = open;
	}
}

void calendar_prepare(struct calendar *calendar, int64_t from_s, int64_t to_s)
{
	int64_t first, last, sum_s = 0;
	size_t i = 0;

	calendar->from_s = calendar->to_s = 0;
	calendar->opening_count = 0;
	if (!calendar_has_hours(calendar) || to_s <= from_s)
		return;
	first = day_of(calendar, clamp(from_s, EARLIEST_S, LATEST_S));
	last = day_of(calendar, clamp(to_s, EARLIEST_S, LATEST_S));
	for (int64_t day = first; day <= last; day++)
		add_openings(calendar, day, &sum_s);
	calendar->from_s = zone_from_local_s(calendar->zone, first * DAY_S);
	calendar->to_s = zone_from_local_s(calendar->zone, (last + 1) * DAY_S);
	/* A day more than there are: the range may begin or end with a day of 25 hours. */
	calendar->first_of_day = mem_resize(
		calendar->first_of_day, (size_t)(last - first + 3), sizeof *calendar->first_of_day);
	for (int64_t day = 0; day < last - first + 3; day++) {
		while (i < calendar->opening_count &&
			calendar->openings[i].from_s < calendar->from_s + day * DAY_S)
			i++;
		calendar->first_of_day[day] = i;
	}
}
