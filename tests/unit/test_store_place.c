/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a store lies and what may be wrong there: rights, lock, other files, damage, a full disk.
 */
#include "config.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check_store.h"
#include "store/db.h"
#include "store/place.h"

static unsigned int rights(const struct scene *scene, const char *name)
{
	char path[128];
	struct stat status;
	(void)snprintf(path, sizeof path, "%s/%s", scene->directory, name);
	ck_assert_msg(stat(path, &status) == 0, "no '%s'", path);
	return status.st_mode & 07777;
}

START_TEST(a_private_store_is_ours_alone)
{
	mode_t before = umask(0);
	struct scene *scene = scene_new_file(STORE_WRITE_PRIVATE);
	(void)umask(before);
	scene_begin(scene);
	scene_apply(scene);
	ck_assert_uint_eq(rights(scene, "desk"), 0700);
	ck_assert_uint_eq(rights(scene, "desk/acme.db"), 0600);
	ck_assert_uint_eq(rights(scene, "desk/acme.db-wal"), 0600);
	ck_assert_uint_eq(rights(scene, "desk/acme.db-shm"), 0600);
	scene_free(scene);
}
END_TEST

START_TEST(a_shared_store_is_readable_by_its_group_also_when_closed)
{
	mode_t before = umask(077);
	struct scene *scene = scene_new_file(STORE_WRITE_SHARED);
	(void)umask(before);
	scene_begin(scene);
	scene_apply(scene);
	store_close(scene->store);
	scene->store = NULL;
	ck_assert_uint_eq(rights(scene, "desk"), 02750);
	ck_assert_uint_eq(rights(scene, "desk/acme.db"), 0640);
	ck_assert_uint_eq(rights(scene, "desk/acme.db-wal"), 0640);
	ck_assert_uint_eq(rights(scene, "desk/acme.db-shm"), 0640);
	scene_free(scene);
}
END_TEST

START_TEST(network_file_systems_are_known_by_their_number)
{
	ck_assert_str_eq(place_network_name(0x6969, ""), "NFS");
	ck_assert_str_eq(place_network_name(0xFF534D42, ""), "CIFS");
	ck_assert_str_eq(place_network_name(0x65735546, "fuse.sshfs"), "sshfs");
	ck_assert_ptr_null(place_network_name(0x65735546, "fuse.ntfs-3g"));
	ck_assert_ptr_null(place_network_name(0xEF53, "ext4"));
	ck_assert_ptr_null(place_network_name(0x01021994, "tmpfs"));
}
END_TEST

static void check_refused(const char *path, enum store_mode mode, const char *words)
{
	struct error err = { 0 };
	struct store *store = NULL;
	ck_assert(!store_open(path, mode, &store, &err));
	ck_assert_ptr_null(store);
	ck_assert_int_eq(err.kind, ERROR_STORE);
	ck_assert_msg(strstr(err.text, words) && strstr(err.text, path), "%s", err.text);
}

START_TEST(a_store_that_is_not_there_says_what_to_do)
{
	check_refused("/tmp/kpitop-no-such.db", STORE_READ, "start its collector first");
	struct error err = { 0 };
	struct store *store = NULL;
	ck_assert(!store_open("/tmp/kpitop-no/such/x.db", STORE_READ, &store, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "'/tmp/kpitop-no/such'"));
	ck_assert(!store_open("/tmp/kpitop-no/such/x.db", STORE_WRITE_SHARED, &store, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "'/tmp/kpitop-no/such'"));
	ck_assert(!store_open("/dev/null", STORE_READ, &store, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "is not a store"));
}
END_TEST

START_TEST(a_newer_store_is_left_alone)
{
	struct scene *scene = scene_new_file(STORE_WRITE_PRIVATE);
	struct error err = { 0 };
	ck_assert(db_exec(scene->store, "PRAGMA user_version = 99", &err));
	store_close(scene->store);
	scene->store = NULL;
	check_refused(scene->path, STORE_READ, "newer");
	check_refused(scene->path, STORE_WRITE_PRIVATE, "newer");
	scene_free(scene);
}
END_TEST

START_TEST(an_empty_store_waits_for_its_collector)
{
	struct scene *scene = scene_new_file(STORE_WRITE_PRIVATE);
	store_close(scene->store);
	scene->store = NULL;
	ck_assert_int_eq(truncate(scene->path, 0), 0);
	check_refused(scene->path, STORE_READ, "start its collector first");
	scene_free(scene);
}
END_TEST

START_TEST(a_file_of_another_kind_is_left_alone)
{
	struct scene *scene = scene_new_file(STORE_WRITE_PRIVATE);
	store_close(scene->store);
	scene->store = NULL;
	char text[4096];
	memset(text, 'x', sizeof text);
	FILE *file = fopen(scene->path, "w");
	ck_assert_uint_eq(fwrite(text, 1, sizeof text, file), sizeof text);
	ck_assert_int_eq(fclose(file), 0);
	check_refused(scene->path, STORE_READ, "is not a store");
	check_refused(scene->path, STORE_WRITE_PRIVATE, "is not a store");
	ck_assert_int_eq(unlink(scene->path), 0);
	sqlite3 *other = NULL;
	ck_assert_int_eq(sqlite3_open(scene->path, &other), SQLITE_OK);
	ck_assert_int_eq(
		sqlite3_exec(other, "CREATE TABLE theirs(x)", NULL, NULL, NULL), SQLITE_OK);
	ck_assert_int_eq(sqlite3_close(other), SQLITE_OK);
	check_refused(scene->path, STORE_READ, "is not a store");
	check_refused(scene->path, STORE_WRITE_PRIVATE, "is not a store");
	scene_free(scene);
}
END_TEST

static void fill(struct scene *scene, int from, int to)
{
	scene_begin(scene);
	for (int i = from; i < to; i++) {
		char *id = arena_printf(scene->batch.arena, "%d", i);
		struct ticket_record *ticket = scene_ticket(scene, id, 10);
		ticket->core.has |= CORE_SUBJECT;
		ticket->core.subject = "a subject that takes its room in the file";
		(void)scene_event(scene, id, id, EVENT_CREATE);
	}
}

static bool count(void *to, const struct ticket_fact *ticket, const struct event_fact *events,
	size_t event_count)
{
	(void)ticket;
	(void)events;
	*(size_t *)to += event_count;
	return true;
}

static bool read_count(struct store *store, size_t *tickets, struct error *err)
{
	struct facts_query query = { .from = 0, .to = SCENE_NOW, .deadline_ms = INT64_MAX };
	struct facts_position position = { 0 };
	struct facts_receiver receiver = { .receive = count, .to = tickets };
	*tickets = 0;
	return store_read_tickets(store, &query, &position, &receiver, err);
}

/* Pages are destroyed one after another: whatever breaks is an error, what does not is shown. */
START_TEST(a_damaged_store_gives_errors_and_what_is_left)
{
	struct scene *scene = scene_new_file(STORE_WRITE_PRIVATE);
	struct error err = { 0 };
	struct stat status;
	int failures = 0, successes = 0;
	fill(scene, 0, 2000);
	scene_apply(scene);
	store_close(scene->store);
	scene->store = NULL;
	ck_assert_int_eq(stat(scene->path, &status), 0);
	int fd = open(scene->path, O_RDWR);
	char page[4096], garbage[4096];
	memset(garbage, 0xa5, sizeof garbage);
	for (off_t at = 0; at < status.st_size; at += 4096) {
		ck_assert_int_eq(pread(fd, page, sizeof page, at), sizeof page);
		ck_assert_int_eq(pwrite(fd, garbage, sizeof garbage, at), sizeof garbage);
		struct store *store = NULL;
		struct store_version version;
		size_t tickets = 0;
		bool is_open = store_open(scene->path, STORE_READ, &store, &err);
		bool is_read = is_open && read_count(store, &tickets, &err);
		bool is_known = is_open && store_version(store, &version, &err);
		failures += !is_read;
		successes += is_known;
		ck_assert(is_read || (err.kind == ERROR_STORE && err.text[0]));
		store_close(store);
		ck_assert_int_eq(pwrite(fd, page, sizeof page, at), sizeof page);
	}
	ck_assert_int_gt(failures, 10);
	ck_assert_int_gt(successes, 10);
	ck_assert_int_eq(close(fd), 0);
	scene_free(scene);
}
END_TEST

START_TEST(a_store_without_its_state_is_damaged)
{
	struct scene *scene = scene_new();
	struct error err = { 0 };
	struct store_version version;
	ck_assert(db_exec(scene->store, "DELETE FROM state", &err));
	ck_assert(!store_version(scene->store, &version, &err));
	ck_assert_int_eq(err.kind, ERROR_STORE);
	ck_assert_ptr_nonnull(strstr(err.text, "is damaged"));
	scene_free(scene);
}
END_TEST

START_TEST(a_full_store_says_so_and_stays_readable)
{
	struct scene *scene = scene_new_file(STORE_WRITE_PRIVATE);
	struct error err = { 0 };
	size_t tickets = 0;
	fill(scene, 0, 100);
	scene_apply(scene);
	ck_assert(db_exec(scene->store, "PRAGMA max_page_count = 40", &err));
	fill(scene, 100, 5000);
	ck_assert(!store_apply(scene->store, &scene->batch, SCENE_NOW, NULL, &err));
	ck_assert_int_eq(err.kind, ERROR_STORE);
	ck_assert_ptr_nonnull(strstr(err.text, "disk full"));
	ck_assert(read_count(scene->store, &tickets, &err));
	ck_assert_uint_eq(tickets, 100);
	ck_assert(db_exec(scene->store, "PRAGMA max_page_count = 100000", &err));
	ck_assert(store_apply(scene->store, &scene->batch, SCENE_NOW, NULL, &err));
	ck_assert(read_count(scene->store, &tickets, &err));
	ck_assert_uint_eq(tickets, 5000);
	scene_free(scene);
}
END_TEST

/* Runs in a process of its own, because the limit holds for it to its end. */
START_TEST(a_disk_that_takes_no_more_says_so)
{
	struct scene *scene = scene_new_file(STORE_WRITE_PRIVATE);
	struct error err = { 0 };
	size_t tickets = 0;
	fill(scene, 0, 100);
	scene_apply(scene);
	struct rlimit limit = { .rlim_cur = 400000, .rlim_max = RLIM_INFINITY };
	(void)signal(SIGXFSZ, SIG_IGN);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
	fill(scene, 100, 9000);
	ck_assert(!store_apply(scene->store, &scene->batch, SCENE_NOW, NULL, &err));
	ck_assert_msg(strstr(err.text, "disk full") != NULL, "%s", err.text);
	ck_assert(read_count(scene->store, &tickets, &err));
	ck_assert_uint_eq(tickets, 100);
	struct store *reader = NULL;
	ck_assert(store_open(scene->path, STORE_READ, &reader, &err));
	ck_assert(read_count(reader, &tickets, &err));
	ck_assert_uint_eq(tickets, 100);
	store_close(reader);
	limit.rlim_cur = RLIM_INFINITY;
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
	ck_assert_msg(
		store_apply(scene->store, &scene->batch, SCENE_NOW, NULL, &err), "%s", err.text);
	scene_free(scene);
}
END_TEST

START_TEST(a_full_disk_does_not_hide_what_is_there)
{
	struct scene *scene = scene_new_file(STORE_WRITE_PRIVATE);
	struct error err = { 0 };
	struct store *reader = NULL;
	size_t tickets = 0;
	fill(scene, 0, 100);
	scene_apply(scene);
	store_close(scene->store); /* takes the files beside it along */
	scene->store = NULL;
	struct rlimit limit = { .rlim_cur = 1000, .rlim_max = RLIM_INFINITY };
	(void)signal(SIGXFSZ, SIG_IGN);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
	bool is_open = store_open(scene->path, STORE_READ, &reader, &err);
	bool is_read = is_open && read_count(reader, &tickets, &err);
	limit.rlim_cur = RLIM_INFINITY;
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
	ck_assert_msg(is_read, "%s", err.text);
	ck_assert_uint_eq(tickets, 100);
	store_close(reader);
	scene_free(scene);
}
END_TEST

START_TEST(a_reader_writes_nothing)
{
	struct scene *scene = scene_new_file(STORE_WRITE_PRIVATE);
	struct error err = { 0 };
	struct store *reader = NULL;
	ck_assert(store_open(scene->path, STORE_READ, &reader, &err));
	ck_assert(!store_meta_set(reader, "zone", "UTC", &err));
	ck_assert_int_eq(err.kind, ERROR_STORE);
	store_close(reader);
	scene_free(scene);
}
END_TEST

START_TEST(one_desk_has_one_collector)
{
	struct scene *scene = scene_new_file(STORE_WRITE_PRIVATE);
	struct error err = { 0 };
	char pid[32];
	int first = -1, second = -1;
	ck_assert(store_lock(scene->path, &first, &err));
	ck_assert(!store_lock(scene->path, &second, &err));
	ck_assert_int_eq(err.kind, ERROR_LOCKED);
	(void)snprintf(pid, sizeof pid, "process %ld", (long)getpid());
	ck_assert_msg(strstr(err.text, pid) != NULL, "%s", err.text);
	store_unlock(first);
	ck_assert(store_lock(scene->path, &second, &err));
	store_unlock(second);
	scene_free(scene);
}
END_TEST

START_TEST(a_lock_ends_with_its_holder)
{
	struct scene *scene = scene_new_file(STORE_WRITE_PRIVATE);
	struct error err = { 0 };
	int ready[2], fd = -1;
	long holder = 0;
	char byte = 0;
	ck_assert_int_eq(pipe(ready), 0);
	pid_t child = fork();
	if (child == 0) {
		if (!store_lock(scene->path, &fd, &err) || write(ready[1], "x", 1) != 1)
			_exit(1);
		for (;;)
			(void)pause();
	}
	ck_assert_int_eq(read(ready[0], &byte, 1), 1);
	ck_assert(!store_lock(scene->path, &fd, &err));
	ck_assert(store_is_locked(scene->path, &holder));
	ck_assert_int_eq(holder, child);
	ck_assert_int_eq(kill(child, SIGKILL), 0);
	ck_assert_int_eq(waitpid(child, NULL, 0), child);
	ck_assert(!store_is_locked(scene->path, &holder));
	ck_assert(store_lock(scene->path, &fd, &err));
	store_unlock(fd);
	scene_free(scene);
}
END_TEST

START_TEST(what_is_written_ends_in_the_file_after_a_checkpoint)
{
	struct scene *scene = scene_new_file(STORE_WRITE_PRIVATE);
	struct error err = { 0 };
	struct stat before, after;
	int64_t wal_bytes = 0;
	fill(scene, 0, 500);
	scene_apply(scene);
	ck_assert_int_eq(stat(scene->path, &before), 0);
	ck_assert(store_checkpoint(scene->store, &wal_bytes, &err));
	ck_assert_int_eq(stat(scene->path, &after), 0);
	ck_assert_int_gt(after.st_size, before.st_size);
	ck_assert_int_gt(wal_bytes, 0);
	scene_free(scene);
}
END_TEST

/* The disk was away for a while: whatever is asked first afterwards finds it again. */
START_TEST(a_store_that_was_away_is_found_again)
{
	struct scene *scene = scene_new_file(STORE_WRITE_PRIVATE);
	struct store_version version;
	struct wiped wiped;
	struct error err = { 0 };
	char away[112];
	struct buf cursor;

	(void)snprintf(away, sizeof away, "%s.away", scene->path);
	buf_init(&cursor, 0);
	scene_begin(scene);
	(void)scene_ticket(scene, "1", 10);
	scene_apply(scene);
	for (int first = 0; first < 2; first++) {
		store_close(scene->store);
		ck_assert(store_open(scene->path, STORE_WRITE_PRIVATE, &scene->store, &err));
		ck_assert(store_version(scene->store, &version, &err));
		ck_assert_int_eq(
			unlink(arena_printf(scene->batch.arena, "%s-shm", scene->path)), 0);
		ck_assert_int_eq(rename(scene->path, away), 0);
		ck_assert(!store_version(scene->store, &version, &err));
		ck_assert_int_eq(rename(away, scene->path), 0);
		if (first == 0) {
			ck_assert(store_cursor(scene->store, "desk", "live", &cursor, &err));
			ck_assert_str_eq(cursor.bytes, scene->cursor);
		} else {
			ck_assert_msg(store_wipe(scene->store, true, TIME_NONE, &wiped, &err), "%s",
				err.text);
		}
	}
	buf_release(&cursor);
	scene_free(scene);
}
END_TEST

Suite *suite_store_place(void)
{
	Suite *suite = suite_create("store place");
	TCase *cases = tcase_create("place");
	tcase_set_timeout(cases, 120);
	tcase_add_test(cases, a_private_store_is_ours_alone);
	tcase_add_test(cases, a_shared_store_is_readable_by_its_group_also_when_closed);
	tcase_add_test(cases, network_file_systems_are_known_by_their_number);
	tcase_add_test(cases, a_store_that_is_not_there_says_what_to_do);
	tcase_add_test(cases, a_newer_store_is_left_alone);
	tcase_add_test(cases, an_empty_store_waits_for_its_collector);
	tcase_add_test(cases, a_file_of_another_kind_is_left_alone);
	tcase_add_test(cases, a_damaged_store_gives_errors_and_what_is_left);
	tcase_add_test(cases, a_store_without_its_state_is_damaged);
	tcase_add_test(cases, a_full_store_says_so_and_stays_readable);
	tcase_add_test(cases, a_disk_that_takes_no_more_says_so);
	tcase_add_test(cases, a_full_disk_does_not_hide_what_is_there);
	tcase_add_test(cases, a_reader_writes_nothing);
	tcase_add_test(cases, one_desk_has_one_collector);
	tcase_add_test(cases, a_lock_ends_with_its_holder);
	tcase_add_test(cases, what_is_written_ends_in_the_file_after_a_checkpoint);
	tcase_add_test(cases, a_store_that_was_away_is_found_again);
	suite_add_tcase(suite, cases);
	return suite;
}
