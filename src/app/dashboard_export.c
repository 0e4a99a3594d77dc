/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is on screen, taken elsewhere: the terminal's clipboard, a file.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "app/dashboard_parts.h"
#include "app/output.h"
#include "base/words.h"

static void copy_view(struct dashboard *dashboard)
{
	struct buf text;
	buf_init(&text, 0);
	ui_print(dashboard->ui, &dashboard->scene, dashboard->canvas, &text);
	ui_say(dashboard->ui, terminal_copy(dashboard->terminal, text.bytes)
				      ? _("given to the terminal's clipboard")
				      : _("this terminal's clipboard cannot be reached"));
	buf_release(&text);
}

static bool is_csv(const char *name)
{
	size_t len = strlen(name);
	return len > 4 && strcmp(name + len - 4, ".csv") == 0;
}

static void export(struct dashboard *dashboard, const char *name, bool may_replace)
{
	char path[sizeof(((struct ui_result *)0)->export_to) + 2], said[256];
	struct error fault = { .kind = ERROR_NONE };
	struct stat status;
	/* "-" is a name like any other here. */
	(void)snprintf(path, sizeof path, "%s%s", name[0] == '-' ? "./" : "", name);
	bool is_there = lstat(path, &status) == 0;
	if (is_there && !S_ISREG(status.st_mode)) {
		(void)snprintf(said, sizeof said, _("'%s' is no file"), name);
		ui_say(dashboard->ui, said);
		return;
	}
	if (is_there && !may_replace) {
		ui_ask_replace(dashboard->ui, name);
		return;
	}
	struct buf text;
	buf_init(&text, 0);
	bool has_table = is_csv(name) && ui_csv(dashboard->ui, &dashboard->scene, &text);
	if (!has_table)
		ui_print(dashboard->ui, &dashboard->scene, dashboard->canvas, &text);
	bool is_written = output_write(&text, path, &fault);
	(void)snprintf(said, sizeof said, _("written to '%s'"), name);
	ui_say(dashboard->ui, is_written ? said : fault.text);
	buf_release(&text);
}

void dashboard_export(struct dashboard *dashboard, const struct ui_result *result)
{
	if (result->wants_copy_view)
		copy_view(dashboard);
	if (result->export_to[0])
		export(dashboard, result->export_to, result->may_replace);
}
