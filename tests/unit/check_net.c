/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs the suites of src/net.
 */
#include "config.h"

#include "check_net.h"

#include <stdlib.h>

int main(void)
{
	SRunner *runner = srunner_create(suite_backoff());
	srunner_add_suite(runner, suite_failure());
	srunner_add_suite(runner, suite_net());
	srunner_add_suite(runner, suite_certificate());
	srunner_run_all(runner, CK_ENV);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
