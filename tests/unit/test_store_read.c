/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading: a period in slices, what changed, names, texts, the time line, coverage.
 */
#include "config.h"

#include <string.h>

#include "check_store.h"

#define DAY 86400

/* Tickets "0" … "n-1": ticket i was made and last active i days ago; every fifth is still
 * open. */
static void fill(struct scene *scene, int count)
{
	scene_begin(scene);
	for (int i = 0; i < count; i++) {
		const char *id = arena_printf(scene->batch.arena, "%d", i);
		struct ticket_record *ticket = scene_ticket(scene, id, 10);
		ticket->core.created_at = SCENE_NOW - (int64_t)i * DAY;
		ticket->core.state = i % 5 == 0 ? STATE_OPEN : STATE_CLOSED;
		scene_event(scene, arena_printf(scene->batch.arena, "c%d", i), id, EVENT_CREATE)
			->at = SCENE_NOW - (int64_t)i * DAY;
	}
	scene_apply(scene);
}

static int64_t age_days(const struct scene *scene, size_t seen)
{
	return (SCENE_NOW - scene->seen[seen].ticket.created_at) / DAY;
}

START_TEST(a_period_comes_newest_first_and_then_what_is_still_open)
{
	static const int64_t days[] = { 1, 2, 3, 0, 5, 10, 15 };
	struct scene *scene = scene_new();
	fill(scene, 20);
	scene_read_all(scene, SCENE_NOW - 3 * DAY, SCENE_NOW); /* 0 was made at `to` */
	ck_assert_uint_eq(scene->seen_len, ARRAY_LEN(days));
	for (size_t i = 0; i < ARRAY_LEN(days); i++) {
		ck_assert_int_eq(age_days(scene, i), days[i]);
		ck_assert_uint_eq(scene->seen[i].event_count, 1);
	}
	scene_free(scene);
}
END_TEST

/* The receiver says stop after every ticket, and a ticket changes in between. */
START_TEST(a_slice_goes_on_where_the_last_one_ended)
{
	struct scene *scene = scene_new();
	struct error err = { 0 };
	struct facts_query query = {
		.from = SCENE_NOW - 7 * DAY, .to = SCENE_NOW + 1, .deadline_ms = INT64_MAX
	};
	struct facts_position position = { 0 };
	fill(scene, 20);
	scene->seen_max = 1;
	struct facts_receiver receiver = scene_receiver(scene);
	int ages = 0, rounds = 0;
	for (; !position.is_done; rounds++) {
		scene->seen_len = 0;
		ck_assert(store_read_tickets(scene->store, &query, &position, &receiver, &err));
		if (scene->seen_len == 0)
			continue;
		ages |= 1 << age_days(scene, 0);
		if (rounds != 3)
			continue;
		scene_begin(scene);
		(void)scene_event(scene, "new", "2", EVENT_NOTE);
		scene_apply(scene);
	}
	ck_assert_int_eq(ages, 0xff | 1 << 10 | 1 << 15);
	ck_assert_int_eq(rounds, 11);
	scene_free(scene);
}
END_TEST

START_TEST(a_deadline_that_has_passed_still_moves_on)
{
	struct scene *scene = scene_new();
	struct error err = { 0 };
	struct facts_query query = { .from = 0, .to = SCENE_NOW + 1, .deadline_ms = 0 };
	struct facts_position position = { 0 };
	struct facts_receiver receiver = scene_receiver(scene);
	int rounds = 0;
	fill(scene, 100);
	while (!position.is_done) {
		size_t before = scene->seen_len;
		ck_assert(store_read_tickets(scene->store, &query, &position, &receiver, &err));
		ck_assert(scene->seen_len > before || position.is_done);
		rounds++;
	}
	ck_assert_uint_eq(scene->seen_len, 100);
	ck_assert_int_gt(rounds, 2);
	scene_free(scene);
}
END_TEST

START_TEST(changes_are_exact_and_each_ticket_comes_once)
{
	struct scene *scene = scene_new();
	fill(scene, 10);
	int64_t seq = scene_changes(scene, 0);
	ck_assert_uint_eq(scene->seen_len, 10);
	scene_begin(scene);
	(void)scene_event(scene, "n1", "3", EVENT_NOTE);
	scene_ticket(scene, "7", 20)->core.state = STATE_SOLVED;
	scene_apply(scene);
	scene_begin(scene);
	(void)scene_event(scene, "n2", "3", EVENT_NOTE);
	scene_apply(scene);
	int64_t after = scene_changes(scene, seq);
	ck_assert_uint_eq(scene->seen_len, 2);
	ck_assert_int_eq(scene->seen[0].ticket.state, STATE_SOLVED);
	ck_assert_uint_eq(scene->seen[1].event_count, 3);
	ck_assert_int_eq(after, scene_seq(scene));
	ck_assert_int_eq(scene_changes(scene, after), after);
	ck_assert_uint_eq(scene->seen_len, 0);
	scene_free(scene);
}
END_TEST

START_TEST(changes_in_slices_lose_nothing)
{
	struct scene *scene = scene_new();
	struct error err = { 0 };
	struct facts_changes changes = { .since = 0, .deadline_ms = INT64_MAX };
	fill(scene, 10);
	scene->seen_max = 4;
	struct facts_receiver receiver = scene_receiver(scene);
	ck_assert(store_changes(scene->store, &changes, &receiver, &err));
	ck_assert(!changes.is_done);
	ck_assert_uint_eq(scene->seen_len, 4);
	scene->seen_max = 0;
	ck_assert(store_changes(scene->store, &changes, &receiver, &err));
	ck_assert(changes.is_done);
	ck_assert_uint_eq(scene->seen_len, 10);
	for (size_t i = 0; i < 10; i++)
		ck_assert_int_eq(age_days(scene, i), (int64_t)i);
	scene_free(scene);
}
END_TEST

static struct facts_changes changes_since(struct scene *scene, int64_t since)
{
	struct error err = { 0 };
	struct facts_changes changes = { .since = since, .deadline_ms = INT64_MAX };
	struct facts_receiver receiver = scene_receiver(scene);
	scene->seen_len = 0;
	ck_assert(store_changes(scene->store, &changes, &receiver, &err));
	return changes;
}

static bool directory_changed(struct scene *scene, int64_t since)
{
	return changes_since(scene, since).directory_changed;
}

START_TEST(changes_say_when_names_or_coverage_are_new)
{
	struct scene *scene = scene_new();
	struct error err = { 0 };
	struct directory *directory = NULL;
	fill(scene, 3);
	ck_assert(store_directory(scene->store, &directory, &err));
	int64_t seq = directory->seq;
	directory_free(directory);
	ck_assert(!directory_changed(scene, seq));
	scene_begin(scene);
	(void)scene_event(scene, "n1", "1", EVENT_NOTE);
	scene_apply(scene);
	ck_assert(!directory_changed(scene, seq));
	scene_begin(scene);
	scene_ticket(scene, "1", 20)->core.has |= CORE_PRIORITY;
	scene->batch.records[0].ticket.core.priority = "urgent";
	scene_apply(scene);
	ck_assert(directory_changed(scene, seq));
	ck_assert(store_directory(scene->store, &directory, &err));
	seq = directory->seq;
	ck_assert_uint_eq(directory->name_count, 1);
	ck_assert_str_eq(directory->names[0].text, "urgent");
	directory_free(directory);
	ck_assert(!directory_changed(scene, seq));
	scene_begin(scene);
	scene->batch.coverage_len = 1;
	scene->batch.coverage[0] =
		(struct coverage){ RECORD_TICKET, SCENE_NOW - DAY, SCENE_NOW, 0.5 };
	scene_apply(scene);
	ck_assert_int_eq(scene->result.changed, 0);
	ck_assert(!directory_changed(scene, seq));
	ck_assert(changes_since(scene, seq).coverage_changed);
	struct directory_coverage *coverage = NULL;
	size_t len = 0;
	struct arena *arena = arena_new();
	ck_assert(store_coverage(scene->store, arena, &coverage, &len, &err));
	ck_assert_uint_eq(len, 1);
	ck_assert_int_eq(coverage[0].from, SCENE_NOW - DAY);
	ck_assert(!changes_since(scene, seq).coverage_changed);
	arena_free(arena);
	scene_free(scene);
}
END_TEST

static struct directory_coverage cover(struct scene *scene, int64_t from, int64_t to, double share)
{
	struct error err = { 0 };
	struct directory *directory = NULL;
	scene_begin(scene);
	scene->batch.coverage_len = 1;
	scene->batch.coverage[0] = (struct coverage){ RECORD_TICKET, from, to, share };
	scene_apply(scene);
	ck_assert(store_directory(scene->store, &directory, &err));
	ck_assert_uint_eq(directory->coverage_count, 1);
	struct directory_coverage coverage = directory->coverage[0];
	directory_free(directory);
	return coverage;
}

START_TEST(coverage_is_widened_by_what_touches_it)
{
	struct scene *scene = scene_new();
	int64_t t = SCENE_NOW;
	struct directory_coverage coverage = cover(scene, t - 100, t, 0.1);
	coverage = cover(scene, t - 300, t - 100, 0.4); /* history */
	ck_assert_int_eq(coverage.from, t - 300);
	ck_assert_int_eq(coverage.to, t);
	ck_assert_double_eq(coverage.share, 0.4);
	coverage = cover(scene, t, t + 60, 0); /* live */
	ck_assert_int_eq(coverage.from, t - 300);
	ck_assert_int_eq(coverage.to, t + 60);
	ck_assert_double_eq(coverage.share, 0.4);
	coverage = cover(scene, t - 900, t - 800, 0.5); /* does not touch: a gap would be hidden */
	ck_assert_int_eq(coverage.from, t - 300);
	coverage = cover(scene, t + 500, t + 600, 0.1);
	ck_assert_int_eq(coverage.from, t + 500);
	scene_free(scene);
}
END_TEST

START_TEST(texts_and_time_line_are_what_people_read)
{
	struct scene *scene = scene_new();
	struct error err = { 0 };
	struct arena *arena = arena_new();
	scene_begin(scene);
	struct ticket_record *ticket = scene_ticket(scene, "77", 10);
	ticket->core.has |= CORE_SUBJECT | CORE_REQUESTER;
	ticket->core.subject = "where is it?";
	ticket->core.state_text = "stalled";
	ticket->core.requester = "4711";
	scene_account(scene, "4711", ACTOR_CUSTOMER)->name = "Carl";
	scene_account(scene, "7", ACTOR_AGENT)->name = "Anna";
	struct event_record *event = scene_event(scene, "2", "77", EVENT_ASSIGN);
	event->actor = "7";
	event->to = "7";
	event = scene_event(scene, "3", "77", EVENT_TEAM);
	event->at += 5;
	event->from = "3";
	event->to = "4";
	struct group_record *group = &batch_add(&scene->batch, RECORD_GROUP)->group;
	*group = (struct group_record){ .id = "4", .name = "Billing", .is_active = true };
	scene_apply(scene);
	struct ticket_text texts[2] = { { .id = scene_read(scene, "77")->ticket.id },
		{ .id = 999 } };
	ck_assert(store_ticket_texts(scene->store, texts, 2, arena, &err));
	ck_assert_str_eq(texts[0].source, "desk");
	ck_assert_str_eq(texts[0].external_id, "77");
	ck_assert_str_eq(texts[0].subject, "where is it?");
	ck_assert_str_eq(texts[0].state_text, "stalled");
	ck_assert_str_eq(texts[0].requester_name, "Carl");
	ck_assert_int_eq(texts[1].id, 0);
	struct timeline timeline;
	ck_assert(store_timeline(scene->store, texts[0].id, arena, &timeline, &err));
	ck_assert_uint_eq(timeline.len, 2);
	ck_assert_str_eq(timeline.events[0].actor, "Anna");
	ck_assert_ptr_null(timeline.events[0].from);
	ck_assert_str_eq(timeline.events[0].to, "Anna");
	ck_assert_int_eq(timeline.events[0].actor_kind, ACTOR_AGENT);
	ck_assert_ptr_null(timeline.events[1].actor);
	ck_assert_str_eq(timeline.events[1].from, "3");
	ck_assert_str_eq(timeline.events[1].to, "Billing");
	struct facts_receiver receiver = scene_receiver(scene);
	ck_assert(!store_ticket(scene->store, 999, &receiver, &err));
	ck_assert_int_eq(err.kind, ERROR_STORE);
	arena_free(arena);
	scene_free(scene);
}
END_TEST

Suite *suite_store_read(void)
{
	Suite *suite = suite_create("store read");
	TCase *cases = tcase_create("read");
	tcase_set_timeout(cases, 120);
	tcase_add_test(cases, a_period_comes_newest_first_and_then_what_is_still_open);
	tcase_add_test(cases, a_slice_goes_on_where_the_last_one_ended);
	tcase_add_test(cases, a_deadline_that_has_passed_still_moves_on);
	tcase_add_test(cases, changes_are_exact_and_each_ticket_comes_once);
	tcase_add_test(cases, changes_in_slices_lose_nothing);
	tcase_add_test(cases, changes_say_when_names_or_coverage_are_new);
	tcase_add_test(cases, coverage_is_widened_by_what_touches_it);
	tcase_add_test(cases, texts_and_time_line_are_what_people_read);
	suite_add_tcase(suite, cases);
	return suite;
}
