/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The parts of `kpitop targets`: what is in force, what the past proposes, what a goal would have
 * meant.
 */
#ifndef APP_TARGETS_H
#define APP_TARGETS_H

#include <stdbool.h>

#include "app/deskfile.h"
#include "base/arena.h"
#include "base/buf.h"
#include "kpi/past.h"

/* What a part works on. */
struct targets_job {
	struct deskfile *file;
	const struct options *options;
	struct board_request request; /* of the period, by the options */
	int64_t now_s;
	struct arena *arena;
};

/* Each appends its text or JSON. */
MUST_CHECK bool targets_list(struct targets_job *job, struct buf *out, struct error *err);
MUST_CHECK bool targets_suggest(struct targets_job *job, struct buf *out, struct error *err);
MUST_CHECK bool targets_test(struct targets_job *job, struct buf *out, struct error *err);

bool targets_wants_json(const struct targets_job *job);

/* Scopes that a target can name; the department where none is asked for. */
MUST_CHECK bool targets_check_scopes(struct targets_job *job, struct error *err);
/* Somebody, or something, that a source tells of: not "-". */
bool targets_is_somebody(const struct reading *reading);

/* A reading of now and what the same was on days, weeks or months before. */
struct targets_row {
	struct reading reading; /* without its series */
	struct past_values values;
	enum past_grain grain; /* by which it was looked at */
};
/* Every reading that the job asks for, with its past; in the job's arena. */
MUST_CHECK bool targets_past(
	struct targets_job *job, struct targets_row **rows, size_t *len, struct error *err);

#endif
