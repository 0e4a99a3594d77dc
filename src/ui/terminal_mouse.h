/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The mouse as curses tells it. For terminal.c alone.
 */
#ifndef UI_TERMINAL_MOUSE_H
#define UI_TERMINAL_MOUSE_H

#include <stdbool.h>

/* While it is on, the terminal's own selection needs Shift. */
void terminal_mouse_use(bool is_on);
/* After KEY_MOUSE: a code of ui/keys.h, KEYCODE_NONE for what we have no use for. */
int terminal_mouse_code(void);

#endif
