/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keys of one's own: what they do, how they are shown, and what is refused.
 */
#include "config.h"

#include <check.h>
#include <string.h>

#include "base/macros.h"
#include "check_ui.h"
#include "ui/keymap.h"

static struct key_config key(int line, const char *action, const char **press, size_t len)
{
	return (struct key_config){
		.action = action,
		.press = { .items = press, .len = len },
		.place = { .file_name = "my.conf", .line = line },
	};
}

static struct keymap make(const struct key_config *keys, size_t count)
{
	struct keymap map;
	struct error err = { 0 };
	ck_assert_msg(keymap_make(&map, keys, count, &err), "%s", err.text);
	return map;
}

static void refuse(const struct key_config *keys, size_t count, const char *line)
{
	struct keymap map;
	struct error err = { 0 };
	ck_assert(!keymap_make(&map, keys, count, &err));
	ck_assert_int_eq(err.kind, ERROR_CONFIG);
	ck_assert_str_eq(err.text, line);
}

START_TEST(without_settings_the_table_holds)
{
	struct keymap map = make(NULL, 0);
	for (const struct key_row *row = key_rows; row->name; row++) {
		ck_assert_str_eq(keymap_shown(&map, row->action), row->keys);
		ck_assert_str_eq(keymap_shown(NULL, row->action), row->keys);
		ck_assert_int_eq(keymap_action(&map, row->codes[0]), row->action);
	}
	ck_assert_str_eq(keymap_shown(NULL, ACTION_NONE), "");
}
END_TEST

START_TEST(keys_of_ones_own_replace_those_of_the_table)
{
	const char *press[] = { "F5", "ر", "Space" };
	const char *none[] = { "X" };
	const struct key_config keys[] = { key(1, "poll", press, 3), key(2, "expand", none, 1) };
	struct keymap map = make(keys, 2);
	ck_assert_int_eq(keymap_action(&map, KEYCODE_F5), ACTION_POLL);
	ck_assert_int_eq(keymap_action(&map, 0x631), ACTION_POLL);
	ck_assert_int_eq(keymap_action(&map, ' '), ACTION_POLL);
	ck_assert_int_eq(keymap_action(&map, 'R'), ACTION_NONE);
	ck_assert_int_eq(keymap_action(&map, 'X'), ACTION_EXPAND);
	ck_assert_str_eq(keymap_shown(&map, ACTION_POLL), "F5 ر Space");
}
END_TEST

START_TEST(an_action_can_be_left_without_keys)
{
	const struct key_config keys[] = { key(1, "poll", NULL, 0) };
	struct keymap map = make(keys, 1);
	ck_assert_str_eq(keymap_shown(&map, ACTION_POLL), "");
	ck_assert_int_eq(keymap_action(&map, 'R'), ACTION_NONE);
}
END_TEST

START_TEST(two_actions_may_change_keys)
{
	const char *s[] = { "s" }, *r[] = { "r" };
	const struct key_config keys[] = { key(1, "sort", r, 1), key(2, "reverse", s, 1) };
	struct keymap map = make(keys, 2);
	ck_assert_int_eq(keymap_action(&map, 's'), ACTION_REVERSE);
	ck_assert_int_eq(keymap_action(&map, 'r'), ACTION_SORT);
}
END_TEST

START_TEST(mistakes_are_told_with_their_line)
{
	const char *s[] = { "s" }, *word[] = { "Hyper" }, *many[] = { "1", "2", "3", "4", "5" };
	const struct key_config taken[] = { key(7, "poll", s, 1) };
	refuse(taken, 1, "my.conf:7: key 's' is both 'poll' and 'sort'; give 'sort' another one");
	const char *mark[] = { "?" };
	const struct key_config both[] = { key(10, "poll", mark, 1), key(12, "help", mark, 1) };
	refuse(both, 2, "my.conf:12: key '?' is both 'poll' and 'help'; give 'help' another one");
	const struct key_config unknown[] = { key(8, "dance", s, 1) };
	refuse(unknown, 1, "my.conf:8: unknown action 'dance' (kpitop(1) lists them)");
	const struct key_config strange[] = { key(9, "sort", word, 1) };
	refuse(strange, 1, "my.conf:9: 'Hyper' is no key");
	const struct key_config long_one[] = { key(10, "sort", many, 5) };
	refuse(long_one, 1, "my.conf:10: 'sort' has more than 4 keys");
}
END_TEST

START_TEST(keys_have_names)
{
	static const struct {
		const char *name;
		int code;
	} rows[] = {
		{ "q", 'q' }, { "ß", 0xdf }, { "€", 0x20ac }, { "Enter", KEYCODE_ENTER },
		{ "↑", KEYCODE_UP }, { "Up", KEYCODE_UP }, { "Ctrl-L", KEYCODE_CTRL_L },
		{ "", KEYCODE_NONE }, { "qq", KEYCODE_NONE }, { "\x01", KEYCODE_NONE },
		{ "e\xcc\x81", KEYCODE_NONE }, /* two code points */
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_msg(keymap_code(rows[i].name) == rows[i].code, "%s", rows[i].name);
}
END_TEST

Suite *suite_keymap(void)
{
	Suite *suite = suite_create("keymap");
	TCase *keys = tcase_create("keys");
	tcase_add_test(keys, without_settings_the_table_holds);
	tcase_add_test(keys, keys_of_ones_own_replace_those_of_the_table);
	tcase_add_test(keys, an_action_can_be_left_without_keys);
	tcase_add_test(keys, two_actions_may_change_keys);
	tcase_add_test(keys, mistakes_are_told_with_their_line);
	tcase_add_test(keys, keys_have_names);
	suite_add_tcase(suite, keys);
	return suite;
}
