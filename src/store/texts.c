/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What people read of a ticket: its number found by its id, its texts, its time line.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/event_row.h"

static const char find_sql[] = "SELECT tickets.id FROM tickets JOIN sources ON sources.id = source"
			       " WHERE external_id = ?2 AND (?1 IS NULL OR name = ?1)"
			       " AND source IN (SELECT id FROM sources)"
			       " ORDER BY tickets.id LIMIT 1";

bool store_ticket_find(struct store *store, const char *source, const char *external_id,
	fact_id *ticket, struct error *err)
{
	int64_t id = 0;
	*ticket = 0;
	if (!db_begin_read(store, err))
		return false;
	sqlite3_stmt *find = db_statement(store, find_sql, err);
	bool is_read = find != NULL;
	if (find) {
		bind_text(find, 1, source);
		bind_text(find, 2, external_id);
		is_read = db_run_int(store, find, 0, &id, err);
	}
	db_end(store);
	*ticket = (fact_id)id;
	return is_read;
}

/* Of who was taken away (wipe.c) there is no id to tell. */
#define ACCOUNT_ID "iif(accounts.external_id GLOB 'wiped-*', NULL, accounts.external_id)"

static const char texts_sql[] =
	"SELECT sources.name, tickets.external_id, subject, names.text,"
	" coalesce(accounts.name, accounts.login, " ACCOUNT_ID ")"
	" FROM tickets JOIN sources ON sources.id = tickets.source"
	" LEFT JOIN names ON names.id = state_text"
	" LEFT JOIN accounts ON accounts.id = requester WHERE tickets.id = ?1";

static bool read_texts(
	struct store *store, struct ticket_text *text, struct arena *arena, struct error *err)
{
	sqlite3_stmt *find = db_statement(store, texts_sql, err);
	if (!find)
		return false;
	bind_int(find, 1, text->id);
	enum db_step step = db_step(store, find, err);
	if (step == DB_ROW) {
		text->source = column_dup(find, 0, arena);
		text->external_id = column_dup(find, 1, arena);
		text->subject = column_dup(find, 2, arena);
		text->state_text = column_dup(find, 3, arena);
		text->requester_name = column_dup(find, 4, arena);
	} else {
		text->id = 0;
	}
	(void)sqlite3_reset(find);
	return step != DB_FAILED;
}

bool store_ticket_texts(struct store *store, struct ticket_text *texts, size_t len,
	struct arena *arena, struct error *err)
{
	bool is_read = db_begin_read(store, err);
	for (size_t i = 0; is_read && i < len; i++)
		is_read = read_texts(store, &texts[i], arena, err);
	db_end(store);
	return is_read;
}

static const char timeline_sql[] =
	"SELECT at, kind, actor_kind, bits,"
	" (SELECT coalesce(name, login, " ACCOUNT_ID ") FROM accounts WHERE id = actor),"
	" old, new, due_at, handle_s, value, scale, actor"
	" FROM events WHERE ticket = ?1 ORDER BY at, tie, events.external_id";
static const char account_sql[] =
	"SELECT coalesce(name, login, external_id) FROM accounts WHERE id = ?1";
static const char group_sql[] = "SELECT coalesce(name, external_id) FROM groups WHERE id = ?1";
static const char ticket_sql[] = "SELECT external_id FROM tickets WHERE id = ?1";
static const char name_sql[] = "SELECT text FROM names WHERE id = ?1";

static const char *const shown_sql[IDENTITY_COUNT] = {
	[IDENTITY_NAME] = name_sql,
	[IDENTITY_ACCOUNT] = account_sql,
	[IDENTITY_GROUP] = group_sql,
	[IDENTITY_TICKET] = ticket_sql,
};

struct timeline_reading {
	struct store *store;
	struct arena *arena;
	struct timeline_event *events; /* grown; copied to the arena at the end */
	size_t len, capacity;
};

/* What people call the thing; *text NULL for none. */
static bool read_shown(const struct timeline_reading *reading, enum identity kind, fact_id id,
	const char **text, struct error *err)
{
	*text = NULL;
	if (id == 0)
		return true;
	sqlite3_stmt *find = db_statement(reading->store, shown_sql[kind], err);
	if (!find)
		return false;
	bind_int(find, 1, id);
	enum db_step step = db_step(reading->store, find, err);
	if (step == DB_ROW)
		*text = column_dup(find, 0, reading->arena);
	(void)sqlite3_reset(find);
	return step != DB_FAILED;
}

static bool read_step(struct timeline_reading *reading, sqlite3_stmt *from, struct error *err)
{
	reading->events = mem_grow(
		reading->events, &reading->capacity, reading->len + 1, sizeof *reading->events);
	struct timeline_event *event = &reading->events[reading->len++];
	struct event_bits bits = event_bits_unpack(sqlite3_column_int64(from, 3));
	*event = (struct timeline_event){
		.at = sqlite3_column_int64(from, 0),
		.kind = (enum event_kind)column_word(from, 1, EVENT_KIND_COUNT),
		.actor_kind = (enum actor_kind)column_word(from, 2, ACTOR_KIND_COUNT),
		.is_automatic = bits.is_automatic,
		.actor = column_dup(from, 4, reading->arena),
		.actor_number = column_id(from, 11),
		.from_number = column_id(from, 5),
		.to_number = column_id(from, 6),
		.from_state = bits.from_state,
		.to_state = bits.to_state,
		.metric = bits.metric,
		.due_at = column_time(from, 7),
		.handle_s = sqlite3_column_int64(from, 8),
		.value = sqlite3_column_double(from, 9),
		.scale = sqlite3_column_double(from, 10),
	};
	enum identity link = event_link(event->kind);
	return read_shown(reading, link, column_id(from, 5), &event->from, err) &&
	       read_shown(reading, link, column_id(from, 6), &event->to, err);
}

static bool read_timeline(struct timeline_reading *reading, fact_id ticket, struct error *err)
{
	enum db_step step = DB_FAILED;
	sqlite3_stmt *find = db_statement(reading->store, timeline_sql, err);
	if (!find)
		return false;
	bind_int(find, 1, ticket);
	while ((step = db_step(reading->store, find, err)) == DB_ROW)
		if (!read_step(reading, find, err))
			return false;
	return step == DB_DONE;
}

bool store_timeline(struct store *store, fact_id ticket, struct arena *arena,
	struct timeline *timeline, struct error *err)
{
	struct timeline_reading reading = { .store = store, .arena = arena };
	*timeline = (struct timeline){ 0 };
	if (!db_begin_read(store, err))
		return false;
	bool is_read = read_timeline(&reading, ticket, err);
	db_end(store);
	if (is_read && reading.len > 0) {
		timeline->events = arena_alloc(arena, reading.len, sizeof *reading.events);
		memcpy(timeline->events, reading.events, reading.len * sizeof *reading.events);
		timeline->len = reading.len;
	}
	free(reading.events);
	return is_read;
}
