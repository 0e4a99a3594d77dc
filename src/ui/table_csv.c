/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A table as CSV (RFC 4180): all columns and rows that a filter left, in the order on screen. A
 * number stands alone, without its unit, and its mark as a word in a column of its own.
 */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "base/words.h"
#include "ui/table.h"

/* A spreadsheet takes these for the beginning of a formula; some do so with their wide forms. */
static bool is_formula(const char *text)
{
	static const char *const wide[] = { "＝", "＋", "－", "＠" };
	char *end;
	for (size_t i = 0; i < ARRAY_LEN(wide); i++) {
		if (strncmp(text, wide[i], strlen(wide[i])) == 0)
			return true;
	}
	if (!text[0] || !strchr("=+-@", text[0]))
		return false;
	(void)strtod(text, &end);
	return end == text || *end;
}

static void add_field(struct buf *out, const char *text)
{
	struct buf shown;
	buf_init(&shown, 0);
	text_show(&shown, text ? text : "");
	const char *bytes = shown.bytes + strspn(shown.bytes, " ");
	bool is_guarded = is_formula(bytes);
	bool is_quoted = is_guarded || strpbrk(bytes, "\",;");
	if (is_quoted)
		buf_add_char(out, '"');
	if (is_guarded)
		buf_add_char(out, '\'');
	while (shown.len > 0 && shown.bytes[shown.len - 1] == ' ')
		shown.bytes[--shown.len] = '\0';
	for (; *bytes; bytes++) {
		if (*bytes == '"')
			buf_add_char(out, '"');
		buf_add_char(out, *bytes);
	}
	if (is_quoted)
		buf_add_char(out, '"');
	buf_release(&shown);
}

/* --- numbers and marks --- */

static const struct {
	const char *sign, *word; /* words as in JSON: never translated */
} marks[] = {
	{ "✔", "met" },
	{ "◐", "near" },
	{ "✖", "missed" },
	{ "○", "uncertain" },
	{ "↑", "above" },
	{ "↓", "below" },
};

/* Not one that is text, and only sorted by a rank. */
static bool is_number(const struct table_column *column, const struct table_cell *cell)
{
	return column->is_right && !cell->sort_text;
}

static void add_marks(struct buf *out, const char *text)
{
	const char *gap = "";
	for (size_t i = 0; text && i < ARRAY_LEN(marks); i++) {
		if (!strstr(text, marks[i].sign))
			continue;
		buf_printf(out, "%s%s", gap, marks[i].word);
		gap = " ";
	}
}

static bool has_mark(const char *text)
{
	for (size_t i = 0; text && i < ARRAY_LEN(marks); i++) {
		if (strstr(text, marks[i].sign))
			return true;
	}
	return false;
}

/* A number that has no rank, as of too few answers, is written as it is shown. */
static void add_number(struct buf *out, const struct table_cell *cell)
{
	struct buf plain;
	if (!isnan(cell->sort)) {
		buf_printf(out, "%.10g", cell->sort);
		return;
	}
	buf_init(&plain, 0);
	buf_add_text(&plain, cell->text ? cell->text : "");
	for (size_t i = 0; i < ARRAY_LEN(marks); i++) {
		char *at = strstr(plain.bytes, marks[i].sign);
		if (at)
			memset(at, ' ', strlen(marks[i].sign));
	}
	if (strncmp(plain.bytes, "—", strlen("—")) != 0)
		add_field(out, plain.bytes);
	buf_release(&plain);
}

static bool column_has_marks(const struct table *table, size_t column)
{
	for (size_t row = 0; row < table->row_count; row++) {
		const struct table_cell *cell = &table->rows[row].cells[column];
		if (is_number(&table->columns[column], cell) && has_mark(cell->text))
			return true;
	}
	return false;
}

/* --- the table --- */

/* What has no title on screen is the mark of the column before. */
static void add_title(struct buf *out, const struct table *table, size_t column, bool is_mark)
{
	struct buf title;
	bool is_bare = !table->columns[column].title[0] && column > 0;
	buf_init(&title, 0);
	buf_add_text(&title, table->columns[is_bare ? column - 1 : column].title);
	if (is_bare || is_mark)
		buf_printf(&title, " %s", _("(mark)"));
	add_field(out, title.bytes);
	buf_release(&title);
}

static void add_cell(
	struct buf *out, const struct table_column *column, const struct table_cell *cell)
{
	if (is_number(column, cell) && cell->text)
		add_number(out, cell);
	else if (!column->title[0] && has_mark(cell->text))
		add_marks(out, cell->text);
	else
		add_field(out, cell->text);
}

/* A part is told from a row of its own by whose it is, or a sum would count it twice. */
static void add_part_name(struct buf *out, const char *whole, const char *part)
{
	struct buf name;
	buf_init(&name, 0);
	buf_printf(&name, "%s / %s", whole ? whole : "", part ? part + strspn(part, " ") : "");
	add_field(out, name.bytes);
	buf_release(&name);
}

static void add_row(struct buf *out, const struct table *table, size_t row, const bool *marked)
{
	const struct table_cell *cells = table->rows[row].cells;
	size_t whole = row;
	while (whole > 0 && table->rows[whole].is_part)
		whole--;
	for (size_t i = 0; i < table->column_count; i++) {
		buf_add_text(out, i > 0 ? "," : "");
		if (i == 0 && whole != row)
			add_part_name(out, table->rows[whole].cells[0].text, cells[0].text);
		else
			add_cell(out, &table->columns[i], &cells[i]);
		buf_add_text(out, marked[i] ? "," : "");
		if (marked[i])
			add_marks(out, cells[i].text);
	}
	buf_add_text(out, "\r\n");
}

void table_csv(const struct table *table, struct buf *out)
{
	bool marked[TABLE_COLUMN_MAX];
	if (out->len > 0)
		buf_add_text(out, "\r\n");
	for (size_t i = 0; i < table->column_count; i++) {
		marked[i] = column_has_marks(table, i);
		buf_add_text(out, i > 0 ? "," : "");
		add_title(out, table, i, false);
		buf_add_text(out, marked[i] ? "," : "");
		if (marked[i])
			add_title(out, table, i, true);
	}
	buf_add_text(out, "\r\n");
	for (size_t row = 0; row < table->row_count; row++)
		add_row(out, table, row, marked);
}
