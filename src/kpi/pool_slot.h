/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the pool knows of a ticket, a call, a review …, and of a block of observations.
 */
#ifndef KPI_POOL_SLOT_H
#define KPI_POOL_SLOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/directory.h"

/* Bounds of a block: when its observations are dated, and when something in it is open. */
struct pool_block {
	uint32_t at_min, at_max;
	uint32_t open_min, open_max;
	uint32_t created_min, created_max; /* of its tickets: narrower by far than all dates */
};

/* Slots of one customer in order of time: what may put it at risk, and its contacts on one topic. */
enum contacts_chain {
	CONTACTS_AT_RISK,
	CONTACTS_OF_MATTER,
	CONTACTS_CHAIN_COUNT
};
struct pool_link {
	uint32_t older, newer; /* slot + 1 of the one before, of the one after; 0: none */
};

/* What must be known of a ticket that is not open any longer: 56 bytes. */
struct pool_slot {
	fact_id id;
	uint32_t first; /* its first observation */
	uint32_t created;
	uint32_t customer; /* dense numbers of names */
	uint32_t who;      /* the customer's account, or a name with CONTACTS_IS_NAME; 0: unknown */
	struct pool_link links[CONTACTS_CHAIN_COUNT];
	uint32_t open;  /* index among the open tickets, or POOL_NO_OPEN */
	uint32_t count; /* its observations */
	uint16_t channel, priority, type, topic;
	uint8_t origin;      /* enum pool_origin */
	bool has_low_rating; /* among its observations */
};

/* What a slot is of. */
enum pool_origin {
	ORIGIN_TICKET,
	ORIGIN_CALL,
	ORIGIN_OTHER /* no contact of a customer: an answer, a review … */
};

/* What a type of tickets is, by the desk's words. */
enum type_kind {
	TYPE_COMPLAINT = 1 << 0,
	TYPE_RETURN = 1 << 1
};

enum pool_name {
	POOL_CHANNEL,
	POOL_PRIORITY,
	POOL_TYPE,
	POOL_TOPIC,
	POOL_CUSTOMER,
	POOL_NAME_COUNT
};

/* Slot + 1 by the number of what it is of. */
enum pool_indexes {
	POOL_INDEX_TICKET,
	POOL_INDEX_RATING,
	POOL_INDEX_CALL,
	POOL_INDEX_PRESENCE,
	POOL_INDEX_SCHEDULE,
	POOL_INDEX_REVIEW,
	POOL_INDEX_CALIBRATION,
	POOL_INDEX_COUNT
};
struct pool_index {
	uint32_t *slot;
	size_t capacity;
};

/* The ends of each chain: a hash table. */
struct contacts {
	uint64_t *whose;
	uint32_t *newest, *oldest; /* slot + 1 */
	size_t len, count;
};

#endif
