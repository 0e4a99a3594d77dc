/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The catalogue: every KPI, its definition and its default target.
 *
 * To add one: its id in enum kpi_id, its row in the table of its family (rows_*.c) and, where it
 * counts something of its own, its case in feed_*.c. Panels, help, reports and tests read the
 * tables.
 */
#ifndef KPI_KPI_H
#define KPI_KPI_H

#include <stdbool.h>

#include "base/error.h"
#include "base/macros.h"
#include "kpi/kpi_id.h"
#include "kpi/observation.h"
#include "model/desk.h"

enum kpi_unit {
	UNIT_COUNT_OF,
	UNIT_SECONDS,
	UNIT_SHARE,
	UNIT_RATIO,
	UNIT_POINTS, /* −100 … 100 */
	UNIT_SCORE,  /* on the scale of its question */
	UNIT_DAYS,   /* of work */
	UNIT_MONEY,  /* in the desk's currency */
	UNIT_NUMBER, /* any other */
	UNIT_KIND_COUNT
};
/* JSON: "count", "s", "share", "ratio", "points", "score", "days", "money", "number" */
const char *kpi_unit_name(enum kpi_unit unit);
/* Decimals that people write of such a value; shares as percent and durations have their own way. */
int kpi_unit_decimals(enum kpi_unit unit, double value);

enum kpi_better {
	BETTER_NEITHER,
	BETTER_HIGHER,
	BETTER_LOWER,
	BETTER_BAND
};

/* C counts everything that happened, S is a sample of opinions (catalogue.md). */
enum kpi_kind {
	KIND_CENSUS,
	KIND_SAMPLE
};

enum kpi_aggregate {
	AGGREGATE_COUNT,
	AGGREGATE_MEDIAN,
	AGGREGATE_MEAN,
	AGGREGATE_SHARE,
	AGGREGATE_MAX,
	AGGREGATE_DIFFERENCE,
	AGGREGATE_FORMULA, /* a ratio of other KPIs and measures */
	AGGREGATE_MODEL    /* worked out of the whole load: its parts do not add up */
};
/* "count", "median", "mean", "share", "max", "difference", "ratio", "model" */
/* Its numerator and denominator are seconds of somebody's time. */
bool kpi_counts_time(enum kpi_id kpi);
const char *kpi_aggregate_name(enum kpi_aggregate aggregate);

/* What a desk must have before a KPI says anything. */
enum kpi_ground {
	GROUND_ANY,
	GROUND_HOURS,
	GROUND_EVENTS,
	GROUND_BOTS, /* and events */
	GROUND_TIERS,
	GROUND_TYPES,
	GROUND_CONTACTS,
	GROUND_PRESENCE,
	GROUND_FLOOR /* calls and presence */
};

struct kpi_row {
	const char *id;          /* word of configuration, options and JSON */
	const char *title;       /* N_(), with the abbreviation people say */
	const char *short_title; /* N_(), at most 12 cells: narrow screens */
	const char *definition;  /* N_(), one sentence */
	enum kpi_unit unit;
	enum kpi_better better;
	enum kpi_kind kind;
	enum kpi_aggregate aggregate;
	bool is_level;               /* the state at the end of the period, or now */
	bool has_clock;              /* a duration with calendar and business figures */
	enum observation_kind reads; /* what it counts or measures; OBS_KIND_COUNT: a formula */
	const char *numerator,
		*denominator; /* formulas: KPI ids and "measure:NAME", joined by + and − */
	enum kpi_ground ground;
	double per; /* formulas and points: times this; 0: once */
	const char
		*needs;   /* N_(), what to set up where no source delivers it; NULL: any helpdesk */
	const char *hint; /* N_(), likewise, of what some helpdesks deliver; NULL: nothing to say */
	const char *goal,
		*warn; /* shipped default as a user would write it ("4h", "85%"); bands: both ends; NULL: none */
};

const struct kpi_row *kpi_row(enum kpi_id kpi);
/* Ids below this one have a row. */
int kpi_count(void);

/* The configuration's own rows become KPIs from KPI_USER_FIRST on, once, before anybody asks; those
 * of the desk before are forgotten. The desk is lent. False names what is wrong (a word that is no
 * KPI and no measure, a formula of formulas, an id that is taken, more than KPI_USER_MAX). */
MUST_CHECK bool kpi_define(const struct desk *desk, struct error *err);

/* KPI_COUNT where the word is none. */
enum kpi_id kpi_find(const char *id);

#endif
