/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One source being polled: asks it for the next request, sends that, gives it the reply, stores the
 * batch, and knows what to do when any of this fails.
 *
 *     READY ──next──▶ SENDING ──reply──▶ (accept) ──batch──▶ UNSTORED ──applied──▶ READY
 *                        └──no answer──▶ RESEND ──later──▶ SENDING
 *
 * FAILED is left only by poller_poke. Whatever waits, waits until not_before_ms.
 */
#ifndef APP_POLLER_H
#define APP_POLLER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/collection.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/http.h"
#include "model/record.h"
#include "model/status.h"
#include "net/backoff.h"
#include "source/source.h"

enum poller_phase {
	POLLER_CLOSED, /* to be opened (again) */
	POLLER_READY,
	POLLER_SENDING,
	POLLER_RESEND,   /* no answer came; the same request goes out again */
	POLLER_UNSTORED, /* the store did not take the batch; it is kept */
	POLLER_FAILED    /* until somebody acts */
};

#define POLLER_OFFSETS 5

/* How fast history comes in: its share at two moments. */
struct poller_pace {
	double share_before, share_middle;
	int64_t before_ms, middle_ms; /* 0: not begun */
};

struct poller {
	struct collection *collection;
	const struct source_config *config;
	const struct source_row *row;
	struct source *source; /* NULL: closed */
	size_t slot;
	enum poller_phase phase;
	struct http_request request;
	struct http_reply reply;
	struct batch batch;

	int64_t not_before_ms; /* monotonic */
	int64_t next_poll;     /* the same as wall seconds, for people */
	bool wants_poke;       /* poll as soon as the phase allows */
	bool is_told_to_wait;  /* by the helpdesk: a poke does not shorten it */
	bool is_idle;          /* the source had no request when asked last */
	struct backoff backoff;
	struct rate rate;

	int64_t offsets[POLLER_OFFSETS]; /* theirs − ours, of the last replies */
	size_t offset_count;
	int64_t offset_s;

	struct source_progress progress;
	struct error failure;        /* kind ERROR_NONE: none */
	struct error stream_failure; /* of a stream that was given up */
	int stalls;                  /* idle turns in a row without more history */
	double stalled_share;        /* of history, at the last idle turn */
	bool has_moved;              /* more has come since then, if not enough to be a share */
	int64_t failure_since;
	int64_t requests, successes;
	struct poller_pace pace;
	int64_t last_success, rejected; /* also of the collectors before */
	struct source_status written;   /* the status as last written */
	int64_t written_at_ms;          /* 0: not yet */
};

/* Finds the source's row and budget, and what an earlier collector knew of it; opens nothing. */
MUST_CHECK bool poller_init(struct poller *poller, struct collection *collection, size_t slot,
	const struct now *now, struct error *err);
void poller_release(struct poller *poller);

/* Reads the secret, opens the source and hands it the cursors. On failure the phase says whether it
 * is tried again. */
bool poller_open(struct poller *poller, const struct now *now, struct error *err);

/* Does what is due. */
void poller_turn(struct poller *poller, const struct now *now);
/* Its transfer ended: with a reply, or else with `why`. */
void poller_finish(
	struct poller *poller, const struct now *now, bool has_reply, const struct error *why);
/* Polls as soon as budget and helpdesk allow; a failed source is opened again. */
void poller_poke(struct poller *poller, const struct now *now);

/* When poller_turn has something to do, monotonic; INT64_MAX while a transfer is under way. */
int64_t poller_due_ms(const struct poller *poller);
/* Everything up to now is in the store, or nothing more will come. */
bool poller_is_done(const struct poller *poller);

/* --- poller_status.c: what the store says about it ------------------------------------------- */

void poller_status_init(struct poller *poller);
/* Writes it if it must be known at once, or changed and 30 s have passed. */
void poller_status_tell(struct poller *poller, const struct now *now);
/* The last word of a collector that ends. */
void poller_status_end(struct poller *poller, const struct now *now);
/* Refreshes the rate at which history comes in. */
void poller_pace_note(struct poller *poller, const struct now *now);

#endif
