/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sequences for a terminal, made safe and wrapped.
 */
#include "config.h"

#include "ui/escape.h"

#include <string.h>

#include "base/macros.h"
#include "base/text.h"

/* GNU screen takes strings of at most 256 bytes in its older versions. */
#define SCREEN_CHUNK 240

/* --- the way --- */

static bool begins(const char *text, const char *start)
{
	return text && strncmp(text, start, strlen(start)) == 0;
}

static bool is_set(const char *value)
{
	return value && value[0];
}

/* Of terminals whose names are not here, such as linux and vt100, some print what they do not
 * know. */
static bool is_known_to_read(const char *term)
{
	static const char *const starts[] = { "xterm", "screen", "tmux", "rxvt", "alacritty",
		"foot", "kitty", "konsole", "vte", "gnome", "mlterm", "mintty", "putty", "wezterm",
		"ghostty", "contour", "iterm", "st-", "Eterm" };
	for (size_t i = 0; i < ARRAY_LEN(starts); i++) {
		if (begins(term, starts[i]))
			return true;
	}
	return false;
}

struct escape_way escape_way(escape_look *look, bool is_ascii)
{
	const char *term = look("TERM");
	struct escape_way way = { .reads_strings = is_known_to_read(term), .is_ascii = is_ascii };
	/* One inside the other: the name tells which is nearer. "screen.xterm" is only GNU's. */
	bool is_screen = is_set(look("STY"));
	bool is_tmux = is_set(look("TMUX")) && !(is_screen && begins(term, "screen."));
	if (begins(term, "tmux") || is_tmux)
		way.through = THROUGH_TMUX;
	else if (is_screen || begins(term, "screen"))
		way.through = THROUGH_SCREEN;
	return way;
}

enum escape_notice escape_notice_known(escape_look *look)
{
	static const struct {
		const char *variable, *start;
		enum escape_notice notice;
	} rows[] = {
		{ "KITTY_WINDOW_ID", "", NOTICE_OSC99 },
		{ "TERM", "xterm-kitty", NOTICE_OSC99 },
		{ "TERM", "rxvt", NOTICE_OSC777 },
		{ "TERM", "foot", NOTICE_OSC777 },
		{ "TERM", "xterm-ghostty", NOTICE_OSC9 },
		{ "TERM_PROGRAM", "ghostty", NOTICE_OSC9 },
		{ "TERM_PROGRAM", "WezTerm", NOTICE_OSC9 },
		{ "TERM_PROGRAM", "iTerm.app", NOTICE_OSC9 },
		{ "LC_TERMINAL", "iTerm2", NOTICE_OSC9 },
		{ "KONSOLE_VERSION", "", NOTICE_OSC777 },
		{ "VTE_VERSION", "", NOTICE_OSC777 },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const char *value = look(rows[i].variable);
		if (is_set(value) && begins(value, rows[i].start))
			return rows[i].notice;
	}
	return NOTICE_NONE;
}

/* --- texts --- */

/* C0, DEL, and C1 in UTF-8: what text_show has left of them, should it ever. */
static bool is_control(const char *text)
{
	unsigned char first = (unsigned char)text[0], second = (unsigned char)text[1];
	return first < 0x20 || first == 0x7f || (first == 0xc2 && second >= 0x80 && second < 0xa0);
}

void escape_text(struct buf *out, bool is_ascii, const char *text, size_t max)
{
	struct buf shown;
	buf_init(&shown, 0);
	text_show(&shown, text);
	int width;
	size_t taken, used = 0;
	for (const char *at = shown.bytes; (taken = text_next(at, &width)) > 0; at += taken) {
		/* An 8-bit terminal takes parts of UTF-8 for controls. */
		bool is_replaced = is_ascii && (unsigned char)at[0] >= 0x80;
		size_t len = is_replaced ? 1 : taken;
		if (used + len > max)
			break;
		if (is_control(at))
			continue;
		buf_add(out, is_replaced ? "?" : at, len);
		used += len;
	}
	buf_release(&shown);
}

/* The text of a field that ends at ';'. */
static void add_field(struct buf *out, const struct escape_way *way, const char *text, size_t max)
{
	size_t from = out->len;
	escape_text(out, way->is_ascii, text, max);
	for (size_t i = from; i < out->len; i++) {
		if (out->bytes[i] == ';')
			out->bytes[i] = ',';
	}
}

/* --- wrapping --- */

/* In wrapped sequences the bell ends a string: ESC \ would end the wrapping. */
static void add_wrapped(struct buf *out, enum escape_through through, const struct buf *inner)
{
	if (through == THROUGH_NOTHING) {
		buf_add(out, inner->bytes, inner->len);
		return;
	}
	if (through == THROUGH_SCREEN) {
		for (size_t at = 0; at < inner->len; at += SCREEN_CHUNK) {
			size_t rest = inner->len - at;
			buf_add_text(out, "\033P");
			buf_add(out, inner->bytes + at, rest < SCREEN_CHUNK ? rest : SCREEN_CHUNK);
			buf_add_text(out, "\033\\");
		}
		return;
	}
	buf_add_text(out, "\033Ptmux;");
	for (size_t i = 0; i < inner->len; i++) {
		if (inner->bytes[i] == '\033')
			buf_add_char(out, '\033');
		buf_add_char(out, inner->bytes[i]);
	}
	buf_add_text(out, "\033\\");
}

/* --- clipboard --- */

static void add_base64(struct buf *out, const char *bytes, size_t len)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	for (size_t at = 0; at < len; at += 3) {
		unsigned bits = 0;
		for (size_t i = 0; i < 3; i++)
			bits = bits << 8 | (at + i < len ? (unsigned char)bytes[at + i] : 0u);
		for (size_t i = 0; i < 4; i++) {
			unsigned digit = bits >> (18 - 6 * i) & 63;
			buf_add_char(out, i == 0 || at + i - 1 < len ? digits[digit] : '=');
		}
	}
}

/* Line by line, for text_show makes blanks of line breaks. */
static void add_lines(struct buf *out, const char *text)
{
	struct buf line;
	buf_init(&line, 0);
	for (;;) {
		size_t len = strcspn(text, "\n");
		buf_clear(&line);
		buf_add(&line, text, len);
		text_show(out, line.bytes);
		if (!text[len])
			break;
		buf_add_char(out, '\n');
		text += len + 1;
	}
	buf_release(&line);
}

bool escape_clipboard(struct buf *out, const struct escape_way *way, const char *text)
{
	struct buf lines, inner;
	buf_init(&lines, 0);
	buf_init(&inner, 0);
	add_lines(&lines, text);
	bool is_sent = way->reads_strings && lines.len <= ESCAPE_CLIPBOARD_MAX;
	if (is_sent) {
		buf_add_text(&inner, "\033]52;c;");
		add_base64(&inner, lines.bytes, lines.len);
		buf_add_char(&inner, '\a');
		/* tmux takes the one or passes the other on, as it is set. */
		if (way->through == THROUGH_TMUX)
			buf_add(out, inner.bytes, inner.len);
		add_wrapped(out, way->through, &inner);
	}
	buf_release(&inner);
	buf_release(&lines);
	return is_sent;
}

/* --- title --- */

/* Multiplexers have titles of their own, so these are never wrapped. */
void escape_title(struct buf *out, const struct escape_way *way, const char *text)
{
	if (!way->reads_strings)
		return;
	bool is_screen = way->through == THROUGH_SCREEN;
	buf_add_text(out, is_screen ? "\033k" : "\033]2;");
	escape_text(out, way->is_ascii, text, ESCAPE_TITLE_MAX);
	buf_add_text(out, is_screen ? "\033\\" : "\a");
}

void escape_title_push(struct buf *out, const struct escape_way *way)
{
	if (way->reads_strings && way->through != THROUGH_SCREEN)
		buf_add_text(out, "\033[22;2t");
}

void escape_title_pop(struct buf *out, const struct escape_way *way, const char *shell)
{
	const char *slash = shell ? strrchr(shell, '/') : NULL;
	if (way->reads_strings && way->through != THROUGH_SCREEN)
		buf_add_text(out, "\033[23;2t");
	else
		escape_title(out, way, slash ? slash + 1 : "");
}

/* --- notifications --- */

static void add_osc99(
	struct buf *out, const struct escape_way *way, const char *title, const char *text)
{
	struct buf inner;
	buf_init(&inner, 0);
	/* One name for all: the newer one takes the place of the older. */
	buf_add_text(&inner, "\033]99;i=kpitop:d=0;");
	add_field(&inner, way, title, ESCAPE_TITLE_MAX);
	buf_add_char(&inner, '\a');
	add_wrapped(out, way->through, &inner);
	buf_clear(&inner);
	buf_add_text(&inner, "\033]99;i=kpitop:d=1:p=body;");
	add_field(&inner, way, text, ESCAPE_NOTICE_MAX);
	buf_add_char(&inner, '\a');
	add_wrapped(out, way->through, &inner);
	buf_release(&inner);
}

void escape_notify(struct buf *out, const struct escape_way *way, enum escape_notice notice,
	const char *title, const char *text)
{
	if (!way->reads_strings || notice == NOTICE_NONE)
		return;
	if (notice == NOTICE_OSC99) {
		add_osc99(out, way, title, text);
		return;
	}
	struct buf inner;
	buf_init(&inner, 0);
	buf_add_text(&inner, notice == NOTICE_OSC9 ? "\033]9;" : "\033]777;notify;");
	add_field(&inner, way, title, ESCAPE_TITLE_MAX);
	/* OSC 9 has one field; the title in front keeps a number from being taken for a command. */
	buf_add_text(&inner, notice == NOTICE_OSC9 ? ": " : ";");
	add_field(&inner, way, text, ESCAPE_NOTICE_MAX);
	buf_add_char(&inner, '\a');
	add_wrapped(out, way->through, &inner);
	buf_release(&inner);
}

/* --- links --- */

/* Bytes that RFC 3986 lets stand, and '%' of what is encoded already. */
static bool is_plain(unsigned char byte)
{
	static const char marks[] = "-._~:/?#[]@!$&'()*+,;=%";
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9') || (byte && strchr(marks, byte));
}

static void add_url(struct buf *out, const char *url)
{
	for (; *url; url++) {
		unsigned char byte = (unsigned char)*url;
		if (is_plain(byte))
			buf_add_char(out, *url);
		else
			buf_printf(out, "%%%02X", byte);
	}
}

bool escape_link(struct buf *out, const struct escape_way *way, const struct escape_anchor *anchor)
{
	const char *url = anchor->url;
	/* GNU screen has no links, and would not know where on the screen a wrapped one stands. */
	bool is_there = way->reads_strings && way->through != THROUGH_SCREEN;
	bool is_web = begins(url, "https://") || begins(url, "http://");
	if (!is_there || !is_web || strlen(url) > ESCAPE_URL_MAX)
		return false;
	buf_printf(out, "\0337\033[%d;%dH\033[0;4m\033]8;;", anchor->y + 1, anchor->x + 1);
	add_url(out, url);
	buf_add_char(out, '\a');
	escape_text(out, way->is_ascii, anchor->text, ESCAPE_URL_MAX);
	buf_add_text(out, "\033]8;;\a\033[0m\0338");
	return true;
}
