/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How long somebody has waited, by the clock that was chosen: where none was, by the hours of
 * business wherever any are set, unless the promise or the goal is in calendar time.
 */
#ifndef UI_WAIT_TEXT_H
#define UI_WAIT_TEXT_H

#include <stddef.h>

#include "kpi/live.h"
#include "ui/scene.h"

/* "2 bd 3h" or "2d 03h"; *seconds is what it says, to sort by. "" and NAN: not known. */
char *wait_text(char *out, size_t size, const struct scene *scene, const struct open_ticket *ticket,
	double *seconds);

/* Of those who wait, the longest; "" where nobody does. */
char *wait_text_longest(char *out, size_t size, const struct scene *scene);

#endif
