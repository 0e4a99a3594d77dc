/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Places that can be clicked, as many as there are rows and keys on a large screen.
 */
#include "config.h"

#include "ui/hits.h"

#include <stdlib.h>

#include "base/mem.h"

#define HITS_MAX 512

struct hits {
	struct hit items[HITS_MAX];
	size_t count;
};

void hits_add(struct canvas *canvas, struct hit hit)
{
	struct hits **hits = canvas_hits(canvas);
	if (!*hits)
		*hits = mem_new(1, sizeof(**hits));
	if ((*hits)->count < HITS_MAX)
		(*hits)->items[(*hits)->count++] = hit;
}

const struct hit *hits_find(const struct canvas *canvas, int x, int y)
{
	const struct hits *hits = canvas_hits_get(canvas);
	for (size_t i = hits ? hits->count : 0; i > 0; i--) {
		const struct rect *rect = &hits->items[i - 1].rect;
		if (x >= rect->x && x < rect->x + rect->width && y >= rect->y &&
			y < rect->y + rect->height)
			return &hits->items[i - 1];
	}
	return NULL;
}

void hits_cut(struct canvas *canvas, size_t count)
{
	struct hits *hits = *canvas_hits(canvas);
	if (hits && hits->count > count)
		hits->count = count;
}

size_t hits_count(const struct canvas *canvas)
{
	const struct hits *hits = canvas_hits_get(canvas);
	return hits ? hits->count : 0;
}

void hits_free(struct hits *hits)
{
	free(hits);
}
