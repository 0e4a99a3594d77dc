/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The load that people must be there for at once: calls, and chats that come as calls of the channel
 * chat or messaging, of which an agent has several at once. Each kind has its own handle time and
 * its own goal.
 */
#ifndef KPI_LOAD_H
#define KPI_LOAD_H

#include "kpi/groups.h"
#include "kpi/pool.h"
#include "kpi/request.h"
#include "kpi/staffing.h"

enum load_kind load_kind_of(const struct facts *facts, const struct observation *row);

/* Who asks, for whom. */
struct load_question {
	const struct facts *facts;
	const struct board_request *request;
	const struct group *group;
};
/* By the desk's measuring and the goal of the service level, that of chats for the channel chat;
 * without arrivals. */
void load_mix(const struct load_question *question, const double handle_s[LOAD_KIND_COUNT],
	struct staffing_mix *mix);

#endif
