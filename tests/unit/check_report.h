/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The suites of src/report.
 */
#ifndef TESTS_CHECK_REPORT_H
#define TESTS_CHECK_REPORT_H

#include <check.h>

Suite *suite_report_json(void);
Suite *suite_report_targets(void);
Suite *suite_report_text(void);

#endif
