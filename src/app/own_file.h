/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Small files of a desk that are neither its configuration nor its store: for us alone, and whole
 * or as they were.
 */
#ifndef APP_OWN_FILE_H
#define APP_OWN_FILE_H

#include <stdbool.h>

#include "app/deskfile.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/macros.h"

/* $XDG_STATE_HOME/kpitop/DESK.WORD, to be freed; NULL without any home. */
char *own_file_path(const struct deskfile *file, const char *word);

MUST_CHECK bool own_file_write(
	const struct deskfile *file, const char *word, const struct buf *text, struct error *err);

/* "name = value" in place; false: no such line. */
bool own_file_split(char *line, char **value);

#endif
