/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The stack of views and what a key does to it.
 */
#include "config.h"

#include "ui/ui.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/mem.h"
#include "base/words.h"
#include "ui/comparison.h"
#include "ui/digits.h"
#include "ui/keys.h"
#include "ui/ui_state.h"

/* --- the stack --- */

static void level_close(struct level *level)
{
	if (level->row->close)
		level->row->close(level->state);
	free(level->state);
	*level = (struct level){ 0 };
}

static void push(struct ui *ui, const struct target *target)
{
	const struct view_row *row = view_find(target->view);
	if (!row)
		return;
	/* Too deep: the oldest step above the wall is forgotten. */
	if (ui->depth == UI_STACK_MAX) {
		level_close(&ui->stack[1]);
		memmove(&ui->stack[1], &ui->stack[2], (UI_STACK_MAX - 2) * sizeof(ui->stack[0]));
		ui->depth--;
	}
	if (ui->depth > 0)
		memcpy(ui->stack[ui->depth - 1].filter, ui->travel.filter, TRAVEL_FILTER_MAX);
	ui->travel.filter[0] = '\0';
	struct level *level = &ui->stack[ui->depth++];
	level->row = row;
	level->state = mem_new(1, row->state_size ? row->state_size : 1);
	row->open(level->state, target);
	(void)snprintf(level->sort, sizeof level->sort, "%s/%s", row->name, target->role);
	ui_sort_apply(ui);
	ui_hide_apply(ui);
}

static void pop(struct ui *ui)
{
	if (ui->depth < 2)
		return;
	level_close(&ui->stack[--ui->depth]);
	memcpy(ui->travel.filter, ui_top(ui)->filter, TRAVEL_FILTER_MAX);
}

struct ui *ui_new(const char *first_view, const char *period)
{
	struct ui *ui = mem_new(1, sizeof(*ui));
	struct target target = { .kpi = KPI_COUNT };
	(void)snprintf(target.view, sizeof(target.view), "%s", first_view);
	(void)snprintf(ui->travel.period, sizeof(ui->travel.period), "%s",
		period ? period : PERIOD_DEFAULT);
	ui->travel.clock = CLOCK_DEFAULT;
	personal_init(&ui->personal);
	push(ui, &target);
	return ui;
}

void ui_free(struct ui *ui)
{
	if (!ui)
		return;
	while (ui->depth > 0)
		level_close(&ui->stack[--ui->depth]);
	personal_release(&ui->personal);
	free(ui);
}

void ui_period_set(struct ui *ui, const char *name)
{
	(void)snprintf(ui->travel.period, sizeof ui->travel.period, "%s", name);
}

void ui_period_return(struct ui *ui, const struct travel *travel)
{
	struct travel *own = &ui->travel;
	memcpy(own->period, travel->period, sizeof own->period);
	memcpy(own->from, travel->from, sizeof own->from);
	memcpy(own->to, travel->to, sizeof own->to);
	own->step = travel->step;
}

const struct desk *ui_desk(struct ui *ui, const struct desk *desk)
{
	return personal_desk(&ui->personal, desk);
}

void ui_clock_set(struct ui *ui, enum clock_kind clock)
{
	ui->travel.clock = clock;
}

void ui_need(const struct ui *ui, const struct scene *scene, struct view_need *need)
{
	*need = (struct view_need){ 0 };
	const struct level *top = ui_top(ui);
	if (top->row->need)
		top->row->need(top->state, scene, need);
	need->request.clock = ui->travel.clock;
	need->request.has_previous |= ui->travel.compare == COMPARE_PREVIOUS;
	need->request.has_last_year |= ui->travel.compare == COMPARE_LAST_YEAR;
}

const struct travel *ui_travel(const struct ui *ui)
{
	return &ui->travel;
}

void ui_say(struct ui *ui, const char *line)
{
	(void)snprintf(ui->said, sizeof(ui->said), "%s", line);
}

/* --- what every view understands --- */

static void go_back(struct ui *ui, struct ui_result *result)
{
	(void)result;
	if (ui->travel.filter[0])
		ui->travel.filter[0] = '\0';
	else
		pop(ui);
}

static void quit(struct ui *ui, struct ui_result *result)
{
	(void)result;
	if (ui->depth > 1)
		pop(ui);
	else
		prompt_open(ui, PROMPT_QUIT);
}

static void earlier(struct ui *ui, struct ui_result *result)
{
	(void)result;
	ui->travel.step--;
}

static void later(struct ui *ui, struct ui_result *result)
{
	(void)result;
	if (ui->travel.step < 0)
		ui->travel.step++;
	else
		ui_say(ui, _("this is the latest period"));
}

bool ui_can_filter(struct ui *ui)
{
	bool can_filter = !ui_top(ui)->row->is_unfiltered;
	if (!can_filter)
		ui_say(ui, _("a filter narrows tables: here is none"));
	return can_filter;
}

static void filter(struct ui *ui, struct ui_result *result)
{
	(void)result;
	if (ui_can_filter(ui))
		prompt_open(ui, PROMPT_FILTER);
}

static void compare(struct ui *ui, const struct scene *scene)
{
	static const char *const words[COMPARE_COUNT] = {
		[COMPARE_PREVIOUS] = N_("compared with the period before"),
		[COMPARE_LAST_YEAR] = N_("compared with last year"),
		[COMPARE_NONE] = N_("compared with nothing"),
	};
	ui->travel.compare = (ui->travel.compare + 1) % COMPARE_COUNT;
	struct scene next = *scene;
	char why[COMPARISON_MAX], said[2 * COMPARISON_MAX];
	next.travel.compare = ui->travel.compare;
	comparison_absence(why, sizeof(why), &next);
	(void)snprintf(said, sizeof(said), "%s%s%s", _(words[ui->travel.compare]),
		why[0] ? ": " : "", why);
	ui_say(ui, said);
}

static void turn_clock(struct ui *ui, struct ui_result *result)
{
	(void)result;
	static const char *const words[CLOCK_KIND_COUNT] = {
		[CLOCK_CALENDAR] = N_("durations in calendar time"),
		[CLOCK_BUSINESS] = N_("durations in business hours"),
		[CLOCK_DEFAULT] = N_("durations by the clock of each goal"),
	};
	ui->travel.clock = (ui->travel.clock + 1) % CLOCK_KIND_COUNT;
	ui_say(ui, _(words[ui->travel.clock]));
}

static void poll_now(struct ui *ui, struct ui_result *result)
{
	result->wants_poll = true;
	result->wants_redraw = true;
	ui_say(ui, _("asking the helpdesk"));
}

static void open_link(struct ui *ui, struct ui_result *result)
{
	(void)ui;
	result->wants_link = true;
}

static void copy_link(struct ui *ui, struct ui_result *result)
{
	(void)ui;
	result->wants_copy = true;
}

static void acknowledge(struct ui *ui, struct ui_result *result)
{
	(void)ui;
	result->wants_acknowledge = true;
}

/* The ticket whose page this is, or to whose page Enter would lead. */
static fact_id selected_ticket(struct ui *ui, const struct scene *scene)
{
	const struct level *top = ui_top(ui);
	struct view_need need = { 0 };
	struct target target = { .kpi = KPI_COUNT };
	if (top->row->need)
		top->row->need(top->state, scene, &need);
	if (need.ticket != 0)
		return need.ticket;
	enum verb verb = top->row->act(top->state, scene, ACTION_ENTER, &target);
	return verb == VERB_PUSH ? target.ticket : 0;
}

static void unpin_or_pin(struct ui *ui, const struct scene *scene, struct ui_result *result)
{
	result->pin = selected_ticket(ui, scene);
	if (result->pin == 0)
		ui_say(ui, _("no ticket is selected"));
	else
		ui_say(ui, scene_is_pinned(scene, result->pin) ? _("the pin is off") : _("pinned"));
}

static void copy_view(struct ui *ui, struct ui_result *result)
{
	(void)ui;
	result->wants_copy_view = true;
}

struct common {
	enum action action;
	void (*act)(struct ui *ui, struct ui_result *result);
};

static const struct common common_rows[] = {
	{ ACTION_BACK, go_back },
	{ ACTION_QUIT, quit },
	{ ACTION_EARLIER, earlier },
	{ ACTION_LATER, later },
	{ ACTION_FILTER, filter },
	{ ACTION_CLOCK, turn_clock },
	{ ACTION_POLL, poll_now },
	{ ACTION_ACKNOWLEDGE, acknowledge },
	{ ACTION_OPEN, open_link },
	{ ACTION_COPY, copy_link },
	{ ACTION_COPY_VIEW, copy_view },
};

static const struct {
	enum action action;
	enum choice_list list;
} list_rows[] = {
	{ ACTION_PERIOD, CHOICES_PERIODS },
	{ ACTION_SAVED_FILTERS, CHOICES_FILTERS },
	{ ACTION_PALETTE, CHOICES_ALL },
};

void ui_open(struct ui *ui, const char *view)
{
	struct target target = { .kpi = KPI_COUNT };
	(void)snprintf(target.view, sizeof(target.view), "%s", view);
	push(ui, &target);
}

/* Views with a key of their own are reachable from everywhere. */
static void go_to_view(struct ui *ui, enum action action)
{
	for (size_t i = 0; view_rows[i]; i++) {
		if (view_rows[i]->key != action || view_rows[i] == ui_top(ui)->row)
			continue;
		ui_open(ui, view_rows[i]->name);
		return;
	}
}

static void act_common(
	struct ui *ui, const struct scene *scene, enum action action, struct ui_result *result)
{
	if (action == ACTION_COMPARE)
		compare(ui, scene);
	if (action == ACTION_EXPORT)
		export_open(ui, scene);
	if (action == ACTION_PIN)
		unpin_or_pin(ui, scene, result);
	if (action == ACTION_NOTE)
		prompt_open_note(ui, scene);
	for (size_t i = 0; i < ARRAY_LEN(list_rows); i++) {
		if (list_rows[i].action == action)
			prompt_open_choice(ui, scene, list_rows[i].list);
	}
	for (size_t i = 0; i < ARRAY_LEN(common_rows); i++) {
		if (common_rows[i].action == action) {
			common_rows[i].act(ui, result);
			return;
		}
	}
	go_to_view(ui, action);
}

/* Walking sideways does not make the way back longer. */
static bool is_sideways(enum action action)
{
	return action == ACTION_SWITCH || action == ACTION_PREVIOUS_SIBLING ||
	       action == ACTION_NEXT_SIBLING;
}

static enum verb act_view(struct ui *ui, const struct scene *scene, enum action action)
{
	const struct level *top = ui_top(ui);
	struct target target = { .kpi = KPI_COUNT };
	enum verb verb = top->row->act(top->state, scene, action, &target);
	ui_sort_remember(ui);
	if (verb == VERB_PUSH) {
		if (is_sideways(action))
			pop(ui);
		push(ui, &target);
	} else if (verb == VERB_POP) {
		pop(ui);
	}
	ui_hide_apply(ui);
	return verb;
}

/* Hits are the rows that a filter left, so walking them is walking rows. */
static enum action as_movement(enum action action)
{
	if (action == ACTION_NEXT_HIT)
		return ACTION_DOWN;
	return action == ACTION_PREVIOUS_HIT ? ACTION_UP : ACTION_NONE;
}

static void interrupt(struct ui *ui, struct ui_result *result)
{
	result->wants_quit = ui->is_interrupted;
	ui->is_interrupted = true;
	ui->prompt = PROMPT_NONE;
	ui_say(ui, _("Ctrl-C again quits"));
}

void ui_act(struct ui *ui, const struct scene *scene, enum action action, struct ui_result *result)
{
	if (action == ACTION_NONE)
		return;
	enum verb verb = act_view(ui, scene, action);
	if (verb == VERB_IGNORED && as_movement(action) != ACTION_NONE)
		verb = act_view(ui, scene, as_movement(action));
	result->wants_quit |= verb == VERB_QUIT;
	result->wants_poll |= verb == VERB_POLL;
	result->wants_link |= verb == VERB_OPEN_LINK;
	if (verb == VERB_IGNORED)
		act_common(ui, scene, action, result);
}

struct ui_result ui_key(struct ui *ui, const struct scene *scene, int code)
{
	struct ui_result result = { 0 };
	ui->said[0] = '\0';
	code = digits_latin_key(code);
	if (code == KEYCODE_CTRL_C) {
		interrupt(ui, &result);
		return result;
	}
	ui->is_interrupted = false;
	if (prompt_key(ui, scene, code, &result))
		return result;
	ui_act(ui, scene, keymap_action(scene->keys, code), &result);
	return result;
}

bool ui_rotates(const struct ui *ui)
{
	return ui_top(ui)->row->is_bare && ui->prompt == PROMPT_NONE;
}

void ui_rotate(struct ui *ui, const struct scene *scene)
{
	if (ui_rotates(ui))
		(void)act_view(ui, scene, ACTION_NEXT_PANEL);
}
