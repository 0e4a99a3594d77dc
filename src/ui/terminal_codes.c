/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Key codes of curses and ours. To add a key: its row here and its code in keys.h.
 */
#include "config.h"

#define NCURSES_WIDECHAR 1
#include <curses.h>

#include "base/macros.h"
#include "ui/keys.h"
#include "ui/terminal_codes.h"

struct code_row {
	int curses, code;
};

/* clang-format off */
static const struct code_row code_rows[] = {
	{ KEY_UP, KEYCODE_UP }, { KEY_DOWN, KEYCODE_DOWN },
	{ KEY_LEFT, KEYCODE_LEFT }, { KEY_RIGHT, KEYCODE_RIGHT },
	{ KEY_PPAGE, KEYCODE_PAGE_UP }, { KEY_NPAGE, KEYCODE_PAGE_DOWN },
	{ KEY_HOME, KEYCODE_HOME }, { KEY_END, KEYCODE_END },
	{ KEY_ENTER, KEYCODE_ENTER }, { KEY_BACKSPACE, KEYCODE_BACKSPACE },
	{ KEY_DC, KEYCODE_DELETE }, { KEY_BTAB, KEYCODE_BACK_TAB },
	{ KEY_F(1), KEYCODE_F1 }, { KEY_F(5), KEYCODE_F5 },
};
static const struct code_row control_rows[] = {
	{ '\r', KEYCODE_ENTER }, { '\n', KEYCODE_ENTER }, { 27, KEYCODE_ESCAPE },
	{ 8, KEYCODE_BACKSPACE }, { 127, KEYCODE_BACKSPACE }, { '\t', KEYCODE_TAB },
	{ 3, KEYCODE_CTRL_C }, { 12, KEYCODE_CTRL_L }, { 21, KEYCODE_CTRL_U },
};
/* clang-format on */

static int find_code(const struct code_row *rows, size_t len, int key)
{
	for (size_t i = 0; i < len; i++) {
		if (rows[i].curses == key)
			return rows[i].code;
	}
	return KEYCODE_NONE;
}

int terminal_code(bool is_named, int key)
{
	if (is_named)
		return find_code(code_rows, ARRAY_LEN(code_rows), key);
	if (key < ' ' || key == 127)
		return find_code(control_rows, ARRAY_LEN(control_rows), key);
	return key;
}
