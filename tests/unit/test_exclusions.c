/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Each exclusion, on and off.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/macros.h"
#include "check_kpi.h"
#include "kpi/exclusion.h"
#include "kpi_desk.h"

#define NOW (MONDAY + 8 * DAY_S)
#define AT(hours) (MONDAY + (int64_t)((hours)*HOUR_S))

static struct kpi_desk *desk;
static const char *off[1];

static void begin(enum exclusion exclusion, bool is_off)
{
	desk = kpi_desk_new();
	off[0] = exclusion_row(exclusion)->name;
	if (is_off)
		desk->desk->excluded = (struct text_list){ off, 1 };
	kpi_desk_begin(desk, TIME_NONE);
}

static const struct board *week(void)
{
	struct board_request request = ask(MONDAY, MONDAY + 7 * DAY_S, NOW);
	const struct board *board = board_of(desk, &request, NOW);

	check_adds_up(board);
	return board;
}

/* --- one story a rule ----------------------------------------------------------------------- */

static void tell_spam(struct story *story)
{
	story_state(story, AT(2), STATE_SPAM);
}

static void tell_deleted(struct story *story)
{
	story_state(story, AT(2), STATE_DELETED);
}

static void tell_test(struct story *story)
{
	story->fact.flags |= TICKET_IS_TEST;
}

static void tell_merged(struct story *story)
{
	story_event(story, EVENT_MERGE, AT(2))->to = 9;
	story->fact.state = STATE_MERGED;
	story->fact.merged_into = 9;
}

static void create_by_agent(struct story *story)
{
	story->events[0].actor = BEN;
	story->events[0].actor_kind = ACTOR_AGENT;
}

static void tell_outbound(struct story *story)
{
	create_by_agent(story);
	story_reply(story, AT(2), BEN);
}

static void tell_by_agent(struct story *story)
{
	create_by_agent(story);
	story_customer(story, AT(1.5));
	story_reply(story, AT(2), BEN);
}

static void tell_bot(struct story *story)
{
	story_robot(story, AT(2));
}

static void tell_automatic(struct story *story)
{
	story_reply(story, AT(2), ANNA);
	story->events[story->len - 1].is_automatic = true;
}

static void tell_bot_only(struct story *story)
{
	story_robot(story, AT(1.5));
	struct event_fact *solve = story_state(story, AT(2), STATE_SOLVED);

	solve->actor = ROBOT;
	solve->actor_kind = ACTOR_BOT;
}

/* What a KPI counts of the one story when the rule is switched off; none of it when it is on. */
static const struct {
	enum exclusion exclusion;
	void (*tell)(struct story *story);
	enum kpi_id kpi;
	double value;
} rules[] = {
	{ EXCLUDED_SPAM, tell_spam, KPI_TICKET_VOLUME, 1 },
	{ EXCLUDED_DELETED, tell_deleted, KPI_TICKET_VOLUME, 1 },
	{ EXCLUDED_TEST, tell_test, KPI_TICKET_VOLUME, 1 },
	{ EXCLUDED_MERGED, tell_merged, KPI_TICKET_VOLUME, 1 },
	{ EXCLUDED_OUTBOUND, tell_outbound, KPI_FIRST_RESPONSE_TIME, HOUR_S },
	{ EXCLUDED_BY_AGENT, tell_by_agent, KPI_FIRST_RESPONSE_TIME, HOUR_S },
	{ EXCLUDED_BOT, tell_bot, KPI_FIRST_RESPONSE_TIME, HOUR_S },
	{ EXCLUDED_BOT, tell_bot, KPI_REPLIES, 1 },
	{ EXCLUDED_AUTOMATIC, tell_automatic, KPI_FIRST_RESPONSE_TIME, HOUR_S },
	{ EXCLUDED_AUTOMATIC, tell_automatic, KPI_REPLIES, 1 },
	{ EXCLUDED_BOT_ONLY, tell_bot_only, KPI_RESOLUTION_TIME, HOUR_S },
	{ EXCLUDED_BOT_ONLY, tell_bot_only, KPI_FIRST_RESOLUTION_TIME, HOUR_S },
	{ EXCLUDED_BOT_ONLY, tell_bot_only, KPI_FIRST_CONTACT_RESOLUTION, 1 },
};

START_TEST(each_rule_can_be_switched_off)
{
	bool is_off = _i % 2;
	size_t rule = (size_t)_i / 2;

	begin(rules[rule].exclusion, is_off);
	struct story one = story(1, AT(1));

	rules[rule].tell(&one);
	put(desk, &one);
	const struct board *board = week();
	const struct reading *reading = read_kpi(board, rules[rule].kpi);

	ck_assert_int_eq(reading->excluded[rules[rule].exclusion], is_off ? 0 : 1);
	if (is_off)
		ck_assert_double_eq(reading->value, rules[rule].value);
	else
		ck_assert(isnan(reading->value) || reading->value <= 0);
	board_done(board);
	kpi_desk_free(desk);
}
END_TEST

/* A bot's ticket is a ticket, solved and in the bot's own rate. */
START_TEST(what_a_bot_solved_counts_as_solved)
{
	begin(EXCLUDED_SPAM, false);
	struct story alone = story(1, AT(1)), helped = story(2, AT(1));

	tell_bot_only(&alone);
	story_robot(&helped, AT(1.5));
	story_reply(&helped, AT(2), ANNA);
	story_state(&helped, AT(4), STATE_SOLVED);
	put(desk, &alone);
	put(desk, &helped);
	const struct board *board = week();

	ck_assert_double_eq(read_kpi(board, KPI_TICKET_VOLUME)->value, 2);
	ck_assert_double_eq(read_kpi(board, KPI_SOLVED)->value, 2);
	ck_assert_double_eq(read_kpi(board, KPI_NET_FLOW)->value, 0);
	ck_assert_double_eq(read_kpi(board, KPI_RESOLUTION_RATE)->value, 1);
	ck_assert_double_eq(read_kpi(board, KPI_BOT_RESOLUTION_RATE)->value, 0.5);
	ck_assert_double_eq(read_kpi(board, KPI_RESOLUTION_TIME)->value, 3.0 * HOUR_S);
	ck_assert_double_eq(read_kpi(board, KPI_RESOLUTION_TIME)->n, 1);
	ck_assert_double_eq(read_kpi(board, KPI_REOPEN_RATE)->n, 1);
	board_done(board);
	kpi_desk_free(desk);
}
END_TEST

/* Who comes back and is helped by one of us was not handled by a bot alone. */
START_TEST(a_return_ends_what_a_bot_did_alone)
{
	begin(EXCLUDED_SPAM, false);
	struct story one = story(1, AT(1));

	tell_bot_only(&one);
	story_customer(&one, AT(3));
	story_state(&one, AT(3), STATE_OPEN);
	story_reply(&one, AT(4), ANNA);
	story_state(&one, AT(5), STATE_SOLVED);
	put(desk, &one);
	const struct board *board = week();

	ck_assert_double_eq(read_kpi(board, KPI_RESOLUTION_TIME)->value, 4.0 * HOUR_S);
	ck_assert_double_eq(read_kpi(board, KPI_REOPEN_RATE)->value, 0.5);
	ck_assert_double_eq(read_kpi(board, KPI_BOT_RESOLUTION_RATE)->value, 0);
	board_done(board);
	kpi_desk_free(desk);
}
END_TEST

/* Of three that a bot closed one came back at once and waits, one came back and was closed by the bot
 * again, and one came back when the window was over. */
START_TEST(who_comes_back_was_not_helped_by_the_bot)
{
	begin(EXCLUDED_SPAM, false);
	for (fact_id id = 1; id <= 3; id++) {
		struct story one = story(id, AT(1));
		int64_t back = id == 3 ? AT(10 * 24) : AT(3);

		tell_bot_only(&one);
		story_customer(&one, back);
		story_state(&one, back, STATE_OPEN);
		if (id == 2) {
			struct event_fact *again = story_state(&one, AT(4), STATE_SOLVED);

			again->actor = ROBOT;
			again->actor_kind = ACTOR_BOT;
		}
		put(desk, &one);
	}
	const struct board *board = week();

	ck_assert_double_eq(read_kpi(board, KPI_BOT_RESOLUTION_RATE)->numerator, 1);
	ck_assert_double_eq(read_kpi(board, KPI_BOT_RESOLUTION_RATE)->denominator, 3);
	board_done(board);
	kpi_desk_free(desk);
}
END_TEST

/* Who came back and still waits was not helped by the bot: what was promised is due. */
START_TEST(who_waits_after_a_bot_is_not_left_out)
{
	desk = kpi_desk_new();
	((struct promise_config *)kpi_desk_add(desk, "promise"))->resolution_s = DAY_S;
	kpi_desk_begin(desk, TIME_NONE);
	struct story one = story(1, AT(1));

	tell_bot_only(&one);
	story_customer(&one, AT(3));
	story_state(&one, AT(3), STATE_OPEN);
	put(desk, &one);
	const struct board *board = week();

	ck_assert_double_eq(read_kpi(board, KPI_SLA_RESOLUTION)->value, 0);
	ck_assert_double_eq(read_kpi(board, KPI_SLA_RESOLUTION)->denominator, 1);
	ck_assert_double_eq(read_kpi(board, KPI_OVERDUE)->value, 1);
	board_done(board);
	kpi_desk_free(desk);
}
END_TEST

/* Of two that the helpdesk made to try itself out one waits for us: that one would have counted. */
START_TEST(what_would_not_count_is_not_left_out)
{
	begin(EXCLUDED_SPAM, false);
	for (fact_id id = 1; id <= 2; id++) {
		struct story one = story(id, AT(1));

		tell_test(&one);
		if (id == 2)
			story_reply(&one, AT(2), ANNA);
		put(desk, &one);
	}
	const struct board *board = week();

	ck_assert_int_eq(read_kpi(board, KPI_BACKLOG)->excluded[EXCLUDED_TEST], 2);
	ck_assert_int_eq(read_kpi(board, KPI_WAITING_ON_US)->excluded[EXCLUDED_TEST], 1);
	ck_assert_int_eq(read_kpi(board, KPI_LONGEST_WAIT)->excluded[EXCLUDED_TEST], 1);
	board_done(board);
	kpi_desk_free(desk);
}
END_TEST

START_TEST(rows_are_whole_and_unknown_words_are_told)
{
	for (int i = 0; i < EXCLUSION_COUNT; i++) {
		const struct exclusion_row *row = exclusion_row((enum exclusion)i);

		ck_assert(row->name && row->words && row->definition);
		ck_assert_int_eq(exclusion_find(row->name), row->is_fixed ? EXCLUSION_COUNT : i);
	}
	begin(EXCLUDED_NO_EVENTS, true);
	struct error err = { .kind = ERROR_NONE };

	ck_assert(!exclusion_check(desk->desk, &err));
	ck_assert_int_eq(err.kind, ERROR_CONFIG);
	ck_assert_msg(strstr(err.text, "unknown exclusion 'no_events'") != NULL, "%s", err.text);
	off[0] = "bot_only";
	ck_assert(exclusion_check(desk->desk, &err));
	kpi_desk_free(desk);
}
END_TEST

Suite *suite_exclusions(void)
{
	Suite *suite = suite_create("exclusions");
	TCase *tests = tcase_create("all");

	tcase_add_loop_test(tests, each_rule_can_be_switched_off, 0, 2 * ARRAY_LEN(rules));
	tcase_add_test(tests, what_a_bot_solved_counts_as_solved);
	tcase_add_test(tests, a_return_ends_what_a_bot_did_alone);
	tcase_add_test(tests, who_comes_back_was_not_helped_by_the_bot);
	tcase_add_test(tests, who_waits_after_a_bot_is_not_left_out);
	tcase_add_test(tests, what_would_not_count_is_not_left_out);
	tcase_add_test(tests, rows_are_whole_and_unknown_words_are_told);
	suite_add_tcase(suite, tests);
	return suite;
}
