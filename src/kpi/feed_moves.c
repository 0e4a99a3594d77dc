/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The formulas: tickets that go from team to team. Which team stands above which is asked when a
 * move is counted, so that a change of tiers applies to all of history.
 */
#include "config.h"

#include "kpi/feed.h"
#include "kpi/holder.h"

enum direction {
	MOVED_DOWN = -1,
	MOVED_ASIDE,
	MOVED_UP
};

static int64_t tier_of(const struct facts *facts, uint32_t group)
{
	const struct roster *roster = &facts->roster;
	int64_t tier = roster->teams[roster_team(roster, facts->groups.ids[group])].tier;

	return tier > 0 ? tier : 1;
}

static enum direction direction_of(const struct facts *facts, const struct observation *row)
{
	int64_t from = tier_of(facts, row->business >> 16);
	int64_t to = tier_of(facts, row->business & 0xffff);

	return to == from ? MOVED_ASIDE : to > from ? MOVED_UP : MOVED_DOWN;
}

static bool is_handling(const struct observation *row)
{
	return row->kind == OBS_REPLY || row->kind == OBS_ASSIGN;
}

static bool is_move(const struct facts *facts, const struct observation *row, enum direction wanted)
{
	return row->kind == OBS_MOVE && direction_of(facts, row) == wanted;
}

struct around {
	const struct observation *first, *end; /* all of the ticket */
};

static struct around around(const struct feed *feed)
{
	const struct pool_slot *slot = &feed->facts->slots[feed->row->ticket];
	const struct observation *first = &feed->facts->observations[slot->first];

	return (struct around){ first, first + slot->count };
}

static bool is_in_moment(const struct feed *feed, const struct observation *row)
{
	return row->at >= feed->moment->from && row->at < feed->moment->to;
}

/* A ticket counts once, for whoever handled it last. */
static bool is_last_handling(const struct feed *feed)
{
	struct around ticket = around(feed);

	for (const struct observation *row = feed->row + 1; row < ticket.end; row++)
		if (is_handling(row) && !row->excluded && is_in_moment(feed, row))
			return false;
	return true;
}

static bool has_move(const struct feed *feed, enum direction wanted, const struct observation *end)
{
	struct around ticket = around(feed);

	for (const struct observation *row = ticket.first; row < end; row++)
		if (is_move(feed->facts, row, wanted) && is_in_moment(feed, row))
			return true;
	return false;
}

static bool was_escalated(const struct feed *feed)
{
	struct around ticket = around(feed);

	for (const struct observation *row = ticket.first; row < feed->row; row++)
		if (is_move(feed->facts, row, MOVED_UP))
			return true;
	return false;
}

/* Whose the ticket was at a reply. */
static uint16_t owner_then(const struct feed *feed)
{
	if (feed->moment->is_then && (feed->row->flags & OBS_IS_LAST_OWNERS))
		return holder_last(feed->facts, feed->row, feed->moment->as_of);
	return (uint16_t)feed->row->business;
}

/* A ticket counts once: where it was moved as it is asked, else where it was handled last. */
static bool feed_share(const struct feed *feed)
{
	enum direction wanted = feed->kpi == KPI_TRANSFER_RATE ? MOVED_ASIDE : MOVED_UP;

	if (feed->row->kind == OBS_MOVE)
		return is_move(feed->facts, feed->row, wanted) &&
		       !has_move(feed, wanted, feed->row);
	/* Where it went in between, a summary does not tell. */
	if (!feed->portion->excluded && (feed->row->flags & OBS_IS_UNDATED))
		feed->portion->excluded = 1 + EXCLUDED_NO_EVENTS;
	if (feed->portion->excluded)
		return true;
	if (!is_last_handling(feed) || has_move(feed, wanted, around(feed).end))
		return false;
	feed->portion->num = 0;
	if (feed->row->kind == OBS_REPLY)
		feed->portion->agent = owner_then(feed);
	return true;
}

static bool feed_return(const struct feed *feed)
{
	enum direction direction = direction_of(feed->facts, feed->row);

	feed->portion->num = direction == MOVED_DOWN;
	feed->portion->den = direction == MOVED_UP;
	return direction == MOVED_UP || (direction == MOVED_DOWN && was_escalated(feed));
}

static bool feed_waiting_escalation(const struct feed *feed)
{
	const struct facts *facts = feed->facts;
	const struct observation *row = feed->row;
	uint32_t level = feed->moment->level;

	if (row->at >= level || row->value < level || direction_of(facts, row) != MOVED_UP)
		return false;
	const struct observation *stretch =
		pool_stretch_at(facts, &facts->slots[row->ticket], level);

	if (!stretch || ((stretch->flags >> OBS_WAITING_SHIFT) & 3) != WAITING_US)
		return false;
	feed->portion->agent = stretch->agent;
	feed->portion->team = stretch->team;
	return true;
}

bool feed_move(const struct feed *feed)
{
	if (feed->kpi == KPI_ESCALATIONS_WAITING)
		return feed_waiting_escalation(feed);
	if (feed->kpi == KPI_ESCALATION_RETURN_RATE)
		return feed_return(feed);
	return feed_share(feed);
}
