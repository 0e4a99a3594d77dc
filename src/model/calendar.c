/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Business hours: weekly intervals in a zone, without holidays.
 *
 * The week's hours belong to the local day on which they begin, those of a night too. Their open
 * time is what really passes between a window's ends, so an hour that the clocks skip is not worked
 * and one that they repeat is.
 */
#include "config.h"

#include "model/calendar.h"

#include <stdlib.h>

#include "base/mem.h"
#include "model/holidays.h"
#include "model/week.h"

enum {
	DAY_S = 86400,
	CLOSED_DAYS_MAX = 400 /* longer than that nobody stays closed between two openings */
};

/* What lies beyond is cut: no ticket is older than its helpdesk, none is due after 2200. */
#define EARLIEST_S INT64_C(-2208988800) /* 1900-01-01 */
#define LATEST_S INT64_C(7258118400)    /* 2200-01-01 */

/* A window of one day in UTC. */
struct opening {
	int64_t from_s, to_s;
	int64_t before_s; /* business seconds of all openings before */
};

struct calendar {
	const struct zone *zone;
	struct week week;
	struct holidays holidays;
	enum date_kind dates; /* of yearly holidays */
	bool counts_days;
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
	week_release(&calendar->week);
	holidays_release(&calendar->holidays);
	free(calendar->openings);
	free(calendar->first_of_day);
	free(calendar);
}

bool calendar_add_hours(
	struct calendar *calendar, int weekday, const char *hours, struct error *err)
{
	return week_add(&calendar->week, weekday, hours, err);
}

void calendar_reckon_by(struct calendar *calendar, enum date_kind dates)
{
	calendar->dates = dates;
}

void calendar_count_days(struct calendar *calendar)
{
	calendar->counts_days = true;
}

bool calendar_counts_days(const struct calendar *calendar)
{
	return calendar->counts_days;
}

bool calendar_add_holiday(struct calendar *calendar, const char *date, struct error *err)
{
	return holidays_add(&calendar->holidays, calendar->dates, date, err);
}

bool calendar_has_hours(const struct calendar *calendar)
{
	for (int day = 0; day < WEEK_DAYS; day++) {
		if (calendar->week.days[day].len)
			return true;
	}
	return false;
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

	if (holidays_has(&calendar->holidays, day))
		return &closed;
	return &calendar->week.days[((day + 3) % WEEK_DAYS + WEEK_DAYS) % WEEK_DAYS];
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
	/* The night before may reach into the first day. */
	for (int64_t day = day_of(calendar, from_s) - 1; day <= day_of(calendar, to_s); day++) {
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
	for (int64_t day = day_of(calendar, from_s) - 1; day < LATEST_S / DAY_S; day++) {
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

/* --- openings ------------------------------------------------------------------------------- */

/* The day's latest opening that begins at or before at_s, or the first one after it. */
static bool find_on(const struct calendar *calendar, int64_t day, int64_t at_s, bool is_after,
	struct span *found)
{
	const struct weekday *hours = hours_of(calendar, day);
	bool has_found = false;

	for (size_t i = 0; i < hours->len && !(is_after && has_found); i++) {
		struct opening open = open_on(calendar, day, &hours->windows[i]);

		if (open.from_s == open.to_s || (open.from_s > at_s) != is_after)
			continue;
		*found = (struct span){ .from = open.from_s, .to = open.to_s };
		has_found = true;
	}
	return has_found;
}

bool calendar_opening(const struct calendar *calendar, int64_t at_s, struct span *opening)
{
	int64_t today = day_of(calendar, clamp(at_s, EARLIEST_S, LATEST_S));

	for (int64_t day = today; day > today - CLOSED_DAYS_MAX; day--) {
		if (find_on(calendar, day, at_s, false, opening))
			return true;
	}
	return false;
}

bool calendar_next_opening(const struct calendar *calendar, int64_t at_s, struct span *opening)
{
	int64_t today = day_of(calendar, clamp(at_s, EARLIEST_S, LATEST_S));

	for (int64_t day = today; day < today + CLOSED_DAYS_MAX; day++) {
		if (find_on(calendar, day, at_s, true, opening))
			return true;
	}
	return false;
}

/* The end of that day's work; false where there is none, or work goes on into the next day. */
static bool close_of(const struct calendar *calendar, int64_t day, int64_t *close_s)
{
	const struct weekday *hours = hours_of(calendar, day);

	if (!hours->len)
		return false;
	*close_s = open_on(calendar, day, &hours->windows[hours->len - 1]).to_s;
	return !calendar_is_open(calendar, *close_s);
}

bool calendar_close(const struct calendar *calendar, int64_t at_s, int64_t *close_s)
{
	int64_t today = day_of(calendar, clamp(at_s, EARLIEST_S, LATEST_S));

	for (int64_t day = today; day > today - CLOSED_DAYS_MAX; day--) {
		if (close_of(calendar, day, close_s) && *close_s <= at_s)
			return true;
	}
	return false;
}

bool calendar_next_close(const struct calendar *calendar, int64_t at_s, int64_t *close_s)
{
	int64_t today = day_of(calendar, clamp(at_s, EARLIEST_S, LATEST_S));

	for (int64_t day = today - 1; day < today + CLOSED_DAYS_MAX; day++) {
		if (close_of(calendar, day, close_s) && *close_s > at_s)
			return true;
	}
	return false;
}

/* The end of the day that is the so manieth working one after the day of from_s. */
static int64_t end_of_days(const struct calendar *calendar, int64_t from_s, int64_t days)
{
	int64_t day = day_of(calendar, clamp(from_s, EARLIEST_S, LATEST_S));

	while (days > 0 && day < LATEST_S / DAY_S)
		days -= hours_of(calendar, ++day)->len > 0;
	return zone_from_local_s(calendar->zone, (day + 1) * DAY_S);
}

int64_t calendar_due_s(const struct calendar *calendar, int64_t from_s, int64_t promised_s)
{
	if (calendar->counts_days && calendar_has_hours(calendar))
		return end_of_days(calendar, from_s, (promised_s + DAY_S - 1) / DAY_S);
	return calendar_add_s(calendar, from_s, promised_s);
}

static int compare_seconds(const void *left, const void *right)
{
	int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;

	return (a > b) - (a < b);
}

int64_t calendar_day_s(const struct calendar *calendar)
{
	int64_t open_days[WEEK_DAYS];
	size_t count = 0;

	for (int day = 0; day < WEEK_DAYS; day++) {
		const struct weekday *hours = &calendar->week.days[day];
		int64_t sum = 0;

		for (size_t i = 0; i < hours->len; i++)
			sum += hours->windows[i].to_s - hours->windows[i].from_s;
		if (sum)
			open_days[count++] = sum;
	}
	if (!count)
		return DAY_S;
	qsort(open_days, count, sizeof *open_days, compare_seconds);
	return open_days[(count - 1) / 2];
}

/* The openings of a day, as far as they lie within the prepared range. */
static void add_openings(struct calendar *calendar, int64_t day, int64_t *sum_s)
{
	const struct weekday *hours = hours_of(calendar, day);

	for (size_t i = 0; i < hours->len; i++) {
		struct opening open = open_on(calendar, day, &hours->windows[i]);

		open.from_s = clamp(open.from_s, calendar->from_s, calendar->to_s);
		open.to_s = clamp(open.to_s, calendar->from_s, calendar->to_s);
		if (open.from_s == open.to_s)
			continue;
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
	calendar->from_s = zone_from_local_s(calendar->zone, first * DAY_S);
	calendar->to_s = zone_from_local_s(calendar->zone, (last + 1) * DAY_S);
	for (int64_t day = first - 1; day <= last; day++)
		add_openings(calendar, day, &sum_s);
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
