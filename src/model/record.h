/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The normalised facts that sources deliver and the store keeps.
 *
 * A source fills a batch with records whose strings lie in the batch's arena. Every text has passed
 * text_accept, every id text_is_id. Identity is (source, kind, external id); the store turns it into
 * an integer. Absent is not null: a field counts only where its bit stands in `has`; a field that is
 * there and NULL, "" or TIME_NONE is known to be empty.
 */
#ifndef MODEL_RECORD_H
#define MODEL_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/macros.h"
#include "model/activity.h"
#include "model/event.h"
#include "model/people.h"
#include "model/ticket.h"
#include "model/ticket_facets.h"

enum record_kind {
	RECORD_TICKET,
	RECORD_EVENT,
	RECORD_ACCOUNT,
	RECORD_GROUP,
	RECORD_MEMBERSHIP,
	RECORD_RATING,
	RECORD_CALL,
	RECORD_PRESENCE,
	RECORD_SCHEDULE,
	RECORD_MEASURE,
	RECORD_KIND_COUNT
};

struct ticket_record {
	const char *id; /* external id */
	bool is_gone;   /* removed at the helpdesk: a tombstone; nothing else is read */
	int64_t version
		[FACET_COUNT]; /* source's clock of the facet, any increasing number; 0: facet absent */
	struct ticket_core core;
	struct ticket_metrics metrics;
	struct ticket_sla sla;
	struct ticket_rating rating;
};

struct record {
	enum record_kind kind;
	/* Of rating, call, presence, schedule and measure alone: taken back, and only its key is read;
	 * and the source's clock of the record, any increasing number. Of the same key the higher
	 * version holds, between equal ones an order of their values; among those without any, 0,
	 * what was said last. */
	bool is_gone;
	int64_t version;
	union {
		struct ticket_record ticket;
		struct event_record event;
		struct account_record account;
		struct group_record group;
		struct membership_record membership;
		struct rating_record rating;
		struct call_record call;
		struct presence_record presence;
		struct schedule_record schedule;
		struct measure_record measure;
	};
};

/* Whoever speaks of records gets the batch that carries them. */
#include "model/batch.h"

#endif
