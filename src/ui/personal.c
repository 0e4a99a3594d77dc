/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lists of words in place of the configuration's.
 */
#include "config.h"

#include "ui/personal.h"

#include <stdio.h>
#include <string.h>

#include "kpi/panel.h"

void personal_init(struct personal *personal)
{
	*personal = (struct personal){ .arena = arena_new() };
}

void personal_release(struct personal *personal)
{
	arena_free(personal->arena);
	personal->arena = NULL;
}

/* --- lists --- */

static int place_of(const struct personal_list *list, const char *word)
{
	for (size_t i = 0; i < list->len; i++) {
		if (strcmp(list->words[i], word) == 0)
			return (int)i;
	}
	return -1;
}

static bool add(struct personal_list *list, const char *word)
{
	if (list->len == PERSONAL_WORDS_MAX || strlen(word) >= PERSONAL_WORD_MAX)
		return false;
	(void)snprintf(list->words[list->len++], PERSONAL_WORD_MAX, "%s", word);
	return true;
}

static bool toggle(struct personal_list *list, const char *word)
{
	int at = place_of(list, word);
	if (at < 0)
		return add(list, word);
	if (list->len == 1)
		return false;
	list->len--;
	memmove(list->words[at], list->words[at + 1],
		(list->len - (size_t)at) * sizeof(list->words[0]));
	return true;
}

static int role_place(const char *role)
{
	for (int i = 0; i < ROLE_MAX && role_rows[i].name; i++) {
		if (strcmp(role_rows[i].name, role) == 0)
			return i;
	}
	return -1;
}

bool personal_toggle_panel(struct personal *personal, const struct desk *desk, const char *role)
{
	const struct role_row *roles[ROLE_MAX];
	size_t len = personal->panels.len == 0 ? panel_roles(desk, roles) : 0;
	for (size_t i = 0; i < len; i++)
		(void)add(&personal->panels, roles[i]->name);
	return toggle(&personal->panels, role);
}

bool personal_toggle_kpi(
	struct personal *personal, const struct desk *desk, const char *role, enum kpi_id kpi)
{
	struct panel panel;
	int at = role_place(role);
	if (at < 0)
		return false;
	struct personal_list *list = &personal->kpis[at];
	panel_make(&panel, desk, role);
	bool is_new = list->len == 0;
	for (size_t i = 0; is_new && i < panel.headline; i++)
		(void)add(list, kpi_row(panel.kpis[i])->id);
	return toggle(list, kpi_row(kpi)->id);
}

/* --- the desk --- */

static struct text_list as_text(const struct personal_list *list, struct arena *arena)
{
	struct text_list text = { .len = list->len };
	text.items = arena_alloc(arena, list->len + 1, sizeof(*text.items));
	for (size_t i = 0; i < list->len; i++)
		text.items[i] = arena_dup(arena, list->words[i]);
	return text;
}

/* The role's section, made where the desk has none. */
static struct role_config *section_of(struct desk *desk, const char *role)
{
	for (size_t i = 0; i < desk->role_count; i++) {
		if (strcmp(desk->roles[i].name, role) == 0)
			return &desk->roles[i];
	}
	struct role_config *section = &desk->roles[desk->role_count++];
	*section = (struct role_config){ .name = role };
	return section;
}

static bool is_empty(const struct personal *personal)
{
	bool is_own = personal->panels.len == 0;
	for (int i = 0; i < ROLE_MAX; i++)
		is_own &= personal->kpis[i].len == 0;
	return is_own;
}

const struct desk *personal_desk(struct personal *personal, const struct desk *desk)
{
	if (is_empty(personal))
		return desk;
	struct desk *own = &personal->desk;
	arena_clear(personal->arena);
	*own = *desk;
	own->roles = arena_alloc(personal->arena, desk->role_count + ROLE_MAX, sizeof(*own->roles));
	for (size_t i = 0; i < desk->role_count; i++)
		own->roles[i] = desk->roles[i];
	if (personal->panels.len > 0)
		own->panels = as_text(&personal->panels, personal->arena);
	for (int i = 0; i < ROLE_MAX && role_rows[i].name; i++) {
		if (personal->kpis[i].len > 0)
			section_of(own, role_rows[i].name)->kpis =
				as_text(&personal->kpis[i], personal->arena);
	}
	return own;
}

/* --- kept --- */

static void write_list(struct buf *out, const struct personal_list *list)
{
	for (size_t i = 0; i < list->len; i++)
		buf_printf(out, " %s", list->words[i]);
	buf_add_char(out, '\n');
}

void personal_write(const struct personal *personal, struct buf *out)
{
	if (personal->panels.len > 0) {
		buf_add_text(out, "panels =");
		write_list(out, &personal->panels);
	}
	for (int i = 0; i < ROLE_MAX && role_rows[i].name; i++) {
		if (personal->kpis[i].len == 0)
			continue;
		buf_printf(out, "panel = %s", role_rows[i].name);
		write_list(out, &personal->kpis[i]);
	}
}

/* Reads the next word; returns what follows, NULL at the end. */
static const char *take_word(const char *text, char *word)
{
	text += strspn(text, " ");
	size_t len = strcspn(text, " ");
	if (len == 0)
		return NULL;
	(void)snprintf(word, PERSONAL_WORD_MAX, "%.*s", (int)len, text);
	return text + len;
}

void personal_read(struct personal *personal, const char *name, const char *value)
{
	char word[PERSONAL_WORD_MAX];
	if (strcmp(name, "panels") == 0) {
		personal->panels.len = 0;
		while ((value = take_word(value, word)) != NULL) {
			if (role_find(word) && place_of(&personal->panels, word) < 0)
				(void)add(&personal->panels, word);
		}
	} else if (strcmp(name, "panel") == 0 && (value = take_word(value, word)) != NULL) {
		int at = role_place(word);
		while (at >= 0 && (value = take_word(value, word)) != NULL) {
			if (kpi_find(word) != KPI_COUNT && place_of(&personal->kpis[at], word) < 0)
				(void)add(&personal->kpis[at], word);
		}
	}
}
