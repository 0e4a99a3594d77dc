/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What can be chosen, made from the tables.
 */
#include "config.h"

#include "ui/choice.h"

#include <stdio.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "base/words.h"
#include "kpi/panel.h"
#include "model/hours.h"
#include "model/role.h"
#include "ui/filter.h"
#include "ui/theme.h"

enum {
	CHOICE_MAX = 256
};

static const char *join(struct arena *arena, const char *kind, const char *name)
{
	struct buf text;
	buf_init(&text, 0);
	buf_printf(&text, "%s: %s", kind, name);
	const char *joined = arena_dup(arena, text.bytes);
	buf_release(&text);
	return joined;
}

static void add(struct choices *choices, struct choice choice)
{
	if (choices->count < CHOICE_MAX)
		choices->items[choices->count++] = choice;
}

static bool is_movement(enum action action)
{
	return action <= ACTION_PANEL_9 || action == ACTION_PALETTE || action == ACTION_INTERRUPT ||
	       action == ACTION_NEXT_HIT || action == ACTION_PREVIOUS_HIT;
}

/* The first sentence of a key's help says more than its title. */
static void add_actions(struct choices *choices, const struct scene *scene)
{
	for (const struct key_row *row = key_rows; row->name; row++) {
		if (!is_movement(row->action))
			add(choices, (struct choice){ .kind = CHOICE_ACTION,
					     .title = _(row->help),
					     .hint = keymap_shown(scene->keys, row->action),
					     .value = row->name,
					     .action = row->action });
	}
}

static void add_periods(
	struct choices *choices, const struct scene *scene, bool has_kind, struct arena *arena)
{
	for (const struct period_name *row = period_names; row->name; row++) {
		if (!period_is_offered(row, &scene->desk->stints))
			continue;
		const char *title = _(row->title);
		add(choices, (struct choice){ .kind = CHOICE_PERIOD,
				     .title = has_kind ? join(arena, _("Period"), title) : title,
				     .hint = "",
				     .value = row->name });
	}
}

static void add_filters(
	struct choices *choices, const struct scene *scene, bool has_kind, struct arena *arena)
{
	for (size_t i = 0; i < scene->desk->filter_count; i++) {
		const struct filter_config *filter = &scene->desk->filters[i];
		if (filter->show)
			add(choices,
				(struct choice){ .kind = CHOICE_FILTER,
					.title = has_kind ? join(arena, _("Filter"), filter->name)
							  : filter->name,
					.hint = filter->show,
					.value = filter->show });
	}
}

static void add_themes(struct choices *choices, struct arena *arena)
{
	for (const struct theme_text *row = theme_texts; row->name; row++)
		add(choices, (struct choice){ .kind = CHOICE_THEME,
				     .title = join(arena, _("Theme"), row->name),
				     .hint = "",
				     .value = row->name });
}

static void add_commands(struct choices *choices)
{
	static const struct choice rows[] = {
		{ .kind = CHOICE_RELOAD,
			.title = N_("Read the configuration again"),
			.hint = "SIGUSR1" },
		{ .kind = CHOICE_PRIVACY, .title = N_("Show all names"), .value = "off" },
		{ .kind = CHOICE_PRIVACY,
			.title = N_("Hide customers' names and subjects"),
			.value = "customers" },
		{ .kind = CHOICE_PRIVACY,
			.title = N_("Hide all names, agents' too"),
			.value = "all" },
		{ .kind = CHOICE_KEEP,
			.title = N_(
				"Keep theme, period, comparison, clock, sorting, panels and columns") },
		{ .kind = CHOICE_FORGET, .title = N_("Forget what was kept") },
		{ .kind = CHOICE_SNOOZE,
			.title = N_("Snooze alerts for 15 minutes"),
			.value = "15" },
		{ .kind = CHOICE_SNOOZE, .title = N_("Snooze alerts for 1 hour"), .value = "60" },
		{ .kind = CHOICE_SNOOZE,
			.title = N_("Snooze alerts until tomorrow"),
			.value = "-1" },
		{ .kind = CHOICE_SNOOZE, .title = N_("Snooze alerts no longer"), .value = "0" },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		add(choices, (struct choice){ .kind = rows[i].kind,
				     .title = _(rows[i].title),
				     .hint = rows[i].hint ? rows[i].hint : "",
				     .value = rows[i].value ? rows[i].value : "" });
}

/* One part of what was typed, up to a blank or two dots; returns what follows. */
static const char *take_date(const char *typed, char *out)
{
	size_t len = 0;
	typed += strspn(typed, " .");
	while (typed[len] && typed[len] != ' ' && strncmp(typed + len, "..", 2) != 0)
		len++;
	(void)snprintf(out, TRAVEL_DATE_MAX, "%.*s", (int)len, typed);
	return typed + len + strspn(typed + len, " .");
}

bool choice_read_span(const char *typed, char *from, char *to)
{
	const char *rest = take_date(typed, from);
	rest = take_date(rest, to);
	return from[0] >= '0' && from[0] <= '9' && strlen(from) >= 8 && strchr(from, '-') &&
	       *rest == '\0';
}

/* Whether there is a period from one date to the other ("" now). */
static bool is_period(
	const struct scene *scene, const char *from, const char *to, struct error *err)
{
	struct period ignored;
	struct period_wish wish = { .from = from, .to = to[0] ? to : NULL, .is_to_included = true };
	hours_tell_period(scene->desk, &wish);
	return period_make(&wish, scene->desk->zone, scene->now.wall_s, &ignored, err);
}

static void add_span(
	struct choices *choices, const struct scene *scene, const char *typed, struct arena *arena)
{
	char from[TRAVEL_DATE_MAX], to[TRAVEL_DATE_MAX];
	struct error fault = { .kind = ERROR_NONE };
	if (!choice_read_span(typed, from, to))
		return;
	if (!is_period(scene, from, to, &fault)) {
		choices->refusal = arena_dup(arena, fault.text);
		return;
	}
	struct buf title;
	buf_init(&title, 0);
	buf_printf(&title, _("From %s to %s"), from, to[0] ? to : _("now"));
	add(choices, (struct choice){ .kind = CHOICE_SPAN,
			     .title = arena_dup(arena, title.bytes),
			     .hint = "",
			     .value = arena_dup(arena, typed) });
	buf_release(&title);
}

/* Whether its value is a word of the manual, which may be typed too. */
static bool has_name(const struct choice *choice)
{
	return choice->kind == CHOICE_PERIOD || choice->kind == CHOICE_ACTION ||
	       choice->kind == CHOICE_PANEL || choice->kind == CHOICE_KPI;
}

static bool contains(const struct choice *choice, const struct filter_term *term)
{
	return (has_name(choice) && text_contains(choice->value, term->word)) ||
	       text_contains(choice->title, term->word) ||
	       text_contains(choice->hint, term->word) ||
	       (term->is_fuzzy && filter_resembles(choice->title, term->word));
}

static bool is_asked(const struct choice *choice, const struct filter *filter)
{
	for (size_t i = 0; i < filter->count; i++) {
		if (contains(choice, &filter->terms[i]) == filter->terms[i].is_not)
			return false;
	}
	return true;
}

static void narrow(struct choices *choices, const char *typed)
{
	struct filter filter;
	filter_parse(&filter, typed);
	for (size_t i = 0; i < filter.count; i++) {
		bool is_found = false;
		for (size_t j = 0; j < choices->count; j++)
			is_found |= contains(&choices->items[j], &filter.terms[i]);
		filter.terms[i].is_fuzzy = !is_found;
	}
	size_t kept = 0;
	for (size_t i = 0; i < choices->count; i++) {
		if (is_asked(&choices->items[i], &filter))
			choices->items[kept++] = choices->items[i];
	}
	choices->count = kept;
}

/* --- what is shown ---------------------------------------------------------------------------- */

static void add_shown(struct choices *choices, enum choice_kind kind, const char *title,
	const char *value, bool is_shown)
{
	add(choices, (struct choice){ .kind = kind,
			     .title = title,
			     .hint = is_shown ? _("shown") : "",
			     .value = value });
}

static void add_panels(struct choices *choices, const struct scene *scene)
{
	const struct role_row *roles[ROLE_MAX];
	size_t len = panel_roles(scene->desk, roles);
	for (const struct role_row *row = role_rows; row->name; row++) {
		bool is_shown = false;
		for (size_t i = 0; i < len; i++)
			is_shown |= roles[i] == row;
		add_shown(choices, CHOICE_PANEL, _(row->title), row->name, is_shown);
	}
}

static void add_kpis(struct choices *choices, const struct scene *scene, const char *role)
{
	struct panel panel;
	panel_make(&panel, scene->desk, role);
	for (int kpi = 0; kpi < kpi_count(); kpi++) {
		const struct kpi_row *row = kpi_row((enum kpi_id)kpi);
		bool is_shown = false;
		for (size_t i = 0; i < panel.headline; i++)
			is_shown |= (int)panel.kpis[i] == kpi;
		add_shown(choices, CHOICE_KPI, _(row->title), row->id, is_shown);
	}
}

/* A column without a title belongs to the one before it; the first is what the rows are. */
static void add_columns(struct choices *choices, const struct choice_ask *ask, struct arena *arena)
{
	for (size_t i = 1; ask->table && i < ask->table->column_count; i++) {
		if (ask->table->columns[i].title[0])
			add_shown(choices, CHOICE_COLUMN,
				arena_dup(arena, ask->table->columns[i].title),
				arena_printf(arena, "%zu", i), !table_is_hidden(ask->state, i));
	}
}

static void add_lists(struct choices *choices, const struct choice_ask *ask, struct arena *arena)
{
	const struct role_row *role = role_find(ask->role);
	add(choices, (struct choice){ .kind = CHOICE_LIST,
			     .title = _("Choose the panels of the wall"),
			     .hint = "",
			     .opens = CHOICES_PANELS });
	if (role)
		add(choices, (struct choice){ .kind = CHOICE_LIST,
				     .title = join(arena, _("Choose the KPIs of the panel"),
					     _(role->title)),
				     .hint = "",
				     .opens = CHOICES_KPIS });
	if (ask->table)
		add(choices, (struct choice){ .kind = CHOICE_LIST,
				     .title = _("Choose the columns of this table"),
				     .hint = "",
				     .opens = CHOICES_COLUMNS });
}

static void fill_all(struct choices *choices, const struct choice_ask *ask,
	const struct scene *scene, struct arena *arena)
{
	add_actions(choices, scene);
	add_periods(choices, scene, true, arena);
	add_filters(choices, scene, true, arena);
	add_themes(choices, arena);
	add_lists(choices, ask, arena);
	add_commands(choices);
}

struct choices choices_make(
	const struct choice_ask *ask, const struct scene *scene, struct arena *arena)
{
	struct choices choices = {
		.items = arena_alloc(arena, CHOICE_MAX, sizeof(struct choice)),
	};
	switch (ask->list) {
	case CHOICES_PERIODS:
		add_periods(&choices, scene, false, arena);
		break;
	case CHOICES_FILTERS:
		add_filters(&choices, scene, false, arena);
		break;
	case CHOICES_ALL:
		fill_all(&choices, ask, scene, arena);
		break;
	case CHOICES_PANELS:
		add_panels(&choices, scene);
		break;
	case CHOICES_KPIS:
		add_kpis(&choices, scene, ask->role);
		break;
	case CHOICES_COLUMNS:
		add_columns(&choices, ask, arena);
		break;
	}
	narrow(&choices, ask->typed);
	if (ask->list == CHOICES_PERIODS || ask->list == CHOICES_ALL)
		add_span(&choices, scene, ask->typed, arena);
	return choices;
}
