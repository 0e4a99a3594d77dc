/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The half hours of today: calls and chats, people on and needed; and what another number would do.
 */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/format.h"
#include "base/words.h"
#include "ui/floor_table.h"
#include "ui/proof.h"
#include "ui/table.h"
#include "ui/views.h"

#define TRIAL_ROWS 2
#define TRIED_MOST 99

struct staffing_state {
	struct table_state table;
	int more; /* people beside those who are on */
};

enum staffing_column {
	STAFFING_TIME,
	STAFFING_OFFERED,
	STAFFING_ANSWERED,
	STAFFING_LEVEL,
	STAFFING_HANDLE,
	STAFFING_ON,
	STAFFING_NEEDED,
	STAFFING_GAP,
	STAFFING_EXPECTED,
	STAFFING_COLUMN_COUNT
};

static void staffing_open(void *state_void, const struct target *target)
{
	struct staffing_state *state = state_void;
	(void)target;
	state->more = 0;
	table_state_init(&state->table);
}

static void staffing_crumb(
	const void *state_void, const struct scene *scene, char *out, size_t size)
{
	(void)state_void;
	(void)scene;
	(void)snprintf(out, size, "%s", _("Staffing"));
}

static void staffing_need(const void *state, const struct scene *scene, struct view_need *need)
{
	(void)state;
	(void)scene;
	need->has_floor = true;
}

/* --- rows ------------------------------------------------------------------------------------ */

static void add_columns(struct table *table)
{
	const struct table_column columns[STAFFING_COLUMN_COUNT] = {
		[STAFFING_TIME] = { .title = _("Half hour"), .width = 10, .is_flexible = true },
		[STAFFING_OFFERED] = { .title = _("Offered"), .width = 8, .priority = 1 },
		[STAFFING_ANSWERED] = { .title = _("Answered"), .width = 8, .priority = 5 },
		[STAFFING_LEVEL] = { .title = _("Service level"),
			.short_title = _("SL"),
			.width = 8,
			.priority = 3 },
		[STAFFING_HANDLE] = { .title = _("Handle"), .width = 8, .priority = 6 },
		[STAFFING_ON] = { .title = _("On"), .width = 4 },
		[STAFFING_NEEDED] = { .title = _("Needed"), .width = 6 },
		[STAFFING_GAP] = { .title = _("Gap"), .width = 4, .priority = 2 },
		[STAFFING_EXPECTED] = { .title = _("Expected SL"),
			.short_title = _("Exp. SL"),
			.width = 11,
			.priority = 4 },
	};
	for (int i = 0; i < STAFFING_COLUMN_COUNT; i++) {
		struct table_column column = columns[i];
		column.is_right = i != STAFFING_TIME;
		table_add_column(table, column);
	}
}

static void add_number(
	struct table_row *row, size_t column, struct arena *arena, enum style style, double value)
{
	table_number(row, column, isnan(value) ? STYLE_DIM : style,
		isnan(value) ? "—" : arena_printf(arena, "%.0f", value), value);
}

static void add_share(
	struct table_row *row, size_t column, struct arena *arena, double share, bool is_kept)
{
	if (isnan(share)) {
		table_number(row, column, STYLE_DIM, "—", share);
		return;
	}
	table_number(row, column, is_kept ? STYLE_TEXT : STYLE_MISSED,
		arena_printf(arena, "%.0f %%%s", share * 100, is_kept ? "  " : " ✖"), share);
}

static void add_handle(struct table_row *row, struct arena *arena, double handle_s)
{
	char span[32];
	if (isnan(handle_s))
		table_number(row, STAFFING_HANDLE, STYLE_DIM, "—", handle_s);
	else
		table_number(row, STAFFING_HANDLE, STYLE_TEXT,
			arena_dup(arena, format_duration(span, sizeof(span), handle_s, 0)),
			handle_s);
}

static void add_row(const struct scene *scene, size_t i, struct arena *arena, struct table *table)
{
	const struct floor_day *floor = scene->floor;
	const struct staffing_slot *slot = &floor->slots[i];
	const struct floor_measured *measured = &floor->measured[i];
	struct table_row *row = table_add_row(table, arena_printf(arena, "%zu", i));
	char time[32];
	floor_table_time(i, time, sizeof(time));
	row->is_dim = i > floor->now;
	table_number(row, STAFFING_TIME, i == floor->now ? STYLE_VALUE : STYLE_TEXT,
		arena_printf(arena, i == floor->now ? _("%s now") : "%s", time), (double)i);
	add_number(row, STAFFING_OFFERED, arena, STYLE_TEXT, slot->arrivals);
	add_number(row, STAFFING_ANSWERED, arena, STYLE_TEXT, measured->answered);
	add_share(row, STAFFING_LEVEL, arena, measured->service_level,
		measured->service_level >= floor_goal(floor));
	add_handle(row, arena, measured->handle_s);
	add_number(row, STAFFING_ON, arena, STYLE_VALUE, slot->on);
	add_number(row, STAFFING_NEEDED, arena, STYLE_VALUE, slot->needed);
	add_number(row, STAFFING_GAP, arena, slot->gap < 0 ? STYLE_MISSED : STYLE_TEXT, slot->gap);
	add_share(row, STAFFING_EXPECTED, arena, slot->service_level, slot->is_kept);
}

static bool is_idle(const struct staffing_slot *slot)
{
	return !(slot->arrivals > 0) && !(slot->on > 0);
}

static void make_table(const struct staffing_state *state, const struct scene *scene,
	struct arena *arena, struct table *table)
{
	add_columns(table);
	table_reserve(table, arena, STAFFING_SLOTS);
	table->empty = _("no calls are known; a feed of calls brings them");
	for (size_t i = 0; scene->floor && i < STAFFING_SLOTS; i++) {
		if (!is_idle(&scene->floor->slots[i]) || i == scene->floor->now)
			add_row(scene, i, arena, table);
	}
	table_arrange(table, &state->table, scene->travel.filter);
}

/* One opens it to look at what is now. */
static void select_now(struct staffing_state *state, const struct scene *scene)
{
	if (!state->table.selected[0] && scene->floor)
		(void)snprintf(state->table.selected, sizeof(state->table.selected), "%zu",
			scene->floor->now);
}

static bool try_others(struct staffing_state *state, enum action action)
{
	if (action != ACTION_MORE && action != ACTION_FEWER)
		return false;
	state->more += action == ACTION_MORE ? 1 : -1;
	if (state->more > TRIED_MOST || state->more < -TRIED_MOST)
		state->more = state->more > 0 ? TRIED_MOST : -TRIED_MOST;
	return true;
}

static enum verb staffing_act(
	void *state_void, const struct scene *scene, enum action action, struct target *target)
{
	struct staffing_state *state = state_void;
	(void)target;
	select_now(state, scene);
	if (try_others(state, action))
		return VERB_STAY;
	struct arena *arena = arena_new();
	struct table table = { 0 };
	make_table(state, scene, arena, &table);
	bool is_ours = table_act(&state->table, &table, action);
	arena_free(arena);
	return is_ours ? VERB_STAY : VERB_IGNORED;
}

/* --- the trial ------------------------------------------------------------------------------- */

/* "80 % within 20s, calls of 5m" */
static void draw_calls(const struct staffing_mix *mix, struct canvas *canvas, struct place at)
{
	const struct erlang_load *calls = &mix->loads[LOAD_CALLS];
	char within[32], handle[32];
	format_duration(within, sizeof(within), calls->within_s, 0);
	format_duration(handle, sizeof(handle), calls->handle_s, 0);
	canvas_printf(canvas, at, STYLE_HEADING,
		isnan(calls->handle_s) ? _("Today's calls; the goal is %.0f %% within %s")
				       : _("Today's calls; the goal is %.0f %% within %s, a call "
					   "takes %s (28 days)"),
		mix->goals[LOAD_CALLS].service_level * 100, within, handle);
}

static const char *handle_text(const struct erlang_load *load, char *out, size_t size)
{
	if (!isnan(load->handle_s))
		return format_duration(out, size, load->handle_s, 0);
	(void)snprintf(out, size, "—");
	return out;
}

static void draw_goal(const struct floor_day *floor, struct canvas *canvas, struct place at)
{
	const struct staffing_mix *mix = &floor->mix;
	const struct erlang_load *calls = &mix->loads[LOAD_CALLS], *chats = &mix->loads[LOAD_CHATS];
	double goal = mix->goals[LOAD_CHATS].service_level * 100;
	char within[32], handle[32], chat[32];
	if (!floor->has[LOAD_CHATS]) {
		draw_calls(mix, canvas, at);
		return;
	}
	format_duration(within, sizeof(within), chats->within_s, 0);
	handle_text(calls, handle, sizeof(handle));
	handle_text(chats, chat, sizeof(chat));
	if (floor->has[LOAD_CALLS])
		canvas_printf(canvas, at, STYLE_HEADING,
			_("Calls and chats; the goals are %.0f %% and %.0f %% within %s, a call "
			  "takes %s, a chat %s, %g at once"),
			floor_goal(floor) * 100, goal, within, handle, chat, chats->at_once);
	else
		canvas_printf(canvas, at, STYLE_HEADING,
			_("Today's chats; the goal is %.0f %% within %s, a chat takes %s, %g at "
			  "once"),
			goal, within, chat, chats->at_once);
}

static const char *wait_text(const struct erlang *expected, char *out, size_t size)
{
	if (isinf(expected->speed_of_answer_s))
		(void)snprintf(out, size, "%s", _("the queue grows for ever"));
	else {
		char span[32];
		(void)snprintf(out, size, _("a mean wait of %s"),
			format_duration(span, sizeof(span), expected->speed_of_answer_s, 0));
	}
	return out;
}

/* "; calls need 21, chats 11": of half hours that have both. */
static void both_needs(const struct floor_day *floor, size_t slot, struct staffing_need *need,
	char *out, size_t size)
{
	const struct staffing_mix mix = floor_mix(floor, slot);
	*out = '\0';
	if (staffing_needed(&mix, need) && need->people[LOAD_CALLS] > 0 &&
		need->people[LOAD_CHATS] > 0)
		(void)snprintf(out, size, _("; calls need %d at work, chats %d"),
			need->people[LOAD_CALLS], need->people[LOAD_CHATS]);
}

/* "10:00 with 17 on (2 fewer): 48 % within 20s, a mean wait of 1m 12s, 97 % busy: under the goal" */
static void trial_words(const struct scene *scene, size_t slot, int more, char *out, size_t size)
{
	const struct floor_day *floor = scene->floor;
	double on = floor->slots[slot].on;
	double base = isnan(on) ? floor->slots[slot].needed : on;
	char time[32], wait[64], apart[48] = "", given_up[48] = "", both[64];
	struct staffing_outlook outlook;
	struct staffing_need need;
	floor_table_time(slot, time, sizeof(time));
	int people = isnan(base) ? 0 : (int)base + more;
	people = people < 0 ? 0 : people;
	if (isnan(base) || !floor_try(floor, slot, people, &outlook)) {
		(void)snprintf(out, size, _("%s: nobody knows its calls"), time);
		return;
	}
	if (more != 0)
		(void)snprintf(apart, sizeof(apart), more < 0 ? _(" (%d fewer)") : _(" (%d more)"),
			more < 0 ? -more : more);
	const struct erlang *expected = &outlook.all;
	if (expected->abandoned > 0)
		(void)snprintf(given_up, sizeof(given_up), _(", %.0f %% give up"),
			expected->abandoned * 100);
	both_needs(floor, slot, &need, both, sizeof(both));
	(void)snprintf(out, size,
		_("%s with %d on%s: service level %.0f %%, %s%s, %.0f %% busy: %s%s"), time, people,
		apart, expected->service_level * 100, wait_text(expected, wait, sizeof(wait)),
		given_up, expected->occupancy * 100,
		outlook.is_kept ? _("the goal is kept") : _("under the goal"), both);
}

static void draw_trial(const struct staffing_state *state, const struct scene *scene,
	const struct table *table, struct canvas *canvas, struct rect rect)
{
	char words[256];
	int selected = table_selected(&state->table, table);
	if (selected < 0)
		return;
	size_t slot = 0;
	(void)sscanf(table->rows[selected].id, "%zu", &slot);
	trial_words(scene, slot, state->more, words, sizeof(words));
	(void)paragraph_draw(canvas, rect, STYLE_VALUE, words);
}

static void staffing_draw(
	const void *state_void, const struct scene *scene, struct canvas *canvas, struct rect rect)
{
	struct staffing_state state = *(const struct staffing_state *)state_void;
	struct arena *arena = arena_new();
	struct table table = { 0 };
	select_now(&state, scene);
	make_table(&state, scene, arena, &table);
	int foot = scene->floor && rect.height > TRIAL_ROWS + 3 ? TRIAL_ROWS : 0;
	int head = scene->floor && rect.height > TRIAL_ROWS + 3 ? 1 : 0;
	if (head)
		draw_goal(scene->floor, canvas, place(rect.x, rect.y, rect.width));
	table_draw(&table, &state.table, canvas,
		(struct rect){ rect.x, rect.y + head, rect.width, rect.height - head - foot });
	if (foot)
		draw_trial(&state, scene, &table, canvas,
			(struct rect){ rect.x, rect.y + rect.height - foot, rect.width, foot });
	arena_free(arena);
}

static struct table_state *staffing_table(void *state)
{
	return &((struct staffing_state *)state)->table;
}

static const enum action staffing_footer[] = { ACTION_FEWER, ACTION_MORE, ACTION_DOWN, ACTION_UP,
	ACTION_SORT, ACTION_HELP, ACTION_NONE };

const struct view_row view_staffing = {
	.name = "staffing",
	.title = N_("Staffing"),
	.help = N_("The half hours of today: calls, service level, people on and people needed."),
	.key = ACTION_VIEW_STAFFING,
	.state_size = sizeof(struct staffing_state),
	.open = staffing_open,
	.crumb = staffing_crumb,
	.need = staffing_need,
	.act = staffing_act,
	.draw = staffing_draw,
	.footer = staffing_footer,
	.is_timeless = true,
	.table = staffing_table,
};
