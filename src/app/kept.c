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
#include <sys/stat.h>
#include <unistd.h>

#include "app/output.h"
#include "base/mem.h"
#include "base/words.h"

enum {
	KEPT_LINE_MAX = 256,
	KEPT_LINES_MAX = 64
};

/* $XDG_STATE_HOME/kpitop/DESK.screen, to be freed; NULL without any home. */
static char *find_path(const struct deskfile *file)
{
	char *directory = deskfile_state_directory();
	if (!directory || strchr(file->desk->name, '/')) {
		free(directory);
		return NULL;
	}
	struct buf path;
	buf_init(&path, 0);
	buf_printf(&path, "%s/%s.screen", directory, file->desk->name);
	free(directory);
	return buf_take(&path);
}

/* "name = value" in place; false: no such line. */
static bool split(char *line, char **value)
{
	char *sign = strstr(line, " = ");
	if (!sign)
		return false;
	*sign = '\0';
	*value = sign + 3;
	(*value)[strcspn(*value, "\n")] = '\0';
	return true;
}

char *kept_read(const struct deskfile *file, struct ui *ui)
{
	char *path = find_path(file), *theme = NULL, *value;
	FILE *from = path ? fopen(path, "re") : NULL;
	char line[KEPT_LINE_MAX];
	free(path);
	for (int i = 0; from && i < KEPT_LINES_MAX && fgets(line, sizeof line, from); i++) {
		if (!split(line, &value))
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

/* The folder may not be there yet: a shared store lies elsewhere. */
static void make_folder(const char *path)
{
	char *folder = mem_dup_text(path);
	for (char *slash = strchr(folder + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		(void)!mkdir(folder, 0700);
		*slash = '/';
	}
	free(folder);
}

bool kept_write(
	const struct deskfile *file, const struct ui *ui, const char *theme, struct error *err)
{
	char *path = find_path(file);
	if (!path)
		return error_set(err, ERROR_SYSTEM, _("there is no home to keep it in"));
	struct buf text;
	buf_init(&text, 0);
	if (theme)
		buf_printf(&text, "theme = %s\n", theme);
	ui_kept_write(ui, &text);
	make_folder(path);
	bool is_written = output_write(&text, path, err);
	buf_release(&text);
	free(path);
	return is_written;
}

bool kept_forget(const struct deskfile *file, struct error *err)
{
	char *path = find_path(file);
	bool is_gone = !path || unlink(path) == 0 || errno == ENOENT;
	if (!is_gone)
		(void)error_set(
			err, ERROR_SYSTEM, _("cannot remove '%s': %s"), path, strerror(errno));
	free(path);
	return is_gone;
}
