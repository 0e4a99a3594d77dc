/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names of every script in the cells of a table: whatever they are made of, the columns beside them
 * and the border behind them stay where they are.
 */
#include "config.h"

#include <check.h>
#include <string.h>

#include "base/text.h"
#include "check_ui.h"
#include "ui/bidi.h"
#include "ui/table.h"

#define WIDTH 34
#define BORDER_X (WIDTH - 1)

static const char *const names[] = {
	"Ada",
	"返品の手続きについて担当者", /* wide */
	"ﾊﾝｶｸ ＷＩＤＥ",              /* half and full width */
	"한국어 이름",
	"\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", /* Hangul from its parts */
	"e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81 zalgo", /* more marks than one may have */
	"\xcc\x81\xcc\x81 first",           /* a mark without a letter */
	"👩‍👩‍👧‍👦 family", /* joined */
	"👍🏽 skin",
	"🇮🇷🇹🇷 flags",
	"❤️ red ❤ plain", /* with and without the variation sign */
	"1️⃣ keycap",
	"ไทยกำลัง",
	"हिन्दी क्षत्रिय",
	"سلام، می‌خواهم", /* with ZWNJ */
	"שָׁלוֹם עִבְרִית",                   /* with points */
	"Cem Yılmaz 12 مرحبا abc",
	"\xe2\x80\x8b\xe2\x80\x8d\xef\xbb\xbfzero", /* zero width */
	"\xf3\xa0\x81\xa1\xf3\xa0\x81\xa2tags",
	"\xff\xfe broken",
	"tab\tline\nend",
	"\xc2\xadsoft\xc2\xadhyphen",
	"𝕱𝖗𝖆𝖐𝖙𝖚𝖗 𠜎 rare",
};

static const struct canvas_script scripts[] = {
	{ BIDI_APP, DIGITS_LATIN },
	{ BIDI_APP, DIGITS_PERSIAN },
	{ BIDI_TERMINAL, DIGITS_LATIN },
	{ BIDI_OFF, DIGITS_PERSIAN },
};

static struct arena *arena;

static void setup(void)
{
	arena = arena_new();
}

static void teardown(void)
{
	arena_free(arena);
}

/* A table of the name, a number and a border, in 34 cells. */
static struct canvas *draw(const char *name, struct canvas_script script, bool is_ascii)
{
	struct table table = { .empty = "nobody" };
	struct table_state state;
	table_add_column(
		&table, (struct table_column){ .title = "Name", .width = 8, .is_flexible = true });
	table_add_column(
		&table, (struct table_column){ .title = "Open", .width = 6, .is_right = true });
	table_reserve(&table, arena, 3);
	struct table_row *row = table_add_row(&table, "1");
	table_text(row, 0, STYLE_TEXT, name);
	table_number(row, 1, STYLE_VALUE, "4h 12m", 1);
	struct canvas *canvas = canvas_new(WIDTH, 3, is_ascii);
	canvas_write(canvas, script);
	table_state_init(&state);
	table_arrange(&table, &state, NULL);
	table_draw(&table, &state, canvas, (struct rect){ 0, 0, BORDER_X, 3 });
	for (int y = 0; y < 3; y++)
		canvas_glyph(canvas, BORDER_X, y, STYLE_BORDER, GLYPH_VERTICAL);
	return canvas;
}

/* So many cells as the library that measures for us says, and no cell holds more than one letter of
 * width: a terminal that is given them with their places cannot be led astray. */
static void check_row(const struct canvas *canvas)
{
	int cells = 0;
	for (int x = 0; x < WIDTH; x++) {
		const char *text = canvas_cell(canvas, x, 1)->text;
		int width = 0;
		if (!text[0])
			continue;
		bool is_wide = x + 1 < WIDTH && !canvas_cell(canvas, x + 1, 1)->text[0];
		size_t len = strlen(text);
		const char *mark = strstr(text, BIDI_LEFT_TO_RIGHT_MARK);
		if (mark) /* behind text that the terminal orders; no cell of its own */
			len -= strlen(mark);
		ck_assert_uint_eq(text_next(text, &width), len);
		ck_assert_int_eq(width, is_wide ? 2 : 1);
		cells += width;
	}
	ck_assert_int_eq(cells, WIDTH);
}

static void check_number(const struct canvas *canvas, bool is_persian)
{
	static const char *const latin[] = { "4", "h", " ", "1", "2", "m" };
	static const char *const persian[] = { "۴", "h", " ", "۱", "۲", "m" };
	for (int i = 0; i < 6; i++)
		ck_assert_str_eq(canvas_cell(canvas, BORDER_X - 6 + i, 1)->text,
			is_persian ? persian[i] : latin[i]);
}

START_TEST(no_name_moves_a_column_or_a_border)
{
	for (size_t i = 0; i < ARRAY_LEN(scripts); i++) {
		struct canvas *canvas = draw(names[_i], scripts[i], false);
		check_row(canvas);
		check_number(canvas, scripts[i].digits == DIGITS_PERSIAN);
		ck_assert_str_eq(
			canvas_cell(canvas, BORDER_X, 1)->text, glyph_text(GLYPH_VERTICAL, false));
		canvas_free(canvas);
	}
}
END_TEST

START_TEST(without_utf8_every_cell_is_one_ascii_sign)
{
	for (size_t i = 0; i < ARRAY_LEN(scripts); i++) {
		struct canvas *canvas = draw(names[_i], scripts[i], true);
		for (int x = 0; x < WIDTH; x++) {
			const char *text = canvas_cell(canvas, x, 1)->text;
			ck_assert_uint_eq(strlen(text), 1);
			ck_assert(text[0] >= ' ' && text[0] <= '~');
		}
		check_number(canvas, false);
		ck_assert_str_eq(canvas_cell(canvas, BORDER_X, 1)->text, "|");
		canvas_free(canvas);
	}
}
END_TEST

Suite *suite_cells(void)
{
	Suite *suite = suite_create("cells");
	TCase *tests = tcase_create("names");
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_loop_test(tests, no_name_moves_a_column_or_a_border, 0, (int)ARRAY_LEN(names));
	tcase_add_loop_test(
		tests, without_utf8_every_cell_is_one_ascii_sign, 0, (int)ARRAY_LEN(names));
	suite_add_tcase(suite, tests);
	return suite;
}
