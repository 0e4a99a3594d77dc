/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The calls of one day, and what the people who take them do between and after: a queue that is
 * played through from the first call to the last.
 *
 * Everything follows from the seed and the day; nothing is kept.
 */
#ifndef DEMO_PHONE_H
#define DEMO_PHONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "demo/workday.h"

#define PHONE_PEOPLE_MOST 60  /* more do not sit at the telephones */
#define PHONE_CALLS_MOST 2048 /* of one day */

struct call {
	int64_t at;
	int agent;      /* −1: the caller gave up */
	enum team team; /* whose queue */
	uint32_t caller;
	int64_t wait_s; /* until it was answered or given up */
	int64_t talk_s, hold_s, wrap_up_s;
};

/* Somebody's activity; the people's days are beside. */
struct activity {
	int64_t from, to;
	int agent;
	const char *state, *reason;
};

struct phone_day {
	int64_t day;
	int people;
	struct workday workdays[PHONE_PEOPLE_MOST];
	struct call *calls; /* in order of their arrival */
	size_t call_count;
	struct activity *activities; /* person by person, each in order of time */
	size_t activity_count, activity_capacity;
};

/* Filled for that day; phone_day_release releases it. */
void phone_day_write(const struct life_world *world, int64_t day, struct phone_day *out);
void phone_day_release(struct phone_day *day);

/* How many calls are to be expected between two moments of a day on which the telephones work. */
double phone_expected(const struct life_world *world, int64_t from_s, int64_t to_s);
int phone_people(const struct life_world *world);

#endif
