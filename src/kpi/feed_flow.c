/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The formulas: what happened to tickets.
 */
#include "config.h"

#include "kpi/contacts.h"
#include "kpi/feed.h"

/* True when something that comes `delay` after the row had happened by the moment. */
static bool has_happened(const struct observation *row, uint32_t delay, uint32_t as_of)
{
	return delay != OBS_NEVER && (uint64_t)row->at + delay <= as_of;
}

/* The OBS_SOLVE that stands before what a solve brought with it. */
static const struct observation *solve_of(const struct observation *row)
{
	while (row->kind != OBS_SOLVE)
		row--;
	return row;
}

static bool is_final(const struct observation *row, uint32_t as_of)
{
	const struct observation *solve = solve_of(row);

	return !has_happened(solve, solve->value, as_of);
}

static void mark_unripe(const struct feed *feed, int64_t window_s)
{
	if ((int64_t)feed->row->at + window_s > (int64_t)feed->moment->as_of)
		feed->portion->flags |= PORTION_IS_UNRIPE;
}

bool feed_solve(const struct feed *feed)
{
	const struct observation *row = feed->row;
	uint32_t as_of = feed->moment->as_of;
	int64_t window_s = feed->facts->desk->reopen_window_s;
	bool is_thanks = has_happened(row, row->business, as_of);

	mark_unripe(feed, window_s);
	feed->portion->num = has_happened(row, row->value, as_of) && !is_thanks &&
			     (int64_t)row->value <= window_s;
	return true;
}

/* How many there were counts all the same. */
static void count_bot_only(const struct feed *feed)
{
	if (feed->portion->excluded == 1 + EXCLUDED_BOT_ONLY)
		feed->portion->excluded = 0;
}

bool feed_solved(const struct feed *feed)
{
	const struct pool_slot *slot = &feed->facts->slots[feed->row->ticket];

	if (!is_final(feed->row, feed->moment->as_of))
		return false;
	if (feed->row->flags & OBS_IS_TIMED)
		feed->portion->flags |= PORTION_IS_APART;
	if (!kpi_row(feed->kpi)->has_clock)
		count_bot_only(feed);
	switch (feed->kpi) {
	case KPI_NET_FLOW:
		feed->portion->num = 0;
		return true;
	case KPI_RESOLUTION_RATE:
		feed->portion->den = 0;
		return true;
	case KPI_COMPLAINT_RESOLUTION_TIME:
		return pool_is_type(feed->facts, slot, TYPE_COMPLAINT);
	case KPI_REPAIR_TIME:
		return pool_is_type(feed->facts, slot, TYPE_RETURN);
	default:
		return true;
	}
}

/* --- touches -------------------------------------------------------------------------------- */

static uint64_t replies_then(const struct feed *feed)
{
	const struct pool_slot *slot = &feed->facts->slots[feed->row->ticket];
	uint64_t replies = 0;

	for (uint32_t i = 0; i < slot->count; i++) {
		const struct observation *row = &feed->facts->observations[slot->first + i];

		if (row->kind == OBS_REPLY && !row->excluded && row->at <= feed->moment->as_of)
			replies += row->value;
	}
	return replies;
}

/* An earlier solve of the ticket was reopened within the window, and for more than "thanks". */
static bool was_undone(const struct feed *feed)
{
	const struct pool_slot *slot = &feed->facts->slots[feed->row->ticket];
	const struct observation *row = &feed->facts->observations[slot->first];
	const struct observation *end = solve_of(feed->row);

	for (; row < end; row++)
		if (row->kind == OBS_SOLVE && row->business == OBS_NEVER &&
			(int64_t)row->value <= feed->facts->desk->reopen_window_s)
			return true;
	return false;
}

/* What the flags of the solve said then, when not all of its replies were there yet. */
static unsigned touch_flags(const struct feed *feed)
{
	const struct observation *row = feed->row;
	unsigned flags = row->flags;

	if (!feed->moment->is_then || row->business == OBS_NEVER)
		return flags;
	uint64_t replies = replies_then(feed);

	flags &= ~(unsigned)(OBS_HAS_REPLY | OBS_HAS_ONE_REPLY | OBS_IS_FIRST_CONTACT);
	if (replies > 0)
		flags |= OBS_HAS_REPLY;
	if (replies == 1)
		flags |= OBS_HAS_ONE_REPLY;
	if (replies <= 1 && !was_undone(feed))
		flags |= OBS_IS_FIRST_CONTACT;
	return flags;
}

/* What does not rest on replies is not left out where they cannot be told. */
static void count_without_replies(const struct feed *feed)
{
	if (feed->row->excluded != 1 + EXCLUDED_BOT_ONLY)
		feed->portion->excluded = feed->row->spare;
}

static bool feed_first_contact(const struct feed *feed)
{
	const struct observation *row = feed->row;
	const struct desk *desk = feed->facts->desk;
	const struct measuring *measuring = desk_measuring(desk);

	if (measuring->fcr_method == FCR_MARK)
		return false; /* the marks themselves count */
	if (measuring->fcr_method == FCR_WINDOW) {
		count_without_replies(feed);
		mark_unripe(feed, measuring->repeat_window_s);
		return contacts_ended(feed);
	}
	feed->portion->num = (touch_flags(feed) & OBS_IS_FIRST_CONTACT) != 0;
	mark_unripe(feed, desk->reopen_window_s);
	if (!row->excluded && !(row->flags & OBS_KNOWS_REOPENS))
		feed->portion->excluded = 1 + EXCLUDED_NO_EVENTS;
	return true;
}

/* No solve of the ticket before this one came after a bot had spoken. */
static bool is_first_by_bot(const struct feed *feed)
{
	const struct pool_slot *slot = &feed->facts->slots[feed->row->ticket];
	const struct observation *row = &feed->facts->observations[slot->first];

	if (!(feed->row->flags & OBS_IS_BY_BOT))
		return false;
	for (; row < feed->row; row++)
		if (row->kind == OBS_TOUCH && (row->flags & OBS_IS_BY_BOT))
			return false;
	return true;
}

/* A conversation counts once, where the bot first brought it to an end: who comes back within the
 * window was not helped, whatever becomes of it then. */
static bool feed_by_bot(const struct feed *feed)
{
	const struct observation *row = feed->row, *solve = solve_of(row);
	int64_t window_s = feed->facts->desk->reopen_window_s;

	if (!is_first_by_bot(feed))
		return false;
	count_bot_only(feed);
	mark_unripe(feed, window_s);
	feed->portion->num = (row->flags & OBS_IS_BOT_ALONE) &&
			     !(has_happened(solve, solve->value, feed->moment->as_of) &&
				     (int64_t)solve->value <= window_s);
	return true;
}

bool feed_touch(const struct feed *feed)
{
	const struct observation *row = feed->row;
	struct portion *portion = feed->portion;

	if (feed->kpi == KPI_BOT_RESOLUTION_RATE)
		return feed_by_bot(feed);
	if (!is_final(row, feed->moment->as_of))
		return false;
	switch (feed->kpi) {
	case KPI_ONE_TOUCH:
		portion->num = (touch_flags(feed) & OBS_HAS_ONE_REPLY) != 0;
		return row->excluded || (touch_flags(feed) & OBS_HAS_REPLY);
	case KPI_REASSIGNMENTS:
		count_without_replies(feed);
		portion->num = row->value;
		if (!portion->excluded && row->value == OBS_NEVER)
			portion->excluded = 1 + EXCLUDED_NO_EVENTS;
		return true;
	default:
		return feed_first_contact(feed);
	}
}

/* --- beginnings ----------------------------------------------------------------------------- */

/* The final solve as of then: the last one that had not been undone. */
static bool is_resolved_within(const struct feed *feed)
{
	const struct pool_slot *slot = &feed->facts->slots[feed->row->ticket];
	int64_t window_s = desk_measuring(feed->facts->desk)->resolved_within_s;
	uint32_t as_of = feed->moment->as_of;

	for (uint32_t i = 0; i < slot->count; i++) {
		const struct observation *row = &feed->facts->observations[slot->first + i];

		if (row->kind == OBS_SOLVE && row->at <= as_of &&
			!has_happened(row, row->value, as_of) &&
			(int64_t)row->at - slot->created <= window_s)
			return true;
	}
	return false;
}

bool feed_created(const struct feed *feed)
{
	const struct pool_slot *slot = &feed->facts->slots[feed->row->ticket];
	struct portion *portion = feed->portion;

	switch (feed->kpi) {
	case KPI_RESOLUTION_RATE:
		portion->num = 0;
		return true;
	case KPI_NET_FLOW:
		portion->den = 0;
		return true;
	case KPI_RESOLVED_WITHIN:
		mark_unripe(feed, desk_measuring(feed->facts->desk)->resolved_within_s);
		portion->num = is_resolved_within(feed);
		return true;
	case KPI_REPEAT_CONTACT_RATE:
		return feed_contact(feed);
	case KPI_COMPLAINTS:
		return pool_is_type(feed->facts, slot, TYPE_COMPLAINT);
	case KPI_COMPLAINT_SHARE:
		portion->num = pool_is_type(feed->facts, slot, TYPE_COMPLAINT);
		return true;
	default:
		return true;
	}
}

bool feed_reply(const struct feed *feed)
{
	const struct observation *row = feed->row;
	struct portion *portion = feed->portion;

	if (feed->kpi == KPI_ESCALATION_RATE || feed->kpi == KPI_TRANSFER_RATE)
		return feed_move(feed);
	portion->num = portion->den = row->value;
	if (feed->kpi != KPI_AFTER_HOURS_SHARE)
		return true;
	/* Replies of which only the number is told have no hour. */
	if (!portion->excluded && (row->flags & OBS_IS_UNDATED))
		portion->excluded = 1 + EXCLUDED_NO_EVENTS;
	if (!(row->flags & OBS_IS_AFTER_HOURS))
		portion->num = 0;
	return true;
}

bool feed_stands(const struct observation *promise, uint32_t as_of)
{
	return ((promise->flags & OBS_IS_REPLACED) != 0) == (as_of < promise->business);
}

bool feed_promised(const struct feed *feed)
{
	if ((feed->row->flags & OBS_IS_VOID) || !feed_stands(feed->row, feed->moment->as_of))
		return false;
	feed->portion->num = (feed->row->flags & OBS_IS_KEPT) != 0;
	if (feed->row->flags & OBS_IS_OURS)
		feed->portion->flags |= PORTION_IS_MARKED;
	return true;
}

bool feed_first_reply(const struct feed *feed)
{
	return feed->kpi != KPI_COMPLAINT_ACK_TIME ||
	       pool_is_type(feed->facts, &feed->facts->slots[feed->row->ticket], TYPE_COMPLAINT);
}

bool feed_waited(const struct feed *feed)
{
	return is_final(feed->row, feed->moment->as_of);
}

bool feed_handled(const struct feed *feed)
{
	const struct observation *row = feed->row;
	const struct pool_slot *slot = &feed->facts->slots[row->ticket];
	const struct observation *next = row + 1;
	const struct observation *end = &feed->facts->observations[slot->first] + slot->count;
	uint32_t as_of = feed->moment->as_of;

	if (row->flags & OBS_IS_CALL)
		return true;
	feed->portion->value[CLOCK_BUSINESS] = row->value;
	/* More may have been logged since. */
	if (next < end && next->kind == OBS_HANDLE && has_happened(next, next->business, as_of))
		return false;
	return has_happened(row, row->business, as_of) && is_final(row, as_of);
}

bool feed_offer(const struct feed *feed)
{
	feed->portion->num = has_happened(feed->row, feed->row->value, feed->moment->as_of);
	return offers_count(feed->facts, feed->row);
}
