/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The columns of a feed.
 */
#include "config.h"

#include "source/feed/columns.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "base/words.h"

#define KIND(kind) (1u << (RECORD_##kind))

/* clang-format off */
static const struct column_row {
	const char *names[5];  /* the first is the one that messages use */
	unsigned needed;       /* kinds that must have it */
	unsigned tells;        /* the kind it gives away */
} column_rows[COLUMN_COUNT] = {
	[COLUMN_RECORD]    = { { "record" }, 0, 0 },
	[COLUMN_ID]        = { { "id" }, 0, 0 },
	[COLUMN_KIND]      = { { "kind" }, KIND(RATING), 0 },
	[COLUMN_ITEM]      = { { "item" }, 0, 0 },
	[COLUMN_FROM]      = { { "at", "from", "date", "month" },
		KIND(RATING) | KIND(CALL) | KIND(PRESENCE) | KIND(SCHEDULE) | KIND(MEASURE), 0 },
	[COLUMN_TO]        = { { "to" }, KIND(SCHEDULE), 0 },
	[COLUMN_SCORE]     = { { "score" }, KIND(RATING), KIND(RATING) },
	[COLUMN_SCALE]     = { { "scale", "maximum" }, 0, 0 },
	[COLUMN_WEIGHT]    = { { "weight" }, 0, 0 },
	[COLUMN_CRITICAL]  = { { "critical" }, 0, 0 },
	[COLUMN_AGENT]     = { { "agent" }, KIND(PRESENCE) | KIND(SCHEDULE), 0 },
	[COLUMN_GROUP]     = { { "group", "team" }, 0, 0 },
	[COLUMN_AUTHOR]    = { { "author", "reviewer" }, 0, 0 },
	[COLUMN_TICKET]    = { { "ticket" }, 0, 0 },
	[COLUMN_CUSTOMER]  = { { "customer" }, 0, 0 },
	[COLUMN_CHANNEL]   = { { "channel" }, 0, 0 },
	[COLUMN_TOPIC]     = { { "topic" }, 0, 0 },
	[COLUMN_DIRECTION] = { { "direction" }, 0, 0 },
	[COLUMN_OUTCOME]   = { { "outcome" }, KIND(CALL), KIND(CALL) },
	[COLUMN_WAIT]      = { { "wait" }, 0, 0 },
	[COLUMN_TALK]      = { { "talk" }, 0, 0 },
	[COLUMN_HOLD]      = { { "hold" }, 0, 0 },
	[COLUMN_WRAP_UP]   = { { "wrap_up" }, 0, 0 },
	[COLUMN_STATE]     = { { "state" }, KIND(PRESENCE), KIND(PRESENCE) },
	[COLUMN_REASON]    = { { "reason" }, 0, 0 },
	[COLUMN_NAME]      = { { "name" }, KIND(MEASURE), 0 },
	[COLUMN_VALUE]     = { { "value" }, KIND(MEASURE), KIND(MEASURE) },
	[COLUMN_SCOPE]     = { { "scope" }, 0, 0 },
	[COLUMN_GONE]      = { { "gone" }, 0, 0 },
};

static const struct {
	enum record_kind kind;
	const char *name;
} kind_rows[] = {
	{ RECORD_RATING, "rating" },
	{ RECORD_CALL, "call" },
	{ RECORD_PRESENCE, "presence" },
	{ RECORD_SCHEDULE, "schedule" },
	{ RECORD_MEASURE, "measure" },
};
/* clang-format on */

const char *column_name(enum column column)
{
	return column_rows[column].names[0];
}

const char *feed_kind_name(enum record_kind kind)
{
	for (size_t i = 0; i < ARRAY_LEN(kind_rows); i++)
		if (kind_rows[i].kind == kind)
			return kind_rows[i].name;
	return "";
}

enum record_kind feed_kind_find(const char *word)
{
	for (size_t i = 0; i < ARRAY_LEN(kind_rows); i++)
		if (!strcasecmp(kind_rows[i].name, word))
			return kind_rows[i].kind;
	return FEED_KIND_NONE;
}

enum record_kind feed_kind_guess(const bool has[COLUMN_COUNT])
{
	unsigned told = 0;

	for (size_t i = 0; i < COLUMN_COUNT; i++)
		told |= has[i] ? column_rows[i].tells : 0;
	for (size_t i = 0; i < ARRAY_LEN(kind_rows); i++)
		if (told == 1u << kind_rows[i].kind)
			return kind_rows[i].kind;
	return FEED_KIND_NONE;
}

static bool is_needed(enum record_kind kind, size_t column)
{
	return (column_rows[column].needed & 1u << kind) != 0;
}

enum column feed_kind_lacks(enum record_kind kind, const bool has[COLUMN_COUNT])
{
	for (size_t i = 0; i < COLUMN_COUNT; i++)
		if (is_needed(kind, i) && !has[i])
			return (enum column)i;
	return COLUMN_COUNT;
}

void feed_kind_needs(enum record_kind kind, struct buf *text)
{
	for (size_t i = 0; i < COLUMN_COUNT; i++)
		if (is_needed(kind, i))
			buf_printf(
				text, "%s%s", text->len > 0 ? ", " : "", column_rows[i].names[0]);
}

/* --- headings -------------------------------------------------------------------------------- */

static bool is_joint(char c)
{
	return c == ' ' || c == '_' || c == '-' || c == '\t';
}

static bool is_same_heading(const char *a, const char *b)
{
	for (;;) {
		while (is_joint(*a))
			a++;
		while (is_joint(*b))
			b++;
		if (tolower((unsigned char)*a) != tolower((unsigned char)*b))
			return false;
		if (!*a)
			return true;
		a++;
		b++;
	}
}

static enum column find_name(const char *heading)
{
	for (size_t i = 0; i < COLUMN_COUNT; i++)
		for (const char *const *name = column_rows[i].names; *name; name++)
			if (is_same_heading(*name, heading))
				return (enum column)i;
	return COLUMN_COUNT;
}

enum column headings_find(const struct headings *headings, const char *heading)
{
	for (size_t i = 0; i < COLUMN_COUNT; i++)
		if (headings->heading[i] && is_same_heading(headings->heading[i], heading))
			return (enum column)i;
	enum column column = find_name(heading);

	return column < COLUMN_COUNT && headings->heading[column] ? COLUMN_COUNT : column;
}

/* One item of a list, "column = text", into the place of its column. */
static bool read_item(const char *item, const char **places, struct arena *arena, struct error *err)
{
	const char *sign = strchr(item, '=');
	const char *name = sign ? arena_dup_bytes(arena, item, (size_t)(sign - item)) : item;
	enum column column = find_name(name);

	if (!sign)
		return error_set(
			err, ERROR_CONFIG, _("'%s' is not written as \"column = text\""), item);
	if (column == COLUMN_COUNT)
		return error_set(err, ERROR_CONFIG, _("a feed has no column '%s'"), name);
	sign += 1 + strspn(sign + 1, " \t");
	places[column] = arena_dup(arena, sign);
	return true;
}

bool headings_read(struct headings *headings, const struct source_config *config,
	struct arena *arena, struct error *err)
{
	*headings = (struct headings){ 0 };
	for (size_t i = 0; i < config->columns.len; i++)
		if (!read_item(config->columns.items[i], headings->heading, arena, err))
			return error_prefix(err, "columns");
	for (size_t i = 0; i < config->values.len; i++)
		if (!read_item(config->values.items[i], headings->value, arena, err))
			return error_prefix(err, "values");
	return true;
}
