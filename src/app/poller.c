/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One source being polled. Policy lives here: what is retried, when, and what ends.
 */
#include "config.h"

#include "app/poller.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/file_reply.h"
#include "app/secret.h"
#include "base/words.h"

#define WAIT_UNTOLD_MS 60000 /* asked to wait, but not told how long */
#define OFFSET_NOISE_S 1     /* the Date header counts whole seconds */
#define BODY_KEPT_BYTES (1u << 20)
#define ONCE_FAILURES_MAX 5 /* --once gives up after so many in a row */
#define BUDGET_SHARE 0.5
#define STALLS_MAX \
	3 /* --once gives up a source whose history stands still for so many idle turns */
#define STALL_WAIT_MS 60000

static void sleep_ms(struct poller *poller, const struct now *now, int64_t wait_ms)
{
	poller->not_before_ms = now->mono_ms + wait_ms;
	poller->next_poll = now->wall_s + collection_wall_s(poller->collection, wait_ms);
}

/* --- success and failure --------------------------------------------------------------------- */

static void note_failure(struct poller *poller, const struct now *now, const struct error *why)
{
	if (poller->failure.kind == ERROR_NONE)
		poller->failure_since = now->wall_s;
	if (strcmp(poller->failure.text, why->text) != 0)
		log_line(poller->collection->log, now->wall_s, LOG_LEVEL_ERROR, "%s: %s",
			poller->config->name, why->text);
	poller->failure = *why;
}

static void succeed(struct poller *poller, const struct now *now)
{
	if (poller->failure.kind != ERROR_NONE)
		log_line(poller->collection->log, now->wall_s, LOG_LEVEL_NOTICE, "%s: goes on",
			poller->config->name);
	error_clear(&poller->failure);
	backoff_reset(&poller->backoff);
	poller->is_told_to_wait = false;
	poller->successes++;
	poller->last_success = now->wall_s;
	sleep_ms(poller, now, 0);
}

static void fail_for_good(struct poller *poller, const struct now *now, const struct error *why)
{
	note_failure(poller, now, why);
	poller->phase = POLLER_FAILED;
}

/* Again in the given phase, after the back-off or the longer time that the helpdesk named. */
static void fail_for_now(struct poller *poller, const struct now *now, const struct error *why,
	enum poller_phase phase, int64_t least_ms)
{
	int64_t wait_ms = backoff_next_ms(&poller->backoff);
	poller->is_told_to_wait = false;
	if (poller->collection->is_once && poller->backoff.failures >= ONCE_FAILURES_MAX) {
		fail_for_good(poller, now, why);
		return;
	}
	note_failure(poller, now, why);
	poller->phase = phase;
	sleep_ms(poller, now, wait_ms > least_ms ? wait_ms : least_ms);
}

/* --- opening --------------------------------------------------------------------------------- */

static void restore(void *receiver, const char *stream, const char *cursor)
{
	const struct poller *poller = receiver;
	poller->row->restore(poller->source, stream, cursor);
}

static void close_source(struct poller *poller)
{
	if (poller->source)
		poller->row->close(poller->source);
	poller->source = NULL;
	poller->phase = POLLER_CLOSED;
}

static bool open_source(struct poller *poller, const struct now *now, struct error *err)
{
	struct collection *collection = poller->collection;
	char *secret = NULL;
	if (!secret_read(poller->config, &secret, err))
		return false;
	const struct source_setup setup = { .config = poller->config,
		.desk = collection->desk,
		.secret = secret,
		.now_s = now->wall_s + poller->offset_s };
	bool is_open = poller->row->open(&setup, &poller->source, err);
	secret_free(secret);
	if (!is_open)
		poller->source = NULL;
	return is_open &&
	       store_cursors(collection->store, poller->config->name, restore, poller, err);
}

bool poller_open(struct poller *poller, const struct now *now, struct error *err)
{
	struct error why = { 0 };
	close_source(poller);
	if (open_source(poller, now, &why)) {
		poller->phase = POLLER_READY;
		poller->row->progress(poller->source, &poller->progress);
		sleep_ms(poller, now, 0);
		return true;
	}
	close_source(poller);
	if (why.kind == ERROR_STORE)
		fail_for_now(poller, now, &why, POLLER_CLOSED, 0);
	else
		fail_for_good(poller, now, &why);
	return error_set(err, why.kind, "%s", why.text);
}

/* --- replies --------------------------------------------------------------------------------- */

static int compare_offsets(const void *one, const void *two)
{
	int64_t a = *(const int64_t *)one, b = *(const int64_t *)two;
	return (a > b) - (a < b);
}

/* A simulated desk states its clock itself; elsewhere the median of the last Date headers. */
static void note_clock(struct poller *poller)
{
	int64_t theirs = http_reply_date(&poller->reply);
	if (theirs == TIME_NONE || poller->collection->simulation.speed > 0)
		return;
	poller->offsets[poller->offset_count++ % POLLER_OFFSETS] =
		theirs - poller->reply.received_s;
	int64_t sorted[POLLER_OFFSETS];
	size_t len = poller->offset_count < POLLER_OFFSETS ? poller->offset_count : POLLER_OFFSETS;
	memcpy(sorted, poller->offsets, sizeof(sorted));
	qsort(sorted, len, sizeof(sorted[0]), compare_offsets);
	int64_t median = sorted[len / 2];
	poller->offset_s = llabs(median) <= OFFSET_NOISE_S ? 0 : median;
}

/* What a source tells about its records: to the log, or to who polls once. */
static void tell_remarks(const struct poller *poller, const struct now *now)
{
	const struct collection *collection = poller->collection;
	const char *line = poller->batch.remarks;
	while (line && *line) {
		int len = (int)strcspn(line, "\n");
		log_line(collection->log, now->wall_s, LOG_LEVEL_NOTICE, "%s: %.*s",
			poller->config->name, len, line);
		if (collection->tells_remarks)
			fprintf(stderr, "%.*s\n", len, line);
		line += len + (line[len] == '\n');
	}
}

static void batch_refused(struct poller *poller, const struct now *now, const struct error *why)
{
	if (why->kind == ERROR_FENCED) {
		batch_clear(&poller->batch);
		fail_for_now(poller, now, why, POLLER_CLOSED, 0);
		return;
	}
	poller->collection->unstored++;
	collection_store_ill(poller->collection, now, why);
	fail_for_now(poller, now, why, POLLER_UNSTORED, 0);
}

/* Puts the batch into the store, perhaps not for the first time. */
static void store_batch(struct poller *poller, const struct now *now)
{
	struct collection *collection = poller->collection;
	struct apply_result result = { 0 };
	struct error why = { 0 };
	collection->unstored -= poller->phase == POLLER_UNSTORED;
	if (!store_apply(collection->store, &poller->batch, now->wall_s, &result, &why)) {
		batch_refused(poller, now, &why);
		return;
	}
	poller->row->commit(poller->source);
	poller->row->progress(poller->source, &poller->progress);
	poller->rejected += result.rejected;
	poller->has_moved |= !poller->batch.is_caught_up && !poller->batch.is_list;
	poller->phase = POLLER_READY;
	tell_remarks(poller, now);
	batch_clear(&poller->batch);
	collection->uncheckpointed++;
	collection_store_well(collection, now);
	succeed(poller, now);
}

static void wait_as_told(
	struct poller *poller, const struct now *now, const struct source_fault *fault)
{
	int64_t theirs_s = now->wall_s + poller->offset_s;
	int64_t least_ms = WAIT_UNTOLD_MS;
	if (fault->wait_until != TIME_NONE && fault->wait_until > theirs_s)
		least_ms = collection_wait_ms(poller->collection, theirs_s, fault->wait_until);
	fail_for_now(poller, now, &fault->error, POLLER_READY, least_ms);
	poller->is_told_to_wait = true;
}

/* A poke may come earlier; who polls once does not wait. */
static void come_later(
	struct poller *poller, const struct now *now, const struct source_fault *fault)
{
	if (poller->collection->is_once) {
		fail_for_good(poller, now, &fault->error);
		return;
	}
	note_failure(poller, now, &fault->error);
	poller->is_told_to_wait = false;
	poller->phase = POLLER_READY;
	sleep_ms(poller, now,
		collection_wait_ms(
			poller->collection, now->wall_s + poller->offset_s, fault->wait_until));
}

static void give_stream_up(
	struct poller *poller, const struct now *now, const struct source_fault *fault)
{
	log_line(poller->collection->log, now->wall_s, LOG_LEVEL_ERROR, "%s: stream %s stops: %s",
		poller->config->name, fault->stream, fault->error.text);
	poller->stream_failure = fault->error;
	poller->stalls = 0;
	poller->stalled_share = poller->progress.history_share;
	poller->phase = POLLER_READY;
	sleep_ms(poller, now, 0);
}

static void follow_advice(
	struct poller *poller, const struct now *now, const struct source_fault *fault)
{
	int64_t retry_after_s = http_reply_retry_after_s(&poller->reply);
	switch (fault->advice) {
	case ADVICE_RETRY:
		fail_for_now(poller, now, &fault->error, POLLER_READY,
			retry_after_s > 0 ? collection_wait_ms(poller->collection, 0, retry_after_s)
					  : 0);
		break;
	case ADVICE_WAIT:
		wait_as_told(poller, now, fault);
		break;
	case ADVICE_LATER:
		come_later(poller, now, fault);
		break;
	case ADVICE_STOP_STREAM:
		give_stream_up(poller, now, fault);
		break;
	case ADVICE_LOGIN:
	case ADVICE_STOP:
		fail_for_good(poller, now, &fault->error);
		break;
	}
}

static void accept_reply(struct poller *poller, const struct now *now)
{
	struct source_fault fault = { .wait_until = TIME_NONE };
	poller->reply.received_s = now->wall_s;
	note_clock(poller);
	batch_clear(&poller->batch);
	enum source_outcome outcome = poller->row->accept(poller->source, &poller->reply,
		now->wall_s + poller->offset_s, &poller->batch, &fault);
	poller->row->progress(poller->source, &poller->progress);
	switch (outcome) {
	case SOURCE_BATCH:
		store_batch(poller, now);
		break;
	case SOURCE_NOTHING:
		poller->phase = POLLER_READY;
		succeed(poller, now);
		break;
	case SOURCE_FAULT:
		follow_advice(poller, now, &fault);
		break;
	}
	if (poller->reply.body.capacity > BODY_KEPT_BYTES) {
		http_reply_release(&poller->reply);
		http_reply_init(&poller->reply);
	}
}

/* --- turns ----------------------------------------------------------------------------------- */

/* Sends the request at hand; waits where the budget is used up. */
static void send_request(struct poller *poller, const struct now *now)
{
	struct error why = { 0 };
	if (!rate_take(&poller->rate, now->mono_ms)) {
		poller->phase = POLLER_RESEND;
		sleep_ms(poller, now, rate_wait_ms(&poller->rate, now->mono_ms));
		return;
	}
	poller->requests++;
	poller->phase = POLLER_SENDING;
	if (file_is_asked(&poller->request)) {
		file_reply(&poller->request, &poller->reply);
		poller_finish(poller, now, true, NULL);
		return;
	}
	if (net_start(
		    poller->collection->net, poller->slot, &poller->request, &poller->reply, &why))
		return;
	if (why.kind == ERROR_CONFIG || why.kind == ERROR_AUTH)
		fail_for_good(poller, now, &why);
	else
		fail_for_now(poller, now, &why, POLLER_RESEND, 0);
}

static bool has_gone_on(const struct poller *poller)
{
	return poller->has_moved || poller->progress.history_share > poller->stalled_share;
}

/* The one that --once waits for may never come: a stream stopped, or the helpdesk answers again and
 * again with nothing. So a source that idles over and over while its history stands still has
 * failed. */
static void note_stall(struct poller *poller, const struct now *now)
{
	const struct source_progress *progress = &poller->progress;
	bool is_whole = progress->is_live && progress->is_complete;
	bool has_stopped = poller->stream_failure.kind != ERROR_NONE;
	struct error why = poller->stream_failure;
	if (!poller->collection->is_once || is_whole)
		return;
	poller->stalls = has_gone_on(poller) ? 0 : poller->stalls + 1;
	poller->stalled_share = progress->history_share;
	poller->has_moved = false;
	if (!has_stopped)
		error_set(&why, ERROR_NET,
			_("the history does not go on; the helpdesk was asked again and again"));
	if (poller->stalls >= (has_stopped && poller->successes == 0 ? 1 : STALLS_MAX))
		fail_for_good(poller, now, &why);
	else if (poller->not_before_ms > now->mono_ms + STALL_WAIT_MS)
		sleep_ms(poller, now, STALL_WAIT_MS);
}

static void ask_source(struct poller *poller, const struct now *now)
{
	int64_t theirs_s = now->wall_s + poller->offset_s;
	int64_t idle_until = TIME_NONE;
	if (poller->wants_poke) {
		poller->row->poke(poller->source);
		error_clear(&poller->stream_failure);
	}
	poller->wants_poke = false;
	http_request_clear(&poller->request);
	poller->is_idle = poller->row->next(poller->source, theirs_s, &poller->request,
				  &idle_until) == SOURCE_IDLE;
	if (!poller->is_idle) {
		send_request(poller, now);
		return;
	}
	sleep_ms(poller, now, collection_wait_ms(poller->collection, theirs_s, idle_until));
	note_stall(poller, now);
}

void poller_turn(struct poller *poller, const struct now *now)
{
	if (now->mono_ms < poller_due_ms(poller))
		return;
	switch (poller->phase) {
	case POLLER_CLOSED:
		(void)!poller_open(poller, now, NULL);
		break;
	case POLLER_READY:
		ask_source(poller, now);
		break;
	case POLLER_RESEND:
		send_request(poller, now);
		break;
	case POLLER_UNSTORED:
		store_batch(poller, now);
		break;
	case POLLER_SENDING:
	case POLLER_FAILED:
		break;
	}
}

void poller_finish(
	struct poller *poller, const struct now *now, bool has_reply, const struct error *why)
{
	if (has_reply)
		accept_reply(poller, now);
	else
		fail_for_now(poller, now, why, POLLER_RESEND, 0);
	poller_pace_note(poller, now);
}

void poller_poke(struct poller *poller, const struct now *now)
{
	poller->wants_poke = true;
	if (poller->phase == POLLER_FAILED)
		poller->phase = POLLER_CLOSED;
	if (!poller->is_told_to_wait)
		sleep_ms(poller, now, 0);
}

int64_t poller_due_ms(const struct poller *poller)
{
	bool is_waiting = poller->phase == POLLER_SENDING || poller->phase == POLLER_FAILED;
	return is_waiting ? INT64_MAX : poller->not_before_ms;
}

bool poller_is_done(const struct poller *poller)
{
	if (poller->phase == POLLER_FAILED)
		return true;
	return poller->phase == POLLER_READY && poller->is_idle && poller->successes > 0 &&
	       poller->progress.is_live && poller->progress.is_complete;
}

/* --- making ---------------------------------------------------------------------------------- */

/* The share of the vendor's limit: "50%" or "0.5". A limit that the user wrote is taken whole
 * unless a share stands beside it. */
static bool read_share(const struct source_config *config, double *share, struct error *err)
{
	*share = config->requests_per_minute > 0 ? 1 : BUDGET_SHARE;
	if (!config->budget)
		return true;
	char *end = NULL;
	*share = strtod(config->budget, &end);
	if (*end == '%') {
		*share /= 100;
		end++;
	}
	if (end == config->budget || *end || !(*share > 0 && *share <= 1))
		return error_set(err, ERROR_CONFIG,
			_("%s:%d: budget \"%s\" is no share between 1%% and 100%%"),
			config->file_name, config->line, config->budget);
	return true;
}

bool poller_init(struct poller *poller, struct collection *collection, size_t slot,
	const struct now *now, struct error *err)
{
	const struct source_config *config = &collection->desk->sources[slot];
	double share = 0;
	*poller = (struct poller){ .collection = collection, .config = config, .slot = slot };
	http_request_init(&poller->request);
	http_reply_init(&poller->reply);
	batch_init(&poller->batch);
	poller->backoff.random = (uint64_t)clock_real_ms() + slot;
	poller->not_before_ms = now->mono_ms;
	poller->next_poll = now->wall_s;
	poller->row = source_find(config->kind);
	if (!poller->row)
		return error_set(err, ERROR_CONFIG,
			_("%s:%d: source \"%s\" has the unknown kind \"%s\""), config->file_name,
			config->line, config->name, config->kind);
	if (!read_share(config, &share, err))
		return false;
	int64_t limit = config->requests_per_minute > 0 ? config->requests_per_minute
							: poller->row->requests_per_minute;
	double speed = collection->simulation.speed > 0 ? collection->simulation.speed : 1;
	rate_init(&poller->rate, (double)limit * share * speed, now->mono_ms);
	poller_status_init(poller);
	return true;
}

void poller_release(struct poller *poller)
{
	if (!poller->collection)
		return;
	net_cancel(poller->collection->net, poller->slot);
	close_source(poller);
	http_request_release(&poller->request);
	http_reply_release(&poller->reply);
	batch_release(&poller->batch);
}
