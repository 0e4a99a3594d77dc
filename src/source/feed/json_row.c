/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows of JSON lines.
 */
#include "config.h"

#include "source/feed/json_row.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/words.h"
#include "source/json.h"

/* Beyond this a double no longer holds every whole number, so an id would be altered. */
static const double whole_max = 9007199254740992.0;

enum row_outcome json_row_find(struct row_input *input)
{
	const char *end = memchr(input->bytes, '\n', input->len);

	if (!end && !input->is_last)
		return ROW_MORE;
	input->taken = end ? (size_t)(end - input->bytes) + 1 : input->len;
	return ROW_READ;
}

/* A single value as it would stand in a cell; NULL for null and "". */
static bool read_value(
	const cJSON *item, struct arena *arena, const char **value, struct error *err)
{
	double number = item->valuedouble;

	*value = NULL;
	if (cJSON_IsNull(item))
		return true;
	if (cJSON_IsBool(item))
		*value = cJSON_IsTrue(item) ? "yes" : "no";
	else if (cJSON_IsString(item))
		*value = item->valuestring[0] ? arena_dup(arena, item->valuestring) : NULL;
	else if (cJSON_IsNumber(item) && number > -whole_max && number < whole_max)
		*value = (double)(int64_t)number == number
				 ? arena_printf(arena, "%" PRId64, (int64_t)number)
				 : arena_printf(arena, "%.15g", number);
	else if (cJSON_IsNumber(item))
		return error_set(err, ERROR_PARSE,
			_("the number of %s is too large to be exact; write it as a text"),
			item->string);
	else
		return error_set(err, ERROR_PARSE, _("%s is no single value"), item->string);
	return true;
}

static bool read_items(const struct headings *headings, const cJSON *object, struct json_row *row,
	struct error *err)
{
	const cJSON *item;

	cJSON_ArrayForEach(item, object)
	{
		enum column column = headings_find(headings, item->string);

		if (column == COLUMN_COUNT && !row->unknown)
			row->unknown = arena_dup(row->arena, item->string);
		else if (column != COLUMN_COUNT &&
			 !read_value(item, row->arena, &row->values[column], err))
			return false;
	}
	return true;
}

bool json_row_values(const struct headings *headings, const struct row_input *input,
	struct json_row *row, struct error *err)
{
	struct buf text;
	cJSON *json = NULL;
	struct error why = { 0 };

	buf_init(&text, 0);
	buf_add(&text, input->bytes, input->taken);
	bool is_read = json_parse(&text, &json, &why);

	if (!is_read || !cJSON_IsObject(json))
		is_read = error_set(err, ERROR_PARSE, _("the line is no JSON object"));
	else
		is_read = read_items(headings, json, row, err);
	cJSON_Delete(json);
	buf_release(&text);
	return is_read;
}
