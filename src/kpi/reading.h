/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A reading: a KPI in a scope and a period, with its proof and its verdict.
 */
#ifndef KPI_READING_H
#define KPI_READING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kpi/exclusion.h"
#include "kpi/kpi.h"
#include "kpi/xmr.h"
#include "model/facts.h"
#include "model/goals.h"
#include "model/scope.h"

struct reading;
/* Decimals of a percentage: one where a first digit alone would say too little; of the reading's own
 * value as many as tell it from the goal that it misses. */
int reading_percent_decimals(const struct reading *reading, double share);

enum reading_reason {
	REASON_NONE,
	REASON_LOADING,   /* history not there yet; `covered` says how much is */
	REASON_NO_SOURCE, /* no source delivers it */
	REASON_FORBIDDEN,
	REASON_NO_DATA, /* nothing to count in this period */
	REASON_TOO_FEW,
	REASON_UNDATED,
	REASON_NOT_COVERED, /* before the desk's history */
	REASON_COUNT
};
const char *reading_reason_name(enum reading_reason reason);  /* JSON code; NULL for none */
const char *reading_reason_words(enum reading_reason reason); /* translated sentence */
/* The sentence for this reading: measures are told for spans of their own. */
const char *reading_why_words(const struct reading *reading);
/* How many decimals a side of a share is told with: parts of a few are not rounded away. */
int reading_side_decimals(double amount);
/* What would bring a value that no source delivers, translated: "calls, from a feed …"; NULL where
 * it is something else that is missing. */
const char *reading_needs(const struct reading *reading);

enum verdict {
	VERDICT_NONE,
	VERDICT_MET,
	VERDICT_NEAR,
	VERDICT_MISSED,
	VERDICT_COUNT
};
const char *verdict_name(enum verdict verdict); /* "none", "met", "near", "missed" */

/* Answers of a sample below which an agent's value is not shown. */
#define READING_LEAST_ANSWERS 5

struct reading {
	enum kpi_id kpi;
	enum scope_kind scope;
	const char *scope_id, *scope_name; /* "-" is "none" */
	fact_id scope_number;              /* account, group or name; 0: none, department, role */
	bool is_business;                  /* clock of a duration */
	double value;                      /* NAN: unknown, see reason */
	double n, numerator, denominator;  /* NAN: does not apply */
	double mean, p90;                  /* durations; p90 NAN under n = 10 */
	double other_value;                /* durations: by the other clock */
	double low, high;                  /* Wilson 95 % for samples, else NAN */
	double goal, warn;                 /* NAN: no target */
	const char *target; /* "team Billing from 2026-07-01", "default"; NULL: none */
	const struct target_config *set_by; /* the desk's; NULL: a shipped default, or none */
	bool has_own_goals; /* judged by how many of n are inside their own channel's goal: */
	double inside;      /* so many; half are enough, of a longest one all must be */
	enum verdict verdict;
	bool is_certain;            /* of the verdict; a sample may only lean */
	double previous, last_year; /* NAN: unknown */
	double previous_goal;       /* in force then; NAN: none */
	enum verdict previous_verdict;
	double change; /* (value − previous) / previous; shares: difference in points 0…1 */
	/* Samples: value − previous lies between them; else NAN. */
	double change_low, change_high;
	bool is_change_unsure, is_year_unsure; /* no more than chance makes; not of counts */
	double answers_needed; /* samples: so many more would settle the verdict; NAN: never, or none */
	double ripe;           /* 0…1: share of the cohort whose window has passed */
	double covered;        /* 0…1: share of the period that is in the store */
	int64_t measured_until; /* formulas whose measures end sooner than the period; else TIME_NONE */
	bool is_undated;        /* rests on undated counts */
	int64_t apart; /* resolutions that end where the customer's turn began (solved by a timer) */
	int64_t excluded[EXCLUSION_COUNT];
	enum reading_reason reason;
	const char
		*needs;  /* N_(), what would bring it; NULL: it is something else that is missing */
	const char *why; /* translated, instead of its reason's words; NULL: those */
	const double *series; /* a value a bucket of the request's period; NAN: gap */
	const double *series_goals,
		*series_warns;  /* of each bucket's own day; NULL: goal and warn */
	const double *series_n; /* counted in each bucket, NAN: gap; NULL: not asked for */
	size_t series_len;
	double n_previous;
	/* First response: who still waits for one, of them past the promise (where nothing is promised,
	 * past the goal), and since when the oldest does, by the reading's clock. NAN: does not apply, or not known. */
	double unanswered, unanswered_overdue, oldest_unanswered_s;
	bool is_overdue_by_goal;
	/* Persons and teams: −1 below, 1 above the whole by more than luck, by funnel limits. */
	int outside;
	enum xmr_signal signal;         /* the newest in the period's own whole buckets */
	const struct xmr_point *course; /* of each bucket: what is usual, and news; NULL: none */
	double usual, usual_low, usual_high; /* on its newest day; NAN: nothing is known */
	size_t usual_days;                   /* days they are drawn from; 0: the buckets */
	bool is_usual_firm;                  /* from enough of them */
	const char *promise; /* SLA: whose, "helpdesk", "ours" or "both"; NULL: does not apply */
};

/* The goal and the warning (or the other end of a band) of a bucket's own day; NAN: none. */
double reading_goal_of(const struct reading *reading, size_t bucket);
double reading_warn_of(const struct reading *reading, size_t bucket);

#endif
