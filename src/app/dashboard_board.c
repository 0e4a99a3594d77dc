/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From what the view on top needs to the scene it draws: period, board, open tickets, live lines.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/dashboard_parts.h"
#include "app/dashboard_usual.h"
#include "base/mem.h"
#include "model/hours.h"

/* Boards that only follow the data; those that somebody asks for are begun at once. */
#define BOARD_EVERY_MS 1000

/* The newest rows of a long list stand for all of it: each costs a look into the store. */
#define THEIR_FIGURES_MAX 500

bool made_for_changed(struct made_for *made, const char *key)
{
	if (made->key && strcmp(made->key, key) == 0)
		return false;
	free(made->key);
	made->key = mem_dup_text(key);
	return true;
}

/* --- the period --- */

static bool is_same_period(const struct travel *one, const struct travel *other)
{
	return strcmp(one->period, other->period) == 0 && strcmp(one->from, other->from) == 0 &&
	       strcmp(one->to, other->to) == 0 && one->step == other->step;
}

static struct period_wish wish_of(const struct dashboard *dashboard)
{
	const struct options *options = dashboard->options;
	const struct travel *travel = ui_travel(dashboard->ui);
	const char *own = dashboard->need.period;
	bool is_custom = !own && strcmp(travel->period, "custom") == 0;
	bool is_typed = travel->from[0] != '\0';
	const char *typed_to = travel->to[0] ? travel->to : NULL;
	struct period_wish wish = {
		.name = is_custom ? NULL
			: own     ? own
				  : travel->period,
		.from = is_custom ? (is_typed ? travel->from : options->from) : NULL,
		.to = is_custom ? (is_typed ? typed_to : options->to) : NULL,
		.is_to_included = is_typed,
		.step = travel->step,
	};
	hours_tell_period(dashboard->file->desk, &wish);
	return wish;
}

/* Where there is no such period what was asked for last stays: it is that of the figures. */
static void refuse_period(struct dashboard *dashboard, const char *why)
{
	struct scene *scene = &dashboard->scene;
	ui_say(dashboard->ui, why);
	if (dashboard->need.period) { /* the view's own */
		scene->travel = *ui_travel(dashboard->ui);
		scene->has_period = false;
		return;
	}
	dashboard->is_dirty = true;
	if (scene->has_period && !is_same_period(&scene->travel, ui_travel(dashboard->ui))) {
		ui_period_return(dashboard->ui, &scene->travel);
	} else {
		ui_period_set(dashboard->ui, PERIOD_DEFAULT);
		scene->has_period = false;
	}
}

static void make_period(struct dashboard *dashboard)
{
	struct scene *scene = &dashboard->scene;
	struct period_wish wish = wish_of(dashboard);
	struct error fault = { .kind = ERROR_NONE };
	struct period period;
	if (!period_make(&wish, scene->desk->zone, scene->now.wall_s, &period, &fault)) {
		refuse_period(dashboard, fault.text);
		return;
	}
	scene->period = period;
	scene->has_period = true;
	scene->travel = *ui_travel(dashboard->ui);
}

/* --- keys of what is made --- */

static void add_word(struct buf *key, const char *word)
{
	buf_printf(key, "%s|", word ? word : "");
}

static void add_filter(struct buf *key, const struct board_filter *filter)
{
	for (int scope = 0; scope < SCOPE_KIND_COUNT; scope++)
		add_word(key, filter->of[scope]);
}

/* A running period's end moves with the clock and makes no new board by itself. */
void dashboard_request_key(struct buf *key, const struct board_request *request)
{
	buf_printf(key, "%s %lld %d|", request->period.name, (long long)request->period.whole.from,
		(int)request->clock);
	add_filter(key, &request->filter);
	for (int scope = 0; scope < SCOPE_KIND_COUNT; scope++)
		buf_add_char(key, request->scopes[scope] ? '1' : '0');
	for (int kpi = 0; kpi < kpi_count(); kpi++)
		buf_add_char(key, request->kpis[kpi] ? '1' : '0');
	buf_printf(key, "%d%d%d|%d", request->has_previous, request->has_last_year,
		request->has_series, (int)request->only_kind);
	add_word(key, request->only_id);
}

/* What the command line slices by holds for every view that does not slice by the same itself. */
static void slice(const struct dashboard *dashboard, struct board_filter *filter)
{
	board_filter_add(filter, &dashboard->slice);
}

/* Before the first tickets have come there is nothing to count, which is not the same as none. */
static bool is_empty_yet(const struct dashboard *dashboard)
{
	bool is_complete = dashboard->scene.source_count > 0;
	for (size_t i = 0; i < dashboard->scene.source_count; i++)
		is_complete &= dashboard->sources[i].is_complete;
	return !is_complete && facts_ticket_count(dashboard->facts) == 0;
}

/* A word that is nobody's would make numbers of nobody. Names come and go with the data. */
static bool is_slice_known(struct dashboard *dashboard)
{
	if (!dashboard->is_facts_new)
		return !dashboard->slice_trouble[0];
	struct error err = { .text = "" };
	bool is_known = is_empty_yet(dashboard) ||
			facts_check_filter(dashboard->facts, &dashboard->slice, &err);
	if (!is_known && strcmp(err.text, dashboard->slice_trouble) != 0)
		dashboard->is_dirty = true;
	(void)snprintf(dashboard->slice_trouble, sizeof(dashboard->slice_trouble), "%s",
		is_known ? "" : err.text);
	return is_known;
}

/* --- boards --- */

void dashboard_board_release(struct dashboard *dashboard)
{
	board_free(dashboard->coming);
	board_free(dashboard->shown);
	dashboard_usual_release(dashboard);
	dashboard_aside_release(dashboard);
	dashboard->coming = dashboard->shown = NULL;
	dashboard->scene.board = NULL;
	dashboard->scene.open = NULL;
	dashboard->scene.open_count = 0;
	dashboard->scene.behind = NULL;
	dashboard->scene.behind_count = 0;
	dashboard->scene.heat = NULL;
	dashboard->scene.examples = NULL;
	dashboard->theirs = (struct their_figures){ 0 };
	dashboard->scene.live = NULL;
	dashboard_floor_release(dashboard);
	free(dashboard->board_key.key);
	dashboard->board_key.key = NULL;
	dashboard->is_scene_old = true;
}

/* What is new by now is being looked at. */
static void note_look(struct dashboard *dashboard)
{
	dashboard->is_facts_new = false;
	dashboard->next_board_ms = dashboard->scene.now.mono_ms + BOARD_EVERY_MS;
	dashboard->minute = dashboard->scene.now.wall_s / 60;
}

static void begin_board(struct dashboard *dashboard, const struct board_request *request)
{
	board_free(dashboard->coming);
	dashboard->coming = board_new(dashboard->facts, request, dashboard->scene.now.wall_s);
	note_look(dashboard);
}

/* True where the facts reach back to the start of the period: without them every reading of the
 * board would say that it is loading. */
static bool has_facts(const struct dashboard *dashboard)
{
	int64_t from = dashboard->facts ? facts_loaded_from(dashboard->facts) : TIME_NONE;
	return from != TIME_NONE && dashboard->scene.has_period &&
	       from <= dashboard->scene.period.span.from;
}

/* Data alone make a new board once a second at most, the passing of time once a minute. */
static bool is_board_due(const struct dashboard *dashboard)
{
	/* What has changed comes in first, or a fast clock would never let it. */
	if (dashboard->coming || dashboard->is_loading || dashboard->has_changes ||
		dashboard->is_unsettled || dashboard->scene.now.mono_ms < dashboard->next_board_ms)
		return false;
	bool is_next_minute = dashboard->scene.now.wall_s / 60 != dashboard->minute;
	return dashboard->is_facts_new || is_next_minute;
}

static void want_board(struct dashboard *dashboard)
{
	struct board_request request = dashboard->need.request;
	request.period = dashboard->scene.period;
	slice(dashboard, &request.filter);
	struct buf key;
	buf_init(&key, 4096);
	dashboard_request_key(&key, &request);
	bool is_other = made_for_changed(&dashboard->board_key, key.bytes);
	buf_release(&key);
	if (is_other || is_board_due(dashboard))
		begin_board(dashboard, &request);
	dashboard->scene.is_board_old |= is_other;
}

/* A view without a board: its lists and the live lines follow the data all the same. The board that
 * another view finds when one returns is then an older one, and is made anew. */
static void follow_without_board(struct dashboard *dashboard)
{
	if (!is_board_due(dashboard))
		return;
	note_look(dashboard);
	dashboard->is_scene_old = true;
	free(dashboard->board_key.key);
	dashboard->board_key.key = NULL;
}

void dashboard_board_step(struct dashboard *dashboard, int64_t deadline_ms)
{
	make_period(dashboard);
	/* What a view needs follows from keys and from the scene: both make us draw. */
	if (dashboard->is_dirty) {
		ui_need(dashboard->ui, &dashboard->scene, &dashboard->need);
		make_period(dashboard); /* the view may have one of its own */
	}
	if (!has_facts(dashboard) || !is_slice_known(dashboard)) {
		dashboard->scene.is_board_old = dashboard->shown != NULL;
		return;
	}
	if (dashboard->need.has_board)
		want_board(dashboard);
	else
		follow_without_board(dashboard);
	dashboard_usual_step(dashboard, deadline_ms);
	dashboard_aside_step(dashboard, deadline_ms);
	if (!dashboard->coming || !board_step(dashboard->coming, deadline_ms))
		return;
	board_free(dashboard->shown);
	dashboard->shown = dashboard->coming;
	dashboard->coming = NULL;
	dashboard->scene.board = dashboard->shown;
	dashboard->scene.is_board_old = false;
	dashboard->is_scene_old = true;
	dashboard->is_dirty = true;
	dashboard->is_past_told = false;
	dashboard_usual_step(dashboard, deadline_ms);
}

/* --- lists and live lines --- */

static void make_live(struct dashboard *dashboard)
{
	struct board_filter filter = { 0 };
	dashboard->scene.live = NULL;
	if (is_empty_yet(dashboard))
		return;
	slice(dashboard, &filter);
	facts_live(dashboard->facts, &filter, dashboard->scene.now.wall_s, &dashboard->live);
	dashboard->scene.live = &dashboard->live;
}

static void make_floor(struct dashboard *dashboard)
{
	struct board_filter filter = { 0 };
	slice(dashboard, &filter);
	dashboard_floor_want(dashboard, &filter);
}

static void make_open(struct dashboard *dashboard)
{
	dashboard->scene.open = NULL;
	dashboard->scene.open_count = 0;
	if (!dashboard->need.has_open)
		return;
	struct board_filter filter = dashboard->need.open_filter;
	slice(dashboard, &filter);
	struct open_list open = facts_open(
		dashboard->facts, &filter, dashboard->scene.now.wall_s, dashboard->lists);
	dashboard->scene.open = open.tickets;
	dashboard->scene.open_count = open.len;
}

static void make_behind(struct dashboard *dashboard)
{
	const struct view_need *need = &dashboard->need;
	dashboard->scene.behind = NULL;
	dashboard->scene.behind_count = 0;
	dashboard->scene.heat = NULL;
	dashboard->theirs = (struct their_figures){ 0 };
	if (!need->has_behind || !dashboard->shown)
		return;
	const struct reading *reading = board_find(dashboard->shown, need->behind_kpi,
		need->behind_scope, need->behind_scope_id[0] ? need->behind_scope_id : NULL);
	if (!reading)
		return;
	struct behind *rows = NULL;
	board_behind(
		dashboard->shown, reading, dashboard->lists, &rows, &dashboard->scene.behind_count);
	dashboard->scene.behind = rows;
	their_figures_begin(&dashboard->theirs, reading, rows, dashboard->scene.behind_count,
		THEIR_FIGURES_MAX);
	if (!need->has_heat)
		return;
	heat_make(&dashboard->heat, need->behind_kpi, rows, dashboard->scene.behind_count,
		dashboard->file->desk);
	dashboard->scene.heat = &dashboard->heat;
}

static void make_examples(struct dashboard *dashboard)
{
	const struct view_need *need = &dashboard->need;
	dashboard->scene.examples = NULL;
	if (!need->has_examples || !dashboard->shown)
		return;
	examples_pick(&dashboard->examples, dashboard->shown, need->example_kpi, need->behind_scope,
		need->behind_scope_id[0] ? need->behind_scope_id : NULL);
	dashboard->scene.examples = &dashboard->examples;
}

/* Whether the lists are another view's: their rows are then made at once. */
static bool is_other_list(struct dashboard *dashboard)
{
	const struct view_need *need = &dashboard->need;
	struct buf key;
	buf_init(&key, 4096);
	buf_printf(&key, "%d%d%d%d%d %d %d %d|", need->has_floor, need->has_open, need->has_behind,
		need->has_heat, need->has_examples, (int)need->behind_kpi, (int)need->example_kpi,
		(int)need->behind_scope);
	add_word(&key, need->behind_scope_id);
	add_filter(&key, &need->open_filter);
	bool is_other = made_for_changed(&dashboard->open_key, key.bytes);
	buf_release(&key);
	return is_other;
}

void dashboard_scene_refresh(struct dashboard *dashboard)
{
	bool is_new = is_other_list(dashboard) || dashboard->is_scene_old;
	if (dashboard->facts && has_facts(dashboard) && !dashboard->slice_trouble[0] && is_new) {
		arena_clear(dashboard->lists);
		make_live(dashboard);
		make_floor(dashboard);
		make_open(dashboard);
		dashboard_notes_refresh(dashboard);
		make_behind(dashboard);
		make_examples(dashboard);
		dashboard->is_dirty = true;
	}
	is_new |= dashboard_ticket_refresh(dashboard);
	/* Now that the rows are there, the view knows whose subjects it shows. */
	if (is_new)
		ui_need(dashboard->ui, &dashboard->scene, &dashboard->need);
	dashboard_texts_refresh(dashboard);
	dashboard->is_scene_old = false;
}
