/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Open tickets and the live lines, straight from what is held of every open ticket.
 */
#include "config.h"

#include "kpi/live.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "kpi/away.h"
#include "kpi/coverage.h"
#include "kpi/groups.h"
#include "kpi/standing.h"
#include "kpi/target.h"
#include "kpi/today.h"

#define SOON_S (30 * 60)
#define ACTIVE_S (30 * 60)

static void make_groups(
	struct groups *groups, const struct facts *facts, const struct board_filter *filter)
{
	struct board_request *request = mem_new(1, sizeof(*request));

	if (filter)
		request->filter = *filter;
	groups_init(groups, facts, request);
	free(request);
}

static bool is_open_in(const struct groups *groups, const struct open_ticket *open)
{
	const struct facts *facts = groups->facts;

	return groups_pass(groups, (uint16_t)dense_find(&facts->agents, open->agent),
		(uint16_t)dense_find(&facts->groups, open->team),
		pool_slot_find(facts, POOL_INDEX_TICKET, open->ticket));
}

static int compare_open(const void *a, const void *b)
{
	const struct open_ticket *left = a, *right = b;
	bool has_left = left->due_at != TIME_NONE, has_right = right->due_at != TIME_NONE;

	if (has_left != has_right)
		return has_left ? -1 : 1;
	if (has_left && left->due_at != right->due_at)
		return left->due_at < right->due_at ? -1 : 1;
	if (left->waiting_since != right->waiting_since)
		return left->waiting_since < right->waiting_since ? -1 : 1;
	return (left->ticket > right->ticket) - (left->ticket < right->ticket);
}

static double elapsed_s(
	const struct facts *facts, const struct open_ticket *open, int64_t now_s, bool is_business)
{
	return (double)facts_elapsed_s(facts, open->team, open->waiting_since, now_s, is_business);
}

static void fill_waited(const struct facts *facts, int64_t now_s, struct open_ticket *open)
{
	const struct calendar *calendar = facts_calendar(facts, open->team);

	open->waited_s = open->waited_business_s = NAN;
	if (open->waiting_since == TIME_NONE)
		return;
	open->waited_s = elapsed_s(facts, open, now_s, false);
	if (calendar && calendar_has_hours(calendar))
		open->waited_business_s = elapsed_s(facts, open, now_s, true);
}

/* One that has broken a promise may have another to keep. */
static int64_t next_due(const struct facts *facts, const struct open_ticket *open, int64_t now_s)
{
	if (open->due_at == TIME_NONE || open->due_at > now_s)
		return open->due_at;
	return facts_next_due(facts, open->ticket, now_s);
}

struct open_list facts_open(const struct facts *facts, const struct board_filter *filter,
	int64_t now_s, struct arena *arena)
{
	struct groups groups;
	struct open_list list = {
		arena_alloc(arena, facts->open_count, sizeof(struct open_ticket)),
		0,
	};

	const bool *away = away_find(facts, now_s, arena);

	make_groups(&groups, facts, filter);
	for (size_t i = 0; i < facts->open_count; i++) {
		if (!is_open_in(&groups, &facts->open[i]))
			continue;
		struct open_ticket *ticket = &list.tickets[list.len++];

		*ticket = facts->open[i];
		ticket->is_owner_away = away && away[roster_agent(&facts->roster, ticket->agent)];
		ticket->is_breached = ticket->due_at != TIME_NONE && ticket->due_at <= now_s;
		ticket->next_due_at = next_due(facts, ticket, now_s);
		fill_waited(facts, now_s, ticket);
	}
	groups_release(&groups);
	if (list.len > 1)
		qsort(list.tickets, list.len, sizeof(*list.tickets), compare_open);
	return list;
}

/* --- the live lines ------------------------------------------------------------------------- */

static void count_due(
	const struct facts *facts, const struct open_ticket *open, int64_t now_s, struct live *live)
{
	if (open->due_at == TIME_NONE)
		return;
	if (open->due_at <= now_s) {
		live->breached++;
		live->over_promise += open->waiting == WAITING_US;
	}
	int64_t next = next_due(facts, open, now_s);

	if (next == TIME_NONE)
		return;
	live->due_soon += next - now_s < facts->desk->due_soon_s;
	live->soon_unowned += next - now_s <= SOON_S && open->agent == 0;
}

static void count_open(const struct groups *groups, const struct open_ticket *open, int64_t now_s,
	struct live *live)
{
	if (!is_open_in(groups, open))
		return;
	live->unassigned += open->agent == 0;
	count_due(groups->facts, open, now_s, live);
	if (open->waiting != WAITING_US)
		return;
	live->waiting_on_us++;
	live->longest_wait_s =
		fmax(live->longest_wait_s, elapsed_s(groups->facts, open, now_s, false));
	if (facts_has_hours(groups->facts))
		live->longest_wait_business_s = fmax(
			live->longest_wait_business_s, elapsed_s(groups->facts, open, now_s, true));
}

/* What the wall shows the longest wait by, where nobody chose a clock. */
static bool is_wait_by_calendar(const struct facts *facts, int64_t now_s)
{
	const struct group all = { .scope = SCOPE_DEPARTMENT, .id = "", .name = "" };
	const struct board_filter anything = { 0 };
	const struct target_question question = { facts, KPI_LONGEST_WAIT, &all, &anything, now_s };
	struct arena *arena = arena_new();
	bool is_by_calendar = target_on(&question, arena).clock == CLOCK_CALENDAR;

	arena_free(arena);
	return is_by_calendar;
}

static int64_t count_active(const struct groups *groups, int64_t now_s)
{
	const struct facts *facts = groups->facts;
	static const struct pool_slot nowhere;
	int64_t count = 0;

	if (facts->with_events == 0)
		return -1;
	for (size_t i = 1; i < facts->activity_capacity && i < facts->agents.len; i++) {
		const struct agent_activity *activity = &facts->activity[i];

		count += activity->at > now_s - ACTIVE_S && activity->at <= now_s &&
			 roster_agent(&facts->roster, facts->agents.ids[i]) != 0 &&
			 groups_pass(groups, (uint16_t)i, activity->team, &nowhere);
	}
	return count;
}

static void count_call(const struct observation *row, int64_t now_s, struct live *live)
{
	double wait_s = (double)(now_s - row->at);

	live->calls_waiting++;
	if (isnan(live->longest_call_s) || wait_s > live->longest_call_s)
		live->longest_call_s = wait_s;
}

static void count_present(const struct observation *row, struct live *live)
{
	if (row->flags & OBS_IS_IN_CONTACT)
		live->agents_busy++;
	else if (row->flags & OBS_IS_AVAILABLE)
		live->agents_free++;
	else
		live->agents_paused += !!(row->flags & OBS_IS_SIGNED_IN);
}

static void count_going_on(
	const struct groups *groups, size_t first, int64_t now_s, struct live *live)
{
	const struct facts *facts = groups->facts;

	for (size_t i = first; i < first + POOL_BLOCK_LEN && i < facts->len; i++) {
		const struct observation *row = &facts->observations[i];

		if ((row->kind != OBS_CALL_WAIT && row->kind != OBS_PRESENCE) || row->excluded ||
			row->at > now_s || row->value <= now_s ||
			!groups_pass(groups, row->agent, row->team, &facts->slots[row->ticket]))
			continue;
		if (row->kind == OBS_CALL_WAIT)
			count_call(row, now_s, live);
		else
			count_present(row, live);
	}
}

/* Who waits on the phone, and who is there: stretches that hold this second, found in the blocks in
 * which anything goes on. */
static void count_floor(const struct groups *groups, int64_t now_s, struct live *live)
{
	const struct facts *facts = groups->facts;
	uint32_t now = observation_time(now_s);
	bool has_calls = facts->seen[OBS_CALL] > 0, has_presence = facts->seen[OBS_PRESENCE] > 0;

	live->calls_waiting = has_calls ? 0 : -1;
	live->agents_free = live->agents_busy = live->agents_paused = has_presence ? 0 : -1;
	if (!has_calls && !has_presence)
		return;
	for (size_t block = 0; block * POOL_BLOCK_LEN < facts->len; block++)
		if (pool_block_is_open(facts, block, now, now + 1))
			count_going_on(groups, block * POOL_BLOCK_LEN, now_s, live);
}

void facts_live(const struct facts *facts, const struct board_filter *filter, int64_t now_s,
	struct live *live)
{
	struct groups groups;

	*live = (struct live){ .longest_wait_s = NAN,
		.longest_wait_business_s = NAN,
		.is_wait_by_calendar = is_wait_by_calendar(facts, now_s),
		.longest_call_s = NAN,
		.usual_by_now = NAN,
		.forecast_today = NAN,
		.forecast_error = NAN,
		.close_at = TIME_NONE,
		.more_at_close = NAN,
		.more_error = NAN };
	live->lacks_tickets = !coverage_has_tickets(facts) && facts->open_count == 0;
	make_groups(&groups, facts, filter);
	for (size_t i = 0; i < facts->open_count; i++)
		count_open(&groups, &facts->open[i], now_s, live);
	if (facts->desk->zone && !live->lacks_tickets)
		today_tell(&groups, filter, now_s, live);
	live->active_agents = count_active(&groups, now_s);
	count_floor(&groups, now_s, live);
	groups_release(&groups);
}
