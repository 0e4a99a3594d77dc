/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The formulas: calls, presence, schedules.
 */
#include "config.h"

#include "kpi/feed.h"

/* --- calls ---------------------------------------------------------------------------------- */

/* Whether the call was answered in time, or given up too early to count, hangs on a wait that
 * nobody told of. */
static bool is_untold(const struct observation *row, enum service_rule rule)
{
	bool counts_late_ones = rule == SERVICE_EARLY_NEGATIVE || rule == SERVICE_ANSWERED;

	if (row->value != OBS_NEVER)
		return false;
	return (row->flags & OBS_IS_ANSWERED) ||
	       ((row->flags & OBS_IS_ABANDONED) && !counts_late_ones);
}

/* kpis.md's four rules and ours; false: the call is left out. */
static bool feed_service_level(const struct feed *feed)
{
	const struct measuring *measuring = desk_measuring(feed->facts->desk);
	const struct observation *row = feed->row;
	bool is_answered = row->flags & OBS_IS_ANSWERED,
	     is_abandoned = row->flags & OBS_IS_ABANDONED;
	bool is_early = (int64_t)row->value <= measuring->service_level_s;
	bool is_short = (int64_t)row->value < measuring->short_abandon_s;

	if (!row->excluded && is_untold(row, (enum service_rule)measuring->service_rule))
		feed->portion->excluded = 1 + EXCLUDED_NO_EVENTS;
	feed->portion->num = is_answered && is_early;
	switch ((enum service_rule)measuring->service_rule) {
	case SERVICE_SHORT_IGNORED:
		return !(is_abandoned && is_short);
	case SERVICE_EARLY_IGNORED:
		return !(is_abandoned && is_early);
	case SERVICE_EARLY_POSITIVE:
		feed->portion->num = is_early && (is_answered || is_abandoned);
		return true;
	case SERVICE_ANSWERED:
		return is_answered;
	default:
		return true;
	}
}

static bool feed_abandoned(const struct feed *feed)
{
	const struct measuring *measuring = desk_measuring(feed->facts->desk);
	bool is_abandoned = feed->row->flags & OBS_IS_ABANDONED;

	feed->portion->num = is_abandoned;
	return !(is_abandoned && (int64_t)feed->row->value < measuring->short_abandon_s);
}

static bool feed_queue(const struct feed *feed)
{
	const struct observation *row = feed->row;
	const struct moment *moment = feed->moment;

	if (row->at >= moment->level || row->value < moment->level)
		return false;
	feed->portion->value[CLOCK_CALENDAR] = feed->portion->value[CLOCK_BUSINESS] =
		moment->age_at > row->at ? moment->age_at - row->at : 0;
	return true;
}

/* One that is about a ticket is no contact of its own. */
static bool is_contact(const struct feed *feed)
{
	return (feed->row->flags & OBS_IS_ANSWERED) &&
	       feed->facts->slots[feed->row->ticket].id == 0;
}

bool feed_call(const struct feed *feed)
{
	switch (feed->kpi) {
	case KPI_SERVICE_LEVEL:
		return feed_service_level(feed);
	case KPI_ABANDONMENT_RATE:
		return feed_abandoned(feed);
	case KPI_CALLS_WAITING:
	case KPI_LONGEST_CALL_WAIT:
		return feed_queue(feed);
	case KPI_CONTACTS:
		return is_contact(feed);
	case KPI_REPEAT_CONTACT_RATE:
		return is_contact(feed) && feed_contact(feed);
	default:
		return true;
	}
}

/* --- presence and schedules ----------------------------------------------------------------- */

/* Seconds of the stretch within the moment, up to what is known. */
static double part_s(const struct feed *feed)
{
	const struct observation *row = feed->row;
	const struct moment *moment = feed->moment;
	uint32_t from = row->at > moment->from ? row->at : moment->from;
	uint32_t to = row->value < moment->to ? row->value : moment->to;

	if (to > moment->as_of)
		to = moment->as_of;
	return to > from ? (double)(to - from) : 0;
}

static bool feed_presence(const struct feed *feed)
{
	uint8_t flags = feed->row->flags;
	uint8_t whole = feed->kpi == KPI_UTILISATION ? OBS_IS_SIGNED_IN
						     : OBS_IS_IN_CONTACT | OBS_IS_AVAILABLE;

	if (feed->kpi == KPI_AGENTS_ON)
		return feed->row->at < feed->moment->level &&
		       feed->row->value >= feed->moment->level &&
		       (flags & (OBS_IS_IN_CONTACT | OBS_IS_AVAILABLE));
	if (!(flags & whole))
		return false;
	feed->portion->den = part_s(feed);
	feed->portion->num = flags & OBS_IS_IN_CONTACT ? feed->portion->den : 0;
	return feed->portion->den > 0;
}

bool feed_stretch(const struct feed *feed)
{
	uint8_t wanted = feed->kpi == KPI_ADHERENCE ? OBS_IS_AS_PLANNED : OBS_IS_ABSENT;

	if (feed->row->kind == OBS_PRESENCE)
		return feed_presence(feed);
	feed->portion->den = part_s(feed);
	feed->portion->num = feed->row->flags & wanted ? feed->portion->den : 0;
	return feed->portion->den > 0;
}
