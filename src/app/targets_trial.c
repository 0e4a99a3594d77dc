/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `kpitop targets test`: a goal tried on the past, of the department, a slice, or every member of a
 * scope.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "app/targets.h"
#include "base/words.h"
#include "kpi/judge.h"
#include "kpi/target.h"
#include "report/targets.h"

/* The goal as the configuration would have it. */
static bool read_goals(const struct targets_job *job, struct target_goals *goals, struct error *err)
{
	const struct options *options = job->options;

	if (options->kpi_count != 1)
		return error_set(err, ERROR_USAGE, _("targets test needs exactly one --kpi"));
	if (!options->goal)
		return error_set(err, ERROR_USAGE, _("targets test needs a --goal"));
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
		reading->is_certain = judge_is_settled(reading);
}

static const char *add_slice_word(
	const char *words, enum scope_kind scope, const char *word, struct arena *arena)
{
	return arena_printf(
		arena, "%s%s%s %s", words, *words ? ", " : "", scope_rows[scope].name, word);
}

/* "team Billing, topic delivery": what the facts are sliced by, and which member of it this is. */
static const char *slice_words(
	const struct board_filter *filter, const struct reading *reading, struct arena *arena)
{
	const char *words = "";

	for (int scope = 0; scope < SCOPE_KIND_COUNT; scope++)
		if (filter->of[scope])
			words = add_slice_word(
				words, (enum scope_kind)scope, filter->of[scope], arena);
	if (reading->scope != SCOPE_DEPARTMENT)
		words = add_slice_word(words, reading->scope, reading->scope_name, arena);
	return *words ? words : scope_rows[SCOPE_DEPARTMENT].name;
}

static void try_on(const struct targets_job *job, struct targets_row *row,
	const struct target_goals *goals, struct report_trial *report)
{
	enum kpi_better better = kpi_row(row->reading.kpi)->better;
	const double pair[] = { goals->goal, goals->warn };

	*report = (struct report_trial){
		.reading = &row->reading,
		.slice = slice_words(&job->request.filter, &row->reading, job->arena),
		.values = &row->values,
		.is_enough = row->values.len >= PAST_LEAST,
		.limits = { .low = NAN, .high = NAN },
	};
	judge_now(&row->reading, goals);
	if (!report->is_enough)
		return;
	try_goal(&row->values, better, pair, &report->trial);
	report->limits = past_limits(kpi_row(row->reading.kpi)->unit, &row->values);
	report->reach = past_reach(better, &report->limits, goals->goal);
}

bool targets_test(struct targets_job *job, struct buf *out, struct error *err)
{
	struct target_goals goals = { NAN, NAN, NAN };
	struct targets_row *rows;
	size_t len, count = 0;

	if (!read_goals(job, &goals, err) || !targets_check_scopes(job, err) ||
		!targets_past(job, &rows, &len, err))
		return false;
	struct report_trial *trials = arena_alloc(job->arena, len + 1, sizeof(*trials));

	for (size_t i = 0; i < len; i++)
		if (len == 1 || targets_is_somebody(&rows[i].reading))
			try_on(job, &rows[i], &goals, &trials[count++]);
	if (count == 0)
		return error_set(
			err, ERROR_USAGE, _("nothing is known of '%s'"), job->options->kpis[0]);
	const struct report_trials report = {
		.desk = job->file->desk,
		.period = &job->request.period,
		.rows = trials,
		.len = count,
		.is_by_member = job->options->scope_count > 0,
		.now_s = job->now_s,
	};

	if (targets_wants_json(job))
		report_trials_json(&report, out);
	else
		report_trials_text(&report, out);
	return true;
}
