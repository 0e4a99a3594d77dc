/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whose hours: durations and promises by the schedule of the ticket's team, laws by their own, and
 * what is drawn of days on which nobody works.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/macros.h"
#include "base/mem.h"
#include "check_kpi.h"
#include "kpi_desk.h"

static struct kpi_desk *desk;

static void add_every_day(struct hours_config *hours, const char *window, int days)
{
	for (int day = 0; day < days; day++) {
		hours->days[day].items = arena_alloc(desk->desk->arena, 1, sizeof(char *));
		hours->days[day].items[0] = window;
		hours->days[day].len = 1;
	}
}

/* The desk works from nine to five on weekdays, Technical every night from ten to six, and the law
 * counts Monday to Saturday. */
static void begin(void)
{
	struct hours_config *hours;
	struct team_config *team;

	desk = kpi_desk_new();
	kpi_desk_hours(desk, "09:00-17:00");
	hours = kpi_desk_add(desk, "hours");
	hours->name = "night";
	add_every_day(hours, "22:00-06:00", 7);
	hours = kpi_desk_add(desk, "hours");
	hours->name = "law";
	hours->kind = HOURS_OF_DAYS;
	add_every_day(hours, "00:00-24:00", 6);
	team = kpi_desk_add(desk, "team");
	team->name = "Technical";
	team->hours = "night";
}

static void end(void)
{
	kpi_desk_free(desk);
}

static double value_of(const struct board *board, enum kpi_id kpi, const char *team)
{
	const struct reading *reading =
		team ? read_scope(board, kpi, SCOPE_TEAM, team) : read_kpi(board, kpi);

	return reading->value;
}

static struct story ticket_of(fact_id id, int64_t created_at, fact_id group)
{
	struct story one = story(id, created_at);

	story_team(&one, created_at, group);
	return one;
}

START_TEST(durations_follow_the_hours_of_the_team)
{
	struct story day = ticket_of(1, MONDAY + 16 * HOUR_S, BILLING);
	struct story night = ticket_of(2, MONDAY + 20 * HOUR_S, TECHNICAL);
	struct board_request request = ask(MONDAY, MONDAY + 2 * DAY_S, MONDAY + 2 * DAY_S);
	const struct board *board;

	kpi_desk_begin(desk, TIME_NONE);
	story_reply(&day, MONDAY + DAY_S + 10 * HOUR_S, ANNA);
	story_reply(&night, MONDAY + DAY_S + 3 * HOUR_S, BEN);
	put(desk, &day);
	put(desk, &night);
	board = board_of(desk, &request, MONDAY + 2 * DAY_S);
	ck_assert_double_eq(value_of(board, KPI_FIRST_RESPONSE_TIME, "b"), 2 * HOUR_S);
	ck_assert_double_eq(value_of(board, KPI_FIRST_RESPONSE_TIME, "t"), 5 * HOUR_S);
	ck_assert_double_eq(
		read_scope(board, KPI_FIRST_RESPONSE_TIME, SCOPE_TEAM, "t")->other_value,
		7 * HOUR_S);
	ck_assert_double_eq(read_kpi(board, KPI_FIRST_RESPONSE_TIME)->mean, 3.5 * HOUR_S);
	/* one reply at three in the night was within its team's hours, one at ten in its own */
	ck_assert_double_eq(value_of(board, KPI_AFTER_HOURS_SHARE, NULL), 0);
	check_adds_up(board);
	board_done(board);
}
END_TEST

/* Billing takes it in the evening, Technical replies in the night, Billing solves in the morning:
 * each duration has one clock from its beginning to its end. */
START_TEST(who_ends_a_duration_lends_its_hours)
{
	struct story one = ticket_of(1, MONDAY + 20 * HOUR_S, BILLING);
	struct board_request request = ask(MONDAY, MONDAY + 2 * DAY_S, MONDAY + 2 * DAY_S);
	const struct board *board;

	kpi_desk_begin(desk, TIME_NONE);
	story_team(&one, MONDAY + 23 * HOUR_S, TECHNICAL);
	story_reply(&one, MONDAY + 25 * HOUR_S, BEN);
	story_team(&one, MONDAY + 32 * HOUR_S, BILLING);
	story_state(&one, MONDAY + 34 * HOUR_S, STATE_SOLVED);
	put(desk, &one);
	board = board_of(desk, &request, MONDAY + 2 * DAY_S);
	ck_assert_double_eq(value_of(board, KPI_FIRST_RESPONSE_TIME, NULL), 3 * HOUR_S);
	ck_assert_double_eq(value_of(board, KPI_RESOLUTION_TIME, NULL), HOUR_S);
	board_done(board);
}
END_TEST

/* A group of the helpdesk is given another name, and the directory comes again. */
static void rename_group(fact_id group, const char *name)
{
	const struct directory *known = facts_directory(desk->facts);
	struct directory *next = mem_new(1, sizeof(*next));

#define COPY(field, count)                                                          \
	next->field = arena_alloc(next->arena, known->count, sizeof(*next->field)); \
	memcpy(next->field, known->field, known->count * sizeof(*next->field))
	*next = *known;
	next->arena = arena_new();
	COPY(accounts, account_count);
	COPY(groups, group_count);
	COPY(memberships, membership_count);
	COPY(names, name_count);
	COPY(sources, source_count);
	COPY(coverage, coverage_count);
#undef COPY
	for (size_t i = 0; i < next->group_count; i++)
		if (next->groups[i].id == group)
			next->groups[i].name = name;
	facts_take_directory(desk->facts, next);
}

/* Written at eight in the evening, answered at three in the night: five hours of the night's work,
 * none of the day's, so that what was put must be put again. */
START_TEST(a_group_that_comes_to_another_team_is_counted_anew)
{
	struct story night = ticket_of(1, MONDAY + 20 * HOUR_S, TECHNICAL);
	struct board_request request = ask(MONDAY, MONDAY + 2 * DAY_S, MONDAY + 2 * DAY_S);
	const struct board *board;

	kpi_desk_begin(desk, TIME_NONE);
	story_reply(&night, MONDAY + DAY_S + 3 * HOUR_S, BEN);
	put(desk, &night);
	rename_group(RETURNS, "Refunds"); /* by the same hours, and nothing of it is there */
	rename_group(TECHNICAL, "Technical");
	ck_assert_int_eq(facts_loaded_from(desk->facts), 1);
	rename_group(TECHNICAL, "Daytime");
	ck_assert_int_eq(facts_loaded_from(desk->facts), TIME_NONE);
	put(desk, &night);
	facts_set_loaded_from(desk->facts, 1);
	board = board_of(desk, &request, MONDAY + 2 * DAY_S);
	ck_assert_double_eq(value_of(board, KPI_FIRST_RESPONSE_TIME, NULL), 0);
	board_done(board);
}
END_TEST

START_TEST(what_is_open_has_the_hours_of_who_has_it)
{
	struct story night = ticket_of(1, MONDAY + 20 * HOUR_S, TECHNICAL);
	struct story day = ticket_of(2, MONDAY + 16 * HOUR_S, BILLING);
	int64_t now = MONDAY + DAY_S + 9 * HOUR_S + 30 * MINUTE_S;
	struct board_request request = ask(MONDAY, now, now);
	const struct board *board;

	kpi_desk_begin(desk, TIME_NONE);
	put(desk, &night);
	put(desk, &day);
	board = board_of(desk, &request, now);
	ck_assert_double_eq(value_of(board, KPI_LONGEST_WAIT, "t"), 8 * HOUR_S);
	ck_assert_double_eq(value_of(board, KPI_LONGEST_WAIT, "b"), 1.5 * HOUR_S);
	board_done(board);
}
END_TEST

/* Four hours of work, by the team's; and for what is important, three working days by law. */
START_TEST(promises_fall_due_by_their_hours)
{
	static const struct {
		fact_id group, priority;
		int64_t created_at, due_at;
	} rows[] = {
		{ BILLING, LOW, MONDAY + 16 * HOUR_S, MONDAY + DAY_S + 12 * HOUR_S },
		{ TECHNICAL, LOW, MONDAY + 20 * HOUR_S, MONDAY + DAY_S + 2 * HOUR_S },
		/* Friday noon: Saturday, Monday, and due when Tuesday is over */
		{ BILLING, HIGH, MONDAY + 4 * DAY_S + 12 * HOUR_S, MONDAY + 9 * DAY_S },
		{ TECHNICAL, HIGH, MONDAY + 4 * DAY_S + 12 * HOUR_S, MONDAY + 9 * DAY_S },
	};
	struct promise_config *promise = kpi_desk_add(desk, "promise");

	promise->first_response_s = 4 * HOUR_S;
	promise = kpi_desk_add(desk, "promise");
	promise->priority = "high";
	promise->first_response_s = 3 * DAY_S;
	promise->hours = "law";
	kpi_desk_begin(desk, TIME_NONE);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct story one = ticket_of((fact_id)i + 1, rows[i].created_at, rows[i].group);

		one.fact.priority = rows[i].priority;
		put(desk, &one);
		for (int64_t late = 0; late < 2; late++) {
			int64_t now = rows[i].due_at - 1 + late;
			struct arena *arena = arena_new();
			struct open_list list = facts_open(desk->facts, NULL, now, arena);

			for (size_t k = 0; k < list.len; k++)
				if (list.tickets[k].ticket == one.fact.id)
					ck_assert_msg(list.tickets[k].is_breached == (late == 1),
						"row %zu", i);
			arena_free(arena);
		}
	}
}
END_TEST

/* Daily buckets of the week; Billing gets a ticket on Tuesday and on Sunday. */
static const struct board *week_board(void)
{
	struct story tuesday = ticket_of(1, MONDAY + DAY_S + 10 * HOUR_S, BILLING);
	struct story sunday = ticket_of(2, MONDAY + 6 * DAY_S + 10 * HOUR_S, BILLING);
	struct board_request request = ask(MONDAY, MONDAY + 7 * DAY_S, MONDAY + 7 * DAY_S);

	kpi_desk_begin(desk, TIME_NONE);
	put(desk, &tuesday);
	put(desk, &sunday);
	request.has_series = true;
	request.period.bucket_count = 7;
	for (int day = 0; day < 7; day++)
		request.period.buckets[day] =
			(struct span){ MONDAY + day * DAY_S, MONDAY + (day + 1) * DAY_S };
	return board_of(desk, &request, MONDAY + 7 * DAY_S);
}

static void check_series(const struct reading *reading, const double *want)
{
	ck_assert_uint_eq(reading->series_len, 7);
	for (size_t i = 0; i < 7; i++)
		ck_assert_msg(isnan(want[i]) ? isnan(reading->series[i])
					     : fabs(reading->series[i] - want[i]) < 1e-9,
			"day %zu of %s is %f", i, reading->scope_id, reading->series[i]);
}

START_TEST(closed_days_are_gaps_unless_something_was_counted)
{
	static const double billing[] = { 0, 1, 0, 0, 0, NAN, 1 };
	static const double technical[] = { 0, 0, 0, 0, 0, 0, 0 };
	static const double department[] = { 0, 1, 0, 0, 0, 0, 1 };
	static const double backlog[] = { 0, 1, 1, 1, 1, 1, 2 };
	const struct board *board = week_board();

	check_series(read_scope(board, KPI_TICKET_VOLUME, SCOPE_TEAM, "b"), billing);
	check_series(read_scope(board, KPI_TICKET_VOLUME, SCOPE_TEAM, "t"), technical);
	/* Technical works on Saturdays, so the department does */
	check_series(read_kpi(board, KPI_TICKET_VOLUME), department);
	check_series(read_scope(board, KPI_BACKLOG, SCOPE_TEAM, "b"), backlog);
	board_done(board);
}
END_TEST

START_TEST(a_desk_that_is_closed_has_gaps)
{
	static const double department[] = { 0, 1, 0, 0, 0, NAN, 1 };
	const struct board *board;

	desk->desk->team_count = 0;
	board = week_board();
	check_series(read_kpi(board, KPI_TICKET_VOLUME), department);
	board_done(board);
}
END_TEST

START_TEST(without_hours_a_quiet_day_is_a_zero)
{
	static const double department[] = { 0, 1, 0, 0, 0, 0, 1 };
	const struct board *board;

	desk->desk->team_count = desk->desk->hours_count = 0;
	board = week_board();
	check_series(read_kpi(board, KPI_TICKET_VOLUME), department);
	board_done(board);
}
END_TEST

Suite *suite_team_hours(void)
{
	Suite *suite = suite_create("hours of teams");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, durations_follow_the_hours_of_the_team);
	tcase_add_test(tests, who_ends_a_duration_lends_its_hours);
	tcase_add_test(tests, a_group_that_comes_to_another_team_is_counted_anew);
	tcase_add_test(tests, what_is_open_has_the_hours_of_who_has_it);
	tcase_add_test(tests, promises_fall_due_by_their_hours);
	tcase_add_test(tests, closed_days_are_gaps_unless_something_was_counted);
	tcase_add_test(tests, a_desk_that_is_closed_has_gaps);
	tcase_add_test(tests, without_hours_a_quiet_day_is_a_zero);
	suite_add_tcase(suite, tests);
	return suite;
}
