/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The board as tables for people: one for each member of each scope.
 */
#include "config.h"

#include "base/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/format.h"
#include "base/words.h"
#include "kpi/method.h"
#include "report/figure.h"
#include "report/formats.h"

enum column {
	COLUMN_TITLE,
	COLUMN_VALUE,
	COLUMN_MARK,
	COLUMN_GOAL,
	COLUMN_CHANGE,
	COLUMN_N,
	COLUMN_NOTES,
	COLUMN_COUNT
};

/* clang-format off */
static const struct {
	const char *title;
	bool is_right;
} columns[COLUMN_COUNT] = {
	[COLUMN_TITLE] = { N_("KPI"), false },
	[COLUMN_VALUE] = { N_("value"), true },
	[COLUMN_MARK] = { N_("mark"), false },
	[COLUMN_GOAL] = { N_("goal"), true },
	[COLUMN_CHANGE] = { N_("change"), true },
	[COLUMN_N] = { N_("n"), true },
	[COLUMN_NOTES] = { N_("notes"), false },
};
/* clang-format on */

#define GAP 2
/* Notes of fewer cells are put below. */
#define NOTES_LEAST 20
#define NOTES_INDENT 6

static void add_n(struct buf *out, const struct reading *reading)
{
	char number[32];

	if (!isnan(reading->n) && reading->reason != REASON_LOADING &&
		reading->reason != REASON_NO_SOURCE)
		buf_add_text(out, format_number(number, sizeof(number), reading->n, 0));
}

/* Where the columns stand. */
struct layout {
	int widths[COLUMN_COUNT];
	int width_cols; /* of a line; 0: no limit */
	bool has_short_titles;
	int notes_from; /* the first cell of notes; on lines of their own where is_below */
	bool is_below;
};

static void fill_cell(const struct report *report, const struct layout *layout,
	const struct reading *reading, enum column column, struct buf *out)
{
	const struct kpi_row *row = kpi_row(reading->kpi);

	switch (column) {
	case COLUMN_TITLE:
		buf_add_text(out, _(layout->has_short_titles ? row->short_title : row->title));
		break;
	case COLUMN_VALUE:
		figure_value(out, report->desk, reading, reading->value);
		break;
	case COLUMN_MARK:
		if (reading->reason == REASON_NONE)
			buf_add_text(out, figure_mark(reading));
		break;
	case COLUMN_GOAL:
		figure_goal(out, report->desk, reading);
		break;
	case COLUMN_CHANGE:
		figure_change(out, reading);
		break;
	case COLUMN_N:
		add_n(out, reading);
		break;
	default:
		figure_notes(out, reading, report->desk);
		break;
	}
}

/* Appends a finished line, cut to the width that is there, without blanks at its end. */
static void add_line(struct buf *out, struct buf *line, int width_cols)
{
	while (line->len > 0 && line->bytes[line->len - 1] == ' ')
		line->bytes[--line->len] = '\0';
	if (width_cols > 0)
		text_cut(out, line->bytes, width_cols, "…");
	else
		buf_add(out, line->bytes, line->len);
	buf_add_char(out, '\n');
	buf_clear(line);
}

static void measure(const struct report *report, struct layout *layout)
{
	struct buf cell;

	buf_init(&cell, 0);
	layout->notes_from = GAP;
	for (int c = 0; c < COLUMN_NOTES; c++) {
		layout->widths[c] = text_width_cols(_(columns[c].title));
		for (size_t i = 0; i < board_count(report->board); i++) {
			fill_cell(
				report, layout, board_at(report->board, i), (enum column)c, &cell);
			int width = text_width_cols(cell.bytes);

			if (width > layout->widths[c])
				layout->widths[c] = width;
			buf_clear(&cell);
		}
		layout->notes_from += layout->widths[c] + GAP;
	}
	buf_release(&cell);
}

/* Numbers are never cut for the sake of words: notes go below, then titles are shortened. */
static struct layout make_layout(const struct report *report)
{
	struct layout layout = { .width_cols = report->width_cols };

	measure(report, &layout);
	if (layout.width_cols == 0 || layout.notes_from + NOTES_LEAST <= layout.width_cols)
		return layout;
	layout.has_short_titles = layout.notes_from - GAP > layout.width_cols;
	if (layout.has_short_titles)
		measure(report, &layout);
	layout.is_below = layout.notes_from + NOTES_LEAST > layout.width_cols;
	if (layout.is_below)
		layout.notes_from = NOTES_INDENT;
	return layout;
}

static void pad_to(struct buf *line, int column)
{
	for (int at = text_width_cols(line->bytes); at < column; at++)
		buf_add_char(line, ' ');
}

/* The bytes of the words that fit; at least one word. */
static size_t words_that_fit(const char *text, int width_cols)
{
	size_t fitting = 0, at = 0;

	for (int used = 0, width; text[at] != '\0'; used += width) {
		size_t step = text_next(text + at, &width);

		if (used + width > width_cols && fitting > 0)
			return fitting;
		if (text[at] == ' ')
			fitting = at;
		at += step;
	}
	return at;
}

static void add_wrapped(
	const struct layout *layout, const char *notes, struct buf *line, struct buf *out)
{
	if (layout->is_below)
		add_line(out, line, layout->width_cols);
	while (*notes != '\0') {
		size_t len =
			layout->width_cols == 0
				? strlen(notes)
				: words_that_fit(notes, layout->width_cols - layout->notes_from);

		pad_to(line, layout->notes_from);
		buf_add(line, notes, len);
		add_line(out, line, layout->width_cols);
		notes += len + (notes[len] == ' ');
	}
	if (line->len > 0)
		add_line(out, line, layout->width_cols);
}

static void add_head(const struct layout *layout, struct buf *out)
{
	struct buf line;

	buf_init(&line, 0);
	for (int c = 0; c < COLUMN_NOTES; c++) {
		pad_to(&line, text_width_cols(line.bytes) + GAP);
		figure_cell(&line, _(columns[c].title), layout->widths[c], columns[c].is_right);
	}
	if (!layout->is_below) {
		pad_to(&line, layout->notes_from);
		buf_add_text(&line, _(columns[COLUMN_NOTES].title));
	}
	add_line(out, &line, layout->width_cols);
	buf_release(&line);
}

static void add_row(const struct report *report, const struct layout *layout,
	const struct reading *reading, struct buf *out)
{
	struct buf line, cell;

	buf_init(&line, 0);
	buf_init(&cell, 0);
	for (int c = 0; c < COLUMN_NOTES; c++) {
		fill_cell(report, layout, reading, (enum column)c, &cell);
		pad_to(&line, text_width_cols(line.bytes) + GAP);
		figure_cell(&line, cell.bytes, layout->widths[c], columns[c].is_right);
		buf_clear(&cell);
	}
	figure_notes(&cell, reading, report->desk);
	add_wrapped(layout, cell.bytes, &line, out);
	buf_release(&line);
	buf_release(&cell);
}

static bool is_new_member(const struct reading *before, const struct reading *reading)
{
	return !before || before->scope != reading->scope ||
	       strcmp(before->scope_id, reading->scope_id) != 0;
}

static void add_member(const struct report *report, const struct reading *reading, struct buf *out)
{
	struct buf line;

	buf_init(&line, 0);
	buf_add_text(&line, _(scope_rows[reading->scope].title));
	if (reading->scope != SCOPE_DEPARTMENT) {
		buf_add_text(&line, ": ");
		text_show(&line, reading->scope_name);
	}
	buf_add_char(out, '\n');
	add_line(out, &line, report->width_cols);
	buf_release(&line);
}

static const char *period_title(const char *name)
{
	for (const struct period_name *row = period_names; row->name; row++)
		if (strcmp(row->name, name) == 0)
			return _(row->title);
	return _("Period");
}

static void add_title(const struct report *report, struct buf *out)
{
	const struct period *period = &board_request(report->board)->period;
	const struct desk *desk = report->desk;
	struct buf line;

	buf_init(&line, 0);
	text_show(&line, desk->title ? desk->title : desk->name);
	buf_printf(&line, " · %s", period_title(period->name));
	if (period->shift[0] != '\0') {
		buf_add_text(&line, ": ");
		text_show(&line, period->shift);
	}
	buf_add_text(&line, " · ");
	figure_time(&line, desk, period->span.from);
	buf_add_text(&line, " … ");
	figure_time(&line, desk, period->span.to);
	buf_printf(&line, " %s", desk->zone ? zone_name(desk->zone) : "UTC");
	add_line(out, &line, report->width_cols);
	buf_add_text(&line, _("Data as of "));
	figure_time(&line, desk, report->data_as_of);
	add_line(out, &line, report->width_cols);
	buf_release(&line);
}

/* What happened meanwhile, as the desk's owner noted it. */
static void add_meanwhile(const struct report *report, struct buf *out)
{
	const struct span *span = &board_request(report->board)->period.span;
	struct buf line;

	buf_init(&line, 0);
	for (size_t i = 0; i < report->desk->note_count; i++) {
		const struct note_config *note = &report->desk->notes[i];

		if (!span_touches(note->span, *span))
			continue;
		buf_add_text(&line, _("Note: "));
		figure_time(&line, report->desk, note->span.from);
		buf_add_text(&line, " … ");
		figure_time(&line, report->desk, note->span.to);
		buf_add_text(&line, "  ");
		text_show(&line, note->text);
		add_line(out, &line, report->width_cols);
	}
	buf_release(&line);
}

/* A source that is not well, so that nobody trusts old numbers. */
static void add_trouble(const struct report *report, struct buf *out)
{
	struct buf line;

	buf_init(&line, 0);
	for (size_t i = 0; i < report->source_count; i++) {
		const struct source_status *source = &report->sources[i];

		if (source->state == SOURCE_OK)
			continue;
		text_show(&line, source->name);
		buf_printf(&line, ": %s", source_state_name(source->state));
		if (source->error[0] != '\0') {
			buf_add_text(&line, ", ");
			text_show(&line, source->error);
		}
		add_line(out, &line, report->width_cols);
	}
	buf_release(&line);
}

/* What the notes mean by a word of their own. */
static void add_footnote(const struct report *report, struct buf *out)
{
	const char *text = _("partly undated: the helpdesk tells how often, but not when; such "
			     "counts are dated by the ticket's last solve.");
	struct layout layout = { .width_cols = report->width_cols, .notes_from = 0 };
	struct buf line;

	buf_init(&line, 0);
	buf_add_char(out, '\n');
	add_wrapped(&layout, text, &line, out);
	buf_release(&line);
}

void report_text(const struct report *report, struct buf *out)
{
	const struct reading *before = NULL;
	bool has_undated = false;
	struct layout layout = make_layout(report);

	add_title(report, out);
	add_meanwhile(report, out);
	add_trouble(report, out);
	for (size_t i = 0; i < board_count(report->board); i++) {
		const struct reading *reading = board_at(report->board, i);

		if (is_new_member(before, reading)) {
			add_member(report, reading, out);
			add_head(&layout, out);
		}
		add_row(report, &layout, reading, out);
		has_undated |= reading->is_undated;
		before = reading;
	}
	if (has_undated)
		add_footnote(report, out);
}
