/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Proposed targets as lines of the configuration, with their grounds as comments; and how a goal
 * would have fared.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "report/figure.h"
#include "report/targets.h"

/* --- words ---------------------------------------------------------------------------------- */

static const char *unit_words(const struct past_values *values, size_t n)
{
	return values->is_weeks ? ngettext("whole week", "whole weeks", (unsigned long)n)
				: ngettext("open day", "open days", (unsigned long)n);
}

static void add_span(struct buf *out, const struct desk *desk, struct span span)
{
	report_date(out, desk, span.from);
	buf_add_text(out, " … ");
	report_date(out, desk, span.to - 1);
}

/* "60 open days, 2026-08-26 … 2026-11-20" */
static void add_past(struct buf *out, const struct desk *desk, const struct past_values *values)
{
	buf_printf(out, "%zu %s", values->len, unit_words(values, values->len));
	if (values->len == 0)
		return;
	buf_add_text(out, ", ");
	add_span(out, desk,
		(struct span){ values->spans[0].from, values->spans[values->len - 1].to });
}

static const char *reach_words(enum reach reach)
{
	switch (reach) {
	case REACH_NEVER:
		return _("cannot be met by effort alone");
	case REACH_ALWAYS:
		return _("is met whatever happens");
	default:
		return "";
	}
}

static void add_limits(struct buf *out, const struct desk *desk, const struct reading *reading,
	const struct xmr *limits)
{
	figure_value(out, desk, reading, limits->low);
	buf_add_text(out, " … ");
	figure_value(out, desk, reading, limits->high);
}

/* --- the line of the configuration ----------------------------------------------------------- */

/* In double quotes, so that nothing in it is read as anything else. */
static void add_setting(struct buf *out, const char *name, const char *word)
{
	if (!word)
		return;
	buf_printf(out, "  %s = \"", name);
	for (; *word != '\0'; word++) {
		if (strchr("\"\\$", *word))
			buf_add_char(out, '\\');
		buf_add_char(out, *word);
	}
	buf_add_char(out, '"');
}

/* Teams are written by name, agents by login. */
static const char *condition_word(const struct reading *reading)
{
	return reading->scope == SCOPE_TEAM ? reading->scope_name : reading->scope_id;
}

void report_target_line(const struct report_proposals *proposals, const struct report_proposal *row,
	struct buf *out)
{
	const struct reading *reading = row->reading;
	const struct kpi_row *kpi = kpi_row(reading->kpi);
	const struct board_filter *filter = proposals->filter;
	const struct proposal *proposal = &row->proposal;
	char figure[48];

	buf_printf(out, "target { kpi = %s", kpi->id);
	add_setting(out, "role", filter->role);
	add_setting(out, "team", filter->team);
	add_setting(out, "agent", filter->agent);
	add_setting(out, "channel", filter->channel);
	add_setting(out, "priority", filter->priority);
	if (reading->scope != SCOPE_DEPARTMENT)
		add_setting(out, scope_rows[reading->scope].name, condition_word(reading));
	add_setting(out, "goal", past_figure(figure, sizeof(figure), kpi->unit, proposal->goal));
	if (!isnan(proposal->warn))
		add_setting(out, "warn",
			past_figure(figure, sizeof(figure), kpi->unit, proposal->warn));
	if (kpi->has_clock && !reading->is_business)
		buf_add_text(out, "  clock = calendar");
	buf_add_text(out, "  from = ");
	report_date(out, proposals->desk, proposals->now_s);
	buf_add_text(out, " }");
}

/* --- proposals ------------------------------------------------------------------------------ */

static void add_benchmarks(struct buf *out, const struct desk *desk, const struct reading *reading)
{
	struct benchmark benchmarks[BENCHMARK_MAX];
	size_t len = benchmarks_of(desk, reading->kpi, benchmarks);
	enum kpi_unit unit = kpi_row(reading->kpi)->unit;
	char figure[48];

	for (size_t i = 0; i < len; i++) {
		const struct benchmark *benchmark = &benchmarks[i];

		buf_add_text(out, _("#   others: "));
		if (unit == UNIT_SECONDS) /* to the second, as others tell it */
			buf_add_text(
				out, past_figure(figure, sizeof(figure), unit, benchmark->value));
		else
			figure_value(out, desk, reading, benchmark->value);
		if (benchmark->note)
			buf_printf(out, ", %s", benchmark->note);
		buf_add_text(out, ", ");
		text_show(out, benchmark->source);
		if (benchmark->year > 0)
			buf_printf(out, " %lld", (long long)benchmark->year);
		if (benchmark->reliability == 'B')
			buf_add_text(out, _(" (its own customers or members)"));
		buf_add_char(out, '\n');
	}
}

static void add_current(struct buf *out, const struct desk *desk, const struct report_proposal *row)
{
	const struct reading *reading = row->reading;

	if (isnan(reading->goal))
		return;
	buf_add_text(out, _("#   in force: "));
	figure_goal(out, desk, reading);
	buf_printf(out, ", %s", reading->target ? reading->target : "");
	if (row->reach == REACH_NEVER || row->reach == REACH_ALWAYS)
		buf_printf(out, ": %s", reach_words(row->reach));
	buf_add_char(out, '\n');
}

static void add_grounds(struct buf *out, const struct desk *desk, const struct report_proposal *row)
{
	const struct proposal *proposal = &row->proposal;
	size_t n = row->values->len;

	buf_add_text(out, _("#   goal "));
	figure_value(out, desk, row->reading, proposal->goal);
	buf_printf(out, _(" met on %zu of %zu; stretch "), proposal->goal_met, n);
	figure_value(out, desk, row->reading, proposal->stretch);
	buf_printf(out, _(" met on %zu of %zu"), proposal->stretch_met, n);
	if (!isnan(proposal->limits.low)) {
		buf_add_text(out, _("; predictably "));
		add_limits(out, desk, row->reading, &proposal->limits);
	}
	buf_add_char(out, '\n');
}

/* What should be thought over before it is taken keeps its comment sign. */
static void add_caution(const struct reading *reading, struct buf *out)
{
	const struct kpi_row *row = kpi_row(reading->kpi);
	bool is_count = row->aggregate == AGGREGATE_COUNT || row->aggregate == AGGREGATE_DIFFERENCE;

	if (reading->has_own_goals)
		buf_add_text(
			out, _("#   it would take the place of the channels' own goals: better "
			       "by --scope channel\n# "));
	else if (is_count && !row->is_level)
		buf_add_text(out, _("#   a count of one day, by which longer periods would be "
				    "judged as well\n# "));
}

static void add_proposal(const struct report_proposals *proposals,
	const struct report_proposal *row, struct buf *out)
{
	const struct desk *desk = proposals->desk;
	const struct reading *reading = row->reading;

	buf_printf(out, "#\n# %s", _(kpi_row(reading->kpi)->title));
	if (reading->scope != SCOPE_DEPARTMENT) {
		buf_printf(out, ", %s ", scope_rows[reading->scope].name);
		text_show(out, reading->scope_name);
	}
	buf_add_text(out, ": ");
	add_past(out, desk, row->values);
	buf_add_char(out, '\n');
	if (!row->is_there)
		buf_printf(out, _("#   too few to propose a goal: %d are needed\n"), PAST_LEAST);
	else
		add_grounds(out, desk, row);
	add_current(out, desk, row);
	add_benchmarks(out, desk, reading);
	if (!row->is_there)
		return;
	add_caution(reading, out);
	report_target_line(proposals, row, out);
	buf_add_char(out, '\n');
}

void report_proposals_text(const struct report_proposals *proposals, struct buf *out)
{
	const struct desk *desk = proposals->desk;

	buf_add_text(out, "# ");
	text_show(out, desk->title ? desk->title : desk->name);
	buf_printf(out, _(": targets proposed on "));
	report_date(out, desk, proposals->now_s);
	buf_printf(out, _(" from the last %d open days, closed days left out"), PAST_LEN);
	buf_printf(out, _(";\n# from weeks where a day has fewer than %d.\n"), PAST_THIN);
	for (size_t i = 0; i < proposals->len; i++)
		add_proposal(proposals, &proposals->rows[i], out);
}

/* --- a trial -------------------------------------------------------------------------------- */

static void add_fate(const struct report_trial *report, struct buf *out)
{
	const struct trial *trial = report->trial;
	const struct past_values *values = report->values;

	buf_printf(out, _("met on %zu of "), trial->met);
	add_past(out, report->desk, values);
	buf_printf(out, _("; narrowly missed on %zu, missed on %zu\n"), trial->near, trial->missed);
	if (trial->longest > 0) {
		buf_printf(out, _("longest without the goal: %zu %s, "), trial->longest,
			unit_words(values, trial->longest));
		add_span(out, report->desk, trial->longest_span);
		buf_add_char(out, '\n');
	}
	if (isnan(report->limits.low))
		return;
	buf_add_text(out, _("predictably "));
	add_limits(out, report->desk, report->reading, &report->limits);
	if (report->reach == REACH_NEVER || report->reach == REACH_ALWAYS)
		buf_printf(out, _(": the goal %s"), reach_words(report->reach));
	buf_add_char(out, '\n');
}

void report_trial_text(const struct report_trial *report, struct buf *out)
{
	const struct reading *reading = report->reading;

	text_show(out, _(kpi_row(reading->kpi)->title));
	buf_printf(out, ", %s: ", report->slice);
	figure_goal(out, report->desk, reading);
	buf_add_char(out, '\n');
	if (report->trial)
		add_fate(report, out);
	else
		buf_printf(out, _("%zu %s are known, %d are needed\n"), report->values->len,
			unit_words(report->values, report->values->len), PAST_LEAST);
	if (report->values->is_weeks)
		buf_printf(out, _("by weeks, because a day has fewer than %d\n"), PAST_THIN);
	buf_add_text(out, _("now: "));
	figure_value(out, report->desk, reading, reading->value);
	if (*figure_mark(reading) != '\0')
		buf_printf(out, ", %s", figure_mark(reading));
	buf_add_text(out, " (");
	figure_time(out, report->desk, report->period->span.from);
	buf_add_text(out, " … ");
	figure_time(out, report->desk, report->period->span.to);
	buf_add_text(out, ")\n");
}
