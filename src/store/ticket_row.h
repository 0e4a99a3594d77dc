/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A ticket as its row has it, with a version for each field, and the tickets that a batch
 * touches.
 *
 * Each ticket is read once and written once a batch. Only what differs is written, and only what
 * a reader can see gives the ticket a new sequence number.
 */
#ifndef STORE_TICKET_ROW_H
#define STORE_TICKET_ROW_H

#include "store/apply.h"
#include "store/pack.h"

/* Index of a field's bit in enum core_field. */
enum core_index {
	CORE_AT_STATE,
	CORE_AT_SUBJECT,
	CORE_AT_CREATED,
	CORE_AT_UPDATED,
	CORE_AT_REQUESTER,
	CORE_AT_ASSIGNEE,
	CORE_AT_GROUP,
	CORE_AT_CHANNEL,
	CORE_AT_PRIORITY,
	CORE_AT_TYPE,
	CORE_AT_TOPIC,
	CORE_AT_CUSTOMER,
	CORE_AT_MERGED_INTO,
	CORE_AT_IS_TEST,
	CORE_AT_IS_OUTBOUND,
	CORE_AT_FIRST_CONTACT
};

struct ticket_row {
	fact_id id;
	bool is_gone;
	bool is_dirty;       /* differs from what is stored */
	bool is_changed;     /* in something that a reader sees */
	bool has_new_events; /* its history is to be packed anew */
	uint32_t core_has;
	int64_t core[CORE_FIELDS]; /* number, time, name or other id; state: see state_value */
	int64_t core_versions[CORE_FIELDS];
	const char *subject; /* in the apply's arena */
	struct metrics_facet metrics;
	int64_t sla_version, rating_version; /* 0: facet absent */
	struct ticket_sla sla;
	struct ticket_rating rating;
	int64_t event_at,
		event_created_at; /* latest date and creation that events tell, or TIME_NONE */
};

/* State, waiting and the helpdesk's own word are one field. */
int64_t state_value(enum ticket_state state, enum waiting waiting, fact_id text);
fact_id state_text_of(int64_t value);

struct working *working_new(void);
void working_free(struct working *working);

/* The row, read at the first call; lent until the batch ends. NULL on failure. */
struct ticket_row *working_get(struct apply *apply, fact_id ticket, struct error *err);

/* Writes what differs and hands out numbers. */
MUST_CHECK bool working_write(struct apply *apply, struct error *err);

#endif
