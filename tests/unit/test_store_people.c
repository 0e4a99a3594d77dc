/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who works here, who did, and what an actor was when something happened.
 */
#include "config.h"

#include <string.h>

#include "check_store.h"
#include "store/db.h"

static enum actor_kind actor_of(struct scene *scene, size_t event)
{
	return scene_read(scene, "1")->events[event].actor_kind;
}

START_TEST(an_unknown_actor_is_judged_when_the_account_arrives)
{
	struct scene *scene = scene_new();
	scene_begin(scene);
	scene_event(scene, "1", "1", EVENT_MESSAGE)->actor = "anna";
	scene_apply(scene);
	ck_assert_int_eq(actor_of(scene, 0), ACTOR_UNKNOWN);
	int64_t seq = scene_seq(scene);
	scene_begin(scene);
	(void)scene_account(scene, "anna", ACTOR_AGENT);
	scene_apply(scene);
	ck_assert_int_eq(actor_of(scene, 0), ACTOR_AGENT);
	(void)scene_changes(scene, seq);
	ck_assert_uint_eq(scene->seen_len, 1);
	ck_assert_int_eq(scene->seen[0].events[0].actor_kind, ACTOR_AGENT);
	scene_free(scene);
}
END_TEST

START_TEST(one_who_was_an_agent_stays_one_for_the_past)
{
	struct scene *scene = scene_new();
	scene_begin(scene);
	(void)scene_account(scene, "anna", ACTOR_AGENT);
	scene_event(scene, "1", "1", EVENT_MESSAGE)->actor = "anna";
	scene_apply(scene);
	scene_begin(scene);
	(void)scene_account(scene, "anna", ACTOR_CUSTOMER);
	scene_apply(scene);
	scene_begin(scene);
	struct event_record *event = scene_event(scene, "2", "1", EVENT_MESSAGE);
	event->actor = "anna";
	event->at = SCENE_NOW - 600; /* fetched late, but it happened while she was one */
	event = scene_event(scene, "3", "1", EVENT_MESSAGE);
	event->actor = "anna";
	event->at = SCENE_NOW + 600;
	scene_apply(scene);
	ck_assert_int_eq(actor_of(scene, 0), ACTOR_AGENT);
	ck_assert_int_eq(actor_of(scene, 1), ACTOR_AGENT);
	ck_assert_int_eq(actor_of(scene, 2), ACTOR_CUSTOMER);
	scene_free(scene);
}
END_TEST

START_TEST(what_the_source_says_of_an_actor_stands)
{
	struct scene *scene = scene_new();
	scene_begin(scene);
	(void)scene_account(scene, "anna", ACTOR_CUSTOMER);
	struct event_record *event = scene_event(scene, "1", "1", EVENT_MESSAGE);
	event->actor = "anna";
	scene_apply(scene);
	ck_assert_int_eq(actor_of(scene, 0), ACTOR_CUSTOMER);
	scene_begin(scene);
	event = scene_event(scene, "1", "1", EVENT_MESSAGE);
	event->actor = "anna";
	event->actor_kind = ACTOR_BOT;
	scene_apply(scene);
	ck_assert_int_eq(actor_of(scene, 0), ACTOR_BOT);
	scene_begin(scene);
	scene_event(scene, "1", "1", EVENT_MESSAGE)->actor = "anna";
	scene_apply(scene);
	ck_assert_int_eq(scene->result.changed, 0);
	ck_assert_int_eq(actor_of(scene, 0), ACTOR_BOT);
	scene_free(scene);
}
END_TEST

/* The setting holds for all of history, and its taking back too; what is fetched late follows. */
START_TEST(who_is_called_a_bot_was_always_one)
{
	struct scene *scene = scene_new();
	scene_begin(scene);
	(void)scene_account(scene, "helper", ACTOR_AGENT);
	struct event_record *event = scene_event(scene, "1", "1", EVENT_MESSAGE);
	event->actor = "helper";
	event->actor_kind = ACTOR_AGENT;
	scene_event(scene, "2", "1", EVENT_MESSAGE)->actor = "helper";
	event = scene_event(scene, "3", "1", EVENT_MESSAGE);
	event->actor = "anna";
	event->actor_kind = ACTOR_AGENT;
	scene_apply(scene);
	int64_t seq = scene_seq(scene);
	scene_begin(scene);
	(void)scene_account(scene, "helper", ACTOR_BOT);
	scene_apply(scene);
	ck_assert_int_eq(actor_of(scene, 0), ACTOR_BOT);
	ck_assert_int_eq(actor_of(scene, 1), ACTOR_BOT);
	ck_assert_int_eq(actor_of(scene, 2), ACTOR_AGENT);
	(void)scene_changes(scene, seq);
	ck_assert_uint_eq(scene->seen_len, 1);
	scene_begin(scene);
	event = scene_event(scene, "4", "1", EVENT_MESSAGE);
	event->actor = "helper";
	event->actor_kind = ACTOR_AGENT;
	scene_apply(scene);
	ck_assert_int_eq(actor_of(scene, 3), ACTOR_BOT);
	scene_begin(scene);
	(void)scene_account(scene, "helper", ACTOR_AGENT);
	scene_apply(scene);
	for (size_t i = 0; i < 4; i++)
		ck_assert_int_eq(actor_of(scene, i), ACTOR_AGENT);
	scene_free(scene);
}
END_TEST

static void add_membership(struct scene *scene, const char *account, const char *group)
{
	struct membership_record *membership =
		&batch_add(&scene->batch, RECORD_MEMBERSHIP)->membership;
	membership->account = account;
	membership->group = group;
}

static void begin_list(struct scene *scene, enum record_kind kind, int64_t list_id, bool ends)
{
	scene_begin(scene);
	scene->batch.is_list = true;
	scene->batch.list_kind = kind;
	scene->batch.list_id = list_id;
	scene->batch.list_ends = ends;
}

static struct directory *read_directory(struct scene *scene)
{
	struct error err = { 0 };
	struct directory *directory = NULL;
	ck_assert_msg(store_directory(scene->store, &directory, &err), "%s", err.text);
	return directory;
}

static size_t open_memberships(struct scene *scene)
{
	size_t open = 0;
	struct directory *directory = read_directory(scene);
	for (size_t i = 0; i < directory->membership_count; i++)
		open += directory->memberships[i].to == TIME_NONE;
	directory_free(directory);
	return open;
}

START_TEST(a_complete_list_closes_what_it_did_not_name_after_its_last_page)
{
	struct scene *scene = scene_new();
	begin_list(scene, RECORD_MEMBERSHIP, 1, false);
	add_membership(scene, "anna", "billing");
	scene_apply(scene);
	begin_list(scene, RECORD_MEMBERSHIP, 1, true);
	add_membership(scene, "bert", "billing");
	scene_apply(scene);
	ck_assert_uint_eq(open_memberships(scene), 2);
	begin_list(scene, RECORD_MEMBERSHIP, 2, false); /* breaks off */
	scene_apply(scene);
	ck_assert_uint_eq(open_memberships(scene), 2);
	begin_list(scene, RECORD_MEMBERSHIP, 3, true);
	add_membership(scene, "anna", "billing");
	scene_apply(scene);
	ck_assert_uint_eq(open_memberships(scene), 1);
	ck_assert_int_eq(scene->result.changed, 1);
	int64_t seq = scene_seq(scene);
	begin_list(scene, RECORD_MEMBERSHIP, 4, true);
	add_membership(scene, "anna", "billing");
	scene_apply(scene);
	ck_assert_int_eq(scene_seq(scene), seq);
	begin_list(scene, RECORD_MEMBERSHIP, 5, true);
	add_membership(scene, "anna", "billing");
	add_membership(scene, "bert", "billing"); /* back again */
	scene_apply(scene);
	struct directory *directory = read_directory(scene);
	ck_assert_uint_eq(directory->membership_count, 3);
	ck_assert_int_eq(directory->memberships[1].to, SCENE_NOW);
	ck_assert_int_eq(directory->memberships[2].from, SCENE_NOW);
	ck_assert(directory->memberships[2].to == TIME_NONE);
	directory_free(directory);
	scene_free(scene);
}
END_TEST

START_TEST(a_membership_with_dates_is_kept_as_told)
{
	struct scene *scene = scene_new();
	for (int i = 0; i < 2; i++) {
		scene_begin(scene);
		struct membership_record *membership =
			&batch_add(&scene->batch, RECORD_MEMBERSHIP)->membership;
		*membership = (struct membership_record){ "anna", "billing", 100, 200 };
		membership = &batch_add(&scene->batch, RECORD_MEMBERSHIP)->membership;
		*membership = (struct membership_record){ "anna", "billing", 300, TIME_NONE };
		scene_apply(scene);
	}
	ck_assert_int_eq(scene->result.changed, 0);
	struct directory *directory = read_directory(scene);
	ck_assert_uint_eq(directory->membership_count, 2);
	ck_assert_int_eq(directory->memberships[0].from, 100);
	ck_assert_int_eq(directory->memberships[0].to, 200);
	ck_assert_int_eq(directory->memberships[1].from, 300);
	directory_free(directory);
	scene_free(scene);
}
END_TEST

START_TEST(a_complete_list_makes_those_inactive_whom_it_did_not_name)
{
	struct scene *scene = scene_new();
	scene_begin(scene);
	(void)scene_account(scene, "anna", ACTOR_AGENT);
	(void)scene_account(scene, "bert", ACTOR_AGENT);
	(void)scene_account(scene, "carl", ACTOR_CUSTOMER);
	scene_apply(scene);
	begin_list(scene, RECORD_ACCOUNT, 1, true);
	(void)scene_account(scene, "anna", ACTOR_AGENT);
	scene_apply(scene);
	ck_assert_int_eq(scene->result.changed, 1);
	struct directory *directory = read_directory(scene);
	ck_assert_uint_eq(directory->account_count, 2); /* customers are left out */
	ck_assert_str_eq(directory->accounts[0].external_id, "anna");
	ck_assert(directory->accounts[0].is_active);
	ck_assert(!directory->accounts[1].is_active);
	ck_assert_int_eq(directory->accounts[1].kind, ACTOR_AGENT);
	directory_free(directory);
	scene_free(scene);
}
END_TEST

START_TEST(an_assignee_whom_no_list_names_is_in_the_directory)
{
	struct scene *scene = scene_new();
	scene_begin(scene);
	struct ticket_record *ticket = scene_ticket(scene, "1", 10);
	ticket->core.has |= CORE_ASSIGNEE | CORE_REQUESTER | CORE_GROUP;
	ticket->core.assignee = "anna";
	ticket->core.requester = "carl";
	ticket->core.group = "billing";
	scene_apply(scene);
	struct directory *directory = read_directory(scene);
	ck_assert_uint_eq(directory->account_count, 1);
	ck_assert_str_eq(directory->accounts[0].external_id, "anna");
	ck_assert_uint_eq(directory->group_count, 1);
	ck_assert_str_eq(directory->groups[0].external_id, "billing");
	ck_assert_int_eq(directory->groups[0].id, scene_read(scene, "1")->ticket.group);
	directory_free(directory);
	scene_free(scene);
}
END_TEST

static void add_others(struct scene *scene)
{
	struct rating_record *rating = &batch_add(&scene->batch, RECORD_RATING)->rating;
	*rating = (struct rating_record){
		.id = "r1", .kind = "nps", .at = SCENE_NOW, .score = 9, .scale = 10, .weight = 1
	};
	struct call_record *call = &batch_add(&scene->batch, RECORD_CALL)->call;
	*call = (struct call_record){ .id = "c1",
		.at = SCENE_NOW,
		.agent = "anna",
		.outcome = "answered",
		.wait_s = 12,
		.talk_s = -1 };
	struct presence_record *presence = &batch_add(&scene->batch, RECORD_PRESENCE)->presence;
	*presence = (struct presence_record){
		.agent = "anna", .from = SCENE_NOW - 60, .to = TIME_NONE, .state = "available"
	};
	struct schedule_record *schedule = &batch_add(&scene->batch, RECORD_SCHEDULE)->schedule;
	*schedule = (struct schedule_record){ .id = "s1",
		.agent = "anna",
		.from = SCENE_NOW,
		.to = SCENE_NOW + 3600,
		.state = "work" };
	struct measure_record *measure = &batch_add(&scene->batch, RECORD_MEASURE)->measure;
	*measure = (struct measure_record){
		.name = "orders", .from = SCENE_NOW - 86400, .to = SCENE_NOW, .value = 120
	};
}

START_TEST(every_other_record_has_its_place_and_a_repeat_changes_nothing)
{
	struct scene *scene = scene_new();
	scene_begin(scene);
	add_others(scene);
	scene_apply(scene);
	ck_assert_int_eq(scene->result.changed, 5);
	ck_assert_int_eq(scene->result.rejected, 0);
	int64_t seq = scene_seq(scene);
	scene_begin(scene);
	add_others(scene);
	scene_apply(scene);
	ck_assert_int_eq(scene->result.changed, 0);
	ck_assert_int_eq(scene_seq(scene), seq);
	scene_begin(scene);
	add_others(scene);
	scene->batch.records[4].measure.value = 121;
	scene_apply(scene);
	ck_assert_int_eq(scene->result.changed, 1);
	ck_assert_int_gt(scene_seq(scene), seq);
	scene_free(scene);
}
END_TEST

/* What the store must hold and does not is damage, and said to be. */
START_TEST(an_account_that_is_lost_as_it_is_kept_is_an_error)
{
	struct scene *scene = scene_new();
	struct error err = { 0 };
	ck_assert(db_exec(scene->store,
		"CREATE TRIGGER lose AFTER INSERT ON accounts BEGIN"
		" DELETE FROM accounts WHERE id = new.id; END",
		&err));
	scene_begin(scene);
	(void)scene_account(scene, "anna", ACTOR_AGENT);
	ck_assert(!store_apply(scene->store, &scene->batch, SCENE_NOW, NULL, &err));
	ck_assert_int_eq(err.kind, ERROR_STORE);
	ck_assert_ptr_nonnull(strstr(err.text, "is damaged"));
	scene_free(scene);
}
END_TEST

Suite *suite_store_people(void)
{
	Suite *suite = suite_create("store people");
	TCase *cases = tcase_create("people");
	tcase_set_timeout(cases, 120);
	tcase_add_test(cases, an_unknown_actor_is_judged_when_the_account_arrives);
	tcase_add_test(cases, one_who_was_an_agent_stays_one_for_the_past);
	tcase_add_test(cases, what_the_source_says_of_an_actor_stands);
	tcase_add_test(cases, who_is_called_a_bot_was_always_one);
	tcase_add_test(cases, a_complete_list_closes_what_it_did_not_name_after_its_last_page);
	tcase_add_test(cases, a_membership_with_dates_is_kept_as_told);
	tcase_add_test(cases, a_complete_list_makes_those_inactive_whom_it_did_not_name);
	tcase_add_test(cases, an_assignee_whom_no_list_names_is_in_the_directory);
	tcase_add_test(cases, every_other_record_has_its_place_and_a_repeat_changes_nothing);
	tcase_add_test(cases, an_account_that_is_lost_as_it_is_kept_is_an_error);
	suite_add_tcase(suite, cases);
	return suite;
}
