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

struct report_trial {
	const struct desk *desk;
	const struct period *period;   /* of the verdict of now */
	const struct reading *reading; /* of now, judged by the goal that is tried */
	const char *slice;             /* "team Billing"; "department" */
	const struct past_values *values;
	const struct trial *trial; /* NULL: too few values */
	struct xmr limits;
	enum reach reach;
	int64_t now_s;
};
void report_trial_text(const struct report_trial *trial, struct buf *out);
void report_trial_json(const struct report_trial *trial, struct buf *out);

/* "2026-07-01" in the desk's zone and calendar, as the configuration reads it. */
void report_date(struct buf *out, const struct desk *desk, int64_t at);

#endif
