/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a filter means and which rows it leaves.
 */
#include "config.h"

#include "ui/filter.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/format.h"
#include "base/macros.h"
#include "base/text.h"
#include "ui/table.h"

static const struct {
	const char *word;
	enum filter_sign sign;
} sign_rows[] = {
	/* the longer ones first */
	{ ">=", FILTER_MORE_OR_EQUAL },
	{ "<=", FILTER_LESS_OR_EQUAL },
	{ ">", FILTER_MORE },
	{ "<", FILTER_LESS },
	{ "=", FILTER_EQUAL },
	{ ":", FILTER_HAS },
};

/* --- reading --------------------------------------------------------------------------------- */

/* The next word, without its quotes, into out; returns where it ends. */
static const char *take_word(const char *text, char *out, size_t size)
{
	size_t len = 0;
	bool is_quoted = false;
	for (; *text && (is_quoted || *text != ' '); text++) {
		if (*text == '"')
			is_quoted = !is_quoted;
		else if (len + 1 < size)
			out[len++] = *text;
	}
	out[len] = '\0';
	return text;
}

/* A number, a share or a span as a table sorts by it. */
static bool read_number(const char *text, double *number)
{
	char *end;
	int64_t seconds;
	int months;
	*number = strtod(text, &end);
	if (end != text && *end == '%' && end[1] == '\0')
		*number /= 100;
	else if (end != text && *end == '\0')
		return true;
	else if (!format_parse_span(text, &seconds, &months) || months)
		return false;
	else
		*number = (double)seconds;
	return isfinite(*number);
}

static bool split_at(struct filter_term *term, size_t at, size_t row)
{
	const char *rest = term->word + at + strlen(sign_rows[row].word);
	if (at == 0 || rest[0] == '\0')
		return false;
	if (sign_rows[row].sign != FILTER_HAS && !read_number(rest, &term->number))
		return false;
	term->sign = sign_rows[row].sign;
	memcpy(term->field, term->word, at);
	term->field[at] = '\0';
	memmove(term->text, rest, strlen(rest) + 1);
	return true;
}

static void split(struct filter_term *term)
{
	size_t at = strcspn(term->word, "<>=:");
	for (size_t row = 0; term->word[at] && row < ARRAY_LEN(sign_rows); row++) {
		const char *sign = sign_rows[row].word;
		if (strncmp(term->word + at, sign, strlen(sign)) == 0 && split_at(term, at, row))
			return;
	}
	term->sign = FILTER_HAS;
	term->field[0] = '\0';
	memcpy(term->text, term->word, sizeof term->text);
}

void filter_parse(struct filter *filter, const char *text)
{
	filter->count = 0;
	while (filter->count < FILTER_TERM_MAX) {
		struct filter_term *term = &filter->terms[filter->count];
		text += strspn(text, " ");
		if (*text == '\0')
			return;
		*term = (struct filter_term){ .is_not = text[0] == '-' || text[0] == '!' };
		text = take_word(text + term->is_not, term->word, sizeof term->word);
		split(term);
		filter->count += term->word[0] != '\0';
	}
}

/* --- matching -------------------------------------------------------------------------------- */

static bool same_letter(const char *text, size_t len, const char *part, size_t part_len)
{
	if (len == 1 && part_len == 1)
		return tolower((unsigned char)*text) == tolower((unsigned char)*part);
	char one[2][32] = { "", "" };
	if (len >= sizeof one[0] || part_len >= sizeof one[0])
		return false;
	memcpy(one[0], text, len);
	memcpy(one[1], part, part_len);
	return text_contains(one[0], one[1]);
}

bool filter_resembles(const char *text, const char *part)
{
	const char *sought = part;
	int width;
	for (size_t len; (len = text_next(text, &width)) > 0; text += len) {
		size_t part_len = text_next(sought, &width);
		if (*text == ' ')
			sought = part;
		else if (same_letter(text, len, sought, part_len))
			sought += part_len;
		if (*sought == '\0')
			return true;
	}
	return false;
}

static bool begins(const char *title, const char *field)
{
	char start[TRAVEL_FILTER_MAX];
	size_t len = strlen(field);
	if (!title || strlen(title) < len || len >= sizeof start)
		return false;
	memcpy(start, title, len);
	start[len] = '\0';
	return text_contains(start, field);
}

static bool is_asked(const struct table_column *column, const struct filter_term *term)
{
	return term->field[0] == '\0' || begins(column->title, term->field) ||
	       begins(column->short_title, term->field);
}

static bool cell_holds(const struct table_cell *cell, const struct filter_term *term)
{
	switch (term->sign) {
	case FILTER_MORE:
		return cell->sort > term->number;
	case FILTER_MORE_OR_EQUAL:
		return cell->sort >= term->number;
	case FILTER_LESS:
		return cell->sort < term->number;
	case FILTER_LESS_OR_EQUAL:
		return cell->sort <= term->number;
	case FILTER_EQUAL:
		return fabs(cell->sort - term->number) < 1e-9;
	default:
		return cell->text && (term->is_fuzzy ? filter_resembles(cell->text, term->text)
						     : text_contains(cell->text, term->text));
	}
}

static bool has_column(const struct table *table, const struct filter_term *term)
{
	for (size_t i = 0; i < table->column_count; i++) {
		if (is_asked(&table->columns[i], term))
			return true;
	}
	return false;
}

/* Whether a cell holds it. Words like "http://" have no column of that name: the whole counts. */
static bool row_has(
	const struct table *table, const struct table_row *row, const struct filter_term *term)
{
	struct filter_term whole = *term;
	if (!has_column(table, term)) {
		whole.field[0] = '\0';
		whole.sign = FILTER_HAS;
		memcpy(whole.text, term->word, sizeof whole.text);
	}
	for (size_t i = 0; i < table->column_count; i++) {
		if (is_asked(&table->columns[i], &whole) && cell_holds(&row->cells[i], &whole))
			return true;
	}
	return false;
}

bool filter_holds(
	const struct filter *filter, const struct table *table, const struct table_row *row)
{
	for (size_t i = 0; i < filter->count; i++) {
		if (row_has(table, row, &filter->terms[i]) == filter->terms[i].is_not)
			return false;
	}
	return true;
}

bool filter_holds_part(const struct filter *filter, const struct table *table,
	const struct table_row *whole, const struct table_row *row)
{
	for (size_t i = 0; i < filter->count; i++) {
		const struct filter_term *term = &filter->terms[i];
		bool has_it = row_has(table, row, term) ||
			      (term->sign == FILTER_HAS && row_has(table, whole, term));
		if (has_it == term->is_not)
			return false;
	}
	return true;
}

static bool any_row_has(const struct table *table, const struct filter_term *term)
{
	for (size_t row = 0; row < table->row_count; row++) {
		if (!table->rows[row].is_fixed && row_has(table, &table->rows[row], term))
			return true;
	}
	return false;
}

const char *filter_lacks(const struct filter *filter, const struct table *table)
{
	for (size_t i = 0; i < filter->count; i++) {
		const struct filter_term *term = &filter->terms[i];
		if (!has_column(table, term) && !any_row_has(table, term))
			return term->field;
	}
	return NULL;
}

void filter_loosen(struct filter *filter, const struct table *table)
{
	for (size_t i = 0; i < filter->count; i++) {
		struct filter_term *term = &filter->terms[i];
		bool is_exact = term->is_not || term->sign != FILTER_HAS;
		term->is_fuzzy = !is_exact && !any_row_has(table, term);
	}
}
