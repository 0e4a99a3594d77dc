/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a view is, what it may look at, what it may ask for.
 *
 * A view draws from a scene that is const all through, keeps ids and never pointers, and says by
 * `need` what the scene should hold for it. The app reads needs, fills the scene, and draws. So a
 * view can be drawn from a fixture, and drawing twice gives the same frame.
 *
 * To add one: a file with its row, and the row in view_rows[].
 */
#ifndef UI_VIEW_H
#define UI_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kpi/board.h"
#include "model/facts.h"
#include "ui/canvas.h"
#include "ui/keys.h"
#include "ui/scene.h"

#define VIEW_ID_MAX 192
#define VIEW_TEXTS_MAX 256

/* Where an Enter leads: a view and what it is about, by ids only. */
struct target {
	char view[16]; /* name of a view row */
	char role[32]; /* "": none */
	enum scope_kind scope;
	char scope_id[VIEW_ID_MAX]; /* "": the whole kind */
	enum kpi_id kpi;            /* KPI_COUNT: none */
	fact_id ticket;             /* 0: none */
	char tab[24];               /* waiting: which tab; "": the first */
};

/* What a view wants the scene to hold. Zeroed before `need` is called. */
struct view_need {
	bool has_board; /* request is filled but for its period, which `travel` decides */
	struct board_request request;
	bool has_aside; /* a second board beside it, its request filled likewise */
	struct board_request aside;
	int aside_weeks;         /* its period: so many weeks until the end of the one that
	                                 travels; 0: the one that travels */
	enum kpi_id example_kpi; /* with has_examples, of behind_scope */
	bool has_examples;
	const char *period;              /* its own, of period_names; NULL: the one that travels */
	bool has_floor;                  /* the phones of today */
	bool has_usual;                  /* what is usual for the board, where its days are over */
	bool has_open;                   /* open tickets, by open_filter */
	struct board_filter open_filter; /* strings lent by the view's state */
	bool has_behind;                 /* tickets behind board reading (kpi, scope, scope_id) */
	bool has_heat;                   /* and their hours of the week */
	enum kpi_id behind_kpi;
	enum scope_kind behind_scope;
	char behind_scope_id[VIEW_ID_MAX];
	fact_id ticket;                /* its time line and texts; 0: none */
	fact_id texts[VIEW_TEXTS_MAX]; /* tickets on screen whose subject is wanted */
	size_t text_count;
};

struct table;
struct table_state;

enum verb {
	VERB_IGNORED,
	VERB_STAY,
	VERB_POP,
	VERB_PUSH,
	VERB_QUIT,
	VERB_POLL,
	VERB_OPEN_LINK
};

struct view_row {
	const char *name;
	const char *title; /* N_(), breadcrumb and palette */
	const char *help;  /* N_() */
	enum action key;   /* ACTION_NONE: reached only by drilling */
	size_t state_size;
	void (*open)(void *state, const struct target *target);
	/* Breadcrumb of this view, e.g. "Billing" or "First response (FRT)". */
	void (*crumb)(const void *state, const struct scene *scene, char *out, size_t size);
	void (*need)(const void *state, const struct scene *scene, struct view_need *need);
	/* `target` is filled with VERB_PUSH. Actions a view ignores are handled by ui.c (period, help,
	 * views, back, quit). */
	enum verb (*act)(
		void *state, const struct scene *scene, enum action action, struct target *target);
	/* Draws the body; header, breadcrumb, attention strip and footer are ui.c's. The state may
	 * keep scroll positions that follow from the size. */
	void (*draw)(const void *state, const struct scene *scene, struct canvas *canvas,
		struct rect rect);
	const enum action
		*footer;    /* actions to show, most important first, closed by ACTION_NONE */
	bool is_timeless;   /* no period decides what it shows */
	bool is_unfiltered; /* has no table that a filter could narrow */
	bool is_bare;       /* has the screen for itself; only live lines and age stand below it */
	void (*close)(void *state); /* NULL: nothing to release */
	/* The table whose order is remembered for the view; NULL: none. */
	struct table_state *(*table)(void *state);
	/* Its tables, all of the same columns, and these; some of them can be hidden. NULL: none. */
	size_t (*tables)(void *state, struct table_state **first);
	void (*columns)(const void *state, const struct scene *scene, struct table *table);
	/* Whose KPIs it shows; "" nobody's. NULL: likewise. */
	const char *(*role)(const void *state, const struct scene *scene);
};

extern const struct view_row *const view_rows[]; /* NULL-terminated */
const struct view_row *view_find(const char *name);

#endif
