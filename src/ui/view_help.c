/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Help, made from the tables of views and keys, so that it cannot say what is not so.
 */
#include "config.h"

#include <stdio.h>

#include "base/text.h"
#include "base/words.h"
#include "ui/proof.h"
#include "ui/table.h"
#include "ui/views.h"

#define LEAST_ROWS 4 /* of the table: its heading and three */
#define KEYS_WIDTH 13
#define TITLE_WIDTH 24
#define HELP_X (KEYS_WIDTH + TITLE_WIDTH + 4) /* where what it does begins, in a wide table */

struct help_state {
	struct table_state table;
};

enum column {
	COLUMN_KEYS,
	COLUMN_TITLE,
	COLUMN_HELP
};

static void help_open(void *state_void, const struct target *target)
{
	struct help_state *state = state_void;
	(void)target;
	table_state_init(&state->table);
}

static void help_crumb(const void *state, const struct scene *scene, char *out, size_t size)
{
	(void)state;
	(void)scene;
	snprintf(out, size, "%s", _("Help"));
}

static void help_need(const void *state, const struct scene *scene, struct view_need *need)
{
	(void)state;
	(void)scene;
	(void)need;
}

static void add_heading(struct table *table, const char *id, const char *title)
{
	table_text(table_add_row(table, id), COLUMN_TITLE, STYLE_HEADING, title);
}

static void add_views(struct table *table, const struct keymap *keys)
{
	add_heading(table, "=views", _("Views"));
	for (size_t i = 0; view_rows[i]; i++) {
		struct table_row *row = table_add_row(table, view_rows[i]->name);
		table_text(row, COLUMN_KEYS, STYLE_KEY, keymap_shown(keys, view_rows[i]->key));
		table_text(row, COLUMN_TITLE, STYLE_TEXT, _(view_rows[i]->title));
		table_text(row, COLUMN_HELP, STYLE_DIM, _(view_rows[i]->help));
	}
}

static void add_keys(struct table *table, const struct keymap *keys)
{
	add_heading(table, "=keys", _("Keys"));
	for (const struct key_row *key = key_rows; key->name; key++) {
		char id[40];
		snprintf(id, sizeof(id), "key %s", key->name);
		struct table_row *row = table_add_row(table, id);
		table_text(row, COLUMN_KEYS, STYLE_KEY, keymap_shown(keys, key->action));
		table_text(row, COLUMN_TITLE, STYLE_TEXT, _(key->title));
		table_text(row, COLUMN_HELP, STYLE_DIM, _(key->help));
	}
}

/* Marks and what they mean stand with the words that a screen without colours shows too. */
static void add_marks(struct table *table)
{
	/* clang-format off */
	static const struct mark {
		const char *sign, *title, *help;
	} marks[] = {
		{ "✔", N_("met"), N_("The goal is reached.") },
		{ "◐", N_("narrowly missed"), N_("Between the goal and its warning.") },
		{ "✖", N_("missed"), N_("Beyond the warning.") },
		{ "○", N_("too few"), N_("Too few answers to tell.") },
		{ "—", N_("unknown"), N_("Not known, with the reason beside it; never zero.") },
		{ "·", N_("none"), N_("In place of a mark: no goal is set; of a change: there is none.") },
		{ "↑ ↓", N_("news"), N_("More than the usual ups and downs: of 60 open days, each kind of weekday by itself. No arrow: noise.") },
		{ "*", N_("own goals"), N_("Each channel has a goal of its own: what counts is how many are inside theirs. Half are enough; of a longest wait all must be.") },
		{ "n", N_("number"), N_("How many replies, solves or answers a figure rests on.") },
		{ "pt", N_("points"), N_("Of a hundred: from 90 % to 93 % is +3 pt.") },
		{ "bd", N_("business days"), N_("Of the desk's working hours; d alone is a calendar day.") },
	};
	/* clang-format on */
	add_heading(table, "=marks", _("Marks"));
	for (size_t i = 0; i < ARRAY_LEN(marks); i++) {
		char id[16];
		snprintf(id, sizeof(id), "mark %zu", i);
		struct table_row *row = table_add_row(table, id);
		table_text(row, COLUMN_KEYS, STYLE_KEY, marks[i].sign);
		table_text(row, COLUMN_TITLE, STYLE_TEXT, _(marks[i].title));
		table_text(row, COLUMN_HELP, STYLE_DIM, _(marks[i].help));
	}
}

/* How the figures under the title are made. */
static void add_live(struct table *table)
{
	/* clang-format off */
	static const struct live_words {
		const char *title, *help;
	} rows[] = {
		{ N_("usual by now"), N_("Mean of the last eight of the same weekdays up to this time; of four at least.") },
		{ N_("at this pace"), N_("In less out of the whole day when today's work ends: so far, and what usually follows.") },
		{ N_("in by midnight"), N_("What the whole day will bring, told the same way.") },
		{ "±", N_("By how much such forecasts were off on those days, on average.") },
	};
	/* clang-format on */
	add_heading(table, "=today", _("Today"));
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char id[16];
		snprintf(id, sizeof(id), "today %zu", i);
		struct table_row *row = table_add_row(table, id);
		table_text(row, COLUMN_TITLE, STYLE_TEXT, _(rows[i].title));
		table_text(row, COLUMN_HELP, STYLE_DIM, _(rows[i].help));
	}
}

static void make_table(const struct help_state *state, const struct scene *scene,
	struct arena *arena, struct table *table)
{
	size_t count = 32;
	for (size_t i = 0; view_rows[i]; i++)
		count++;
	for (const struct key_row *key = key_rows; key->name; key++)
		count++;
	table_add_column(table, (struct table_column){ .title = _("Key"), .width = KEYS_WIDTH });
	table_add_column(table,
		(struct table_column){ .title = _("What"), .width = TITLE_WIDTH, .priority = 1 });
	table_add_column(table, (struct table_column){ .title = _("What it does"),
					.width = 18,
					.priority = 2,
					.is_flexible = true });
	table_reserve(table, arena, count);
	add_views(table, scene->keys);
	add_keys(table, scene->keys);
	add_marks(table);
	add_live(table);
	table_arrange(table, &state->table, scene->travel.filter);
}

static enum verb help_act(
	void *state_void, const struct scene *scene, enum action action, struct target *target)
{
	struct help_state *state = state_void;
	struct arena *arena = arena_new();
	struct table table = { 0 };
	make_table(state, scene, arena, &table);
	int selected = table_selected(&state->table, &table);
	const struct view_row *view = selected < 0 ? NULL : view_find(table.rows[selected].id);
	enum verb verb = table_act(&state->table, &table, action) ? VERB_STAY : VERB_IGNORED;
	if (action == ACTION_ENTER && view && view->key != ACTION_NONE) {
		*target = (struct target){ .kpi = KPI_COUNT };
		snprintf(target->view, sizeof(target->view), "%s", view->name);
		verb = VERB_PUSH;
	}
	arena_free(arena);
	return verb;
}

/* Lines below the table for what the selected row says, so many that the longest has room: the
 * table keeps its height while one walks. None where all of them fit into their column. */
static int text_lines(const struct scene *scene, struct rect rect)
{
	static const struct help_state whole = { .table = { .sort_column = -1 } };
	struct arena *arena = arena_new();
	struct scene unfiltered = *scene;
	struct table table = { 0 };
	int longest = 0, most = rect.height - LEAST_ROWS;
	unfiltered.travel.filter[0] = '\0';
	make_table(&whole, &unfiltered, arena, &table);
	for (size_t i = 0; i < table.row_count; i++) {
		const char *text = table.rows[i].cells[COLUMN_HELP].text;
		int width = text ? text_width_cols(text) : 0;
		longest = width > longest ? width : longest;
	}
	arena_free(arena);
	if (longest <= rect.width - HELP_X || most < 1)
		return 0;
	/* A line breaks between words: one more than its cells need. */
	int lines = longest / rect.width + 2;
	return lines < most ? lines : most;
}

static void help_draw(
	const void *state_void, const struct scene *scene, struct canvas *canvas, struct rect rect)
{
	const struct help_state *state = state_void;
	struct arena *arena = arena_new();
	struct table table = { 0 };
	make_table(state, scene, arena, &table);
	int selected = table_selected(&state->table, &table);
	int lines = text_lines(scene, rect);
	table_draw(&table, &state->table, canvas,
		(struct rect){ rect.x, rect.y, rect.width, rect.height - lines });
	const char *text = selected < 0 ? NULL : table.rows[selected].cells[COLUMN_HELP].text;
	if (!text)
		text = _(view_help.help);
	if (lines > 0)
		(void)paragraph_draw(canvas,
			(struct rect){ rect.x, rect.y + rect.height - lines, rect.width, lines },
			STYLE_TEXT, text);
	arena_free(arena);
}

static const enum action help_footer[] = { ACTION_DOWN, ACTION_UP, ACTION_PAGE_DOWN, ACTION_FILTER,
	ACTION_BACK, ACTION_NONE };

const struct view_row view_help = {
	.name = "help",
	.title = N_("Help"),
	.help = N_("Every view, key and mark."),
	.key = ACTION_HELP,
	.state_size = sizeof(struct help_state),
	.open = help_open,
	.crumb = help_crumb,
	.need = help_need,
	.act = help_act,
	.draw = help_draw,
	.footer = help_footer,
	.is_timeless = true,
};
