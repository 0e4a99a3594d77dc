/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Periods: from (included), to (excluded), in a zone; with the period before and the year before.
 *
 * All arithmetic is done on local seconds (the reading of the desk's clock), so that a day stays a
 * day when clocks change; only the results are turned into UTC.
 */
#include "config.h"

#include "model/period.h"

#include <stdio.h>
#include <string.h>

#include "base/format.h"
#include "base/words.h"

enum {
	HOUR_S = 3600,
	DAY_S = 86400,
	WEEK_S = 7 * DAY_S,
	MONTHS_A_YEAR = 12,
	LONGEST_BY_HOURS = 2 * DAY_S,
	LONGEST_BY_DAYS = 62 * DAY_S,
	LONGEST_BY_WEEKS = 200 * DAY_S,
	LONGEST_BY_MONTHS = 62 * 28 * DAY_S
};

/* clang-format off */
const struct period_name period_names[] = {
	{ .name = "today", .title = N_("Today"), .short_title = N_("today"),
		.unit = PERIOD_DAYS, .count = 1 },
	{ .name = "yesterday", .title = N_("Yesterday"), .short_title = N_("yesterday"),
		.unit = PERIOD_DAYS, .count = 1, .is_past = true },
	{ .name = "last-24-hours", .title = N_("Last 24 hours"), .short_title = N_("24 h"),
		.unit = PERIOD_HOURS, .count = 24 },
	{ .name = "last-7-days", .title = N_("Last 7 days"), .short_title = N_("7 d"),
		.unit = PERIOD_DAYS, .count = 7 },
	{ .name = "last-28-days", .title = N_("Last 28 days"), .short_title = N_("28 d"),
		.unit = PERIOD_DAYS, .count = 28 },
	{ .name = "this-week", .title = N_("This week"), .short_title = N_("week"),
		.unit = PERIOD_WEEKS, .count = 1 },
	{ .name = "last-week", .title = N_("Last week"), .short_title = N_("last week"),
		.unit = PERIOD_WEEKS, .count = 1, .is_past = true },
	{ .name = "this-month", .title = N_("This month"), .short_title = N_("month"),
		.unit = PERIOD_MONTHS, .count = 1 },
	{ .name = "last-month", .title = N_("Last month"), .short_title = N_("last month"),
		.unit = PERIOD_MONTHS, .count = 1, .is_past = true },
	{ .name = "this-quarter", .title = N_("This quarter"), .short_title = N_("quarter"),
		.unit = PERIOD_MONTHS, .count = 3 },
	{ .name = "last-quarter", .title = N_("Last quarter"), .short_title = N_("last quarter"),
		.unit = PERIOD_MONTHS, .count = 3, .is_past = true },
	{ .name = "this-year", .title = N_("This year"), .short_title = N_("year"),
		.unit = PERIOD_MONTHS, .count = 12 },
	{ .name = "last-year", .title = N_("Last year"), .short_title = N_("last year"),
		.unit = PERIOD_MONTHS, .count = 12, .is_past = true },
	{ .name = "last-12-months", .title = N_("Last 12 months"), .short_title = N_("12 months"),
		.unit = PERIOD_MONTHS, .count = 12, .is_trailing = true },
	{ .name = "this-shift", .title = N_("This shift"), .short_title = N_("shift"),
		.unit = PERIOD_SHIFTS, .count = 1 },
	{ .name = "last-shift", .title = N_("Last shift"), .short_title = N_("last shift"),
		.unit = PERIOD_SHIFTS, .count = 1, .is_past = true },
	{ .name = "since-close", .title = N_("Since close of business"), .short_title = N_("since close"),
		.unit = PERIOD_CLOSES, .count = 1 },
	{ .name = NULL },
};
/* clang-format on */

/* How a period moves: by so many months, or by so many (local) seconds. */
struct stride {
	enum date_kind dates;
	int months;
	int64_t seconds;
	bool keeps_weekdays; /* a year of it is 52 weeks, so that a week is compared with a week */
};

/* A span of local seconds. */
struct local_span {
	int64_t from, to;
};

static int64_t floor_to(int64_t value, int64_t step)
{
	return value - ((value % step) + step) % step;
}

static int64_t move(int64_t local_s, const struct stride *stride, int times, bool is_end)
{
	return date_add_months(stride->dates, local_s, stride->months * times, is_end) +
	       stride->seconds * times;
}

/* Start of the month, quarter or year; a trailing span of months ends with the running one. */
static int64_t months_start(enum date_kind dates, int64_t local_s, int count, bool is_trailing)
{
	struct date date = date_from_days(dates, floor_to(local_s, DAY_S) / DAY_S);
	int index = date.year * MONTHS_A_YEAR + date.month - 1;

	index -= is_trailing ? count - 1 : index % count;
	date = (struct date){ index / MONTHS_A_YEAR, index % MONTHS_A_YEAR + 1, 1 };
	return DAY_S * date_to_days(dates, date);
}

static int64_t week_floor(int64_t local_s, int week_start)
{
	/* Day 0 was a Thursday, so the first Monday after it is day 4. */
	int64_t shift = (4 + (int64_t)week_start) * DAY_S;

	return floor_to(local_s - shift, WEEK_S) + shift;
}

/* The running span of that name, and how it moves. */
static struct local_span running_span(const struct period_name *row, int64_t local_now,
	const struct period_wish *wish, struct stride *stride)
{
	struct local_span span = { 0 };

	*stride = (struct stride){ .dates = wish->dates };
	switch (row->unit) {
	case PERIOD_HOURS:
		stride->seconds = (int64_t)row->count * HOUR_S;
		span.from = local_now - stride->seconds;
		break;
	case PERIOD_DAYS:
		stride->seconds = (int64_t)row->count * DAY_S;
		span.from = floor_to(local_now, DAY_S) + DAY_S - stride->seconds;
		break;
	case PERIOD_WEEKS:
		stride->seconds = (int64_t)row->count * WEEK_S;
		stride->keeps_weekdays = true;
		span.from = week_floor(local_now, wish->week_start);
		break;
	default:
		stride->months = row->count;
		span.from = months_start(wish->dates, local_now, row->count, row->is_trailing);
		break;
	}
	span.to = move(span.from, stride, 1, true);
	return span;
}

/* Rolling hours and other spans that do not begin at midnight pass zone NULL: they are measured in
 * real seconds. */
static int64_t to_local(const struct zone *zone, int64_t at_s)
{
	return zone ? zone_local_s(zone, at_s) : at_s;
}

static struct span to_utc(const struct zone *zone, const struct local_span *local)
{
	if (!zone)
		return (struct span){ .from = local->from, .to = local->to };
	return (struct span){
		.from = zone_from_local_s(zone, local->from),
		.to = zone_from_local_s(zone, local->to),
	};
}

static const struct period_name *find_name(const char *name)
{
	for (const struct period_name *row = period_names; row->name; row++) {
		if (!strcmp(row->name, name))
			return row;
	}
	return NULL;
}

/* The next edge of a bucket after local_s. */
static int64_t next_edge(int64_t local_s, int64_t length_s, const struct period_wish *wish)
{
	int months = length_s <= LONGEST_BY_MONTHS ? 1 : MONTHS_A_YEAR;

	if (length_s <= LONGEST_BY_HOURS)
		return local_s + HOUR_S;
	if (length_s <= LONGEST_BY_DAYS)
		return floor_to(local_s, DAY_S) + DAY_S;
	if (length_s <= LONGEST_BY_WEEKS)
		return week_floor(local_s, wish->week_start) + WEEK_S;
	return date_add_months(
		wish->dates, months_start(wish->dates, local_s, months, false), months, true);
}

/* Cuts the span into at most PERIOD_BUCKET_MAX parts that meet; the whole span chooses their size,
 * so that it does not change while the period goes on. */
static void make_buckets(
	struct period *period, const struct zone *zone, const struct period_wish *wish)
{
	int64_t length_s = period->whole.to - period->whole.from;
	int64_t at = period->span.from;

	period->bucket_count = 0;
	while (at < period->span.to && period->bucket_count < PERIOD_BUCKET_MAX) {
		int64_t edge;

		if (length_s <= LONGEST_BY_HOURS)
			edge = at + HOUR_S; /* real hours: a day may have 23 or 25 */
		else
			edge = zone_from_local_s(
				zone, next_edge(zone_local_s(zone, at), length_s, wish));
		if (edge > period->span.to || period->bucket_count == PERIOD_BUCKET_MAX - 1)
			edge = period->span.to;
		period->buckets[period->bucket_count++] = (struct span){ .from = at, .to = edge };
		at = edge;
	}
}

static struct local_span move_span(
	const struct local_span *span, const struct stride *stride, int times)
{
	return (struct local_span){
		.from = move(span->from, stride, times, false),
		.to = move(span->to, stride, times, true),
	};
}

/* The same of what is cut in the middle of a day: it stays cut at that time of day, where the month
 * has no such day on its last one. */
static struct local_span move_cut(
	const struct local_span *span, const struct stride *stride, int times)
{
	struct local_span moved = move_span(span, stride, times);

	moved.to = move(span->to, stride, times, false);
	return moved;
}

/* The same span a year earlier. What is counted in months has the months of that year; weeks keep
 * their weekdays; all else keeps its length and ends on the same date. */
static struct local_span year_before(
	const struct local_span *span, const struct stride *stride, bool is_cut)
{
	struct stride year = { .dates = stride->dates, .months = MONTHS_A_YEAR };
	struct local_span before;

	if (stride->keeps_weekdays)
		year = (struct stride){ .seconds = 52 * (int64_t)WEEK_S };
	before = is_cut ? move_cut(span, &year, -1) : move_span(span, &year, -1);
	if (stride->months == 0) {
		before.to = move(span->to, &year, -1, false);
		before.from = before.to - (span->to - span->from);
	}
	return before;
}

/* Fills the spans from the whole one in local seconds. A period that touches now is running. */
static void fill(struct period *period, const struct zone *zone, const struct local_span *whole,
	const struct stride *stride, int64_t now_s)
{
	struct local_span cut = *whole, before, year;

	period->whole = to_utc(zone, whole);
	period->is_running = now_s >= period->whole.from &&
			     (zone ? now_s < period->whole.to : now_s <= period->whole.to);
	if (period->is_running)
		cut.to = to_local(zone, now_s);
	before = period->is_running ? move_cut(&cut, stride, -1) : move_span(&cut, stride, -1);
	year = year_before(&cut, stride, period->is_running);
	period->span = period->whole;
	if (period->is_running)
		period->span.to = now_s;
	period->previous = to_utc(zone, &before);
	period->last_year = to_utc(zone, &year);
}

/* A shift, or from close to close: compared with another one as far as this one is, and a year
 * before with the same weekday. */
static void fill_stint(
	struct period *period, const struct zone *zone, const struct stint *stint, int64_t now_s)
{
	const struct stride weeks = { .keeps_weekdays = true };
	struct local_span cut, year, before;
	int64_t last_s = zone_local_s(zone, stint->before.to);

	period->whole = period->span = stint->whole;
	period->is_running = now_s >= stint->whole.from && now_s < stint->whole.to;
	if (period->is_running)
		period->span.to = now_s;
	cut.from = zone_local_s(zone, period->span.from);
	cut.to = zone_local_s(zone, period->span.to);
	before.from = zone_local_s(zone, stint->before.from);
	before.to = before.from + cut.to - cut.from;
	if (!period->is_running || before.to > last_s)
		before.to = last_s;
	year = year_before(&cut, &weeks, period->is_running);
	period->previous = to_utc(zone, &before);
	period->last_year = to_utc(zone, &year);
	snprintf(period->shift, sizeof period->shift, "%s", stint->name ? stint->name : "");
}

bool period_is_offered(const struct period_name *row, const struct stints *stints)
{
	if (row->unit == PERIOD_SHIFTS)
		return stints && (stints->hours || stints->shift_count);
	return row->unit != PERIOD_CLOSES || (stints && stints->hours);
}

static bool make_stint(const struct period_wish *wish, const struct period_name *row, int64_t now_s,
	struct period *period, struct error *err)
{
	enum stint_kind kind = row->unit == PERIOD_CLOSES ? STINT_CLOSE
			       : row->is_past             ? STINT_SHIFT_OVER
							  : STINT_SHIFT;
	struct stint stint;

	if (!period_is_offered(row, wish->stints))
		return error_set(err, ERROR_USAGE,
			row->unit == PERIOD_CLOSES
				? _("the period '%s' needs business hours in the configuration")
				: _("the period '%s' needs shifts or business hours in the "
				    "configuration"),
			row->name);
	if (!stint_find(wish->stints, kind, wish->step, now_s, &stint))
		return error_set(err, ERROR_USAGE, _("there is no period '%s': nobody hands over"),
			row->name);
	fill_stint(period, wish->stints->zone, &stint, now_s);
	return true;
}

static bool make_named(const struct period_wish *wish, const struct zone *zone, int64_t now_s,
	struct period *period, struct error *err)
{
	const char *name = wish->name ? wish->name : PERIOD_DEFAULT;
	const struct period_name *row = find_name(name);
	struct local_span whole;
	struct stride stride;

	if (!row)
		return error_set(err, ERROR_USAGE,
			_("unknown period '%s'; known are today, yesterday, last-7-days, this-month "
			  "and others, see kpitop(1)"),
			name);
	snprintf(period->name, sizeof period->name, "%s", row->name);
	if (row->unit == PERIOD_SHIFTS || row->unit == PERIOD_CLOSES)
		return make_stint(wish, row, now_s, period, err);
	if (row->unit == PERIOD_HOURS)
		zone = NULL;
	whole = running_span(row, to_local(zone, now_s), wish, &stride);
	whole = move_span(&whole, &stride, wish->step - (row->is_past ? 1 : 0));
	fill(period, zone, &whole, &stride, now_s);
	return true;
}

/* A date without a time of day. */
static bool is_day(const char *text)
{
	return strlen(text) == 10;
}

static bool make_custom(const struct period_wish *wish, const struct zone *zone, int64_t now_s,
	struct period *period, struct error *err)
{
	struct local_span whole;
	struct stride stride = { .dates = wish->dates };
	int64_t from_s = 0, to_s = now_s;

	if (!wish->from)
		return error_set(err, ERROR_USAGE, _("an end of the period needs its start"));
	if (!period_parse_time(wish->from, zone, &from_s, err))
		return false;
	if (wish->to && !period_parse_time(wish->to, zone, &to_s, err))
		return false;
	if (wish->to && wish->is_to_included && is_day(wish->to))
		to_s = zone_day_start(zone, to_s, 1);
	if (wish->to && to_s <= from_s)
		return error_set(err, ERROR_USAGE,
			_("the period ends at '%s', before it begins at '%s'"), wish->to,
			wish->from);
	whole = (struct local_span){ zone_local_s(zone, from_s), zone_local_s(zone, to_s) };
	if (from_s == zone_day_start(zone, from_s, 0)) {
		stride.seconds = floor_to(whole.to - whole.from + DAY_S - 1, DAY_S);
		if (!wish->to) /* as long as today is not over */
			whole.to = floor_to(whole.to, DAY_S) + DAY_S;
	} else {
		zone = NULL;
		whole = (struct local_span){ from_s, to_s };
		stride.seconds = to_s - from_s;
	}
	whole = move_span(&whole, &stride, wish->step);
	snprintf(period->name, sizeof period->name, "%s", "custom");
	fill(period, zone, &whole, &stride, now_s);
	return true;
}

bool period_make(const struct period_wish *wish, const struct zone *zone, int64_t now_s,
	struct period *period, struct error *err)
{
	*period = (struct period){ 0 };
	if (wish->from || wish->to ? !make_custom(wish, zone, now_s, period, err)
				   : !make_named(wish, zone, now_s, period, err))
		return false;
	if (period->span.from > now_s || period->span.to < period->span.from)
		return error_set(err, ERROR_USAGE, _("the period '%s' has not begun yet"),
			wish->from ? wish->from : period->name);
	make_buckets(period, zone, wish);
	return true;
}

void period_make_weeks(
	struct period *period, const struct zone *zone, int week_start, int count, int64_t until_s)
{
	const struct stride stride = { .seconds = count * (int64_t)WEEK_S, .keeps_weekdays = true };
	struct local_span whole;

	*period = (struct period){ 0 };
	snprintf(period->name, sizeof period->name, "%s", "custom");
	whole.to = week_floor(zone_local_s(zone, until_s - 1), week_start) + WEEK_S;
	whole.from = whole.to - stride.seconds;
	fill(period, zone, &whole, &stride, until_s);
	for (int i = 0; i < count && i < PERIOD_BUCKET_MAX; i++) {
		int64_t from = zone_from_local_s(zone, whole.from + i * (int64_t)WEEK_S);
		int64_t to = zone_from_local_s(zone, whole.from + (i + 1) * (int64_t)WEEK_S);

		if (to > period->span.to)
			to = period->span.to;
		period->buckets[period->bucket_count++] = (struct span){ .from = from, .to = to };
	}
}

/* Whether a zone stands behind the time of day. */
static bool has_zone(const char *text)
{
	return strpbrk(text + strspn(text, "0123456789-"), "Zz+-") != NULL;
}

/* The moment with the date as ISO knows it, and with a time of day. */
static bool write_gregorian(char *out, size_t size, const char *text)
{
	char day[11];
	struct date date;
	int64_t days;
	int len;

	snprintf(day, sizeof day, "%s", text);
	if (!date_parse(day, &days))
		return false;
	date = date_from_days(DATE_GREGORIAN, days);
	len = snprintf(out, size, "%04d-%02d-%02d%s", date.year, date.month, date.day,
		is_day(text) ? "T00:00" : text + 10);
	return len > 0 && (size_t)len < size;
}

bool period_parse_time(const char *text, const struct zone *zone, int64_t *at_s, struct error *err)
{
	char iso[40];
	bool is_local = !has_zone(text);

	if (!write_gregorian(iso, sizeof iso, text) || !format_parse_iso(iso, at_s))
		return error_set(err, ERROR_USAGE,
			_("'%s' is no date or time; write 2026-11-01 or 2026-11-01T12:00"), text);
	if (is_local)
		*at_s = zone_from_local_s(zone, *at_s);
	return true;
}
