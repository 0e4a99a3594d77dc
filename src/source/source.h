/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A helpdesk, without I/O: "which request next?" and "here is the reply, make a batch of it".
 *
 * The collector drives a source like this, one request in flight a source:
 *
 *     open → restore every stream's cursor from the store
 *     next → SOURCE_REQUEST: send it; SOURCE_IDLE: wait until the time it names
 *     accept(reply) → SOURCE_BATCH: apply the batch, then commit (or, refused, close and open anew)
 *                   → SOURCE_NOTHING: the reply brought nothing to store; go on with next
 *                   → SOURCE_FAULT: the fault's advice and error say what to do
 *
 * A source changes its position only in commit, so whatever dies in between is asked again. Between
 * next and accept nothing else is called. A source never waits, reads no clock and knows no secret
 * but the one it was opened with.
 *
 * To add one: a file with its row, and the row in source_rows[].
 */
#ifndef SOURCE_SOURCE_H
#define SOURCE_SOURCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/http.h"
#include "base/macros.h"
#include "model/desk.h"
#include "model/record.h"

enum source_turn {
	SOURCE_REQUEST,
	SOURCE_IDLE
};
enum source_outcome {
	SOURCE_BATCH,
	SOURCE_NOTHING,
	SOURCE_FAULT
};

/* What to do after a fault; the error says why. */
enum source_advice {
	ADVICE_RETRY,       /* same request again, with back-off */
	ADVICE_WAIT,        /* not before `wait_until` */
	ADVICE_LATER,       /* the same, unless somebody asks earlier; who polls once gives up */
	ADVICE_LOGIN,       /* credential refused: end with ERROR_AUTH */
	ADVICE_STOP_STREAM, /* this stream is not allowed or not there; others go on. The source has
	                       already marked the stream as stopped */
	ADVICE_STOP         /* nothing will work until somebody acts (wrong address …) */
};

struct source_fault {
	enum source_advice advice;
	int64_t wait_until; /* wall seconds, with ADVICE_WAIT and ADVICE_LATER */
	char stream[32];
	struct error error; /* why */
};

/* What the source wants known for source_status, refreshed by every accept. */
struct source_progress {
	int64_t interval_s;
	int64_t budget_limit, budget_left, budget_resets_at; /* -1, -1, TIME_NONE: not told */
	bool is_live;         /* live streams have everything up to the last poll */
	bool is_complete;     /* and history reaches `since` */
	double history_share; /* 0…1 */
	int64_t history_from; /* tickets are whole from here on; TIME_NONE: not yet */
	struct error remark;  /* what people should know though it goes on; ERROR_NONE: nothing */
};

struct source; /* what open returned; the rows below know what is in it */

struct source_setup {
	const struct source_config *config;
	const struct desk *desk; /* since, teams, maps */
	const char *secret;      /* copied and wiped by close; NULL: none */
	int64_t now_s;
};

struct source_row {
	const char *name;  /* word of `kind =` */
	const char *title; /* "Request Tracker" */
	const char *help;
	bool needs_secret;
	bool is_read_whole;          /* a poll reads all there is: doctor does too */
	int64_t requests_per_minute; /* the vendor's limit that budget shares refer to; 0: none known */
	int64_t interval_s;          /* default of the live stream */

	/* Its words of the settings; NULL: it has none of its own. */
	bool (*check)(const struct source_config *config, struct error *err);
	bool (*open)(const struct source_setup *setup, struct source **source, struct error *err);
	/* Called once for each stream the store knows, before the first next. */
	void (*restore)(struct source *source, const char *stream, const char *cursor);
	/* Fills the (cleared) request, or *idle_until with the earliest wall second of the next one. */
	enum source_turn (*next)(struct source *source, int64_t now_s, struct http_request *request,
		int64_t *idle_until);
	/* `batch` is cleared by the caller; its source, stream and cursors are filled here. */
	enum source_outcome (*accept)(struct source *source, const struct http_reply *reply,
		int64_t now_s, struct batch *batch, struct source_fault *fault);
	/* The batch that the last accept gave is in the store. */
	void (*commit)(struct source *source);
	/* Polls as soon as possible: every stream's not-before time becomes now. */
	void (*poke)(struct source *source);
	void (*progress)(const struct source *source, struct source_progress *progress);
	/* One cheap request that proves address and credential, and the reading of its reply: for
	 * doctor. `said` gets what was found ("logged in as …"). */
	void (*probe)(struct source *source, struct http_request *request);
	bool (*probed)(struct source *source, const struct http_reply *reply, char *said,
		size_t size, struct error *err);
	/* Address of a ticket for people, from the configured address and the id. */
	void (*link)(const struct source_config *config, const char *ticket_id, struct buf *url);
	void (*close)(struct source *source);
};

extern const struct source_row *const source_rows[]; /* NULL-terminated */
const struct source_row *source_find(const char *name);
/* Names the first source of the desk whose settings have a word that nobody knows. */
MUST_CHECK bool source_check(const struct desk *desk, struct error *err);

#endif
