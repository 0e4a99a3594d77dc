/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Proposed targets as lines of the configuration, with their grounds as comments.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "report/figure.h"
#include "report/targets.h"

/* --- the line of the configuration ----------------------------------------------------------- */

/* In double quotes, so that nothing in it is read as anything else. */
static void add_setting(struct buf *out, const char *name, const char *word)
{
	struct buf shown;

	if (!word)
		return;
	buf_init(&shown, 0);
	text_show(&shown, word);
	buf_printf(out, "  %s = \"", name);
	for (const char *at = shown.bytes; *at != '\0'; at++) {
		if (strchr("\"\\$", *at))
			buf_add_char(out, '\\');
		buf_add_char(out, *at);
	}
	buf_add_char(out, '"');
	buf_release(&shown);
}

/* Teams are written by name, unless something in it cannot be seen; agents by login. */
static const char *condition_word(const struct reading *reading)
{
	bool is_named = reading->scope == SCOPE_TEAM && text_is_plain(reading->scope_name);

	return is_named ? reading->scope_name : reading->scope_id;
}

/* The slice, and which member of it; a member of the slice's own kind is more narrowly the same. */
static void add_conditions(
	struct buf *out, const struct board_filter *filter, const struct reading *reading)
{
	for (int scope = 0; scope < SCOPE_KIND_COUNT; scope++)
		if (scope != (int)reading->scope)
			add_setting(out, scope_rows[scope].name, filter->of[scope]);
	if (reading->scope != SCOPE_DEPARTMENT)
		add_setting(out, scope_rows[reading->scope].name, condition_word(reading));
}

void report_target_line(const struct report_proposals *proposals, const struct report_proposal *row,
	struct buf *out)
{
	const struct reading *reading = row->reading;
	const struct kpi_row *kpi = kpi_row(reading->kpi);
	const struct proposal *proposal = &row->proposal;
	char figure[48];

	buf_printf(out, "target { kpi = %s", kpi->id);
	add_conditions(out, proposals->filter, reading);
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
		buf_printf(out, ": %s", report_reach_words(row->reach));
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
		report_limits(out, desk, row->reading, &proposal->limits);
	}
	buf_add_char(out, '\n');
}

static const char *doubt_words(enum doubt doubt)
{
	switch (doubt) {
	case DOUBT_BEST:
		return _("#   nothing better is possible: one slip misses it\n# ");
	case DOUBT_STRETCH:
		return _(
			"#   the better quartile reaches no more: there is nothing to work towards\n"
			"# ");
	case DOUBT_OFTEN:
		return _("#   met on far more than half: it asks for nothing\n# ");
	default:
		return "";
	}
}

/* What should be thought over before it is taken keeps its comment sign. */
static void add_caution(const struct report_proposal *row, struct buf *out)
{
	const struct kpi_row *kpi = kpi_row(row->reading->kpi);
	bool is_count = kpi->aggregate == AGGREGATE_COUNT || kpi->aggregate == AGGREGATE_DIFFERENCE;

	if (row->reading->has_own_goals)
		buf_add_text(
			out, _("#   it would take the place of the channels' own goals: better "
			       "by --scope channel\n# "));
	else if (is_count && !kpi->is_level)
		buf_add_text(out, _("#   a count of one day, by which longer periods would be "
				    "judged as well\n# "));
	else
		buf_add_text(out, doubt_words(row->proposal.doubt));
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
	report_past(out, desk, row->values);
	buf_add_char(out, '\n');
	if (!row->is_there)
		buf_printf(out, _("#   too few to propose a goal: needs %d %s, there are %zu\n"),
			PAST_LEAST, report_grain_words(row->values, PAST_LEAST), row->values->len);
	else
		add_grounds(out, desk, row);
	add_current(out, desk, row);
	add_benchmarks(out, desk, reading);
	if (!row->is_there)
		return;
	add_caution(row, out);
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
	buf_printf(out,
		_(";\n# from weeks where a day has fewer than %d, of opinions and reviews %d; from "
		  "months what\n# is measured by the month. Nothing is proposed from fewer than %d.\n"),
		PAST_THIN, PAST_THIN_SAMPLE, PAST_LEAST);
	for (size_t i = 0; i < proposals->len; i++)
		add_proposal(proposals, &proposals->rows[i], out);
}
