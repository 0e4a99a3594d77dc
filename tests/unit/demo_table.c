/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Comma-separated values without quotes: the simulated department needs none.
 */
#include "config.h"

#include "demo_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/format.h"
#include "base/mem.h"

char *table_fetch(struct demo_desk *from, const char *path)
{
	struct api_request request = { .path = path, .authorization = "Bearer kpitop-demo" };
	struct api_reply reply;
	api_answer(from->api, &request, from->now_s, &reply);
	ck_assert_int_eq(reply.status, 200);
	char *text = mem_dup_text(reply.body.bytes);
	api_reply_release(&reply);
	return text;
}

static struct row split(const char *line, size_t len)
{
	struct row row = { { "" } };
	size_t cell = 0;
	size_t at = 0;
	for (size_t i = 0; i < len; i++) {
		if (line[i] == ',') {
			ck_assert_uint_lt(++cell, CELLS_MOST);
			at = 0;
			continue;
		}
		ck_assert_uint_lt(at, TEXT_MOST - 1);
		row.cells[cell][at++] = line[i];
	}
	return row;
}

struct table table_read(struct demo_desk *from, const char *path)
{
	struct table table = { .rows = NULL };
	char *text = table_fetch(from, path);
	bool is_header = true;
	for (const char *line = text; *line != '\0';) {
		size_t len = strcspn(line, "\n");
		struct row row = split(line, len);
		if (is_header) {
			table.header = row;
		} else {
			table.rows =
				mem_grow(table.rows, &table.capacity, table.len + 1, sizeof(row));
			table.rows[table.len++] = row;
		}
		is_header = false;
		line += len + (line[len] == '\n');
	}
	free(text);
	return table;
}

const char *table_cell(const struct table *table, size_t row, const char *column)
{
	for (size_t i = 0; i < CELLS_MOST; i++)
		if (strcmp(table->header.cells[i], column) == 0)
			return table->rows[row].cells[i];
	ck_abort_msg("there is no column '%s'", column);
	return "";
}

bool table_is(const struct table *table, size_t row, const char *column, const char *text)
{
	return strcmp(table_cell(table, row, column), text) == 0;
}

int64_t table_number(const struct table *table, size_t row, const char *column)
{
	return strtoll(table_cell(table, row, column), NULL, 10);
}

int64_t table_moment(const struct table *table, size_t row, const char *column)
{
	int64_t at_s = 0;
	ck_assert_msg(format_parse_iso(table_cell(table, row, column), &at_s), "'%s' is no time",
		table_cell(table, row, column));
	return at_s;
}

void table_expect(double value, double least, double most, const char *what)
{
	ck_assert_msg(value >= least && value <= most, "%s is %.3f, not within %g and %g", what,
		value, least, most);
}
