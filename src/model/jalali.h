/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The Jalali (Iranian solar) calendar. Day 0 is 1970-01-01; month and day start at 1.
 *
 * Its year begins on the day of the spring equinox in Tehran. Eight leap years in thirty-three give
 * the same days from 1178 to 1633 (1799 to 2255), which is more than any helpdesk remembers.
 */
#ifndef MODEL_JALALI_H
#define MODEL_JALALI_H

#include <stdbool.h>
#include <stdint.h>

bool jalali_is_leap(int year);
int64_t jalali_to_days(int year, int month, int day);
void jalali_from_days(int64_t days, int *year, int *month, int *day);

#endif
