/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Calls, presence and rosters.
 */
#include "config.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/mem.h"
#include "demo/feed.h"
#include "demo/phone.h"

#define PLANNED_AHEAD_DAYS 7

/* A call or an activity, and when it was over. */
struct entry {
	int64_t over;
	const struct call *call; /* NULL: an activity */
	const struct activity *activity;
	size_t number; /* of the call, on its day */
};

struct entries {
	struct entry *items;
	size_t len, capacity;
};

static void add_entry(struct entries *entries, struct entry entry)
{
	entries->items =
		mem_grow(entries->items, &entries->capacity, entries->len + 1, sizeof(entry));
	entries->items[entries->len++] = entry;
}

static int64_t answered_at(const struct call *call)
{
	return call->at + call->wait_s;
}

static int64_t talked_until(const struct call *call)
{
	return answered_at(call) + call->talk_s + call->hold_s;
}

static int64_t call_over(const struct call *call)
{
	return call->agent < 0 ? answered_at(call) : talked_until(call) + call->wrap_up_s;
}

static int compare(const void *a, const void *b)
{
	const struct entry *left = a;
	const struct entry *right = b;
	if (left->over != right->over)
		return left->over < right->over ? -1 : 1;
	if ((left->call == NULL) != (right->call == NULL))
		return left->call == NULL ? 1 : -1;
	if (left->call != NULL)
		return (left->number > right->number) - (left->number < right->number);
	return left->activity->agent - right->activity->agent;
}

static void add_calls(struct entries *entries, const struct phone_day *day)
{
	for (size_t i = 0; i < day->call_count; i++)
		add_entry(entries, (struct entry){ .over = call_over(&day->calls[i]),
					   .call = &day->calls[i],
					   .number = i });
}

static void add_activities(struct entries *entries, const struct phone_day *day)
{
	for (size_t i = 0; i < day->activity_count; i++)
		add_entry(entries, (struct entry){ .over = day->activities[i].to,
					   .activity = &day->activities[i] });
}

/* --- rows ------------------------------------------------------------------------------------ */

static void add_id(struct buf *out, int64_t day, size_t number)
{
	buf_printf(out, "c%" PRId64 "-%04zu", day, number + 1);
}

static void add_span(struct buf *out, bool is_known, int64_t span_s)
{
	buf_add_char(out, ',');
	if (is_known)
		feed_add_number(out, span_s);
}

static const char *outcome(const struct call *call, int64_t now_s)
{
	if (answered_at(call) > now_s)
		return "waiting";
	return call->agent < 0 ? "abandoned" : "answered";
}

/* ",outcome,wait,talk,hold,wrap_up" as they are known by now. */
static void add_course(struct buf *out, const struct call *call, int64_t now_s)
{
	bool is_answered = call->agent >= 0;
	bool is_over = is_answered && call_over(call) <= now_s;
	buf_add_char(out, ',');
	buf_add_text(out, outcome(call, now_s));
	add_span(out, answered_at(call) <= now_s, call->wait_s);
	add_span(out, is_over, call->talk_s);
	add_span(out, is_over, call->hold_s);
	add_span(out, is_over, call->wrap_up_s);
}

static void add_who(struct buf *out, const struct call *call)
{
	buf_add_char(out, ',');
	buf_add_text(out, team_rows[call->team].name);
	buf_printf(out, ",caller %u", call->caller);
}

static int agent_of(const struct call *call, int64_t now_s)
{
	return answered_at(call) > now_s ? -1 : call->agent;
}

static void write_call(
	const struct feed_want *want, struct buf *out, int64_t day, const struct entry *entry)
{
	const struct call *call = entry->call;
	add_id(out, day, entry->number);
	buf_add_char(out, ',');
	feed_add_time(out, call->at);
	buf_add_text(out, ",inbound");
	add_course(out, call, want->now_s);
	buf_add_char(out, ',');
	feed_add_person(want, out, agent_of(call, want->now_s));
	add_who(out, call);
	buf_add_char(out, '\n');
}

static void write_activity(
	const struct feed_want *want, struct buf *out, int64_t day, const struct entry *entry)
{
	const struct activity *activity = entry->activity;
	(void)day;
	feed_add_person(want, out, activity->agent);
	buf_add_char(out, ',');
	feed_add_time(out, activity->from);
	buf_add_char(out, ',');
	feed_add_time(out, activity->to <= want->now_s ? activity->to : TIME_NONE);
	buf_printf(out, ",%s,%s\n", activity->state, activity->reason);
}

/* "record,id,from,to,agent,state,reason,outcome,wait,talk,hold,wrap_up,group,customer" */
static void write_either(
	const struct feed_want *want, struct buf *out, int64_t day, const struct entry *entry)
{
	if (entry->call == NULL) {
		const struct activity *activity = entry->activity;
		buf_add_text(out, "presence,,");
		feed_add_time(out, activity->from);
		buf_add_char(out, ',');
		feed_add_time(out, activity->to <= want->now_s ? activity->to : TIME_NONE);
		buf_add_char(out, ',');
		feed_add_person(want, out, activity->agent);
		buf_printf(out, ",%s,%s,,,,,,,\n", activity->state, activity->reason);
		return;
	}
	buf_add_text(out, "call,");
	add_id(out, day, entry->number);
	buf_add_char(out, ',');
	feed_add_time(out, entry->call->at);
	buf_add_text(out, ",,");
	feed_add_person(want, out, agent_of(entry->call, want->now_s));
	buf_add_text(out, ",,");
	add_course(out, entry->call, want->now_s);
	add_who(out, entry->call);
	buf_add_char(out, '\n');
}

/* --- days ------------------------------------------------------------------------------------ */

typedef void write_entry(
	const struct feed_want *want, struct buf *out, int64_t day, const struct entry *entry);

static int64_t last_day(const struct feed_want *want)
{
	int64_t today = workday_number(department_world(want->department)->zone, want->now_s);
	return today < want->until_day ? today + 1 : want->until_day;
}

static bool has_begun(const struct entry *entry, int64_t now_s)
{
	return (entry->call != NULL ? entry->call->at : entry->activity->from) <= now_s;
}

/* First what was over by now, in that order; with `is_live` then what had begun. */
static void write_entries(const struct feed_want *want, struct buf *out, int64_t day,
	struct entries *entries, write_entry *write_one)
{
	bool is_live = write_one == write_either;
	if (entries->len > 0)
		qsort(entries->items, entries->len, sizeof(struct entry), compare);
	for (size_t i = 0; i < entries->len; i++) {
		const struct entry *entry = &entries->items[i];
		bool is_over = entry->over <= want->now_s;
		if (is_over || (is_live && has_begun(entry, want->now_s)))
			write_one(want, out, day, entry);
	}
	entries->len = 0;
}

static void write_days(const struct feed_want *want, struct buf *out, write_entry *write_one)
{
	struct entries entries = { NULL, 0, 0 };
	for (int64_t day = want->since_day; day < last_day(want); day++) {
		struct phone_day phone_day;
		phone_day_write(department_world(want->department), day, &phone_day);
		if (write_one != write_activity)
			add_calls(&entries, &phone_day);
		if (write_one != write_call)
			add_activities(&entries, &phone_day);
		write_entries(want, out, day, &entries, write_one);
		phone_day_release(&phone_day);
	}
	free(entries.items);
}

void feed_calls(const struct feed_want *want, struct buf *out)
{
	write_days(want, out, write_call);
}

void feed_presence(const struct feed_want *want, struct buf *out)
{
	write_days(want, out, write_activity);
}

void feed_floor(const struct feed_want *want, struct buf *out)
{
	write_days(want, out, write_either);
}

/* --- rosters --------------------------------------------------------------------------------- */

struct planned {
	int64_t from, to;
	const char *state;
};

static void write_planned(
	const struct feed_want *want, struct buf *out, int person, struct planned planned)
{
	feed_add_person(want, out, person);
	buf_add_char(out, ',');
	feed_add_time(out, planned.from);
	buf_add_char(out, ',');
	feed_add_time(out, planned.to);
	buf_printf(out, ",%s\n", planned.state);
}

/* A week is planned ahead, so each day's rows stand there before it begins. */
void feed_schedule(const struct feed_want *want, struct buf *out)
{
	const struct life_world *world = department_world(want->department);
	int64_t last = workday_number(world->zone, want->now_s) + PLANNED_AHEAD_DAYS;
	last = last < want->until_day ? last : want->until_day;
	for (int64_t day = want->since_day; day < last; day++)
		for (int person = 0; person < phone_people(world); person++) {
			struct workday workday;
			workday_write(world, person, day, &workday);
			if (!workday.is_planned)
				continue;
			write_planned(want, out, person,
				(struct planned){ workday.from, workday.lunch_from, "work" });
			write_planned(want, out, person,
				(struct planned){ workday.lunch_from, workday.lunch_to, "break" });
			write_planned(want, out, person,
				(struct planned){ workday.lunch_to, workday.to, "work" });
		}
}
