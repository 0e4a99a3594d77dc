/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is packed comes back as it was, and bytes that are damaged are never read past their end.
 */
#include "config.h"

#include <stdlib.h>

#include "base/macros.h"
#include "base/mem.h"
#include "check_store.h"
#include "store/history.h"
#include "store/pack.h"
#include "store/place.h"
#include "store/varint.h"

START_TEST(numbers_come_back_whatever_their_size)
{
	static const struct {
		int64_t value;
		size_t len;
	} rows[] = { { 0, 1 }, { -1, 1 }, { 63, 1 }, { 64, 2 }, { -64, 1 }, { -65, 2 },
		{ SCENE_NOW, 5 }, { INT64_MAX, 10 }, { INT64_MIN, 10 } };
	struct buf buf;
	buf_init(&buf, 0);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		buf_clear(&buf);
		pack_int(&buf, rows[i].value);
		ck_assert_uint_eq(buf.len, rows[i].len);
		struct unpacker from = unpacker_make(buf.bytes, buf.len);
		ck_assert_int_eq(unpack_int(&from), rows[i].value);
		ck_assert_ptr_eq(from.at, from.end);
		ck_assert_int_eq(unpack_int(&from), 0);
	}
	buf_clear(&buf);
	pack_time(&buf, TIME_NONE);
	pack_time(&buf, 0);
	pack_time(&buf, -5);
	pack_double(&buf, -0.1);
	struct unpacker from = unpacker_make(buf.bytes, buf.len);
	ck_assert(unpack_time(&from) == TIME_NONE);
	ck_assert_int_eq(unpack_time(&from), 0);
	ck_assert_int_eq(unpack_time(&from), -5);
	ck_assert_double_eq(unpack_double(&from), -0.1);
	buf_release(&buf);
}
END_TEST

/* As a store has it that was written before the wait had a business half. */
START_TEST(a_summary_of_an_older_store_lacks_what_it_did_not_tell)
{
	struct ticket_metrics metrics;
	struct buf buf;
	buf_init(&buf, 0);
	pack_int(&buf, METRICS_REQUESTER_WAIT | METRICS_REPLIES);
	pack_int(&buf, 0);
	pack_int(&buf, 3);
	pack_int(&buf, 0);
	pack_int(&buf, 7200);
	unpack_metrics(buf.bytes, buf.len, 1, &metrics, NULL);
	ck_assert_int_eq(metrics.replies, 3);
	ck_assert_int_eq(metrics.requester_wait_s, 7200);
	ck_assert_int_eq(metrics.requester_wait_business_s, -1);
	struct metrics_facet facet = { .values = metrics };
	facet.values.has |= METRICS_REQUESTER_WAIT_BUSINESS;
	facet.values.requester_wait_business_s = 3600;
	buf_clear(&buf);
	pack_metrics(&buf, &facet);
	unpack_metrics(buf.bytes, buf.len, 0, &metrics, NULL);
	ck_assert_int_eq(metrics.requester_wait_s, 7200);
	ck_assert_int_eq(metrics.requester_wait_business_s, 3600);
	buf_release(&buf);
}
END_TEST

static const struct event_fact examples[] = {
	{ .at = SCENE_NOW,
		.kind = EVENT_CREATE,
		.actor_kind = ACTOR_CUSTOMER,
		.actor = 300000,
		.due_at = TIME_NONE },
	{ .at = SCENE_NOW,
		.kind = EVENT_STATE,
		.from_state = STATE_DELETED,
		.to_state = STATE_HOLD,
		.to_waiting = WAITING_BY_SPEAKER,
		.is_automatic = true,
		.due_at = TIME_NONE },
	{ .at = SCENE_NOW + 5,
		.kind = EVENT_PROMISE,
		.metric = PROMISE_RESOLUTION,
		.due_at = SCENE_NOW + 99,
		.handle_s = 7 },
	{ .at = SCENE_NOW + 6,
		.kind = EVENT_RATING,
		.value = 4.5,
		.scale = 5,
		.from = 1,
		.to = 2,
		.actor_kind = ACTOR_SYSTEM,
		.due_at = TIME_NONE },
};

START_TEST(a_history_comes_back_as_it_was)
{
	struct scene *scene = scene_new();
	struct buf buf;
	buf_init(&buf, 0);
	history_pack(&buf, examples, ARRAY_LEN(examples));
	ck_assert_uint_eq(history_unpack(scene->store, buf.bytes, buf.len), ARRAY_LEN(examples));
	for (size_t i = 0; i < ARRAY_LEN(examples); i++) {
		const struct event_fact *read = &scene->store->events[i], *want = &examples[i];
		ck_assert_int_eq(read->at, want->at);
		ck_assert_int_eq(read->kind, want->kind);
		ck_assert_int_eq(read->actor_kind, want->actor_kind);
		ck_assert_int_eq(read->is_automatic, want->is_automatic);
		ck_assert_int_eq(read->actor, want->actor);
		ck_assert_int_eq(read->from, want->from);
		ck_assert_int_eq(read->to, want->to);
		ck_assert_int_eq(read->from_state, want->from_state);
		ck_assert_int_eq(read->to_state, want->to_state);
		ck_assert_int_eq(read->to_waiting, want->to_waiting);
		ck_assert_int_eq(read->metric, want->metric);
		ck_assert(read->due_at == want->due_at);
		ck_assert_int_eq(read->handle_s, want->handle_s);
		ck_assert_double_eq(read->value, want->value);
		ck_assert_double_eq(read->scale, want->scale);
	}
	ck_assert_uint_eq(history_unpack(scene->store, NULL, 0), 0);
	buf_release(&buf);
	scene_free(scene);
}
END_TEST

/* Bytes of every kind and length, exactly allocated so that a sanitizer sees a step too far. */
START_TEST(damaged_bytes_are_read_to_their_end_only)
{
	struct scene *scene = scene_new();
	uint32_t random = 99;
	for (size_t len = 0; len < 400; len++) {
		char *bytes = len > 0 ? mem_new(len, 1) : NULL;
		for (size_t i = 0; i < len; i++) {
			random = random * 1664525u + 1013904223u;
			bytes[i] = (char)(unsigned char)(random >> 24);
		}
		struct ticket_metrics metrics;
		struct ticket_sla sla;
		struct ticket_rating rating;
		int64_t versions[METRICS_FIELDS], core[CORE_FIELDS];
		unpack_metrics(bytes, len, 0, &metrics, versions);
		unpack_sla(bytes, len, &sla);
		ck_assert_uint_le(sla.len, TICKET_PROMISE_MAX);
		unpack_rating(bytes, len, &rating);
		ck_assert_uint_lt((unsigned int)rating.stage, RATING_STAGE_COUNT);
		unpack_lag(bytes, len, 0x7fff, 0, core);
		size_t events = history_unpack(scene->store, bytes, len);
		for (size_t i = 0; i < events; i++)
			ck_assert_uint_lt(
				(unsigned int)scene->store->events[i].kind, EVENT_KIND_COUNT);
		free(bytes);
	}
	scene_free(scene);
}
END_TEST

/* A sanitizer sees where that is undefined. */
START_TEST(damaged_numbers_turn_round_at_the_end_of_all_numbers)
{
	struct scene *scene = scene_new();
	struct ticket_metrics metrics;
	int64_t versions[METRICS_FIELDS], core[CORE_FIELDS];
	struct buf buf;
	buf_init(&buf, 0);
	pack_int(&buf, 0);
	pack_int(&buf, INT64_MAX);
	pack_int(&buf, 0);
	pack_int(&buf, 2);
	ck_assert_uint_eq(history_unpack(scene->store, buf.bytes, buf.len), 2);
	ck_assert(scene->store->events[0].at == INT64_MAX);
	ck_assert(scene->store->events[1].at == INT64_MIN + 1);
	struct buf again;
	buf_init(&again, 0);
	history_pack(&again, scene->store->events, 2);
	ck_assert_uint_eq(again.len, buf.len);
	ck_assert_mem_eq(again.bytes, buf.bytes, buf.len);
	buf_release(&again);
	buf_clear(&buf);
	pack_int(&buf, 1); /* the field, or of metrics which there are */
	pack_int(&buf, INT64_MIN);
	unpack_lag(buf.bytes, buf.len, 3, 5, core);
	ck_assert(core[1] == INT64_MIN + 5);
	unpack_metrics(buf.bytes, buf.len, 5, &metrics, versions);
	ck_assert(versions[0] == INT64_MIN + 5);
	buf_clear(&buf);
	pack_lag(&buf, core, 3, 5);
	unpack_lag(buf.bytes, buf.len, 3, 5, core);
	ck_assert(core[1] == INT64_MIN + 5);
	buf_release(&buf);
	scene_free(scene);
}
END_TEST

START_TEST(the_lock_lies_beside_the_store)
{
	static const char *const rows[][2] = { { "/var/lib/kpitop/acme.db",
						       "/var/lib/kpitop/acme.lock" },
		{ "acme", "acme.lock" }, { ".db", ".db.lock" } };
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char *path = place_lock_path(rows[i][0]);
		ck_assert_str_eq(path, rows[i][1]);
		free(path);
	}
}
END_TEST

Suite *suite_store_pack(void)
{
	Suite *suite = suite_create("store pack");
	TCase *cases = tcase_create("pack");
	tcase_set_timeout(cases, 120);
	tcase_add_test(cases, numbers_come_back_whatever_their_size);
	tcase_add_test(cases, a_summary_of_an_older_store_lacks_what_it_did_not_tell);
	tcase_add_test(cases, a_history_comes_back_as_it_was);
	tcase_add_test(cases, damaged_bytes_are_read_to_their_end_only);
	tcase_add_test(cases, damaged_numbers_turn_round_at_the_end_of_all_numbers);
	tcase_add_test(cases, the_lock_lies_beside_the_store);
	suite_add_tcase(suite, cases);
	return suite;
}
