/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Stints: the spans at whose ends a desk hands over, its shifts, and the time from close to close.
 */
#ifndef MODEL_STINT_H
#define MODEL_STINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/calendar.h"
#include "model/span.h"
#include "model/zone.h"

#define STINT_SHIFTS_MAX 32

struct stints {
	/* Of each shift its openings; where there are none, the hours' openings are the shifts. */
	const struct calendar *shifts[STINT_SHIFTS_MAX];
	const char *names[STINT_SHIFTS_MAX];
	size_t shift_count;
	const struct calendar *hours; /* NULL: none set */
	const struct zone *zone;
};

enum stint_kind {
	STINT_SHIFT,      /* the latest that has begun: the one that is on, if any is */
	STINT_SHIFT_OVER, /* the latest that is over */
	STINT_CLOSE       /* from the last close of business to the next */
};

struct stint {
	struct span whole;
	struct span before; /* what it is compared with: the same shift the time before */
	const char *name;   /* of the shift; NULL: it has none */
};

/* The stint of that kind, `step` stints later; false where there is none. */
bool stint_find(const struct stints *stints, enum stint_kind kind, int step, int64_t now_s,
	struct stint *stint);

#endif
