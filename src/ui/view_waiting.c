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

/* The desk's saved filters are tabs after the others; those beyond are chosen from their list. */
#define FILTER_TAB_MAX 12
#define TAB_MAX (WAITING_TAB_COUNT + FILTER_TAB_MAX)

struct waiting_state {
	size_t tab;
	struct table_state tables[TAB_MAX]; /* each tab keeps its own selection */
};

/* NULL: the tab is none of a filter. */
static const struct filter_config *filter_of(const struct scene *scene, size_t tab)
{
	return tab < WAITING_TAB_COUNT || tab - WAITING_TAB_COUNT >= scene->desk->filter_count
		       ? NULL
		       : &scene->desk->filters[tab - WAITING_TAB_COUNT];
}

static size_t tab_count(const struct scene *scene)
{
	size_t filters = scene->desk->filter_count;
	return WAITING_TAB_COUNT + (filters < FILTER_TAB_MAX ? filters : FILTER_TAB_MAX);
}

/* What the tab holds: of a filter all that is open. */
static const struct waiting_tab *holding(size_t tab)
{
	return &waiting_tabs[tab < WAITING_TAB_COUNT ? tab : waiting_tab_find("all")];
}

static const char *tab_title(const struct scene *scene, size_t tab)
{
	const struct filter_config *filter = filter_of(scene, tab);
	return filter ? filter->name : _(holding(tab)->title);
}

static void waiting_open(void *state_void, const struct target *target)
{
	struct waiting_state *state = state_void;
	*state = (struct waiting_state){ 0 };
	state->tab = waiting_tab_find(target->tab);
	for (size_t i = 0; i < TAB_MAX; i++)
		table_state_init(&state->tables[i]);
}

static void waiting_crumb(const void *state_void, const struct scene *scene, char *out, size_t size)
{
	const struct waiting_state *state = state_void;
	snprintf(out, size, "%s: %s", _("Waiting"), tab_title(scene, state->tab));
}

/* --- rows ------------------------------------------------------------------------------------ */

/* That none waits is known where tickets come from somewhere. */
static const char *empty_words(const struct scene *scene, const char *words)
{
	if (!scene->open)
		return _("being worked out …");
	if (scene->live && scene->live->lacks_tickets)
		return _("not known: it needs tickets, from a source of kind rt or zendesk");
	return _(words);
}

static void make_table(const struct waiting_state *state, const struct scene *scene,
	const char *filter, struct arena *arena, struct table *table)
{
	const struct waiting_tab *tab = holding(state->tab);
	const struct filter_config *saved = filter_of(scene, state->tab);
	size_t len = 0;
	const struct open_ticket **held = waiting_tab_tickets(tab, scene, arena, &len);
	open_table_make(table, scene, arena, held, len);
	table->empty = empty_words(scene, saved ? N_("no open ticket is so") : tab->empty);
	/* NULL: all of them are wanted. The desk's own filter says what there is, the typed one what
	 * of that is shown. */
	if (filter && saved && saved->show)
		table_arrange(table, &state->tables[state->tab], saved->show);
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

static bool switch_tab(struct waiting_state *state, const struct scene *scene, enum action action)
{
	size_t count = tab_count(scene);
	if (action == ACTION_NEXT_PANEL || action == ACTION_RIGHT)
		state->tab = (state->tab + 1) % count;
	else if (action == ACTION_PREVIOUS_PANEL || action == ACTION_LEFT)
		state->tab = (state->tab + count - 1) % count;
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
	snprintf(target->tab, sizeof(target->tab), "%s", holding(state->tab)->name);
	return VERB_PUSH;
}

static enum verb waiting_act(
	void *state_void, const struct scene *scene, enum action action, struct target *target)
{
	struct waiting_state *state = state_void;
	if (switch_tab(state, scene, action))
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
	struct tab_bar bar = { .len = tab_count(scene), .chosen = state->tab };
	for (size_t i = 0; i < bar.len; i++) {
		bar.titles[i] = tab_title(scene, i);
		bar.counts[i] = i < WAITING_TAB_COUNT ? counts[i]
				: i == state->tab     ? table.row_count
						      : TAB_BAR_UNCOUNTED;
	}
	tab_bar_draw(&bar, canvas, place(rect.x, rect.y, rect.width));
	int foot = rect.height > 6 ? 1 : 0;
	table_draw(&table, &state->tables[state->tab], canvas,
		(struct rect){ rect.x, rect.y + 1, rect.width, rect.height - 1 - foot });
	if (foot)
		draw_foot(counts[holding(state->tab) - waiting_tabs], table.row_count, canvas,
			place(rect.x, rect.y + rect.height - 1, rect.width));
	arena_free(arena);
}

static const enum action waiting_footer[] = { ACTION_ENTER, ACTION_NEXT_PANEL, ACTION_FILTER,
	ACTION_SORT, ACTION_REVERSE, ACTION_HELP, ACTION_NONE };

static size_t waiting_tables(void *state_void, struct table_state **first)
{
	struct waiting_state *state = state_void;
	*first = state->tables;
	return ARRAY_LEN(state->tables);
}

static void waiting_columns(const void *state, const struct scene *scene, struct table *table)
{
	(void)state;
	(void)scene;
	open_table_columns(table);
}

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
	.tables = waiting_tables,
	.columns = waiting_columns,
	.is_timeless = true,
};
