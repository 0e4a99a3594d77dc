/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How the promises made for one ticket stand: the same promises that the KPIs count, the helpdesk's
 * or ours.
 */
#ifndef KPI_STANDING_H
#define KPI_STANDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kpi/facts.h"
#include "model/facts.h"

struct standing {
	enum promise_metric metric;
	int64_t due_at;
	int64_t done_at; /* TIME_NONE: not yet */
	bool is_kept;    /* of one that is done */
	bool is_ours;    /* the desk's own, not the helpdesk's */
};

struct standings {
	struct standing rows[PROMISE_METRIC_COUNT];
	size_t len;
};
/* The last of each kind, in the order of the kinds, without those that another took the place of.
 * None for a ticket that the facts do not hold. */
struct standings facts_standings(const struct facts *facts, fact_id ticket);

/* When the next promise falls due that is neither done nor broken; TIME_NONE: none. */
int64_t facts_next_due(const struct facts *facts, fact_id ticket, int64_t now_s);

#endif
