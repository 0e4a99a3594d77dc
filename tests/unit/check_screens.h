/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The suites of whole screens.
 */
#ifndef TESTS_CHECK_SCREENS_H
#define TESTS_CHECK_SCREENS_H

#include <check.h>

Suite *suite_oracle(void);
Suite *suite_random_user(void);
Suite *suite_screens(void);

#endif
