/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a click does where: noted beside what is drawn, told in the actions of keys.
 */
#ifndef UI_HITS_H
#define UI_HITS_H

#include <stddef.h>

#include "ui/canvas.h"
#include "ui/keys.h"

/* First `action`, then so many rows down, or up where `down` is negative. Neither: what is there is
 * selected already, and opens. */
struct hit {
	struct rect rect;
	enum action action; /* ACTION_NONE: none */
	int down;
};

void hits_add(struct canvas *canvas, struct hit hit);
/* Of those at a place the last one; NULL: none. Lent until the next frame. */
const struct hit *hits_find(const struct canvas *canvas, int x, int y);

/* Forgets all but the first ones: what they belonged to is covered. */
void hits_cut(struct canvas *canvas, size_t count);
size_t hits_count(const struct canvas *canvas);

/* For canvas.c. */
struct hits;
void hits_free(struct hits *hits);

#endif
