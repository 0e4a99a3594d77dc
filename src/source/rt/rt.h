/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Request Tracker 5 over REST 2.0: what its streams share.
 *
 *     live      transactions above the newest one that is old enough, then the tickets they name
 *     people    queues, groups, members; hourly
 *     open      every open ticket once, newest first
 *     agents    name and address of each agent, one request each
 *     history   transactions downwards until `since`, with the tickets they name
 *
 * Queries hold ids and relative words only: dates in them are read in the account's own zone.
 */
#ifndef SOURCE_RT_RT_H
#define SOURCE_RT_RT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "source/ids.h"
#include "source/rt/directory.h"
#include "source/rt/owed.h"
#include "source/stream.h"

#define RT_PAGE "100" /* the server caps at this and does not say so */
#define RT_PAGE_LEN 100
/* Ids are given at INSERT and seen at COMMIT: what is younger than this is read again. */
#define RT_HOLD_S 120
/* A version is a moment and, below it, how long after it we read: 2^28 s are eight years. */
#define RT_VERSION_STEP (INT64_C(1) << 28)

enum rt_stream {
	RT_LIVE,
	RT_PEOPLE,
	RT_OPEN,
	RT_AGENTS,
	RT_HISTORY,
	RT_STREAM_COUNT
};
extern const struct stream_row rt_live_row, rt_people_row, rt_open_row, rt_agents_row,
	rt_history_row;

/* One transaction; strings lie in the page's arena. */
struct rt_row {
	int64_t id, ticket, at, minutes;
	const char *type, *field, *from, *to, *creator;
};

/* A reply of transactions that waits until the people it names are known. */
struct rt_page {
	struct arena *arena;
	struct rt_row *rows; /* by id, lowest first */
	size_t len;
	int64_t server_s;
	bool is_waiting;
};

/* Where live or history stands; the durable part of their cursors. */
struct rt_position {
	int64_t id;           /* live: highest read; history: lowest read */
	int64_t anchor;       /* id that live began above; 0: not yet */
	int64_t anchor_at;    /* and when: history reaches up to here */
	int64_t from;         /* history: events are whole from here */
	int64_t tickets_from; /* and tickets */
	bool is_done;         /* no transactions left */
	struct rt_owed owed;
};

enum rt_step {
	RT_STEP_ANCHOR,
	RT_STEP_PAGE,
	RT_STEP_USER,    /* who a number is */
	RT_STEP_TICKETS, /* owed ones, 100 at a time */
	RT_STEP_TICKET   /* one that the list did not have */
};

struct rt_creation {
	int64_t ticket;
	enum actor_kind by;
};

/* Live and history walk alike. */
struct rt_flow {
	struct rt_position at, next;
	enum rt_step step;
	struct rt_page page;
	int64_t number;   /* user asked for */
	bool is_draining; /* history: owed tickets before the next page */
	struct rt_creation creations[16];
	size_t creation;
};

struct rt {
	struct source base;
	struct rt_directory people;
	struct ids delivered; /* tickets that history need not fetch again */
	bool wants_fields;    /* custom fields are configured */

	struct rt_flow live, history;
	struct ids window; /* transactions above live's position that were delivered */
	int64_t top;       /* highest id of the round */
	bool is_round_open, has_polled;

	int64_t open_below; /* open tickets are listed downwards; 0: from the top */
	int64_t open_next;
	bool is_open_done, is_open_done_next;

	size_t agent; /* user whose details were asked for */
	int64_t agents_due;
};

struct rt *rt_of(struct source *source);
const struct rt *rt_of_const(const struct source *source);

/* "/tickets?query=…&fields=…" for a query in plain words. */
void rt_add_tickets(const struct rt *rt, struct buf *url, const char *query);
void rt_add_transactions(struct buf *url, const char *compare, int64_t id, bool is_upwards);

#endif
