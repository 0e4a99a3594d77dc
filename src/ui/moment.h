/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Moments as people read them on a screen: in the desk's zone, dated by its calendar.
 */
#ifndef UI_MOMENT_H
#define UI_MOMENT_H

#include <stddef.h>
#include <stdint.h>

#include "model/desk.h"
#include "model/period.h"

/* "14:32" today, "Mon 14:32" in the six days around, else "16 Nov 14:32", and "16 Nov 2025" in
 * another year; "—" for TIME_NONE. */
char *moment_short(char *out, size_t size, const struct desk *desk, int64_t at_s, int64_t now_s);

/* "Mon 16 Nov 2026 14:32:05"; "—" for TIME_NONE. */
char *moment_full(char *out, size_t size, const struct desk *desk, int64_t at_s);

/* The day alone: "16 Nov", in another year "16 Nov 2025"; "—" for TIME_NONE. */
char *moment_day(char *out, size_t size, const struct desk *desk, int64_t at_s, int64_t now_s);

/* "Mon" for 0 … "Sun" for 6; translated. */
const char *moment_weekday(int weekday);

/* What stands under a bucket of a chart, within `width` cells as far as that makes sense: "14",
 * "Mon 16", "16", "16 Nov" or "Nov", by the bucket's length. */
char *moment_bucket(
	char *out, size_t size, const struct desk *desk, struct span bucket, int width_cols);

#endif
