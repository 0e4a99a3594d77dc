/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Targets as JSON: in force, proposed, tried. The same rules as for the board.
 */
#include "config.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "report/json.h"
#include "report/targets.h"

/* Dates of a target are days, not moments. */
static void add_date(cJSON *object, const char *name, const struct desk *desk, int64_t at)
{
	char text[32];
	struct civil civil = zone_civil(desk->zone, at == TIME_NONE ? 0 : at);

	snprintf(text, sizeof(text), "%04d-%02d-%02d", civil.year, civil.month, civil.day);
	report_add_text(object, name, at == TIME_NONE ? NULL : text);
}

static void add_identity(cJSON *object, const struct reading *reading)
{
	const struct kpi_row *row = kpi_row(reading->kpi);

	report_add_text(object, "kpi", row->id);
	report_add_text(object, "unit", kpi_unit_name(row->unit));
	report_add_text(object, "clock", report_clock(reading));
}

static void add_member(cJSON *object, const struct reading *reading)
{
	report_add_text(object, "scope", scope_rows[reading->scope].name);
	report_add_text(object, "scope_id", reading->scope_id);
	report_add_text(object, "scope_name", reading->scope_name);
}

static void add_verdict(cJSON *object, const struct reading *reading)
{
	report_add_number(object, "goal", reading->goal);
	report_add_number(object, "warn", reading->warn);
	report_add_number(object, "value", reading->value);
	report_add_number(object, "n", reading->n);
	report_add_text(object, "verdict", verdict_name(reading->verdict));
	cJSON_AddBoolToObject(object, "certain", reading->is_certain);
	report_add_text(object, "unknown", reading_reason_name(reading->reason));
}

/* --- in force ------------------------------------------------------------------------------- */

static void add_conditions(cJSON *object, const struct target_config *target)
{
	static const struct target_config nobody = { .kpi = NULL };
	const struct target_config *from = target ? target : &nobody;

	report_add_text(object, "role", from->role);
	report_add_text(object, "site", from->site);
	report_add_text(object, "team", from->team);
	report_add_text(object, "agent", from->agent);
	report_add_text(object, "channel", from->channel);
	report_add_text(object, "priority", from->priority);
	report_add_text(object, "topic", from->topic);
}

static cJSON *target_json(const struct report_targets *targets, const struct report_target *row)
{
	const struct target_config *target = row->config;
	cJSON *object = cJSON_CreateObject();

	add_identity(object, &row->reading);
	add_conditions(object, target);
	report_add_text(object, "state", row->is_coming ? "coming" : "in_force");
	report_add_text(object, "target", row->is_coming ? NULL : row->reading.target);
	add_verdict(object, &row->reading);
	add_date(object, "from", targets->desk, target ? target->from : TIME_NONE);
	add_date(object, "by", targets->desk, target ? target->by : TIME_NONE);
	report_add_number(object, "path_from", row->start);
	report_add_number(object, "path_to", row->end);
	report_add_text(object, "owner", target ? target->owner : NULL);
	report_add_text(object, "reason", target ? target->reason : NULL);
	report_add_text(object, "problem", row->problem);
	return object;
}

void report_targets_json(const struct report_targets *targets, struct buf *out)
{
	cJSON *root = report_begin(targets->desk, targets->now_s);

	report_add_period(root, targets->desk, targets->period);
	report_print_open(root, out);
	buf_add_text(out, ",\n\"targets\":[");
	for (size_t i = 0; i < targets->len; i++) {
		buf_add_text(out, i > 0 ? ",\n" : "\n");
		report_print(target_json(targets, &targets->rows[i]), out);
	}
	buf_add_text(out, "]}\n");
}

/* --- the past ------------------------------------------------------------------------------- */

static void add_past(cJSON *object, const struct desk *desk, const struct past_values *values)
{
	size_t len = values->len;

	report_add_text(object, "by_the", past_grain_name(values->grain));
	cJSON_AddNumberToObject(object, "points", (double)len);
	add_date(object, "first", desk, len > 0 ? values->spans[0].from : TIME_NONE);
	add_date(object, "last", desk, len > 0 ? values->spans[len - 1].to - 1 : TIME_NONE);
}

static void add_count(cJSON *object, const char *name, bool is_known, size_t count)
{
	report_add_number(object, name, is_known ? (double)count : (double)NAN);
}

static void add_benchmarks(cJSON *object, const struct desk *desk, enum kpi_id kpi)
{
	struct benchmark benchmarks[BENCHMARK_MAX];
	size_t len = benchmarks_of(desk, kpi, benchmarks);
	cJSON *list = cJSON_AddArrayToObject(object, "benchmarks");

	for (size_t i = 0; i < len; i++) {
		const char reliability[2] = { benchmarks[i].reliability, '\0' };
		cJSON *benchmark = cJSON_CreateObject();

		report_add_number(benchmark, "value", benchmarks[i].value);
		report_add_text(benchmark, "source", benchmarks[i].source);
		report_add_number(benchmark, "year",
			benchmarks[i].year > 0 ? (double)benchmarks[i].year : (double)NAN);
		report_add_text(benchmark, "reliability", *reliability ? reliability : NULL);
		cJSON_AddItemToArray(list, benchmark);
	}
}

static void add_line(
	cJSON *object, const struct report_proposals *proposals, const struct report_proposal *row)
{
	struct buf line;

	buf_init(&line, 0);
	if (row->is_there)
		report_target_line(proposals, row, &line);
	report_add_text(object, "line", row->is_there ? line.bytes : NULL);
	buf_release(&line);
}

static cJSON *proposal_json(
	const struct report_proposals *proposals, const struct report_proposal *row)
{
	const struct proposal *proposal = &row->proposal;
	bool is_there = row->is_there;
	cJSON *object = cJSON_CreateObject();

	add_identity(object, row->reading);
	add_member(object, row->reading);
	add_past(object, proposals->desk, row->values);
	report_add_number(object, "goal", is_there ? proposal->goal : (double)NAN);
	add_count(object, "goal_met", is_there, proposal->goal_met);
	report_add_number(object, "warn", is_there ? proposal->warn : (double)NAN);
	report_add_number(object, "stretch", is_there ? proposal->stretch : (double)NAN);
	add_count(object, "stretch_met", is_there, proposal->stretch_met);
	report_add_number(object, "limit_low", is_there ? proposal->limits.low : (double)NAN);
	report_add_number(object, "limit_high", is_there ? proposal->limits.high : (double)NAN);
	report_add_number(object, "goal_in_force", row->reading->goal);
	report_add_text(object, "target", row->reading->target);
	report_add_text(object, "reach", reach_name(row->reach));
	report_add_text(object, "doubt", is_there ? doubt_name(proposal->doubt) : NULL);
	add_benchmarks(object, proposals->desk, row->reading->kpi);
	add_line(object, proposals, row);
	report_add_text(object, "unknown", is_there ? NULL : reading_reason_name(REASON_TOO_FEW));
	return object;
}

void report_proposals_json(const struct report_proposals *proposals, struct buf *out)
{
	report_print_open(report_begin(proposals->desk, proposals->now_s), out);
	buf_add_text(out, ",\n\"proposals\":[");
	for (size_t i = 0; i < proposals->len; i++) {
		buf_add_text(out, i > 0 ? ",\n" : "\n");
		report_print(proposal_json(proposals, &proposals->rows[i]), out);
	}
	buf_add_text(out, "]}\n");
}

/* --- trials --------------------------------------------------------------------------------- */

static void add_trial(
	cJSON *object, const struct report_trials *trials, const struct report_trial *row)
{
	const struct desk *desk = trials->desk;
	const struct trial *trial = &row->trial;
	bool is_known = row->is_enough, has_run = trial->longest > 0;
	const struct span *run = &trial->longest_span;

	add_identity(object, row->reading);
	add_member(object, row->reading);
	report_add_text(object, "slice", row->slice);
	add_verdict(object, row->reading);
	add_past(object, desk, row->values);
	add_count(object, "met", is_known, trial->met);
	add_count(object, "near", is_known, trial->near);
	add_count(object, "missed", is_known, trial->missed);
	add_count(object, "longest_run", is_known, trial->longest);
	add_date(object, "run_first", desk, has_run ? run->from : TIME_NONE);
	add_date(object, "run_last", desk, has_run ? run->to - 1 : TIME_NONE);
	report_add_number(object, "limit_low", row->limits.low);
	report_add_number(object, "limit_high", row->limits.high);
	report_add_text(object, "reach", reach_name(row->reach));
}

static void add_list(const struct report_trials *trials, struct buf *out)
{
	buf_add_text(out, ",\n\"trials\":[");
	for (size_t i = 0; i < trials->len; i++) {
		cJSON *object = cJSON_CreateObject();

		add_trial(object, trials, &trials->rows[i]);
		buf_add_text(out, i > 0 ? ",\n" : "\n");
		report_print(object, out);
	}
	buf_add_text(out, "]}\n");
}

void report_trials_json(const struct report_trials *trials, struct buf *out)
{
	cJSON *root = report_begin(trials->desk, trials->now_s);

	report_add_period(root, trials->desk, trials->period);
	if (trials->is_by_member) {
		report_print_open(root, out);
		add_list(trials, out);
		return;
	}
	add_trial(root, trials, &trials->rows[0]);
	report_print(root, out);
	buf_add_char(out, '\n');
}
