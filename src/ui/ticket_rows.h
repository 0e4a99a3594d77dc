/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables whose rows are tickets. A row's id begins with the ticket's number, so that a view keeps
 * an id and still knows which ticket it means.
 */
#ifndef UI_TICKET_ROWS_H
#define UI_TICKET_ROWS_H

#include "ui/table.h"
#include "ui/view.h"

/* Asks for the texts of the tickets around the selection, as many as a need holds. */
void ticket_rows_need_texts(
	const struct table *table, const struct table_state *state, struct view_need *need);

/* What stands for a ticket: "#4711" and its subject; "…" while they are not there yet. */
const char *ticket_row_number(const struct scene *scene, fact_id ticket, struct arena *arena);
const char *ticket_row_subject(const struct scene *scene, fact_id ticket);

/* Where Enter on the selected row leads; false without rows. */
bool ticket_rows_target(
	const struct table *table, const struct table_state *state, struct target *target);

/* Columns and rows of open tickets: due in, waiting since, whom we wait for, priority, team, owner,
 * channel, topic, ticket, subject. */
void open_table_columns(struct table *table);
void open_table_make(struct table *table, const struct scene *scene, struct arena *arena,
	const struct open_ticket *const *tickets, size_t len);

#endif
