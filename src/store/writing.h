/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the collector does to a store.
 */
#ifndef STORE_WRITING_H
#define STORE_WRITING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/macros.h"
#include "model/record.h"
#include "model/status.h"

struct store;

struct apply_result {
	int64_t seq;      /* the store's sequence number after the batch */
	int64_t changed;  /* facts that are different now; 0: nobody is woken by facts */
	int64_t rejected; /* records refused (bad id, impossible time), counted in the status */
};

/* Everything of the batch or nothing, in one transaction with its cursor. ERROR_FENCED where the
 * store's cursor is not cursor_from. The same record twice, an older version after a newer one,
 * records in another order: the same store. */
MUST_CHECK bool store_apply(struct store *store, const struct batch *batch, int64_t now_s,
	struct apply_result *result, struct error *err);

/* Writes a source's status when it changed (the caller decides how often). */
MUST_CHECK bool store_status_set(
	struct store *store, const struct source_status *status, struct error *err);

/* Passive checkpoint; *wal_bytes tells the size left. */
MUST_CHECK bool store_checkpoint(struct store *store, int64_t *wal_bytes, struct error *err);

/* What a wipe took away. */
struct wiped {
	int64_t subjects, people;
	bool is_done; /* else there is more: call again */
};

/* Takes away what is no longer to be known: every subject, and of tickets that were solved or closed
 * and at rest before `closed_before` (TIME_NONE: of none) the subject, and name, login, e-mail and
 * external id of requesters who are in no other ticket. A slice at a time, in one transaction; after
 * the last one the log beside the store is emptied. */
MUST_CHECK bool store_wipe(struct store *store, bool all_subjects, int64_t closed_before,
	struct wiped *wiped, struct error *err);

/* Gives the source a new name (`was`); nothing happens where the old one is unknown. */
MUST_CHECK bool store_rename_source(
	struct store *store, const char *was, const char *name, struct error *err);

/* The desk's own facts: zone, title, simulated clock …; small text by key. */
MUST_CHECK bool store_meta_set(
	struct store *store, const char *key, const char *value, struct error *err);
MUST_CHECK bool store_simulation_set(
	struct store *store, const struct clock_simulation *simulation, struct error *err);

#endif
