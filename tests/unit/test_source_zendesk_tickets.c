/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Zendesk: tickets, metric sets, promises, ratings.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "check_source.h"
#include "zendesk_world.h"

static void deliver(struct talk *talk)
{
	talk_open(talk);
	talk_until(talk, zendesk_world, EXPORT);
	ck_assert_int_eq(talk_answer_file(talk, "zendesk/tickets.json"), SOURCE_BATCH);
}

static void start(struct talk *talk)
{
	talk_init(talk, "zendesk");
	deliver(talk);
}

START_TEST(test_core)
{
	struct talk talk;
	const struct ticket_record *ticket;
	const struct ticket_core *core;

	start(&talk);
	ticket = talk_ticket(&talk, "1");
	core = &ticket->core;
	ck_assert_int_eq(ticket->version[FACET_CORE], 1795248001);
	ck_assert_int_eq(core->state, STATE_OPEN);
	ck_assert_int_eq(core->waiting, WAITING_US);
	ck_assert_str_eq(core->state_text, "open");
	ck_assert_str_eq(core->subject, "Line is dead");
	ck_assert_str_eq(core->channel, "phone");
	ck_assert_str_eq(core->priority, "urgent");
	ck_assert_str_eq(core->type, "problem");
	ck_assert_str_eq(core->requester, "900");
	ck_assert_str_eq(core->assignee, "102");
	ck_assert_str_eq(core->group, "21");
	ck_assert_str_eq(core->customer, "77");
	ck_assert_int_eq(core->created_at, at("2026-11-20T08:00:00Z"));
	ck_assert_int_eq(core->updated_at, at("2026-11-21T08:00:00Z"));
	ck_assert(core->is_outbound); /* agent 101 made it for 900 */
	ck_assert(!core->is_test && core->has & CORE_IS_TEST);
	ck_assert(!(core->has & CORE_TOPIC));
	talk_release(&talk);
}
END_TEST

START_TEST(test_nulls_are_known_to_be_empty)
{
	struct talk talk;
	const struct ticket_core *core;

	start(&talk);
	core = &talk_ticket(&talk, "2")->core;
	ck_assert_uint_eq(core->has & (CORE_PRIORITY | CORE_TYPE | CORE_ASSIGNEE | CORE_GROUP |
					      CORE_CUSTOMER),
		CORE_PRIORITY | CORE_TYPE | CORE_ASSIGNEE | CORE_GROUP | CORE_CUSTOMER);
	ck_assert(!core->priority && !core->type && !core->assignee && !core->group &&
		  !core->customer);
	ck_assert(!core->is_outbound);
	/* Absent is not null. */
	core = &talk_ticket(&talk, "7")->core;
	ck_assert_uint_eq(core->has & (CORE_PRIORITY | CORE_TYPE | CORE_ASSIGNEE | CORE_GROUP |
					      CORE_CUSTOMER | CORE_CREATED | CORE_SUBJECT),
		0);
	ck_assert_int_eq(talk_ticket(&talk, "7")->version[FACET_METRICS], 0);
	ck_assert_int_eq(talk_ticket(&talk, "7")->version[FACET_SLA], 0);
	ck_assert_int_eq(talk_ticket(&talk, "7")->version[FACET_RATING], 0);
	talk_release(&talk);
}
END_TEST

START_TEST(test_states_and_channels)
{
	static const struct {
		const char *id;
		enum ticket_state state;
		enum waiting waiting;
		const char *channel;
	} rows[] = {
		{ "1", STATE_OPEN, WAITING_US, "phone" },
		{ "2", STATE_SOLVED, WAITING_US, "email" },
		{ "3", STATE_DELETED, WAITING_US, "messaging" },
		{ "4", STATE_HOLD, WAITING_THIRD_PARTY, "social" },
		{ "5", STATE_PENDING, WAITING_CUSTOMER, "sample_ticket" },
		{ "6", STATE_OPEN, WAITING_BY_SPEAKER, "carrier_pigeon" },
		{ "7", STATE_CLOSED, WAITING_US, "api" },
		{ "8", STATE_NEW, WAITING_US, "social" },
	};
	struct talk talk;

	start(&talk);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct ticket_core *core = &talk_ticket(&talk, rows[i].id)->core;

		ck_assert_int_eq(core->state, rows[i].state);
		ck_assert_int_eq(core->waiting, rows[i].waiting);
		ck_assert_str_eq(core->channel, rows[i].channel);
		ck_assert_int_eq(core->is_test, !strcmp(rows[i].id, "5"));
	}
	talk_release(&talk);
}
END_TEST

/* The owner's words: a status by its number, "On-hold" as people read it; deleted is deleted. */
START_TEST(test_own_states)
{
	static const char *words[] = { "1900000000005 = third_party", "On-hold = customer",
		"elsewhere = solved", "deleted = us" };
	static const struct {
		const char *id;
		enum ticket_state state;
		enum waiting waiting;
	} rows[] = {
		{ "1", STATE_HOLD, WAITING_THIRD_PARTY },
		{ "3", STATE_DELETED, WAITING_US },
		{ "4", STATE_PENDING, WAITING_CUSTOMER },
		{ "5", STATE_PENDING, WAITING_CUSTOMER },
		{ "6", STATE_SOLVED, WAITING_US },
	};
	struct talk talk;

	talk_init(&talk, "zendesk");
	talk.config.states = (struct text_list){ words, ARRAY_LEN(words) };
	deliver(&talk);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct ticket_core *core = &talk_ticket(&talk, rows[i].id)->core;

		ck_assert_msg(core->state == rows[i].state, "%s", rows[i].id);
		ck_assert_msg(core->waiting == rows[i].waiting, "%s", rows[i].id);
	}
	talk_release(&talk);
}
END_TEST

/* Deleted tickets stay in the stream, scrubbed; −1 is the system. */
START_TEST(test_deleted_ticket)
{
	struct talk talk;
	const struct ticket_record *ticket;

	start(&talk);
	ticket = talk_ticket(&talk, "3");
	ck_assert(!ticket->is_gone);
	ck_assert(ticket->core.has & CORE_SUBJECT && ticket->core.subject == NULL);
	ck_assert(ticket->core.has & CORE_REQUESTER && ticket->core.requester == NULL);
	talk_release(&talk);
}
END_TEST

START_TEST(test_metric_set)
{
	struct talk talk;
	const struct ticket_metrics *metrics;

	start(&talk);
	metrics = &talk_ticket(&talk, "1")->metrics;
	/* The set's own updated_at stands still, so the version is the row's. */
	ck_assert_int_eq(talk_ticket(&talk, "1")->version[FACET_METRICS], 1795248001);
	ck_assert_uint_eq(
		metrics->has, METRICS_FIRST_REPLY | METRICS_FIRST_SOLVED | METRICS_SOLVED |
				      METRICS_REOPENS | METRICS_REPLIES | METRICS_REQUESTER_WAIT |
				      METRICS_REQUESTER_WAIT_BUSINESS | METRICS_ON_HOLD |
				      METRICS_MOVES | METRICS_LAST_CUSTOMER | METRICS_LAST_AGENT |
				      METRICS_TEAM_MOVES | METRICS_ASSIGNED | METRICS_STATE_SINCE);
	ck_assert_int_eq(metrics->first_reply_s, 720);
	ck_assert_int_eq(metrics->first_reply_business_s, 420);
	ck_assert_int_eq(metrics->first_solved_s, 36000);
	ck_assert_int_eq(metrics->first_solved_business_s, 14400);
	/* Reopened: the first resolution stays, the full one goes back to null. */
	ck_assert_int_eq(metrics->solved_s, -1);
	ck_assert_int_eq(metrics->solved_business_s, -1);
	ck_assert_int_eq(metrics->solved_at, TIME_NONE);
	ck_assert_int_eq(metrics->reopens, 1);
	ck_assert_int_eq(metrics->replies, 4);
	ck_assert_int_eq(metrics->moves, 1);
	ck_assert_int_eq(metrics->team_moves, 2);
	ck_assert_int_eq(metrics->requester_wait_s, 5400);
	ck_assert_int_eq(metrics->requester_wait_business_s, 3600);
	ck_assert_int_eq(metrics->on_hold_s, 0);
	ck_assert_int_eq(metrics->last_agent_at, at("2026-11-21T07:00:00Z"));
	ck_assert_int_eq(metrics->last_customer_at, at("2026-11-21T07:30:00Z"));
	ck_assert_int_eq(metrics->assigned_at, at("2026-11-20T08:05:00Z"));
	ck_assert_int_eq(metrics->state_since, at("2026-11-21T07:30:00Z"));
	talk_release(&talk);
}
END_TEST

/* Solved without any reply: not reached is not zero. */
START_TEST(test_metric_set_with_nulls_and_gaps)
{
	struct talk talk;
	const struct ticket_metrics *metrics;

	start(&talk);
	metrics = &talk_ticket(&talk, "2")->metrics;
	ck_assert(metrics->has & METRICS_FIRST_REPLY);
	ck_assert_int_eq(metrics->first_reply_s, -1);
	ck_assert_int_eq(metrics->solved_s, 3600);
	ck_assert_int_eq(metrics->solved_at, at("2026-11-20T09:00:00Z"));
	ck_assert_int_eq(metrics->moves, 0);
	ck_assert(!(metrics->has & (METRICS_TEAM_MOVES | METRICS_LAST_AGENT | METRICS_ON_HOLD |
					   METRICS_STATE_SINCE)));
	/* Never given to anybody is told, and is not the same as not told. */
	ck_assert(metrics->has & METRICS_ASSIGNED);
	ck_assert(metrics->assigned_at == TIME_NONE);
	ck_assert(metrics->has & METRICS_LAST_CUSTOMER);
	ck_assert_int_eq(metrics->last_customer_at, TIME_NONE);
	/* A conversation's quick answer is told in seconds. */
	metrics = &talk_ticket(&talk, "4")->metrics;
	ck_assert_int_eq(metrics->first_reply_s, 20);
	talk_release(&talk);
}
END_TEST

START_TEST(test_promises)
{
	struct talk talk;
	const struct ticket_sla *sla;

	start(&talk);
	sla = &talk_ticket(&talk, "1")->sla;
	ck_assert_uint_eq(sla->len, 3);
	ck_assert_int_eq(sla->promises[0].metric, PROMISE_FIRST_RESPONSE);
	ck_assert_int_eq(sla->promises[0].stage, PROMISE_ACHIEVED);
	ck_assert_int_eq(sla->promises[0].due_at, TIME_NONE);
	ck_assert_int_eq(sla->promises[1].metric, PROMISE_NEXT_REPLY);
	ck_assert_int_eq(sla->promises[1].stage, PROMISE_ACTIVE);
	ck_assert_int_eq(sla->promises[1].due_at, at("2026-11-21T08:30:00Z"));
	/* Of two for the solution, the sooner one. */
	ck_assert_int_eq(sla->promises[2].metric, PROMISE_RESOLUTION);
	ck_assert_int_eq(sla->promises[2].stage, PROMISE_ACTIVE);
	ck_assert_int_eq(sla->promises[2].due_at, at("2026-11-21T20:00:00Z"));
	/* Told, and empty: nothing is promised any more. */
	ck_assert_int_gt(talk_ticket(&talk, "4")->version[FACET_SLA], 0);
	ck_assert_uint_eq(talk_ticket(&talk, "4")->sla.len, 0);
	talk_release(&talk);
}
END_TEST

START_TEST(test_ratings)
{
	static const struct {
		const char *id;
		enum rating_stage stage;
		double score;
	} rows[] = {
		{ "1", RATING_OFFERED, 0 },
		{ "2", RATING_ANSWERED, 1 },
		{ "3", RATING_NONE, 0 },
		{ "4", RATING_ANSWERED, 0 },
		{ "5", RATING_NONE, 0 },
	};
	struct talk talk;

	start(&talk);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct ticket_record *ticket = talk_ticket(&talk, rows[i].id);

		ck_assert_int_gt(ticket->version[FACET_RATING], 0);
		ck_assert_int_eq(ticket->rating.stage, rows[i].stage);
		ck_assert_double_eq(ticket->rating.scale, 1);
		ck_assert_double_eq(ticket->rating.score, rows[i].score);
		ck_assert_int_eq(ticket->rating.answered_at, TIME_NONE);
	}
	talk_release(&talk);
}
END_TEST

START_TEST(test_configured_fields)
{
	struct talk talk;
	const struct ticket_record *ticket;

	talk_init(&talk, "zendesk");
	talk.config.topic_field = "Contact reason"; /* a title */
	talk.config.type_field = "reason_";         /* a prefix of tags */
	talk.config.customer_field = "32";          /* a number; its value is a list */
	talk.config.rating_field = "{{dc.stars}}";  /* the raw title */
	talk.config.fcr_field = "35";               /* a number; a checkbox */
	talk.desk.has_subjects = false;
	deliver(&talk);
	ticket = talk_ticket(&talk, "1");
	ck_assert_str_eq(ticket->core.topic, "size");
	ck_assert_str_eq(ticket->core.type, "refund");
	ck_assert_str_eq(ticket->core.customer, "a");
	ck_assert(!(ticket->core.has & CORE_SUBJECT));
	ck_assert_int_eq(ticket->rating.stage, RATING_ANSWERED);
	ck_assert_double_eq(ticket->rating.score, 4);
	ck_assert_double_eq(ticket->rating.scale, 5);
	ck_assert_int_eq(ticket->core.first_contact, FIRST_CONTACT_YES);
	ticket = talk_ticket(&talk, "2");
	ck_assert(ticket->core.has & CORE_FIRST_CONTACT);
	ck_assert_int_eq(ticket->core.first_contact, FIRST_CONTACT_UNTOLD);
	ck_assert(ticket->core.has & CORE_TOPIC && ticket->core.topic == NULL);
	ck_assert(ticket->core.has & CORE_TYPE && ticket->core.type == NULL);
	ck_assert_int_eq(ticket->rating.stage, RATING_NONE);
	talk_release(&talk);
}
END_TEST

/* Without the right to read fields the names are prefixes of tags, and nothing stops. */
START_TEST(test_fields_without_right)
{
	struct talk talk;

	talk_init(&talk, "zendesk");
	talk.config.topic_field = "reason_";
	talk_open(&talk);
	talk_until(&talk, zendesk_world, "/ticket_fields");
	ck_assert_int_eq(talk_answer(&talk, 403, "{'error':'Forbidden'}"), SOURCE_NOTHING);
	talk_until(&talk, zendesk_world, EXPORT);
	talk_answer_file(&talk, "zendesk/tickets.json");
	ck_assert_str_eq(talk_ticket(&talk, "1")->core.topic, "refund");
	talk_release(&talk);
}
END_TEST

Suite *suite_source_zendesk_tickets(void)
{
	Suite *suite = suite_create("source zendesk tickets");
	TCase *tcase = tcase_create("tickets");

	tcase_add_test(tcase, test_core);
	tcase_add_test(tcase, test_nulls_are_known_to_be_empty);
	tcase_add_test(tcase, test_states_and_channels);
	tcase_add_test(tcase, test_deleted_ticket);
	tcase_add_test(tcase, test_metric_set);
	tcase_add_test(tcase, test_metric_set_with_nulls_and_gaps);
	tcase_add_test(tcase, test_promises);
	tcase_add_test(tcase, test_ratings);
	tcase_add_test(tcase, test_configured_fields);
	tcase_add_test(tcase, test_own_states);
	tcase_add_test(tcase, test_fields_without_right);
	suite_add_tcase(suite, tcase);
	return suite;
}
