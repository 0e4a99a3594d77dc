/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a period is compared with: how far history reaches for it, and how long it is beside it.
 */
#ifndef UI_COMPARISON_H
#define UI_COMPARISON_H

#include <stddef.h>

#include "kpi/reading.h"
#include "ui/scene.h"

#define COMPARISON_MAX 128

/* Where history begins too late for the chosen comparison: "no history so far back, it begins on
 * 12 Aug"; "" where it reaches far enough, or nothing is compared. */
char *comparison_absence(char *out, size_t size, const struct scene *scene);

/* Counts of a period that is longer or shorter than what it is compared with: "20 open days against
 * 22: 63.2 a day against 60.1"; "" for what does not add up over days, and for equal lengths. */
char *comparison_lengths(
	char *out, size_t size, const struct reading *reading, const struct scene *scene);

#endif
