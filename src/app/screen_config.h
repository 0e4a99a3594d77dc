/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the configuration says of keys and colours, which none but the dashboard reads.
 */
#ifndef APP_SCREEN_CONFIG_H
#define APP_SCREEN_CONFIG_H

#include <stdbool.h>

#include "base/error.h"
#include "base/macros.h"
#include "model/desk.h"
#include "ui/keymap.h"

/* The desk's keys, and whether its theme can be read; one that was typed goes before the latter.
 * ERROR_CONFIG with file and line. */
MUST_CHECK bool screen_config_read(
	const struct desk *desk, const char *typed_theme, struct keymap *keys, struct error *err);

#endif
