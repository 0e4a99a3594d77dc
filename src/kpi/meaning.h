/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the helpdesk's words for states mean by the configuration of today, whatever they were taken
 * for when the store got them.
 */
#ifndef KPI_MEANING_H
#define KPI_MEANING_H

#include <stddef.h>

#include "kpi/facts.h"

/* Room for a ticket's events; zeroed at its start. */
struct meaning {
	struct event_fact *events;
	size_t capacity;
};
void meaning_release(struct meaning *meaning);

/* Mends the ticket's state; the events with theirs mended, lent until the next call. */
const struct event_fact *meaning_apply(struct meaning *meaning, const struct facts *facts,
	struct ticket_fact *ticket, const struct event_fact *events, size_t event_count);

#endif
