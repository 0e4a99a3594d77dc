/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A table as CSV (RFC 4180): all columns and rows that a filter left, in the order on screen.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
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

void table_csv(const struct table *table, struct buf *out)
{
	if (out->len > 0)
		buf_add_text(out, "\r\n");
	for (size_t i = 0; i < table->column_count; i++) {
		buf_add_text(out, i > 0 ? "," : "");
		add_field(out, table->columns[i].title);
	}
	buf_add_text(out, "\r\n");
	for (size_t row = 0; row < table->row_count; row++) {
		for (size_t i = 0; i < table->column_count; i++) {
			buf_add_text(out, i > 0 ? "," : "");
			add_field(out, table->rows[row].cells[i].text);
		}
		buf_add_text(out, "\r\n");
	}
}
