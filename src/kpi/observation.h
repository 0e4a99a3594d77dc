/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Observations: the things that happened and that a KPI can count, derived from a ticket's facts
 * and from what is known beside the tickets.
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
	OBS_HANDLE,       /* value: time logged on the ticket, or the length of a call */
	OBS_RATING,       /* value: score in thousandths; flag: good */
	OBS_OFFER,        /* survey offered; value: seconds until it was answered */
	OBS_PROMISE_NEXT, /* a next reply that is due */
	OBS_FIRST_SOLVE,  /* value: creation to the first solve */
	OBS_WAITED, /* a solve: how long the customer waited for us or a third party until then */
	OBS_ASSIGN, /* given to somebody */
	OBS_MOVE,   /* from one team to another */
	OBS_HANDED, /* the same, from `at` to `value`: until somebody of us did something */
	OBS_CALL,   /* offered; value: its wait; flags tell how it ended */
	OBS_CALL_ANSWER, /* at: answered; value: its wait */
	OBS_CALL_WAIT,   /* a stretch of waiting in the queue, from `at` to `value` */
	OBS_PRESENCE,    /* a stretch of a state, from `at` to `value` */
	OBS_SCHEDULED,   /* a stretch of planned work, from `at` to `value`; flags: was it worked */
	OBS_NPS,         /* value: score in thousandths; flags: promoter, detractor */
	OBS_CES,         /* value: score in thousandths; flag: easy */
	OBS_REVIEW,      /* a whole review; flag: has a critical error */
	OBS_REVIEW_ITEM, /* value: score × weight, business: maximum × weight, in thousandths */
	OBS_FCR_MARK,    /* flag: solved at the first contact, says somebody */
	OBS_LOW_RATING,  /* from `at` to `value` a low rating puts the customer at risk */
	OBS_CALIBRATION, /* a contact reviewed by several; value: spread, business: 1000 */
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
	OBS_IS_VOID = 1 << 3, /* pressed until it was given up in time: of levels alone */

	OBS_IS_TIMED = 1 << 1, /* OBS_SOLVED: by a timer, ends where the customer's turn began */

	OBS_HAS_REPLY = 1 << 1, /* OBS_TOUCH */
	OBS_HAS_ONE_REPLY = 1 << 2,
	OBS_IS_FIRST_CONTACT = 1 << 3,
	OBS_KNOWS_REOPENS = 1 << 4,
	OBS_IS_BY_BOT = 1 << 5,    /* a bot had spoken */
	OBS_IS_BOT_ALONE = 1 << 6, /* and nobody of us */

	OBS_IS_GOOD = 1 << 1, /* OBS_RATING, OBS_CES (easy), OBS_NPS (promoter), OBS_FCR_MARK */
	OBS_IS_BINARY = 1 << 2,
	OBS_IS_BAD = 1 << 3, /* OBS_NPS: detractor; OBS_RATING: low */

	OBS_IS_AFTER_HOURS = 1 << 1, /* OBS_REPLY */
	OBS_IS_OUTBOUND = 1 << 1,    /* OBS_CREATED */

	OBS_IS_CALL = 1 << 1, /* OBS_HANDLE */

	OBS_IS_ANSWERED = 1 << 1, /* OBS_CALL */
	OBS_IS_ABANDONED = 1 << 2,

	OBS_IS_IN_CONTACT = 1 << 1, /* OBS_PRESENCE: on contact or wrapping up */
	OBS_IS_AVAILABLE = 1 << 2,  /* waiting for one */
	OBS_IS_SIGNED_IN = 1 << 3,
	OBS_IS_RESTING = 1 << 4, /* on a break, or gone */

	OBS_IS_AS_PLANNED = 1 << 1, /* OBS_SCHEDULED */
	OBS_IS_ABSENT = 1 << 2,

	OBS_IS_CRITICAL = 1 << 1, /* OBS_REVIEW */
	OBS_IS_EMPATHY = 1 << 1   /* OBS_REVIEW_ITEM */
};

/*
 * Twenty-four bytes, because there are millions. The observations of one ticket lie together, and
 * every solve comes as OBS_SOLVE, OBS_SOLVED, OBS_WAITED, OBS_TOUCH and perhaps OBS_HANDLE in this
 * order: so a solve can be judged as it stood at any moment.
 *
 *             value                       business
 *   SOLVE     until reopened              until closed again without a reply ("thanks")
 *   SOLVED    calendar seconds            business seconds; so do replies, first solves, waits
 *   OPEN      end of the stretch          since when somebody waits
 *   RATING    score                       until the next answer took its place
 *   TOUCH     moves from person to person –
 *   MOVE      –                           teams: from × 65536 + to; so does HANDED
 */
struct observation {
	uint32_t at;
	uint32_t ticket; /* index of the slot of its ticket, call, review … */
	uint32_t value;
	uint32_t business;
	uint16_t agent, team; /* dense numbers; 0: none */
	uint8_t kind;
	uint8_t flags;
	uint8_t excluded; /* 1 + enum exclusion; 0: counts */
	uint8_t spare;    /* 1 + enum exclusion of the ticket as a whole */
};

#endif
