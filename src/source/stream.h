/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What all sources share: a source is a row of streams, asked in the order of their row.
 *
 * A helpdesk embeds struct source as its first member and gives its streams as rows. The driver
 * here chooses the stream, reads the reply, turns refusals into faults, and keeps the cursors: a
 * position moves only when the batch that brought it is in the store.
 */
#ifndef SOURCE_STREAM_H
#define SOURCE_STREAM_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

#include "source/source.h"

#define STREAM_MAX 8
#define STREAM_NEVER INT64_MAX

struct stream {
	char *cursor;       /* as the store has it; "" at the first start */
	char *cursor_next;  /* of the batch that was given and not yet committed, or NULL */
	int64_t not_before; /* wall seconds of the next round; 0: at once */
	bool is_stopped;    /* not allowed or not there */
	int64_t idle_until; /* set by an ask that returned false */
};

/* One reply on its way through a stream. */
struct turn {
	struct source *source;
	struct stream *stream;
	const struct http_reply *reply;
	const cJSON *json; /* NULL only in miss, where the body was none */
	int64_t now_s;
	int64_t server_s; /* the helpdesk's clock; ours where it did not tell */
	struct batch *batch;
	struct source_fault *fault;
	struct buf cursor; /* to be filled with the next cursor by whoever returns SOURCE_BATCH */
};

struct stream_row {
	const char *name;
	/* True with the request's address appended; false with stream->idle_until (STREAM_NEVER: when
	 * another stream has gone on). */
	bool (*ask)(struct source *source, struct stream *stream, int64_t now_s, struct buf *url);
	enum source_outcome (*take)(struct turn *turn);
	/* A refusal (400, 403, 404, 422): true where the stream can live with it. NULL: it cannot. */
	bool (*miss)(struct turn *turn, enum source_outcome *outcome);
	void (*restore)(struct source *source, const cJSON *cursor); /* NULL: keeps nothing */
	void (*commit)(struct source *source);                       /* NULL: nothing to move */
};

struct source {
	const struct source_row *row;
	const struct stream_row *const *rows;
	size_t len;
	struct stream streams[STREAM_MAX];
	size_t current;                     /* stream that asked last */
	const struct source_config *config; /* lent, like the desk */
	const struct desk *desk;
	char *secret;
	struct buf base;          /* address that every request starts with */
	bool is_login_redirected; /* a 302 means: credential refused */
	int64_t opened_s;
	int64_t budget_limit, budget_left, budget_resets_at;
};

/* Checks the address, takes what open was given. `path` is what the API adds to the address. */
MUST_CHECK bool source_init(struct source *source, const struct source_setup *setup,
	const char *path, struct error *err);
void source_release(struct source *source);
int64_t source_interval_s(const struct source *source);

/* Members of source_row that need nothing of the helpdesk's own. */
void source_restore(struct source *source, const char *stream, const char *cursor);
enum source_turn source_next(
	struct source *source, int64_t now_s, struct http_request *request, int64_t *idle_until);
enum source_outcome source_accept(struct source *source, const struct http_reply *reply,
	int64_t now_s, struct batch *batch, struct source_fault *fault);
void source_commit(struct source *source);
void source_poke(struct source *source);

/* Fills the fault and returns SOURCE_FAULT. */
enum source_outcome stream_fault(
	struct turn *turn, enum source_advice advice, enum error_kind kind, const char *text);

/* Cuts "/" at the end off an address; appends it to buf. */
void source_add_address(struct buf *buf, const char *url);

#endif
