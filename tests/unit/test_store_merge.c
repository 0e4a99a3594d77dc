/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Facets and events: the same records in any order, whole or in parts, give the same store.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check_store.h"

START_TEST(a_higher_version_wins_and_a_lower_one_changes_nothing)
{
	struct scene *scene = scene_new();
	scene_begin(scene);
	scene_ticket(scene, "1", 20)->core.state = STATE_SOLVED;
	scene_apply(scene);
	scene_begin(scene);
	scene_ticket(scene, "1", 10)->core.state = STATE_NEW;
	scene_apply(scene);
	ck_assert_int_eq(scene->result.changed, 0);
	ck_assert_int_eq(scene_read(scene, "1")->ticket.state, STATE_SOLVED);
	scene_begin(scene);
	scene_ticket(scene, "1", 30)->core.state = STATE_OPEN;
	scene_apply(scene);
	ck_assert_int_eq(scene->result.changed, 1);
	ck_assert_int_eq(scene_read(scene, "1")->ticket.state, STATE_OPEN);
	scene_free(scene);
}
END_TEST

START_TEST(what_a_newer_record_leaves_out_stays_known)
{
	struct scene *scene = scene_new();
	struct error err = { 0 };
	scene_begin(scene);
	struct ticket_record *ticket = scene_ticket(scene, "1", 10);
	ticket->core.has |= CORE_SUBJECT | CORE_PRIORITY;
	ticket->core.subject = "no parcel";
	ticket->core.priority = "high";
	scene_apply(scene);
	scene_begin(scene);
	ticket = scene_ticket(scene, "1", 20);
	ticket->core.has = CORE_STATE | CORE_PRIORITY;
	ticket->core.state = STATE_PENDING;
	ticket->core.priority = NULL; /* known to be none */
	scene_apply(scene);
	const struct ticket_fact *read = &scene_read(scene, "1")->ticket;
	ck_assert_int_eq(read->state, STATE_PENDING);
	ck_assert_int_eq(read->priority, 0);
	ck_assert_int_eq(read->created_at, SCENE_NOW - 3600);
	struct ticket_text text = { .id = read->id };
	struct arena *arena = arena_new();
	ck_assert(store_ticket_texts(scene->store, &text, 1, arena, &err));
	ck_assert_str_eq(text.subject, "no parcel");
	arena_free(arena);
	scene_free(scene);
}
END_TEST

START_TEST(every_facet_is_read_as_it_was_written)
{
	struct scene *scene = scene_new();
	scene_begin(scene);
	struct ticket_record *ticket = scene_ticket(scene, "1", 10);
	ticket->core.has |= CORE_UPDATED | CORE_IS_TEST | CORE_IS_OUTBOUND;
	ticket->core.updated_at = SCENE_NOW - 60;
	ticket->core.is_test = true;
	ticket->core.waiting = WAITING_THIRD_PARTY;
	ticket->version[FACET_METRICS] = 3;
	ticket->metrics = (struct ticket_metrics){ .has = METRICS_FIRST_REPLY | METRICS_SOLVED |
							  METRICS_LAST_AGENT | METRICS_ASSIGNED |
							  METRICS_STATE_SINCE,
		.first_reply_s = 600,
		.first_reply_business_s = 300,
		.solved_s = -1,
		.solved_business_s = -1,
		.solved_at = TIME_NONE,
		.last_agent_at = SCENE_NOW - 3000,
		.assigned_at = TIME_NONE,
		.state_since = SCENE_NOW - 2000,
		.reopens = 77 };
	ticket->version[FACET_SLA] = 4;
	ticket->sla.len = 2;
	ticket->sla.promises[0] =
		(struct ticket_promise){ PROMISE_RESOLUTION, PROMISE_ACTIVE, SCENE_NOW + 86400 };
	ticket->sla.promises[1] =
		(struct ticket_promise){ PROMISE_FIRST_RESPONSE, PROMISE_PAUSED, TIME_NONE };
	ticket->version[FACET_RATING] = 5;
	ticket->rating = (struct ticket_rating){ RATING_ANSWERED, 4, 5, TIME_NONE, SCENE_NOW - 30 };
	scene_apply(scene);
	const struct ticket_fact *read = &scene_read(scene, "1")->ticket;
	ck_assert_uint_eq(read->flags, TICKET_IS_TEST);
	ck_assert_uint_eq(read->facets, 15);
	ck_assert_int_eq(read->waiting, WAITING_THIRD_PARTY);
	ck_assert_int_eq(read->updated_at, SCENE_NOW - 60);
	ck_assert_int_eq(read->active_at, SCENE_NOW + 86400); /* a promise is due then */
	ck_assert_uint_eq(read->metrics.has, METRICS_FIRST_REPLY | METRICS_SOLVED |
						     METRICS_LAST_AGENT | METRICS_ASSIGNED |
						     METRICS_STATE_SINCE);
	ck_assert_int_eq(read->metrics.first_reply_s, 600);
	ck_assert_int_eq(read->metrics.first_reply_business_s, 300);
	ck_assert_int_eq(read->metrics.solved_s, -1);
	ck_assert(read->metrics.solved_at == TIME_NONE);
	ck_assert_int_eq(read->metrics.last_agent_at, SCENE_NOW - 3000);
	ck_assert(read->metrics.assigned_at == TIME_NONE);
	ck_assert_int_eq(read->metrics.state_since, SCENE_NOW - 2000);
	ck_assert_int_eq(read->metrics.reopens, 0); /* was not in `has` */
	ck_assert_uint_eq(read->sla.len, 2);
	ck_assert_int_eq(read->sla.promises[0].metric, PROMISE_FIRST_RESPONSE);
	ck_assert_int_eq(read->sla.promises[0].stage, PROMISE_PAUSED);
	ck_assert(read->sla.promises[0].due_at == TIME_NONE);
	ck_assert_int_eq(read->sla.promises[1].due_at, SCENE_NOW + 86400);
	ck_assert_int_eq(read->rating.stage, RATING_ANSWERED);
	ck_assert_double_eq(read->rating.score, 4);
	ck_assert_double_eq(read->rating.scale, 5);
	ck_assert(read->rating.offered_at == TIME_NONE);
	ck_assert_int_eq(read->rating.answered_at, SCENE_NOW - 30);
	scene_free(scene);
}
END_TEST

START_TEST(a_tombstone_is_for_ever_and_has_a_number)
{
	struct scene *scene = scene_new();
	scene_begin(scene);
	(void)scene_ticket(scene, "1", 10);
	scene_apply(scene);
	int64_t seq = scene_seq(scene);
	scene_begin(scene);
	scene_ticket(scene, "1", 0)->is_gone = true;
	scene_apply(scene);
	ck_assert_int_gt(scene_changes(scene, seq), seq);
	ck_assert_uint_eq(scene->seen_len, 1);
	ck_assert_int_eq(scene->seen[0].ticket.state, STATE_DELETED);
	scene_begin(scene);
	scene_ticket(scene, "1", 99)->core.state = STATE_OPEN;
	scene_apply(scene);
	ck_assert_int_eq(scene_read(scene, "1")->ticket.state, STATE_DELETED);
	scene_begin(scene);
	scene_ticket(scene, "2", 0)->is_gone = true;
	scene_event(scene, "e", "2", EVENT_STATE)->to_state = STATE_OPEN;
	scene_apply(scene);
	ck_assert_int_eq(scene_read(scene, "2")->ticket.state, STATE_DELETED);
	scene_read_all(scene, 0, SCENE_NOW); /* still counted among the excluded */
	ck_assert_uint_eq(scene->seen_len, 2);
	scene_free(scene);
}
END_TEST

START_TEST(a_ticket_known_by_events_only_stands_as_they_left_it)
{
	struct scene *scene = scene_new();
	scene_begin(scene);
	struct event_record *event = scene_event(scene, "2", "1", EVENT_STATE);
	event->to_state = STATE_PENDING;
	event->to_waiting = WAITING_CUSTOMER;
	scene_apply(scene);
	const struct seen_ticket *seen = scene_read(scene, "1");
	ck_assert_uint_eq(seen->ticket.flags, TICKET_IS_PARTIAL);
	ck_assert(seen->ticket.created_at == TIME_NONE);
	ck_assert_int_eq(seen->ticket.state, STATE_PENDING);
	ck_assert_int_eq(seen->ticket.waiting, WAITING_CUSTOMER);
	scene_begin(scene);
	scene_event(scene, "1", "1", EVENT_CREATE)->at = SCENE_NOW - 7200;
	scene_apply(scene);
	seen = scene_read(scene, "1");
	ck_assert_uint_eq(seen->ticket.flags, TICKET_IS_PARTIAL | TICKET_HAS_EVENTS);
	ck_assert_int_eq(seen->ticket.created_at, SCENE_NOW - 7200);
	ck_assert_int_eq(seen->ticket.active_at, SCENE_NOW - 1800);
	ck_assert_uint_eq(seen->event_count, 2);
	ck_assert_int_eq(seen->events[0].kind, EVENT_CREATE);
	scene_begin(scene);
	(void)scene_ticket(scene, "1", 10);
	scene_apply(scene);
	seen = scene_read(scene, "1");
	ck_assert_uint_eq(seen->ticket.flags, TICKET_HAS_EVENTS);
	ck_assert_int_eq(seen->ticket.created_at, SCENE_NOW - 3600);
	ck_assert_int_eq(seen->ticket.state, STATE_OPEN);
	scene_free(scene);
}
END_TEST

START_TEST(events_of_one_second_keep_the_order_of_their_numbers)
{
	struct scene *scene = scene_new();
	scene_begin(scene);
	scene_event(scene, "1000", "1", EVENT_NOTE)->handle_s = 30;
	(void)scene_event(scene, "999", "1", EVENT_MESSAGE);
	(void)scene_event(scene, "1001", "1", EVENT_CREATE);
	scene_event(scene, "1", "1", EVENT_RATING)->at -= 5;
	scene_apply(scene);
	const struct seen_ticket *seen = scene_read(scene, "1");
	ck_assert_uint_eq(seen->event_count, 4);
	ck_assert_int_eq(seen->events[0].kind, EVENT_RATING);
	ck_assert_int_eq(seen->events[1].kind, EVENT_CREATE);
	ck_assert_int_eq(seen->events[2].kind, EVENT_MESSAGE);
	ck_assert_int_eq(seen->events[3].kind, EVENT_NOTE);
	ck_assert_int_eq(seen->events[3].handle_s, 30);
	scene_free(scene);
}
END_TEST

START_TEST(an_event_seen_again_with_a_later_date_is_corrected)
{
	struct scene *scene = scene_new();
	scene_begin(scene);
	scene_event(scene, "1", "1", EVENT_MESSAGE)->at = SCENE_NOW - 100;
	scene_apply(scene);
	scene_begin(scene);
	scene_event(scene, "1", "1", EVENT_MESSAGE)->at = SCENE_NOW - 50;
	scene_apply(scene);
	ck_assert_int_eq(scene->result.changed, 1);
	scene_begin(scene);
	scene_event(scene, "1", "1", EVENT_MESSAGE)->at = SCENE_NOW - 100;
	scene_apply(scene);
	ck_assert_int_eq(scene->result.changed, 0);
	const struct seen_ticket *seen = scene_read(scene, "1");
	ck_assert_uint_eq(seen->event_count, 1);
	ck_assert_int_eq(seen->events[0].at, SCENE_NOW - 50);
	scene_free(scene);
}
END_TEST

START_TEST(an_event_that_moved_to_another_ticket_is_there_once)
{
	struct scene *scene = scene_new();
	scene_begin(scene);
	(void)scene_event(scene, "7", "1", EVENT_MESSAGE);
	scene_apply(scene);
	scene_begin(scene);
	(void)scene_event(scene, "7", "2", EVENT_MESSAGE);
	scene_apply(scene);
	ck_assert_uint_eq(scene_read(scene, "2")->event_count, 1);
	ck_assert_uint_eq(scene_read(scene, "1")->event_count, 0);
	scene_free(scene);
}
END_TEST

/* --- any order
 * -------------------------------------------------------------------------------- */

static void add_core(struct scene *scene, int64_t version, uint32_t has, const char *word)
{
	struct ticket_record *ticket = scene_ticket(scene, "1", version);
	ticket->core.has = has;
	ticket->core.state = word[0] == 'a' ? STATE_OPEN : STATE_SOLVED;
	ticket->core.state_text = word;
	ticket->core.subject = word;
	ticket->core.assignee = word;
	ticket->core.group = word;
	ticket->core.priority = word;
	ticket->core.created_at = SCENE_NOW - 1000 - word[0];
	ticket->core.updated_at = SCENE_NOW - word[0];
	ticket->core.merged_into = word;
}

static void add_metrics(struct scene *scene, int64_t version, uint32_t has, int64_t value)
{
	struct ticket_record *ticket = scene_ticket(scene, "1", 0);
	ticket->version[FACET_METRICS] = version;
	ticket->metrics = (struct ticket_metrics){ .has = has,
		.reopens = value,
		.replies = value,
		.solved_s = value,
		.solved_business_s = value,
		.solved_at = SCENE_NOW - value };
}

/* Records that speak of the same things with higher, lower and equal versions. */
static void add_piece(struct scene *scene, int piece)
{
	struct ticket_record *ticket = NULL;
	struct event_record *event = NULL;
	switch (piece) {
	case 0:
		add_core(scene, 10, CORE_STATE | CORE_SUBJECT | CORE_ASSIGNEE | CORE_CREATED, "b");
		break;
	case 1:
		add_core(scene, 10, CORE_STATE | CORE_GROUP | CORE_PRIORITY | CORE_ASSIGNEE, "a");
		break;
	case 2:
		add_core(scene, 20, CORE_SUBJECT | CORE_UPDATED | CORE_MERGED_INTO, "c");
		break;
	case 3:
		add_core(scene, 20, CORE_PRIORITY | CORE_UPDATED, "b");
		break;
	case 4:
		add_metrics(scene, 7, METRICS_REOPENS | METRICS_SOLVED, 3);
		add_metrics(scene, 7, METRICS_REOPENS, 4);
		break;
	case 5:
		add_metrics(scene, 8, METRICS_REPLIES, 1);
		ticket = scene_ticket(scene, "1", 0);
		ticket->version[FACET_SLA] = 5;
		ticket->sla.len = 1;
		ticket->sla.promises[0].due_at = SCENE_NOW + 5;
		break;
	case 6:
		ticket = scene_ticket(scene, "1", 0);
		ticket->version[FACET_SLA] = 5;
		ticket->version[FACET_RATING] = 5;
		ticket->rating.stage = RATING_OFFERED;
		event = scene_event(scene, "e1", "1", EVENT_CREATE);
		event->actor = "a";
		break;
	default:
		event = scene_event(scene, "e1", "1", EVENT_CREATE);
		event->actor = "b";
		(void)scene_account(scene, "b", ACTOR_AGENT);
		event = scene_event(scene, "e2", "1", EVENT_ASSIGN);
		event->from = "a";
		event->to = "c";
		break;
	}
}

#define PIECES 8

static void apply_pieces(struct scene *scene, const int *order, bool is_one_batch)
{
	for (int i = 0; i < PIECES; i++) {
		if (i == 0 || !is_one_batch)
			scene_begin(scene);
		add_piece(scene, order[i]);
		if (i == PIECES - 1 || !is_one_batch)
			scene_apply(scene);
	}
}

START_TEST(records_in_any_order_give_the_same_store)
{
	int order[PIECES];
	char *expected = NULL;
	uint32_t random = 12345;
	for (int round = 0; round < 200; round++) {
		for (int i = 0; i < PIECES; i++) {
			random = random * 1664525u + 1013904223u;
			int at = round == 0 ? i : (int)((random >> 16) % (unsigned int)(i + 1));
			order[i] = order[at];
			order[at] = i;
		}
		struct scene *scene = scene_new();
		apply_pieces(scene, order, round % 2 != 0);
		if (round % 3 == 0) { /* and once more, all of it */
			apply_pieces(scene, order, true);
			ck_assert_int_eq(scene->result.changed, 0);
		}
		char *dump = scene_dump(scene);
		if (expected)
			ck_assert_str_eq(dump, expected);
		else
			expected = mem_dup_text(dump);
		free(dump);
		scene_free(scene);
	}
	free(expected);
}
END_TEST

/* A mark may change its mind, and be taken off again. */
START_TEST(marks_of_first_contact)
{
	static const struct {
		enum first_contact mark;
		uint32_t flags;
	} rows[] = {
		{ FIRST_CONTACT_YES, TICKET_IS_FIRST_CONTACT },
		{ FIRST_CONTACT_NO, TICKET_IS_NO_FIRST_CONTACT },
		{ FIRST_CONTACT_UNTOLD, 0 },
	};
	struct scene *scene = scene_new();

	for (size_t i = 0; i < 3; i++) {
		scene_begin(scene);
		struct ticket_record *ticket = scene_ticket(scene, "1", (int64_t)i + 1);
		ticket->core.has |= CORE_FIRST_CONTACT;
		ticket->core.first_contact = rows[i].mark;
		scene_apply(scene);
		ck_assert_uint_eq(scene_read(scene, "1")->ticket.flags, rows[i].flags);
		/* Who does not speak of it leaves it. */
		scene_begin(scene);
		(void)scene_ticket(scene, "1", (int64_t)i + 1);
		scene_apply(scene);
		ck_assert_uint_eq(scene_read(scene, "1")->ticket.flags, rows[i].flags);
	}
	scene_free(scene);
}
END_TEST

Suite *suite_store_merge(void)
{
	Suite *suite = suite_create("store merge");
	TCase *cases = tcase_create("merge");
	tcase_set_timeout(cases, 120);
	tcase_add_test(cases, marks_of_first_contact);
	tcase_add_test(cases, a_higher_version_wins_and_a_lower_one_changes_nothing);
	tcase_add_test(cases, what_a_newer_record_leaves_out_stays_known);
	tcase_add_test(cases, every_facet_is_read_as_it_was_written);
	tcase_add_test(cases, a_tombstone_is_for_ever_and_has_a_number);
	tcase_add_test(cases, a_ticket_known_by_events_only_stands_as_they_left_it);
	tcase_add_test(cases, events_of_one_second_keep_the_order_of_their_numbers);
	tcase_add_test(cases, an_event_seen_again_with_a_later_date_is_corrected);
	tcase_add_test(cases, an_event_that_moved_to_another_ticket_is_there_once);
	tcase_add_test(cases, records_in_any_order_give_the_same_store);
	suite_add_tcase(suite, cases);
	return suite;
}
