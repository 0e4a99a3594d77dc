/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Glyphs by meaning. To add one: its name in enum glyph and its row here.
 */
#include "config.h"

#include "ui/glyph.h"

#include <string.h>

#include "base/macros.h"
#include "base/text.h"

struct glyph_row {
	const char *unicode, *ascii;
};

/* clang-format off */
static const struct glyph_row glyph_rows[GLYPH_COUNT] = {
	[GLYPH_MET] =              { "✔", "+" },
	[GLYPH_NEAR] =             { "◐", "~" },
	[GLYPH_MISSED] =           { "✖", "!" },
	[GLYPH_UNCERTAIN] =        { "○", "o" },
	[GLYPH_UNKNOWN] =          { "—", "-" },
	[GLYPH_UP] =               { "↑", "^" },
	[GLYPH_DOWN] =             { "↓", "v" },
	[GLYPH_FRESH] =            { "●", "*" },
	[GLYPH_LATE] =             { "◐", "~" },
	[GLYPH_STALE] =            { "✖", "!" },
	[GLYPH_ELLIPSIS] =         { "…", "..." },
	[GLYPH_DOT] =              { "·", "." },
	[GLYPH_BULLET] =           { "•", "*" },
	[GLYPH_LESS_OR_EQUAL] =    { "≤", "<=" },
	[GLYPH_GREATER_OR_EQUAL] = { "≥", ">=" },
	[GLYPH_MINUS] =            { "−", "-" },
	[GLYPH_LEFT] =             { "‹", "<" },
	[GLYPH_RIGHT] =            { "›", ">" },
	[GLYPH_CRUMB] =            { "▸", ">" },
	[GLYPH_HORIZONTAL] =       { "─", "-" },
	[GLYPH_VERTICAL] =         { "│", "|" },
	[GLYPH_TOP_LEFT] =         { "╭", "+" },
	[GLYPH_TOP_RIGHT] =        { "╮", "+" },
	[GLYPH_BOTTOM_LEFT] =      { "╰", "+" },
	[GLYPH_BOTTOM_RIGHT] =     { "╯", "+" },
	[GLYPH_TEE_LEFT] =         { "├", "+" },
	[GLYPH_TEE_RIGHT] =        { "┤", "+" },
	[GLYPH_TEE_UP] =           { "┬", "+" },
	[GLYPH_TEE_DOWN] =         { "┴", "+" },
	[GLYPH_CROSS] =            { "┼", "+" },
	[GLYPH_BAR_1] =            { "▁", "_" },
	[GLYPH_BAR_2] =            { "▂", "." },
	[GLYPH_BAR_3] =            { "▃", "-" },
	[GLYPH_BAR_4] =            { "▄", "~" },
	[GLYPH_BAR_5] =            { "▅", "=" },
	[GLYPH_BAR_6] =            { "▆", "+" },
	[GLYPH_BAR_7] =            { "▇", "*" },
	[GLYPH_BAR_8] =            { "█", "#" },
	[GLYPH_UPPER_HALF] =       { "▀", "\"" },
	[GLYPH_LOWER_HALF] =       { "▄", "_" },
	[GLYPH_FULL_BLOCK] =       { "█", "#" },
	[GLYPH_GOAL_LINE] =        { "╌", "-" },
	[GLYPH_USUAL_LINE] =       { "┄", "-" },
	[GLYPH_LIMIT_LINE] =       { "┈", "." },
	[GLYPH_BENCHMARK_LINE] =   { "·", ":" },
	[GLYPH_NOTE] =             { "▲", "^" },
};

/* Signs that our own texts use and that are no glyph. */
static const struct glyph_row sign_rows[] = {
	{ "–", "-" }, { "×", "x" }, { "→", "->" }, { "←", "<-" }, { "⇄", "<>" }, { "’", "'" },
	{ "‘", "'" }, { "“", "\"" }, { "”", "\"" }, { "±", "+-" }, { "÷", "/" }, { "Σ", "sum" },
};
/* clang-format on */

const char *glyph_text(enum glyph glyph, bool is_ascii)
{
	return is_ascii ? glyph_rows[glyph].ascii : glyph_rows[glyph].unicode;
}

static const char *find(
	const struct glyph_row *rows, size_t row_count, const char *text, size_t len)
{
	for (size_t i = 0; i < row_count; i++) {
		if (strlen(rows[i].unicode) == len && memcmp(rows[i].unicode, text, len) == 0)
			return rows[i].ascii;
	}
	return NULL;
}

int glyph_dots(enum glyph bar)
{
	return ((int)bar - (int)GLYPH_BAR_1) / 2 + 1;
}

/* Dots are numbered down the left column and then the right one, but for the lowest two, which
 * came later: U+2800 and a bit for each. */
void glyph_add_dots(struct buf *out, int left, int right)
{
	static const unsigned lefts[] = { 0, 0x40, 0x44, 0x46, 0x47 };
	static const unsigned rights[] = { 0, 0x80, 0xa0, 0xb0, 0xb8 };
	unsigned bits = lefts[left] | rights[right];
	buf_add_char(out, '\xe2');
	buf_add_char(out, (char)(0xa0 | bits >> 6));
	buf_add_char(out, (char)(0x80 | (bits & 0x3f)));
}

/* 0: no bar. */
static int dots_of(const char *text, size_t len)
{
	for (int bar = GLYPH_BAR_1; bar <= (int)GLYPH_BAR_8; bar++) {
		const char *sign = glyph_rows[bar].unicode;
		if (strlen(sign) == len && memcmp(sign, text, len) == 0)
			return glyph_dots((enum glyph)bar);
	}
	return 0;
}

void glyph_add_dotted(struct buf *out, const char *text)
{
	int width = 0;
	for (size_t len; (len = text_next(text, &width)) > 0; text += len) {
		int dots = dots_of(text, len);
		if (dots > 0)
			glyph_add_dots(out, dots, dots);
		else
			buf_add(out, text, len);
	}
}

void glyph_add_ascii(struct buf *out, const char *text)
{
	int width = 0;
	for (size_t len; (len = text_next(text, &width)) > 0; text += len) {
		if (len == 1 && text[0] >= ' ' && text[0] < 0x7f) {
			buf_add_char(out, text[0]);
			continue;
		}
		const char *ascii = find(glyph_rows, ARRAY_LEN(glyph_rows), text, len);
		if (!ascii)
			ascii = find(sign_rows, ARRAY_LEN(sign_rows), text, len);
		if (ascii) {
			buf_add_text(out, ascii);
			continue;
		}
		for (int i = 0; i < width; i++)
			buf_add_char(out, '?');
	}
}
