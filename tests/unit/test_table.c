/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables: what fits, what is shown, and where the selection stays.
 */
#include "config.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/macros.h"
#include "check_ui.h"
#include "ui/table.h"

struct person {
	const char *id, *name, *team;
	double open;
};

static const struct person staff[] = {
	{ "ada", "Ada", "Billing", 7 },
	{ "ben", "Ben", "Returns", NAN },
	{ "cem", "Cem", "Billing", 12 },
	{ "dia", "Dia", "Tier 2", 3 },
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

static void add_person(struct table *table, const struct person *person)
{
	struct table_row *row = table_add_row(table, person->id);
	table_text(row, 0, STYLE_TEXT, person->name);
	table_text(row, 1, STYLE_TEXT, person->team);
	table_number(row, 2, STYLE_TEXT,
		isnan(person->open) ? "—" : arena_printf(arena, "%.0f", person->open),
		person->open);
}

static struct table make(const struct person *people, size_t len)
{
	struct table table = { .empty = "nobody" };
	table_add_column(
		&table, (struct table_column){ .title = "Name", .width = 6, .is_flexible = true });
	table_add_column(
		&table, (struct table_column){ .title = "Team", .width = 10, .priority = 2 });
	table_add_column(&table, (struct table_column){ .title = "Open tickets",
					 .short_title = "Open",
					 .width = 5,
					 .priority = 1,
					 .is_right = true });
	table_reserve(&table, arena, len + 1);
	for (size_t i = 0; i < len; i++)
		add_person(&table, &people[i]);
	return table;
}

/* The rows' ids in order, "ada ben cem". */
static const char *order(const struct table *table)
{
	char *text = arena_dup(arena, "");
	for (size_t i = 0; i < table->row_count; i++)
		text = arena_printf(arena, "%s%s%s", text, i ? " " : "", table->rows[i].id);
	return text;
}

static const char *drawn(
	const struct table *table, const struct table_state *state, int width, int height)
{
	struct canvas *canvas = canvas_new(width, height, false);
	struct buf text;
	buf_init(&text, 0);
	table_draw(table, state, canvas, (struct rect){ 0, 0, width, height });
	canvas_print(canvas, &text, false);
	char *copy = arena_dup(arena, text.bytes);
	buf_release(&text);
	canvas_free(canvas);
	return copy;
}

START_TEST(test_order_as_given_then_by_column)
{
	struct table_state state;
	table_state_init(&state);
	struct table table = make(staff, 4);
	table_arrange(&table, &state, NULL);
	ck_assert_str_eq(order(&table), "ada ben cem dia");
	state.sort_column = 1;
	table_arrange(&table, &state, NULL);
	ck_assert_str_eq(order(&table), "ada cem ben dia");
}
END_TEST

START_TEST(test_unknown_sorts_last_both_ways)
{
	struct table_state state;
	table_state_init(&state);
	state.sort_column = 2;
	struct table table = make(staff, 4);
	table_arrange(&table, &state, NULL);
	ck_assert_str_eq(order(&table), "dia ada cem ben");
	state.is_reversed = true;
	table_arrange(&table, &state, NULL);
	ck_assert_str_eq(order(&table), "cem ada dia ben");
}
END_TEST

START_TEST(test_totals_stay_on_top)
{
	struct table_state state;
	table_state_init(&state);
	state.sort_column = 2;
	struct table table = make(staff, 4);
	table_add_row(&table, "total")->is_fixed = true;
	table_arrange(&table, &state, NULL);
	ck_assert_str_eq(order(&table), "total dia ada cem ben");
	table_arrange(&table, &state, "billing");
	ck_assert_str_eq(order(&table), "total ada cem");
}
END_TEST

/* Two teams, each with two people as parts: the first row of each is the team. */
static struct table make_teams(void)
{
	static const struct person rows[] = {
		{ "bil", "Billing", "red", 10 },
		{ "ada", "Ada", "", 7 },
		{ "ben", "Ben", "", 3 },
		{ "ret", "Returns", "blue", 5 },
		{ "cem", "Cem", "", 1 },
		{ "dia", "Dia", "", 4 },
	};
	struct table table = make(rows, ARRAY_LEN(rows));
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		table.rows[i].is_part = i % 3 > 0;
	table_add_row(&table, "all")->is_fixed = true;
	return table;
}

START_TEST(test_parts_stay_below_their_whole)
{
	static const struct {
		int column;
		bool is_reversed;
		const char *order;
	} rows[] = {
		{ -1, false, "all bil ada ben ret cem dia" },
		{ 2, false, "all ret cem dia bil ben ada" },
		{ 2, true, "all bil ada ben ret dia cem" },
		{ 0, true, "all ret dia cem bil ben ada" },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct table_state state;
		table_state_init(&state);
		state.sort_column = rows[i].column;
		state.is_reversed = rows[i].is_reversed;
		struct table table = make_teams();
		table_arrange(&table, &state, NULL);
		ck_assert_str_eq(order(&table), rows[i].order);
	}
}
END_TEST

/* Who looks for a team wants its people, who looks for somebody her team; figures are each its own. */
START_TEST(test_filter_keeps_parts_and_their_whole)
{
	static const char *const rows[][2] = {
		{ "billing", "all bil ada ben" },
		{ "team:blue", "all ret cem dia" },
		{ "cem", "all ret cem" },
		{ "-billing", "all ret cem dia" },
		{ "-ada", "all bil ben ret cem dia" },
		{ "billing -ben", "all bil ada" },
		{ "open>3", "all bil ada ret dia" },
		{ "nobody", "all" },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct table_state state;
		table_state_init(&state);
		struct table table = make_teams();
		table_arrange(&table, &state, rows[i][0]);
		ck_assert_msg(strcmp(order(&table), rows[i][1]) == 0, "%s: %s", rows[i][0],
			order(&table));
	}
}
END_TEST

START_TEST(test_exported_parts_say_whose_they_are)
{
	struct buf text;
	struct table_state state;
	buf_init(&text, 0);
	table_state_init(&state);
	struct table table = make_teams();
	table_arrange(&table, &state, "billing");
	table.rows[2].cells[0].text = "  Ada"; /* as it is shown, moved in */
	table_csv(&table, &text);
	ck_assert_ptr_nonnull(strstr(text.bytes, "\r\nBilling,red,10\r\n"));
	ck_assert_ptr_nonnull(strstr(text.bytes, "\r\nBilling / Ada,,7\r\n"));
	ck_assert_ptr_nonnull(strstr(text.bytes, "\r\nBilling / Ben,,3\r\n"));
	buf_release(&text);
}
END_TEST

START_TEST(test_filter_looks_into_every_column)
{
	struct table_state state;
	table_state_init(&state);
	struct table table = make(staff, 4);
	table_arrange(&table, &state, "BILL");
	ck_assert_str_eq(order(&table), "ada cem");
	table = make(staff, 4);
	table_arrange(&table, &state, "12");
	ck_assert_str_eq(order(&table), "cem");
	table = make(staff, 4);
	table_arrange(&table, &state, "");
	ck_assert_uint_eq(table.row_count, 4);
}
END_TEST

START_TEST(test_selection_survives_new_rows)
{
	static const struct person later[] = {
		{ "zoe", "Zoe", "Tier 2", 1 },
		{ "ada", "Ada", "Billing", 7 },
		{ "cem", "Cem", "Billing", 12 },
		{ "dia", "Dia", "Tier 2", 3 },
	};
	struct table_state state;
	table_state_init(&state);
	struct table table = make(staff, 4);
	table_arrange(&table, &state, NULL);
	ck_assert(table_act(&state, &table, ACTION_DOWN));
	ck_assert(table_act(&state, &table, ACTION_DOWN));
	ck_assert_str_eq(state.selected, "cem");
	struct table newer = make(later, 4);
	table_arrange(&newer, &state, NULL);
	ck_assert_str_eq(newer.rows[table_selected(&state, &newer)].id, "cem");
	/* And when it is gone, the eye stays where it was. */
	struct table fewer = make(staff, 2);
	table_arrange(&fewer, &state, NULL);
	ck_assert_int_eq(table_selected(&state, &fewer), 1);
	struct table none = make(staff, 0);
	ck_assert_int_eq(table_selected(&state, &none), -1);
	ck_assert(table_act(&state, &none, ACTION_DOWN));
}
END_TEST

START_TEST(test_sorting_keeps_the_selected_row)
{
	struct table_state state;
	table_state_init(&state);
	struct table table = make(staff, 4);
	table_arrange(&table, &state, NULL);
	table_act(&state, &table, ACTION_LAST);
	ck_assert_str_eq(state.selected, "dia");
	table_act(&state, &table, ACTION_PANEL_3);
	ck_assert_int_eq(state.sort_column, 2);
	table_arrange(&table, &state, NULL);
	ck_assert_str_eq(table.rows[table_selected(&state, &table)].id, "dia");
	ck_assert_int_eq(table_selected(&state, &table), 0);
	table_act(&state, &table, ACTION_PANEL_3);
	ck_assert(state.is_reversed);
	table_act(&state, &table, ACTION_SORT);
	ck_assert_int_eq(state.sort_column, -1);
}
END_TEST

START_TEST(test_moving_stops_at_the_ends)
{
	struct table_state state;
	table_state_init(&state);
	struct table table = make(staff, 4);
	table_arrange(&table, &state, NULL);
	table_act(&state, &table, ACTION_UP);
	ck_assert_str_eq(state.selected, "ada");
	table_act(&state, &table, ACTION_PAGE_DOWN);
	ck_assert_str_eq(state.selected, "dia");
	ck_assert(!table_act(&state, &table, ACTION_ENTER));
}
END_TEST

START_TEST(test_ids_that_stand_twice_do_not_hold_the_selection)
{
	static const struct person twice[] = {
		{ "7", "Ada", "", 1 },
		{ "7", "Ada", "", 2 },
		{ "8", "Ben", "", 3 },
	};
	struct table_state state;
	table_state_init(&state);
	struct table table = make(twice, 3);
	table_arrange(&table, &state, NULL);
	table_act(&state, &table, ACTION_DOWN);
	ck_assert_int_eq(table_selected(&state, &table), 1);
	table_act(&state, &table, ACTION_DOWN);
	ck_assert_str_eq(state.selected, "8");
}
END_TEST

START_TEST(test_columns_drop_out)
{
	struct table_state state;
	table_state_init(&state);
	struct table table = make(staff, 2);
	table_arrange(&table, &state, NULL);
	ck_assert_str_eq(drawn(&table, &state, 30, 3), "Name          Team        Open\n"
						       "Ada           Billing        7\n"
						       "Ben           Returns        —\n");
	ck_assert_str_eq(drawn(&table, &state, 16, 3), "Name        Open\n"
						       "Ada            7\n"
						       "Ben            —\n");
	ck_assert_str_eq(drawn(&table, &state, 8, 3), "Name\nAda\nBen\n");
	ck_assert_str_eq(drawn(&table, &state, 2, 3), "N…\nA…\nB…\n");
}
END_TEST

START_TEST(test_long_table_keeps_the_selection_on_screen)
{
	struct person many[40];
	char ids[40][16];
	for (int i = 0; i < 40; i++) {
		snprintf(ids[i], sizeof(ids[i]), "p%d", i);
		many[i] = (struct person){ ids[i], ids[i], "", i };
	}
	struct table_state state;
	table_state_init(&state);
	struct table table = make(many, 40);
	table_arrange(&table, &state, NULL);
	ck_assert_ptr_nonnull(strstr(drawn(&table, &state, 20, 6), "p4"));
	for (int height = 2; height < 20; height++)
		for (int i = 0; i < 40; i++) {
			snprintf(state.selected, sizeof(state.selected), "p%d", i);
			ck_assert_ptr_nonnull(strstr(drawn(&table, &state, 20, height), ids[i]));
		}
	table_act(&state, &table, ACTION_LAST);
	ck_assert_str_eq(drawn(&table, &state, 8, 3), "Name\np38\np39\n");
}
END_TEST

/* The room reserved is a guess: an agents' board may hold more people than readings told. */
START_TEST(test_more_rows_than_were_reserved)
{
	struct table table = make(staff, 1);
	char id[16];
	for (int i = 0; i < 100; i++) {
		snprintf(id, sizeof(id), "p%d", i);
		add_person(&table, &(struct person){ id, "Eve", "Tier 2", i });
	}
	ck_assert_uint_eq(table.row_count, 101);
	ck_assert_str_eq(table.rows[0].id, "ada");
	ck_assert_str_eq(table.rows[100].id, "p99");
	ck_assert_str_eq(table.rows[100].cells[1].text, "Tier 2");
}
END_TEST

START_TEST(test_says_when_empty)
{
	struct table_state state;
	table_state_init(&state);
	struct table table = make(staff, 0);
	table_arrange(&table, &state, "nowhere");
	ck_assert_str_eq(drawn(&table, &state, 12, 3), "Name    Open\nnobody\n\n");
	/* Somebody is there: a filter that hides them does not make them go. */
	table = make(staff, 4);
	table_arrange(&table, &state, "nowhere");
	ck_assert_ptr_null(strstr(drawn(&table, &state, 40, 3), "nobody"));
	ck_assert_ptr_nonnull(strstr(drawn(&table, &state, 40, 3), "nothing matches the filter"));
}
END_TEST

START_TEST(test_hostile_text_stays_in_its_cell)
{
	static const struct person hostile[] = {
		{ "1", "\033[2J\007evil\xe2\x80\xaetxt\xff",
			"\xc2\x9b"
			"31m\r\nx",
			1 },
		{ "2", "after", "Billing", 2 },
	};
	struct table_state state;
	table_state_init(&state);
	struct table table = make(hostile, 2);
	table_arrange(&table, &state, NULL);
	const char *text = drawn(&table, &state, 40, 3);
	ck_assert_ptr_null(strchr(text, '\033'));
	ck_assert_ptr_null(strchr(text, '\007'));
	ck_assert_ptr_null(strchr(text, '\r'));
	ck_assert_ptr_null(strstr(text, "\xe2\x80\xae"));
	ck_assert_ptr_null(strstr(text, "\xc2\x9b"));
	int lines = 0;
	for (const char *at = text; (at = strchr(at, '\n')); at++)
		lines++;
	ck_assert_int_eq(lines, 3);
	ck_assert_ptr_nonnull(strstr(text, "\nafter"));
}
END_TEST

Suite *suite_table(void)
{
	Suite *suite = suite_create("table");
	TCase *tests = tcase_create("table");
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, test_order_as_given_then_by_column);
	tcase_add_test(tests, test_unknown_sorts_last_both_ways);
	tcase_add_test(tests, test_totals_stay_on_top);
	tcase_add_test(tests, test_parts_stay_below_their_whole);
	tcase_add_test(tests, test_filter_keeps_parts_and_their_whole);
	tcase_add_test(tests, test_exported_parts_say_whose_they_are);
	tcase_add_test(tests, test_filter_looks_into_every_column);
	tcase_add_test(tests, test_selection_survives_new_rows);
	tcase_add_test(tests, test_sorting_keeps_the_selected_row);
	tcase_add_test(tests, test_moving_stops_at_the_ends);
	tcase_add_test(tests, test_ids_that_stand_twice_do_not_hold_the_selection);
	tcase_add_test(tests, test_columns_drop_out);
	tcase_add_test(tests, test_long_table_keeps_the_selection_on_screen);
	tcase_add_test(tests, test_more_rows_than_were_reserved);
	tcase_add_test(tests, test_says_when_empty);
	tcase_add_test(tests, test_hostile_text_stays_in_its_cell);
	suite_add_tcase(suite, tests);
	return suite;
}
