/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A value as the user wrote it → the type that its setting declares.
 */
#ifndef CONFIG_VALUE_H
#define CONFIG_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/macros.h"
#include "base/setting.h"
#include "model/zone.h"

/* Texts go to the arena; dates are midnights of the zone. */
struct value_place {
	struct arena *arena;
	const struct zone *zone; /* may be NULL where the section has no dates */
};

/* Writes one value at setting->offset of item; a list gets one more. NULL: the fallback, and without
 * one what means "none" for the type. Errors name the setting and the value. */
MUST_CHECK bool value_write(const struct setting *setting, const char *text, void *item,
	const struct value_place *place, struct error *err);

#endif
