/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What live and history have in common: a page that waits for people, tickets that are owed, and
 * the position that moves with each batch.
 */
#ifndef SOURCE_RT_FLOW_H
#define SOURCE_RT_FLOW_H

#include <stdbool.h>
#include <stdint.h>

#include "source/rt/rt.h"

/* Asks who a number is where the page waits for that; else, where `drains`, for owed tickets. False
 * where neither is to be done. */
bool rt_flow_ask(struct rt *rt, struct rt_flow *flow, struct buf *url, bool drains);

/* Starts `next` as a copy of `at`. */
void rt_flow_begin(struct rt_flow *flow);
void rt_flow_commit(struct rt_flow *flow);
void rt_flow_release(struct rt_flow *flow);

/* Learns from /user/NUMBER (json NULL: not told). True when the page waits no more. */
bool rt_flow_learn(struct rt *rt, struct rt_flow *flow, const cJSON *json);

/* Delivers owed tickets from a list or from one ticket (json NULL: refused) and begins `next`.
 * False with the fault filled where the reply is none. */
bool rt_flow_settle(struct turn *turn, struct rt_flow *flow);

/* What the page's rows make owed; the last one of a ticket decides. */
void rt_flow_debts(const struct rt_page *page, struct rt_owed *owed, struct ids *merged);

void rt_position_write(const struct rt_position *position, struct buf *cursor);
void rt_position_read(struct rt_position *position, const cJSON *cursor);

/* Facts of the kind are whole between two moments. */
void rt_add_coverage(
	const struct rt *rt, struct batch *batch, enum record_kind kind, int64_t from, int64_t to);
double rt_share(const struct rt *rt, int64_t from);

#endif
