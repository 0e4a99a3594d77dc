/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * "Did you mean …?"
 */
#ifndef CONFIG_NEAREST_H
#define CONFIG_NEAREST_H

#include <stddef.h>

/* Of two offers the one nearer to the word; NULL where neither is near enough to be meant. Start
 * with best NULL and offer one candidate after the other. */
const char *nearest_of(const char *word, const char *best, const char *candidate);

#endif
