/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The inside of the dashboard, shared by its own files alone.
 *
 *     dashboard.c            the loop: one thread, one wait
 *     dashboard_reload.c     the desk's configuration, read again
 *     dashboard_alerts.c     what needs a person: ringing, acknowledging, the window's title
 *     dashboard_store.c      opening the store, being woken by it, what its sources say
 *     dashboard_facts.c      tickets and activity into memory, in slices
 *     dashboard_board.c      what the view needs → the scene
 *     dashboard_aside.c      a second board, beside the one on screen
 *     dashboard_floor.c      today's phones by half hour, in slices
 *     dashboard_tickets.c    texts, the helpdesk's own figures, and the ticket page
 *     dashboard_screen.c     the terminal, its colours and how text is written
 *     dashboard_export.c     the clipboard and files
 *     dashboard_rotate.c     the wallboard's panels in turn
 *     dashboard_plain.c      sentences in place of the screen
 *     dashboard_notes.c      pins, and the note for the next shift
 *     dashboard_collector.c  the private desk's child
 */
#ifndef APP_DASHBOARD_PARTS_H
#define APP_DASHBOARD_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/collector.h"
#include "app/dashboard.h"
#include "app/notes.h"
#include "app/their_figures.h"
#include "ui/plain.h"
#include "ui/terminal.h"
#include "ui/ui.h"

#define DASHBOARD_SLICE_MS 8
/* A value that is made anew only where what it was made for has changed. */
struct made_for {
	char *key;
};

struct dashboard {
	struct deskfile *file;
	const struct options *options;
	struct ui *ui;
	struct terminal *terminal;
	struct canvas *canvas;
	struct plain *plain;    /* in place of terminal and canvas; NULL: with them */
	int64_t next_report_ms; /* of plain, at the earliest; 0: nothing was told yet */
	bool is_reported;       /* all of it once */
	struct scene scene;
	struct keymap keys;
	char theme[THEME_NAME_MAX]; /* chosen on screen; "" none */
	enum privacy privacy;       /* as the desk wants it, or as chosen on screen */
	struct view_need need;
	struct notes notes;        /* pins and what the next shift is told */
	int64_t as_of;             /* TIME_NONE: now */
	enum clock_kind clock;     /* by the options */
	struct board_filter slice; /* by the options */
	char slice_trouble[sizeof(((struct error *)0)->text)]; /* nobody is called so */

	/* The store and how it wakes us. */
	int signal_fd, watch_fd;
	bool has_news;         /* something was written since we looked */
	bool is_store_new;     /* opened, but not looked at */
	int64_t next_look_ms;  /* not before: many writes are looked at once */
	int64_t next_check_ms; /* where nobody wakes us */
	struct store_version version;
	char store_trouble[sizeof(((struct error *)0)->text)];
	struct source_status sources[STORE_SOURCES_MAX];

	/* Facts. */
	struct facts *facts;
	struct facts_query query;
	struct facts_position position, activity_position;
	int64_t seq, activity_seq; /* all changes up to this one are in the facts */
	bool is_loading, has_changes;
	bool is_unsettled; /* what is judged together is not derived yet */
	bool is_facts_new; /* changed since a board was begun */

	/* Boards and lists. */
	struct board *shown, *coming, *past; /* past: what is usual for what is shown */
	struct board *aside, *aside_coming;  /* a second one, for views that ask */
	bool is_past_told;
	struct made_for past_key, aside_key, aside_made_key, board_key, open_key;
	struct made_for ticket_key, texts_key;
	int64_t next_board_ms;
	bool is_scene_old; /* lists, live lines and texts are to be made anew */
	struct arena *lists, *ticket_arena, *texts_arena;
	struct live live;
	struct floor *counting; /* today's phones; NULL: not being counted */
	struct floor_day floor;
	struct heat heat; /* of the scene's rows, as these are */
	struct their_figures theirs;
	struct examples examples;
	struct ticket_fact ticket;
	struct ticket_text texts[VIEW_TEXTS_MAX];
	struct buf link;
	int browser_pid, command_pid; /* the last ones started; 0: none */
	struct alerts alerts;

	/* Collector. */
	struct collector_child child;
	bool has_collector;
	int failures;
	int64_t started_ms, next_start_ms;
	char collector_trouble[sizeof(((struct error *)0)->text)];

	/* Loop. */
	int64_t next_tick_ms;
	int64_t next_rotate_ms;             /* INT64_MAX: never; 0: counted from now on */
	int64_t minute;                     /* of the last board */
	bool is_dirty, is_held, wants_quit; /* held: until the terminal takes bytes again */
};

/* True, and remembered, where the key differs from the one before. */
bool made_for_changed(struct made_for *made, const char *key);
#include "app/dashboard_steps.h"

#endif
