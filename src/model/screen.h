/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a user sets of the screen itself: colours, keys, saved filters. No number depends on it.
 */
#ifndef MODEL_SCREEN_H
#define MODEL_SCREEN_H

#include "base/setting.h"
#include "model/config_place.h"

/* `screen { … }` */
struct screen {
	const char *theme; /* NULL: by the terminal's background */
	struct config_place place;
};

/* `key ACTION { press = … }` */
struct key_config {
	const char *action;
	struct text_list press; /* empty: none */
	struct config_place place;
};

/* `filter NAME { show = "…" }` */
struct filter_config {
	const char *name;
	const char *show;
	struct config_place place;
};

extern const struct screen screen_fresh; /* the defaults */
extern const struct setting screen_settings[];
extern const struct setting key_settings[];
extern const struct setting filter_settings[];

struct desk;
/* Its `screen { }`, or the defaults. */
const struct screen *desk_screen(const struct desk *desk);

#endif
