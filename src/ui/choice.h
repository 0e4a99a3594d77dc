/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What can be chosen from a list by typing a part of its name: periods, saved filters, and the
 * palette, which has all of it.
 */
#ifndef UI_CHOICE_H
#define UI_CHOICE_H

#include <stddef.h>

#include "base/arena.h"
#include "ui/keys.h"
#include "ui/scene.h"
#include "ui/table.h"

enum choice_kind {
	CHOICE_ACTION, /* as its key would do */
	CHOICE_PERIOD, /* a name of period_names */
	CHOICE_SPAN,   /* dates that were typed */
	CHOICE_FILTER, /* a text for the filter */
	CHOICE_THEME,
	CHOICE_PRIVACY, /* its value: a word of privacy_words */
	CHOICE_RELOAD,  /* the configuration again */
	CHOICE_KEEP,    /* what is set on screen, for the next time */
	CHOICE_FORGET,
	CHOICE_SNOOZE, /* its value: minutes, "0" no longer, "-1" until tomorrow */
	CHOICE_LIST,   /* another list, see `opens` */
	CHOICE_PANEL,  /* its value: a role */
	CHOICE_KPI,    /* its value: a KPI's id */
	CHOICE_COLUMN, /* its value: the column's number */
	CHOICE_KIND_COUNT
};

enum choice_list {
	CHOICES_PERIODS,
	CHOICES_FILTERS,
	CHOICES_ALL,
	CHOICES_PANELS, /* of the wall: shown or not, as those that follow */
	CHOICES_KPIS,   /* of a panel */
	CHOICES_COLUMNS /* of a table */
};

struct choice {
	enum choice_kind kind;
	const char *title; /* translated */
	const char *hint;  /* its key, or what it stands for; "" none */
	const char *value; /* the name or text, by kind */
	enum action action;
	enum choice_list opens;
};

struct choices {
	struct choice *items; /* in the arena */
	size_t count;
	const char *
		refusal; /* why the dates that were typed are no period; NULL: they are, or none were */
};

struct choice_ask {
	enum choice_list list;
	const char *typed;
	const char *role;          /* whose panel is meant; "" nobody's */
	const struct table *table; /* whose columns can be hidden; NULL: none */
	const struct table_state *state;
};

/* Those of the list that `typed` leaves (see ui/filter.h), in the arena. For periods, two dates that
 * were typed are a choice of their own. */
struct choices choices_make(
	const struct choice_ask *ask, const struct scene *scene, struct arena *arena);

/* "2026-10-01 2026-10-31", "2026-10-01..2026-10-31" or one date alone: from and to, each of at most
 * TRAVEL_DATE_MAX bytes, to "" where there is one. The last day is meant as well. */
bool choice_read_span(const char *typed, char *from, char *to);

#endif
