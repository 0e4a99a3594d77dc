/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A reply of /transactions as rows.
 */
#include "config.h"

#include "source/rt/page.h"

#include <stdlib.h>
#include <string.h>

#include "base/format.h"
#include "base/text.h"
#include "source/json.h"

/* The server says 1970 where it means: not set. */
int64_t rt_time(const char *text)
{
	int64_t at;

	if (!text || !format_parse_iso(text, &at) || at <= 0)
		return TIME_NONE;
	return at;
}

static int by_id(const void *a, const void *b)
{
	const struct rt_row *left = a, *right = b;

	return (left->id > right->id) - (left->id < right->id);
}

static const char *text_or_empty(struct arena *arena, const cJSON *item, const char *key)
{
	const char *text = json_text(arena, item, key);

	return text ? text : "";
}

static bool read_row(struct arena *arena, const cJSON *item, struct rt_row *row)
{
	const char *creator = json_id(arena, json_get(item, "Creator"), "id");

	row->at = rt_time(json_raw(item, "Created"));
	if (!json_int(item, "id", &row->id) || !json_int(item, "ObjectId", &row->ticket))
		return false;
	if (row->id <= 0 || row->ticket <= 0 || row->at == TIME_NONE)
		return false;
	row->minutes = 0;
	(void)json_int(item, "TimeTaken", &row->minutes);
	row->type = text_or_empty(arena, item, "Type");
	row->field = text_or_empty(arena, item, "Field");
	row->from = text_or_empty(arena, item, "OldValue");
	row->to = text_or_empty(arena, item, "NewValue");
	row->creator = creator ? creator : "";
	return true;
}

void rt_page_clear(struct rt_page *page)
{
	if (page->arena)
		arena_clear(page->arena);
	page->rows = NULL;
	page->len = 0;
	page->is_waiting = false;
}

void rt_page_release(struct rt_page *page)
{
	arena_free(page->arena);
	*page = (struct rt_page){ 0 };
}

void rt_page_read(struct rt_page *page, const cJSON *items, int64_t server_s)
{
	const cJSON *item;
	size_t len = 0;

	if (!page->arena)
		page->arena = arena_new();
	rt_page_clear(page);
	page->server_s = server_s;
	page->rows =
		arena_alloc(page->arena, (size_t)cJSON_GetArraySize(items) + 1, sizeof *page->rows);
	cJSON_ArrayForEach(item, items) len += read_row(page->arena, item, &page->rows[len]);
	qsort(page->rows, len, sizeof *page->rows, by_id);
	for (size_t i = 0; i < len; i++) {
		if (i == 0 || page->rows[i].id != page->rows[i - 1].id)
			page->rows[page->len++] = page->rows[i];
	}
}

/* "fsck.com-rt://helpdesk.test/ticket/9" */
int64_t rt_row_survivor(const struct rt_row *row)
{
	const char *slash = strrchr(row->to, '/');
	int64_t id;

	if (strcmp(row->type, "AddLink") != 0 || strcmp(row->field, "MergedInto") != 0)
		return 0;
	return slash && json_parse_int(slash + 1, &id) && id > 0 && id != row->ticket ? id : 0;
}

static bool is_unknown(const struct rt_directory *people, const char *number, int64_t *value)
{
	return json_parse_int(number, value) && *value > 0 && !rt_user_by_number(people, *value);
}

int64_t rt_page_unknown(const struct rt_page *page, const struct rt_directory *people)
{
	int64_t number;

	for (size_t i = 0; i < page->len; i++) {
		const struct rt_row *row = &page->rows[i];

		if (strcmp(row->type, "Set") != 0 || strcmp(row->field, "Owner") != 0)
			continue;
		if (is_unknown(people, row->from, &number) || is_unknown(people, row->to, &number))
			return number;
	}
	return 0;
}
