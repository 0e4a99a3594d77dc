/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a desk says of its time: business hours, shifts, and notes on the time line.
 *
 * The hours without a name are the desk's; teams and promises may name others.
 */
#ifndef MODEL_HOURS_H
#define MODEL_HOURS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/macros.h"
#include "base/setting.h"
#include "model/calendar.h"
#include "model/config_place.h"
#include "model/span.h"
#include "model/zone.h"

struct desk;
struct period_wish;

enum hours_kind {
	HOURS_OF_CLOCK,
	HOURS_OF_DAYS /* promises are counted in whole days that have any hours */
};

struct hours_config {
	const char *name;         /* NULL or "": the desk's own */
	const char *zone_text;    /* NULL: the desk's */
	int kind;                 /* enum hours_kind */
	struct text_list days[7]; /* 0 Monday … 6 Sunday */
	struct text_list all_day; /* names of days that are open around the clock */
	struct text_list holidays;
	struct config_place place;
	struct zone *zone;         /* made by hours_make, owned; NULL: the desk's */
	struct calendar *calendar; /* the same */
};

struct shift_config {
	const char *name;
	const char *from, *to; /* "22:00" */
	struct text_list days; /* names of days; empty: all */
	struct config_place place;
	struct calendar *calendar; /* made by hours_make, owned */
};

struct note_config {
	const char *from, *to; /* as the user writes them; to NULL: the day or moment of from */
	const char *text;
	bool is_change; /* something works differently from then on */
	struct config_place place;
	struct span span; /* made by hours_make; a date as `to` is included */
};

extern const struct setting hours_settings[];
extern const struct setting shift_settings[];
extern const struct setting note_settings[];

/* Makes the desk's calendars, its shifts and notes, and joins teams and promises to their hours. The
 * desk has its zone already. */
MUST_CHECK bool hours_make(struct desk *desk, int64_t now_s, struct error *err);
void hours_release(struct desk *desk);

/* A moment as the desk's people read it: in its zone, dated by its calendar. */
struct civil hours_civil(const struct desk *desk, int64_t at_s);

/* Fills in what a wish for a period needs to know of the desk. */
void hours_tell_period(const struct desk *desk, struct period_wish *wish);

/* Whether the desk or any of its teams has business hours. */
bool hours_are_set(const struct desk *desk);
/* Whether some team works by hours of its own. */
bool hours_differ(const struct desk *desk);
/* Whether anybody works in any part of the span: by the calendar, or NULL: by that of the desk or of
 * any team. True where no hours are set. */
bool hours_is_worked(const struct desk *desk, const struct calendar *calendar, struct span span);
/* When the last of them ends the day's work in what is left of a day; the end of the day where no
 * hours are set or work goes on into the next, TIME_NONE where nobody works any more. */
int64_t hours_day_close(const struct desk *desk, const struct calendar *calendar, struct span rest);

#endif
