/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The inside of the user interface, shared by ui.c, ui_prompt.c and ui_frame.c alone.
 */
#ifndef UI_UI_STATE_H
#define UI_UI_STATE_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/canvas.h"
#include "ui/choice.h"
#include "ui/personal.h"
#include "ui/ui.h"
#include "ui/view.h"

#define UI_STACK_MAX 24
#define UI_SORT_MAX 52

enum prompt {
	PROMPT_NONE,
	PROMPT_FILTER,  /* letters go to the filter */
	PROMPT_CHOICE,  /* a list to choose from, narrowed by typing */
	PROMPT_NOTE,    /* letters go to the note */
	PROMPT_FILE,    /* letters go to a file's name */
	PROMPT_REPLACE, /* a question */
	PROMPT_QUIT     /* a question */
};

/* A view on the stack with its own state. */
struct level {
	const struct view_row *row;
	void *state;
	char sort[UI_SORT_MAX];         /* the name its order is remembered by */
	char filter[TRAVEL_FILTER_MAX]; /* of this view, while another one is on top */
};

/* How a view's table was sorted last, so that it is again when it comes back. */
struct ui_sort {
	char view[UI_SORT_MAX]; /* and the role it was opened for, "agents/lead" */
	int column;
	bool is_reversed;
	unsigned hidden; /* columns, see table_state */
};

struct ui {
	struct level stack[UI_STACK_MAX];
	size_t depth; /* at least 1 */
	struct travel travel;
	enum prompt prompt;
	char filter_before[TRAVEL_FILTER_MAX];
	enum choice_list choices; /* of the list */
	char typed[TRAVEL_FILTER_MAX];
	size_t chosen; /* row of the list */
	char note[SCENE_NOTE_MAX];
	char file[UI_FILE_MAX]; /* to write */
	char said[256];
	bool is_interrupted; /* Ctrl-C once */
	struct ui_sort sorts[16];
	size_t sort_count;
	struct personal personal;
};

static inline const struct level *ui_top(const struct ui *ui)
{
	return &ui->stack[ui->depth - 1];
}

/* Prompts: true where the key was theirs. */
void prompt_open(struct ui *ui, enum prompt prompt);
void prompt_open_choice(struct ui *ui, const struct scene *scene, enum choice_list list);
void prompt_open_note(struct ui *ui, const struct scene *scene);
bool prompt_key(struct ui *ui, const struct scene *scene, int code, struct ui_result *result);
/* A key that writes: true where it was one. */
bool prompt_edit(char *text, size_t size, int code);
void export_open(struct ui *ui, const struct scene *scene);
void export_key(struct ui *ui, int code, struct ui_result *result);
void replace_key(struct ui *ui, int code, struct ui_result *result);
void export_draw(const struct ui *ui, struct canvas *canvas, struct place line);
/* The line in place of the footer, and the popup above the body. */
bool prompt_draw_line(const struct ui *ui, struct canvas *canvas, struct place place);
void prompt_draw_popup(
	const struct ui *ui, const struct scene *scene, struct canvas *canvas, struct rect body);
/* An action as if its key were pressed. */
void ui_act(struct ui *ui, const struct scene *scene, enum action action, struct ui_result *result);

/* Whether the view on top has something to filter; where it has not, that is said. */
bool ui_can_filter(struct ui *ui);

/* What is asked of a list; the table is filled where the view on top has columns. */
void personal_ask(const struct ui *ui, const struct scene *scene, struct choice_ask *ask,
	struct table *table);
/* True where the choice was one of showing and hiding: the list stays. */
bool personal_choose(struct ui *ui, const struct scene *scene, const struct choice *choice,
	struct ui_result *result);

void ui_sort_remember(struct ui *ui); /* of the top view */
void ui_hide(struct ui *ui, const char *view, unsigned hidden);
void ui_hide_apply(struct ui *ui);
void ui_sort_apply(struct ui *ui);

/* Parts of the frame. */
void header_draw(const struct scene *scene, struct canvas *canvas, struct place place);
void live_draw(const struct scene *scene, struct canvas *canvas, struct rect rect);
void strip_draw(const struct scene *scene, struct canvas *canvas, struct place place);

#endif
