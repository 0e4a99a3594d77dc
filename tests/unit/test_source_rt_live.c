/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Request Tracker: what happens now.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "check_source.h"
#include "rt_world.h"

static void settle_at(struct talk *talk)
{
	rt_world_open(talk);
	rt_world_settle(talk);
}

/* Live begins at the newest transaction that no older one can still precede. */
START_TEST(test_anchor_is_held_back)
{
	struct talk talk;

	rt_world_open(&talk);
	rt_world_until(&talk, TRANSACTIONS);
	ck_assert_str_eq(talk.asked + strlen(TRANSACTIONS),
		"> 0&orderby=id&order=DESC&per_page=100&fields=Type,Field,OldValue,NewValue,"
		"Creator,Created,TimeTaken,ObjectId");
	talk_header(&talk, "date", "Sun, 22 Nov 2026 10:00:00 GMT");
	ck_assert_int_eq(talk_answer_file(&talk, "rt/anchor.json"), SOURCE_BATCH);
	ck_assert_uint_eq(talk.batch.len, 0);
	ck_assert_str_eq(talk_cursor(&talk, "live"),
		"{\"id\":1000,\"anchor\":1000,\"anchor_at\":1795341480,\"done\":false,\"owed\":[]}");
	/* What came since is read at once, upwards. */
	talk_ask(&talk);
	ck_assert_ptr_nonnull(strstr(talk.asked, "id > 1000&orderby=id&order=ASC"));
	talk_release(&talk);
}
END_TEST

START_TEST(test_empty_helpdesk)
{
	struct talk talk;
	struct source_progress progress;

	rt_world_open(&talk);
	rt_world_until(&talk, TRANSACTIONS);
	talk_answer(&talk, 200, EMPTY_LIST);
	ck_assert_ptr_null(rt_world_until(&talk, "never"));
	talk.row->progress(talk.source, &progress);
	ck_assert(progress.is_live && progress.is_complete);
	ck_assert_double_eq(progress.history_share, 1);
	talk_release(&talk);
}
END_TEST

START_TEST(test_idle_poll_is_one_request)
{
	struct talk talk;

	settle_at(&talk);
	for (int polls = 0; polls < 5; polls++) {
		talk.requests = 0;
		ck_assert_ptr_nonnull(talk_ask(&talk));
		ck_assert_int_eq(talk_answer(&talk, 200, EMPTY_LIST), SOURCE_BATCH);
		ck_assert(talk.batch.is_caught_up);
		ck_assert_uint_eq(talk.batch.len, 0);
		ck_assert_ptr_null(talk_ask(&talk));
		ck_assert_int_eq(talk.requests, 1);
		ck_assert_int_eq(talk.idle_until, talk.now_s + 30);
		talk.now_s = talk.idle_until;
	}
	talk_release(&talk);
}
END_TEST

START_TEST(test_poke_polls_now)
{
	struct talk talk;

	settle_at(&talk);
	ck_assert_ptr_null((talk.now_s--, talk_ask(&talk)));
	talk.row->poke(talk.source);
	ck_assert_ptr_nonnull(talk_ask(&talk));
	ck_assert_ptr_nonnull(strstr(talk.asked, "id > 1000"));
	talk_release(&talk);
}
END_TEST

struct want {
	const char *id;
	enum event_kind kind;
	enum actor_kind by;
	const char *actor, *from, *to;
	const char *when;
};

static const struct want wants[] = {
	{ "1101", EVENT_CREATE, ACTOR_CUSTOMER, "mia@example.com", NULL, NULL,
		"2026-11-22T09:00:00Z" },
	{ "1103", EVENT_PROMISE, ACTOR_SYSTEM, "RT_System", NULL, NULL, "2026-11-22T09:00:00Z" },
	{ "1104", EVENT_ASSIGN, ACTOR_AGENT, "anna", NULL, "anna", "2026-11-22T09:05:00Z" },
	{ "1106", EVENT_NOTE, ACTOR_AGENT, "anna", NULL, NULL, "2026-11-22T09:06:00Z" },
	{ "1107", EVENT_MESSAGE, ACTOR_AGENT, "anna", NULL, NULL, "2026-11-22T09:10:00Z" },
	{ "1108", EVENT_STATE, ACTOR_SYSTEM, "RT_System", "new", "open", "2026-11-22T09:10:00Z" },
	{ "1110", EVENT_PRIORITY, ACTOR_AGENT, "anna", "normal", "high", "2026-11-22T09:11:00Z" },
	{ "1111", EVENT_TEAM, ACTOR_AGENT, "anna", "3", "4", "2026-11-22T09:12:00Z" },
	{ "1112", EVENT_STATE, ACTOR_AGENT, "anna", "open", "resolved", "2026-11-22T09:20:00Z" },
	{ "1113", EVENT_RATING, ACTOR_SYSTEM, "RT_System", NULL, NULL, "2026-11-22T09:21:00Z" },
	{ "1115", EVENT_MESSAGE, ACTOR_CUSTOMER, "mia@example.com", NULL, NULL,
		"2026-11-22T09:30:00Z" },
	{ "1116", EVENT_STATE, ACTOR_SYSTEM, "RT_System", "resolved", "open",
		"2026-11-22T09:30:00Z" },
	{ "1118", EVENT_OTHER, ACTOR_AGENT, "anna", NULL, "Set", "2026-11-22T09:31:00Z" },
};

static void check_text(const char *got, const char *want, const char *id)
{
	ck_assert_msg(
		!got == !want, "event %s: '%s' for '%s'", id, got ? got : "", want ? want : "");
	if (want)
		ck_assert_str_eq(got, want);
}

static void deliver_transactions(struct talk *talk)
{
	settle_at(talk);
	talk_ask(talk);
	ck_assert_int_eq(talk_answer_file(talk, "rt/transactions.json"), SOURCE_NOTHING);
	ck_assert_str_eq(talk_ask(talk), "/user/6");
	ck_assert_int_eq(
		talk_answer(talk, 200, "{'Name':'Nobody','_hyperlinks':[{'ref':'self','id':6}]}"),
		SOURCE_BATCH);
}

START_TEST(test_transactions_become_events)
{
	struct talk talk;

	deliver_transactions(&talk);
	for (size_t i = 0; i < ARRAY_LEN(wants); i++) {
		const struct event_record *event = talk_event(&talk, wants[i].id);

		ck_assert_msg(event != NULL, "no event %s", wants[i].id);
		ck_assert_str_eq(event->ticket, "7");
		ck_assert_int_eq(event->kind, wants[i].kind);
		ck_assert_int_eq(event->actor_kind, wants[i].by);
		check_text(event->actor, wants[i].actor, wants[i].id);
		check_text(event->from, wants[i].from, wants[i].id);
		check_text(event->to, wants[i].to, wants[i].id);
		ck_assert_int_eq(event->at, at(wants[i].when));
	}
	/* 18 rows: the second half of the owner's change, Starts and a field of no meaning are out. */
	ck_assert_uint_eq(talk_count(&talk, RECORD_EVENT), 15);
	ck_assert_ptr_null(talk_event(&talk, "1105"));
	ck_assert_ptr_null(talk_event(&talk, "1102"));
	ck_assert_ptr_null(talk_event(&talk, "1114"));
	talk_release(&talk);
}
END_TEST

START_TEST(test_values_of_events)
{
	struct talk talk;
	const struct event_record *event;

	deliver_transactions(&talk);
	event = talk_event(&talk, "1108");
	ck_assert_int_eq(event->from_state, STATE_NEW);
	ck_assert_int_eq(event->to_state, STATE_OPEN);
	ck_assert_int_eq(event->to_waiting, WAITING_BY_SPEAKER);
	event = talk_event(&talk, "1116"); /* reopened by the rule after a customer's message */
	ck_assert_int_eq(event->from_state, STATE_SOLVED);
	ck_assert_int_eq(event->to_state, STATE_OPEN);
	event = talk_event(&talk, "1113");
	ck_assert_double_eq(event->value, 4);
	ck_assert_double_eq(event->scale, 5);
	/* Minutes: 5, 12, and 3 with a change that is otherwise nothing to us. */
	ck_assert_int_eq(talk_event(&talk, "1106")->handle_s, 300);
	ck_assert_int_eq(talk_event(&talk, "1107")->handle_s, 720);
	ck_assert_int_eq(talk_event(&talk, "1118")->handle_s, 180);
	ck_assert_int_eq(talk_event(&talk, "1101")->handle_s, 0);
	talk_release(&talk);
}
END_TEST

START_TEST(test_due_is_the_next_promise)
{
	static const struct {
		const char *id;
		enum promise_metric metric;
		const char *due;
	} rows[] = {
		{ "1103", PROMISE_FIRST_RESPONSE, "2026-11-22T10:00:00Z" },
		{ "1109", PROMISE_RESOLUTION, "2026-11-23T09:00:00Z" },
		{ "1117", PROMISE_NEXT_REPLY, "2026-11-22T10:30:00Z" },
	};
	static const struct rt_transaction more[] = {
		{ 1201, 8, "Create", "", "", "", "anna", "2026-11-22T09:50:00Z" },
		{ 1202, 8, "Set", "Due", "1970-01-01 00:00:00", "2026-11-23 09:50:00", "RT_System",
			"2026-11-22T09:50:00Z" },
		{ 1203, 9, "Set", "Due", "2026-11-22 12:00:00", "1970-01-01 00:00:00", "anna",
			"2026-11-22T09:51:00Z" },
		{ 1204, 9, "Set", "Due", "2026-11-22 12:00:00", "2026-11-22 11:00:00", "anna",
			"2026-11-22T09:52:00Z" },
		{ 0 },
	};
	struct talk talk;

	deliver_transactions(&talk);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct event_record *event = talk_event(&talk, rows[i].id);

		ck_assert_int_eq(event->kind, EVENT_PROMISE);
		ck_assert_int_eq(event->metric, rows[i].metric);
		ck_assert_int_eq(event->due_at, at(rows[i].due));
	}
	talk_ask(&talk);
	rt_answer_rows(&talk, more);
	/* Made by an agent, as on the phone: nobody waits for a first response. */
	ck_assert_int_eq(talk_event(&talk, "1202")->metric, PROMISE_RESOLUTION);
	ck_assert_int_eq(talk_event(&talk, "1203")->due_at, TIME_NONE);
	ck_assert_int_eq(talk_event(&talk, "1204")->metric, PROMISE_RESOLUTION);
	talk_release(&talk);
}
END_TEST

/* What is younger than two minutes is delivered, and read again until it is old enough. */
START_TEST(test_position_is_held_back)
{
	static const struct rt_transaction first[] = {
		{ 1010, 7, "Comment", "", "", "", "anna", "2026-11-22T09:57:00Z" },
		{ 1012, 7, "Comment", "", "", "", "anna", "2026-11-22T09:59:30Z" },
		{ 0 },
	};
	static const struct rt_transaction again[] = {
		{ 1011, 7, "Comment", "", "", "", "anna", "2026-11-22T09:59:20Z" },
		{ 1012, 7, "Comment", "", "", "", "anna", "2026-11-22T09:59:30Z" },
		{ 0 },
	};
	struct talk talk;

	settle_at(&talk);
	talk_ask(&talk);
	talk_header(&talk, "date", "Sun, 22 Nov 2026 10:00:00 GMT");
	rt_answer_rows(&talk, first);
	ck_assert_uint_eq(talk_count(&talk, RECORD_EVENT), 2);
	ck_assert_ptr_nonnull(strstr(talk_cursor(&talk, "live"), "{\"id\":1010,"));
	/* The round goes on by key: a short page is no end. */
	ck_assert_ptr_nonnull(strstr(talk_ask(&talk), "id > 1012&"));
	talk_header(&talk, "date", "Sun, 22 Nov 2026 10:00:01 GMT");
	talk_answer(&talk, 200, EMPTY_LIST);
	ck_assert(!talk.batch.is_caught_up); /* a ticket is owed */
	ck_assert_ptr_nonnull(strstr(talk_ask(&talk), "/tickets?query=id=7&"));
	talk_answer(&talk, 200, "{'total':1,'items':[{'id':'7','Status':'open'}]}");
	ck_assert(talk.batch.is_caught_up);
	ck_assert_ptr_null(talk_ask(&talk));

	/* A smaller id appears late. It is new, its elder is not. */
	talk.now_s = talk.idle_until;
	ck_assert_ptr_nonnull(strstr(talk_ask(&talk), "id > 1010&"));
	talk_header(&talk, "date", "Sun, 22 Nov 2026 10:00:31 GMT");
	rt_answer_rows(&talk, again);
	ck_assert_uint_eq(talk_count(&talk, RECORD_EVENT), 1);
	ck_assert_ptr_nonnull(talk_event(&talk, "1011"));
	talk_ask(&talk);
	talk_header(&talk, "date", "Sun, 22 Nov 2026 10:00:31 GMT");
	talk_answer(&talk, 200, EMPTY_LIST);
	talk_ask(&talk);
	talk_answer(&talk, 200, "{'total':1,'items':[{'id':'7','Status':'open'}]}");

	/* Nothing new: one request, though the rows are still read; later they are old. */
	ck_assert_ptr_null(talk_ask(&talk));
	talk.now_s = talk.idle_until;
	talk.requests = 0;
	ck_assert_ptr_nonnull(strstr(talk_ask(&talk), "id > 1010&"));
	talk_header(&talk, "date", "Sun, 22 Nov 2026 10:01:31 GMT");
	rt_answer_rows(&talk, again);
	ck_assert_uint_eq(talk.batch.len, 0);
	ck_assert(talk.batch.is_caught_up);
	ck_assert_ptr_null(talk_ask(&talk));
	ck_assert_int_eq(talk.requests, 1);
	ck_assert_ptr_nonnull(strstr(talk_cursor(&talk, "live"), "{\"id\":1012,"));
	talk_release(&talk);
}
END_TEST

/* After a restart the held rows come again, which is harmless; nothing is left out. */
START_TEST(test_restart_goes_on)
{
	static const struct rt_transaction rows[] = {
		{ 1010, 7, "Comment", "", "", "", "anna", "2026-11-22T09:57:00Z" },
		{ 1012, 8, "Status", "", "open", "deleted", "anna", "2026-11-22T09:59:30Z" },
		{ 0 },
	};
	struct talk talk;

	settle_at(&talk);
	talk_ask(&talk);
	rt_answer_rows(&talk, rows);
	ck_assert_str_eq(
		talk_cursor(&talk, "live") + 1 + strcspn(talk_cursor(&talk, "live") + 1, "["),
		"[7,-8]}");
	talk_restart(&talk);
	ck_assert_ptr_nonnull(rt_world_until(&talk, "/tickets?query=id"));
	ck_assert_ptr_nonnull(strstr(talk.asked, "query=id=7 OR id=8&per_page=100&"));
	talk_answer(&talk, 200, "{'total':1,'items':[{'id':'7','Status':'open'}]}");
	ck_assert(!talk_ticket(&talk, "7")->is_gone);
	ck_assert(talk_ticket(&talk, "8")->is_gone);
	ck_assert_ptr_nonnull(rt_world_until(&talk, TRANSACTIONS "> 1010&orderby=id&order=ASC"));
	rt_answer_rows(&talk, rows);
	ck_assert_uint_eq(talk_count(&talk, RECORD_EVENT), 2);
	talk_release(&talk);
}
END_TEST

/* An owner who is in no group of ours, and a number that nobody is told about. */
START_TEST(test_numbers_are_looked_up_before_delivery)
{
	static const struct rt_transaction rows[] = {
		{ 1010, 7, "Set", "Owner", "43", "99", "anna", "2026-11-22T09:57:00Z" },
		{ 1011, 7, "Set", "Owner", "99", "98", "vera", "2026-11-22T09:57:01Z" },
		{ 0 },
	};
	struct talk talk;

	settle_at(&talk);
	talk_ask(&talk);
	ck_assert_int_eq(rt_answer_rows(&talk, rows), SOURCE_NOTHING);
	ck_assert_str_eq(talk_ask(&talk), "/user/99");
	ck_assert_int_eq(
		talk_answer(&talk, 200,
			"{'Name':'vera','Privileged':1,'_hyperlinks':[{'ref':'self','id':99}]}"),
		SOURCE_NOTHING);
	ck_assert_str_eq(talk_ask(&talk), "/user/98");
	ck_assert_int_eq(talk_answer(&talk, 404, "{'message':'Not Found'}"), SOURCE_BATCH);
	ck_assert_str_eq(talk_event(&talk, "1010")->from, "anna");
	ck_assert_str_eq(talk_event(&talk, "1010")->to, "vera");
	ck_assert_str_eq(talk_event(&talk, "1011")->to, "98");
	/* She owned a ticket and is privileged: she works here. */
	ck_assert_int_eq(talk_event(&talk, "1011")->actor_kind, ACTOR_AGENT);
	talk_release(&talk);
}
END_TEST

START_TEST(test_merging)
{
	static const struct rt_transaction rows[] = {
		{ 1010, 16, "Comment", "", "", "", "anna", "2026-11-22T09:56:00Z" },
		{ 1011, 16, "AddLink", "MergedInto", "", "fsck.com-rt://acme.com/ticket/9",
			"RT_System", "2026-11-22T09:57:00Z" },
		/* The survivor is linked to itself in the same words. */
		{ 1012, 9, "AddLink", "MergedInto", "", "fsck.com-rt://acme.com/ticket/9",
			"RT_System", "2026-11-22T09:57:00Z" },
		{ 1013, 12, "AddLink", "RefersTo", "", "fsck.com-rt://acme.com/ticket/9", "anna",
			"2026-11-22T09:57:00Z" },
		{ 0 },
	};
	struct talk talk;

	settle_at(&talk);
	talk_ask(&talk);
	rt_answer_rows(&talk, rows);
	ck_assert_uint_eq(talk_count(&talk, RECORD_EVENT), 2);
	ck_assert_int_eq(talk_event(&talk, "1011")->kind, EVENT_MERGE);
	ck_assert_str_eq(talk_event(&talk, "1011")->to, "9");
	ck_assert_uint_eq(talk_count(&talk, RECORD_TICKET), 1);
	ck_assert_int_eq(talk_ticket(&talk, "16")->core.state, STATE_MERGED);
	ck_assert_str_eq(talk_ticket(&talk, "16")->core.merged_into, "9");
	ck_assert_uint_eq(talk_ticket(&talk, "16")->core.has, CORE_STATE | CORE_MERGED_INTO);
	/* The survivor is fetched, the merged one is not. */
	talk_ask(&talk);
	talk_answer(&talk, 200, EMPTY_LIST);
	ck_assert_ptr_nonnull(strstr(talk_ask(&talk), "query=id=9 OR id=12&"));
	talk_release(&talk);
}
END_TEST

START_TEST(test_tickets_that_the_list_does_not_have)
{
	static const struct rt_transaction rows[] = {
		{ 1010, 16, "Comment", "", "", "", "anna", "2026-11-22T09:56:00Z" },
		{ 1011, 17, "Comment", "", "", "", "anna", "2026-11-22T09:56:00Z" },
		{ 1012, 18, "Comment", "", "", "", "anna", "2026-11-22T09:56:00Z" },
		{ 1013, 19, "Comment", "", "", "", "anna", "2026-11-22T09:56:00Z" },
		{ 0 },
	};
	struct talk talk;

	settle_at(&talk);
	talk_ask(&talk);
	rt_answer_rows(&talk, rows);
	talk_ask(&talk);
	talk_answer(&talk, 200, EMPTY_LIST);
	talk_ask(&talk);
	talk_answer(&talk, 200, "{'total':0,'count':0,'items':[]}");
	/* Merged long ago: the server answers with the survivor. */
	ck_assert_str_eq(talk_ask(&talk), "/ticket/16");
	talk_answer(&talk, 200, "{'id':9,'EffectiveId':{'id':'9'},'Status':'resolved'}");
	ck_assert_uint_eq(talk_count(&talk, RECORD_TICKET), 1);
	ck_assert_int_eq(talk_ticket(&talk, "16")->core.state, STATE_MERGED);
	ck_assert_str_eq(talk_ticket(&talk, "16")->core.merged_into, "9");
	/* Deleted. */
	ck_assert_str_eq(talk_ask(&talk), "/ticket/17");
	talk_answer(&talk, 200, "{'id':17,'Status':'deleted'}");
	ck_assert(talk_ticket(&talk, "17")->is_gone);
	/* Hidden. */
	ck_assert_str_eq(talk_ask(&talk), "/ticket/18");
	talk_answer(&talk, 403, "{'message':'Forbidden','id':18,'Status':'open'}");
	ck_assert_int_eq(talk.outcome, SOURCE_BATCH);
	ck_assert_uint_eq(talk.batch.len, 0);
	/* A reminder has transactions like a ticket and is none. */
	ck_assert_str_eq(talk_ask(&talk), "/ticket/19");
	talk_answer(&talk, 200, "{'id':19,'Type':'reminder','Status':'open'}");
	ck_assert(talk_ticket(&talk, "19")->is_gone);
	ck_assert(talk.batch.is_caught_up);
	ck_assert_ptr_nonnull(strstr(talk_cursor(&talk, "live"), "\"owed\":[]"));
	ck_assert_ptr_null(talk_ask(&talk));
	talk_release(&talk);
}
END_TEST

Suite *suite_source_rt_live(void)
{
	Suite *suite = suite_create("source rt live");
	TCase *tcase = tcase_create("live");

	tcase_add_test(tcase, test_anchor_is_held_back);
	tcase_add_test(tcase, test_empty_helpdesk);
	tcase_add_test(tcase, test_idle_poll_is_one_request);
	tcase_add_test(tcase, test_poke_polls_now);
	tcase_add_test(tcase, test_transactions_become_events);
	tcase_add_test(tcase, test_values_of_events);
	tcase_add_test(tcase, test_due_is_the_next_promise);
	tcase_add_test(tcase, test_position_is_held_back);
	tcase_add_test(tcase, test_restart_goes_on);
	tcase_add_test(tcase, test_numbers_are_looked_up_before_delivery);
	tcase_add_test(tcase, test_merging);
	tcase_add_test(tcase, test_tickets_that_the_list_does_not_have);
	suite_add_tcase(suite, tcase);
	return suite;
}
