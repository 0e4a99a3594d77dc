/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the sources of one collector share.
 */
#include "config.h"

#include "app/collection.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define WAIT_MIN_MS 100 /* also bounds the polls of a desk whose clock runs fast */
#define WAIT_MAX_MS (24 * 3600 * INT64_C(1000))
#define WIPE_EVERY_MS 3600000
#define WAL_LARGE_BYTES (64 << 20)

struct now collection_now(const struct collection *collection)
{
	return clock_read(&collection->simulation);
}

int64_t collection_wait_ms(const struct collection *collection, int64_t now_s, int64_t until_s)
{
	if (until_s <= now_s)
		return WAIT_MIN_MS;
	double speed = collection->simulation.speed > 0 ? collection->simulation.speed : 1;
	double wait_ms = ((double)until_s - (double)now_s) * 1000 / speed;
	if (wait_ms > WAIT_MAX_MS)
		return WAIT_MAX_MS;
	return wait_ms < WAIT_MIN_MS ? WAIT_MIN_MS : (int64_t)wait_ms;
}

int64_t collection_wall_s(const struct collection *collection, int64_t wait_ms)
{
	double speed = collection->simulation.speed > 0 ? collection->simulation.speed : 1;
	return (int64_t)((double)wait_ms * speed / 1000);
}

void collection_report(const struct collection *collection, enum error_kind kind, const char *text)
{
	char line[sizeof(((struct error *)0)->text) + 32];
	if (collection->report_fd < 0)
		return;
	int len = snprintf(line, sizeof(line), "%s\t%s\n", error_kind_name(kind), text);
	/* Shorter than PIPE_BUF, so it arrives whole or not at all; a full pipe must not block us. */
	if (len > 0 && write(collection->report_fd, line, (size_t)len) < 0)
		log_line(collection->log, collection_now(collection).wall_s, LOG_LEVEL_DEBUG,
			"the parent does not listen");
}

void collection_store_ill(
	struct collection *collection, const struct now *now, const struct error *why)
{
	if (collection->is_store_ill)
		return;
	collection->is_store_ill = true;
	log_line(collection->log, now->wall_s, LOG_LEVEL_ERROR, "%s", why->text);
	collection_report(collection, why->kind, why->text);
}

void collection_store_well(struct collection *collection, const struct now *now)
{
	if (!collection->is_store_ill || collection->unstored > 0)
		return;
	collection->is_store_ill = false;
	log_line(collection->log, now->wall_s, LOG_LEVEL_NOTICE, "the store takes writes again");
	collection_report(collection, ERROR_NONE, "");
}

void collection_checkpoint(struct collection *collection, const struct now *now)
{
	struct error err = { 0 };
	int64_t wal_bytes = 0;
	if (collection->uncheckpointed == 0)
		return;
	collection->uncheckpointed = 0;
	if (!store_checkpoint(collection->store, &wal_bytes, &err)) {
		log_line(collection->log, now->wall_s, LOG_LEVEL_ERROR, "%s", err.text);
		return;
	}
	bool is_large = wal_bytes > WAL_LARGE_BYTES;
	if (is_large && !collection->is_wal_large)
		log_line(collection->log, now->wall_s, LOG_LEVEL_ERROR,
			"\"%s-wal\" has grown to %lld MiB: a reader keeps it from being emptied",
			store_path(collection->store), (long long)wal_bytes >> 20);
	collection->is_wal_large = is_large;
}

bool collection_wipe(struct collection *collection, const struct now *now)
{
	const struct desk *desk = collection->desk;
	struct error err = { 0 };
	struct wiped wiped;
	int64_t before = desk->keep_s > 0 ? now->wall_s - desk->keep_s : TIME_NONE;
	bool has_cause = desk->keep_s > 0 || !desk->has_subjects;
	if (!has_cause || now->mono_ms < collection->next_wipe_ms)
		return true;
	collection->next_wipe_ms = now->mono_ms + WIPE_EVERY_MS;
	if (!store_wipe(collection->store, !desk->has_subjects, before, &wiped, &err)) {
		log_line(collection->log, now->wall_s, LOG_LEVEL_ERROR, "%s", err.text);
		return true;
	}
	if (wiped.subjects + wiped.people > 0) {
		collection->uncheckpointed++;
		log_line(collection->log, now->wall_s, LOG_LEVEL_NOTICE,
			"wiped %lld subjects and %lld requesters", (long long)wiped.subjects,
			(long long)wiped.people);
	}
	if (!wiped.is_done)
		collection->next_wipe_ms = now->mono_ms;
	return wiped.is_done;
}
