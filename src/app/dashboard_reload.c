/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The desk as its configuration has it: looked at before the start, and read again while the screen
 * stays.
 */
#include "config.h"

#include <unistd.h>

#include "app/dashboard_parts.h"
#include "app/screen_config.h"
#include "base/words.h"
#include "kpi/kpi.h"

void dashboard_decide_collector(struct dashboard *dashboard)
{
	const struct deskfile *file = dashboard->file;
	dashboard->has_collector = file->config && !file->is_shared && file->desk->source_count > 0;
	dashboard->scene.is_collector_ours = dashboard->has_collector;
}

void dashboard_peek_store(struct dashboard *dashboard)
{
	struct error ignored = { .kind = ERROR_NONE };
	if (access(dashboard->file->store_path, F_OK) == 0)
		(void)!deskfile_open(dashboard->file, &ignored);
	dashboard_store_close(dashboard);
}

/* The desk's own KPIs are everybody's, and were the other one's by now. */
static void refuse(struct dashboard *dashboard, struct deskfile *fresh, const char *why)
{
	struct error ignored;
	(void)!kpi_define(dashboard->file->desk, &ignored);
	deskfile_release(fresh);
	dashboard_say(dashboard, why);
}

/* Nothing of the old desk is pointed at any more, nor is anything said of it. */
static void take(struct dashboard *dashboard, const struct deskfile *fresh)
{
	collector_stop(&dashboard->child);
	dashboard_board_release(dashboard);
	dashboard_facts_release(dashboard);
	deskfile_release(dashboard->file);
	*dashboard->file = *fresh;
	dashboard->scene.desk = ui_desk(dashboard->ui, fresh->desk);
	dashboard->scene.is_collector_up = false;
	dashboard->collector_trouble[0] = dashboard->store_trouble[0] = '\0';
	dashboard->failures = 0;
	dashboard->version = (struct store_version){ .seq = 0 };
	dashboard->next_look_ms = dashboard->next_start_ms = 0;
	dashboard_watch(dashboard);
}

void dashboard_reload(struct dashboard *dashboard)
{
	struct error fault = { .kind = ERROR_NONE };
	struct deskfile fresh = { 0 };
	struct keymap keys;
	dashboard->is_dirty = true;
	if (!deskfile_init(&fresh, dashboard->options, &fault) ||
		!screen_config_read(fresh.desk, dashboard->options->theme, &keys, &fault) ||
		!dashboard_use_theme(dashboard, fresh.desk, &fault)) {
		refuse(dashboard, &fresh, fault.text);
		return;
	}
	take(dashboard, &fresh);
	dashboard->keys = keys;
	dashboard_use_script(dashboard, fresh.desk);
	/* What was hidden on screen stays hidden. */
	enum privacy privacy = (enum privacy)desk_screen(fresh.desk)->privacy;
	dashboard_use_privacy(
		dashboard, privacy > dashboard->privacy ? privacy : dashboard->privacy);
	dashboard_peek_store(dashboard);
	dashboard_decide_collector(dashboard);
	dashboard_notes_read(dashboard);
	dashboard_say(dashboard, _("the configuration was read again"));
}
