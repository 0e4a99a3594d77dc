/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The configuration's text as libconfuse reads it: sections of values, each with its line.
 *
 * The grammar is made from the rows of model/desk.h.
 */
#ifndef CONFIG_TREE_H
#define CONFIG_TREE_H

#include <confuse.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/macros.h"
#include "base/setting.h"

/* The word of the section that joins accounts; its pairs are free. */
#define TREE_MAP "map"

/* A value with the line it stands on. */
struct tree_value {
	int line;
	char text[];
};

/* `name` stands for the file in errors. The caller frees with cfg_free. */
MUST_CHECK bool tree_parse(const char *name, const char *text, cfg_t **tree, struct error *err);

/* The i-th value of a setting in the section; NULL where it has fewer. */
const struct tree_value *tree_get(cfg_t *section, const char *setting, unsigned i);

/* The line of the section's first value, else the line on which it ends. */
int tree_line(cfg_t *section, const struct setting *settings);

#endif
