/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Facts beside the tickets, for the KPI engine: a span in slices, or what changed.
 *
 * A span is read kind after kind, each from its newest fact on and by key, as tickets are: what is
 * written between two slices shifts nothing.
 */
#include "config.h"

#include "base/clock.h"
#include "store/db.h"

#define ROWS_A_LOOK 32 /* between looks at the clock */

/* Every kind has the same columns, read by read_fact. The items of a review share the key of the
 * one that came first. */
/* clang-format off */
#define RATING \
	"SELECT id, source, is_gone, at, NULL, kind, item, ticket, agent, group_id, author," \
	" customer, score, scale, weight, is_critical, 0, NULL, NULL, NULL, NULL, seq, at," \
	" (SELECT min(first.id) FROM ratings AS first WHERE first.source = ratings.source" \
	" AND first.external_id = ratings.external_id), channel, topic FROM ratings"
#define CALL \
	"SELECT id, source, is_gone, at, NULL, outcome, 0, ticket, agent, group_id, 0," \
	" customer, 0, 0, 0, 0, is_inbound, wait_s, talk_s, hold_s, wrap_up_s, seq, at, 0," \
	" channel, topic FROM calls"
#define PRESENCE \
	"SELECT id, source, is_gone, from_at, ends_at, state, reason, 0, agent, group_id, 0, 0," \
	" 0, 0, 0, 0, 0, NULL, NULL, NULL, NULL, seq, until, 0, 0, 0 FROM presences"
#define SCHEDULE \
	"SELECT id, source, is_gone, from_at, to_at, state, 0, 0, agent, group_id, 0, 0," \
	" 0, 0, 0, 0, 0, NULL, NULL, NULL, NULL, seq, until, 0, 0, 0 FROM schedules"
#define MEASURE \
	"SELECT id, source, is_gone, from_at, to_at, name, scope, 0, 0, 0, 0, 0," \
	" value, 0, 0, 0, 0, NULL, NULL, NULL, NULL, seq, until, 0, 0, 0 FROM measures"
/* clang-format on */
#define SEQ_COLUMN 21
#define KEY_COLUMN 22 /* the last second that the fact touches */

#define BY_AT " WHERE (at, id) < (?1, ?2) AND at >= ?3 ORDER BY at DESC, id DESC"
#define BY_UNTIL " WHERE (until, id) < (?1, ?2) AND until >= ?3 ORDER BY until DESC, id DESC"
#define BY_SEQ " WHERE seq > ?1 ORDER BY seq"

static const char rating_span_sql[] = RATING BY_AT, rating_changes_sql[] = RATING BY_SEQ;
static const char call_span_sql[] = CALL BY_AT, call_changes_sql[] = CALL BY_SEQ;
static const char presence_span_sql[] = PRESENCE BY_UNTIL, presence_changes_sql[] = PRESENCE BY_SEQ;
static const char schedule_span_sql[] = SCHEDULE BY_UNTIL, schedule_changes_sql[] = SCHEDULE BY_SEQ;
static const char measure_span_sql[] = MEASURE BY_UNTIL, measure_changes_sql[] = MEASURE BY_SEQ;

static const struct kind_row {
	const char *span_sql, *changes_sql;
	enum record_kind kind;
	bool is_interval;
} kinds[] = {
	{ rating_span_sql, rating_changes_sql, RECORD_RATING, false },
	{ call_span_sql, call_changes_sql, RECORD_CALL, false },
	{ presence_span_sql, presence_changes_sql, RECORD_PRESENCE, true },
	{ schedule_span_sql, schedule_changes_sql, RECORD_SCHEDULE, true },
	{ measure_span_sql, measure_changes_sql, RECORD_MEASURE, true },
};
#define KINDS ARRAY_LEN(kinds)

static int64_t column_span(sqlite3_stmt *from, int index)
{
	return sqlite3_column_type(from, index) == SQLITE_NULL ? -1
							       : sqlite3_column_int64(from, index);
}

static void read_fact(sqlite3_stmt *from, enum record_kind kind, struct activity_fact *fact)
{
	*fact = (struct activity_fact){
		.kind = kind,
		.key = sqlite3_column_int64(from, 0),
		.source = column_id(from, 1),
		.is_gone = sqlite3_column_int(from, 2) != 0,
		.at = column_time(from, 3),
		.to = column_time(from, 4),
		.what = column_id(from, 5),
		.item = column_id(from, 6),
		.ticket = column_id(from, 7),
		.agent = column_id(from, 8),
		.group = column_id(from, 9),
		.author = column_id(from, 10),
		.customer = column_id(from, 11),
		.value = sqlite3_column_double(from, 12),
		.is_unanswered = sqlite3_column_type(from, 12) == SQLITE_NULL,
		.scale = sqlite3_column_double(from, 13),
		.weight = sqlite3_column_double(from, 14),
		.is_critical = sqlite3_column_int(from, 15) != 0,
		.is_inbound = sqlite3_column_int(from, 16) != 0,
		.wait_s = column_span(from, 17),
		.talk_s = column_span(from, 18),
		.hold_s = column_span(from, 19),
		.wrap_up_s = column_span(from, 20),
		.whole = sqlite3_column_int64(from, 23),
		.channel = column_id(from, 24),
		.topic = column_id(from, 25),
	};
}

/* One turn of an iteration: it ends at its last row, when the receiver has enough, or in time. */
struct slice {
	struct store *store;
	const struct activity_receiver *receiver;
	int64_t deadline_ms;
	size_t rows;
};

static bool is_late(struct slice *slice)
{
	return ++slice->rows % ROWS_A_LOOK == 0 && slice->deadline_ms != INT64_MAX &&
	       clock_read(NULL).mono_ms >= slice->deadline_ms;
}

static void start_kind(struct facts_position *position, int phase, const struct facts_query *query)
{
	int64_t newest = query->seen_from != 0 ? query->seen_from : INT64_MAX;
	bool is_done = phase == (int)KINDS;
	/* No fact of one moment ends later than it begins. */
	if (!is_done && !kinds[phase].is_interval && query->to < newest)
		newest = query->to;
	*position = (struct facts_position){ .active_at = newest,
		/* An interval without an end touches the last second there is. */
		.id = newest == INT64_MAX ? INT32_MAX : 0,
		.is_started = true,
		.is_done = is_done,
		.phase = phase };
}

static bool run_kind(struct slice *slice, const struct facts_query *query,
	struct facts_position *position, enum db_step *step, struct error *err)
{
	const struct kind_row *row = &kinds[position->phase];
	struct activity_fact fact;
	sqlite3_stmt *find = db_statement(slice->store, row->span_sql, err);
	if (!find)
		return false;
	bind_int(find, 1, position->active_at);
	bind_int(find, 2, position->id);
	bind_int(find, 3, query->from);
	while ((*step = db_step(slice->store, find, err)) == DB_ROW) {
		read_fact(find, row->kind, &fact);
		position->active_at = sqlite3_column_int64(find, KEY_COLUMN);
		position->id = column_id(find, 0);
		bool is_wanted = !fact.is_gone && fact.at < query->to;
		if ((is_wanted && !slice->receiver->receive(slice->receiver->to, &fact)) ||
			is_late(slice))
			break;
	}
	return *step != DB_FAILED;
}

bool store_read_activity(struct store *store, const struct facts_query *query,
	struct facts_position *position, const struct activity_receiver *receiver,
	struct error *err)
{
	struct slice slice = {
		.store = store, .receiver = receiver, .deadline_ms = query->deadline_ms
	};
	enum db_step step = DB_DONE;
	bool is_well = true;
	if (!position->is_started)
		start_kind(position, 0, query);
	if (position->is_done)
		return true;
	if (!db_begin_read(store, err))
		return false;
	while (is_well && !position->is_done && step == DB_DONE) {
		is_well = run_kind(&slice, query, position, &step, err);
		if (is_well && step == DB_DONE)
			start_kind(position, position->phase + 1, query);
	}
	db_end(store);
	return is_well;
}

/* The changes of all kinds side by side, each standing on its next row. */
struct changes {
	sqlite3_stmt *find[KINDS];
	enum db_step step[KINDS];
};

static bool begin_changes(
	struct store *store, int64_t since, struct changes *changes, struct error *err)
{
	for (size_t i = 0; i < KINDS; i++) {
		changes->find[i] = db_statement(store, kinds[i].changes_sql, err);
		if (!changes->find[i])
			return false;
		bind_int(changes->find[i], 1, since);
		changes->step[i] = db_step(store, changes->find[i], err);
		if (changes->step[i] == DB_FAILED)
			return false;
	}
	return true;
}

/* The kind whose next row changed first; KINDS: none is left. */
static size_t next_kind(const struct changes *changes)
{
	size_t next = KINDS;
	int64_t least = INT64_MAX;
	for (size_t i = 0; i < KINDS; i++) {
		if (changes->step[i] != DB_ROW)
			continue;
		int64_t seq = sqlite3_column_int64(changes->find[i], SEQ_COLUMN);
		if (seq < least) {
			least = seq;
			next = i;
		}
	}
	return next;
}

static const char state_sql[] = "SELECT seq FROM state";

static bool run_changes(struct slice *slice, struct facts_changes *wanted, struct error *err)
{
	struct store *store = slice->store;
	struct changes changes;
	struct activity_fact fact;
	int64_t seq = 0;
	sqlite3_stmt *state = db_statement(store, state_sql, err);
	if (!state || !db_run_int(store, state, 0, &seq, err) ||
		!begin_changes(store, wanted->since, &changes, err))
		return false;
	for (size_t i = next_kind(&changes); i < KINDS; i = next_kind(&changes)) {
		read_fact(changes.find[i], kinds[i].kind, &fact);
		wanted->since = sqlite3_column_int64(changes.find[i], SEQ_COLUMN);
		if (!slice->receiver->receive(slice->receiver->to, &fact) || is_late(slice))
			return true;
		changes.step[i] = db_step(store, changes.find[i], err);
		if (changes.step[i] == DB_FAILED)
			return false;
	}
	wanted->since = seq;
	wanted->is_done = true;
	return true;
}

bool store_activity_changes(struct store *store, struct facts_changes *changes,
	const struct activity_receiver *receiver, struct error *err)
{
	struct slice slice = {
		.store = store, .receiver = receiver, .deadline_ms = changes->deadline_ms
	};
	changes->directory_changed = changes->coverage_changed = changes->is_done = false;
	if (!db_begin_read(store, err))
		return false;
	bool is_read = run_changes(&slice, changes, err);
	db_end(store);
	return is_read;
}
