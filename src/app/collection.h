/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the sources of one collector share: desk, store, network, log, clock and the pipe to the
 * parent.
 */
#ifndef APP_COLLECTION_H
#define APP_COLLECTION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/log.h"
#include "model/desk.h"
#include "net/net.h"
#include "store/store.h"

struct collection {
	const struct desk *desk;
	struct store *store;
	struct net *net;
	struct log *log;
	struct clock_simulation simulation; /* speed 0: real */
	int report_fd;                      /* −1: none */
	bool is_once;
	bool tells_remarks; /* of sources: on standard error, besides the log */
	bool is_store_ill;  /* said to the parent, and to be taken back */
	int unstored;       /* sources that hold a batch which the store did not take */
	bool is_wal_large;
	int64_t uncheckpointed; /* batches since the last checkpoint */
	int64_t next_wipe_ms;   /* of what is not to be known any more */
};

struct now collection_now(const struct collection *collection);

/* Real milliseconds until a wall second (simulated where the desk is), within sensible bounds. */
int64_t collection_wait_ms(const struct collection *collection, int64_t now_s, int64_t until_s);
/* How far the wall clock goes on meanwhile. */
int64_t collection_wall_s(const struct collection *collection, int64_t wait_ms);

/* One line to the parent: the kind's word, a tab, the text. Dropped where nobody reads. */
void collection_report(const struct collection *collection, enum error_kind kind, const char *text);

/* The store refused a write, or takes writes again; said once each. */
void collection_store_ill(
	struct collection *collection, const struct now *now, const struct error *why);
void collection_store_well(struct collection *collection, const struct now *now);

/* Passive checkpoint after batches; says when the log beside the store grows too large. */
void collection_checkpoint(struct collection *collection, const struct now *now);

/* Takes away what `keep` and `subjects = no` do not let the store know: a slice at most, and once an
 * hour where nothing is left. False where there is more. */
bool collection_wipe(struct collection *collection, const struct now *now);

#endif
