/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Periods: from (included), to (excluded), in a zone; with the period before and the year before.
 *
 * The period before is the same span earlier, cut at the same local time, so that a running period
 * is compared with as much of the one before.
 */
#ifndef MODEL_PERIOD_H
#define MODEL_PERIOD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/macros.h"
#include "model/date.h"
#include "model/span.h"
#include "model/stint.h"
#include "model/zone.h"

#define PERIOD_BUCKET_MAX 64

struct period {
	char name[24];    /* a name of period_names, or "custom" */
	char shift[48];   /* the name of the shift, or "" */
	struct span span; /* `to` is now for a running period, else the end */
	struct span
		whole; /* the named span with its whole last day, week, month …; `to` may be in the future */
	struct span previous; /* cut like span */
	struct span last_year;
	bool is_running;                        /* now lies within */
	struct span buckets[PERIOD_BUCKET_MAX]; /* parts of `span`: hours, days, weeks or months */
	size_t bucket_count;
};

enum period_unit {
	PERIOD_HOURS, /* rolling, ending now */
	PERIOD_DAYS,  /* local days, the last one today's */
	PERIOD_WEEKS,
	PERIOD_MONTHS, /* from the start of a month, quarter or year on */
	PERIOD_SHIFTS,
	PERIOD_CLOSES /* from close of business to close of business */
};

struct period_name {
	const char *name;
	const char *title; /* N_() */
	const char *short_title;
	enum period_unit unit;
	int count;
	bool is_past;     /* the one before the running one */
	bool is_trailing; /* months: the last `count`, not the ones of the calendar */
};
extern const struct period_name period_names[]; /* closed by a row with name NULL */

#define PERIOD_DEFAULT "last-7-days"

/* Whether a desk with these stints can be asked for it: shifts and closes need hours or shifts. */
bool period_is_offered(const struct period_name *row, const struct stints *stints);

/* What somebody asks for: a name, or from and to as the user writes them ("2026-11-01",
 * "2026-11-01T12:00" in local time, or ISO with a zone). */
struct period_wish {
	const char *name;            /* NULL with from */
	const char *from, *to;       /* NULL; to NULL with from: now */
	bool is_to_included;         /* a `to` without a time of day means the end of that day */
	int step;                    /* −1 the (whole) period before, +1 the one after … */
	int week_start;              /* 0 Monday … 6 Sunday */
	enum date_kind dates;        /* whose months and years */
	const struct stints *stints; /* shifts and hours; NULL: none */
};
MUST_CHECK bool period_make(const struct period_wish *wish, const struct zone *zone, int64_t now_s,
	struct period *period, struct error *err);

/* The last `count` weeks, a bucket each, the last one that of until_s as far as it was over then. At
 * most PERIOD_BUCKET_MAX. */
void period_make_weeks(
	struct period *period, const struct zone *zone, int week_start, int count, int64_t until_s);

/* One moment as the user writes it, in the zone. */
MUST_CHECK bool period_parse_time(
	const char *text, const struct zone *zone, int64_t *at_s, struct error *err);

#endif
