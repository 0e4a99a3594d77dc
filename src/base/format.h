/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers and moments as text, and back.
 *
 * Functions that fill `out` write at most `size` bytes with the NUL and return `out`.
 */
#ifndef BASE_FORMAT_H
#define BASE_FORMAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/macros.h"

/* "2026-11-22T10:00:00Z"; TIME_NONE gives "". */
char *format_iso(char *out, size_t size, int64_t at_s);

/* Reads "2026-11-22T10:00:00Z", with an optional fraction and an optional offset "+03:30"; a space
 * may stand for the T. Without zone it is taken as UTC. False where it is no such date, or one so
 * late that it cannot be meant. */
#define FORMAT_YEAR_MAX 2999
bool format_parse_iso(const char *text, int64_t *at_s);

/* Durations of people: "42s", "12m", "1h 12m", "2d 03h", "14d". For a business clock a day is
 * day_s seconds of work and is written "bd": "2 bd 3h". day_s 86400 (or 0) means calendar. */
char *format_duration(char *out, size_t size, double seconds, int64_t day_s);

/* "20 s ago", "4 min ago", "2 h ago", "3 d ago"; translated. Negative ages are shown as 0. */
char *format_age(char *out, size_t size, int64_t age_s);

/* 12345 → "12345"; at most `decimals` decimals, trailing zeros kept; no thousands separator. */
char *format_number(char *out, size_t size, double value, int decimals);

/* A span written by a user: "4h", "30m", "2d", "1h30m", "90s", "13 months", "2 weeks", "1 year".
 * Months and years are returned apart because their length depends on the calendar. */
bool format_parse_span(const char *text, int64_t *seconds, int *months);

/* Civil date arithmetic of the proleptic Gregorian calendar, no zone involved. Day 0 is
 * 1970-01-01; month and day start at 1. */
int64_t format_days_from_civil(int year, int month, int day);
void format_civil_from_days(int64_t days, int *year, int *month, int *day);

#endif
