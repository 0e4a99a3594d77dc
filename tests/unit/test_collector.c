/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The collector as a whole, on a fake helpdesk behind a real socket.
 */
#include "config.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/collector.h"
#include "base/macros.h"
#include "check_app.h"
#include "hostile_server.h"
#include "store/store.h"

#define OK_HEAD "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
#define SECRET "s3cr3t-token"

static const struct hostile_reply good[] = {
	{ .path = "/page", .bytes = OK_HEAD "ticket 1\nticket 2\nmore 10\n" },
	{ .path = "/page", .bytes = "HTTP/1.1 500 Oops\r\nConnection: close\r\n\r\n" },
	{ .path = "/page", .bytes = OK_HEAD "ticket 3\nmore 11\nend\n" },
	{ .path = "/page", .bytes = OK_HEAD "end\n" },
	{ .path = NULL },
};

static const struct hostile_reply refusing[] = {
	{ .path = "/page", .bytes = "HTTP/1.1 401 No\r\nConnection: close\r\n\r\nbad token" },
	{ .path = NULL },
};

static const struct hostile_reply silent[] = {
	{ .path = "/page", .bytes = "", .is_held = true },
	{ .path = NULL },
};

struct bench {
	struct test_place place;
	struct hostile_server *server;
	struct source_config sources[2];
	struct desk *desk;
	char url[64], store_path[128], log_path[128];
	struct collector_options options;
	struct error err;
};

static void bench_init(struct bench *bench, const struct hostile_reply *replies)
{
	*bench = (struct bench){ .server = hostile_new(replies) };
	test_place_init(&bench->place);
	setenv("KPITOP_TEST_SECRET", SECRET, 1);
	snprintf(
		bench->url, sizeof(bench->url), "http://127.0.0.1:%d", hostile_port(bench->server));
	snprintf(
		bench->store_path, sizeof(bench->store_path), "%s/test.db", bench->place.directory);
	snprintf(bench->log_path, sizeof(bench->log_path), "%s/test.log", bench->place.directory);
	bench->sources[0] = (struct source_config){ .name = "support",
		.kind = "fake",
		.url = bench->url,
		.secret_env = "KPITOP_TEST_SECRET" };
	bench->desk = desk_new("test");
	bench->desk->sources = bench->sources;
	bench->desk->source_count = 1;
	bench->options = (struct collector_options){ .desk = bench->desk,
		.store_path = bench->store_path,
		.is_once = true,
		.parent_fd = -1,
		.report_fd = -1,
		.log_fd = open(bench->log_path, O_WRONLY | O_CREAT | O_APPEND, 0600) };
	ck_assert_int_ge(bench->options.log_fd, 0);
}

static void bench_release(struct bench *bench)
{
	close(bench->options.log_fd);
	hostile_free(bench->server);
	desk_free(bench->desk);
	test_place_release(&bench->place);
}

static bool file_has(const char *path, const char *text)
{
	static char found[1 << 20];
	int fd = open(path, O_RDONLY);
	ck_assert_int_ge(fd, 0);
	ssize_t len = read(fd, found, sizeof(found));
	close(fd);
	return memmem(found, len > 0 ? (size_t)len : 0, text, strlen(text)) != NULL;
}

static struct source_status read_status(struct bench *bench, size_t which)
{
	struct store *store = NULL;
	struct source_status statuses[4] = { 0 };
	size_t len = 0;
	ck_assert(store_open(bench->store_path, STORE_READ, &store, &bench->err));
	ck_assert(store_statuses(store, statuses, 4, &len, &bench->err));
	store_close(store);
	ck_assert_uint_gt(len, which);
	return statuses[which];
}

START_TEST(once_brings_everything_and_ends)
{
	struct bench bench;
	struct store *store = NULL;
	struct buf text;
	fact_id ticket = 0;
	bench_init(&bench, good);
	ck_assert_msg(collector_run(&bench.options, &bench.err), "%s", bench.err.text);
	ck_assert_uint_eq(hostile_request_count(bench.server), 3);
	ck_assert(hostile_was_sent(bench.server, "Authorization: Bearer " SECRET "\r\n"));
	ck_assert(store_open(bench.store_path, STORE_READ, &store, &bench.err));
	for (int i = 1; i <= 3; i++) {
		char id[8];
		snprintf(id, sizeof(id), "%d", i);
		ck_assert(store_ticket_find(store, "support", id, &ticket, &bench.err));
		ck_assert_int_ne(ticket, 0);
	}
	buf_init(&text, 0);
	ck_assert(store_meta(store, "desk.zone", &text, &bench.err));
	ck_assert_str_eq(text.bytes, "UTC");
	buf_release(&text);
	store_close(store);
	struct source_status status = read_status(&bench, 0);
	ck_assert_int_eq(status.state, SOURCE_STOPPED);
	ck_assert_str_eq(status.error, "");
	ck_assert(status.is_complete);
	ck_assert(file_has(bench.log_path, "status 500"));
	bench_release(&bench);
}
END_TEST

static bool file_of_store_has(const struct bench *bench, const char *text)
{
	char log[160];
	snprintf(log, sizeof(log), "%s-wal", bench->store_path);
	return file_has(bench->store_path, text) || (access(log, F_OK) == 0 && file_has(log, text));
}

/* A subject that is there from an earlier time, before nobody wanted any; looked for in the file. */
START_TEST(subjects_that_nobody_wants_are_taken_out_of_the_file)
{
	static const char subject[] = "what somebody wrote";
	struct bench bench;
	struct store *store = NULL;
	struct batch batch;
	struct apply_result result;
	bench_init(&bench, good);
	ck_assert(store_open(bench.store_path, STORE_WRITE_PRIVATE, &store, &bench.err));
	batch_init(&batch);
	batch.source = "old";
	batch.stream = "live";
	batch.cursor_from = "";
	batch.cursor_to = "1";
	struct ticket_record *ticket = &batch_add(&batch, RECORD_TICKET)->ticket;
	ticket->id = "1";
	ticket->version[FACET_CORE] = 1;
	ticket->core.has = CORE_STATE | CORE_CREATED | CORE_SUBJECT;
	ticket->core.state = STATE_OPEN;
	ticket->core.created_at = 1795341600;
	ticket->core.subject = subject;
	ck_assert(store_apply(store, &batch, 1795341700, &result, &bench.err));
	batch_release(&batch);
	store_close(store);
	ck_assert(file_of_store_has(&bench, subject));
	ck_assert_msg(collector_run(&bench.options, &bench.err), "%s", bench.err.text);
	ck_assert(file_of_store_has(&bench, subject));
	bench.desk->has_subjects = false;
	ck_assert_msg(collector_run(&bench.options, &bench.err), "%s", bench.err.text);
	ck_assert(!file_of_store_has(&bench, subject));
	ck_assert(file_has(bench.log_path, "wiped 1 subjects"));
	bench_release(&bench);
}
END_TEST

START_TEST(second_start_goes_on_where_the_first_ended)
{
	struct bench bench;
	bench_init(&bench, good);
	ck_assert(collector_run(&bench.options, &bench.err));
	ck_assert(collector_run(&bench.options, &bench.err));
	ck_assert_uint_eq(hostile_request_count(bench.server), 4);
	ck_assert(hostile_was_sent(bench.server, "GET /page?cursor=11 HTTP/1.1"));
	bench_release(&bench);
}
END_TEST

START_TEST(refused_credential_ends_with_its_reason)
{
	struct bench bench;
	bench_init(&bench, refusing);
	bench.options.is_once = false;
	ck_assert(!collector_run(&bench.options, &bench.err));
	ck_assert_int_eq(bench.err.kind, ERROR_AUTH);
	ck_assert_str_eq(bench.err.text, "support: status 401");
	struct source_status status = read_status(&bench, 0);
	ck_assert_int_eq(status.state, SOURCE_FAILED);
	ck_assert_str_eq(status.error_kind, "auth");
	bench_release(&bench);
}
END_TEST

START_TEST(source_without_secret_leaves_the_other_at_work)
{
	struct bench bench;
	bench_init(&bench, good);
	bench.sources[1] = bench.sources[0];
	bench.sources[1].name = "orders";
	bench.sources[1].secret_env = "KPITOP_TEST_UNSET";
	bench.desk->source_count = 2;
	ck_assert(!collector_run(&bench.options, &bench.err));
	ck_assert_int_eq(bench.err.kind, ERROR_AUTH);
	ck_assert_str_eq(bench.err.text, "orders: secret_env of source \"orders\": it is not set");
	struct source_status support = read_status(&bench, 0), orders = read_status(&bench, 1);
	if (strcmp(support.name, "support") != 0) {
		struct source_status swapped = support;
		support = orders;
		orders = swapped;
	}
	ck_assert_int_eq(support.state, SOURCE_STOPPED);
	ck_assert(support.is_complete);
	ck_assert_int_eq(orders.state, SOURCE_FAILED);
	bench_release(&bench);
}
END_TEST

START_TEST(no_secret_is_left_anywhere)
{
	static const struct hostile_reply *const scripts[] = { good, refusing };
	for (size_t i = 0; i < ARRAY_LEN(scripts); i++) {
		struct bench bench;
		bench_init(&bench, scripts[i]);
		bench.options.is_verbose = true;
		(void)!collector_run(&bench.options, &bench.err);
		ck_assert(!file_has(bench.log_path, SECRET));
		ck_assert(!file_has(bench.store_path, SECRET));
		ck_assert_ptr_null(strstr(bench.err.text, SECRET));
		bench_release(&bench);
	}
}
END_TEST

START_TEST(two_collectors_of_a_desk_are_one_too_many)
{
	struct bench bench;
	int fd = -1;
	bench_init(&bench, good);
	ck_assert(store_lock(bench.store_path, &fd, &bench.err));
	ck_assert(!collector_run(&bench.options, &bench.err));
	ck_assert_int_eq(bench.err.kind, ERROR_LOCKED);
	ck_assert_uint_eq(hostile_request_count(bench.server), 0);
	store_unlock(fd);
	bench_release(&bench);
}
END_TEST

START_TEST(desk_without_source_says_so)
{
	struct bench bench;
	bench_init(&bench, good);
	bench.desk->source_count = 0;
	ck_assert(!collector_run(&bench.options, &bench.err));
	ck_assert_int_eq(bench.err.kind, ERROR_CONFIG);
	bench.desk->source_count = 1;
	bench.sources[0].kind = "nonesuch";
	bench.sources[0].file_name = "kpitop.conf";
	bench.sources[0].line = 3;
	ck_assert(!collector_run(&bench.options, &bench.err));
	ck_assert_str_eq(bench.err.text,
		"kpitop.conf:3: source \"support\" has the unknown kind \"nonesuch\"");
	bench_release(&bench);
}
END_TEST

START_TEST(end_of_the_parents_pipe_ends_it)
{
	struct bench bench;
	int fds[2];
	bench_init(&bench, silent);
	bench.options.is_once = false;
	ck_assert_int_eq(pipe(fds), 0);
	close(fds[1]);
	bench.options.parent_fd = fds[0];
	ck_assert(collector_run(&bench.options, &bench.err));
	ck_assert_int_eq(read_status(&bench, 0).state, SOURCE_STOPPED);
	close(fds[0]);
	bench_release(&bench);
}
END_TEST

/* Waits for a condition; the deadline only means "hung". */
static void await_requests(struct bench *bench, size_t count)
{
	while (hostile_request_count(bench->server) < count)
		poll(NULL, 0, 5);
}

START_TEST(child_lives_until_it_is_stopped)
{
	struct bench bench;
	struct collector_child child;
	struct stat status;
	bench_init(&bench, silent);
	bench.options.is_once = false;
	ck_assert(collector_spawn(&bench.options, &child, &bench.err));
	await_requests(&bench, 1);
	pid_t pid = child.pid;
	ck_assert_int_eq(getsid(pid), pid);
	collector_poke(&child);
	collector_stop(&child);
	ck_assert_int_eq(child.pid, 0);
	ck_assert_int_ne(kill(pid, 0), 0);
	ck_assert_int_eq(read_status(&bench, 0).state, SOURCE_STOPPED);
	ck_assert(file_has(bench.log_path, "collector ends"));
	ck_assert_int_eq(stat(bench.log_path, &status), 0);
	ck_assert_int_eq(status.st_mode & 0777, 0600);
	collector_poke(&child);
	collector_stop(&child);
	bench_release(&bench);
}
END_TEST

START_TEST(child_that_is_killed_leaves_a_usable_store)
{
	struct bench bench;
	struct collector_child child;
	bench_init(&bench, good);
	bench.options.is_once = false;
	ck_assert(collector_spawn(&bench.options, &child, &bench.err));
	await_requests(&bench, 2);
	kill(child.pid, SIGKILL);
	struct error said;
	bool is_gone = false;
	while (!is_gone) {
		struct pollfd up = { .fd = child.fd_up, .events = POLLIN };
		poll(&up, 1, -1);
		(void)collector_listen(&child, &said, &is_gone);
	}
	collector_stop(&child);
	bench.options.is_once = true;
	ck_assert_msg(collector_run(&bench.options, &bench.err), "%s", bench.err.text);
	ck_assert_int_eq(read_status(&bench, 0).state, SOURCE_STOPPED);
	bench_release(&bench);
}
END_TEST

START_TEST(child_says_why_it_ended)
{
	struct bench bench;
	struct collector_child child;
	struct error said = { 0 };
	bool is_gone = false, is_said = false;
	bench_init(&bench, refusing);
	bench.options.is_once = false;
	ck_assert(collector_spawn(&bench.options, &child, &bench.err));
	while (!is_gone) {
		struct pollfd up = { .fd = child.fd_up, .events = POLLIN };
		poll(&up, 1, -1);
		is_said = collector_listen(&child, &said, &is_gone) || is_said;
	}
	ck_assert(is_said);
	ck_assert_int_eq(said.kind, ERROR_AUTH);
	ck_assert_str_eq(said.text, "support: status 401");
	collector_stop(&child);
	bench_release(&bench);
}
END_TEST

/* A child has nothing of its parent's but the two pipes, the log and what it opened itself. */
START_TEST(child_has_no_foreign_descriptor)
{
	struct bench bench;
	struct collector_child child;
	int foreign[2];
	char byte;
	bench_init(&bench, silent);
	bench.options.is_once = false;
	ck_assert_int_eq(pipe(foreign), 0);
	ck_assert(collector_spawn(&bench.options, &child, &bench.err));
	await_requests(&bench, 1);
	close(foreign[1]);
	/* Were the other end open in the child, this would wait for ever. */
	ck_assert_int_eq(read(foreign[0], &byte, 1), 0);
	close(foreign[0]);
	collector_stop(&child);
	bench_release(&bench);
}
END_TEST

START_TEST(signal_ends_it_in_order)
{
	struct bench bench;
	int status = 0;
	bench_init(&bench, silent);
	bench.options.is_once = false;
	pid_t pid = fork();
	if (pid == 0)
		_exit(collector_run(&bench.options, NULL) ? 0 : 1);
	await_requests(&bench, 1);
	kill(pid, SIGUSR1); /* meant for dashboards */
	kill(pid, SIGTERM);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	ck_assert_int_eq(read_status(&bench, 0).state, SOURCE_STOPPED);
	bench_release(&bench);
}
END_TEST

Suite *suite_collector(void)
{
	Suite *suite = suite_create("collector");
	TCase *cases = tcase_create("collector");
	tcase_set_timeout(cases, 60); /* only means "hung" */
	tcase_add_test(cases, once_brings_everything_and_ends);
	tcase_add_test(cases, subjects_that_nobody_wants_are_taken_out_of_the_file);
	tcase_add_test(cases, second_start_goes_on_where_the_first_ended);
	tcase_add_test(cases, refused_credential_ends_with_its_reason);
	tcase_add_test(cases, source_without_secret_leaves_the_other_at_work);
	tcase_add_test(cases, no_secret_is_left_anywhere);
	tcase_add_test(cases, two_collectors_of_a_desk_are_one_too_many);
	tcase_add_test(cases, desk_without_source_says_so);
	tcase_add_test(cases, end_of_the_parents_pipe_ends_it);
	tcase_add_test(cases, child_lives_until_it_is_stopped);
	tcase_add_test(cases, child_that_is_killed_leaves_a_usable_store);
	tcase_add_test(cases, child_says_why_it_ended);
	tcase_add_test(cases, child_has_no_foreign_descriptor);
	tcase_add_test(cases, signal_ends_it_in_order);
	suite_add_tcase(suite, cases);
	return suite;
}
