/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The load that people must be there for at once: calls, and chats that come as calls of the channel
 * chat or messaging, of which an agent has several at once.
 */
#ifndef KPI_LOAD_H
#define KPI_LOAD_H

#include "kpi/erlang.h"
#include "kpi/pool.h"

/* More work than this share of their time wears people out. */
#define LOAD_OCCUPANCY_CAP 0.85

/* For how long the one that was handled kept an agent from others. */
double load_handle_s(const struct facts *facts, const struct observation *row);

/* So many an hour, by the desk's measuring. */
struct erlang_load load_of(const struct facts *facts, double arrivals_per_hour, double handle_s);

#endif
