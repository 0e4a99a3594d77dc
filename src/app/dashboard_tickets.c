/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the store alone knows of single tickets: subjects on screen, the page of one, its link.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/dashboard_parts.h"
#include "app/spawn.h"
#include "base/words.h"
#include "source/source.h"
#include "ui/privacy_text.h"

/* --- subjects --- */

void dashboard_texts_refresh(struct dashboard *dashboard)
{
	const struct view_need *need = &dashboard->need;
	struct error fault = { .kind = ERROR_NONE };
	struct buf key;
	buf_init(&key, 0);
	buf_printf(&key, "%lld", (long long)dashboard->seq);
	for (size_t i = 0; i < need->text_count; i++)
		buf_printf(&key, " %d", (int)need->texts[i]);
	bool is_other =
		dashboard->file->store && made_for_changed(&dashboard->texts_key, key.bytes);
	buf_release(&key);
	if (!is_other)
		return;
	arena_clear(dashboard->texts_arena);
	for (size_t i = 0; i < need->text_count; i++)
		dashboard->texts[i] = (struct ticket_text){ .id = need->texts[i] };
	dashboard->scene.texts = dashboard->texts;
	dashboard->scene.text_count = need->text_count;
	if (!store_ticket_texts(dashboard->file->store, dashboard->texts, need->text_count,
		    dashboard->texts_arena, &fault)) {
		dashboard->scene.text_count = 0;
		dashboard_store_fault(dashboard, &fault);
	}
	privacy_hide_texts(dashboard->privacy, dashboard->texts, dashboard->scene.text_count);
	dashboard->is_dirty = true;
}

/* --- the helpdesk's own figures --- */

void dashboard_theirs_step(struct dashboard *dashboard, int64_t deadline_ms)
{
	struct store *store = dashboard->file->store;
	struct error fault = { .kind = ERROR_NONE };
	if (!store || !their_figures_are_left(&dashboard->theirs))
		return;
	/* The list stands without them; the next board tries again. */
	if (!their_figures_step(&dashboard->theirs, store, deadline_ms, &fault))
		dashboard_store_fault(dashboard, &fault);
	dashboard->is_dirty |= !their_figures_are_left(&dashboard->theirs);
}

/* --- one ticket --- */

static bool keep_ticket(void *to, const struct ticket_fact *ticket, const struct event_fact *events,
	size_t event_count)
{
	(void)events;
	(void)event_count;
	*(struct ticket_fact *)to = *ticket;
	return true;
}

static const struct source_config *config_of(const struct dashboard *dashboard, const char *name)
{
	const struct desk *desk = dashboard->file->desk;
	for (size_t i = 0; name && i < desk->source_count; i++) {
		if (strcmp(desk->sources[i].name, name) == 0)
			return &desk->sources[i];
	}
	return NULL;
}

static void make_link(struct dashboard *dashboard, fact_id ticket)
{
	struct ticket_text text = { .id = ticket };
	struct error fault = { .kind = ERROR_NONE };
	buf_clear(&dashboard->link);
	dashboard->scene.ticket_link = NULL;
	if (!store_ticket_texts(dashboard->file->store, &text, 1, dashboard->ticket_arena, &fault))
		return;
	const struct source_config *config = config_of(dashboard, text.source);
	const struct source_row *source = config ? source_find(config->kind) : NULL;
	if (!source || !source->link || text.id == 0)
		return;
	source->link(config, text.external_id, &dashboard->link);
	dashboard->scene.ticket_link = dashboard->link.bytes;
}

static bool read_ticket(struct dashboard *dashboard, fact_id ticket, struct error *err)
{
	struct facts_receiver receiver = { .receive = keep_ticket, .to = &dashboard->ticket };
	struct timeline timeline = { 0 };
	if (!store_ticket(dashboard->file->store, ticket, &receiver, err) ||
		!store_timeline(
			dashboard->file->store, ticket, dashboard->ticket_arena, &timeline, err))
		return false;
	privacy_hide_timeline(dashboard->facts, timeline.events, timeline.len);
	dashboard->scene.ticket = &dashboard->ticket;
	dashboard->scene.timeline = timeline.events;
	dashboard->scene.timeline_count = timeline.len;
	make_link(dashboard, ticket);
	return true;
}

bool dashboard_ticket_refresh(struct dashboard *dashboard)
{
	fact_id ticket = dashboard->need.ticket;
	struct error fault = { .kind = ERROR_NONE };
	char key[64];
	(void)snprintf(key, sizeof(key), "%d %lld", (int)ticket, (long long)dashboard->seq);
	if (!dashboard->file->store || !made_for_changed(&dashboard->ticket_key, key))
		return false;
	dashboard->scene.ticket = NULL;
	dashboard->scene.timeline = NULL;
	dashboard->scene.timeline_count = 0;
	dashboard->scene.ticket_link = NULL;
	arena_clear(dashboard->ticket_arena);
	if (ticket != 0 && !read_ticket(dashboard, ticket, &fault))
		ui_say(dashboard->ui, fault.text);
	dashboard->is_dirty = true;
	return true;
}

/* --- its link --- */

void dashboard_open_link(struct dashboard *dashboard)
{
	const char *browser = getenv("BROWSER");
	if (!dashboard->scene.ticket_link) {
		ui_say(dashboard->ui, _("no link here: open a ticket first"));
		return;
	}
	/* Without a browser, as over SSH, the address is shown to be clicked or copied. */
	const char *const arguments[] = { browser, dashboard->link.bytes, NULL };
	if (!browser || !browser[0] ||
		!spawn_quietly(dashboard->file->desk, arguments, &dashboard->browser_pid))
		ui_say(dashboard->ui, dashboard->link.bytes);
}
