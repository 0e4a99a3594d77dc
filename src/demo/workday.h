/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One person's day: how it was planned and how it went.
 */
#ifndef DEMO_WORKDAY_H
#define DEMO_WORKDAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "demo/life.h"

/* Days are numbered from 1970-01-01 by the local calendar. */
int64_t workday_number(const struct zone *zone, int64_t at_s);
/* The moment at which the clock shows so many seconds after midnight of that day. */
int64_t workday_moment(const struct zone *zone, int64_t day, int64_t second);
int workday_weekday(int64_t day); /* 0 Monday … 6 Sunday */

/* The working day of the week before on which the login failed; by the day of the start. */
int64_t workday_of_outage(int64_t start_day);

#define WORKDAY_PAUSES_MOST 4

struct pause {
	int64_t from, to;
	bool is_meeting; /* at work, but not for customers */
	const char *reason;
};

struct workday {
	bool is_planned;              /* else the person is off */
	bool is_absent;               /* planned, but nobody came: ill */
	int64_t from, to;             /* as planned */
	int64_t lunch_from, lunch_to; /* as planned */
	int64_t came, left;
	struct pause pauses[WORKDAY_PAUSES_MOST]; /* as they went; ascending, apart */
	size_t pause_count;
};

void workday_write(const struct life_world *world, int person, int64_t day, struct workday *out);
/* Neither before nor after work, and not in a pause. */
bool workday_is_on(const struct workday *workday, int64_t at_s);

#endif
