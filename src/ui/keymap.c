/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keys by name and the actions they have.
 */
#include "config.h"

#include "ui/keymap.h"

#include <stdio.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "base/words.h"

static const struct {
	const char *name, *sign; /* as written; as shown */
	int code;
} name_rows[] = {
	{ "Up", "↑", KEYCODE_UP },
	{ "Down", "↓", KEYCODE_DOWN },
	{ "Left", "←", KEYCODE_LEFT },
	{ "Right", "→", KEYCODE_RIGHT },
	{ "PgUp", "PgUp", KEYCODE_PAGE_UP },
	{ "PgDn", "PgDn", KEYCODE_PAGE_DOWN },
	{ "Home", "Home", KEYCODE_HOME },
	{ "End", "End", KEYCODE_END },
	{ "Enter", "Enter", KEYCODE_ENTER },
	{ "Esc", "Esc", KEYCODE_ESCAPE },
	{ "Backspace", "Backspace", KEYCODE_BACKSPACE },
	{ "Delete", "Delete", KEYCODE_DELETE },
	{ "Tab", "Tab", KEYCODE_TAB },
	{ "Shift-Tab", "Shift-Tab", KEYCODE_BACK_TAB },
	{ "Space", "Space", ' ' },
	{ "F1", "F1", KEYCODE_F1 },
	{ "F5", "F5", KEYCODE_F5 },
	{ "Ctrl-C", "Ctrl-C", KEYCODE_CTRL_C },
	{ "Ctrl-L", "Ctrl-L", KEYCODE_CTRL_L },
	{ "Ctrl-U", "Ctrl-U", KEYCODE_CTRL_U },
};

static void take_table(struct keymap *map)
{
	*map = (struct keymap){ 0 };
	for (const struct key_row *row = key_rows; row->name; row++) {
		memcpy(map->codes[row->action], row->codes, sizeof row->codes);
		(void)snprintf(map->shown[row->action], sizeof map->shown[0], "%s", row->keys);
	}
}

/* The only character of a text; 0 where it has more or none that can be typed. */
static int only_character(const char *text)
{
	int width;
	size_t len = text_next(text, &width);
	if (len == 0 || text[len] || (unsigned char)text[0] < ' ' || len > 4)
		return 0;
	static const unsigned char masks[] = { 0, 0x7f, 0x1f, 0x0f, 0x07 };
	int code = (unsigned char)text[0] & masks[len];
	for (size_t i = 1; i < len; i++) {
		if (((unsigned char)text[i] & 0xc0) != 0x80)
			return 0; /* more than one character in a cluster */
		code = code << 6 | ((unsigned char)text[i] & 0x3f);
	}
	return code;
}

int keymap_code(const char *name)
{
	for (size_t i = 0; i < ARRAY_LEN(name_rows); i++) {
		if (strcmp(name_rows[i].name, name) == 0 || strcmp(name_rows[i].sign, name) == 0)
			return name_rows[i].code;
	}
	int code = only_character(name);
	return code ? code : KEYCODE_NONE;
}

static void show(char *shown, size_t size, int code, const char *name)
{
	for (size_t i = 0; i < ARRAY_LEN(name_rows); i++) {
		if (name_rows[i].code == code)
			name = name_rows[i].sign;
	}
	size_t len = strlen(shown);
	(void)snprintf(shown + len, size - len, "%s%s", len ? " " : "", name);
}

static const struct key_row *find_action(const char *name)
{
	for (const struct key_row *row = key_rows; row->name; row++) {
		if (strcmp(row->name, name) == 0)
			return row;
	}
	return NULL;
}

static bool bind(struct keymap *map, const struct key_config *key, struct error *err)
{
	const struct key_row *row = find_action(key->action);
	if (!row)
		return error_set(err, ERROR_CONFIG, _("unknown action '%s' (kpitop(1) lists them)"),
			key->action);
	if (key->press.len > KEYS_MAX)
		return error_set(
			err, ERROR_CONFIG, _("'%s' has more than %d keys"), row->name, KEYS_MAX);
	memset(map->codes[row->action], 0, sizeof map->codes[0]);
	map->shown[row->action][0] = '\0';
	for (size_t i = 0; i < key->press.len; i++) {
		int code = keymap_code(key->press.items[i]);
		if (code == KEYCODE_NONE)
			return error_set(
				err, ERROR_CONFIG, _("'%s' is no key"), key->press.items[i]);
		map->codes[row->action][i] = code;
		show(map->shown[row->action], sizeof map->shown[0], code, key->press.items[i]);
	}
	return true;
}

/* Another action that has this key; NULL: none. */
static const struct key_row *find_other(
	const struct keymap *map, const struct key_row *row, int code)
{
	for (const struct key_row *other = key_rows; other->name && code; other++) {
		for (size_t i = 0; other != row && i < KEYS_MAX; i++) {
			if (map->codes[other->action][i] == code)
				return other;
		}
	}
	return NULL;
}

/* Another action that has a key of this one, and which; NULL: none. */
static const struct key_row *find_rival(
	const struct keymap *map, const struct key_row *row, size_t *key)
{
	for (*key = 0; *key < KEYS_MAX; (*key)++) {
		const struct key_row *rival = find_other(map, row, map->codes[row->action][*key]);
		if (rival)
			return rival;
	}
	return NULL;
}

/* The section that gave an action its keys; NULL: none, they are the table's. */
static const struct key_config *find_section(
	const struct key_config *keys, size_t count, const char *action)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(keys[i].action, action) == 0)
			return &keys[i];
	}
	return NULL;
}

/* Names the section that is to change: the rival's where it has one. */
static bool check(const struct keymap *map, const struct key_config *keys, size_t count,
	const struct key_config *key, struct error *err)
{
	const struct key_row *row = find_action(key->action);
	size_t place = 0;
	const struct key_row *rival = row ? find_rival(map, row, &place) : NULL;
	if (!rival)
		return true;
	const struct key_config *other = find_section(keys, count, rival->name);
	(void)error_set(err, ERROR_CONFIG,
		_("key '%s' is both '%s' and '%s'; give '%s' another one"), key->press.items[place],
		row->name, rival->name, rival->name);
	return config_place_fail(other ? &other->place : &key->place, err);
}

bool keymap_make(struct keymap *map, const struct key_config *keys, size_t count, struct error *err)
{
	take_table(map);
	for (size_t i = 0; i < count; i++) {
		if (!bind(map, &keys[i], err))
			return config_place_fail(&keys[i].place, err);
	}
	for (size_t i = 0; i < count; i++) {
		if (!check(map, keys, count, &keys[i], err))
			return false;
	}
	return true;
}

enum action keymap_action(const struct keymap *map, int code)
{
	for (const struct key_row *row = key_rows; row->name; row++) {
		const int *codes = map ? map->codes[row->action] : row->codes;
		for (size_t i = 0; i < KEYS_MAX && codes[i]; i++) {
			if (codes[i] == code)
				return row->action;
		}
	}
	return ACTION_NONE;
}

const char *keymap_shown(const struct keymap *map, enum action action)
{
	const struct key_row *row = key_row_of(action);
	if (!row)
		return "";
	return map ? map->shown[action] : row->keys;
}
