/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which keys mean which action: the table's, or those that the configuration gives.
 */
#ifndef UI_KEYMAP_H
#define UI_KEYMAP_H

#include "base/error.h"
#include "base/macros.h"
#include "model/screen.h"
#include "ui/keys.h"

#define KEYS_MAX 4 /* of an action */

struct keymap {
	int codes[ACTION_COUNT][KEYS_MAX]; /* 0-terminated where shorter */
	char shown[ACTION_COUNT][48];      /* "h ←"; "" where it has none */
};

/* The table's, changed by the desk's `key` sections: those of an action replace its own. A key that
 * then has two actions, an unknown action or an unknown key is ERROR_CONFIG with its line. */
MUST_CHECK bool keymap_make(
	struct keymap *map, const struct key_config *keys, size_t count, struct error *err);

/* A map of NULL is the table's. */
enum action keymap_action(const struct keymap *map, int code); /* ACTION_NONE: no action's */
const char *keymap_shown(const struct keymap *map, enum action action);

/* "R", "Enter", "Ctrl-L", "F5": the key's code, or KEYCODE_NONE. */
int keymap_code(const char *name);

#endif
