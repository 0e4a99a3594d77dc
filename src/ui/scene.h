/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a view may look at, and what travels along from view to view.
 */
#ifndef UI_SCENE_H
#define UI_SCENE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"
#include "kpi/alerts.h"
#include "kpi/board.h"
#include "kpi/examples.h"
#include "kpi/floor.h"
#include "kpi/heat.h"
#include "model/desk.h"
#include "model/facts.h"
#include "model/period.h"
#include "model/status.h"
#include "ui/keymap.h"

#define TRAVEL_FILTER_MAX 64
#define TRAVEL_DATE_MAX 32

#define SCENE_NOTE_MAX 480

/* What travels along from view to view. The filter is the top view's own: it comes back with it. */
struct travel {
	char period[24]; /* a name of period_names, or "custom" */
	char from[TRAVEL_DATE_MAX],
		to[TRAVEL_DATE_MAX]; /* of a custom one that was typed, its last day included */
	int step;                    /* `<` and `>` */
	enum {
		COMPARE_PREVIOUS,
		COMPARE_LAST_YEAR,
		COMPARE_NONE,
		COMPARE_COUNT
	} compare;
	enum clock_kind clock;
	char filter[TRAVEL_FILTER_MAX]; /* what was typed after `/`; "" none */
};

struct scene {
	const struct desk *desk;
	const struct keymap *keys; /* NULL: those of the table */
	const struct facts *facts;
	const struct board_filter *slice; /* what everything is sliced by; NULL: nothing */
	struct now now;
	struct travel travel;
	struct period period;
	bool has_period;

	const struct board
		*board;    /* NULL: not there yet. It may be an older one: see is_board_old */
	bool is_board_old; /* a newer one is being evaluated */
	const struct board *aside; /* the second one that was asked for; NULL: not there yet */
	const struct examples *examples; /* NULL: not there yet, or not asked for */
	const struct live *live;         /* NULL: not there yet */
	const struct floor_day *floor;   /* NULL: no calls, or not asked for */
	const struct open_ticket *open;
	size_t open_count;
	const struct behind *behind;
	size_t behind_count;
	const struct heat *heat;         /* of behind, by hour of the week; NULL: not asked for */
	const struct ticket_text *texts; /* in any order; see scene_text */
	size_t text_count;
	const struct ticket_fact *ticket; /* of the ticket page; NULL: not there */
	const struct timeline_event *timeline;
	size_t timeline_count;
	const char *ticket_link; /* NULL: none */

	const fact_id *pins; /* tickets that somebody pinned */
	size_t pin_count;
	const char *note; /* for the next shift; NULL: none */
	int64_t noted_at;

	const struct source_status *sources;
	size_t source_count;
	bool is_collector_ours; /* private desk: we start it */
	bool is_collector_up;
	const struct alerts *alerts; /* NULL: nobody watches */
	const char *trouble;         /* one line about store or collector; NULL: none */
	bool is_simulated;
	bool is_as_of; /* looking back: now is a moment of the past */
	double speed;  /* of a simulated clock; 0: real */
};

const struct ticket_text *scene_text(
	const struct scene *scene, fact_id ticket); /* NULL: not there */

/* Whose names are hidden: as the facts were told, else as the desk wants it. */
enum privacy scene_privacy(const struct scene *scene);

/* Whether the board is there and sliced so, and by what everything is. An older board may be another
 * view's, of another slice. */
bool scene_board_is(const struct scene *scene, const struct board_filter *filter);
bool scene_aside_is(const struct scene *scene, const struct board_filter *filter);

bool scene_is_pinned(const struct scene *scene, fact_id ticket);

#endif
