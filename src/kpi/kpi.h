/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The catalogue: every KPI, its definition and its default target.
 *
 * To add one: add its row to kpi_rows[] and its id to enum kpi_id. Nothing else changes: panels,
 * help, reports and tests read the table.
 */
#ifndef KPI_KPI_H
#define KPI_KPI_H

#include <stdbool.h>

#include "kpi/observation.h"

enum kpi_id {
	KPI_TICKET_VOLUME,
	KPI_SOLVED,
	KPI_REPLIES,
	KPI_NET_FLOW,
	KPI_BACKLOG,
	KPI_WAITING_ON_US,
	KPI_WAITING_ON_CUSTOMER,
	KPI_WAITING_ON_THIRD_PARTY,
	KPI_BACKLOG_AGE,
	KPI_UNASSIGNED,
	KPI_LONGEST_WAIT,
	KPI_OVERDUE,
	KPI_DUE_SOON,
	KPI_FIRST_RESPONSE_TIME,
	KPI_NEXT_REPLY_TIME,
	KPI_RESOLUTION_TIME,
	KPI_RESOLUTION_RATE,
	KPI_REOPEN_RATE,
	KPI_ONE_TOUCH,
	KPI_FIRST_CONTACT_RESOLUTION,
	KPI_HANDLE_TIME,
	KPI_SLA_FIRST_RESPONSE,
	KPI_SLA_RESOLUTION,
	KPI_CSAT,
	KPI_SURVEY_RESPONSE_RATE,
	KPI_COUNT
};

enum kpi_unit {
	UNIT_COUNT_OF,
	UNIT_SECONDS,
	UNIT_SHARE,
	UNIT_RATIO,
	UNIT_KIND_COUNT
};
const char *kpi_unit_name(enum kpi_unit unit); /* JSON: "count", "s", "share", "ratio" */

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
	AGGREGATE_DIFFERENCE
};
const char *kpi_aggregate_name(
	enum kpi_aggregate aggregate); /* "count", "median", "mean", "share", "max", "difference" */

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
	enum observation_kind reads; /* what it counts or measures */
	const char *goal,
		*warn; /* shipped default as a user would write it ("4h", "85%"); NULL: none */
};

const struct kpi_row *kpi_row(enum kpi_id kpi);
/* Ids below this one have a row. */
int kpi_count(void);

/* KPI_COUNT where the word is none. */
enum kpi_id kpi_find(const char *id);

#endif
