/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the store says about a source: composed from the poller, written when it matters.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/poller.h"
#include "base/macros.h"
#include "base/mem.h"
#include "base/text.h"

#define WRITE_EVERY_S 30            /* of the desk's own time, which may run fast */
#define WRITE_EVERY_LOADING_MS 5000 /* batches wake the readers anyway then */
#define PACE_STEP_MS 60000
#define PACE_LEAST_MS 5000

/* Figures that outlive a collector are taken over from the one before. */
void poller_status_init(struct poller *poller)
{
	struct source_status *known = mem_new(STORE_SOURCES_MAX, sizeof(*known));
	size_t len = 0;
	poller->last_success = TIME_NONE;
	poller->progress = (struct source_progress){
		.budget_limit = -1,
		.budget_left = -1,
		.budget_resets_at = TIME_NONE,
		.history_from = TIME_NONE,
	};
	if (!store_statuses(poller->collection->store, known, STORE_SOURCES_MAX, &len, NULL))
		len = 0;
	for (size_t i = 0; i < len; i++) {
		if (strcmp(known[i].name, poller->config->name) != 0)
			continue;
		poller->last_success = known[i].last_success;
		poller->rejected = known[i].rejected;
		poller->progress.history_from = known[i].history_from;
		poller->progress.history_share = known[i].history_share;
	}
	free(known);
}

void poller_pace_note(struct poller *poller, const struct now *now)
{
	struct poller_pace *pace = &poller->pace;
	double share = poller->progress.history_share;
	if (pace->before_ms == 0) {
		pace->before_ms = pace->middle_ms = now->mono_ms;
		pace->share_before = pace->share_middle = share;
	}
	if (now->mono_ms - pace->middle_ms < PACE_STEP_MS)
		return;
	pace->before_ms = pace->middle_ms;
	pace->share_before = pace->share_middle;
	pace->middle_ms = now->mono_ms;
	pace->share_middle = share;
}

/* Real seconds until history is whole, at the pace of the last one or two minutes. */
static int64_t history_eta_s(const struct poller *poller, const struct now *now)
{
	const struct poller_pace *pace = &poller->pace;
	int64_t passed_ms = now->mono_ms - pace->before_ms;
	double gained = poller->progress.history_share - pace->share_before;
	if (poller->progress.is_complete)
		return 0;
	if (pace->before_ms == 0 || passed_ms < PACE_LEAST_MS || gained <= 0)
		return -1;
	return (int64_t)((1 - poller->progress.history_share) * (double)passed_ms / gained / 1000);
}

static enum source_state judge_state(const struct poller *poller)
{
	/* Without any success, streams that stopped are a wrong address or missing rights. */
	bool is_shut_out = poller->stream_failure.kind != ERROR_NONE && poller->successes == 0 &&
			   poller->is_idle;
	if (poller->phase == POLLER_FAILED || is_shut_out)
		return SOURCE_FAILED;
	if (poller->failure.kind != ERROR_NONE)
		return SOURCE_WAITING;
	if (poller->successes == 0)
		return SOURCE_STARTING;
	if (poller->progress.is_live && poller->progress.is_complete)
		return SOURCE_OK;
	return SOURCE_LOADING;
}

static void copy_error(struct source_status *status, const struct error *shown)
{
	if (shown->kind == ERROR_NONE)
		return;
	snprintf(
		status->error_kind, sizeof(status->error_kind), "%s", error_kind_name(shown->kind));
	size_t len = text_fit(shown->text, sizeof(status->error) - 1);
	memcpy(status->error, shown->text, len);
}

static void compose(
	const struct poller *poller, const struct now *now, struct source_status *status)
{
	const struct source_progress *progress = &poller->progress;
	bool is_failing = poller->failure.kind != ERROR_NONE;
	*status = (struct source_status){
		.state = judge_state(poller),
		.error_since = is_failing ? poller->failure_since : TIME_NONE,
		.last_success = poller->last_success,
		.next_poll = poller->phase == POLLER_FAILED ? TIME_NONE : poller->next_poll,
		.interval_s = progress->interval_s,
		.budget_limit = progress->budget_limit,
		.budget_left = progress->budget_left,
		.budget_resets_at = progress->budget_resets_at,
		.clock_offset_s = poller->offset_s,
		.history_from = progress->history_from,
		.history_share = progress->history_share,
		.history_eta_s = history_eta_s(poller, now),
		.is_complete = progress->is_live && progress->is_complete,
		.requests = poller->requests,
		.rejected = poller->rejected,
	};
	snprintf(status->name, sizeof(status->name), "%s", poller->config->name);
	snprintf(status->kind, sizeof(status->kind), "%s", poller->row->name);
	bool has_stopped = poller->stream_failure.kind != ERROR_NONE;
	const struct error *aside = has_stopped ? &poller->stream_failure : &progress->remark;
	copy_error(status, is_failing ? &poller->failure : aside);
}

/* What people must see at once. */
static bool is_urgent(const struct source_status *old, const struct source_status *new)
{
	return old->state != new->state || old->is_complete != new->is_complete ||
	       strcmp(old->error, new->error) != 0 || strcmp(old->error_kind, new->error_kind) != 0;
}

/* Everything else moves with these. */
static bool has_changed(const struct source_status *old, const struct source_status *new)
{
	return old->requests != new->requests || old->next_poll != new->next_poll ||
	       old->last_success != new->last_success || old->rejected != new->rejected;
}

static void write_status(
	struct poller *poller, const struct now *now, const struct source_status *status)
{
	struct collection *collection = poller->collection;
	struct error why = { 0 };
	poller->written_at_ms = now->mono_ms;
	if (!store_status_set(collection->store, status, &why)) {
		collection_store_ill(collection, now, &why);
		return;
	}
	poller->written = *status;
	collection_store_well(collection, now);
}

/* How old a status must be before changes that are not urgent are written. */
static int64_t least_age_ms(const struct poller *poller, const struct source_status *status)
{
	bool is_frequent = status->state == SOURCE_LOADING || poller->collection->is_store_ill;
	int64_t usual_ms = collection_wait_ms(poller->collection, 0, WRITE_EVERY_S);
	return is_frequent && usual_ms > WRITE_EVERY_LOADING_MS ? WRITE_EVERY_LOADING_MS : usual_ms;
}

void poller_status_tell(struct poller *poller, const struct now *now)
{
	struct source_status status;
	compose(poller, now, &status);
	bool is_first = poller->written_at_ms == 0;
	bool must_know = is_urgent(&poller->written, &status);
	bool is_old = now->mono_ms - poller->written_at_ms >= least_age_ms(poller, &status);
	bool is_due = must_know && !poller->collection->is_store_ill;
	if (is_old)
		is_due = must_know || has_changed(&poller->written, &status);
	if (is_first || is_due)
		write_status(poller, now, &status);
}

void poller_status_end(struct poller *poller, const struct now *now)
{
	struct source_status status;
	compose(poller, now, &status);
	if (status.state != SOURCE_FAILED)
		status.state = SOURCE_STOPPED;
	status.next_poll = TIME_NONE;
	write_status(poller, now, &status);
}
