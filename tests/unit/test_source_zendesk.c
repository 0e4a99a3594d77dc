/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Zendesk: streams, cursors, limits.
 */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check_source.h"
#include "zendesk_world.h"

static void start(struct talk *talk)
{
	talk_init(talk, "zendesk");
	talk_open(talk);
}

static const char *until(struct talk *talk, const char *prefix)
{
	return talk_until(talk, zendesk_world, prefix);
}

static bool begins(const char *text, const char *prefix)
{
	return text && !strncmp(text, prefix, strlen(prefix));
}

/* Wrong credentials give an anonymous end-user and status 200. */
START_TEST(test_anonymous_user)
{
	static const struct {
		const char *body;
		const char *words;
	} rows[] = {
		{ "{'user':{'id':null,'name':'Anonymous user','role':'end-user'}}", "refused" },
		{ "{'user':{'id':5,'name':'Cy','role':'end-user'}}", "no agent" },
		{ "{'user':{'id':5,'name':'Cy'}}", "no agent" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct talk talk;

		start(&talk);
		ck_assert_str_eq(talk_ask(&talk), "/users/me.json");
		ck_assert_int_eq(talk_answer(&talk, 200, rows[i].body), SOURCE_FAULT);
		ck_assert_int_eq(talk.fault.advice, ADVICE_LOGIN);
		ck_assert_int_eq(talk.fault.error.kind, ERROR_AUTH);
		ck_assert_ptr_nonnull(strstr(talk.fault.error.text, rows[i].words));
		talk_release(&talk);
	}
}
END_TEST

START_TEST(test_people)
{
	struct talk talk;
	const struct account_record *account;

	start(&talk);
	ck_assert_str_eq(until(&talk, "/users.json"),
		"/users.json?role[]=agent&role[]=admin&page[size]=100");
	ck_assert_int_eq(talk_answer_file(&talk, "zendesk/users.json"), SOURCE_BATCH);
	ck_assert(talk.batch.is_list && talk.batch.list_ends);
	ck_assert_int_eq(talk.batch.list_kind, RECORD_ACCOUNT);
	ck_assert_uint_eq(talk_count(&talk, RECORD_ACCOUNT), 4);
	account = &talk_record(&talk, RECORD_ACCOUNT, 0)->account;
	ck_assert_str_eq(account->id, "101");
	ck_assert_str_eq(account->name, "Anna Berg");
	ck_assert_str_eq(account->email, "anna@acme.com");
	ck_assert(account->is_email_verified && account->is_active);
	ck_assert_int_eq(account->kind, ACTOR_AGENT);
	account = &talk_record(&talk, RECORD_ACCOUNT, 1)->account;
	ck_assert(!account->is_active && !account->is_email_verified); /* suspended */
	account = &talk_record(&talk, RECORD_ACCOUNT, 2)->account;
	ck_assert(!account->is_active && account->email == NULL);
	ck_assert_str_eq(account->name, "103");
	ck_assert_int_eq(talk_record(&talk, RECORD_ACCOUNT, 3)->account.kind, ACTOR_CUSTOMER);

	ck_assert_str_eq(talk_ask(&talk), "/groups.json?page[size]=100");
	talk_answer(&talk, 200, zendesk_world[3].body);
	ck_assert_int_eq(talk.batch.list_kind, RECORD_GROUP);
	ck_assert(talk_record(&talk, RECORD_GROUP, 0)->group.is_active);
	ck_assert(!talk_record(&talk, RECORD_GROUP, 1)->group.is_active);

	ck_assert_str_eq(talk_ask(&talk), "/group_memberships.json?page[size]=100");
	talk_answer_file(&talk, "zendesk/memberships.json");
	ck_assert_int_eq(talk.batch.list_kind, RECORD_MEMBERSHIP);
	ck_assert(talk.batch.list_ends);
	ck_assert_uint_eq(talk_count(&talk, RECORD_MEMBERSHIP), 3);
	ck_assert_str_eq(talk_record(&talk, RECORD_MEMBERSHIP, 2)->membership.account, "102");
	ck_assert_str_eq(talk_record(&talk, RECORD_MEMBERSHIP, 2)->membership.group, "22");
	talk_release(&talk);
}
END_TEST

/* Its e-mail address, or the number where the account has none. */
START_TEST(test_bots)
{
	static const char *bots[] = { "Bot@acme.com", "104" };
	struct talk talk;

	talk_init(&talk, "zendesk");
	talk.config.bots = (struct text_list){ .items = bots, .len = 2 };
	talk_open(&talk);
	until(&talk, "/users.json");
	ck_assert_int_eq(
		talk_answer(&talk, 200,
			"{'users':[{'id':101,'name':'Anna','role':'admin','email':'anna@acme.com'},"
			"{'id':103,'name':'Bot','role':'agent','email':'bot@acme.com'},"
			"{'id':104,'name':'App','role':'agent'}],'meta':{'has_more':false}}"),
		SOURCE_BATCH);
	ck_assert_int_eq(talk_record(&talk, RECORD_ACCOUNT, 0)->account.kind, ACTOR_AGENT);
	ck_assert_int_eq(talk_record(&talk, RECORD_ACCOUNT, 1)->account.kind, ACTOR_BOT);
	ck_assert_int_eq(talk_record(&talk, RECORD_ACCOUNT, 2)->account.kind, ACTOR_BOT);
	/* What a bot opens for a customer waits for a first response. */
	until(&talk, EXPORT);
	talk_answer(&talk, 200,
		"{'tickets':[{'id':1,'status':'new','created_at':'2026-11-22T09:00:00Z',"
		"'updated_at':'2026-11-22T09:00:00Z','submitter_id':103,'requester_id':900},"
		"{'id':2,'status':'new','created_at':'2026-11-22T09:00:00Z',"
		"'updated_at':'2026-11-22T09:00:00Z','submitter_id':101,'requester_id':900}],"
		"'after_cursor':'A','end_of_stream':true}");
	ck_assert(!talk_ticket(&talk, "1")->core.is_outbound);
	ck_assert(talk_ticket(&talk, "2")->core.is_outbound);
	talk_release(&talk);
}
END_TEST

START_TEST(test_both_forms_of_paging)
{
	struct talk talk;

	start(&talk);
	until(&talk, "/users.json");
	talk_answer(&talk, 200,
		"{'users':[{'id':1}],'meta':{'has_more':true,'after_cursor':'a+b=='},"
		"'links':{'next':'https://elsewhere.example/x'}}");
	ck_assert(!talk.batch.list_ends);
	ck_assert_str_eq(talk_ask(&talk),
		"/users.json?role[]=agent&role[]=admin&page[size]=100&page[after]=a+b==");
	ck_assert_ptr_nonnull(
		strstr(talk.request.url.bytes, "https://help.example.com/api/v2/users"));
	/* A page that leads to itself would never end. */
	talk_answer(
		&talk, 200, "{'users':[{'id':2}],'meta':{'has_more':true,'after_cursor':'a+b=='}}");
	ck_assert(talk.batch.list_ends);

	ck_assert(begins(talk_ask(&talk), "/groups.json"));
	talk_answer(&talk, 200,
		"{'groups':[{'id':1,'name':'A'}],'next_page':'https://elsewhere.example/2'}");
	ck_assert(!talk.batch.list_ends);
	ck_assert_str_eq(talk_ask(&talk), "/groups.json?per_page=100&page=2");
	talk_answer(&talk, 200, "{'groups':[],'next_page':null}");
	ck_assert(talk.batch.list_ends);
	ck_assert_str_eq(talk_ask(&talk), "/group_memberships.json?page[size]=100");
	talk_release(&talk);
}
END_TEST

/* Live begins a little before now; its cursor is kept after the end and used again. */
START_TEST(test_live_polls_by_cursor)
{
	struct talk talk;
	char want[128];

	start(&talk);
	until(&talk, EXPORT);
	snprintf(want, sizeof want,
		EXPORT "start_time=%" PRId64 "&per_page=1000&include=metric_sets,slas",
		TALK_NOW - 90);
	ck_assert_str_eq(talk.asked, want);
	talk_answer_file(&talk, "zendesk/tickets.json");
	ck_assert_int_eq(talk.outcome, SOURCE_BATCH);
	ck_assert_str_eq(talk.batch.stream, "live");
	ck_assert_uint_eq(talk_count(&talk, RECORD_TICKET), 8);
	ck_assert(talk.batch.is_caught_up);
	ck_assert_uint_eq(talk.batch.coverage_len, 1);
	ck_assert_int_eq(talk.batch.coverage[0].kind, RECORD_TICKET);
	ck_assert_int_eq(talk.batch.coverage[0].from, TALK_NOW - 90);
	ck_assert_int_eq(talk.batch.coverage[0].to, TALK_NOW - 60);
	until(&talk, "never");
	ck_assert_int_ge(talk.idle_until, TALK_NOW + 60);
	talk.now_s = TALK_NOW + 60;
	ck_assert_str_eq(until(&talk, EXPORT "cursor"),
		EXPORT "cursor=AAA==&per_page=1000&include=metric_sets,slas");
	ck_assert_ptr_nonnull(strstr(talk.request.url.bytes, "cursor=AAA%3D%3D&"));
	talk_release(&talk);
}
END_TEST

START_TEST(test_live_goes_on_until_the_end_of_the_stream)
{
	struct talk talk;

	start(&talk);
	until(&talk, EXPORT);
	talk_answer(&talk, 200,
		"{'tickets':[{'id':1,'status':'new'}],'after_cursor':'B','end_of_stream':false}");
	ck_assert(!talk.batch.is_caught_up);
	ck_assert_uint_eq(talk.batch.coverage_len, 0);
	ck_assert(begins(talk_ask(&talk), EXPORT "cursor=B&"));
	/* One that does not move is an end too. */
	talk_answer(&talk, 200,
		"{'tickets':[{'id':1,'status':'new'}],'after_cursor':'B','end_of_stream':false}");
	ck_assert(talk.batch.is_caught_up);
	ck_assert(begins(talk_ask(&talk), SEARCH));
	talk_release(&talk);
}
END_TEST

START_TEST(test_cursor_survives_a_restart)
{
	struct talk talk;
	char covered[8192];

	start(&talk);
	until(&talk, EXPORT);
	talk_answer_file(&talk, "zendesk/tickets.json");
	until(&talk, EXPORT "start");
	snprintf(covered, sizeof covered, "%s", talk.asked);
	talk_restart(&talk);
	talk.now_s += 3600;
	ck_assert(begins(until(&talk, EXPORT), EXPORT "cursor=AAA==&"));
	talk_answer(&talk, 200, NO_TICKETS("BBB"));
	/* History goes on where it stood: its end is live's first start, not the new one. */
	ck_assert_str_eq(until(&talk, EXPORT), covered);
	talk_release(&talk);
}
END_TEST

static int64_t start_of(const struct talk *talk)
{
	int64_t value = 0;

	ck_assert_int_eq(sscanf(talk->asked, EXPORT "start_time=%" SCNd64, &value), 1);
	return value;
}

#define TOO_RECENT "{'error':'InvalidValue','description':'Too recent start_time.'}"

/* The cursor was refused, and the newest change that we have is not old enough to start from. */
START_TEST(test_too_recent_is_no_news)
{
	struct talk talk;
	struct source_progress progress;

	start(&talk);
	until(&talk, EXPORT);
	talk_answer(&talk, 200, NO_TICKETS("OLD"));
	until(&talk, SEARCH);
	talk_answer(&talk, 200, "{'results':[],'meta':{'has_more':false}}");
	until(&talk, EXPORT "start_time");
	talk_answer(&talk, 200, NO_TICKETS("H"));
	talk.now_s += 60;
	ck_assert(begins(until(&talk, EXPORT), EXPORT "cursor=OLD"));
	talk_answer(&talk, 400, "{'error':'InvalidCursor'}");
	ck_assert(begins(talk_ask(&talk), EXPORT "start_time"));
	ck_assert_int_eq(talk_answer(&talk, 422, TOO_RECENT), SOURCE_NOTHING);
	talk.row->progress(talk.source, &progress);
	ck_assert(progress.is_live);
	for (int i = 0; i < 20 && talk_ask(&talk); i++)
		talk_answer(&talk, 200, NO_TICKETS("H"));
	ck_assert_int_le(talk.idle_until, talk.now_s + 61);
	talk_release(&talk);
}
END_TEST

/* Their clock is two days behind ours, and no reply says what it shows: live begins further back. */
START_TEST(test_start_before_an_unknown_clock)
{
	struct talk talk;
	int64_t theirs = TALK_NOW - 2 * 86400, begin;

	start(&talk);
	until(&talk, EXPORT);
	begin = start_of(&talk);
	for (int i = 0; i < 9 && begin > theirs - 60; i++) {
		struct source_progress progress;

		ck_assert_int_eq(talk_answer(&talk, 422, TOO_RECENT), SOURCE_NOTHING);
		talk.row->progress(talk.source, &progress);
		ck_assert(!progress.is_live);
		ck_assert(begins(talk_ask(&talk), EXPORT "start_time"));
		begin = start_of(&talk);
	}
	ck_assert_int_le(begin, theirs - 60);
	ck_assert_int_ge(begin, theirs - 8 * 86400);
	talk_answer(&talk, 200, NO_TICKETS("AAA=="));
	/* History ends where live began. */
	ck_assert_str_eq(until(&talk, SEARCH), SEARCH);
	talk_answer(&talk, 200, "{'results':[],'meta':{'has_more':false}}");
	until(&talk, EXPORT "start_time");
	ck_assert_int_eq(start_of(&talk), begin - 86400);
	talk_release(&talk);
}
END_TEST

/* Who refuses every start is told of, and asked from the beginning the next time. */
START_TEST(test_no_start_is_old_enough)
{
	struct talk talk;
	enum source_outcome outcome = SOURCE_NOTHING;

	start(&talk);
	until(&talk, EXPORT);
	int64_t begin = start_of(&talk);
	for (int i = 0; i < 50 && outcome == SOURCE_NOTHING; i++) {
		outcome = talk_answer(&talk, 422, TOO_RECENT);
		talk.now_s += 60;
		until(&talk, EXPORT "start_time");
	}
	ck_assert_int_eq(outcome, SOURCE_FAULT);
	ck_assert_int_eq(talk.fault.advice, ADVICE_RETRY);
	ck_assert_ptr_nonnull(strstr(talk.fault.error.text, "too recent"));
	ck_assert_int_gt(start_of(&talk), begin);
	talk_release(&talk);
}
END_TEST

/* A cursor that is refused is given up for the newest change that we have. */
START_TEST(test_refused_cursor)
{
	struct talk talk;

	start(&talk);
	until(&talk, EXPORT);
	talk_answer(&talk, 200,
		"{'tickets':[{'id':1,'generated_timestamp':1795341550}],"
		"'after_cursor':'OLD','end_of_stream':false}");
	ck_assert(begins(talk_ask(&talk), EXPORT "cursor=OLD"));
	ck_assert_int_eq(talk_answer(&talk, 400, "{'error':'InvalidCursor'}"), SOURCE_NOTHING);
	ck_assert(begins(talk_ask(&talk), EXPORT "start_time=1795341550&"));
	talk_release(&talk);
}
END_TEST

START_TEST(test_open_tickets_by_search)
{
	struct talk talk;

	start(&talk);
	ck_assert_str_eq(until(&talk, SEARCH), SEARCH);
	talk_answer(&talk, 200,
		"{'results':[{'id':9,'status':'open','result_type':'ticket'}],"
		"'meta':{'has_more':true,'after_cursor':'x=='}}");
	ck_assert_str_eq(talk.batch.stream, "open");
	ck_assert_int_eq(talk_ticket(&talk, "9")->core.state, STATE_OPEN);
	talk_restart(&talk);
	ck_assert_str_eq(until(&talk, SEARCH), SEARCH "&page[after]=x==");
	/* Its cursor lives an hour: then the search begins anew. */
	ck_assert_int_eq(talk_answer(&talk, 400, "{'error':'CursorExpired'}"), SOURCE_NOTHING);
	ck_assert_str_eq(until(&talk, SEARCH), SEARCH);
	talk_answer(&talk, 200, "{'results':[],'meta':{'has_more':false}}");
	ck_assert_str_eq(talk_cursor(&talk, "open"), "{\"done\":true}");
	ck_assert_ptr_nonnull(until(&talk, EXPORT "start_time"));
	talk_release(&talk);
}
END_TEST

START_TEST(test_without_search_the_others_go_on)
{
	static const int statuses[] = { 403, 404 };

	for (size_t i = 0; i < ARRAY_LEN(statuses); i++) {
		struct talk talk;

		start(&talk);
		until(&talk, SEARCH);
		ck_assert_int_eq(
			talk_answer(&talk, statuses[i], "{'error':'Forbidden'}"), SOURCE_FAULT);
		ck_assert_int_eq(talk.fault.advice, ADVICE_STOP_STREAM);
		ck_assert_str_eq(talk.fault.stream, "open");
		ck_assert(begins(talk_ask(&talk), EXPORT "start_time"));
		talk_release(&talk);
	}
}
END_TEST

/* Windows back until `since`, each read upwards; what lies above a window is known already. */
START_TEST(test_history_by_windows)
{
	struct talk talk;
	struct source_progress progress;
	int64_t begin = TALK_NOW - 90, since;
	char body[256];

	start(&talk);
	since = talk.desk.since;
	ck_assert_ptr_nonnull(until(&talk, SEARCH));
	talk_answer(&talk, 200, "{'results':[],'meta':{'has_more':false}}");
	ck_assert_ptr_nonnull(talk_ask(&talk));
	ck_assert_int_eq(start_of(&talk), begin - 86400);
	snprintf(body, sizeof body,
		"{'tickets':[{'id':1,'generated_timestamp':%" PRId64
		"},{'id':2,'generated_timestamp':%" PRId64
		"}],'after_cursor':'C','end_of_stream':false}",
		begin - 1, begin);
	ck_assert_int_eq(talk_answer(&talk, 200, body), SOURCE_BATCH);
	ck_assert_str_eq(talk.batch.stream, "history");
	ck_assert_uint_eq(talk_count(&talk, RECORD_TICKET), 1);
	ck_assert_int_eq(talk.batch.coverage[0].from, begin - 86400);
	ck_assert_int_eq(talk.batch.coverage[0].to, begin);
	ck_assert_double_eq_tol(
		talk.batch.coverage[0].share, 86400.0 / (double)(begin - since), 1e-9);

	/* One page only: the next window is four times as long. */
	ck_assert_ptr_nonnull(talk_ask(&talk));
	ck_assert_int_eq(start_of(&talk), begin - 86400 - 4 * 86400);
	talk_answer(&talk, 200,
		"{'tickets':[{'id':3,'generated_timestamp':1794900000}],"
		"'after_cursor':'D','end_of_stream':false}");
	ck_assert_int_eq(talk.batch.coverage[0].from, begin - 86400); /* not yet whole */
	ck_assert(begins(talk_ask(&talk), EXPORT "cursor=D&"));
	talk_answer(&talk, 200, NO_TICKETS("F"));
	ck_assert_int_eq(talk.batch.coverage[0].from, begin - 5 * 86400);

	/* Two pages: twice as long; then to the end, cut at `since`. */
	talk_ask(&talk);
	ck_assert_int_eq(start_of(&talk), begin - 13 * 86400);
	talk_answer(&talk, 200, NO_TICKETS("G"));
	talk_ask(&talk);
	ck_assert_int_eq(start_of(&talk), since);
	talk_answer(&talk, 200, NO_TICKETS("H"));
	ck_assert_double_eq(talk.batch.coverage[0].share, 1);
	ck_assert_ptr_null(talk_ask(&talk));
	talk.row->progress(talk.source, &progress);
	ck_assert(progress.is_complete);
	ck_assert_int_eq(progress.history_from, since);
	talk_restart(&talk);
	talk.now_s += 120;
	ck_assert_ptr_null(until(&talk, EXPORT "start_time"));
	talk_release(&talk);
}
END_TEST

START_TEST(test_window_survives_a_restart_and_a_lost_cursor)
{
	struct talk talk;
	int64_t from;

	start(&talk);
	until(&talk, SEARCH);
	talk_answer(&talk, 200, "{'results':[],'meta':{'has_more':false}}");
	talk_ask(&talk);
	from = start_of(&talk);
	talk_answer(&talk, 200, "{'tickets':[],'after_cursor':'W','end_of_stream':false}");
	talk_restart(&talk);
	talk.now_s += 600;
	ck_assert_ptr_nonnull(until(&talk, EXPORT "cursor=W"));
	ck_assert_int_eq(talk_answer(&talk, 422, "{'error':'InvalidValue'}"), SOURCE_NOTHING);
	ck_assert_ptr_nonnull(until(&talk, EXPORT "start_time"));
	ck_assert_int_eq(start_of(&talk), from);
	talk_release(&talk);
}
END_TEST

/* How many exports are asked for until the source is idle. */
static int count_exports(struct talk *talk)
{
	int exports = 0;
	char body[128];

	for (int turns = 0; turns < 100; turns++) {
		const char *asked = talk_ask(talk);

		if (!asked)
			break;
		if (!begins(asked, EXPORT)) {
			for (size_t i = 0; zendesk_world[i].prefix; i++) {
				if (begins(asked, zendesk_world[i].prefix)) {
					talk_answer(talk, 200, zendesk_world[i].body);
					break;
				}
			}
			continue;
		}
		exports++;
		snprintf(body, sizeof body,
			"{'tickets':[],'after_cursor':'c%d','end_of_stream':%s}", exports,
			exports == 1 ? "true" : "false");
		talk_answer(talk, 200, body);
	}
	return exports;
}

/* Ten exports in any minute, and the last one is live's. */
START_TEST(test_ten_exports_a_minute)
{
	struct talk talk;

	start(&talk);
	ck_assert_int_eq(count_exports(&talk), 9);
	ck_assert_int_eq(talk.idle_until, TALK_NOW + 60); /* live first */
	talk.now_s = TALK_NOW + 59;
	ck_assert_ptr_null(talk_ask(&talk));
	talk.row->poke(talk.source);
	ck_assert_ptr_nonnull(until(&talk, EXPORT)); /* the tenth */
	talk_answer(&talk, 200, NO_TICKETS("z"));
	ck_assert_ptr_null(until(&talk, EXPORT));
	talk.now_s = TALK_NOW + 61;
	ck_assert_ptr_nonnull(until(&talk, EXPORT));
	talk_release(&talk);
}
END_TEST

START_TEST(test_an_account_with_more_exports)
{
	struct talk talk;

	talk_init(&talk, "zendesk");
	talk.config.exports_per_minute = 30;
	talk_open(&talk);
	ck_assert_int_eq(count_exports(&talk), 29);
	talk_release(&talk);
}
END_TEST

START_TEST(test_rate_headers_are_remembered)
{
	static const struct {
		const char *names[3];
		int64_t resets_at;
	} rows[] = {
		{ { "ratelimit-limit", "ratelimit-remaining", "ratelimit-reset" }, TALK_NOW + 12 },
		{ { "rate-limit", "rate-limit-remaining", "rate-limit-reset" }, TALK_NOW + 12 },
		{ { "x-rate-limit", "x-rate-limit-remaining", "x-other" }, TIME_NONE },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		static const char *const values[] = { "700", "699", "12" };
		struct source_progress progress;
		struct talk talk;

		start(&talk);
		talk.row->progress(talk.source, &progress);
		ck_assert_int_eq(progress.budget_limit, -1);
		ck_assert_int_eq(progress.budget_resets_at, TIME_NONE);
		talk_ask(&talk);
		for (size_t n = 0; n < 3; n++)
			talk_header(&talk, rows[i].names[n], values[n]);
		talk_answer(&talk, 200, zendesk_world[0].body);
		talk.row->progress(talk.source, &progress);
		ck_assert_int_eq(progress.budget_limit, 700);
		ck_assert_int_eq(progress.budget_left, 699);
		ck_assert_int_eq(progress.budget_resets_at, rows[i].resets_at);
		talk_release(&talk);
	}
}
END_TEST

Suite *suite_source_zendesk(void)
{
	Suite *suite = suite_create("source zendesk");
	TCase *tcase = tcase_create("zendesk");

	tcase_add_test(tcase, test_anonymous_user);
	tcase_add_test(tcase, test_people);
	tcase_add_test(tcase, test_bots);
	tcase_add_test(tcase, test_both_forms_of_paging);
	tcase_add_test(tcase, test_live_polls_by_cursor);
	tcase_add_test(tcase, test_live_goes_on_until_the_end_of_the_stream);
	tcase_add_test(tcase, test_cursor_survives_a_restart);
	tcase_add_test(tcase, test_too_recent_is_no_news);
	tcase_add_test(tcase, test_start_before_an_unknown_clock);
	tcase_add_test(tcase, test_no_start_is_old_enough);
	tcase_add_test(tcase, test_refused_cursor);
	tcase_add_test(tcase, test_open_tickets_by_search);
	tcase_add_test(tcase, test_without_search_the_others_go_on);
	tcase_add_test(tcase, test_history_by_windows);
	tcase_add_test(tcase, test_window_survives_a_restart_and_a_lost_cursor);
	tcase_add_test(tcase, test_ten_exports_a_minute);
	tcase_add_test(tcase, test_an_account_with_more_exports);
	tcase_add_test(tcase, test_rate_headers_are_remembered);
	suite_add_tcase(suite, tcase);
	return suite;
}
