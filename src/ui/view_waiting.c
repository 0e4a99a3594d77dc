/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who waits, for what, since when: the open tickets, sorted into tabs.
 *
 * To add a tab: a function that says which tickets it holds, and its row in tabs[].
 */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "ui/table.h"
#include "ui/ticket_rows.h"
#include "ui/views.h"

#define DAY_S 86400
#define UNTOUCHED_S (3 * DAY_S)
#define RATED_S (2 * DAY_S)
#define LOW_RATING 0.5 /* of 0…1: bad, or two stars of five and fewer */
#define MOVES_MANY 2

struct tab {
	const char *name;  /* word of a target */
	const char *title; /* N_() */
	const char *empty; /* N_(), said where it holds nothing */
	bool (*holds)(const struct open_ticket *ticket, const struct scene *scene);
	bool is_by_wait; /* longest waiting first; else nearest due first, as the facts come */
};

static bool is_breached(const struct open_ticket *ticket, const struct scene *scene)
{
	return ticket->is_breached ||
	       (ticket->due_at != TIME_NONE && ticket->due_at < scene->now.wall_s);
}

static bool is_due_soon(const struct open_ticket *ticket, const struct scene *scene)
{
	return ticket->due_at != TIME_NONE && ticket->due_at >= scene->now.wall_s &&
	       ticket->due_at <= scene->now.wall_s + scene->desk->due_soon_s;
}

static bool is_unassigned(const struct open_ticket *ticket, const struct scene *scene)
{
	(void)scene;
	return ticket->agent == 0;
}

static bool waits_on_us(const struct open_ticket *ticket, const struct scene *scene)
{
	(void)scene;
	return ticket->waiting == WAITING_US;
}

static bool is_reopened(const struct open_ticket *ticket, const struct scene *scene)
{
	(void)scene;
	return ticket->reopens > 0;
}

static bool is_rated_low(const struct open_ticket *ticket, const struct scene *scene)
{
	return ticket->rating < LOW_RATING && ticket->rated_at != TIME_NONE &&
	       ticket->rated_at > scene->now.wall_s - RATED_S;
}

static bool is_untouched(const struct open_ticket *ticket, const struct scene *scene)
{
	return ticket->active_at < scene->now.wall_s - UNTOUCHED_S;
}

static bool is_moved(const struct open_ticket *ticket, const struct scene *scene)
{
	(void)scene;
	return ticket->moves > MOVES_MANY;
}

static bool waits_on_third_party(const struct open_ticket *ticket, const struct scene *scene)
{
	(void)scene;
	return ticket->waiting == WAITING_THIRD_PARTY;
}

static bool is_open(const struct open_ticket *ticket, const struct scene *scene)
{
	(void)ticket;
	(void)scene;
	return true;
}

/* clang-format off */
static const struct tab tabs[] = {
	{ "breached", N_("Breached"), N_("no promise is broken"), is_breached, false },
	{ "due-soon", N_("Due soon"), N_("nothing falls due soon"), is_due_soon, false },
	{ "unassigned", N_("Unassigned"), N_("every open ticket has an owner"), is_unassigned, true },
	{ "longest", N_("Longest wait"), N_("nobody waits for us"), waits_on_us, true },
	{ "reopened", N_("Reopened"), N_("no open ticket was reopened"), is_reopened, true },
	{ "low-ratings", N_("Low ratings"), N_("no low rating in 48 hours"), is_rated_low, true },
	{ "untouched", N_("Untouched 3 d"), N_("every open ticket was touched in the last 3 days"), is_untouched, true },
	{ "moved", N_("Moved > 2"), N_("no open ticket was moved more than twice"), is_moved, true },
	{ "third-party", N_("Third party"), N_("nothing waits on a third party"), waits_on_third_party, true },
	{ "all", N_("All open"), N_("no ticket is open"), is_open, false },
};
/* clang-format on */

struct waiting_state {
	size_t tab;
	struct table_state tables[ARRAY_LEN(tabs)]; /* each tab keeps its own selection */
};

static void waiting_open(void *state_void, const struct target *target)
{
	struct waiting_state *state = state_void;
	*state = (struct waiting_state){ 0 };
	for (size_t i = 0; i < ARRAY_LEN(tabs); i++) {
		table_state_init(&state->tables[i]);
		if (strcmp(tabs[i].name, target->tab) == 0)
			state->tab = i;
	}
}

static void waiting_crumb(const void *state_void, const struct scene *scene, char *out, size_t size)
{
	const struct waiting_state *state = state_void;
	(void)scene;
	snprintf(out, size, "%s: %s", _("Waiting"), _(tabs[state->tab].title));
}

/* --- rows ------------------------------------------------------------------------------------ */

static int longest_first(const void *left_void, const void *right_void)
{
	const struct open_ticket *left = *(const struct open_ticket *const *)left_void;
	const struct open_ticket *right = *(const struct open_ticket *const *)right_void;
	if (left->waiting_since == right->waiting_since)
		return (left->ticket > right->ticket) - (left->ticket < right->ticket);
	/* TIME_NONE is the smallest number, and means the least. */
	if (left->waiting_since == TIME_NONE || right->waiting_since == TIME_NONE)
		return left->waiting_since == TIME_NONE ? 1 : -1;
	return left->waiting_since < right->waiting_since ? -1 : 1;
}

static size_t count_held(const struct tab *tab, const struct scene *scene)
{
	size_t count = 0;
	for (size_t i = 0; i < scene->open_count; i++)
		count += tab->holds(&scene->open[i], scene);
	return count;
}

static void make_table(const struct waiting_state *state, const struct scene *scene,
	const char *filter, struct arena *arena, struct table *table)
{
	const struct tab *tab = &tabs[state->tab];
	const struct open_ticket **held = arena_alloc(arena, scene->open_count + 1, sizeof(*held));
	size_t len = 0;
	for (size_t i = 0; scene->facts && i < scene->open_count; i++)
		if (tab->holds(&scene->open[i], scene))
			held[len++] = &scene->open[i];
	if (tab->is_by_wait && len > 1)
		qsort(held, len, sizeof(*held), longest_first);
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
		state->tab = (state->tab + 1) % ARRAY_LEN(tabs);
	else if (action == ACTION_PREVIOUS_PANEL || action == ACTION_LEFT)
		state->tab = (state->tab + ARRAY_LEN(tabs) - 1) % ARRAY_LEN(tabs);
	else if (action >= ACTION_PANEL_1 && action <= ACTION_PANEL_9)
		state->tab = (size_t)(action - ACTION_PANEL_1);
	else
		return false;
	return true;
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
		verb = ticket_rows_target(&table, selection, target) ? VERB_PUSH : VERB_STAY;
	else if (table_act(selection, &table, action))
		verb = VERB_STAY;
	arena_free(arena);
	return verb;
}

/* --- drawing --------------------------------------------------------------------------------- */

static void tab_label(size_t tab, const struct scene *scene, char *out, size_t size)
{
	snprintf(out, size, " %s %zu ", _(tabs[tab].title), count_held(&tabs[tab], scene));
}

/* The first tab of the bar, so that the chosen one is whole on it. */
static size_t first_tab(const struct waiting_state *state, const struct scene *scene, int width)
{
	size_t first = state->tab;
	int used = 4;
	for (size_t i = state->tab + 1; i-- > 0;) {
		char label[64];
		tab_label(i, scene, label, sizeof(label));
		used += text_width_cols(label);
		if (used > width)
			break;
		first = i;
	}
	return first;
}

static void draw_tabs(const struct waiting_state *state, const struct scene *scene,
	struct canvas *canvas, struct place at)
{
	size_t first = first_tab(state, scene, at.width);
	int x = at.x;
	int end = at.x + at.width;
	if (first > 0) {
		canvas_glyph(canvas, x, at.y, STYLE_KEY, GLYPH_LEFT);
		x += 2;
	}
	for (size_t i = first; i < ARRAY_LEN(tabs); i++) {
		char label[64];
		tab_label(i, scene, label, sizeof(label));
		int cols = text_width_cols(label);
		int reserved = i + 1 < ARRAY_LEN(tabs) ? 2 : 0;
		if (x + cols + reserved > end && i != first) {
			canvas_glyph(canvas, end - 1, at.y, STYLE_KEY, GLYPH_RIGHT);
			return;
		}
		bool is_chosen = i == state->tab;
		canvas_text(canvas, place(x, at.y, end - x), is_chosen ? STYLE_TITLE : STYLE_DIM,
			label);
		if (is_chosen) {
			/* Brackets, because without colours the style may not be seen. */
			canvas_text(canvas, place(x, at.y, 1), STYLE_TITLE, "[");
			canvas_text(canvas, place(x + cols - 1, at.y, 1), STYLE_TITLE, "]");
		}
		x += cols;
	}
}

static void draw_foot(const struct waiting_state *state, const struct scene *scene, size_t shown,
	struct canvas *canvas, struct place at)
{
	size_t held = count_held(&tabs[state->tab], scene);
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
	make_table(state, scene, scene->travel.filter, arena, &table);
	draw_tabs(state, scene, canvas, place(rect.x, rect.y, rect.width));
	int foot = rect.height > 6 ? 1 : 0;
	table_draw(&table, &state->tables[state->tab], canvas,
		(struct rect){ rect.x, rect.y + 1, rect.width, rect.height - 1 - foot });
	if (foot)
		draw_foot(state, scene, table.row_count, canvas,
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
};
