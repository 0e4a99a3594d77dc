/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cells: whatever text comes, a line stays as wide as it is and its borders where they are.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/mem.h"
#include "base/text.h"
#include "check_ui.h"
#include "ui/canvas.h"

static char *line_of(const struct canvas *canvas, int y)
{
	struct buf line;
	buf_init(&line, 0);
	for (int x = 0; x < canvas_width(canvas); x++)
		buf_add_text(&line, canvas_cell(canvas, x, y)->text);
	return buf_take(&line);
}

static void expect_line(const struct canvas *canvas, int y, const char *want)
{
	char *line = line_of(canvas, y);
	ck_assert_str_eq(line, want);
	free(line);
}

START_TEST(text_that_does_not_fit_ends_in_an_ellipsis)
{
	struct canvas *canvas = canvas_new(10, 1, false);
	ck_assert_int_eq(canvas_text(canvas, place(0, 0, 6), STYLE_TEXT, "Escalated"), 6);
	expect_line(canvas, 0, "Escal…    ");
	canvas_free(canvas);
}
END_TEST

START_TEST(numbers_end_at_the_right)
{
	struct canvas *canvas = canvas_new(10, 1, false);
	canvas_text_right(canvas, place(0, 0, 8), STYLE_TEXT, "91 %");
	expect_line(canvas, 0, "    91 %  ");
	canvas_free(canvas);
}
END_TEST

START_TEST(a_wide_character_owns_two_cells)
{
	struct canvas *canvas = canvas_new(6, 1, false);
	canvas_text(canvas, place(0, 0, -1), STYLE_TEXT, "返品");
	ck_assert_str_eq(canvas_cell(canvas, 0, 0)->text, "返");
	ck_assert_str_eq(canvas_cell(canvas, 1, 0)->text, "");
	ck_assert_str_eq(canvas_cell(canvas, 2, 0)->text, "品");
	/* Half of it overwritten, the other half is blank. */
	canvas_text(canvas, place(1, 0, 1), STYLE_TEXT, "x");
	expect_line(canvas, 0, " x品  ");
	canvas_free(canvas);
}
END_TEST

START_TEST(half_a_wide_character_is_never_drawn)
{
	struct canvas *canvas = canvas_new(5, 1, false);
	canvas_text(canvas, place(0, 0, 4), STYLE_TEXT, "a返品b");
	char *line = line_of(canvas, 0);
	ck_assert_int_eq(text_width_cols(line), 5);
	ck_assert_str_eq(line, "a返… ");
	free(line);
	canvas_clear(canvas);
	canvas_clip(canvas, (struct rect){ 1, 0, 2, 1 });
	canvas_text(canvas, place(0, 0, 5), STYLE_TEXT, "返品");
	expect_line(canvas, 0, "  …  ");
	canvas_free(canvas);
}
END_TEST

START_TEST(nothing_is_drawn_outside_the_clip)
{
	struct canvas *canvas = canvas_new(6, 3, false);
	canvas_clip(canvas, (struct rect){ 1, 1, 3, 1 });
	for (int y = -1; y < 5; y++)
		canvas_text(canvas, place(-2, y, 20), STYLE_TEXT, "abcdefghijkl");
	canvas_fill(canvas, (struct rect){ -5, -5, 50, 1 }, STYLE_ALERT);
	expect_line(canvas, 0, "      ");
	expect_line(canvas, 1, " de…  ");
	expect_line(canvas, 2, "      ");
	canvas_free(canvas);
}
END_TEST

START_TEST(in_ascii_every_glyph_has_its_form)
{
	struct canvas *canvas = canvas_new(28, 1, true);
	canvas_text(canvas, place(0, 0, -1), STYLE_TEXT, "≤ 4h ✔ −14 % Weiß 返 — …");
	expect_line(canvas, 0, "<= 4h + -14 % Wei? ?? - ... ");
	for (int x = 0; x < 28; x++)
		ck_assert_uint_lt((unsigned char)canvas_cell(canvas, x, 0)->text[0], 0x80);
	canvas_free(canvas);
}
END_TEST

/* A configuration that is read again may want other glyphs. */
START_TEST(ascii_comes_and_goes)
{
	struct canvas *canvas = canvas_new(3, 1, false);
	canvas_use_ascii(canvas, true);
	canvas_use_dots(canvas, true);
	ck_assert(!canvas_has_dots(canvas));
	canvas_glyph(canvas, 0, 0, STYLE_MET, GLYPH_MET);
	expect_line(canvas, 0, "+  ");
	canvas_use_ascii(canvas, false);
	canvas_glyph(canvas, 0, 0, STYLE_MET, GLYPH_MET);
	expect_line(canvas, 0, "✔  ");
	canvas_free(canvas);
}
END_TEST

/* Persian: visual order from left to right, letters joined, in the cells of its field alone. */
START_TEST(right_to_left_text_stays_in_its_field)
{
	struct canvas *canvas = canvas_new(12, 1, false);
	canvas_text(canvas, place(0, 0, 1), STYLE_TEXT, "|");
	int used = canvas_text(canvas, place(1, 0, 10), STYLE_TEXT, "سلام");
	canvas_text(canvas, place(11, 0, 1), STYLE_TEXT, "|");
	/* Meem at the left end; lam and alef are one sign. */
	ck_assert_int_eq(used, 3);
	ck_assert_str_eq(canvas_cell(canvas, 1, 0)->text, "\xef\xbb\xa1");
	ck_assert_str_eq(canvas_cell(canvas, 3, 0)->text, "\xef\xba\xb3");
	ck_assert_str_eq(canvas_cell(canvas, 0, 0)->text, "|");
	ck_assert_str_eq(canvas_cell(canvas, 11, 0)->text, "|");
	canvas_free(canvas);
}
END_TEST

static char *long_subject(void)
{
	char *text = mem_new(10241, 1);
	for (int i = 0; i < 10240; i++)
		text[i] = (char)('a' + i % 26);
	return text;
}

/* A frame with the text in its middle, and what must hold of its line. */
static void expect_harmless(const char *text, bool is_ascii)
{
	struct canvas *canvas = canvas_new(20, 3, is_ascii);
	canvas_box(canvas, (struct rect){ 0, 0, 20, 3 }, STYLE_BORDER);
	canvas_clip(canvas, (struct rect){ 1, 1, 18, 1 });
	canvas_text(canvas, place(1, 1, -1), STYLE_TEXT, text);
	char *line = line_of(canvas, 1);
	const char *border = glyph_text(GLYPH_VERTICAL, is_ascii);
	ck_assert_int_eq(text_width_cols(line), 20);
	ck_assert_str_eq(canvas_cell(canvas, 0, 1)->text, border);
	ck_assert_str_eq(canvas_cell(canvas, 19, 1)->text, border);
	for (const char *c = line; *c; c++) {
		ck_assert_msg((unsigned char)*c >= 0x20 && *c != 0x7f, "control in '%s'", line);
		bool is_c1 = (unsigned char)c[0] == 0xc2 && (unsigned char)c[1] < 0xa0;
		ck_assert_msg(!is_c1, "C1 in '%s'", line);
	}
	ck_assert_ptr_null(strstr(line, "\xe2\x80\xae"));
	free(line);
	canvas_free(canvas);
}

START_TEST(hostile_text_is_harmless)
{
	static const char *const subjects[] = {
		"\033[31mred\033[0m",
		"\033]0;title\a",
		"a\xc2\x9b"
		"31mC1 as text",
		"C1 as a byte \x9b"
		"31m",
		"user\xe2\x80\xae"
		"gpj.exe",
		"\xe2\x81\xa6isolate\xe2\x81\xa9",
		"broken \xff\xfe\xc3( utf-8 \xe2\x82",
		"می\xe2\x80\x8c"
		"خواهم سفارشم را لغو کنم",
		"zero\xe2\x80\x8bwidth\xef\xbb\xbf",
		"tab\tnew\nline\rreturn",
		"e\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x86\xcc\x87\xcc\x88\xcc\x89\xcc\x8a\xcc\x8b"
		"\xcc\x8c\xcc\x8d\xcc\x8e\xcc\x8f\xcc\x90\xcc\x91\xcc\x92\xcc\x93\xcc\x94 marks",
		"\xcc\x81 mark first",
		"👩‍👩‍👧‍👦 family 👍🏽",
		"返品の手続きについて返品の手続き",
	};
	for (size_t i = 0; i < ARRAY_LEN(subjects); i++) {
		expect_harmless(subjects[i], false);
		expect_harmless(subjects[i], true);
	}
	char *subject = long_subject();
	expect_harmless(subject, false);
	free(subject);
}
END_TEST

START_TEST(a_printed_frame_has_no_blanks_at_its_ends)
{
	struct buf out;
	struct canvas *canvas = canvas_new(6, 2, false);
	buf_init(&out, 0);
	canvas_text(canvas, place(1, 0, -1), STYLE_MISSED, "ab");
	canvas_select(canvas, (struct rect){ 2, 0, 1, 1 });
	canvas_print(canvas, &out, true);
	ck_assert_str_eq(out.bytes, " ab\n\n\n xX\n\n");
	buf_release(&out);
	canvas_free(canvas);
}
END_TEST

Suite *suite_canvas(void)
{
	Suite *suite = suite_create("canvas");
	TCase *cells = tcase_create("cells");
	tcase_add_test(cells, text_that_does_not_fit_ends_in_an_ellipsis);
	tcase_add_test(cells, numbers_end_at_the_right);
	tcase_add_test(cells, a_wide_character_owns_two_cells);
	tcase_add_test(cells, half_a_wide_character_is_never_drawn);
	tcase_add_test(cells, nothing_is_drawn_outside_the_clip);
	tcase_add_test(cells, in_ascii_every_glyph_has_its_form);
	tcase_add_test(cells, ascii_comes_and_goes);
	tcase_add_test(cells, right_to_left_text_stays_in_its_field);
	tcase_add_test(cells, hostile_text_is_harmless);
	tcase_add_test(cells, a_printed_frame_has_no_blanks_at_its_ends);
	suite_add_tcase(suite, cells);
	return suite;
}
