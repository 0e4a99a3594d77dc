/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Opening a store.
 *
 * A shared store is read by people who may write nothing beside it. While -wal and -shm exist (the
 * collector leaves them there for that), SQLite maps -shm read-only and all is well, whether the
 * collector runs, was stopped or was killed. Where -shm is gone and cannot be made, or the disk is
 * too full for it:
 *   - no collector runs: nobody writes, so the log is read without shared memory or locks, and a
 *     missing log is no log. As soon as a collector has made -shm again we share it.
 *   - a collector runs: it makes a new -shm before its next transaction; until then we say so.
 */
#include "config.h"

#include "store/open.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/words.h"
#include "store/place.h"
#include "store/schema.h"

#define WAL_BYTES_KEPT "67108864"

static ino_t shm_inode(const struct store *store)
{
	char *path = place_beside(store->path, "-shm");
	struct stat status;
	ino_t inode = stat(path, &status) == 0 ? status.st_ino : 0;
	free(path);
	return inode;
}

/* A write that SIGKILL interrupts is whole or absent in any mode: what was handed to the
 * kernel survives the process. NORMAL may lose the last transactions only in a loss of power,
 * and they take their cursors with them, so they are fetched again; FULL would wait for the
 * disk at each batch. */
static const char writer_pragmas[] = "PRAGMA journal_mode = WAL;"
				     "PRAGMA synchronous = NORMAL;"
				     "PRAGMA journal_size_limit = " WAL_BYTES_KEPT ";"
				     "PRAGMA cache_size = -32768;";
static const char reader_pragmas[] = "PRAGMA query_only = 1;"
				     "PRAGMA cache_size = -16384;";
static const char common_pragmas[] = "PRAGMA trusted_schema = 0;"
				     "PRAGMA cell_size_check = 1;"
				     "PRAGMA temp_store = MEMORY;";

/* The path as an address that says the file never changes. */
static void add_immutable_address(struct buf *address, const char *path)
{
	buf_add_text(address, "file:");
	for (const char *at = path; *at; at++) {
		if (strchr("%?#", *at))
			buf_printf(address, "%%%02x", (unsigned int)(unsigned char)*at);
		else
			buf_add_char(address, *at);
	}
	buf_add_text(address, "?immutable=1");
}

static bool connect_database(struct store *store, const char *name, int flags, struct error *err)
{
	const char *system = store->has_no_shm && !(flags & SQLITE_OPEN_URI) ? "unix-none" : NULL;
	int code = sqlite3_open_v2(
		name, &store->db, flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, system);
	if (code != SQLITE_OK)
		return db_fail(store, err);
	(void)sqlite3_busy_timeout(store->db, store->mode == STORE_READ ? 250 : 2000);
	if (system && !db_exec(store, "PRAGMA locking_mode = EXCLUSIVE", err))
		return false;
	return db_exec(store, common_pragmas, err);
}

static bool connect_writer(struct store *store, struct error *err)
{
	int flags = SQLITE_OPEN_READWRITE | (store->is_memory ? SQLITE_OPEN_CREATE : 0);
	if (!connect_database(store, store->path, flags, err))
		return false;
	/* SQLite opens for reading what it may not write, without a word. */
	if (sqlite3_db_readonly(store->db, "main") == 1)
		return error_set(
			err, ERROR_STORE, _("cannot write store '%s': read-only"), store->path);
	if (store->mode == STORE_WRITE_SHARED) {
		int is_kept = 1;
		(void)sqlite3_file_control(store->db, "main", SQLITE_FCNTL_PERSIST_WAL, &is_kept);
	}
	/* Read before the first write, so that a store that is not ours stays as it is. */
	return schema_check(store, err) && db_exec(store, writer_pragmas, err) &&
	       schema_migrate(store, err);
}

static bool connect_reader(struct store *store, struct error *err)
{
	return connect_database(store, store->path, SQLITE_OPEN_READONLY, err) &&
	       db_exec(store, reader_pragmas, err) && schema_check(store, err);
}

/* Without shared memory: only while nobody writes. */
static bool connect_alone(struct store *store, struct error *err)
{
	store->has_no_shm = true;
	char *wal = place_beside(store->path, "-wal");
	bool has_wal = access(wal, F_OK) == 0;
	free(wal);
	struct buf address;
	buf_init(&address, 0);
	add_immutable_address(&address, store->path);
	int flags = SQLITE_OPEN_READONLY | (has_wal ? 0 : SQLITE_OPEN_URI);
	const char *name = has_wal ? store->path : address.bytes;
	bool is_open = connect_database(store, name, flags, err) &&
		       db_exec(store, reader_pragmas, err) && schema_check(store, err);
	buf_release(&address);
	return is_open;
}

/* True where the files beside the store may be what is wrong: gone, not ours to make, or no room
 * for them on the disk. */
static bool may_lack_files(const struct store *store)
{
	int code = sqlite3_errcode(store->db) & 0xff;
	return store->mode == STORE_READ && (code == SQLITE_CANTOPEN || code == SQLITE_READONLY ||
						    code == SQLITE_FULL || code == SQLITE_IOERR);
}

static bool connect_again(struct store *store, struct error *err)
{
	long holder = 0;
	if (!store_is_locked(store->path, &holder)) {
		db_close(store);
		error_clear(err);
		return connect_alone(store, err);
	}
	if (shm_inode(store) != 0)
		return false;
	return error_set(err, ERROR_STORE,
		_("'%s-shm' is gone while a collector runs (process %ld): it is made again with "
		  "the next poll"),
		store->path, holder);
}

static bool store_connect(struct store *store, struct error *err)
{
	store->has_no_shm = false;
	bool is_open =
		store->mode == STORE_READ ? connect_reader(store, err) : connect_writer(store, err);
	if (!is_open && may_lack_files(store))
		is_open = connect_again(store, err);
	store->shm_inode = store->is_memory ? 0 : shm_inode(store);
	return is_open;
}

bool store_renew(struct store *store, struct error *err)
{
	if (!store->db)
		return store_connect(store, err);
	if (store->is_memory)
		return true;
	ino_t inode = shm_inode(store);
	bool is_same = inode == store->shm_inode;
	long holder = 0;
	if (is_same && !(store->has_no_shm && store_is_locked(store->path, &holder)))
		return true;
	db_close(store);
	if (store_connect(store, err))
		return true;
	db_close(store);
	return false;
}

static bool check_file(const struct store *store, struct error *err)
{
	struct stat status;
	if (stat(store->path, &status) == 0) {
		if (S_ISREG(status.st_mode))
			return true;
		return error_set(err, ERROR_STORE, _("'%s' is not a store of kpitop"), store->path);
	}
	if (errno == ENOENT)
		return error_set(err, ERROR_STORE,
			_("store '%s' does not exist: start its collector first"), store->path);
	return error_set(
		err, ERROR_STORE, _("cannot open store '%s': %s"), store->path, strerror(errno));
}

bool store_prepare(const char *path, enum store_mode mode, struct error *err)
{
	if (strcmp(path, ":memory:") == 0 || mode == STORE_READ)
		return true;
	return place_make_directory(path, mode == STORE_WRITE_SHARED ? 02750 : 0700, err);
}

bool store_open(const char *path, enum store_mode mode, struct store **store, struct error *err)
{
	*store = NULL;
	struct store *opened = mem_new(1, sizeof *opened);
	opened->path = mem_dup_text(path);
	opened->mode = mode;
	opened->is_memory = strcmp(path, ":memory:") == 0;
	opened->data_version = -1;
	opened->coverage_seen = -1;
	if (!opened->is_memory) {
		if (!store_prepare(path, mode, err) || !place_check(path, err))
			goto fail;
		mode_t rights = mode == STORE_WRITE_SHARED ? 0640 : 0600;
		if (mode != STORE_READ && !place_make_file(path, rights, err))
			goto fail;
		if (!check_file(opened, err))
			goto fail;
	}
	if (!store_connect(opened, err))
		goto fail;
	*store = opened;
	return true;
fail:
	store_close(opened);
	return false;
}

void store_close(struct store *store)
{
	if (!store)
		return;
	db_close(store);
	free(store->events);
	free(store->path);
	free(store);
}

const char *store_path(const struct store *store)
{
	return store->path;
}

bool store_checkpoint(struct store *store, int64_t *wal_bytes, struct error *err)
{
	*wal_bytes = 0;
	if (!store_renew(store, err))
		return false;
	int code =
		sqlite3_wal_checkpoint_v2(store->db, "main", SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
	if (code != SQLITE_OK && code != SQLITE_BUSY)
		return db_fail(store, err);
	char *wal = place_beside(store->path, "-wal");
	struct stat status;
	if (stat(wal, &status) == 0)
		*wal_bytes = status.st_size;
	free(wal);
	return true;
}
