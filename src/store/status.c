/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is no fact of the desk's work: cursors, the state of sources, the desk's own small facts,
 * and the numbers by which readers see that something is new.
 */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "store/identity.h"
#include "store/open.h"

static const char cursor_sql[] =
	"SELECT cursor FROM cursors JOIN sources ON sources.id = source WHERE name = ?1 AND stream = ?2";
static const char cursors_sql[] =
	"SELECT stream, cursor FROM cursors JOIN sources ON sources.id = source WHERE name = ?1"
	" ORDER BY stream";
static const char meta_sql[] = "SELECT value FROM meta WHERE key = ?1";

/* First column of the first row as text, "" without one. */
static bool read_text(
	struct store *store, sqlite3_stmt *statement, struct buf *text, struct error *err)
{
	buf_clear(text);
	enum db_step step = db_step(store, statement, err);
	if (step == DB_ROW) {
		const char *found = column_text(statement, 0);
		buf_add_text(text, found ? found : "");
	}
	(void)sqlite3_reset(statement);
	return step != DB_FAILED;
}

bool store_cursor(struct store *store, const char *source, const char *stream, struct buf *cursor,
	struct error *err)
{
	/* Also asked within the transaction of a batch, which has renewed the connection. */
	bool is_within = store->db && !sqlite3_get_autocommit(store->db);
	if (!is_within && !store_renew(store, err))
		return false;
	sqlite3_stmt *find = db_statement(store, cursor_sql, err);
	if (!find)
		return false;
	bind_text(find, 1, source);
	bind_text(find, 2, stream);
	return read_text(store, find, cursor, err);
}

bool store_cursors(struct store *store, const char *source, store_cursor_receive receive,
	void *receiver, struct error *err)
{
	if (!db_begin_read(store, err))
		return false;
	enum db_step step = DB_FAILED;
	sqlite3_stmt *find = db_statement(store, cursors_sql, err);
	if (find) {
		bind_text(find, 1, source);
		while ((step = db_step(store, find, err)) == DB_ROW)
			receive(receiver, column_text(find, 0), column_text(find, 1));
	}
	db_end(store);
	return step == DB_DONE;
}

bool store_meta(struct store *store, const char *key, struct buf *value, struct error *err)
{
	if (!store_renew(store, err))
		return false;
	sqlite3_stmt *find = db_statement(store, meta_sql, err);
	if (!find)
		return false;
	bind_text(find, 1, key);
	return read_text(store, find, value, err);
}

static const char save_meta_sql[] = "INSERT INTO meta(key, value) VALUES(?1, ?2)"
				    " ON CONFLICT DO UPDATE SET value = ?2 WHERE value <> ?2";
static const char status_news_sql[] = "UPDATE state SET status_seq = status_seq + 1";

/* Ends the transaction; where the last statement changed something readers are to know. */
static bool commit_status(struct store *store, bool is_changed, struct error *err)
{
	sqlite3_stmt *news = is_changed ? db_statement(store, status_news_sql, err) : NULL;
	if (is_changed && (!news || !db_run(store, news, err)))
		return false;
	return db_commit(store, err);
}

static bool save_meta(struct store *store, const char *key, const char *value, struct error *err)
{
	sqlite3_stmt *save = db_statement(store, save_meta_sql, err);
	if (!save)
		return false;
	bind_text(save, 1, key);
	bind_text(save, 2, value ? value : "");
	return db_run(store, save, err) && commit_status(store, db_changes(store) > 0, err);
}

bool store_meta_set(struct store *store, const char *key, const char *value, struct error *err)
{
	bool is_saved = db_begin_write(store, err) && save_meta(store, key, value, err);
	db_end(store);
	return is_saved;
}

/* Three numbers in one value, so that no reader sees half of a new clock. */
#define SIMULATION_KEY "simulation"

bool store_simulation_set(
	struct store *store, const struct clock_simulation *simulation, struct error *err)
{
	char value[128];
	(void)snprintf(value, sizeof value, "%" PRId64 " %" PRId64 " %a", simulation->real_start_ms,
		simulation->sim_start_s, simulation->speed);
	return store_meta_set(store, SIMULATION_KEY, value, err);
}

bool store_simulation(struct store *store, struct clock_simulation *simulation, struct error *err)
{
	*simulation = (struct clock_simulation){ .speed = 0 };
	struct buf value;
	buf_init(&value, 0);
	bool is_read = store_meta(store, SIMULATION_KEY, &value, err);
	if (is_read && value.len > 0) {
		char *end = value.bytes;
		simulation->real_start_ms = strtoll(end, &end, 10);
		simulation->sim_start_s = strtoll(end, &end, 10);
		simulation->speed = strtod(end, &end);
	}
	buf_release(&value);
	return is_read;
}

static const char save_status_sql[] =
	"INSERT INTO statuses VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,"
	" ?15, ?16, ?17)"
	" ON CONFLICT DO UPDATE SET state = ?2, error_kind = ?3, error = ?4, error_since = ?5,"
	" last_success = ?6, next_poll = ?7, interval_s = ?8, budget_limit = ?9, budget_left = ?10,"
	" budget_resets_at = ?11, clock_offset_s = ?12, history_from = ?13, history_share = ?14,"
	" history_eta_s = ?15, is_complete = ?16, requests = ?17"
	" WHERE (state, error_kind, error, error_since, last_success, next_poll, interval_s,"
	" budget_limit, budget_left, budget_resets_at, clock_offset_s, history_from, history_share,"
	" history_eta_s, is_complete, requests)"
	" IS NOT (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)";
static const char save_kind_sql[] = "UPDATE sources SET kind = ?2 WHERE id = ?1 AND kind IS NOT ?2";
static const char directory_news_sql[] = "UPDATE state SET seq = seq + 1, directory_seq = seq + 1";

static void bind_status(sqlite3_stmt *save, const struct source_status *status)
{
	bind_int(save, 2, status->state);
	bind_text(save, 3, status->error_kind);
	bind_text(save, 4, status->error);
	bind_time(save, 5, status->error_since);
	bind_time(save, 6, status->last_success);
	bind_time(save, 7, status->next_poll);
	bind_int(save, 8, status->interval_s);
	bind_int(save, 9, status->budget_limit);
	bind_int(save, 10, status->budget_left);
	bind_time(save, 11, status->budget_resets_at);
	bind_int(save, 12, status->clock_offset_s);
	bind_time(save, 13, status->history_from);
	bind_double(save, 14, status->history_share);
	bind_int(save, 15, status->history_eta_s);
	bind_int(save, 16, status->is_complete);
	bind_int(save, 17, status->requests);
}

static bool directory_news(struct store *store, struct error *err)
{
	sqlite3_stmt *news = db_statement(store, directory_news_sql, err);
	return news && db_run(store, news, err);
}

static bool save_kind(
	struct store *store, fact_id source, const struct source_status *status, struct error *err)
{
	sqlite3_stmt *save = db_statement(store, save_kind_sql, err);
	if (!save)
		return false;
	bind_int(save, 1, source);
	bind_text(save, 2, status->kind);
	if (!db_run(store, save, err))
		return false;
	return db_changes(store) == 0 || directory_news(store, err);
}

static bool save_status(struct store *store, const struct source_status *status, struct error *err)
{
	fact_id source = 0;
	if (!identity_get_source(store, status->name, &source, err) ||
		!save_kind(store, source, status, err))
		return false;
	sqlite3_stmt *save = db_statement(store, save_status_sql, err);
	if (!save)
		return false;
	bind_int(save, 1, source);
	bind_status(save, status);
	return db_run(store, save, err) && commit_status(store, db_changes(store) > 0, err);
}

bool store_status_set(struct store *store, const struct source_status *status, struct error *err)
{
	bool is_saved = db_begin_write(store, err) && save_status(store, status, err);
	db_end(store);
	return is_saved;
}

static const char statuses_sql[] =
	"SELECT name, kind, rejected, statuses.* FROM statuses JOIN sources ON sources.id = source"
	" ORDER BY source";

static void copy_text(char *to, size_t size, sqlite3_stmt *from, int index)
{
	const char *text = column_text(from, index);
	(void)snprintf(to, size, "%s", text ? text : "");
}

static void read_status(sqlite3_stmt *from, struct source_status *status)
{
	memset(status, 0, sizeof *status);
	copy_text(status->name, sizeof status->name, from, 0);
	copy_text(status->kind, sizeof status->kind, from, 1);
	status->rejected = sqlite3_column_int64(from, 2);
	status->state = (enum source_state)column_word(from, 4, SOURCE_STATE_COUNT);
	copy_text(status->error_kind, sizeof status->error_kind, from, 5);
	copy_text(status->error, sizeof status->error, from, 6);
	status->error_since = column_time(from, 7);
	status->last_success = column_time(from, 8);
	status->next_poll = column_time(from, 9);
	status->interval_s = sqlite3_column_int64(from, 10);
	status->budget_limit = sqlite3_column_int64(from, 11);
	status->budget_left = sqlite3_column_int64(from, 12);
	status->budget_resets_at = column_time(from, 13);
	status->clock_offset_s = sqlite3_column_int64(from, 14);
	status->history_from = column_time(from, 15);
	status->history_share = sqlite3_column_double(from, 16);
	status->history_eta_s = sqlite3_column_int64(from, 17);
	status->is_complete = sqlite3_column_int(from, 18) != 0;
	status->requests = sqlite3_column_int64(from, 19);
}

bool store_statuses(struct store *store, struct source_status *statuses, size_t max, size_t *len,
	struct error *err)
{
	*len = 0;
	if (!db_begin_read(store, err))
		return false;
	enum db_step step = DB_FAILED;
	sqlite3_stmt *find = db_statement(store, statuses_sql, err);
	if (find)
		while ((step = db_step(store, find, err)) == DB_ROW && *len < max)
			read_status(find, &statuses[(*len)++]);
	db_end(store);
	return step != DB_FAILED;
}

static const char rename_sql[] = "UPDATE sources SET name = ?2 WHERE name = ?1 AND NOT EXISTS"
				 " (SELECT 1 FROM sources WHERE name = ?2)";

static bool rename_source(struct store *store, const char *was, const char *name, struct error *err)
{
	sqlite3_stmt *save = db_statement(store, rename_sql, err);
	if (!save)
		return false;
	bind_text(save, 1, was);
	bind_text(save, 2, name);
	if (!db_run(store, save, err))
		return false;
	bool is_changed = db_changes(store) > 0;
	return (!is_changed || directory_news(store, err)) && commit_status(store, is_changed, err);
}

bool store_rename_source(struct store *store, const char *was, const char *name, struct error *err)
{
	bool is_renamed = db_begin_write(store, err) && rename_source(store, was, name, err);
	db_end(store);
	return is_renamed;
}

static const char version_sql[] = "SELECT store_id, seq, status_seq, oldest_seq FROM state";

bool store_version(struct store *store, struct store_version *version, struct error *err)
{
	memset(version, 0, sizeof *version);
	if (!store_renew(store, err))
		return false;
	sqlite3_stmt *find = db_statement(store, version_sql, err);
	if (!find || !db_step_to_row(store, find, err))
		return false;
	copy_text(version->store_id, sizeof version->store_id, find, 0);
	version->seq = sqlite3_column_int64(find, 1);
	version->status_seq = sqlite3_column_int64(find, 2);
	version->oldest_seq = sqlite3_column_int64(find, 3);
	(void)sqlite3_reset(find);
	return true;
}

static const char data_version_sql[] = "PRAGMA data_version";

/* In doubt there are news: the reads that follow say what is wrong. */
bool store_has_news(struct store *store)
{
	int64_t version = 0;
	if (!store_renew(store, NULL))
		return true;
	sqlite3_stmt *find = db_statement(store, data_version_sql, NULL);
	if (!find || !db_run_int(store, find, 0, &version, NULL))
		return true;
	bool has_news = version != store->data_version;
	store->data_version = version;
	return has_news;
}
