/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A batch: its records, its coverage and its cursor in one transaction.
 *
 * What changes nothing is not written: a repeated batch whose cursor is also the same leaves the
 * log untouched and wakes nobody.
 */
#include "config.h"

#include "store/apply.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "store/identity.h"
#include "store/ticket_row.h"

#define EARLIEST_S 31536000LL /* 1971: a date unset at the helpdesk is often 1970 */
#define LATEST_S 7258118400LL /* 2200 */

static bool (*const apply_functions[RECORD_KIND_COUNT])(
	struct apply *, const struct record *, struct error *) = {
	[RECORD_TICKET] = apply_ticket,
	[RECORD_EVENT] = apply_event,
	[RECORD_ACCOUNT] = apply_account,
	[RECORD_GROUP] = apply_group,
	[RECORD_MEMBERSHIP] = apply_membership,
	[RECORD_RATING] = apply_rating,
	[RECORD_CALL] = apply_call,
	[RECORD_PRESENCE] = apply_presence,
	[RECORD_SCHEDULE] = apply_schedule,
	[RECORD_MEASURE] = apply_measure,
};

bool apply_reject(struct apply *apply)
{
	apply->rejected++;
	return true;
}

bool apply_is_time(int64_t at_s)
{
	return at_s >= EARLIEST_S && at_s < LATEST_S;
}

bool apply_is_reference(const char *id)
{
	return !id || !*id || text_is_id(id);
}

static const char *cursor_text(const char *cursor)
{
	return cursor ? cursor : "";
}

static bool check_fence(struct apply *apply, struct error *err)
{
	const struct batch *batch = apply->batch;
	struct buf cursor;
	buf_init(&cursor, 0);
	bool is_fine = store_cursor(apply->store, batch->source, batch->stream, &cursor, err);
	if (is_fine && strcmp(cursor.bytes, cursor_text(batch->cursor_from)) != 0)
		is_fine = error_set(err, ERROR_FENCED,
			_("another collector wrote '%s' of '%s' to store '%s'"), batch->stream,
			batch->source, apply->store->path);
	buf_release(&cursor);
	return is_fine;
}

static const char save_cursor_sql[] =
	"INSERT INTO cursors(source, stream, cursor) VALUES(?1, ?2, ?3)"
	" ON CONFLICT DO UPDATE SET cursor = ?3 WHERE cursor <> ?3";
static const char reject_sql[] = "UPDATE sources SET rejected = rejected + ?2 WHERE id = ?1";

static bool save_cursor(struct apply *apply, struct error *err)
{
	sqlite3_stmt *save = db_statement(apply->store, save_cursor_sql, err);
	if (!save)
		return false;
	bind_int(save, 1, apply->source);
	bind_text(save, 2, apply->batch->stream);
	bind_text(save, 3, cursor_text(apply->batch->cursor_to));
	return db_run(apply->store, save, err);
}

static bool save_rejected(struct apply *apply, struct error *err)
{
	if (apply->rejected == 0)
		return true;
	sqlite3_stmt *save = db_statement(apply->store, reject_sql, err);
	if (!save)
		return false;
	bind_int(save, 1, apply->source);
	bind_int(save, 2, apply->rejected);
	return db_run(apply->store, save, err);
}

static const char seq_sql[] = "SELECT seq FROM state";
static const char save_state_sql[] =
	"UPDATE state SET seq = ?1, directory_seq = CASE WHEN ?2 THEN ?1 ELSE directory_seq END,"
	" status_seq = status_seq + ?3,"
	" coverage_seq = CASE WHEN ?3 THEN status_seq + 1 ELSE coverage_seq END";

/* Tickets and activity took their numbers when they were written; people take one more. */
static bool save_state(struct apply *apply, int64_t seq_before, struct error *err)
{
	if (apply->directory_changed || (apply->changed > 0 && apply->seq == seq_before))
		apply->seq++;
	if (apply->seq == seq_before && !apply->coverage_changed)
		return true;
	sqlite3_stmt *save = db_statement(apply->store, save_state_sql, err);
	if (!save)
		return false;
	bind_int(save, 1, apply->seq);
	bind_int(save, 2, apply->directory_changed);
	bind_int(save, 3, apply->coverage_changed);
	return db_run(apply->store, save, err);
}

static bool apply_records(struct apply *apply, struct error *err)
{
	const struct batch *batch = apply->batch;
	for (size_t i = 0; i < batch->len; i++) {
		const struct record *record = &batch->records[i];
		assert((unsigned int)record->kind < RECORD_KIND_COUNT);
		if (!apply_functions[record->kind](apply, record, err))
			return false;
	}
	return true;
}

static bool get_source(struct apply *apply, const char *name, fact_id *source, struct error *err)
{
	if (!identity_find_source(apply->store, name, source, err))
		return false;
	if (*source != 0)
		return true;
	apply->directory_changed = true;
	return identity_get_source(apply->store, name, source, err);
}

static bool get_sources(struct apply *apply, struct error *err)
{
	const struct batch *batch = apply->batch;
	const char *tickets_of = batch->tickets_of ? batch->tickets_of : batch->source;
	return get_source(apply, batch->source, &apply->source, err) &&
	       get_source(apply, tickets_of, &apply->tickets_of, err);
}

static bool apply_batch(struct apply *apply, struct error *err)
{
	sqlite3_stmt *find = db_statement(apply->store, seq_sql, err);
	if (!find || !db_run_int(apply->store, find, 0, &apply->seq, err))
		return false;
	int64_t seq_before = apply->seq;
	return check_fence(apply, err) && get_sources(apply, err) && list_begin(apply, err) &&
	       apply_records(apply, err) && list_end(apply, err) && working_write(apply, err) &&
	       apply_coverage(apply, err) && save_rejected(apply, err) &&
	       save_state(apply, seq_before, err) && save_cursor(apply, err);
}

bool store_apply(struct store *store, const struct batch *batch, int64_t now_s,
	struct apply_result *result, struct error *err)
{
	struct apply apply = {
		.store = store, .batch = batch, .now_s = now_s, .rejected = batch->rejected
	};
	if (!db_begin_write(store, err))
		return false;
	apply.working = working_new();
	apply.arena = arena_new();
	apply.identities = arena_alloc(apply.arena, IDENTITY_SLOTS, sizeof *apply.identities);
	apply.staff = arena_alloc(apply.arena, IDENTITY_SLOTS, sizeof *apply.staff);
	bool is_applied = apply_batch(&apply, err) && db_commit(store, err);
	db_end(store);
	arena_free(apply.arena);
	working_free(apply.working);
	if (is_applied && result)
		*result = (struct apply_result){
			.seq = apply.seq, .changed = apply.changed, .rejected = apply.rejected
		};
	return is_applied;
}
