/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Targets written out: those in force, those proposed from the past, and one tried on it.
 */
#ifndef REPORT_TARGETS_H
#define REPORT_TARGETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "kpi/benchmark.h"
#include "kpi/past.h"
#include "kpi/reading.h"
#include "model/desk.h"
#include "model/period.h"

struct report_target {
	const struct target_config *config; /* NULL: a shipped default */
	struct reading reading;             /* of the period, in its scope; at least the KPI */
	double start, end;                  /* of its path; NAN: it has none */
	bool is_coming;                     /* not in force yet: reading has but goal and warning */
	const char *problem;                /* why there is no reading; NULL: there is */
};

struct report_targets {
	const struct desk *desk;
	const struct period *period;
	const struct board_filter *filter; /* the slice that all are of; NULL: none */
	const struct report_target *rows;
	size_t len;
	int64_t now_s;
};
void report_targets_text(const struct report_targets *targets, struct buf *out);
void report_targets_json(const struct report_targets *targets, struct buf *out);

/* A KPI in a scope, what it was on the last open days, and what of it could be a goal. */
struct report_proposal {
	const struct reading *reading; /* of now, with the goal in force */
	const struct past_values *values;
	bool is_there; /* there are enough values for a proposal */
	struct proposal proposal;
	enum reach reach; /* of the goal in force */
};

struct report_proposals {
	const struct desk *desk;
	const struct board_filter *filter; /* by which all of them are sliced */
	const struct report_proposal *rows;
	size_t len;
	int64_t now_s;
};
/* The text can be pasted into the configuration as it is: all but the targets is comment. */
void report_proposals_text(const struct report_proposals *proposals, struct buf *out);
void report_proposals_json(const struct report_proposals *proposals, struct buf *out);

/* The line of the configuration. */
void report_target_line(const struct report_proposals *proposals, const struct report_proposal *row,
	struct buf *out);

/* How a goal would have fared for one member. */
struct report_trial {
	const struct reading *reading; /* of now, judged by the goal that is tried */
	const char *slice;             /* "team Billing"; "department" */
	const struct past_values *values;
	bool is_enough; /* values; else there is no trial */
	struct trial trial;
	struct xmr limits;
	enum reach reach;
};

struct report_trials {
	const struct desk *desk;
	const struct period *period; /* of the verdict of now */
	const struct report_trial *rows;
	size_t len;
	bool is_by_member; /* in JSON: a list; else the only one is not in a list */
	int64_t now_s;
};
void report_trials_text(const struct report_trials *trials, struct buf *out);
void report_trials_json(const struct report_trials *trials, struct buf *out);

/* "60 open days, 2026-08-26 … 2026-11-20": what was looked back at. */
void report_past(struct buf *out, const struct desk *desk, const struct past_values *values);
/* "open days", as many as n. */
const char *report_grain_words(const struct past_values *values, size_t n);
/* "4h … 6h" */
void report_limits(struct buf *out, const struct desk *desk, const struct reading *reading,
	const struct xmr *limits);
/* "cannot be met by effort alone"; "" where there is nothing to say. */
const char *report_reach_words(enum reach reach);

void report_span(struct buf *out, const struct desk *desk, struct span span);
/* "2026-07-01" in the desk's zone and calendar, as the configuration reads it. */
void report_date(struct buf *out, const struct desk *desk, int64_t at);

#endif
