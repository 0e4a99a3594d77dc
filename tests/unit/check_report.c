/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs the suites of src/report.
 */
#include "config.h"

#include "check_report.h"

#include <stdlib.h>

int main(void)
{
	SRunner *runner = srunner_create(suite_report_json());

	srunner_add_suite(runner, suite_report_text());
	srunner_add_suite(runner, suite_report_targets());
	srunner_run_all(runner, CK_ENV);
	int failed = srunner_ntests_failed(runner);

	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
