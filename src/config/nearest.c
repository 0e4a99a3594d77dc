/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * "Did you mean …?": the number of letters to add, drop, change or swap between two words.
 */
#include <config.h>

#include "config/nearest.h"

#include <string.h>

enum {
	WORD_MAX = 40
};

static size_t least(size_t a, size_t b, size_t c)
{
	size_t least_two = a < b ? a : b;

	return least_two < c ? least_two : c;
}

/* Between the first i and the first j letters; two that changed places are one step. */
static size_t cost_of(const char *left, const char *right, size_t i, size_t j,
	size_t cost[WORD_MAX + 1][WORD_MAX + 1])
{
	size_t replaced, found;

	if (i == 0 || j == 0)
		return i + j;
	replaced = cost[i - 1][j - 1] + (left[i - 1] != right[j - 1]);
	found = least(cost[i - 1][j] + 1, cost[i][j - 1] + 1, replaced);
	if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
		return least(found, cost[i - 2][j - 2] + 1, WORD_MAX);
	return found;
}

static size_t distance(const char *left, const char *right)
{
	size_t rows = strlen(left), columns = strlen(right);
	size_t cost[WORD_MAX + 1][WORD_MAX + 1];

	if (rows > WORD_MAX || columns > WORD_MAX)
		return WORD_MAX;
	for (size_t i = 0; i <= rows; i++) {
		for (size_t j = 0; j <= columns; j++)
			cost[i][j] = cost_of(left, right, i, j, cost);
	}
	return cost[rows][columns];
}

const char *nearest_of(const char *word, const char *best, const char *candidate)
{
	size_t limit = strlen(word) / 3 + 1;
	size_t new_distance = distance(word, candidate);

	if (new_distance > limit)
		return best;
	return !best || new_distance < distance(word, best) ? candidate : best;
}
