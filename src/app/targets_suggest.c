/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `kpitop targets suggest`: goals from the past.
 */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/targets.h"
#include "base/words.h"
#include "kpi/target.h"
#include "report/targets.h"

/* A line of the configuration names one of each. */
static bool check_slice(const struct board_filter *filter, struct error *err)
{
	for (int scope = 0; scope < SCOPE_KIND_COUNT; scope++) {
		const char *word = filter->of[scope];

		if (word && (strchr(word, ',') || strcmp(word, "-") == 0))
			return error_set(
				err, ERROR_USAGE, _("a target names one thing, not '%s'"), word);
	}
	return true;
}

static bool has_direction(enum kpi_id kpi)
{
	enum kpi_better better = kpi_row(kpi)->better;

	return better == BETTER_HIGHER || better == BETTER_LOWER;
}

static bool is_wanted(const struct targets_row *row)
{
	return has_direction(row->reading.kpi) && targets_is_somebody(&row->reading);
}

static void make_proposal(const struct targets_row *row, struct report_proposal *proposal)
{
	enum kpi_id kpi = row->reading.kpi;

	*proposal = (struct report_proposal){ .reading = &row->reading, .values = &row->values };
	proposal->is_there = propose(kpi, &row->values, &proposal->proposal);
	if (proposal->is_there)
		proposal->reach = past_reach(kpi_row(kpi)->better, &proposal->proposal.limits,
			row->reading.has_own_goals ? NAN : row->reading.goal);
}

bool targets_check_scopes(struct targets_job *job, struct error *err)
{
	struct board_request *request = &job->request;

	if (job->options->scope_count == 0) {
		memset(request->scopes, 0, sizeof(request->scopes));
		request->scopes[SCOPE_DEPARTMENT] = true;
	}
	if (request->scopes[SCOPE_TYPE] || request->scopes[SCOPE_CUSTOMER])
		return error_set(
			err, ERROR_USAGE, _("a target cannot be set by type or by customer"));
	return true;
}

bool targets_is_somebody(const struct reading *reading)
{
	return strcmp(reading->scope_id, "-") != 0 && reading->reason != REASON_NO_SOURCE;
}

bool targets_suggest(struct targets_job *job, struct buf *out, struct error *err)
{
	struct targets_row *rows;
	size_t len, count = 0;

	if (!targets_check_scopes(job, err) || !check_slice(&job->request.filter, err) ||
		!targets_past(job, &rows, &len, err))
		return false;
	struct report_proposal *proposals = arena_alloc(job->arena, len + 1, sizeof(*proposals));

	for (size_t i = 0; i < len; i++)
		if (is_wanted(&rows[i]))
			make_proposal(&rows[i], &proposals[count++]);
	const struct report_proposals report = {
		.desk = job->file->desk,
		.filter = &job->request.filter,
		.rows = proposals,
		.len = count,
		.now_s = job->now_s,
	};

	if (targets_wants_json(job))
		report_proposals_json(&report, out);
	else
		report_proposals_text(&report, out);
	return true;
}
