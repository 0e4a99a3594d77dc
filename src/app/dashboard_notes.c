/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pins and the note for the next shift: read from their file, written to it after every change.
 */
#include "config.h"

#include "app/dashboard_parts.h"
#include "base/words.h"

void dashboard_notes_read(struct dashboard *dashboard)
{
	notes_read(&dashboard->notes, dashboard->file);
	notes_find(&dashboard->notes, dashboard->file, true);
	notes_show(&dashboard->notes, &dashboard->scene);
}

void dashboard_notes_refresh(struct dashboard *dashboard)
{
	notes_find(&dashboard->notes, dashboard->file, false);
	notes_show(&dashboard->notes, &dashboard->scene);
}

/* Somebody else may have written since: only what is changed here is ours. */
static void read_again(struct dashboard *dashboard)
{
	notes_read(&dashboard->notes, dashboard->file);
	notes_find(&dashboard->notes, dashboard->file, true);
}

static void keep(struct dashboard *dashboard, const char *done)
{
	struct error fault = { .kind = ERROR_NONE };
	notes_show(&dashboard->notes, &dashboard->scene);
	dashboard->is_dirty = true;
	if (!notes_write(&dashboard->notes, dashboard->file, &fault))
		ui_say(dashboard->ui, fault.text);
	else if (done)
		ui_say(dashboard->ui, done);
}

void dashboard_pin(struct dashboard *dashboard, fact_id ticket)
{
	struct error fault = { .kind = ERROR_NONE };
	read_again(dashboard);
	if (notes_pin(&dashboard->notes, dashboard->file, ticket, &fault))
		keep(dashboard, NULL);
	else
		ui_say(dashboard->ui, fault.kind ? fault.text : _("the store is not open"));
}

void dashboard_note(struct dashboard *dashboard, const char *text)
{
	read_again(dashboard);
	notes_note(&dashboard->notes, text, dashboard->scene.now.wall_s);
	keep(dashboard, text[0] ? _("noted for the next shift") : _("the note is gone"));
}
