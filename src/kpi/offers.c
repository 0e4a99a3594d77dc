/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Surveys beside the tickets. An offer's `business` is its row's number; 0: a ticket's.
 */
#include "config.h"

#include "kpi/offers.h"

#include <stdlib.h>

#include "base/mem.h"
#include "kpi/pool.h"

void offers_release(struct offers *offers)
{
	free(offers->rows);
}

/* Sources and kinds are few. */
static uint32_t number_of(struct offers *offers, const struct activity_fact *survey)
{
	for (size_t i = 0; i < offers->len; i++)
		if (offers->rows[i].source == survey->source &&
			offers->rows[i].kind == survey->what)
			return (uint32_t)i + 1;
	offers->rows =
		mem_grow(offers->rows, &offers->capacity, offers->len + 1, sizeof(*offers->rows));
	offers->rows[offers->len++] = (struct offers_row){ survey->source, survey->what, false };
	return (uint32_t)offers->len;
}

void offers_fill(struct facts *facts, const struct activity_fact *survey, struct observation *row)
{
	row->business = number_of(&facts->offers, survey);
	row->value = survey->is_unanswered ? OBS_NEVER : 0;
	facts->offers.rows[row->business - 1].are_told |= survey->is_unanswered;
	facts->with_offers += survey->is_unanswered;
}

bool offers_count(const struct facts *facts, const struct observation *row)
{
	return row->business == 0 || facts->offers.rows[row->business - 1].are_told;
}
