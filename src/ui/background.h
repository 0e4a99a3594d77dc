/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether a terminal is dark or light, where it tells.
 */
#ifndef UI_BACKGROUND_H
#define UI_BACKGROUND_H

#include <stdbool.h>

/* The question for the background colour (OSC 11), answered by "\033]11;rgb:R/G/B" and BEL or ST. */
#define BACKGROUND_QUESTION "\033]11;?\a"

/* The answer between "\033]" and its end: true and 0xRRGGBB. */
bool background_answer(const char *answer, int *rgb);

/* COLORFGBG, "15;0" or "15;default;0": true and the colour by xterm's palette. NULL is fine. */
bool background_variable(const char *value, int *rgb);

/* Whether black reads better on it than white. */
bool background_is_light(int rgb);

#endif
