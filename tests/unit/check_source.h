/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The suites of src/source.
 */
#ifndef TESTS_UNIT_CHECK_SOURCE_H
#define TESTS_UNIT_CHECK_SOURCE_H

#include <check.h>

Suite *suite_source_json(void);
Suite *suite_source_faults(void);
Suite *suite_source_rt_people(void);
Suite *suite_source_rt_live(void);
Suite *suite_source_rt_history(void);
Suite *suite_source_rt_tickets(void);
Suite *suite_source_zendesk(void);
Suite *suite_source_zendesk_tickets(void);
Suite *suite_source_recorded_rt(void);
Suite *suite_source_recorded_zendesk(void);
Suite *suite_source_hostile(void);
Suite *suite_source_feed(void);
Suite *suite_source_feed_rounds(void);

#endif
