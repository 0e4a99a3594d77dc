/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The connection: statements kept prepared, values bound and read, transactions, errors as lines.
 *
 * Only for the files of this folder. Statement texts are static: the cache knows them by address.
 */
#ifndef STORE_DB_H
#define STORE_DB_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/error.h"
#include "base/macros.h"
#include "model/facts.h"
#include "store/store.h"

#define STATEMENT_SLOTS 256

struct statement_slot {
	const char *sql;
	sqlite3_stmt *statement;
};

struct store {
	char *path;
	bool is_memory;
	enum store_mode mode;
	sqlite3 *db;
	struct statement_slot slots[STATEMENT_SLOTS];
	bool has_no_shm; /* opened without shared memory: no collector, and we may make no file */
	ino_t shm_inode; /* of the -shm file that we share; 0: none */
	int64_t data_version;      /* at the last store_has_news */
	int64_t coverage_seen;     /* status number of the coverage in the last directory */
	struct event_fact *events; /* room for one ticket's */
	size_t event_capacity;
};

/* Failing calls leave SQLite's reason in the connection; this puts it into words. Returns
 * false. */
bool db_fail(const struct store *store, struct error *err);

/* Reset and without bindings; NULL on failure. Lent. */
sqlite3_stmt *db_statement(struct store *store, const char *sql, struct error *err);

enum db_step {
	DB_ROW,
	DB_DONE,
	DB_FAILED
};
enum db_step db_step(struct store *store, sqlite3_stmt *statement, struct error *err);

/* The one row that there must be: without it the store is damaged. */
MUST_CHECK bool db_step_to_row(struct store *store, sqlite3_stmt *statement, struct error *err);

/* Runs to the end and resets. */
MUST_CHECK bool db_run(struct store *store, sqlite3_stmt *statement, struct error *err);

/* First column of the first row, or `fallback` without a row; resets. */
MUST_CHECK bool db_run_int(struct store *store, sqlite3_stmt *statement, int64_t fallback,
	int64_t *value, struct error *err);

/* Prepares, runs and forgets; for what runs once. */
MUST_CHECK bool db_exec(struct store *store, const char *sql, struct error *err);

/* Rows changed by the last statement that ran. */
int64_t db_changes(const struct store *store);

/* A read transaction ends in db_end whatever happened; a write one in db_commit or db_end, which
 * then undoes it. Opening one first renews a connection whose shared memory was removed. */
MUST_CHECK bool db_begin_read(struct store *store, struct error *err);
MUST_CHECK bool db_begin_write(struct store *store, struct error *err);
MUST_CHECK bool db_commit(struct store *store, struct error *err);
void db_end(struct store *store);

/* Finalizes every statement and closes the connection. */
void db_close(struct store *store);

/* Binding cannot fail but for lack of memory or a wrong index. TIME_NONE, 0 and NULL become
 * NULL. */
void bind_int(sqlite3_stmt *statement, int index, int64_t value);
void bind_time(sqlite3_stmt *statement, int index, int64_t at_s);
void bind_id(sqlite3_stmt *statement, int index, int64_t id);
void bind_text(sqlite3_stmt *statement, int index, const char *text);
void bind_double(sqlite3_stmt *statement, int index, double value);
void bind_blob(sqlite3_stmt *statement, int index, const void *bytes, size_t len);

int64_t column_time(sqlite3_stmt *statement, int index);
fact_id column_id(sqlite3_stmt *statement, int index);
/* For enums: what a damaged row has out of range is the first. */
int column_word(sqlite3_stmt *statement, int index, int count);
const char *column_text(sqlite3_stmt *statement, int index); /* NULL for NULL */
char *column_dup(sqlite3_stmt *statement, int index, struct arena *arena);

#endif
