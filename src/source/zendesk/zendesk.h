/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Zendesk Support: what its streams share.
 *
 *     live      incremental export of tickets by cursor, once a minute
 *     people    who we are, ticket fields, agents, groups, memberships; hourly
 *     open      every open ticket once, by the search export
 *     history   the incremental export in windows that go back until `since`, newest first
 */
#ifndef SOURCE_ZENDESK_ZENDESK_H
#define SOURCE_ZENDESK_ZENDESK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "source/ids.h"
#include "source/stream.h"

/* The export leaves out the last minute and refuses to start in it. */
#define ZENDESK_LAG_S 60
/* Ten requests a minute to all incremental exports together, told by no header; an account may
 * have bought more. */
#define ZENDESK_EXPORTS 10

enum zendesk_stream {
	ZENDESK_LIVE,
	ZENDESK_PEOPLE,
	ZENDESK_OPEN,
	ZENDESK_HISTORY,
	ZENDESK_STREAM_COUNT
};
extern const struct stream_row zendesk_live_row, zendesk_people_row, zendesk_open_row,
	zendesk_history_row;

/* Ticket fields that the configuration names. */
enum zendesk_field {
	ZENDESK_TYPE,
	ZENDESK_TOPIC,
	ZENDESK_CUSTOMER,
	ZENDESK_CHANNEL,
	ZENDESK_RATING,
	ZENDESK_FIRST_CONTACT,
	ZENDESK_FIELD_COUNT
};
const char *zendesk_field_name(const struct source_config *config, enum zendesk_field field);

enum zendesk_people_step {
	ZENDESK_ME,
	ZENDESK_FIELDS,
	ZENDESK_USERS,
	ZENDESK_GROUPS,
	ZENDESK_MEMBERSHIPS,
	ZENDESK_PEOPLE_STEP_COUNT
};
struct zendesk_people {
	enum zendesk_people_step step, step_next;
	char *after;  /* cursor of the next page, or NULL */
	int64_t page; /* of a reply without cursors; 0: by cursor */
	int64_t list_id;
	bool is_ready;
};

struct zendesk_live {
	int64_t start; /* history reaches up to here; 0: not begun */
	int64_t seen;  /* newest change we have, to go on from where the cursor is refused */
	char *cursor;  /* NULL: by time */
};

/* One window of the past is read upwards, [from, to), and the next one lies below it. */
struct zendesk_history {
	int64_t from, to;
	int64_t window_s;
	int64_t pages;   /* of this window */
	int64_t covered; /* everything from here on is there; TIME_NONE: nothing yet */
	char *cursor;
	bool is_done;
};

struct zendesk {
	struct source base;
	struct ids agents;
	int64_t fields[ZENDESK_FIELD_COUNT]; /* ids; 0: not a field, then a prefix of tags */
	int64_t *exports;                    /* when the last ones were asked for, a ring */
	size_t export_count, export_at;      /* how many in a minute, and the oldest of them */

	struct zendesk_people people;
	struct zendesk_live live, live_next;
	struct zendesk_history history, history_next;
	char *open_cursor, *open_next;
	bool is_open_done, is_open_done_next, has_polled;
};

struct zendesk *zendesk_of(struct source *source);
const struct zendesk *zendesk_of_const(const struct source *source);

/* Room for one more export, `spare` left for others; else the second when there will be. */
bool zendesk_may_export(const struct zendesk *zendesk, int64_t now_s, size_t spare, int64_t *until);
void zendesk_note_export(struct zendesk *zendesk, int64_t now_s);
/* "/incremental/tickets/cursor.json?…" by cursor or, without, by time. */
void zendesk_add_export(struct buf *url, const char *cursor, int64_t start_s);

/* A 404 whose error is an object: nobody lives at this address. Fills the fault. */
bool zendesk_is_nowhere(struct turn *turn, enum source_outcome *outcome);

/* Takes a copy; NULL clears. */
void zendesk_set(char **text, const char *value);

#endif
