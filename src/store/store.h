/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The desk's durable records and cursors, in SQLite.
 *
 * One writer (the collector, holding the lock), any number of readers, in any process, of any user
 * who may read the files. It offers apply(batch), changes(N), status, and reading in slices; nothing
 * that a store on another machine could not offer later.
 *
 * No read transaction outlives a call. All functions fail with ERROR_STORE and a line that names the
 * file; a store that was found damaged or unwritable stays readable as far as SQLite can.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/macros.h"
#include "model/facts.h"
#include "model/record.h"
#include "model/status.h"

struct store;

enum store_mode {
	STORE_READ,          /* must exist; never writes a byte that belongs to others */
	STORE_WRITE_PRIVATE, /* made 0600 in a 0700 directory */
	STORE_WRITE_SHARED   /* made 0640 in a 2750 directory; -wal and -shm stay */
};

/* path ":memory:" is a private store for tests. A store of a newer version, a damaged file, a
 * network file system, a full or read-only disk: an error that says so. Older versions are migrated
 * by a writer; a reader of one says that the collector must run first. */
MUST_CHECK bool store_open(
	const char *path, enum store_mode mode, struct store **store, struct error *err);
void store_close(struct store *store); /* NULL is fine */
const char *store_path(const struct store *store);

/* The desk's lock, DESK.lock beside the store: an open-file-description write lock, released by the kernel
 * when its holder dies. ERROR_LOCKED says who holds it (process number where known). */
MUST_CHECK bool store_lock(const char *store_path, int *fd, struct error *err);
void store_unlock(int fd);

/* --- writing ---------------------------------------------------------------------------------- */

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

/* Gives the source a new name (`was`); nothing happens where the old one is unknown. */
MUST_CHECK bool store_rename_source(
	struct store *store, const char *was, const char *name, struct error *err);

/* The desk's own facts: zone, title, simulated clock …; small text by key. */
MUST_CHECK bool store_meta_set(
	struct store *store, const char *key, const char *value, struct error *err);
MUST_CHECK bool store_simulation_set(
	struct store *store, const struct clock_simulation *simulation, struct error *err);

/* --- reading ---------------------------------------------------------------------------------- */

/* "" where the stream has none. */
MUST_CHECK bool store_cursor(struct store *store, const char *source, const char *stream,
	struct buf *cursor, struct error *err);
/* Calls for every stream of the source. */
typedef void (*store_cursor_receive)(void *receiver, const char *stream, const char *cursor);
MUST_CHECK bool store_cursors(struct store *store, const char *source, store_cursor_receive receive,
	void *receiver, struct error *err);

MUST_CHECK bool store_meta(
	struct store *store, const char *key, struct buf *value, struct error *err);
/* speed 0 where the desk is real. */
MUST_CHECK bool store_simulation(
	struct store *store, struct clock_simulation *simulation, struct error *err);

/* At most max rows; *len says how many. */
MUST_CHECK bool store_statuses(struct store *store, struct source_status *statuses, size_t max,
	size_t *len, struct error *err);

struct store_version {
	char store_id[40];  /* another id: another store, load anew */
	int64_t seq;        /* of facts; grows with each fact that changed */
	int64_t status_seq; /* grows with each write of a status, meta or coverage */
	int64_t oldest_seq; /* a reader older than this loads anew */
};
MUST_CHECK bool store_version(
	struct store *store, struct store_version *version, struct error *err);

/* Cheap check whether anything at all was committed since the last call (PRAGMA data_version). */
bool store_has_news(struct store *store);

MUST_CHECK bool store_directory(
	struct store *store, struct directory **directory, struct error *err);

/* Goes on where *position stands until done, the query's deadline or the receiver says stop.
 * At least one ticket a call. */
MUST_CHECK bool store_read_tickets(struct store *store, const struct facts_query *query,
	struct facts_position *position, const struct facts_receiver *receiver, struct error *err);

/* Exactly what changed after changes->since: each ticket once, with all its events, in the order of
 * its last change. `since` is moved on; a ticket that is gone comes with state STATE_DELETED. */
MUST_CHECK bool store_changes(struct store *store, struct facts_changes *changes,
	const struct facts_receiver *receiver, struct error *err);

/* One ticket by its number, with its events. False with ERROR_STORE where it is not there. */
MUST_CHECK bool store_ticket(struct store *store, fact_id ticket,
	const struct facts_receiver *receiver, struct error *err);

/* The number of a ticket by its external id (source NULL: any). 0: unknown. */
MUST_CHECK bool store_ticket_find(struct store *store, const char *source, const char *external_id,
	fact_id *ticket, struct error *err);

/* Fills every row whose id the caller has set; an unknown one gets id 0. Strings in the arena. */
MUST_CHECK bool store_ticket_texts(struct store *store, struct ticket_text *texts, size_t len,
	struct arena *arena, struct error *err);

/* The ticket's events in order of time, as text, in the arena. */
MUST_CHECK bool store_timeline(struct store *store, fact_id ticket, struct arena *arena,
	struct timeline *timeline, struct error *err);

#endif
