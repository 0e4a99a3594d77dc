/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading JSON that a stranger wrote.
 */
#include "config.h"

#include "source/json.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/format.h"
#include "base/text.h"
#include "base/words.h"

/* Beyond this a double no longer holds every whole number, so an id would be altered. */
static const double whole_max = 9007199254740992.0;

/* The parser recurses, so depth is measured first. */
static bool is_too_deep(const struct buf *text)
{
	int depth = 0;
	bool is_quoted = false;

	for (size_t i = 0; i < text->len; i++) {
		char c = text->bytes[i];

		if (is_quoted) {
			i += c == '\\';
			is_quoted = c != '"';
			continue;
		}
		is_quoted = c == '"';
		depth += (c == '[' || c == '{') - (c == ']' || c == '}');
		if (depth > JSON_DEPTH_MAX)
			return true;
	}
	return false;
}

bool json_parse(const struct buf *text, cJSON **json, struct error *err)
{
	size_t start = strspn(text->bytes, " \t\r\n");

	*json = NULL;
	if (text->is_cut)
		return error_set(err, ERROR_PARSE, _("the reply is too long"));
	if (start >= text->len)
		return error_set(err, ERROR_PARSE, _("the reply is empty"));
	if (text->bytes[start] == '<')
		return error_set(
			err, ERROR_PARSE, _("a web page came instead of data; check the address"));
	if (is_too_deep(text))
		return error_set(err, ERROR_PARSE, _("the reply is nested too deep"));
	*json = cJSON_ParseWithLength(text->bytes, text->len);
	if (!*json)
		return error_set(err, ERROR_PARSE, _("the reply is damaged or cut"));
	return true;
}

bool json_has(const cJSON *object, const char *key)
{
	return cJSON_IsObject(object) && cJSON_GetObjectItemCaseSensitive(object, key);
}

const cJSON *json_get(const cJSON *object, const char *key)
{
	const cJSON *value;

	if (!cJSON_IsObject(object))
		return NULL;
	value = cJSON_GetObjectItemCaseSensitive(object, key);
	return cJSON_IsNull(value) ? NULL : value;
}

const cJSON *json_list(const cJSON *object, const char *key)
{
	const cJSON *value = json_get(object, key);

	return cJSON_IsArray(value) ? value : NULL;
}

bool json_parse_int(const char *text, int64_t *value)
{
	char *end;
	long long number;

	if (!text || !*text || strspn(text, "-0123456789") != strlen(text))
		return false;
	errno = 0;
	number = strtoll(text, &end, 10);
	if (errno || *end || end == text)
		return false;
	*value = number;
	return true;
}

static bool is_whole(const cJSON *value)
{
	return cJSON_IsNumber(value) && value->valuedouble > -whole_max &&
	       value->valuedouble < whole_max &&
	       (double)(int64_t)value->valuedouble == value->valuedouble;
}

bool json_int(const cJSON *object, const char *key, int64_t *value)
{
	const cJSON *item = json_get(object, key);

	if (cJSON_IsString(item))
		return json_parse_int(item->valuestring, value);
	if (!is_whole(item))
		return false;
	*value = (int64_t)item->valuedouble;
	return true;
}

bool json_is_true(const cJSON *object, const char *key)
{
	const cJSON *item = json_get(object, key);
	int64_t number;

	return cJSON_IsTrue(item) || (json_int(object, key, &number) && number == 1);
}

bool json_time(const cJSON *object, const char *key, int64_t *at_s)
{
	const char *text = json_raw(object, key);

	return text && format_parse_iso(text, at_s);
}

const char *json_raw(const cJSON *object, const char *key)
{
	const cJSON *item = json_get(object, key);

	return cJSON_IsString(item) ? item->valuestring : NULL;
}

const char *json_text_of(struct arena *arena, const cJSON *value)
{
	const char *text = NULL;

	if (cJSON_IsString(value))
		text = text_accept(arena, value->valuestring, strlen(value->valuestring), 0);
	else if (is_whole(value))
		text = arena_printf(arena, "%" PRId64, (int64_t)value->valuedouble);
	else if (cJSON_IsNumber(value))
		text = arena_printf(arena, "%g", value->valuedouble);
	else if (cJSON_IsBool(value))
		text = cJSON_IsTrue(value) ? "true" : "false";
	return text && *text ? text : NULL;
}

const char *json_text(struct arena *arena, const cJSON *object, const char *key)
{
	return json_text_of(arena, json_get(object, key));
}

const char *json_id(struct arena *arena, const cJSON *object, const char *key)
{
	const cJSON *item = json_get(object, key);

	if (is_whole(item))
		return arena_printf(arena, "%" PRId64, (int64_t)item->valuedouble);
	if (cJSON_IsString(item) && text_is_id(item->valuestring))
		return arena_dup(arena, item->valuestring);
	return NULL;
}

void json_add_text(struct buf *buf, const char *text)
{
	cJSON *value = cJSON_CreateString(text);
	char *printed = value ? cJSON_PrintUnformatted(value) : NULL;

	buf_add_text(buf, printed ? printed : "\"\"");
	cJSON_free(printed);
	cJSON_Delete(value);
}
