/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which KPIs the steps of a ticket's life count for.
 */
#include "config.h"

#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "check_ui.h"
#include "ui/timeline_feeds.h"

#define MESSAGE(who)                                       \
	{                                                  \
		.kind = EVENT_MESSAGE, .actor_kind = (who) \
	}
#define STATE(before, after)                                                     \
	{                                                                        \
		.kind = EVENT_STATE, .from_state = (before), .to_state = (after) \
	}

/* Created, answered by a machine, answered, asked on twice, answered, solved, reopened, solved. */
static const struct timeline_event life[] = {
	{ .kind = EVENT_CREATE, .actor_kind = ACTOR_CUSTOMER },
	{ .kind = EVENT_MESSAGE, .actor_kind = ACTOR_AGENT, .is_automatic = true },
	MESSAGE(ACTOR_AGENT),
	MESSAGE(ACTOR_CUSTOMER),
	MESSAGE(ACTOR_CUSTOMER),
	{ .kind = EVENT_MESSAGE, .actor_kind = ACTOR_AGENT, .handle_s = 300 },
	MESSAGE(ACTOR_AGENT),
	STATE(STATE_OPEN, STATE_SOLVED),
	STATE(STATE_SOLVED, STATE_OPEN),
	STATE(STATE_OPEN, STATE_SOLVED),
	STATE(STATE_SOLVED, STATE_CLOSED),
	{ .kind = EVENT_RATING, .value = 1, .scale = 1 },
	{ .kind = EVENT_NOTE, .actor_kind = ACTOR_AGENT },
};

/* Ids joined by blanks. */
static const char *fed(const struct timeline_event *events, size_t len, size_t at)
{
	static char text[256];
	struct feeds feeds = timeline_feeds(events, len, at, false);
	text[0] = '\0';
	for (size_t i = 0; i < feeds.len; i++) {
		size_t used = strlen(text);
		snprintf(text + used, sizeof(text) - used, "%s%s", i ? " " : "",
			kpi_row(feeds.kpis[i])->id);
	}
	return text;
}

START_TEST(test_a_life)
{
	static const char *const want[] = {
		"ticket_volume",
		"",
		"replies first_response_time",
		"",
		"",
		"replies next_reply_time handle_time",
		"replies",
		"reopen_rate",
		"reopen_rate",
		"reopen_rate solved resolution_time one_touch first_contact_resolution",
		"",
		"csat",
		"",
	};
	size_t len = sizeof(life) / sizeof(life[0]);
	for (size_t i = 0; i < len; i++)
		ck_assert_msg(strcmp(fed(life, len, i), want[i]) == 0, "step %zu: %s, not %s", i,
			fed(life, len, i), want[i]);
}
END_TEST

START_TEST(test_only_the_last_promise_and_rating_count)
{
	static const struct timeline_event events[] = {
		{ .kind = EVENT_PROMISE, .metric = PROMISE_RESOLUTION, .due_at = 100 },
		{ .kind = EVENT_PROMISE, .metric = PROMISE_FIRST_RESPONSE, .due_at = 50 },
		{ .kind = EVENT_RATING, .value = 0, .scale = 1 },
		{ .kind = EVENT_PROMISE, .metric = PROMISE_RESOLUTION, .due_at = 200 },
		{ .kind = EVENT_RATING, .value = 1, .scale = 1 },
	};
	ck_assert_str_eq(fed(events, 5, 0), "");
	ck_assert_str_eq(fed(events, 5, 1), "sla_first_response");
	ck_assert_str_eq(fed(events, 5, 2), "");
	ck_assert_str_eq(fed(events, 5, 3), "sla_resolution");
	ck_assert_str_eq(fed(events, 5, 4), "csat");
}
END_TEST

START_TEST(test_a_withdrawn_promise_counts_for_nothing)
{
	static const struct timeline_event events[] = {
		{ .kind = EVENT_PROMISE, .metric = PROMISE_RESOLUTION, .due_at = TIME_NONE },
	};
	ck_assert_str_eq(fed(events, 1, 0), "");
}
END_TEST

/* A summary tells of the solve, not of the reopening; the ticket is open. */
START_TEST(test_no_solve_of_an_open_ticket_lasted)
{
	const struct timeline_event solve = {
		.kind = EVENT_STATE, .from_state = STATE_OPEN, .to_state = STATE_SOLVED
	};
	struct feeds feeds = timeline_feeds(&solve, 1, 0, true);
	ck_assert_uint_eq(feeds.len, 1);
	ck_assert_int_eq(feeds.kpis[0], KPI_REOPEN_RATE);
	ck_assert_uint_gt(timeline_feeds(&solve, 1, 0, false).len, 1);
}
END_TEST

Suite *suite_timeline_feeds(void)
{
	Suite *suite = suite_create("timeline_feeds");
	TCase *tests = tcase_create("timeline_feeds");
	tcase_add_test(tests, test_a_life);
	tcase_add_test(tests, test_no_solve_of_an_open_ticket_lasted);
	tcase_add_test(tests, test_only_the_last_promise_and_rating_count);
	tcase_add_test(tests, test_a_withdrawn_promise_counts_for_nothing);
	suite_add_tcase(suite, tests);
	return suite;
}
