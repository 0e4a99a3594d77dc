/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `kpitop targets suggest` and `kpitop targets test`.
 */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/targets.h"
#include "base/words.h"
#include "kpi/target.h"
#include "report/targets.h"

/* --- suggest -------------------------------------------------------------------------------- */

/* Scopes that a target can name. */
static bool check_scopes(struct targets_job *job, struct error *err)
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

/* A line of the configuration names one of each. */
static bool check_slice(const struct board_filter *filter, struct error *err)
{
	const char *const words[] = { filter->role, filter->team, filter->agent, filter->channel,
		filter->priority };

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (words[i] && (strchr(words[i], ',') || strcmp(words[i], "-") == 0))
			return error_set(err, ERROR_USAGE, _("a target names one thing, not '%s'"),
				words[i]);
	return true;
}

static bool has_direction(enum kpi_id kpi)
{
	enum kpi_better better = kpi_row(kpi)->better;

	return better == BETTER_HIGHER || better == BETTER_LOWER;
}

/* Left out: who is nobody, and what no source tells. */
static bool is_wanted(const struct targets_row *row)
{
	return has_direction(row->reading.kpi) && strcmp(row->reading.scope_id, "-") != 0 &&
	       row->reading.reason != REASON_NO_SOURCE;
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

bool targets_suggest(struct targets_job *job, struct buf *out, struct error *err)
{
	struct targets_row *rows;
	size_t len, count = 0;

	if (!check_scopes(job, err) || !check_slice(&job->request.filter, err) ||
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

/* --- test ----------------------------------------------------------------------------------- */

/* The goal as the configuration would have it. */
static bool read_goals(const struct targets_job *job, struct target_goals *goals, struct error *err)
{
	const struct options *options = job->options;

	if (options->kpi_count != 1)
		return error_set(err, ERROR_USAGE, _("targets test needs exactly one --kpi"));
	if (!options->goal)
		return error_set(err, ERROR_USAGE, _("targets test needs a --goal"));
	if (options->scope_count > 0)
		return error_set(err, ERROR_USAGE,
			_("targets test takes no --scope: name the slice by --team, --agent, "
			  "--channel …"));
	const struct target_config target = {
		.kpi = options->kpis[0],
		.goal = NAN,
		.warn = NAN,
		.goal_text = options->goal,
		.warn_text = options->warn,
		.from = TIME_NONE,
		.by = TIME_NONE,
	};

	if (!target_check_one(&target, err)) {
		err->kind = ERROR_USAGE;
		return false;
	}
	enum kpi_id kpi = kpi_find(target.kpi);

	*goals = target_goals(kpi, &target);
	if (isnan(goals->warn))
		goals->warn = target_warning(kpi_row(kpi)->better, goals->goal);
	return true;
}

/* The reading of now as the goal would judge it. */
static void judge_now(struct reading *reading, const struct target_goals *goals)
{
	const struct kpi_row *row = kpi_row(reading->kpi);

	reading->goal = goals->goal;
	reading->warn = goals->warn;
	reading->has_own_goals = false;
	reading->verdict = target_judge(row->better, reading->value, goals->goal, goals->warn);
	if (row->kind == KIND_SAMPLE)
		reading->is_certain = !(reading->low < goals->goal && goals->goal <= reading->high);
}

static const char *slice_words(const struct board_filter *filter, struct arena *arena)
{
	const struct {
		enum scope_kind scope;
		const char *word;
	} parts[] = { { SCOPE_ROLE, filter->role }, { SCOPE_TEAM, filter->team },
		{ SCOPE_AGENT, filter->agent }, { SCOPE_CHANNEL, filter->channel },
		{ SCOPE_PRIORITY, filter->priority } };
	const char *words = "";

	for (size_t i = 0; i < ARRAY_LEN(parts); i++)
		if (parts[i].word)
			words = arena_printf(arena, "%s%s%s %s", words, *words ? ", " : "",
				scope_rows[parts[i].scope].name, parts[i].word);
	return *words ? words : scope_rows[SCOPE_DEPARTMENT].name;
}

static void write_trial(struct targets_job *job, struct targets_row *row,
	const struct target_goals *goals, struct buf *out)
{
	enum kpi_better better = kpi_row(row->reading.kpi)->better;
	const double pair[] = { goals->goal, goals->warn };
	bool is_enough = row->values.len >= PAST_LEAST;
	struct trial trial;
	struct report_trial report = {
		.desk = job->file->desk,
		.period = &job->request.period,
		.reading = &row->reading,
		.slice = slice_words(&job->request.filter, job->arena),
		.values = &row->values,
		.trial = is_enough ? &trial : NULL,
		.limits = { .low = NAN, .high = NAN },
		.now_s = job->now_s,
	};

	judge_now(&row->reading, goals);
	if (is_enough) {
		try_goal(&row->values, better, pair, &trial);
		report.limits = past_limits(kpi_row(row->reading.kpi)->unit, &row->values);
		report.reach = past_reach(better, &report.limits, goals->goal);
	}
	if (targets_wants_json(job))
		report_trial_json(&report, out);
	else
		report_trial_text(&report, out);
}

bool targets_test(struct targets_job *job, struct buf *out, struct error *err)
{
	struct target_goals goals = { NAN, NAN, NAN };
	struct targets_row *rows;
	size_t len;

	if (!read_goals(job, &goals, err) || !check_scopes(job, err) ||
		!targets_past(job, &rows, &len, err))
		return false;
	if (len != 1)
		return error_set(
			err, ERROR_USAGE, _("nothing is known of '%s'"), job->options->kpis[0]);
	write_trial(job, &rows[0], &goals, out);
	return true;
}
