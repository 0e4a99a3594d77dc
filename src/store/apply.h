/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A batch being applied: what its parts share, and the part for each kind of record.
 *
 * Every part of a record that another record may state as well is merged by a rule that does not
 * look at the order of arrival. A record that cannot be accepted is counted and left out.
 */
#ifndef STORE_APPLY_H
#define STORE_APPLY_H

#include "base/arena.h"
#include "base/buf.h"
#include "store/db.h"

struct working;

/* A number looked up in this batch; a later one takes the slot. */
struct identity_slot {
	const char *text; /* the batch's; NULL: free */
	int kind;         /* enum identity */
	fact_id id;
};
#define IDENTITY_SLOTS 2048

struct apply {
	struct store *store;
	const struct batch *batch;
	fact_id source, tickets_of; /* the batch's, and the one whose tickets it means */
	int64_t now_s;
	struct working *working;          /* tickets that the batch touches */
	struct arena *arena;              /* as long as the batch is applied */
	struct identity_slot *identities; /* IDENTITY_SLOTS */
	fact_id *staff;                   /* IDENTITY_SLOTS: accounts marked as staff already */
	int64_t seq;                      /* last number given */
	bool directory_changed, coverage_changed;
	int64_t changed, rejected;
};

/* Counts the record as refused; returns true, since the batch goes on. */
bool apply_reject(struct apply *apply);
/* Dates from 1971 to 2199; anything else is a fault of its source. */
bool apply_is_time(int64_t at_s);
/* An id that can be kept, or none. */
bool apply_is_reference(const char *id);

MUST_CHECK bool apply_ticket(struct apply *apply, const struct record *record, struct error *err);
MUST_CHECK bool apply_event(struct apply *apply, const struct record *record, struct error *err);
MUST_CHECK bool apply_account(struct apply *apply, const struct record *record, struct error *err);
MUST_CHECK bool apply_group(struct apply *apply, const struct record *record, struct error *err);
MUST_CHECK bool apply_membership(
	struct apply *apply, const struct record *record, struct error *err);
MUST_CHECK bool apply_rating(struct apply *apply, const struct record *record, struct error *err);
MUST_CHECK bool apply_call(struct apply *apply, const struct record *record, struct error *err);
MUST_CHECK bool apply_presence(struct apply *apply, const struct record *record, struct error *err);
MUST_CHECK bool apply_schedule(struct apply *apply, const struct record *record, struct error *err);
MUST_CHECK bool apply_measure(struct apply *apply, const struct record *record, struct error *err);

/* Coverage that the batch claims. */
MUST_CHECK bool apply_coverage(struct apply *apply, struct error *err);

/* Complete lists: forgets an unfinished older one, remembers that `item` was named, closes
 * what was not. */
MUST_CHECK bool list_begin(struct apply *apply, struct error *err);
MUST_CHECK bool list_mark(
	struct apply *apply, enum record_kind kind, fact_id item, struct error *err);
MUST_CHECK bool list_end(struct apply *apply, struct error *err);

#endif
