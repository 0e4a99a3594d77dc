/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The desk's log: what each source is doing, how fresh and how whole its facts are, and what ails
 * it. It is the table source_status, read aloud.
 */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/format.h"
#include "base/words.h"
#include "ui/alert_log.h"
#include "ui/freshness.h"
#include "ui/moment.h"
#include "ui/table.h"
#include "ui/views.h"
#include "ui/widgets.h"

#define OFFSET_SHOWN_S 60

struct log_state {
	struct table_state table;
};

enum column {
	COLUMN_SOURCE,
	COLUMN_STATE,
	COLUMN_AGE,
	COLUMN_NEXT,
	COLUMN_HISTORY,
	COLUMN_BUDGET,
	COLUMN_REQUESTS,
	COLUMN_KIND,
	COLUMN_ERROR
};

/* clang-format off */
static const struct state_words {
	const char *title; /* N_() */
	enum style style;
} states[SOURCE_STATE_COUNT] = {
	[SOURCE_STARTING] = { N_("starting"), STYLE_LATE },
	[SOURCE_LOADING] = { N_("loading history"), STYLE_FRESH },
	[SOURCE_OK] = { N_("well"), STYLE_FRESH },
	[SOURCE_WAITING] = { N_("waiting"), STYLE_LATE },
	[SOURCE_FAILED] = { N_("failed"), STYLE_STALE },
	[SOURCE_STOPPED] = { N_("stopped"), STYLE_STALE },
};
/* clang-format on */

static void log_open(void *state_void, const struct target *target)
{
	struct log_state *state = state_void;
	(void)target;
	table_state_init(&state->table);
}

static void log_crumb(const void *state, const struct scene *scene, char *out, size_t size)
{
	(void)state;
	(void)scene;
	snprintf(out, size, "%s", _("Log"));
}

static void log_need(const void *state, const struct scene *scene, struct view_need *need)
{
	(void)state;
	(void)scene;
	(void)need;
}

static void add_columns(struct table *table)
{
	table_add_column(table, (struct table_column){ .title = _("Source"), .width = 14 });
	table_add_column(
		table, (struct table_column){ .title = _("State"), .width = 15, .priority = 0 });
	table_add_column(table, (struct table_column){ .title = _("Last success"),
					.short_title = _("Last"),
					.width = 12,
					.priority = 1 });
	table_add_column(table,
		(struct table_column){ .title = _("Next poll"), .width = 10, .priority = 4 });
	table_add_column(table,
		(struct table_column){
			.title = _("History"), .width = 8, .priority = 2, .is_right = true });
	table_add_column(table,
		(struct table_column){
			.title = _("Budget left"), .width = 11, .priority = 3, .is_right = true });
	table_add_column(table,
		(struct table_column){
			.title = _("Requests"), .width = 8, .priority = 5, .is_right = true });
	table_add_column(
		table, (struct table_column){ .title = _("Kind"), .width = 10, .priority = 7 });
	table_add_column(table,
		(struct table_column){
			.title = _("Trouble"), .width = 16, .priority = 6, .is_flexible = true });
}

static void fill_counts(
	struct table_row *row, const struct source_status *source, struct arena *arena)
{
	double share = source->history_share;
	table_number(row, COLUMN_HISTORY, STYLE_TEXT,
		source->is_complete ? _("whole") : arena_printf(arena, "%.0f %%", share * 100),
		share);
	if (source->budget_limit > 0 && source->budget_left >= 0)
		table_number(row, COLUMN_BUDGET,
			source->budget_left * 5 < source->budget_limit ? STYLE_LATE : STYLE_TEXT,
			arena_printf(arena, "%lld/%lld", (long long)source->budget_left,
				(long long)source->budget_limit),
			(double)source->budget_left / (double)source->budget_limit);
	else
		table_number(row, COLUMN_BUDGET, STYLE_DIM, _("not told"), NAN);
	table_number(row, COLUMN_REQUESTS, STYLE_TEXT,
		arena_printf(arena, "%lld", (long long)source->requests), (double)source->requests);
}

static const char *next_text(const struct source_status *source, int64_t now_s, struct arena *arena)
{
	char span[32];
	if (source->next_poll == TIME_NONE || source->state == SOURCE_FAILED ||
		source->state == SOURCE_STOPPED)
		return "—";
	int64_t left = source->next_poll - now_s;
	if (left <= 0)
		return _("now");
	return arena_printf(
		arena, _("in %s"), format_duration(span, sizeof(span), (double)left, 0));
}

static void fill(struct table_row *row, const struct scene *scene,
	const struct source_status *source, struct arena *arena)
{
	char age[48];
	const struct state_words *words = &states[source->state % SOURCE_STATE_COUNT];
	int64_t now_s = scene->now.wall_s;
	table_text(row, COLUMN_SOURCE, STYLE_VALUE, source->name);
	table_text(row, COLUMN_STATE, words->style, _(words->title));
	if (source->last_success == TIME_NONE)
		table_number(row, COLUMN_AGE, STYLE_LATE, _("never"), NAN);
	else
		table_number(row, COLUMN_AGE, words->style,
			arena_dup(
				arena, format_age(age, sizeof(age), now_s - source->last_success)),
			(double)(now_s - source->last_success));
	table_text(row, COLUMN_NEXT, STYLE_DIM, next_text(source, now_s, arena));
	fill_counts(row, source, arena);
	table_text(row, COLUMN_KIND, STYLE_DIM, source->kind);
	table_text(row, COLUMN_ERROR, STYLE_STALE, source->error);
}

static void make_table(const struct log_state *state, const struct scene *scene,
	struct arena *arena, struct table *table)
{
	add_columns(table);
	table_reserve(table, arena, scene->source_count);
	table->empty = _("no source has reported yet");
	for (size_t i = 0; i < scene->source_count; i++)
		fill(table_add_row(table, scene->sources[i].name), scene, &scene->sources[i],
			arena);
	table_arrange(table, &state->table, scene->travel.filter);
}

static enum verb log_act(
	void *state_void, const struct scene *scene, enum action action, struct target *target)
{
	struct log_state *state = state_void;
	(void)target;
	struct arena *arena = arena_new();
	struct table table = { 0 };
	make_table(state, scene, arena, &table);
	bool is_ours = table_act(&state->table, &table, action);
	arena_free(arena);
	return is_ours ? VERB_STAY : VERB_IGNORED;
}

/* --- the selected source at length ----------------------------------------------------------- */

static const struct source_status *find_source(const struct scene *scene, const char *name)
{
	for (size_t i = 0; i < scene->source_count; i++)
		if (strcmp(scene->sources[i].name, name) == 0)
			return &scene->sources[i];
	return NULL;
}

static int draw_line(struct canvas *canvas, struct rect *rest, enum style style, const char *text)
{
	if (rest->height < 1 || !text[0])
		return 0;
	canvas_text(canvas, place(rest->x, rest->y, rest->width), style, text);
	rest->y++;
	rest->height--;
	return 1;
}

static void draw_trouble(const struct scene *scene, const struct source_status *source,
	struct canvas *canvas, struct rect *rest)
{
	char text[512];
	char since[48];
	if (!source->error[0])
		return;
	if (source->error_since == TIME_NONE) { /* what it says of itself, and goes on */
		draw_line(canvas, rest, STYLE_LATE, source->error);
		return;
	}
	moment_short(since, sizeof(since), scene->desk, source->error_since, scene->now.wall_s);
	snprintf(
		text, sizeof(text), _("%s since %s: %s"), source->error_kind, since, source->error);
	draw_line(canvas, rest, STYLE_STALE, text);
}

static void draw_history(const struct scene *scene, const struct source_status *source,
	struct canvas *canvas, struct rect *rest)
{
	char text[256];
	char from[48];
	char left[32];
	if (source->history_from == TIME_NONE) {
		draw_line(canvas, rest, STYLE_TEXT, _("History: not begun yet."));
		return;
	}
	moment_full(from, sizeof(from), scene->desk, source->history_from);
	if (source->is_complete)
		snprintf(text, sizeof(text), _("History: whole back to %s."), from);
	else if (source->history_eta_s >= 0)
		snprintf(text, sizeof(text), _("History: back to %s, %.0f %%, about %s to go."),
			from, source->history_share * 100,
			format_duration(left, sizeof(left), (double)source->history_eta_s, 0));
	else
		snprintf(text, sizeof(text), _("History: back to %s, %.0f %%."), from,
			source->history_share * 100);
	draw_line(canvas, rest, STYLE_TEXT, text);
}

static void draw_clock(const struct source_status *source, struct canvas *canvas, struct rect *rest)
{
	char text[160];
	char span[32];
	int64_t offset = source->clock_offset_s;
	if (offset < OFFSET_SHOWN_S && offset > -OFFSET_SHOWN_S)
		return;
	format_duration(span, sizeof(span), (double)(offset < 0 ? -offset : offset), 0);
	snprintf(text, sizeof(text),
		offset > 0 ? _("Its clock is %s ahead of ours.")
			   : _("Its clock is %s behind ours."),
		span);
	draw_line(canvas, rest, STYLE_LATE, text);
}

static void draw_source(const struct scene *scene, const struct source_status *source,
	struct canvas *canvas, struct rect *rest)
{
	char text[160];
	char span[32];
	snprintf(text, sizeof(text), "%s (%s)", source->name, source->kind);
	draw_line(canvas, rest, STYLE_HEADING, text);
	draw_trouble(scene, source, canvas, rest);
	draw_history(scene, source, canvas, rest);
	if (source->interval_s > 0) {
		format_duration(span, sizeof(span), (double)source->interval_s, 0);
		snprintf(text, sizeof(text), _("Asked every %s."), span);
		draw_line(canvas, rest, STYLE_TEXT, text);
	}
	if (source->budget_limit > 0 && source->budget_resets_at != TIME_NONE) {
		char moment[48];
		moment_short(moment, sizeof(moment), scene->desk, source->budget_resets_at,
			scene->now.wall_s);
		snprintf(text, sizeof(text), _("Budget: %lld of %lld requests left until %s."),
			(long long)source->budget_left, (long long)source->budget_limit, moment);
		draw_line(canvas, rest, STYLE_TEXT, text);
	}
	draw_clock(source, canvas, rest);
	if (source->rejected > 0) {
		snprintf(text, sizeof(text),
			ngettext("%lld record was refused as unreadable.",
				"%lld records were refused as unreadable.",
				(unsigned long)source->rejected),
			(long long)source->rejected);
		draw_line(canvas, rest, STYLE_LATE, text);
	}
}

/* Another process tells that it runs by what it writes. */
static bool is_collected(const struct scene *scene)
{
	if (scene->is_collector_ours || scene->is_collector_up)
		return scene->is_collector_up;
	for (size_t i = 0; i < scene->source_count; i++) {
		enum source_state state = scene->sources[i].state;
		if (state != SOURCE_STOPPED && state != SOURCE_FAILED)
			return true;
	}
	return false;
}

static const char *collector_words(const struct scene *scene)
{
	if (is_collected(scene))
		return scene->is_collector_ours ? _("The collector runs as our own process.")
						: _("Another process collects for this desk.");
	return scene->is_collector_ours ? _("The collector is being started again.")
					: _("No collector is running for this desk.");
}

static void log_draw(
	const void *state_void, const struct scene *scene, struct canvas *canvas, struct rect rect)
{
	const struct log_state *state = state_void;
	struct arena *arena = arena_new();
	struct table table = { 0 };
	make_table(state, scene, arena, &table);
	int rows = (int)table.row_count + 1;
	if (rows < 2)
		rows = 2;
	if (rows > rect.height / 2)
		rows = rect.height / 2;
	table_draw(
		&table, &state->table, canvas, (struct rect){ rect.x, rect.y, rect.width, rows });
	struct rect rest = { rect.x, rect.y + rows + 1, rect.width, rect.height - rows - 1 };
	int selected = table_selected(&state->table, &table);
	const struct source_status *source =
		selected < 0 ? NULL : find_source(scene, table.rows[selected].id);
	draw_line(canvas, &rest, is_collected(scene) ? STYLE_TEXT : STYLE_STALE,
		collector_words(scene));
	if (scene->trouble)
		draw_line(canvas, &rest, STYLE_STALE, scene->trouble);
	if (source)
		draw_source(scene, source, canvas, &rest);
	alert_log_draw(
		scene, canvas, (struct rect){ rest.x, rest.y + 1, rest.width, rest.height - 1 });
	arena_free(arena);
}

static const enum action log_footer[] = { ACTION_POLL, ACTION_BACK, ACTION_HELP, ACTION_NONE };

const struct view_row view_log = {
	.name = "log",
	.title = N_("Log of the desk"),
	.help = N_(
		"The sources: how fresh, how complete, what ails them; and the alerts there were."),
	.key = ACTION_VIEW_LOG,
	.state_size = sizeof(struct log_state),
	.open = log_open,
	.crumb = log_crumb,
	.need = log_need,
	.act = log_act,
	.draw = log_draw,
	.footer = log_footer,
	.is_timeless = true,
};
