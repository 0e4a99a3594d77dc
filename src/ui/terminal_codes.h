/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keys as curses tells them, in our words. For terminal.c alone.
 */
#ifndef UI_TERMINAL_CODES_H
#define UI_TERMINAL_CODES_H

#include <stdbool.h>

/* `is_named`: curses has a name for it, else it is a character. KEYCODE_NONE: we have no use for it. */
int terminal_code(bool is_named, int key);

#endif
