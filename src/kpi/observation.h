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

#include "kpi/observation_flag.h"

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
	OBS_FCR_MARK, /* flag: solved at the first contact, says somebody; business: until undone */
	OBS_LOW_RATING,  /* from `at` to `value` a low rating puts the customer at risk */
	OBS_CALIBRATION, /* a contact reviewed by several; value: spread */
	OBS_HELD, /* not open: whose the ticket is from then on, where no stretch tells; counts nothing */
	OBS_KIND_COUNT
};

/* No such moment, no such delay. Moments are seconds since 1970 and fit until 2106. */
#define OBS_NEVER UINT32_MAX

/* A moment or a delay as a row holds it; what does not fit is cut. */
static inline uint32_t observation_time(int64_t at)
{
	if (at < 0)
		return 0;
	return at >= (int64_t)OBS_NEVER ? OBS_NEVER - 1 : (uint32_t)at;
}

/* Parts of a spread between reviewers. */
#define CALIBRATION_ONE 1000000

/*
 * Twenty-four bytes, because there are millions. The observations of one ticket lie together, and
 * every solve comes as OBS_SOLVE, OBS_SOLVED, OBS_WAITED, OBS_TOUCH and perhaps OBS_HANDLE in this
 * order: so a solve can be judged as it stood at any moment.
 *
 *             value                       business
 *   SOLVE     until reopened              until closed again without a reply ("thanks")
 *   SOLVED    calendar seconds            business seconds; so do replies, first solves, waits
 *   REPLY     how many                    whose the ticket was: a dense number; agent: who replied
 *   OPEN      end of the stretch          since when somebody waits
 *   RATING    score                       until the next answer took its place
 *   TOUCH     moves from person to person until the first reply after the solve
 *   HANDLE    time logged                 tickets: until it was logged, after the solve
 *   PROMISE_… done                        since when it stands; replaced: until when
 *   CALIBRATION spread                    until the next review took its place
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
