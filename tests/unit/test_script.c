/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How text is written: who orders it from right to left, and with which digits.
 */
#include "config.h"

#include <check.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "check_ui.h"
#include "frames.h"
#include "model/date.h"
#include "ui/bidi.h"
#include "ui/digits.h"

/* --- right to left --------------------------------------------------------------------------- */

/* A line of 40 cells: a border, the text in its column of 30, a border, a number, a border. */
static char *line_of(const char *text, struct canvas_script script, bool is_ascii)
{
	struct canvas *canvas = canvas_new(40, 1, is_ascii);
	struct buf line;
	buf_init(&line, 0);
	canvas_write(canvas, script);
	canvas_glyph(canvas, 0, 0, STYLE_BORDER, GLYPH_VERTICAL);
	canvas_text(canvas, place(1, 0, 30), STYLE_TEXT, text);
	canvas_glyph(canvas, 31, 0, STYLE_BORDER, GLYPH_VERTICAL);
	canvas_text_right(canvas, place(32, 0, 7), STYLE_VALUE, "4h 12m");
	canvas_glyph(canvas, 39, 0, STYLE_BORDER, GLYPH_VERTICAL);
	const char *border = glyph_text(GLYPH_VERTICAL, is_ascii);
	ck_assert_str_eq(canvas_cell(canvas, 0, 0)->text, border);
	ck_assert_str_eq(canvas_cell(canvas, 31, 0)->text, border);
	ck_assert_str_eq(canvas_cell(canvas, 39, 0)->text, border);
	canvas_print(canvas, &line, false);
	canvas_free(canvas);
	return buf_take(&line);
}

/* In the order of the cells, from left to right. */
static const struct {
	const char *text, *want;
} visual[] = {
	{ "שלום", "םולש" },
	{ "שלום 12 abc", "abc 12 םולש" },
	{ "Order 12 שלום", "Order 12 םולש" },
	{ "(שלום)", "(םולש)" },
	{ "מחיר: 3.50", "3.50 :ריחמ" },
	{ "مرحبا 12", "12 \xef\xba\x8e\xef\xba\x92\xef\xba\xa3\xef\xba\xae\xef\xbb\xa3" },
	{ "پیام ۱۲", "۱۲ \xef\xbb\xa1\xef\xba\x8e\xef\xaf\xbf\xef\xad\x98" },
};

START_TEST(we_order_and_shape_it_in_its_own_column)
{
	const struct canvas_script script = { .bidi = BIDI_APP };
	char *line = line_of(visual[_i].text, script, false);
	size_t border = strlen("│");
	size_t len = strlen(visual[_i].want);
	ck_assert_mem_eq(line + border, visual[_i].want, len);
	ck_assert_int_eq(line[border + len], ' ');
	ck_assert_ptr_nonnull(strstr(line, "│ 4h 12m│"));
	free(line);
}
END_TEST

START_TEST(a_terminal_that_orders_gets_it_as_it_is_stored_with_an_end)
{
	const struct canvas_script script = { .bidi = BIDI_TERMINAL };
	char *line = line_of(visual[_i].text, script, false);
	struct buf want;
	buf_init(&want, 0);
	buf_printf(&want, "│%s%s ", visual[_i].text, BIDI_LEFT_TO_RIGHT_MARK);
	ck_assert_ptr_nonnull(strstr(line, want.bytes));
	ck_assert_ptr_nonnull(strstr(line, "│ 4h 12m│"));
	buf_release(&want);
	free(line);
}
END_TEST

START_TEST(switched_off_it_goes_out_as_it_is_stored)
{
	const struct canvas_script script = { .bidi = BIDI_OFF };
	char *line = line_of(visual[_i].text, script, false);
	ck_assert_mem_eq(line + strlen("│"), visual[_i].text, strlen(visual[_i].text));
	ck_assert_ptr_null(strstr(line, BIDI_LEFT_TO_RIGHT_MARK));
	ck_assert_ptr_nonnull(strstr(line, "│ 4h 12m│"));
	free(line);
}
END_TEST

START_TEST(without_utf8_there_is_nothing_to_order)
{
	const struct canvas_script script = { .bidi = BIDI_TERMINAL, .digits = DIGITS_PERSIAN };
	char *line = line_of(visual[_i].text, script, true);
	for (const char *at = line; *at; at++)
		ck_assert((*at >= ' ' && *at <= '~') || *at == '\n');
	ck_assert_ptr_nonnull(strstr(line, "| 4h 12m|"));
	free(line);
}
END_TEST

/* Text that is cut has its mark too: the ellipsis is its last cell. */
START_TEST(what_is_cut_still_ends)
{
	const struct canvas_script script = { .bidi = BIDI_TERMINAL };
	char *line = line_of("שלום שלום שלום שלום שלום שלום שלום שלום", script, false);
	ck_assert_ptr_nonnull(strstr(line, "…" BIDI_LEFT_TO_RIGHT_MARK "│ 4h 12m│"));
	free(line);
}
END_TEST

static const char *const *environment;

static const char *look_up(const char *name)
{
	for (size_t i = 0; environment[i]; i += 2) {
		if (strcmp(environment[i], name) == 0)
			return environment[i + 1];
	}
	return NULL;
}

static const struct {
	enum bidi wanted, want;
	const char *environment[5];
} terminals[] = {
	{ BIDI_AUTO, BIDI_APP, { "TERM", "xterm-256color" } },
	{ BIDI_AUTO, BIDI_APP, { NULL } },
	{ BIDI_AUTO, BIDI_TERMINAL, { "TERM", "xterm-256color", "VTE_VERSION", "7006" } },
	{ BIDI_AUTO, BIDI_TERMINAL, { "KONSOLE_VERSION", "220401" } },
	{ BIDI_AUTO, BIDI_APP, { "KONSOLE_VERSION", "" } },
	{ BIDI_AUTO, BIDI_TERMINAL, { "TERM", "mlterm-256color" } },
	{ BIDI_AUTO, BIDI_TERMINAL, { "TERM_PROGRAM", "Apple_Terminal" } },
	{ BIDI_AUTO, BIDI_APP, { "TERM_PROGRAM", "iTerm.app" } },
	{ BIDI_APP, BIDI_APP, { "VTE_VERSION", "7006" } },
	{ BIDI_OFF, BIDI_OFF, { "VTE_VERSION", "7006" } },
	{ BIDI_TERMINAL, BIDI_TERMINAL, { "TERM", "xterm" } },
};

START_TEST(a_known_terminal_decides_where_nobody_else_does)
{
	environment = terminals[_i].environment;
	ck_assert_int_eq(bidi_pick(terminals[_i].wanted, look_up), terminals[_i].want);
}
END_TEST

/* --- digits ---------------------------------------------------------------------------------- */

static const struct {
	const char *text, *want;
} numbers[] = {
	{ "1h 12m", "۱h ۱۲m" },
	{ "≤ 4h", "≤ ۴h" },
	{ "91 %", "۹۱ %" },
	{ "−2.5", "−۲.۵" },
	{ "14:32", "۱۴:۳۲" },
	{ "29 Aban 1405", "۲۹ Aban ۱۴۰۵" },
	{ "#4711", "#4711" },
	{ "open #4711, 2 h", "open #4711, ۲ h" },
	{ "p90", "p90" },
	{ "ali2@example.org", "ali2@example.org" },
	{ "https://desk.example/12", "https://desk.example/12" },
	{ "Tier 2", "Tier ۲" },
	{ "سفارش 12", "سفارش ۱۲" },
	{ "", "" },
};

START_TEST(numbers_are_persian_and_ids_are_not)
{
	struct buf out;
	buf_init(&out, 0);
	digits_persian(&out, numbers[_i].text);
	ck_assert_str_eq(out.bytes, numbers[_i].want);
	ck_assert_int_eq(text_width_cols(out.bytes), text_width_cols(numbers[_i].text));
	buf_release(&out);
}
END_TEST

START_TEST(persian_digits_can_be_typed)
{
	ck_assert_int_eq(digits_latin_key(0x6f3), '3');
	ck_assert_int_eq(digits_latin_key(0x660), '0');
	ck_assert_int_eq(digits_latin_key('3'), '3');
	ck_assert_int_eq(digits_latin_key('x'), 'x');
}
END_TEST

/* The frame with its Persian digits put back: the frame that there was, cell by cell. */
START_TEST(persian_digits_move_no_cell)
{
	struct frames frames = frames_new();
	struct canvas *latin = canvas_new(120, 30, false), *persian = canvas_new(120, 30, false);
	canvas_write(persian, (struct canvas_script){ BIDI_APP, DIGITS_PERSIAN });
	ui_draw(frames.ui, scene_fixture_scene(frames.fixture), latin);
	ui_draw(frames.ui, scene_fixture_scene(frames.fixture), persian);
	int changed = 0;
	for (int i = 0; i < 120 * 30; i++) {
		const char *was = canvas_cell(latin, i % 120, i / 120)->text;
		const char *is = canvas_cell(persian, i % 120, i / 120)->text;
		if (strcmp(was, is) == 0)
			continue;
		char digit[3] = { (char)0xdb, (char)(0xb0 + was[0] - '0'), '\0' };
		ck_assert_str_eq(is, digit);
		changed++;
	}
	ck_assert_int_gt(changed, 100);
	canvas_free(latin);
	canvas_free(persian);
	frames_free(&frames);
}
END_TEST

/* The week that begins on Saturday, by Jalali dates, in Persian digits: on Friday 20 November 2026
 * (29 Aban 1405) the week before is 7 to 13 November, 16 to 22 Aban. */
START_TEST(a_week_in_iran)
{
	struct frames frames = frames_new();
	struct desk *desk = (struct desk *)(uintptr_t)scene_fixture_scene(frames.fixture)->desk;
	struct canvas *canvas = canvas_new(120, 30, false);
	struct buf text;
	buf_init(&text, 0);
	desk->dates = DATE_JALALI;
	desk->week_start = 5;
	frames_type(&frames, "pthis week\n<");
	canvas_write(canvas, (struct canvas_script){ BIDI_APP, DIGITS_PERSIAN });
	ui_draw(frames.ui, scene_fixture_scene(frames.fixture), canvas);
	canvas_print(canvas, &text, false);
	ck_assert_ptr_nonnull(strstr(text.bytes, "‹ ۱۶ Aban – ۲۲ Aban ›"));
	ck_assert_ptr_nonnull(strstr(text.bytes, "۱۴:۳۲"));
	buf_release(&text);
	canvas_free(canvas);
	frames_free(&frames);
}
END_TEST

Suite *suite_script(void)
{
	Suite *suite = suite_create("script");
	TCase *order = tcase_create("order");
	int count = (int)ARRAY_LEN(visual);
	tcase_add_loop_test(order, we_order_and_shape_it_in_its_own_column, 0, count);
	tcase_add_loop_test(
		order, a_terminal_that_orders_gets_it_as_it_is_stored_with_an_end, 0, count);
	tcase_add_loop_test(order, switched_off_it_goes_out_as_it_is_stored, 0, count);
	tcase_add_loop_test(order, without_utf8_there_is_nothing_to_order, 0, count);
	tcase_add_test(order, what_is_cut_still_ends);
	tcase_add_loop_test(order, a_known_terminal_decides_where_nobody_else_does, 0,
		(int)ARRAY_LEN(terminals));
	suite_add_tcase(suite, order);
	TCase *digits = tcase_create("digits");
	tcase_add_loop_test(
		digits, numbers_are_persian_and_ids_are_not, 0, (int)ARRAY_LEN(numbers));
	tcase_add_test(digits, persian_digits_can_be_typed);
	tcase_add_test(digits, persian_digits_move_no_cell);
	tcase_add_test(digits, a_week_in_iran);
	suite_add_tcase(suite, digits);
	return suite;
}
