/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A value as the user wrote it → the type that its setting declares.
 */
#include <config.h>

#include "config/value.h"

#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/format.h"
#include "base/text.h"
#include "base/words.h"
#include "config/nearest.h"
#include "model/date.h"

enum {
	TEXT_MAX = 4096
};

struct writing {
	const struct setting *setting;
	const char *text; /* NULL: nothing given and no fallback */
	const struct value_place *place;
	struct error *err;
};

/* The text as it may be kept: valid UTF-8 without control characters. */
static bool write_text(const struct writing *writing, void *field)
{
	char **target = field;

	*target = NULL;
	if (!writing->text)
		return true;
	*target =
		text_accept(writing->place->arena, writing->text, strlen(writing->text), TEXT_MAX);
	return !strcmp(*target, writing->text) ||
	       error_set(writing->err, ERROR_CONFIG,
		       _("%s has control characters, invalid UTF-8 or more than %d bytes"),
		       writing->setting->name, TEXT_MAX);
}

static bool write_list(const struct writing *writing, void *field)
{
	struct text_list *list = field;
	const char **items;

	if (!writing->text)
		return true;
	items = arena_alloc(writing->place->arena, list->len + 1, sizeof *items);
	if (list->len)
		memcpy(items, list->items, list->len * sizeof *items);
	list->items = items;
	return write_text(writing, &items[list->len++]);
}

static bool check_range(const struct writing *writing, double value)
{
	const struct setting *setting = writing->setting;

	if ((setting->min == 0 && setting->max == 0) ||
		(value >= setting->min && value <= setting->max))
		return true;
	return error_set(writing->err, ERROR_CONFIG, _("%s '%s' is out of range"), setting->name,
		writing->text);
}

/* "unknown word 'up' for better; it is one of higher, lower, …". */
static bool error_unknown(const struct writing *writing, const char *const *words)
{
	struct buf list;
	buf_init(&list, 0);
	for (int i = 0; words[i]; i++)
		buf_printf(&list, "%s%s", i > 0 ? ", " : "", words[i]);
	error_set(writing->err, ERROR_CONFIG, _("unknown word '%s' for %s; it is one of %s"),
		writing->text, writing->setting->name, list.bytes);
	buf_release(&list);
	return false;
}

static bool write_count(const struct writing *writing, void *field)
{
	int64_t *target = field;
	char *end;

	*target = 0;
	if (!writing->text)
		return true;
	errno = 0;
	*target = strtoll(writing->text, &end, 10);
	if (end == writing->text || *end || errno)
		return error_set(writing->err, ERROR_CONFIG, _("%s '%s' is no whole number"),
			writing->setting->name, writing->text);
	return check_range(writing, (double)*target);
}

static bool write_number(const struct writing *writing, void *field)
{
	/* A number in the file is written with a point, whatever the user's language. */
	locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
	double *target = field;
	char *end;

	*target = 0;
	if (!writing->text) {
		freelocale(plain);
		return true;
	}
	*target = strtod_l(writing->text, &end, plain);
	freelocale(plain);
	if (end == writing->text || *end || !(*target > -1e300 && *target < 1e300))
		return error_set(writing->err, ERROR_CONFIG, _("%s '%s' is no number"),
			writing->setting->name, writing->text);
	return check_range(writing, *target);
}

static bool write_bool(const struct writing *writing, void *field)
{
	bool *target = field;

	*target = writing->text && !strcmp(writing->text, "yes");
	if (!writing->text || *target || !strcmp(writing->text, "no"))
		return true;
	return error_set(writing->err, ERROR_CONFIG, _("%s '%s' is neither yes nor no"),
		writing->setting->name, writing->text);
}

static bool write_span(const struct writing *writing, void *field)
{
	int64_t *target = field;
	int months;

	*target = 0;
	if (!writing->text)
		return true;
	if (!format_parse_span(writing->text, target, &months))
		return error_set(writing->err, ERROR_CONFIG,
			_("%s '%s' is no span; write it as 30m, 4h or 2d"), writing->setting->name,
			writing->text);
	if (months)
		return error_set(writing->err, ERROR_CONFIG,
			_("%s '%s' needs a span of fixed length; months and years have none"),
			writing->setting->name, writing->text);
	return check_range(writing, (double)*target);
}

static bool write_date(const struct writing *writing, void *field)
{
	int64_t *target = field, days;

	*target = TIME_NONE;
	if (!writing->text)
		return true;
	if (date_parse(writing->text, &days)) {
		*target = zone_from_local_s(writing->place->zone, days * 86400);
		return true;
	}
	return error_set(writing->err, ERROR_CONFIG,
		_("%s '%s' is no date; write it as 2026-07-01"), writing->setting->name,
		writing->text);
}

static bool write_word(const struct writing *writing, void *field)
{
	const char *const *words = writing->setting->words;
	const char *nearest = NULL;
	int *target = field;

	*target = 0;
	if (!writing->text)
		return true;
	for (int i = 0; words[i]; i++) {
		if (!strcmp(words[i], writing->text)) {
			*target = i;
			return true;
		}
		nearest = nearest_of(writing->text, nearest, words[i]);
	}
	if (nearest)
		return error_set(writing->err, ERROR_CONFIG,
			_("unknown word '%s' for %s; did you mean \"%s\"?"), writing->text,
			writing->setting->name, nearest);
	return error_unknown(writing, words);
}

static bool (*const writers[SETTING_TYPE_COUNT])(const struct writing *writing, void *field) = {
	[SETTING_TEXT] = write_text,
	[SETTING_LIST] = write_list,
	[SETTING_COUNT] = write_count,
	[SETTING_NUMBER] = write_number,
	[SETTING_BOOL] = write_bool,
	[SETTING_SPAN] = write_span,
	[SETTING_DATE] = write_date,
	[SETTING_WORD] = write_word,
};

bool value_write(const struct setting *setting, const char *text, void *item,
	const struct value_place *place, struct error *err)
{
	const struct writing writing = {
		.setting = setting,
		.text = text ? text : setting->fallback,
		.place = place,
		.err = err,
	};

	return writers[setting->type](&writing, (char *)item + setting->offset);
}
