/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A click as a key code: KEYCODE_CLICK and up.
 */
#ifndef UI_CLICK_H
#define UI_CLICK_H

#include "ui/keys.h"

#define KEYCODE_CLICK_SIDE 1024

/* At a cell, counted from 0. */
static inline int keycode_click(int x, int y)
{
	return KEYCODE_CLICK + y * KEYCODE_CLICK_SIDE + x;
}

#endif
