/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fresh records know nothing; batches keep what they are given and can be used again.
 */
#include "config.h"

#include "check_model.h"
#include "model/record.h"

START_TEST(a_fresh_ticket_knows_nothing)
{
	struct batch batch;
	const struct ticket_record *ticket;

	batch_init(&batch);
	ticket = &batch_add(&batch, RECORD_TICKET)->ticket;
	ck_assert_uint_eq(ticket->core.has, 0);
	ck_assert_uint_eq(ticket->metrics.has, 0);
	for (int facet = 0; facet < FACET_COUNT; facet++)
		ck_assert_int_eq(ticket->version[facet], 0);
	ck_assert_int_eq(ticket->core.created_at, TIME_NONE);
	ck_assert_int_eq(ticket->core.waiting, WAITING_US);
	ck_assert_int_eq(ticket->metrics.first_reply_s, -1);
	ck_assert_int_eq(ticket->metrics.solved_business_s, -1);
	ck_assert_int_eq(ticket->metrics.solved_at, TIME_NONE);
	ck_assert_int_eq(ticket->metrics.assigned_at, TIME_NONE);
	ck_assert_int_eq(ticket->metrics.state_since, TIME_NONE);
	ck_assert_int_eq(ticket->metrics.reopens, 0);
	for (int i = 0; i < TICKET_PROMISE_MAX; i++)
		ck_assert_int_eq(ticket->sla.promises[i].due_at, TIME_NONE);
	ck_assert_int_eq(ticket->rating.answered_at, TIME_NONE);
	batch_release(&batch);
}
END_TEST

START_TEST(a_fresh_record_of_every_kind)
{
	struct batch batch;

	batch_init(&batch);
	for (int kind = 0; kind < RECORD_KIND_COUNT; kind++) {
		batch_add(&batch, (enum record_kind)kind);
		ck_assert_int_eq(batch.records[kind].kind, kind);
	}
	ck_assert_uint_eq(batch.len, RECORD_KIND_COUNT);
	ck_assert_int_eq(batch.records[RECORD_EVENT].event.at, TIME_NONE);
	ck_assert_int_eq(batch.records[RECORD_EVENT].event.due_at, TIME_NONE);
	ck_assert_int_eq(batch.records[RECORD_EVENT].event.handle_s, 0);
	ck_assert_int_eq(batch.records[RECORD_MEMBERSHIP].membership.from, TIME_NONE);
	ck_assert_int_eq(batch.records[RECORD_CALL].call.wait_s, -1);
	ck_assert_int_eq(batch.records[RECORD_MEASURE].measure.to, TIME_NONE);
	batch_release(&batch);
}
END_TEST

START_TEST(a_cleared_batch_starts_anew)
{
	struct batch batch;

	batch_init(&batch);
	ck_assert_str_eq(batch.cursor_from, "");
	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < 500; i++) {
			struct record *record = batch_add(&batch, RECORD_GROUP);

			ck_assert_ptr_null(record->group.id);
			record->group.id = arena_printf(batch.arena, "%d", i);
		}
		ck_assert_str_eq(batch.records[499].group.id, "499");
		batch.cursor_to = arena_dup(batch.arena, "page 2");
		batch.is_caught_up = batch.is_list = true;
		batch.coverage_len = 2;
		batch_clear(&batch);
		ck_assert_uint_eq(batch.len, 0);
		ck_assert_str_eq(batch.cursor_to, "");
		ck_assert(!batch.is_caught_up && !batch.is_list);
		ck_assert_uint_eq(batch.coverage_len, 0);
	}
	batch_release(&batch);
}
END_TEST

START_TEST(states_are_open_or_solved_or_neither)
{
	static const bool open[STATE_COUNT] = {
		[STATE_NEW] = true, [STATE_OPEN] = true, [STATE_PENDING] = true, [STATE_HOLD] = true
	};
	static const bool solved[STATE_COUNT] = { [STATE_SOLVED] = true, [STATE_CLOSED] = true };

	for (int state = 0; state < STATE_COUNT; state++) {
		ck_assert_int_eq(ticket_state_is_open((enum ticket_state)state), open[state]);
		ck_assert_int_eq(ticket_state_is_solved((enum ticket_state)state), solved[state]);
	}
	/* numbers that a newer version may have stored */
	ck_assert(!ticket_state_is_open((enum ticket_state)99));
	ck_assert(!ticket_state_is_solved((enum ticket_state)99));
}
END_TEST

Suite *suite_record(void)
{
	Suite *suite = suite_create("record");
	TCase *tests = tcase_create("all");

	tcase_set_timeout(tests, 60); /* a slow machine is no error */
	tcase_add_test(tests, a_fresh_ticket_knows_nothing);
	tcase_add_test(tests, a_fresh_record_of_every_kind);
	tcase_add_test(tests, a_cleared_batch_starts_anew);
	tcase_add_test(tests, states_are_open_or_solved_or_neither);
	suite_add_tcase(suite, tests);
	return suite;
}
