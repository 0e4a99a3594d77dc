/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The log of alerts.
 */
#include "config.h"

#include "ui/alert_log.h"

#include <stdio.h>

#include "base/words.h"
#include "model/screen.h"
#include "ui/moment.h"

static const char *const words[ALERT_EVENT_KIND_COUNT] = {
	[ALERT_CAME] = N_("new"),
	[ALERT_GREW] = N_("more"),
	[ALERT_ACKNOWLEDGED] = N_("in hand"),
	[ALERT_OVER] = N_("over"),
};

/* "Alerts, snoozed until 15:00". */
static void draw_heading(const struct scene *scene, struct canvas *canvas, struct place at)
{
	char until[48];
	int64_t now_s = scene->now.wall_s;
	int used = canvas_text(canvas, at, STYLE_HEADING, _("Alerts"));
	struct place rest = place(at.x + used + 2, at.y, at.width - used - 2);
	if (alerts_is_snoozed(scene->alerts, now_s)) {
		moment_short(
			until, sizeof until, scene->desk, scene->alerts->snoozed_until_s, now_s);
		canvas_printf(canvas, rest, STYLE_LATE, _("snoozed until %s"), until);
	} else if (screen_is_quiet(scene->desk, now_s)) {
		canvas_text(canvas, rest, STYLE_LATE, _("quiet hours"));
	} else if (desk_screen(scene->desk)->notify == NOTIFY_OFF) {
		canvas_text(canvas, rest, STYLE_DIM, _("told by this screen alone"));
	}
}

static void draw_event(const struct scene *scene, struct canvas *canvas, struct place at,
	const struct alert_event *event)
{
	char moment[48];
	moment_short(moment, sizeof moment, scene->desk, event->at_s, scene->now.wall_s);
	int used = canvas_printf(canvas, at, STYLE_DIM, "%s  ", moment);
	at = place(at.x + used, at.y, at.width - used);
	used = canvas_printf(canvas, at,
		event->kind == ALERT_CAME || event->kind == ALERT_GREW ? STYLE_ALERT : STYLE_DIM,
		"%s  ", _(words[event->kind]));
	canvas_text(canvas, place(at.x + used, at.y, at.width - used), STYLE_TEXT, event->text);
}

void alert_log_draw(const struct scene *scene, struct canvas *canvas, struct rect rect)
{
	if (!scene->alerts || rect.height < 2)
		return;
	size_t count = alerts_event_count(scene->alerts);
	draw_heading(scene, canvas, place(rect.x, rect.y, rect.width));
	if (count == 0)
		canvas_text(canvas, place(rect.x, rect.y + 1, rect.width), STYLE_DIM,
			_("None since the dashboard was started."));
	for (size_t i = 0; i < count && (int)i + 1 < rect.height; i++)
		draw_event(scene, canvas, place(rect.x, rect.y + 1 + (int)i, rect.width),
			alerts_event(scene->alerts, i));
}
