/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Values of readings as people write them.
 */
#ifndef REPORT_FIGURE_H
#define REPORT_FIGURE_H

#include <stddef.h>

#include "base/buf.h"
#include "kpi/reading.h"
#include "model/desk.h"

/* A value in the KPI's unit: "1h 12m", "91 %", "38"; "—" where it is not known. */
void figure_value(
	struct buf *out, const struct desk *desk, const struct reading *reading, double value);

/* "≤ 4h", "≥ 85 %", "75 % … 85 %"; "≤ 4h*" where channels have goals of their own; nothing where there is no goal. */
void figure_goal(struct buf *out, const struct desk *desk, const struct reading *reading);

/* One figure less another: net flow, the staffing gap. */
bool figure_is_difference(const struct reading *reading);

/* "−14 %", "+1.0 pt", "−39" of a difference; nothing where it is not known. */
void figure_change(struct buf *out, const struct reading *reading);

/* "met", "narrowly missed", "leans to missed"; the reason of what is not known. */
const char *figure_mark(const struct reading *reading);

/* What else is to be known of it, appended: why it is not known, what decides, out of what it is made,
 * what is left out; joined by "; ". In notes.c. */
void figure_notes(struct buf *out, const struct reading *reading, const struct desk *desk);

/* Appends the text as it may be shown, filled with spaces to width_cols (cut where longer). */
void figure_cell(struct buf *out, const char *text, int width_cols, bool is_right);

/* "2026-11-22 10:00" in the desk's zone; "—" for TIME_NONE. */
void figure_time(struct buf *out, const struct desk *desk, int64_t at);

#endif
