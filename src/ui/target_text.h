/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who set a goal and why, its path, and what others reach: lines of words under a reading.
 */
#ifndef UI_TARGET_TEXT_H
#define UI_TARGET_TEXT_H

#include <stddef.h>

#include "kpi/reading.h"
#include "model/desk.h"
#include "ui/canvas.h"
#include "ui/view.h"

#define TARGET_TEXT_MAX 320

/* "from 82 % to 90 % by 31 Dec; the board's wish"; "" without target, or where it says no more. */
char *target_text(char *out, size_t size, const struct reading *reading, const struct scene *scene);
/* "others: 88 %, Trade club 2025; 85 %, the best, SQM 2021"; "" without benchmarks. */
char *benchmark_text(
	char *out, size_t size, const struct reading *reading, const struct scene *scene);
/* "✔", "✖" …: the period before by the goal that was in force then; "" without verdict. */
const char *previous_mark(const struct reading *reading);

/* Both as lines from the top of the rectangle; returns how many. */
int target_draw(const struct scene *scene, const struct reading *reading, struct canvas *canvas,
	struct rect rect);

#endif
