/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `kpitop targets`: the targets in force, each with the value and verdict of its own scope.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "app/targets.h"
#include "base/words.h"
#include "kpi/target.h"
#include "report/targets.h"

struct listing {
	struct targets_job *job;
	struct facts *facts;
	struct report_target *rows;
	size_t len;
	struct board **boards; /* readings lend their strings */
	size_t board_count;
};

static const struct board *look(struct listing *listing, const struct board_request *request)
{
	struct board *board = board_new(listing->facts, request, listing->job->now_s);

	board_step(board, INT64_MAX);
	listing->boards[listing->board_count++] = board;
	return board;
}

static struct report_target *add_row(struct listing *listing, enum kpi_id kpi)
{
	struct report_target *row = &listing->rows[listing->len++];

	*row = (struct report_target){ .start = NAN, .end = NAN };
	row->reading = (struct reading){
		.kpi = kpi,
		.value = NAN,
		.n = NAN,
		.goal = NAN,
		.warn = NAN,
	};
	return row;
}

static void take_config(struct report_target *row, const struct target_config *config)
{
	struct target_goals goals = target_goals(row->reading.kpi, config);

	row->config = config;
	if (isnan(goals.start))
		return;
	row->start = goals.start;
	row->end = goals.goal;
}

/* --- a target of the configuration ----------------------------------------------------------- */

/* What the target is of, as a slice of the department. */
static struct board_request request_of(
	const struct listing *listing, enum kpi_id kpi, const struct target_config *target)
{
	struct board_request request = listing->job->request;

	memset(request.kpis, 0, sizeof(request.kpis));
	memset(request.scopes, 0, sizeof(request.scopes));
	request.kpis[kpi] = true;
	request.filter = (struct board_filter){
		.of[SCOPE_ROLE] = target->role,
		.of[SCOPE_SITE] = target->site,
		.of[SCOPE_TEAM] = target->team,
		.of[SCOPE_AGENT] = target->agent,
		.of[SCOPE_CHANNEL] = target->channel,
		.of[SCOPE_PRIORITY] = target->priority,
	};
	request.scopes[target->topic ? SCOPE_TOPIC : SCOPE_DEPARTMENT] = true;
	if (target->topic) {
		request.only_kind = SCOPE_TOPIC;
		request.only_id = target->topic;
	}
	return request;
}

/* Before it is in force its goal is all there is to say. */
static void add_coming(struct listing *listing, enum kpi_id kpi, const struct target_config *target)
{
	enum kpi_better better = kpi_row(kpi)->better;
	struct target_goals goals = target_goals(kpi, target);
	struct report_target *row = add_row(listing, kpi);

	take_config(row, target);
	row->is_coming = true;
	row->reading.goal = isnan(goals.start) ? goals.goal : goals.start;
	row->reading.warn = goals.warn;
	if (isnan(goals.warn) && (better == BETTER_HIGHER || better == BETTER_LOWER))
		row->reading.warn = target_warning(better, row->reading.goal);
}

static void add_target(struct listing *listing, enum kpi_id kpi, const struct target_config *target)
{
	struct board_request request = request_of(listing, kpi, target);
	struct error err = { .kind = ERROR_NONE };

	if (target->from != TIME_NONE && target->from > listing->job->now_s) {
		add_coming(listing, kpi, target);
		return;
	}
	const struct reading *reading = board_find(look(listing, &request), kpi,
		target->topic ? SCOPE_TOPIC : SCOPE_DEPARTMENT, target->topic);

	if (!facts_check_filter(listing->facts, &request.filter, &err)) {
		add_coming(listing, kpi, target);
		listing->rows[listing->len - 1].is_coming = false;
		listing->rows[listing->len - 1].problem = arena_dup(listing->job->arena, err.text);
	} else if (reading && reading->set_by == target) { /* else another took its place */
		struct report_target *row = add_row(listing, kpi);

		row->reading = *reading;
		take_config(row, target);
	}
}

/* --- lists ---------------------------------------------------------------------------------- */

static bool is_sliced(const struct options *options)
{
	bool is_any = options->scope_count > 0;

	for (int scope = 0; scope < SCOPE_KIND_COUNT; scope++)
		is_any |= options->slice[scope] != NULL;
	return is_any;
}

/* What is in force for the members that were asked for, whatever set it. */
static void list_members(struct listing *listing)
{
	const struct options *options = listing->job->options;
	struct board_request request = listing->job->request;

	if (options->scope_count == 0) {
		memset(request.scopes, 0, sizeof(request.scopes));
		request.scopes[SCOPE_DEPARTMENT] = true;
	}
	const struct board *board = look(listing, &request);

	listing->rows =
		arena_alloc(listing->job->arena, board_count(board) + 1, sizeof(*listing->rows));
	for (size_t i = 0; i < board_count(board); i++) {
		const struct reading *reading = board_at(board, i);

		if (isnan(reading->goal))
			continue;
		struct report_target *row = add_row(listing, reading->kpi);

		row->reading = *reading;
		if (reading->set_by)
			take_config(row, reading->set_by);
	}
}

static void list_targets(struct listing *listing)
{
	const struct targets_job *job = listing->job;
	const struct desk *desk = job->file->desk;
	struct board_request request = job->request;

	memset(request.scopes, 0, sizeof(request.scopes));
	request.scopes[SCOPE_DEPARTMENT] = true;
	const struct board *board = look(listing, &request);

	listing->rows = arena_alloc(
		job->arena, desk->target_count + board_count(board) + 1, sizeof(*listing->rows));
	for (size_t i = 0; i < board_count(board); i++) {
		const struct reading *reading = board_at(board, i);

		if (!isnan(reading->goal) && !reading->set_by)
			add_row(listing, reading->kpi)->reading = *reading;
		for (size_t t = 0; t < desk->target_count; t++)
			if (kpi_find(desk->targets[t].kpi) == reading->kpi)
				add_target(listing, reading->kpi, &desk->targets[t]);
	}
}

bool targets_list(struct targets_job *job, struct buf *out, struct error *err)
{
	struct listing listing = { .job = job };
	size_t board_max = job->file->desk->target_count + 1;

	if (!deskfile_facts(job->file, job->options, &job->request, &listing.facts, err))
		return false;
	bool is_good = facts_check_filter(listing.facts, &job->request.filter, err);

	listing.boards = arena_alloc(job->arena, board_max, sizeof(struct board *));
	if (is_good && is_sliced(job->options))
		list_members(&listing);
	else if (is_good)
		list_targets(&listing);
	const struct report_targets report = {
		.desk = job->file->desk,
		.period = &job->request.period,
		.filter = &job->request.filter,
		.rows = listing.rows,
		.len = listing.len,
		.now_s = job->now_s,
	};

	if (is_good && targets_wants_json(job))
		report_targets_json(&report, out);
	else if (is_good)
		report_targets_text(&report, out);
	for (size_t i = 0; i < listing.board_count; i++)
		board_free(listing.boards[i]);
	facts_free(listing.facts);
	return is_good;
}
