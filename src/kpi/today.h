/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Today so far, held against the same weekdays before it.
 *
 * Looked at are the last eight of them that are wholly known, without closed days and those that a
 * note explains; under four nothing is told. Each is cut at the same local times: what had come by
 * now, and what came by the end of the day. When today's work ends, the backlog will have grown by
 * what comes in less what is solved until then, each told by the rule (forecast.h) that was better
 * on those days. A solve counts as long as it stood; reopened tickets of days before are not in it.
 */
#ifndef KPI_TODAY_H
#define KPI_TODAY_H

#include <stdint.h>

#include "kpi/groups.h"
#include "kpi/live.h"

/* Fills in the members of `live` about today; the desk has a zone. */
void today_tell(const struct groups *groups, const struct board_filter *filter, int64_t now_s,
	struct live *live);

#endif
