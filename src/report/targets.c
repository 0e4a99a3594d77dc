/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The targets in force, as a table for people.
 */
#include "config.h"

#include "report/targets.h"

#include <math.h>
#include <string.h>

#include "base/clock.h"
#include "base/format.h"
#include "base/text.h"
#include "base/words.h"
#include "report/figure.h"

enum column {
	COLUMN_KPI,
	COLUMN_SCOPE,
	COLUMN_GOAL,
	COLUMN_VALUE,
	COLUMN_MARK,
	COLUMN_NOTES,
	COLUMN_COUNT
};

/* clang-format off */
static const struct {
	const char *title;
	bool is_right;
} columns[COLUMN_COUNT] = {
	[COLUMN_KPI] = { N_("KPI"), false },
	[COLUMN_SCOPE] = { N_("for"), false },
	[COLUMN_GOAL] = { N_("goal"), true },
	[COLUMN_VALUE] = { N_("value"), true },
	[COLUMN_MARK] = { N_("mark"), false },
	[COLUMN_NOTES] = { N_("set"), false },
};
/* clang-format on */

#define GAP 2

void report_date(struct buf *out, const struct desk *desk, int64_t at)
{
	struct civil civil = hours_civil(desk, at);

	buf_printf(out, "%04d-%02d-%02d", civil.year, civil.month, civil.day);
}

/* --- cells ---------------------------------------------------------------------------------- */

static void add_part(struct buf *out, enum scope_kind scope, const char *word)
{
	if (word)
		buf_printf(out, "%s%s %s", out->len > 0 ? ", " : "", scope_rows[scope].name, word);
}

/* For whom it is, in the words of the configuration. */
static void add_scope(struct buf *out, const struct report_target *row)
{
	const struct target_config *target = row->config;

	if (!target) {
		if (row->reading.scope != SCOPE_DEPARTMENT && row->reading.scope_name)
			add_part(out, row->reading.scope, row->reading.scope_name);
	} else {
		add_part(out, SCOPE_ROLE, target->role);
		add_part(out, SCOPE_SITE, target->site);
		add_part(out, SCOPE_TEAM, target->team);
		add_part(out, SCOPE_AGENT, target->agent);
		add_part(out, SCOPE_CHANNEL, target->channel);
		add_part(out, SCOPE_PRIORITY, target->priority);
		add_part(out, SCOPE_TOPIC, target->topic);
	}
	if (out->len == 0)
		buf_add_text(out, scope_rows[SCOPE_DEPARTMENT].name);
}

static void separate(struct buf *out)
{
	if (out->len > 0)
		buf_add_text(out, "; ");
}

static void add_warning(struct buf *out, const struct desk *desk, const struct reading *reading)
{
	enum kpi_better better = kpi_row(reading->kpi)->better;

	if (isnan(reading->warn) || (better != BETTER_HIGHER && better != BETTER_LOWER))
		return;
	separate(out);
	buf_add_text(out, _("missed beyond "));
	figure_value(out, desk, reading, reading->warn);
}

static void add_dates(struct buf *out, const struct desk *desk, const struct report_target *row)
{
	const struct target_config *target = row->config;

	if (target->from != TIME_NONE) {
		separate(out);
		buf_add_text(out, _("since "));
		report_date(out, desk, target->from);
	}
	if (!isnan(row->start)) {
		separate(out);
		figure_value(out, desk, &row->reading, row->start);
		buf_add_text(out, " → ");
		figure_value(out, desk, &row->reading, row->end);
	}
	if (target->by != TIME_NONE) {
		buf_add_text(out, isnan(row->start) && out->len > 0 ? ", " : " ");
		buf_add_text(out, _("by "));
		report_date(out, desk, target->by);
	}
}

static void add_notes(struct buf *out, const struct desk *desk, const struct report_target *row)
{
	if (row->config)
		add_dates(out, desk, row);
	else
		buf_add_text(out, _("default"));
	add_warning(out, desk, &row->reading);
	if (row->reading.has_own_goals) {
		separate(out);
		buf_add_text(out, _("* each channel has its own goal"));
	}
	if (row->config && row->config->owner) {
		separate(out);
		buf_add_text(out, row->config->owner);
	}
	if (row->config && row->config->reason) {
		separate(out);
		buf_add_text(out, row->config->reason);
	}
	if (row->problem) {
		separate(out);
		buf_add_text(out, row->problem);
	}
}

static void fill_cell(const struct desk *desk, const struct report_target *row, enum column column,
	struct buf *out)
{
	const struct reading *reading = &row->reading;

	switch (column) {
	case COLUMN_KPI:
		buf_add_text(out, _(kpi_row(reading->kpi)->title));
		break;
	case COLUMN_SCOPE:
		add_scope(out, row);
		break;
	case COLUMN_GOAL:
		figure_goal(out, desk, reading);
		break;
	case COLUMN_VALUE:
		if (!row->is_coming)
			figure_value(out, desk, reading, reading->value);
		break;
	case COLUMN_MARK:
		if (!row->is_coming && !row->problem)
			buf_add_text(out, figure_mark(reading));
		break;
	default:
		add_notes(out, desk, row);
		break;
	}
}

/* --- lines ---------------------------------------------------------------------------------- */

static void measure(const struct report_targets *targets, int *widths)
{
	struct buf cell;

	buf_init(&cell, 0);
	for (int c = 0; c < COLUMN_NOTES; c++) {
		widths[c] = text_width_cols(_(columns[c].title));
		for (size_t i = 0; i < targets->len; i++) {
			fill_cell(targets->desk, &targets->rows[i], (enum column)c, &cell);
			int width = text_width_cols(cell.bytes);

			if (width > widths[c])
				widths[c] = width;
			buf_clear(&cell);
		}
	}
	buf_release(&cell);
}

static void add_cells(const struct report_targets *targets, const struct report_target *row,
	const int *widths, struct buf *out)
{
	struct buf cell;

	buf_init(&cell, 0);
	for (int c = 0; c < COLUMN_NOTES; c++) {
		if (row)
			fill_cell(targets->desk, row, (enum column)c, &cell);
		else
			buf_add_text(&cell, _(columns[c].title));
		figure_cell(out, cell.bytes, widths[c], columns[c].is_right);
		buf_printf(out, "%*s", GAP, "");
		buf_clear(&cell);
	}
	if (row)
		fill_cell(targets->desk, row, COLUMN_NOTES, &cell);
	else
		buf_add_text(&cell, _(columns[COLUMN_NOTES].title));
	text_show(out, cell.bytes);
	buf_add_char(out, '\n');
	buf_release(&cell);
}

static void add_title(const struct report_targets *targets, struct buf *out)
{
	const struct desk *desk = targets->desk;

	text_show(out, desk->title ? desk->title : desk->name);
	for (int scope = 0; targets->filter && scope < SCOPE_KIND_COUNT; scope++) {
		if (!targets->filter->of[scope])
			continue;
		buf_printf(out, " · %s ", _(scope_rows[scope].title));
		text_show(out, targets->filter->of[scope]);
	}
	buf_printf(out, _(" · targets · values of "));
	figure_time(out, desk, targets->period->span.from);
	buf_add_text(out, " … ");
	figure_time(out, desk, targets->period->span.to);
	buf_printf(out, " %s\n\n", zone_name(desk->zone));
}

void report_targets_text(const struct report_targets *targets, struct buf *out)
{
	int widths[COLUMN_COUNT];
	bool has_coming = false;

	add_title(targets, out);
	measure(targets, widths);
	add_cells(targets, NULL, widths, out);
	for (size_t i = 0; i < targets->len; i++) {
		has_coming |= targets->rows[i].is_coming;
		if (!targets->rows[i].is_coming)
			add_cells(targets, &targets->rows[i], widths, out);
	}
	if (has_coming)
		buf_printf(out, "\n%s\n", _("To come:"));
	for (size_t i = 0; i < targets->len; i++)
		if (targets->rows[i].is_coming)
			add_cells(targets, &targets->rows[i], widths, out);
}
