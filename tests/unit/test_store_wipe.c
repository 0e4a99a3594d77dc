/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is taken away is in no row of the store, and what is not stays; looked for by SQL.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "check_store.h"
#include "store/db.h"

#define DAY_S INT64_C(86400)
#define KEEP_S (30 * DAY_S)

static struct scene *scene;

/* A ticket that was last touched so many days ago. */
static void add(const char *id, const char *requester, enum ticket_state state, int days)
{
	struct ticket_record *ticket = scene_ticket(scene, id, 10);
	ticket->core.has |= CORE_SUBJECT | CORE_UPDATED | CORE_REQUESTER;
	ticket->core.created_at = SCENE_NOW - (days + 1) * DAY_S;
	ticket->core.updated_at = SCENE_NOW - days * DAY_S;
	ticket->core.state = state;
	ticket->core.requester = requester;
	ticket->core.subject = arena_printf(scene->batch.arena, "subject of %s", id);
}

static void add_person(const char *id, enum actor_kind kind)
{
	struct account_record *account = scene_account(scene, id, kind);
	account->name = arena_printf(scene->batch.arena, "Name %s", id);
	account->login = arena_printf(scene->batch.arena, "login-%s", id);
	account->email = arena_printf(scene->batch.arena, "%s@example.org", id);
}

static void setup(void)
{
	scene = scene_new();
	scene_begin(scene);
	add_person("nadia", ACTOR_CUSTOMER); /* old tickets alone */
	add_person("omid", ACTOR_CUSTOMER);  /* an old one, and one that is open */
	add_person("pia", ACTOR_CUSTOMER);   /* one that was closed of late */
	add_person("quinn", ACTOR_CUSTOMER); /* none yet: it may come with the next batch */
	add_person("anna", ACTOR_AGENT);     /* works here, and asked long ago */
	add("1", "nadia", STATE_CLOSED, 31);
	add("2", "nadia", STATE_SOLVED, 400);
	add("3", "omid", STATE_CLOSED, 90);
	add("4", "omid", STATE_OPEN, 90);
	add("5", "pia", STATE_CLOSED, 29);
	add("6", "anna", STATE_CLOSED, 90);
	scene_apply(scene);
}

static void teardown(void)
{
	scene_free(scene);
}

static int64_t count(const char *sql)
{
	sqlite3_stmt *statement = NULL;
	int64_t value = -1;
	ck_assert_int_eq(sqlite3_prepare_v2(scene->store->db, sql, -1, &statement, NULL), 0);
	if (sqlite3_step(statement) == SQLITE_ROW)
		value = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	return value;
}

static struct wiped wipe(bool all_subjects, int64_t closed_before)
{
	struct wiped wiped;
	struct error err = { 0 };
	ck_assert_msg(store_wipe(scene->store, all_subjects, closed_before, &wiped, &err), "%s",
		err.text);
	return wiped;
}

START_TEST(nothing_goes_where_nothing_is_asked)
{
	struct wiped wiped = wipe(false, TIME_NONE);
	ck_assert(wiped.is_done);
	ck_assert_int_eq(count("SELECT count(subject) FROM tickets"), 6);
	ck_assert_int_eq(count("SELECT count(name) FROM accounts"), 5);
}
END_TEST

START_TEST(subjects_of_old_closed_tickets_go)
{
	struct wiped wiped = wipe(false, SCENE_NOW - KEEP_S);
	ck_assert(wiped.is_done);
	ck_assert_int_eq(wiped.subjects, 4);
	ck_assert_int_eq(count("SELECT count(subject) FROM tickets"), 2);
	ck_assert_int_eq(count("SELECT count(*) FROM tickets WHERE subject IS NOT NULL"
			       " AND external_id IN ('4', '5')"),
		2);
}
END_TEST

START_TEST(who_asked_in_them_alone_goes_and_the_others_stay)
{
	struct wiped wiped = wipe(false, SCENE_NOW - KEEP_S);
	ck_assert_int_eq(wiped.people, 1);
	ck_assert_int_eq(count("SELECT count(*) FROM accounts WHERE name LIKE '%nadia%'"
			       " OR login LIKE '%nadia%' OR email LIKE '%nadia%'"
			       " OR external_id LIKE '%nadia%'"),
		0);
	ck_assert_int_eq(count("SELECT count(*) FROM accounts WHERE name IS NOT NULL AND"
			       " external_id IN ('omid', 'pia', 'quinn', 'anna')"),
		4);
	/* Figures stay: both tickets are still one person's. */
	ck_assert_int_eq(count("SELECT count(DISTINCT requester) FROM tickets"
			       " WHERE external_id IN ('1', '2')"),
		1);
	ck_assert_int_eq(count("SELECT count(*) FROM tickets WHERE requester IS NULL"), 0);
}
END_TEST

START_TEST(nobody_is_shown_in_their_place)
{
	struct error err = { 0 };
	struct ticket_text texts[2] = { { .id = scene_read(scene, "1")->ticket.id },
		{ .id = scene_read(scene, "4")->ticket.id } };
	struct arena *arena = arena_new();
	(void)wipe(false, SCENE_NOW - KEEP_S);
	ck_assert(store_ticket_texts(scene->store, texts, 2, arena, &err));
	ck_assert_ptr_null(texts[0].requester_name);
	ck_assert_str_eq(texts[1].requester_name, "Name omid");
	arena_free(arena);
}
END_TEST

START_TEST(a_second_time_nothing_is_left_to_do)
{
	(void)wipe(false, SCENE_NOW - KEEP_S);
	struct wiped wiped = wipe(false, SCENE_NOW - KEEP_S);
	ck_assert_int_eq(wiped.subjects + wiped.people, 0);
	ck_assert(wiped.is_done);
}
END_TEST

START_TEST(without_subjects_none_is_left)
{
	struct wiped wiped = wipe(true, TIME_NONE);
	ck_assert_int_eq(wiped.subjects, 6);
	ck_assert_int_eq(count("SELECT count(subject) FROM tickets"), 0);
	ck_assert_int_eq(count("SELECT count(name) FROM accounts"), 5);
}
END_TEST

/* The same record again does not bring back more than the next round takes away. */
START_TEST(what_comes_again_goes_again)
{
	(void)wipe(false, SCENE_NOW - KEEP_S);
	scene_begin(scene);
	add("1", "nadia", STATE_CLOSED, 31);
	scene_apply(scene);
	(void)wipe(false, SCENE_NOW - KEEP_S);
	ck_assert_int_eq(count("SELECT count(*) FROM tickets WHERE subject IS NOT NULL"
			       " AND external_id = '1'"),
		0);
	ck_assert_int_eq(count("SELECT count(*) FROM accounts WHERE external_id = 'nadia'"), 0);
}
END_TEST

/* Whether the file, where there is one, holds the text. */
static bool file_holds(const char *path, const char *text)
{
	FILE *file = fopen(path, "re");
	struct buf bytes;
	char part[4096];
	size_t len;
	buf_init(&bytes, 0);
	while (file && (len = fread(part, 1, sizeof part, file)) > 0)
		buf_add(&bytes, part, len);
	if (file)
		(void)fclose(file);
	bool is_held = memmem(bytes.bytes, bytes.len, text, strlen(text)) != NULL;
	buf_release(&bytes);
	return is_held;
}

/* Neither in the store nor in the log beside it. */
START_TEST(no_file_holds_it_any_more)
{
	scene_free(scene);
	scene = scene_new_file(STORE_WRITE_PRIVATE);
	scene_begin(scene);
	add_person("nadia", ACTOR_CUSTOMER);
	add("1", "nadia", STATE_CLOSED, 31);
	scene_apply(scene);
	const char *log = arena_printf(scene->batch.arena, "%s-wal", scene->path);
	ck_assert(file_holds(log, "subject of 1") && file_holds(log, "login-nadia"));
	ck_assert_int_eq(wipe(false, SCENE_NOW - KEEP_S).people, 1);
	const char *const files[] = { scene->path, log };
	for (size_t i = 0; i < ARRAY_LEN(files); i++) {
		ck_assert(!file_holds(files[i], "subject of 1"));
		ck_assert(!file_holds(files[i], "login-nadia"));
	}
}
END_TEST

Suite *suite_store_wipe(void)
{
	Suite *suite = suite_create("store wipe");
	TCase *tests = tcase_create("wipe");
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, nothing_goes_where_nothing_is_asked);
	tcase_add_test(tests, subjects_of_old_closed_tickets_go);
	tcase_add_test(tests, who_asked_in_them_alone_goes_and_the_others_stay);
	tcase_add_test(tests, nobody_is_shown_in_their_place);
	tcase_add_test(tests, a_second_time_nothing_is_left_to_do);
	tcase_add_test(tests, without_subjects_none_is_left);
	tcase_add_test(tests, what_comes_again_goes_again);
	tcase_add_test(tests, no_file_holds_it_any_more);
	suite_add_tcase(suite, tests);
	return suite;
}
