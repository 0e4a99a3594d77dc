/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What no source brings is not zero, and what would bring it is named.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "check_kpi.h"
#include "kpi_desk.h"

static struct kpi_desk *desk;
static int64_t keys;

static void make(void)
{
	desk = kpi_desk_new();
}

static void end(void)
{
	kpi_desk_free(desk);
}

static const struct board *week(void)
{
	struct board_request request = ask(MONDAY, MONDAY + 7 * DAY_S, MONDAY + 7 * DAY_S);

	return board_of(desk, &request, MONDAY + 7 * DAY_S);
}

static void put_one(enum record_kind kind, fact_id what, double score)
{
	keys++;
	struct activity_fact fact = activity(kind, keys, MONDAY + keys * HOUR_S, what);

	fact.agent = ANNA;
	if (kind == RECORD_CALL) {
		fact.wait_s = 5;
		fact.talk_s = 60;
	}
	if (kind == RECORD_RATING) {
		fact.value = score;
		fact.scale = 1;
	}
	put_activity(desk, &fact);
}

static void check_needs(const struct board *board, enum kpi_id kpi, const char *want)
{
	const struct reading *reading = read_kpi(board, kpi);

	ck_assert_msg(isnan(reading->value), "%s is %g", kpi_row(kpi)->id, reading->value);
	ck_assert_msg(reading->reason == REASON_NO_SOURCE, "%s: reason %d", kpi_row(kpi)->id,
		(int)reading->reason);
	ck_assert(isnan(reading->numerator) && isnan(reading->denominator));
	ck_assert_ptr_nonnull(reading_needs(reading));
	ck_assert_msg(strstr(reading_needs(reading), want), "%s needs %s", kpi_row(kpi)->id,
		reading_needs(reading));
}

static enum kpi_id own_kpi(const char *name, const char *numerator, const char *denominator)
{
	struct kpi_config *config = kpi_desk_add(desk, "kpi");
	struct error err = { .kind = ERROR_NONE };

	config->name = name;
	config->numerator = numerator;
	config->denominator = denominator;
	ck_assert_msg(kpi_define(desk->desk, &err), "%s", err.text);
	return kpi_find(name);
}

/* Calls and presence, and no helpdesk: nothing is open, and nothing was solved, that anybody told. */
START_TEST(nothing_of_tickets_is_known_without_them)
{
	static const enum kpi_id kpis[] = { KPI_TICKET_VOLUME, KPI_SOLVED, KPI_BACKLOG,
		KPI_AGENT_LOAD, KPI_BACKLOG_DAYS, KPI_RESOLUTION_RATE, KPI_COMPLAINTS,
		KPI_SLA_FIRST_RESPONSE };

	desk->is_fed_alone = true;
	enum kpi_id solved = own_kpi("per_call", "solved", "call_volume");
	enum kpi_id share = own_kpi("share", "waiting_on_us", "backlog");

	kpi_desk_begin(desk, TIME_NONE);
	put_one(RECORD_CALL, ANSWERED, 0);
	put_one(RECORD_PRESENCE, AVAILABLE, 0);
	const struct board *board = week();

	for (size_t i = 0; i < sizeof(kpis) / sizeof(kpis[0]); i++)
		check_needs(board, kpis[i], "tickets, from a source of kind");
	check_needs(board, solved, "tickets, from a source of kind");
	check_needs(board, share, "tickets, from a source of kind");
	check_needs(board, KPI_REPEAT_CONTACT_RATE, "customer");
	check_needs(board, KPI_CSAT, "feed of ratings");
	ck_assert_int_eq(read_kpi(board, KPI_AGENT_LOAD)->verdict, VERDICT_NONE);
	ck_assert_double_eq(read_kpi(board, KPI_CONTACTS)->value, 1);
	board_done(board);
}
END_TEST

/* Three marks, two of them good, from a feed alone. */
START_TEST(marks_of_a_feed_are_first_contact_resolution)
{
	struct measuring *measuring = kpi_desk_add(desk, "measuring");

	measuring->fcr_method = FCR_MARK;
	desk->is_fed_alone = true;
	kpi_desk_begin(desk, TIME_NONE);
	put_one(RECORD_CALL, ANSWERED, 0);
	const struct board *none = week();

	check_needs(none, KPI_FIRST_CONTACT_RESOLUTION, "kind fcr");
	board_done(none);
	put_one(RECORD_RATING, FCR, 1);
	put_one(RECORD_RATING, FCR, 0);
	put_one(RECORD_RATING, FCR, 1);
	const struct board *board = week();

	ck_assert_double_eq_tol(
		read_kpi(board, KPI_FIRST_CONTACT_RESOLUTION)->value, 2 / 3.0, 1e-9);
	board_done(board);
}
END_TEST

/* The promise is there: what is missing is who wrote when. */
START_TEST(promised_next_replies_need_the_course_of_tickets)
{
	struct promise_config *promise = kpi_desk_add(desk, "promise");

	promise->next_reply_s = 4 * HOUR_S;
	kpi_desk_begin(desk, TIME_NONE);
	struct story one = summary(1, MONDAY);

	put(desk, &one);
	const struct board *board = week();

	check_needs(board, KPI_SLA_NEXT_REPLY, "course of tickets");
	board_done(board);
}
END_TEST

START_TEST(reviews_of_one_reviewer_show_no_spread)
{
	kpi_desk_begin(desk, TIME_NONE);
	put_one(RECORD_RATING, QA, 1);
	const struct board *board = week();

	check_needs(board, KPI_CALIBRATION_SPREAD, "two reviewers");
	board_done(board);
}
END_TEST

Suite *suite_needs(void)
{
	Suite *suite = suite_create("needs");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, make, end);
	tcase_add_test(tests, nothing_of_tickets_is_known_without_them);
	tcase_add_test(tests, marks_of_a_feed_are_first_contact_resolution);
	tcase_add_test(tests, promised_next_replies_need_the_course_of_tickets);
	tcase_add_test(tests, reviews_of_one_reviewer_show_no_spread);
	suite_add_tcase(suite, tests);
	return suite;
}
