/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Observations: the things that happened and that a KPI can count, derived from a ticket's facts.
 *
 * Facts are stored, observations are not: business hours, exclusions, promises and the moment of
 * looking back apply at once to all of history.
 */
#ifndef KPI_OBSERVATION_H
#define KPI_OBSERVATION_H

#include <stdint.h>

enum observation_kind {
	OBS_CREATED,
	OBS_SOLVED,      /* a solve not followed by a reopening; value: resolution time */
	OBS_SOLVE,       /* any solve; value: seconds until it was reopened */
	OBS_REPLY,       /* a public reply of ours; value: how many (undated ones come together) */
	OBS_FIRST_REPLY, /* value: first response time */
	OBS_NEXT_REPLY,  /* value: reply − oldest unanswered customer message */
	OBS_OPEN, /* a stretch of being open, from `at` to `value`; flags tell whom it waits for */
	OBS_PROMISE_FIRST, /* at: due; value: when it was done; flag: kept */
	OBS_PROMISE_RESOLUTION,
	OBS_TOUCH,        /* a solve: flags one reply, no more than one reply and not reopened */
	OBS_HANDLE,       /* value: time logged on the ticket */
	OBS_RATING,       /* value: score in thousandths; flag: good */
	OBS_OFFER,        /* survey offered; value: seconds until it was answered */
	OBS_PROMISE_NEXT, /* a next reply that is due: counts in levels only */
	OBS_KIND_COUNT
};

/* No such moment, no such delay. Moments are seconds since 1970 and fit until 2106. */
#define OBS_NEVER UINT32_MAX

enum observation_flag {
	OBS_IS_UNDATED = 1 << 0, /* any kind: dated by the last solve, or as last seen */

	OBS_WAITING_SHIFT = 1, /* OBS_OPEN: two bits of enum waiting */
	OBS_IS_UNASSIGNED = 1 << 3,
	/* What a summary does not tell of the stretch: whom it waited for, whether somebody had it;
	 * team and owner are as last seen, and promises have come and gone. */
	OBS_HAS_UNKNOWN_TURN = 1 << 4,
	OBS_HAS_UNKNOWN_OWNER = 1 << 5,
	OBS_IS_AS_LAST_SEEN = 1 << 6,

	OBS_IS_KEPT = 1 << 1, /* promises */
	OBS_IS_OURS = 1 << 2,

	OBS_IS_TIMED = 1 << 1, /* OBS_SOLVED: by a timer, ends where the customer's turn began */

	OBS_HAS_REPLY = 1 << 1, /* OBS_TOUCH */
	OBS_HAS_ONE_REPLY = 1 << 2,
	OBS_IS_FIRST_CONTACT = 1 << 3,
	OBS_KNOWS_REOPENS = 1 << 4,

	OBS_IS_GOOD = 1 << 1, /* OBS_RATING */
	OBS_IS_BINARY = 1 << 2
};

/*
 * Twenty-four bytes, because there are millions. The observations of one ticket lie together, and
 * every solve comes as OBS_SOLVE, OBS_SOLVED, OBS_TOUCH and perhaps OBS_HANDLE in this order: so a
 * solve can be judged as it stood at any moment.
 *
 *             value                       business
 *   SOLVE     until reopened              until closed again without a reply ("thanks")
 *   SOLVED    calendar seconds            business seconds; so do first and next replies
 *   OPEN      end of the stretch          since when somebody waits
 *   RATING    score                       until the next answer took its place
 */
struct observation {
	uint32_t at;
	uint32_t ticket; /* index of the ticket's slot */
	uint32_t value;
	uint32_t business;
	uint16_t agent, team; /* dense numbers; 0: none */
	uint8_t kind;
	uint8_t flags;
	uint8_t excluded; /* 1 + enum exclusion; 0: counts */
	uint8_t spare;
};

#endif
