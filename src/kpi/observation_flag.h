/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an observation says besides its moment and its value, by kind.
 */
#ifndef KPI_OBSERVATION_FLAG_H
#define KPI_OBSERVATION_FLAG_H

enum observation_flag {
	OBS_IS_UNDATED = 1 << 0, /* any kind: dated by the last solve, or as last seen */

	/* Any kind: nobody had the ticket then, so it is for who had it last (replies: `business`). */
	OBS_IS_LAST_OWNERS = 1 << 7,

	OBS_WAITING_SHIFT = 1, /* OBS_OPEN: two bits of enum waiting */
	OBS_IS_UNASSIGNED = 1 << 3,
	/* What a summary does not tell of the stretch: whom it waited for, whether somebody had it;
	 * team and owner are as last seen, and promises have come and gone. */
	OBS_HAS_UNKNOWN_TURN = 1 << 4,
	OBS_HAS_UNKNOWN_OWNER = 1 << 5,
	OBS_IS_AS_LAST_SEEN = 1 << 6,

	OBS_IS_KEPT = 1 << 1, /* promises */
	OBS_IS_OURS = 1 << 2,
	OBS_IS_VOID = 1 << 3,     /* pressed until it was given up in time: of levels alone */
	OBS_IS_REPLACED = 1 << 4, /* by another promise, at `business` */

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

#endif
