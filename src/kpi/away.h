/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who is not there, of those whose presence is told.
 */
#ifndef KPI_AWAY_H
#define KPI_AWAY_H

#include "base/arena.h"
#include "kpi/pool.h"

/* By index of the roster's agents, in the arena: true where presence was told of her in the last week
 * and says that she is not signed in now. NULL where nobody tells presence. */
const bool *away_find(const struct facts *facts, int64_t now_s, struct arena *arena);

#endif
