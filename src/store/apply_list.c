/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Complete lists over several batches: what was named is marked, and only after the last page is
 * closed what was not. A list that is begun anew forgets the marks of the one that broke off.
 */
#include "config.h"

#include "store/apply.h"

static const char forget_sql[] =
	"DELETE FROM list_marks WHERE source = ?1 AND kind = ?2 AND list_id <> ?3";
static const char mark_sql[] =
	"INSERT OR IGNORE INTO list_marks(source, kind, list_id, item) VALUES(?1, ?2, ?3, ?4)";
static const char finish_sql[] = "DELETE FROM list_marks WHERE source = ?1 AND kind = ?2";

/* Customers are never of a list of those who work. */
static const char close_accounts_sql[] =
	"UPDATE accounts INDEXED BY accounts_staff SET is_active = 0"
	" WHERE source = ?1 AND is_active = 1 AND is_staff = 1"
	" AND kind <> 1 AND id NOT IN (SELECT item FROM list_marks"
	" WHERE source = ?1 AND kind = ?2 AND list_id = ?3)";
static const char close_groups_sql[] =
	"UPDATE groups SET is_active = 0 WHERE source = ?1 AND is_active = 1"
	" AND id NOT IN (SELECT item FROM list_marks"
	" WHERE source = ?1 AND kind = ?2 AND list_id = ?3)";
static const char close_memberships_sql[] =
	"UPDATE memberships SET to_at = ?4 WHERE source = ?1 AND to_at IS NULL"
	" AND id NOT IN (SELECT item FROM list_marks"
	" WHERE source = ?1 AND kind = ?2 AND list_id = ?3)";

static sqlite3_stmt *list_statement(struct apply *apply, const char *sql, struct error *err)
{
	sqlite3_stmt *statement = db_statement(apply->store, sql, err);
	if (statement) {
		bind_int(statement, 1, apply->source);
		bind_int(statement, 2, apply->batch->list_kind);
	}
	return statement;
}

bool list_begin(struct apply *apply, struct error *err)
{
	if (!apply->batch->is_list)
		return true;
	sqlite3_stmt *forget = list_statement(apply, forget_sql, err);
	if (!forget)
		return false;
	bind_int(forget, 3, apply->batch->list_id);
	return db_run(apply->store, forget, err);
}

bool list_mark(struct apply *apply, enum record_kind kind, fact_id item, struct error *err)
{
	const struct batch *batch = apply->batch;
	if (!batch->is_list || batch->list_kind != kind || item == 0)
		return true;
	sqlite3_stmt *mark = list_statement(apply, mark_sql, err);
	if (!mark)
		return false;
	bind_int(mark, 3, batch->list_id);
	bind_int(mark, 4, item);
	return db_run(apply->store, mark, err);
}

static const char *close_sql(enum record_kind kind)
{
	switch (kind) {
	case RECORD_ACCOUNT:
		return close_accounts_sql;
	case RECORD_GROUP:
		return close_groups_sql;
	case RECORD_MEMBERSHIP:
		return close_memberships_sql;
	default:
		return NULL;
	}
}

bool list_end(struct apply *apply, struct error *err)
{
	const struct batch *batch = apply->batch;
	const char *sql = close_sql(batch->list_kind);
	if (!batch->is_list || !batch->list_ends || !sql)
		return true;
	sqlite3_stmt *close = list_statement(apply, sql, err);
	if (!close)
		return false;
	bind_int(close, 3, batch->list_id);
	if (batch->list_kind == RECORD_MEMBERSHIP)
		bind_int(close, 4, apply->now_s);
	if (!db_run(apply->store, close, err))
		return false;
	int64_t closed = db_changes(apply->store);
	apply->changed += closed;
	apply->directory_changed = apply->directory_changed || closed > 0;
	sqlite3_stmt *finish = list_statement(apply, finish_sql, err);
	return finish && db_run(apply->store, finish, err);
}
