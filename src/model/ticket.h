/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a ticket is: its state, whom it waits for, and its core facet. Absent is not null: a field
 * counts only where its bit stands in `has`; one that is there and NULL, "" or TIME_NONE is known to
 * be empty.
 */
#ifndef MODEL_TICKET_H
#define MODEL_TICKET_H

#include <stdbool.h>
#include <stdint.h>

enum ticket_state {
	STATE_NEW,
	STATE_OPEN,
	STATE_PENDING, /* we asked the customer */
	STATE_HOLD,    /* a third party has it */
	STATE_SOLVED,
	STATE_CLOSED,
	STATE_SPAM,   /* rejected as no request at all */
	STATE_MERGED, /* lives on in merged_into */
	STATE_DELETED,
	STATE_COUNT
};

/* True for new, open, pending and hold: what counts as backlog. */
bool ticket_state_is_open(enum ticket_state state);
/* True for solved and closed. */
bool ticket_state_is_solved(enum ticket_state state);

/* Whom an open ticket waits for. A source maps its states; BY_SPEAKER means that the state alone
 * does not tell: the customer spoke last or nobody of us has → us, else the customer. */
enum waiting {
	WAITING_US,
	WAITING_CUSTOMER,
	WAITING_THIRD_PARTY,
	WAITING_BY_SPEAKER,
	WAITING_COUNT
};

enum actor_kind {
	ACTOR_UNKNOWN,
	ACTOR_CUSTOMER,
	ACTOR_AGENT,
	ACTOR_BOT,
	ACTOR_SYSTEM,
	ACTOR_KIND_COUNT
};

/* What somebody says of whether the first contact solved it. */
enum first_contact {
	FIRST_CONTACT_UNTOLD,
	FIRST_CONTACT_YES,
	FIRST_CONTACT_NO
};

/* Facets of a ticket; each has its own version, the higher wins, equal ones by their bytes. */
enum facet {
	FACET_CORE,
	FACET_METRICS,
	FACET_SLA,
	FACET_RATING,
	FACET_COUNT
};

enum core_field {
	CORE_STATE = 1 << 0, /* state, state_text and waiting */
	CORE_SUBJECT = 1 << 1,
	CORE_CREATED = 1 << 2,
	CORE_UPDATED = 1 << 3,
	CORE_REQUESTER = 1 << 4,
	CORE_ASSIGNEE = 1 << 5,
	CORE_GROUP = 1 << 6,
	CORE_CHANNEL = 1 << 7,
	CORE_PRIORITY = 1 << 8,
	CORE_TYPE = 1 << 9,
	CORE_TOPIC = 1 << 10,
	CORE_CUSTOMER = 1 << 11,
	CORE_MERGED_INTO = 1 << 12,
	CORE_IS_TEST = 1 << 13,
	CORE_IS_OUTBOUND = 1 << 14, /* created by an agent, so without a first response */
	CORE_FIRST_CONTACT = 1 << 15
};

struct ticket_core {
	uint32_t has; /* enum core_field */
	enum ticket_state state;
	const char *state_text; /* the helpdesk's own word */
	enum waiting waiting;
	const char *subject;
	int64_t created_at, updated_at;
	const char *requester; /* account */
	const char *assignee;  /* account; NULL: nobody */
	const char *group;     /* group; NULL: none */
	const char *channel;   /* one of the design's words, or the helpdesk's own; NULL: none */
	const char
		*priority; /* "low", "normal", "high", "urgent" or the helpdesk's own; NULL: none */
	const char *type;
	const char *topic;
	const char *customer;    /* organisation or shop customer; NULL: none */
	const char *merged_into; /* ticket */
	bool is_test, is_outbound;
	enum first_contact first_contact; /* by a mark of the helpdesk's own */
};

#endif
