/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Request Tracker: tickets.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "check_source.h"
#include "rt_world.h"
#include "source/rt/rt.h"
#include "source/rt/words.h"

static void deliver(struct talk *talk)
{
	rt_world_open(talk);
	rt_world_until(talk, "/tickets");
	ck_assert_int_eq(talk_answer_file(talk, "rt/tickets.json"), SOURCE_BATCH);
	ck_assert_uint_eq(talk_count(talk, RECORD_TICKET), 5); /* the reminder is no ticket */
}

/* Open again after it was resolved: Resolved stays set, the state decides. */
START_TEST(test_reopened_ticket)
{
	struct talk talk;
	const struct ticket_record *ticket;
	const struct ticket_core *core;

	deliver(&talk);
	ticket = talk_ticket(&talk, "7");
	core = &ticket->core;
	ck_assert_str_eq(core->subject, "Umlaut im Namen falsch: M\xc3\xbcller[31m");
	ck_assert_int_eq(core->state, STATE_OPEN);
	ck_assert_int_eq(core->waiting, WAITING_BY_SPEAKER);
	ck_assert_str_eq(core->state_text, "open");
	ck_assert_str_eq(core->assignee, "anna");
	ck_assert_str_eq(core->requester, "mia@example.com");
	ck_assert_str_eq(core->group, "4");
	ck_assert_str_eq(core->channel, "email");
	ck_assert_str_eq(core->priority, "high");
	ck_assert_int_eq(core->created_at, at("2026-11-22T09:00:00Z"));
	ck_assert_int_eq(core->updated_at, at("2026-11-22T09:31:00Z"));
	ck_assert(core->has & CORE_IS_OUTBOUND && !core->is_outbound);
	ck_assert(core->has & CORE_FIRST_CONTACT && core->first_contact == FIRST_CONTACT_YES);
	ck_assert(!(core->has & (CORE_TYPE | CORE_TOPIC | CORE_CUSTOMER)));
	ck_assert_int_eq(ticket->metrics.handle_s, 1200);
	ck_assert_int_eq(ticket->metrics.last_agent_at, at("2026-11-22T09:10:00Z"));
	ck_assert(ticket->metrics.has & METRICS_SOLVED);
	ck_assert_int_eq(ticket->metrics.solved_s, -1);
	ck_assert_int_eq(ticket->metrics.solved_at, TIME_NONE);
	ck_assert_uint_eq(ticket->sla.len, 1);
	ck_assert_int_eq(ticket->sla.promises[0].metric, PROMISE_RESOLUTION);
	ck_assert_int_eq(ticket->sla.promises[0].due_at, at("2026-11-22T10:30:00Z"));
	ck_assert_int_eq(ticket->rating.stage, RATING_ANSWERED);
	ck_assert_double_eq(ticket->rating.score, 4);
	ck_assert_double_eq(ticket->rating.scale, 5);
	ck_assert_int_eq(ticket->rating.answered_at, TIME_NONE);
	talk_release(&talk);
}
END_TEST

/* Made by an agent on the phone; nobody owns it; 1970 is no date. */
START_TEST(test_unset_values)
{
	struct talk talk;
	const struct ticket_record *ticket;

	deliver(&talk);
	ticket = talk_ticket(&talk, "8");
	ck_assert(ticket->core.has & CORE_ASSIGNEE && ticket->core.assignee == NULL);
	ck_assert(ticket->core.has & CORE_REQUESTER && ticket->core.requester == NULL);
	ck_assert(ticket->core.has & CORE_SUBJECT && ticket->core.subject == NULL);
	ck_assert_int_eq(ticket->core.state, STATE_NEW);
	ck_assert_int_eq(ticket->core.waiting, WAITING_US);
	ck_assert(ticket->core.is_outbound);
	ck_assert_str_eq(ticket->core.priority, "low");
	ck_assert_int_eq(ticket->metrics.last_agent_at, TIME_NONE);
	ck_assert_int_eq(ticket->sla.promises[0].metric, PROMISE_RESOLUTION);
	ck_assert_int_eq(ticket->rating.stage, RATING_NONE);
	ck_assert_int_eq(ticket->core.first_contact, FIRST_CONTACT_UNTOLD);
	talk_release(&talk);
}
END_TEST

START_TEST(test_solved_rejected_and_stalled)
{
	struct talk talk;
	const struct ticket_record *ticket;

	deliver(&talk);
	ticket = talk_ticket(&talk, "9");
	ck_assert_int_eq(ticket->core.state, STATE_SOLVED);
	ck_assert_int_eq(ticket->metrics.solved_s, 7200);
	ck_assert_int_eq(ticket->metrics.solved_at, at("2026-11-20T11:00:00Z"));
	ck_assert_int_eq(ticket->metrics.handle_s, 1560);
	ck_assert(ticket->version[FACET_SLA] > 0 && ticket->sla.len == 0);
	ck_assert_int_eq(ticket->rating.stage, RATING_NONE); /* "often" is no score */
	ck_assert_int_eq(ticket->core.first_contact, FIRST_CONTACT_NO);
	ck_assert(ticket->core.has & CORE_CHANNEL && ticket->core.channel == NULL);
	ticket = talk_ticket(&talk, "10");
	ck_assert_int_eq(ticket->core.state, STATE_SPAM);
	ck_assert_int_eq(ticket->metrics.solved_s, -1);
	ck_assert_str_eq(ticket->core.priority, "normal");
	ticket = talk_ticket(&talk, "11");
	ck_assert_int_eq(ticket->core.state, STATE_PENDING);
	ck_assert_int_eq(ticket->core.waiting, WAITING_CUSTOMER);
	ck_assert(ticket->core.has & CORE_PRIORITY && ticket->core.priority == NULL);
	ck_assert_int_eq(ticket->sla.promises[0].metric, PROMISE_FIRST_RESPONSE);
	talk_release(&talk);
}
END_TEST

/* A later reading wins even within one second of the ticket's clock; a later change wins more. */
START_TEST(test_versions)
{
	static const char body[] = "{'total':1,'items':[{'id':'7','Status':'open',"
				   "'LastUpdated':'2026-11-22T09:31:00Z'}]}";
	static const char newer[] = "{'total':1,'items':[{'id':'7','Status':'open',"
				    "'LastUpdated':'2026-11-22T09:31:01Z'}]}";
	static const struct {
		const char *body, *date;
		int64_t since;
		const char *updated;
	} rows[] = {
		{ body, "Sun, 22 Nov 2026 09:31:00 GMT", 0, "2026-11-22T09:31:00Z" },
		{ body, "Sun, 22 Nov 2026 10:31:00 GMT", 3600, "2026-11-22T09:31:00Z" },
		{ newer, "Sun, 22 Nov 2026 09:31:00 GMT", 0, "2026-11-22T09:31:01Z" },
	};
	int64_t before = 0;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct talk talk;
		int64_t version;

		rt_world_open(&talk);
		rt_world_until(&talk, "/tickets");
		talk_header(&talk, "date", rows[i].date);
		talk_answer(&talk, 200, rows[i].body);
		version = talk_ticket(&talk, "7")->version[FACET_CORE];
		ck_assert_int_eq(version, at(rows[i].updated) * RT_VERSION_STEP + rows[i].since);
		ck_assert_int_gt(version, before);
		before = version;
		talk_release(&talk);
	}
}
END_TEST

START_TEST(test_without_fields_and_subjects)
{
	struct talk talk;

	talk_init(&talk, "rt");
	talk.desk.has_subjects = false;
	talk_open(&talk);
	rt_world_until(&talk, "/tickets");
	/* The dear part of the list is not asked for. */
	ck_assert_ptr_null(strstr(talk.asked, "CustomFields"));
	talk_answer_file(&talk, "rt/tickets.json");
	ck_assert(!(talk_ticket(&talk, "7")->core.has & CORE_SUBJECT));
	ck_assert_ptr_null(talk_ticket(&talk, "7")->core.subject);
	ck_assert_int_eq(talk_ticket(&talk, "7")->version[FACET_RATING], 0);
	talk_release(&talk);
}
END_TEST

START_TEST(test_fields_by_name_and_by_number)
{
	struct talk talk;

	talk_init(&talk, "rt");
	talk.config.topic_field = "Product";
	talk.config.type_field = "2";
	talk.config.customer_field = "Nonesuch";
	talk_open(&talk);
	rt_world_until(&talk, "/tickets");
	talk_answer_file(&talk, "rt/tickets.json");
	ck_assert_str_eq(talk_ticket(&talk, "7")->core.topic, "Plus");
	ck_assert_str_eq(talk_ticket(&talk, "7")->core.type, "email");
	ck_assert(talk_ticket(&talk, "7")->core.has & CORE_CUSTOMER);
	ck_assert_ptr_null(talk_ticket(&talk, "7")->core.customer);
	ck_assert(!(talk_ticket(&talk, "7")->core.has & CORE_CHANNEL));
	talk_release(&talk);
}
END_TEST

START_TEST(test_priorities)
{
	static const struct {
		const char *number, *want;
	} rows[] = {
		{ "-5", "low" },
		{ "0", "low" },
		{ "24", "low" },
		{ "25", "normal" },
		{ "50", "normal" },
		{ "74", "normal" },
		{ "75", "high" },
		{ "100", "high" },
		{ "101", "urgent" },
		{ "", NULL },
		{ "High", NULL },
		{ NULL, NULL },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		if (rows[i].want)
			ck_assert_str_eq(rt_priority(rows[i].number), rows[i].want);
		else
			ck_assert_ptr_null(rt_priority(rows[i].number));
	}
}
END_TEST

START_TEST(test_states)
{
	static const struct {
		const char *word;
		enum ticket_state state;
		enum waiting waiting;
	} rows[] = {
		{ "new", STATE_NEW, WAITING_US },
		{ "open", STATE_OPEN, WAITING_BY_SPEAKER },
		{ "stalled", STATE_PENDING, WAITING_CUSTOMER },
		{ "resolved", STATE_SOLVED, WAITING_US },
		{ "rejected", STATE_SPAM, WAITING_US },
		{ "deleted", STATE_DELETED, WAITING_US },
		{ "Closed", STATE_CLOSED, WAITING_US },
		{ "under review", STATE_OPEN, WAITING_BY_SPEAKER },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct rt_state state = rt_state(&(struct text_list){ NULL, 0 }, rows[i].word);

		ck_assert_int_eq(state.state, rows[i].state);
		ck_assert_int_eq(state.waiting, rows[i].waiting);
	}
}
END_TEST

/* The owner of the desk knows better what a word means, new words too. */
START_TEST(test_own_states)
{
	static const char *words[] = { "stalled = third_party", "under review=customer",
		"open = us", "Filed=closed", "new = us" };
	static const struct {
		const char *word;
		enum ticket_state state;
		enum waiting waiting;
	} rows[] = {
		{ "stalled", STATE_HOLD, WAITING_THIRD_PARTY },
		{ "Under Review", STATE_PENDING, WAITING_CUSTOMER },
		{ "open", STATE_OPEN, WAITING_US },
		{ "filed", STATE_CLOSED, WAITING_US },
		{ "new", STATE_NEW, WAITING_US },
		{ "resolved", STATE_SOLVED, WAITING_US },
	};
	const struct text_list states = { words, ARRAY_LEN(words) };

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct rt_state state = rt_state(&states, rows[i].word);

		ck_assert_msg(state.state == rows[i].state, "%s", rows[i].word);
		ck_assert_msg(state.waiting == rows[i].waiting, "%s", rows[i].word);
	}
}
END_TEST

/* Tickets and their history speak by the same words: 7 is open, and waits as its owner says. */
START_TEST(test_own_states_of_tickets)
{
	static const char *words[] = { "open = third_party" };
	struct talk talk;

	rt_world_open(&talk);
	talk.config.states = (struct text_list){ words, 1 };
	rt_world_until(&talk, "/tickets");
	ck_assert_int_eq(talk_answer_file(&talk, "rt/tickets.json"), SOURCE_BATCH);
	ck_assert_int_eq(talk_ticket(&talk, "7")->core.state, STATE_HOLD);
	ck_assert_int_eq(talk_ticket(&talk, "7")->core.waiting, WAITING_THIRD_PARTY);
	ck_assert_str_eq(talk_ticket(&talk, "7")->core.state_text, "open");
	talk_release(&talk);
}
END_TEST

/* root is a program's account unless a group says that somebody works with it. */
START_TEST(test_who_is_who)
{
	static const struct {
		const char *login;
		enum actor_kind kind;
	} rows[] = { { "anna", ACTOR_AGENT }, { "sofia", ACTOR_AGENT },
		{ "RT_System", ACTOR_SYSTEM }, { "Nobody", ACTOR_SYSTEM }, { "root", ACTOR_SYSTEM },
		{ "mia", ACTOR_CUSTOMER } };
	struct talk talk;

	rt_world_open(&talk);
	rt_world_until(&talk, TRANSACTIONS "<");
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct rt_directory *people = &rt_of(talk.source)->people;

		ck_assert_int_eq(rt_actor_kind(people, rows[i].login), rows[i].kind);
	}
	rt_user_add(&rt_of(talk.source)->people, "root")->is_agent = true;
	ck_assert_int_eq(rt_actor_kind(&rt_of(talk.source)->people, "root"), ACTOR_AGENT);
	talk_release(&talk);
}
END_TEST

Suite *suite_source_rt_tickets(void)
{
	Suite *suite = suite_create("source rt tickets");
	TCase *tcase = tcase_create("tickets");

	tcase_add_test(tcase, test_reopened_ticket);
	tcase_add_test(tcase, test_unset_values);
	tcase_add_test(tcase, test_solved_rejected_and_stalled);
	tcase_add_test(tcase, test_versions);
	tcase_add_test(tcase, test_without_fields_and_subjects);
	tcase_add_test(tcase, test_fields_by_name_and_by_number);
	tcase_add_test(tcase, test_priorities);
	tcase_add_test(tcase, test_states);
	tcase_add_test(tcase, test_own_states);
	tcase_add_test(tcase, test_own_states_of_tickets);
	tcase_add_test(tcase, test_who_is_who);
	suite_add_tcase(suite, tcase);
	return suite;
}
