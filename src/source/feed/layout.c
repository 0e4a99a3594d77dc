/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a file is written: CSV with its header, or JSON lines.
 *
 * The header of a file that is no feed is never shown: it may be anything, a secret among others.
 */
#include "config.h"

#include "source/feed/layout.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "source/feed/feed.h"

#define UNKNOWN_SHOWN 8

/* "file: " or "file:line: " before what is wrong. */
static bool fail(const struct feed *feed, int64_t line, struct error *err)
{
	return line > 0 ? error_prefix(err, "%s:%lld", feed->shown, (long long)line)
			: error_prefix(err, "%s", feed->shown);
}

static bool check_text(const struct feed *feed, const struct part *part, struct error *err)
{
	const char *bytes = part->bytes;
	bool is_utf16 = part->len >= 2 &&
			(memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0);

	if (part->len == 0)
		error_set(err, ERROR_PARSE, _("it is empty; its first line names the columns"));
	else if (is_utf16)
		error_set(err, ERROR_PARSE, _("it is UTF-16; save it as CSV UTF-8"));
	else if (bytes[0] == '[')
		error_set(err, ERROR_PARSE,
			_("it is a JSON array; write one object a line, and nothing around them"));
	else if (bytes[0] == '<')
		error_set(
			err, ERROR_PARSE, _("it is a web page or XML, neither CSV nor JSON lines"));
	else
		return true;
	return fail(feed, 0, err);
}

static void find_columns(struct feed *feed, const struct cells *cells)
{
	struct layout *layout = &feed->layout;

	layout->len = cells->len;
	for (size_t i = 0; i < cells->len; i++) {
		const char *heading = cells->items[i];
		enum column column = headings_find(&feed->headings, heading);

		layout->columns[i] = column;
		if (column != COLUMN_COUNT)
			memcpy(layout->titles.items[column], heading,
				text_fit(heading, TITLE_MAX_BYTES));
	}
}

/* The first column that two cells claim; COLUMN_COUNT: none. */
static enum column find_twice(const struct layout *layout)
{
	bool has[COLUMN_COUNT] = { false };

	for (size_t i = 0; i < layout->len; i++) {
		enum column column = layout->columns[i];

		if (column != COLUMN_COUNT && has[column])
			return column;
		if (column != COLUMN_COUNT)
			has[column] = true;
	}
	return COLUMN_COUNT;
}

/* The kind of the rows that do not say it, and that its columns are there. */
static bool find_kind(struct feed *feed, struct error *err)
{
	struct layout *layout = &feed->layout;
	bool has[COLUMN_COUNT] = { false };
	struct buf needs;

	for (size_t i = 0; i < layout->len; i++)
		if (layout->columns[i] != COLUMN_COUNT)
			has[layout->columns[i]] = true;
	for (size_t i = 0; i < COLUMN_COUNT; i++)
		has[i] |= feed->headings.value[i] != NULL;
	layout->kind = feed->kind != FEED_KIND_NONE ? feed->kind : feed_kind_guess(has);
	if (has[COLUMN_RECORD])
		return true;
	if (layout->kind == FEED_KIND_NONE)
		return error_set(err, ERROR_PARSE,
			_("its first line does not tell which records they are; name the columns as "
			  "kpitop.conf(5) does, or set record"));
	enum column lacking = feed_kind_lacks(layout->kind, has);

	if (lacking == COLUMN_COUNT)
		return true;
	buf_init(&needs, 256);
	feed_kind_needs(layout->kind, &needs);
	error_set(err, ERROR_PARSE, _("there is no column %s; records of kind %s need %s"),
		column_name(lacking), feed_kind_name(layout->kind), needs.bytes);
	buf_release(&needs);
	return false;
}

/* Columns that are none of ours; said once, and again where they are others. */
static void tell_unknown(struct feed *feed, const struct cells *cells, struct buf *remarks)
{
	uint64_t told = feed->unknown;
	int shown = 0;

	feed->unknown = 0;
	for (size_t i = 0; i < cells->len; i++)
		if (feed->layout.columns[i] == COLUMN_COUNT && *cells->items[i])
			feed->unknown = hash_text(feed->unknown, cells->items[i]);
	if (feed->unknown == told)
		return;
	for (size_t i = 0; i < cells->len; i++) {
		const char *heading = cells->items[i];

		if (feed->layout.columns[i] != COLUMN_COUNT || !*heading)
			continue;
		if (shown == 0)
			buf_printf(remarks, _("%s:1: columns that are not known are left out:"),
				feed->shown);
		if (shown++ < UNKNOWN_SHOWN)
			buf_printf(remarks, " \"%.*s\"", (int)text_fit(heading, TITLE_MAX_BYTES),
				heading);
	}
	if (shown > 0)
		buf_add_text(remarks, shown > UNKNOWN_SHOWN ? " …\n" : "\n");
}

static bool read_header(
	struct feed *feed, struct row_input *input, struct buf *remarks, struct error *err)
{
	struct cells cells;

	input->delimiter = feed->layout.delimiter = csv_delimiter(input->bytes, input->len);
	if (csv_read(input, &cells) != ROW_READ || memchr(input->bytes, '\0', input->taken) != NULL)
		return error_set(err, ERROR_PARSE, _("its first line is no header of CSV"));
	find_columns(feed, &cells);
	enum column twice = find_twice(&feed->layout);

	if (twice != COLUMN_COUNT)
		return error_set(
			err, ERROR_PARSE, _("two columns mean the same: %s"), column_name(twice));
	if (!find_kind(feed, err))
		return false;
	tell_unknown(feed, &cells, remarks);
	return true;
}

bool layout_read(struct feed *feed, const struct part *part, size_t *taken, struct buf *remarks,
	struct error *err)
{
	bool has_mark = part->len >= 3 && memcmp(part->bytes, "\xef\xbb\xbf", 3) == 0;
	size_t start = has_mark ? 3 : 0;
	size_t rest = part->len - start;
	struct row_input input = {
		.bytes = part->bytes + start,
		.len = rest > ROW_MAX_BYTES ? ROW_MAX_BYTES : rest,
		.is_last = part->is_last && rest <= ROW_MAX_BYTES,
		.room = feed->room,
	};
	struct part text = { .bytes = input.bytes, .len = input.len };
	size_t blank = 0;

	*taken = start;
	feed->layout = (struct layout){ .kind = feed->kind };
	if (!check_text(feed, &text, err))
		return false;
	while (blank < input.len && isspace((unsigned char)input.bytes[blank]))
		blank++;
	feed->layout.is_json = blank < input.len && input.bytes[blank] == '{';
	if (feed->layout.is_json)
		return true;
	if (!read_header(feed, &input, remarks, err))
		return fail(feed, 1, err);
	*taken = start + input.taken;
	return true;
}

bool layout_values(const struct feed *feed, const struct cells *cells,
	const char *values[COLUMN_COUNT], struct error *err)
{
	const struct layout *layout = &feed->layout;

	for (size_t i = 0; i < cells->len; i++) {
		const char *text = cells->items[i];

		if (*text && i >= layout->len)
			return error_set(err, ERROR_PARSE,
				_("it has %zu cells, and the header %zu"), cells->len, layout->len);
		if (*text && layout->columns[i] != COLUMN_COUNT)
			values[layout->columns[i]] = text;
	}
	return true;
}
