/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The user interface as a whole: a stack of views, what travels along, prompts, and the frame
 * around the view (header, live lines, breadcrumb, attention strip, footer).
 *
 * It knows no terminal and no time: keys, scenes and sizes come in, canvases and needs go out.
 */
#ifndef UI_UI_H
#define UI_UI_H

#include <stdbool.h>

#include "ui/canvas.h"
#include "ui/theme.h"
#include "ui/view.h"

#define UI_FILE_MAX 192

struct ui;

struct ui *ui_new(const char *first_view, const char *period);
void ui_free(struct ui *ui);
void ui_period_set(struct ui *ui, const char *name);               /* or "custom" */
void ui_period_return(struct ui *ui, const struct travel *travel); /* to the one it had then */
void ui_clock_set(struct ui *ui, enum clock_kind clock);           /* as `B` would */
/* The desk with what was chosen on screen in place of its own; lent until the next call. */
const struct desk *ui_desk(struct ui *ui, const struct desk *desk);

/* What the top view needs now; call again after every key and every new scene. */
void ui_need(const struct ui *ui, const struct scene *scene, struct view_need *need);
const struct travel *ui_travel(const struct ui *ui);

struct ui_result {
	bool wants_quit, wants_poll, wants_redraw, wants_link;
	bool wants_copy;               /* the link, to the terminal's clipboard */
	bool wants_copy_view;          /* all of it, as text */
	char export_to[UI_FILE_MAX];   /* the name of a file to write; "" none */
	bool may_replace;              /* ... that is there already */
	bool wants_reload;             /* the configuration again */
	bool wants_acknowledge;        /* of the alert that comes first */
	bool wants_snooze;             /* of all alerts */
	int snooze_minutes;            /* 0: no longer; −1: until tomorrow */
	const char *privacy;           /* a word of privacy_words to change to; NULL: none */
	bool wants_keep, wants_forget; /* what is set on screen, for the next time */
	char theme[THEME_NAME_MAX];    /* to change to; "" none */
	bool wants_desk;               /* ui_desk gives another one now */
	fact_id pin;                   /* to be pinned, or no longer; 0: none */
	bool wants_note;               /* `note` in place of the one there is; "" takes it away */
	char note[SCENE_NOTE_MAX];
};
/* One key (code point or enum key_code). */
struct ui_result ui_key(struct ui *ui, const struct scene *scene, int code);

/* Goes to a view as its key does. */
void ui_open(struct ui *ui, const char *view);
/* A wallboard is seen and nobody is typing: its next panel may come by itself. */
bool ui_rotates(const struct ui *ui);
void ui_rotate(struct ui *ui, const struct scene *scene);

/* A click or a turn of the wheel, on the frame that was drawn on the canvas. */
bool ui_is_mouse(int code);
struct ui_result ui_mouse(
	struct ui *ui, const struct scene *scene, const struct canvas *canvas, int code);

void ui_draw(const struct ui *ui, const struct scene *scene, struct canvas *canvas);

/* The frame as text, as large as `like`, without the line of keys. */
void ui_print(
	const struct ui *ui, const struct scene *scene, const struct canvas *like, struct buf *out);
/* Its tables, whole; false where there is none. */
bool ui_csv(const struct ui *ui, const struct scene *scene, struct buf *out);
/* The file is there already: asks, and gives the name again where it may be replaced. */
void ui_ask_replace(struct ui *ui, const char *name);

/* What is set on screen as lines "name = value", and back; a line that means nothing is skipped. */
void ui_kept_write(const struct ui *ui, struct buf *out);
void ui_kept_read(struct ui *ui, const char *name, const char *value);

/* One line shown in place of the footer until the next key: what an action did. */
void ui_say(struct ui *ui, const char *line);

#endif
