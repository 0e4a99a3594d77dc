/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A conversation with a source, for tests: what it asks, what it is told, what it makes of it.
 *
 * Bodies are written with ' for ", so that they can be read in C.
 */
#ifndef TESTS_UNIT_TALK_H
#define TESTS_UNIT_TALK_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

#include "source/source.h"

/* 2026-11-22T10:00:00Z, a Sunday. */
#define TALK_NOW INT64_C(1795341600)

struct talk {
	const struct source_row *row;
	struct source *source;
	struct source_config config;
	struct desk desk;
	struct http_request request;
	struct http_reply reply;
	struct batch batch;
	struct source_fault fault;
	enum source_outcome outcome;
	int64_t now_s, idle_until;
	char asked[8192];      /* last address without base, decoded */
	char cursors[8][4096]; /* as a store would keep them */
	char streams[8][32];
	int requests;
};

/* config and desk stand at defaults that a test may change before talk_open. */
void talk_init(struct talk *talk, const char *kind);
void talk_open(struct talk *talk);
void talk_release(struct talk *talk);
/* Closes, opens anew and restores what was committed. */
void talk_restart(struct talk *talk);

/* The next address after the base, decoded; NULL where the source is idle. */
const char *talk_ask(struct talk *talk);
/* Answers, and commits a batch. */
enum source_outcome talk_answer(struct talk *talk, int status, const char *body);
enum source_outcome talk_answer_bytes(struct talk *talk, int status, const char *bytes, size_t len);
enum source_outcome talk_answer_file(struct talk *talk, const char *fixture);
void talk_header(struct talk *talk, const char *name, const char *value); /* of the next answer */

/* A fake server: the first row whose prefix fits is the answer. */
struct talk_reply {
	const char *prefix, *body;
};
/* Answers by the rows (closed by a NULL prefix) until something that begins with `prefix` is asked,
 * or the source is idle. */
const char *talk_until(struct talk *talk, const struct talk_reply *replies, const char *prefix);

/* The n-th record of the kind in the last batch, or NULL. */
const struct record *talk_record(const struct talk *talk, enum record_kind kind, size_t n);
size_t talk_count(const struct talk *talk, enum record_kind kind);
const struct ticket_record *talk_ticket(const struct talk *talk, const char *id);
const struct event_record *talk_event(const struct talk *talk, const char *id);
const char *talk_cursor(const struct talk *talk, const char *stream);

/* False, with a line that says so, where KPITOP_RECORDED names no recorded replies. */
bool talk_has_recordings(const char *suite);
/* A recording by its path, parsed. */
cJSON *talk_recording(const char *path);

/* 2026-11-22T10:00:00Z as seconds. */
int64_t at(const char *iso);

#endif
