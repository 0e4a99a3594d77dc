/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tickets with their events, for the KPI engine: a period in slices, what changed, or one.
 *
 * Every call is a read transaction of its own that ends with it. A slice goes on by key, not by
 * count, so that what is written between two slices shifts nothing.
 */
#include "config.h"

#include "base/clock.h"
#include "base/words.h"
#include "store/history.h"
#include "store/pack.h"

#define ROWS_A_LOOK 32 /* between looks at the clock */

#define TICKET_COLUMNS                                                                        \
	"SELECT t.id, t.source, t.state, t.waiting, t.flags, t.created_at, t.updated_at,"     \
	" t.active_at, t.assignee, t.group_id, t.requester, t.channel, t.priority, t.type,"   \
	" t.topic, t.customer, t.merged_into, t.facets, t.metrics, t.metrics_version, t.sla," \
	" t.rating, t.history, t.state_text"
#define STATE_COLUMN 2
#define HISTORY_COLUMN 22
#define KEY_COLUMN 24 /* what the statement is ordered by: one number or two */

/* Newest activity first. Of what the index alone shows not to belong to the period one in 64
 * comes as an empty row, so that a long run of such tickets cannot hold up a slice. A ticket of
 * unknown creation is known by events only and may belong here. */
static const char active_sql[] =
	TICKET_COLUMNS ", k.active_at, k.id FROM tickets AS k INDEXED BY tickets_active"
		       " LEFT JOIN tickets AS t ON t.id = k.id"
		       " AND (k.created_at IS NULL OR k.created_at < ?4)"
		       " WHERE (k.active_at, k.id) < (?1, ?2) AND k.active_at >= ?3"
		       " AND (k.created_at IS NULL OR k.created_at < ?4 OR k.id % 64 = 0)"
		       " ORDER BY k.active_at DESC, k.id DESC";
static const char open_sql[] =
	TICKET_COLUMNS ", k.active_at, k.id FROM tickets AS k INDEXED BY tickets_open"
		       " LEFT JOIN tickets AS t ON t.id = k.id"
		       " AND (k.active_at < ?3 OR k.created_at >= ?4)"
		       " WHERE k.state <= 3 AND (k.active_at, k.id) < (?1, ?2)"
		       " AND (k.active_at < ?3 OR k.created_at >= ?4 OR k.id % 64 = 0)"
		       " ORDER BY k.active_at DESC, k.id DESC";
static const char changed_sql[] = TICKET_COLUMNS
	", t.seq FROM tickets AS t INDEXED BY tickets_seq WHERE t.seq > ?1 ORDER BY t.seq";
static const char one_sql[] = TICKET_COLUMNS " FROM tickets AS t WHERE t.id = ?1";

static size_t column_len(sqlite3_stmt *from, int index)
{
	return (size_t)sqlite3_column_bytes(from, index);
}

static void read_ticket(sqlite3_stmt *from, struct ticket_fact *ticket)
{
	*ticket = (struct ticket_fact){
		.id = column_id(from, 0),
		.source = column_id(from, 1),
		.state = (enum ticket_state)column_word(from, 2, STATE_COUNT),
		.waiting = (enum waiting)column_word(from, 3, WAITING_COUNT),
		.flags = (uint32_t)sqlite3_column_int(from, 4),
		.created_at = column_time(from, 5),
		.updated_at = column_time(from, 6),
		.active_at = column_time(from, 7),
		.assignee = column_id(from, 8),
		.group = column_id(from, 9),
		.requester = column_id(from, 10),
		.channel = column_id(from, 11),
		.priority = column_id(from, 12),
		.type = column_id(from, 13),
		.topic = column_id(from, 14),
		.customer = column_id(from, 15),
		.merged_into = column_id(from, 16),
		.facets = (uint32_t)sqlite3_column_int(from, 17),
		.state_word = column_id(from, 23),
	};
	unpack_metrics(sqlite3_column_blob(from, 18), column_len(from, 18),
		sqlite3_column_int64(from, 19), &ticket->metrics, NULL);
	unpack_sla(sqlite3_column_blob(from, 20), column_len(from, 20), &ticket->sla);
	unpack_rating(sqlite3_column_blob(from, 21), column_len(from, 21), &ticket->rating);
}

/* A ticket whose state only its events tell stands as they left it. */
static void state_by_events(
	struct ticket_fact *ticket, const struct event_fact *events, size_t event_count)
{
	for (size_t i = 0; i < event_count; i++) {
		if (events[i].kind != EVENT_STATE)
			continue;
		ticket->state = events[i].to_state;
		ticket->waiting = events[i].to_waiting;
	}
}

/* One turn of an iteration: it ends at its last row, when the receiver has enough, or in time. */
struct slice {
	struct store *store;
	const struct facts_receiver *receiver;
	int64_t deadline_ms;
	size_t rows, count;        /* seen and delivered */
	struct ticket_fact ticket; /* room for one */
	int64_t keys[2];           /* of the last row */
};

enum slice_end {
	SLICE_DONE,
	SLICE_STOPPED,
	SLICE_FAILED
};

static bool deliver(struct slice *slice, sqlite3_stmt *from)
{
	struct store *store = slice->store;
	struct ticket_fact *ticket = &slice->ticket;
	slice->rows++;
	slice->keys[0] = sqlite3_column_int64(from, KEY_COLUMN);
	slice->keys[1] = sqlite3_column_int64(from, KEY_COLUMN + 1);
	if (sqlite3_column_type(from, 0) == SQLITE_NULL)
		return true;
	read_ticket(from, ticket);
	size_t event_count = history_unpack(
		store, sqlite3_column_blob(from, HISTORY_COLUMN), column_len(from, HISTORY_COLUMN));
	if (sqlite3_column_type(from, STATE_COLUMN) == SQLITE_NULL)
		state_by_events(ticket, store->events, event_count);
	slice->count++;
	return slice->receiver->receive(slice->receiver->to, ticket, store->events, event_count);
}

static bool is_late(const struct slice *slice)
{
	return slice->deadline_ms != INT64_MAX && slice->rows % ROWS_A_LOOK == 0 &&
	       clock_read(NULL).mono_ms >= slice->deadline_ms;
}

static enum slice_end run_slice(struct slice *slice, sqlite3_stmt *from, struct error *err)
{
	enum db_step step = DB_ROW;
	while ((step = db_step(slice->store, from, err)) == DB_ROW)
		if (!deliver(slice, from) || is_late(slice))
			return SLICE_STOPPED;
	return step == DB_DONE ? SLICE_DONE : SLICE_FAILED;
}

enum phase {
	PHASE_ACTIVE,
	PHASE_OPEN,
	PHASE_COUNT
};
static const char *const phase_sql[PHASE_COUNT] = { active_sql, open_sql };

static void start_phase(struct facts_position *position, int phase)
{
	*position = (struct facts_position){ .active_at = INT64_MAX,
		.is_started = true,
		.is_done = phase == PHASE_COUNT,
		.phase = phase };
}

static enum slice_end run_phase(struct slice *slice, const struct facts_query *query,
	struct facts_position *position, struct error *err)
{
	sqlite3_stmt *find = db_statement(slice->store, phase_sql[position->phase], err);
	if (!find)
		return SLICE_FAILED;
	bind_int(find, 1, position->active_at);
	bind_int(find, 2, position->id);
	bind_int(find, 3, query->from);
	bind_int(find, 4, query->to);
	size_t before = slice->rows;
	enum slice_end end = run_slice(slice, find, err);
	if (slice->rows > before) {
		position->active_at = slice->keys[0];
		position->id = (fact_id)slice->keys[1];
	}
	return end;
}

bool store_read_tickets(struct store *store, const struct facts_query *query,
	struct facts_position *position, const struct facts_receiver *receiver, struct error *err)
{
	struct slice slice = {
		.store = store, .receiver = receiver, .deadline_ms = query->deadline_ms
	};
	enum slice_end end = SLICE_DONE;
	if (!position->is_started) {
		start_phase(position, PHASE_ACTIVE);
		if (query->seen_from != 0)
			position->active_at = query->seen_from;
	}
	if (position->is_done)
		return true;
	if (!db_begin_read(store, err))
		return false;
	while (!position->is_done && end == SLICE_DONE) {
		end = run_phase(&slice, query, position, err);
		if (end == SLICE_DONE)
			start_phase(position, position->phase + 1);
	}
	db_end(store);
	return end != SLICE_FAILED;
}

static const char state_sql[] = "SELECT seq, directory_seq, coverage_seq FROM state";

static enum slice_end run_changes(
	struct slice *slice, struct facts_changes *changes, struct error *err)
{
	struct store *store = slice->store;
	sqlite3_stmt *state = db_statement(store, state_sql, err);
	if (!state || !db_step_to_row(store, state, err))
		return SLICE_FAILED;
	int64_t seq = sqlite3_column_int64(state, 0);
	changes->directory_changed = sqlite3_column_int64(state, 1) > changes->since;
	changes->coverage_changed = sqlite3_column_int64(state, 2) > store->coverage_seen;
	(void)sqlite3_reset(state);
	sqlite3_stmt *find = db_statement(store, changed_sql, err);
	if (!find)
		return SLICE_FAILED;
	bind_int(find, 1, changes->since);
	enum slice_end end = run_slice(slice, find, err);
	if (slice->count > 0)
		changes->since = slice->keys[0];
	if (end == SLICE_DONE)
		changes->since = seq;
	return end;
}

bool store_changes(struct store *store, struct facts_changes *changes,
	const struct facts_receiver *receiver, struct error *err)
{
	struct slice slice = {
		.store = store, .receiver = receiver, .deadline_ms = changes->deadline_ms
	};
	changes->directory_changed = changes->coverage_changed = false;
	changes->is_done = false;
	if (!db_begin_read(store, err))
		return false;
	enum slice_end end = run_changes(&slice, changes, err);
	db_end(store);
	changes->is_done = end == SLICE_DONE;
	return end != SLICE_FAILED;
}

static enum slice_end run_one(struct slice *slice, fact_id ticket, struct error *err)
{
	sqlite3_stmt *find = db_statement(slice->store, one_sql, err);
	if (!find)
		return SLICE_FAILED;
	bind_int(find, 1, ticket);
	return run_slice(slice, find, err);
}

bool store_ticket(struct store *store, fact_id ticket, const struct facts_receiver *receiver,
	struct error *err)
{
	struct slice slice = { .store = store, .receiver = receiver, .deadline_ms = INT64_MAX };
	if (!db_begin_read(store, err))
		return false;
	enum slice_end end = run_one(&slice, ticket, err);
	db_end(store);
	if (end == SLICE_DONE && slice.count == 0)
		return error_set(err, ERROR_STORE, _("no such ticket in store '%s'"), store->path);
	return end != SLICE_FAILED;
}
