/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where in the configuration something stands, for errors.
 */
#ifndef MODEL_CONFIG_PLACE_H
#define MODEL_CONFIG_PLACE_H

#include <stdbool.h>

#include "base/error.h"

struct config_place {
	const char *file_name; /* NULL: not from a file */
	int line;
};

/* Puts "file:line: " before the error where the place is known; returns false. */
static inline bool config_place_fail(const struct config_place *place, struct error *err)
{
	return place->file_name ? error_prefix(err, "%s:%d", place->file_name, place->line) : false;
}

#endif
