/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A ticket's events as the KPI engine reads them.
 *
 * The table of events is the truth. Beside it each ticket carries a packed copy of its own,
 * written whenever one of them changes: a period is read at a third of what joining the rows
 * would cost.
 */
#ifndef STORE_HISTORY_H
#define STORE_HISTORY_H

#include "base/buf.h"
#include "store/db.h"

/* In order of time, into store->events. */
MUST_CHECK bool history_read(struct store *store, fact_id ticket, size_t *len, struct error *err);

void history_pack(struct buf *buf, const struct event_fact *events, size_t len);
/* Into store->events; returns how many. */
size_t history_unpack(struct store *store, const void *bytes, size_t len);

#endif
