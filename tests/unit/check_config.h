/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The suites of src/config.
 */
#ifndef TESTS_CHECK_CONFIG_H
#define TESTS_CHECK_CONFIG_H

#include <check.h>

Suite *suite_config(void);
Suite *suite_config_errors(void);
Suite *suite_config_time(void);
Suite *suite_options(void);

/* 2026-11-22T10:00Z */
#define CONFIG_NOW 1795341600

#endif
