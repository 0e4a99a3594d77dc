/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Selection by partition (quickselect), then a sort of what was selected. The pivot is the
 * median of three, because lists from the engine are mostly in order already.
 */
#include "config.h"

#include "ui/rank.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define ELEMENT_MAX_BYTES 64 /* of what is ranked: numbers and pointers */

struct ranking {
	char *base;
	size_t size;
	int (*compare)(const void *left, const void *right);
};

static char *element(const struct ranking *ranking, size_t i)
{
	return ranking->base + i * ranking->size;
}

static void swap(const struct ranking *ranking, size_t i, size_t j)
{
	char kept[ELEMENT_MAX_BYTES];
	if (i == j)
		return;
	memcpy(kept, element(ranking, i), ranking->size);
	memcpy(element(ranking, i), element(ranking, j), ranking->size);
	memcpy(element(ranking, j), kept, ranking->size);
}

static void order(const struct ranking *ranking, size_t i, size_t j)
{
	if (ranking->compare(element(ranking, j), element(ranking, i)) < 0)
		swap(ranking, i, j);
}

/* Splits [*first, *last) into less, equal and greater than a pivot; leaves in them the equal ones.
 * Three parts, because lists are full of equal values: replies within no business time at all. */
static void split(const struct ranking *ranking, size_t *first, size_t *last)
{
	char pivot[ELEMENT_MAX_BYTES];
	size_t middle = *first + (*last - *first) / 2;
	order(ranking, *first, middle);
	order(ranking, middle, *last - 1);
	order(ranking, *first, middle);
	memcpy(pivot, element(ranking, middle), ranking->size);
	size_t i = *first;
	while (i < *last) {
		int side = ranking->compare(element(ranking, i), pivot);
		if (side < 0)
			swap(ranking, i++, (*first)++);
		else if (side > 0)
			swap(ranking, i, --*last);
		else
			i++;
	}
}

void rank_select(void *base, size_t len, size_t size, size_t at,
	int (*compare)(const void *left, const void *right))
{
	struct ranking ranking = { base, size, compare };
	size_t from = 0;
	size_t to = len;
	assert(size <= ELEMENT_MAX_BYTES);
	/* What belongs to `at` lies in [from, to). */
	while (at < len && to - from > 1) {
		size_t equal_from = from;
		size_t equal_to = to;
		split(&ranking, &equal_from, &equal_to);
		if (at < equal_from)
			to = equal_from;
		else if (at >= equal_to)
			from = equal_to;
		else
			break;
	}
}

void rank_first(void *base, size_t len, size_t size, size_t keep,
	int (*compare)(const void *left, const void *right))
{
	rank_select(base, len, size, keep, compare);
	if (len > 1)
		qsort(base, keep < len ? keep : len, size, compare);
}
