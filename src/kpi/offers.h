/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Surveys beside the tickets: who was asked, and who answered.
 *
 * A feed that tells of answers alone does not say how many were asked. So offers count only where
 * the same source has told of a survey of the same kind that was not answered.
 */
#ifndef KPI_OFFERS_H
#define KPI_OFFERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/activity_fact.h"

struct facts;
struct observation;

struct offers {
	struct offers_row {
		fact_id source, kind;
		bool are_told; /* one without an answer has been seen */
	} * rows;
	size_t len, capacity;
};

void offers_release(struct offers *offers);

/* Makes the row, of kind OBS_OFFER, the offer of this survey. */
void offers_fill(struct facts *facts, const struct activity_fact *survey, struct observation *row);
/* False where nobody knows how many were asked. */
bool offers_count(const struct facts *facts, const struct observation *row);

#endif
