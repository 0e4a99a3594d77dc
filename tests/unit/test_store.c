/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A batch is applied whole with its cursor; what changes nothing leaves no trace; cursors,
 * status and the desk's own facts are kept.
 */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "check_store.h"

START_TEST(a_batch_is_refused_when_the_cursor_is_another)
{
	struct scene *scene = scene_new();
	struct error err = { 0 };
	scene_begin(scene);
	(void)scene_ticket(scene, "1", 10);
	scene_apply(scene);
	scene_begin(scene);
	(void)scene_ticket(scene, "2", 10);
	scene->batch.cursor_from = "";
	ck_assert(!store_apply(scene->store, &scene->batch, SCENE_NOW, &scene->result, &err));
	ck_assert_int_eq(err.kind, ERROR_FENCED);
	fact_id ticket = 1;
	ck_assert(store_ticket_find(scene->store, NULL, "2", &ticket, &err));
	ck_assert_int_eq(ticket, 0);
	struct buf cursor;
	buf_init(&cursor, 0);
	ck_assert(store_cursor(scene->store, "desk", "live", &cursor, &err));
	ck_assert_str_eq(cursor.bytes, "cursor 1");
	ck_assert(store_cursor(scene->store, "desk", "history", &cursor, &err));
	ck_assert_str_eq(cursor.bytes, "");
	buf_release(&cursor);
	scene_free(scene);
}
END_TEST

static void add_example(struct scene *scene)
{
	struct ticket_record *ticket = scene_ticket(scene, "1", 10);
	ticket->core.has |= CORE_SUBJECT | CORE_ASSIGNEE | CORE_CHANNEL;
	ticket->core.subject = "no parcel";
	ticket->core.assignee = "anna";
	ticket->core.channel = "email";
	ticket->version[FACET_METRICS] = 10;
	ticket->metrics.has = METRICS_REOPENS;
	ticket->metrics.reopens = 2;
	ticket->version[FACET_SLA] = 10;
	ticket->sla.len = 1;
	ticket->sla.promises[0] = (struct ticket_promise){ .due_at = SCENE_NOW };
	(void)scene_event(scene, "e1", "1", EVENT_CREATE);
	scene_event(scene, "e2", "1", EVENT_MESSAGE)->actor = "anna";
	(void)scene_account(scene, "anna", ACTOR_AGENT);
}

START_TEST(a_repeat_takes_no_number)
{
	struct scene *scene = scene_new();
	scene_begin(scene);
	add_example(scene);
	scene_apply(scene);
	int64_t seq = scene_seq(scene);
	ck_assert_int_gt(scene->result.changed, 0);
	ck_assert_int_eq(scene->result.seq, seq);
	scene_begin(scene);
	add_example(scene);
	scene_apply(scene);
	ck_assert_int_eq(scene->result.changed, 0);
	ck_assert_int_eq(scene_seq(scene), seq);
	ck_assert_int_eq(scene_changes(scene, seq), seq);
	ck_assert_uint_eq(scene->seen_len, 0);
	scene_free(scene);
}
END_TEST

START_TEST(a_repeat_with_the_same_cursor_writes_nothing_at_all)
{
	struct scene *scene = scene_new_file(STORE_WRITE_PRIVATE);
	struct error err = { 0 };
	struct store *reader = NULL;
	scene_begin(scene);
	add_example(scene);
	scene_apply(scene);
	ck_assert(store_open(scene->path, STORE_READ, &reader, &err));
	ck_assert(store_has_news(reader));
	ck_assert(!store_has_news(reader));
	scene_begin(scene);
	add_example(scene);
	scene->batch.cursor_to = scene->batch.cursor_from;
	scene_apply(scene);
	ck_assert(!store_has_news(reader));
	(void)scene_ticket(scene, "2", 1);
	scene_apply(scene);
	ck_assert(store_has_news(reader));
	store_close(reader);
	scene_free(scene);
}
END_TEST

START_TEST(records_that_cannot_be_are_refused_and_counted)
{
	struct scene *scene = scene_new();
	struct error err = { 0 };
	struct source_status status = { .name = "desk", .kind = "feed" }, read[2];
	size_t len = 0;
	scene_begin(scene);
	(void)scene_ticket(scene, "", 10);
	(void)scene_ticket(scene, "a\nb", 10);
	scene_ticket(scene, "3", 10)->core.created_at = 0;
	scene_event(scene, "e1", "4", EVENT_MESSAGE)->at = TIME_NONE;
	scene_event(scene, "e2", "4", EVENT_MESSAGE)->actor = "x\x1b[2J";
	(void)scene_ticket(scene, "5", 10);
	scene_apply(scene);
	ck_assert_int_eq(scene->result.rejected, 5);
	ck_assert_int_eq(scene->result.changed, 1);
	ck_assert(store_status_set(scene->store, &status, &err));
	ck_assert(store_statuses(scene->store, read, 2, &len, &err));
	ck_assert_uint_eq(len, 1);
	ck_assert_int_eq(read[0].rejected, 5);
	scene_free(scene);
}
END_TEST

START_TEST(status_is_kept_and_a_repeat_is_no_news)
{
	struct scene *scene = scene_new();
	struct error err = { 0 };
	struct store_version before, after;
	struct source_status status = { .name = "desk",
		.kind = "zendesk",
		.state = SOURCE_WAITING,
		.error_kind = "rate",
		.error = "asked to wait",
		.error_since = 7,
		.last_success = TIME_NONE,
		.next_poll = 99,
		.interval_s = 60,
		.budget_limit = 10,
		.budget_left = -1,
		.budget_resets_at = TIME_NONE,
		.clock_offset_s = -3,
		.history_from = 5,
		.history_share = 0.25,
		.history_eta_s = -1,
		.is_complete = true,
		.requests = 12 };
	struct source_status read[1];
	size_t len = 0;
	ck_assert(store_status_set(scene->store, &status, &err));
	ck_assert(store_version(scene->store, &before, &err));
	ck_assert(store_status_set(scene->store, &status, &err));
	ck_assert(store_version(scene->store, &after, &err));
	ck_assert_int_eq(before.status_seq, after.status_seq);
	ck_assert(store_statuses(scene->store, read, 1, &len, &err));
	ck_assert_uint_eq(len, 1);
	ck_assert_str_eq(read[0].name, "desk");
	ck_assert_str_eq(read[0].kind, "zendesk");
	ck_assert_int_eq(read[0].state, SOURCE_WAITING);
	ck_assert_str_eq(read[0].error_kind, "rate");
	ck_assert_str_eq(read[0].error, "asked to wait");
	ck_assert_int_eq(read[0].error_since, 7);
	ck_assert(read[0].last_success == TIME_NONE);
	ck_assert_int_eq(read[0].next_poll, 99);
	ck_assert_int_eq(read[0].budget_limit, 10);
	ck_assert_int_eq(read[0].budget_left, -1);
	ck_assert(read[0].budget_resets_at == TIME_NONE);
	ck_assert_int_eq(read[0].clock_offset_s, -3);
	ck_assert_int_eq(read[0].history_from, 5);
	ck_assert_double_eq(read[0].history_share, 0.25);
	ck_assert_int_eq(read[0].history_eta_s, -1);
	ck_assert(read[0].is_complete);
	ck_assert_int_eq(read[0].requests, 12);
	status.state = SOURCE_OK;
	ck_assert(store_status_set(scene->store, &status, &err));
	ck_assert(store_version(scene->store, &after, &err));
	ck_assert_int_gt(after.status_seq, before.status_seq);
	ck_assert_int_eq(after.seq, before.seq);
	scene_free(scene);
}
END_TEST

START_TEST(the_desk_keeps_its_own_facts)
{
	struct scene *scene = scene_new();
	struct error err = { 0 };
	struct clock_simulation set = { 1234, 5678, 0.1 }, read;
	struct buf value;
	buf_init(&value, 0);
	ck_assert(store_meta(scene->store, "zone", &value, &err));
	ck_assert_str_eq(value.bytes, "");
	ck_assert(store_meta_set(scene->store, "zone", "Asia/Tehran", &err));
	ck_assert(store_meta(scene->store, "zone", &value, &err));
	ck_assert_str_eq(value.bytes, "Asia/Tehran");
	ck_assert(store_simulation(scene->store, &read, &err));
	ck_assert_double_eq(read.speed, 0);
	ck_assert(store_simulation_set(scene->store, &set, &err));
	ck_assert(store_simulation(scene->store, &read, &err));
	ck_assert_int_eq(read.real_start_ms, 1234);
	ck_assert_int_eq(read.sim_start_s, 5678);
	ck_assert_double_eq(read.speed, 0.1);
	buf_release(&value);
	scene_free(scene);
}
END_TEST

struct cursors {
	char text[64];
};

static void receive_cursor(void *receiver, const char *stream, const char *cursor)
{
	struct cursors *cursors = receiver;
	strncat(cursors->text, stream, 16);
	strncat(cursors->text, "=", 2);
	strncat(cursors->text, cursor, 16);
	strncat(cursors->text, ";", 2);
}

START_TEST(a_renamed_source_goes_on_where_it_stood)
{
	struct scene *scene = scene_new();
	struct error err = { 0 };
	struct cursors cursors = { "" };
	fact_id ticket = 0;
	scene_begin(scene);
	(void)scene_ticket(scene, "1", 10);
	scene_apply(scene);
	ck_assert(store_rename_source(scene->store, "nobody", "else", &err));
	ck_assert(store_rename_source(scene->store, "desk", "support", &err));
	ck_assert(store_cursors(scene->store, "support", receive_cursor, &cursors, &err));
	ck_assert_str_eq(cursors.text, "live=cursor 1;");
	ck_assert(store_ticket_find(scene->store, "support", "1", &ticket, &err));
	ck_assert_int_ne(ticket, 0);
	ck_assert(store_ticket_find(scene->store, "desk", "1", &ticket, &err));
	ck_assert_int_eq(ticket, 0);
	scene_free(scene);
}
END_TEST

Suite *suite_store(void)
{
	Suite *suite = suite_create("store");
	TCase *cases = tcase_create("store");
	tcase_set_timeout(cases, 120);
	tcase_add_test(cases, a_batch_is_refused_when_the_cursor_is_another);
	tcase_add_test(cases, a_repeat_takes_no_number);
	tcase_add_test(cases, a_repeat_with_the_same_cursor_writes_nothing_at_all);
	tcase_add_test(cases, records_that_cannot_be_are_refused_and_counted);
	tcase_add_test(cases, status_is_kept_and_a_repeat_is_no_news);
	tcase_add_test(cases, the_desk_keeps_its_own_facts);
	tcase_add_test(cases, a_renamed_source_goes_on_where_it_stood);
	suite_add_tcase(suite, cases);
	return suite;
}
