/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * When a person's attention is asked for: a state machine over what is seen now.
 *
 * Somebody looks (the signs) and tells; alerts_see remembers; alerts_ring says whether to ring, and
 * with which words. One alert for one cause and id. It rings where its amount grows over what
 * people know of: what stands when it is first looked at does not ring, for it is on screen. What
 * comes back within ALERT_CALM_MS was never gone, so that flapping does not ring. At most one ring
 * a minute tells of all that is new. Time comes in: monotonic for spans, wall time for snoozing.
 */
#ifndef KPI_ALERTS_H
#define KPI_ALERTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"

enum alert_cause { /* in the order of importance */
	ALERT_OVER_PROMISE,
	ALERT_SOON_UNOWNED,
	ALERT_BREACHED,
	ALERT_MISSED, /* a KPI; id: which, and of which period */
	ALERT_STALE,  /* a source; id: its name */
	ALERT_CAUSE_COUNT
};

#define ALERT_CALM_MS (5 * INT64_C(60000))   /* so long gone is over */
#define ALERT_AGAIN_MS (15 * INT64_C(60000)) /* one that only grows rings no sooner again */
#define ALERT_RING_MS INT64_C(60000)         /* between two rings */

#define ALERT_ID_MAX 96
#define ALERT_TEXT_MAX 320
#define ALERTS_MAX 256
#define ALERT_EVENTS_MAX 32

/* What is seen now of one cause. A cause of which nothing is known is not among the signs. */
struct alert_sign {
	enum alert_cause cause;
	char id[ALERT_ID_MAX]; /* "" where there is only one */
	int64_t amount;        /* how many; 0: all is well */
	bool is_silent;        /* on screen, but rings nobody */
	char text[ALERT_TEXT_MAX];
};

struct alert {
	struct alert_sign sign;       /* as seen last */
	int64_t told;                 /* the amount that people know of, or ring for */
	int64_t low, low_since_ms;    /* the most since it sank below; TIME_NONE: it did not */
	int64_t rang_ms, seen_ms;     /* TIME_NONE: never */
	bool is_new, is_acknowledged; /* new: to ring for */
};

enum alert_event_kind {
	ALERT_CAME,
	ALERT_GREW,
	ALERT_ACKNOWLEDGED,
	ALERT_OVER,
	ALERT_EVENT_KIND_COUNT
};
struct alert_event {
	enum alert_event_kind kind;
	int64_t at_s;
	char text[ALERT_TEXT_MAX];
};

struct alerts {
	struct alert alerts[ALERTS_MAX];
	size_t count;
	int64_t rang_ms;         /* TIME_NONE: never */
	int64_t snoozed_until_s; /* TIME_NONE: no */
	struct alert_event events[ALERT_EVENTS_MAX];
	size_t event_count; /* all that ever were; the newest ALERT_EVENTS_MAX are kept */
};

void alerts_init(struct alerts *alerts);
void alerts_see(struct alerts *alerts, const struct alert_sign *signs, size_t len, struct now now);

/* What to ring for: the words of the weightiest, and how many others are new. False: nothing now.
 * While it is quiet nothing rings, and what still stands after does. */
struct alert_ring {
	const struct alert *first; /* lent until the next alerts_see */
	size_t others;
};
bool alerts_ring(struct alerts *alerts, bool is_quiet, struct now now, struct alert_ring *ring);

void alerts_snooze(struct alerts *alerts, int64_t until_s); /* TIME_NONE: no longer */
bool alerts_is_snoozed(const struct alerts *alerts, int64_t now_s);

/* NULL: never seen. */
const struct alert *alerts_find(
	const struct alerts *alerts, enum alert_cause cause, const char *id);
/* The first of the signs that stands and nobody has acknowledged; NULL: none is left. It is
 * acknowledged until it is over or grows. */
const struct alert *alerts_acknowledge(
	struct alerts *alerts, const struct alert_sign *signs, size_t len, struct now now);
/* How many stand that nobody has acknowledged, silent ones apart. */
size_t alerts_open(const struct alerts *alerts);

size_t alerts_event_count(const struct alerts *alerts);                        /* that are kept */
const struct alert_event *alerts_event(const struct alerts *alerts, size_t i); /* newest first */

#endif
