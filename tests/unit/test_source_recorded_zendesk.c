/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Zendesk: recorded replies, found through KPITOP_RECORDED. What is wanted was counted in the
 * recordings by other means than the program's.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check_source.h"
#include "source/json.h"
#include "source/zendesk/metrics.h"
#include "zendesk_world.h"

/* The n-th exchange of the recording; *recording is the caller's to delete. */
static const cJSON *exchange(const char *name, int n, cJSON **recording)
{
	char path[128];
	const cJSON *response;

	snprintf(path, sizeof path, "zendesk/%s.json", name);
	*recording = talk_recording(path);
	if (!*recording)
		return NULL;
	response = json_get(cJSON_GetArrayItem(json_list(*recording, "exchanges"), n), "response");
	ck_assert_ptr_nonnull(response);
	return response;
}

static void play(struct talk *talk, const char *name, int n, const char *place)
{
	cJSON *recording;
	const cJSON *response = exchange(name, n, &recording), *header;
	int64_t status = 0;
	char *text;

	talk_init(talk, "zendesk");
	talk->config.topic_field = "Contact reason";
	talk_open(talk);
	ck_assert_msg(talk_until(talk, zendesk_world, place) != NULL, "%s is not asked", place);
	cJSON_ArrayForEach(header, json_get(response, "headers"))
	{
		char lower[48] = "";

		for (size_t i = 0; header->string[i] && i < sizeof lower - 1; i++)
			lower[i] = (char)(header->string[i] |
					  (strchr("-_", header->string[i]) ? 0 : 0x20));
		talk_header(talk, lower, header->valuestring);
	}
	ck_assert(json_int(response, "status", &status));
	text = cJSON_PrintUnformatted(json_get(response, "body"));
	talk_answer_bytes(talk, (int)status, text, strlen(text));
	free(text);
	cJSON_Delete(recording);
}

struct tickets {
	const char *name;
	int exchange;
	const char *place;
	size_t len, fresh, open, pending, closed, deleted;
	size_t social, web, email, api, test;
	size_t without_priority, unassigned, rated;
	bool is_caught_up;
};

static const struct tickets tickets[] = {
	{ "zenpy-incremental-tickets-values", 0, EXPORT, 87, 77, 1, 8, 0, 1, 0, 2, 0, 84, 1, 80, 86,
		0, true },
	{ "zenpy-incremental-tickets-values", 1, EXPORT, 87, 77, 1, 8, 0, 1, 0, 2, 0, 84, 1, 80, 86,
		0, true },
	/* Seven rows of one second, though one was asked for; without a cursor it is an end. */
	{ "zenpy-incremental-tickets-values", 2, EXPORT, 7, 7, 0, 0, 0, 0, 0, 0, 0, 7, 0, 7, 7, 0,
		true },
	{ "zenpy-incremental-tickets-values", 3, EXPORT, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 0,
		false },
	{ "zammad2021-zendesk-incremental-tickets", 0, EXPORT, 144, 139, 0, 3, 1, 1, 140, 1, 1, 0,
		2, 141, 140, 0, true },
	{ "zammad2021-zendesk-incremental-tickets", 1, EXPORT, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1,
		0, 0, true },
	{ "rb2012-tickets", 0, EXPORT, 100, 34, 0, 1, 65, 0, 0, 2, 0, 98, 0, 13, 34, 1, true },
	{ "zenpy-tickets-list", 1, EXPORT, 91, 82, 1, 8, 0, 0, 0, 2, 0, 88, 1, 85, 90, 0, true },
	{ "zenpy-tickets-list", 3, EXPORT, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, true },
	{ "zenpy-deleted_tickets-values", 4, EXPORT, 91, 82, 1, 8, 0, 0, 0, 2, 0, 88, 1, 85, 90, 0,
		true },
};

static bool is_channel(const struct ticket_core *core, const char *channel)
{
	return core->channel && !strcmp(core->channel, channel);
}

START_TEST(test_tickets)
{
	const struct tickets *want = &tickets[_i];
	size_t states[STATE_COUNT] = { 0 };
	struct tickets got = { 0 };
	const struct record *record;
	struct talk talk;

	play(&talk, want->name, want->exchange, want->place);
	ck_assert_int_eq(talk.outcome, SOURCE_BATCH);
	for (; (record = talk_record(&talk, RECORD_TICKET, got.len)); got.len++) {
		const struct ticket_core *core = &record->ticket.core;

		states[core->state]++;
		got.social += is_channel(core, "social");
		got.web += is_channel(core, "web");
		got.email += is_channel(core, "email");
		got.api += is_channel(core, "api");
		got.test += core->is_test;
		got.without_priority += core->has & CORE_PRIORITY && !core->priority;
		got.unassigned += core->has & CORE_ASSIGNEE && !core->assignee;
		ck_assert(!core->requester || core->requester[0] != '-');
		got.rated += record->ticket.rating.stage == RATING_ANSWERED;
		ck_assert_int_ne(record->ticket.rating.stage, RATING_OFFERED);
	}
	ck_assert_uint_eq(got.len, want->len);
	ck_assert_uint_eq(states[STATE_NEW], want->fresh);
	ck_assert_uint_eq(states[STATE_OPEN], want->open);
	ck_assert_uint_eq(states[STATE_PENDING], want->pending);
	ck_assert_uint_eq(states[STATE_CLOSED], want->closed);
	ck_assert_uint_eq(states[STATE_DELETED], want->deleted);
	ck_assert_uint_eq(got.social, want->social);
	ck_assert_uint_eq(got.web, want->web);
	ck_assert_uint_eq(got.email, want->email);
	ck_assert_uint_eq(got.api, want->api);
	ck_assert_uint_eq(got.test, want->test);
	ck_assert_uint_eq(got.without_priority, want->without_priority);
	ck_assert_uint_eq(got.unassigned, want->unassigned);
	ck_assert_uint_eq(got.rated, want->rated);
	ck_assert(talk.batch.is_caught_up == want->is_caught_up);
	talk_release(&talk);
}
END_TEST

/* Their server-side change is later than their own: the export's order and our version. */
START_TEST(test_generated_timestamp_is_the_version)
{
	struct talk talk;

	play(&talk, "zenpy-incremental-tickets-values", 1, EXPORT);
	ck_assert_int_eq(talk_ticket(&talk, "4034")->version[FACET_CORE], 1700716703);
	ck_assert_int_lt(talk_ticket(&talk, "4034")->core.updated_at, 1700000000);
	talk.now_s += 60;
	ck_assert_str_eq(talk_until(&talk, zendesk_world, EXPORT "cursor"), EXPORT
		"cursor=MTcwNzI3MTc0MS4wfHw0MDQ1fA==&per_page=1000&include=metric_sets,slas");
	ck_assert_ptr_nonnull(strstr(talk.request.url.bytes, "MDQ1fA%3D%3D&"));
	talk_release(&talk);
}
END_TEST

struct list {
	const char *name;
	int exchange;
	const char *place;
	enum record_kind kind;
	size_t len;
	bool ends;
};

static const struct list lists[] = {
	{ "rb2012-users", 0, "/users.json", RECORD_ACCOUNT, 4, true },
	{ "zammad2021-zendesk-static", 0, "/groups.json", RECORD_GROUP, 2, true },
	{ "zenpy-groups-values", 0, "/groups.json", RECORD_GROUP, 8, true },
	{ "zenpy-groups-values", 2, "/groups.json", RECORD_GROUP, 1, false },
	{ "zenpy-groups-values", 3, "/groups.json", RECORD_GROUP, 8, true },
	{ "zammad2021-zendesk-static", 5, "/group_memberships.json", RECORD_MEMBERSHIP, 3, true },
	{ "zenpy-group_memberships-values", 0, "/group_memberships.json", RECORD_MEMBERSHIP, 9,
		true },
	{ "zenpy-group_memberships-values", 2, "/group_memberships.json", RECORD_MEMBERSHIP, 1,
		false },
	{ "zenpy-group_memberships-values", 3, "/group_memberships.json", RECORD_MEMBERSHIP, 9,
		true },
};

START_TEST(test_lists)
{
	const struct list *want = &lists[_i];
	size_t agents = 0;
	struct talk talk;

	play(&talk, want->name, want->exchange, want->place);
	ck_assert_int_eq(talk.outcome, SOURCE_BATCH);
	ck_assert_int_eq(talk.batch.list_kind, want->kind);
	ck_assert_uint_eq(talk_count(&talk, want->kind), want->len);
	ck_assert_uint_eq(talk.batch.len, want->len);
	ck_assert(talk.batch.list_ends == want->ends);
	for (size_t i = 0; want->kind == RECORD_ACCOUNT && i < want->len; i++) {
		const struct account_record *account =
			&talk_record(&talk, RECORD_ACCOUNT, i)->account;

		agents += account->kind == ACTOR_AGENT;
		ck_assert(account->is_active && account->is_email_verified);
	}
	if (want->kind == RECORD_ACCOUNT)
		ck_assert_uint_eq(agents, 3);
	talk_release(&talk);
}
END_TEST

START_TEST(test_ticket_fields)
{
	struct talk talk;

	play(&talk, "zammad2021-zendesk-static", 6, "/ticket_fields.json");
	ck_assert_int_eq(talk.outcome, SOURCE_NOTHING);
	ck_assert_ptr_nonnull(talk_until(&talk, zendesk_world, "/users.json"));
	talk_release(&talk);
}
END_TEST

START_TEST(test_anonymous_and_missing)
{
	struct talk talk;

	play(&talk, "zammad2021-zendesk-401", 0, "/users/me.json");
	ck_assert_int_eq(talk.outcome, SOURCE_FAULT);
	ck_assert_int_eq(talk.fault.advice, ADVICE_LOGIN);
	ck_assert_int_eq(talk.fault.error.kind, ERROR_AUTH);
	talk_release(&talk);
	play(&talk, "zenpy-error-404", 0, EXPORT);
	ck_assert_int_eq(talk.outcome, SOURCE_FAULT);
	ck_assert_int_eq(talk.fault.advice, ADVICE_STOP_STREAM);
	ck_assert_ptr_nonnull(strstr(talk.fault.error.text, "Not found"));
	talk_release(&talk);
}
END_TEST

START_TEST(test_rate_headers)
{
	struct source_progress progress;
	struct talk talk;

	play(&talk, "zenpy-incremental-tickets-values", 0, EXPORT);
	talk.row->progress(talk.source, &progress);
	ck_assert_int_eq(progress.budget_limit, 700);
	ck_assert_int_eq(progress.budget_left, 699);
	ck_assert_int_eq(progress.budget_resets_at, talk.now_s + 12);
	talk_release(&talk);
}
END_TEST

/* A hundred metric sets of another time: 97 without a reply, 65 solved, one still waited for less. */
START_TEST(test_metric_sets)
{
	cJSON *recording;
	const cJSON *response = exchange("rb2012-ticket_metrics-list", 0, &recording), *set;
	int64_t replied = 0, reply_s = 0, first_s = 0, full_s = 0, solved = 0, replies = 0,
		wait_s = 0;
	int len = 0;

	cJSON_ArrayForEach(set, json_list(json_get(response, "body"), "ticket_metrics"))
	{
		struct ticket_metrics metrics = { .first_reply_s = -1, .solved_at = TIME_NONE };

		zendesk_metrics_read(set, &metrics);
		len++;
		ck_assert(metrics.has & METRICS_FIRST_REPLY && metrics.has & METRICS_SOLVED);
		replied += metrics.first_reply_s >= 0;
		reply_s += metrics.first_reply_s > 0 ? metrics.first_reply_s : 0;
		first_s += metrics.first_solved_s > 0 ? metrics.first_solved_s : 0;
		full_s += metrics.solved_s > 0 ? metrics.solved_s : 0;
		wait_s += metrics.requester_wait_s > 0 ? metrics.requester_wait_s : 0;
		solved += metrics.solved_at != TIME_NONE;
		replies += metrics.replies;
		ck_assert_int_eq(metrics.reopens + metrics.moves + metrics.team_moves, 0);
	}
	ck_assert_int_eq(len, 100);
	ck_assert_int_eq(replied, 3);
	ck_assert_int_eq(reply_s, INT64_C(1478) * 60);
	ck_assert_int_eq(first_s, INT64_C(36828408) * 60);
	ck_assert_int_eq(full_s, INT64_C(36828408) * 60);
	ck_assert_int_eq(wait_s, INT64_C(36828408) * 60);
	ck_assert_int_eq(solved, 65);
	ck_assert_int_eq(replies, 3);
	cJSON_Delete(recording);
}
END_TEST

START_TEST(test_satisfaction_ratings)
{
	cJSON *recording;
	const cJSON *response = exchange("rb2012-satisfaction_ratings", 0, &recording), *row;
	int offered = 0, good = 0, bad = 0;

	cJSON_ArrayForEach(row, json_list(json_get(response, "body"), "satisfaction_ratings"))
	{
		struct ticket_rating rating = { .stage = RATING_NONE };

		zendesk_rating_read(row, &rating);
		offered += rating.stage == RATING_OFFERED;
		good += rating.stage == RATING_ANSWERED && rating.score > 0;
		bad += rating.stage == RATING_ANSWERED && rating.score <= 0;
	}
	ck_assert_int_eq(offered, 64);
	ck_assert_int_eq(good, 1);
	ck_assert_int_eq(bad, 0);
	cJSON_Delete(recording);
}
END_TEST

Suite *suite_source_recorded_zendesk(void)
{
	Suite *suite = suite_create("source recorded zendesk");
	TCase *tcase = tcase_create("recorded");

	suite_add_tcase(suite, tcase);
	if (!talk_has_recordings("source recorded zendesk"))
		return suite;
	tcase_add_loop_test(tcase, test_tickets, 0, ARRAY_LEN(tickets));
	tcase_add_test(tcase, test_generated_timestamp_is_the_version);
	tcase_add_loop_test(tcase, test_lists, 0, ARRAY_LEN(lists));
	tcase_add_test(tcase, test_ticket_fields);
	tcase_add_test(tcase, test_anonymous_and_missing);
	tcase_add_test(tcase, test_rate_headers);
	tcase_add_test(tcase, test_metric_sets);
	tcase_add_test(tcase, test_satisfaction_ratings);
	return suite;
}
