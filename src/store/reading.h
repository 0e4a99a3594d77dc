/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What screens and reports read of a store.
 *
 * A receiver is called within a read transaction and asks the store for nothing.
 */
#ifndef STORE_READING_H
#define STORE_READING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/macros.h"
#include "model/facts.h"
#include "model/status.h"

struct store;

/* "" where the stream has none. */
MUST_CHECK bool store_cursor(struct store *store, const char *source, const char *stream,
	struct buf *cursor, struct error *err);
/* Calls for every stream of the source. */
typedef void (*store_cursor_receive)(void *receiver, const char *stream, const char *cursor);
MUST_CHECK bool store_cursors(struct store *store, const char *source, store_cursor_receive receive,
	void *receiver, struct error *err);

MUST_CHECK bool store_meta(
	struct store *store, const char *key, struct buf *value, struct error *err);
/* speed 0 where the desk is real. */
MUST_CHECK bool store_simulation(
	struct store *store, struct clock_simulation *simulation, struct error *err);

/* Room for every source of a desk that we have heard of. */
#define STORE_SOURCES_MAX 64

/* At most max rows; *len says how many. */
MUST_CHECK bool store_statuses(struct store *store, struct source_status *statuses, size_t max,
	size_t *len, struct error *err);

struct store_version {
	char store_id[40];  /* another id: another store, load anew */
	int64_t seq;        /* of facts; grows with each fact that changed */
	int64_t status_seq; /* grows with each write of a status, meta or coverage */
	int64_t oldest_seq; /* a reader older than this loads anew */
};
MUST_CHECK bool store_version(
	struct store *store, struct store_version *version, struct error *err);

/* Cheap check whether anything at all was committed since the last call (PRAGMA data_version). */
bool store_has_news(struct store *store);

MUST_CHECK bool store_directory(
	struct store *store, struct directory **directory, struct error *err);

/* Its coverage alone, which moves with every poll; in the arena. */
MUST_CHECK bool store_coverage(struct store *store, struct arena *arena,
	struct directory_coverage **coverage, size_t *len, struct error *err);

/* Goes on where *position stands until done, the query's deadline or the receiver says stop.
 * Every call moves on, though perhaps over tickets that are none of the query's. */
MUST_CHECK bool store_read_tickets(struct store *store, const struct facts_query *query,
	struct facts_position *position, const struct facts_receiver *receiver, struct error *err);

/* Exactly what changed after changes->since: each ticket once, with all its events, in the
 * order of its last change. `since` is moved on; a ticket that is gone comes with state
 * STATE_DELETED. */
MUST_CHECK bool store_changes(struct store *store, struct facts_changes *changes,
	const struct facts_receiver *receiver, struct error *err);

/* Facts beside the tickets that touch [from, to) of the query, a slice at a time like tickets:
 * ratings and calls that lie in it, presences, schedules and measures that overlap it. Kind after
 * kind, the newest first. */
MUST_CHECK bool store_read_activity(struct store *store, const struct facts_query *query,
	struct facts_position *position, const struct activity_receiver *receiver,
	struct error *err);

/* Exactly those that changed after changes->since, each once, in the order of its last change;
 * `since` is moved on. Numbers come from the tickets' counter, but a reader has one for each of the
 * two iterations. What is told of directory and coverage is store_changes' alone. */
MUST_CHECK bool store_activity_changes(struct store *store, struct facts_changes *changes,
	const struct activity_receiver *receiver, struct error *err);

/* One ticket by its number, with its events. False with ERROR_STORE where it is not there. */
MUST_CHECK bool store_ticket(struct store *store, fact_id ticket,
	const struct facts_receiver *receiver, struct error *err);

/* The number of a ticket by its external id (source NULL: any). 0: unknown. */
MUST_CHECK bool store_ticket_find(struct store *store, const char *source, const char *external_id,
	fact_id *ticket, struct error *err);

/* Fills every row whose id the caller has set; an unknown one gets id 0. Strings in the arena. */
MUST_CHECK bool store_ticket_texts(struct store *store, struct ticket_text *texts, size_t len,
	struct arena *arena, struct error *err);

/* The ticket's events in order of time, as text, in the arena. */
MUST_CHECK bool store_timeline(struct store *store, fact_id ticket, struct arena *arena,
	struct timeline *timeline, struct error *err);

#endif
