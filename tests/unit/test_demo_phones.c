/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What telephones and rosters say must hang together: the test computes from the files again.
 */
#include "config.h"

#include <stdlib.h>

#include "demo_table.h"

#define HOUR_S 3600

static struct demo_desk desk;

static void set_up(void)
{
	struct demo_options options = demo_small();
	desk = demo_desk_open(&options);
}

static void tear_down(void)
{
	demo_desk_close(&desk);
}

/* --- the telephones -------------------------------------------------------------------------- */

START_TEST(calls_are_answered_as_a_floor_does)
{
	struct table calls = table_read(&desk, "/feed/calls.csv");
	double in_time = 0;
	double answered = 0;
	double abandoned = 0;
	double waited_s = 0;
	for (size_t i = 0; i < calls.len; i++) {
		int64_t wait_s = table_number(&calls, i, "wait");
		bool is_answered = table_is(&calls, i, "outcome", "answered");
		ck_assert(is_answered || table_is(&calls, i, "outcome", "abandoned"));
		ck_assert_int_eq(is_answered, table_cell(&calls, i, "agent")[0] != '\0');
		answered += is_answered;
		in_time += is_answered && wait_s <= 20;
		waited_s += is_answered ? (double)wait_s : 0;
		abandoned += !is_answered && wait_s >= 5;
	}
	ck_assert_uint_gt(calls.len, 300);
	table_expect(in_time / (answered + abandoned), 0.72, 0.9, "service level");
	table_expect(abandoned / (answered + abandoned), 0.02, 0.1, "abandonment");
	table_expect(waited_s / answered, 6, 35, "speed of answer");
	free(calls.rows);
}
END_TEST

/* Seconds in a state, of one agent or, with "", of all. */
static double time_in(
	const struct table *presence, const char *agent, const char *state, const char *reason)
{
	double sum = 0;
	for (size_t i = 0; i < presence->len; i++)
		if ((agent[0] == '\0' || table_is(presence, i, "agent", agent)) &&
			table_is(presence, i, "state", state) &&
			(reason[0] == '\0' || table_is(presence, i, "reason", reason)))
			sum += (double)(table_moment(presence, i, "to") -
					table_moment(presence, i, "from"));
	return sum;
}

START_TEST(presence_is_that_of_the_calls)
{
	struct table calls = table_read(&desk, "/feed/calls.csv");
	struct table presence = table_read(&desk, "/feed/presence.csv");
	double talked_s = 0;
	double wrapped_s = 0;
	for (size_t i = 0; i < calls.len; i++) {
		if (!table_is(&calls, i, "outcome", "answered"))
			continue;
		talked_s +=
			(double)(table_number(&calls, i, "talk") + table_number(&calls, i, "hold"));
		wrapped_s += (double)table_number(&calls, i, "wrap_up");
	}
	/* Somebody may wrap up as the file is written. */
	double on_calls_s = time_in(&presence, "", "contact", "call");
	table_expect(on_calls_s - talked_s, 0, 2 * HOUR_S, "time on calls that are not over");
	table_expect(wrapped_s - time_in(&presence, "", "wrap_up", ""), 0, 0.5, "wrap-up");
	double busy_s = time_in(&presence, "", "contact", "") + wrapped_s;
	double occupancy = busy_s / (busy_s + time_in(&presence, "", "available", ""));
	table_expect(occupancy, 0.7, 0.85, "occupancy");
	free(calls.rows);
	free(presence.rows);
}
END_TEST

START_TEST(nobody_is_in_two_states_at_once)
{
	struct table presence = table_read(&desk, "/feed/presence.csv");
	size_t compared = 0;
	for (size_t i = 0; i < presence.len; i++) {
		ck_assert_int_lt(
			table_moment(&presence, i, "from"), table_moment(&presence, i, "to"));
		for (size_t k = i + 1; k < presence.len && k < i + 400; k++) {
			if (!table_is(&presence, k, "agent", table_cell(&presence, i, "agent")))
				continue;
			ck_assert_int_le(table_moment(&presence, i, "to"),
				table_moment(&presence, k, "from"));
			compared++;
			break;
		}
	}
	ck_assert_uint_gt(compared, 5000);
	free(presence.rows);
}
END_TEST

/* Seconds of a planned span in which the agent was there and not in a pause. */
static double worked_in(const struct table *presence, const char *agent, int64_t from, int64_t to)
{
	double sum = 0;
	for (size_t i = 0; i < presence->len; i++) {
		if (table_is(presence, i, "state", "break") ||
			!table_is(presence, i, "agent", agent))
			continue;
		int64_t begin = table_moment(presence, i, "from");
		int64_t end = table_moment(presence, i, "to");
		begin = begin > from ? begin : from;
		end = end < to ? end : to;
		sum += end > begin ? (double)(end - begin) : 0;
	}
	return sum;
}

START_TEST(rosters_are_kept_for_the_most_part)
{
	struct table presence = table_read(&desk, "/feed/presence.csv");
	struct table schedule = table_read(&desk, "/feed/schedule.csv");
	const char *agent = table_cell(&schedule, 0, "agent");
	double planned_s = 0;
	double kept_s = 0;
	for (size_t i = 0; i < schedule.len; i++) {
		int64_t from = table_moment(&schedule, i, "from");
		int64_t to = table_moment(&schedule, i, "to");
		if (to > desk.now_s - HOUR_S || !table_is(&schedule, i, "agent", agent))
			continue;
		double worked_s = worked_in(&presence, agent, from, to);
		double span_s = (double)(to - from);
		planned_s += span_s;
		kept_s += table_is(&schedule, i, "state", "work") ? worked_s : span_s - worked_s;
	}
	ck_assert(planned_s > 10 * 8 * HOUR_S);
	table_expect(kept_s / planned_s, 0.8, 0.97, "adherence");
	free(presence.rows);
	free(schedule.rows);
}
END_TEST

START_TEST(the_floor_shows_what_is_not_over)
{
	size_t open_states = 0;
	size_t open_calls = 0;
	for (int minute = 0; minute < 30; minute++, desk.now_s += 60) {
		struct table floor = table_read(&desk, "/feed/floor.csv");
		for (size_t i = 0; i < floor.len; i++) {
			bool is_call = table_is(&floor, i, "record", "call");
			ck_assert_int_le(table_moment(&floor, i, "from"), desk.now_s);
			if (is_call && table_is(&floor, i, "outcome", "waiting"))
				ck_assert_str_eq(table_cell(&floor, i, "agent"), "");
			open_calls += is_call && !table_is(&floor, i, "outcome", "abandoned") &&
				      table_cell(&floor, i, "talk")[0] == '\0';
			open_states += !is_call && table_cell(&floor, i, "to")[0] == '\0';
		}
		free(floor.rows);
	}
	table_expect((double)open_states / 30, 5, 24, "people at work");
	ck_assert_uint_gt(open_calls, 0);
}
END_TEST

Suite *suite_demo_phones(void)
{
	Suite *suite = suite_create("demo phones");
	TCase *tests = tcase_create("phones");
	tcase_set_timeout(tests, 60);
	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, calls_are_answered_as_a_floor_does);
	tcase_add_test(tests, presence_is_that_of_the_calls);
	tcase_add_test(tests, nobody_is_in_two_states_at_once);
	tcase_add_test(tests, rosters_are_kept_for_the_most_part);
	tcase_add_test(tests, the_floor_shows_what_is_not_over);
	suite_add_tcase(suite, tests);
	return suite;
}
