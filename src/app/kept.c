/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The file of what was kept.
 */
#include "config.h"

#include "app/kept.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/own_file.h"
#include "base/mem.h"
#include "base/words.h"

#define KEPT_WORD "screen"

enum {
	KEPT_LINE_MAX = 2048,
	KEPT_LINES_MAX = 64
};

char *kept_read(const struct deskfile *file, struct ui *ui)
{
	char *path = own_file_path(file, KEPT_WORD), *theme = NULL, *value;
	FILE *from = path ? fopen(path, "re") : NULL;
	char line[KEPT_LINE_MAX];
	free(path);
	for (int i = 0; from && i < KEPT_LINES_MAX && fgets(line, sizeof line, from); i++) {
		if (!own_file_split(line, &value))
			continue;
		if (strcmp(line, "theme") != 0) {
			ui_kept_read(ui, line, value);
		} else {
			free(theme);
			theme = mem_dup_text(value);
		}
	}
	if (from)
		(void)fclose(from);
	return theme;
}

bool kept_write(
	const struct deskfile *file, const struct ui *ui, const char *theme, struct error *err)
{
	struct buf text;
	buf_init(&text, 0);
	if (theme)
		buf_printf(&text, "theme = %s\n", theme);
	ui_kept_write(ui, &text);
	bool is_written = own_file_write(file, KEPT_WORD, &text, err);
	buf_release(&text);
	return is_written;
}

bool kept_forget(const struct deskfile *file, struct error *err)
{
	char *path = own_file_path(file, KEPT_WORD);
	bool is_gone = !path || unlink(path) == 0 || errno == ENOENT;
	if (!is_gone)
		(void)error_set(
			err, ERROR_SYSTEM, _("cannot remove '%s': %s"), path, strerror(errno));
	free(path);
	return is_gone;
}
