/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The phones of today as a table.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "check_ui.h"
#include "scene_fixture.h"
#include "ui/floor_table.h"

START_TEST(each_half_hour_says_who_is_missing)
{
	struct scene_fixture *fixture = scene_fixture_new();
	struct scene *scene = scene_fixture_scene(fixture);
	struct arena *arena = arena_new();
	struct floor_day floor = { .now = 20 };
	struct table table = { 0 };

	floor.slots[19] = (struct staffing_slot){ 40, 10, 12, 2, 0.93, true, { 40 } };
	floor.slots[20] = (struct staffing_slot){ 100, 21, 19, -2, 0.5883, false, { 100 } };
	floor.slots[21] = (struct staffing_slot){ NAN, NAN, 17, NAN, NAN, false, { NAN } };
	scene->floor = &floor;
	floor_table_fill(scene, arena, &table);
	ck_assert_uint_eq(table.row_count, 3); /* nobody calls at night */
	ck_assert_str_eq(table.rows[0].cells[0].text, "09:30");
	ck_assert_str_eq(table.rows[1].cells[0].text, "10:00 now");
	ck_assert_str_eq(table.rows[1].cells[2].text, "21");
	ck_assert_str_eq(table.rows[1].cells[4].text, "-2");
	ck_assert_int_eq(table.rows[1].cells[4].style, STYLE_MISSED);
	ck_assert_str_eq(table.rows[1].cells[5].text, "59 %");
	ck_assert_str_eq(table.rows[2].cells[2].text, "—");
	ck_assert(table.rows[2].is_dim && !table.rows[0].is_dim);
	arena_free(arena);
	scene_fixture_free(fixture);
}
END_TEST

START_TEST(it_says_how_busy_they_may_be)
{
	struct scene_fixture *fixture = scene_fixture_new();
	struct scene *scene = scene_fixture_scene(fixture);
	struct floor_day floor = { .now = 20, .occupancy = 0.594 };
	struct canvas *canvas = canvas_new(90, 1, false);
	const struct place whole = place(0, 0, 90);

	ck_assert_int_eq(floor_table_note(scene, canvas, whole), 0);
	scene->floor = &floor;
	ck_assert_int_eq(floor_table_note(scene, canvas, whole), 0);
	floor.slots[20].on = 5;
	ck_assert_int_eq(floor_table_note(scene, canvas, whole), 1);
	struct buf text;

	buf_init(&text, 1024);
	canvas_print(canvas, &text, false);
	ck_assert_ptr_nonnull(strstr(text.bytes, "with 5 on"));
	ck_assert_ptr_nonnull(strstr(text.bytes, "an occupancy of 59 % at most"));
	buf_release(&text);
	canvas_free(canvas);
	scene_fixture_free(fixture);
}
END_TEST

START_TEST(without_calls_it_says_so)
{
	struct scene_fixture *fixture = scene_fixture_new();
	struct scene *scene = scene_fixture_scene(fixture);
	struct arena *arena = arena_new();
	struct table table = { 0 };

	floor_table_fill(scene, arena, &table);
	ck_assert_uint_eq(table.row_count, 0);
	ck_assert_str_eq(table.empty, "no calls are known");
	arena_free(arena);
	scene_fixture_free(fixture);
}
END_TEST

Suite *suite_floor_table(void)
{
	Suite *suite = suite_create("floor table");
	TCase *tests = tcase_create("all");

	tcase_add_test(tests, each_half_hour_says_who_is_missing);
	tcase_add_test(tests, it_says_how_busy_they_may_be);
	tcase_add_test(tests, without_calls_it_says_so);
	suite_add_tcase(suite, tests);
	return suite;
}
