/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Large digits. To add a sign: its row here.
 */
#include "config.h"

#include "ui/big.h"

#include <stddef.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "ui/glyph.h"

#define DOT_ROWS 5

struct sign {
	const char *text;
	const char *rows[DOT_ROWS];
};

/* clang-format off */
static const struct sign signs[] = {
	{ "0", { "###", "# #", "# #", "# #", "###" } },
	{ "1", { " # ", "## ", " # ", " # ", "###" } },
	{ "2", { "###", "  #", "###", "#  ", "###" } },
	{ "3", { "###", "  #", "###", "  #", "###" } },
	{ "4", { "# #", "# #", "###", "  #", "  #" } },
	{ "5", { "###", "#  ", "###", "  #", "###" } },
	{ "6", { "###", "#  ", "###", "# #", "###" } },
	{ "7", { "###", "  #", "  #", "  #", "  #" } },
	{ "8", { "###", "# #", "###", "# #", "###" } },
	{ "9", { "###", "# #", "###", "  #", "###" } },
	{ " ", { " ", " ", " ", " ", " " } },
	{ ".", { " ", " ", " ", " ", "#" } },
	{ ",", { "  ", "  ", "  ", " #", "# " } },
	{ ":", { " ", "#", " ", "#", " " } },
	{ "-", { "   ", "   ", "###", "   ", "   " } },
	{ "−", { "   ", "   ", "###", "   ", "   " } },
	{ "+", { "   ", " # ", "###", " # ", "   " } },
	{ "/", { "  #", "  #", " # ", "#  ", "#  " } },
	{ "%", { "# #", "  #", " # ", "#  ", "# #" } },
	{ "<", { "  #", " # ", "#  ", " # ", "  #" } },
	{ "b", { "#  ", "#  ", "###", "# #", "###" } },
	{ "d", { "  #", "  #", "###", "# #", "###" } },
	{ "h", { "#  ", "#  ", "###", "# #", "# #" } },
	{ "k", { "#  ", "#  ", "# #", "## ", "# #" } },
	{ "m", { "     ", "     ", "#####", "# # #", "# # #" } },
	{ "p", { "   ", "###", "# #", "###", "#  " } },
	{ "s", { "   ", "   ", " ##", " # ", "## " } },
	{ "t", { " # ", "###", " # ", " # ", " ##" } },
	{ "w", { "     ", "     ", "# # #", "# # #", "#####" } },
	{ "M", { "#   #", "## ##", "# # #", "#   #", "#   #" } },
	{ "✔", { "    #", "   ##", "# ## ", "###  ", " #   " } },
	{ "◐", { " ### ", "##  #", "##  #", "##  #", " ### " } },
	{ "✖", { "#   #", " # # ", "  #  ", " # # ", "#   #" } },
	{ "○", { " ### ", "#   #", "#   #", "#   #", " ### " } },
	{ "—", { "     ", "     ", "#####", "     ", "     " } },
	{ "…", { "     ", "     ", "     ", "     ", "# # #" } },
};

/* In place of 0 … 9, where digits are Persian. */
static const struct sign persian_digits[] = {
	{ "0", { "   ", " # ", "# #", " # ", "   " } },
	{ "1", { "#  ", " # ", " # ", " # ", " # " } },
	{ "2", { "# #", "###", "#  ", "#  ", "#  " } },
	{ "3", { "# # #", "#####", "#    ", "#    ", "#    " } },
	{ "4", { "# ##", "##  ", "####", "#   ", "#   " } },
	{ "5", { "  #  ", " # # ", "#   #", "# # #", " # # " } },
	{ "6", { " ##", "#  ", "###", " # ", "#  " } },
	{ "7", { "#   #", "#   #", " # # ", " # # ", "  #  " } },
	{ "8", { "  #  ", " # # ", " # # ", "#   #", "#   #" } },
	{ "9", { "###", "# #", "###", "  #", "  #" } },
};
/* clang-format on */

static const struct sign *find(const struct canvas *canvas, const char *text, size_t len)
{
	bool is_digit = len == 1 && text[0] >= '0' && text[0] <= '9';
	if (is_digit && canvas && canvas_is_persian(canvas))
		return &persian_digits[text[0] - '0'];
	for (size_t i = 0; i < ARRAY_LEN(signs); i++) {
		if (strlen(signs[i].text) == len && memcmp(signs[i].text, text, len) == 0)
			return &signs[i];
	}
	return NULL;
}

bool big_knows(const char *text)
{
	int width;
	for (size_t len; (len = text_next(text, &width)) > 0; text += len) {
		if (!find(NULL, text, len))
			return false;
	}
	return true;
}

/* A dot is a cell wide for each step of the scale, and about as high as it is wide on screen. */
static int dot_height(const struct canvas *canvas, int scale)
{
	return canvas_is_ascii(canvas) ? (scale + 1) / 2 : scale;
}

int big_width(const struct canvas *canvas, const char *text, int scale)
{
	int dots = 0, width;
	for (size_t len; (len = text_next(text, &width)) > 0; text += len) {
		const struct sign *sign = find(canvas, text, len);
		if (sign)
			dots += (int)strlen(sign->rows[0]) + 1;
	}
	return dots > 0 ? (dots - 1) * scale : 0;
}

int big_height(const struct canvas *canvas, int scale)
{
	int dots = DOT_ROWS * dot_height(canvas, scale);
	return canvas_is_ascii(canvas) ? dots : (dots + 1) / 2;
}

int big_scale(const struct canvas *canvas, const char *text, int width, int height)
{
	int scale = BIG_SCALE_MAX;
	while (scale > 0 &&
		(big_width(canvas, text, scale) > width || big_height(canvas, scale) > height))
		scale--;
	return scale;
}

/* Whether there is ink at a place counted in the smallest dots that the canvas can show. */
static bool is_ink(const struct canvas *canvas, const struct sign *sign, int scale, int x, int y)
{
	int row = y / dot_height(canvas, scale);
	return row < DOT_ROWS && sign->rows[row][x / scale] == '#';
}

static void draw_cell(
	struct canvas *canvas, struct place at, enum style style, bool has_upper, bool has_lower)
{
	if (has_upper && has_lower)
		canvas_glyph(canvas, at.x, at.y, style, GLYPH_FULL_BLOCK);
	else if (has_upper)
		canvas_glyph(canvas, at.x, at.y, style, GLYPH_UPPER_HALF);
	else if (has_lower)
		canvas_glyph(canvas, at.x, at.y, style, GLYPH_LOWER_HALF);
}

static void draw_sign(struct canvas *canvas, struct place at, enum style style,
	const struct sign *sign, int scale)
{
	int width = (int)strlen(sign->rows[0]) * scale, height = big_height(canvas, scale);
	bool is_halved = !canvas_is_ascii(canvas);
	for (int y = 0; y < height; y++) {
		for (int x = 0; x < width; x++) {
			int upper = is_halved ? 2 * y : y, lower = is_halved ? upper + 1 : upper;
			draw_cell(canvas, place(at.x + x, at.y + y, 1), style,
				is_ink(canvas, sign, scale, x, upper),
				is_ink(canvas, sign, scale, x, lower));
		}
	}
}

int big_draw(struct canvas *canvas, struct place at, enum style style, const char *text, int scale)
{
	int used = 0, width;
	for (size_t len; (len = text_next(text, &width)) > 0; text += len) {
		const struct sign *sign = find(canvas, text, len);
		if (!sign)
			continue;
		used += used > 0 ? scale : 0;
		draw_sign(canvas, place(at.x + used, at.y, -1), style, sign, scale);
		used += (int)strlen(sign->rows[0]) * scale;
	}
	return used;
}
