/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Waits by the clock that was chosen.
 */
#include "config.h"

#include "ui/wait_text.h"

#include <math.h>

#include "base/format.h"

static bool is_by_business(
	const struct scene *scene, double business_s, bool is_promised_by_calendar)
{
	if (isnan(business_s) || scene->travel.clock == CLOCK_CALENDAR)
		return false;
	return scene->travel.clock == CLOCK_BUSINESS || !is_promised_by_calendar;
}

/* A business day is as long as everywhere on screen: the desk's, where it has any. */
static int64_t day_of(const struct scene *scene, fact_id team)
{
	const struct calendar *desk = scene->desk->calendar;

	if (desk && calendar_has_hours(desk))
		return calendar_day_s(desk);
	const struct calendar *own = scene->facts ? facts_calendar(scene->facts, team) : NULL;
	return own ? calendar_day_s(own) : 0;
}

char *wait_text(char *out, size_t size, const struct scene *scene, const struct open_ticket *ticket,
	double *seconds)
{
	bool is_business =
		is_by_business(scene, ticket->waited_business_s, ticket->is_due_by_calendar);

	out[0] = '\0';
	*seconds = is_business ? ticket->waited_business_s : ticket->waited_s;
	if (isnan(*seconds))
		return out;
	return format_duration(out, size, *seconds, is_business ? day_of(scene, ticket->team) : 0);
}

char *wait_text_longest(char *out, size_t size, const struct scene *scene)
{
	const struct live *live = scene->live;
	bool is_business =
		is_by_business(scene, live->longest_wait_business_s, live->is_wait_by_calendar);
	double seconds = is_business ? live->longest_wait_business_s : live->longest_wait_s;

	out[0] = '\0';
	if (isnan(seconds))
		return out;
	return format_duration(out, size, seconds, is_business ? day_of(scene, 0) : 0);
}
