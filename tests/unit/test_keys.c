/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keys, styles and themes: tables that must not contradict themselves.
 */
#include "config.h"

#include <ctype.h>
#include <string.h>

#include "base/macros.h"
#include "check_ui.h"
#include "ui/keymap.h"
#include "ui/keys.h"
#include "ui/theme.h"
#include "ui/view.h"

START_TEST(every_action_has_one_row_with_words)
{
	for (int action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
		int found = 0;
		for (const struct key_row *row = key_rows; row->name; row++)
			found += row->action == (enum action)action;
		ck_assert_msg(found == 1, "action %d has %d rows", action, found);
		const struct key_row *row = key_row_of((enum action)action);
		ck_assert(row->title[0] && row->help[0] && row->keys[0] && row->codes[0]);
		ck_assert_int_eq(row->help[strlen(row->help) - 1], '.');
	}
}
END_TEST

START_TEST(no_key_means_two_things)
{
	for (const struct key_row *row = key_rows; row->name; row++) {
		for (size_t i = 0; i < ARRAY_LEN(row->codes) && row->codes[i]; i++)
			ck_assert_int_eq(keymap_action(NULL, row->codes[i]), row->action);
		for (const struct key_row *other = key_rows; other < row; other++)
			ck_assert_str_ne(row->name, other->name);
	}
	ck_assert_int_eq(keymap_action(NULL, 'X'), ACTION_NONE);
	ck_assert_int_eq(keymap_action(NULL, KEYCODE_ENTER), ACTION_ENTER);
	ck_assert_int_eq(keymap_action(NULL, KEYCODE_BACKSPACE), ACTION_BACK);
}
END_TEST

START_TEST(every_view_is_whole)
{
	for (size_t i = 0; view_rows[i]; i++) {
		const struct view_row *row = view_rows[i];
		ck_assert(row->name && row->title[0] && row->help[0]);
		ck_assert(row->open && row->need && row->act && row->draw && row->footer);
		ck_assert_ptr_eq(view_find(row->name), row);
		ck_assert(strlen(row->name) < sizeof(((struct target *)0)->view));
		for (const enum action *action = row->footer; *action != ACTION_NONE; action++)
			ck_assert_ptr_nonnull(key_row_of(*action));
	}
	ck_assert_ptr_null(view_find("staff"));
}
END_TEST

START_TEST(every_style_has_a_name_and_a_letter_of_its_own)
{
	for (int style = 0; style < STYLE_COUNT; style++) {
		ck_assert_ptr_nonnull(style_rows[style].name);
		ck_assert(style == STYLE_TEXT || islower((unsigned char)style_rows[style].letter));
		for (int other = 0; other < style; other++) {
			ck_assert_str_ne(style_rows[style].name, style_rows[other].name);
			ck_assert_int_ne(style_rows[style].letter, style_rows[other].letter);
		}
	}
}
END_TEST

Suite *suite_keys(void)
{
	Suite *suite = suite_create("keys");
	TCase *tables = tcase_create("tables");
	tcase_add_test(tables, every_action_has_one_row_with_words);
	tcase_add_test(tables, no_key_means_two_things);
	tcase_add_test(tables, every_view_is_whole);
	tcase_add_test(tables, every_style_has_a_name_and_a_letter_of_its_own);
	suite_add_tcase(suite, tables);
	return suite;
}
