/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Suites of src/store, and a scene in which they play: a store, a batch to fill, what was read.
 */
#ifndef CHECK_STORE_H
#define CHECK_STORE_H

#include <check.h>

#include "store/store.h"

Suite *suite_store(void);
Suite *suite_store_activity(void);
Suite *suite_store_merge(void);
Suite *suite_store_pack(void);
Suite *suite_store_people(void);
Suite *suite_store_place(void);
Suite *suite_store_read(void);
Suite *suite_store_shared(void);
Suite *suite_store_wipe(void);

#define SCENE_NOW 1763776800LL /* 2025-11-22T02:00:00Z */
#define SCENE_TICKETS 256
#define SCENE_EVENTS 16

struct seen_ticket {
	struct ticket_fact ticket;
	struct event_fact events[SCENE_EVENTS];
	size_t event_count;
};

struct scene {
	char directory[64]; /* of a store in a file; "" in memory */
	char path[96];
	struct store *store;
	struct batch batch;
	char cursor[32]; /* where the stream "live" stands */
	int cursors;
	struct apply_result result;
	struct seen_ticket seen[SCENE_TICKETS];
	size_t seen_len;
	size_t seen_max; /* the receiver says stop at this many; 0: never */
};

struct scene *scene_new(void); /* a store in memory */
struct scene *scene_new_file(enum store_mode mode);
void scene_free(struct scene *scene); /* removes its files */

/* An empty batch of source "desk" that goes on where the last one ended. */
void scene_begin(struct scene *scene);
void scene_apply(struct scene *scene); /* must succeed */

/* Adds to the batch; lent until the next one is added. */
struct ticket_record *scene_ticket(struct scene *scene, const char *id, int64_t version);
struct event_record *scene_event(
	struct scene *scene, const char *id, const char *ticket, enum event_kind kind);
struct account_record *scene_account(struct scene *scene, const char *id, enum actor_kind kind);

/* A ticket by its id into seen[0]; lent. */
const struct seen_ticket *scene_read(struct scene *scene, const char *id);
/* Everything of the period into seen, in one go. */
void scene_read_all(struct scene *scene, int64_t from, int64_t to);
/* What changed after `since` into seen; returns the new number. */
int64_t scene_changes(struct scene *scene, int64_t since);
struct facts_receiver scene_receiver(struct scene *scene);
int64_t scene_seq(struct scene *scene);

/* All facts as text by their outside names: equal for equal stores. The caller frees it. */
char *scene_dump(struct scene *scene);

#endif
