/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The desk's durable records and cursors, in SQLite.
 *
 * One writer (the collector, holding the lock), any number of readers, in any process, of any
 * user who may read the files. It offers apply(batch), changes(N), status, and reading in
 * slices; nothing that a store on another machine could not offer later.
 *
 * No read transaction outlives a call. All functions fail with ERROR_STORE and a line that names
 * the file; a store that was found damaged or unwritable stays readable as far as SQLite can.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>

#include "base/error.h"
#include "base/macros.h"
#include "store/reading.h"
#include "store/writing.h"

struct store;

enum store_mode {
	STORE_READ,          /* must exist; never writes a byte that belongs to others */
	STORE_WRITE_PRIVATE, /* made 0600 in a 0700 directory */
	STORE_WRITE_SHARED   /* made 0640 in a 2750 directory; -wal and -shm stay */
};

/* Makes the store's directory where it is missing (0700, or 2750 for a shared store, whose
 * parent must exist). store_open does it too; a collector calls it first, because the lock
 * lies there. */
MUST_CHECK bool store_prepare(const char *path, enum store_mode mode, struct error *err);

/* path ":memory:" is a private store for tests. A store of a newer version, a damaged file, a
 * network file system, a full or read-only disk: an error that says so. Older versions are
 * migrated by a writer; a reader of one says that the collector must run first. */
MUST_CHECK bool store_open(
	const char *path, enum store_mode mode, struct store **store, struct error *err);
void store_close(struct store *store); /* NULL is fine */
const char *store_path(const struct store *store);

/* The desk's lock, DESK.lock beside the store: an open-file-description write lock, released
 * by the kernel when its holder dies. ERROR_LOCKED says who holds it (process number where
 * known). */
MUST_CHECK bool store_lock(const char *store_path, int *fd, struct error *err);
void store_unlock(int fd);

/* True while a collector of this store runs, as far as the lock may be read; touches nothing.
 * *holder is its process number, 0 where that is not known. */
bool store_is_locked(const char *store_path, long *holder);

#endif
