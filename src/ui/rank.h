/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The first of many in order, without ordering the many: a list of a million is shown by its first
 * two thousand, and a key must not wait for more.
 */
#ifndef UI_RANK_H
#define UI_RANK_H

#include <stddef.h>

/* Moves the `keep` least of `len` elements of `size` bytes to the front, in order; what follows is
 * in no order. Takes time by `len`, and by sorting `keep`. */
void rank_first(void *base, size_t len, size_t size, size_t keep,
	int (*compare)(const void *left, const void *right));

/* Moves the one that belongs to place `at` there, the lesser ones before it and the greater behind. */
void rank_select(void *base, size_t len, size_t size, size_t at,
	int (*compare)(const void *left, const void *right));

#endif
