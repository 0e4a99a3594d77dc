/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Time zones as tables of UTC offsets.
 *
 * A zone is made once, at start and before any thread, by asking the C library for 2000 … now + 3
 * years (scan by days, bisection at each change) and is immutable after. Outside the table the first
 * and last offsets hold.
 */
#ifndef MODEL_ZONE_H
#define MODEL_ZONE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/macros.h"

struct zone;

/* Name as in the system's zone files ("Asia/Tehran"); anything else is ERROR_CONFIG with what to
 * do. `now_s` bounds the table. Restores the process's TZ. */
MUST_CHECK bool zone_new(const char *name, int64_t now_s, struct zone **zone, struct error *err);
void zone_free(struct zone *zone);

const char *zone_name(const struct zone *zone);
int64_t zone_offset_s(const struct zone *zone, int64_t at_s); /* to be added to UTC */

struct civil {
	int year, month, day; /* month and day from 1 */
	int hour, minute, second;
	int weekday; /* 0 Monday … 6 Sunday */
};
struct civil zone_civil(const struct zone *zone, int64_t at_s);

/* Local civil time to UTC. A time that does not exist (spring) moves forward by the gap; one that
 * exists twice (autumn) is the first. hour may be 24. */
int64_t zone_utc(const struct zone *zone, const struct civil *local); /* the weekday is not read */

/* Local seconds are UTC seconds of the same reading of the clock: for arithmetic with days. A local
 * second that does not exist becomes the moment of the change; one that exists twice, the first. */
int64_t zone_local_s(const struct zone *zone, int64_t at_s);
int64_t zone_from_local_s(const struct zone *zone, int64_t local_s);

/* Start of the local day `days` days away from the one that holds at_s. */
int64_t zone_day_start(const struct zone *zone, int64_t at_s, int days);

#endif
