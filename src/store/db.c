/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The connection: statements kept prepared, values bound and read, transactions, errors as lines.
 */
#include "config.h"

#include "store/db.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "store/open.h"

static bool is_disk_full(int code)
{
	return code == ENOSPC || code == EDQUOT || code == EFBIG;
}

/* SQLite keeps the number by file, and the log is another file than the store. */
static int last_errno(const struct store *store)
{
	sqlite3_file *log = NULL;
	int code = 0;
	(void)sqlite3_file_control(store->db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
	if (log && log->pMethods)
		(void)log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &code);
	if (code == 0)
		(void)sqlite3_file_control(store->db, "main", SQLITE_FCNTL_LAST_ERRNO, &code);
	return code != 0 ? code : sqlite3_system_errno(store->db);
}

static bool fail_io(const struct store *store, struct error *err)
{
	char reason[128];
	(void)snprintf(reason, sizeof reason, "%s", sqlite3_errmsg(store->db));
	int code = last_errno(store);
	if (is_disk_full(code))
		return error_set(
			err, ERROR_STORE, _("cannot write store '%s': disk full"), store->path);
	return error_set(err, ERROR_STORE, _("cannot read or write store '%s': %s"), store->path,
		code != 0 ? strerror(code) : reason);
}

static bool fail_open(const struct store *store, struct error *err)
{
	int code = sqlite3_system_errno(store->db);
	return error_set(err, ERROR_STORE, _("cannot open store '%s': %s"), store->path,
		code != 0 ? strerror(code) : sqlite3_errmsg(store->db));
}

static bool fail_damaged(const struct store *store, struct error *err)
{
	return error_set(err, ERROR_STORE,
		_("store '%s' is damaged: move it away, and the collector fetches it anew"),
		store->path);
}

bool db_fail(const struct store *store, struct error *err)
{
	switch (sqlite3_errcode(store->db) & 0xff) {
	case SQLITE_NOTADB:
		return error_set(err, ERROR_STORE, _("'%s' is not a store of kpitop"), store->path);
	case SQLITE_CORRUPT:
		return fail_damaged(store, err);
	case SQLITE_FULL:
		return error_set(
			err, ERROR_STORE, _("cannot write store '%s': disk full"), store->path);
	case SQLITE_READONLY:
	case SQLITE_PERM:
		return error_set(
			err, ERROR_STORE, _("cannot write store '%s': read-only"), store->path);
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return error_set(err, ERROR_STORE, _("store '%s' is busy"), store->path);
	case SQLITE_CANTOPEN:
		return fail_open(store, err);
	case SQLITE_IOERR:
		return fail_io(store, err);
	default:
		return error_set(err, ERROR_STORE, _("store '%s': %s"), store->path,
			sqlite3_errmsg(store->db));
	}
}

static struct statement_slot *find_slot(struct store *store, const char *sql)
{
	size_t at = ((uintptr_t)sql >> 3) % STATEMENT_SLOTS;
	for (size_t i = 0; i < STATEMENT_SLOTS; i++) {
		struct statement_slot *slot = &store->slots[(at + i) % STATEMENT_SLOTS];
		if (slot->sql == sql || !slot->sql)
			return slot;
	}
	abort(); /* more statements than slots: a fault of the program */
}

sqlite3_stmt *db_statement(struct store *store, const char *sql, struct error *err)
{
	struct statement_slot *slot = find_slot(store, sql);
	if (slot->statement) {
		(void)sqlite3_reset(slot->statement);
		(void)sqlite3_clear_bindings(slot->statement);
		return slot->statement;
	}
	if (sqlite3_prepare_v3(
		    store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &slot->statement, NULL)) {
		(void)db_fail(store, err);
		return NULL;
	}
	slot->sql = sql;
	return slot->statement;
}

enum db_step db_step(struct store *store, sqlite3_stmt *statement, struct error *err)
{
	int code = sqlite3_step(statement);
	if (code == SQLITE_ROW)
		return DB_ROW;
	if (code == SQLITE_DONE) {
		(void)sqlite3_reset(statement);
		return DB_DONE;
	}
	(void)db_fail(store, err);
	(void)sqlite3_reset(statement);
	return DB_FAILED;
}

bool db_step_to_row(struct store *store, sqlite3_stmt *statement, struct error *err)
{
	enum db_step step = db_step(store, statement, err);
	return step == DB_ROW || (step == DB_DONE && fail_damaged(store, err));
}

bool db_run(struct store *store, sqlite3_stmt *statement, struct error *err)
{
	enum db_step step = DB_ROW;
	while (step == DB_ROW)
		step = db_step(store, statement, err);
	return step == DB_DONE;
}

bool db_run_int(struct store *store, sqlite3_stmt *statement, int64_t fallback, int64_t *value,
	struct error *err)
{
	*value = fallback;
	enum db_step step = db_step(store, statement, err);
	if (step == DB_ROW) {
		*value = sqlite3_column_int64(statement, 0);
		(void)sqlite3_reset(statement);
	}
	return step != DB_FAILED;
}

bool db_exec(struct store *store, const char *sql, struct error *err)
{
	if (sqlite3_exec(store->db, sql, NULL, NULL, NULL))
		return db_fail(store, err);
	return true;
}

int64_t db_changes(const struct store *store)
{
	return sqlite3_changes64(store->db);
}

bool db_begin_read(struct store *store, struct error *err)
{
	return store_renew(store, err) && db_exec(store, "BEGIN", err);
}

bool db_begin_write(struct store *store, struct error *err)
{
	if (store->mode == STORE_READ)
		return error_set(
			err, ERROR_STORE, _("store '%s' is open for reading only"), store->path);
	return store_renew(store, err) && db_exec(store, "BEGIN IMMEDIATE", err);
}

/* A statement that still stands on a row would keep the read transaction open. */
static void reset_all(struct store *store)
{
	for (sqlite3_stmt *at = sqlite3_next_stmt(store->db, NULL); at;
		at = sqlite3_next_stmt(store->db, at))
		if (sqlite3_stmt_busy(at))
			(void)sqlite3_reset(at);
}

bool db_commit(struct store *store, struct error *err)
{
	reset_all(store);
	return db_exec(store, "COMMIT", err);
}

void db_end(struct store *store)
{
	if (!store->db)
		return;
	reset_all(store);
	if (!sqlite3_get_autocommit(store->db))
		(void)sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
}

void db_close(struct store *store)
{
	for (size_t i = 0; i < STATEMENT_SLOTS; i++)
		(void)sqlite3_finalize(store->slots[i].statement);
	memset(store->slots, 0, sizeof store->slots);
	(void)sqlite3_close(store->db);
	store->db = NULL;
}

void bind_int(sqlite3_stmt *statement, int index, int64_t value)
{
	(void)sqlite3_bind_int64(statement, index, value);
}

void bind_time(sqlite3_stmt *statement, int index, int64_t at_s)
{
	if (at_s != TIME_NONE)
		(void)sqlite3_bind_int64(statement, index, at_s);
}

void bind_id(sqlite3_stmt *statement, int index, int64_t id)
{
	if (id != 0)
		(void)sqlite3_bind_int64(statement, index, id);
}

void bind_text(sqlite3_stmt *statement, int index, const char *text)
{
	(void)sqlite3_bind_text(statement, index, text, -1, SQLITE_STATIC);
}

void bind_double(sqlite3_stmt *statement, int index, double value)
{
	(void)sqlite3_bind_double(statement, index, value);
}

void bind_blob(sqlite3_stmt *statement, int index, const void *bytes, size_t len)
{
	if (len > 0)
		(void)sqlite3_bind_blob64(statement, index, bytes, len, SQLITE_STATIC);
}

int64_t column_time(sqlite3_stmt *statement, int index)
{
	if (sqlite3_column_type(statement, index) == SQLITE_NULL)
		return TIME_NONE;
	return sqlite3_column_int64(statement, index);
}

fact_id column_id(sqlite3_stmt *statement, int index)
{
	return sqlite3_column_int(statement, index);
}

int column_word(sqlite3_stmt *statement, int index, int count)
{
	int value = sqlite3_column_int(statement, index);
	return value >= 0 && value < count ? value : 0;
}

const char *column_text(sqlite3_stmt *statement, int index)
{
	return (const char *)sqlite3_column_text(statement, index);
}

char *column_dup(sqlite3_stmt *statement, int index, struct arena *arena)
{
	return arena_dup(arena, column_text(statement, index));
}
