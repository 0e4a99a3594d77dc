/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A ticket's events as the KPI engine reads them.
 */
#include "config.h"

#include "store/history.h"

#include "base/mem.h"
#include "store/event_row.h"
#include "store/varint.h"

static const char events_sql[] =
	"SELECT at, kind, actor_kind, bits, actor, old, new, due_at, handle_s, value, scale"
	" FROM events WHERE ticket = ?1 ORDER BY at, tie, external_id";

static void read_event(sqlite3_stmt *from, struct event_fact *event)
{
	struct event_bits bits = event_bits_unpack(sqlite3_column_int64(from, 3));
	*event = (struct event_fact){
		.at = sqlite3_column_int64(from, 0),
		.kind = (enum event_kind)column_word(from, 1, EVENT_KIND_COUNT),
		.actor_kind = (enum actor_kind)column_word(from, 2, ACTOR_KIND_COUNT),
		.is_automatic = bits.is_automatic,
		.actor = column_id(from, 4),
		.from = column_id(from, 5),
		.to = column_id(from, 6),
		.from_state = bits.from_state,
		.to_state = bits.to_state,
		.to_waiting = bits.to_waiting,
		.metric = bits.metric,
		.due_at = column_time(from, 7),
		.handle_s = sqlite3_column_int64(from, 8),
		.value = sqlite3_column_double(from, 9),
		.scale = sqlite3_column_double(from, 10),
	};
}

bool history_read(struct store *store, fact_id ticket, size_t *len, struct error *err)
{
	enum db_step step = DB_FAILED;
	*len = 0;
	sqlite3_stmt *find = db_statement(store, events_sql, err);
	if (!find)
		return false;
	bind_int(find, 1, ticket);
	while ((step = db_step(store, find, err)) == DB_ROW) {
		store->events = mem_grow(
			store->events, &store->event_capacity, *len + 1, sizeof *store->events);
		read_event(find, &store->events[(*len)++]);
	}
	return step == DB_DONE;
}

/* An event starts with one number: its kind, its actor's, and which parts follow. */
#define ACTOR_SHIFT 4
#define PARTS_SHIFT 7
enum part {
	PART_AUTOMATIC = 1 << 0,
	PART_ACTOR = 1 << 1,
	PART_FROM = 1 << 2,
	PART_TO = 1 << 3,
	PART_BITS = 1 << 4,
	PART_DUE = 1 << 5,
	PART_HANDLE = 1 << 6,
	PART_RATING = 1 << 7
};

static int64_t bits_of(const struct event_fact *event)
{
	const struct event_bits bits = { .from_state = event->from_state,
		.to_state = event->to_state,
		.to_waiting = event->to_waiting,
		.metric = event->metric };
	return event_bits_pack(&bits);
}

static unsigned int parts_of(const struct event_fact *event)
{
	return (event->is_automatic ? PART_AUTOMATIC : 0u) | (event->actor ? PART_ACTOR : 0u) |
	       (event->from ? PART_FROM : 0u) | (event->to ? PART_TO : 0u) |
	       (bits_of(event) ? PART_BITS : 0u) | (event->due_at != TIME_NONE ? PART_DUE : 0u) |
	       (event->handle_s ? PART_HANDLE : 0u) |
	       (event->kind == EVENT_RATING ? PART_RATING : 0u);
}

static void pack_event(struct buf *buf, const struct event_fact *event, int64_t before)
{
	unsigned int parts = parts_of(event);
	pack_int(buf, (int64_t)event->kind | (int64_t)event->actor_kind << ACTOR_SHIFT |
			      (int64_t)parts << PARTS_SHIFT);
	pack_distance(buf, before, event->at);
	if (parts & PART_ACTOR)
		pack_int(buf, event->actor);
	if (parts & PART_FROM)
		pack_int(buf, event->from);
	if (parts & PART_TO)
		pack_int(buf, event->to);
	if (parts & PART_BITS)
		pack_int(buf, bits_of(event));
	if (parts & PART_DUE)
		pack_time(buf, event->due_at);
	if (parts & PART_HANDLE)
		pack_int(buf, event->handle_s);
	if (parts & PART_RATING) {
		pack_double(buf, event->value);
		pack_double(buf, event->scale);
	}
}

void history_pack(struct buf *buf, const struct event_fact *events, size_t len)
{
	int64_t before = 0;
	for (size_t i = 0; i < len; i++) {
		pack_event(buf, &events[i], before);
		before = events[i].at;
	}
}

static unsigned int within(unsigned int value, unsigned int count)
{
	return value < count ? value : 0;
}

static void unpack_parts(struct unpacker *from, unsigned int parts, struct event_fact *event)
{
	if (parts & PART_ACTOR)
		event->actor = (fact_id)unpack_int(from);
	if (parts & PART_FROM)
		event->from = (fact_id)unpack_int(from);
	if (parts & PART_TO)
		event->to = (fact_id)unpack_int(from);
	if (parts & PART_BITS) {
		struct event_bits bits = event_bits_unpack(unpack_int(from));
		event->from_state = bits.from_state;
		event->to_state = bits.to_state;
		event->to_waiting = bits.to_waiting;
		event->metric = bits.metric;
	}
	if (parts & PART_DUE)
		event->due_at = unpack_time(from);
	if (parts & PART_HANDLE)
		event->handle_s = unpack_int(from);
	if (parts & PART_RATING) {
		event->value = unpack_double(from);
		event->scale = unpack_double(from);
	}
}

size_t history_unpack(struct store *store, const void *bytes, size_t len)
{
	struct unpacker from = unpacker_make(bytes, len);
	size_t count = 0;
	int64_t before = 0;
	while (from.at < from.end) {
		if (count == store->event_capacity)
			store->events = mem_grow(store->events, &store->event_capacity, count + 1,
				sizeof *store->events);
		unsigned int head = (unsigned int)unpack_int(&from);
		struct event_fact *event = &store->events[count++];
		*event = (struct event_fact){
			.at = unpack_after(&from, before),
			.kind = (enum event_kind)within(
				head & ((1u << ACTOR_SHIFT) - 1), EVENT_KIND_COUNT),
			.actor_kind =
				(enum actor_kind)within(head >> ACTOR_SHIFT & 7, ACTOR_KIND_COUNT),
			.is_automatic = head >> PARTS_SHIFT & PART_AUTOMATIC,
			.due_at = TIME_NONE,
		};
		before = event->at;
		unpack_parts(&from, head >> PARTS_SHIFT, event);
	}
	return count;
}
