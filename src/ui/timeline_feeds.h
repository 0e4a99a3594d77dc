/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which KPIs a step of a ticket's time line counts for, by the words of the catalogue.
 */
#ifndef UI_TIMELINE_FEEDS_H
#define UI_TIMELINE_FEEDS_H

#include <stdbool.h>
#include <stddef.h>

#include "kpi/kpi.h"
#include "model/facts.h"

#define FEED_MAX 6

struct feeds {
	enum kpi_id kpis[FEED_MAX];
	size_t len;
};

/* Of the event at `at`; events in order of time. Of a ticket that is open now no solve lasted, even
 * where no step tells of its reopening. */
struct feeds timeline_feeds(
	const struct timeline_event *events, size_t len, size_t at, bool is_open);

#endif
