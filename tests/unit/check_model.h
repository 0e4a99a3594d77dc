/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The suites of src/model, and moments written as people read them.
 */
#ifndef TESTS_CHECK_MODEL_H
#define TESTS_CHECK_MODEL_H

#include <check.h>
#include <stdint.h>

#include "model/zone.h"

Suite *suite_calendar(void);
Suite *suite_calendar_random(void);
Suite *suite_date(void);
Suite *suite_desk(void);
Suite *suite_model_tables(void);
Suite *suite_period(void);
Suite *suite_pauses(void);
Suite *suite_record(void);
Suite *suite_zone(void);

/* "2026-11-22T10:00Z"; fails the test where it is none. */
int64_t moment(const char *text);
/* The zone, made for a day in November 2026; fails the test where there is none. */
struct zone *zone_of(const char *name);

#endif
