/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The configuration file → desks. Errors read "file:line: what is wrong".
 */
#ifndef CONFIG_CONFIG_H
#define CONFIG_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/macros.h"
#include "model/desk.h"

struct config {
	char *path;
	struct desk **desks; /* at least one */
	size_t desk_count;
};

/* $XDG_CONFIG_HOME/kpitop/kpitop.conf (or ~/.config/…), to be freed. */
char *config_default_path(void);
/* $XDG_CONFIG_HOME/kpitop/themes (or ~/.config/…), to be freed. */
char *config_theme_folder(void);

/* ${X} is replaced by the environment's X; unset is an error. The file must be ours (or root's) and
 * not writable by others. Unknown sections and words are errors that name the nearest known one. */
MUST_CHECK bool config_read(
	const char *path, int64_t now_s, struct config **config, struct error *err);
/* The same from text, for tests; `name` stands for the file in errors. */
MUST_CHECK bool config_parse(const char *name, const char *text, int64_t now_s,
	struct config **config, struct error *err);
void config_free(struct config *config);

/* name NULL: the first. NULL where there is none of that name. */
struct desk *config_desk(const struct config *config, const char *name);

#endif
