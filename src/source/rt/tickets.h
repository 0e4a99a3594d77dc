/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A row of /tickets or the body of /ticket/ID as a ticket.
 */
#ifndef SOURCE_RT_TICKETS_H
#define SOURCE_RT_TICKETS_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

#include "source/rt/rt.h"

/* Its id; 0 where the item is no ticket (a reminder, rubbish): then nothing is added. */
int64_t rt_ticket_add(struct rt *rt, const cJSON *item, int64_t server_s, struct batch *batch);

/* The tombstone of a deleted ticket; the record of one merged into another. */
void rt_ticket_add_gone(struct batch *batch, int64_t id);
void rt_ticket_add_merged(struct batch *batch, int64_t id, int64_t into, int64_t server_s);

/* True (with turn->fault filled) where the list is none, or names a total but shows nothing. */
bool rt_tickets_are_wrong(struct turn *turn);

#endif
