/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The department's time: when customers write, and when which shift works.
 *
 * Time is cut into slots of a quarter of an hour, each knowing how much was written and worked
 * before it, so that every question is a search in one table. The table reaches ahead of the
 * moments that are asked about; timetable_reach extends it.
 */
#ifndef DEMO_TIMETABLE_H
#define DEMO_TIMETABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "model/zone.h"

enum shift {
	SHIFT_EARLY,
	SHIFT_DAY,
	SHIFT_LATE,
	SHIFT_SATURDAY, /* Tuesday to Saturday */
	SHIFT_BUSINESS, /* the hours that promises count in */
	SHIFT_COUNT
};

struct shift_row {
	int from_hour, to_hour;
	int first_weekday, last_weekday; /* 0 Monday … 6 Sunday */
};
extern const struct shift_row shift_rows[SHIFT_COUNT];

struct timetable;

struct timetable_plan {
	uint64_t seed;
	int64_t start_s; /* by then `tickets` have been created … */
	int64_t tickets;
	int days;           /* … in this many days */
	int64_t outage_day; /* local; the login fails, and everybody writes */
};

/* The zone is lent and must outlive the table. */
struct timetable *timetable_new(const struct zone *zone, const struct timetable_plan *plan);
void timetable_free(struct timetable *table);
void timetable_reach(struct timetable *table, int64_t until_s);

int64_t timetable_origin(const struct timetable *table); /* nothing is older */

/* When the ticket with this index (from 0) is created; ascending. */
int64_t timetable_arrival(const struct timetable *table, int64_t index);
/* How many tickets are to be expected between two moments, those of busy days included. */
double timetable_per_day(const struct timetable *table); /* on the average day of the plan */
double timetable_expected(const struct timetable *table, int64_t from_s, int64_t to_s);

/* Seconds that a shift works between two moments. */
int64_t timetable_work(
	const struct timetable *table, enum shift shift, int64_t from_s, int64_t to_s);
/* The moment at which a shift has worked so many seconds since from_s; not before from_s. */
int64_t timetable_after(
	const struct timetable *table, enum shift shift, int64_t from_s, int64_t work_s);
bool timetable_is_open(const struct timetable *table, enum shift shift, int64_t at_s);

#endif
