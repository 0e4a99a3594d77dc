/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The whole life of one ticket, from its creation to its end, as steps in order of time.
 *
 * A life follows from the department's seed and the ticket's index alone. It is not kept: whoever
 * needs it writes it anew, and reads of it what had happened by a given moment.
 */
#ifndef DEMO_LIFE_H
#define DEMO_LIFE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "demo/staff.h"
#include "demo/timetable.h"
#include "demo/topics.h"

/* No step is later than this after the ticket's creation. */
#define LIFE_MOST_S (120 * 86400)
#define LIFE_STEPS_MOST 64

enum channel {
	CHANNEL_EMAIL,
	CHANNEL_WEB,
	CHANNEL_CHAT,
	CHANNEL_VOICE,
	CHANNEL_MESSAGING,
	CHANNEL_FACEBOOK,
	CHANNEL_TWITTER,
	CHANNEL_COUNT
};

enum urgency {
	URGENCY_NONE,
	URGENCY_LOW,
	URGENCY_NORMAL,
	URGENCY_HIGH,
	URGENCY_URGENT,
	URGENCY_COUNT
};

enum status {
	STATUS_NEW,
	STATUS_OPEN,
	STATUS_PENDING,
	STATUS_HOLD,
	STATUS_SOLVED,
	STATUS_CLOSED,
	STATUS_DELETED,
	STATUS_COUNT
};

enum opinion {
	OPINION_UNOFFERED,
	OPINION_OFFERED,
	OPINION_GOOD,
	OPINION_BAD,
	OPINION_COUNT
};

enum step_kind {
	STEP_CREATED,
	STEP_ASSIGNED, /* to a person, a team, or both */
	STEP_REPLIED,  /* public, by the assignee */
	STEP_ANSWERED, /* public, by the customer */
	STEP_SWITCHED, /* another status without a word */
	STEP_OFFERED,  /* the survey is sent; the helpdesk calls it no update */
	STEP_RATED,
	STEP_CLOSED, /* by the helpdesk, days after it was solved */
	STEP_MERGED, /* into another ticket */
	STEP_DELETED
};

/* What happened, and how the ticket stood after it. */
struct step {
	int64_t at;
	enum step_kind kind;
	enum status status;
	enum team team;
	int agent; /* index of the person; −1: nobody */
	enum opinion opinion;
};

struct life {
	int64_t index;
	enum channel channel;
	enum urgency urgency;
	bool is_key_account;
	const struct topic_row *topic;
	const char *kind; /* of request */
	uint32_t order, requester;
	size_t len; /* at least 1 */
	struct step steps[LIFE_STEPS_MOST];
};

struct life_world {
	uint64_t seed;
	const struct timetable *table;
	const struct staff *staff;
	uint32_t customers;
	const struct zone *zone;
	int64_t rising_from;            /* since when one reason grows */
	int64_t outage_from, outage_to; /* while the login failed */
};

void life_write(const struct life_world *world, int64_t index, struct life *life);

/* How many of its steps had happened by a moment; 0: not yet created. */
size_t life_steps_until(const struct life *life, int64_t at_s);

/* The key account whose people wrote; NULL: a customer of the shop. */
const char *life_company(const struct life *life);

bool status_is_open(enum status status); /* not solved, closed or deleted */

#endif
