/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The helpdesk's own figures, fetched from the store for the rows of a list.
 */
#include "config.h"

#include "app/their_figures.h"

#include "base/clock.h"

#define ROWS_A_LOOK 16 /* between looks at the clock */

void their_figures_begin(struct their_figures *figures, const struct reading *reading,
	struct behind *rows, size_t len, size_t max)
{
	*figures = (struct their_figures){ .asked = { reading->kpi, reading->is_business } };
	if (!theirs_is_kept(reading->kpi))
		return;
	figures->rows = rows;
	figures->at = len;
	figures->end = len > max ? len - max : 0;
}

bool their_figures_are_left(const struct their_figures *figures)
{
	return figures->at > figures->end;
}

static bool compare(void *to, const struct ticket_fact *ticket, const struct event_fact *events,
	size_t event_count)
{
	const struct their_figures *figures = to;
	theirs_compare(figures->asked, ticket, events, event_count, &figures->rows[figures->at]);
	return true;
}

bool their_figures_step(
	struct their_figures *figures, struct store *store, int64_t deadline_ms, struct error *err)
{
	struct facts_receiver receiver = { .receive = compare, .to = figures };
	while (their_figures_are_left(figures)) {
		figures->at--;
		if (!store_ticket(store, figures->rows[figures->at].ticket, &receiver, err)) {
			figures->at = figures->end;
			return false;
		}
		if (deadline_ms != INT64_MAX && figures->at % ROWS_A_LOOK == 0 &&
			clock_read(NULL).mono_ms >= deadline_ms)
			break;
	}
	return true;
}
