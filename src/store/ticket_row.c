/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A ticket as its row has it, with a version for each field, and the tickets that a batch
 * touches.
 */
#include "config.h"

#include "store/ticket_row.h"

#include <stdlib.h>

#include "base/mem.h"
#include "store/history.h"

#define LONGEST_S 3155760000LL /* a century: nothing takes longer */

struct working {
	struct ticket_row **rows; /* in order of first touch */
	size_t len, capacity;
	struct ticket_row **slots; /* by id, open addressing; at most half full */
	size_t slot_count;
	struct buf packed[5];
};

int64_t state_value(enum ticket_state state, enum waiting waiting, fact_id text)
{
	return (int64_t)text << 16 | (int64_t)waiting << 8 | (int64_t)state;
}

static enum ticket_state state_of(int64_t value)
{
	return (enum ticket_state)(value & 0xff);
}

static enum waiting waiting_of(int64_t value)
{
	return (enum waiting)(value >> 8 & 0xff);
}

fact_id state_text_of(int64_t value)
{
	return (fact_id)(value >> 16);
}

struct working *working_new(void)
{
	struct working *working = mem_new(1, sizeof *working);
	working->slot_count = 64;
	working->slots = mem_new(working->slot_count, sizeof *working->slots);
	for (size_t i = 0; i < ARRAY_LEN(working->packed); i++)
		buf_init(&working->packed[i], 0);
	return working;
}

void working_free(struct working *working)
{
	if (!working)
		return;
	for (size_t i = 0; i < ARRAY_LEN(working->packed); i++)
		buf_release(&working->packed[i]);
	free(working->rows);
	free(working->slots);
	free(working);
}

static struct ticket_row **find_slot(const struct working *working, fact_id ticket)
{
	size_t at = (uint32_t)ticket * 2654435761u % working->slot_count;
	while (working->slots[at] && working->slots[at]->id != ticket)
		at = (at + 1) % working->slot_count;
	return &working->slots[at];
}

static void keep_row(struct working *working, struct ticket_row *row)
{
	working->rows = mem_grow(
		working->rows, &working->capacity, working->len + 1, sizeof(struct ticket_row *));
	working->rows[working->len++] = row;
	if (working->len * 2 <= working->slot_count) {
		*find_slot(working, row->id) = row;
		return;
	}
	free(working->slots);
	working->slot_count *= 4;
	working->slots = mem_new(working->slot_count, sizeof *working->slots);
	for (size_t i = 0; i < working->len; i++)
		*find_slot(working, working->rows[i]->id) = working->rows[i];
}

static const char load_sql[] =
	"SELECT own_state, waiting, state_text, subject, created_at, updated_at, requester, assignee,"
	" group_id, channel, priority, type, topic, customer, merged_into, flags,"
	" core_has, core_version, core_lag, metrics, metrics_version, sla, sla_version,"
	" rating, rating_version, is_gone, event_at, event_created_at"
	" FROM tickets WHERE id = ?1";

static size_t column_len(sqlite3_stmt *statement, int index)
{
	return (size_t)sqlite3_column_bytes(statement, index);
}

static void load_core(struct ticket_row *row, sqlite3_stmt *from, struct arena *arena)
{
	int64_t flags = sqlite3_column_int64(from, 15);
	row->core[CORE_AT_STATE] = state_value((enum ticket_state)sqlite3_column_int(from, 0),
		(enum waiting)sqlite3_column_int(from, 1), column_id(from, 2));
	row->subject = column_dup(from, 3, arena);
	for (int i = CORE_AT_CREATED; i <= CORE_AT_UPDATED; i++)
		row->core[i] = column_time(from, i + 2);
	for (int i = CORE_AT_REQUESTER; i <= CORE_AT_MERGED_INTO; i++)
		row->core[i] = column_id(from, i + 2);
	row->core[CORE_AT_IS_TEST] = (flags & TICKET_IS_TEST) != 0;
	row->core[CORE_AT_IS_OUTBOUND] = (flags & TICKET_IS_OUTBOUND) != 0;
	row->core[CORE_AT_FIRST_CONTACT] = flags & TICKET_IS_FIRST_CONTACT ? FIRST_CONTACT_YES
					   : flags & TICKET_IS_NO_FIRST_CONTACT
						   ? FIRST_CONTACT_NO
						   : FIRST_CONTACT_UNTOLD;
	row->core_has = (uint32_t)sqlite3_column_int(from, 16);
	unpack_lag(sqlite3_column_blob(from, 18), column_len(from, 18), row->core_has,
		sqlite3_column_int64(from, 17), row->core_versions);
}

static void load_row(struct ticket_row *row, sqlite3_stmt *from, struct arena *arena)
{
	load_core(row, from, arena);
	unpack_metrics(sqlite3_column_blob(from, 19), column_len(from, 19),
		sqlite3_column_int64(from, 20), &row->metrics.values, row->metrics.versions);
	unpack_sla(sqlite3_column_blob(from, 21), column_len(from, 21), &row->sla);
	row->sla_version = sqlite3_column_int64(from, 22);
	unpack_rating(sqlite3_column_blob(from, 23), column_len(from, 23), &row->rating);
	row->rating_version = sqlite3_column_int64(from, 24);
	row->is_gone = sqlite3_column_int(from, 25) != 0;
	row->event_at = column_time(from, 26);
	row->event_created_at = column_time(from, 27);
}

struct ticket_row *working_get(struct apply *apply, fact_id ticket, struct error *err)
{
	struct ticket_row *known = *find_slot(apply->working, ticket);
	if (known)
		return known;
	sqlite3_stmt *load = db_statement(apply->store, load_sql, err);
	if (!load)
		return NULL;
	bind_int(load, 1, ticket);
	enum db_step step = db_step(apply->store, load, err);
	if (step == DB_FAILED)
		return NULL;
	struct ticket_row *row = arena_alloc(apply->arena, 1, sizeof *row);
	row->id = ticket;
	if (step == DB_ROW)
		load_row(row, load, apply->arena);
	(void)sqlite3_reset(load);
	keep_row(apply->working, row);
	return row;
}

static void later(int64_t *latest, int64_t at_s)
{
	if (at_s > *latest) /* TIME_NONE is lower than any */
		*latest = at_s;
}

static int64_t created_at(const struct ticket_row *row)
{
	return row->core_has & CORE_CREATED ? row->core[CORE_AT_CREATED] : row->event_created_at;
}

/* What is counted from the creation on. */
static void later_by_metrics(int64_t *latest, const struct ticket_row *row)
{
	const struct ticket_metrics *metrics = &row->metrics.values;
	const int64_t since_creation[] = { metrics->first_reply_s, metrics->first_solved_s,
		metrics->solved_s };
	int64_t created = created_at(row);
	for (size_t i = 0; i < ARRAY_LEN(since_creation); i++)
		if (created != TIME_NONE && since_creation[i] > 0 && since_creation[i] < LONGEST_S)
			later(latest, created + since_creation[i]);
	later(latest, metrics->solved_at);
	later(latest, metrics->last_customer_at);
	later(latest, metrics->last_agent_at);
}

/* A promise may fall due after the last thing that happened: the period in which it does must
 * find its ticket, so due times count. */
static int64_t active_at(const struct ticket_row *row)
{
	int64_t latest = created_at(row);
	if (row->core_has & CORE_UPDATED)
		later(&latest, row->core[CORE_AT_UPDATED]);
	later(&latest, row->event_at);
	if (row->metrics.values.has)
		later_by_metrics(&latest, row);
	for (size_t i = 0; i < row->sla.len; i++)
		later(&latest, row->sla.promises[i].due_at);
	if (row->rating_version != 0) {
		later(&latest, row->rating.offered_at);
		later(&latest, row->rating.answered_at);
	}
	return latest;
}

static int64_t mark_of(const struct ticket_row *row)
{
	switch ((enum first_contact)row->core[CORE_AT_FIRST_CONTACT]) {
	case FIRST_CONTACT_YES:
		return TICKET_IS_FIRST_CONTACT;
	case FIRST_CONTACT_NO:
		return TICKET_IS_NO_FIRST_CONTACT;
	default:
		return 0;
	}
}

static int64_t flags_of(const struct ticket_row *row)
{
	return mark_of(row) | (row->core[CORE_AT_IS_TEST] ? TICKET_IS_TEST : 0) |
	       (row->core[CORE_AT_IS_OUTBOUND] ? TICKET_IS_OUTBOUND : 0) |
	       (row->event_created_at != TIME_NONE ? TICKET_HAS_EVENTS : 0) |
	       (row->core_has == 0 ? TICKET_IS_PARTIAL : 0);
}

static int64_t facets_of(const struct ticket_row *row)
{
	return (row->core_has ? 1 << FACET_CORE : 0) |
	       (row->metrics.values.has ? 1 << FACET_METRICS : 0) |
	       (row->sla_version != 0 ? 1 << FACET_SLA : 0) |
	       (row->rating_version != 0 ? 1 << FACET_RATING : 0);
}

static int64_t core_version(const struct ticket_row *row)
{
	int64_t version = 0;
	for (int i = 0; i < CORE_FIELDS; i++)
		if ((row->core_has & 1u << i) && (version == 0 || row->core_versions[i] > version))
			version = row->core_versions[i];
	return version;
}

static const char save_sql[] =
	"UPDATE tickets SET own_state = ?2, waiting = ?3, state_text = ?4, subject = ?5,"
	" created_at = ?6, updated_at = ?7, requester = ?8, assignee = ?9, group_id = ?10,"
	" channel = ?11, priority = ?12, type = ?13, topic = ?14, customer = ?15, merged_into = ?16,"
	" flags = ?17, core_has = ?18, core_version = ?19, core_lag = ?20, metrics = ?21,"
	" metrics_version = ?22, sla = ?23, sla_version = ?24, rating = ?25, rating_version = ?26,"
	" is_gone = ?27, event_at = ?28, event_created_at = ?29, state = ?30, active_at = ?31,"
	" facets = ?32, seq = coalesce(?33, seq), history = CASE WHEN ?34 THEN ?35 ELSE history END"
	" WHERE id = ?1";

static void bind_core(sqlite3_stmt *save, const struct ticket_row *row, struct buf *lag)
{
	if (row->core_has & CORE_STATE) {
		bind_int(save, 2, state_of(row->core[CORE_AT_STATE]));
		bind_int(save, 3, waiting_of(row->core[CORE_AT_STATE]));
		bind_id(save, 4, state_text_of(row->core[CORE_AT_STATE]));
	}
	bind_text(save, 5, row->subject);
	bind_time(save, 6, created_at(row));
	if (row->core_has & CORE_UPDATED)
		bind_time(save, 7, row->core[CORE_AT_UPDATED]);
	for (int i = CORE_AT_REQUESTER; i <= CORE_AT_MERGED_INTO; i++)
		bind_id(save, i + 4, row->core[i]);
	bind_int(save, 17, flags_of(row));
	bind_int(save, 18, row->core_has);
	int64_t version = core_version(row);
	bind_id(save, 19, version);
	pack_lag(lag, row->core_versions, row->core_has, version);
	bind_blob(save, 20, lag->bytes, lag->len);
}

static void bind_facets(sqlite3_stmt *save, const struct ticket_row *row, struct buf *packed)
{
	if (row->metrics.values.has)
		pack_metrics(&packed[0], &row->metrics);
	if (row->sla_version != 0)
		pack_sla(&packed[1], &row->sla);
	if (row->rating_version != 0)
		pack_rating(&packed[2], &row->rating);
	const int64_t versions[] = { metrics_version(&row->metrics), row->sla_version,
		row->rating_version };
	for (int i = 0; i < (int)ARRAY_LEN(versions); i++) {
		bind_blob(save, 21 + 2 * i, packed[i].bytes, packed[i].len);
		bind_id(save, 22 + 2 * i, versions[i]);
	}
}

/* What the row's events are now. */
static bool pack_events(
	struct apply *apply, const struct ticket_row *row, struct buf *history, struct error *err)
{
	size_t len = 0;
	buf_clear(history);
	if (!row->has_new_events)
		return true;
	if (!history_read(apply->store, row->id, &len, err))
		return false;
	history_pack(history, apply->store->events, len);
	return true;
}

static bool save_row(struct apply *apply, const struct ticket_row *row, struct error *err)
{
	struct buf *packed = apply->working->packed;
	if (!pack_events(apply, row, &packed[4], err))
		return false;
	sqlite3_stmt *save = db_statement(apply->store, save_sql, err);
	if (!save)
		return false;
	for (size_t i = 0; i < 4; i++)
		buf_clear(&packed[i]);
	bind_int(save, 1, row->id);
	bind_core(save, row, &packed[3]);
	bind_facets(save, row, packed);
	bind_int(save, 27, row->is_gone);
	bind_time(save, 28, row->event_at);
	bind_time(save, 29, row->event_created_at);
	if (row->is_gone)
		bind_int(save, 30, STATE_DELETED);
	else if (row->core_has & CORE_STATE)
		bind_int(save, 30, state_of(row->core[CORE_AT_STATE]));
	bind_time(save, 31, active_at(row));
	bind_int(save, 32, facets_of(row));
	if (row->is_changed)
		bind_int(save, 33, ++apply->seq);
	bind_int(save, 34, row->has_new_events);
	bind_blob(save, 35, packed[4].bytes, packed[4].len);
	return db_run(apply->store, save, err);
}

bool working_write(struct apply *apply, struct error *err)
{
	struct working *working = apply->working;
	for (size_t i = 0; i < working->len; i++) {
		const struct ticket_row *row = working->rows[i];
		if (!row->is_dirty && !row->is_changed)
			continue;
		if (!save_row(apply, row, err))
			return false;
		apply->changed += row->is_changed;
	}
	return true;
}
