/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The formulas.
 */
#include "config.h"

#include "kpi/feed.h"

/* clang-format off */
static const struct {
	enum kpi_id kpis[FEED_KPIS_MAX];
	size_t len;
} feeds[OBS_KIND_COUNT] = {
	[OBS_CREATED] = { { KPI_TICKET_VOLUME, KPI_NET_FLOW, KPI_RESOLUTION_RATE }, 3 },
	[OBS_SOLVED] = { { KPI_SOLVED, KPI_NET_FLOW, KPI_RESOLUTION_TIME, KPI_RESOLUTION_RATE }, 4 },
	[OBS_SOLVE] = { { KPI_REOPEN_RATE }, 1 },
	[OBS_REPLY] = { { KPI_REPLIES }, 1 },
	[OBS_FIRST_REPLY] = { { KPI_FIRST_RESPONSE_TIME }, 1 },
	[OBS_NEXT_REPLY] = { { KPI_NEXT_REPLY_TIME }, 1 },
	[OBS_OPEN] = { { KPI_BACKLOG, KPI_WAITING_ON_US, KPI_WAITING_ON_CUSTOMER,
		KPI_WAITING_ON_THIRD_PARTY, KPI_BACKLOG_AGE, KPI_UNASSIGNED, KPI_LONGEST_WAIT,
		KPI_OVERDUE, KPI_DUE_SOON }, 9 },
	[OBS_PROMISE_FIRST] = { { KPI_SLA_FIRST_RESPONSE, KPI_OVERDUE, KPI_DUE_SOON }, 3 },
	[OBS_PROMISE_RESOLUTION] = { { KPI_SLA_RESOLUTION, KPI_OVERDUE, KPI_DUE_SOON }, 3 },
	[OBS_PROMISE_NEXT] = { { KPI_OVERDUE, KPI_DUE_SOON }, 2 },
	[OBS_TOUCH] = { { KPI_ONE_TOUCH, KPI_FIRST_CONTACT_RESOLUTION }, 2 },
	[OBS_HANDLE] = { { KPI_HANDLE_TIME }, 1 },
	[OBS_RATING] = { { KPI_CSAT }, 1 },
	[OBS_OFFER] = { { KPI_SURVEY_RESPONSE_RATE }, 1 },
};
/* clang-format on */

const enum kpi_id *feed_kpis(enum observation_kind kind, size_t *len)
{
	*len = feeds[kind].len;
	return feeds[kind].kpis;
}

bool feed_has_window(enum kpi_id kpi)
{
	return kpi == KPI_REOPEN_RATE || kpi == KPI_FIRST_CONTACT_RESOLUTION;
}

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

static bool is_ripe(const struct facts *facts, const struct observation *row, uint32_t as_of)
{
	return (int64_t)row->at + facts->desk->reopen_window_s <= (int64_t)as_of;
}

/* --- what happened -------------------------------------------------------------------------- */

static bool feed_solve(const struct facts *facts, const struct observation *row, uint32_t as_of,
	struct portion *portion)
{
	bool is_thanks = has_happened(row, row->business, as_of);

	if (!is_ripe(facts, row, as_of))
		portion->flags |= PORTION_IS_UNRIPE;
	portion->num = has_happened(row, row->value, as_of) && !is_thanks &&
		       (int64_t)row->value <= facts->desk->reopen_window_s;
	return true;
}

static bool feed_solved(
	enum kpi_id kpi, const struct observation *row, uint32_t as_of, struct portion *portion)
{
	if (!is_final(row, as_of))
		return false;
	if (kpi == KPI_NET_FLOW)
		portion->num = 0;
	if (kpi == KPI_RESOLUTION_RATE)
		portion->den = 0;
	if (row->flags & OBS_IS_TIMED)
		portion->flags |= PORTION_IS_APART;
	return true;
}

static bool feed_touch(const struct facts *facts, enum kpi_id kpi, const struct observation *row,
	uint32_t as_of, struct portion *portion)
{
	if (!is_final(row, as_of))
		return false;
	if (kpi == KPI_ONE_TOUCH) {
		portion->num = (row->flags & OBS_HAS_ONE_REPLY) != 0;
		return row->excluded || (row->flags & OBS_HAS_REPLY);
	}
	portion->num = (row->flags & OBS_IS_FIRST_CONTACT) != 0;
	if (!is_ripe(facts, row, as_of))
		portion->flags |= PORTION_IS_UNRIPE;
	if (!row->excluded && !(row->flags & OBS_KNOWS_REOPENS))
		portion->excluded = 1 + EXCLUDED_NO_EVENTS;
	return true;
}

static bool feed_created(enum kpi_id kpi, struct portion *portion)
{
	if (kpi == KPI_RESOLUTION_RATE)
		portion->num = 0;
	if (kpi == KPI_NET_FLOW)
		portion->den = 0;
	return true;
}

static bool feed_kept(const struct observation *row, struct portion *portion)
{
	portion->num = (row->flags & OBS_IS_KEPT) != 0;
	if (row->flags & OBS_IS_OURS)
		portion->flags |= PORTION_IS_MARKED;
	return true;
}

static bool feed_rating(const struct observation *row, uint32_t as_of, struct portion *portion)
{
	portion->num = (row->flags & OBS_IS_GOOD) != 0;
	if (row->flags & OBS_IS_BINARY)
		portion->flags |= PORTION_IS_MARKED;
	return !has_happened(row, row->business, as_of);
}

static bool feed_flow(const struct facts *facts, enum kpi_id kpi, const struct observation *row,
	uint32_t as_of, struct portion *portion)
{
	switch (row->kind) {
	case OBS_CREATED:
		return feed_created(kpi, portion);
	case OBS_SOLVED:
		return feed_solved(kpi, row, as_of, portion);
	case OBS_SOLVE:
		return feed_solve(facts, row, as_of, portion);
	case OBS_REPLY:
		portion->num = portion->den = row->value;
		return true;
	case OBS_PROMISE_FIRST:
	case OBS_PROMISE_RESOLUTION:
		return feed_kept(row, portion);
	case OBS_TOUCH:
		return feed_touch(facts, kpi, row, as_of, portion);
	case OBS_HANDLE:
		return is_final(row, as_of);
	case OBS_RATING:
		return feed_rating(row, as_of, portion);
	case OBS_OFFER:
		portion->num = has_happened(row, row->value, as_of);
		return true;
	default:
		return true;
	}
}

/* --- how things stood ----------------------------------------------------------------------- */

static void measure(const struct facts *facts, int64_t from, uint32_t to, struct portion *portion)
{
	portion->value[CLOCK_CALENDAR] = (uint32_t)facts_elapsed_s(facts, from, to, false);
	portion->value[CLOCK_BUSINESS] = (uint32_t)facts_elapsed_s(facts, from, to, true);
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
	if (!feed_turn(row, moment, WAITING_US, portion) || portion->excluded)
		return portion->excluded;
	/* The summary knows of a later message only. */
	if (row->business >= moment->level && !moment->is_now)
		return feed_unknown(portion);
	measure(facts, row->business, moment->age_at, portion);
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

static bool feed_stretch(const struct facts *facts, enum kpi_id kpi, const struct observation *row,
	const struct moment *moment, struct portion *portion)
{
	switch (kpi) {
	case KPI_WAITING_ON_US:
		return feed_turn(row, moment, WAITING_US, portion);
	case KPI_WAITING_ON_CUSTOMER:
		return feed_turn(row, moment, WAITING_CUSTOMER, portion);
	case KPI_WAITING_ON_THIRD_PARTY:
		return feed_turn(row, moment, WAITING_THIRD_PARTY, portion);
	case KPI_UNASSIGNED:
		if (is_in_doubt(row, moment, OBS_HAS_UNKNOWN_OWNER))
			return feed_unknown(portion);
		return row->flags & OBS_IS_UNASSIGNED;
	case KPI_BACKLOG_AGE:
		measure(facts, facts->slots[row->ticket].created, moment->age_at, portion);
		return true;
	case KPI_LONGEST_WAIT:
		return feed_wait(facts, row, moment, portion);
	case KPI_OVERDUE:
	case KPI_DUE_SOON:
		return is_in_doubt(row, moment, OBS_IS_AS_LAST_SEEN) && have_come_and_gone(facts) &&
		       feed_unknown(portion);
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

static bool is_pressing(
	const struct facts *facts, enum kpi_id kpi, const struct observation *row, uint32_t level)
{
	if (!is_promise(row) || row->value < level)
		return false;
	if (kpi == KPI_OVERDUE)
		return row->at < level;
	return row->at >= level && (int64_t)row->at < (int64_t)level + facts->desk->due_soon_s;
}

/* By tickets: only the first of a ticket's promises that presses counts, for whoever holds it. */
static bool feed_promise(const struct facts *facts, enum kpi_id kpi, const struct observation *row,
	const struct moment *moment, struct portion *portion)
{
	const struct pool_slot *slot = &facts->slots[row->ticket];

	if (!is_pressing(facts, kpi, row, moment->level))
		return false;
	for (const struct observation *other = &facts->observations[slot->first]; other < row;
		other++)
		if (is_pressing(facts, kpi, other, moment->level))
			return false;
	const struct observation *stretch = pool_stretch_at(facts, slot, moment->level);

	if (!stretch)
		return false;
	portion->agent = stretch->agent;
	portion->team = stretch->team;
	mark_doubts(stretch, moment, portion);
	return true;
}

static bool feed_level(const struct facts *facts, enum kpi_id kpi, const struct observation *row,
	const struct moment *moment, struct portion *portion)
{
	if (moment->level == 0)
		return false;
	if (row->kind != OBS_OPEN)
		return feed_promise(facts, kpi, row, moment, portion);
	if (row->at >= moment->level || row->value < moment->level)
		return false;
	mark_doubts(row, moment, portion);
	return feed_stretch(facts, kpi, row, moment, portion);
}

bool feed_portion(const struct facts *facts, enum kpi_id kpi, const struct observation *row,
	const struct moment *moment, struct portion *portion)
{
	*portion = (struct portion){
		.num = 1,
		.den = 1,
		.value = { row->value, row->business },
		.agent = row->agent,
		.team = row->team,
		.excluded = row->excluded,
	};
	if (kpi_row(kpi)->is_level)
		return feed_level(facts, kpi, row, moment, portion);
	if (row->flags & OBS_IS_UNDATED)
		portion->flags = PORTION_IS_UNDATED;
	return row->at >= moment->from && row->at < moment->to &&
	       feed_flow(facts, kpi, row, moment->as_of, portion);
}
