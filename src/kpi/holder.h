/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whose a ticket was: at a moment, and last as far as was known by then.
 */
#ifndef KPI_HOLDER_H
#define KPI_HOLDER_H

#include <stdbool.h>
#include <stdint.h>

struct facts;
struct observation;
struct pool_slot;

/* Dense numbers. */
struct holder {
	uint16_t agent, team;
	bool is_last; /* nobody had it then: whoever had it last */
};

/* Of the ticket at the moment; where nobody had it, whoever had it last, as far as we know. A call
 * comes before the ticket that is made of it. */
struct holder holder_at(const struct facts *facts, const struct pool_slot *ticket, uint32_t moment);

/* Who had the row's ticket last, up to that moment; 0: nobody yet. */
uint16_t holder_last(const struct facts *facts, const struct observation *row, uint32_t as_of);

#endif
