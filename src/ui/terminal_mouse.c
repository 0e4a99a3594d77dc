/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Clicks and the wheel.
 */
#include "config.h"

#define NCURSES_WIDECHAR 1
#include <curses.h>

#include "ui/click.h"
#include "ui/terminal_mouse.h"

void terminal_mouse_use(bool is_on)
{
	/* No waiting whether a press becomes a click. */
	mouseinterval(0);
	mousemask(is_on ? BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0, NULL);
}

int terminal_mouse_code(void)
{
	MEVENT event;
	if (getmouse(&event) != OK)
		return KEYCODE_NONE;
	if (event.bstate & BUTTON4_PRESSED)
		return KEYCODE_WHEEL_UP;
	if (event.bstate & BUTTON5_PRESSED)
		return KEYCODE_WHEEL_DOWN;
	bool is_inside = event.x >= 0 && event.x < KEYCODE_CLICK_SIDE && event.y >= 0 &&
			 event.y < KEYCODE_CLICK_SIDE;
	return is_inside && (event.bstate & BUTTON1_PRESSED) ? keycode_click(event.x, event.y)
							     : KEYCODE_NONE;
}
