/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Open tickets and the live lines.
 */
#include "config.h"

#include <math.h>

#include "check_kpi.h"
#include "kpi_desk.h"

#define NOON (MONDAY + 40 * DAY_S + 12 * HOUR_S)

static struct kpi_desk *desk;

static void begin(void)
{
	desk = kpi_desk_new();
	struct promise_config *promise = kpi_desk_add(desk, "promise");

	promise->first_response_s = 4 * HOUR_S;
	promise->resolution_s = 2 * DAY_S;
	kpi_desk_begin(desk, TIME_NONE);
}

static void end(void)
{
	kpi_desk_free(desk);
}

/* Three open ones: unanswered for 5 h; unanswered for 3 h 40 min and owned; answered. One that was
 * solved this morning. */
static void put_four(void)
{
	struct story late = story(1, NOON - 5 * HOUR_S);
	struct story soon = story(2, NOON - 3 * HOUR_S - 40 * MINUTE_S);
	struct story calm = story(3, NOON - 2 * DAY_S + 6 * HOUR_S);
	struct story done = story(4, NOON - 2 * HOUR_S);

	story_assign(&soon, NOON - HOUR_S, BEN);
	story_reply(&calm, NOON - DAY_S, ANNA);
	story_state(&calm, NOON - DAY_S, STATE_PENDING);
	story_assign(&calm, NOON - DAY_S, ANNA);
	story_assign(&calm, NOON - HOUR_S, BEN);
	story_reply(&done, NOON - 10 * MINUTE_S, ANNA);
	story_state(&done, NOON - 10 * MINUTE_S, STATE_SOLVED);
	put(desk, &late);
	put(desk, &soon);
	put(desk, &calm);
	put(desk, &done);
}

static void put_call(int64_t key, int64_t at, fact_id outcome, int64_t wait_s)
{
	struct activity_fact call = activity(RECORD_CALL, key, at, outcome);

	call.group = BILLING;
	call.wait_s = wait_s;
	put_activity(desk, &call);
}

static void put_presence(int64_t key, fact_id agent, int64_t from, int64_t to, fact_id state)
{
	struct activity_fact stretch = activity(RECORD_PRESENCE, key, from, state);

	stretch.agent = agent;
	stretch.group = BILLING;
	stretch.to = to;
	put_activity(desk, &stretch);
}

START_TEST(says_what_needs_a_person_now)
{
	struct live live;

	put_four();
	facts_live(desk->facts, NULL, NOON, &live);
	ck_assert_int_eq(live.waiting_on_us, 2);
	ck_assert_int_eq(live.unassigned, 1);
	ck_assert_int_eq(live.breached, 1);
	ck_assert_int_eq(live.due_soon, 1);
	ck_assert_int_eq(live.soon_unowned, 0);
	ck_assert_int_eq(live.over_promise, 1);
	ck_assert_double_eq(live.longest_wait_s, (double)(5 * HOUR_S));
	ck_assert_int_eq(live.created_today, 3);
	ck_assert_int_eq(live.solved_today, 1);
	ck_assert_int_eq(live.active_agents, 1);
}
END_TEST

START_TEST(lists_the_nearest_due_first)
{
	struct arena *arena = arena_new();

	put_four();
	struct open_list list = facts_open(desk->facts, NULL, NOON, arena);

	ck_assert_uint_eq(list.len, 3);
	ck_assert_int_eq(list.tickets[0].ticket, 1);
	ck_assert(list.tickets[0].is_breached);
	ck_assert(list.tickets[0].is_due_ours);
	ck_assert_int_eq(list.tickets[0].due_metric, PROMISE_FIRST_RESPONSE);
	ck_assert_int_eq(list.tickets[1].ticket, 2);
	ck_assert_int_eq(list.tickets[1].agent, BEN);
	ck_assert_int_eq(list.tickets[1].due_at, NOON + 20 * MINUTE_S);
	ck_assert_int_eq(list.tickets[2].waiting, WAITING_CUSTOMER);
	ck_assert_int_eq(list.tickets[2].waiting_since, NOON - DAY_S);
	ck_assert_int_eq(list.tickets[2].due_metric, PROMISE_RESOLUTION);
	ck_assert_int_eq(list.tickets[2].moves, 1);
	arena_free(arena);
}
END_TEST

START_TEST(a_ticket_that_is_solved_leaves_the_list)
{
	struct arena *arena = arena_new();

	put_four();
	struct story late = story(1, NOON - 5 * HOUR_S);

	story_state(&late, NOON, STATE_SOLVED);
	put(desk, &late);
	struct open_list list = facts_open(desk->facts, NULL, NOON, arena);

	ck_assert_uint_eq(list.len, 2);
	ck_assert_int_eq(list.tickets[0].ticket, 2);
	arena_free(arena);
}
END_TEST

/* Solved by the robot alone: it says nothing of us, but out it is. */
static void put_by_robot(fact_id id)
{
	struct story one = story(id, NOON - 3 * HOUR_S);

	story_robot(&one, NOON - 2 * HOUR_S);
	struct event_fact *solve = story_state(&one, NOON - HOUR_S, STATE_SOLVED);

	solve->actor = ROBOT;
	solve->actor_kind = ACTOR_BOT;
	put(desk, &one);
}

START_TEST(live_lines_agree_with_the_board)
{
	struct live live;
	struct board_request request = ask(NOON - 12 * HOUR_S, NOON, NOON);

	request.period.is_running = true;
	put_four();
	put_by_robot(5);
	put_call(1, NOON - 48, QUEUED, -1);
	put_presence(1, ANNA, NOON - MINUTE_S, TIME_NONE, AVAILABLE);
	put_presence(2, BEN, NOON - MINUTE_S, TIME_NONE, ON_BREAK);
	facts_settle(desk->facts, INT64_MAX);
	facts_live(desk->facts, NULL, NOON, &live);
	const struct board *board = board_of(desk, &request, NOON);

	ck_assert_double_eq(read_kpi(board, KPI_WAITING_ON_US)->value, (double)live.waiting_on_us);
	ck_assert_double_eq(read_kpi(board, KPI_UNASSIGNED)->value, (double)live.unassigned);
	ck_assert_double_eq(read_kpi(board, KPI_OVERDUE)->value, (double)live.breached);
	ck_assert_double_eq(read_kpi(board, KPI_DUE_SOON)->value, (double)live.due_soon);
	ck_assert_double_eq(read_kpi(board, KPI_LONGEST_WAIT)->value, live.longest_wait_s);
	ck_assert_double_eq(read_kpi(board, KPI_TICKET_VOLUME)->value, (double)live.created_today);
	ck_assert_double_eq(read_kpi(board, KPI_SOLVED)->value, (double)live.solved_today);
	ck_assert_int_eq(live.solved_today, 2);
	ck_assert_double_eq(read_kpi(board, KPI_CALLS_WAITING)->value, (double)live.calls_waiting);
	ck_assert_double_eq(read_kpi(board, KPI_LONGEST_CALL_WAIT)->value, live.longest_call_s);
	ck_assert_double_eq(read_kpi(board, KPI_AGENTS_ON)->value,
		(double)(live.agents_free + live.agents_busy));
	board_done(board);
}
END_TEST

/* Two tickets by noon on each of the last weeks, one more in the afternoon. */
START_TEST(usual_by_now_needs_four_weeks)
{
	struct live live;

	for (int week = 1; week <= 5; week++)
		for (int i = 0; i < 3; i++) {
			struct story one = story(week * 10 + i,
				NOON - week * 7 * DAY_S + (i == 2 ? 3 : -2) * HOUR_S);

			put(desk, &one);
		}
	facts_set_loaded_from(desk->facts, NOON - 25 * DAY_S);
	facts_live(desk->facts, NULL, NOON, &live);
	ck_assert(isnan(live.usual_by_now));
	facts_set_loaded_from(desk->facts, NOON - 36 * DAY_S);
	facts_live(desk->facts, NULL, NOON, &live);
	ck_assert_double_eq(live.usual_by_now, 2);
}
END_TEST

/* Every week two by noon and one behind it; today three have come. */
START_TEST(today_is_told_from_the_same_weekdays)
{
	struct live live;

	for (int week = 0; week <= 5; week++)
		for (int i = 0; i < 3; i++) {
			int64_t hours = week == 0 ? -1 - i : i == 2 ? 3 : -2;
			struct story one =
				story(week * 10 + i + 1, NOON - week * 7 * DAY_S + hours * HOUR_S);

			put(desk, &one);
		}
	facts_set_loaded_from(desk->facts, NOON - 25 * DAY_S);
	facts_live(desk->facts, NULL, NOON, &live);
	ck_assert(isnan(live.forecast_today) && isnan(live.forecast_error));
	facts_set_loaded_from(desk->facts, NOON - 36 * DAY_S);
	facts_live(desk->facts, NULL, NOON, &live);
	ck_assert_double_eq(live.forecast_today, 4);
	ck_assert_double_eq(live.forecast_error, 0);
	ck_assert_double_eq(live.usual_by_now, 2);
}
END_TEST

/* Open from Monday to Friday; the Friday before this one was a holiday. */
static void begin_with_hours(void)
{
	static const char *const holidays[] = { "2026-04-03" };

	kpi_desk_free(desk);
	desk = kpi_desk_new();
	kpi_desk_hours(desk, "09:00-17:00");
	desk->desk->hours->holidays = (struct text_list){ (const char **)(void *)holidays, 1 };
}

/* Now it is Friday noon. One waits since Wednesday, 16:00: an hour then, eight on Thursday, three
 * today. */
START_TEST(waits_by_both_clocks)
{
	int64_t friday = NOON - DAY_S;
	struct live live;
	struct arena *arena = arena_new();
	struct story one = story(1, friday - 2 * DAY_S + 4 * HOUR_S);

	begin_with_hours();
	kpi_desk_begin(desk, TIME_NONE);
	put(desk, &one);
	facts_live(desk->facts, NULL, friday, &live);
	ck_assert_double_eq(live.longest_wait_s, (double)(44 * HOUR_S));
	ck_assert_double_eq(live.longest_wait_business_s, (double)(12 * HOUR_S));
	ck_assert(!live.is_wait_by_calendar);
	struct open_list list = facts_open(desk->facts, NULL, friday, arena);

	ck_assert_double_eq(list.tickets[0].waited_s, (double)(44 * HOUR_S));
	ck_assert_double_eq(list.tickets[0].waited_business_s, (double)(12 * HOUR_S));
	arena_free(arena);
}
END_TEST

/* Without hours there is one clock. */
START_TEST(waits_of_a_desk_that_is_always_open)
{
	struct live live;
	struct arena *arena = arena_new();

	put_four();
	facts_live(desk->facts, NULL, NOON, &live);
	ck_assert(isnan(live.longest_wait_business_s));
	struct open_list list = facts_open(desk->facts, NULL, NOON, arena);

	ck_assert_double_eq(list.tickets[0].waited_s, (double)(5 * HOUR_S));
	ck_assert(isnan(list.tickets[0].waited_business_s));
	arena_free(arena);
}
END_TEST

START_TEST(promises_and_goals_that_are_in_calendar_time)
{
	int64_t friday = NOON - DAY_S;
	struct live live;
	struct arena *arena = arena_new();
	struct story one = story(1, friday - HOUR_S), two = story(2, friday - HOUR_S);

	begin_with_hours();
	struct promise_config *promise = kpi_desk_add(desk, "promise");

	promise->first_response_s = 4 * HOUR_S;
	promise->clock = CLOCK_DEFAULT;
	promise = kpi_desk_add(desk, "promise");
	promise->channel = "chat";
	promise->first_response_s = HOUR_S / 2;
	promise->clock = CLOCK_CALENDAR;
	struct target_config *target = kpi_desk_add(desk, "target");

	target->kpi = "longest_wait";
	target->goal = (double)(4 * HOUR_S);
	target->clock = CLOCK_CALENDAR;
	kpi_desk_begin(desk, TIME_NONE);
	two.fact.channel = CHAT;
	put(desk, &one);
	put(desk, &two);
	struct open_list list = facts_open(desk->facts, NULL, friday, arena);

	ck_assert_int_eq(list.tickets[0].ticket, 2);
	ck_assert(list.tickets[0].is_due_by_calendar);
	ck_assert(!list.tickets[1].is_due_by_calendar);
	facts_live(desk->facts, NULL, friday, &live);
	ck_assert(live.is_wait_by_calendar);
	arena_free(arena);
}
END_TEST

/* On four days before the holiday two tickets by noon and one behind it; none on the holiday. */
static void put_weekdays(int64_t noon)
{
	for (int week = 2; week <= 5; week++)
		for (int i = 0; i < 3; i++) {
			struct story one = story(week * 10 + i + 1,
				noon - week * 7 * DAY_S + (i == 2 ? 3 : -2) * HOUR_S);

			put(desk, &one);
		}
	facts_set_loaded_from(desk->facts, noon - 36 * DAY_S);
}

START_TEST(a_holiday_is_no_ordinary_weekday)
{
	int64_t friday = NOON - DAY_S;
	struct live live;

	begin_with_hours();
	kpi_desk_begin(desk, TIME_NONE);
	put_weekdays(friday);
	facts_live(desk->facts, NULL, friday, &live);
	ck_assert_double_eq(live.usual_by_now, 2); /* not 8 ÷ 5 */
	ck_assert_double_eq(live.forecast_today, 1);
}
END_TEST

START_TEST(a_day_with_a_note_is_no_ordinary_weekday)
{
	int64_t friday = NOON - DAY_S;
	struct live live;

	begin_with_hours();
	struct note_config *note = kpi_desk_add(desk, "note");

	note->text = "outage";
	note->from = "2026-03-27";
	kpi_desk_begin(desk, TIME_NONE);
	put_weekdays(friday);
	facts_live(desk->facts, NULL, friday, &live);
	ck_assert(isnan(live.usual_by_now)); /* three are left */
}
END_TEST

/* On each of four Fridays two come by noon, one at 15:00 and one at 20:00; one is solved in the
 * morning, and two more by 17:00, of which one is undone at 19:00. Today three have come and one of
 * them is solved. */
static void put_fridays(int64_t noon)
{
	static const int came[] = { -3, -2, 3, 8 };
	static const int solved[] = { -1, 2, 4, 9 };

	for (int week = 0; week <= 5; week++) {
		for (int i = 0; week != 1 && i < (week ? 4 : 3); i++) {
			int64_t then = noon - week * 7 * DAY_S;
			struct story one =
				story(week * 10 + i + 1, then + (week ? came[i] : -3) * HOUR_S);

			if (week ? i < 3 : i == 0)
				story_state(&one, then + (week ? solved[i] : -1) * HOUR_S,
					STATE_SOLVED);
			if (week && i == 1) {
				story_state(&one, then + 7 * HOUR_S, STATE_OPEN);
				story_state(&one, then + 9 * HOUR_S, STATE_SOLVED);
			}
			put(desk, &one);
		}
	}
	facts_set_loaded_from(desk->facts, noon - 36 * DAY_S);
}

START_TEST(the_pace_ends_with_todays_work)
{
	int64_t friday = NOON - DAY_S;
	struct live live;

	begin_with_hours();
	kpi_desk_begin(desk, TIME_NONE);
	put_fridays(friday);
	facts_live(desk->facts, NULL, friday, &live);
	ck_assert_int_eq(live.created_today, 3);
	ck_assert_int_eq(live.solved_today, 1);
	ck_assert_int_eq(live.close_at, friday + 5 * HOUR_S);
	/* In: 3 × 3 ÷ 2 or 3 + 1, both told exactly, so 4; out: 1 + 2 = 3. Not what comes at 20:00. */
	ck_assert_double_eq(live.more_at_close, 1);
	ck_assert_double_eq(live.more_error, 0);
	ck_assert_double_eq(live.forecast_today, 5);
}
END_TEST

START_TEST(there_is_no_pace_where_nothing_can_tell_it)
{
	int64_t friday = NOON - DAY_S;
	struct live live;

	begin_with_hours();
	kpi_desk_begin(desk, TIME_NONE);
	put_fridays(friday);
	/* At 17:00 today's work is over, while the day is not. */
	facts_live(desk->facts, NULL, friday + 5 * HOUR_S, &live);
	ck_assert_int_eq(live.close_at, TIME_NONE);
	ck_assert(isnan(live.more_at_close) && isnan(live.more_error));
	ck_assert_double_eq(live.usual_by_now, 3);
	/* Three Fridays are too few. */
	facts_set_loaded_from(desk->facts, friday - 29 * DAY_S);
	facts_live(desk->facts, NULL, friday, &live);
	ck_assert_int_eq(live.close_at, friday + 5 * HOUR_S);
	ck_assert(isnan(live.more_at_close) && isnan(live.more_error));
}
END_TEST

/* Where no hours are set the day ends at midnight. */
START_TEST(the_pace_of_a_desk_that_never_closes)
{
	int64_t friday = NOON - DAY_S;
	struct live live;

	put_fridays(friday);
	facts_set_loaded_from(desk->facts, friday - 43 * DAY_S);
	for (int i = 0; i < 3; i++) { /* the Friday that was a holiday elsewhere */
		struct story one = story(90 + i, friday - 7 * DAY_S - HOUR_S);

		put(desk, &one);
	}
	facts_live(desk->facts, NULL, friday, &live);
	ck_assert_int_eq(live.close_at, friday + 12 * HOUR_S);
	ck_assert(!isnan(live.more_at_close) && live.more_error > 0);
}
END_TEST

/* Of the Friday five weeks ago only the time from nine on is in the store: what it seems to have had is
 * not taken for all. */
START_TEST(a_day_that_is_not_wholly_known_is_left_out)
{
	const struct directory_coverage coverage[] = {
		{ 1, RECORD_TICKET, NOON - 36 * DAY_S - 3 * HOUR_S, NOON, 1 },
		{ 1, RECORD_EVENT, 1, NOON, 1 },
	};
	int64_t friday = NOON - DAY_S;
	struct live live;

	put_weekdays(friday);
	facts_live(desk->facts, NULL, friday, &live);
	ck_assert_double_eq(live.usual_by_now, 8 / 5.0);
	facts_take_coverage(desk->facts, coverage, 2);
	facts_live(desk->facts, NULL, friday, &live);
	ck_assert_double_eq(live.usual_by_now, 6 / 4.0);
}
END_TEST

/* The desk is closed on Saturdays, Technical works on them. */
START_TEST(a_team_has_days_of_its_own)
{
	const struct board_filter technical = { .of[SCOPE_TEAM] = "Technical" },
				  billing = { .of[SCOPE_TEAM] = "Billing" };
	struct live live;

	begin_with_hours();
	struct hours_config *saturday = kpi_desk_add(desk, "hours");
	static const char *window[] = { "10:00-14:00" };

	saturday->name = "saturday";
	saturday->days[5] = (struct text_list){ window, 1 };
	struct team_config *team = kpi_desk_add(desk, "team");

	team->name = "Technical";
	team->hours = "saturday";
	kpi_desk_begin(desk, TIME_NONE);
	for (int week = 1; week <= 6; week++)
		for (int i = 0; i < 2; i++) {
			struct story one = story(week * 10 + i, NOON - week * 7 * DAY_S - HOUR_S);

			story_team(&one, one.fact.created_at, i ? BILLING : TECHNICAL);
			put(desk, &one);
		}
	facts_set_loaded_from(desk->facts, NOON - 43 * DAY_S);
	facts_live(desk->facts, &technical, NOON, &live);
	ck_assert_double_eq(live.usual_by_now, 1);
	facts_live(desk->facts, &billing, NOON, &live);
	ck_assert(isnan(live.usual_by_now));
	/* On a Friday it is the other way round: four are told of, the fifth was a holiday. */
	facts_live(desk->facts, &technical, NOON - DAY_S, &live);
	ck_assert(isnan(live.usual_by_now));
	facts_live(desk->facts, &billing, NOON - DAY_S, &live);
	ck_assert_double_eq(live.usual_by_now, 0);
}
END_TEST

/* Each Sunday one came at half past eleven, which on 2026-03-29 was an hour earlier in UTC, and one at
 * half past twelve. At noon one is usual. */
START_TEST(the_same_time_is_that_on_the_wall)
{
	const int64_t sunday = MONDAY + 27 * DAY_S, noon = sunday + 10 * HOUR_S;
	struct live live;

	kpi_desk_free(desk);
	desk = kpi_desk_new();
	desk->desk->zone_text = "Europe/Berlin";
	kpi_desk_begin(desk, TIME_NONE);
	for (int week = 1; week <= 4; week++)
		for (int i = 0; i < 2; i++) {
			struct story one =
				story(week * 10 + i, sunday - week * 7 * DAY_S + 10 * HOUR_S +
							     30 * MINUTE_S + i * HOUR_S);

			put(desk, &one);
		}
	facts_set_loaded_from(desk->facts, sunday - 29 * DAY_S);
	facts_live(desk->facts, NULL, noon, &live);
	ck_assert_double_eq(live.usual_by_now, 1);
	ck_assert_double_eq(live.forecast_today, 1); /* none has come: that of the afternoon */
}
END_TEST

START_TEST(a_closed_day_has_no_forecast)
{
	struct live live;

	begin_with_hours();
	kpi_desk_begin(desk, TIME_NONE);
	put_weekdays(NOON); /* a Saturday */
	facts_live(desk->facts, NULL, NOON, &live);
	ck_assert(isnan(live.forecast_today) && isnan(live.usual_by_now));
	ck_assert_int_eq(live.close_at, TIME_NONE);
	ck_assert(isnan(live.more_at_close));
}
END_TEST

START_TEST(nobody_waits_and_nothing_is_told)
{
	struct live live;
	struct story one = summary(1, NOON - DAY_S);

	one.fact.state = STATE_SOLVED;
	put(desk, &one);
	facts_live(desk->facts, NULL, NOON, &live);
	ck_assert(isnan(live.longest_wait_s));
	ck_assert_int_eq(live.active_agents, -1);
}
END_TEST

START_TEST(calls_that_wait_now_and_the_longest_of_them)
{
	struct live live;

	put_call(1, NOON - 48, QUEUED, -1);
	put_call(2, NOON - 10, QUEUED, -1);
	put_call(3, NOON - 90, ANSWERED, 30);      /* waited until a minute ago */
	put_call(4, NOON - 20, ABANDONED, 30);     /* will have waited for ten seconds more */
	put_call(5, NOON + 20, QUEUED, -1);        /* of a clock that is ahead */
	put_call(6, NOON - HOUR_S, ABANDONED, 15); /* gave up */
	facts_live(desk->facts, NULL, NOON, &live);
	ck_assert_int_eq(live.calls_waiting, 3);
	ck_assert_double_eq(live.longest_call_s, 48);
	ck_assert_int_eq(live.agents_free, -1);
}
END_TEST

START_TEST(an_empty_queue_is_none_and_no_phone_is_unknown)
{
	struct live live;

	facts_live(desk->facts, NULL, NOON, &live);
	ck_assert_int_eq(live.calls_waiting, -1);
	put_call(1, NOON - HOUR_S, ANSWERED, 15);
	facts_live(desk->facts, NULL, NOON, &live);
	ck_assert_int_eq(live.calls_waiting, 0);
	ck_assert(isnan(live.longest_call_s));
}
END_TEST

/* Anna has put down the phone and waits for the next; Ben is wrapping up; Carla takes a break. */
START_TEST(who_is_there_and_what_they_do)
{
	struct live live;
	const struct board_filter anna = { .of[SCOPE_AGENT] = "Anna" };

	put_presence(1, ANNA, NOON - 2 * HOUR_S, NOON - MINUTE_S, IN_CONTACT);
	put_presence(2, ANNA, NOON - MINUTE_S, TIME_NONE, AVAILABLE);
	put_presence(3, BEN, NOON - MINUTE_S, NOON + MINUTE_S, WRAP_UP);
	put_presence(4, CARLA, NOON - MINUTE_S, TIME_NONE, ON_BREAK);
	facts_settle(desk->facts, INT64_MAX);
	facts_live(desk->facts, NULL, NOON, &live);
	ck_assert_int_eq(live.agents_free, 1);
	ck_assert_int_eq(live.agents_busy, 1);
	ck_assert_int_eq(live.agents_paused, 1);
	ck_assert_int_eq(live.calls_waiting, -1);
	facts_live(desk->facts, &anna, NOON, &live);
	ck_assert_int_eq(live.agents_free, 1);
	ck_assert_int_eq(live.agents_busy + live.agents_paused, 0);
}
END_TEST

/* Whoever has gone home is not paused; where all have, nobody is there, which is known. */
START_TEST(who_is_offline_is_not_there)
{
	struct live live;

	put_presence(1, ANNA, NOON - 2 * HOUR_S, NOON - HOUR_S, AVAILABLE);
	put_presence(2, ANNA, NOON - HOUR_S, TIME_NONE, OFFLINE);
	facts_settle(desk->facts, INT64_MAX);
	facts_live(desk->facts, NULL, NOON, &live);
	ck_assert_int_eq(live.agents_free, 0);
	ck_assert_int_eq(live.agents_busy, 0);
	ck_assert_int_eq(live.agents_paused, 0);
}
END_TEST

/* A desk of feeds alone has no tickets: none open and none today would be told by nobody. */
START_TEST(without_a_helpdesk_nothing_is_known_to_be_open)
{
	struct live live;

	facts_live(desk->facts, NULL, NOON, &live);
	ck_assert(!live.lacks_tickets);
	desk->is_fed_alone = true;
	kpi_desk_begin(desk, TIME_NONE);
	put_presence(1, ANNA, NOON - 2 * HOUR_S, TIME_NONE, AVAILABLE);
	facts_settle(desk->facts, INT64_MAX);
	facts_live(desk->facts, NULL, NOON, &live);
	ck_assert(live.lacks_tickets);
	ck_assert(isnan(live.usual_by_now) && isnan(live.forecast_today));
	ck_assert_int_eq(live.agents_free, 1);
}
END_TEST

Suite *suite_live(void)
{
	Suite *suite = suite_create("live");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, says_what_needs_a_person_now);
	tcase_add_test(tests, lists_the_nearest_due_first);
	tcase_add_test(tests, a_ticket_that_is_solved_leaves_the_list);
	tcase_add_test(tests, live_lines_agree_with_the_board);
	tcase_add_test(tests, usual_by_now_needs_four_weeks);
	tcase_add_test(tests, today_is_told_from_the_same_weekdays);
	tcase_add_test(tests, waits_by_both_clocks);
	tcase_add_test(tests, waits_of_a_desk_that_is_always_open);
	tcase_add_test(tests, promises_and_goals_that_are_in_calendar_time);
	tcase_add_test(tests, a_holiday_is_no_ordinary_weekday);
	tcase_add_test(tests, a_day_with_a_note_is_no_ordinary_weekday);
	tcase_add_test(tests, the_pace_ends_with_todays_work);
	tcase_add_test(tests, there_is_no_pace_where_nothing_can_tell_it);
	tcase_add_test(tests, the_pace_of_a_desk_that_never_closes);
	tcase_add_test(tests, a_day_that_is_not_wholly_known_is_left_out);
	tcase_add_test(tests, a_team_has_days_of_its_own);
	tcase_add_test(tests, the_same_time_is_that_on_the_wall);
	tcase_add_test(tests, a_closed_day_has_no_forecast);
	tcase_add_test(tests, nobody_waits_and_nothing_is_told);
	tcase_add_test(tests, calls_that_wait_now_and_the_longest_of_them);
	tcase_add_test(tests, an_empty_queue_is_none_and_no_phone_is_unknown);
	tcase_add_test(tests, who_is_there_and_what_they_do);
	tcase_add_test(tests, who_is_offline_is_not_there);
	tcase_add_test(tests, without_a_helpdesk_nothing_is_known_to_be_open);
	suite_add_tcase(suite, tests);
	return suite;
}
