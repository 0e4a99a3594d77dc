/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tickets behind a reading as a list, with a foot that adds it up.
 */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "base/macros.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "kpi/noun.h"
#include "kpi/statistics.h"
#include "report/figure.h"
#include "report/report.h"

#define GAP 2
/* A subject of fewer cells says nothing. */
#define SUBJECT_LEAST 24

enum column {
	COLUMN_TICKET,
	COLUMN_DATE,
	COLUMN_VALUE,
	COLUMN_THEIRS,
	COLUMN_DIFFERENCE,
	COLUMN_WHY,
	COLUMN_TEAM,
	COLUMN_AGENT,
	COLUMN_STATE,
	COLUMN_SUBJECT,
	COLUMN_COUNT
};

/* clang-format off */
static const struct {
	const char *title;
	int most_cols; /* 0: what is left of the line */
	bool is_right;
} columns[COLUMN_COUNT] = {
	[COLUMN_TICKET] = { N_("ticket no."), 10, true },
	[COLUMN_DATE] = { N_("date"), 16, false },
	[COLUMN_VALUE] = { N_("value"), 20, true },
	[COLUMN_THEIRS] = { N_("theirs"), 12, true },
	[COLUMN_DIFFERENCE] = { N_("difference"), 12, true },
	[COLUMN_WHY] = { N_("why"), 24, false },
	[COLUMN_TEAM] = { N_("team"), 20, false },
	[COLUMN_AGENT] = { N_("agent"), 20, false },
	[COLUMN_STATE] = { N_("state"), 16, false },
	[COLUMN_SUBJECT] = { N_("subject"), 0, false },
};
/* clang-format on */

static enum kpi_aggregate aggregate_of(const struct report_tickets *tickets)
{
	return kpi_row(tickets->reading->kpi)->aggregate;
}

static void add_value(
	const struct report_tickets *tickets, const struct behind *row, struct buf *out)
{
	char text[NOUN_MAX];

	noun_row(text, sizeof(text), tickets->reading->kpi, row);
	if (text[0]) {
		buf_add_text(out, text);
		return;
	}
	figure_value(out, tickets->desk, tickets->reading, row->value);
}

static const char *or_dash(const char *text)
{
	return text && *text != '\0' ? text : "—";
}

/* What the helpdesk itself says of the ticket, where it keeps such a figure. */
static void add_theirs(
	const struct report_tickets *tickets, const struct behind *row, struct buf *out)
{
	if (row->why < THEIRS_SAME)
		buf_add_text(out, "—");
	else
		figure_value(out, tickets->desk, tickets->reading, row->theirs);
}

static void add_difference(
	const struct report_tickets *tickets, const struct behind *row, struct buf *out)
{
	double difference = row->value - row->theirs;

	if (row->why <= THEIRS_SAME)
		return;
	buf_add_text(out, difference < 0 ? "−" : "+");
	figure_value(out, tickets->desk, tickets->reading, fabs(difference));
}

static void fill_cell(
	const struct report_tickets *tickets, size_t i, enum column column, struct buf *out)
{
	const struct behind *row = &tickets->rows[i];
	const struct ticket_text *text = &tickets->texts[i];

	switch (column) {
	case COLUMN_TICKET:
		buf_add_text(out, or_dash(text->external_id));
		break;
	case COLUMN_DATE:
		figure_time(out, tickets->desk, row->at);
		break;
	case COLUMN_VALUE:
		add_value(tickets, row, out);
		break;
	case COLUMN_THEIRS:
		add_theirs(tickets, row, out);
		break;
	case COLUMN_DIFFERENCE:
		add_difference(tickets, row, out);
		break;
	case COLUMN_WHY:
		buf_add_text(out, theirs_why_words(row->why));
		break;
	case COLUMN_TEAM:
		buf_add_text(out, or_dash(facts_team_name(tickets->facts, row->team)));
		break;
	case COLUMN_AGENT:
		buf_add_text(out, or_dash(facts_account_name(tickets->facts, row->agent)));
		break;
	case COLUMN_STATE:
		buf_add_text(out, or_dash(text->state_text));
		break;
	default:
		buf_add_text(out, or_dash(text->subject));
		break;
	}
}

static void end_line(struct buf *line, struct buf *out)
{
	while (line->len > 0 && line->bytes[line->len - 1] == ' ')
		line->bytes[--line->len] = '\0';
	buf_add(out, line->bytes, line->len);
	buf_add_char(out, '\n');
	buf_clear(line);
}

/* A column is as wide as its longest cell; 0: left out. */
struct layout {
	int widths[COLUMN_COUNT];
};

static void widen(struct layout *layout, enum column column, const char *text)
{
	int width = text_width_cols(text), most = columns[column].most_cols;

	if (most > 0 && width > most)
		width = most;
	if (width > layout->widths[column])
		layout->widths[column] = width;
}

static int left_for_subject(const struct layout *layout, int width_cols)
{
	for (int c = 0; c < COLUMN_SUBJECT; c++)
		width_cols -= layout->widths[c] ? layout->widths[c] + GAP : 0;
	return width_cols;
}

static bool has_theirs(const struct report_tickets *tickets)
{
	return theirs_summarise(tickets->rows, tickets->len).compared > 0;
}

/* On a narrow terminal the subject tells more than state and team. */
static struct layout make_layout(const struct report_tickets *tickets)
{
	static const enum column dispensable[] = { COLUMN_STATE, COLUMN_TEAM, COLUMN_DIFFERENCE };
	struct layout layout = { { 0 } };
	struct buf cell;

	buf_init(&cell, 0);
	for (int c = 0; c < COLUMN_COUNT; c++)
		widen(&layout, (enum column)c, _(columns[c].title));
	for (size_t i = 0; i < tickets->len; i++)
		for (int c = 0; c < COLUMN_COUNT; c++) {
			buf_clear(&cell);
			fill_cell(tickets, i, (enum column)c, &cell);
			widen(&layout, (enum column)c, cell.bytes);
		}
	buf_release(&cell);
	for (int c = COLUMN_THEIRS; c <= COLUMN_WHY; c++)
		layout.widths[c] = has_theirs(tickets) ? layout.widths[c] : 0;
	if (tickets->width_cols == 0)
		return layout;
	for (size_t i = 0; i < ARRAY_LEN(dispensable); i++)
		if (left_for_subject(&layout, tickets->width_cols) < SUBJECT_LEAST)
			layout.widths[dispensable[i]] = 0;
	int left = left_for_subject(&layout, tickets->width_cols);

	if (left < layout.widths[COLUMN_SUBJECT])
		layout.widths[COLUMN_SUBJECT] = left > 1 ? left : 1;
	return layout;
}

static void add_cell(
	const struct layout *layout, enum column column, const char *text, struct buf *line)
{
	if (layout->widths[column] == 0)
		return;
	if (line->len > 0)
		buf_add_text(line, "  ");
	figure_cell(line, text, layout->widths[column], columns[column].is_right);
}

static void add_head(const struct layout *layout, struct buf *out)
{
	struct buf line;

	buf_init(&line, 0);
	for (int c = 0; c < COLUMN_COUNT; c++)
		add_cell(layout, (enum column)c, _(columns[c].title), &line);
	end_line(&line, out);
	buf_release(&line);
}

static void add_row(const struct report_tickets *tickets, const struct layout *layout, size_t i,
	struct buf *out)
{
	struct buf line, cell;

	buf_init(&line, 0);
	buf_init(&cell, 0);
	for (int c = 0; c < COLUMN_COUNT; c++) {
		buf_clear(&cell);
		fill_cell(tickets, i, (enum column)c, &cell);
		add_cell(layout, (enum column)c, cell.bytes, &line);
	}
	end_line(&line, out);
	buf_release(&line);
	buf_release(&cell);
}

/* --- the foot: the list added up, for itself ------------------------------------------------ */

struct sum {
	double total, taken; /* of the total, what rows took away */
	double numerator, denominator, mean, median, longest;
};

static double median_of(const struct report_tickets *tickets)
{
	uint32_t *values = mem_new(tickets->len, sizeof(*values));
	double median;

	for (size_t i = 0; i < tickets->len; i++)
		values[i] = (uint32_t)tickets->rows[i].value;
	median = statistics_select(values, tickets->len, statistics_rank(0.5, tickets->len));
	free(values);
	return median;
}

static struct sum add_up(const struct report_tickets *tickets)
{
	struct sum sum = { .mean = NAN, .median = NAN, .longest = NAN };

	for (size_t i = 0; i < tickets->len; i++) {
		const struct behind *row = &tickets->rows[i];

		sum.total += row->value;
		sum.taken += row->value < 0 ? -row->value : 0;
		sum.numerator += row->numerator;
		sum.denominator += row->denominator;
		if (isnan(sum.longest) || row->value > sum.longest)
			sum.longest = row->value;
	}
	if (tickets->len == 0)
		return sum;
	sum.mean = sum.total / (double)tickets->len;
	if (kpi_row(tickets->reading->kpi)->unit == UNIT_SECONDS)
		sum.median = median_of(tickets);
	return sum;
}

static double per_of(const struct report_tickets *tickets)
{
	double per = kpi_row(tickets->reading->kpi)->per;

	return per > 0 ? per : 1;
}

static double result_of(const struct report_tickets *tickets, const struct sum *sum)
{
	switch (aggregate_of(tickets)) {
	case AGGREGATE_SHARE:
		return sum->denominator > 0 ? sum->numerator / sum->denominator * per_of(tickets)
					    : NAN;
	case AGGREGATE_FORMULA: /* measures have no rows */
	case AGGREGATE_MODEL:   /* nor has what a model makes of them */
		return tickets->reading->value;
	case AGGREGATE_MEDIAN:
		return sum->median;
	case AGGREGATE_MEAN:
		return sum->mean;
	case AGGREGATE_MAX:
		return sum->longest;
	default:
		return sum->total;
	}
}

static bool is_equal(double a, double b)
{
	return (isnan(a) && isnan(b)) || fabs(a - b) <= 1e-6 * fmax(1, fabs(b));
}

static void add_formula(
	const struct report_tickets *tickets, const struct sum *sum, struct buf *out)
{
	enum kpi_id kpi = tickets->reading->kpi;
	char text[NOUN_MAX];

	switch (aggregate_of(tickets)) {
	case AGGREGATE_SHARE:
		buf_add_text(
			out, noun_sides(text, sizeof(text), kpi, sum->numerator, sum->denominator));
		break;
	case AGGREGATE_MEDIAN:
		noun_count(text, sizeof(text), kpi, (double)tickets->len);
		buf_printf(out, _("median of %s"), text);
		break;
	case AGGREGATE_MEAN:
		noun_count(text, sizeof(text), kpi, (double)tickets->len);
		buf_printf(out, _("mean of %s"), text);
		break;
	case AGGREGATE_MAX:
		noun_count(text, sizeof(text), kpi, (double)tickets->len);
		buf_printf(out, _("the longest of %s"), text);
		break;
	case AGGREGATE_FORMULA:
		noun_add_ratio(out, tickets->reading);
		break;
	case AGGREGATE_DIFFERENCE:
		buf_add_text(out,
			noun_sides(text, sizeof(text), kpi, sum->total + sum->taken, sum->taken));
		break;
	default:
		buf_add_text(out, noun_count(text, sizeof(text), kpi, sum->total));
		break;
	}
}

/* What a model makes of its rows is not their sum, and no list can show that it is right. */
static void add_model(const struct report_tickets *tickets, struct buf *out)
{
	const struct reading *reading = tickets->reading;

	figure_value(out, tickets->desk, reading, reading->value);
	buf_printf(out,
		ngettext(", worked out from a load of which this is %zu row",
			", worked out from a load of which these are %zu rows", tickets->len),
		tickets->len);
	if (reading->reason != REASON_NONE)
		buf_printf(out, "; %s", reading_why_words(reading));
	buf_add_char(out, '\n');
}

static void add_foot(const struct report_tickets *tickets, struct buf *out)
{
	const struct reading *reading = tickets->reading;
	struct sum sum = add_up(tickets);
	double result = result_of(tickets, &sum);

	if (reading_needs(reading)) {
		buf_printf(out, _("%s: it needs %s\n"), reading_why_words(reading),
			reading_needs(reading));
		return;
	}
	if (isnan(reading->numerator) && aggregate_of(tickets) == AGGREGATE_FORMULA) {
		buf_printf(out, "%s\n", reading_why_words(reading));
		return;
	}
	if (aggregate_of(tickets) == AGGREGATE_MODEL) {
		add_model(tickets, out);
		return;
	}
	add_formula(tickets, &sum, out);
	buf_add_text(out, ": ");
	figure_value(out, tickets->desk, reading, result);
	if (reading->reason != REASON_NONE)
		buf_printf(out, _("; the reading is not shown: %s\n"), reading_why_words(reading));
	else if (is_equal(result, reading->value))
		buf_add_text(out, _(", equal to the reading\n"));
	else
		buf_add_text(out, _(", NOT equal to the reading\n"));
}

/* "(team Billing, channel email)": the slice that the department's reading is of. */
static void add_slice(const struct report_tickets *tickets, struct buf *out)
{
	const struct board_filter *filter = &board_request(tickets->board)->filter;
	for (int scope = 0; scope < SCOPE_KIND_COUNT; scope++) {
		if (!filter->of[scope])
			continue;
		buf_printf(out, " · %s ", _(scope_rows[scope].title));
		text_show(out, filter->of[scope]);
	}
}

/* "The helpdesk's own: 3 of 120 differ, by 5m in the median (2 rounded, …)". */
static void add_theirs_foot(const struct report_tickets *tickets, struct buf *out)
{
	struct theirs_summary theirs = theirs_summarise(tickets->rows, tickets->len);
	const char *mark = " (";

	buf_printf(out, _("the helpdesk's own figures: %zu of %zu differ by a minute or more"),
		theirs.differing, theirs.compared);
	if (theirs.differing > 0) {
		buf_add_text(out, _(", in the median by "));
		figure_value(out, tickets->desk, tickets->reading, theirs.median_s);
	}
	for (int why = 0; why < THEIRS_WHY_COUNT; why++) {
		if (theirs.by_why[why] == 0)
			continue;
		buf_printf(out, "%s%zu %s", mark, theirs.by_why[why],
			theirs_why_words((enum theirs_why)why));
		mark = ", ";
	}
	buf_add_text(out, theirs.differing > 0 ? ")\n" : "\n");
}

void report_tickets_text(const struct report_tickets *tickets, struct buf *out)
{
	const struct reading *reading = tickets->reading;
	struct layout layout = make_layout(tickets);

	buf_printf(out, "%s · %s ", _(kpi_row(reading->kpi)->title),
		_(scope_rows[reading->scope].title));
	text_show(out, reading->scope_name);
	add_slice(tickets, out);
	buf_add_text(out, " · ");
	figure_value(out, tickets->desk, reading, reading->value);
	buf_add_text(out, "\n\n");
	add_head(&layout, out);
	for (size_t i = 0; i < tickets->len; i++)
		add_row(tickets, &layout, i, out);
	buf_add_char(out, '\n');
	add_foot(tickets, out);
	if (has_theirs(tickets))
		add_theirs_foot(tickets, out);
}
