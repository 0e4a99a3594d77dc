/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a terminal makes of a canvas: frames are drawn by the program's own terminal code into a
 * pseudo-terminal, an independent terminal (libvterm) reads what comes, and every cell must stand
 * where the canvas has it.
 */
#ifndef TESTS_ORACLE_H
#define TESTS_ORACLE_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/canvas.h"

/* Draws the canvases one after the other, as a dashboard does: only what changed is sent; where the
 * size changes, the terminal is resized before. The test fails at the first cell out of place. */
void oracle_check(struct canvas *const *canvases, size_t count, bool is_ascii, const char *what);

#endif
