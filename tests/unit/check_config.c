/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs the suites of src/config.
 */
#include "config.h"

#include "check_config.h"

#include <stdlib.h>

int main(void)
{
	SRunner *runner = srunner_create(suite_config());
	int failed;

	srunner_add_suite(runner, suite_config_errors());
	srunner_add_suite(runner, suite_config_time());
	srunner_add_suite(runner, suite_options());
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
