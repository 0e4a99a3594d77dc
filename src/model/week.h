/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The hours of a week, as its owner writes them: windows of the local clock, by the day on which
 * they begin.
 */
#ifndef MODEL_WEEK_H
#define MODEL_WEEK_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/macros.h"

#define WEEK_DAYS 7

struct window { /* seconds since local midnight; a night ends after 24:00 */
	int64_t from_s, to_s;
};

struct weekday {
	struct window *windows; /* in order, apart from each other */
	size_t len, capacity;
};

struct week {
	struct weekday days[WEEK_DAYS]; /* 0 Monday … 6 Sunday */
};

/* "09:00-12:30", or "22:00-06:00" into the next day; refused where others of the week overlap. */
MUST_CHECK bool week_add(struct week *week, int weekday, const char *hours, struct error *err);
void week_release(struct week *week);

#endif
