/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A store among processes: read by another user whatever became of its collector, and killed at
 * any moment without losing or doubling anything.
 */
#include "config.h"

#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check_store.h"

#define NOBODY 65534

static void add_tickets(struct scene *scene, int count)
{
	scene_begin(scene);
	int start = (scene->cursors - 1) * count;
	for (int i = start; i < start + count; i++) {
		char *id = arena_printf(scene->batch.arena, "%d", i);
		(void)scene_ticket(scene, id, 10);
		(void)scene_event(scene, id, id, EVENT_CREATE);
	}
}

/* The place of a shared store whose group is that of the other user. The store is opened later:
 * a process that is forked from one with an open store would inherit what SQLite knows of it. */
static struct scene *prepare_shared(void)
{
	struct scene *scene = scene_new_file(STORE_WRITE_SHARED);
	char name[128];
	store_close(scene->store);
	scene->store = NULL;
	ck_assert_int_eq(unlink(scene->path), 0);
	(void)snprintf(name, sizeof name, "%s-wal", scene->path);
	(void)unlink(name);
	(void)snprintf(name, sizeof name, "%s-shm", scene->path);
	(void)unlink(name);
	(void)snprintf(name, sizeof name, "%s/desk", scene->directory);
	ck_assert_int_eq(chown(name, 0, NOBODY), 0);
	ck_assert_int_eq(chmod(name, 02750), 0);
	ck_assert_int_eq(chmod(scene->directory, 0755), 0);
	return scene;
}

static void open_shared(struct scene *scene)
{
	struct error err = { 0 };
	ck_assert(store_open(scene->path, STORE_WRITE_SHARED, &scene->store, &err));
}

static void close_shared(struct scene *scene)
{
	store_close(scene->store);
	scene->store = NULL;
}

static void remove_beside(const struct scene *scene, const char *suffix)
{
	char name[128];
	(void)snprintf(name, sizeof name, "%s%s", scene->path, suffix);
	ck_assert_int_eq(unlink(name), 0);
}

struct counts {
	size_t tickets, events;
};

static bool add_count(void *to, const struct ticket_fact *ticket, const struct event_fact *events,
	size_t event_count)
{
	struct counts *counts = to;
	(void)ticket;
	(void)events;
	counts->tickets++;
	counts->events += event_count;
	return true;
}

static bool count_all(struct store *store, struct counts *counts, struct error *err)
{
	struct facts_query query = { .from = 0, .to = SCENE_NOW, .deadline_ms = INT64_MAX };
	struct facts_position position = { 0 };
	struct facts_receiver receiver = { .receive = add_count, .to = counts };
	*counts = (struct counts){ 0, 0 };
	return store_read_tickets(store, &query, &position, &receiver, err);
}

/* What the other user is told: a number of tickets, or why not. */
struct answer {
	int tickets; /* -1: failed */
	char text[512];
};

static struct answer read_once(struct store **store, const char *path)
{
	struct answer answer = { .tickets = -1, .text = "" };
	struct error err = { 0 };
	struct counts counts;
	if ((*store || store_open(path, STORE_READ, store, &err)) &&
		count_all(*store, &counts, &err))
		answer.tickets = (int)counts.tickets;
	(void)snprintf(answer.text, sizeof answer.text, "%s", err.text);
	return answer;
}

/* Another user's process that keeps its connection and answers whenever it is asked. */
struct other {
	pid_t pid;
	int ask[2], tell[2];
};

static void serve_other(const struct other *other, const char *path)
{
	struct store *store = NULL;
	char byte = 0;
	if (setgroups(0, NULL) != 0 || setgid(NOBODY) != 0 || setuid(NOBODY) != 0)
		_exit(1);
	while (read(other->ask[0], &byte, 1) == 1) {
		struct answer answer = read_once(&store, path);
		if (write(other->tell[1], &answer, sizeof answer) != (ssize_t)sizeof answer)
			break;
	}
	store_close(store);
	_exit(0);
}

static struct other other_start(const struct scene *scene)
{
	struct other other;
	ck_assert_int_eq(pipe(other.ask), 0);
	ck_assert_int_eq(pipe(other.tell), 0);
	other.pid = fork();
	ck_assert_int_ge(other.pid, 0);
	if (other.pid == 0) {
		(void)close(other.ask[1]);
		serve_other(&other, scene->path);
	}
	(void)close(other.ask[0]);
	(void)close(other.tell[1]);
	return other;
}

static struct answer other_ask(const struct other *other)
{
	struct answer answer = { .tickets = -2 };
	ck_assert_int_eq(write(other->ask[1], "?", 1), 1);
	ck_assert_int_eq(read(other->tell[0], &answer, sizeof answer), sizeof answer);
	return answer;
}

static void other_end(const struct other *other)
{
	(void)close(other->ask[1]);
	(void)close(other->tell[0]);
	ck_assert_int_eq(waitpid(other->pid, NULL, 0), other->pid);
}

static void check_other_reads(const struct scene *scene, int tickets)
{
	struct other other = other_start(scene);
	struct answer answer = other_ask(&other);
	ck_assert_msg(answer.tickets == tickets, "%d tickets: %s", answer.tickets, answer.text);
	other_end(&other);
}

static bool can_change_user(void)
{
	if (geteuid() == 0)
		return true;
	(void)printf("skipped - another user: only root can become one\n");
	return false;
}

/* A collector in a process of its own, which ends by SIGKILL after its batch. */
static void collect_and_die(struct scene *scene, int count)
{
	pid_t child = fork();
	if (child == 0) {
		struct error err = { 0 };
		int lock = -1;
		if (!store_lock(scene->path, &lock, &err) ||
			!store_open(scene->path, STORE_WRITE_SHARED, &scene->store, &err))
			_exit(1);
		add_tickets(scene, count);
		scene_apply(scene);
		(void)raise(SIGKILL);
	}
	int status = 0;
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(WIFSIGNALED(status));
	add_tickets(scene, count); /* only so that the cursor is where the child left it */
}

START_TEST(another_user_reads_while_the_collector_runs_and_after_it_stopped)
{
	if (!can_change_user())
		return;
	struct scene *scene = prepare_shared();
	struct other other = other_start(scene);
	ck_assert_int_eq(other_ask(&other).tickets, -1); /* nothing there yet */
	open_shared(scene);
	add_tickets(scene, 10);
	scene_apply(scene);
	ck_assert_int_eq(other_ask(&other).tickets, 10);
	add_tickets(scene, 10);
	scene_apply(scene);
	ck_assert_int_eq(other_ask(&other).tickets, 20);
	close_shared(scene);
	ck_assert_int_eq(other_ask(&other).tickets, 20);
	check_other_reads(scene, 20);
	other_end(&other);
	scene_free(scene);
}
END_TEST

START_TEST(another_user_reads_after_the_collector_was_killed)
{
	if (!can_change_user())
		return;
	struct scene *scene = prepare_shared();
	collect_and_die(scene, 10);
	check_other_reads(scene, 10);
	remove_beside(scene, "-shm");
	check_other_reads(scene, 10);
	scene_free(scene);
}
END_TEST

START_TEST(another_user_reads_when_the_files_beside_are_gone)
{
	if (!can_change_user())
		return;
	struct scene *scene = prepare_shared();
	open_shared(scene);
	add_tickets(scene, 10);
	scene_apply(scene);
	close_shared(scene);
	remove_beside(scene, "-shm");
	check_other_reads(scene, 10);
	remove_beside(scene, "-wal");
	check_other_reads(scene, 10);
	scene_free(scene);
}
END_TEST

START_TEST(a_reader_without_shared_memory_follows_a_new_collector)
{
	if (!can_change_user())
		return;
	struct scene *scene = prepare_shared();
	collect_and_die(scene, 10);
	remove_beside(scene, "-shm");
	struct other other = other_start(scene);
	ck_assert_int_eq(other_ask(&other).tickets, 10);
	open_shared(scene);
	add_tickets(scene, 10);
	scene_apply(scene);
	ck_assert_int_eq(other_ask(&other).tickets, 20);
	other_end(&other);
	scene_free(scene);
}
END_TEST

START_TEST(a_running_collector_makes_its_shared_memory_again)
{
	if (!can_change_user())
		return;
	struct scene *scene = prepare_shared();
	struct error err = { 0 };
	struct other before = other_start(scene), after = other_start(scene);
	int lock = -1;
	ck_assert(store_lock(scene->path, &lock, &err));
	open_shared(scene);
	add_tickets(scene, 10);
	scene_apply(scene);
	ck_assert_int_eq(other_ask(&before).tickets, 10);
	remove_beside(scene, "-shm");
	struct answer answer = other_ask(&after);
	ck_assert_int_eq(answer.tickets, -1);
	ck_assert_msg(strstr(answer.text, "-shm' is gone") != NULL, "%s", answer.text);
	add_tickets(scene, 10);
	scene_apply(scene);
	ck_assert_int_eq(other_ask(&after).tickets, 20);
	ck_assert_int_eq(other_ask(&before).tickets, 20);
	other_end(&after); /* the later one first: it has the earlier one's pipe open too */
	other_end(&before);
	store_unlock(lock);
	scene_free(scene);
}
END_TEST

START_TEST(another_user_cannot_write_and_is_told_so)
{
	if (!can_change_user())
		return;
	struct scene *scene = prepare_shared();
	open_shared(scene);
	close_shared(scene);
	pid_t child = fork();
	if (child == 0) {
		struct error err = { 0 };
		struct store *store = NULL;
		if (setgroups(0, NULL) != 0 || setgid(NOBODY) != 0 || setuid(NOBODY) != 0)
			_exit(1);
		if (store_open(scene->path, STORE_WRITE_SHARED, &store, &err))
			_exit(2);
		_exit(err.kind == ERROR_STORE && strstr(err.text, "read-only") ? 0 : 3);
	}
	int status = 0;
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(WIFEXITED(status));
	ck_assert_int_eq(WEXITSTATUS(status), 0);
	scene_free(scene);
}
END_TEST

#define TICKETS_A_BATCH 3

/* Applies batch after batch and tells after each; ends by being killed. */
static void collect_for_ever(struct scene *scene, int tell)
{
	struct error err = { 0 };
	if (!store_open(scene->path, STORE_WRITE_PRIVATE, &scene->store, &err))
		_exit(1);
	for (;;) {
		add_tickets(scene, TICKETS_A_BATCH);
		scene_apply(scene);
		if (write(tell, "x", 1) != 1)
			_exit(1);
	}
}

/* How many batches the store's own cursor counts. */
static int read_cursor(struct scene *scene, struct store *store)
{
	struct error err = { 0 };
	struct buf cursor;
	buf_init(&cursor, 0);
	ck_assert(store_cursor(store, "desk", "live", &cursor, &err));
	(void)snprintf(scene->cursor, sizeof scene->cursor, "%s", cursor.bytes);
	int batches = cursor.len > 0 ? (int)strtol(cursor.bytes + strlen("cursor "), NULL, 10) : 0;
	buf_release(&cursor);
	return batches;
}

START_TEST(a_killed_collector_loses_nothing_and_doubles_nothing)
{
	struct scene *scene = scene_new_file(STORE_WRITE_PRIVATE);
	uint32_t random = 7;
	store_close(scene->store);
	scene->store = NULL;
	for (int round = 0; round < 60; round++) {
		int tell[2], told = 0;
		char byte = 0;
		ck_assert_int_eq(pipe(tell), 0);
		pid_t child = fork();
		if (child == 0)
			collect_for_ever(scene, tell[1]);
		(void)close(tell[1]);
		random = random * 1664525u + 1013904223u;
		for (int wanted = (int)(random >> 28); told <= wanted; told++)
			ck_assert_int_eq(read(tell[0], &byte, 1), 1);
		for (volatile uint32_t spin = random >> 14 & 0x3ffff; spin > 0;)
			spin = spin - 1;
		ck_assert_int_eq(kill(child, SIGKILL), 0);
		ck_assert_int_eq(waitpid(child, NULL, 0), child);
		(void)close(tell[0]);
		struct error err = { 0 };
		struct store *store = NULL;
		struct counts counts;
		ck_assert_msg(store_open(scene->path, STORE_READ, &store, &err), "%s", err.text);
		int batches = read_cursor(scene, store);
		ck_assert_int_ge(batches, scene->cursors + told);
		ck_assert(count_all(store, &counts, &err));
		ck_assert_uint_eq(counts.tickets, (size_t)batches * TICKETS_A_BATCH);
		ck_assert_uint_eq(counts.events, (size_t)batches * TICKETS_A_BATCH);
		scene->cursors = batches;
		store_close(store);
	}
	scene_free(scene);
}
END_TEST

Suite *suite_store_shared(void)
{
	Suite *suite = suite_create("store shared");
	TCase *cases = tcase_create("shared");
	tcase_set_timeout(cases, 120);
	tcase_add_test(cases, another_user_reads_while_the_collector_runs_and_after_it_stopped);
	tcase_add_test(cases, another_user_reads_after_the_collector_was_killed);
	tcase_add_test(cases, another_user_reads_when_the_files_beside_are_gone);
	tcase_add_test(cases, a_reader_without_shared_memory_follows_a_new_collector);
	tcase_add_test(cases, a_running_collector_makes_its_shared_memory_again);
	tcase_add_test(cases, another_user_cannot_write_and_is_told_so);
	tcase_add_test(cases, a_killed_collector_loses_nothing_and_doubles_nothing);
	suite_add_tcase(suite, cases);
	return suite;
}
