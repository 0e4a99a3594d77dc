/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keys and colours of a configuration.
 */
#include "config.h"

#include "app/screen_config.h"

#include <stdlib.h>

#include "config/config.h"
#include "ui/theme.h"

static bool check_theme(const struct screen *screen, struct error *err)
{
	char *folder = config_theme_folder();
	struct theme theme;
	bool is_good = theme_load(screen->theme, folder, &theme, err);
	free(folder);
	if (is_good)
		return true;
	err->kind = ERROR_CONFIG;
	return config_place_fail(&screen->place, err);
}

bool screen_config_read(
	const struct desk *desk, const char *typed_theme, struct keymap *keys, struct error *err)
{
	const struct screen *screen = desk_screen(desk);
	return keymap_make(keys, desk->keys, desk->key_count, err) &&
	       (typed_theme || !screen->theme || check_theme(screen, err));
}
