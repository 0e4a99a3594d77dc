/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Settings of the screen.
 */
#include "config.h"

#include "model/screen.h"

#include <stddef.h>

#include "base/words.h"
#include "model/desk.h"

const struct screen screen_fresh = { .theme = NULL };

/* clang-format off */
const struct setting screen_settings[] = {
	{ .name = "theme", .type = SETTING_TEXT, .offset = offsetof(struct screen, theme),
		.help = N_("The colours; default by the terminal's background.") },
	{ .name = NULL },
};

const struct setting key_settings[] = {
	{ .name = "press", .type = SETTING_LIST, .offset = offsetof(struct key_config, press),
		.help = N_("The keys of the action, in place of its own.") },
	{ .name = NULL },
};

const struct setting filter_settings[] = {
	{ .name = "show", .type = SETTING_TEXT, .offset = offsetof(struct filter_config, show),
		.help = N_("The filter, as one would type it.") },
	{ .name = NULL },
};
/* clang-format on */

const struct screen *desk_screen(const struct desk *desk)
{
	return desk && desk->screen_count > 0 ? desk->screens : &screen_fresh;
}
