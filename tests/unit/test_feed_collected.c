/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A feed from its file into a store: polled, grown, missing, refused.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/poller.h"
#include "check_app.h"
#include "kpi/board.h"

#define START_S INT64_C(1795341600) /* 2026-11-22T10:00:00Z */
#define HEAD "id,kind,at,score,agent,ticket\n"
#define FIRST "a,nps,2026-11-01,9,anna,4711\n"
#define SECOND "b,nps,2026-11-02,3,anna,\n"
#define BAD "c,nps,2026-11-03,eleven,anna,\n"

struct bench {
	struct test_place place;
	struct source_config sources[2];
	char path[400];
	struct desk *desk;
	struct collection collection;
	struct poller poller;
	struct now now;
	struct error err;
};

static void bench_init(struct bench *bench)
{
	*bench = (struct bench){ .now = { START_S, 5000000 } };
	test_place_init(&bench->place);
	(void)snprintf(bench->path, sizeof bench->path, "%s",
		test_place_path(&bench->place, "answers.csv"));
	bench->sources[0] =
		(struct source_config){ .name = "answers", .kind = "feed", .file = bench->path };
	bench->sources[1] = (struct source_config){ .name = "support", .kind = "rt" };
	bench->desk = desk_new("test");
	bench->desk->sources = bench->sources;
	bench->desk->source_count = 2;
	ck_assert(desk_make_zone(bench->desk, START_S, &bench->err));
	bench->collection = (struct collection){ .desk = bench->desk, .report_fd = -1 };
	ck_assert(net_new(2, "kpitop/1", &bench->collection.net, &bench->err));
	ck_assert(store_open(test_place_path(&bench->place, "test.db"), STORE_WRITE_PRIVATE,
		&bench->collection.store, &bench->err));
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

static void write_file(const struct bench *bench, const char *text)
{
	FILE *file = fopen(bench->path, "w");

	ck_assert_ptr_nonnull(file);
	(void)fputs(text, file);
	(void)fclose(file);
}

/* Turns until the source idles, a minute after the last time. */
static void poll_file(struct bench *bench)
{
	bench->now.mono_ms += 61000;
	bench->now.wall_s += 61;
	for (int turns = 0; turns < 100; turns++) {
		poller_turn(&bench->poller, &bench->now);
		if (poller_due_ms(&bench->poller) > bench->now.mono_ms)
			return;
	}
	ck_abort_msg("it goes round");
}

struct tally {
	size_t count;
	double sum;
};

static bool receive(void *to, const struct activity_fact *fact)
{
	struct tally *tally = to;

	if (!fact->is_gone) {
		tally->count++;
		tally->sum += fact->value;
	}
	return true;
}

static struct tally stored(struct bench *bench)
{
	struct tally tally = { 0 };
	const struct facts_query query = { .to = INT64_MAX, .deadline_ms = INT64_MAX };
	struct facts_position position = { 0 };
	const struct activity_receiver receiver = { receive, &tally };

	while (!position.is_done)
		ck_assert(store_read_activity(
			bench->collection.store, &query, &position, &receiver, &bench->err));
	return tally;
}

static struct source_status told(struct bench *bench)
{
	struct source_status statuses[STORE_SOURCES_MAX] = { { .rejected = 0 } };
	size_t len = 0;

	bench->now.mono_ms += 60000;
	poller_status_tell(&bench->poller, &bench->now);
	ck_assert(store_statuses(
		bench->collection.store, statuses, STORE_SOURCES_MAX, &len, &bench->err));
	for (size_t i = 0; i < len; i++)
		if (strcmp(statuses[i].name, "answers") == 0)
			return statuses[i];
	ck_abort_msg("no status");
	return statuses[0];
}

START_TEST(a_growing_file_counts_once)
{
	struct bench bench;

	bench_init(&bench);
	write_file(&bench, HEAD FIRST);
	poll_file(&bench);
	ck_assert_uint_eq(stored(&bench).count, 1);
	ck_assert(poller_is_done(&bench.poller));
	poll_file(&bench);
	write_file(&bench, HEAD FIRST SECOND BAD);
	poll_file(&bench);
	ck_assert_uint_eq(stored(&bench).count, 2);
	ck_assert(stored(&bench).sum == 12);
	write_file(&bench, HEAD SECOND "a,nps,2026-11-01,4,anna,4711\n" BAD);
	poll_file(&bench);
	ck_assert_uint_eq(stored(&bench).count, 2);
	ck_assert(stored(&bench).sum == 7);
	struct source_status status = told(&bench);

	ck_assert_int_eq(status.rejected, 1);
	ck_assert_int_eq(status.state, SOURCE_OK);
	ck_assert_ptr_nonnull(
		strstr(status.error, "answers.csv:4: score \"eleven\": it is no number"));
	bench_release(&bench);
}
END_TEST

/* The ticket is the helpdesk's, and the agent one, not a customer. */
START_TEST(tickets_and_people_are_known)
{
	struct bench bench;
	struct directory *directory = NULL;

	bench_init(&bench);
	write_file(&bench, HEAD FIRST);
	poll_file(&bench);
	(void)told(&bench);
	ck_assert(store_directory(bench.collection.store, &directory, &bench.err));
	ck_assert_uint_eq(directory->account_count, 1);
	ck_assert_str_eq(directory->accounts[0].external_id, "anna");
	ck_assert_int_eq(directory->accounts[0].kind, ACTOR_AGENT);
	ck_assert_uint_eq(directory->source_count, 2);
	ck_assert_uint_eq(directory->coverage_count, 1);
	ck_assert_int_eq(directory->coverage[0].kind, RECORD_RATING);
	directory_free(directory);
	bench_release(&bench);
}
END_TEST

START_TEST(a_missing_file_is_waited_for)
{
	struct bench bench;

	bench_init(&bench);
	poll_file(&bench);
	struct source_status status = told(&bench);

	ck_assert_int_eq(status.state, SOURCE_WAITING);
	ck_assert_ptr_nonnull(strstr(status.error, "answers.csv': there is no such file"));
	ck_assert(!poller_is_done(&bench.poller));
	ck_assert_int_le(poller_due_ms(&bench.poller), bench.now.mono_ms + 61000);
	write_file(&bench, HEAD FIRST);
	poller_poke(&bench.poller, &bench.now); /* and sooner where somebody asks */
	ck_assert_int_eq(poller_due_ms(&bench.poller), bench.now.mono_ms);
	poll_file(&bench);
	status = told(&bench);
	ck_assert_int_eq(status.state, SOURCE_OK);
	ck_assert_str_eq(status.error, "");
	/* Gone again: what was known stays. */
	ck_assert_int_eq(unlink(bench.path), 0);
	poll_file(&bench);
	ck_assert_int_eq(told(&bench).state, SOURCE_WAITING);
	ck_assert_uint_eq(stored(&bench).count, 1);
	bench_release(&bench);
}
END_TEST

START_TEST(who_polls_once_does_not_wait)
{
	struct bench bench;

	bench_init(&bench);
	bench.collection.is_once = true;
	poll_file(&bench);
	ck_assert_int_eq(bench.poller.phase, POLLER_FAILED);
	ck_assert(poller_is_done(&bench.poller));
	ck_assert_int_eq(bench.poller.failure.kind, ERROR_SYSTEM);
	bench_release(&bench);
}
END_TEST

static struct facts *facts_of(struct bench *bench)
{
	struct facts *facts = facts_new(bench->desk, TIME_NONE);
	struct directory *directory = NULL;
	const struct facts_query query = { .to = INT64_MAX, .deadline_ms = INT64_MAX };
	struct facts_position position = { 0 };
	const struct activity_receiver receiver = { facts_put_activity, facts };

	ck_assert(store_directory(bench->collection.store, &directory, &bench->err));
	facts_take_directory(facts, directory);
	while (!position.is_done)
		ck_assert(store_read_activity(
			bench->collection.store, &query, &position, &receiver, &bench->err));
	facts_set_loaded_from(facts, 0);
	ck_assert(facts_settle(facts, INT64_MAX));
	return facts;
}

/* On Friday Anna talked for an hour in Sales and waited for three in Service; Ben waited for one in
 * Sales: 1 of 2 hours, 0 of 3. */
START_TEST(presence_is_of_its_team)
{
	struct bench bench;
	struct board_request request = { .clock = CLOCK_DEFAULT,
		.kpis = { [KPI_OCCUPANCY] = true },
		.scopes = { [SCOPE_TEAM] = true },
		.period = { .whole = { START_S - 3 * 86400, START_S } } };

	request.period.span = request.period.whole;
	bench_init(&bench);
	write_file(&bench, "agent,from,to,state,team\n"
			   "anna,2026-11-20T08:00Z,2026-11-20T09:00Z,contact,Sales\n"
			   "anna,2026-11-20T09:00Z,2026-11-20T12:00Z,available,Service\n"
			   "ben,2026-11-20T08:00Z,2026-11-20T09:00Z,available,Sales\n");
	poll_file(&bench);
	struct facts *facts = facts_of(&bench);
	struct board *board = board_new(facts, &request, START_S);
	size_t found = 0;

	while (!board_step(board, INT64_MAX))
		continue;
	for (size_t i = 0; i < board_count(board); i++) {
		const struct reading *reading = board_at(board, i);

		if (strcmp(reading->scope_name, "Sales") == 0) {
			ck_assert_double_eq(reading->numerator, 3600);
			ck_assert_double_eq(reading->denominator, 7200);
			found++;
		} else if (strcmp(reading->scope_name, "Service") == 0) {
			ck_assert_double_eq(reading->numerator, 0);
			ck_assert_double_eq(reading->denominator, 10800);
			found++;
		}
	}
	ck_assert_uint_eq(found, 2);
	board_free(board);
	facts_free(facts);
	bench_release(&bench);
}
END_TEST

Suite *suite_feed_collected(void)
{
	Suite *suite = suite_create("app/feed");
	TCase *tcase = tcase_create("collected");

	tcase_add_test(tcase, a_growing_file_counts_once);
	tcase_add_test(tcase, tickets_and_people_are_known);
	tcase_add_test(tcase, presence_is_of_its_team);
	tcase_add_test(tcase, a_missing_file_is_waited_for);
	tcase_add_test(tcase, who_polls_once_does_not_wait);
	suite_add_tcase(suite, tcase);
	return suite;
}
