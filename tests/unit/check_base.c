/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs the suites of src/base.
 */
#include "config.h"

#include "check_base.h"

#include <stdlib.h>

int main(void)
{
	SRunner *runner = srunner_create(suite_buf());
	int failed;

	srunner_add_suite(runner, suite_error());
	srunner_add_suite(runner, suite_format());
	srunner_add_suite(runner, suite_http());
	srunner_add_suite(runner, suite_log());
	srunner_add_suite(runner, suite_text());
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
