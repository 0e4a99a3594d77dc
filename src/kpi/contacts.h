/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who came back: the contacts of one customer, newest first. A contact is a ticket, or an answered
 * call that is about no ticket.
 */
#ifndef KPI_CONTACTS_H
#define KPI_CONTACTS_H

#include "kpi/feed.h"
#include "kpi/pool.h"

#define CONTACTS_IS_NAME (UINT32_C(1) << 31)

void contacts_release(struct contacts *contacts);
size_t contacts_bytes(const struct facts *facts);
/* Puts the slot among its customer's, with all that it holds. */
void contacts_add(struct facts *facts, struct pool_slot *slot);
/* Takes it out, before anything of it changes. */
void contacts_remove(struct facts *facts, struct pool_slot *slot);
/* Other priorities are urgent now. */
void contacts_judge_risks(struct facts *facts);

/* First contact resolution by the method "window". */
bool contacts_ended(const struct feed *feed);

/* Accounts at risk: counts a customer once, by the newest of what puts it at risk. */
bool contacts_risk(const struct feed *feed);

#endif
