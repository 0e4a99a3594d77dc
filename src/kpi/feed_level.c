/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The formulas: how things stood at a moment.
 */
#include "config.h"

#include "kpi/contacts.h"
#include "kpi/feed.h"

/* By the hours of the team that had the ticket at the moment. */
static void measure(const struct facts *facts, const struct observation *row, int64_t from,
	uint32_t to, struct portion *portion)
{
	fact_id group = facts->groups.ids[row->team];

	portion->value[CLOCK_CALENDAR] = (uint32_t)facts_elapsed_s(facts, group, from, to, false);
	portion->value[CLOCK_BUSINESS] = (uint32_t)facts_elapsed_s(facts, group, from, to, true);
}

/* What is open now is seen now. */
static bool is_in_doubt(
	const struct observation *stretch, const struct moment *moment, enum observation_flag doubt)
{
	return (stretch->flags & doubt) && !(moment->is_now && stretch->value == OBS_NEVER);
}

/* It may count or not: the number cannot be known. */
static bool feed_unknown(struct portion *portion)
{
	if (portion->excluded)
		return false;
	portion->excluded = 1 + EXCLUDED_NO_EVENTS;
	portion->flags |= PORTION_IS_UNKNOWN;
	return true;
}

static bool feed_turn(const struct observation *row, const struct moment *moment,
	enum waiting wanted, struct portion *portion)
{
	if (is_in_doubt(row, moment, OBS_HAS_UNKNOWN_TURN))
		return feed_unknown(portion);
	return ((row->flags >> OBS_WAITING_SHIFT) & 3) == wanted;
}

static bool feed_wait(const struct facts *facts, const struct observation *row,
	const struct moment *moment, struct portion *portion)
{
	if (!feed_turn(row, moment, WAITING_US, portion))
		return false;
	if (portion->excluded)
		return true;
	/* The summary knows of a later message only. */
	if (row->business >= moment->level && !moment->is_now)
		return feed_unknown(portion);
	measure(facts, row, row->business, moment->age_at, portion);
	return true;
}

/* Promises of a summary are those of the last look: what was due before and is no more is not
 * told. */
static bool have_come_and_gone(const struct facts *facts)
{
	if (facts->with_promises > 0)
		return true;
	for (size_t i = 0; i < facts->desk->promise_count; i++)
		if (facts->desk->promises[i].next_reply_s > 0)
			return true;
	return false;
}

/* A customer's, and nobody has replied to it before the level. */
static bool is_unanswered(const struct facts *facts, const struct pool_slot *slot, uint32_t level)
{
	for (uint32_t i = 0; i < slot->count; i++) {
		const struct observation *other = &facts->observations[slot->first + i];

		bool is_answer = other->kind == OBS_FIRST_REPLY && other->at < level &&
				 other->excluded != 1 + EXCLUDED_BOT &&
				 other->excluded != 1 + EXCLUDED_AUTOMATIC;
		bool is_ours = other->kind == OBS_CREATED && (other->flags & OBS_IS_OUTBOUND);

		if (is_answer || is_ours)
			return false;
	}
	return true;
}

/* What a first reply will be measured from. */
static bool feed_unanswered(const struct facts *facts, const struct observation *row,
	const struct moment *moment, struct portion *portion)
{
	const struct pool_slot *slot = &facts->slots[row->ticket];

	if (!is_unanswered(facts, slot, moment->level))
		return false;
	measure(facts, row, slot->created, moment->age_at, portion);
	return true;
}

static bool feed_whose_turn(const struct feed *feed)
{
	enum waiting party = feed->kpi == KPI_WAITING_ON_US         ? WAITING_US
			     : feed->kpi == KPI_WAITING_ON_CUSTOMER ? WAITING_CUSTOMER
								    : WAITING_THIRD_PARTY;

	return feed_turn(feed->row, feed->moment, party, feed->portion);
}

static bool feed_unassigned(const struct feed *feed)
{
	if (is_in_doubt(feed->row, feed->moment, OBS_HAS_UNKNOWN_OWNER))
		return feed_unknown(feed->portion);
	return feed->row->flags & OBS_IS_UNASSIGNED;
}

static bool feed_being_open(const struct feed *feed)
{
	const struct facts *facts = feed->facts;
	const struct observation *row = feed->row;
	const struct moment *moment = feed->moment;

	if (feed->kpi >= KPI_WAITING_ON_US && feed->kpi <= KPI_WAITING_ON_THIRD_PARTY)
		return feed_whose_turn(feed);
	switch (feed->kpi) {
	case KPI_UNASSIGNED:
		return feed_unassigned(feed);
	case KPI_BACKLOG_AGE:
		measure(facts, row, facts->slots[row->ticket].created, moment->age_at,
			feed->portion);
		return true;
	case KPI_LONGEST_WAIT:
		return feed_wait(facts, row, moment, feed->portion);
	case KPI_UNANSWERED:
		return feed_unanswered(facts, row, moment, feed->portion);
	case KPI_RETURN_BACKLOG:
		return pool_is_type(facts, &facts->slots[row->ticket], TYPE_RETURN);
	case KPI_OVERDUE:
	case KPI_DUE_SOON:
		return is_in_doubt(row, moment, OBS_IS_AS_LAST_SEEN) && have_come_and_gone(facts) &&
		       feed_unknown(feed->portion);
	default:
		return true;
	}
}

static void mark_doubts(
	const struct observation *stretch, const struct moment *moment, struct portion *portion)
{
	if (is_in_doubt(stretch, moment, OBS_IS_UNDATED))
		portion->flags |= PORTION_IS_UNDATED;
	if (is_in_doubt(stretch, moment, OBS_IS_AS_LAST_SEEN))
		portion->flags |= PORTION_IS_AS_LAST_SEEN;
}

static bool is_promise(const struct observation *row)
{
	return row->kind == OBS_PROMISE_FIRST || row->kind == OBS_PROMISE_RESOLUTION ||
	       row->kind == OBS_PROMISE_NEXT;
}

static bool is_pressing(const struct facts *facts, enum kpi_id kpi, const struct observation *row,
	const struct moment *moment)
{
	uint32_t level = moment->level;

	if (!is_promise(row) || row->value < level || !feed_stands(row, moment->as_of))
		return false;
	if (kpi == KPI_OVERDUE || kpi == KPI_UNANSWERED_OVERDUE)
		return row->at < level && (kpi == KPI_OVERDUE || row->kind == OBS_PROMISE_FIRST);
	return row->at >= level && (int64_t)row->at < (int64_t)level + facts->desk->due_soon_s;
}

/* By tickets: only the first of a ticket's promises that presses counts, for whoever holds it. */
static bool feed_promise(const struct facts *facts, enum kpi_id kpi, const struct observation *row,
	const struct moment *moment, struct portion *portion)
{
	const struct pool_slot *slot = &facts->slots[row->ticket];

	if (!is_pressing(facts, kpi, row, moment))
		return false;
	for (const struct observation *other = &facts->observations[slot->first]; other < row;
		other++)
		if (is_pressing(facts, kpi, other, moment))
			return false;
	/* A promise of the helpdesk's may be of a ticket that nobody waits for. */
	if (kpi == KPI_UNANSWERED_OVERDUE && !is_unanswered(facts, slot, moment->level))
		return false;
	const struct observation *stretch = pool_stretch_at(facts, slot, moment->level);

	if (!stretch)
		return false;
	portion->agent = stretch->agent;
	portion->team = stretch->team;
	mark_doubts(stretch, moment, portion);
	return true;
}

bool feed_level(const struct feed *feed)
{
	const struct observation *row = feed->row;
	const struct moment *moment = feed->moment;

	switch (row->kind) {
	case OBS_LOW_RATING:
		return contacts_risk(feed);
	case OBS_PRESENCE:
		return feed_stretch(feed);
	case OBS_CALL_WAIT:
		return feed_call(feed);
	case OBS_HANDED:
		return feed_move(feed);
	case OBS_OPEN:
		break;
	default:
		return feed_promise(feed->facts, feed->kpi, row, moment, feed->portion);
	}
	if (row->at >= moment->level || row->value < moment->level)
		return false;
	mark_doubts(row, moment, feed->portion);
	if (feed->kpi == KPI_ACCOUNTS_AT_RISK)
		return contacts_risk(feed);
	return feed_being_open(feed);
}
