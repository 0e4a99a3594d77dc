/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A ticket's facts → its observations. From its events where they are whole, else from the summary
 * that the helpdesk keeps.
 */
#ifndef KPI_DERIVE_H
#define KPI_DERIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kpi/live.h"
#include "kpi/observation.h"
#include "model/facts.h"

/* A solve while the ticket is being read. */
struct derived_solve {
	int64_t at, ends_at; /* ends_at: where resolution ends; earlier than `at` after a timer */
	int64_t reopened_at, thanked_at; /* TIME_NONE: not; thanked: closed again without a reply */
	fact_id agent, group, actor;
	int64_t replied_at; /* first time after it, before it was reopened; TIME_NONE: not */
	int64_t replies;    /* until it was reopened, or now */
	int64_t moves;      /* from person to person until then; −1: unknown */
	bool is_timed, is_undated, is_by_bot, is_bot_alone;
};

/* Who had the ticket, and from when on. */
struct derived_holder {
	int64_t from;
	fact_id agent, group;
};

/* Time logged on a ticket, all of it up to a moment. */
struct derived_log {
	int64_t at, seconds;
};

/* A promise that another one took the place of. */
struct derived_promise {
	enum promise_metric metric;
	int64_t due_at, until;
	bool is_ours;
};

/* What came of a ticket; the arrays are kept from one ticket to the next. */
struct derived {
	struct observation *rows; /* `ticket` is filled in by the pool */
	size_t len, capacity;
	struct derived_solve *solves;
	size_t solve_count, solve_capacity;
	struct derived_holder *holders; /* in order of time */
	size_t holder_count, holder_capacity;
	struct derived_log *logs; /* in order of time; of a summary none */
	size_t log_count, log_capacity;
	struct derived_promise *replaced;
	size_t replaced_count, replaced_capacity;
	bool is_there; /* false: nothing is known of the ticket as of the moment looked back to */
	bool is_open;
	struct open_ticket open;
	int64_t created_at;
};

struct facts;

void derive(struct facts *facts, const struct ticket_fact *ticket, const struct event_fact *events,
	size_t event_count);
void derived_release(struct derived *derived);

#endif
