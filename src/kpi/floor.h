/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Today's phones and chats by half hour: how many people they need to keep the goal of the service
 * level, beside how many are on.
 *
 * They are those of the clock on the wall, as were those of the weeks before: where the clocks change
 * some are missing, or longer. Half hours that are over have the calls that came and the people who were on; those to come the
 * mean of the same weekdays before and the people who are scheduled, of whom not all are at work. The
 * handle time of calls and that of chats are the means of the last 28 days.
 */
#ifndef KPI_FLOOR_H
#define KPI_FLOOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kpi/facts.h"
#include "kpi/request.h"
#include "kpi/staffing.h"

/* What has been measured of a half hour; NAN: nothing. */
struct floor_measured {
	double answered, service_level;
	double handle_s; /* mean of those handled in it */
};

struct floor_day {
	struct staffing_slot slots[STAFFING_SLOTS];
	struct floor_measured measured[STAFFING_SLOTS];
	size_t now;                /* the one that goes on */
	bool has[LOAD_KIND_COUNT]; /* any are known */
	struct staffing_mix mix;   /* but for the arrivals; handle time NAN: none was handled */
	/* How busy those who are on now may be: as at the goal, 85 % at most; NAN: nobody can tell,
	 * as of chats, of which one has some more or fewer and is busy all the same. */
	double occupancy;
	double shrinkage; /* share of scheduled time that is not worked, 0…1 */
};
/* Counts the day, going on where it stopped; anew where the facts have changed since. Facts and the
 * words of the filter (NULL: none) are lent until the end. */
struct floor;
struct floor *floor_new(
	const struct facts *facts, const struct board_filter *filter, int64_t now_s);
void floor_free(struct floor *floor);
bool floor_step(struct floor *floor, int64_t deadline_ms); /* true when done */

/* When done. False where no calls are known at all. */
bool floor_read(const struct floor *floor, struct floor_day *day);

/* What is to be expected of that half hour with so many on, or scheduled where it is to come. False
 * where its calls or their handle time are not known. */
bool floor_try(
	const struct floor_day *day, size_t slot, int people, struct staffing_outlook *outlook);

/* The mix of that half hour. */
struct staffing_mix floor_mix(const struct floor_day *day, size_t slot);
/* The goal of the service level: of calls, or where there are none of chats. */
double floor_goal(const struct floor_day *day);

#endif
