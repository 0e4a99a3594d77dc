/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a reading is said: value with unit, mark, goal, change, reason. The one place for all views.
 *
 * Texts are in the Unicode set; an ASCII canvas says them in its own. Functions that fill `out`
 * return it.
 */
#ifndef UI_READING_TEXT_H
#define UI_READING_TEXT_H

#include <stddef.h>

#include "kpi/board.h"
#include "model/desk.h"
#include "ui/canvas.h"
#include "ui/view.h"

#define READING_TEXT_MAX 96

/* "1h 12m", "91 %", "38"; "—" where unknown. */
char *reading_value(char *out, size_t size, const struct reading *reading, const struct desk *desk);
/* Any number in the KPI's unit, as a goal, a bucket or the period before. NAN: "—". */
char *reading_number(char *out, size_t size, const struct reading *reading, double value,
	const struct desk *desk);
/* "≤ 4h", "≥ 85 %"; "≤ 4h*" where channels have goals of their own; "4m … 6m"; "" without target. */
char *reading_goal(char *out, size_t size, const struct reading *reading, const struct desk *desk);
/* Why there is no value: "loading, 41 %", "no data"; "" where there is one. */
char *reading_why(char *out, size_t size, const struct reading *reading);

enum glyph reading_mark(const struct reading *reading);
enum style reading_style(const struct reading *reading);
/* "met", "narrowly missed", "missed", "too few to tell"; "" without verdict. Translated. */
const char *reading_verdict_words(const struct reading *reading);

/* What it is compared with; NAN: nothing. */
double reading_base(const struct reading *reading, int compare);
/* "−14 %", "+1 pt", "·" where nothing changed; "" where nothing can be compared. */
char *reading_change(char *out, size_t size, const struct reading *reading, int compare);
/* A sample that is too small to tell its change from chance. */
bool reading_may_be_chance(const struct reading *reading, int compare);
/* "better", "worse" or ""; translated. */
const char *reading_change_word(const struct reading *reading, int compare);
enum style reading_change_style(const struct reading *reading, int compare);

/* "↑" or "↓" for who is outside the funnel, else a blank. */
const char *reading_outside(const struct reading *reading);
/* "↑" or "↓" for news, else "". */
const char *reading_signal_arrow(enum xmr_signal signal);
/* The same beside a change: "" also where the news points the other way. */
const char *reading_news_arrow(const struct reading *reading, int compare);
/* "eight in a row above the mean"; "" for none. Translated. */
const char *reading_signal_words(enum xmr_signal signal);
enum style reading_signal_style(const struct reading *reading, enum xmr_signal signal);

/* Short title of the reading's KPI, translated. */
const char *reading_short_title(const struct reading *reading);

#endif
