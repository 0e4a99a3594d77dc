/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The suites of src/net.
 */
#ifndef TESTS_CHECK_NET_H
#define TESTS_CHECK_NET_H

#include <check.h>

Suite *suite_backoff(void);
Suite *suite_certificate(void);
Suite *suite_failure(void);
Suite *suite_net(void);

#endif
