/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text from outside, made safe at the border and again at each exit, and measured in cells.
 *
 * The only file that knows utf8proc.
 */
#include "config.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/mem.h"

typedef char int32_is_the_code_point[sizeof(utf8proc_int32_t) == sizeof(int32_t) ? 1 : -1];

#define REPLACEMENT 0xfffd
#define REPLACEMENT_BYTES "\xef\xbf\xbd"
#define ZWNJ 0x200c
#define ZWJ 0x200d
#define TEXT_STYLE 0xfe0e  /* variation selector 15: draw as text */
#define EMOJI_STYLE 0xfe0f /* variation selector 16: draw as emoji */

/* One code point of at most len bytes; an invalid byte is one U+FFFD. Returns the bytes taken. */
static size_t decode(const char *text, size_t len, int32_t *point)
{
	utf8proc_ssize_t taken =
		utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)len, point);

	if (taken > 0)
		return (size_t)taken;
	*point = REPLACEMENT;
	return 1;
}

/* Never reads beyond a NUL: continuation bytes are checked one after the other. */
static size_t decode_text(const char *text, int32_t *point)
{
	if (!*text) {
		*point = 0;
		return 0;
	}
	return decode(text, 4, point);
}

static bool is_control(int32_t point)
{
	return point < 0x20 || (point >= 0x7f && point < 0xa0);
}

static bool is_break(int32_t point)
{
	return point == '\t' || point == '\n' || point == '\r' || point == 0x2028 ||
	       point == 0x2029;
}

/* Format characters that are seen: number signs and the like that Arabic puts before digits. */
static bool is_visible_format(int32_t point)
{
	return (point >= 0x600 && point <= 0x605) || point == 0x6dd || point == 0x70f ||
	       point == 0x890 || point == 0x891 || point == 0x8e2;
}

/* Fillers and joiners that take no place and are no format characters to Unicode. */
static bool is_filler(int32_t point)
{
	return point == 0x34f || point == 0x115f || point == 0x1160 || point == 0x17b4 ||
	       point == 0x17b5 || point == 0x180b || point == 0x180c || point == 0x180d ||
	       point == 0x180f || point == 0x3164 || point == 0xffa0;
}

static bool is_variation_selector(int32_t point)
{
	return point >= 0xfe00 && point <= 0xfe0f;
}

/* Bidi controls, tags, zero-width and other characters that work without being seen. The joiners
 * and variation selectors are judged by their neighbours, see is_shown. */
static bool is_hidden(int32_t point)
{
	if (point < 0xa0)
		return false;
	if (point >= 0xe0000 && point <= 0xe0fff)
		return true;
	if (is_filler(point))
		return true;
	return utf8proc_category(point) == UTF8PROC_CATEGORY_CF && !is_visible_format(point);
}

static bool is_mark(int32_t point)
{
	utf8proc_category_t category = utf8proc_category(point);

	return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

static bool is_emoji(int32_t point)
{
	return utf8proc_get_property(point)->boundclass ==
		       UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC ||
	       (point >= 0x1f3fb && point <= 0x1f3ff);
}

static bool is_keycap_base(int32_t point)
{
	return point == '#' || point == '*' || (point >= '0' && point <= '9');
}

static bool is_letter_or_mark(int32_t point)
{
	utf8proc_category_t category = utf8proc_category(point);

	return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
	       (category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME);
}

static bool can_be_joined(int32_t point)
{
	return point == EMOJI_STYLE || is_letter_or_mark(point) || is_emoji(point);
}

/* Joiners stay between two that can be joined; a style stays behind what can be drawn in two. */
static bool is_shown(int32_t point, int32_t before, const char *after)
{
	int32_t next;

	if (point == ZWNJ || point == ZWJ) {
		decode_text(after, &next);
		return can_be_joined(before) && !is_variation_selector(next) && can_be_joined(next);
	}
	if (point == TEXT_STYLE || point == EMOJI_STYLE)
		return is_emoji(before) || is_keycap_base(before);
	return !is_control(point) && !is_variation_selector(point) && !is_hidden(point);
}

char *text_accept(struct arena *arena, const char *bytes, size_t len, size_t max_bytes)
{
	size_t max = max_bytes ? max_bytes : TEXT_MAX_BYTES;
	struct buf clean;
	char *copy;

	buf_init(&clean, max);
	for (size_t at = 0; at < len;) {
		int32_t point;
		size_t taken = decode(bytes + at, len - at, &point);
		const char *kept = bytes + at;
		size_t kept_len = taken;

		at += taken;
		if (point == REPLACEMENT) {
			kept = REPLACEMENT_BYTES;
			kept_len = 3;
		} else if (is_control(point)) {
			kept = " ";
			kept_len = is_break(point) ? 1 : 0;
		}
		if (clean.len + kept_len > max)
			break;
		buf_add(&clean, kept, kept_len);
	}
	copy = arena_dup_bytes(arena, clean.bytes, clean.len);
	buf_release(&clean);
	return copy;
}

bool text_is_id(const char *text)
{
	size_t len = strlen(text);

	if (!len || len > TEXT_ID_MAX_BYTES)
		return false;
	for (size_t at = 0; at < len;) {
		int32_t point;
		utf8proc_ssize_t taken = utf8proc_iterate(
			(const utf8proc_uint8_t *)text + at, (utf8proc_ssize_t)(len - at), &point);

		if (taken <= 0 || is_control(point) || is_hidden(point) || is_break(point) ||
			is_variation_selector(point))
			return false;
		at += (size_t)taken;
	}
	return true;
}

/* Appends the bytes if they fit as a whole. */
static bool add_whole(struct buf *buf, const char *bytes, size_t len)
{
	if (len > buf->max - buf->len) {
		buf->is_cut = true;
		return false;
	}
	buf_add(buf, bytes, len);
	return true;
}

/* Length of the start that is plain ASCII followed by ASCII, so shown as it is. */
static size_t plain_len(const char *text)
{
	size_t len = 0;

	while (text[len] >= 0x20 && text[len] < 0x7f)
		len++;
	return len;
}

/* What is written for a code point that is shown or a break; NULL: nothing. */
static const char *shown_bytes(const char *text, size_t *len, int32_t point, int32_t before)
{
	if (is_break(point)) {
		*len = 1;
		return " ";
	}
	if (!is_shown(point, before, text + *len))
		return NULL;
	if (point != REPLACEMENT)
		return text;
	*len = 3;
	return REPLACEMENT_BYTES;
}

void text_show(struct buf *buf, const char *text)
{
	int32_t before = 0;
	int marks = TEXT_MARK_MAX; /* none before the first letter */

	while (*text) {
		size_t plain = plain_len(text);
		int32_t point;
		size_t taken, len;
		const char *bytes;

		if (plain > 0) {
			buf_add(buf, text, plain); /* any part of it may stand alone */
			if (buf->is_cut)
				return;
			text += plain;
			before = (unsigned char)text[-1];
			marks = 0;
			continue;
		}
		taken = len = decode_text(text, &point);
		bytes = shown_bytes(text, &len, point, before);
		text += taken;
		marks = is_mark(point) ? marks + 1 : bytes ? 0 : marks;
		if (!bytes || (marks > TEXT_MARK_MAX && !is_variation_selector(point)))
			continue;
		if (!add_whole(buf, bytes, len))
			return;
		before = point;
	}
}

bool text_is_plain(const char *text)
{
	struct buf shown;

	buf_init(&shown, 0);
	text_show(&shown, text);
	bool is_same = strcmp(shown.bytes, text) == 0;
	buf_release(&shown);
	return is_same;
}

void text_escape_json(struct buf *buf, const char *json)
{
	int32_t point;
	size_t taken;

	for (; (taken = decode_text(json, &point)) > 0; json += taken) {
		bool is_seen = !is_hidden(point) && !is_break(point);

		if (point == '\n' || (is_seen && !is_control(point) && point != REPLACEMENT))
			buf_add(buf, json, taken);
		else if (point > 0xffff)
			buf_printf(buf, "\\u%04x\\u%04x", 0xd7c0u + ((unsigned)point >> 10),
				0xdc00u + ((unsigned)point & 0x3ffu));
		else
			buf_printf(buf, "\\u%04x", (unsigned)point);
	}
}

size_t text_fit(const char *text, size_t max)
{
	size_t len = strnlen(text, max + 1);

	if (len <= max)
		return len;
	for (len = max; len > 0 && ((unsigned char)text[len] & 0xc0) == 0x80;)
		len--;
	return len;
}

/* Cells of a cluster: those of its characters, never more than two; a pictograph that asks for
 * emoji style, and a pair of regional indicators (a flag), take two. */
static int cluster_width(int width_cols, int32_t point, int32_t before)
{
	if (point == EMOJI_STYLE && (is_emoji(before) || is_keycap_base(before)))
		return 2;
	width_cols += is_control(point) || is_hidden(point) ? 0 : utf8proc_charwidth(point);
	return width_cols > 2 ? 2 : width_cols;
}

size_t text_next(const char *text, int *width_cols)
{
	int32_t before, point;
	utf8proc_int32_t state = 0;
	size_t taken = decode_text(text, &before);

	*width_cols = 0;
	if (!taken)
		return 0;
	*width_cols = cluster_width(0, before, 0);
	if (before < 0x80 && (unsigned char)text[taken] < 0x80)
		return taken;
	for (;;) {
		size_t more = decode_text(text + taken, &point);

		if (!more || utf8proc_grapheme_break_stateful(before, point, &state))
			return taken;
		*width_cols = cluster_width(*width_cols, point, before);
		taken += more;
		before = point;
	}
}

int text_width_cols(const char *text)
{
	int total = 0, width;
	size_t taken;

	while ((taken = text_next(text, &width)) > 0) {
		total += width;
		text += taken;
	}
	return total;
}

/* Bytes of the longest start of text that takes at most width_cols cells. */
static size_t start_len(const char *text, int width_cols)
{
	size_t len = 0, taken;
	int width;

	while ((taken = text_next(text + len, &width)) > 0 && width <= width_cols) {
		width_cols -= width;
		len += taken;
	}
	return len;
}

void text_cut(struct buf *buf, const char *text, int width_cols, const char *ellipsis)
{
	size_t len = start_len(text, width_cols);
	int room = width_cols - text_width_cols(ellipsis);

	if (!text[len] || room < 0) {
		add_whole(buf, text, len);
		return;
	}
	add_whole(buf, text, start_len(text, room));
	add_whole(buf, ellipsis, strlen(ellipsis));
}

struct points {
	utf8proc_int32_t *items;
	size_t len, capacity;
};

/* The text as code points without case, accents apart from their letters, nothing invisible. */
static void fold(struct points *points, const char *text)
{
	const utf8proc_option_t how =
		UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_DECOMPOSE | UTF8PROC_STABLE;
	enum {
		LONGEST = 18 /* code points that one can decompose into */
	};
	int32_t point;
	size_t taken;

	while ((taken = decode_text(text, &point)) > 0) {
		int class = 0;
		utf8proc_ssize_t made;

		points->items = mem_grow(points->items, &points->capacity, points->len + LONGEST,
			sizeof *points->items);
		made = utf8proc_decompose_char(
			point, points->items + points->len, LONGEST, how, &class);
		if (made > 0)
			points->len += (size_t)made;
		text += taken;
	}
}

bool text_contains(const char *text, const char *part)
{
	struct points whole = { 0 }, sought = { 0 };
	bool found = false;

	fold(&whole, text);
	fold(&sought, part);
	for (size_t at = 0; !found && at + sought.len <= whole.len; at++)
		found = !sought.len ||
			!memcmp(whole.items + at, sought.items, sought.len * sizeof *sought.items);
	free(whole.items);
	free(sought.items);
	return found;
}

bool text_is_right_to_left(const char *text)
{
	int32_t point;
	size_t taken;

	for (; (taken = decode_text(text, &point)) > 0; text += taken) {
		utf8proc_propval_t class = utf8proc_get_property(point)->bidi_class;

		if (class == UTF8PROC_BIDI_CLASS_R || class == UTF8PROC_BIDI_CLASS_AL)
			return true;
	}
	return false;
}
