/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The suites of src/base.
 */
#ifndef TESTS_CHECK_BASE_H
#define TESTS_CHECK_BASE_H

#include <check.h>

Suite *suite_buf(void);
Suite *suite_error(void);
Suite *suite_format(void);
Suite *suite_http(void);
Suite *suite_log(void);
Suite *suite_text(void);

#endif
