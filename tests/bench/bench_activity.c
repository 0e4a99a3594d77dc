/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What facts beside the tickets cost: 300,000 calls and 200,000 presences of 13 months written to a
 * store in a file, read whole, by span and by change. Figures are of this machine and this run;
 * nothing passes or fails.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "store/store.h"

#define CALLS 300000
#define PRESENCES 200000
#define AGENTS 500
#define DAY_S INT64_C(86400)
#define NOW INT64_C(1772409600)
#define SPAN_S (395 * DAY_S)
#define BATCH 1000

static double now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void check(bool is_well, const struct error *err)
{
	if (is_well)
		return;
	fprintf(stderr, "bench_activity: %s\n", err->text);
	exit(EXIT_FAILURE);
}

struct writer {
	struct store *store;
	struct batch batch;
	int cursor;
};

static void begin(struct writer *writer)
{
	char text[16];
	batch_clear(&writer->batch);
	writer->batch.source = "bench";
	writer->batch.stream = "live";
	if (writer->cursor > 0) {
		(void)snprintf(text, sizeof text, "%d", writer->cursor);
		writer->batch.cursor_from = arena_dup(writer->batch.arena, text);
	}
	(void)snprintf(text, sizeof text, "%d", ++writer->cursor);
	writer->batch.cursor_to = arena_dup(writer->batch.arena, text);
}

static void add(struct writer *writer, int i, int talk_s)
{
	char text[16];
	(void)snprintf(text, sizeof text, "%d", i);
	struct call_record *call = &batch_add(&writer->batch, RECORD_CALL)->call;
	call->id = arena_dup(writer->batch.arena, text);
	call->at = NOW - SPAN_S + (int64_t)i * SPAN_S / CALLS;
	(void)snprintf(text, sizeof text, "agent %d", i % AGENTS);
	const char *agent = call->agent = arena_dup(writer->batch.arena, text);
	call->outcome = i % 10 ? "answered" : "abandoned_in_queue";
	call->wait_s = i % 90;
	call->talk_s = talk_s;
	if (i >= PRESENCES)
		return;
	struct presence_record *presence = &batch_add(&writer->batch, RECORD_PRESENCE)->presence;
	presence->agent = agent;
	presence->from = NOW - SPAN_S + (int64_t)i * SPAN_S / PRESENCES;
	presence->state = i % 2 ? "available" : "break";
}

static void apply(struct writer *writer)
{
	struct error err = { 0 };
	check(store_apply(writer->store, &writer->batch, NOW, NULL, &err), &err);
}

static bool count(void *to, const struct activity_fact *fact)
{
	size_t *len = to;
	*len += fact->key != 0;
	return true;
}

static void time_span(struct store *store, const char *title, int64_t days)
{
	struct error err = { 0 };
	size_t len = 0;
	struct activity_receiver receiver = { .receive = count, .to = &len };
	struct facts_query query = {
		.from = NOW - days * DAY_S, .to = INT64_MAX, .deadline_ms = INT64_MAX
	};
	struct facts_position position = { 0 };
	double started = now_ms();
	check(store_read_activity(store, &query, &position, &receiver, &err), &err);
	double took = now_ms() - started;
	printf("%-44s %8.1f ms, %zu facts\n", title, took, len);
}

static void time_changes(struct store *store, int64_t since)
{
	struct error err = { 0 };
	size_t len = 0;
	struct activity_receiver receiver = { .receive = count, .to = &len };
	struct facts_changes changes = { .since = since, .deadline_ms = INT64_MAX };
	double started = now_ms();
	check(store_activity_changes(store, &changes, &receiver, &err), &err);
	printf("%-44s %8.1f ms, %zu facts\n", "what changed", now_ms() - started, len);
}

int main(void)
{
	char folder[] = "/tmp/kpitop-bench-XXXXXX", path[64];
	struct writer writer = { .cursor = 0 };
	struct store_version version;
	struct error err = { 0 };
	if (!mkdtemp(folder))
		return EXIT_FAILURE;
	(void)snprintf(path, sizeof path, "%s/bench.db", folder);
	check(store_open(path, STORE_WRITE_PRIVATE, &writer.store, &err), &err);
	batch_init(&writer.batch);
	double started = now_ms();
	for (int i = 0; i < CALLS; i++) {
		if (i % BATCH == 0)
			begin(&writer);
		add(&writer, i, 240);
		if ((i + 1) % BATCH == 0)
			apply(&writer);
	}
	printf("%-44s %8.1f ms, %d facts\n", "written", now_ms() - started, CALLS + PRESENCES);
	time_span(writer.store, "all of it", 396);
	time_span(writer.store, "28 days", 28);
	time_span(writer.store, "one day", 1);
	check(store_version(writer.store, &version, &err), &err);
	begin(&writer);
	for (int i = CALLS - BATCH; i < CALLS; i++)
		add(&writer, i, 250);
	started = now_ms();
	apply(&writer);
	printf("%-44s %8.1f ms, %d facts\n", "corrected", now_ms() - started, BATCH);
	time_changes(writer.store, version.seq);
	batch_release(&writer.batch);
	store_close(writer.store);
	if (getenv("KEEP"))
		printf("%s\n", path);
	else
		(void)(unlink(path) | rmdir(folder));
	return EXIT_SUCCESS;
}
