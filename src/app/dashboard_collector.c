/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The collector of a private desk, seen from the dashboard: started, listened to, started again.
 */
#include "config.h"

#include <stdio.h>

#include "app/dashboard_parts.h"
#include "base/words.h"

#define RESTART_MOST_MS 60000
#define LOCKED_WAIT_MS 30000
/* One that ran so long has not failed to start. */
#define RAN_WELL_MS 60000

static void say(struct dashboard *dashboard, const char *trouble)
{
	(void)snprintf(
		dashboard->collector_trouble, sizeof(dashboard->collector_trouble), "%s", trouble);
	dashboard->is_dirty = true;
}

static int64_t wait_after_failure(struct dashboard *dashboard)
{
	int64_t wait = RESTART_MOST_MS;
	if (dashboard->failures < 6)
		wait = (int64_t)1000 << dashboard->failures;
	dashboard->failures++;
	return wait < RESTART_MOST_MS ? wait : RESTART_MOST_MS;
}

static void start(struct dashboard *dashboard)
{
	struct error fault = { .kind = ERROR_NONE };
	struct collector_options options = {
		.desk = dashboard->file->desk,
		.store_path = dashboard->file->store_path,
		.parent_fd = -1,
		.report_fd = -1,
		.log_fd = -1,
		.simulation = dashboard->file->simulation,
		.is_verbose = dashboard->options->wants_verbose,
	};
	/* SQLite does not survive a fork. */
	dashboard_store_close(dashboard);
	dashboard->next_look_ms = 0;
	dashboard->started_ms = dashboard->scene.now.mono_ms;
	/* What ended the last one is history; what ails a source stands in the store. */
	say(dashboard, "");
	if (!collector_spawn(&options, &dashboard->child, &fault)) {
		say(dashboard, fault.text);
		dashboard->next_start_ms =
			dashboard->scene.now.mono_ms + wait_after_failure(dashboard);
	}
	dashboard->scene.is_collector_ours = true;
	dashboard->scene.is_collector_up = dashboard->child.pid > 0;
	dashboard->is_dirty = true;
}

void dashboard_collector_step(struct dashboard *dashboard)
{
	bool is_time = dashboard->scene.now.mono_ms >= dashboard->next_start_ms;
	if (dashboard->has_collector && dashboard->child.pid <= 0 && is_time)
		start(dashboard);
}

static void listen_to_end(struct dashboard *dashboard, const struct error *said)
{
	collector_stop(&dashboard->child);
	dashboard->scene.is_collector_up = false;
	dashboard->is_dirty = true;
	if (dashboard->scene.now.mono_ms - dashboard->started_ms > RAN_WELL_MS)
		dashboard->failures = 0;
	int64_t wait = wait_after_failure(dashboard);
	/* Somebody else keeps the desk up to date: nothing is wrong. */
	if (said->kind == ERROR_LOCKED) {
		wait = LOCKED_WAIT_MS;
		dashboard->scene.is_collector_ours = false;
		say(dashboard, "");
	} else if (!dashboard->collector_trouble[0]) {
		say(dashboard, _("the collector ended; it is started again"));
	}
	dashboard->next_start_ms = dashboard->scene.now.mono_ms + wait;
}

void dashboard_collector_read(struct dashboard *dashboard)
{
	struct error said = { .kind = ERROR_NONE };
	bool is_gone = false;
	if (dashboard->child.pid <= 0)
		return;
	if (collector_listen(&dashboard->child, &said, &is_gone)) {
		say(dashboard, said.kind == ERROR_NONE ? "" : said.text);
		dashboard->failures = said.kind == ERROR_NONE ? 0 : dashboard->failures;
	}
	if (is_gone)
		listen_to_end(dashboard, &said);
}
