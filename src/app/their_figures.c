/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The helpdesk's own figures, fetched from the store for the rows of a list.
 */
#include "config.h"

#include "app/their_figures.h"

struct comparison {
	struct theirs_question asked;
	struct behind *row;
};

static bool receive(void *to, const struct ticket_fact *ticket, const struct event_fact *events,
	size_t event_count)
{
	const struct comparison *comparison = to;
	theirs_compare(comparison->asked, ticket, events, event_count, comparison->row);
	return true;
}

bool their_figures_read(
	struct store *store, struct theirs_question asked, struct behind *row, struct error *err)
{
	struct comparison comparison = { asked, row };
	struct facts_receiver receiver = { .receive = receive, .to = &comparison };
	return store_ticket(store, row->ticket, &receiver, err);
}
