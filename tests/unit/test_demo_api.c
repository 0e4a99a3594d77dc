/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The shapes of replies and errors, credentials and budgets.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "check_demo.h"

static struct demo_desk desk;

static void set_up(void)
{
	struct demo_options options = demo_small();
	desk = demo_desk_open(&options);
}

static void tear_down(void)
{
	demo_desk_close(&desk);
}

static const cJSON *get(const cJSON *object, const char *name)
{
	const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, name);
	ck_assert_msg(item != NULL, "there is no '%s'", name);
	return item;
}

/* "n" number, "s" text, "b" boolean, "a" list, "o" object, "0" null. */
static bool is_of(const cJSON *item, const char *kinds)
{
	return (strchr(kinds, 'n') && cJSON_IsNumber(item)) ||
	       (strchr(kinds, 's') && cJSON_IsString(item)) ||
	       (strchr(kinds, 'b') && cJSON_IsBool(item)) ||
	       (strchr(kinds, 'a') && cJSON_IsArray(item)) ||
	       (strchr(kinds, 'o') && cJSON_IsObject(item)) ||
	       (strchr(kinds, '0') && cJSON_IsNull(item));
}

struct field {
	const char *name, *kinds;
};

static const struct field ticket_fields[] = {
	/* clang-format off */
	{ "url", "s" }, { "id", "n" }, { "external_id", "0" }, { "via", "o" }, { "created_at", "s" },
	{ "updated_at", "s" }, { "type", "s0" }, { "subject", "s" }, { "raw_subject", "s" },
	{ "description", "s" }, { "priority", "s0" }, { "status", "s" }, { "recipient", "s0" },
	{ "requester_id", "n" }, { "submitter_id", "n" }, { "assignee_id", "n0" },
	{ "organization_id", "n0" }, { "group_id", "n0" }, { "collaborator_ids", "a" },
	{ "follower_ids", "a" }, { "email_cc_ids", "a" }, { "forum_topic_id", "0" },
	{ "problem_id", "0" }, { "has_incidents", "b" }, { "is_public", "b" }, { "due_at", "0" },
	{ "tags", "a" }, { "custom_fields", "a" }, { "satisfaction_rating", "o0" },
	{ "sharing_agreement_ids", "a" }, { "custom_status_id", "n" }, { "fields", "a" },
	{ "followup_ids", "a" }, { "ticket_form_id", "n" }, { "brand_id", "n" },
	{ "allow_channelback", "b" }, { "allow_attachments", "b" },
	{ "from_messaging_channel", "b" }, { "generated_timestamp", "n" }, { "metric_set", "o" },
	{ "slas", "o" },
	/* clang-format on */
};

static const struct field metric_fields[] = {
	/* clang-format off */
	{ "url", "s" }, { "id", "n" }, { "ticket_id", "n" }, { "group_stations", "n" },
	{ "assignee_stations", "n" }, { "reopens", "n" }, { "replies", "n" }, { "created_at", "s" },
	{ "updated_at", "s" }, { "assignee_updated_at", "s0" }, { "requester_updated_at", "s" },
	{ "status_updated_at", "s" }, { "initially_assigned_at", "s0" }, { "assigned_at", "s0" },
	{ "solved_at", "s0" }, { "latest_comment_added_at", "s" },
	{ "custom_status_updated_at", "s" },
	/* clang-format on */
};

static const char *const pairs[] = { "reply_time_in_minutes", "first_resolution_time_in_minutes",
	"full_resolution_time_in_minutes", "agent_wait_time_in_minutes",
	"requester_wait_time_in_minutes", "on_hold_time_in_minutes" };

static void expect_fields(const cJSON *object, const struct field *fields, size_t count)
{
	for (size_t i = 0; i < count; i++)
		ck_assert_msg(is_of(get(object, fields[i].name), fields[i].kinds),
			"'%s' is not of '%s'", fields[i].name, fields[i].kinds);
}

static void expect_ticket(const cJSON *ticket)
{
	const cJSON *metrics = get(ticket, "metric_set");
	expect_fields(ticket, ticket_fields, sizeof(ticket_fields) / sizeof(ticket_fields[0]));
	expect_fields(metrics, metric_fields, sizeof(metric_fields) / sizeof(metric_fields[0]));
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		const cJSON *pair = get(metrics, pairs[i]);
		ck_assert(is_of(get(pair, "calendar"), "n0"));
		ck_assert(is_of(get(pair, "business"), "n0"));
	}
	ck_assert(is_of(get(get(ticket, "via"), "channel"), "s"));
	const cJSON *promise;
	cJSON_ArrayForEach(promise, get(get(ticket, "slas"), "policy_metrics"))
	{
		ck_assert(is_of(get(promise, "metric"), "s"));
		ck_assert_ptr_nonnull(
			strstr("active paused achieved", demo_text(promise, "stage")));
		ck_assert(is_of(get(promise, "breach_at"), "s0"));
		ck_assert_int_eq(cJSON_HasObjectItem(promise, "minutes") +
					 cJSON_HasObjectItem(promise, "hours") +
					 cJSON_HasObjectItem(promise, "days"),
			1);
	}
}

START_TEST(every_ticket_has_every_field)
{
	cJSON *page = demo_ask(
		&desk, "incremental/tickets/cursor?start_time=0&include=metric_sets,slas", 200);
	const cJSON *ticket;
	int deleted = 0;
	cJSON_ArrayForEach(ticket, get(page, "tickets"))
	{
		expect_ticket(ticket);
		if (strcmp(demo_text(ticket, "status"), "deleted") == 0) {
			ck_assert_str_eq(demo_text(ticket, "subject"), "SCRUBBED");
			ck_assert(cJSON_IsNull(get(ticket, "satisfaction_rating")));
			deleted++;
		}
	}
	ck_assert_int_gt(deleted, 0);
	ck_assert(cJSON_IsNull(get(page, "before_url")));
	ck_assert(cJSON_IsNull(get(page, "before_cursor")));
	ck_assert_ptr_nonnull(strstr(demo_text(page, "after_url"), "include=metric_sets%2Cslas"));
	cJSON_Delete(page);
}
END_TEST

START_TEST(side_loads_come_only_when_asked_for)
{
	cJSON *page = demo_ask(&desk, "incremental/tickets/cursor?start_time=0&per_page=1", 200);
	const cJSON *ticket = cJSON_GetArrayItem(get(page, "tickets"), 0);
	ck_assert(!cJSON_HasObjectItem(ticket, "metric_set"));
	ck_assert(!cJSON_HasObjectItem(ticket, "slas"));
	cJSON_Delete(page);
}
END_TEST

START_TEST(one_ticket_by_its_number)
{
	cJSON *body = demo_ask(&desk, "tickets/20001.json", 200);
	ck_assert_int_eq(demo_number(get(body, "ticket"), "id"), 20001);
	cJSON_Delete(body);
	body = demo_ask(&desk, "tickets/20001/metrics.json", 200);
	ck_assert_int_eq(demo_number(get(body, "ticket_metric"), "ticket_id"), 20001);
	cJSON_Delete(body);
}
END_TEST

static const struct {
	const char *address;
	int status;
	const char *error;
} error_rows[] = {
	{ "nothing/here.json", 404, "InvalidEndpoint" },
	{ "tickets/1.json", 404, "RecordNotFound" },
	{ "tickets/99999999.json", 404, "RecordNotFound" },
	{ "tickets/abc", 404, "RecordNotFound" },
	{ "incremental/tickets/cursor.json", 400, "StartTimeMissing" },
	{ "incremental/tickets/cursor.json?start_time=soon", 400, "StartTimeMissing" },
	{ "incremental/tickets/cursor.json?start_time=1794997790", 422, "InvalidValue" },
	{ "incremental/tickets/cursor.json?cursor=!!", 400, "InvalidCursor" },
	{ "incremental/tickets/cursor.json?cursor=AAAA", 400, "InvalidCursor" },
	{ "search/export.json?query=status<solved", 422, "InvalidValue" },
	{ "search/export.json?query=priority:high&filter[type]=ticket", 422, "InvalidQuery" },
	{ "groups.json?page[size]=2&page[after]=x", 400, "InvalidPaginationParameter" },
};

START_TEST(errors_have_the_helpdesks_shape)
{
	cJSON *body = demo_ask(&desk, error_rows[_i].address, error_rows[_i].status);
	ck_assert_str_eq(demo_text(body, "error"), error_rows[_i].error);
	ck_assert_ptr_nonnull(demo_text(body, "description"));
	cJSON_Delete(body);
}
END_TEST

static int status_without(const char *path, const char *authorization, char *body, size_t size)
{
	struct api_request request = { .path = path, .authorization = authorization };
	struct api_reply reply;
	api_answer(desk.api, &request, desk.now_s, &reply);
	int status = reply.status;
	snprintf(body, size, "%s", reply.body.bytes);
	api_reply_release(&reply);
	return status;
}

START_TEST(a_wrong_token_is_refused_but_for_the_question_who_one_is)
{
	static const char *const headers[] = { NULL, "", "Bearer ", "Bearer wrong",
		"Basic a3BpdG9wLWRlbW8=", "bearer kpitop-demo ", "Bearer kpitop-demo ", "Basic ",
		/* me@x/token:wrong and me@x:kpitop-demo */
		"Basic bWVAeC90b2tlbjp3cm9uZw==", "Basic bWVAeDprcGl0b3AtZGVtbw==" };
	char body[2048];
	for (size_t i = 0; i < sizeof(headers) / sizeof(headers[0]); i++) {
		ck_assert_int_eq(
			status_without("/api/v2/groups.json", headers[i], body, sizeof(body)), 401);
		ck_assert_ptr_nonnull(strstr(body, "\"error\":\"invalid_token\""));
		ck_assert_int_eq(
			status_without("/api/v2/nothing", headers[i], body, sizeof(body)), 401);
		ck_assert_int_eq(
			status_without("/api/v2/users/me", headers[i], body, sizeof(body)), 200);
		ck_assert_ptr_nonnull(strstr(body, "{\"user\":{\"id\":null"));
	}
	cJSON *me = demo_ask(&desk, "users/me.json", 200);
	ck_assert_str_eq(demo_text(get(me, "user"), "role"), "admin");
	demo_number(get(me, "user"), "id");
	cJSON_Delete(me);
}
END_TEST

START_TEST(an_api_token_is_as_good)
{
	char body[2048];
	/* me@x/token:kpitop-demo */
	ck_assert_int_eq(status_without("/api/v2/groups",
				 "Basic bWVAeC90b2tlbjprcGl0b3AtZGVtbw==", body, sizeof(body)),
		200);
}
END_TEST

/* Reads a list in pages; keeps up to `most` ids. */
static int read_list(const char *name, const char *filter, int size, int64_t *ids, int most)
{
	char after[128] = "";
	int count = 0;
	bool has_more = true;
	while (has_more) {
		char address[256];
		snprintf(address, sizeof(address), "%s.json?%spage[size]=%d%s%s", name, filter,
			size, after[0] == '\0' ? "" : "&page[after]=", after);
		cJSON *page = demo_ask(&desk, address, 200);
		const cJSON *item;
		cJSON_ArrayForEach(item, get(page, name))
		{
			ck_assert_int_lt(count, most);
			ids[count++] = demo_number(item, "id");
		}
		const cJSON *meta = get(page, "meta");
		has_more = cJSON_IsTrue(get(meta, "has_more"));
		snprintf(after, sizeof(after), "%s", demo_text(meta, "after_cursor"));
		ck_assert_int_eq(has_more, demo_text(get(page, "links"), "next") != NULL);
		cJSON_Delete(page);
	}
	return count;
}

START_TEST(lists_are_the_same_in_every_page_size)
{
	int64_t ids[64];
	int64_t by_three[64];
	int count = read_list("users", "role[]=agent&role[]=admin&", 100, ids, 64);
	ck_assert_int_eq(count, 26);
	ck_assert_int_eq(read_list("users", "role[]=agent&role[]=admin&", 3, by_three, 64), count);
	ck_assert_mem_eq(ids, by_three, (size_t)count * sizeof(ids[0]));
	ck_assert_int_eq(read_list("users", "role[]=agent&", 7, by_three, 64), 25);
	ck_assert_int_eq(read_list("users", "role[]=admin&", 7, by_three, 64), 1);
	ck_assert_int_eq(read_list("users", "role[]=end-user&", 7, by_three, 64), 0);
	ck_assert_int_eq(read_list("groups", "", 4, by_three, 64), 6);
	cJSON *whole = demo_ask(&desk, "groups", 200);
	ck_assert_int_eq(demo_number(whole, "count"), 6);
	ck_assert(cJSON_IsNull(get(whole, "next_page")));
	cJSON_Delete(whole);
}
END_TEST

static bool has(const int64_t *ids, int count, int64_t id)
{
	for (int i = 0; i < count; i++)
		if (ids[i] == id)
			return true;
	return false;
}

START_TEST(everybody_named_is_listed)
{
	int64_t users[64];
	int64_t groups[16];
	int user_count = read_list("users", "", 100, users, 64);
	int group_count = read_list("groups", "", 100, groups, 16);
	cJSON *page = demo_ask(&desk, "group_memberships.json", 200);
	const cJSON *item;
	int defaults = 0;
	cJSON_ArrayForEach(item, get(page, "group_memberships"))
	{
		ck_assert(has(users, user_count, demo_number(item, "user_id")));
		ck_assert(has(groups, group_count, demo_number(item, "group_id")));
		defaults += cJSON_IsTrue(get(item, "default"));
	}
	ck_assert_int_eq(defaults, 24);
	cJSON_Delete(page);
	page = demo_ask(&desk, "incremental/tickets/cursor?start_time=0", 200);
	cJSON_ArrayForEach(item, get(page, "tickets"))
	{
		ck_assert(cJSON_IsNull(get(item, "assignee_id")) ||
			  has(users, user_count, demo_number(item, "assignee_id")));
		ck_assert(has(groups, group_count, demo_number(item, "group_id")));
	}
	cJSON_Delete(page);
}
END_TEST

START_TEST(custom_fields_have_titles)
{
	cJSON *page = demo_ask(&desk, "ticket_fields.json", 200);
	const cJSON *reason = cJSON_GetArrayItem(get(page, "ticket_fields"), 0);
	ck_assert_str_eq(demo_text(reason, "title"), "Contact reason");
	cJSON *body = demo_ask(&desk, "tickets/20001.json", 200);
	const cJSON *value = cJSON_GetArrayItem(get(get(body, "ticket"), "custom_fields"), 0);
	ck_assert_int_eq(demo_number(value, "id"), demo_number(reason, "id"));
	cJSON_Delete(body);
	cJSON_Delete(page);
}
END_TEST

static struct api_reply ask_export(struct demo_desk *with)
{
	struct api_request request = { .path = "/api/v2/incremental/tickets/cursor.json",
		.authorization = "Bearer kpitop-demo",
		.arguments = { { "start_time", "0" }, { "per_page", "1" } },
		.argument_count = 2 };
	struct api_reply reply;
	api_answer(with->api, &request, with->now_s, &reply);
	return reply;
}

START_TEST(ten_exports_a_minute)
{
	struct demo_options options = demo_small();
	options.incremental_per_minute = 10;
	options.simulation.speed = _i == 0 ? 1.0 : 60.0;
	struct demo_desk limited = demo_desk_open(&options);
	limited.now_s += 20; /* 40 seconds before the next minute */
	for (int i = 0; i < 11; i++) {
		struct api_reply reply = ask_export(&limited);
		ck_assert_int_eq(reply.status, i < 10 ? 200 : 429);
		ck_assert_int_eq(reply.retry_after_s, i < 10 ? 0 : (_i == 0 ? 40 : 1));
		ck_assert_int_eq(reply.limit, 700);
		ck_assert_int_eq(reply.remaining, 699 - i);
		api_reply_release(&reply);
	}
	/* Other questions are still answered. */
	cJSON_Delete(demo_ask(&limited, "groups.json", 200));
	limited.now_s += 40;
	struct api_reply reply = ask_export(&limited);
	ck_assert_int_eq(reply.status, 200);
	api_reply_release(&reply);
	demo_desk_close(&limited);
}
END_TEST

START_TEST(seven_hundred_requests_a_minute)
{
	struct demo_options options = demo_small();
	options.incremental_per_minute = 10;
	struct demo_desk limited = demo_desk_open(&options);
	for (int i = 0; i < 700; i++)
		cJSON_Delete(demo_ask(&limited, "search/count?query=status<solved", 200));
	cJSON *refused = demo_ask(&limited, "groups.json", 429);
	ck_assert_str_eq(demo_text(refused, "error"), "TooManyRequests");
	cJSON_Delete(refused);
	demo_desk_close(&limited);
}
END_TEST

Suite *suite_demo_api(void)
{
	Suite *suite = suite_create("demo api");
	TCase *tcase = tcase_create("api");
	tcase_set_timeout(tcase, 120);
	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, every_ticket_has_every_field);
	tcase_add_test(tcase, side_loads_come_only_when_asked_for);
	tcase_add_test(tcase, one_ticket_by_its_number);
	tcase_add_loop_test(tcase, errors_have_the_helpdesks_shape, 0,
		(int)(sizeof(error_rows) / sizeof(error_rows[0])));
	tcase_add_test(tcase, a_wrong_token_is_refused_but_for_the_question_who_one_is);
	tcase_add_test(tcase, an_api_token_is_as_good);
	tcase_add_test(tcase, lists_are_the_same_in_every_page_size);
	tcase_add_test(tcase, everybody_named_is_listed);
	tcase_add_test(tcase, custom_fields_have_titles);
	tcase_add_loop_test(tcase, ten_exports_a_minute, 0, 2);
	tcase_add_test(tcase, seven_hundred_requests_a_minute);
	suite_add_tcase(suite, tcase);
	return suite;
}
