/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Request Tracker: queues, groups, members, agents.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "check_source.h"
#include "rt_world.h"

static bool has_membership(const struct talk *talk, const char *account, const char *group)
{
	const struct record *record;

	for (size_t i = 0; (record = talk_record(talk, RECORD_MEMBERSHIP, i)); i++) {
		if (!strcmp(record->membership.account, account) &&
			!strcmp(record->membership.group, group))
			return true;
	}
	return false;
}

START_TEST(test_queues_are_groups)
{
	struct talk talk;

	rt_world_open(&talk);
	ck_assert_str_eq(talk_ask(&talk), "/queues/all?fields=Name,Disabled&per_page=100&page=1");
	ck_assert_int_eq(talk_answer_file(&talk, "rt/queues.json"), SOURCE_BATCH);
	ck_assert_str_eq(talk.batch.stream, "people");
	ck_assert(talk.batch.is_list && talk.batch.list_ends);
	ck_assert_int_eq(talk.batch.list_kind, RECORD_GROUP);
	ck_assert_uint_eq(talk_count(&talk, RECORD_GROUP), 3);
	ck_assert_str_eq(talk_record(&talk, RECORD_GROUP, 0)->group.id, "3");
	ck_assert_str_eq(talk_record(&talk, RECORD_GROUP, 0)->group.name, "Billing");
	ck_assert(talk_record(&talk, RECORD_GROUP, 0)->group.is_active);
	ck_assert_str_eq(talk_record(&talk, RECORD_GROUP, 2)->group.name, "Old");
	ck_assert(!talk_record(&talk, RECORD_GROUP, 2)->group.is_active);
	talk_release(&talk);
}
END_TEST

START_TEST(test_only_groups_that_mean_something_are_opened)
{
	struct talk talk;

	rt_world_open(&talk);
	rt_world_until(&talk, "/groups");
	ck_assert_str_eq(talk.asked,
		"/groups?query=[{\"field\":\"Domain\",\"value\":\"UserDefined\"}]"
		"&fields=Name,Disabled&per_page=100&page=1");
	ck_assert_int_eq(talk_answer_file(&talk, "rt/groups.json"), SOURCE_NOTHING);
	ck_assert_str_eq(talk_ask(&talk), "/group/42");
	talk_answer_file(&talk, "rt/group.json");
	/* Its member group, once, though it names the first one back. */
	ck_assert_str_eq(talk_ask(&talk), "/group/69");
	talk_answer(&talk, 200, "{'Members':[{'type':'user','id':'sofia'}]}");
	ck_assert_str_eq(talk_ask(&talk), "/group/77");
	ck_assert_int_eq(
		talk_answer(&talk, 200,
			"{'Members':[{'type':'user','id':'dmitri'},{'type':'group','id':'42'}]}"),
		SOURCE_BATCH);
	ck_assert_int_eq(talk.batch.list_kind, RECORD_MEMBERSHIP);
	ck_assert(talk.batch.list_ends);
	ck_assert_uint_eq(talk_count(&talk, RECORD_MEMBERSHIP), 3);
	ck_assert(has_membership(&talk, "anna", "3"));
	ck_assert(has_membership(&talk, "bilal", "3"));
	ck_assert(has_membership(&talk, "dmitri", "3"));
	talk_release(&talk);
}
END_TEST

/* "mapped": a team of the configuration names both the queue and the group. */
START_TEST(test_team_of_the_configuration_joins_queue_and_group)
{
	static const char *groups[] = { "Billing", "Staff" };
	struct team_config team = { .name = "Money", .groups = { groups, 2 } };
	struct talk talk;

	talk_init(&talk, "rt");
	talk.desk.teams = &team;
	talk.desk.team_count = 1;
	talk_open(&talk);
	rt_world_until(&talk, "/groups");
	talk_answer(&talk, 200,
		"{'pages':1,'items':[{'id':'5','Name':'Staff'},{'id':'6','Name':'Else'}]}");
	ck_assert_str_eq(talk_ask(&talk), "/group/5");
	talk_answer(&talk, 200, "{'Members':[{'type':'user','id':'anna'}]}");
	ck_assert_uint_eq(talk_count(&talk, RECORD_MEMBERSHIP), 1);
	ck_assert(has_membership(&talk, "anna", "3"));
	talk_release(&talk);
}
END_TEST

/* Supervisors are agents without a team; a group that we may not open is left out. */
START_TEST(test_agents_without_team_and_groups_without_right)
{
	struct talk talk;

	rt_world_open(&talk);
	rt_world_until(&talk, "/group/51");
	ck_assert_int_eq(talk_answer(&talk, 403, "{'message':'Forbidden'}"), SOURCE_NOTHING);
	ck_assert_str_eq(talk_ask(&talk), "/group/69");
	ck_assert_int_eq(talk_answer(&talk, 200, "{'Members':[{'type':'user','id':'sofia'}]}"),
		SOURCE_BATCH);
	ck_assert_uint_eq(talk_count(&talk, RECORD_MEMBERSHIP), 2);
	rt_world_until(&talk, "/user/anna");
	talk_answer(&talk, 404, "{'message':'Not Found'}");
	rt_world_until(&talk, "/user/sofia");
	ck_assert_int_eq(
		talk_answer(&talk, 200,
			"{'Name':'sofia','RealName':'Sofia Lind','Privileged':1,"
			"'EmailAddress':'sofia@acme.com','_hyperlinks':[{'ref':'self','id':70}]}"),
		SOURCE_BATCH);
	ck_assert_str_eq(talk.batch.stream, "agents");
	ck_assert_int_eq(talk.batch.list_kind, RECORD_ACCOUNT);
	ck_assert_uint_eq(talk_count(&talk, RECORD_ACCOUNT), 3);
	for (size_t i = 0; i < 3; i++) {
		const struct account_record *account =
			&talk_record(&talk, RECORD_ACCOUNT, i)->account;

		ck_assert_int_eq(account->kind, ACTOR_AGENT);
		ck_assert(account->is_active);
		ck_assert_str_eq(account->login, account->id);
		if (!strcmp(account->id, "sofia")) {
			ck_assert_str_eq(account->name, "Sofia Lind");
			ck_assert_str_eq(account->email, "sofia@acme.com");
		}
		if (!strcmp(account->id, "anna")) /* not told: the login is the name */
			ck_assert_str_eq(account->name, "anna");
	}
	talk_release(&talk);
}
END_TEST

/* Without the right to see fields there are no ratings; people are read all the same. */
START_TEST(test_fields_without_right)
{
	struct talk talk;

	rt_world_open(&talk);
	rt_world_until(&talk, "/customfields");
	ck_assert_int_eq(talk_answer(&talk, 403, "{'message':'Forbidden'}"), SOURCE_NOTHING);
	ck_assert_int_eq(strncmp(talk_ask(&talk), "/groups", 7), 0);
	talk_release(&talk);
}
END_TEST

/* Without the right to see groups nobody is an agent; what happens is read all the same. */
START_TEST(test_groups_without_right)
{
	struct talk talk;

	rt_world_open(&talk);
	rt_world_until(&talk, "/groups");
	ck_assert_int_eq(talk_answer(&talk, 403, "{'message':'Forbidden'}"), SOURCE_FAULT);
	ck_assert_int_eq(talk.fault.advice, ADVICE_STOP_STREAM);
	ck_assert_ptr_nonnull(rt_world_until(&talk, TRANSACTIONS "<"));
	/* Polling by hand asks again: the right may have been granted. */
	talk.row->poke(talk.source);
	ck_assert_ptr_nonnull(rt_world_until(&talk, "/groups"));
	talk_release(&talk);
}
END_TEST

START_TEST(test_lists_of_several_pages)
{
	struct talk talk;

	rt_world_open(&talk);
	talk_ask(&talk);
	ck_assert_int_eq(
		talk_answer(&talk, 200, "{'pages':2,'items':[{'id':'3','Name':'Billing'}]}"),
		SOURCE_NOTHING);
	ck_assert_str_eq(talk_ask(&talk), "/queues/all?fields=Name,Disabled&per_page=100&page=2");
	ck_assert_int_eq(
		talk_answer(&talk, 200, "{'pages':2,'items':[{'id':'4','Name':'Technical'}]}"),
		SOURCE_BATCH);
	ck_assert_uint_eq(talk_count(&talk, RECORD_GROUP), 2);
	talk_release(&talk);
}
END_TEST

/* Read anew every hour; who came is looked up, who went is told as no longer active. */
START_TEST(test_people_are_read_hourly)
{
	struct talk talk;
	const struct account_record *bilal = NULL;

	rt_world_open(&talk);
	rt_world_settle(&talk);
	talk.now_s = TALK_NOW + 3599;
	ck_assert_ptr_null(rt_world_until(&talk, "/queues"));
	talk.now_s = TALK_NOW + 3600;
	ck_assert_ptr_nonnull(rt_world_until(&talk, "/group/42"));
	talk_answer(&talk, 200,
		"{'Members':[{'type':'user','id':'anna'},{'type':'user','id':'chloe'}]}");
	ck_assert_ptr_nonnull(rt_world_until(&talk, "/user/chloe"));
	talk_answer(&talk, 200, "{'Name':'chloe','RealName':'Chlo\u00e9','Privileged':1}");
	for (size_t i = 0; i < talk_count(&talk, RECORD_ACCOUNT); i++) {
		const struct account_record *account =
			&talk_record(&talk, RECORD_ACCOUNT, i)->account;

		if (!strcmp(account->id, "bilal"))
			bilal = account;
	}
	ck_assert_uint_eq(talk_count(&talk, RECORD_ACCOUNT), 5);
	ck_assert_ptr_nonnull(bilal);
	ck_assert(!bilal->is_active);
	ck_assert_str_eq(bilal->name, "Bilal Khan");
	talk_release(&talk);
}
END_TEST

/* ACTOR_UNKNOWN: no such account. */
static enum actor_kind kind_of(const struct talk *talk, const char *id)
{
	const struct record *record;

	for (size_t i = 0; (record = talk_record(talk, RECORD_ACCOUNT, i)); i++) {
		if (!strcmp(record->account.id, id) && record->account.is_active)
			return record->account.kind;
	}
	return ACTOR_UNKNOWN;
}

/* A member of a team by the address, a program outside of all groups by the login: what they write
 * is a bot's, and a ticket that they open is the customer's. */
START_TEST(test_bots_by_login_and_address)
{
	static const char *bots[] = { "HELPER", "emeka@acme.com", "slip" };
	struct talk talk;

	talk_init(&talk, "rt");
	talk.config.bots = (struct text_list){ .items = bots, .len = 3 };
	talk_open(&talk);
	ck_assert_ptr_nonnull(rt_world_until(&talk, "/user/HELPER"));
	ck_assert_int_eq(talk_answer(&talk, 200, "{'Name':'helper','RealName':'The Helper'}"),
		SOURCE_NOTHING);
	ck_assert_ptr_nonnull(rt_world_until(&talk, "/user/slip"));
	ck_assert_int_eq(talk_answer(&talk, 404, "{'message':'Not Found'}"), SOURCE_NOTHING);
	ck_assert_ptr_nonnull(rt_world_until(&talk, "/user/emeka"));
	ck_assert_int_eq(
		talk_answer(&talk, 200,
			"{'Name':'emeka','RealName':'Emeka','EmailAddress':'emeka@acme.com',"
			"'_hyperlinks':[{'ref':'self','id':52}]}"),
		SOURCE_BATCH);
	ck_assert_int_eq(kind_of(&talk, "emeka"), ACTOR_BOT);
	ck_assert_int_eq(kind_of(&talk, "anna"), ACTOR_AGENT);
	ck_assert_int_eq(kind_of(&talk, "helper"), ACTOR_BOT);
	ck_assert_int_eq(kind_of(&talk, "slip"), ACTOR_UNKNOWN);
	talk_release(&talk);
}
END_TEST

START_TEST(test_what_a_bot_does)
{
	static const char *bots[] = { "helper" };
	const struct rt_transaction rows[] = {
		{ 1101, 7, "Create", "", "", "", "helper", "2026-11-22T09:50:00Z" },
		{ 1102, 7, "Correspond", "", "", "", "helper", "2026-11-22T09:51:00Z" },
		{ 1103, 7, "Correspond", "", "", "", "anna", "2026-11-22T09:52:00Z" },
		{ 0 },
	};
	struct talk talk;

	talk_init(&talk, "rt");
	talk.config.bots = (struct text_list){ .items = bots, .len = 1 };
	talk_open(&talk);
	ck_assert_ptr_nonnull(rt_world_until(&talk, "/user/helper"));
	talk_answer(&talk, 403, "{'message':'Forbidden'}");
	rt_world_settle(&talk);
	ck_assert_ptr_nonnull(rt_world_until(&talk, TRANSACTIONS ">"));
	ck_assert_int_eq(rt_answer_rows(&talk, rows), SOURCE_BATCH);
	ck_assert_int_eq(talk_event(&talk, "1102")->actor_kind, ACTOR_BOT);
	ck_assert(!talk_event(&talk, "1102")->is_automatic);
	ck_assert_int_eq(talk_event(&talk, "1103")->actor_kind, ACTOR_AGENT);
	ck_assert_ptr_nonnull(rt_world_until(&talk, "/tickets?query=id=7"));
	ck_assert_int_eq(
		talk_answer(&talk, 200,
			"{'total':1,'count':1,'items':[{'id':'7','Status':'open','Type':'ticket',"
			"'Created':'2026-11-22T09:50:00Z','LastUpdated':'2026-11-22T09:52:00Z',"
			"'Creator':{'id':'helper'}}]}"),
		SOURCE_BATCH);
	ck_assert(!talk_ticket(&talk, "7")->core.is_outbound);
	talk_release(&talk);
}
END_TEST

Suite *suite_source_rt_people(void)
{
	Suite *suite = suite_create("source rt people");
	TCase *tcase = tcase_create("people");

	tcase_add_test(tcase, test_queues_are_groups);
	tcase_add_test(tcase, test_only_groups_that_mean_something_are_opened);
	tcase_add_test(tcase, test_team_of_the_configuration_joins_queue_and_group);
	tcase_add_test(tcase, test_agents_without_team_and_groups_without_right);
	tcase_add_test(tcase, test_fields_without_right);
	tcase_add_test(tcase, test_groups_without_right);
	tcase_add_test(tcase, test_lists_of_several_pages);
	tcase_add_test(tcase, test_people_are_read_hourly);
	tcase_add_test(tcase, test_bots_by_login_and_address);
	tcase_add_test(tcase, test_what_a_bot_does);
	suite_add_tcase(suite, tcase);
	return suite;
}
