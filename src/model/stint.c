/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Stints: shifts, and the time from close to close.
 */
#include "config.h"

#include "model/stint.h"

enum {
	DAY_S = 86400,
	WEEK_S = 7 * DAY_S,
	OPENINGS_MAX = 400 /* looked through for the same shift before */
};

static size_t shift_count(const struct stints *stints)
{
	return stints->shift_count ? stints->shift_count : stints->hours != NULL;
}

static const struct calendar *shift_at(const struct stints *stints, size_t i)
{
	return stints->shift_count ? stints->shifts[i] : stints->hours;
}

/* A shift and which one it is. */
struct found {
	struct span span;
	size_t shift;
	bool is_there;
};

/* Of all shifts the last to begin at or before at_s; of two that begin together, the first one. */
static struct found latest(const struct stints *stints, int64_t at_s)
{
	struct found found = { 0 };
	struct span span;

	for (size_t i = 0; i < shift_count(stints); i++) {
		if (!calendar_opening(shift_at(stints, i), at_s, &span) ||
			(found.is_there && span.from <= found.span.from))
			continue;
		found = (struct found){ .span = span, .shift = i, .is_there = true };
	}
	return found;
}

static struct found next(const struct stints *stints, int64_t after_s)
{
	struct found found = { 0 };
	struct span span;

	for (size_t i = 0; i < shift_count(stints); i++) {
		if (!calendar_next_opening(shift_at(stints, i), after_s, &span) ||
			(found.is_there && span.from >= found.span.from))
			continue;
		found = (struct found){ .span = span, .shift = i, .is_there = true };
	}
	return found;
}

static int64_t time_of_day(const struct zone *zone, int64_t at_s)
{
	int64_t local_s = zone_local_s(zone, at_s);

	return (local_s % DAY_S + DAY_S) % DAY_S;
}

static struct span week_before(const struct zone *zone, struct span span)
{
	return (struct span){
		.from = zone_from_local_s(zone, zone_local_s(zone, span.from) - WEEK_S),
		.to = zone_from_local_s(zone, zone_local_s(zone, span.to) - WEEK_S),
	};
}

/* The same shift the time before; of the desk's hours, what began at the same time of day. */
static struct span shift_before(
	const struct calendar *shift, struct span span, const struct zone *zone)
{
	struct span before = span;

	for (int i = 0; i < OPENINGS_MAX; i++) {
		if (!calendar_opening(shift, before.from - 1, &before))
			break;
		if (time_of_day(zone, before.from) == time_of_day(zone, span.from))
			return before;
	}
	return week_before(zone, span);
}

static bool find_shift(
	const struct stints *stints, bool is_over, int step, int64_t now_s, struct stint *stint)
{
	struct found found = latest(stints, now_s);

	while (is_over && found.is_there && found.span.to > now_s)
		found = latest(stints, found.span.from - 1);
	for (; step < 0 && found.is_there; step++)
		found = latest(stints, found.span.from - 1);
	for (; step > 0 && found.is_there; step--)
		found = next(stints, found.span.from);
	if (!found.is_there)
		return false;
	*stint = (struct stint){
		.whole = found.span,
		.before = shift_before(shift_at(stints, found.shift), found.span, stints->zone),
		.name = stints->shift_count ? stints->names[found.shift] : NULL,
	};
	return true;
}

static bool find_close(const struct stints *stints, int step, int64_t now_s, struct stint *stint)
{
	struct span whole;

	if (!stints->hours || !calendar_close(stints->hours, now_s, &whole.from) ||
		!calendar_next_close(stints->hours, now_s, &whole.to))
		return false;
	for (; step < 0; step++) {
		whole.to = whole.from;
		if (!calendar_close(stints->hours, whole.from - 1, &whole.from))
			return false;
	}
	for (; step > 0; step--) {
		whole.from = whole.to;
		if (!calendar_next_close(stints->hours, whole.to, &whole.to))
			return false;
	}
	/* Nights and weekends repeat with the week, and not with the close before. */
	*stint = (struct stint){ .whole = whole, .before = week_before(stints->zone, whole) };
	return true;
}

bool stint_find(const struct stints *stints, enum stint_kind kind, int step, int64_t now_s,
	struct stint *stint)
{
	if (kind == STINT_CLOSE)
		return find_close(stints, step, now_s, stint);
	return find_shift(stints, kind == STINT_SHIFT_OVER, step, now_s, stint);
}
