/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who waits, for what, since when: the open tickets, sorted into tabs.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/words.h"
#include "ui/tab_bar.h"
#include "ui/table.h"
#include "ui/ticket_rows.h"
#include "ui/views.h"
#include "ui/waiting_tabs.h"

struct waiting_state {
	size_t tab;
	struct table_state tables[WAITING_TAB_COUNT]; /* each tab keeps its own selection */
};

static void waiting_open(void *state_void, const struct target *target)
{
	struct waiting_state *state = state_void;
	*state = (struct waiting_state){ 0 };
	state->tab = waiting_tab_find(target->tab);
	for (size_t i = 0; i < WAITING_TAB_COUNT; i++)
		table_state_init(&state->tables[i]);
}

static void waiting_crumb(const void *state_void, const struct scene *scene, char *out, size_t size)
{
	const struct waiting_state *state = state_void;
	(void)scene;
	snprintf(out, size, "%s: %s", _("Waiting"), _(waiting_tabs[state->tab].title));
}

/* --- rows ------------------------------------------------------------------------------------ */

static void make_table(const struct waiting_state *state, const struct scene *scene,
	const char *filter, struct arena *arena, struct table *table)
{
	const struct waiting_tab *tab = &waiting_tabs[state->tab];
	size_t len = 0;
	const struct open_ticket **held = waiting_tab_tickets(tab, scene, arena, &len);
	open_table_make(table, scene, arena, held, len);
	table->empty = scene->open ? _(tab->empty) : _("being worked out …");
	table_arrange(table, &state->tables[state->tab], filter);
}

static void waiting_need(const void *state_void, const struct scene *scene, struct view_need *need)
{
	const struct waiting_state *state = state_void;
	need->has_open = true;
	/* Without the filter: what a filter hides for want of a subject could never be found. */
	struct arena *arena = arena_new();
	struct table table = { 0 };
	make_table(state, scene, NULL, arena, &table);
	ticket_rows_need_texts(&table, &state->tables[state->tab], need);
	arena_free(arena);
}

static bool switch_tab(struct waiting_state *state, enum action action)
{
	if (action == ACTION_NEXT_PANEL || action == ACTION_RIGHT)
		state->tab = (state->tab + 1) % WAITING_TAB_COUNT;
	else if (action == ACTION_PREVIOUS_PANEL || action == ACTION_LEFT)
		state->tab = (state->tab + WAITING_TAB_COUNT - 1) % WAITING_TAB_COUNT;
	else if (action >= ACTION_PANEL_1 && action <= ACTION_PANEL_9)
		state->tab = (size_t)(action - ACTION_PANEL_1);
	else
		return false;
	return true;
}

/* The page knows the tab, for `[` and `]`. */
static enum verb open_ticket_page(
	const struct waiting_state *state, const struct table *table, struct target *target)
{
	if (!ticket_rows_target(table, &state->tables[state->tab], target))
		return VERB_STAY;
	snprintf(target->tab, sizeof(target->tab), "%s", waiting_tabs[state->tab].name);
	return VERB_PUSH;
}

static enum verb waiting_act(
	void *state_void, const struct scene *scene, enum action action, struct target *target)
{
	struct waiting_state *state = state_void;
	if (switch_tab(state, action))
		return VERB_STAY;
	struct table_state *selection = &state->tables[state->tab];
	struct arena *arena = arena_new();
	struct table table = { 0 };
	enum verb verb = VERB_IGNORED;
	make_table(state, scene, scene->travel.filter, arena, &table);
	if (action == ACTION_ENTER)
		verb = open_ticket_page(state, &table, target);
	else if (table_act(selection, &table, action))
		verb = VERB_STAY;
	arena_free(arena);
	return verb;
}

/* --- drawing --------------------------------------------------------------------------------- */

static void draw_foot(size_t held, size_t shown, struct canvas *canvas, struct place at)
{
	if (shown < held)
		canvas_printf(canvas, at, STYLE_DIM, _("showing %zu of %zu"), shown, held);
	else
		canvas_printf(canvas, at, STYLE_DIM,
			ngettext("%zu ticket", "%zu tickets", (unsigned long)held), held);
}

static void waiting_draw(
	const void *state_void, const struct scene *scene, struct canvas *canvas, struct rect rect)
{
	const struct waiting_state *state = state_void;
	struct arena *arena = arena_new();
	struct table table = { 0 };
	size_t counts[WAITING_TAB_COUNT];
	waiting_tab_counts(scene, counts);
	make_table(state, scene, scene->travel.filter, arena, &table);
	struct tab_bar bar = { .len = WAITING_TAB_COUNT, .chosen = state->tab };
	for (size_t i = 0; i < WAITING_TAB_COUNT; i++) {
		bar.titles[i] = _(waiting_tabs[i].title);
		bar.counts[i] = counts[i];
	}
	tab_bar_draw(&bar, canvas, place(rect.x, rect.y, rect.width));
	int foot = rect.height > 6 ? 1 : 0;
	table_draw(&table, &state->tables[state->tab], canvas,
		(struct rect){ rect.x, rect.y + 1, rect.width, rect.height - 1 - foot });
	if (foot)
		draw_foot(counts[state->tab], table.row_count, canvas,
			place(rect.x, rect.y + rect.height - 1, rect.width));
	arena_free(arena);
}

static const enum action waiting_footer[] = { ACTION_ENTER, ACTION_NEXT_PANEL, ACTION_FILTER,
	ACTION_SORT, ACTION_REVERSE, ACTION_HELP, ACTION_NONE };

const struct view_row view_waiting = {
	.name = "waiting",
	.title = N_("Waiting"),
	.help = N_("Open tickets: who waits, for what, since when, and what falls due."),
	.key = ACTION_VIEW_WAITING,
	.state_size = sizeof(struct waiting_state),
	.open = waiting_open,
	.crumb = waiting_crumb,
	.need = waiting_need,
	.act = waiting_act,
	.draw = waiting_draw,
	.footer = waiting_footer,
	.is_timeless = true,
};
