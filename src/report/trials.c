/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a goal would have fared on the past; and the words that trials and proposals share.
 */
#include "config.h"

#include <math.h>

#include "base/text.h"
#include "base/words.h"
#include "report/figure.h"
#include "report/targets.h"

/* --- words ---------------------------------------------------------------------------------- */

const char *report_grain_words(const struct past_values *values, size_t n)
{
	switch (values->grain) {
	case PAST_BY_WEEKS:
		return ngettext("whole week", "whole weeks", (unsigned long)n);
	case PAST_BY_MONTHS:
		return ngettext("whole month", "whole months", (unsigned long)n);
	default:
		return ngettext("open day", "open days", (unsigned long)n);
	}
}

void report_span(struct buf *out, const struct desk *desk, struct span span)
{
	report_date(out, desk, span.from);
	buf_add_text(out, " … ");
	report_date(out, desk, span.to - 1);
}

/* "60 open days, 2026-08-26 … 2026-11-20" */
void report_past(struct buf *out, const struct desk *desk, const struct past_values *values)
{
	buf_printf(out, "%zu %s", values->len, report_grain_words(values, values->len));
	if (values->len == 0)
		return;
	buf_add_text(out, ", ");
	report_span(out, desk,
		(struct span){ values->spans[0].from, values->spans[values->len - 1].to });
}

const char *report_reach_words(enum reach reach)
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

void report_limits(struct buf *out, const struct desk *desk, const struct reading *reading,
	const struct xmr *limits)
{
	figure_value(out, desk, reading, limits->low);
	buf_add_text(out, " … ");
	figure_value(out, desk, reading, limits->high);
}

/* --- trials ---------------------------------------------------------------------------------- */

static void add_fate(
	const struct report_trials *trials, const struct report_trial *row, struct buf *out)
{
	const struct desk *desk = trials->desk;
	const struct trial *trial = &row->trial;
	const struct past_values *values = row->values;

	buf_printf(out, _("met on %zu of "), trial->met);
	report_past(out, desk, values);
	buf_printf(out, _("; narrowly missed on %zu, missed on %zu\n"), trial->near, trial->missed);
	if (trial->longest > 0) {
		buf_printf(out, _("longest without the goal: %zu %s, "), trial->longest,
			report_grain_words(values, trial->longest));
		report_span(out, desk, trial->longest_span);
		buf_add_char(out, '\n');
	}
	if (isnan(row->limits.low))
		return;
	buf_add_text(out, _("predictably "));
	report_limits(out, desk, row->reading, &row->limits);
	if (row->reach == REACH_NEVER || row->reach == REACH_ALWAYS)
		buf_printf(out, _(": the goal %s"), report_reach_words(row->reach));
	buf_add_char(out, '\n');
}

static void add_trial(
	const struct report_trials *trials, const struct report_trial *row, struct buf *out)
{
	const struct desk *desk = trials->desk;
	const struct reading *reading = row->reading;

	text_show(out, _(kpi_row(reading->kpi)->title));
	buf_add_text(out, ", ");
	text_show(out, row->slice);
	buf_add_text(out, ": ");
	figure_goal(out, desk, reading);
	buf_add_char(out, '\n');
	if (row->is_enough)
		add_fate(trials, row, out);
	else
		buf_printf(out, _("%zu %s are known, %d are needed\n"), row->values->len,
			report_grain_words(row->values, row->values->len), PAST_LEAST);
	if (row->values->grain == PAST_BY_MONTHS)
		buf_add_text(out, _("by months, as it is measured\n"));
	else if (row->values->grain == PAST_BY_WEEKS &&
		 kpi_row(reading->kpi)->aggregate == AGGREGATE_FORMULA)
		buf_add_text(out, _("by weeks, because a day tells too little\n"));
	else if (row->values->grain == PAST_BY_WEEKS)
		buf_printf(out, _("by weeks, because a day has fewer than %d\n"),
			(int)past_thin(reading->kpi));
	buf_add_text(out, _("now: "));
	figure_value(out, desk, reading, reading->value);
	if (*figure_mark(reading) != '\0')
		buf_printf(out, ", %s", figure_mark(reading));
	buf_add_text(out, " (");
	figure_time(out, desk, trials->period->span.from);
	buf_add_text(out, " … ");
	figure_time(out, desk, trials->period->span.to);
	buf_add_text(out, ")\n");
}

void report_trials_text(const struct report_trials *trials, struct buf *out)
{
	for (size_t i = 0; i < trials->len; i++) {
		if (i > 0)
			buf_add_char(out, '\n');
		add_trial(trials, &trials->rows[i], out);
	}
}
