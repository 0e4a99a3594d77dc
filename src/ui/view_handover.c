/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the next shift takes over: the sums of this one, the note, the tickets that cannot wait.
 *
 * It has a period of its own, this shift or since closing; where nobody hands over, today.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/words.h"
#include "ui/handover_sums.h"
#include "ui/moment.h"
#include "ui/proof.h"
#include "ui/tab_bar.h"
#include "ui/table.h"
#include "ui/ticket_rows.h"
#include "ui/views.h"
#include "ui/waiting_tabs.h"
#include "ui/widgets.h"

#define TALL_ROWS 18     /* from this height on the sums stand one a line */
#define ABREAST_COLS 100 /* from this width on the note stands beside them */
#define NOTE_ROWS 4
#define LIST_COUNT 4

struct handover_state {
	bool is_since_close;
	size_t list;
	struct table_state tables[LIST_COUNT];
};

/* The tickets of the lists after the first one, by the words of waiting_tabs[]. */
static const char *const list_tabs[LIST_COUNT] = { NULL, "pinned", "escalated", "reopened" };

static void handover_open(void *state_void, const struct target *target)
{
	struct handover_state *state = state_void;
	(void)target;
	*state = (struct handover_state){ .list = 0 };
	for (size_t i = 0; i < LIST_COUNT; i++)
		table_state_init(&state->tables[i]);
}

static void handover_crumb(
	const void *state_void, const struct scene *scene, char *out, size_t size)
{
	(void)state_void;
	(void)scene;
	snprintf(out, size, "%s", _("Handover"));
}

/* --- when ------------------------------------------------------------------------------------ */

static const struct period_name *find_period(const char *name)
{
	const struct period_name *row = period_names;
	while (strcmp(row->name, name) != 0)
		row++;
	return row;
}

static const char *period_of(const struct handover_state *state, const struct scene *scene)
{
	const char *name = state->is_since_close ? "since-close" : "this-shift";
	return period_is_offered(find_period(name), &scene->desk->stints) ? name : "today";
}

/* When whoever takes over hands over in turn; TIME_NONE: nobody can tell. */
static int64_t next_end(const struct handover_state *state, const struct scene *scene)
{
	enum stint_kind kind = state->is_since_close ? STINT_CLOSE : STINT_SHIFT;
	int step = scene->travel.step + 1;
	struct stint stint;
	if (strcmp(period_of(state, scene), "today") == 0)
		return zone_day_start(scene->desk->zone, scene->now.wall_s, 1 + step);
	return stint_find(&scene->desk->stints, kind, step, scene->now.wall_s, &stint)
		       ? stint.whole.to
		       : TIME_NONE;
}

/* --- lists ----------------------------------------------------------------------------------- */

static const struct open_ticket **due_tickets(const struct handover_state *state,
	const struct scene *scene, struct arena *arena, size_t *len)
{
	const struct open_ticket **held = arena_alloc(arena, scene->open_count + 1, sizeof(*held));
	int64_t end = next_end(state, scene);
	*len = 0;
	for (size_t i = 0; i < scene->open_count; i++) {
		const struct open_ticket *ticket = &scene->open[i];
		if (ticket->due_at != TIME_NONE && ticket->due_at < end)
			held[(*len)++] = ticket;
	}
	return held;
}

static const struct open_ticket **list_tickets(const struct handover_state *state, size_t list,
	const struct scene *scene, struct arena *arena, size_t *len)
{
	if (!list_tabs[list])
		return due_tickets(state, scene, arena, len);
	return waiting_tab_tickets(
		&waiting_tabs[waiting_tab_find(list_tabs[list])], scene, arena, len);
}

static void make_table(const struct handover_state *state, const struct scene *scene,
	const char *filter, struct arena *arena, struct table *table)
{
	size_t len;
	const struct open_ticket **held = list_tickets(state, state->list, scene, arena, &len);
	open_table_make(table, scene, arena, held, len);
	table->empty = !scene->open ? _("being worked out …")
		       : state->list == 0
			       ? _("nothing falls due before the next shift ends")
			       : _(waiting_tabs[waiting_tab_find(list_tabs[state->list])].empty);
	table_arrange(table, &state->tables[state->list], filter);
}

static void handover_need(const void *state_void, const struct scene *scene, struct view_need *need)
{
	const struct handover_state *state = state_void;
	struct arena *arena = arena_new();
	struct table table = { 0 };
	need->period = period_of(state, scene);
	need->has_open = true;
	handover_sums_need(need);
	make_table(state, scene, NULL, arena, &table);
	ticket_rows_need_texts(&table, &state->tables[state->list], need);
	arena_free(arena);
}

/* --- keys ------------------------------------------------------------------------------------ */

static bool switch_list(struct handover_state *state, enum action action)
{
	if (action == ACTION_NEXT_PANEL || action == ACTION_RIGHT)
		state->list = (state->list + 1) % LIST_COUNT;
	else if (action == ACTION_PREVIOUS_PANEL || action == ACTION_LEFT)
		state->list = (state->list + LIST_COUNT - 1) % LIST_COUNT;
	else if (action >= ACTION_PANEL_1 && action < ACTION_PANEL_1 + LIST_COUNT)
		state->list = (size_t)(action - ACTION_PANEL_1);
	else
		return false;
	return true;
}

static enum verb handover_act(
	void *state_void, const struct scene *scene, enum action action, struct target *target)
{
	struct handover_state *state = state_void;
	if (switch_list(state, action))
		return VERB_STAY;
	if (action == ACTION_BREAKDOWN) {
		state->is_since_close = !state->is_since_close;
		return VERB_STAY;
	}
	struct table_state *selection = &state->tables[state->list];
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

/* "This shift, 09:00 – 17:00; the next one ends Mon 17:00" */
static void draw_when(const struct handover_state *state, const struct scene *scene,
	struct canvas *canvas, struct place at)
{
	const struct period_name *row = find_period(period_of(state, scene));
	int64_t now_s = scene->now.wall_s, end_s = next_end(state, scene);
	char from[48], to[48], end[48];
	if (!scene->has_period || strcmp(scene->period.name, row->name) != 0) {
		canvas_text(canvas, at, STYLE_HEADING, _(row->title));
		return;
	}
	moment_short(from, sizeof(from), scene->desk, scene->period.whole.from, now_s);
	moment_short(to, sizeof(to), scene->desk, scene->period.whole.to, now_s);
	moment_short(end, sizeof(end), scene->desk, end_s, now_s);
	canvas_printf(canvas, at, STYLE_HEADING,
		end_s == TIME_NONE ? _("%s, %s – %s") : _("%s, %s – %s; the next one ends %s"),
		scene->travel.step == 0 ? _(row->title) : _("Then"), from, to, end);
}

/* The note with when it was written; how to write one where there is none. */
static int draw_note(const struct scene *scene, struct canvas *canvas, struct rect rect)
{
	char at[48], text[SCENE_NOTE_MAX + 96];
	if (!scene->note || !scene->note[0]) {
		(void)snprintf(text, sizeof(text), _("no note; %s writes one"),
			keymap_shown(scene->keys, ACTION_NOTE));
		return paragraph_draw(canvas, rect, STYLE_DIM, text);
	}
	moment_short(at, sizeof(at), scene->desk, scene->noted_at, scene->now.wall_s);
	(void)snprintf(text, sizeof(text), _("Note, %s: %s"), at, scene->note);
	return paragraph_draw(canvas, rect, STYLE_VALUE, text);
}

static int draw_short(const struct scene *scene, struct canvas *canvas, struct rect rect)
{
	int used = handover_sums_line(scene, canvas, place(rect.x, rect.y, rect.width));
	return used +
	       draw_note(scene, canvas, (struct rect){ rect.x, rect.y + used, rect.width, 1 });
}

/* Sums one a line, the note beside or below them. */
static int draw_tall(const struct scene *scene, struct canvas *canvas, struct rect rect)
{
	bool is_abreast = rect.width >= ABREAST_COLS;
	int width = is_abreast ? rect.width / 2 : rect.width;
	int used = handover_sums_draw(
		scene, canvas, (struct rect){ rect.x, rect.y, width, rect.height });
	if (is_abreast) {
		(void)draw_note(scene, canvas,
			(struct rect){ rect.x + width + 2, rect.y, rect.width - width - 2, used });
		return used;
	}
	return used + draw_note(scene, canvas,
			      (struct rect){ rect.x, rect.y + used, rect.width, NOTE_ROWS });
}

static struct tab_bar make_bar(
	const struct handover_state *state, const struct scene *scene, struct arena *arena)
{
	const char *const titles[LIST_COUNT] = { _("Due by then"), _("Pinned"), _("Escalated"),
		_("Reopened") };
	struct tab_bar bar = { .len = LIST_COUNT, .chosen = state->list };
	for (size_t i = 0; i < LIST_COUNT; i++) {
		bar.titles[i] = titles[i];
		(void)list_tickets(state, i, scene, arena, &bar.counts[i]);
	}
	return bar;
}

static void handover_draw(
	const void *state_void, const struct scene *scene, struct canvas *canvas, struct rect rect)
{
	const struct handover_state *state = state_void;
	bool is_tall = rect.height >= TALL_ROWS;
	draw_when(state, scene, canvas, place(rect.x, rect.y, rect.width));
	struct rect rest = { rect.x, rect.y + 1, rect.width, rect.height - 1 };
	int used = (is_tall ? draw_tall : draw_short)(scene, canvas, rest) + is_tall;
	struct arena *arena = arena_new();
	struct table table = { 0 };
	struct tab_bar bar = make_bar(state, scene, arena);
	tab_bar_draw(&bar, canvas, place(rest.x, rest.y + used, rest.width));
	make_table(state, scene, scene->travel.filter, arena, &table);
	table_draw(&table, &state->tables[state->list], canvas,
		(struct rect){ rest.x, rest.y + used + 1, rest.width, rest.height - used - 1 });
	arena_free(arena);
}

static const enum action handover_footer[] = { ACTION_ENTER, ACTION_NEXT_PANEL, ACTION_NOTE,
	ACTION_PIN, ACTION_BREAKDOWN, ACTION_EARLIER, ACTION_HELP, ACTION_NONE };

const struct view_row view_handover = {
	.name = "handover",
	.title = N_("Handover"),
	.help = N_(
		"What the next shift takes over: this shift or since closing, its note, and what falls due."),
	.key = ACTION_VIEW_HANDOVER,
	.state_size = sizeof(struct handover_state),
	.open = handover_open,
	.crumb = handover_crumb,
	.need = handover_need,
	.act = handover_act,
	.draw = handover_draw,
	.footer = handover_footer,
	.is_timeless = true,
};
