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
	OBS_SOLVE,       /* any solve; flag: reopened within the window */
	OBS_REPLY,       /* a public reply of ours */
	OBS_FIRST_REPLY, /* value: first response time */
	OBS_NEXT_REPLY,  /* value: reply − oldest unanswered customer message */
	OBS_OPEN,        /* a stretch of being open: at…at+value; flags tell whom it waits for */
	OBS_PROMISE_FIRST, /* at: due; flag: kept */
	OBS_PROMISE_RESOLUTION,
	OBS_TOUCH,  /* final solve: flags one reply, no more than one reply and not reopened */
	OBS_HANDLE, /* value: time logged on the ticket */
	OBS_RATING, /* value: score; flag: good */
	OBS_OFFER,  /* survey offered; flag: answered */
	OBS_KIND_COUNT
};

#endif
