/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keys and actions: one table; help, footer, palette and manual come from it.
 */
#ifndef UI_KEYS_H
#define UI_KEYS_H

#include <stdbool.h>
#include <stddef.h>

enum action {
	ACTION_NONE,
	ACTION_UP,
	ACTION_DOWN,
	ACTION_LEFT,
	ACTION_RIGHT,
	ACTION_PAGE_UP,
	ACTION_PAGE_DOWN,
	ACTION_FIRST,
	ACTION_LAST,
	ACTION_ENTER,
	ACTION_BACK,
	ACTION_NEXT_PANEL,
	ACTION_PREVIOUS_PANEL,
	ACTION_PANEL_1,
	ACTION_PANEL_2,
	ACTION_PANEL_3,
	ACTION_PANEL_4,
	ACTION_PANEL_5,
	ACTION_PANEL_6,
	ACTION_PANEL_7,
	ACTION_PANEL_8,
	ACTION_PANEL_9,
	ACTION_VIEW_WAITING,
	ACTION_VIEW_TEAMS,
	ACTION_VIEW_AGENTS,
	ACTION_VIEW_CHANNELS,
	ACTION_VIEW_KPIS,
	ACTION_VIEW_STAFFING,
	ACTION_VIEW_HANDOVER,
	ACTION_VIEW_LOG,
	ACTION_WALLBOARD,
	ACTION_SWITCH, /* team ⇄ agent */
	ACTION_PREVIOUS_SIBLING,
	ACTION_NEXT_SIBLING,
	ACTION_EARLIER,
	ACTION_LATER,
	ACTION_PERIOD,
	ACTION_COMPARE,
	ACTION_FILTER,
	ACTION_SAVED_FILTERS,
	ACTION_NEXT_HIT,
	ACTION_PREVIOUS_HIT,
	ACTION_SORT,
	ACTION_REVERSE,
	ACTION_EXPAND,
	ACTION_BREAKDOWN,
	ACTION_CLOCK,
	ACTION_DEFINITION,
	ACTION_PIN,
	ACTION_NOTE,
	ACTION_MORE,
	ACTION_FEWER,
	ACTION_ACKNOWLEDGE,
	ACTION_OPEN,
	ACTION_COPY,
	ACTION_COPY_VIEW,
	ACTION_EXPORT,
	ACTION_POLL,
	ACTION_PALETTE,
	ACTION_HELP,
	ACTION_QUIT,
	ACTION_INTERRUPT,
	ACTION_COUNT
};

/* A key as the terminal told it: a code point, or one of these. */
enum key_code {
	KEYCODE_UP = 0x110000,
	KEYCODE_DOWN,
	KEYCODE_LEFT,
	KEYCODE_RIGHT,
	KEYCODE_PAGE_UP,
	KEYCODE_PAGE_DOWN,
	KEYCODE_HOME,
	KEYCODE_END,
	KEYCODE_ENTER,
	KEYCODE_ESCAPE,
	KEYCODE_BACKSPACE,
	KEYCODE_DELETE,
	KEYCODE_TAB,
	KEYCODE_BACK_TAB,
	KEYCODE_F1,
	KEYCODE_F5,
	KEYCODE_CTRL_C,
	KEYCODE_CTRL_L,
	KEYCODE_CTRL_U,
	KEYCODE_NONE,
	KEYCODE_WHEEL_UP,
	KEYCODE_WHEEL_DOWN,
	KEYCODE_CLICK = 0x400000 /* and up: see click.h */
};

struct key_row {
	enum action action;
	const char *name;  /* word for configuration and manual: "drill-in" */
	const char *keys;  /* as shown: "Enter", "h ←" */
	int codes[4];      /* 0-terminated */
	const char *title; /* N_(), two or three words: footer */
	const char *help;  /* N_(), one sentence */
};
extern const struct key_row key_rows[]; /* closed by a row with name NULL */

const struct key_row *key_row_of(enum action action); /* NULL: ACTION_NONE */

#endif
