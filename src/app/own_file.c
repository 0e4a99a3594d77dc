/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A desk's small files.
 */
#include "config.h"

#include "app/own_file.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/output.h"
#include "base/mem.h"
#include "base/words.h"

char *own_file_path(const struct deskfile *file, const char *word)
{
	char *directory = deskfile_state_directory();
	if (!directory || strchr(file->desk->name, '/')) {
		free(directory);
		return NULL;
	}
	struct buf path;
	buf_init(&path, 0);
	buf_printf(&path, "%s/%s.%s", directory, file->desk->name, word);
	free(directory);
	return buf_take(&path);
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

bool own_file_write(
	const struct deskfile *file, const char *word, const struct buf *text, struct error *err)
{
	char *path = own_file_path(file, word);
	if (!path)
		return error_set(err, ERROR_SYSTEM, _("there is no home to keep it in"));
	mode_t before = umask(077);
	make_folder(path);
	bool is_written = output_write(text, path, err);
	umask(before);
	free(path);
	return is_written;
}

bool own_file_split(char *line, char **value)
{
	char *sign = strstr(line, " = ");
	if (!sign)
		return false;
	*sign = '\0';
	*value = sign + 3;
	(*value)[strcspn(*value, "\n")] = '\0';
	return true;
}
