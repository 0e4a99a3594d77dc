/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Business hours: weekly intervals in a zone, without holidays.
 *
 * Time is measured by intersecting with the local windows in UTC, so that a day with a change of
 * clocks counts what really passed. A calendar without hours is always open and its business
 * figures equal the calendar ones.
 */
#ifndef MODEL_CALENDAR_H
#define MODEL_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/macros.h"
#include "model/date.h"
#include "model/span.h"
#include "model/zone.h"

struct calendar;

/* Always open until hours are added. The zone is lent and must outlive the calendar. */
struct calendar *calendar_new(const struct zone *zone);
void calendar_free(struct calendar *calendar);

/* weekday 0 Monday … 6 Sunday; "09:00-12:30", or "22:00-06:00" into the next day. Overlapping ones
 * are refused. */
MUST_CHECK bool calendar_add_hours(
	struct calendar *calendar, int weekday, const char *hours, struct error *err);
/* Whose months yearly holidays are of; default Gregorian. Called before holidays are added. */
void calendar_reckon_by(struct calendar *calendar, enum date_kind dates);
/* As holidays_add says. A night that begins before a holiday is worked to its end. */
MUST_CHECK bool calendar_add_holiday(
	struct calendar *calendar, const char *date, struct error *err);
/* From now on promises are counted in days that have any hours, as laws do. */
void calendar_count_days(struct calendar *calendar);
bool calendar_counts_days(const struct calendar *calendar);

bool calendar_has_hours(const struct calendar *calendar);
bool calendar_is_open(const struct calendar *calendar, int64_t at_s);

/* Business seconds between two moments; 0 where to ≤ from. A constant number of steps whatever the
 * length within what calendar_prepare summed, a few for each day outside. */
int64_t calendar_elapsed_s(const struct calendar *calendar, int64_t from_s, int64_t to_s);

/* The moment at which `business_s` seconds of business have passed since from_s. */
int64_t calendar_add_s(const struct calendar *calendar, int64_t from_s, int64_t business_s);

/* When what is promised falls due: like calendar_add_s, but where days are counted at the end of the
 * n-th working day after the day of from_s; a part of a day counts as a day. */
int64_t calendar_due_s(const struct calendar *calendar, int64_t from_s, int64_t promised_s);

/* The latest opening that begins at or before a moment, and the first after it; false: none within
 * 400 days. */
bool calendar_opening(const struct calendar *calendar, int64_t at_s, struct span *opening);
bool calendar_next_opening(const struct calendar *calendar, int64_t at_s, struct span *opening);

/* The latest end of a day's work at or before a moment, and the first after it. A lunch break ends
 * no day, and who works on into the next day does not close. */
bool calendar_close(const struct calendar *calendar, int64_t at_s, int64_t *close_s);
bool calendar_next_close(const struct calendar *calendar, int64_t at_s, int64_t *close_s);

/* Seconds of the median open day, for writing "2 bd 3h"; 86400 without hours. */
int64_t calendar_day_s(const struct calendar *calendar);

/* Sums the hours of [from_s, to_s] beforehand; called after all hours and holidays are in. */
void calendar_prepare(struct calendar *calendar, int64_t from_s, int64_t to_s);

#endif
