/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Attention: looks at what every frame says, rings where the alerts say so, and names the window.
 */
#include "config.h"

#include <stdio.h>

#include "app/dashboard_parts.h"
#include "app/spawn.h"
#include "base/words.h"
#include "model/zone.h"
#include "ui/alert_signs.h"
#include "ui/escape.h"

enum {
	COMMAND_ARGUMENTS_MAX = 32
};

/* While facts come in, whether of a first load or after a night's sleep, the counts of what is open
 * say little. Boards of another period or view are not those that were asked for. */
static bool is_told_of(const struct dashboard *dashboard, enum alert_cause cause)
{
	if (cause == ALERT_STALE)
		return true;
	for (size_t i = 0; i < dashboard->scene.source_count; i++) {
		if (!dashboard->sources[i].is_complete)
			return false;
	}
	if (cause == ALERT_MISSED && dashboard->scene.is_board_old)
		return false;
	return !dashboard->is_loading && !dashboard->is_unsettled;
}

static void see(struct dashboard *dashboard)
{
	struct arena *arena = arena_new();
	struct alert_signs signs = alert_signs_make(&dashboard->scene, arena);
	for (size_t i = 0; i < signs.count; i++) {
		if (is_told_of(dashboard, signs.items[i].cause))
			alerts_see(&dashboard->alerts, &signs.items[i], 1, dashboard->scene.now);
	}
	arena_free(arena);
}

/* One that hangs is not joined by others. */
static void run_command(struct dashboard *dashboard, const char *text)
{
	const struct text_list *command = &desk_screen(dashboard->file->desk)->notify_command;
	const char *arguments[COMMAND_ARGUMENTS_MAX + 2] = { NULL };
	size_t count = 0;
	if (spawn_is_running(&dashboard->command_pid))
		return;
	for (; count < command->len && count < COMMAND_ARGUMENTS_MAX; count++)
		arguments[count] = command->items[count];
	arguments[count] = text;
	if (!spawn_quietly(dashboard->file->desk, arguments, &dashboard->command_pid))
		ui_say(dashboard->ui, _("notify_command cannot be run"));
}

static void ring(struct dashboard *dashboard, const struct alert_ring *ring)
{
	const struct desk *desk = dashboard->file->desk;
	enum notify_kind kind = (enum notify_kind)desk_screen(desk)->notify;
	struct buf text, command;
	buf_init(&text, 0);
	buf_init(&command, 0);
	buf_add_text(&text, ring->first->sign.text);
	if (ring->others > 0)
		buf_printf(&text,
			ngettext(", and %zu more", ", and %zu more", (unsigned long)ring->others),
			ring->others);
	terminal_notify(dashboard->terminal, kind, desk->title, text.bytes);
	if (kind == NOTIFY_COMMAND) {
		/* The name in front keeps a text from being taken for an option. */
		buf_add_text(&command, "kpitop ");
		escape_text(&command, false, desk->title, ESCAPE_TITLE_MAX);
		buf_add_text(&command, ": ");
		escape_text(&command, false, text.bytes, ESCAPE_NOTICE_MAX);
		run_command(dashboard, command.bytes);
	}
	buf_release(&command);
	buf_release(&text);
}

/* "(2) kpitop Acme Support" */
static void name_window(struct dashboard *dashboard)
{
	char title[ESCAPE_TITLE_MAX + 1], open[32] = "";
	size_t count = alerts_open(&dashboard->alerts);
	if (count > 0)
		(void)snprintf(open, sizeof open, "(%zu) ", count);
	(void)snprintf(title, sizeof title, "%skpitop %s", open, dashboard->file->desk->title);
	terminal_title(dashboard->terminal, title);
}

void dashboard_alerts_step(struct dashboard *dashboard)
{
	struct alert_ring due;
	struct now now = dashboard->scene.now;
	if (!dashboard->scene.is_as_of) {
		dashboard->scene.alerts = &dashboard->alerts;
		see(dashboard);
		bool is_quiet = screen_is_quiet(dashboard->file->desk, now.wall_s);
		if (alerts_ring(&dashboard->alerts, is_quiet, now, &due))
			ring(dashboard, &due);
	}
	name_window(dashboard);
}

static void acknowledge(struct dashboard *dashboard)
{
	char line[ALERT_TEXT_MAX + 32];
	struct arena *arena = arena_new();
	struct alert_signs signs = alert_signs_make(&dashboard->scene, arena);
	const struct alert *alert = alerts_acknowledge(
		&dashboard->alerts, signs.items, signs.count, dashboard->scene.now);
	if (alert)
		(void)snprintf(line, sizeof line, _("in hand: %s"), alert->sign.text);
	ui_say(dashboard->ui, alert ? line : _("no alert is left to acknowledge"));
	arena_free(arena);
}

static void snooze(struct dashboard *dashboard, int minutes)
{
	int64_t now_s = dashboard->scene.now.wall_s;
	int64_t until_s = now_s + 60 * (int64_t)minutes;
	if (minutes < 0)
		until_s = zone_day_start(dashboard->file->desk->zone, now_s, 1);
	alerts_snooze(&dashboard->alerts, minutes == 0 ? TIME_NONE : until_s);
	ui_say(dashboard->ui, minutes == 0 ? _("alerts ring again") : _("alerts are snoozed"));
}

void dashboard_alerts_use(struct dashboard *dashboard, const struct ui_result *result)
{
	if (result->wants_acknowledge)
		acknowledge(dashboard);
	if (result->wants_snooze)
		snooze(dashboard, result->snooze_minutes);
}
