/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What leaves the screen: the frame as text, tables as CSV, and the question for a file.
 */
#include "config.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "check_ui.h"
#include "frames.h"
#include "ui/table.h"

static char *csv_of(const struct frames *frames)
{
	struct buf csv;
	buf_init(&csv, 0);
	(void)ui_csv(frames->ui, scene_fixture_scene(frames->fixture), &csv);
	return buf_take(&csv);
}

static size_t count(const char *text, const char *part)
{
	size_t found = 0;
	for (; (text = strstr(text, part)) != NULL; text += strlen(part))
		found++;
	return found;
}

START_TEST(cells_are_quoted_and_formulas_defused)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "Gwen", "Gwen" },
		{ "a, b", "\"a, b\"" },
		{ "say \"hi\"", "\"say \"\"hi\"\"\"" },
		{ "=1+1", "\"'=1+1\"" },
		{ "@SUM(A1)", "\"'@SUM(A1)\"" },
		{ "+225 %", "\"'+225 %\"" },
		{ "-cmd", "\"'-cmd\"" },
		{ "-4.5", "-4.5" },
		{ "  =1", "\"'=1\"" },
		{ "\t=1", "\"'=1\"" },
		{ "one\r\n=two", "one  =two" },
		{ "\033]52;c;eA==\aend", "\"]52;c;eA==end\"" },
		{ NULL, "" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf csv;
		struct arena *arena = arena_new();
		struct table table = { .column_count = 0 };
		buf_init(&csv, 0);
		table_reserve(&table, arena, 1);
		table_add_column(&table, (struct table_column){ .title = "A" });
		table_add_column(&table, (struct table_column){ .title = "B" });
		struct table_row *row = table_add_row(&table, "1");
		table_text(row, 0, STYLE_TEXT, rows[i].text);
		table_text(row, 1, STYLE_TEXT, "x");
		table_csv(&table, &csv);
		ck_assert_int_eq(strncmp(csv.bytes, "A,B\r\n", 5), 0);
		csv.bytes[csv.len - 4] = '\0';
		ck_assert_str_eq(csv.bytes + 5, rows[i].want);
		buf_release(&csv);
		arena_free(arena);
	}
}
END_TEST

/* Three teams, their sum, and what belongs to nobody; a filter leaves one of them. */
START_TEST(a_table_is_whole_and_filtered)
{
	struct frames frames = frames_new();
	frames_type(&frames, "A");
	char *csv = csv_of(&frames);
	size_t all = count(csv, "\r\n");
	ck_assert_uint_ge(all, 7);
	ck_assert_ptr_nonnull(strstr(csv, "Gwen"));
	free(csv);
	frames_type(&frames, "/gwen\n");
	csv = csv_of(&frames);
	ck_assert_ptr_nonnull(strstr(csv, "Gwen"));
	ck_assert_uint_lt(count(csv, "\r\n"), all);
	free(csv);
	frames_free(&frames);
}
END_TEST

/* 48 minutes that meet the goal; a share of too few answers; what nobody knows; and a rank that is no
 * number of the cell. */
START_TEST(numbers_stand_alone_and_marks_beside_them)
{
	struct buf csv;
	struct arena *arena = arena_new();
	struct table table = { .column_count = 0 };
	buf_init(&csv, 0);
	table_reserve(&table, arena, 3);
	table_add_column(&table, (struct table_column){ .title = "KPI" });
	table_add_column(&table, (struct table_column){ .title = "Value", .is_right = true });
	table_add_column(&table, (struct table_column){ .title = "Goal", .is_right = true });
	table_add_column(&table, (struct table_column){ .title = "" });
	table_add_column(&table, (struct table_column){ .title = "Priority" });
	struct table_row *row = table_add_row(&table, "1");
	table_text(row, 0, STYLE_TEXT, "First ✔");
	table_number(row, 1, STYLE_MET, "48m↑✔", 2880);
	table_number(row, 2, STYLE_GOAL, "≤ 4h*", 14400);
	table_number(row, 3, STYLE_MET, "✔", 1);
	table_number(row, 4, STYLE_ALERT, "urgent", 0);
	row = table_add_row(&table, "2");
	table_number(row, 1, STYLE_DIM, "71 %○", (double)NAN);
	row = table_add_row(&table, "3");
	table_number(row, 1, STYLE_DIM, "— ", (double)NAN);
	table_number(row, 2, STYLE_GOAL, "−12 %", -0.125);
	table_csv(&table, &csv);
	ck_assert_str_eq(csv.bytes, "KPI,Value,Value (mark),Goal,Goal (mark),Priority\r\n"
				    "First ✔,2880,met above,14400,met,urgent\r\n"
				    ",71 %,uncertain,,,\r\n"
				    ",,,-0.125,,\r\n");
	buf_release(&csv);
	arena_free(arena);
}
END_TEST

START_TEST(the_wall_has_no_table)
{
	struct frames frames = frames_new();
	char *csv = csv_of(&frames);
	ck_assert_str_eq(csv, "");
	free(csv);
	frames_free(&frames);
}
END_TEST

START_TEST(the_text_is_the_frame_without_its_keys)
{
	struct frames frames = frames_new();
	struct buf text;
	struct canvas *like = canvas_new(120, 30, false);
	buf_init(&text, 0);
	ck_assert(frames_type(&frames, "Y").wants_copy_view);
	char *frame = frames_text(&frames, 120, 30, false);
	ui_print(frames.ui, scene_fixture_scene(frames.fixture), like, &text);
	ck_assert_int_eq(strncmp(frame, text.bytes, text.len), 0);
	ck_assert_uint_eq(count(text.bytes, "\n"), 29);
	ck_assert_ptr_null(strstr(text.bytes, "? help"));
	free(frame);
	canvas_free(like);
	buf_release(&text);
	frames_free(&frames);
}
END_TEST

START_TEST(right_to_left_text_is_as_it_is_stored)
{
	struct frames frames = frames_new();
	struct buf text;
	struct canvas *like = canvas_new(120, 30, false);
	buf_init(&text, 0);
	frames_type(&frames, "A");
	free(frames_text(&frames, 120, 30, false));
	ui_print(frames.ui, scene_fixture_scene(frames.fixture), like, &text);
	ck_assert_ptr_nonnull(strstr(text.bytes, "فرید کریمی"));
	canvas_free(like);
	buf_release(&text);
	frames_free(&frames);
}
END_TEST

START_TEST(e_asks_for_a_name_and_gives_it)
{
	struct frames frames = frames_new();
	struct ui_result result = frames_type(&frames, "Ae");
	ck_assert_str_eq(result.export_to, "");
	ck_assert(frames_say(&frames, "-agents-2026-11-20.csv"));
	result = frames_type(&frames, "\n");
	ck_assert_ptr_nonnull(strstr(result.export_to, "-agents-2026-11-20.csv"));
	ck_assert(!result.may_replace);
	frames_press(&frames, KEYCODE_ESCAPE);
	frames_type(&frames, "e");
	ck_assert(frames_say(&frames, "-wall-2026-11-20.txt"));
	frames_press(&frames, KEYCODE_CTRL_U);
	result = frames_type(&frames, "my.txt\n");
	ck_assert_str_eq(result.export_to, "my.txt");
	frames_type(&frames, "e");
	result = frames_press(&frames, KEYCODE_ESCAPE);
	ck_assert_str_eq(result.export_to, "");
	frames_free(&frames);
}
END_TEST

START_TEST(a_file_is_replaced_only_when_told)
{
	struct frames frames = frames_new();
	ui_ask_replace(frames.ui, "my.txt");
	ck_assert(frames_say(&frames, "'my.txt' is there already"));
	struct ui_result result = frames_type(&frames, "\n");
	ck_assert_str_eq(result.export_to, "");
	ui_ask_replace(frames.ui, "my.txt");
	result = frames_type(&frames, "y");
	ck_assert_str_eq(result.export_to, "my.txt");
	ck_assert(result.may_replace);
	frames_free(&frames);
}
END_TEST

Suite *suite_export(void)
{
	Suite *suite = suite_create("export");
	TCase *tests = tcase_create("export");
	tcase_add_test(tests, cells_are_quoted_and_formulas_defused);
	tcase_add_test(tests, a_table_is_whole_and_filtered);
	tcase_add_test(tests, numbers_stand_alone_and_marks_beside_them);
	tcase_add_test(tests, the_wall_has_no_table);
	tcase_add_test(tests, the_text_is_the_frame_without_its_keys);
	tcase_add_test(tests, right_to_left_text_is_as_it_is_stored);
	tcase_add_test(tests, e_asks_for_a_name_and_gives_it);
	tcase_add_test(tests, a_file_is_replaced_only_when_told);
	suite_add_tcase(suite, tests);
	return suite;
}
