/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What one has to know of a person before her figures are read: absent, new, outsourced.
 */
#ifndef KPI_MARKS_H
#define KPI_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "kpi/facts.h"

enum mark {
	/* Scheduled as absent; or scheduled to work, or within business hours, and known to be
	 * offline; or scheduled to work and neither present nor active today. */
	MARK_ABSENT,
	MARK_NEW,        /* has joined her first team within the desk's span */
	MARK_OUTSOURCED, /* belongs to a team of a site that is marked so */
	MARK_COUNT
};

struct mark_row {
	const char *name;  /* word of JSON */
	const char *title; /* N_() */
	char cell;         /* of a table */
};
extern const struct mark_row mark_rows[MARK_COUNT];

struct marks {
	const struct facts *facts; /* lent */
	const uint8_t *of;         /* bits of enum mark, by person */
};

/* Everybody's marks at a moment, in one pass; in the arena. */
struct marks marks_make(const struct facts *facts, int64_t now_s, struct arena *arena);
bool marks_has(const struct marks *marks, fact_id account, enum mark mark);

#endif
