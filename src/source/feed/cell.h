/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What people write into a cell: numbers, spans, moments, words.
 */
#ifndef SOURCE_FEED_CELL_H
#define SOURCE_FEED_CELL_H

#include <stdbool.h>
#include <stdint.h>

#include "model/zone.h"

/* A decimal number up to 1e15; with a decimal comma where the file has one. */
bool cell_number(const char *text, bool has_comma, double *value);

/* Seconds as a number, "h:mm:ss", "mm:ss", or a span such as "1m30s"; never below 0. */
bool cell_span(const char *text, bool has_comma, int64_t *span_s);

bool cell_bool(const char *text, bool *value);

/* ISO with a zone, or local in the zone: 2026-11-22T10:00, 2026-11-22 10:00:30, 22.11.2026 10:00,
 * seconds or milliseconds since 1970; a date, a month (2026-11) and a year stand for their start.
 * *end is where the day, month or year is over, else *at. Only 1971 … 2199; years up to 1699 are
 * Jalali. */
bool cell_time(const char *text, const struct zone *zone, int64_t *at, int64_t *end);

/* Copies the text in lower case, with underscores for blanks and hyphens; false where it does not
 * fit. ASCII alone is changed. */
bool cell_word(const char *text, char *out, size_t size);

#endif
