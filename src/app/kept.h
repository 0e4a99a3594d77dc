/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a user set on screen and asked to keep: one file a desk, apart from the configuration.
 */
#ifndef APP_KEPT_H
#define APP_KEPT_H

#include <stdbool.h>

#include "app/deskfile.h"
#include "base/error.h"
#include "base/macros.h"
#include "ui/ui.h"

/* Gives the kept lines to the interface; the theme's name, to be freed, or NULL. What cannot be
 * read is as if nothing were kept. */
char *kept_read(const struct deskfile *file, struct ui *ui);

MUST_CHECK bool kept_write(
	const struct deskfile *file, const struct ui *ui, const char *theme, struct error *err);
MUST_CHECK bool kept_forget(const struct deskfile *file, struct error *err);

#endif
