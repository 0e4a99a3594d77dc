/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The helpdesk's own figure of what we measure: theirs beside ours, and why the two differ.
 *
 * A helpdesk that keeps figures keeps them by the ticket, and with the ticket they lie in the
 * store. So they are compared for the rows of a list, one ticket at a time.
 */
#ifndef KPI_THEIRS_H
#define KPI_THEIRS_H

#include <stdbool.h>
#include <stddef.h>

#include "kpi/kpi.h"
#include "model/facts.h"

struct behind;

enum theirs_why {
	THEIRS_NOT_LOOKED, /* not compared yet */
	THEIRS_NONE,       /* the helpdesk has no figure */
	THEIRS_SAME,
	THEIRS_ROUNDING, /* by less than a minute */
	THEIRS_HOURS,    /* by the calendar they are equal: other business hours, another zone */
	THEIRS_REOPENED, /* theirs is of a later solve */
	THEIRS_TIMER,    /* theirs ends at the solve, ours where the customer's turn began */
	THEIRS_AUTOMATIC,
	THEIRS_BOT,
	THEIRS_OTHER_REPLY,
	THEIRS_OUTBOUND,
	THEIRS_SUMMARY, /* ours is read from the helpdesk's summary, events are not whole */
	THEIRS_UNEXPLAINED,
	THEIRS_WHY_COUNT
};
const char *theirs_why_name(enum theirs_why why);  /* JSON code; NULL where nothing differs */
const char *theirs_why_words(enum theirs_why why); /* translated; "" where nothing differs */

/* True for durations of which helpdesks keep figures of their own. */
bool theirs_is_kept(enum kpi_id kpi);

/* Whose rows are compared, and by which clock. */
struct theirs_question {
	enum kpi_id kpi;
	bool is_business;
};
/* Fills the row's `theirs` and `why` from its ticket. */
void theirs_compare(struct theirs_question asked, const struct ticket_fact *ticket,
	const struct event_fact *events, size_t event_count, struct behind *row);

struct theirs_summary {
	size_t compared;                 /* rows with a figure */
	size_t differing;                /* by a minute or more */
	double median_s;                 /* of how much those differ; NAN: none does */
	size_t rounded;                  /* by less than a minute, which is no difference */
	size_t by_why[THEIRS_WHY_COUNT]; /* of those that differ */
};
struct theirs_summary theirs_summarise(const struct behind *rows, size_t len);

#endif
