/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An event as its row has it.
 */
#ifndef STORE_EVENT_ROW_H
#define STORE_EVENT_ROW_H

#include "model/facts.h"
#include "store/identity.h"

/* Small parts of an event in one integer. */
struct event_bits {
	bool is_automatic;
	bool is_stated; /* the source itself said what the actor is */
	enum ticket_state from_state, to_state;
	enum waiting to_waiting;
	enum promise_metric metric;
};
int64_t event_bits_pack(const struct event_bits *bits);
struct event_bits event_bits_unpack(int64_t packed);

/* What `from` and `to` of an event of this kind stand for. */
enum identity event_link(enum event_kind kind);

/* Orders events of one second: the creation first, then shorter ids. */
int64_t event_tie(enum event_kind kind, const char *external_id);

/* Kind of an actor whose account is `kind` now and was an agent up to agent_until. */
enum actor_kind event_judge(enum actor_kind kind, int64_t agent_until, int64_t at_s);

#endif
