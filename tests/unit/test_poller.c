/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is retried, when, and what ends; with replies and times as the test gives them.
 */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "app/poller.h"
#include "base/macros.h"
#include "check_app.h"
#include "fake_source.h"

#define START_S INT64_C(1795341600) /* 2026-11-22T10:00:00Z */
#define START_MS INT64_C(5000000)
#define TWO_TICKETS "ticket 1\nticket 2\nmore 10\n"

struct bench {
	struct test_place place;
	struct source_config config;
	struct desk *desk;
	struct collection collection;
	struct poller poller;
	struct now now;
	struct error err;
};

static void bench_init(struct bench *bench)
{
	*bench = (struct bench){ .now = { START_S, START_MS } };
	test_place_init(&bench->place);
	bench->config = (struct source_config){
		.name = "support", .kind = "fake", .url = "http://127.0.0.1:9"
	};
	bench->desk = desk_new("test");
	bench->desk->sources = &bench->config;
	bench->desk->source_count = 1;
	bench->collection = (struct collection){ .desk = bench->desk, .report_fd = -1 };
	ck_assert(net_new(1, "kpitop/1", &bench->collection.net, &bench->err));
	ck_assert(store_open(test_place_path(&bench->place, "test.db"), STORE_WRITE_PRIVATE,
		&bench->collection.store, &bench->err));
}

static void bench_open(struct bench *bench)
{
	ck_assert(poller_init(&bench->poller, &bench->collection, 0, &bench->now, &bench->err));
	ck_assert(poller_open(&bench->poller, &bench->now, &bench->err));
}

static void bench_release(struct bench *bench)
{
	poller_release(&bench->poller);
	net_free(bench->collection.net);
	store_close(bench->collection.store);
	desk_free(bench->desk);
	test_place_release(&bench->place);
}

static void pass_ms(struct bench *bench, int64_t passed_ms)
{
	bench->now.mono_ms += passed_ms;
	bench->now.wall_s += passed_ms / 1000;
}

/* The request that must be due now, sent and never answered by anybody but the test. */
static const char *send(struct bench *bench)
{
	poller_turn(&bench->poller, &bench->now);
	ck_assert_int_eq(bench->poller.phase, POLLER_SENDING);
	ck_assert(poller_due_ms(&bench->poller) == INT64_MAX);
	net_cancel(bench->collection.net, 0);
	return strrchr(bench->poller.request.url.bytes, '=') + 1;
}

static void answer(struct bench *bench, int status, const char *body)
{
	bench->poller.reply.status = status;
	buf_add_text(&bench->poller.reply.body, body);
	poller_finish(&bench->poller, &bench->now, true, NULL);
}

/* One poll from request to stored reply. */
static void poll_once(struct bench *bench, const char *body)
{
	send(bench);
	answer(bench, 200, body);
}

static int64_t due_in_ms(const struct bench *bench)
{
	return poller_due_ms(&bench->poller) - bench->now.mono_ms;
}

static struct source_status told_status(struct bench *bench)
{
	struct source_status status = { 0 };
	size_t len = 0;
	poller_status_tell(&bench->poller, &bench->now);
	ck_assert(store_statuses(bench->collection.store, &status, 1, &len, &bench->err));
	ck_assert_uint_eq(len, 1);
	return status;
}

START_TEST(pages_follow_each_other_and_live_polls_wait)
{
	struct bench bench;
	struct buf cursor;
	bench_init(&bench);
	bench_open(&bench);
	ck_assert_str_eq(send(&bench), "");
	answer(&bench, 200, TWO_TICKETS);
	ck_assert_int_eq(due_in_ms(&bench), 0);
	ck_assert_str_eq(send(&bench), "10");
	answer(&bench, 200, "ticket 3\nmore 11\nend\n");
	buf_init(&cursor, 0);
	ck_assert(store_cursor(bench.collection.store, "support", "live", &cursor, &bench.err));
	ck_assert_str_eq(cursor.bytes, "11");
	buf_release(&cursor);
	ck_assert(!poller_is_done(&bench.poller));
	poller_turn(&bench.poller, &bench.now);
	ck_assert(poller_is_done(&bench.poller));
	ck_assert_int_eq(due_in_ms(&bench), FAKE_INTERVAL_S * 1000);
	pass_ms(&bench, FAKE_INTERVAL_S * 1000);
	ck_assert_str_eq(send(&bench), "11");
	bench_release(&bench);
}
END_TEST

START_TEST(server_error_is_retried_with_growing_waits)
{
	struct bench bench;
	bench_init(&bench);
	bench_open(&bench);
	for (int64_t whole_ms = 1000; whole_ms <= 8000; whole_ms *= 2) {
		send(&bench);
		answer(&bench, 500, "oops");
		ck_assert_int_ge(due_in_ms(&bench), whole_ms / 2);
		ck_assert_int_le(due_in_ms(&bench), whole_ms);
		struct source_status status = told_status(&bench);
		ck_assert_int_eq(status.state, SOURCE_WAITING);
		ck_assert_str_eq(status.error_kind, "net");
		ck_assert_str_eq(status.error, "status 500");
		ck_assert_int_eq(status.error_since, START_S);
		pass_ms(&bench, 8000);
	}
	poll_once(&bench, TWO_TICKETS);
	struct source_status status = told_status(&bench);
	ck_assert_int_eq(status.state, SOURCE_LOADING);
	ck_assert_str_eq(status.error, "");
	ck_assert_int_eq(status.last_success, START_S + 32);
	send(&bench);
	answer(&bench, 500, "oops");
	ck_assert_int_le(due_in_ms(&bench), 1000);
	bench_release(&bench);
}
END_TEST

START_TEST(told_to_wait_waits_as_told)
{
	struct bench bench;
	bench_init(&bench);
	bench_open(&bench);
	send(&bench);
	http_reply_add_header(&bench.poller.reply, "Retry-After", "30");
	answer(&bench, 429, "");
	ck_assert_int_eq(due_in_ms(&bench), 30000);
	struct source_status status = told_status(&bench);
	ck_assert_int_eq(status.state, SOURCE_WAITING);
	ck_assert_str_eq(status.error_kind, "rate");
	ck_assert_int_eq(status.next_poll, START_S + 30);
	poller_poke(&bench.poller, &bench.now);
	ck_assert_int_eq(due_in_ms(&bench), 30000);
	pass_ms(&bench, 30000);
	poll_once(&bench, TWO_TICKETS);
	ck_assert_int_eq(told_status(&bench).state, SOURCE_LOADING);
	bench_release(&bench);
}
END_TEST

START_TEST(told_to_wait_without_a_time_waits_a_minute)
{
	struct bench bench;
	bench_init(&bench);
	bench_open(&bench);
	send(&bench);
	answer(&bench, 429, "");
	ck_assert_int_eq(due_in_ms(&bench), 60000);
	bench_release(&bench);
}
END_TEST

START_TEST(server_error_with_a_time_waits_so_long)
{
	struct bench bench;
	bench_init(&bench);
	bench_open(&bench);
	send(&bench);
	http_reply_add_header(&bench.poller.reply, "retry-after", "120");
	answer(&bench, 503, "");
	ck_assert_int_eq(due_in_ms(&bench), 120000);
	bench_release(&bench);
}
END_TEST

START_TEST(no_answer_sends_the_same_request_again)
{
	const struct error why = { .kind = ERROR_NET, .text = "no answer from \"x\" within 60 s" };
	struct bench bench;
	bench_init(&bench);
	bench_open(&bench);
	poll_once(&bench, TWO_TICKETS);
	ck_assert_str_eq(send(&bench), "10");
	poller_finish(&bench.poller, &bench.now, false, &why);
	ck_assert_int_ge(due_in_ms(&bench), 500);
	ck_assert_str_eq(told_status(&bench).error, why.text);
	poller_poke(&bench.poller, &bench.now);
	ck_assert_int_eq(due_in_ms(&bench), 0);
	ck_assert_str_eq(send(&bench), "10");
	bench_release(&bench);
}
END_TEST

START_TEST(refused_credential_stops_until_poked)
{
	struct bench bench;
	bench_init(&bench);
	setenv("KPITOP_TEST_SECRET", "old", 1);
	bench.config.secret_env = "KPITOP_TEST_SECRET";
	bench_open(&bench);
	ck_assert_str_eq(fake_seen()->secret, "old");
	send(&bench);
	answer(&bench, 401, "");
	ck_assert_int_eq(bench.poller.phase, POLLER_FAILED);
	ck_assert(poller_is_done(&bench.poller));
	struct source_status status = told_status(&bench);
	ck_assert_int_eq(status.state, SOURCE_FAILED);
	ck_assert_str_eq(status.error_kind, "auth");
	ck_assert_int_eq(status.next_poll, TIME_NONE);
	pass_ms(&bench, 3600000);
	poller_turn(&bench.poller, &bench.now);
	ck_assert_int_eq(bench.poller.phase, POLLER_FAILED);
	setenv("KPITOP_TEST_SECRET", "new", 1);
	poller_poke(&bench.poller, &bench.now);
	poller_turn(&bench.poller, &bench.now);
	ck_assert_str_eq(fake_seen()->secret, "new");
	poll_once(&bench, TWO_TICKETS);
	ck_assert_int_eq(told_status(&bench).state, SOURCE_LOADING);
	bench_release(&bench);
}
END_TEST

START_TEST(refused_stream_leaves_the_others_at_work)
{
	struct bench bench;
	bench_init(&bench);
	bench_open(&bench);
	send(&bench);
	answer(&bench, 403, "");
	ck_assert_int_eq(due_in_ms(&bench), 0);
	poll_once(&bench, "ticket 1\nmore 2\nend\n");
	struct source_status status = told_status(&bench);
	ck_assert_int_eq(status.state, SOURCE_OK);
	ck_assert_str_eq(status.error_kind, "forbidden");
	ck_assert_str_eq(status.error, "status 403");
	bench_release(&bench);
}
END_TEST

START_TEST(shut_out_source_has_failed)
{
	struct bench bench;
	bench_init(&bench);
	bench.collection.is_once = true;
	bench_open(&bench);
	send(&bench);
	answer(&bench, 403, "shut");
	poller_turn(&bench.poller, &bench.now);
	ck_assert(poller_is_done(&bench.poller));
	struct source_status status = told_status(&bench);
	ck_assert_int_eq(status.state, SOURCE_FAILED);
	ck_assert_str_eq(status.error, "status 403");
	bench_release(&bench);
}
END_TEST

START_TEST(wrong_address_stops)
{
	struct bench bench;
	bench_init(&bench);
	bench_open(&bench);
	send(&bench);
	answer(&bench, 404, "");
	ck_assert_int_eq(told_status(&bench).state, SOURCE_FAILED);
	bench_release(&bench);
}
END_TEST

/* Somebody else moved the cursor: the batch is refused and the source goes on where the store is. */
START_TEST(fenced_source_is_opened_anew)
{
	struct bench bench;
	struct batch other;
	struct apply_result result;
	bench_init(&bench);
	bench_open(&bench);
	poll_once(&bench, TWO_TICKETS);
	batch_init(&other);
	other.source = "support";
	other.stream = "live";
	other.cursor_from = "10";
	other.cursor_to = "20";
	ck_assert(store_apply(bench.collection.store, &other, START_S, &result, &bench.err));
	batch_release(&other);
	ck_assert_str_eq(send(&bench), "10");
	answer(&bench, 200, "ticket 3\nmore 11\n");
	ck_assert_int_eq(bench.poller.phase, POLLER_CLOSED);
	ck_assert_str_eq(told_status(&bench).error_kind, "fenced");
	pass_ms(&bench, 1000);
	poller_turn(&bench.poller, &bench.now);
	ck_assert_int_eq(fake_seen()->opened, 2);
	ck_assert_str_eq(send(&bench), "20");
	answer(&bench, 200, "ticket 3\nmore 21\nend\n");
	ck_assert_int_eq(told_status(&bench).state, SOURCE_OK);
	bench_release(&bench);
}
END_TEST

/* The disk is as full as a limit on file sizes can make it. */
START_TEST(full_store_keeps_the_batch_and_says_so_once)
{
	struct bench bench;
	struct rlimit limit, full;
	char said[1024] = "";
	int fds[2];
	bench_init(&bench);
	bench_open(&bench);
	ck_assert_int_eq(pipe(fds), 0);
	bench.collection.report_fd = fds[1];
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &limit);
	full = limit;
	full.rlim_cur = 1;
	setrlimit(RLIMIT_FSIZE, &full);
	poll_once(&bench, TWO_TICKETS);
	ck_assert_int_eq(bench.poller.phase, POLLER_UNSTORED);
	ck_assert_int_ge(due_in_ms(&bench), 500);
	pass_ms(&bench, 1000);
	poller_turn(&bench.poller, &bench.now);
	ck_assert_int_eq(bench.poller.phase, POLLER_UNSTORED);
	ck_assert_int_gt(read(fds[0], said, sizeof(said) - 1), 0);
	ck_assert_ptr_eq(strstr(said, "store\t"), said);
	ck_assert_ptr_eq(strchr(said, '\n'), said + strlen(said) - 1);
	setrlimit(RLIMIT_FSIZE, &limit);
	pass_ms(&bench, 2000);
	poller_turn(&bench.poller, &bench.now);
	ck_assert_int_eq(bench.poller.phase, POLLER_READY);
	ssize_t len = read(fds[0], said, sizeof(said) - 1);
	ck_assert_int_gt(len, 0);
	said[len] = '\0';
	ck_assert_str_eq(said, "none\t\n");
	ck_assert_str_eq(send(&bench), "10");
	close(fds[0]);
	close(fds[1]);
	bench_release(&bench);
}
END_TEST

START_TEST(budget_is_kept_even_when_poked)
{
	struct bench bench;
	bench_init(&bench);
	bench.config.requests_per_minute = 4;
	bench.config.budget = "50%";
	bench_open(&bench);
	poll_once(&bench, TWO_TICKETS);
	poll_once(&bench, "ticket 3\nmore 11\n");
	poller_turn(&bench.poller, &bench.now);
	ck_assert_int_ge(due_in_ms(&bench), 60000);
	poller_poke(&bench.poller, &bench.now);
	poller_turn(&bench.poller, &bench.now);
	ck_assert_int_ge(due_in_ms(&bench), 60000);
	ck_assert_int_ne(told_status(&bench).state, SOURCE_WAITING);
	pass_ms(&bench, due_in_ms(&bench));
	ck_assert_str_eq(send(&bench), "11");
	bench_release(&bench);
}
END_TEST

START_TEST(budget_must_be_a_share)
{
	static const char *const wrong[] = { "", "half", "0%", "150%", "-5%", "50 %" };
	struct bench bench;
	bench_init(&bench);
	bench.config.file_name = "kpitop.conf";
	bench.config.line = 7;
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
		char want[128];
		bench.config.budget = wrong[i];
		snprintf(want, sizeof(want),
			"kpitop.conf:7: budget \"%s\" is no share between 1%% and 100%%", wrong[i]);
		ck_assert(
			!poller_init(&bench.poller, &bench.collection, 0, &bench.now, &bench.err));
		ck_assert_str_eq(bench.err.text, want);
		poller_release(&bench.poller);
	}
	bench.config.budget = "0.25";
	bench_open(&bench);
	bench_release(&bench);
}
END_TEST

START_TEST(their_clock_is_the_median_of_the_last_dates)
{
	static const char *const dates[] = {
		"Sun, 22 Nov 2026 10:01:30 GMT", /* 90 s ahead */
		"Sun, 22 Nov 2026 10:01:31 GMT",
		"Sun, 22 Nov 2030 10:00:00 GMT", /* one mad machine behind a balancer */
	};
	struct bench bench;
	bench_init(&bench);
	bench_open(&bench);
	for (size_t i = 0; i < ARRAY_LEN(dates); i++) {
		send(&bench);
		http_reply_add_header(&bench.poller.reply, "Date", dates[i]);
		answer(&bench, 200, i == 2 ? "ticket 1\nmore 1\nend\n" : "ticket 1\nmore 1\n");
	}
	ck_assert_int_eq(told_status(&bench).clock_offset_s, 91);
	poller_turn(&bench.poller, &bench.now);
	ck_assert_int_eq(fake_seen()->asked_at, START_S + 91);
	ck_assert_int_eq(due_in_ms(&bench), FAKE_INTERVAL_S * 1000);
	bench_release(&bench);
}
END_TEST

START_TEST(status_is_written_when_it_matters)
{
	struct bench bench;
	struct store_version before, after;
	bench_init(&bench);
	bench_open(&bench);
	ck_assert_int_eq(told_status(&bench).state, SOURCE_STARTING);
	poll_once(&bench, "ticket 1\nmore 1\nend\n");
	struct source_status status = told_status(&bench);
	ck_assert_int_eq(status.state, SOURCE_OK);
	ck_assert_str_eq(status.name, "support");
	ck_assert_str_eq(status.kind, "fake");
	ck_assert_int_eq(status.interval_s, FAKE_INTERVAL_S);
	ck_assert_int_eq(status.budget_limit, 700);
	ck_assert_int_eq(status.budget_left, 690);
	ck_assert_int_eq(status.requests, 1);
	ck_assert(status.is_complete);
	ck_assert(store_version(bench.collection.store, &before, &bench.err));
	poller_poke(&bench.poller, &bench.now);
	pass_ms(&bench, 29000);
	poll_once(&bench, "end\n");
	ck_assert_int_eq(told_status(&bench).requests, 1);
	ck_assert(store_version(bench.collection.store, &after, &bench.err));
	ck_assert_int_eq(after.status_seq, before.status_seq);
	pass_ms(&bench, 1000);
	status = told_status(&bench);
	ck_assert_int_eq(status.requests, 2);
	ck_assert_int_eq(status.last_success, START_S + 29);
	bench_release(&bench);
}
END_TEST

START_TEST(simulated_desk_waits_in_its_own_time)
{
	struct bench bench;
	bench_init(&bench);
	bench.collection.simulation =
		(struct clock_simulation){ .sim_start_s = START_S, .speed = 60 };
	bench_open(&bench);
	send(&bench);
	http_reply_add_header(&bench.poller.reply, "Date", "Sun, 22 Nov 2020 10:00:00 GMT");
	answer(&bench, 200, "ticket 1\nmore 1\nend\n");
	poller_turn(&bench.poller, &bench.now);
	ck_assert_int_eq(due_in_ms(&bench), FAKE_INTERVAL_S * 1000 / 60);
	struct source_status status = told_status(&bench);
	ck_assert_int_eq(status.next_poll, START_S + FAKE_INTERVAL_S);
	ck_assert_int_eq(status.clock_offset_s, 0);
	bench_release(&bench);
}
END_TEST

START_TEST(once_gives_up_after_five_failures)
{
	struct bench bench;
	bench_init(&bench);
	bench.collection.is_once = true;
	bench_open(&bench);
	for (int i = 0; i < 5; i++) {
		ck_assert_int_ne(bench.poller.phase, POLLER_FAILED);
		send(&bench);
		answer(&bench, 500, "");
		pass_ms(&bench, 300000);
	}
	ck_assert_int_eq(bench.poller.phase, POLLER_FAILED);
	bench_release(&bench);
}
END_TEST

/* Answers that bring nothing, for ever: --once says so and ends; who stays goes on asking. */
START_TEST(once_ends_when_nothing_more_comes)
{
	for (int is_once = 0; is_once < 2; is_once++) {
		struct bench bench;
		bench_init(&bench);
		bench.collection.is_once = is_once;
		bench_open(&bench);
		poll_once(&bench, "ticket 1\nmore 2\n");
		for (int i = 0; i < 20 && bench.poller.phase != POLLER_FAILED; i++) {
			send(&bench);
			answer(&bench, 200, "shut");
			poller_turn(&bench.poller, &bench.now);
			pass_ms(&bench, 60000);
		}
		struct source_status status = told_status(&bench);
		ck_assert_int_eq(poller_is_done(&bench.poller), is_once);
		ck_assert_int_eq(status.state, is_once ? SOURCE_FAILED : SOURCE_LOADING);
		ck_assert_int_eq(
			strstr(status.error, "the history does not go on") != NULL, is_once);
		bench_release(&bench);
	}
}
END_TEST

/* Pauses for the sake of the budget are no standstill, while pages come between them. */
START_TEST(once_waits_while_pages_come)
{
	struct bench bench;
	bench_init(&bench);
	bench.collection.is_once = true;
	bench_open(&bench);
	for (int i = 0; i < 20; i++) {
		char body[64];
		snprintf(body, sizeof(body), "ticket %d\nmore %d\n", i + 1, i + 2);
		poll_once(&bench, body);
		send(&bench);
		answer(&bench, 200, "shut");
		poller_turn(&bench.poller, &bench.now);
		pass_ms(&bench, 60000);
		ck_assert_int_eq(bench.poller.phase, POLLER_READY);
	}
	poll_once(&bench, "ticket 99\nend\n");
	poller_turn(&bench.poller, &bench.now);
	ck_assert(poller_is_done(&bench.poller));
	ck_assert_int_eq(told_status(&bench).state, SOURCE_OK);
	bench_release(&bench);
}
END_TEST

Suite *suite_poller(void)
{
	Suite *suite = suite_create("poller");
	TCase *cases = tcase_create("poller");
	tcase_set_timeout(cases, 60); /* only means "hung" */
	tcase_add_test(cases, pages_follow_each_other_and_live_polls_wait);
	tcase_add_test(cases, server_error_is_retried_with_growing_waits);
	tcase_add_test(cases, told_to_wait_waits_as_told);
	tcase_add_test(cases, told_to_wait_without_a_time_waits_a_minute);
	tcase_add_test(cases, server_error_with_a_time_waits_so_long);
	tcase_add_test(cases, no_answer_sends_the_same_request_again);
	tcase_add_test(cases, refused_credential_stops_until_poked);
	tcase_add_test(cases, refused_stream_leaves_the_others_at_work);
	tcase_add_test(cases, shut_out_source_has_failed);
	tcase_add_test(cases, wrong_address_stops);
	tcase_add_test(cases, fenced_source_is_opened_anew);
	tcase_add_test(cases, full_store_keeps_the_batch_and_says_so_once);
	tcase_add_test(cases, budget_is_kept_even_when_poked);
	tcase_add_test(cases, budget_must_be_a_share);
	tcase_add_test(cases, their_clock_is_the_median_of_the_last_dates);
	tcase_add_test(cases, status_is_written_when_it_matters);
	tcase_add_test(cases, simulated_desk_waits_in_its_own_time);
	tcase_add_test(cases, once_gives_up_after_five_failures);
	tcase_add_test(cases, once_ends_when_nothing_more_comes);
	tcase_add_test(cases, once_waits_while_pages_come);
	suite_add_tcase(suite, cases);
	return suite;
}
