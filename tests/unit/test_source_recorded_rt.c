/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Request Tracker: replies recorded from a real one, found through KPITOP_RECORDED. What is wanted
 * was counted in the recordings by hand and by other means than the program's.
 */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check_source.h"
#include "rt_world.h"

#define LIVE_PAGE TRANSACTIONS "> 1000"
#define OPEN_PAGE "/tickets?query=Status"

/* Brings the source to the place, then answers with the recording: status, date and body. */
static void play(struct talk *talk, const char *name, const char *place)
{
	char path[128];
	cJSON *recording, *body;
	const cJSON *header;
	char *text;
	int status;

	snprintf(path, sizeof path, "rt/%s.json", name);
	recording = talk_recording(path);
	rt_world_open(talk);
	ck_assert_msg(rt_world_until(talk, place) != NULL, "%s is not asked", place);
	ck_assert_int_eq(sscanf(cJSON_GetObjectItem(recording, "status")->valuestring,
				 "HTTP/1.1 %d", &status),
		1);
	cJSON_ArrayForEach(header, cJSON_GetObjectItem(recording, "headers"))
	{
		if (!strncmp(header->valuestring, "Date: ", 6))
			talk_header(talk, "date", header->valuestring + 6);
	}
	body = cJSON_GetObjectItem(recording, "body");
	text = cJSON_IsString(body) ? strdup(body->valuestring) : cJSON_Print(body);
	talk_answer_bytes(talk, status, text, strlen(text));
	free(text);
	cJSON_Delete(recording);
}

/* Lets the page that waits for people be delivered. */
static void introduce(struct talk *talk)
{
	while (talk->outcome == SOURCE_NOTHING) {
		int number = 0;
		char body[128];

		ck_assert_int_eq(sscanf(talk_ask(talk), "/user/%d", &number), 1);
		snprintf(body, sizeof body, "{'Name':'user%d','Privileged':1}", number);
		talk_answer(talk, 200, number == 6 ? "{'Name':'Nobody'}" : body);
	}
}

struct transactions {
	const char *name;
	size_t create, message, note, state, assign, team, promise, rating, merge;
	int64_t minutes;
};

static const struct transactions transactions[] = {
	{ "live_tx_after", 2, 2, 0, 4, 1, 0, 3, 1, 0, 7 },
	{ "ticket_1_history", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, /* without fields: nothing to read */
	{ "ticket_1_history_fields", 1, 3, 0, 2, 1, 0, 3, 0, 0, 26 },
	{ "ticket_1_history_root", 1, 3, 0, 2, 1, 0, 3, 0, 0, 26 },
	{ "tx_100", 24, 37, 0, 36, 0, 0, 0, 3, 0, 317 },
	{ "tx_100_page2", 18, 41, 0, 34, 0, 0, 0, 7, 0, 310 },
	{ "tx_100_plain", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "tx_100_root", 24, 37, 0, 36, 0, 0, 0, 3, 0, 317 },
	{ "tx_comment", 0, 0, 2, 0, 0, 0, 0, 0, 0, 10 },
	{ "tx_correspond_of_new_tickets", 0, 62, 0, 0, 0, 0, 0, 0, 0, 526 },
	{ "tx_csat", 0, 0, 0, 0, 0, 0, 0, 3, 0, 0 },
	{ "tx_emailrecord_kpi", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "tx_emailrecord_root", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "tx_json_query", 0, 0, 0, 5, 0, 0, 0, 0, 0, 0 },
	{ "tx_of_merged", 1, 0, 0, 0, 0, 0, 1, 0, 1, 0 },
	{ "tx_owner_changes", 0, 0, 0, 0, 2, 0, 0, 0, 0, 0 },
	{ "tx_queue_changes", 0, 0, 0, 0, 0, 2, 0, 0, 0, 0 },
	{ "tx_reopens", 0, 0, 0, 25, 0, 0, 0, 0, 0, 0 },
	{ "tx_since_created", 15, 48, 0, 31, 0, 0, 0, 6, 0, 361 },
	{ "tx_since_id", 10, 47, 0, 32, 0, 0, 0, 11, 0, 270 },
	{ "tx_since_nothing_new", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "odd_200_history_of_missing_ticket", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 },
};

START_TEST(test_transactions)
{
	const struct transactions *want = &transactions[_i];
	size_t kinds[EVENT_KIND_COUNT] = { 0 };
	int64_t handle_s = 0;
	const struct record *record;
	struct talk talk;

	play(&talk, want->name, LIVE_PAGE);
	introduce(&talk);
	ck_assert_int_eq(talk.outcome, SOURCE_BATCH);
	for (size_t i = 0; (record = talk_record(&talk, RECORD_EVENT, i)); i++) {
		kinds[record->event.kind]++;
		handle_s += record->event.handle_s;
	}
	ck_assert_uint_eq(kinds[EVENT_CREATE], want->create);
	ck_assert_uint_eq(kinds[EVENT_MESSAGE], want->message);
	ck_assert_uint_eq(kinds[EVENT_NOTE], want->note);
	ck_assert_uint_eq(kinds[EVENT_STATE], want->state);
	ck_assert_uint_eq(kinds[EVENT_ASSIGN], want->assign);
	ck_assert_uint_eq(kinds[EVENT_TEAM], want->team);
	ck_assert_uint_eq(kinds[EVENT_PROMISE], want->promise);
	ck_assert_uint_eq(kinds[EVENT_RATING], want->rating);
	ck_assert_uint_eq(kinds[EVENT_MERGE], want->merge);
	ck_assert_uint_eq(kinds[EVENT_PRIORITY] + kinds[EVENT_OTHER], 0);
	ck_assert_int_eq(handle_s, want->minutes * 60);
	talk_release(&talk);
}
END_TEST

START_TEST(test_one_tickets_story)
{
	static const struct {
		const char *id;
		enum event_kind kind;
		enum promise_metric metric;
		const char *when, *due;
	} rows[] = {
		/* Made on the phone by fatima, who is an agent in this story. */
		{ "137", EVENT_CREATE, 0, "2026-10-25T08:28:15Z", NULL },
		{ "139", EVENT_PROMISE, PROMISE_RESOLUTION, "2026-10-25T08:28:15Z",
			"2026-10-26T08:28:15Z" },
		{ "140", EVENT_ASSIGN, 0, "2026-10-25T08:29:02Z", NULL },
		{ "142", EVENT_MESSAGE, 0, "2026-10-25T08:31:22Z", NULL },
		{ "143", EVENT_STATE, 0, "2026-10-25T08:31:22Z", NULL },
		{ "163", EVENT_MESSAGE, 0, "2026-10-25T10:27:56Z", NULL },
		{ "164", EVENT_PROMISE, PROMISE_NEXT_REPLY, "2026-10-25T10:27:56Z",
			"2026-10-25T11:27:56Z" },
		{ "189", EVENT_MESSAGE, 0, "2026-10-25T11:52:02Z", NULL },
		{ "190", EVENT_PROMISE, PROMISE_RESOLUTION, "2026-10-25T11:52:02Z",
			"2026-10-26T08:28:15Z" },
		{ "199", EVENT_STATE, 0, "2026-10-25T15:24:47Z", NULL },
	};
	struct talk talk;

	play(&talk, "ticket_1_history_fields", LIVE_PAGE);
	/* The owner's number is asked for: then she is known before her ticket is judged. */
	while (talk.outcome == SOURCE_NOTHING)
		talk_answer(&talk, 200,
			strcmp(talk_ask(&talk), "/user/6") ? "{'Name':'fatima','Privileged':1}"
							   : "{'Name':'Nobody'}");
	ck_assert_uint_eq(talk_count(&talk, RECORD_EVENT), ARRAY_LEN(rows));
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct event_record *event = talk_event(&talk, rows[i].id);

		ck_assert_ptr_nonnull(event);
		ck_assert_int_eq(event->kind, rows[i].kind);
		ck_assert_int_eq(event->at, at(rows[i].when));
		if (rows[i].due) {
			ck_assert_int_eq(event->metric, rows[i].metric);
			ck_assert_int_eq(event->due_at, at(rows[i].due));
		}
	}
	ck_assert_ptr_null(talk_event(&talk, "140")->from);
	ck_assert_str_eq(talk_event(&talk, "140")->to, "fatima");
	ck_assert_int_eq(talk_event(&talk, "163")->actor_kind, ACTOR_CUSTOMER);
	ck_assert_int_eq(talk_event(&talk, "189")->actor_kind, ACTOR_AGENT);
	talk_release(&talk);
}
END_TEST

struct tickets {
	const char *name;
	size_t len, fresh, open, stalled, resolved, rejected;
	size_t nobody, rated, promised, phone;
	int64_t minutes, solved_s;
	int score;
};

#define HUNDRED 100, 4, 8, 1, 80, 7, 11
static const struct tickets tickets[] = {
	{ "tickets_100_all_fields", HUNDRED, 47, 13, 21, 2069, 4456302, 175 },
	{ "tickets_100_all_fields_expanded", HUNDRED, 47, 13, 21, 2069, 4456302, 175 },
	{ "tickets_100_scalar_fields", HUNDRED, 0, 13, 0, 2069, 4456302, 0 },
	{ "tickets_100_scalar_plus_cf", HUNDRED, 47, 13, 21, 2069, 4456302, 175 },
	{ "tickets_100_scalar_plus_requestor", HUNDRED, 0, 13, 0, 2069, 4456302, 0 },
	{ "tickets_100_plain", .len = 100 },
	{ "tickets_by_ids_or", 4, 0, 1, 0, 2, 1, 0, 0, 0, 0, 0, 0, 0 },
	{ "tickets_fields", 3, 0, 0, 0, 3, 0, 0, 1, 0, 1, 68, 86315, 3 },
	{ "tickets_fields_expanded", 3, 0, 0, 0, 3, 0, 0, 1, 0, 1, 68, 86315, 3 },
	{ "tickets_keyset", 5, 0, 2, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "tickets_new_unset_dates", 2, 2, 0, 0, 0, 0, 2, 0, 2, 0, 0, 0, 0 },
	{ "tickets_order_desc", .len = 3 },
	{ "tickets_page1", .len = 3 },
	{ "tickets_page2", .len = 3 },
	{ "tickets_page_last", .len = 97 },
	{ "tickets_perpage_1000", .len = 100 },
	{ "tickets_post_form", 2, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "tickets_since", 25, 1, 6, 0, 17, 1, 0, 0, 0, 0, 0, 0, 0 },
	{ "tickets_since_nothing_new", .len = 0 },
	{ "tickets_as_unprivileged", .len = 0 },
	{ "tickets_query_merged_away", .len = 0 },
	{ "count_resolved_but_open", 3, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "odd_200_bad_fields", 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "odd_200_page_abc", .len = 20 },
	{ "odd_200_bad_queue", .len = 0 },
	{ "odd_200_no_query", .len = 0 },
};

START_TEST(test_tickets)
{
	const struct tickets *want = &tickets[_i];
	size_t states[STATE_COUNT] = { 0 }, nobody = 0, rated = 0, promised = 0, phone = 0;
	int64_t handle_s = 0, solved_s = 0;
	double score = 0;
	const struct record *record;
	struct talk talk;

	play(&talk, want->name, OPEN_PAGE);
	ck_assert_int_eq(talk.outcome, SOURCE_BATCH);
	for (size_t i = 0; (record = talk_record(&talk, RECORD_TICKET, i)); i++) {
		const struct ticket_record *ticket = &record->ticket;
		const struct ticket_core *core = &ticket->core;

		if (core->has & CORE_STATE)
			states[core->state]++;
		nobody += core->has & CORE_ASSIGNEE && !core->assignee;
		phone += core->channel && !strcmp(core->channel, "phone");
		rated += ticket->rating.stage == RATING_ANSWERED;
		score += ticket->rating.score;
		promised += ticket->sla.len;
		handle_s += ticket->metrics.handle_s > 0 ? ticket->metrics.handle_s : 0;
		solved_s += ticket->metrics.solved_s > 0 ? ticket->metrics.solved_s : 0;
		ck_assert_int_gt(ticket->version[FACET_CORE], 0);
	}
	ck_assert_uint_eq(talk_count(&talk, RECORD_TICKET), want->len);
	ck_assert_uint_eq(states[STATE_NEW], want->fresh);
	ck_assert_uint_eq(states[STATE_OPEN], want->open);
	ck_assert_uint_eq(states[STATE_PENDING], want->stalled);
	ck_assert_uint_eq(states[STATE_SOLVED], want->resolved);
	ck_assert_uint_eq(states[STATE_SPAM], want->rejected);
	ck_assert_uint_eq(nobody, want->nobody);
	ck_assert_uint_eq(rated, want->rated);
	ck_assert_double_eq(score, want->score);
	ck_assert_uint_eq(promised, want->promised);
	ck_assert_uint_eq(phone, want->phone);
	ck_assert_int_eq(handle_s, want->minutes * 60);
	ck_assert_int_eq(solved_s, want->solved_s);
	talk_release(&talk);
}
END_TEST

struct refused {
	const char *name, *place;
	enum source_advice advice;
	enum error_kind kind;
	const char *words;
};

static const struct refused refused[] = {
	{ "err_302_browser_ua", "/queues", ADVICE_LOGIN, ERROR_AUTH, "login" },
	{ "err_400_bad_field", OPEN_PAGE, ADVICE_STOP_STREAM, ERROR_PARSE, "Unknown field: Bogus" },
	{ "err_400_bad_query", OPEN_PAGE, ADVICE_STOP_STREAM, ERROR_PARSE, "Incomplete query" },
	{ "err_400_tx_bad_field", LIVE_PAGE, ADVICE_STOP_STREAM, ERROR_PARSE, "Bogus" },
	{ "tickets_by_ids_in", OPEN_PAGE, ADVICE_STOP_STREAM, ERROR_PARSE, "Wrong query" },
	{ "err_401_bad_basic", "/queues", ADVICE_LOGIN, ERROR_AUTH, "Unauthorized" },
	{ "err_401_bad_token", LIVE_PAGE, ADVICE_LOGIN, ERROR_AUTH, "Unauthorized" },
	{ "err_401_garbage_token", OPEN_PAGE, ADVICE_LOGIN, ERROR_AUTH, "Unauthorized" },
	{ "err_401_no_auth", "/groups", ADVICE_LOGIN, ERROR_AUTH, "Unauthorized" },
	{ "err_403_unprivileged_ticket", OPEN_PAGE, ADVICE_STOP_STREAM, ERROR_FORBIDDEN,
		"Forbidden" },
	{ "err_403_unprivileged_users", "/groups", ADVICE_STOP_STREAM, ERROR_FORBIDDEN,
		"Forbidden" },
	{ "err_404_route", "/queues", ADVICE_STOP, ERROR_CONFIG, "REST" },
	{ "err_405", OPEN_PAGE, ADVICE_STOP_STREAM, ERROR_PARSE, "Method Not Allowed" },
	{ "err_500_bad_json_query", "/groups", ADVICE_RETRY, ERROR_NET, "500" },
	{ "odd_200_bad_orderby", OPEN_PAGE, ADVICE_STOP_STREAM, ERROR_FORBIDDEN, "none is shown" },
	{ "rt", OPEN_PAGE, ADVICE_RETRY, ERROR_PARSE, "no list" },
	{ "ok_basic_auth", LIVE_PAGE, ADVICE_RETRY, ERROR_PARSE, "no list" },
};

START_TEST(test_refusals)
{
	const struct refused *want = &refused[_i];
	struct talk talk;

	play(&talk, want->name, want->place);
	ck_assert_int_eq(talk.outcome, SOURCE_FAULT);
	ck_assert_int_eq(talk.fault.advice, want->advice);
	ck_assert_int_eq(talk.fault.error.kind, want->kind);
	ck_assert_msg(
		strstr(talk.fault.error.text, want->words) != NULL, "%s", talk.fault.error.text);
	talk_release(&talk);
}
END_TEST

/* Things that a source lives with: the next question says what it made of them. */
struct passed {
	const char *name, *place;
	enum source_outcome outcome;
	const char *then;
};

static const struct passed passed[] = {
	{ "queues_all_fields", "/queues", SOURCE_BATCH, "/customfields" },
	{ "queues_all", "/queues", SOURCE_BATCH, "/customfields" },
	{ "customfields_query", "/customfields", SOURCE_NOTHING, "/groups" },
	{ "customfields_no_query", "/customfields", SOURCE_NOTHING, "/groups" },
	{ "queue_customfields", "/customfields", SOURCE_NOTHING, "/groups" },
	/* Supervisors and the teams; not the account's own group. General has none. */
	{ "groups_userdefined", "/groups", SOURCE_NOTHING, "/group/69" },
	{ "groups_userdefined_members_field", "/groups", SOURCE_NOTHING, "/group/69" },
	{ "groups_unfiltered", "/groups", SOURCE_NOTHING, "/groups" }, /* page 1 of 65 */
	{ "group_one", "/group/69", SOURCE_BATCH, TRANSACTIONS },
	{ "group_members_kpi", "/group/42", SOURCE_NOTHING, "/group/51" },
	{ "group_members_root", "/group/42", SOURCE_NOTHING, "/group/51" },
	{ "err_404_queue", "/group/42", SOURCE_NOTHING, "/group/51" },
	{ "user_anna", "/user/anna", SOURCE_NOTHING, "/user/bilal" },
	{ "user_anna_root", "/user/anna", SOURCE_NOTHING, "/user/bilal" },
	{ "err_404_user", "/user/anna", SOURCE_NOTHING, "/user/bilal" },
	{ "user_groups_kpi", "/user/anna", SOURCE_NOTHING, "/user/bilal" },
};

START_TEST(test_people)
{
	const struct passed *want = &passed[_i];
	struct talk talk;

	play(&talk, want->name, want->place);
	ck_assert_int_eq(talk.outcome, want->outcome);
	ck_assert_ptr_nonnull(talk_ask(&talk));
	ck_assert_msg(!strncmp(talk.asked, want->then, strlen(want->then)), "%s", talk.asked);
	if (!strncmp(want->name, "queues", 6))
		ck_assert_uint_eq(talk_count(&talk, RECORD_GROUP), 4);
	talk_release(&talk);
}
END_TEST

START_TEST(test_number_of_a_user)
{
	static const char *const names[] = { "user_anna", "user_anna_root" };

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		struct talk talk;
		const struct account_record *account = NULL;

		play(&talk, names[i], "/user/anna");
		/* The last agent brings the list. */
		rt_world_until(&talk, "/user/sofia");
		talk_answer(&talk, 403, "{'message':'Forbidden'}");
		for (size_t n = 0; n < talk_count(&talk, RECORD_ACCOUNT); n++) {
			const struct account_record *there =
				&talk_record(&talk, RECORD_ACCOUNT, n)->account;

			account = strcmp(there->id, "anna") ? account : there;
		}
		ck_assert_ptr_nonnull(account);
		ck_assert_str_eq(account->name, "Anna Berg");
		ck_assert_str_eq(account->email, "anna@helpdesk.test");
		/* Her number is 43, so nobody need be asked about it. */
		rt_world_until(&talk, TRANSACTIONS "<");
		rt_answer_rows(&talk,
			(const struct rt_transaction[]){ { 900, 1, "Set", "Owner", "43", "43",
								 "anna", "2026-11-20T10:00:00Z" },
				{ 0 } });
		ck_assert_int_eq(talk.outcome, SOURCE_BATCH);
		ck_assert_str_eq(talk_event(&talk, "900")->to, "anna");
		talk_release(&talk);
	}
}
END_TEST

/* Beyond the last page there is a total and no row, which is no error there. */
START_TEST(test_page_beyond_the_end)
{
	struct source_progress progress;
	cJSON *recording = talk_recording("rt/tickets_page_beyond.json");
	struct talk talk;
	char *text;

	rt_world_open(&talk);
	rt_world_until(&talk, OPEN_PAGE);
	talk_answer(&talk, 200, "{'total':297,'items':[{'id':'3','Status':'open'}]}");
	rt_world_until(&talk, OPEN_PAGE);
	text = cJSON_Print(cJSON_GetObjectItem(recording, "body"));
	ck_assert_int_eq(talk_answer_bytes(&talk, 200, text, strlen(text)), SOURCE_BATCH);
	ck_assert_str_eq(talk_cursor(&talk, "open"), "{\"done\":true}");
	talk.row->progress(talk.source, &progress);
	ck_assert(!progress.is_complete);
	free(text);
	cJSON_Delete(recording);
	talk_release(&talk);
}
END_TEST

/* One ticket asked for by its number. */
START_TEST(test_single_tickets)
{
	static const struct {
		const char *name;
		const char *asked;
		enum ticket_state state;
		const char *into;
	} rows[] = {
		{ "ticket_merged_away", "16", STATE_MERGED, "9" },
		{ "ticket_1", "1", STATE_SOLVED, NULL },
		{ "ticket_1_expanded", "1", STATE_SOLVED, NULL },
		{ "err_404_ticket", "99999", STATE_COUNT, NULL },
		{ "err_403_unprivileged_ticket", "1", STATE_COUNT, NULL },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char path[128], cursor[256];
		cJSON *recording;
		struct talk talk;
		char *text;
		int status = 0;

		snprintf(path, sizeof path, "rt/%s.json", rows[i].name);
		recording = talk_recording(path);
		rt_world_open(&talk);
		snprintf(cursor, sizeof cursor,
			"{\"id\":1000,\"anchor\":1000,\"anchor_at\":1795341480,\"owed\":[%s]}",
			rows[i].asked);
		talk.row->restore(talk.source, "live", cursor);
		snprintf(talk.streams[0], sizeof talk.streams[0], "live");
		snprintf(talk.cursors[0], sizeof talk.cursors[0], "%s", cursor);
		rt_world_until(&talk, "/tickets?query=id");
		talk_answer(&talk, 200, "{'total':0,'items':[]}");
		rt_world_until(&talk, "/ticket/");
		sscanf(cJSON_GetObjectItem(recording, "status")->valuestring, "HTTP/1.1 %d",
			&status);
		text = cJSON_Print(cJSON_GetObjectItem(recording, "body"));
		talk_answer_bytes(&talk, status, text, strlen(text));
		ck_assert_int_eq(talk.outcome, SOURCE_BATCH);
		if (rows[i].state == STATE_COUNT) {
			ck_assert_uint_eq(talk_count(&talk, RECORD_TICKET), 0);
		} else {
			const struct ticket_core *core = &talk_ticket(&talk, rows[i].asked)->core;

			ck_assert_int_eq(core->state, rows[i].state);
			if (rows[i].into)
				ck_assert_str_eq(core->merged_into, rows[i].into);
		}
		free(text);
		cJSON_Delete(recording);
		talk_release(&talk);
	}
}
END_TEST

Suite *suite_source_recorded_rt(void)
{
	Suite *suite = suite_create("source recorded rt");
	TCase *tcase = tcase_create("recorded");

	suite_add_tcase(suite, tcase);
	if (!talk_has_recordings("source recorded rt"))
		return suite;
	tcase_add_loop_test(tcase, test_transactions, 0, ARRAY_LEN(transactions));
	tcase_add_test(tcase, test_one_tickets_story);
	tcase_add_loop_test(tcase, test_tickets, 0, ARRAY_LEN(tickets));
	tcase_add_loop_test(tcase, test_refusals, 0, ARRAY_LEN(refused));
	tcase_add_loop_test(tcase, test_people, 0, ARRAY_LEN(passed));
	tcase_add_test(tcase, test_number_of_a_user);
	tcase_add_test(tcase, test_page_beyond_the_end);
	tcase_add_test(tcase, test_single_tickets);
	return suite;
}
