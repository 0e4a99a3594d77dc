/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a reading comes about, in words: the formula with its numbers filled in, what was left out,
 * both clocks, the interval, where the facts come from and how old they are.
 */
#ifndef UI_PROOF_H
#define UI_PROOF_H

#include <stddef.h>

#include "kpi/board.h"
#include "model/desk.h"
#include "ui/view.h"

#define PROOF_MAX 320

/* "median of 120 first replies; 3 bot, 1 merged left out"; "96 of 120 … = 80 %". */
char *proof_formula(char *out, size_t size, const struct reading *reading, const struct desk *desk);
/* "business hours; by the calendar 3h 40m"; "" for what has no clock. */
char *proof_clock(char *out, size_t size, const struct reading *reading, const struct desk *desk);
/* "between 84 % and 95 %, 19 times of 20"; "" without an interval. */
char *proof_interval(
	char *out, size_t size, const struct reading *reading, const struct desk *desk);
/* "news, above what is usual; usually 29 to 52 a day (by 60 days)"; "" where nothing is. */
char *proof_usual(char *out, size_t size, const struct reading *reading, const struct desk *desk);
/* "from support (zendesk), 20 s ago". */
char *proof_source(char *out, size_t size, const struct scene *scene);

/* "✔", "○" …; "" where there is no verdict to mark. */
const char *proof_mark(const struct reading *reading);

/* All of it as lines from the top of the rectangle, as many as its height allows; returns how many. */
int proof_draw(const struct scene *scene, const struct reading *reading, struct canvas *canvas,
	struct rect rect);
/* All of it in full, for a page of its own. */
void proof_draw_whole(const struct scene *scene, const struct reading *reading,
	struct canvas *canvas, struct rect rect);
/* Text over at most `lines` lines of the rectangle's width, broken at blanks; returns how many. */
int paragraph_draw(struct canvas *canvas, struct rect rect, enum style style, const char *text);

#endif
