/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who comes back, and who is about to leave, computed by hand.
 */
#include "config.h"

#include <math.h>

#include "check_kpi.h"
#include "kpi_desk.h"

#define NOW (MONDAY + 30 * DAY_S)

static struct kpi_desk *desk;

static void make(void)
{
	desk = kpi_desk_new();
}

static void end(void)
{
	kpi_desk_free(desk);
}

static const struct board *days(int from, int to)
{
	struct board_request request = ask(MONDAY + from * DAY_S, MONDAY + to * DAY_S, NOW);
	const struct board *board = board_of(desk, &request, NOW);

	check_adds_up(board);
	return board;
}

static double whole(const struct board *board, enum kpi_id kpi)
{
	return read_kpi(board, kpi)->value;
}

static void begin(void)
{
	kpi_desk_begin(desk, TIME_NONE);
}

static struct story by(fact_id id, int64_t at, fact_id requester, fact_id topic)
{
	struct story one = story(id, at);

	one.fact.requester = requester;
	one.fact.topic = topic;
	one.fact.group = BILLING;
	return one;
}

static void put_by(fact_id id, int64_t at, fact_id requester, fact_id topic)
{
	struct story one = by(id, at, requester, topic);

	put(desk, &one);
}

/* The first customer asks on Monday, again on Tuesday on the same topic, on Wednesday on another; a
 * second one asks on Monday and after eight days; one has no account. */
static void contacts(void)
{
	put_by(1, MONDAY + HOUR_S, 201, LOGIN);
	put_by(2, MONDAY + DAY_S, 201, LOGIN);
	put_by(3, MONDAY + 2 * DAY_S, 201, INVOICE);
	put_by(4, MONDAY + HOUR_S, 202, LOGIN);
	put_by(5, MONDAY + 8 * DAY_S + 2 * HOUR_S, 202, LOGIN);
	put_by(6, MONDAY + HOUR_S, 0, LOGIN);
}

/* One of five whose customer is known. */
START_TEST(repeats_are_of_one_customer_and_topic)
{
	begin();
	contacts();
	const struct board *board = days(0, 14);
	const struct reading *rate = read_kpi(board, KPI_REPEAT_CONTACT_RATE);

	ck_assert_double_eq(rate->value, 0.2);
	ck_assert_double_eq(rate->denominator, 5);
	ck_assert_int_eq(rate->excluded[EXCLUDED_NO_EVENTS], 1);
	board_done(board);
}
END_TEST

START_TEST(spam_is_no_contact_to_repeat)
{
	begin();
	struct story spam = by(1, MONDAY + HOUR_S, 201, LOGIN);

	story_state(&spam, MONDAY + 2 * HOUR_S, STATE_SPAM);
	put(desk, &spam);
	put_by(2, MONDAY + DAY_S, 201, LOGIN);
	const struct board *board = days(0, 14);

	ck_assert_double_eq(read_kpi(board, KPI_REPEAT_CONTACT_RATE)->numerator, 0);
	ck_assert_double_eq(read_kpi(board, KPI_REPEAT_CONTACT_RATE)->denominator, 1);
	board_done(board);
}
END_TEST

/* Rated while Anna had it; Ben has it now. */
START_TEST(an_account_at_risk_is_of_whoever_has_the_ticket)
{
	begin();
	struct story one = by(1, MONDAY + HOUR_S, 201, LOGIN);

	story_assign(&one, MONDAY + 2 * HOUR_S, ANNA);
	story_rate(&one, MONDAY + 3 * HOUR_S, 1, 5);
	story_assign(&one, MONDAY + DAY_S, BEN);
	put(desk, &one);
	const struct board *then = days(0, 1), *board = days(0, 7);

	ck_assert_double_eq(read_scope(then, KPI_ACCOUNTS_AT_RISK, SCOPE_AGENT, "anna")->value, 1);
	ck_assert_double_eq(read_scope(board, KPI_ACCOUNTS_AT_RISK, SCOPE_AGENT, "ben")->value, 1);
	board_done(then);
	board_done(board);
}
END_TEST

START_TEST(the_window_is_the_desks)
{
	struct measuring *measuring = kpi_desk_add(desk, "measuring");

	measuring->repeat_window_s = 9 * DAY_S;
	begin();
	contacts();
	const struct board *board = days(0, 14);

	ck_assert_double_eq(whole(board, KPI_REPEAT_CONTACT_RATE), 0.4);
	board_done(board);
}
END_TEST

/* The same facts in the opposite order, and the second of them put again with another customer. */
START_TEST(order_changes_nothing)
{
	begin();
	for (fact_id id = 3; id >= 1; id--)
		put_by(id, MONDAY + id * HOUR_S, 201, LOGIN);
	const struct board *before = days(0, 7);

	ck_assert_double_eq(read_kpi(before, KPI_REPEAT_CONTACT_RATE)->numerator, 2);
	board_done(before);
	put_by(2, MONDAY + 2 * HOUR_S, 203, LOGIN);
	put_by(1, MONDAY + HOUR_S, 203, LOGIN);
	const struct board *after = days(0, 7);

	ck_assert_double_eq(read_kpi(after, KPI_REPEAT_CONTACT_RATE)->numerator, 1);
	board_done(after);
}
END_TEST

/* Taken from either end of a customer's contacts and from the middle, and put back. */
START_TEST(contacts_come_and_go)
{
	static const fact_id taken[] = { 1, 5, 3 };

	begin();
	for (fact_id id = 5; id >= 1; id--)
		put_by(id, MONDAY + id * HOUR_S, 201, LOGIN);
	for (size_t i = 0; i < 3; i++)
		put_by(taken[i], MONDAY + taken[i] * HOUR_S, 300 + (fact_id)i, LOGIN);
	const struct board *fewer = days(0, 7);

	ck_assert_double_eq(read_kpi(fewer, KPI_REPEAT_CONTACT_RATE)->numerator, 1);
	board_done(fewer);
	for (size_t i = 0; i < 3; i++)
		put_by(taken[i], MONDAY + taken[i] * HOUR_S, 201, LOGIN);
	const struct board *all = days(0, 7);

	ck_assert_double_eq(read_kpi(all, KPI_REPEAT_CONTACT_RATE)->numerator, 4);
	board_done(all);
}
END_TEST

/* Fifty of one customer, two hours apart, in a wild order, each put twice: with a
 * day of silence after each ten: the first of ten does not come back, the last was not in vain. */
START_TEST(any_order_is_the_same)
{
	struct measuring *measuring = kpi_desk_add(desk, "measuring");

	measuring->fcr_method = FCR_WINDOW;
	measuring->repeat_window_s = 3 * HOUR_S;
	begin();
	for (int i = 0; i < 100; i++) {
		fact_id id = 1 + i * 17 % 50;
		int64_t at = MONDAY + id * 2 * HOUR_S + (id - 1) / 10 * DAY_S;
		struct story one = by(id, at, 201, LOGIN);

		story_reply(&one, at + 60, ANNA);
		story_state(&one, at + 120, STATE_SOLVED);
		put(desk, &one);
	}
	const struct board *board = days(0, 14);

	ck_assert_double_eq(read_kpi(board, KPI_REPEAT_CONTACT_RATE)->numerator, 45);
	ck_assert_double_eq(read_kpi(board, KPI_FIRST_CONTACT_RESOLUTION)->numerator, 5);
	ck_assert_double_eq(read_kpi(board, KPI_FIRST_CONTACT_RESOLUTION)->denominator, 50);
	board_done(board);
}
END_TEST

/* An answered call is a contact; one about a ticket is not a second one. */
START_TEST(calls_are_contacts)
{
	begin();
	struct activity_fact first = activity(RECORD_CALL, 1, MONDAY + HOUR_S, ANSWERED);
	struct activity_fact again = activity(RECORD_CALL, 2, MONDAY + 2 * HOUR_S, ANSWERED);
	struct activity_fact about = activity(RECORD_CALL, 3, MONDAY + 3 * HOUR_S, ANSWERED);
	struct activity_fact missed = activity(RECORD_CALL, 4, MONDAY + 4 * HOUR_S, ABANDONED);

	first.customer = again.customer = about.customer = missed.customer = KNOWLEDGE;
	first.wait_s = again.wait_s = about.wait_s = missed.wait_s = 9;
	about.ticket = 1;
	put_activity(desk, &first);
	put_activity(desk, &again);
	put_activity(desk, &about);
	put_activity(desk, &missed);
	put_by(1, MONDAY + HOUR_S, 201, LOGIN);
	const struct board *board = days(0, 7);

	ck_assert_double_eq(whole(board, KPI_CONTACTS), 3);
	ck_assert_double_eq(read_kpi(board, KPI_REPEAT_CONTACT_RATE)->numerator, 1);
	ck_assert_double_eq(read_kpi(board, KPI_REPEAT_CONTACT_RATE)->denominator, 3);
	board_done(board);
}
END_TEST

/* Solved in one reply: but the customer of the first asks again after three days. */
START_TEST(first_contact_by_silence)
{
	struct measuring *measuring = kpi_desk_add(desk, "measuring");

	measuring->fcr_method = FCR_WINDOW;
	begin();
	for (fact_id id = 1; id <= 2; id++) {
		struct story one = by(id, MONDAY + HOUR_S, 200 + id, LOGIN);

		story_reply(&one, MONDAY + 2 * HOUR_S, ANNA);
		story_state(&one, MONDAY + 3 * HOUR_S, STATE_SOLVED);
		put(desk, &one);
	}
	put_by(3, MONDAY + 3 * DAY_S, 201, LOGIN);
	const struct board *board = days(0, 7);

	ck_assert_double_eq(whole(board, KPI_FIRST_CONTACT_RESOLUTION), 0.5);
	ck_assert_double_eq(read_kpi(board, KPI_FIRST_CONTACT_RESOLUTION)->ripe, 1);
	board_done(board);
}
END_TEST

/* Silence is silence, whether or not the helpdesk says how often we replied. */
START_TEST(silence_needs_no_count_of_replies)
{
	struct measuring *measuring = kpi_desk_add(desk, "measuring");

	measuring->fcr_method = FCR_WINDOW;
	begin();
	struct story one = summary(1, MONDAY + HOUR_S);

	one.fact.requester = 201;
	one.fact.state = STATE_SOLVED;
	one.fact.metrics.has = METRICS_SOLVED;
	one.fact.metrics.solved_at = MONDAY + 2 * HOUR_S;
	put(desk, &one);
	const struct board *board = days(0, 7);
	const struct reading *rate = read_kpi(board, KPI_FIRST_CONTACT_RESOLUTION);

	ck_assert_double_eq(rate->value, 1);
	ck_assert_int_eq(rate->excluded[EXCLUDED_NO_EVENTS], 0);
	board_done(board);
}
END_TEST

/* Whichever comes to us first: Anna's and Ben's of one second, and one of Ben's after them. */
START_TEST(of_two_in_one_second_neither_is_earlier)
{
	struct measuring *measuring = kpi_desk_add(desk, "measuring");

	measuring->fcr_method = FCR_WINDOW;
	begin();
	for (fact_id i = 0; i < 2; i++) {
		fact_id id = _i ? 2 - i : 1 + i;
		struct story one = by(id, MONDAY + HOUR_S, 201, LOGIN);

		story_assign(&one, MONDAY + HOUR_S, id == 1 ? ANNA : BEN);
		story_state(&one, MONDAY + 2 * HOUR_S, STATE_SOLVED);
		put(desk, &one);
	}
	const struct board *board = days(0, 7);

	ck_assert_double_eq(read_kpi(board, KPI_REPEAT_CONTACT_RATE)->numerator, 0);
	ck_assert_double_eq(whole(board, KPI_FIRST_CONTACT_RESOLUTION), 1);
	board_done(board);
	put_by(3, MONDAY + 3 * HOUR_S, 201, LOGIN);
	const struct board *later = days(0, 7);

	ck_assert_double_eq(read_kpi(later, KPI_REPEAT_CONTACT_RATE)->numerator, 1);
	ck_assert_double_eq(whole(later, KPI_FIRST_CONTACT_RESOLUTION), 0);
	board_done(later);
}
END_TEST

/* Of three created one was solved within a week, one after it, one was reopened and is open. */
START_TEST(resolved_within_a_week)
{
	begin();
	struct story soon = by(1, MONDAY + HOUR_S, 201, LOGIN);
	struct story late = by(2, MONDAY + HOUR_S, 202, LOGIN);
	struct story again = by(3, MONDAY + HOUR_S, 203, LOGIN);

	story_state(&soon, MONDAY + 7 * DAY_S + HOUR_S, STATE_SOLVED);
	story_state(&late, MONDAY + 7 * DAY_S + HOUR_S + 1, STATE_SOLVED);
	story_state(&again, MONDAY + DAY_S, STATE_SOLVED);
	story_state(&again, MONDAY + 2 * DAY_S, STATE_OPEN);
	put(desk, &soon);
	put(desk, &late);
	put(desk, &again);
	const struct board *board = days(0, 1);

	ck_assert_double_eq_tol(whole(board, KPI_RESOLVED_WITHIN), 1 / 3.0, 1e-9);
	board_done(board);
}
END_TEST

/* One has two urgent open tickets and counts once; one rated 2 of 5 ten days ago; one rated so 40 days
 * ago; one thought better of it. */
START_TEST(accounts_at_risk)
{
	begin();
	for (fact_id id = 1; id <= 2; id++) {
		struct story one = by(id, NOW - DAY_S, 201, LOGIN);

		one.fact.priority = URGENT;
		put(desk, &one);
	}
	static const struct {
		int64_t days_ago;
		double second;
	} ratings[] = { { 10, 0 }, { 40, 0 }, { 10, 5 } };

	for (int i = 0; i < 3; i++) {
		struct story one =
			by(10 + i, NOW - ratings[i].days_ago * DAY_S - HOUR_S, 300 + i, LOGIN);

		story_state(&one, NOW - ratings[i].days_ago * DAY_S - 1, STATE_SOLVED);
		story_rate(&one, NOW - ratings[i].days_ago * DAY_S, 2, 5);
		if (ratings[i].second > 0)
			story_rate(&one, NOW - DAY_S, ratings[i].second, 5);
		put(desk, &one);
	}
	const struct board *board = days(23, 30);

	ck_assert_double_eq(whole(board, KPI_ACCOUNTS_AT_RISK), 2);
	board_done(board);
}
END_TEST

/* Two urgent tickets of one customer came before anybody knew that the word is urgent. */
START_TEST(what_was_no_word_yet_puts_at_risk)
{
	struct directory *early = kpi_desk_directory();

	begin();
	for (size_t i = 0; i < early->name_count; i++)
		if (early->names[i].id == URGENT)
			early->names[i].text = "";
	facts_take_directory(desk->facts, early);
	for (fact_id id = 1; id <= 2; id++) {
		struct story one = by(id, NOW - DAY_S, 201, LOGIN);

		one.fact.priority = URGENT;
		put(desk, &one);
	}
	const struct board *board = days(23, 30);

	ck_assert_double_eq(whole(board, KPI_ACCOUNTS_AT_RISK), 0);
	board_done(board);
	facts_take_directory(desk->facts, kpi_desk_directory());
	board = days(23, 30);
	ck_assert_double_eq(whole(board, KPI_ACCOUNTS_AT_RISK), 1);
	board_done(board);
}
END_TEST

Suite *suite_contacts(void)
{
	Suite *suite = suite_create("contacts");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, make, end);
	tcase_add_test(tests, repeats_are_of_one_customer_and_topic);
	tcase_add_test(tests, spam_is_no_contact_to_repeat);
	tcase_add_test(tests, an_account_at_risk_is_of_whoever_has_the_ticket);
	tcase_add_test(tests, the_window_is_the_desks);
	tcase_add_test(tests, order_changes_nothing);
	tcase_add_test(tests, contacts_come_and_go);
	tcase_add_test(tests, any_order_is_the_same);
	tcase_add_test(tests, calls_are_contacts);
	tcase_add_test(tests, first_contact_by_silence);
	tcase_add_test(tests, silence_needs_no_count_of_replies);
	tcase_add_loop_test(tests, of_two_in_one_second_neither_is_earlier, 0, 2);
	tcase_add_test(tests, resolved_within_a_week);
	tcase_add_test(tests, accounts_at_risk);
	tcase_add_test(tests, what_was_no_word_yet_puts_at_risk);
	suite_add_tcase(suite, tests);
	return suite;
}
