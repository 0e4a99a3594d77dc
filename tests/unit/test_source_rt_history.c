/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Request Tracker: what happened before, and the open tickets.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check_source.h"
#include "rt_world.h"

static bool begins(const char *text, const char *start)
{
	return text && !strncmp(text, start, strlen(start));
}

START_TEST(test_open_tickets_come_first)
{
	struct talk talk;

	rt_world_open(&talk);
	rt_world_until(&talk, "/tickets");
	ck_assert_str_eq(talk.asked,
		"/tickets?query=Status='__Active__'&per_page=100&fields=Subject,Status,Owner,Creator,"
		"Queue,Requestor,Created,Resolved,LastUpdated,Told,Due,TimeWorked,Priority,Type,"
		"CustomFields&orderby=id&order=DESC");
	talk_answer(&talk, 200,
		"{'total':3,'count':2,'items':[{'id':'12','Status':'open'},"
		"{'id':'9','Status':'new'}]}");
	ck_assert_str_eq(talk.batch.stream, "open");
	ck_assert_uint_eq(talk_count(&talk, RECORD_TICKET), 2);
	/* By key, until a page is empty: rows that we may not see shorten pages. */
	ck_assert_ptr_nonnull(
		strstr(rt_world_until(&talk, "/tickets"), "query=Status='__Active__' AND id < 9&"));
	talk_answer(&talk, 200, "{'total':1,'count':0,'items':[]}");
	ck_assert_str_eq(talk_cursor(&talk, "open"), "{\"done\":true}");
	talk_restart(&talk);
	ck_assert_ptr_null(rt_world_until(&talk, "/tickets"));
	talk_release(&talk);
}
END_TEST

START_TEST(test_open_goes_on_after_a_restart)
{
	struct talk talk;

	rt_world_open(&talk);
	rt_world_until(&talk, "/tickets");
	talk_answer(&talk, 200, "{'total':3,'items':[{'id':'12','Status':'open'}]}");
	talk_restart(&talk);
	ck_assert_ptr_nonnull(strstr(rt_world_until(&talk, "/tickets"), "id < 12&"));
	talk_release(&talk);
}
END_TEST

/* Counted but not shown: a right is missing (or the order is unknown to the server). */
START_TEST(test_total_without_rows_is_an_error)
{
	struct talk talk;

	rt_world_open(&talk);
	rt_world_until(&talk, "/tickets");
	ck_assert_int_eq(
		talk_answer(&talk, 200, "{'total':297,'count':0,'items':[]}"), SOURCE_FAULT);
	ck_assert_int_eq(talk.fault.advice, ADVICE_STOP_STREAM);
	ck_assert_int_eq(talk.fault.error.kind, ERROR_FORBIDDEN);
	ck_assert_ptr_nonnull(strstr(talk.fault.error.text, "ShowTicket"));
	ck_assert_str_eq(talk.fault.stream, "open");
	/* The others go on. */
	ck_assert(begins(rt_world_until(&talk, TRANSACTIONS "<"), TRANSACTIONS "<"));
	talk_release(&talk);
}
END_TEST

static void until_history(struct talk *talk)
{
	rt_world_open(talk);
	ck_assert_ptr_nonnull(rt_world_until(talk, TRANSACTIONS "<"));
}

static const struct coverage *coverage_of(const struct talk *talk, enum record_kind kind)
{
	for (size_t i = 0; i < talk->batch.coverage_len; i++) {
		if (talk->batch.coverage[i].kind == kind)
			return &talk->batch.coverage[i];
	}
	return NULL;
}

START_TEST(test_history_goes_down_until_since)
{
	static const struct rt_transaction first[] = {
		{ 999, 7, "Status", "", "open", "resolved", "anna", "2026-11-20T10:00:00Z" },
		{ 990, 6, "Comment", "", "", "", "anna", "2026-11-12T09:58:00Z" },
		{ 0 },
	};
	static const struct rt_transaction second[] = {
		{ 985, 5, "Comment", "", "", "", "anna", "2026-10-25T10:00:00Z" },
		{ 980, 5, "Comment", "", "", "", "anna", "2026-10-20T10:00:00Z" },
		{ 0 },
	};
	struct talk talk;
	struct source_progress progress;
	const struct coverage *coverage;

	until_history(&talk);
	ck_assert(begins(talk.asked, TRANSACTIONS "< 1001&orderby=id&order=DESC&per_page=100"));
	ck_assert_int_eq(rt_answer_rows(&talk, first), SOURCE_BATCH);
	ck_assert_str_eq(talk.batch.stream, "history");
	ck_assert_uint_eq(talk_count(&talk, RECORD_EVENT), 2);
	coverage = coverage_of(&talk, RECORD_EVENT);
	ck_assert_int_eq(coverage->from, at("2026-11-12T09:58:00Z"));
	ck_assert_int_eq(coverage->to, at("2026-11-22T09:58:00Z"));
	/* Ten of the 30 days and 23:58 hours from 22 October 10:00 on. */
	ck_assert_double_eq_tol(coverage->share, 864000.0 / (31 * 86400 - 120), 1e-9);
	/* Tickets are not whole while some are owed. */
	ck_assert_ptr_null(coverage_of(&talk, RECORD_TICKET));

	ck_assert_ptr_nonnull(strstr(talk_ask(&talk), "id < 990&"));
	rt_answer_rows(&talk, second);
	ck_assert_int_eq(coverage_of(&talk, RECORD_EVENT)->from, talk.desk.since);
	ck_assert_double_eq(coverage_of(&talk, RECORD_EVENT)->share, 1);
	talk.row->progress(talk.source, &progress);
	ck_assert(!progress.is_complete);

	ck_assert_ptr_nonnull(strstr(talk_ask(&talk), "query=id=6 OR id=7 OR id=5&"));
	talk_answer(&talk, 200, "{'total':3,'items':[{'id':'5'},{'id':'6'},{'id':'7'}]}");
	ck_assert_int_eq(coverage_of(&talk, RECORD_TICKET)->from, talk.desk.since);
	ck_assert_ptr_null(talk_ask(&talk));
	talk.row->progress(talk.source, &progress);
	ck_assert(progress.is_complete && progress.is_live);
	ck_assert_double_eq(progress.history_share, 1);
	ck_assert_int_eq(progress.history_from, talk.desk.since);
	talk_release(&talk);
}
END_TEST

/* Each ticket is fetched once, at its newest transaction. */
START_TEST(test_history_owes_a_ticket_once)
{
	static const struct rt_transaction first[] = {
		{ 999, 7, "Comment", "", "", "", "anna", "2026-11-20T10:00:00Z" },
		{ 998, 8, "Status", "", "open", "deleted", "anna", "2026-11-20T09:00:00Z" },
		{ 0 },
	};
	static const struct rt_transaction second[] = {
		{ 980, 7, "Comment", "", "", "", "anna", "2026-11-19T10:00:00Z" },
		{ 979, 8, "Comment", "", "", "", "anna", "2026-11-19T09:00:00Z" },
		{ 0 },
	};
	struct talk talk;

	until_history(&talk);
	rt_answer_rows(&talk, first);
	talk_ask(&talk);
	rt_answer_rows(&talk, second);
	ck_assert_ptr_nonnull(strstr(talk_cursor(&talk, "history"), "\"owed\":[-8,7]"));
	talk_ask(&talk);
	talk_answer(&talk, 200, EMPTY_LIST);
	talk_ask(&talk);
	talk_answer(&talk, 200, "{'total':1,'items':[{'id':'7'}]}");
	ck_assert(talk_ticket(&talk, "8")->is_gone);
	ck_assert_ptr_null(talk_ask(&talk));
	talk_release(&talk);
}
END_TEST

START_TEST(test_owed_tickets_are_fetched_by_the_hundred)
{
	struct talk talk;
	struct rt_transaction rows[102] = { 0 };
	int ids = 0;

	until_history(&talk);
	for (int i = 0; i < 100; i++)
		rows[i] = (struct rt_transaction){ 900 + i, 500 + i, "Comment", "", "", "", "anna",
			"2026-11-20T10:00:00Z" };
	rt_answer_rows(&talk, rows);
	talk_ask(&talk);
	ck_assert(begins(talk.asked, "/tickets?query=id=500 OR id=501"));
	for (const char *c = talk.asked; (c = strstr(c, "id=")); c++)
		ids++;
	ck_assert_int_eq(ids, 100);
	talk_release(&talk);
}
END_TEST

START_TEST(test_history_survives_a_restart)
{
	static const struct rt_transaction rows[] = {
		{ 999, 7, "Comment", "", "", "", "anna", "2026-11-20T10:00:00Z" },
		{ 0 },
	};
	struct talk talk;
	struct source_progress progress;

	until_history(&talk);
	rt_answer_rows(&talk, rows);
	talk_restart(&talk);
	ck_assert_ptr_nonnull(strstr(rt_world_until(&talk, TRANSACTIONS "<"), "id < 999&"));
	talk_answer(&talk, 200, EMPTY_LIST);
	ck_assert_ptr_nonnull(strstr(rt_world_until(&talk, "/tickets"), "query=id=7&"));
	talk_answer(&talk, 200, "{'total':1,'items':[{'id':'7'}]}");
	rt_world_until(&talk, "never");
	talk_restart(&talk);
	ck_assert_ptr_null(rt_world_until(&talk, TRANSACTIONS "<"));
	talk.row->progress(talk.source, &progress);
	ck_assert(progress.is_complete);
	talk_release(&talk);
}
END_TEST

/* Whose promise a ticket's first Due is depends on a row that may be on the next page. */
START_TEST(test_first_due_waits_for_its_ticket)
{
	static const struct rt_transaction first[] = {
		{ 990, 7, "Set", "Due", "1970-01-01 00:00:00", "2026-11-21 10:00:00", "RT_System",
			"2026-11-20T10:00:00Z" },
		{ 991, 6, "Comment", "", "", "", "anna", "2026-11-20T10:00:05Z" },
		{ 0 },
	};
	static const struct rt_transaction second[] = {
		{ 989, 7, "Create", "", "", "", "anna", "2026-11-20T10:00:00Z" },
		{ 990, 7, "Set", "Due", "1970-01-01 00:00:00", "2026-11-21 10:00:00", "RT_System",
			"2026-11-20T10:00:00Z" },
		{ 0 },
	};
	struct talk talk;

	until_history(&talk);
	rt_answer_rows(&talk, first);
	ck_assert_ptr_null(talk_event(&talk, "990"));
	ck_assert_ptr_nonnull(strstr(talk_ask(&talk), "id < 991&"));
	rt_answer_rows(&talk, second);
	ck_assert_int_eq(talk_event(&talk, "990")->metric, PROMISE_RESOLUTION);
	/* Where nothing else is left it is taken for what it mostly is. */
	ck_assert_ptr_nonnull(strstr(talk_ask(&talk), "id < 989&"));
	rt_answer_rows(
		&talk, (const struct rt_transaction[]){
			       { 988, 5, "Set", "Due", "1970-01-01 00:00:00", "2026-11-21 10:00:00",
				       "RT_System", "2026-11-20T09:00:00Z" },
			       { 0 } });
	ck_assert_int_eq(talk_event(&talk, "988")->metric, PROMISE_FIRST_RESPONSE);
	talk_release(&talk);
}
END_TEST

START_TEST(test_order_that_is_not_kept_stops_the_stream)
{
	static const struct rt_transaction rows[] = {
		{ 2000, 7, "Comment", "", "", "", "anna", "2026-11-20T10:00:00Z" },
		{ 0 },
	};
	struct talk talk;

	until_history(&talk);
	ck_assert_int_eq(rt_answer_rows(&talk, rows), SOURCE_FAULT);
	ck_assert_int_eq(talk.fault.advice, ADVICE_STOP_STREAM);
	ck_assert_ptr_null(talk_ask(&talk));
	talk_release(&talk);
}
END_TEST

START_TEST(test_cursor_that_is_nonsense_begins_anew)
{
	static const char *const cursors[] = { "", "{", "[]", "null", "{\"id\":\"x\"}",
		"{\"id\":-5,\"anchor\":-7,\"owed\":[1e300,\"a\",null,-3]}", "{\"anchor\":12}" };

	for (size_t i = 0; i < ARRAY_LEN(cursors); i++) {
		struct talk talk;

		rt_world_open(&talk);
		talk.row->restore(talk.source, "live", cursors[i]);
		talk.row->restore(talk.source, "history", cursors[i]);
		talk.row->restore(talk.source, "open", cursors[i]);
		talk.row->restore(talk.source, "nonesuch", cursors[i]);
		snprintf(talk.streams[0], sizeof talk.streams[0], "live");
		snprintf(talk.cursors[0], sizeof talk.cursors[0], "%s", cursors[i]);
		ck_assert_ptr_nonnull(rt_world_until(&talk, TRANSACTIONS "> 0&"));
		talk_release(&talk);
	}
}
END_TEST

Suite *suite_source_rt_history(void)
{
	Suite *suite = suite_create("source rt history");
	TCase *tcase = tcase_create("history");

	tcase_add_test(tcase, test_open_tickets_come_first);
	tcase_add_test(tcase, test_open_goes_on_after_a_restart);
	tcase_add_test(tcase, test_total_without_rows_is_an_error);
	tcase_add_test(tcase, test_history_goes_down_until_since);
	tcase_add_test(tcase, test_history_owes_a_ticket_once);
	tcase_add_test(tcase, test_owed_tickets_are_fetched_by_the_hundred);
	tcase_add_test(tcase, test_history_survives_a_restart);
	tcase_add_test(tcase, test_first_due_waits_for_its_ticket);
	tcase_add_test(tcase, test_order_that_is_not_kept_stops_the_stream);
	tcase_add_test(tcase, test_cursor_that_is_nonsense_begins_anew);
	suite_add_tcase(suite, tcase);
	return suite;
}
